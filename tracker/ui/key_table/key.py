"""One key, and the places where keys work."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Key:
    """One thing a key does. ``word`` stands in the key bar, ``tells`` in help."""

    id: str
    plain: str
    action: str
    word: str
    tells: str
    where: str
    vim: str = ""
    moved: str = ""

    def keys(self, style: str) -> str:
        """The keys in one of the two sets, as Textual writes them (comma-separated)."""
        if style != "vim":
            return self.plain
        return self.moved or ",".join(filter(None, (self.plain, self.vim)))


EVERYWHERE = "Everywhere"
LISTS = "Lists"
COMPLIMENTS = "Compliments"
CASE = "Case or row"
LEARNING = "Learning"
FORMS = "Forms"
SETTINGS = "Settings"
PEOPLE = "People"
FIGURES = "Summary"
HELP = "Help"
