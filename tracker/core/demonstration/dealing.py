"""Deals one year's contacts: who made how many, how they were handled, what about, where.

Each printed total is a ``Deck`` of exactly so many cards; those with the strongest likings draw
first, so that the totals come out and the cases still make sense.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from tracker.core.demonstration.cast import CARERS, Casting, Person
from tracker.core.demonstration.deck import Deck
from tracker.core.demonstration.figures import YearFigures
from tracker.core.words import Handling, Outcome

_IN_CARE = frozenset({"Children in Care", "Fostering", "Residential"})
_LEFT_CARE = frozenset({"Leaving Care (18+)"})
_NOT_ADULTS = frozenset({"Leaving Care (18+)"})
_FOR_CARERS = frozenset({"Fostering", "Adoption", "Children in Care", "Finance"})
_FOR_YOUNG = {"Unhappy with placement": 8.0, "Changes in Social Worker": 2.0}
_FOR_CARERS_THEMES = {"Financial assistance": 6.0, "Unhappy with placement": 0.3}
_OTHERS = {"Delays in sharing Minutes/Reports": 3.0, "Poor communication": 1.5}
_BANDS = ((3, 10, 9), (11, 20, 18), (21, 58, 26))
"""Working days to the reply: from, to, most often."""


@dataclass(slots=True, eq=False)
class Draft:
    """A contact while it is being dealt. ``working_days`` is from received to reply, or None."""

    person: Person
    contacts: int
    channel: str = ""
    handling: Handling = Handling.STAGE_1
    area: str = ""
    theme: str = ""
    outcome: Outcome | None = None
    working_days: int | None = None
    goes_to_stage_2: bool = False

    @property
    def is_persistent(self) -> bool:
        """Whether it is one of more than ten contacts that the person made in the year."""
        return self.contacts > 10

    @property
    def is_stage_1(self) -> bool:
        """Whether the tables on Stage 1 count it."""
        return self.handling is Handling.STAGE_1


def deal_year(
    rng: Random, casting: Casting, figures: YearFigures, returning: list[Person]
) -> list[Draft]:
    """The year's contacts in no order of date; ``returning`` are people of the year before.

    The first of ``returning`` make the most contacts, the rest make one each.
    """
    drafts = _contacts(rng, casting, figures, returning)
    _deal_handlings(rng, figures, drafts)
    _deal_channels(rng, figures, drafts)
    _deal_areas(rng, figures, drafts)
    _deal_themes(rng, figures, drafts)
    _deal_days(rng, figures, drafts)
    _pick_accepted(figures, drafts)
    return drafts


def _contacts(
    rng: Random, casting: Casting, figures: YearFigures, returning: list[Person]
) -> list[Draft]:
    known = iter(returning)
    drafts: list[Draft] = []
    for contacts, people in figures.people_by_contacts.items():
        for _ in range(people):
            person = next(known) if contacts > 10 and returning else casting.adult()
            drafts += [Draft(person, contacts) for _ in range(contacts)]
    for (channel, status), count in figures.young.items():
        drafts += [Draft(casting.young(status), 1, channel=channel) for _ in range(count)]
    drafts += [Draft(casting.nameless(), 1) for _ in range(figures.nameless)]
    drafts += [Draft(person, 1) for person in known]
    singles = sum(draft.contacts == 1 for draft in drafts)
    drafts += [Draft(casting.adult(), 1) for _ in range(figures.one_contact_people - singles)]
    return drafts


def _deal_handlings(rng: Random, figures: YearFigures, drafts: list[Draft]) -> None:
    single, repeat = Deck(rng, figures.single), Deck(rng, figures.repeat)
    # The nameless first: nobody can be sent a reply, so none of them may be left with Stage 1.
    for draft in sorted(drafts, key=lambda d: (bool(d.person.key), not d.person.young_status)):
        if not draft.person.key:
            draft.handling = single.deal(lambda h: 0.0 if h is Handling.STAGE_1 else 1.0)
        elif draft.person.young_status:
            draft.handling = single.deal(lambda h: 4.0 if h is Handling.STAGE_1 else 1.0)
        else:
            draft.handling = (single if draft.contacts == 1 else repeat).deal()


def _deal_channels(rng: Random, figures: YearFigures, drafts: list[Draft]) -> None:
    left = dict(figures.channels)
    for (channel, _), count in figures.young.items():
        left[channel] -= count
    deck = Deck(rng, left)
    faceless = {"Telephone": 1.0, "Letter": 3.0, "Feedback form": 3.0}
    for draft in sorted(drafts, key=lambda d: bool(d.person.key)):
        if draft.person.young_status:
            continue
        if draft.person.key:
            draft.channel = deck.deal()
        else:
            draft.channel = deck.deal(lambda channel: faceless.get(channel, 0.0))


def _deal_areas(rng: Random, figures: YearFigures, drafts: list[Draft]) -> None:
    deck, home = Deck(rng, figures.areas), dict[str, str]()
    likely = list(figures.areas.values())
    order = sorted(drafts, key=lambda d: (not d.is_stage_1, _pickiness(d.person)))
    for draft in order:
        liking = _area_liking(draft.person, home.get(draft.person.key, ""))
        if draft.is_stage_1:
            draft.area = deck.deal(liking)
        else:
            weights = [n * liking(area) for area, n in zip(figures.areas, likely, strict=True)]
            draft.area = rng.choices(list(figures.areas), weights)[0]
        if draft.person.key:
            home.setdefault(draft.person.key, draft.area)


def _pickiness(person: Person) -> int:
    return 0 if person.young_status else 1 if person.relation in CARERS else 2


def _area_liking(person: Person, home: str) -> Callable[[str], float]:
    def liking(area: str) -> float:
        if area == home:
            return 60.0
        if person.young_status in ("Leaving care", "Care leaver"):
            return 30.0 if area in _LEFT_CARE else 0.1
        if person.young_status == "Child in care":
            return 10.0 if area in _IN_CARE else 0.3 if area.startswith("ACPS") else 0.01
        if person.young_status:
            return 1.0 if area.startswith("ACPS") else 0.01
        if person.relation in CARERS:
            return 6.0 if area in _FOR_CARERS else 0.5
        return 0.15 if area in _FOR_CARERS or area in _NOT_ADULTS else 1.0

    return liking


def _deal_themes(rng: Random, figures: YearFigures, drafts: list[Draft]) -> None:
    themes = Deck(rng, {theme: received for theme, (received, _) in figures.themes.items()})
    merits = {
        theme: Deck(rng, {True: justified, False: received - justified})
        for theme, (received, justified) in figures.themes.items()
    }
    for draft in sorted(drafts, key=lambda d: (not d.is_stage_1, _pickiness(d.person))):
        liking = _theme_liking(draft)
        if not draft.is_stage_1:
            weights = [n * liking(theme) for theme, (n, _) in figures.themes.items()]
            draft.theme = rng.choices(list(figures.themes), weights)[0]
            continue
        draft.theme = themes.deal(liking)
        if merits[draft.theme].deal():
            draft.outcome = rng.choices([Outcome.UPHELD, Outcome.PARTLY_UPHELD], [3, 5])[0]
        else:
            draft.outcome = rng.choices([Outcome.NOT_UPHELD, Outcome.NO_FINDING], [40, 1])[0]


def _theme_liking(draft: Draft) -> Callable[[str], float]:
    if draft.person.young_status:
        return lambda theme: _FOR_YOUNG.get(theme, 1.0)
    if draft.area == "Finance":
        return lambda theme: 30.0 if theme == "Financial assistance" else 0.5
    if draft.person.relation in CARERS:
        return lambda theme: _FOR_CARERS_THEMES.get(theme, 1.0)
    if draft.handling is Handling.CORPORATE:
        return lambda theme: _OTHERS.get(theme, 1.0)
    return lambda theme: 1.0


def _deal_days(rng: Random, figures: YearFigures, drafts: list[Draft]) -> None:
    bands = Deck(rng, dict(zip(_BANDS, figures.bands, strict=True)))
    for draft in drafts:
        if draft.is_stage_1:
            low, high, usual = bands.deal()
            draft.working_days = min(high, int(rng.triangular(low, high + 1, usual)))
        elif draft.handling is Handling.REPRESENTATION and rng.random() < 0.85:
            draft.working_days = rng.randint(1, 14)
        elif draft.handling is Handling.CORPORATE and rng.random() < 0.9:
            draft.working_days = rng.randint(5, 24)


def _pick_accepted(figures: YearFigures, drafts: list[Draft]) -> None:
    """Marks the case that Stage 2 was accepted for: in its area, late, of a person seen once."""
    accepted = next(
        draft
        for draft in drafts
        if draft.is_stage_1
        and draft.area == figures.accepted.area
        and draft.contacts == 1
        and (draft.working_days or 0) > 20
    )
    accepted.working_days = figures.accepted.working_days
    accepted.goes_to_stage_2 = True
