"""Tables 1 to 4 and 9: contacts by channel and handling, young people, repeat complainants."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from tracker.core.case_people import AgeBand
from tracker.core.figures.asked import Asked
from tracker.core.figures.questions import Dim, Tally, Unit
from tracker.core.figures.reconcile.finding import Finding, Kind, number_of
from tracker.core.figures.reconcile.reading import Part, share_of, years_of
from tracker.core.figures.reconcile.weighing import figure, total_of
from tracker.core.words import Handling, ListKind


def squeezed(words: str) -> str:
    """A label without what people write differently: "E-mail" and "e_mail" are one."""
    return re.sub(r"[^a-z0-9]", "", words.casefold())


def meant(typed: str, known: Sequence[str]) -> str | None:
    """Which of the known words a printed label means: the same, or one that begins the other."""
    name = squeezed(typed)
    if not name:
        return None
    same = [w for w in known if squeezed(w) == name]
    near = [w for w in known if squeezed(w).startswith(name) or name.startswith(squeezed(w))]
    return same[0] if same else near[0] if len(near) == 1 else None


def channels(key: str, data: Any, asked: Asked) -> Iterator[Finding]:
    """Table 1: shares of channels, and of what came directly or through the council."""
    part = Part(key, data)
    for period, year in years_of(part, asked):
        tally = asked.tally(asked.contacts(period), Dim.CHANNEL)
        whole = sum(tally.values())
        known = asked.lists.ever(ListKind.CHANNEL)
        council = sum(n for (c,), n in tally.items() if c in asked.lists.council)
        routes = {"direct": whole - council, "via_council": council}
        for name in list(year.names()):
            short = name.removesuffix("_percent")
            channel = meant(short, known)
            count = routes.get(short)
            if count is None and channel is not None:
                count = tally.get((channel,), 0)
            if count is None or short == name:
                continue
            yield figure(f"{year.where}, {name}", year.take(name), share_of(count, whole))
        yield from year.rest()
    yield from part.rest()


_HANDLINGS = {squeezed(h.label.removesuffix(" complaint")): h for h in Handling}


def handling(key: str, data: Any, asked: Asked) -> Iterator[Finding]:
    """Tables 2 and 3: each handling with its share, and the contacts and complainants."""
    part = Part(key, data)
    for period, year in years_of(part, asked):
        question = asked.contacts(period)
        tally = asked.tally(question, Dim.HANDLING)
        whole = sum(tally.values())
        rows: dict[Handling, Sequence[Any]] = {}
        for name in list(year.names()):
            kind = _HANDLINGS.get(squeezed(name.removesuffix(" complaint")))
            if kind is not None:
                row = year.take(name)
                rows[kind] = row if isinstance(row, list) else [row]
        printed = [number_of(row[0]) for row in rows.values()]
        made = total_of(printed) if len(rows) == len(Handling) else None
        how = "the sum of the handlings"
        yield from _one(year, "contacts", whole, made, how)
        people = asked.tally(question, unit=Unit.PEOPLE)[()]
        yield from _one(year, "complainants", people)
        contacts = number_of(year.data.get("contacts"))
        for kind, row in rows.items():
            count = tally.get((kind.value,), 0)
            yield from counted_and_share(f"{year.where}, {kind.label}", row, count, whole, contacts)
        yield from year.rest()
    yield from part.rest()


def counted_and_share(
    where: str, row: Sequence[Any], count: int, whole: int, printed_whole: Decimal | None
) -> Iterator[Finding]:
    """A printed number and, if one was printed, the share beside it."""
    yield figure(where, row[0], count)
    if len(row) > 1:
        number = number_of(row[0])
        made = None
        if number is not None and printed_whole:
            made = share_of(number, printed_whole)
        how = "the printed number as a share of the printed whole"
        yield figure(f"{where} %", row[1], share_of(count, whole), made, how)


def _one(
    part: Part, key: str, computed: int, made: Decimal | None = None, how: str = ""
) -> Iterator[Finding]:
    if part.has(key):
        yield figure(f"{part.where}, {key}", part.take(key), computed, made, how)


def young_people(key: str, data: Any, asked: Asked) -> Iterator[Finding]:
    """Table 4: channels by status, with totals down and in all."""
    part = Part(key, data)
    question = asked.contacts().where(Dim.YOUNG, "1")
    tally = asked.tally(question, Dim.CHANNEL, Dim.STATUS)
    columns = [str(c) for c in part.take("columns") or ()]
    rows = part.take("rows") or {}
    for name, row in rows.items() if isinstance(rows, Mapping) else ():
        channel = meant(name, asked.lists.ever(ListKind.CHANNEL))
        for status, printed in zip(columns, row, strict=False):
            count = None if channel is None else tally.get((channel, status), 0)
            yield figure(f"{key}, {name}, {status}", printed, count)
    totals = part.take("total") or []
    for at, (status, printed) in enumerate(zip(columns, totals, strict=False)):
        count = sum(n for (_, s), n in tally.items() if s == status)
        made = total_of([number_of(row[at]) for row in rows.values()])
        how = "the sum of the column"
        yield figure(f"{key}, total, {status}", printed, count, made, how)
    if part.has("grand_total"):
        made = total_of([number_of(n) for n in totals])
        how = "the sum of the totals"
        whole = sum(tally.values())
        yield figure(f"{key}, grand_total", part.take("grand_total"), whole, made, how)
    if part.has("previous_year"):
        before = asked.against or asked.period.before()
        count = asked.tally(asked.contacts(before).where(Dim.YOUNG, "1")).get((), 0)
        yield figure(f"{key}, previous_year", part.take("previous_year"), count)
    if part.has("ages"):
        yield _ages(f"{key}, ages", str(part.take("ages")), asked.tally(question, Dim.AGE))
    yield from part.rest()


_BANDS = {
    AgeBand.UNDER_13: (0, 12),
    AgeBand.FROM_13: (13, 15),
    AgeBand.FROM_16: (16, 17),
    AgeBand.FROM_18: (18, 24),
    AgeBand.FROM_25: (25, 44),
    AgeBand.FROM_45: (45, 64),
    AgeBand.FROM_65: (65, 120),
}


def _ages(where: str, printed: str, tally: Tally) -> Finding:
    """A span of ages, as far as the bands tell."""
    spans = [_BANDS[AgeBand(band)] for (band,) in tally if band in {b.value for b in _BANDS}]
    if not spans:
        return Finding(Kind.UNCHECKED, where, printed, "-", "The file has no ages.")
    right = f"{min(a for a, _ in spans)} to {max(b for _, b in spans)}"
    kind = Kind.AGREES if printed == right else Kind.DIFFERS
    return Finding(kind, where, printed, right, "By the bands of ages.")


def repeats(key: str, data: Any, asked: Asked) -> Iterator[Finding]:
    """Table 9: how many people made so many contacts, and what they come to."""
    part = Part(key, data)
    for period, year in years_of(part, asked):
        question = asked.contacts(period)
        people = _often(asked.tally(question, Dim.REPEATS, unit=Unit.PEOPLE))
        contacts = asked.tally(question, Dim.REPEATS, Dim.HANDLING)
        printed = year.take("people_by_contacts") or {}
        times = {n: number_of(count) for n, count in printed.items()}
        for n, count in printed.items():
            where = f"{year.where}, people with {n} contacts"
            yield figure(where, count, people.get(str(n), 0))
        for n in sorted(set(people) - {str(n) for n in printed}, key=int) if printed else ():
            sentence = "The file has people with so many contacts, and none were printed."
            where = f"{year.where}, people with {n} contacts"
            yield Finding(Kind.DIFFERS, where, "-", str(people[n]), sentence)
        made = total_of(list(times.values())) if times else None
        yield from _one(year, "people", sum(people.values()), made, "the sum of the people")
        made = total_of([v and v * int(n) for n, v in times.items()]) if times else None
        whole = sum(n for (r, _), n in contacts.items() if r.isdecimal() and int(r) > 1)
        how = "each number of people times their contacts"
        yield from _one(year, "contacts", whole, made, how)
        stage_1 = sum(
            n
            for (r, h), n in contacts.items()
            if r.isdecimal() and int(r) > 1 and h == Handling.STAGE_1.value
        )
        yield from _one(year, "of_which_stage_1", stage_1)
        yield from year.rest()
    yield from part.rest()


def _often(tally: Tally) -> dict[str, int]:
    return {times: n for (times,), n in tally.items() if times.isdecimal() and int(times) > 1}
