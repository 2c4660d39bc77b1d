"""The compliments of the demonstration: two years that give the printed figures, and a few now.

The days, the staff and the words are dealt by chance from a seed of their own, so every copy is
the same and the cases beside them are as they would be without.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from tracker.core.compliments import ComplimentType, Facts, PastCompliment
from tracker.core.demonstration.compliment_figures import (
    COMPLIMENTS_2016,
    COMPLIMENTS_2017,
    ComplimentFigures,
)
from tracker.core.demonstration.compliment_words import LATELY, WORDS
from tracker.core.demonstration.deck import Deck
from tracker.core.demonstration.names import MEN, SURNAMES, WOMEN
from tracker.core.workdays import Calendar
from tracker.core.years import year_span

_SEED = 1516
_STAFF = 60
"""How many of the staff are ever thanked."""

_SHARED, _NAMED, _QUOTED = 0.9, 0.7, 0.05
"""The shares that were told to the team, that name somebody, and that the report might print."""

_LIKED = {
    "Foster carer": ("Fostering", "Children in Care"),
    "Adopter": ("Adoption", "Fostering"),
    "Judge/court": ("Safeguarding and Standards", "ACPS Central", "ACPS North"),
    "Police": ("Youth Offending", "Referral and Response"),
    "Child/young person": ("Children in Care", "Leaving Care (18+)", "Residential"),
    "Local business/community": ("Business Support", "Youth Offending"),
}
"""The areas that some sources mostly thank."""


def two_years_of_compliments(calendar: Calendar) -> tuple[PastCompliment, ...]:
    """The 145 compliments received in 2016/17 and the 295 of 2017/18, by day received.

    Always the same for the same ``calendar``, which has to cover 2016 to 2018.
    """
    rng = Random(_SEED)
    staff = [f"{rng.choice((*WOMEN, *MEN))} {rng.choice(SURNAMES)}" for _ in range(_STAFF)]
    past: list[PastCompliment] = []
    for figures in (COMPLIMENTS_2016, COMPLIMENTS_2017):
        year = [_one(rng, calendar, staff, figures, *dealt) for dealt in _deal(rng, figures)]
        past += sorted(year, key=lambda one: one.facts.received_on)
    return tuple(past)


def _deal(rng: Random, figures: ComplimentFigures) -> list[tuple[ComplimentType, str, str]]:
    """Type, source and area of each, as often as the figures say."""
    dealt = []
    for at, (kind, sources) in enumerate(
        ((ComplimentType.INTERNAL, figures.internal), (ComplimentType.EXTERNAL, figures.external))
    ):
        areas = Deck(rng, {area: counts[at] for area, counts in figures.areas.items()})
        # Those with areas of their own first, while these are still to be had.
        for source in sorted(sources, key=lambda source: source not in _LIKED):
            liked = _LIKED.get(source, ())
            for _ in range(sources[source]):
                dealt.append((kind, source, areas.deal(_liking(liked))))
    return dealt


def _liking(liked: tuple[str, ...]) -> Callable[[str], float]:
    return lambda area: 8.0 if area in liked else 1.0


def _one(
    rng: Random,
    calendar: Calendar,
    staff: list[str],
    figures: ComplimentFigures,
    kind: ComplimentType,
    source: str,
    area: str,
) -> PastCompliment:
    first, last = year_span(figures.begins)
    received = calendar.next_working(first + timedelta(rng.randrange((last - first).days - 7)))
    name = rng.choice(staff) if rng.random() < _NAMED else ""
    template = rng.choice(WORDS[source] if rng.random() < 0.6 else WORDS[kind.label])
    shared = calendar.add(received, rng.randint(0, 12)) if rng.random() < _SHARED else None
    words = _said(template, name.split()[0] if name else "")
    quote = _said(template, "") if kind is ComplimentType.EXTERNAL else ""
    facts = Facts(received, kind, source, area, words, staff=name, shared_on=shared)
    return PastCompliment(facts, quote if rng.random() < _QUOTED else "")


def _said(template: str, name: str) -> str:
    """The words with the name of whoever is thanked, or without any."""
    text = template.format(staff=name or "the worker")
    return text[:1].upper() + text[1:]


@dataclass(frozen=True, slots=True)
class Lately:
    """One of these weeks: taken down so many working days ago, ``told`` so many days later."""

    on: date
    facts: Facts
    told: date | None


def compliments_lately(day: Callable[[int], date]) -> tuple[Lately, ...]:
    """A few around the working date, oldest first; ``day`` is so many working days before it."""
    found = []
    for ago, told_ago, facts in LATELY:
        received = day(ago)
        told = day(told_ago) if told_ago is not None else None
        found.append(Lately(received, replace(facts, received_on=received), told))
    return tuple(found)
