"""Two people on one case: what goes through, what is asked, and that no text is ever lost."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support import MANAGER, OFFICER, THURSDAY, a_case, confirm, office
from tracker.core import commands as cmd
from tracker.core import commands_later as later
from tracker.core import events as ev
from tracker.core import rules
from tracker.core.aspects import in_words
from tracker.core.case import Case, Party
from tracker.core.evolve import evolve
from tracker.core.merging import Clash, Take, caught_up, one_after_the_other
from tracker.core.office import Actor, Conflict, Refusal
from tracker.core.what_happened import Event
from tracker.core.words import Handling, NameGiven, Outcome, Safety

REF = "26-0001"
NOW = datetime(2026, 11, 5, 14, 7, tzinfo=UTC)
TODAY = date(2026, 11, 5)
LEE = Actor("J. Lee", OFFICER.role)
ADE = Actor("M. Ade", MANAGER.role)
PARTY = Party(NameGiven.NAMED, "Janet Smith", relation="Mother")


@dataclass
class Story:
    """A case and its history, as commands are carried out on it one after the other."""

    history: list[ev.Recorded] = field(default_factory=list)
    case: Case | None = None

    def __post_init__(self) -> None:
        """A contact was logged."""
        logged = ev.ContactLogged(
            THURSDAY, REF, "Telephone", PARTY, details="The visit was missed", wants="A reply"
        )
        self._record(logged, "Olu")

    def _record(self, event: Event, actor: str) -> None:
        seq = len(self.history) + 1
        at = NOW + timedelta(minutes=seq)
        self.history.append(ev.Recorded(seq, f"save-{seq}", at, actor, event))
        self.case = evolve(self.case, event)

    @property
    def now(self) -> Case:
        """The case as it is."""
        assert self.case is not None
        return self.case

    def do(self, command: cmd.CaseCommand, actor: Actor = ADE) -> str:
        """Carry a command out as the desk does; what it says of the others."""
        where = office(actor)
        command, told = caught_up(command, self.now, self.history, where, NOW)
        for event in rules.decide(self.now, command, where):
            self._record(event, actor.name)
        return told

    def clash(self, command: cmd.CaseCommand, actor: Actor = ADE) -> Clash:
        """What stands between a command and its being done."""
        with pytest.raises(Conflict) as refused:
            self.do(command, actor)
        assert isinstance(refused.value.clash, Clash)
        return refused.value.clash

    def undo_last(self, before: Case | None, actor: Actor = ADE) -> None:
        """Take the last save back."""
        self._record(ev.Undone(TODAY, self.history[-1].save_id, "it", before), actor.name)

    @property
    def notes(self) -> list[str]:
        """Every note written."""
        return [r.event.text for r in self.history if isinstance(r.event, ev.NoteAdded)]


def told_story(*commands: cmd.CaseCommand) -> Story:
    """A case with some work done on it."""
    story = Story()
    for command in commands:
        story.do(command)
    return story


def facts(version: int | None = None, /, **texts: str) -> cmd.CorrectFacts:
    """A correction."""
    return cmd.CorrectFacts(REF, tuple(texts.items()), version)


# -- what goes through by itself ----------------------------------------------------------------

EXTEND = cmd.Extend(REF, TODAY, "Complex", "M. Ade")
REPLY = cmd.SendReply(REF, TODAY, Outcome.UPHELD)
ANSWERED = (confirm(REF), cmd.CheckQuality(REF, TODAY), REPLY)

GOES_THROUGH: dict[str, tuple[Sequence[cmd.CaseCommand], cmd.CaseCommand, cmd.CaseCommand, str]] = {
    "reply after a note": ((confirm(REF),), cmd.AddNote(REF, "Rang"), REPLY, "Rang"),
    "reply after a chase": ((confirm(REF),), cmd.Chase(REF), REPLY, "Chased"),
    "reply after an extension": ((confirm(REF),), EXTEND, REPLY, "Extended (Complex)"),
    "reply, same outcome": (
        (confirm(REF),),
        cmd.RecordOutcome(REF, Outcome.UPHELD),
        REPLY,
        "Outcome: upheld",
    ),
    "close after a note": (ANSWERED, cmd.AddNote(REF, "Filed"), cmd.CloseCase(REF, TODAY), "Filed"),
    "note after the close": (ANSWERED, cmd.CloseCase(REF, TODAY), cmd.AddNote(REF, "x"), "Closed"),
    "chase after a chase": ((confirm(REF),), cmd.Chase(REF), cmd.Chase(REF), "Chased"),
    "other facts": ((), facts(child="Bo"), facts(wants="An apology"), "child"),
    "classify after a note": ((), cmd.AddNote(REF, "Rang"), confirm(REF), "Rang"),
    "acknowledge after a classification": (
        (),
        confirm(REF),
        cmd.Acknowledge(REF, TODAY),
        "Confirmed: Stage 1",
    ),
}


@pytest.mark.parametrize("name", GOES_THROUGH)
def test_what_cannot_clash_goes_through_and_says_what_the_other_did(name: str) -> None:
    before, theirs, mine, said = GOES_THROUGH[name]
    story = told_story(*before)
    seen = story.now.version
    story.do(theirs)
    told = story.do(replace(mine, version=seen))
    assert told.startswith("Meanwhile: ")
    assert said in told
    assert f"({ADE.name}, 14:" in told


@pytest.mark.parametrize("name", GOES_THROUGH)
def test_it_is_as_if_one_had_come_after_the_other(name: str) -> None:
    before, theirs, mine, _ = GOES_THROUGH[name]
    together, in_turn = told_story(*before), told_story(*before)
    seen = together.now.version
    for story in (together, in_turn):
        story.do(theirs)
    together.do(replace(mine, version=seen))
    in_turn.do(mine)
    assert together.now == in_turn.now


def test_nothing_is_said_where_nothing_changed() -> None:
    story = told_story(confirm(REF))
    assert story.do(replace(REPLY, version=story.now.version)) == ""


# -- what makes no sense any more ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("theirs", "mine", "sentence"),
    [
        (REPLY, EXTEND, "went on"),
        (REPLY, replace(REPLY, outcome=Outcome.NOT_UPHELD), "went on"),
        (EXTEND, replace(EXTEND, reason="Advocate"), "is extended already"),
        (
            confirm(REF, theme="Poor communication"),
            confirm(REF, theme="Poor communication"),
            "already",
        ),
    ],
    ids=["extend after the reply", "reply twice", "extend twice", "the same twice"],
)
def test_what_makes_no_sense_now_is_refused_with_what_the_other_did(
    theirs: cmd.CaseCommand, mine: cmd.CaseCommand, sentence: str
) -> None:
    story = told_story(confirm(REF)) if not isinstance(mine, cmd.Classify) else told_story()
    seen = story.now.version
    story.do(theirs)
    with pytest.raises(Refusal) as refused:
        story.do(replace(mine, version=seen))
    assert sentence in str(refused.value)


def test_a_finding_on_a_point_that_is_another_one_now() -> None:
    story = told_story(confirm(REF))
    before = story.now
    story.do(cmd.AddPoint(REF, "The letter"))
    seen = story.now.version
    story.undo_last(before)
    story.do(cmd.AddPoint(REF, "The visit"))
    with pytest.raises(Conflict, match="Point 1 is another one now"):
        story.do(cmd.FindPoint(REF, 1, Outcome.UPHELD, seen))


def test_closing_looks_first_at_what_is_no_small_matter() -> None:
    story = told_story(*ANSWERED)
    seen = story.now.version
    story.do(cmd.RecordOutcome(REF, Outcome.NOT_UPHELD))
    clash = story.clash(cmd.CloseCase(REF, TODAY, seen))
    assert clash.differences == ()
    assert "Outcome: not upheld" in clash.meanwhile
    (again,) = clash.resolved({})
    story.do(again)
    assert story.now.closed_on == TODAY


# -- what both changed -----------------------------------------------------------------------------


def differing(clash: Clash) -> dict[str, tuple[str, str]]:
    """Mine and theirs by field."""
    return {d.name: (d.mine, d.theirs) for d in clash.differences}


def test_facts_against_facts_only_what_both_changed_is_asked() -> None:
    story = Story()
    story.do(facts(details="She waited an hour", child="Bo"), LEE)
    clash = story.clash(facts(1, details="The visit was late", wants="An apology", child=""))
    assert differing(clash) == {"details": ("The visit was late", "She waited an hour")}
    assert clash.differences[0].by == "J. Lee, 14:09"
    assert clash.differences[0].both
    assert clash.taken_over == ("child",)
    for command in clash.resolved({"details": Take.BOTH}):
        story.do(command)
    assert story.now.details == "She waited an hour\n\nThe visit was late"
    assert (story.now.child, story.now.wants) == ("Bo", "An apology")
    assert story.notes == []


@pytest.mark.parametrize(("take", "kept"), [(Take.MINE, "mine"), (Take.THEIRS, "theirs")])
def test_the_text_that_is_not_taken_is_in_the_history_whole(take: Take, kept: str) -> None:
    texts = {"mine": "My words. " * 30, "theirs": "Their words. " * 30}
    texts = {who: text.strip() for who, text in texts.items()}
    story = Story()
    story.do(facts(details=texts["theirs"]), LEE)
    clash = story.clash(facts(1, details=texts["mine"]))
    for command in clash.resolved({"details": take}):
        story.do(command)
    assert story.now.details == texts[kept]
    (note,) = story.notes
    (lost,) = {"mine", "theirs"} - {kept}
    assert texts[lost] in note
    assert ("M. Ade" if lost == "mine" else "J. Lee, 14:09") in note


def test_classify_against_classify() -> None:
    """Two managers decide at once: one is kept, with a reason and the other's words beside it."""
    story = Story()
    story.do(
        confirm(REF, Handling.CORPORATE, theme="Poor communication"), replace(ADE, name="P. Roe")
    )
    clash = story.clash(replace(confirm(REF, theme="Poor communication"), version=1))
    assert differing(clash) == {"handling": ("Stage 1 complaint", "Corporate complaint")}
    for command in clash.resolved({"handling": Take.MINE}):
        story.do(command)
    assert story.now.handling is Handling.STAGE_1
    changed = next(
        r.event for r in story.history if isinstance(r.event, ev.HandlingConfirmed) and r.event.was
    )
    assert "P. Roe" in changed.reason
    assert story.notes == [
        "Two people changed the handling at once."
        " Not taken, from P. Roe, 14:09: Corporate complaint"
    ]


