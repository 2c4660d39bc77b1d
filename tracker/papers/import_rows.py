"""The rows of a workbook by its plan: contacts, compliments and Stage 2, or a reason for each.

Nothing is dropped in silence: rows read, doubles, rejected, blank, totals and repeated headings
add up to the rows below the headings.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from tracker.core.importing.already import There
from tracker.core.importing.cells import RawRow, text_of
from tracker.core.importing.kinds import KindName
from tracker.core.importing.plans import ColumnPlan, Plan, SheetPlan
from tracker.core.importing.wording import Vocabularies
from tracker.papers.book_read import BookRead
from tracker.papers.cell_reader import CellReader
from tracker.papers.compliment_rows import ComplimentRow
from tracker.papers.csv_text import shown
from tracker.papers.import_keeping import AnyPast, Keeping
from tracker.papers.log_rows import ContactRow
from tracker.papers.rows import LogRow
from tracker.papers.stage2_rows import Stage2Row

STEP = 100
"""Rows between two looks at whether to go on."""

Step = Callable[[int, int], None]
"""Told how many rows of how many are read; may raise to end the reading."""


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
        self._words, self._today, self._step = words, today, step
        self._cells = CellReader(words)
        self._keeping = Keeping(plan, there)
        self._of = sum(len(sheet.rows) for sheet in plan.used)
        self._done = 0
        self._cleaned: list[str] = []
        self._refs: dict[str, tuple[str, int]] = {}
        self._many = len(plan.used) > 1
        self.read = self._keeping.read

    def sheet(self, sheet: SheetPlan) -> None:
        """Read the rows of one sheet."""
        assert sheet.kind is not None
        read, columns = self.read, [one for one in sheet.columns if one.field]
        read.lines += sheet.lines
        read.blanks += sheet.blanks
        read.totals += sheet.totals + sheet.repeats
        self._say_of(sheet)
        short: list[int] = []
        for row in sheet.rows:
            if self._done % STEP == 0:
                self._step(self._done, self._of)
            self._done += 1
            if self._fits(sheet, row, short):
                self._row(sheet, columns, row)
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
            self._keeping.reject(sheet, row, "", beyond or text_of(row.cells[-1]), reason)
        return not reason

    def _row(self, sheet: SheetPlan, columns: list[ColumnPlan], row: RawRow) -> None:
        assert sheet.kind is not None
        cells: dict[str, str] = {}
        troubles: dict[str, str] = {}
        for one in columns:
            try:
                cells[one.field] = self._cells.read(sheet, one, row)
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
            self._keeping.reject(sheet, row, headings[name], raw[headings[name]], reason)
        for reject in reader.rejects:
            if reject.column not in bad or not reject.column:
                value = raw.get(reject.column, reject.value)
                self._keeping.reject(sheet, row, reject.column, value, reject.reason)
        again = self._twice(sheet, row, cells.get("source_ref", ""))
        if past is not None and not troubles and not reader.rejects and not again:
            self._keeping.keep(sheet, row, past)

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
        self._keeping.reject(
            sheet, row, heading, ref, f"This reference is on line {first[1]}{where} already."
        )
        return True

    def end(self) -> BookRead:
        """Everything, once all sheets are read."""
        self._keeping.end(self._cleaned, self._cells.telephones)
        self._step(self._of, self._of)
        return self.read


def _read_as(
    kind: KindName,
    line: int,
    cells: dict[str, str],
    headings: dict[str, str],
    today: date | None,
    words: Vocabularies,
) -> tuple[LogRow, AnyPast | None]:
    """The row read as its kind says, with what was noted and refused."""
    if kind is KindName.CONTACTS:
        contact = ContactRow(line, cells, headings, today, words)
        return contact, contact.contact()
    if kind is KindName.COMPLIMENTS:
        compliment = ComplimentRow(line, cells, headings, today, words)
        return compliment, compliment.compliment()
    stage2 = Stage2Row(line, cells, headings, today, words)
    return stage2, stage2.stage2()
