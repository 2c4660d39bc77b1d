"""What can be asked about a year's entered figures: denominators, history, texts, examples.

Each command is about one part of a year, and only that part may not have changed meanwhile: two
people can write two sections at once. ``seen`` is the year as the person saw it, None to save
whatever it is now.
"""

from __future__ import annotations

from dataclasses import dataclass

from tracker.core.figures.entered import Stage2History, YearEntered


@dataclass(frozen=True, slots=True)
class EnterYear:
    """Enter the denominators of a year.

    ``contacts`` are all contacts with the trust, ``open_cases`` its open cases, ``cases_held``
    those of each area; what is None or left out is not known.
    """

    year: int
    contacts: int | None
    open_cases: int | None
    cases_held: tuple[tuple[str, int], ...] = ()
    seen: YearEntered | None = None
    draft_id: str = ""


@dataclass(frozen=True, slots=True)
class EnterHistory:
    """Enter what Stage 2 came to in a year without cases; None takes it out again."""

    year: int
    stage2: Stage2History | None
    seen: YearEntered | None = None
    draft_id: str = ""


@dataclass(frozen=True, slots=True)
class WriteText:
    """Write the report's own paragraphs for a section; "" takes them out again."""

    year: int
    section: str
    text: str
    seen: YearEntered | None = None
    draft_id: str = ""


@dataclass(frozen=True, slots=True)
class ChooseExample:
    """Print a compliment as an example in the report of a year, or no longer."""

    year: int
    number: int
    chosen: bool = True


YearCommand = EnterYear | EnterHistory | WriteText | ChooseExample
"""Everything that can be asked about entered figures."""
