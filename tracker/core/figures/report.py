"""The annual report as data: what every document is written from, whatever its format.

Nothing is put in it that does not tie, and nothing small is shown in what is published. A draft
is marked as one on every page.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tracker.core.compliments import Compliment
from tracker.core.figures import tables
from tracker.core.figures.asked import Asked
from tracker.core.figures.narrative import headline, narrative
from tracker.core.figures.outline import DEFINITIONS, GLOSSARY, SMALL_NUMBERS, Part, parts
from tracker.core.figures.periods import Period
from tracker.core.figures.table import Table, check
from tracker.core.office import Refusal

Hide = Callable[[Table], Table]
"""Hides the small numbers of a table, and what they could be worked out from."""

Make = Callable[[str, Asked], Table]
"""Makes a table by its key."""

Progress = Callable[[int, int], None]
"""Told how many tables are made, of how many."""

GLANCE = ("3", "10", "5", "16")
"""Whose first sentences tell the year at a glance."""

SHOWS_SMALL = "Small numbers are shown in drafts alone: what is published hides them."


@dataclass(frozen=True, slots=True)
class Figure:
    """A table with its number in the report: "Table 3", "Table A1" for an additional one."""

    label: str
    table: Table

    @property
    def caption(self) -> str:
        """ "Table 3: How contacts were handled (contacts received, 2017/18 and 2016/17)"."""
        others = dict.fromkeys(c.period.label for c in self.table.columns if c.period)
        others.pop(self.table.period.label, None)
        cohort = self.table.cohort[:1].lower() + self.table.cohort[1:]
        if self.table.cohort.startswith(("Stage", "Ombudsman")):
            cohort = self.table.cohort
        when = " and ".join((self.table.period.label, *others))
        return f"{self.label}: {self.table.title} ({cohort}, {when})"


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a compliment as the manager chose them, and from what kind of person they came."""

    words: str
    source: str


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered section. ``text`` is the manager's own, by paragraphs; ``told`` made by rule.

    ``prompt`` stands in a draft where text is wanted and there is none.
    """

    key: str
    number: int
    heading: str
    text: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    quotes: tuple[Quote, ...] = ()
    terms: tuple[tuple[str, str], ...] = ()
    prompt: str = ""

    @property
    def title(self) -> str:
        """The heading with its number."""
        return f"{self.number}. {self.heading}"

    @property
    def says_anything(self) -> bool:
        """Whether there is more to it than its heading; the introduction always stands."""
        inside = (self.text, self.told, self.figures, self.quotes, self.terms, self.prompt)
        return any(inside) or self.key == "introduction"


@dataclass(frozen=True, slots=True)
class Report:
    """The whole. ``made_on`` is the working date; ``facts`` say who was counted and how."""

    title: str
    span: str
    made_on: date
    draft: bool
    facts: tuple[str, ...]
    sections: tuple[Section, ...]

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Every table in order."""
        return tuple(figure for section in self.sections for figure in section.figures)


def compose(
    asked: Asked,
    *,
    hide: Hide,
    quotes: Sequence[Compliment] = (),
    draft: bool = False,
    show_small: bool = False,
    keys: Sequence[str] = tables.KEYS,
    make: Make = tables.make,
    progress: Progress = lambda done, of: None,
) -> Report:
    """The annual report of what was asked.

    ``quotes`` are the compliments chosen as examples: only the words agreed for print are taken.

    Raises:
        DoesNotTie: a total is not the sum of its parts.
        Refusal: small numbers were to be shown in what is not a draft.
    """
    if show_small and not draft:
        raise Refusal(SHOWS_SMALL)
    made = _made(asked, keys, make, progress)
    shown = made if show_small else {key: hide(table) for key, table in made.items()}
    labels = _labels(keys)
    chosen = tuple(Quote(one.quote, one.source) for one in quotes if one.quote and not one.removed)
    sections: list[Section] = []
    for part in parts(keys):
        made_of = _section(len(sections) + 1, part, asked, shown, labels, draft)
        if part.key == "compliments":
            made_of = replace(made_of, quotes=chosen)
        if made_of.says_anything:
            sections.append(made_of)
    terms = GLOSSARY if show_small else (*GLOSSARY, SMALL_NUMBERS)
    sections.append(Section("definitions", len(sections) + 1, DEFINITIONS, terms=terms))
    return Report(
        title=f"Complaints and Compliments Annual Report {asked.period.label}",
        span=_span(asked.period),
        made_on=asked.today,
        draft=draft,
        facts=_facts(asked, hidden=not show_small),
        sections=tuple(sections),
    )


def _made(asked: Asked, keys: Sequence[str], make: Make, progress: Progress) -> Mapping[str, Table]:
    """Every table, each of which ties."""
    made = {}
    for done, key in enumerate(keys):
        progress(done, len(keys))
        made[key] = make(key, asked)
        check(made[key])
    progress(len(keys), len(keys))
    return made


def _labels(keys: Sequence[str]) -> Mapping[str, str]:
    """The tables of the printed report keep its numbers; additional ones are A1, A2 ..."""
    further = [key for key in keys if not key.isdecimal()]
    return {
        key: f"Table A{further.index(key) + 1}" if key in further else f"Table {key}"
        for key in keys
    }


def _text(asked: Asked, key: str) -> tuple[str, ...]:
    """The manager's own paragraphs of a section: an empty line parts them."""
    begins = asked.period.year
    entered = asked.entered.get(begins) if begins is not None else None
    if entered is None or entered.removed:
        return ()
    blocks = entered.text(key).replace("\r\n", "\n").split("\n\n")
    return tuple(block.strip() for block in blocks if block.strip())


def _section(
    number: int,
    part: Part,
    asked: Asked,
    shown: Mapping[str, Table],
    labels: Mapping[str, str],
    draft: bool,
) -> Section:
    figures = tuple(Figure(labels[key], shown[key]) for key in part.tables)
    told: list[str] = []
    for figure in figures:
        told += [said for said in narrative(figure.table) if said not in told]
    if part.key == "introduction":
        found = [headline(shown[key]) for key in GLANCE if key in shown]
        told = [said for said in found if said]
    text = _text(asked, part.key)
    prompt = part.prompt if draft and not text else ""
    return Section(part.key, number, part.heading, text, tuple(told), figures, prompt=prompt)


def _facts(asked: Asked, *, hidden: bool) -> tuple[str, ...]:
    """Who was counted and how, for the first page."""
    facts = [f"Contacts are those {asked.verb} from {_span(asked.period)}."]
    if asked.against is not None:
        facts.append(f"Figures are compared with {asked.against.label}.")
    if asked.without_persistent:
        facts.append("Contacts of named persistent complainants are left out.")
    if hidden:
        facts.append("Numbers under five are not shown.")
    return tuple(facts)


def full_day(day: date) -> str:
    """ "1 April 2017", as a report says it."""
    return f"{day.day} {day:%B %Y}"


def _span(period: Period) -> str:
    return f"{full_day(period.first)} to {full_day(period.last)}"
