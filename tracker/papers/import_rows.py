"""The rows of a workbook by its plan: contacts, compliments and Stage 2, or a reason for each.

Nothing is dropped in silence: rows read, doubles, rejected, blank, totals and repeated headings
add up to the rows below the headings.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Generic, TypeVar

from tracker.core.compliment_book import key_of
from tracker.core.compliments import PastCompliment
from tracker.core.importing.already import Double, There
from tracker.core.importing.cells import RawCell, RawRow, means_nothing, text_of
from tracker.core.importing.days import Order, day_of
from tracker.core.importing.kinds import KindName, Sort
from tracker.core.importing.plan import ColumnPlan, Plan, SheetPlan
from tracker.core.importing.wording import Vocabularies
from tracker.core.past import PastContact, PastStage2
from tracker.papers.compliments_csv import ComplimentRow
from tracker.papers.csv_text import shown
from tracker.papers.log_rows import ContactRow
from tracker.papers.rows import LogRow
from tracker.papers.stage2_csv import Stage2Row

NOTES_KEPT = 50
STEP = 100
"""Rows between two looks at whether to go on."""

R = TypeVar("R")
Step = Callable[[int, int], None]
"""Told how many rows of how many are read; may raise to end the reading."""


@dataclass(frozen=True, slots=True)
class RowReject:
    """One reason why a row is not read: where it stands, the cell (cut, harmless), a sentence."""

    sheet: str
    line: int
    column: str
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class Found(Generic[R]):
    """A row that was read, and where it stands."""

    sheet: str
    line: int
    past: R


@dataclass(slots=True)
class BookRead:
    """What a plan gives. ``contacts``, ``compliments`` and ``stage2`` are to be brought in.

    ``doubles`` are probably here already, and not among them unless they were wished for.
    ``all_compliments`` has them too: whoever saves counts again which of two alike are new.
    """

    contacts: list[Found[PastContact]] = field(default_factory=list)
    compliments: list[Found[PastCompliment]] = field(default_factory=list)
    stage2: list[Found[PastStage2]] = field(default_factory=list)
    all_compliments: list[PastCompliment] = field(default_factory=list)
    rejects: list[RowReject] = field(default_factory=list)
    doubles: list[Double] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    bad_rows: dict[tuple[str, int], RawRow] = field(default_factory=dict)
    lines: int = 0
    readable: int = 0
    blanks: int = 0
    totals: int = 0

    @property
    def rejected(self) -> int:
        """How many rows were rejected, each counted once however many reasons it has."""
        return len(self.bad_rows)

    @property
    def to_bring(self) -> int:
        """How many rows would be saved."""
        return len(self.contacts) + len(self.compliments) + len(self.stage2)


def read_rows(
    plan: Plan,
    words: Vocabularies,
    there: There,
    *,
    today: date | None = None,
    step: Step = lambda done, of: None,
) -> BookRead:
    """Read every row of the sheets that are used. Dates after ``today`` reject their row."""
    reading = _Reading(plan, words, there, today, step)
    for sheet in plan.used:
        reading.sheet(sheet)
    return reading.end()


class _Reading:
    """A workbook while its rows are read."""

    def __init__(
        self, plan: Plan, words: Vocabularies, there: There, today: date | None, step: Step
    ) -> None:
        self._plan, self._words, self._there, self._today = plan, words, there, today
        self._step = step
        self._of = sum(len(sheet.rows) for sheet in plan.used)
        self._done = 0
        self._cleaned: list[str] = []
        self._phones = 0
        self._refs: dict[str, tuple[str, int]] = {}
        self._people: set[str] = set()
        self._compliments_there = there.compliments.copy()
        self._stage2: list[Found[PastStage2]] = []
        self._many = len(plan.used) > 1
        self.read = BookRead(notes=list(plan.notes))

    # -- sheets and rows ------------------------------------------------------------------------
    def sheet(self, sheet: SheetPlan) -> None:
        """Read the rows of one sheet."""
        assert sheet.kind is not None
        read, columns = self.read, [one for one in sheet.columns if one.field]
        read.lines += sheet.lines
        read.blanks += sheet.blanks
        read.totals += sheet.totals + sheet.repeats
        self._say_of(sheet)
        short: list[int] = []
        caches: dict[int, dict[str, str]] = {one.index: {} for one in columns}
        for row in sheet.rows:
            if self._done % STEP == 0:
                self._step(self._done, self._of)
            self._done += 1
            if self._fits(sheet, row, short):
                self._row(sheet, columns, row, caches)
        if short:
            read.notes.append(
                f"Rows with fewer cells than headings: {len(short)}, the first on line "
                f"{short[0]}. The cells left out are taken as empty."
            )

    def _say_of(self, sheet: SheetPlan) -> None:
        notes = self.read.notes
        of = f" of {sheet.name}" if self._many else ""
        if sheet.titles:
            notes.append(f"The headings{of} are on line {sheet.heading_row}; above is not read.")
        for one in sheet.columns:
            if not one.field and (one.heading.strip() or one.examples):
                called = shown(one.heading) or one.index + 1
                notes.append(f"Column “{called}”{of} is not read.")
            if one.dates is not None and one.dates.warning:
                notes.append(f"Column “{shown(one.heading)}”{of}: {one.dates.warning}.")

    def _fits(self, sheet: SheetPlan, row: RawRow, short: list[int]) -> bool:
        """Whether the row's cells can stand under the headings; the reason is kept if not."""
        width, found = len(sheet.columns), len(row.cells)
        if found == width:
            return True
        beyond = "".join(text_of(cell) for cell in row.cells[width:]).strip()
        reason = ""
        if beyond:
            reason = f"The row has {found} cells under {width} headings."
            if row.last > row.number:
                reason += f" Lines {row.number} to {row.last} were read as one row."
        elif found < width and sheet.cut_off and row is sheet.rows[-1]:
            reason = "The file ends in the middle of this row."
        elif found < width:
            # Spreadsheets leave out empty cells at the end of a row.
            short.append(row.number)
        if reason:
            self._reject(sheet, row, "", beyond or text_of(row.cells[-1]), reason)
        return not reason

    def _row(
        self,
        sheet: SheetPlan,
        columns: list[ColumnPlan],
        row: RawRow,
        caches: dict[int, dict[str, str]],
    ) -> None:
        assert sheet.kind is not None
        cells: dict[str, str] = {}
        troubles: dict[str, str] = {}
        for one in columns:
            try:
                cells[one.field] = self._canonical(sheet, one, row, caches[one.index])
            except ValueError as error:
                # Something has to stand there: an empty cell would be another fault.
                cells[one.field], troubles[one.field] = "", str(error)
        headings = {one.field: shown(one.heading) for one in columns}
        reader, past = _read_as(
            sheet.kind.name, row.number, cells, headings, self._today, self._words
        )
        self._cleaned += reader.notes
        raw = {headings[one.field]: text_of(row.cell(one.index)) for one in columns}
        bad = {headings[name] for name in troubles}
        for name, reason in troubles.items():
            self._reject(sheet, row, headings[name], raw[headings[name]], reason)
        for reject in reader.rejects:
            if reject.column not in bad or not reject.column:
                value = raw.get(reject.column, reject.value)
                self._reject(sheet, row, reject.column, value, reject.reason)
        again = self._twice(sheet, row, cells.get("source_ref", ""))
        if past is not None and not troubles and not reader.rejects and not again:
            self._keep(sheet, row, past)

    def _canonical(
        self, sheet: SheetPlan, one: ColumnPlan, row: RawRow, cache: dict[str, str]
    ) -> str:
        """A cell as the reader of rows takes it: days year first, words of the file's lists.

        Raises ValueError with a sentence.
        """
        assert sheet.kind is not None
        cell = row.cell(one.index)
        field = sheet.kind.field(one.field)
        assert field is not None
        if field.sort is Sort.DATE:
            order = one.dates.order if one.dates and one.dates.order else Order.DAY_FIRST
            day = day_of(_unguarded(cell), order)
            return day.isoformat() if day else ""
        text = text_of(cell)
        if field.sort is Sort.WORD:
            if text not in cache:
                cache[text] = self._word(one, text)
            return cache[text]
        if means_nothing(text):
            return ""
        if field.sort is Sort.TELEPHONE and not isinstance(cell, str):
            return self._telephone(text)
        return text

    def _word(self, one: ColumnPlan, text: str) -> str:
        said = {use.text: use for use in one.values}
        use = said.get(" ".join(text.split())[:120])
        if use is None:
            use = self._words.read(one.field, text)
        return text if use.unknown else use.word

    def _telephone(self, text: str) -> str:
        """A number that a spreadsheet counted has lost its 0 or its +."""
        self._phones += 1
        if len(text) == 12 and text.startswith("44"):
            return f"+{text}"
        return f"0{text}" if len(text) in (9, 10) and text[0] in "12378" else text

    def _twice(self, sheet: SheetPlan, row: RawRow, ref: str) -> bool:
        """Whether another row of the workbook has this reference; the second is rejected."""
        key = ref.strip().casefold()
        if not key:
            return False
        first = self._refs.setdefault(key, (sheet.name, row.number))
        if first == (sheet.name, row.number):
            return False
        where = f" of sheet {first[0]}" if first[0] != sheet.name else ""
        column = sheet.column_of("source_ref")
        heading = shown(column.heading) if column else ""
        self._reject(
            sheet, row, heading, ref, f"This reference is on line {first[1]}{where} already."
        )
        return True

    def _reject(self, sheet: SheetPlan, row: RawRow, column: str, value: str, reason: str) -> None:
        self.read.rejects.append(RowReject(sheet.name, row.number, column, shown(value), reason))
        self.read.bad_rows[(sheet.name, row.number)] = row

    # -- what is kept -----------------------------------------------------------------------------
    def _keep(self, sheet: SheetPlan, row: RawRow, past: Any) -> None:
        read, where = self.read, (sheet.name, row.number)
        read.readable += 1
        if isinstance(past, PastContact):
            if past.person_key:
                self._people.add(past.person_key)
            double = self._there.like(past)
            if double is not None:
                what = past.source_ref or past.complainant or f"{past.received_on:%d/%m/%Y}"
                read.doubles.append(Double(*where, what, *double))
            if double is None or self._plan.choices.doubles:
                read.contacts.append(Found(*where, past))
        elif isinstance(past, PastCompliment):
            read.all_compliments.append(past)
            key = key_of(past.facts)
            double_here = self._compliments_there[key] > 0
            if double_here:
                self._compliments_there[key] -= 1
                what = f"{past.facts.received_on:%d/%m/%Y} {past.facts.source}"
                read.doubles.append(Double(*where, what, "", "same compliment"))
            if not double_here or self._plan.choices.doubles:
                read.compliments.append(Found(*where, past))
        else:
            assert isinstance(past, PastStage2)
            self._stage2.append(Found(*where, past))

    def end(self) -> BookRead:
        """Everything, once all sheets are read: only then is it known which cases there are."""
        read = self.read
        coming = {found.past.source_ref for found in read.contacts} - {""}
        for found in self._stage2:
            ref = self._there.case_of(found.past.ref)
            if not ref and found.past.ref not in coming:
                self._no_case(found)
            elif ref in self._there.stage2:
                reason = "its Stage 2 is here already"
                read.doubles.append(Double(found.sheet, found.line, found.past.ref, ref, reason))
            else:
                read.stage2.append(found)
        notes = read.notes
        notes += self._cleaned[:NOTES_KEPT]
        if (more := len(self._cleaned) - NOTES_KEPT) > 0:
            notes.append(f"{more} more cells were cleaned in the same ways.")
        if self._phones:
            notes.append(
                f"Telephone numbers kept as plain numbers: {self._phones}. A 0 or + that the "
                "spreadsheet had dropped was put back."
            )
        if self._people:
            notes.append(
                f"The same name is taken for the same person: {len(self._people)} people are named."
            )
        self._step(self._of, self._of)
        return read

    def _no_case(self, found: Found[PastStage2]) -> None:
        sheet = next(one for one in self._plan.used if one.name == found.sheet)
        row = next(one for one in sheet.rows if one.number == found.line)
        column = sheet.column_of("ref")
        self.read.readable -= 1
        self._reject(
            sheet,
            row,
            shown(column.heading) if column else "",
            found.past.ref,
            "No case here has this reference: bring in the log of complaints first.",
        )


def _unguarded(cell: RawCell) -> RawCell:
    return cell[1:] if isinstance(cell, str) and cell.startswith("'") else cell


def _read_as(
    kind: KindName,
    line: int,
    cells: dict[str, str],
    headings: dict[str, str],
    today: date | None,
    words: Vocabularies,
) -> tuple[LogRow, PastContact | PastCompliment | PastStage2 | None]:
    """The row read as its kind says, with what was noted and refused."""
    if kind is KindName.CONTACTS:
        contact = ContactRow(line, cells, headings, today, words)
        return contact, contact.contact()
    if kind is KindName.COMPLIMENTS:
        compliment = ComplimentRow(line, cells, headings, today, words)
        return compliment, compliment.compliment()
    stage2 = Stage2Row(line, cells, headings, today, words)
    return stage2, stage2.stage2()