def test_a_decision_against_a_new_proposal() -> None:
    story = Story()
    story.do(confirm(REF, Handling.CORPORATE), LEE)
    clash = story.clash(replace(confirm(REF), version=1))
    assert differing(clash)["handling"] == ("Stage 1 complaint", "Corporate complaint")
    for command in clash.resolved({"handling": Take.THEIRS}):
        story.do(command)
    assert (story.now.handling, story.now.proposal) == (Handling.CORPORATE, None)


def test_a_proposal_against_a_decision_is_refused_and_says_who_decided() -> None:
    story = Story()
    story.do(confirm(REF))
    proposal = replace(confirm(REF, Handling.CORPORATE), version=1)
    with pytest.raises(
        Conflict, match=r"only a manager changes that. Meanwhile: .* \(M. Ade, 14:09"
    ):
        story.do(proposal, LEE)


def test_safety_no_against_yes_is_asked() -> None:
    story = Story()
    story.do(cmd.AnswerSafety(REF, Safety.YES), LEE)
    clash = story.clash(cmd.AnswerSafety(REF, Safety.NO, 1))
    assert differing(clash) == {"answer": ("No", "Yes")}
    for command in clash.resolved({"answer": Take.THEIRS}):
        story.do(command)
    assert story.now.safety is Safety.YES
    assert "from M. Ade: No" in story.notes[0]


