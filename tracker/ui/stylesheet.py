"""The app's stylesheet, read once, and of that first what the first screen is drawn with.

Textual reads every rule anew whenever it is told of a theme, four times before the first paint,
though only other colours give other rules. And most rules are for forms and dialogs, which nobody
sees before a key is pressed.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from textual.cache import LRUCache
from textual.css.stylesheet import CssSource, Stylesheet

LATER = "/* ==== What follows is read when the first rows are on screen. */"
"""Stands in a sheet before the rules that the first screen does without."""

SHEETS = 500
"""Sheets and widgets' own rules kept as read: more than there are, so that none is read twice."""


class SheetsOnce(Stylesheet):
    """Keeps the rules it has read until a variable in them changes."""

    def __init__(self, *, variables: dict[str, str], first: frozenset[str]) -> None:
        """``first`` names the sheets that are read at once, up to the line ``LATER``."""
        super().__init__(variables=variables)
        self._parse_cache = LRUCache(SHEETS)
        self._first = first
        self._later: list[tuple[str, str]] = []

    def set_variables(self, variables: dict[str, str]) -> None:
        """Forget the rules read, unless the variables are the same."""
        if variables != self._variables:
            super().set_variables(variables)

    def reparse(self) -> None:
        """Read what has not been read with these variables."""
        self.parse()

    def read_all(self, paths: Sequence[PurePath]) -> None:
        """Read the first sheets, and put the others by."""
        for path in paths:
            with open(path, encoding="utf-8") as sheet:
                now, _, later = sheet.read().partition(LATER)
            if path.name not in self._first:
                now, later = "", now
            if now:
                self.source[str(path), ""] = CssSource(now, False, 0)
            if later:
                self._later.append((str(path), later))
        self._require_parse = True

    def read_later(self) -> bool:
        """Read what was put by. Whether there was any."""
        found = bool(self._later)
        for path, rules in self._later:
            self.add_source(rules, read_from=(path, "later"))
        self._later = []
        return found
