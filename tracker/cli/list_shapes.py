"""The shapes of ``--json`` for lists and rules; their keys are promised in the README."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from tracker.cli.shapes import Shape, plain
from tracker.core.diary import Preview
from tracker.core.rule_edits import departures
from tracker.core.views import SaveNote
from tracker.core.vocabulary import Vocabulary
from tracker.core.words import ListKind


def lists(
    held: Vocabulary,
    wanted: Iterable[ListKind],
    standing: Mapping[ListKind, Mapping[str, int]],
    notes: Sequence[SaveNote],
) -> Shape:
    """``tracker lists``."""
    return {
        "version": held.version,
        "lists": {
            kind.value: [
                {
                    "value": one.value,
                    "belongs_to": one.belongs_to,
                    "via": plain(one.via),
                    "retired": one.retired,
                    "became": one.became,
                    "cases": _cases(kind, standing, one.value),
                }
                for one in held.of(kind)
            ]
            for kind in wanted
        },
        "changes": [_change(note) for note in notes],
    }


def _cases(kind: ListKind, standing: Mapping[ListKind, Mapping[str, int]], word: str) -> int | None:
    """On how many cases a word stands; None where it does not stand on cases."""
    return None if kind is ListKind.SOURCE else standing.get(kind, {}).get(word, 0)


def _change(note: SaveNote) -> Shape:
    return {
        "at": note.at.isoformat(timespec="seconds"),
        "actor": note.actor,
        "what": note.what,
        "save_id": note.save_id,
    }


def rules(held: Vocabulary, notes: Sequence[SaveNote]) -> Shape:
    """``tracker rules``."""
    found = held.rules
    return {
        "version": held.version,
        "clocks": [
            {**plain(rule), "departures": list(departures(rule))} for rule in found.clocks.values()
        ],
        "soon": found.soon,
        "look_again_after": found.look_again_after,
        "next_stage_window": found.next_stage_window,
        "learning_days": found.learning_days,
        "convention": found.convention.value,
        "changes": [_change(note) for note in notes],
    }


def rule_change(
    what: str, version: int, save_id: str | None, told: Sequence[str], preview: Preview
) -> Shape:
    """``tracker rules set``; ``save_id`` None for a preview."""
    return {
        "what": what,
        "version": version,
        "save_id": save_id,
        "warnings": list(told),
        **plain(preview),
    }
