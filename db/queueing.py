"""The day's work read from the file: the lines only, without their words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlcipher3 import dbapi2 as driver

from db import lookups
from tracker.core.case import Case
from tracker.core.clocks import Clockwork
from tracker.core.evolve import as_of
from tracker.core.queue import place, place_of
from tracker.core.verdicts import Spans
from tracker.core.views import Queue, QueueLine
from tracker.core.words import Handling

OPEN = (
    "SELECT id, handling, period_from, acknowledged_on, extension_agreed_on, reply_sent_on,"
    " historical, look_again_on FROM cases WHERE closed_on IS NULL AND struck_out = 0"
)
"""Answered from the index ``cases_open`` alone."""

PAUSES = (
    "SELECT case_id, from_on, to_on FROM case_pauses WHERE case_id IN"
    " (SELECT id FROM cases WHERE closed_on IS NULL AND struck_out = 0) ORDER BY case_id, number"
)

GONE_ON = (
    "SELECT id FROM cases WHERE closed_on IS NULL AND struck_out = 0 AND id IN"
    " (SELECT case_id FROM case_stage2 UNION SELECT case_id FROM case_stage3"
    " UNION SELECT case_id FROM case_referrals UNION SELECT case_id FROM case_asides)"
)
"""The few open cases with more to them than their reply: read whole."""

LATER = (
    "SELECT 1 FROM audit_events INDEXED BY audit_by_day"
    " WHERE entity = 'case' AND on_date > ? LIMIT 1"
)
"""Asked before every list: without the index named, SQLite reads every event there is."""

_CANDIDATES = (
    "SELECT id FROM cases WHERE received_on <= ? AND struck_out = 0"
    " AND (closed_on IS NULL OR closed_on > ?)"
)


@dataclass(slots=True)
class OpenCase:
    """What the clocks need of an open case, and nothing else."""

    handling: Handling | None
    period_from: date
    acknowledged_on: date | None
    extended: bool
    reply_sent_on: date | None
    historical: bool
    pause_spans: Spans = ()
    suspension_spans: Spans = ()
    declined: bool = False
    closed_on: date | None = None
    struck_out: bool = False


def is_past(connection: driver.Connection, today: date) -> bool:
    """Whether anything is recorded as happening after ``today``."""
    return connection.execute(LATER, (today.isoformat(),)).fetchone() is not None


def queue(connection: driver.Connection, clockwork: Clockwork) -> Queue:
    """Every case open on the day, worst first."""
    if is_past(connection, clockwork.today):
        return _past_queue(connection, clockwork)
    return _present_queue(connection, clockwork)


def _present_queue(connection: driver.Connection, clockwork: Clockwork) -> Queue:
    today = clockwork.today.isoformat()
    day = date.fromisoformat
    handlings: dict[str | None, Handling | None] = {None: None, **{h.value: h for h in Handling}}
    pauses = _pauses(connection)
    gone_on = _gone_on(connection)
    lines = []
    again = 0
    for case_id, handling, start, acknowledged, extended, sent, old, look in connection.execute(
        OPEN
    ):
        again += look is not None and look <= today
        if case_id in gone_on:
            whole = place_of(gone_on[case_id], clockwork)
            lines += [QueueLine(case_id, whole)] if whole else []
            continue
        facts = OpenCase(
            handlings[handling],
            day(start),
            day(acknowledged) if acknowledged else None,
            extended is not None,
            day(sent) if sent else None,
            bool(old),
            pauses.get(case_id, ()),
        )
        found = place(facts, clockwork)
        if found is not None:
            lines.append(QueueLine(case_id, found))
    return _in_order(clockwork.today, lines, again)


def _gone_on(connection: driver.Connection) -> dict[int, Case]:
    ids = [row[0] for row in connection.execute(GONE_ON)]
    return {held.case_id: held.case for held in lookups.cases_by_id(connection, ids)}


def _pauses(connection: driver.Connection) -> dict[int, Spans]:
    spans: dict[int, Spans] = {}
    for case_id, start, end in connection.execute(PAUSES):
        one = (date.fromisoformat(start), date.fromisoformat(end) if end else None)
        spans[case_id] = (*spans.get(case_id, ()), one)
    return spans


def _past_queue(connection: driver.Connection, clockwork: Clockwork) -> Queue:
    """What stood open on a past day: what happened later is not yet true."""
    day = clockwork.today.isoformat()
    ids = [row[0] for row in connection.execute(_CANDIDATES, (day, day))]
    lines = []
    again = 0
    for case_id in ids:
        case = as_of(lookups.history(connection, case_id), clockwork.today)
        found = place_of(case, clockwork) if case else None
        if case is None or found is None:
            continue
        again += case.look_again_on is not None and case.look_again_on <= clockwork.today
        lines.append(QueueLine(case_id, found))
    return _in_order(clockwork.today, lines, again)


def _in_order(today: date, lines: list[QueueLine], again: int) -> Queue:
    return Queue(today, tuple(sorted(lines, key=lambda li: (li.place.order, li.case_id))), again)
