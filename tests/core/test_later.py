"""The clocks beyond the reply, against dates counted by hand in the calendar of England."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.support import MANAGER, england, office, stage_1
from tracker.core import commands as base
from tracker.core import commands_later as cmd
from tracker.core import rules
from tracker.core.case import Case
from tracker.core.clock_rules import STATUTORY_RULES, ClockRule, ClockRules, StartsAt
from tracker.core.clocks import Clockwork
from tracker.core.evolve import evolve
from tracker.core.explain import explain
from tracker.core.later import (
    lead,
    running_verdicts,
    stage2_counts,
    stage2_milestones,
    stage2_verdict,
    stage3_verdicts,
    window_warning,
    working_days_between,
)
from tracker.core.queue import place_of
from tracker.core.views import next_step
from tracker.core.words import AsideKind, Bucket, ClockName, Outcome, ReportOf, State

REF = "26-0001"


def nov(day: int) -> date:
    return date(2026, 11, day)


def dec(day: int) -> date:
    return date(2026, 12, day)


def jan(day: int) -> date:
    return date(2027, 1, day)


def clocks(today: date, starts_at: StartsAt = StartsAt.REQUESTED) -> Clockwork:
    """The clocks of one day, Stage 2 counted from one of the disputed starts."""
    rule = ClockRule(ClockName.STAGE_2, starts_at, 25, 65)
    return Clockwork(england(), ClockRules({**STATUTORY_RULES, ClockName.STAGE_2: rule}), today)


def after(case: Case, today: date, *commands: base.CaseCommand) -> Case:
    """The case once a manager has done these on ``today``."""
    for command in commands:
        for event in rules.decide(case, command, office(MANAGER, today)):
            case = evolve(case, event)
    return case


ANSWERED = stage_1(reply_sent_on=nov(16), outcome=Outcome.NOT_UPHELD, closed_on=nov(17))
"""Received on Thursday 5 November, answered on Monday 16 November, and closed."""

ASKED = after(ANSWERED, nov(18), cmd.RequestStage2(REF, nov(18)))
ACCEPTED = after(ASKED, nov(24), cmd.DecideStage2(REF, nov(24), True))
SIGNED = after(ACCEPTED, dec(1), cmd.AgreeTerms(REF, dec(1)))


# -- Stage 2 ----------------------------------------------------------------------------------
def test_a_request_takes_the_closed_case_up_again() -> None:
    """Its reply and outcome stay, and the case stands where its new clock says."""
    assert ASKED.is_open
    assert (ASKED.reply_sent_on, ASKED.outcome) == (nov(16), Outcome.NOT_UPHELD)
    found = place_of(ASKED, clocks(nov(18)))
    assert found is not None
    assert (found.bucket, found.lead.clock) == (Bucket.ON_TIME, ClockName.STAGE_2)


@pytest.mark.parametrize(
    ("today", "state", "left", "late"),
    [
        # 25 working days from Wed 18 Nov: Wed 23 Dec, for no bank holiday lies between.
        (dec(17), State.ON_TIME, 4, 0),
        (dec(18), State.DUE_SOON, 3, 0),
        (dec(23), State.DUE_TODAY, 0, 0),
        (dec(24), State.LATE, 0, 1),
        (dec(29), State.LATE, 0, 2),  # Christmas Day and the 28th are no working days
    ],
)
def test_stage_2_is_due_25_working_days_after_the_request(
    today: date, state: State, left: int, late: int
) -> None:
    verdict = stage2_verdict(ACCEPTED, clocks(today))
    assert verdict is not None
    assert (verdict.due, verdict.state, verdict.left, verdict.late) == (
        dec(23),
        state,
        left,
        late,
    )


def test_extended_it_is_due_after_65() -> None:
    """From the same start: Fri 19 Feb 2027, three bank holidays on the way."""
    longer = after(ACCEPTED, dec(1), cmd.ExtendStage2(REF, dec(1), "Complex", "Mary", dec(1)))
    verdict = stage2_verdict(longer, clocks(dec(24)))
    assert verdict is not None
    assert verdict.due == date(2027, 2, 22)
    assert england().count(nov(18), date(2027, 2, 22)) == 65
    assert verdict.state is State.ON_TIME


@pytest.mark.parametrize(
    ("starts_at", "case", "due"),
    [
        (StartsAt.REQUESTED, SIGNED, dec(23)),
        (StartsAt.ACCEPTED, SIGNED, dec(31)),
        (StartsAt.TERMS_SIGNED, SIGNED, jan(8)),
        (StartsAt.ACCEPTED, ASKED, None),
        (StartsAt.TERMS_SIGNED, ACCEPTED, None),
    ],
)
def test_the_setting_says_which_start_drives_the_due_date(
    starts_at: StartsAt, case: Case, due: date | None
) -> None:
    """And one that has not come yet leaves the clock to start."""
    verdict = stage2_verdict(case, clocks(dec(1), starts_at))
    assert verdict is not None
    assert verdict.due == due
    assert (verdict.state is State.TO_START) == (due is None)


def test_all_three_counts_are_always_shown() -> None:
    """Which start is right is disputed, so the reader sees each with its days."""
    counts = stage2_counts(SIGNED, clocks(dec(8), StartsAt.ACCEPTED))
    assert [(c.what, c.days, c.drives) for c in counts] == [
        ("request", 14, False),
        ("acceptance", 10, True),
        ("terms of reference", 5, False),
    ]


def test_one_who_did_not_sign_still_has_a_start() -> None:
    """The day on which that was noted, and the words say so."""
    case = after(ACCEPTED, dec(1), cmd.AgreeTerms(REF, dec(1), signed=False))
    assert case.stage2 is not None
    assert "terms not signed" in [m.what for m in stage2_milestones(case.stage2)]
    assert len(stage2_counts(case, clocks(dec(1)))) == 3


def test_the_letter_stops_the_clock_for_good() -> None:
    """Late by one working day, whatever the calendar or the rules say afterwards."""
    ended = after(ACCEPTED, dec(24), cmd.Adjudicate(REF, dec(24), Outcome.PARTLY_UPHELD))
    for start in (StartsAt.REQUESTED, StartsAt.ACCEPTED):
        verdict = stage2_verdict(ended, clocks(jan(20), start))
        assert verdict is not None
        assert (verdict.state, verdict.due, verdict.late) == (State.MISSED, dec(23), 1)
    assert [s.clock for s in ended.later_stops] == [ClockName.STAGE_2]
    assert ended.stopped == ANSWERED.stopped
    found = place_of(ended, clocks(jan(20)))
    assert found is not None
    assert found.bucket is Bucket.TO_FINISH


def test_working_days_between_any_two_milestones() -> None:
    """Each pair once, the earlier step of the procedure first."""
    case = after(SIGNED, dec(8), cmd.TakeReport(REF, dec(8), ReportOf.OFFICER))
    assert case.stage2 is not None
    milestones = stage2_milestones(case.stage2)
    pairs = {(a.what, b.what): n for a, b, n in working_days_between(milestones, clocks(dec(8)))}
    assert pairs["request", "acceptance"] == 4
    assert pairs["acceptance", "terms signed"] == 5
    assert pairs["terms signed", "officer's report"] == 5
    assert len(pairs) == 6


def test_explaining_tells_them_too() -> None:
    """Whether Stage 2 runs or has ended."""
    ended = after(SIGNED, dec(24), cmd.Adjudicate(REF, dec(24)))
    for case in (SIGNED, ended):
        sentences = explain(case, clocks(dec(24))).sentences
        assert any(
            s.startswith("Working days from request: acceptance 4, terms") for s in sentences
        )
        assert any(s.startswith("Working days from acceptance: terms signed 5") for s in sentences)


def test_a_refused_request_runs_no_clock() -> None:
    """And leaves the case to be finished."""
    refused = after(
        ASKED, nov(24), cmd.DecideStage2(REF, nov(24), False, "Answered in full", nov(24))
    )
    assert stage2_verdict(refused, clocks(dec(31))) is None
    assert lead(refused, clocks(dec(31))) is None
    found = place_of(refused, clocks(dec(31)))
    assert found is not None
    assert found.bucket is Bucket.TO_FINISH


def test_costs_add_up_and_a_struck_line_counts_no_more() -> None:
    """In pence; credits take away."""
    case = after(
        ACCEPTED,
        dec(1),
        cmd.AddCost(REF, dec(1), "Investigating Officer", 402_011),
        cmd.AddCost(REF, dec(1), "Independent Person", 224_500),
        cmd.AddCost(REF, dec(1), "Travel paid twice", -1_000),
    )
    assert case.stage2 is not None
    assert case.stage2.cost == 625_511
    struck = after(case, dec(1), cmd.StrikeCost(REF, 2, "Belongs to another case"))
    assert struck.stage2 is not None
    assert struck.stage2.cost == 401_011
    more = after(struck, dec(1), cmd.AddCost(REF, dec(1), "Independent Person", 5))
    assert more.stage2 is not None
    assert [line.number for line in more.stage2.costs] == [1, 2, 3, 4]


# -- Stage 3 ----------------------------------------------------------------------------------
ADJUDICATED = after(ACCEPTED, dec(23), cmd.Adjudicate(REF, dec(23), Outcome.NOT_UPHELD))
PANEL_ASKED = after(
    ADJUDICATED,
    jan(4),
    cmd.RequestStage3(REF, jan(4)),
    cmd.NamePanel(REF, ("Ann Dale", "Bea Holt", "Cy Marsh")),
)


def test_the_links_of_stage_3_have_30_5_15_and_50_working_days() -> None:
    """From Mon 4 Jan 2027; the last two begin only when the link before has ended."""
    found = {v.clock: (v.state, v.due) for v in stage3_verdicts(PANEL_ASKED, clocks(jan(4)))}
    assert found == {
        ClockName.STAGE_3_PANEL: (State.ON_TIME, date(2027, 2, 15)),
        ClockName.STAGE_3_FINDINGS: (State.TO_START, None),
        ClockName.STAGE_3_RESPONSE: (State.TO_START, None),
        ClockName.STAGE_3: (State.ON_TIME, date(2027, 3, 15)),
    }


def test_each_link_keeps_its_own_verdict() -> None:
    """A late panel, findings in time, a late response, and late in all."""
    met = after(PANEL_ASKED, date(2027, 2, 16), cmd.MeetPanel(REF, date(2027, 2, 16)))
    found = after(met, date(2027, 2, 23), cmd.SendFindings(REF, date(2027, 2, 23), "Mostly right"))
    ended = after(found, date(2027, 3, 17), cmd.RespondStage3(REF, date(2027, 3, 17), "Sorry"))
    verdicts = stage3_verdicts(ended, clocks(date(2027, 6, 1)))
    assert [(v.clock, v.state, v.late) for v in verdicts] == [
        (ClockName.STAGE_3_PANEL, State.MISSED, 1),
        (ClockName.STAGE_3_FINDINGS, State.MET, 0),
        (ClockName.STAGE_3_RESPONSE, State.MISSED, 1),
        (ClockName.STAGE_3, State.MISSED, 2),
    ]
    assert len(ended.later_stops) == 5  # with the one of Stage 2
    assert lead(ended, clocks(date(2027, 6, 1))) is None


def test_the_soonest_link_leads() -> None:
    """The case stands in the queue by the link that is due first."""
    running = running_verdicts(PANEL_ASKED, clocks(jan(4)))
    assert [v.clock for v in running] == [ClockName.STAGE_3_PANEL, ClockName.STAGE_3]
    found = place_of(PANEL_ASKED, clocks(date(2027, 2, 16)))
    assert found is not None
    assert (found.bucket, found.lead.clock) == (Bucket.LATE, ClockName.STAGE_3_PANEL)


# -- the Ombudsman ----------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("case", "early"),
    [(stage_1(), True), (ANSWERED, True), (ACCEPTED, True), (ADJUDICATED, True)],
)
def test_going_early_is_noted_at_any_stage(case: Case, early: bool) -> None:
    gone = after(case, jan(4), cmd.AskOmbudsman(REF, jan(4), "Delay"))
    assert [r.early for r in gone.referrals] == [early]
    assert gone.is_open


def test_a_remedy_is_a_promise_with_a_clock() -> None:
    """Due today is not late; done late is kept as late."""
    case = after(
        ANSWERED,
        jan(4),
        cmd.AskOmbudsman(REF, jan(4), "Delay"),
        cmd.HearOmbudsman(REF, 1, jan(4), True),
        cmd.DecideOmbudsman(REF, 1, jan(4), "Fault and injustice", "Pay £250", jan(15)),
    )
    states = {
        day: running_verdicts(case, clocks(day))[0].state for day in (jan(5), jan(15), jan(16))
    }
    assert states == {
        jan(5): State.ON_TIME,
        jan(15): State.DUE_TODAY,
        jan(16): State.LATE,  # a Saturday: late by date, by no working day
    }
    done = after(case, jan(18), cmd.FinishRemedy(REF, 1, jan(18)))
    assert lead(done, clocks(jan(18))) is None
    assert done.referrals[0].over


# -- declined and suspended -------------------------------------------------------------------
def test_a_suspended_complaint_stands_still_and_goes_on() -> None:
    """Five working days with the police are five working days more, on any handling."""
    for handling in ("stage_1", "representation"):
        case = replace(stage_1(), handling=type(stage_1().handling)(handling))  # type: ignore[misc]
        held = after(
            case,
            nov(9),
            cmd.SetAside(REF, nov(9), AsideKind.SUSPENDED, "Police", "We wait", nov(9)),
        )
        found = place_of(held, clocks(nov(30)))
        assert found is not None
        assert found.bucket is Bucket.PAUSED
        assert next_step(held, clocks(nov(30))) == "Suspended: police"
        on_again = after(held, nov(16), cmd.Resume(REF, nov(16)))
        verdict = clocks(nov(16)).main(on_again)
        assert verdict is not None
        assert (verdict.due, verdict.gross_day, verdict.day) == (nov(26), 7, 2)


def test_a_declined_complaint_is_closed_with_its_ground() -> None:
    """And what the complainant was told can follow."""
    case = after(
        stage_1(), nov(9), cmd.SetAside(REF, nov(9), AsideKind.DECLINED, "Over a year old")
    )
    assert (case.closed_on, case.closed_why) == (nov(9), "Declined: Over a year old")
    told = after(
        case, nov(10), cmd.TellAside(REF, nov(10), "By letter, with the Ombudsman's address")
    )
    assert told.asides[0].told_on == nov(10)


# -- the window -------------------------------------------------------------------------------
@pytest.mark.parametrize(("asked", "warned"), [(nov(16), False), (dec(14), False), (dec(15), True)])
def test_a_request_after_20_working_days_is_warned_of(asked: date, warned: bool) -> None:
    """Never blocked."""
    sentence = window_warning(nov(16), asked, clocks(asked))
    assert bool(sentence) == warned
    if warned:
        assert sentence == (
            "Asked 21 working days after the reply of 16 Nov 2026: usually it is 20. "
            "It can still be accepted."
        )
    assert after(ANSWERED, asked, cmd.RequestStage2(REF, asked)).stage2 is not None
