"""Taking a call: the keys it costs, what the officer sees, and what the file then holds."""

from __future__ import annotations

from datetime import date

import pytest

from tests.ui.forms_support import (
    WIDE,
    burst,
    call,
    drafts,
    form,
    here,
    newest,
    paste,
    press,
    shown,
    toasts,
    top,
    tracker,
    type_in,
    value,
)
from tests.ui.support import MANAGER, OFFICER, TODAY, OfficeFile, settle
from tracker.core import commands as cmd
from tracker.core.case import Proposal
from tracker.core.commands import Command
from tracker.core.office import Actor, Office, Refusal
from tracker.core.ports import CouldNot, Receipt
from tracker.core.words import Handling, ListKind, NameGiven, Safety
from tracker.core.workdays import Calendar
from tracker.ui import say, say_forms
from tracker.ui.screens.classify import ClassifyScreen
from tracker.ui.screens.log import LogScreen
from tracker.ui.screens.today import TodayScreen
from tracker.ui.widgets.fields import ChoiceRow, Field


def events_of(office: OfficeFile, ref: str) -> list[str]:
    """The names of everything recorded on a case."""
    from db.reader import FileReader

    reader = FileReader(office.path)
    try:
        return [type(r.event).__name__ for r in reader.case_file(ref, TODAY).timeline]
    finally:
        reader.close()


# ---------------------------------------------------------------- what a call costs in keys


async def test_a_known_caller_costs_four_keys(office: OfficeFile) -> None:
    before = office.count()
    async with call(office, begin=False) as pilot:
        await press(pilot, "n")
        await type_in(pilot, "smi")
        await press(pilot, "enter")
        await type_in(pilot, "Nobody rang")
        await press(pilot, "tab")
        await type_in(pilot, "A call")
        await press(pilot, "ctrl+s")
        assert top(pilot) is TodayScreen
        assert "logged. Reply due Mon 7 Dec." in toasts(pilot)[0]
    case = newest(office)
    assert office.count() == before + 1
    party = case.complainant
    assert (party.name, party.relation, party.telephone) == (
        "Smith, Janet",
        "Mother",
        "01632 960142",
    )
    assert party.person_id == office.case("26-0002").complainant.person_id
    assert (case.child, case.details, case.wants) == ("Ava S", "Nobody rang", "A call")
    assert (case.received_on, case.received_at, case.channel) == (TODAY, "14:07", "Telephone")
    assert case.logged_by == "J. Lee"


async def test_a_new_caller_costs_seven_keys(empty: OfficeFile) -> None:
    async with call(empty, begin=False) as pilot:
        await press(pilot, "n")
        await type_in(pilot, "Hill, Mo")
        await press(pilot, "enter")
        await type_in(pilot, "0191")
        await press(pilot, "enter", "p")
        await type_in(pilot, "Kit")
        await press(pilot, "enter")
        await type_in(pilot, "Late bus")
        await press(pilot, "tab")
        await type_in(pilot, "Taxi")
        await press(pilot, "ctrl+s")
    case = newest(empty)
    party = case.complainant
    assert (party.name, party.telephone, party.relation) == ("Hill, Mo", "0191", "Parent")
    assert (case.child, case.details, case.wants) == ("Kit", "Late bus", "Taxi")
    assert party.name_given is NameGiven.NAMED
    assert party.person_id is not None


async def test_one_more_call_on_an_open_case_costs_three_keys(office: OfficeFile) -> None:
    before = office.count()
    async with call(office, begin=False) as pilot:
        await press(pilot, "n")
        await type_in(pilot, "smi")
        await press(pilot, "enter")
        await type_in(pilot, "Third time")
        await press(pilot, "f4")
        assert toasts(pilot)[0].startswith("26-0002: Came in again by telephone: Third time")
    assert office.count() == before
    assert events_of(office, "26-0002")[-1] == "CallAdded"
    assert drafts(office) == []


async def test_only_the_story_costs_six_keys(empty: OfficeFile) -> None:
    async with call(empty, begin=False) as pilot:
        await press(pilot, "n", "tab", "tab", "tab", "tab")
        assert here(pilot) == "details"
        await type_in(pilot, "Crying")
        await press(pilot, "ctrl+s")
    case = newest(empty)
    assert case.details == "Crying"
    assert case.complainant.name_given is NameGiven.NOT_ASKED
    assert case.safety is Safety.NOT_ASKED


