"""What officers and managers may do, and what follows from it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.support import (
    MANAGER,
    OFFICER,
    THURSDAY,
    a_case,
    a_contact,
    england,
    named,
    office,
    stage_1,
)
from tracker.core import commands as cmd
from tracker.core import events as ev
from tracker.core import rules
from tracker.core.case import (
    Case,
    Extension,
    Party,
    Pause,
    Point,
    Proposal,
    QualityCheck,
    Stopped,
    Withdrawal,
)
from tracker.core.clock_rules import ClockRules
from tracker.core.evolve import evolve
from tracker.core.office import Actor, Office, Refusal
from tracker.core.words import ClockName, Handling, NameGiven, Outcome

REF = "26-0001"
TODAY = date(2026, 11, 12)
TOMORROW = date(2026, 11, 13)
MONDAY = date(2026, 11, 9)
NEW = a_case()
STAGE_1 = stage_1(team_manager="R. Khan")
CLOSED = stage_1(closed_on=MONDAY, reply_sent_on=MONDAY, outcome=Outcome.UPHELD)
WAITING = stage_1(pauses=(Pause(MONDAY, "Advocate"),))
FIRST_VERDICT = Stopped(
    ClockName.STAGE_1, THURSDAY, date(2026, 11, 19), 10, MONDAY, 2, 2, 0, False, 1
)


def at(today: date = TODAY, actor: Actor = MANAGER, **how: Any) -> Office:
    """The desk on the Thursday after."""
    return replace(office(actor, today), **how)


def decided(case: Case, command: cmd.CaseCommand, where: Office | None = None) -> Case:
    """The case after the command."""
    for event in rules.decide(case, command, where or at()):
        case = evolve(case, event)
    return case


def changes(kind: str, **facts: Any) -> Any:
    """A classification as an officer or manager asks for it."""
    given: dict[str, Any] = {"theme": "Decision making", "area": "Fostering"}
    return cmd.Classify(REF, Handling(kind), **(given | facts))


# -- officers and managers --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("case", "command", "sentence"),
    [
        (STAGE_1, cmd.Review(REF), "Only a manager reviews the overdue queue."),
        (STAGE_1, cmd.CheckQuality(REF, TODAY), "Only a manager quality-checks a reply."),
        (
            STAGE_1,
            changes("corporate", reason="About fees"),
            "26-0001 is handled as stage 1 complaint: only a manager changes that.",
        ),
    ],
)
def test_what_only_a_manager_does(case: Case, command: cmd.CaseCommand, sentence: str) -> None:
    """The officer is told, and the manager may."""
    with pytest.raises(Refusal) as refused:
        rules.decide(case, command, at(actor=OFFICER))
    assert str(refused.value) == sentence
    assert rules.decide(case, command, at())


def test_an_officer_proposes_and_a_manager_confirms() -> None:
    """A proposal changes nothing but itself; the decision replaces it."""
    proposed = decided(NEW, changes("stage_1", team_manager="R. Khan"), at(actor=OFFICER))
    assert proposed.handling is None
    assert proposed.proposal == Proposal(
        Handling.STAGE_1, "Decision making", "Fostering", "R. Khan", "Olu"
    )
    confirmed = decided(proposed, changes("representation", team_manager="R. Khan"))
    assert (confirmed.handling, confirmed.theme, confirmed.area, confirmed.team_manager) == (
        Handling.REPRESENTATION,
        "Decision making",
        "Fostering",
        "R. Khan",
    )
    assert confirmed.proposal is None


def test_a_proposal_may_leave_theme_and_area_open() -> None:
    """On the telephone an officer does not always know."""
    proposed = decided(NEW, cmd.Classify(REF, Handling.CORPORATE, "", ""), at(actor=OFFICER))
    assert proposed.proposal == Proposal(Handling.CORPORATE, "", "", "", "Olu")


def test_the_area_names_its_team_manager() -> None:
    """Unless somebody else is named."""
    known = replace(at(), lists=replace(at().lists, team_managers=(("S. Bell", "Fostering"),)))
    assert decided(NEW, changes("stage_1"), known).team_manager == "S. Bell"
    assert decided(NEW, changes("stage_1", team_manager="R. Khan"), known).team_manager == "R. Khan"


# -- taking down ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"received_on": TOMORROW}, "The date received cannot be in the future: Fri 13 Nov 2026."),
        ({"channel": "Pigeon"}, "The channel 'Pigeon' is not on the list."),
        ({"details": "  "}, "What happened is missing."),
        ({"complainant": named(" ")}, "The name is missing."),
    ],
)
def test_a_contact_that_cannot_be_logged(facts: dict[str, Any], sentence: str) -> None:
    """Each for its own reason."""
    with pytest.raises(Refusal) as refused:
        rules.log_contact(a_contact(TODAY, **facts), REF, None, at())
    assert str(refused.value) == sentence


def test_a_nameless_caller_is_nobody_in_particular() -> None:
    """No name and no person is kept, whatever was typed before "anonymous" was chosen."""
    party = Party(NameGiven.ANONYMOUS, "Janet Smith", person_id=7, relation="Mother")
    (logged,) = rules.log_contact(a_contact(TODAY, complainant=party), REF, 7, at(actor=OFFICER))
    assert isinstance(logged, ev.ContactLogged)
    assert logged.complainant == Party(NameGiven.ANONYMOUS, relation="Mother")
    assert logged.logged_by == "Olu"


def test_the_proposal_is_by_whoever_logs() -> None:
    """Not by whom the form says."""
    proposal = Proposal(Handling.STAGE_1, by="Somebody else")
    (logged,) = rules.log_contact(a_contact(TODAY, proposal=proposal), REF, None, at(actor=OFFICER))
    assert isinstance(logged, ev.ContactLogged)
    assert logged.proposal == Proposal(Handling.STAGE_1, by="Olu")


def test_a_correction_keeps_what_was_said_before() -> None:
    """Only what differs is corrected: the caller's facts on the caller, the case's on the case."""
    case = a_case(complainant=named("Jannet Smith", telephone="0121 496 0000"), child="Sam")
    command = cmd.CorrectFacts(
        REF, (("name", "Janet Smith"), ("child", "Sam"), ("wants", "An apology"))
    )
    (corrected,) = rules.decide(case, command, at())
    assert isinstance(corrected, ev.FactsCorrected)
    assert corrected.corrections == (
        ev.Correction("name", "Jannet Smith", "Janet Smith"),
        ev.Correction("wants", "", "An apology"),
    )
    after = evolve(case, corrected)
    assert after.complainant == named("Janet Smith", telephone="0121 496 0000")
    assert (after.child, after.wants) == ("Sam", "An apology")


# -- changing the handling --------------------------------------------------------------------


def test_changing_the_handling_keeps_the_start_of_the_clock() -> None:
    """The statutory start stays the date received, and who changed what from what is kept."""
    (changed,) = rules.decide(STAGE_1, changes("representation", reason="She agrees"), at())
    assert isinstance(changed, ev.HandlingConfirmed)
    assert (changed.was, changed.handling, changed.reason) == (
        Handling.STAGE_1,
        Handling.REPRESENTATION,
        "She agrees",
    )
    after = evolve(STAGE_1, changed)
    assert (after.received_on, after.period_from) == (THURSDAY, THURSDAY)
    verdict = at().clockwork.main(after)
    assert verdict is not None
    assert (verdict.clock, verdict.start) == (ClockName.REPRESENTATION, THURSDAY)


def test_an_acknowledgement_comes_with_the_handling_once() -> None:
    """A second one in the same form changes nothing."""
    case = decided(NEW, changes("corporate", acknowledged_on=MONDAY))
    assert case.acknowledged_on == MONDAY
    again = decided(case, changes("stage_1", reason="About a worker", acknowledged_on=TODAY))
    assert again.acknowledged_on == MONDAY


def test_handled_as_withdrawn_is_withdrawn_today() -> None:
    """The clock stops, the case closes, and neither theme nor area is asked for."""
    case = decided(STAGE_1, cmd.Classify(REF, Handling.WITHDRAWN, "", "", reason="She rang"))
    assert case.withdrawal == Withdrawal(TODAY)
    assert (case.closed_on, case.closed_why) == (TODAY, "Withdrawn")
    assert [s.stopped_on for s in case.stopped] == [TODAY]


# -- the work ---------------------------------------------------------------------------------


def test_a_chase_comes_up_again_in_two_working_days() -> None:
    """Over a weekend too; or on the day that is given."""
    case = decided(STAGE_1, cmd.Chase(REF))
    assert (case.chases, case.look_again_on, case.reviewed_on) == (1, date(2026, 11, 16), TODAY)
    again = decided(case, cmd.Chase(REF, "Left a message", date(2026, 11, 20)))
    assert (again.chases, again.look_again_on) == (2, date(2026, 11, 20))
    (told,) = rules.decide(STAGE_1, cmd.Chase(REF), at())
    assert isinstance(told, ev.Chased)
    assert told.text == "Chased R. Khan"


def test_points_are_numbered_as_they_come() -> None:
    """And each has its own finding."""
    case = decided(decided(STAGE_1, cmd.AddPoint(REF, "The letter")), cmd.AddPoint(REF, "The call"))
    found = decided(case, cmd.FindPoint(REF, 2, Outcome.UPHELD))
    assert found.points == (Point(1, "The letter"), Point(2, "The call", Outcome.UPHELD))


def test_told_later_of_an_extension() -> None:
    """The first asking agrees it, a second one only says when the complainant was told."""
    case = decided(STAGE_1, cmd.Extend(REF, MONDAY, "Complex", "Mary"))
    assert case.extension == Extension(MONDAY, "Complex", "Mary")
    told = decided(case, cmd.Extend(REF, TODAY, "Other", "Other", TODAY))
    assert told.extension == Extension(MONDAY, "Complex", "Mary", TODAY)


def test_no_outer_limit_no_extension() -> None:
    """A clock set without one cannot be extended."""
    bare = {n: replace(r, outer=None) for n, r in ClockRules().clocks.items()}
    with pytest.raises(Refusal, match="The clock of 26-0001 has no outer limit to extend to"):
        rules.decide(STAGE_1, cmd.Extend(REF, TODAY, "Complex", "Mary"), at(rules=ClockRules(bare)))


# -- the end ----------------------------------------------------------------------------------


def test_a_reply_stops_the_clock_and_ends_the_wait() -> None:
    """What the clock said is kept, with the calendar it was counted by."""
    case = decided(WAITING, cmd.SendReply(REF, TODAY, Outcome.PARTLY_UPHELD))
    assert not case.paused
    assert case.pauses[-1].to_on == TODAY
    assert (case.reply_sent_on, case.outcome) == (TODAY, Outcome.PARTLY_UPHELD)
    assert case.stopped == (
        Stopped(ClockName.STAGE_1, THURSDAY, date(2026, 11, 24), 13, TODAY, 5, 2, 0, False, 1),
    )


def test_a_reply_recorded_late_went_before_the_wait_began() -> None:
    """The wait was for nothing, and does not count."""
    waiting = stage_1(pauses=(Pause(TODAY, "Advocate"),))
    case = decided(waiting, cmd.SendReply(REF, MONDAY))
    assert case.pauses == (Pause(TODAY, "Advocate", TODAY),)
    (kept,) = case.stopped
    assert (kept.due, kept.days, kept.net_days) == (date(2026, 11, 19), 2, 2)


@pytest.mark.parametrize(
    ("case", "sentence"),
    [
        (NEW, "26-0001 cannot be closed yet: how it is handled is missing."),
        (
            STAGE_1,
            "26-0001 cannot be closed yet: the date the reply was sent, the outcome and "
            "the quality check are missing.",
        ),
        (
            stage_1(reply_sent_on=MONDAY, outcome=Outcome.UPHELD),
            "26-0001 cannot be closed yet: the quality check is missing.",
        ),
        (
            stage_1(reply_sent_on=MONDAY, quality_check=QualityCheck(MONDAY, "Mary")),
            "26-0001 cannot be closed yet: the outcome is missing.",
        ),
        (
            stage_1(outcome=Outcome.UPHELD, quality_check=QualityCheck(MONDAY, "Mary")),
            "26-0001 cannot be closed yet: the date the reply was sent is missing.",
        ),
        (
            stage_1(
                reply_sent_on=MONDAY,
                outcome=Outcome.UPHELD,
                quality_check=QualityCheck(MONDAY, "Mary"),
                points=(Point(1, "The letter", Outcome.UPHELD), Point(2, "The call")),
            ),
            "26-0001 cannot be closed yet: the finding on point 2 is missing.",
        ),
        (
            a_case(handling=Handling.CORPORATE, reply_sent_on=MONDAY),
            "26-0001 cannot be closed yet: the outcome is missing.",
        ),
        (
            a_case(handling=Handling.REPRESENTATION),
            "26-0001 cannot be closed yet: the date the reply was sent is missing.",
        ),
    ],
)
def test_closing_says_what_is_missing(case: Case, sentence: str) -> None:
    """All of it in one sentence."""
    with pytest.raises(Refusal) as refused:
        rules.decide(case, cmd.CloseCase(REF, TODAY), at())
    assert str(refused.value) == sentence


@pytest.mark.parametrize(
    "case",
    [
        stage_1(
            reply_sent_on=MONDAY,
            outcome=Outcome.UPHELD,
            quality_check=QualityCheck(MONDAY, "Mary"),
            points=(Point(1, "The letter", Outcome.NOT_UPHELD),),
        ),
        stage_1(reply_sent_on=MONDAY, outcome=Outcome.UPHELD, historical=True),
        a_case(handling=Handling.CORPORATE, reply_sent_on=MONDAY, outcome=Outcome.NOT_UPHELD),
        a_case(handling=Handling.REPRESENTATION, reply_sent_on=MONDAY),
    ],
)
def test_complete_cases_close(case: Case) -> None:
    """Each handling with what it needs, and an old log without the check it never recorded."""
    closed = decided(case, cmd.CloseCase(REF, TODAY))
    assert (closed.closed_on, closed.closed_why) == (TODAY, "Answered")


@pytest.mark.parametrize("after", [False, True])
def test_withdrawn_before_or_after_work_began(after: bool) -> None:
    """The clock stops where it stood, and the case is closed by the same save."""
    command = cmd.Withdraw(REF, MONDAY, after, TODAY, "She moved away")
    case = decided(STAGE_1, command)
    assert case.withdrawal == Withdrawal(MONDAY, after, TODAY)
    assert (case.handling, case.closed_on, case.is_open) == (Handling.WITHDRAWN, MONDAY, False)
    assert [(s.stopped_on, s.days) for s in case.stopped] == [(MONDAY, 2)]


def test_reopening_keeps_the_first_verdict_and_starts_a_new_period() -> None:
    """What belonged to the answered period is cleared; what it said stays."""
    ended = replace(
        CLOSED,
        stopped=(FIRST_VERDICT,),
        quality_check=QualityCheck(MONDAY, "Mary"),
        extension=Extension(MONDAY, "Complex", "Mary"),
        pauses=(Pause(THURSDAY, "Advocate", MONDAY),),
        acknowledged_on=THURSDAY,
    )
    case = decided(ended, cmd.Reopen(REF, TODAY, "New facts"))
    assert case.stopped == (FIRST_VERDICT,)
    assert (case.received_on, case.period_from) == (THURSDAY, TODAY)
    assert case.is_open
    assert (case.reply_sent_on, case.outcome, case.quality_check) == (None, None, None)
    assert (case.extension, case.pauses, case.handling) == (None, (), Handling.STAGE_1)
    verdict = at().clockwork.main(case)
    assert verdict is not None
    assert (verdict.start, verdict.due, verdict.day) == (TODAY, date(2026, 11, 26), 0)
    second = decided(case, cmd.SendReply(REF, TODAY))
    assert [s.start for s in second.stopped] == [THURSDAY, TODAY]


def test_a_withdrawn_case_taken_up_again_is_to_classify() -> None:
    """Withdrawn is not how anybody handles an open case."""
    withdrawn = decided(STAGE_1, cmd.Withdraw(REF, MONDAY))
    case = decided(withdrawn, cmd.Reopen(REF, TODAY, "She changed her mind"))
    assert (case.handling, case.withdrawal, case.is_open) == (None, None, True)


def test_a_decision_changes_nothing_itself() -> None:
    """The calendar and the case are as they were: only the events say what happened."""
    before, days = replace(STAGE_1), dict(england().holidays)
    rules.decide(STAGE_1, cmd.SendReply(REF, TODAY), at())
    assert before == STAGE_1
    assert days == england().holidays
