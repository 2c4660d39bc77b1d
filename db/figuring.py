"""Counting and listing for the figures: one inner query, grouped for numbers, ordered for lists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlcipher3 import dbapi2 as driver

from db import lookups
from tracker.core.clocks import Clockwork
from tracker.core.figures.monitoring import acknowledged_by, disability_of, ethnicity_of
from tracker.core.figures.questions import Cohort, Dim, Question, Tally, Unit
from tracker.core.figures.stage2_lines import Stage2Line, line_of


@dataclass(frozen=True, slots=True)
class Source:
    """Where a cohort stands in the file.

    ``key`` is what is listed and ``number`` its number in the file, ``day`` the day it goes by,
    ``order`` the order of its list; the person is whose contact it is, NULL where there is none.
    """

    tables: str
    day: str
    key: str
    order: tuple[str, ...]
    number: str = "c.id"
    person: str = "c.person_id"
    where: str = "c.struck_out = 0"


_STAGE_2 = "case_stage2 s2 JOIN cases c ON c.id = s2.case_id"

SOURCES: Mapping[Cohort, Source] = {
    Cohort.RECEIVED: Source("cases c", "c.received_on", "c.ref", ("c.year", "c.number")),
    Cohort.CLOSED: Source("cases c", "c.closed_on", "c.ref", ("c.year", "c.number")),
    Cohort.STAGE_2_REQUESTED: Source(_STAGE_2, "s2.requested_on", "c.ref", ("c.year", "c.number")),
    Cohort.STAGE_2_CLOSED: Source(
        _STAGE_2,
        "coalesce(s2.ended_on, s2.adjudicated_on)",
        "c.ref",
        ("c.year", "c.number"),
        where="c.struck_out = 0 AND s2.decision IS 'Accepted'",
    ),
    Cohort.STAGE_3_REQUESTED: Source(
        "case_stage3 s3 JOIN cases c ON c.id = s3.case_id",
        "s3.requested_on",
        "c.ref",
        ("c.year", "c.number"),
    ),
    Cohort.OMBUDSMAN: Source(
        "case_referrals r JOIN cases c ON c.id = r.case_id",
        "r.on_date",
        "c.ref",
        ("c.year", "c.number", "r.number"),
    ),
    Cohort.COMPLIMENTS: Source(
        "compliments k",
        "k.received_on",
        "k.ref",
        ("k.year", "k.in_year"),
        number="k.number",
        person="NULL",
        where="k.removed = 0",
    ),
    Cohort.PROMISES: Source(
        "learning_promises p JOIN learning_forms f ON f.number = p.form_number"
        " LEFT JOIN cases c ON c.id = f.case_id",
        "p.made_on",
        "f.ref",
        ("f.number", "p.number"),
        number="f.number",
        where="f.removed = 0",
    ),
}

_LAST_STOP = (
    "(SELECT {what} FROM case_stops s WHERE s.case_id = c.id AND s.clock = 'stage_1'"
    " ORDER BY s.number DESC LIMIT 1)"
)


def _stop(what: str) -> str:
    return _LAST_STOP.format(what=what)


_BAND = "CASE WHEN s.net_days <= 10 THEN '10' WHEN s.net_days <= 20 THEN '20' ELSE 'over' END"
_TIMING = (
    "CASE WHEN s.net_days <= 10 THEN 'standard' WHEN s.extended = 0 THEN 'no_extension'"
    " WHEN s.net_days <= 20 THEN 'extended' ELSE 'beyond' END"
)
_AGE = (
    "coalesce((SELECT e.age FROM case_equality e WHERE e.case_id = c.id AND e.age <> 'not_asked'),"
    " CASE WHEN c.age IS NULL THEN 'not_asked' WHEN c.age < 13 THEN 'under_13'"
    " WHEN c.age < 16 THEN '13_to_15' WHEN c.age < 18 THEN '16_to_17' WHEN c.age < 25 THEN"
    " '18_to_24' WHEN c.age < 45 THEN '25_to_44' WHEN c.age < 65 THEN '45_to_64'"
    " ELSE '65_and_over' END)"
)


def _in_time(clock: str) -> str:
    """Whether a clock that stopped was in time: by date, as its verdict is."""
    return (
        "coalesce((SELECT iif(s.stopped_on <= s.due, 'yes', 'no') FROM case_stops s"
        f" WHERE s.case_id = c.id AND s.clock = '{clock}' ORDER BY s.number DESC LIMIT 1), '')"
    )


_ANSWER = (
    "(SELECT e.{what} FROM case_equality e WHERE e.case_id = c.id AND e.{what} <> 'not_asked')"
)
_ASKED = f"coalesce({_ANSWER}, 'not_asked')"
_ASKED_OR_BROUGHT = f"coalesce({_ANSWER}, {{what}}_of(c.{{what}}))"
"""The answer given here, else the category of the words that an old log brought."""
_REASON = (
    "CASE WHEN c.withdrawn_on IS NULL THEN '' ELSE coalesce((SELECT"
    " trim(json_extract(w.payload, '$.reason')) FROM audit_events w WHERE w.entity = 'case'"
    " AND w.entity_id = c.id AND w.kind = 'Withdrawn' ORDER BY w.seq DESC LIMIT 1), '') END"
)

EXPRESSIONS: Mapping[Dim, str] = {
    Dim.HANDLING: "coalesce(c.handling, '')",
    Dim.CHANNEL: "c.channel",
    Dim.AREA: "c.area",
    Dim.THEME: "c.theme",
    Dim.OUTCOME: "coalesce(c.outcome, '')",
    Dim.BAND: f"coalesce({_stop(_BAND)}, '')",
    Dim.TIMING: f"coalesce({_stop(_TIMING)}, 'waiting')",
    Dim.YOUNG: "CAST(c.young_person AS TEXT)",
    Dim.STATUS: "c.young_status",
    Dim.AGE: _AGE,
    Dim.GENDER: _ASKED.format(what="gender"),
    Dim.ETHNICITY: _ASKED_OR_BROUGHT.format(what="ethnicity"),
    Dim.DISABILITY: _ASKED_OR_BROUGHT.format(what="disability"),
    Dim.ADVOCACY: (
        "coalesce((SELECT a.wanted FROM case_advocacy a WHERE a.case_id = c.id), 'not_asked')"
    ),
    Dim.RELATION: "c.relation",
    Dim.WITHDRAWN: (
        "CASE WHEN c.withdrawn_on IS NULL THEN ''"
        " WHEN c.withdrawn_after_work_began THEN 'after' ELSE 'before' END"
    ),
    Dim.DECISION: "coalesce(s2.decision, '')",
    Dim.TAKEN_FORWARD: "CASE r.taken_forward WHEN 1 THEN 'yes' WHEN 0 THEN 'no' ELSE '' END",
    Dim.REASON: _REASON,
    Dim.EXTENSION: "c.extension_reason",
    Dim.EXTENDED: "iif(c.extension_agreed_on IS NULL, '0', '1')",
    Dim.ACKNOWLEDGED: (
        "coalesce((SELECT iif(s.stopped_on <= s.due, 'yes', 'no') FROM case_stops s"
        " WHERE s.case_id = c.id AND s.clock = 'acknowledgement' AND c.acknowledged_on IS NOT NULL"
        " ORDER BY s.number DESC LIMIT 1),"
        " acknowledged_of(c.received_on, c.period_from, c.acknowledged_on))"
    ),
    Dim.PANEL: _in_time("stage_3_panel"),
    Dim.FINDINGS: _in_time("stage_3_findings"),
    Dim.RESPONSE: _in_time("stage_3_response"),
    Dim.EARLY: "CAST(r.early AS TEXT)",
    Dim.FOUND: "r.outcome",
    Dim.TYPE: "k.type",
    Dim.SOURCE: "k.source",
    Dim.DONE: (
        "CASE WHEN p.done_on IS NULL THEN iif(p.due_on < :today, 'overdue', 'open')"
        " WHEN p.done_on <= p.due_on THEN 'on_time' ELSE 'late' END"
    ),
}
"""Each dimension as SQL, where the cohort does not say otherwise."""

OWN: Mapping[tuple[Cohort, Dim], str] = {
    (Cohort.COMPLIMENTS, Dim.AREA): "k.area",
    (Cohort.PROMISES, Dim.AREA): "coalesce(c.area, f.area)",
    (Cohort.PROMISES, Dim.THEME): "coalesce(c.theme, f.theme)",
    (Cohort.STAGE_2_REQUESTED, Dim.IN_TIME): _in_time("stage_2"),
    (Cohort.STAGE_2_CLOSED, Dim.IN_TIME): _in_time("stage_2"),
    (Cohort.STAGE_3_REQUESTED, Dim.IN_TIME): _in_time("stage_3"),
    (Cohort.OMBUDSMAN, Dim.DONE): (
        "CASE WHEN r.remedy = '' THEN '' WHEN r.remedy_done_on IS NULL"
        " THEN iif(r.remedy_due < :today, 'overdue', 'open')"
        " WHEN r.remedy_done_on <= coalesce(r.remedy_due, r.remedy_done_on) THEN 'on_time'"
        " ELSE 'late' END"
    ),
}
"""Dimensions that stand elsewhere in some cohort."""

_PERSISTENT = (
    "SELECT person_id FROM people_persistence WHERE from_on <= :last"
    " AND (ended_on IS NULL OR ended_on >= :first)"
)


def _expression(cohort: Cohort, dim: Dim) -> str:
    source = SOURCES[cohort]
    if dim is Dim.MONTH:
        return f"substr({source.day}, 1, 7)"
    if dim is Dim.REF:
        return source.key
    if dim is Dim.REPEATS:
        # A number while SQLite groups, which is quicker; ``_said`` makes it text.
        person = source.person
        return f"iif({person} IS NULL, 0, count(*) OVER (PARTITION BY {person}))"
    own = OWN.get((cohort, dim))
    return own or EXPRESSIONS[dim]


def _bound(dim: Dim, value: str) -> str | int:
    """What a value is compared with: how often people repeat themselves is a number in SQL."""
    return int(value or 0) if dim is Dim.REPEATS else value


def _said(dim: Dim, found: str | int) -> str:
    """The value of a dimension as text, which is what a question asks for."""
    return str(found or "") if dim is Dim.REPEATS else str(found)


def _asked(
    question: Question, dims: Sequence[Dim], order: Sequence[str] = ()
) -> tuple[str, dict[str, str | int]]:
    """The cohort's rows with their dimensions as columns, its conditions, and what is bound.

    ``order`` are further columns, for lists: ``place_0`` and so on.
    """
    source = SOURCES[question.cohort]
    needed = dict.fromkeys([*dims, *(dim for dim, _ in question.only)])
    columns = "".join(
        [f", {_expression(question.cohort, dim)} AS {dim.value}" for dim in needed]
        + [f", {column} AS place_{n}" for n, column in enumerate(order)]
    )
    without = ""
    if question.without_persistent and source.person != "NULL":
        without = f" AND ({source.person} IS NULL OR {source.person} NOT IN ({_PERSISTENT}))"
    bound: dict[str, str | int] = {
        "first": question.period.first.isoformat(),
        "last": question.period.last.isoformat(),
        "today": question.today.isoformat(),
    }
    conditions = []
    for n, (dim, values) in enumerate(question.only):
        names = [f"v{n}_{m}" for m in range(len(values))]
        bound.update(zip(names, (_bound(dim, value) for value in values), strict=True))
        conditions.append(f"{dim.value} IN ({', '.join(f':{name}' for name in names)})")
    inner = (
        f"SELECT {source.key} AS listed, {source.person} AS whose{columns}"
        f" FROM {source.tables} WHERE {source.where}"
        f" AND {source.day} BETWEEN :first AND :last{without}"
    )
    where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
    return f"FROM ({inner}){where}", bound


def _knows_words(connection: driver.Connection, question: Question, dims: Sequence[Dim]) -> None:
    """Let the connection tell what SQL alone cannot, if it is asked for it.

    These are the categories of what an old log wrote in its own words, and whether an
    acknowledgement was in time whose verdict was not kept: by the calendar in force.
    """
    needed = {*dims, *(dim for dim, _ in question.only)}
    if needed & {Dim.ETHNICITY, Dim.DISABILITY}:
        connection.create_function("ethnicity_of", 1, ethnicity_of, deterministic=True)
        connection.create_function("disability_of", 1, disability_of, deterministic=True)
    if Dim.ACKNOWLEDGED in needed:
        judge = acknowledged_by(lookups.calendar(connection), lookups.rules(connection))
        connection.create_function("acknowledged_of", 3, judge, deterministic=True)


def tally(
    connection: driver.Connection, question: Question, dims: Sequence[Dim], unit: Unit
) -> Tally:
    """How many there are for each combination of ``dims`` that occurs."""
    _knows_words(connection, question, dims)
    asked, bound = _asked(question, dims)
    what = "count(*)"
    if unit is Unit.PEOPLE:
        what = "count(DISTINCT whose) + sum(whose IS NULL)"
    names = ", ".join(dim.value for dim in dims)
    if not names:
        return {(): int(connection.execute(f"SELECT {what} {asked}", bound).fetchone()[0] or 0)}
    rows = connection.execute(f"SELECT {names}, {what} {asked} GROUP BY {names}", bound)
    return {
        tuple(_said(dim, found) for dim, found in zip(dims, row, strict=False)): int(row[-1])
        for row in rows
    }


def behind(connection: driver.Connection, question: Question) -> list[tuple[int, str]]:
    """The numbers in the file and the references of what is counted, in order."""
    _knows_words(connection, question, ())
    source = SOURCES[question.cohort]
    asked, bound = _asked(question, (), (source.number, *source.order))
    places = ", ".join(f"place_{n + 1}" for n in range(len(source.order)))
    rows = connection.execute(f"SELECT place_0, listed {asked} ORDER BY {places}", bound)
    return [(int(number), str(ref)) for number, ref in rows]


def stage2_closed(connection: driver.Connection, question: Question) -> list[Stage2Line]:
    """The investigations that a question of ``STAGE_2_CLOSED`` counts, by closing."""
    ids = [number for number, _ in behind(connection, question)]
    if not ids:
        return []
    rules = lookups.rules(connection)
    clockwork = Clockwork(lookups.calendar(connection), rules, question.today)
    lines = (line_of(one.case, clockwork) for one in lookups.cases_by_id(connection, ids))
    return sorted(
        (line for line in lines if line is not None), key=lambda line: (line.closed_on, line.ref)
    )