async def test_every_key_lands_in_its_field_however_fast_they_come(office: OfficeFile) -> None:
    before = office.count()
    async with call(office, begin=False) as pilot:
        await burst(
            pilot, "n", *"smi", "enter", *"Story", "tab", *"Wish", "tab", "n", "1", "ctrl+s"
        )
        assert top(pilot) is TodayScreen
    case = newest(office)
    assert office.count() == before + 1
    assert (case.complainant.name, case.details, case.wants) == ("Smith, Janet", "Story", "Wish")
    assert case.safety is Safety.NO
    assert case.proposal == Proposal(Handling.STAGE_1, by="J. Lee")


async def test_a_new_caller_as_fast_as_keys_come(office: OfficeFile) -> None:
    async with call(office, begin=False) as pilot:
        keys = ("n", *"Hill", "enter", *"0191", "enter", "p", *"Kit", "enter", *"Bus", "ctrl+s")
        await burst(pilot, *keys)
    case = newest(office)
    assert (case.complainant.name, case.complainant.telephone) == ("Hill", "0191")
    assert (case.complainant.relation, case.child, case.details) == ("Parent", "Kit", "Bus")


# ---------------------------------------------------------------- while somebody types


async def test_people_come_up_with_the_reason_and_their_open_case(office: OfficeFile) -> None:
    async with call(office) as pilot:
        await type_in(pilot, "s")
        await settle(pilot)
        assert "Smith, Janet" not in shown(pilot)
        await type_in(pilot, "mi")
        await settle(pilot)
        line = next(text for text in shown(pilot).splitlines() if "Smith, Janet" in text)
        assert line.index(">") < line.index("Smith")
        assert "mother of Ava S  1 open  ■ LATE 2  name" in line


async def test_the_promise_stands_there_before_saving_with_its_reason(office: OfficeFile) -> None:
    async with call(office) as pilot:
        promise = "If saved now: reply due Mon 7 Dec 2026 (10 working days)"
        assert promise in shown(pilot)
        await press(pilot, "shift+tab", "3")
        assert "reply due 10 working days after it is acknowledged" in shown(pilot)
        await press(pilot, "2")
        assert promise in shown(pilot)


@pytest.mark.parametrize(
    ("day", "says"),
    [
        ("20/11", "reply due Fri 4 Dec 2026 (10 working days)"),
        (
            "22/12/25",
            "reply due Thu 8 Jan 2026 (10 working days; skips Thu 25, Fri 26 Dec and Thu 1 Jan",
        ),
        ("5/11", "reply due Thu 19 Nov 2026 (10 working days; past already)"),
    ],
)
async def test_another_day_moves_the_promise(office: OfficeFile, day: str, says: str) -> None:
    async with call(office) as pilot:
        await press(pilot, "f3", "e")
        await type_in(pilot, day)
        await press(pilot, "enter")
        assert top(pilot) is LogScreen
        assert says in " ".join(shown(pilot).split())
        assert "E-mail" in shown(pilot).splitlines()[0]


@pytest.mark.parametrize(
    ("received", "promise"),
    [
        (
            date(2026, 12, 18),
            "Wed 6 Jan 2027 (10 working days; skips Fri 25, Mon 28 Dec and Fri 1 Jan)",
        ),
        (date(2026, 12, 14), "Wed 30 Dec 2026 (10 working days; skips Fri 25 and Mon 28 Dec)"),
    ],
)
def test_holidays_that_a_promise_skips_are_named(received: date, promise: str) -> None:
    from holidays import country_holidays

    england = country_holidays("GB", subdiv="ENG", years=(2026, 2027))
    calendar = Calendar(1, dict(england.items()), date(2026, 1, 1), date(2027, 12, 31))
    office_ = Office(OFFICER, TODAY, calendar)
    wanted = "If saved now: reply due " + promise.format("skips ")
    assert say_forms.if_saved(office_, received, None) == wanted


async def test_what_f3_asks_for_is_saved(office: OfficeFile) -> None:
    async with call(office) as pilot:
        await press(pilot, "f3", "e")
        await type_in(pilot, "y")
        await press(pilot, "tab", "backspace", "backspace", "backspace", "backspace", "backspace")
        await type_in(pilot, "905")
        await press(pilot, "enter", "tab", "tab", "tab", "tab")
        await type_in(pilot, "x")
        await press(pilot, "ctrl+s")
    case = newest(office)
    assert (case.received_on, case.received_at) == (date(2026, 11, 22), "09:05")
    assert case.channel == "E-mail"


