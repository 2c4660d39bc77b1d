"""Tables 5, 6, 10, 13 and 14: outcome, areas, timescale and themes of Stage 1 complaints."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from tracker.core.figures.asked import Asked
from tracker.core.figures.periods import Period
from tracker.core.figures.questions import Dim
from tracker.core.figures.reconcile.contacts import counted_and_share, meant
from tracker.core.figures.reconcile.finding import Finding, Kind, number_of
from tracker.core.figures.reconcile.reading import Part, share_of, years_of
from tracker.core.figures.reconcile.weighing import figure, total_of
from tracker.core.words import ListKind
from tracker.core.years import year_words

UPHELD = ("upheld", "partly_upheld")


def outcome(key: str, data: Any, asked: Asked) -> Iterator[Finding]:
    """Table 5: upheld or partly upheld, and Stage 1 beside all contacts with the trust."""
    part = Part(key, data)
    for period, year in years_of(part, asked):
        whole = _stage_1(asked, period)
        upheld = asked.tally(asked.stage_1(period).where(Dim.OUTCOME, *UPHELD)).get((), 0)
        stage_1, count = number_of(year.data.get("stage_1")), None
        if year.has("stage_1"):
            yield figure(f"{year.where}, stage_1", year.take("stage_1"), whole)
        if year.has("upheld_or_partly"):
            count = number_of(year.take("upheld_or_partly"))
            yield figure(f"{year.where}, upheld_or_partly", count, upheld)
        if year.has("percent"):
            made = share_of(count, stage_1) if count is not None and stage_1 else None
            how = "the printed number as a share of the printed Stage 1 complaints"
            computed = share_of(upheld, whole)
            yield figure(f"{year.where}, percent", year.take("percent"), computed, made, how)
        yield from year.rest()
    yield from _beside(part, asked)
    yield from part.rest()


def _beside(part: Part, asked: Asked) -> Iterator[Finding]:
    """The year's denominators, which were entered, and the share in the contacts."""
    begins = asked.period.year
    if begins is None:
        return
    words = year_words(begins)
    entered = asked.entered.get(begins)
    contacts = entered.contacts if entered else None
    cases = entered.open_cases if entered else None
    name = f"all_contacts_with_the_trust_{words}"
    printed = number_of(part.data.get(name))
    if part.has(name):
        yield figure(f"{part.where}, {name}", part.take(name), contacts)
    if part.has(f"open_cases_{words}"):
        where = f"{part.where}, open_cases_{words}"
        yield figure(where, part.take(f"open_cases_{words}"), cases)
    share = "stage_1_share_of_contacts_percent"
    if part.has(share):
        value = number_of(part.take(share))
        places = _places(value)
        whole = _stage_1(asked, asked.period)
        row = part.data.get(words)
        stage_1 = number_of(row.get("stage_1")) if isinstance(row, Mapping) else None
        made = share_of(stage_1, printed, places) if stage_1 is not None and printed else None
        computed = share_of(whole, contacts, places) if contacts else None
        how = "the printed Stage 1 complaints as a share of the printed contacts"
        yield figure(f"{part.where}, {share}", value, computed, made, how)


def _places(value: Decimal | None) -> int:
    exponent = value.as_tuple().exponent if value is not None else 0
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _stage_1(asked: Asked, period: Period) -> int:
    return asked.tally(asked.stage_1(period)).get((), 0)


def areas(key: str, data: Any, asked: Asked) -> Iterator[Finding]:
    """Table 6: the areas that were printed with a number."""
    part = Part(key, data)
    tally = asked.tally(asked.stage_1(), Dim.AREA)
    known = asked.lists.ever(ListKind.AREA)
    printed = part.part("printed")
    for name in list(printed.names()):
        area = meant(name, known)
        if area is not None:
            yield figure(f"{key}, {name}", printed.take(name), tally.get((area,), 0))
    yield from printed.rest()
    yield from part.rest()


def nothing_printed(key: str, data: Any, asked: Asked) -> Iterator[Finding]:
    """Charts without figures: should any stand there, they are said to be unchecked."""
    yield from Part(key, data).rest()


_BANDS = {"within_10": "10", "within_11_to_20": "20", "over_20": "over"}


def timescale(key: str, data: Any, asked: Asked) -> Iterator[Finding]:
    """Table 10: the bands with their shares, and the share within the timescale."""
    part = Part(key, data)
    for period, year in years_of(part, asked):
        tally = asked.tally(asked.stage_1(period), Dim.BAND)
        whole = sum(tally.values())
        rows = {name: year.take(name) for name in _BANDS if year.has(name)}
        rows = {name: row if isinstance(row, list) else [row] for name, row in rows.items()}
        numbers = {name: number_of(row[0]) for name, row in rows.items()}
        all_ = total_of(list(numbers.values())) if len(rows) == len(_BANDS) else None
        for name, row in rows.items():
            count = tally.get((_BANDS[name],), 0)
            yield from counted_and_share(f"{year.where}, {name}", row, count, whole, all_)
        within = "within_timescale_percent"
        if year.has(within):
            count = tally.get(("10",), 0) + tally.get(("20",), 0)
            made = None
            if all_:
                of = total_of([numbers["within_10"], numbers["within_11_to_20"]])
                made = None if of is None else share_of(of, all_)
            how = "the first two bands as a share of all"
            computed = share_of(count, whole)
            yield figure(f"{year.where}, {within}", year.take(within), computed, made, how)
        yield from year.rest()
    yield from part.rest()


def themes(key: str, data: Any, asked: Asked) -> Iterator[Finding]:
    """Tables 13 and 14: each theme received, and upheld or partly upheld."""
    part = Part(key, data)
    known = asked.lists.ever(ListKind.THEME)
    for period, year in years_of(part, asked):
        question = asked.stage_1(period)
        received = asked.tally(question, Dim.THEME)
        upheld = asked.tally(question.where(Dim.OUTCOME, *UPHELD), Dim.THEME)
        rows = {name: year.data[name] for name in year.names() if name != "Total"}
        for name, row in rows.items():
            theme = meant(name, known)
            if theme is None or not isinstance(row, list) or len(row) < 2:
                continue
            year.take(name)
            yield figure(f"{year.where}, {name}, received", row[0], received.get((theme,), 0))
            yield figure(f"{year.where}, {name}, upheld", row[1], upheld.get((theme,), 0))
        for theme in known:
            if received.get((theme,), 0) and not any(meant(n, known) == theme for n in rows):
                where = f"{year.where}, {theme}, received"
                sentence = "The file has complaints on this theme, and none were printed."
                count = received[theme,]
                yield Finding(Kind.DIFFERS, where, "-", str(count), sentence)
        if year.has("Total"):
            total = year.take("Total")
            counts = (sum(received.values()), sum(upheld.values()))
            for at, what in enumerate(("received", "upheld")):
                made = total_of([number_of(row[at]) for row in rows.values()])
                how = "the sum of the themes"
                where = f"{year.where}, Total, {what}"
                yield figure(where, total[at], counts[at], made, how)
        yield from year.rest()
    yield from part.rest()
