"""A cell as the reader of rows takes it, whatever a spreadsheet had made of it."""

from __future__ import annotations

from tracker.core.importing.cells import RawCell, RawRow, means_nothing, text_of
from tracker.core.importing.days import Order, day_of
from tracker.core.importing.kinds import Sort
from tracker.core.importing.plans import ColumnPlan, SheetPlan
from tracker.core.importing.wording import Vocabularies


class CellReader:
    """Reads cells of planned columns; ``telephones`` counts those a spreadsheet had counted."""

    def __init__(self, words: Vocabularies) -> None:
        """``words`` are those of the file."""
        self.telephones = 0
        self._words = words
        self._known: dict[tuple[str, int], dict[str, str]] = {}

    def read(self, sheet: SheetPlan, one: ColumnPlan, row: RawRow) -> str:
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
            known = self._known.setdefault((sheet.name, one.index), {})
            if text not in known:
                known[text] = self._word(one, text)
            return known[text]
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
        self.telephones += 1
        if len(text) == 12 and text.startswith("44"):
            return f"+{text}"
        return f"0{text}" if len(text) in (9, 10) and text[0] in "12378" else text


def _unguarded(cell: RawCell) -> RawCell:
    return cell[1:] if isinstance(cell, str) and cell.startswith("'") else cell