async def test_an_open_case_is_pointed_out_before_a_second_one_is_opened(
    office: OfficeFile,
) -> None:
    async with call(office) as pilot:
        await type_in(pilot, "smi")
        await press(pilot, "enter")
        text = shown(pilot)
        assert "Janet has an open case: 26-0002 Poor communication ■ LATE 2" in text
        assert "F4 adds this call to 26-0002" in text
        assert "Known: mother of Ava S." in text


async def test_beside_the_form_is_what_is_known_of_the_caller(office: OfficeFile) -> None:
    async with call(office, size=WIDE) as pilot:
        await type_in(pilot, "khan")
        await press(pilot, "enter")
        text = shown(pilot)
        for part in ("Open now", "nothing open", "Before", "26-0010", "upheld", "To say on the"):
            assert part in text
        assert "reply by Mon 7 Dec" in text


async def test_somebody_known_by_the_number_is_pointed_out(office: OfficeFile) -> None:
    office.do(
        cmd.CorrectFacts("26-0002", (("telephone", "0191 4980 111"),)), day=date(2026, 11, 20)
    )
    office.log("Reed, Ann", TODAY)
    async with call(office) as pilot:
        await type_in(pilot, "Zz")
        await press(pilot, "enter")
        await type_in(pilot, "01632 960142")
        await settle(pilot)
        assert "Same telephone as" in shown(pilot)


async def test_f2_sends_the_wrong_person_away_and_keeps_the_name(office: OfficeFile) -> None:
    async with call(office) as pilot:
        await type_in(pilot, "smi")
        await press(pilot, "enter")
        await type_in(pilot, "Other")
        await press(pilot, "f2")
        assert (value(pilot, "caller"), value(pilot, "details")) == ("Smith, Janet", "Other")
        assert (value(pilot, "telephone"), value(pilot, "relation")) == ("", "")
        assert value(pilot, "child") == ""
        assert "New person: not the one known by this name." in shown(pilot)
        assert "has an open case" not in shown(pilot)
        await press(pilot, "ctrl+s")
    case = newest(office)
    assert case.complainant.name == "Smith, Janet"
    assert case.complainant.person_id != office.case("26-0002").complainant.person_id


async def test_f2_keeps_what_was_typed_over_what_was_filled_in(office: OfficeFile) -> None:
    async with call(office) as pilot:
        await type_in(pilot, "smi")
        await press(pilot, "enter", "shift+tab")
        await type_in(pilot, " B")
        await press(pilot, "f2")
        assert value(pilot, "child") == "Ava S B"


async def test_f2_says_when_nobody_is_chosen(office: OfficeFile) -> None:
    async with call(office) as pilot:
        await press(pilot, "f2")
        assert toasts(pilot) == [
            "Nobody known is chosen: the caller is taken down as a new person."
        ]


async def test_another_name_typed_is_another_person(office: OfficeFile) -> None:
    async with call(office) as pilot:
        await type_in(pilot, "smi")
        await press(pilot, "enter", "shift+tab", "shift+tab", "shift+tab", "shift+tab")
        assert here(pilot) == "caller"
        await type_in(pilot, "x")
        await settle(pilot)
        assert value(pilot, "telephone") == ""
        form_ = form(pilot)
        assert isinstance(form_, LogScreen)
        assert form_.caller.person is None


async def test_a_young_person_is_asked_for_their_status(office: OfficeFile) -> None:
    async with call(office) as pilot:
        assert "child in care" not in shown(pilot)
        await press(pilot, "tab", "tab", "y")
        assert here(pilot) == "young_status"
        await press(pilot, "v")
        assert here(pilot) == "child"
        await press(pilot, "tab")
        await type_in(pilot, "x")
        await press(pilot, "ctrl+s")
    party = newest(office).complainant
    assert party.young_person
    assert party.young_status == "Care leaver"


@pytest.mark.parametrize(
    ("typed", "given"),
    [("anonymous", NameGiven.ANONYMOUS), ("would not say", NameGiven.WOULD_NOT_SAY)],
)
async def test_callers_without_a_name(office: OfficeFile, typed: str, given: NameGiven) -> None:
    async with call(office) as pilot:
        await type_in(pilot, typed)
        await press(pilot, "enter", "tab", "tab", "tab")
        await type_in(pilot, "x")
        await press(pilot, "ctrl+s")
    party = newest(office).complainant
    assert party.name_given is given
    assert (party.name, party.person_id) == ("", None)


# ---------------------------------------------------------------- F4


