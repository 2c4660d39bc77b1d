"""Whether a text that is to be published names somebody the file knows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tracker.core.clean import fold

_LEAST = 2
"""Words of a name that is looked for: a single one ("Grace", "May") may be any word."""


def names_in(texts: Sequence[str], names: Iterable[str]) -> Iterator[str]:
    """Those of ``names`` that stand in a text, whatever their capitals, accents and spaces."""
    whole = f" {_worded(' '.join(texts))} "
    for name in dict.fromkeys(names):
        words = _worded(name)
        if len(words.split()) >= _LEAST and f" {words} " in whole:
            yield name


def _worded(text: str) -> str:
    """The words alone, with one space between them; "'s" of a name is no part of it."""
    plain = fold(text).replace("'s ", " ").removesuffix("'s")
    return " ".join("".join(c if c.isalnum() or c in "'-" else " " for c in plain).split())
