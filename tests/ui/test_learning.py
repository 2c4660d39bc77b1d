"""Learning: taken down in a few keys, chased, returned, checked, and never out of sight."""

from __future__ import annotations

from datetime import date

import pytest

from tests.ui.forms_support import drafts
from tests.ui.learning_support import CASE, Hand, at_work, form_of, promised, queue_of
from tests.ui.support import (
    MANAGER,
    OFFICER,
    TODAY,
    OfficeFile,
    at_front,
    copy,
    front,
    make,
    seen,
    told,
)
from tracker.core import learning_commands as cmd
from tracker.core.learning import Level
from tracker.core.learning_queue import LearningBucket
from tracker.ui.app import TrackerApp
from tracker.ui.screens.case import CaseScreen
from tracker.ui.screens.learning import LearningScreen
from tracker.ui.widgets.bars import TopBar

DUE_USUALLY = date(2026, 12, 21)
"""Twenty working days after 23 November 2026."""


@pytest.fixture(scope="module")
def learnt_template(tmp_path_factory: pytest.TempPathFactory) -> OfficeFile:
    """The known cases, and what was promised in some."""
    from tests.ui.support import at

    with at():
        office = make(tmp_path_factory.mktemp("learnt") / "learnt.db", filled=True)
        promised(office)
    return office


@pytest.fixture
def learnt(learnt_template: OfficeFile, tmp_path: object) -> OfficeFile:
    """A file of its own with something promised."""
    from pathlib import Path

    assert isinstance(tmp_path, Path)
    return copy(learnt_template, tmp_path / "learnt.db")


def app_of(hand: Hand) -> TrackerApp:
    assert isinstance(hand.pilot.app, TrackerApp)
    return hand.pilot.app


def screen(hand: Hand) -> str:
    return seen(app_of(hand))


def rows(hand: Hand) -> list[str]:
    """The keys of the rows shown, in order."""
    return front(app_of(hand), LearningScreen).rows.names


# -- taking down ---------------------------------------------------------------------------------
async def test_a_promise_costs_three_keys_with_the_reply(office: OfficeFile) -> None:
    async with at_work(office) as hand:
        await hand.press("r")
        assert "F6 saves, and then takes down what was promised." in screen(hand)
        await hand.press("f6")
        assert "What was promised in 26-0001" in screen(hand)
        await hand.type("Ring before calling off a visit")
        await hand.press("enter")
        assert hand.keys == 3
        assert "L26-0001: promise 1 taken down, due Mon 21 Dec." in told(app_of(hand))
        assert "Send the form" in screen(hand)
        assert at_front(app_of(hand), LearningScreen)
    assert office.case("26-0001").reply_sent_on == TODAY
    (promise,) = form_of(office, "26-0001").promises
    assert (promise.text, promise.owner) == ("Ring before calling off a visit", "P. Shah")
    assert (promise.level, promise.due_on) == (Level.TEAM, DUE_USUALLY)


async def test_a_reply_without_a_promise_costs_what_it_did(office: OfficeFile) -> None:
    async with at_work(office) as hand:
        await hand.press("r", "enter")
        assert office.case("26-0001").reply_sent_on == TODAY
        assert "Today" in screen(hand)


async def test_a_reply_that_is_wrong_stays_and_then_only_saves(office: OfficeFile) -> None:
    async with at_work(office) as hand:
        await hand.press("r")
        await hand.type("32/1")
        await hand.press("f6")
        assert "Reply to 26-0001 sent" in screen(hand)
        await hand.press(*["backspace"] * 4, "enter")
        assert office.case("26-0001").reply_sent_on == TODAY
        assert "What was promised" not in screen(hand)


async def test_from_the_case_a_promise_costs_two_keys_and_the_next_two(office: OfficeFile) -> None:
    async with at_work(office, "enter") as hand:
        await hand.press("l")
        await hand.type("Ring first")
        await hand.press("enter")
        assert hand.keys == 2
        await hand.press("p")
        await hand.type("Tell the school")
        await hand.press("tab", "s", "enter")
        assert [p.text for p in form_of(office, "26-0001").promises] == [
            "Ring first",
            "Tell the school",
        ]
        assert form_of(office, "26-0001").promises[1].level is Level.SERVICE
        await hand.press("escape")
        assert at_front(app_of(hand), CaseScreen)
        assert "Learning L26-0001, not sent (l opens it)" in screen(hand)