def test_the_people_of_stage_2_name_by_name() -> None:
    """One name is asked about, the one that only the other gave is taken over."""
    asked = (later.RequestStage2(REF, TODAY), later.DecideStage2(REF, TODAY, True))
    story = told_story(*ANSWERED, *asked)
    seen = story.now.version
    story.do(later.AppointStage2(REF, "Otto Lamb", "Ivy Poole"), LEE)
    clash = story.clash(later.AppointStage2(REF, "Olga Hart", version=seen))
    assert differing(clash) == {"officer": ("Olga Hart", "Otto Lamb")}
    for command in clash.resolved({"officer": Take.MINE}):
        story.do(command)
    stage2 = story.now.stage2
    assert stage2 is not None
    assert (stage2.officer, stage2.independent) == ("Olga Hart", "Ivy Poole")
    assert "Otto Lamb" in story.notes[-1]


def test_a_panel_against_a_panel() -> None:
    """Both name three people: the list that is not taken is in the history."""
    story = told_story(
        *ANSWERED,
        later.RequestStage2(REF, TODAY),
        later.DecideStage2(REF, TODAY, True),
        later.Adjudicate(REF, TODAY, Outcome.NOT_UPHELD),
        later.RequestStage3(REF, TODAY),
    )
    seen = story.now.version
    story.do(later.NamePanel(REF, ("Ann", "Bea", "Cy")), LEE)
    clash = story.clash(later.NamePanel(REF, ("Ann", "Bea", "Di"), seen))
    assert differing(clash) == {"panel": ("Ann, Bea, Di", "Ann, Bea, Cy")}
    for command in clash.resolved({"panel": Take.THEIRS}):
        story.do(command)
    assert story.now.stage3 is not None
    assert story.now.stage3.panel == ("Ann", "Bea", "Cy")
    assert "Ann, Bea, Di" in story.notes[-1]


