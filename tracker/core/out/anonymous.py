"""Lists without people: no names, references or free text, months for days, bands for ages.

Columns are those named here and no others, and their values come from the fixed vocabularies and
the office's own lists: a word that is in none of them is "Other". What is left is then grouped
until no row is like fewer than four others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Generic, TypeVar

from tracker.core.compliments import Compliment
from tracker.core.office import Lists
from tracker.core.out.grouping import FEWEST, OTHER, grouped
from tracker.core.out.listed import Listed
from tracker.core.views import CaseRow
from tracker.core.words import ListKind, Via
from tracker.core.years import financial_year, year_words

T = TypeVar("T")

NOT_KNOWN = "Not known"
AGES = ((4, "0 to 4"), (9, "5 to 9"), (15, "10 to 15"), (17, "16 to 17"), (25, "18 to 25"))
"""The last year of each band; beyond them is "26 and over"."""
OLDER = "26 and over"

NOTE = (
    "No names, references or words of people. Months stand for days and bands for ages. "
    f"Each row is like at least {FEWEST - 1} others: what fewer than {FEWEST} rows of a group "
    f"share is “{OTHER}”, so “{OTHER}” may stand for a value that other rows show. "
    "The rows are sorted by their values."
)
"""Stands in the file."""


class Kept(Generic[T]):
    """One column that is kept: its heading, and its value, which is never text that was typed."""

    def __init__(self, heading: str, value: Callable[[T, Lists], str]) -> None:
        """``value`` gives words of a vocabulary."""
        self.heading, self.value = heading, value


FIRST = 2
"""Columns that are kept before all others: the year, and what sort of contact it was."""


def month(day: date) -> str:
    """ "2026-11" """
    return f"{day:%Y-%m}"


def age_band(age: int | None) -> str:
    """The band that an age in whole years falls into."""
    if age is None:
        return NOT_KNOWN
    return next((label for last, label in AGES if age <= last), OLDER)


def listed_word(lists: Lists, kind: ListKind, word: str) -> str:
    """A word that the office's lists have or had; "Other" for any other, which may be a name."""
    if not word:
        return NOT_KNOWN
    return lists.current(kind, word) if word in lists.ever(kind) else OTHER


def _via(row: CaseRow, lists: Lists) -> str:
    return "Council" if lists.via(row.case.channel) is Via.COUNCIL else "Direct"


def _reply(row: CaseRow, _: Lists) -> str:
    return row.verdict.state.label if row.verdict else NOT_KNOWN


CASES: tuple[Kept[CaseRow], ...] = (
    Kept("Year received", lambda r, _: year_words(financial_year(r.case.received_on))),
    Kept("Handling", lambda r, _: r.case.handling.label if r.case.handling else "To classify"),
    Kept("Month received", lambda r, _: month(r.case.received_on)),
    Kept("Via", _via),
    Kept("How received", lambda r, x: listed_word(x, ListKind.CHANNEL, r.case.channel)),
    Kept("Who", lambda r, x: listed_word(x, ListKind.RELATION, r.case.complainant.relation)),
    Kept("Young person", lambda r, _: "Yes" if r.case.complainant.young_person else "No"),
    Kept("Age", lambda r, _: age_band(r.case.complainant.age)),
    Kept("Theme", lambda r, x: listed_word(x, ListKind.THEME, r.case.theme)),
    Kept("Area", lambda r, x: listed_word(x, ListKind.AREA, r.case.area)),
    Kept("Reply", _reply),
    Kept("Outcome", lambda r, _: r.case.outcome.label if r.case.outcome else "None yet"),
    Kept("Stage 2", lambda r, _: "Yes" if r.case.stage2 else "No"),
)
"""What is kept of a case. Ethnicity and disability are left out: few share them."""

COMPLIMENTS: tuple[Kept[Compliment], ...] = (
    Kept("Year received", lambda c, _: year_words(financial_year(c.received_on))),
    Kept("Type", lambda c, _: c.type.label),
    Kept("Month received", lambda c, _: month(c.received_on)),
    Kept("Source", lambda c, x: listed_word(x, ListKind.SOURCE, c.source)),
    Kept("Area", lambda c, x: listed_word(x, ListKind.AREA, c.area)),
    Kept("Shared", lambda c, _: "Yes" if c.shared_on else "No"),
)
"""What is kept of a compliment."""


def anonymous_cases(rows: Iterable[CaseRow], lists: Lists, as_of: date) -> Listed:
    """Cases without people.

    Raises:
        TooFew: there are some, but so few that they could be told from each other.
    """
    return _made("cases", "Cases, anonymous", CASES, rows, lists, as_of)


def anonymous_compliments(rows: Iterable[Compliment], lists: Lists, as_of: date) -> Listed:
    """Compliments without people.

    Raises:
        TooFew: there are some, but so few that they could be told from each other.
    """
    return _made("compliments", "Compliments, anonymous", COMPLIMENTS, rows, lists, as_of)


def _made(
    name: str,
    title: str,
    kept: tuple[Kept[T], ...],
    rows: Iterable[T],
    lists: Lists,
    as_of: date,
) -> Listed:
    """The title says nothing of the filter: its words may be a name."""
    made = grouped([tuple(one.value(row, lists) for one in kept) for row in rows], first=FIRST)
    headings = tuple(one.heading for one in kept)
    return Listed(name, title, as_of, headings, tuple(made), (NOTE,), anonymous=True)
