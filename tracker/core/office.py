"""What every decision is made with: who asks, on what day, by which calendar, rules and lists."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from tracker.core.clock_rules import ClockRules
from tracker.core.clocks import Clockwork
from tracker.core.words import (
    AREAS,
    CHANNELS,
    COUNCIL_CHANNELS,
    EXTENSION_REASONS,
    RELATIONS,
    SOURCES,
    THEMES,
    ListKind,
    Role,
    Via,
)
from tracker.core.workdays import Calendar

if TYPE_CHECKING:
    from tracker.core.merging import Clash
    from tracker.core.merging_records import RecordClash


@dataclass(frozen=True, slots=True)
class Actor:
    """The person at the keyboard."""

    name: str
    role: Role


@dataclass(frozen=True, slots=True)
class Lists:
    """The editable vocabularies. Values on a case are kept as words: retiring one changes none."""

    areas: tuple[str, ...] = AREAS
    themes: tuple[str, ...] = THEMES
    channels: tuple[str, ...] = CHANNELS
    relations: tuple[str, ...] = RELATIONS
    team_managers: tuple[tuple[str, str], ...] = ()
    """(team manager, area) pairs; one person may stand for several areas."""
    sources: tuple[str, ...] = SOURCES
    extension_reasons: tuple[str, ...] = EXTENSION_REASONS
    council: frozenset[str] = COUNCIL_CHANNELS
    """Channels via the council, those no longer offered among them."""
    retired: Mapping[ListKind, tuple[str, ...]] = field(default_factory=dict)
    """Words no longer offered, which old cases still have, by list."""
    renamed: Mapping[tuple[ListKind, str], str] = field(default_factory=dict)
    """What a word that was renamed is called now."""

    def offered(self, kind: ListKind) -> tuple[str, ...]:
        """The words of one list that can be chosen, in its order; of team managers each once."""
        return {
            ListKind.AREA: self.areas,
            ListKind.THEME: self.themes,
            ListKind.CHANNEL: self.channels,
            ListKind.RELATION: self.relations,
            ListKind.TEAM_MANAGER: tuple(dict.fromkeys(name for name, _ in self.team_managers)),
            ListKind.SOURCE: self.sources,
            ListKind.EXTENSION_REASON: self.extension_reasons,
        }[kind]

    def ever(self, kind: ListKind) -> tuple[str, ...]:
        """Every word that a case may have: those offered, then those that no longer are."""
        return (*self.offered(kind), *self.retired.get(kind, ()))

    def current(self, kind: ListKind, word: str) -> str:
        """A word as it is called now: its new name if it was renamed, else itself."""
        return self.renamed.get((kind, word), word)

    def manager_of(self, area: str) -> str:
        """The team manager who usually answers for an area, "" if nobody is listed."""
        return next((name for name, of in self.team_managers if of == area), "")

    def via(self, channel: str) -> Via:
        """Whether a channel comes direct or through the council (table 1)."""
        return Via.COUNCIL if channel in self.council else Via.DIRECT


def _unwatched(done: int, of: int) -> None:
    """Nobody waits for a save that is done in a moment."""


@dataclass(frozen=True, slots=True)
class Office:
    """The desk's surroundings at one moment. ``at`` is the local time as HH:MM.

    ``step`` is told how much of a long command is done; an error raised by it ends the command,
    and takes all of it back.
    """

    actor: Actor
    today: date
    calendar: Calendar
    at: str = ""
    rules: ClockRules = field(default_factory=ClockRules)
    lists: Lists = field(default_factory=Lists)
    step: Callable[[int, int], None] = field(default=_unwatched, compare=False)

    @property
    def clockwork(self) -> Clockwork:
        """Fresh clocks for this day."""
        return Clockwork(self.calendar, self.rules, self.today)


class Refusal(Exception):
    """A command that may not be carried out; the text is a sentence for the person who asked."""


class Conflict(Refusal):
    """The case or record changed since the person last saw it.

    ``clash`` is what there is to compare and to choose from; None where there is nothing.
    """

    def __init__(self, sentence: str, clash: Clash | RecordClash | None = None) -> None:
        """``sentence`` is enough where nobody can be shown a comparison."""
        super().__init__(sentence)
        self.clash = clash
