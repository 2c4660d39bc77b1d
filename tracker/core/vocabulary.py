"""The lists and rules of one file as one record: what can be chosen, and by what clocks run.

A value is a word. Cases keep the words they were given, so nothing done here changes a case:
a retired value is offered nowhere any more, and a renamed one leaves its old word behind,
retired, with the new word beside it that tells what it is called now.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from tracker.core.clock_rules import ClockRules
from tracker.core.office import Lists
from tracker.core.words import (
    AREAS,
    CHANNELS,
    COUNCIL_CHANNELS,
    EXTENSION_REASONS,
    RELATIONS,
    SOURCES,
    THEMES,
    ListKind,
    Via,
)

NUMBER = 1
"""The record's number: a file has one of it."""


@dataclass(frozen=True, slots=True)
class ListValue:
    """One value of a list.

    ``belongs_to`` is the area that a team manager answers for, else "". ``via`` is how a channel
    comes, else None. ``became`` is the word that took its place if it was renamed, else "".
    """

    kind: ListKind
    value: str
    belongs_to: str = ""
    via: Via | None = None
    retired: bool = False
    became: str = ""


def first_values() -> tuple[ListValue, ...]:
    """What a new file can choose from."""
    plain = {
        ListKind.AREA: AREAS,
        ListKind.THEME: THEMES,
        ListKind.RELATION: RELATIONS,
        ListKind.SOURCE: SOURCES,
        ListKind.EXTENSION_REASON: EXTENSION_REASONS,
    }
    channels = (
        ListValue(
            ListKind.CHANNEL, word, via=Via.COUNCIL if word in COUNCIL_CHANNELS else Via.DIRECT
        )
        for word in CHANNELS
    )
    return in_order((*(ListValue(kind, word) for kind in plain for word in plain[kind]), *channels))


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Everything a manager may change of how contacts are described and timed.

    ``values`` stand list by list, each list in its own order, the retired in their places.
    """

    values: tuple[ListValue, ...] = field(default_factory=first_values)
    rules: ClockRules = field(default_factory=ClockRules)
    number: int = NUMBER
    version: int = 1
    removed: bool = False

    def of(self, kind: ListKind) -> tuple[ListValue, ...]:
        """The values of one list in order, the retired among them."""
        return tuple(one for one in self.values if one.kind is kind)

    @property
    def lists(self) -> Lists:
        """The vocabularies in force."""
        return lists_of(self.values)


def in_order(values: Iterable[ListValue]) -> tuple[ListValue, ...]:
    """Values list by list, each list in the order given: how a record has them."""
    place = {kind: at for at, kind in enumerate(ListKind)}
    return tuple(sorted(values, key=lambda one: place[one.kind]))


def lists_of(values: Sequence[ListValue]) -> Lists:
    """What can be chosen, and what cases may have besides."""

    def offered(kind: ListKind) -> tuple[str, ...]:
        return tuple(v.value for v in values if v.kind is kind and not v.retired)

    retired: dict[ListKind, tuple[str, ...]] = {}
    for one in values:
        if one.retired:
            retired[one.kind] = (*retired.get(one.kind, ()), one.value)
    return Lists(
        areas=offered(ListKind.AREA),
        themes=offered(ListKind.THEME),
        channels=offered(ListKind.CHANNEL),
        relations=offered(ListKind.RELATION),
        team_managers=tuple(
            (v.value, v.belongs_to)
            for v in values
            if v.kind is ListKind.TEAM_MANAGER and not v.retired
        ),
        sources=offered(ListKind.SOURCE),
        extension_reasons=offered(ListKind.EXTENSION_REASON),
        council=frozenset(v.value for v in values if v.via is Via.COUNCIL),
        retired=retired,
        renamed=_renamed(values),
    )


def _renamed(values: Sequence[ListValue]) -> dict[tuple[ListKind, str], str]:
    """Old words and what each is called now, through as many renamings as there were."""
    known = {(v.kind, v.value, v.belongs_to): v for v in values}
    found = {}
    for one in values:
        last = one
        while last.became and (last.kind, last.became, last.belongs_to) in known:
            last = known[last.kind, last.became, last.belongs_to]
        if last is not one and not last.retired:
            found[one.kind, one.value] = last.value
    return found
