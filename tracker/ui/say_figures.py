"""What the settings and forms of a year's entered figures say."""

from __future__ import annotations

from tracker.core.compliments import Compliment
from tracker.core.figures.entered import YearEntered
from tracker.core.say import days, money
from tracker.core.years import year_words

TELLS = "What no case can tell. Enter on a line changes it; each change is one undo."
EXAMPLES_TELL = "Examples are chosen under Compliments (5): x on one that has words to print."
YEAR, YEAR_LABEL = "Financial year", "Year"
YEAR_TELLS = "Any year that has begun; earlier ones hold history."
DENOMINATORS = "For shares (tables 5 and 7)"
CONTACTS, OPEN_CASES = "Contacts with the trust", "Open cases"
HELD = "Cases held by"
HISTORY = "Stage 2, where the file has no cases of it (table 12)"
TEXTS = "Texts of the report"
EXAMPLES = "Compliments printed as examples"
NO_EXAMPLES = "none chosen"
NOT_ENTERED = "-"
FIGURES_TELLS = "Whole numbers. Empty means not known, and the table says so."
HISTORY_TELLS = "For years from which the file has no Stage 2. Empty takes it out."
INVESTIGATIONS, SPENT, AVERAGE = "Investigations", "Spend", "Average working days"
SPEND = "Spend in pounds"
TEXT_LABEL = "Text"
ONLY_BY_ENTER = "Enter on a line changes it: nothing is added or removed here."
NO_QUOTE_YET = "Choose its words to print first, without names; then x makes it an example."


def figures_title(year: int) -> str:
    """The heading of the form of the denominators."""
    return f"Figures of {year_words(year)}"


def history_title(year: int) -> str:
    """The heading of the form of the Stage 2 totals."""
    return f"Stage 2 of {year_words(year)}"


def text_title(section: str, year: int) -> str:
    """The heading of the form of a text."""
    return f"{section}, report of {year_words(year)}"


def count(value: int | None) -> str:
    """A count, or that nobody entered it."""
    return NOT_ENTERED if value is None else f"{value:,}"


def history(entered: YearEntered) -> tuple[tuple[str, str], ...]:
    """The Stage 2 totals of a year, each with its label."""
    found = entered.stage2
    return (
        (INVESTIGATIONS, count(found.investigations if found else None)),
        (SPENT, money(found.pence) if found else NOT_ENTERED),
        (AVERAGE, count(found.average_days if found else None)),
    )


def length(text: str) -> str:
    """How long a text is, and how it begins."""
    if not text:
        return NOT_ENTERED
    return f"{days(len(text.split()), 'word')}: {' '.join(text.split())}"


def example(compliment: Compliment) -> str:
    """A compliment's words to print."""
    return " ".join(compliment.quote.split())


def printed_in(year: int) -> str:
    """Said of a compliment that is an example."""
    return f"an example in the report of {year_words(year)}"
