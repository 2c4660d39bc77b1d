"""Compliments as a person meets them: taken down in a few keys, shared, put right, quoted."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot

from db.reader import FileReader
from tests.ui import forms_support as forms
from tests.ui.support import (
    MANAGER,
    TODAY,
    OfficeFile,
    app_on,
    at,
    at_front,
    copy,
    front,
    make,
    press,
    seen,
    settle,
    told,
    typed,
)
from tracker.core.commands import ChangeList, ListChange
from tracker.core.compliments import (
    SOURCES,
    Compliment,
    ComplimentFilter,
    ComplimentType,
    Facts,
    ImportCompliments,
    LogCompliment,
    PastCompliment,
    QuoteCompliment,
)
from tracker.core.office import Lists
from tracker.core.views import Draft
from tracker.core.words import ListKind
from tracker.ui.app import TrackerApp
from tracker.ui.screens import compliment_choices as offered
from tracker.ui.screens.compliment_form import ComplimentForm
from tracker.ui.screens.compliment_quote import QuoteAsk
from tracker.ui.screens.compliments import ComplimentsScreen
from tracker.ui.screens.today import TodayScreen
from tracker.ui.widgets.fields import Choice

ONE = Facts(
    date(2026, 11, 20),
    ComplimentType.EXTERNAL,
    "Parent/carer",
    "Fostering",
    "Priya always rang back.",
    "Zoë Łuczak",
    "Priya Shah",
)
TWO = replace(ONE, received_on=date(2026, 11, 2), area="ACPS East", words="Thank you all.")
THREE = replace(
    ONE,
    received_on=date(2026, 3, 2),
    type=ComplimentType.INTERNAL,
    source="Manager",
    words="Very clear report.",
    shared_on=date(2026, 3, 5),
)


@pytest.fixture
def office(tmp_path: Path) -> OfficeFile:
    """A file without anything in it."""
    return make(tmp_path / "office.db", filled=False)


@pytest.fixture
def three(office: OfficeFile) -> OfficeFile:
    """Two compliments to share, and one of last year that was shared."""
    for facts in (ONE, TWO, THREE):
        office.do(LogCompliment(facts))
    return office


@asynccontextmanager
async def opened(
    office: OfficeFile, *keys: str, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Pilot[None]]:
    """The app on a file, after some keys."""
    app = app_on(office)
    with at():
        async with app.run_test(size=size) as pilot:
            await settle(pilot)
            await press(pilot, *keys)
            yield pilot
    app.let_go()


def app(pilot: Pilot[None]) -> TrackerApp:
    """The app, with its type."""
    assert isinstance(pilot.app, TrackerApp)
    return pilot.app


def kept(office: OfficeFile) -> list[Compliment]:
    """Every compliment of the file, newest first."""
    with closing(FileReader(office.path)) as reader:
        return list(reader.compliments(reader.compliment_tally(ComplimentFilter()).numbers))


def parked(office: OfficeFile) -> list[Draft]:
    """What is parked."""
    with closing(FileReader(office.path)) as reader:
        return list(reader.drafts(MANAGER.name))


# -- taking one down -------------------------------------------------------------------------------
QUICKLY = ("m", " Priya always rang back.", "tab", "f", "p", "ctrl+s")
"""Everything that is pressed; what begins with a space is what was said, typed."""


@pytest.mark.parametrize("screen", [(), ("2",), ("5",), ("7",)], ids=["1", "2", "5", "7"])
async def test_a_compliment_takes_six_keys_or_fewer(
    office: OfficeFile, screen: tuple[str, ...]
) -> None:
    assert sum(not key.startswith(" ") for key in QUICKLY) == 5
    async with opened(office, *screen, *QUICKLY) as pilot:
        assert not at_front(app(pilot), ComplimentForm)
        assert "Compliment C26-0001 logged. u undoes." in told(app(pilot))
    (one,) = kept(office)
    assert one.facts == Facts(
        TODAY,
        ComplimentType.EXTERNAL,
        "Parent/carer",
        "Fostering",
        "Priya always rang back.",
    )
    assert one.logged_by == MANAGER.name
    assert parked(office) == []


async def test_the_palette_logs_one_too(office: OfficeFile) -> None:
    async with opened(office, "ctrl+p", " log a compl", "enter") as pilot:
        assert at_front(app(pilot), ComplimentForm)


async def test_no_letter_is_lost_to_a_fast_hand(office: OfficeFile) -> None:
    async with opened(office) as pilot:
        keys = ("m", *"Thanks", "tab", "n", "c", *"Jo", "enter", *"Al", "ctrl+s")
        await forms.burst(pilot, *keys)
    (one,) = kept(office)
    assert (one.words, one.area, one.source) == ("Thanks", "ACPS North", "Colleague")
    assert (one.type, one.said_by, one.staff) == (ComplimentType.INTERNAL, "Jo", "Al")


async def test_the_source_answers_the_type_unless_a_person_does(office: OfficeFile) -> None:
    async with opened(office, "m", " Thanks", "tab", "f") as pilot:
        await press(pilot, "m")
        assert (forms.value(pilot, "type"), forms.here(pilot)) == ("internal", "said_by")
        await press(pilot, "shift+tab", "e")
        assert forms.value(pilot, "type") == "external"
        await press(pilot, "shift+tab", "shift+tab", "c")
        assert forms.value(pilot, "type") == "external"
        await press(pilot, "ctrl+s")
    assert [(one.source, one.type.value) for one in kept(office)] == [("Colleague", "external")]


@pytest.mark.parametrize(
    "answers",
    [offered.areas(Lists().areas), offered.sources(Lists().sources), offered.types()],
    ids=["area", "source", "type"],
)
def test_every_answer_has_a_letter_of_its_own(answers: tuple[Choice, ...]) -> None:
    letters = [answer.letter for answer in answers]
    assert all(letters)
    assert len(set(letters)) == len(letters)
    assert set(offered.SOURCE_LETTERS) == set(SOURCES)


async def test_what_is_missing_is_said_under_its_field(office: OfficeFile) -> None:
    async with opened(office, "m", "tab", "tab", "tab", "tab", " Jo", "ctrl+s") as pilot:
        form = front(app(pilot), ComplimentForm)
        assert form.field("words").error.startswith("Write what was said")
        assert form.field("area").error == "Choose the service area."
        assert form.field("source").error == "Choose who it came from."
        assert forms.here(pilot) == "words"
        assert form.field("said_by").value == "Jo"
        await press(pilot, " Thanks", "tab", "f", "p", "ctrl+s")
    assert [one.said_by for one in kept(office)] == ["Jo"]


async def test_a_day_that_cannot_be_is_refused_and_a_past_one_is_kept(office: OfficeFile) -> None:
    async with opened(office, "m", " Thanks", "tab", "f", "p") as pilot:
        form = front(app(pilot), ComplimentForm)
        await press(pilot, "tab", "tab", " 30/11/2026", "ctrl+s")
        assert form.field("received_on").error
        form.field("received_on").value = ""
        await press(pilot, " 31/3/2026", "ctrl+s")
    assert [one.ref for one in kept(office)] == ["C25-0001"]


async def test_esc_parks_it_and_it_comes_back_with_its_day(office: OfficeFile) -> None:
    async with opened(office, "m", " Priya rang", "tab", "f", "escape") as pilot:
        assert at_front(app(pilot), TodayScreen)
        (draft,) = parked(office)
        assert (draft.kind, draft.fields["received_on"]) == ("compliment", "23/11/2026")
        assert "Priya rang" in seen(app(pilot))
        await press(pilot, "d")
        form = front(app(pilot), ComplimentForm)
        assert (form.field("words").value, form.field("area").value) == ("Priya rang", "Fostering")
        await press(pilot, "  back", "tab", "tab", "p", "ctrl+s")
    assert [one.words for one in kept(office)] == ["Priya rang back"]
    assert parked(office) == []


async def test_nothing_typed_leaves_no_draft(office: OfficeFile) -> None:
    async with opened(office, "m", "escape"):
        assert parked(office) == []


async def test_u_takes_it_back(office: OfficeFile) -> None:
    async with opened(office, *QUICKLY, "u") as pilot:
        assert "Undone: Compliment C26-0001 logged." in told(app(pilot))
        assert kept(office) == []
        await press(pilot, "U")
        assert [one.ref for one in kept(office)] == ["C26-0001"]


# -- the list --------------------------------------------------------------------------------------
async def test_the_list_is_newest_first_and_its_counts_are_its_rows(three: OfficeFile) -> None:
    async with opened(three, "5") as pilot:
        lines = seen(app(pilot)).split("\n")
        assert "3: 1 internal, 2 external, 2 to share" in lines[0]
        assert [line[2:20].split() for line in lines[2:5]] == [
            ["»", "not", "yet", "C26-0001"],
            ["»", "not", "yet", "C26-0002"],
            ["✓", "shared", "C25-0001"],
        ]
        assert "Zoë Łuczak" in seen(app(pilot))
        await press(pilot, "down")
        assert "Thank you all." in seen(app(pilot)).split("─")[-1]


async def test_an_old_log_raises_no_task(office: OfficeFile) -> None:
    office.do(ImportCompliments((PastCompliment(ONE),), "log.csv"))
    async with opened(office, "5") as pilot:
        assert "1: 0 internal, 1 external, 0 to share" in seen(app(pilot))
        assert "not recorded" in seen(app(pilot))


async def test_another_size_wraps_what_was_said_anew(three: OfficeFile) -> None:
    words = "She always rang back, even when there was nothing new to say about the placement."
    three.do(LogCompliment(replace(ONE, words=words)), MANAGER)
    async with opened(three, "5", size=(120, 40)) as pilot:
        assert f"Said     {words[:60].rsplit(' ', 1)[0]}" not in seen(app(pilot))
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        assert f"Said     {words[:60].rsplit(' ', 1)[0]}" in seen(app(pilot))


@pytest.mark.parametrize(
    ("typing", "refs"),
    [
        ("rang", ["C26-0001"]),
        ("luczak thank", ["C26-0002"]),
        ("report", ["C25-0001"]),
        ("acps east", ["C26-0002"]),
        ("nothing so", []),
    ],
)
async def test_filter_as_you_type(three: OfficeFile, typing: str, refs: list[str]) -> None:
    async with opened(three, "5", "slash", f" {typing}") as pilot:
        screen = front(app(pilot), ComplimentsScreen)
        found = [three_refs(three)[number] for number in screen.table.ids]
        assert found == refs
        assert f"{len(refs)}: " in seen(app(pilot)).split("\n")[0]
        await press(pilot, "escape")
        assert len(screen.table.ids) == 3


def three_refs(office: OfficeFile) -> dict[int, str]:
    """References by number."""
    return {one.number: one.ref for one in kept(office)}


@pytest.mark.parametrize(
    ("keys", "refs", "head"),
    [
        (("1", "ctrl+s"), ["C26-0001", "C26-0002"], "2026/27"),
        (("2", "ctrl+s"), ["C25-0001"], "2025/26"),
        (("tab", "e", "ctrl+s"), ["C26-0002"], "ACPS East"),
        (("tab", "tab", "m", "ctrl+s"), ["C25-0001"], "Manager"),
        (("tab", "tab", "tab", "i", "ctrl+s"), ["C25-0001"], "internal"),
        (("enter", "enter", "enter", "enter", "n"), ["C26-0001", "C26-0002"], "not shared yet"),
        (("enter", "enter", "enter", "enter", "q"), ["C25-0001"], "quotes for the report"),
    ],
)
async def test_what_is_shown_is_chosen_by_letters(
    three: OfficeFile, keys: tuple[str, ...], refs: list[str], head: str
) -> None:
    three.do(QuoteCompliment(3, 1, "Very clear report."))
    async with opened(three, "5", "v", *keys, size=(120, 40)) as pilot:
        screen = front(app(pilot), ComplimentsScreen)
        assert [three_refs(three)[number] for number in screen.table.ids] == refs
        assert head in seen(app(pilot)).split("\n")[0]
        await press(pilot, "escape")
        assert len(screen.table.ids) == 3


async def test_one_key_tells_the_team_and_the_cursor_goes_on(three: OfficeFile) -> None:
    async with opened(three, "5") as pilot:
        await forms.burst(pilot, "s", "s")
        assert [one.shared_on for one in kept(three)] == [TODAY, TODAY, date(2026, 3, 5)]
        assert "0 to share" in seen(app(pilot))
        await press(pilot, "s")
        assert "C25-0001 was shared with the team on Thu 5 Mar 2026 already." in told(app(pilot))
        await press(pilot, "u")
        assert [one.shared_on for one in kept(three)] == [TODAY, None, date(2026, 3, 5)]


async def test_ticked_ones_are_shared_and_undone_as_one(three: OfficeFile) -> None:
    async with opened(three, "5", "asterisk", "s") as pilot:
        assert "2 compliments: shared with the team today (1 shared before)" in told(app(pilot))
        assert not front(app(pilot), ComplimentsScreen).table.ticked
        await press(pilot, "u")
        assert [one.shared_on for one in kept(three)] == [None, None, date(2026, 3, 5)]


async def test_it_is_put_right(three: OfficeFile) -> None:
    async with opened(three, "5", "e", " Really.", "tab", "n", "ctrl+s") as pilot:
        assert "C26-0001: put right." in told(app(pilot))
        first = kept(three)[0]
        assert (first.words, first.area) == ("Priya always rang back.Really.", "ACPS North")
        assert first.facts == replace(ONE, words=first.words, area=first.area)
        await press(pilot, "u")
        assert kept(three)[0].facts == ONE


async def test_a_correction_is_parked_and_taken_up(three: OfficeFile) -> None:
    async with opened(three, "5", "e", " Really.", "escape", "1") as pilot:
        assert [draft.kind for draft in parked(three)] == ["compliment_edit"]
        await press(pilot, "d", "ctrl+s")
        assert kept(three)[0].words == "Priya always rang back.Really."
        assert parked(three) == []


async def test_looking_at_one_leaves_no_draft(three: OfficeFile) -> None:
    async with opened(three, "5", "enter", "escape"):
        assert parked(three) == []


async def test_somebody_elses_change_is_not_overwritten(three: OfficeFile) -> None:
    async with opened(three, "5", "e", " Really.") as pilot:
        three.do(QuoteCompliment(1, 1, "Always rang back."))
        await press(pilot, "ctrl+s")
        assert "C26-0001 has changed since you opened it" in seen(app(pilot))
        assert forms.value(pilot, "words") == "Priya always rang back.Really."


async def test_a_value_that_left_the_lists_stays_on_what_has_it(office: OfficeFile) -> None:
    office.do(LogCompliment(replace(ONE, source="Neighbour", area="Old Team")))
    async with opened(office, "5", "e", " Yes.", "ctrl+s"):
        (one,) = kept(office)
        assert (one.source, one.area, one.words[-4:]) == ("Neighbour", "Old Team", "Yes.")


async def test_a_quote_is_chosen_without_its_names(three: OfficeFile) -> None:
    async with opened(three, "5", "q") as pilot:
        form = front(app(pilot), QuoteAsk)
        assert form.field("quote").note == "Still names: Priya"
        await press(pilot, "ctrl+s")
        assert form.field("quote").error == "Still names: Priya. ^S again keeps it so."
        assert not kept(three)[0].quote
        form.field("quote").value = ""
        await press(pilot, " She always rang back.")
        assert form.field("quote").note == ""
        await press(pilot, "ctrl+s")
        assert "C26-0001: chosen as a quote for the report." in told(app(pilot))
        assert kept(three)[0].quote == "She always rang back."
        assert kept(three)[0].words == ONE.words
        assert parked(three) == []
        await press(pilot, "q")
        front(app(pilot), QuoteAsk).field("quote").value = ""
        await settle(pilot)
        await press(pilot, "ctrl+s")
        assert kept(three)[0].quote == ""


async def test_a_word_that_only_looks_like_a_name_may_stay(three: OfficeFile) -> None:
    async with opened(three, "5", "q", "ctrl+s", "ctrl+s"):
        assert kept(three)[0].quote == ONE.words


async def test_a_quote_is_parked_and_taken_up(three: OfficeFile) -> None:
    async with opened(three, "5", "q", " Truly.", "escape", "1") as pilot:
        assert [draft.kind for draft in parked(three)] == ["compliment_quote"]
        await press(pilot, "d")
        assert front(app(pilot), QuoteAsk).field("quote").value == ONE.words + "Truly."
        await press(pilot, "ctrl+s", "ctrl+s")
        assert kept(three)[0].quote == ONE.words + "Truly."
        assert parked(three) == []


@pytest.mark.parametrize("key", ["s", "e", "q", "y", "space"])
async def test_an_empty_list_says_why_not(office: OfficeFile, key: str) -> None:
    async with opened(office, "5", key) as pilot:
        assert "There is no compliment under the cursor." in told(app(pilot))
        assert "m logs the first one" in seen(app(pilot))


async def test_words_of_people_are_not_markup(office: OfficeFile, tmp_path: Path) -> None:
    hostile = "[red]Thanks[/] \x1b[31m"
    office.do(LogCompliment(replace(ONE, words=hostile, staff="[b]A[/b]", said_by="[/]")))
    for size in ((80, 24), (120, 40)):
        async with opened(copy(office, tmp_path / "other.db"), "5", size=size) as pilot:
            assert "[red]Thanks[/]" in seen(app(pilot))
            assert "[b]A[/b]" in seen(app(pilot))
            assert "\x1b" not in seen(app(pilot))


async def test_it_fills_its_list_a_page_at_a_time(office: OfficeFile) -> None:
    rows = tuple(
        PastCompliment(replace(ONE, words=f"Thanks {n}", received_on=date(2017, 4, 1)))
        for n in range(400)
    )
    office.do(ImportCompliments(rows, "log.csv"))
    async with opened(office, "5") as pilot:
        screen = front(app(pilot), ComplimentsScreen)
        assert len(screen.table.ids) == 400
        assert sum(screen.table.row_of(n) is not None for n in screen.table.ids) < 60
        await press(pilot, "end")
        assert "Thanks 0" in seen(app(pilot))
        await typed(pilot, "m")
        assert at_front(app(pilot), ComplimentForm)


async def test_a_source_added_in_the_settings_is_offered_and_one_retired_is_not(
    office: OfficeFile,
) -> None:
    """The form offers the list as it is now; what a compliment has stays on it and in filters."""
    office.do(ChangeList(ListKind.SOURCE, ListChange.ADD, "Virtual school"))
    office.do(ChangeList(ListKind.SOURCE, ListChange.RETIRE, "Police"))
    app = app_on(office)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "m")
        text = seen(app)
        assert "virtual school" in text
        assert "police" not in text
