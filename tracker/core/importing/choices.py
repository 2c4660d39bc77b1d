"""What a person said about how a spreadsheet is to be read, and how that is remembered.

Headings are told apart by their plain form, so that a choice holds for every sheet with the same
headings, and for next year's.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from tracker.core.importing.cells import plain
from tracker.core.importing.days import Order

NOT_READ = ""
"""The field of a column that is not to be read."""


@dataclass(frozen=True, slots=True)
class Choices:
    """``fields`` by heading; ``values`` by heading and text; ``orders`` by heading: all plain.

    ``sheets`` are the names of those to be read, None for what is found to hold rows;
    ``doubles`` wishes for what is probably in the file already.
    """

    sheets: frozenset[str] | None = None
    fields: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[tuple[str, str], str] = field(default_factory=dict)
    orders: Mapping[str, Order] = field(default_factory=dict)
    doubles: bool = False

    def with_field(self, heading: str, name: str) -> Choices:
        """The column read as a field; no other column is then chosen to be that field."""
        key = plain(heading)
        kept = {h: f for h, f in self.fields.items() if f != name or not name}
        return replace(self, fields={**kept, key: name})

    def with_value(self, heading: str, text: str, word: str) -> Choices:
        """The text of a column read as a word, "" for nothing."""
        return replace(self, values={**self.values, (plain(heading), plain(text)): word})

    def with_order(self, heading: str, order: Order) -> Choices:
        """The dates of a column read in an order."""
        return replace(self, orders={**self.orders, plain(heading): order})

    def over(self, remembered: Choices) -> Choices:
        """These choices where they say something, else what is remembered."""
        taken = set(self.fields.values()) - {NOT_READ}
        kept = {h: f for h, f in remembered.fields.items() if f not in taken}
        return replace(
            self,
            fields={**kept, **self.fields},
            values={**remembered.values, **self.values},
            orders={**remembered.orders, **self.orders},
        )

    def about(self, headings: Iterable[str]) -> Choices:
        """Only what is said of these headings: what is worth remembering for a sheet."""
        keys = {plain(heading) for heading in headings}
        return Choices(
            fields={h: f for h, f in self.fields.items() if h in keys},
            values={k: w for k, w in self.values.items() if k[0] in keys},
            orders={h: o for h, o in self.orders.items() if h in keys},
        )

    @property
    def says_something(self) -> bool:
        """Whether anything about columns was said."""
        return bool(self.fields or self.values or self.orders)


def fingerprint(headings: Iterable[str]) -> str:
    """What sheets with the same headings share, in whatever order they stand."""
    words = sorted({plain(heading[:200]) for heading in headings} - {""})
    return hashlib.sha256("\n".join(words).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class ImportMapping:
    """How sheets with certain headings were read, kept in the file as a record with its audit.

    The three tuples are the choices of ``Choices``, so written that they can be stored.
    """

    number: int
    fingerprint: str
    fields: tuple[tuple[str, str], ...] = ()
    values: tuple[tuple[str, str, str], ...] = ()
    orders: tuple[tuple[str, str], ...] = ()
    version: int = 1
    removed: bool = False

    @property
    def choices(self) -> Choices:
        """What it says."""
        return Choices(
            fields=dict(self.fields),
            values={(heading, text): word for heading, text, word in self.values},
            orders={heading: Order(order) for heading, order in self.orders},
        )

    def saying(self, choices: Choices) -> ImportMapping:
        """The same record with other choices, standing."""
        return replace(
            self,
            fields=tuple(sorted(choices.fields.items())),
            values=tuple(sorted((h, t, w) for (h, t), w in choices.values.items())),
            orders=tuple(sorted((h, order.value) for h, order in choices.orders.items())),
            removed=False,
        )
