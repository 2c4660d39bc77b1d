"""What the tables by channel, area and theme share: one row for each word as it is called now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tracker.core.figures.asked import Asked, known
from tracker.core.figures.questions import Dim, Question
from tracker.core.words import ListKind

_OF: Mapping[ListKind, Dim] = {
    ListKind.CHANNEL: Dim.CHANNEL,
    ListKind.AREA: Dim.AREA,
    ListKind.THEME: Dim.THEME,
    ListKind.SOURCE: Dim.SOURCE,
    ListKind.EXTENSION_REASON: Dim.EXTENSION,
}


@dataclass(frozen=True, slots=True)
class Group:
    """A row's label and the words that cases may have for it: its own and its earlier names."""

    label: str
    words: tuple[str, ...]
    dim: Dim

    def of(self, counts: Mapping[str, int]) -> int:
        """How many were counted under any of its words."""
        return sum(counts.get(word, 0) for word in self.words)

    def asked(self, question: Question) -> Question:
        """The question of these alone."""
        return question.where(self.dim, *self.words)


def groups(
    asked: Asked, kind: ListKind, counts: Iterable[Mapping[str, int]], without: str
) -> tuple[Group, ...]:
    """The rows of a table by the words of a list, in its order.

    A word that was renamed counts under its new name. One that is no longer offered has a row only
    where something was counted under it, and so has ``without``, the row of what has no word.
    """
    found = sorted({word for tally in counts for word, count in tally.items() if count})
    offered, lists = asked.lists.offered(kind), asked.lists
    earlier: dict[str, list[str]] = {}
    for word in known((*offered, *lists.retired.get(kind, ())), found):
        earlier.setdefault(lists.current(kind, word), []).append(word)
    counted = {lists.current(kind, word) for word in found}
    rows = [
        Group(now, tuple(words), _OF[kind])
        for now, words in earlier.items()
        if now in offered or now in counted
    ]
    if "" in found:
        rows.append(Group(without, ("",), _OF[kind]))
    return tuple(rows)