async def test_a_closed_case_can_still_learn(learnt: OfficeFile) -> None:
    async with at_work(learnt, "2", "home", "enter") as hand:
        await hand.press("l")
        assert rows(hand) == ["L26-0001/1", "L26-0001/2"]
        await hand.press("p")
        await hand.type("Tell the school")
        await hand.press("enter")
    assert len(form_of(learnt, CASE).promises) == 3


async def test_a_promise_begun_is_parked_by_esc_and_taken_up(office: OfficeFile) -> None:
    async with at_work(office, "enter", actor=OFFICER) as hand:
        await hand.press("l", "escape")
        assert drafts(office) == []  # nothing was typed
        await hand.press("p")
        await hand.type("Ring before call")
        await hand.press("escape")
        assert [d.kind for d in drafts(office)] == ["promise"]
        await hand.press("1", "d")
        assert "Ring before call" in screen(hand)
        await hand.type("ing off")
        await hand.press("enter")
        assert drafts(office) == []
    assert form_of(office, "26-0001").promises[0].text == "Ring before calling off"


async def test_learning_that_nobody_complained_about(office: OfficeFile) -> None:
    async with at_work(office, "4") as hand:
        assert "Nothing was promised that is still to be done." in screen(hand)
        await hand.press("b")
        await hand.type("An audit of files")
        await hand.press("tab")
        await hand.type("decision")
        await hand.press("enter")
        await hand.type("fostering")
        await hand.press("enter")
        await hand.type("Write reasons down")
        await hand.press("enter")
        assert rows(hand) == ["L26-0001/1"]
    form = form_of(office, "L26-0001")
    assert (form.theme, form.area, form.source) == (
        "Decision making",
        "Fostering",
        "An audit of files",
    )


# -- the queue -----------------------------------------------------------------------------------
async def test_the_queue_is_worst_first_and_today_counts_its_rows(learnt: OfficeFile) -> None:
    queue = queue_of(learnt)
    assert queue.due == 2
    async with at_work(learnt) as hand:
        assert "■2 learn" in screen(hand).splitlines()[0]
        await hand.press("4")
        assert rows(hand) == [row.key for row in queue.rows]
        late = [row for row in queue.rows if row.bucket is LearningBucket.LATE]
        first = screen(hand).splitlines()[0]
        assert f"■{len(late)} LATE" in first
        assert "!1 TODAY" in first
        assert "Ring before calling off a visit" in screen(hand)
        assert "Thu 19 Nov, 2 working days late" in screen(hand)
        await hand.press("v")
        assert len(rows(hand)) == len(queue.rows)
        await hand.press("slash")
        await hand.type("dunmore")
        assert {key.partition("/")[0] for key in rows(hand)} == {"L26-0003"}
        await hand.press("escape")
        assert len(rows(hand)) == len(queue.rows)


async def test_the_header_of_today_fits_eighty_columns_however_full(learnt: OfficeFile) -> None:
    from collections import Counter

    from tracker.core.words import Bucket
    from tracker.ui.screens.today import TodayScreen

    async with at_work(learnt) as hand:
        today = front(app_of(hand), TodayScreen)
        bar = today.query_one(TopBar)
        badges = today._count_badges(Counter(dict.fromkeys(Bucket, 7)), narrow=True)
        assert TopBar.cells("Today", "Mon 23 Nov", badges) <= 80
        shown = "".join(text for text, _ in bar.pieces())
        assert "■2 learn" in shown[:80]
        assert "»" in shown[:80]


async def test_a_file_without_late_promises_has_no_count(office: OfficeFile) -> None:
    async with at_work(office) as hand:
        assert "learn" not in screen(hand).splitlines()[0]