def test_a_change_against_an_undo() -> None:
    """What is taken back under somebody's hands is a change like any other."""
    story = Story()
    before = story.now
    story.do(facts(details="She waited an hour"), LEE)
    seen = story.now.version
    story.undo_last(before, LEE)
    clash = story.clash(facts(seen, details="She waited two hours"))
    assert differing(clash) == {"details": ("She waited two hours", "The visit was missed")}


def test_a_correction_while_the_handling_is_taken_back() -> None:
    story = Story()
    before = story.now
    story.do(confirm(REF))
    seen = story.now.version
    story.undo_last(before)
    clash = story.clash(
        replace(confirm(REF, theme="Poor communication"), reason="Rang", version=seen)
    )
    assert differing(clash)["handling"] == ("Stage 1 complaint", "")
    for command in clash.resolved(dict.fromkeys(differing(clash), Take.THEIRS)):
        story.do(command)
    assert story.now.handling is None
    assert any("Poor communication" in note for note in story.notes)


def test_changed_a_third_time_it_is_asked_again() -> None:
    story = Story()
    story.do(facts(details="Second"), LEE)
    clash = story.clash(facts(1, details="Mine"))
    story.do(facts(details="Third"), LEE)
    again = story.clash(clash.resolved({"details": Take.MINE})[0])
    assert differing(again) == {"details": ("Mine", "Third")}


# -- whatever two people type ----------------------------------------------------------------------

texts = st.sampled_from(("", "a", "b", "a b", "one\ntwo", "She waited " * 20 + "."))
corrections = st.fixed_dictionaries(
    {},
    optional={
        "details": texts.filter(bool).map(str.strip),
        "wants": texts.map(str.strip),
        "child": st.sampled_from(("", "Bo", "Sam")),
        "telephone": st.sampled_from(("", "01632 960142")),
    },
)
takes = st.dictionaries(
    st.sampled_from(("details", "wants", "child", "telephone")), st.sampled_from(Take)
)