async def test_f4_offers_to_choose_among_several_open_cases(office: OfficeFile) -> None:
    person = office.case("26-0002").complainant
    second = office.do(cmd.LogContact(TODAY, "Telephone", "Another matter.", person), OFFICER).refs[
        0
    ]
    async with call(office) as pilot:
        await type_in(pilot, "smi")
        await press(pilot, "enter")
        assert "Janet has 2 open cases" in shown(pilot)
        await type_in(pilot, "Again")
        await press(pilot, "f4")
        assert "Add this call to which case?" in shown(pilot)
        await press(pilot, "1")
        assert top(pilot) is TodayScreen
    assert events_of(office, second)[-1] == "CallAdded"
    assert events_of(office, "26-0002")[-1] != "CallAdded"


async def test_f4_says_why_not_where_there_is_no_open_case(office: OfficeFile) -> None:
    async with call(office) as pilot:
        await type_in(pilot, "khan")
        await press(pilot, "enter")
        await type_in(pilot, "x")
        await press(pilot, "f4")
        assert toasts(pilot)[0].startswith("Choose a caller with an open case first")
        assert value(pilot, "details") == "x"


async def test_a_safety_worry_goes_along_with_an_added_call(office: OfficeFile) -> None:
    async with call(office) as pilot:
        await type_in(pilot, "smi")
        await press(pilot, "enter")
        await type_in(pilot, "Again")
        await press(pilot, "tab", "tab", "y", "f4")
        assert "Safety worry: yes" in toasts(pilot)[0]


# ---------------------------------------------------------------- errors, and saving that fails


async def test_errors_stand_under_their_fields_and_nothing_is_lost(office: OfficeFile) -> None:
    before = office.count()
    async with call(office) as pilot:
        await type_in(pilot, "Hill")
        await press(pilot, "ctrl+s")
        lines = shown(pilot).splitlines()
        at = next(n for n, text in enumerate(lines) if "Write what happened" in text)
        assert any("What happened" in text for text in lines[:at])
        assert here(pilot) == "details"
        assert value(pilot, "caller") == "Hill"
        await type_in(pilot, "x")
        assert "Write what happened" not in shown(pilot)
        await press(pilot, "ctrl+s")
    assert office.count() == before + 1


