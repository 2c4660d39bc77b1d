"""The clocks: every state by hand, the golden dates as verdicts, and the laws behind them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.support import THURSDAY, a_case, england, rows_of, stage_1
from tracker.core.case import Case, Extension, Pause
from tracker.core.clock_rules import STATUTORY_RULES, ClockRules
from tracker.core.clocks import Clockwork
from tracker.core.stopping import stop
from tracker.core.verdicts import Verdict, frozen
from tracker.core.words import ClockName, Handling, State
from tracker.core.workdays import Calendar, Convention

FRIDAY = date(2026, 11, 6)
DUE = date(2026, 11, 19)
OUTER = date(2026, 12, 3)
EXTENDED = Extension(date(2026, 11, 18), "Complex", "Mary")


def nov(day: int) -> date:
    """A day of November 2026."""
    return date(2026, 11, day)


def on(day: date, rules: ClockRules | None = None, calendar: Calendar | None = None) -> Clockwork:
    """The clocks of a day."""
    return Clockwork(calendar or england(), rules or ClockRules(), day)


def judged(case: Case, day: date, **how: Any) -> Verdict:
    """What the clock of the reply says on a day."""
    verdict = on(day, **how).main(case)
    assert verdict is not None
    return verdict


def waits(*spans: tuple[int, int | None]) -> tuple[Pause, ...]:
    """Waits for an advocate, by days of November."""
    return tuple(Pause(nov(a), "Advocate", nov(b) if b else None) for a, b in spans)


# -- every state by hand ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("today", "state", "day", "left", "late"),
    [
        (nov(5), State.ON_TIME, 0, 10, 0),
        (nov(6), State.ON_TIME, 1, 9, 0),
        (nov(13), State.ON_TIME, 6, 4, 0),
        (nov(14), State.ON_TIME, 6, 4, 0),
        (nov(15), State.ON_TIME, 6, 4, 0),
        (nov(16), State.DUE_SOON, 7, 3, 0),
        (nov(18), State.DUE_SOON, 9, 1, 0),
        (nov(19), State.DUE_TODAY, 10, 0, 0),
        (nov(20), State.LATE, 11, 0, 1),
        (nov(21), State.LATE, 11, 0, 1),
        (nov(23), State.LATE, 12, 0, 2),
    ],
)
def test_stage_1_day_by_day(today: date, state: State, day: int, left: int, late: int) -> None:
    """Ten working days from a Thursday; due today is not late, and the weekend adds nothing."""
    verdict = judged(stage_1(), today)
    assert (verdict.state, verdict.day, verdict.left, verdict.late) == (state, day, left, late)
    assert (verdict.start, verdict.due, verdict.standard, verdict.outer) == (
        THURSDAY,
        DUE,
        DUE,
        OUTER,
    )
    assert verdict.running


def test_the_saturday_after_a_friday_is_late() -> None:
    """The limit has passed on the Saturday although no working day has."""
    case = stage_1(received_on=FRIDAY)
    assert judged(case, nov(20)).state is State.DUE_TODAY
    assert (judged(case, nov(21)).state, judged(case, nov(21)).late) == (State.LATE, 0)
    assert (judged(case, nov(22)).state, judged(case, nov(22)).late) == (State.LATE, 0)
    assert (judged(case, nov(23)).state, judged(case, nov(23)).late) == (State.LATE, 1)


@pytest.mark.parametrize(
    ("received", "sent", "state", "day", "late"),
    [
        (THURSDAY, nov(5), State.MET, 0, 0),
        (THURSDAY, nov(18), State.MET, 9, 0),
        (THURSDAY, nov(19), State.MET, 10, 0),
        (THURSDAY, nov(20), State.MISSED, 11, 1),
        (THURSDAY, date(2026, 12, 3), State.MISSED, 20, 10),
        (FRIDAY, nov(20), State.MET, 10, 0),
        (FRIDAY, nov(21), State.MISSED, 10, 0),
        (FRIDAY, nov(23), State.MISSED, 11, 1),
    ],
)
def test_a_reply_on_the_due_date_is_in_time(
    received: date, sent: date, state: State, day: int, late: int
) -> None:
    """A sent reply is judged by its own date, however long ago that is."""
    verdict = judged(stage_1(received_on=received, reply_sent_on=sent), date(2027, 6, 1))
    assert (verdict.state, verdict.day, verdict.late) == (state, day, late)
    assert verdict.stopped_on == sent
    assert not verdict.running


@pytest.mark.parametrize(
    ("today", "state", "left", "late"),
    [
        (nov(19), State.ON_TIME, 10, 0),
        (nov(20), State.ON_TIME, 9, 0),
        (nov(30), State.DUE_SOON, 3, 0),
        (OUTER, State.DUE_TODAY, 0, 0),
        (date(2026, 12, 4), State.LATE, 0, 1),
    ],
)
def test_an_extension_counts_to_the_outer_limit(
    today: date, state: State, left: int, late: int
) -> None:
    """Twenty working days from the same start, and late beyond them."""
    verdict = judged(stage_1(extension=EXTENDED), today)
    assert (verdict.state, verdict.left, verdict.late) == (state, left, late)
    assert (verdict.due, verdict.standard, verdict.outer) == (OUTER, DUE, OUTER)
    assert verdict.extended
    assert verdict.limits == (10, 20)


def test_an_extension_of_a_clock_without_an_outer_limit_changes_nothing() -> None:
    """The acknowledgement has none, and a rule may be set so."""
    rules = {n: replace(r, outer=None) for n, r in STATUTORY_RULES.items()}
    verdict = judged(stage_1(extension=EXTENDED), nov(20), rules=ClockRules(rules))
    assert (verdict.due, verdict.extended, verdict.state) == (DUE, False, State.LATE)
    assert verdict.limits == (10,)


def test_an_unclassified_contact_runs_the_stage_1_clock() -> None:
    """That is what it may turn out to be, and the days count from the day it came."""
    verdict = judged(a_case(), nov(20))
    assert (verdict.clock, verdict.state, verdict.due) == (ClockName.STAGE_1, State.LATE, DUE)


def test_a_withdrawn_case_has_no_clock() -> None:
    """Nobody waits for a reply."""
    assert on(nov(30)).main(a_case(handling=Handling.WITHDRAWN)) is None
    assert on(nov(30)).acknowledgement(a_case(handling=Handling.WITHDRAWN)) is None


# -- acknowledgement and corporate complaints -------------------------------------------------


@pytest.mark.parametrize(
    ("today", "state"),
    [
        (nov(5), State.DUE_SOON),
        (nov(9), State.DUE_SOON),
        (nov(10), State.DUE_TODAY),
        (nov(11), State.LATE),
    ],
)
def test_the_acknowledgement_is_due_on_the_third_day(today: date, state: State) -> None:
    """Three working days from the day received, which are all within sight."""
    verdict = on(today).acknowledgement(stage_1())
    assert verdict is not None
    assert (verdict.state, verdict.due) == (state, nov(10))


def test_an_acknowledgement_sent_is_judged_by_its_date() -> None:
    """In time on the third day, late on the fourth."""
    for sent, state in ((nov(10), State.MET), (nov(11), State.MISSED)):
        verdict = on(nov(30)).acknowledgement(stage_1(acknowledged_on=sent))
        assert verdict is not None
        assert (verdict.state, verdict.stopped_on) == (state, sent)


def test_no_acknowledgement_is_missed_where_none_was_due_any_more() -> None:
    """An old log raises no alarm, and an answered letter needs no acknowledgement."""
    assert on(nov(30)).acknowledgement(stage_1(historical=True)) is None
    assert on(nov(30)).acknowledgement(stage_1(reply_sent_on=nov(6))) is None


def test_a_corporate_complaint_starts_when_acknowledged() -> None:
    """To start until then; ten working days from that day afterwards."""
    waiting = a_case(handling=Handling.CORPORATE)
    verdict = judged(waiting, date(2026, 12, 31))
    assert (verdict.state, verdict.start, verdict.due) == (State.TO_START, None, None)
    assert verdict.reasons == ("Starts when acknowledged.",)
    begun = judged(replace(waiting, acknowledged_on=nov(9)), nov(23))
    assert (begun.state, begun.start, begun.due) == (State.DUE_TODAY, nov(9), nov(23))
    assert stop(on(nov(23)), waiting, nov(23)) is None


def test_a_reopened_corporate_complaint_is_not_late_at_once() -> None:
    """The acknowledgement of the first period does not start the second."""
    case = a_case(
        handling=Handling.CORPORATE,
        received_on=date(2026, 3, 2),
        acknowledged_on=date(2026, 3, 3),
        period_from=THURSDAY,
    )
    verdict = judged(case, nov(6))
    assert (verdict.state, verdict.start, verdict.due) == (State.ON_TIME, THURSDAY, DUE)
    assert on(nov(6)).acknowledgement(case) is None


# -- waiting for an advocate ------------------------------------------------------------------


def test_a_wait_is_shown_gross_and_net() -> None:
    """Three working days waited, from the Monday to the Thursday, move the date by three."""
    verdict = judged(stage_1(pauses=waits((9, 12))), nov(16))
    assert (verdict.gross_day, verdict.day, verdict.left) == (7, 4, 6)
    assert (verdict.due, verdict.standard) == (nov(24), DUE)
    assert verdict.state is State.ON_TIME


def test_while_it_lasts_the_clock_stands_still() -> None:
    """The net day stays the same, and the date moves on a day each day."""
    case = stage_1(pauses=waits((9, None)))
    for today, due, gross in ((nov(9), DUE, 2), (nov(10), nov(20), 3), (nov(12), nov(24), 5)):
        verdict = judged(case, today)
        assert (verdict.state, verdict.due) == (State.PAUSED, due)
        assert (verdict.gross_day, verdict.day) == (gross, 2)
        assert not verdict.running


def test_several_waits_add_up() -> None:
    """Three days and one day; a second that lasts still goes on adding."""
    assert judged(stage_1(pauses=waits((9, 12), (16, 17))), nov(18)).due == nov(25)
    open_one = judged(stage_1(pauses=waits((9, 12), (16, None))), nov(18))
    assert (open_one.state, open_one.due, open_one.day) == (State.PAUSED, nov(26), 4)


@pytest.mark.parametrize(
    ("pauses", "moved_to"),
    [
        (waits((13, 16)), nov(20)),
        (waits((14, 15)), DUE),
        (waits((14, 16)), nov(20)),
        (waits((9, 9)), DUE),
    ],
)
def test_a_weekend_waited_is_no_working_day(pauses: tuple[Pause, ...], moved_to: date) -> None:
    """Friday to Monday is one day; a weekend alone, or the same day, is none."""
    assert judged(stage_1(pauses=pauses), nov(17)).due == moved_to


def test_a_wait_over_christmas_counts_its_one_working_day() -> None:
    """From Christmas Eve to Tuesday 29 December only the Tuesday counts."""
    case = stage_1(received_on=date(2026, 12, 14))
    assert judged(case, date(2026, 12, 14)).due == date(2026, 12, 30)
    pause = (Pause(date(2026, 12, 24), "Advocate", date(2026, 12, 29)),)
    assert judged(replace(case, pauses=pause), date(2026, 12, 29)).due == date(2026, 12, 31)


def test_a_wait_from_the_due_date_is_not_late_at_the_weekend() -> None:
    """Held is held: Saturday and Sunday too, until it ends or the wait is over."""
    case = stage_1(received_on=FRIDAY, pauses=waits((20, None)))
    states = [judged(case, nov(day)).state for day in (20, 21, 22, 23, 24)]
    assert states == [State.PAUSED] * 5
    over = stage_1(received_on=FRIDAY, pauses=waits((20, 24)))
    assert [judged(over, nov(day)).state for day in (24, 25)] == [State.DUE_TODAY, State.LATE]


@pytest.mark.parametrize("began", [21, 23])
def test_a_wait_does_not_bring_back_a_limit_that_has_passed(began: int) -> None:
    """Late stays late by the date that was missed, from a Saturday on as from a Monday."""
    case = stage_1(received_on=FRIDAY, pauses=waits((began, None)))
    verdict = judged(case, nov(30))
    assert (verdict.state, verdict.due, verdict.late) == (State.LATE, nov(20), 6)
    assert (verdict.gross_day, verdict.day) == (16, 10 if began == 21 else 11)
    ended = judged(replace(case, pauses=waits((began, 24))), nov(24))
    assert (ended.state, ended.due) == (State.LATE, nov(20))


def test_only_stage_1_can_wait() -> None:
    """A complaint that became corporate counts on, whatever was waited for before."""
    case = a_case(
        handling=Handling.CORPORATE, acknowledged_on=THURSDAY, pauses=waits((9, 12), (16, None))
    )
    verdict = judged(case, nov(19))
    assert (verdict.due, verdict.state, verdict.day) == (DUE, State.DUE_TODAY, 10)


def test_a_wait_before_day_0_is_no_part_of_the_count() -> None:
    """Received on a Saturday and counted from the Monday: the weekend was never counted."""
    rules = ClockRules(convention=Convention.B)
    case = stage_1(received_on=nov(7), pauses=waits((7, 10)))
    verdict = judged(case, nov(11), rules=rules)
    assert (verdict.start, verdict.due) == (nov(9), nov(24))
    assert (verdict.gross_day, verdict.day) == (2, 1)


# -- conventions and coverage -----------------------------------------------------------------


def test_a_saturday_is_day_0_or_the_monday_is() -> None:
    """By A day 1 is the Monday; by B that is day 0, and the date due one later."""
    case = stage_1(received_on=nov(7))
    a = judged(case, nov(9))
    b = judged(case, nov(9), rules=ClockRules(convention=Convention.B))
    assert (a.start, a.due, a.day) == (nov(7), nov(20), 1)
    assert (b.start, b.due, b.day) == (nov(9), nov(23), 0)


def test_beyond_the_confirmed_years_a_date_carries_a_warning() -> None:
    """It is counted all the same."""
    verdict = judged(stage_1(received_on=date(2028, 12, 20)), date(2028, 12, 20))
    assert verdict.due == date(2029, 1, 5)
    assert verdict.reasons == (
        "Bank holidays are confirmed only up to 31 Dec 2028: this date may still move.",
    )
    assert judged(stage_1(), THURSDAY).reasons == ()


@pytest.mark.parametrize("row", rows_of("golden-dates.csv"), ids=lambda r: str(r["day_0"]))
def test_golden_dates_as_verdicts(row: dict[str, str]) -> None:
    """Ten and twenty working days worked out by hand, and three for the acknowledgement."""
    day_0, third, tenth, twentieth = (
        date.fromisoformat(row[column]) for column in ("day_0", "plus_3", "plus_10", "plus_20")
    )
    case = stage_1(received_on=day_0)
    verdict = judged(case, day_0)
    assert (verdict.standard, verdict.due, verdict.outer) == (tenth, tenth, twentieth)
    assert judged(replace(case, extension=EXTENDED), day_0).due == twentieth
    acknowledgement = on(day_0).acknowledgement(case)
    assert acknowledgement is not None
    assert acknowledgement.due == third
    assert judged(case, tenth).state is State.DUE_TODAY
    assert judged(case, tenth + timedelta(1)).state is State.LATE


# -- laws -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Facts:
    """Anything that a clock could be asked about, sensible or not."""

    case: Case
    today: date
    rules: ClockRules


near = st.dates(date(2026, 10, 1), date(2027, 2, 28))


@st.composite
def spans(draw: st.DrawFn, start: date) -> tuple[Pause, ...]:
    """Waits one after another, the last one perhaps still open."""
    steps = draw(st.lists(st.integers(0, 12), max_size=5))
    days = [start + timedelta(sum(steps[: n + 1])) for n in range(len(steps))]
    pairs = zip(days[::2], [*days[1::2], None] if len(days) % 2 else days[1::2], strict=True)
    return tuple(Pause(a, "Advocate", b) for a, b in pairs)


@st.composite
def facts(draw: st.DrawFn) -> Facts:
    """A case in any situation, on any day since it came."""
    start = draw(near)
    extension = draw(st.sampled_from([None, EXTENDED]))
    later = st.integers(0, 60).map(lambda n: start + timedelta(n))
    case = a_case(
        received_on=start,
        handling=draw(st.sampled_from([None, *Handling])),
        acknowledged_on=draw(st.none() | later),
        extension=extension,
        pauses=draw(spans(start)),
        reply_sent_on=draw(st.none() | later),
        historical=draw(st.booleans()),
    )
    rules = ClockRules(soon=draw(st.integers(0, 6)), convention=draw(st.sampled_from(Convention)))
    return Facts(case, draw(later), rules)


def _standing(case: Case, verdict: Verdict, today: date, soon: int) -> set[State]:
    """Every state that the facts speak for: there must be exactly one."""
    if verdict.start is None or verdict.due is None:
        return {State.TO_START}
    if verdict.stopped_on:
        return {State.MET if verdict.stopped_on <= verdict.due else State.MISSED}
    last = case.pauses[-1] if case.pauses else None
    pausable = verdict.clock is ClockName.STAGE_1
    if pausable and last and not last.to_on and last.from_on <= min(verdict.due, today):
        return {State.PAUSED}
    left = sum(
        england().is_working(today + timedelta(n + 1)) for n in range((verdict.due - today).days)
    )
    return {
        state
        for state, holds in (
            (State.LATE, today > verdict.due),
            (State.DUE_TODAY, today == verdict.due),
            (State.DUE_SOON, today < verdict.due and left <= soon),
            (State.ON_TIME, today < verdict.due and left > soon),
        )
        if holds
    }


@given(facts())
def test_every_case_is_in_exactly_one_state(told: Facts) -> None:
    """The states leave no gap and do not overlap, for both clocks."""
    clockwork = on(told.today, told.rules)
    for verdict in (clockwork.main(told.case), clockwork.acknowledgement(told.case)):
        if verdict is None:
            continue
        case = told.case if verdict.clock is not ClockName.ACKNOWLEDGEMENT else a_case()
        assert {verdict.state} == _standing(case, verdict, told.today, told.rules.soon)
        assert verdict.late == 0 or verdict.state in (State.LATE, State.MISSED)
        assert verdict.left == 0 or verdict.state not in (State.LATE, State.MISSED)
    if told.case.handling is Handling.WITHDRAWN:
        assert clockwork.main(told.case) is None


@given(facts())
def test_stopping_a_clock_says_what_it_said_running(told: Facts) -> None:
    """Sent today: the same due date, days and lateness as on the screen a moment before."""
    clockwork = on(told.today, told.rules)
    running = clockwork.main(replace(told.case, reply_sent_on=None))
    kept = stop(clockwork, told.case, told.today)
    if running is None or running.due is None:
        assert kept is None
        return
    assert kept is not None
    verdict = frozen(kept)
    assert (verdict.start, verdict.due) == (running.start, running.due)
    assert (verdict.day, verdict.gross_day) == (running.day, running.gross_day)
    assert (verdict.late, verdict.extended) == (running.late, running.extended)
    if running.state is not State.PAUSED or england().is_working(told.today):
        assert (verdict.state is State.MISSED) == (running.state is State.LATE)
    assert verdict.stopped_on == told.today
    assert kept.calendar_version == england().version


@given(facts())
@example(Facts(stage_1(received_on=FRIDAY, pauses=waits((21, None))), nov(21), ClockRules()))
def test_late_stays_late(told: Facts) -> None:
    """No day that passes and no wait brings a missed limit back."""
    case = replace(told.case, reply_sent_on=None)
    before = on(told.today, told.rules).main(case)
    after = on(told.today + timedelta(1), told.rules).main(case)
    if before is not None and after is not None and before.state is State.LATE:
        assert after.state is State.LATE
        assert after.due == before.due
        assert after.late >= before.late


@given(near, st.data())
def test_waits_move_a_date_as_a_patient_count_says(start: date, data: st.DataObject) -> None:
    """Day by day: a day waited does not count, and the tenth that does is due."""
    pauses = tuple(p for p in data.draw(spans(start)) if p.to_on)
    calendar = england()

    def waited(day: date) -> bool:
        return any(p.from_on < day <= p.to_on for p in pauses if p.to_on)

    day, counted = start, 0
    while counted < 10:
        day += timedelta(1)
        counted += calendar.is_working(day) and not waited(day)
    for pause in pauses:  # a wait that begins on the very day moves it to the wait's end
        assert pause.to_on is not None
        if pause.from_on <= day < pause.to_on:
            day = calendar.add(day, calendar.count(day, pause.to_on))
    verdict = judged(stage_1(received_on=start, pauses=pauses), date(2027, 6, 1))
    assert verdict.due == day


# -- counting once ----------------------------------------------------------------------------


class Counting(Calendar):
    """A calendar that notes how often it is asked."""

    asked: Counter[str] = Counter()

    def add(self, start: date, n: int) -> date:
        """As ever, and noted."""
        self.asked["add"] += 1
        return super().add(start, n)

    def count(self, start: date, end: date) -> int:
        """As ever, and noted."""
        self.asked["count"] += 1
        return super().count(start, end)


def test_five_thousand_open_cases_cost_as_many_counts_as_they_have_days() -> None:
    """Cases received on the same day share one count: 40 days, extended or not."""
    real = england()
    calendar = Counting(1, real.holidays, real.first, real.last)
    cases = [
        stage_1(
            received_on=THURSDAY - timedelta(n % 40), extension=EXTENDED if n % 80 < 40 else None
        )
        for n in range(5_000)
    ]
    clockwork = on(DUE, calendar=calendar)
    Counting.asked.clear()
    verdicts = [clockwork.main(case) for case in cases]
    assert len({id(verdict) for verdict in verdicts}) == 80
    assert Counting.asked["add"] <= 80 * 3
    assert Counting.asked["count"] <= 80 * 6
