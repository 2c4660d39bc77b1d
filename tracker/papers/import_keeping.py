"""Which rows of a workbook are brought in, which are here already, which have no case."""

from __future__ import annotations

from collections.abc import Iterator

from tracker.core.compliment_book import key_of
from tracker.core.compliments import PastCompliment
from tracker.core.importing.already import Double, There
from tracker.core.importing.cells import RawRow
from tracker.core.importing.plans import Plan, SheetPlan
from tracker.core.past import PastContact, PastStage2
from tracker.papers.book_read import BookRead, Found, RowReject
from tracker.papers.csv_text import shown

NOTES_KEPT = 50

AnyPast = PastContact | PastCompliment | PastStage2
"""What a row may be read as."""


class Keeping:
    """The rows of a workbook that were read, while it is not yet known which are brought in."""

    def __init__(self, plan: Plan, there: There) -> None:
        """``there`` is what is here already."""
        self._plan, self._there = plan, there
        self._compliments_there = there.compliments.copy()
        self._stage2: list[Found[PastStage2]] = []
        self._people: set[str] = set()
        self.read = BookRead(notes=list(plan.notes))

    def reject(self, sheet: SheetPlan, row: RawRow, column: str, value: str, reason: str) -> None:
        """Keep a reason why a row is not read."""
        self.read.rejects.append(RowReject(sheet.name, row.number, column, shown(value), reason))
        self.read.bad_rows[(sheet.name, row.number)] = row

    def keep(self, sheet: SheetPlan, row: RawRow, past: AnyPast) -> None:
        """Keep a row that was read, or the double that it is."""
        where = (sheet.name, row.number)
        self.read.readable += 1
        if isinstance(past, PastContact):
            self._contact(where, past)
        elif isinstance(past, PastCompliment):
            self._compliment(where, past)
        else:
            self._stage2.append(Found(*where, past))

    def _contact(self, where: tuple[str, int], past: PastContact) -> None:
        read = self.read
        if past.person_key:
            self._people.add(past.person_key)
        double = self._there.like(past)
        if double is not None:
            what = past.source_ref or past.complainant or f"{past.received_on:%d/%m/%Y}"
            read.doubles.append(Double(*where, what, *double))
        if double is None or self._plan.choices.doubles:
            read.contacts.append(Found(*where, past))

    def _compliment(self, where: tuple[str, int], past: PastCompliment) -> None:
        read = self.read
        read.all_compliments.append(past)
        key = key_of(past.facts)
        double_here = self._compliments_there[key] > 0
        if double_here:
            self._compliments_there[key] -= 1
            what = f"{past.facts.received_on:%d/%m/%Y} {past.facts.source}"
            read.doubles.append(Double(*where, what, "", "same compliment"))
        if not double_here or self._plan.choices.doubles:
            read.compliments.append(Found(*where, past))

    def end(self, cleaned: list[str], telephones: int) -> None:
        """Once all sheets are read: only then is it known which cases there are."""
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
        read.notes += self._last_notes(cleaned, telephones)

    def _last_notes(self, cleaned: list[str], telephones: int) -> Iterator[str]:
        yield from cleaned[:NOTES_KEPT]
        if (more := len(cleaned) - NOTES_KEPT) > 0:
            yield f"{more} more cells were cleaned in the same ways."
        if telephones:
            yield (
                f"Telephone numbers kept as plain numbers: {telephones}. A 0 or + that the "
                "spreadsheet had dropped was put back."
            )
        if self._people:
            people = len(self._people)
            yield f"The same name is taken for the same person: {people} people are named."

    def _no_case(self, found: Found[PastStage2]) -> None:
        sheet = next(one for one in self._plan.used if one.name == found.sheet)
        row = next(one for one in sheet.rows if one.number == found.line)
        column = sheet.column_of("ref")
        self.read.readable -= 1
        self.reject(
            sheet,
            row,
            shown(column.heading) if column else "",
            found.past.ref,
            "No case here has this reference: bring in the log of complaints first.",
        )