async def test_chase_is_one_key_and_goes_on(learnt: OfficeFile) -> None:
    async with at_work(learnt, "4") as hand:
        await hand.press("c")
        assert hand.keys == 1
        assert "promise 1 chased; look again Wed 25 Nov" in told(app_of(hand))
        assert front(app_of(hand), LearningScreen).rows.name_at == "L26-0001/2"
        clipboard = app_of(hand).clipboard
        assert "Ring before calling off a visit" in clipboard
        assert "Khan" not in clipboard
        assert "Chased, Wed 25" in screen(hand)
        await hand.press("up", "C")
        await hand.type("30/11")
        await hand.press("enter")
    promise = form_of(learnt, CASE).promises[0]
    assert promise.chased_on == (TODAY, TODAY)
    assert promise.look_again_on == date(2026, 11, 30)


async def test_a_return_of_two_promises_costs_nine_keys_beyond_the_words(
    learnt: OfficeFile,
) -> None:
    async with at_work(learnt, "4", actor=OFFICER) as hand:
        await hand.press("r")
        assert "1 Ring before calling off a visit" in screen(hand)
        await hand.press("t", "enter")
        await hand.type("Visit log of November")
        await hand.press("enter")
        await hand.type("Nobody waits at the window")
        await hand.press("enter", "t", "enter")
        await hand.type("Message heard")
        await hand.press("enter")
        await hand.type("Families know whom to ask")
        await hand.press("enter")
        assert hand.keys == 9
        assert "L26-0001: returned, 2 of 2 done." in told(app_of(hand))
        assert "L26-0001/0" in rows(hand)  # to check
    form = form_of(learnt, CASE)
    assert form.returned_on == TODAY
    assert [(p.done_on, p.evidence, p.changed) for p in form.promises] == [
        (TODAY, "Visit log of November", "Nobody waits at the window"),
        (TODAY, "Message heard", "Families know whom to ask"),
    ]


async def test_a_return_may_say_that_something_is_not_done(learnt: OfficeFile) -> None:
    async with at_work(learnt, "4") as hand:
        await hand.press("r", "t", "ctrl+s")
    first, second = form_of(learnt, CASE).promises
    assert first.done_on == TODAY
    assert second.open


async def test_a_return_with_a_wrong_date_says_so_under_it_and_loses_nothing(
    learnt: OfficeFile,
) -> None:
    async with at_work(learnt, "4") as hand:
        await hand.press("r")
        await hand.type("45/45")
        await hand.press("enter")
        await hand.type("Visit log")
        await hand.press("ctrl+s")
        assert "Visit log" in screen(hand)
        assert form_of(learnt, CASE).returned_on is None


async def test_a_return_begun_is_parked_and_taken_up_whole(learnt: OfficeFile) -> None:
    async with at_work(learnt, "4", actor=OFFICER) as hand:
        await hand.press("r", "t", "enter")
        await hand.type("Visit log")
        await hand.press("escape")
        assert "Parked" in told(app_of(hand))
        await hand.press("1", "d")
        text = screen(hand)
        assert "Learning form L26-0001 returned" in text
        assert "2 Say who covers" in text
        assert "Visit log" in text
        await hand.press("ctrl+s")
    form = form_of(learnt, CASE)
    assert form.returned_on == TODAY
    assert form.promises[0].evidence == "Visit log"


async def test_sent_done_and_checked_and_each_taken_back(learnt: OfficeFile) -> None:
    async with at_work(learnt, "4") as hand:
        listed = rows(hand)
        await hand.press(*["down"] * listed.index("L26-0002/1"))
        await hand.press("s")
        await hand.type("E. Roebuck")
        await hand.press("enter")
        form = form_of(learnt, "L26-0002")
        assert (form.sent_to, form.sent_on, form.due_back_on) == ("E. Roebuck", TODAY, DUE_USUALLY)
        await hand.press("d", "enter")
        await hand.type("The new template")
        await hand.press("enter", "enter")
        assert form_of(learnt, "L26-0002").promises[0].evidence == "The new template"
        await hand.press("u")
        assert form_of(learnt, "L26-0002").promises[0].open
        await hand.press("u")
        assert form_of(learnt, "L26-0002").sent_on is None
        await hand.press("home", *["down"] * rows(hand).index("L26-0003/0"))
        await hand.press("q")
        assert form_of(learnt, "L26-0003").checked_by == MANAGER.name
        assert "L26-0003/0" not in rows(hand)


