"""Two people on one record beside the cases: the same comparison, field by field, in a simple form.

A record is one frozen value, so the three sides are three values: as the person saw it, as they
want it, and as it is now. The texts of both stay in the audit trail, which keeps every state of a
record whole: what the person wanted is put first, and what was chosen after it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from tracker.core import say_merging as say
from tracker.core.aspects import in_words
from tracker.core.merging import Difference, Take, one_after_the_other
from tracker.core.ports import Work
from tracker.core.records import Record, RecordKind

NOT_COMPARED = frozenset({"number", "version"})


@dataclass(frozen=True, slots=True)
class RecordClash:
    """What stands between a changed record and its being saved. The sides are whole records.

    ``word`` is what people call one; ``differences`` are the fields that both changed.
    """

    kind: RecordKind
    word: str
    seen: Any
    mine: Any
    theirs: Any
    differences: tuple[Difference, ...]
    taken_over: tuple[str, ...]
    meanwhile: str = ""

    @property
    def ref(self) -> str:
        """What the record is called on screen."""
        return f"{self.word} {self.theirs.number}"

    def merged(self, choices: Mapping[str, Take]) -> Any:
        """The record that the choices make of both, on the version as it is now."""
        values = {name: self._value(name, choices) for name in _names(self.theirs)}
        return replace(self.theirs, **values)

    def _value(self, name: str, choices: Mapping[str, Take]) -> Any:
        seen, mine, theirs = (getattr(r, name) for r in (self.seen, self.mine, self.theirs))
        if mine == seen:
            return theirs
        if name not in {d.name for d in self.differences}:
            return mine
        match choices.get(name, Take.MINE):
            case Take.THEIRS:
                return theirs
            case Take.BOTH if isinstance(mine, str):
                return one_after_the_other(theirs, mine)
        return mine


def compare_records(
    kind: RecordKind, word: str, seen: Record, mine: Record, theirs: Record, who: str = ""
) -> RecordClash:
    """What both changed, each to something else. ``who`` saved ``theirs`` last, and when."""
    clashing, taken_over = [], []
    for name in _names(theirs):
        before, wanted, now = (getattr(r, name) for r in (seen, mine, theirs))
        label = name.replace("_", " ").removesuffix(" on")
        if now != before and wanted == before:
            taken_over.append(label)
        if before not in (wanted, now) and wanted != now:
            clashing.append(_difference(name, label, wanted, now, who))
    return RecordClash(kind, word, seen, mine, theirs, tuple(clashing), tuple(taken_over))


def put_merged(work: Work, clash: RecordClash, choices: Mapping[str, Take]) -> Record:
    """Save what was chosen, inside a transaction. Raises Conflict if it has changed once more.

    What the person wanted is saved first and at once replaced where it was not taken, so that
    both states are in the audit trail.
    """
    now, merged = clash.theirs, clash.merged(choices)
    mine = replace(clash.mine, version=now.version + 1)
    if any(getattr(merged, name) != getattr(mine, name) for name in _names(merged)):
        work.put(clash.kind, now, mine)
        now = mine
    saved: Record = replace(merged, version=now.version + 1)
    work.put(clash.kind, now, saved)
    return saved


def _names(record: Any) -> list[str]:
    return [f.name for f in fields(record) if f.name not in NOT_COMPARED]


def _difference(name: str, label: str, mine: Any, theirs: Any, who: str) -> Difference:
    texts = isinstance(mine, str) and isinstance(theirs, str) and bool(mine) and bool(theirs)
    long = texts and ("\n" in mine + theirs or max(len(mine), len(theirs)) > say.A_LINE)
    return Difference(name, label, _shown(mine), _shown(theirs), who, long, long)


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (tuple, frozenset)):
        return ", ".join(in_words(one) for one in value)
    return in_words(value)
