"""Stage 2 requests, tables 11 and 12, Stage 3 and the Ombudsman."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from tracker.core.figures import periods, tables
from tracker.core.figures.asked import Asked
from tracker.core.figures.periods import Period
from tracker.core.figures.questions import Cohort, Dim, Unit
from tracker.core.figures.reconcile.finding import Finding, Kind, number_of
from tracker.core.figures.reconcile.reading import Part, share_of
from tracker.core.figures.reconcile.weighing import figure
from tracker.core.figures.stage2_lines import Stage2Line
from tracker.core.figures.table import Table
from tracker.core.figures.values import Days, Number, Pence, Percent, half_up
from tracker.core.words import Stage2Decision
from tracker.core.workdays import Calendar
from tracker.core.years import read_year

_YEAR_AT_END = re.compile(r"_(\d{4}[/-]\d{2,4})$")


def year_in(key: str) -> int | None:
    """The financial year that a key ends with; None if it names none."""
    found = _YEAR_AT_END.search(key)
    return read_year(found[1]) if found else None


def _period(key: str, asked: Asked) -> Period | None:
    """The year a key names if it was asked for; the one asked for where it names none."""
    begins = year_in(key)
    if begins is None:
        return asked.period
    wanted = {p.year for p in asked.periods()}
    return periods.year(begins) if begins in wanted else None


_ANOTHER_YEAR = "It is of another year than those asked for."


def requests(key: str, data: Any, asked: Asked) -> Iterator[Finding]:
    """Requests for Stage 2: how many, refused, their share, what refusing saved by assumption."""
    period = _period(key, asked)
    if period is None:
        yield Finding(Kind.UNCHECKED, key, "", "", _ANOTHER_YEAR)
        return
    part = Part(key, data)
    question = asked.of(Cohort.STAGE_2_REQUESTED, period)
    decided = asked.tally(question, Dim.DECISION)
    whole = sum(decided.values())
    stage_1 = asked.tally(asked.stage_1(period)).get((), 0)
    refused = decided.get((Stage2Decision.REFUSED.value,), 0)
    often = asked.tally(question, Dim.REPEATS)
    counts: dict[str, Decimal | int | None] = {
        "requests": whole,
        "accepted": decided.get((Stage2Decision.ACCEPTED.value,), 0),
        "refused": refused,
        "percent_of_stage_1": share_of(whole, stage_1),
        "from_two_repeat_complainants": _of_the_two(often),
    }
    for name, count in counts.items():
        if part.has(name):
            yield figure(f"{key}, {name}", part.take(name), count)
    if part.has("notional_saving"):
        cost, number = part.number("average_cost_assumed"), number_of(part.data.get("refused"))
        made = cost * number if cost is not None and number is not None else None
        computed = cost * refused if cost is not None else None
        how = "the printed refusals times the assumed cost"
        where = f"{key}, notional_saving"
        yield figure(where, part.take("notional_saving"), computed, made, how)
    if part.has("average_cost_assumed"):
        printed = str(part.take("average_cost_assumed"))
        sentence = "An assumption: no case tells it."
        yield Finding(Kind.UNCHECKED, f"{key}, average_cost_assumed", printed, "", sentence)
    yield from part.rest()


def _of_the_two(often: Mapping[tuple[str, ...], int]) -> int:
    """How many requests came from the two people who asked most often."""
    people = [
        times
        for (word,), n in often.items()
        if word.isdecimal() and (times := int(word)) > 0
        for _ in range(n // times)
    ]
    return sum(sorted(people, reverse=True)[:2])


def one_number(key: str, data: Any, asked: Asked) -> Iterator[Finding]:
    """Requests for Stage 3."""
    period = _period(key, asked)
    if period is None:
        yield Finding(Kind.UNCHECKED, key, "", "", _ANOTHER_YEAR)
        return
    yield figure(key, data, asked.tally(asked.of(Cohort.STAGE_3_REQUESTED, period)).get((), 0))


def ombudsman(key: str, data: Any, asked: Asked) -> Iterator[Finding]:
    """Matters raised with the Ombudsman, and taken forward."""
    period = _period(key, asked)
    if period is None:
        yield Finding(Kind.UNCHECKED, key, "", "", _ANOTHER_YEAR)
        return
    part = Part(key, data)
    question = asked.of(Cohort.OMBUDSMAN, period)
    tally = asked.tally(question, Dim.TAKEN_FORWARD, unit=Unit.MATTERS)
    counts = {
        "matters_raised": sum(tally.values()),
        "taken_forward": tally.get(("yes",), 0),
        "not_taken_forward": tally.get(("no",), 0),
    }
    for name, count in counts.items():
        if part.has(name):
            yield figure(f"{key}, {name}", part.take(name), count)
    yield from part.rest()


# -- table 11 --------------------------------------------------------------------------------
def cases(key: str, data: Any, asked: Asked, calendar: Calendar) -> Iterator[Finding]:
    """Table 11: each case by the day it was closed, and whether its days follow from its dates."""
    period = _period(key, asked)
    if period is None:
        yield Finding(Kind.UNCHECKED, key, "", "", _ANOTHER_YEAR)
        return
    lines = list(asked.counting.stage2_closed(asked.of(Cohort.STAGE_2_CLOSED, period)))
    for n, row in enumerate(data if isinstance(data, list) else [], 1):
        part = Part(f"{key}, case {n}", row)
        closed = part.take("closed")
        line = next((one for one in lines if one.closed_on.isoformat() == closed), None)
        if line is None:
            sentence = "The file has no Stage 2 investigation closed on that day."
            yield Finding(Kind.DIFFERS, f"{part.where}, closed", str(closed), "-", sentence)
        else:
            lines.remove(line)
            yield from _case(part, str(closed), line)
        yield from _days(part, line, calendar)
        yield from part.rest()
    for line in lines:
        sentence = f"{line.ref} was closed on that day, and was not printed."
        yield Finding(Kind.DIFFERS, f"{key}, closed", "-", line.closed_on.isoformat(), sentence)


def _case(part: Part, closed: str, line: Stage2Line) -> Iterator[Finding]:
    yield Finding(Kind.AGREES, f"{part.where}, closed", closed, closed)
    signed = line.terms_on if line.terms_signed else None
    for name, on in (("tor_signed", signed), ("adjudicated", line.adjudicated_on)):
        if part.has(name):
            printed, right = part.take(name), on.isoformat() if on else None
            kind = Kind.AGREES if printed == right else Kind.DIFFERS
            yield Finding(kind, f"{part.where}, {name}", str(printed or "-"), right or "-")
    if part.has("cost"):
        yield figure(f"{part.where}, cost", part.take("cost"), Decimal(line.pence) / 100)
    if part.has("area"):
        printed = str(part.take("area"))
        kind = Kind.AGREES if printed == line.area else Kind.UNCHECKED
        sentence = "" if kind is Kind.AGREES else "Said in other words: not compared."
        yield Finding(kind, f"{part.where}, area", printed, line.area, sentence)


_STARTS = (("requested", "request"), ("accepted", "acceptance"), ("tor_signed", "terms signed"))
_ENDS = (("closed", "closing"), ("adjudicated", "the adjudication"))


def _days(part: Part, line: Stage2Line | None, calendar: Calendar) -> Iterator[Finding]:
    """The printed days against the file's, and against the dates printed beside them."""
    if not part.has("working_days_printed"):
        return
    where = f"{part.where}, working_days_printed"
    printed = part.take("working_days_printed")
    if line is not None:
        yield figure(where, printed, line.days)
    ways: dict[str, int] = {}
    for start, began in _STARTS:
        for end, ended in _ENDS:
            first, last = _date(part.data.get(start)), _date(part.data.get(end))
            if first and last:
                ways[f"{began} to {ended}"] = calendar.count(first, last)
    follows = number_of(printed) in set(ways.values())
    if follows:
        return
    sentence = "The printed dates do not make it"
    if not ways:
        sentence = "No printed date says from when it is counted"
    if line is not None and line.days == number_of(printed):
        sentence += f": it is counted from the {line.counted_from}, whose date is not printed"
    right = "; ".join(f"{days} from {way}" for way, days in ways.items()) or "-"
    yield Finding(Kind.SLIP, f"{where}, from its dates", str(printed), right, f"{sentence}.")


