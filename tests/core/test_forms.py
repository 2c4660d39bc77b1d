"""Forms: what each field is read as, and which sentence stands under it when it is wrong."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.core import commands as cmd
from tracker.core import forms
from tracker.core.case import Party, Proposal
from tracker.core.forms import FormErrors, read_day
from tracker.core.office import Actor, Lists, Office
from tracker.core.people import PersonCard
from tracker.core.typed_dates import NotADate
from tracker.core.words import Handling, NameGiven, Outcome, Role, Safety
from tracker.core.workdays import Calendar

TODAY = date(2026, 11, 23)  # a Monday
CALENDAR = Calendar(
    1,
    {date(2026, 12, 25): "Christmas Day", date(2026, 12, 28): "Boxing Day (observed)"},
    date(2026, 1, 1),
    date(2027, 12, 31),
)
OFFICER = Office(Actor("J. Lee", Role.OFFICER), TODAY, CALENDAR, at="14:07")
MANAGER = Office(
    Actor("M. Ade", Role.MANAGER),
    TODAY,
    CALENDAR,
    lists=Lists(team_managers=(("Priya Shah", "Fostering"),)),
)
JANET = PersonCard(7, "Smith, Janet", "Mother", "01632 960 142", "Ava S", ("26-0142",))

Build = Callable[[Mapping[str, str]], object]


def on_case(build: Callable[..., object]) -> Build:
    return lambda raw: build(raw, "26-0142", 3, OFFICER)


SMALL: dict[str, tuple[Build, dict[str, str]]] = {
    name: (on_case(build), least)
    for name, build, least in (
        ("classify", forms.classify, {"handling": "stage_1"}),
        ("reply", forms.reply, {}),
        ("extend", forms.extend, {"reason": "Advocate"}),
        ("acknowledge", forms.acknowledge, {}),
        ("chase", forms.chase, {}),
        ("review", forms.review, {}),
        ("note", forms.note, {"text": "x"}),
        ("assign", forms.assign, {"team_manager": "Priya Shah"}),
        ("start_pause", forms.start_pause, {}),
        ("end_pause", forms.end_pause, {}),
        ("point", forms.point, {"text": "x"}),
        ("finding", forms.finding, {"number": "1", "finding": "upheld"}),
        ("outcome", forms.outcome, {"outcome": "upheld"}),
        ("quality", forms.quality, {}),
        ("safety", forms.safety, {"answer": "no"}),
        ("withdraw", forms.withdraw, {}),
        ("close", forms.close, {}),
        ("reopen", forms.reopen, {"reason": "New letter"}),
        ("correct", forms.correct, {"child": "Ben"}),
    )
}
ALL: dict[str, Build] = {
    "log_contact": lambda raw: forms.log_contact(raw, OFFICER, None),
    "log_contact of somebody known": lambda raw: forms.log_contact(raw, OFFICER, JANET),
    "add_call": lambda raw: forms.add_call(raw, "26-0142", OFFICER, JANET),
    "calendar_day": lambda raw: forms.calendar_day(raw, MANAGER),
    "classify by a manager": lambda raw: forms.classify(raw, "26-0142", 1, MANAGER),
    **{name: build for name, (build, _) in SMALL.items()},
}
FIELDS = (
    *("caller", "person_id", "telephone", "email", "relation", "young_status", "age", "child"),
    *("details", "wants", "safety", "handling", "theme", "area", "team_manager", "reason"),
    *("received_on", "received_at", "channel", "draft_id", "on", "outcome", "agreed_by"),
    *("agreed_on", "told_on", "how", "text", "look_again_on", "remark", "number", "finding"),
    *("answer", "after_work_began", "confirmed_on", "name", "day", "acknowledged_on"),
)


def log(**raw: str) -> cmd.LogContact:
    return forms.log_contact({"details": "Nobody rang.", **raw}, OFFICER, None)


def errors(build: Callable[[], object]) -> dict[str, str]:
    with pytest.raises(FormErrors) as caught:
        build()
    return caught.value.errors


# ---------------------------------------------------------------- a new contact


def test_only_what_happened_is_needed() -> None:
    assert log() == cmd.LogContact(
        received_on=TODAY,
        channel="Telephone",
        details="Nobody rang.",
        complainant=Party(NameGiven.NOT_ASKED),
        received_at="14:07",
    )


def test_without_what_happened_there_is_one_sentence_and_it_is_under_that_field() -> None:
    found = errors(lambda: forms.log_contact({"caller": "Smith"}, OFFICER, None))
    assert found == {"details": "Write what happened: a few words are enough to save."}


def test_everything_wrong_is_said_at_once_in_the_order_of_the_form() -> None:
    raw = {"caller": "x" * 501, "relation": "Aunt", "received_on": "11/23", "received_at": "25:00"}
    found = errors(lambda: forms.log_contact(raw, OFFICER, None))
    assert list(found) == ["caller", "relation", "received_on", "details", "received_at"]
    assert found["caller"] == "That is 501 characters; there is room for 500."
    assert found["relation"] == "'Aunt' is not on the list. Choose one that is."
    assert found["received_on"].startswith("There is no month 23. The day comes first")
    assert found["received_at"] == "Type the time as hours and minutes, such as 14:07."


@pytest.mark.parametrize(
    ("typed", "given"),
    [
        ("", NameGiven.NOT_ASKED),
        ("   ", NameGiven.NOT_ASKED),
        ("anonymous", NameGiven.ANONYMOUS),
        ("Anonymous.", NameGiven.ANONYMOUS),
        ("ANON", NameGiven.ANONYMOUS),
        ("would not say", NameGiven.WOULD_NOT_SAY),
        ("Wouldn’t say", NameGiven.WOULD_NOT_SAY),
        ("Would not give a name", NameGiven.WOULD_NOT_SAY),
        ("no name", NameGiven.WOULD_NOT_SAY),
        ("Anonsen, Kari", NameGiven.NAMED),
        ("Smith, Janet", NameGiven.NAMED),
        ("[/bold]", NameGiven.NAMED),
    ],
)
def test_who_called(typed: str, given: NameGiven) -> None:
    party = log(caller=typed).complainant
    assert party.name_given is given
    assert party.name == (typed if given is NameGiven.NAMED else "")


def test_a_person_chosen_goes_with_the_name() -> None:
    raw = {"details": "x", "caller": "janet smith"}
    party = forms.log_contact(raw, OFFICER, JANET).complainant
    assert (party.person_id, party.name) == (7, "Smith, Janet")


@pytest.mark.parametrize("typed", ["Smith, Jane", "", "anonymous"])
def test_another_name_is_another_person(typed: str) -> None:
    raw = {"details": "x", "caller": typed}
    assert forms.log_contact(raw, OFFICER, JANET).complainant.person_id is None


def test_a_young_person_is_one_by_relation_and_has_a_status() -> None:
    party = log(relation="young person", young_status="Care leaver", age="17").complainant
    assert party.young_person
    assert (party.relation, party.young_status, party.age) == ("Young person", "Care leaver", 17)
    assert not log(relation="Mother", young_status="Care leaver").complainant.young_status


def test_ages_are_numbers() -> None:
    assert errors(lambda: log(age="-4")) == {"age": "Type a number from 0 to 120."}


@pytest.mark.parametrize(
    ("typed", "read"),
    [("9:05", "09:05"), ("905", "09:05"), ("0905", "09:05"), ("14.30", "14:30"), ("", "14:07")],
)
def test_times(typed: str, read: str) -> None:
    assert log(received_at=typed).received_at == read


@pytest.mark.parametrize("typed", ["24:00", "9", "2pm", "14:60", "٣:٠٠"])
def test_times_that_are_none(typed: str) -> None:
    assert list(errors(lambda: log(received_at=typed))) == ["received_at"]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("", TODAY),
        ("y", date(2026, 11, 22)),
        ("5/11", date(2026, 11, 5)),
        ("-3", date(2026, 11, 18)),
    ],
)
def test_the_day_it_was_received(typed: str, read: date) -> None:
    assert log(received_on=typed).received_on == read


def test_nothing_is_received_tomorrow() -> None:
    found = errors(lambda: log(received_on="24/11/2026"))
    assert found["received_on"].startswith("That is in the future")


@pytest.mark.parametrize(
    ("typed", "proposal"),
    [
        ("", None),
        ("unknown", None),
        ("stage_1", Proposal(Handling.STAGE_1, by="J. Lee")),
        ("representation", Proposal(Handling.REPRESENTATION, by="J. Lee")),
        ("corporate", Proposal(Handling.CORPORATE, by="J. Lee")),
    ],
)
def test_what_the_officer_thinks_it_is(typed: str, proposal: Proposal | None) -> None:
    assert log(handling=typed).proposal == proposal


def test_lines_are_joined_and_hidden_characters_shown() -> None:
    command = log(caller="Smith,\nJanet", details="one\r\ntwo \x1b[31m", child=" Ava \t S ")
    assert command.complainant.name == "Smith, Janet"
    assert command.details == "one\ntwo ␛[31m"
    assert command.child == "Ava S"


def test_text_that_cannot_be_kept_is_refused_under_its_field() -> None:
    found = errors(lambda: log(details="a\x00b", wants="\ud800"))
    assert set(found) == {"details", "wants"}
    assert "cannot be kept" in found["wants"]


def test_safety_and_draft_are_carried_along() -> None:
    command = log(safety="yes", draft_id="d1")
    assert (command.safety, command.draft_id) == (Safety.YES, "d1")


# ---------------------------------------------------------------- one more call


def test_a_call_on_an_open_case() -> None:
    raw = {"caller": "Smith, Janet", "details": "Again.", "wants": "A ring", "draft_id": "d1"}
    assert forms.add_call(raw, "26-0142", OFFICER) == cmd.AddCall(
        "26-0142", TODAY, "14:07", "Telephone", "Again.", "A ring", "Smith, Janet", "d1"
    )


def test_what_a_call_has_no_field_for_goes_into_its_text() -> None:
    raw = {"details": "Again.", "telephone": "0199", "child": "Ben", "safety": "yes"}
    text = forms.add_call(raw, "26-0142", OFFICER, JANET).text
    assert text == "Again.\nCall back on 0199\nAbout child: Ben\nSafety worry: yes"


def test_what_was_known_already_is_not_repeated_in_a_call() -> None:
    raw = {"details": "Again.", "telephone": JANET.telephone, "child": "Ava S", "safety": "no"}
    assert forms.add_call(raw, "26-0142", OFFICER, JANET).text == "Again."


def test_a_nameless_call() -> None:
    raw = {"details": "Again.", "caller": "anon"}
    assert forms.add_call(raw, "26-0142", OFFICER).caller == "Anonymous"


# ---------------------------------------------------------------- small forms


@pytest.mark.parametrize(
    ("name", "raw", "command"),
    [
        ("reply", {}, cmd.SendReply("26-0142", TODAY, None, 3)),
        (
            "reply",
            {"on": "20/11", "outcome": "partly_upheld"},
            cmd.SendReply("26-0142", date(2026, 11, 20), Outcome.PARTLY_UPHELD, 3),
        ),
        (
            "extend",
            {"reason": "Advocate"},
            cmd.Extend("26-0142", TODAY, "Advocate", "J. Lee", None, 3),
        ),
        (
            "extend",
            {"reason": "Own words", "agreed_by": "M. Ade", "agreed_on": "y", "told_on": "t"},
            cmd.Extend("26-0142", date(2026, 11, 22), "Own words", "M. Ade", TODAY, 3),
        ),
        ("acknowledge", {"how": "Letter"}, cmd.Acknowledge("26-0142", TODAY, "Letter", 3)),
        ("chase", {}, cmd.Chase("26-0142", "", None, 3)),
        (
            "chase",
            {"text": "Rang", "look_again_on": "fri"},
            cmd.Chase("26-0142", "Rang", date(2026, 11, 27), 3),
        ),
        ("review", {"remark": "Ring her"}, cmd.Review("26-0142", "Ring her", 3)),
        ("note", {"text": "a\nb"}, cmd.AddNote("26-0142", "a\nb", 3)),
        ("assign", {"team_manager": "P. Shah"}, cmd.Assign("26-0142", "P. Shah", 3)),
        ("start_pause", {}, cmd.StartPause("26-0142", TODAY, "Waiting for an advocate", 3)),
        ("start_pause", {"reason": "x"}, cmd.StartPause("26-0142", TODAY, "x", 3)),
        ("end_pause", {"on": "y"}, cmd.EndPause("26-0142", date(2026, 11, 22), 3)),
        ("point", {"text": "No rota"}, cmd.AddPoint("26-0142", "No rota", 3)),
        (
            "finding",
            {"number": "2", "finding": "not_upheld"},
            cmd.FindPoint("26-0142", 2, Outcome.NOT_UPHELD, 3),
        ),
        ("outcome", {"outcome": "upheld"}, cmd.RecordOutcome("26-0142", Outcome.UPHELD, 3)),
        ("quality", {}, cmd.CheckQuality("26-0142", TODAY, 3)),
        ("safety", {"answer": "yes"}, cmd.AnswerSafety("26-0142", Safety.YES, 3)),
        ("withdraw", {}, cmd.Withdraw("26-0142", TODAY, False, None, "", 3)),
        (
            "withdraw",
            {"on": "19/11", "after_work_began": "yes", "confirmed_on": "y", "reason": "Settled"},
            cmd.Withdraw(
                "26-0142", date(2026, 11, 19), True, date(2026, 11, 22), "Settled", version=3
            ),
        ),
        ("close", {}, cmd.CloseCase("26-0142", TODAY, 3)),
        ("reopen", {"reason": "x"}, cmd.Reopen("26-0142", TODAY, "x", 3)),
        (
            "correct",
            {"relation": "mother", "received_at": "9.05", "channel": "letter"},
            cmd.CorrectFacts(
                "26-0142",
                (("channel", "Letter"), ("received_at", "09:05"), ("relation", "Mother")),
                3,
            ),
        ),
    ],
)
def test_small_forms(name: str, raw: dict[str, str], command: object) -> None:
    assert SMALL[name][0](raw) == command


@pytest.mark.parametrize(
    ("name", "raw", "field", "begins"),
    [
        ("classify", {}, "handling", "Choose how"),
        ("classify", {"handling": "x"}, "handling", "Choose how"),
        ("classify", {"handling": "stage_1", "theme": "Noise"}, "theme", "'Noise' is not"),
        (
            "classify",
            {"handling": "stage_1", "acknowledged_on": "+1"},
            "acknowledged_on",
            "That is",
        ),
        ("reply", {"on": "+1"}, "on", "That is in the future"),
        ("reply", {"on": "5 nov 99 x"}, "on", "That is not clear"),
        ("reply", {"outcome": "lost"}, "outcome", "Choose one"),
        ("extend", {}, "reason", "Say why"),
        ("extend", {"reason": "x", "told_on": "y"}, "told_on", "The complainant cannot"),
        ("chase", {"look_again_on": "t"}, "look_again_on", "That is too early"),
        ("chase", {"look_again_on": "5/11/26"}, "look_again_on", "That is too early"),
        ("note", {"text": " \n "}, "text", "Write the note"),
        ("note", {"text": "x" * 50_001}, "text", "That is 50,001 characters"),
        ("note", {"text": "\n" * 2_001}, "text", "That is 2,002 lines"),
        ("assign", {}, "team_manager", "Type the team manager"),
        ("point", {}, "text", "Write what"),
        ("finding", {"finding": "upheld"}, "number", "Type the number"),
        ("finding", {"number": "0", "finding": "upheld"}, "number", "Type a number from 1"),
        ("finding", {"number": "1"}, "finding", "Choose the finding"),
        ("outcome", {}, "outcome", "Choose the outcome"),
        ("safety", {"answer": "not_asked"}, "answer", "Answer yes or no"),
        ("withdraw", {"after_work_began": "perhaps"}, "after_work_began", "Answer yes or no"),
        ("withdraw", {"confirmed_on": "y"}, "confirmed_on", "The written confirmation"),
        ("reopen", {}, "reason", "Say why"),
        ("correct", {"details": ""}, "details", "What happened cannot"),
        ("correct", {"channel": ""}, "channel", "Choose one"),
        ("correct", {"received_at": "noon"}, "received_at", "Type the time"),
    ],
)
def test_small_forms_say_what_is_wrong(
    name: str, raw: dict[str, str], field: str, begins: str
) -> None:
    found = errors(lambda: SMALL[name][0](raw))
    assert list(found) == [field]
    assert found[field].startswith(begins)
    assert found[field].endswith(".")


def test_an_officer_proposes_what_is_known_and_a_manager_confirms_all_of_it() -> None:
    raw = {"handling": "stage_1"}
    assert forms.classify(raw, "26-0142", 1, OFFICER).theme == ""
    found = errors(lambda: forms.classify(raw, "26-0142", 1, MANAGER))
    assert set(found) == {"theme", "area"}
    whole = {**raw, "theme": "decision making", "area": "fostering", "acknowledged_on": "t"}
    assert forms.classify(whole, "26-0142", 1, MANAGER) == cmd.Classify(
        *("26-0142", Handling.STAGE_1, "Decision making", "Fostering"),
        acknowledged_on=TODAY,
        version=1,
    )
    gone = forms.classify({"handling": "withdrawn"}, "26-0142", 1, MANAGER)
    assert gone.handling is Handling.WITHDRAWN


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("25/12", date(2026, 12, 25)),
        ("8 may", date(2027, 5, 8)),
        ("31", date(2026, 12, 31)),
        ("24", date(2026, 11, 24)),
        ("mon", date(2026, 11, 30)),
        ("+2", date(2026, 11, 25)),
        ("8/5/2026", date(2026, 5, 8)),
    ],
)
def test_a_day_for_the_calendar_is_the_next_such_day(typed: str, day: date) -> None:
    command = forms.calendar_day({"day": typed, "name": "Coronation"}, MANAGER, version=4)
    assert command == cmd.EditCalendar(day, "Coronation", version=4)


def test_a_day_for_the_calendar_needs_a_day_and_a_name() -> None:
    assert set(errors(lambda: forms.calendar_day({}, MANAGER))) == {"day", "name"}


# ---------------------------------------------------------------- whatever is typed

anything = st.one_of(
    st.text(st.characters(exclude_categories=()), max_size=60),
    st.sampled_from(["+999", "-999", "29/2", "31/4", "0", "1/1/1900", "31 dec 2199", "\x00"]),
)


@given(
    name=st.sampled_from(sorted(ALL)),
    raw=st.dictionaries(st.sampled_from(FIELDS), anything, max_size=8),
)
def test_whatever_is_typed_gives_a_command_or_sentences(name: str, raw: dict[str, str]) -> None:
    build: Any = ALL[name]
    if name in SMALL:
        raw = {**SMALL[name][1], **raw}
    found: dict[str, str] = {}
    try:
        build(raw)
    except FormErrors as wrong:
        found = wrong.errors or {"none": "no sentence at all"}
    assert all(sentence.strip().endswith(".") for sentence in found.values())


@given(text=st.text(st.characters(exclude_categories=()), max_size=300))
def test_what_is_kept_can_be_typed_again_and_gives_the_same(text: str) -> None:
    try:
        kept = log(details=text).details
    except FormErrors:
        return
    assert log(details=kept).details == kept


@pytest.mark.parametrize("typed", ["tomorrow", "t+1", "tom", "+1", "tue"])
def test_a_day_ahead_in_words(typed: str) -> None:
    """On a Monday: what stands in a field for a day that lies ahead."""
    monday, tuesday = date(2026, 11, 23), date(2026, 11, 24)
    assert read_day(typed, monday, CALENDAR, earliest=tuesday, ahead=True) == tuesday


def test_a_word_that_is_no_day_ahead_says_what_would_be() -> None:
    """The help is of days to come, and speaks of no day of the week."""
    with pytest.raises(NotADate) as wrong:
        read_day("soon", date(2026, 11, 23), CALENDAR, ahead=True)
    assert str(wrong.value).startswith("That is no date. ")
    assert "tomorrow, or +3" in str(wrong.value)
    assert "yesterday" not in str(wrong.value)


def test_tomorrow_where_only_the_past_is_allowed() -> None:
    """It is understood, and refused for what it is."""
    monday = date(2026, 11, 23)
    with pytest.raises(NotADate, match="That is in the future"):
        read_day("tomorrow", monday, CALENDAR, latest=monday)
