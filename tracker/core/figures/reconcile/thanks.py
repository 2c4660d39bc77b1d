"""Tables 15 to 17: compliments by source and area."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from tracker.core.figures.asked import Asked
from tracker.core.figures.questions import Cohort, Dim, Unit
from tracker.core.figures.reconcile.contacts import meant
from tracker.core.figures.reconcile.finding import Finding, Kind, number_of, said
from tracker.core.figures.reconcile.reading import Part, years_of
from tracker.core.figures.reconcile.weighing import figure, total_of
from tracker.core.words import ListKind

_TEAMS = "ACPS"


def sources(key: str, data: Any, asked: Asked) -> Iterator[Finding]:
    """Table 15: internal, external and all; and each source that has a number."""
    part = Part(key, data)
    for period, year in years_of(part, asked):
        question = asked.of(Cohort.COMPLIMENTS, period)
        tally = asked.tally(question, Dim.TYPE, unit=Unit.COMPLIMENTS)
        by_source = asked.tally(question, Dim.SOURCE, unit=Unit.COMPLIMENTS)
        for name in ("internal", "external"):
            if year.has(name):
                yield figure(f"{year.where}, {name}", year.take(name), tally.get((name,), 0))
        if year.has("total"):
            kinds = [number_of(year.data.get(name)) for name in ("internal", "external")]
            how = "internal and external together"
            where = f"{year.where}, total"
            whole = sum(tally.values())
            yield figure(where, year.take("total"), whole, total_of(kinds), how)
        for name in list(year.names()):
            source = meant(name, asked.lists.ever(ListKind.SOURCE))
            if source is not None:
                count = by_source.get((source,), 0)
                yield figure(f"{year.where}, {name}", year.take(name), count)
        yield from year.rest()
    yield from part.rest()


def areas(key: str, data: Any, asked: Asked) -> Iterator[Finding]:
    """Table 16: totals by area, which may stand without their names."""
    part = Part(key, data)
    question = asked.of(Cohort.COMPLIMENTS)
    tally = asked.tally(question, Dim.AREA, unit=Unit.COMPLIMENTS)
    unnamed = part.take("totals_printed_without_labels")
    numbers = [number_of(n) for n in unnamed] if isinstance(unnamed, list) else []
    if numbers:
        yield _unnamed(f"{key}, totals_printed_without_labels", numbers, tally)
    if part.has("total"):
        made = total_of(numbers) if numbers else None
        how = "the sum of the areas"
        whole = sum(tally.values())
        yield figure(f"{key}, total", part.take("total"), whole, made, how)
    for name in list(part.names()):
        area = meant(name, asked.lists.ever(ListKind.AREA))
        if area is not None:
            yield figure(f"{key}, {name}", part.take(name), tally.get((area,), 0))
    yield from part.rest()


def _unnamed(where: str, numbers: list[Decimal | None], tally: Any) -> Finding:
    """Totals without names: the same numbers as the areas', with the area teams one or apart."""
    printed = Counter(int(n) for n in numbers if n is not None)
    apart = [n for n in tally.values() if n]
    teams = sum(n for (area,), n in tally.items() if area.startswith(_TEAMS))
    others = [n for (area,), n in tally.items() if n and not area.startswith(_TEAMS)]
    ways = (Counter(apart), Counter([teams, *others] if teams else others))
    agrees = printed in ways
    right = min(ways, key=lambda way: ((printed - way) + (way - printed)).total())
    return Finding(
        Kind.AGREES if agrees else Kind.DIFFERS,
        where,
        _listed(printed),
        _listed(right),
        "Held together, because no area is named.",
    )


def _listed(numbers: Counter[int]) -> str:
    return ", ".join(said(n) for n in sorted(numbers.elements(), reverse=True))


_COLUMNS = ("Stage 1 complaints", "internal", "external", "all compliments")


def teams(key: str, data: Any, asked: Asked) -> Iterator[Finding]:
    """Table 17: each area team's Stage 1 complaints and compliments."""
    part = Part(key, data)
    stage_1 = asked.tally(asked.stage_1(), Dim.AREA)
    question = asked.of(Cohort.COMPLIMENTS)
    thanked = asked.tally(question, Dim.AREA, Dim.TYPE, unit=Unit.COMPLIMENTS)
    for name in list(part.names()):
        area = meant(name, asked.lists.ever(ListKind.AREA))
        row = part.data[name]
        if area is None or not isinstance(row, list):
            continue
        part.take(name)
        kinds = [thanked.get((area, kind), 0) for kind in ("internal", "external")]
        counts = (stage_1.get((area,), 0), *kinds, sum(kinds))
        for at, (what, printed) in enumerate(zip(_COLUMNS, row, strict=False)):
            made = total_of([number_of(n) for n in row[1:3]]) if at == 3 else None
            how = "internal and external together"
            yield figure(f"{key}, {name}, {what}", printed, counts[at], made, how)
    yield from part.rest()
