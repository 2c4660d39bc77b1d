"""Table 5: how many Stage 1 complaints were upheld, and how many there were of all contacts."""

from __future__ import annotations

from tracker.core.figures.asked import Asked, counted, share
from tracker.core.figures.entered import YearEntered
from tracker.core.figures.periods import Period
from tracker.core.figures.questions import Dim, Unit
from tracker.core.figures.table import Cell, Column, Row, Table
from tracker.core.figures.values import Number
from tracker.core.words import Outcome

UPHELD = (Outcome.UPHELD.value, Outcome.PARTLY_UPHELD.value)
"""The two outcomes that the report counts together."""

_HEADINGS = (
    "Stage 1",
    "Upheld or partly upheld",
    "% upheld",
    "Contacts with the trust",
    "Stage 1 as % of them",
    "Open cases",
    "Stage 1 as % of open cases",
)


def make(key: str, asked: Asked) -> Table:
    """A row for each period, with what was entered for its year beside what was counted."""
    tallies = [asked.tally(asked.stage_1(p), Dim.OUTCOME) for p in asked.periods()]
    open_still = any(tally.get(("",)) for tally in tallies)
    rows, missing = [], []
    for period, tally in zip(asked.periods(), tallies, strict=True):
        question, whole = asked.stage_1(period), sum(tally.values())
        upheld = sum(tally.get((outcome,), 0) for outcome in UPHELD)
        cells = [
            counted(question, whole),
            counted(question.where(Dim.OUTCOME, *UPHELD), upheld),
            share(upheld, whole),
        ]
        entered = asked.entered.get(period.year) if period.year is not None else None
        for denominator in _denominators(entered):
            cells += _beside(whole, denominator)
            if period.year is not None and denominator is None:
                missing.append(period)
        if open_still:
            cells.append(counted(question.where(Dim.OUTCOME, ""), tally.get(("",), 0)))
        rows.append(Row(period.label, tuple(cells)))
    headings = (*_HEADINGS, "No outcome yet") if open_still else _HEADINGS
    return Table(
        key=key,
        title="Outcome of Stage 1 complaints",
        unit=Unit.CONTACTS,
        cohort=f"Stage 1 complaints {asked.verb}",
        period=asked.period,
        columns=tuple(Column(heading) for heading in headings),
        rows=tuple(rows),
        stub="Period",
        chart=1,
        notes=_notes(asked.periods(), missing),
    )


def _denominators(entered: YearEntered | None) -> tuple[int | None, int | None]:
    return (entered.contacts, entered.open_cases) if entered else (None, None)


def _beside(part: int, whole: int | None) -> list[Cell]:
    """What was entered and the share of it, both empty where nothing was."""
    return [Cell(), Cell()] if whole is None else [Cell(Number(whole)), share(part, whole, 2)]


def _notes(periods: tuple[Period, ...], missing: list[Period]) -> tuple[str, ...]:
    notes = []
    if missing:
        years = " and ".join(dict.fromkeys(period.label for period in missing))
        notes.append(f"Contacts with the trust or open cases of {years} have not been entered.")
    if any(period.year is None for period in periods):
        notes.append("Contacts with the trust and open cases are known of whole years only.")
    return tuple(notes)