async def test_a_refused_save_keeps_the_form_and_its_sentence(
    office: OfficeFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = office.count()
    async with call(office) as pilot:
        link = tracker(pilot).link
        real, asked = link.do, []

        async def stubborn(command: Command, actor: Actor, save_id: str = "") -> Receipt:
            asked.append(save_id)
            if len(asked) == 1:
                raise CouldNot("The disk is full. Nothing was saved.")
            if len(asked) == 2:
                raise Refusal("Not so.")
            return await real(command, actor, save_id)

        monkeypatch.setattr(link, "do", stubborn)
        await press(pilot, "tab", "tab", "tab", "tab")
        await type_in(pilot, "Story")
        await press(pilot, "ctrl+s")
        assert "The disk is full. Nothing was saved." in shown(pilot)
        assert value(pilot, "details") == "Story"
        await press(pilot, "ctrl+s")
        assert "Not so." in shown(pilot)
        await press(pilot, "ctrl+s")
        assert top(pilot) is TodayScreen
    assert len(set(asked)) == 1  # asked again, it is still the same save
    assert office.count() == before + 1
    assert drafts(office) == []


async def test_saving_twice_in_one_breath_saves_once(office: OfficeFile) -> None:
    before = office.count()
    async with call(office) as pilot:
        await press(pilot, "tab", "tab", "tab", "tab")
        await burst(pilot, *"Twice", "ctrl+s", "ctrl+s", "ctrl+s")
    assert office.count() == before + 1


async def test_save_and_sort_opens_the_classifying(office: OfficeFile) -> None:
    async with call(office) as pilot:
        await press(pilot, "tab", "tab", "tab", "tab")
        await type_in(pilot, "x")
        await press(pilot, "ctrl+t")
        assert top(pilot) is ClassifyScreen
        assert newest(office).ref in shown(pilot)


async def test_a_save_key_pressed_meanwhile_does_not_take_the_classifying_away(
    office: OfficeFile,
) -> None:
    async with call(office) as pilot:
        await press(pilot, "tab", "tab", "tab", "tab")
        await burst(pilot, *"x", "ctrl+t", "ctrl+s")
        assert top(pilot) is ClassifyScreen


async def test_a_proposal_says_once_what_it_leaves_to_the_manager(office: OfficeFile) -> None:
    async with call(office) as pilot:
        await press(pilot, "tab", "tab", "tab", "tab")
        await type_in(pilot, "x")
        await press(pilot, "ctrl+t")
        await press(pilot, "1", "ctrl+s")
        assert top(pilot) is ClassifyScreen
        assert say.LEFT_TO_THE_MANAGER["theme"] in shown(pilot)
        area = pilot.app.screen.query_one("#field-area", ChoiceRow)
        assert area.note == say.LEFT_TO_THE_MANAGER["area"]
        assert newest(office).proposal is None
        await press(pilot, "b")  # the focus is on the theme now
        assert say.LEFT_TO_THE_MANAGER["theme"] not in shown(pilot)
        await press(pilot, "ctrl+s", "ctrl+s")
        assert top(pilot) is TodayScreen
    proposal = newest(office).proposal
    assert proposal is not None
    assert proposal.theme
    assert not proposal.area


async def test_esc_does_not_lose_what_was_typed_while_classifying(office: OfficeFile) -> None:
    async with call(office) as pilot:
        await press(pilot, "tab", "tab", "tab", "tab")
        await type_in(pilot, "x")
        await press(pilot, "ctrl+t")
        pilot.app.screen.query_one("#field-team-manager", Field).focus_now()
        await type_in(pilot, "Zoe")
        await press(pilot, "escape")
        assert top(pilot) is ClassifyScreen
        assert say.NOT_CLASSIFIED_YET in toasts(pilot)
        await press(pilot, "escape")
        assert top(pilot) is TodayScreen


async def test_another_manager_typed_over_the_usual_one_is_that_manager(
    office: OfficeFile,
) -> None:
    """The area brings its manager; a name typed there then is not hung on behind."""
    office.do(
        cmd.ChangeList(ListKind.TEAM_MANAGER, cmd.ListChange.ADD, "P. Shah", "ACPS East"), MANAGER
    )
    async with call(office) as pilot:
        await press(pilot, "tab", "tab", "tab", "tab")
        await type_in(pilot, "x")
        await press(pilot, "ctrl+t")
        await press(pilot, "1")
        area = pilot.app.screen.query_one("#field-area", ChoiceRow)
        area.value = "ACPS East"
        area.focus_now()
        await burst(pilot, "enter", *"Zoe", "ctrl+s")
        await press(pilot, "ctrl+s")  # without a theme
    case = newest(office)
    assert case.proposal is not None
    assert case.proposal.team_manager == "Zoe"


@pytest.mark.parametrize(
    ("relation", "child", "words"),
    [
        ("Mother", "Ava S", "mother of Ava S"),
        ("Young person", "Ben T", "young person, about Ben T"),
        ("School", "Ben T", "school, about Ben T"),
        ("Other", "", "other"),
        ("", "Ben T", "about Ben T"),
        ("", "", ""),
    ],
)
def test_who_somebody_is_to_the_child(relation: str, child: str, words: str) -> None:
    assert say_forms.related(relation, child) == words


# ---------------------------------------------------------------- hostile text


@pytest.mark.parametrize(
    "name", ["[/]", "[bold]x[/bold]", "[@click=app.quit]x", "Ωmega \N{SNOWMAN}"]
)
async def test_markup_is_only_text(office: OfficeFile, name: str) -> None:
    async with call(office, size=WIDE) as pilot:
        await paste(pilot, name)
        assert name in shown(pilot)
        await press(pilot, "tab", "tab", "tab")
        await paste(pilot, name)
        await press(pilot, "tab")
        await paste(pilot, name)
        await press(pilot, "ctrl+s", "n")
        await paste(pilot, name)
        await press(pilot, "enter")
        assert name in shown(pilot)
    case = newest(office)
    assert (case.complainant.name, case.child, case.details) == (name, name, name)


async def test_several_lines_pasted_into_one_are_joined_and_none_is_lost(
    office: OfficeFile,
) -> None:
    async with call(office) as pilot:
        await paste(pilot, "Smith,\r\nJanet\n\n(mother)")
        assert value(pilot, "caller") == "Smith, Janet (mother)"
        assert "lines were joined into one." in shown(pilot)


async def test_what_is_typed_while_it_saves_goes_into_the_next_call(office: OfficeFile) -> None:
    before = office.count()
    async with call(office, size=WIDE) as pilot:
        first = (*"Hill", "tab", "tab", "tab", *"Kit", "tab", *"Bus", "ctrl+s", "ctrl+s")
        await burst(pilot, *first, "n", *"Zoe", "escape", "n", *"Ida", "escape", "j")
        assert top(pilot) is TodayScreen
        assert office.count() == before + 1
        texts = [draft.fields["caller"] for draft in drafts(office)]
    assert texts == ["Zoe", "Ida"]