def _date(value: Any) -> date | None:
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None


# -- table 12 --------------------------------------------------------------------------------
_COLUMNS = {"investigations": 0, "spend": 1, "average_printed": 2, "percent": 4, "average_days": 5}
_REDUCTION = "reduction_against_"


def by_year(key: str, data: Any, asked: Asked) -> Iterator[Finding]:
    """Table 12: each year held against the file, and its averages and reductions made anew."""
    part = Part(key, data)
    table = tables.make("12", asked)
    rows = {name: part.data[name] for name in part.names() if read_year(name) is not None}
    for name in rows:
        year = part.part(name)
        printed = {k: number_of(v) for k, v in year.data.items()}
        count, spend = printed.get("investigations"), printed.get("spend")
        made = _made(year, rows, count, spend)
        for what in list(year.names()):
            column = 3 if what.startswith(_REDUCTION) else _COLUMNS.get(what)
            if column is None:
                continue
            computed = _cell(table, name, column)
            value, how = made.get(what, (None, ""))
            yield figure(f"{year.where}, {what}", year.take(what), computed, value, how)
        yield from year.rest()
    yield from part.rest()


def _made(
    year: Part, rows: Mapping[str, Any], count: Decimal | None, spend: Decimal | None
) -> dict[str, tuple[Decimal | None, str]]:
    """What the printed figures make of one another."""
    made: dict[str, tuple[Decimal | None, str]] = {}
    if count and spend is not None:
        average = half_up(spend / count, 2)
        made["average_printed"] = (average, f"the printed {spend:,} divided by {count:,}")
    for what in year.names():
        if not what.startswith(_REDUCTION) or spend is None:
            continue
        base_row = rows.get(what.removeprefix(_REDUCTION))
        base = number_of(base_row.get("spend")) if isinstance(base_row, Mapping) else None
        if base:
            made[what] = (base - spend, f"the printed {base:,} less {spend:,}")
            how = f"the printed reduction as a share of {base:,}"
            made["percent"] = (share_of(base - spend, base), how)
    return made


def _cell(table: Table, year: str, column: int) -> Decimal | int | None:
    try:
        value = table.row(year).cells[column].value
    except KeyError:
        return None
    match value:
        case Number(count):
            return count
        case Pence(pence):
            return Decimal(pence) / 100
        case Percent():
            return value.value
        case Days(days):
            return days
        case _:
            return None