@given(theirs=corrections, mine=corrections, choices=takes)
def test_no_choice_ever_loses_a_text(
    theirs: dict[str, str], mine: dict[str, str], choices: dict[str, Take]
) -> None:
    """Whatever both put and whatever is chosen, every word typed is in the case or its history."""
    story = Story()
    seen = story.now
    with suppress(Refusal):
        story.do(facts(**theirs), LEE)
    middle = story.now
    try:
        story.do(facts(1, **mine))
    except Conflict as conflict:
        if isinstance(conflict.clash, Clash):
            for command in conflict.clash.resolved(choices):
                story.do(command)
    except Refusal:
        assert all(str(value_of(seen, name)) == text for name, text in mine.items())
    for name in {**theirs, **mine}:
        held = value_of(story.now, name)
        for typed, base in ((mine.get(name), seen), (value_of(middle, name), seen)):
            if typed is None or typed == value_of(base, name):
                continue
            both = one_after_the_other(value_of(middle, name), mine.get(name, ""))
            assert (
                typed in ("", held)
                or held == both
                or any(note.endswith(typed) for note in story.notes)
            )
        if mine.get(name, value_of(seen, name)) == value_of(seen, name):
            assert held == value_of(middle, name)  # what only they changed is taken over


def value_of(case: Case, name: str) -> str:
    """A fact of a case."""
    return str(getattr(case if name != "telephone" else case.complainant, name))


@given(theirs=corrections, mine=corrections)
def test_without_a_clash_it_is_one_after_the_other(
    theirs: dict[str, str], mine: dict[str, str]
) -> None:
    """Corrections of different facts give the same case in whichever order they come."""
    apart = {name: text for name, text in mine.items() if name not in theirs}
    together, in_turn = Story(), Story()
    for story in (together, in_turn):
        with suppress(Refusal):
            story.do(facts(**theirs), LEE)
    with suppress(Refusal):
        together.do(facts(1, **apart))
    with suppress(Refusal):
        in_turn.do(facts(**apart))
    assert together.now == in_turn.now


classifications = st.builds(
    cmd.Classify,
    ref=st.just(REF),
    handling=st.sampled_from((Handling.STAGE_1, Handling.CORPORATE, Handling.REPRESENTATION)),
    theme=st.sampled_from(("Decision making", "Poor communication")),
    area=st.sampled_from(("Fostering", "Adoption")),
    team_manager=st.sampled_from(("", "P. Shah", "R. Khan")),
    reason=st.sampled_from(("", "Rang again")),
)


@given(theirs=classifications, mine=classifications, take=st.sampled_from(Take), data=st.data())
def test_no_classification_is_lost(
    theirs: cmd.Classify, mine: cmd.Classify, take: Take, data: st.DataObject
) -> None:
    """Of two decisions every word is in the case, or in a note beside it."""
    first = data.draw(st.sampled_from((ADE, LEE)))
    story = Story()
    story.do(theirs, first)
    middle = story.now
    try:
        story.do(replace(mine, version=1))
    except Conflict as conflict:
        clash = conflict.clash
        if not isinstance(clash, Clash):
            return  # both decided the same
        for command in clash.resolved({d.name: take for d in clash.differences}):
            story.do(command)
        held = {name: getattr(story.now, name) for name in ("handling", "theme", "area")}
        before = middle if middle.handling is not None else middle.proposal
        for name, value in held.items():
            for typed in (getattr(mine, name), getattr(before, name)):
                assert typed == value or any(n.endswith(in_words(typed)) for n in story.notes)


def test_a_version_that_never_was_is_refused() -> None:
    story = told_story(confirm(REF))
    with pytest.raises(Conflict, match="Look at it again first"):
        story.do(cmd.AddNote(REF, "Too late", version=9))
    assert a_case().version == 1
