"""What no case can tell, and the manager enters: a year's denominators, and years before the file.

Tables 5 and 7 set complaints beside the year's contacts with the trust and the cases each area
held; table 12 compares with Stage 2 investigations of a year from which there are no cases.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stage2History:
    """The Stage 2 investigations closed in a year from which the file has no cases."""

    investigations: int
    pence: int
    average_days: int | None = None


@dataclass(frozen=True, slots=True)
class YearEntered:
    """What was entered for one financial year; ``number`` is the year it begins in.

    ``contacts`` are all contacts with the trust, ``open_cases`` its open cases, ``cases_held``
    those of each area. ``texts`` are the report's own paragraphs by section, ``quotes`` the
    numbers of the compliments chosen as examples.
    """

    number: int
    contacts: int | None = None
    open_cases: int | None = None
    cases_held: tuple[tuple[str, int], ...] = ()
    stage2: Stage2History | None = None
    texts: tuple[tuple[str, str], ...] = ()
    quotes: tuple[int, ...] = ()
    version: int = 1
    removed: bool = False

    def held_by(self, area: str) -> int | None:
        """The cases that an area held, None if nobody said."""
        return dict(self.cases_held).get(area)

    def text(self, section: str) -> str:
        """The paragraph written for a section, "" if there is none."""
        return dict(self.texts).get(section, "")