async def test_an_officer_does_not_check(learnt: OfficeFile) -> None:
    async with at_work(learnt, "4", actor=OFFICER) as hand:
        await hand.press(*["down"] * rows(hand).index("L26-0003/0"))
        await hand.press("q")
        assert "Only a manager does that." in told(app_of(hand))
        assert form_of(learnt, "L26-0003").checked_on is None


@pytest.mark.parametrize(
    ("at", "key", "why"),
    [
        ("L26-0001/1", "s", "L26-0001 was sent already."),
        ("L26-0001/1", "q", "L26-0001 has not come back yet"),
        ("L26-0002/1", "r", "L26-0002 was not sent yet"),
        ("L26-0002/1", "o", "there is no case to open"),
        ("L26-0003/0", "r", "L26-0003 was returned already."),
        ("L26-0003/0", "c", "L26-0003 is not with anybody"),
        ("L26-0003/0", "d", "There is no promise under the cursor."),
        ("L26-0003/1", "d", "This promise is done already."),
    ],
)
async def test_a_key_that_cannot_act_says_why(
    learnt: OfficeFile, at: str, key: str, why: str
) -> None:
    async with at_work(learnt, "4") as hand:
        front(app_of(hand), LearningScreen).rows.move_to(at)
        before = queue_of(learnt)
        await hand.press(key)
        assert why in told(app_of(hand))
        assert queue_of(learnt) == before


async def test_ticked_rows_are_chased_together_and_taken_back_together(
    learnt: OfficeFile,
) -> None:
    async with at_work(learnt, "4") as hand:
        await hand.press("space", "space", "c")
        assert [len(p.chased_on) for p in form_of(learnt, CASE).promises] == [1, 1]
        assert front(app_of(hand), LearningScreen).ticked == set()
        await hand.press("u")
        assert [len(p.chased_on) for p in form_of(learnt, CASE).promises] == [0, 0]


async def test_a_promise_is_put_right(learnt: OfficeFile) -> None:
    async with at_work(learnt, "4") as hand:
        await hand.press("f", "end")
        await hand.type(", always")
        await hand.press("ctrl+s")
    promise = form_of(learnt, CASE).promises[0]
    assert promise.text == "Ring before calling off a visit, always"
    assert promise.due_on == date(2026, 11, 19)


async def test_enter_opens_the_form_and_o_its_case(learnt: OfficeFile) -> None:
    async with at_work(learnt, "4") as hand:
        await hand.press("enter")
        assert rows(hand) == ["L26-0001/1", "L26-0001/2"]
        await hand.press("o")
        assert at_front(app_of(hand), CaseScreen)
        assert CASE in screen(hand)


async def test_words_of_a_promise_are_never_markup(office: OfficeFile) -> None:
    text = "[/] [@click=app.quit]ring[/] \x1b]52;c;ZXZpbA==\x07 first"
    office.do(cmd.AddPromise("26-0001", text), MANAGER)
    async with at_work(office, "4") as hand:
        assert "[@click=app.quit]ring" in screen(hand)
        assert "\x1b" not in screen(hand)
        await hand.press("c")
    assert form_of(office, "26-0001").promises[0].chased_on == (TODAY,)


# -- a new contact -------------------------------------------------------------------------------
async def test_while_a_call_is_logged_an_open_promise_is_said(learnt: OfficeFile) -> None:
    async with at_work(learnt, "n", actor=OFFICER) as hand:
        await hand.type("Khan, M")
        await hand.press("enter")
        assert "Open promise from case 26-0010 (2 working days late): Ring" in screen(hand)
        assert "(and 1 more: key 4)" in " ".join(screen(hand).split())


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_case_on_the_same_matter_says_what_is_open(
    learnt: OfficeFile, size: tuple[int, int]
) -> None:
    # 26-0002 has the theme and the area of 26-0010, and another caller.
    async with at_work(learnt, "down", size=size) as hand:
        assert "Open promise from case 26-0010" in screen(hand)
        await hand.press("enter")
        assert "Open promise from case 26-0010" in screen(hand)


async def test_another_matter_of_another_person_says_nothing(learnt: OfficeFile) -> None:
    async with at_work(learnt) as hand:
        assert "26-0001" in screen(hand)
        assert "Open promise" not in screen(hand)
