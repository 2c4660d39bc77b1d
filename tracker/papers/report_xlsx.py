"""The annual report as a workbook: a sheet a table, numbers as numbers, charts of its own.

Text is text whatever it begins with: nothing in it is a formula or a link.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from tracker.core.clean import visible
from tracker.core.figures.report import Figure, Report
from tracker.core.figures.table import Cell, Row, RowKind, Table
from tracker.core.figures.values import Days, Number, Pence, Percent, Points, in_words
from tracker.papers import inks
from tracker.papers import report_words as words
from tracker.papers.charts import chart_of, columns_drawn

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_HEAD_ROW = 3
"""Where the headings of a table stand: below its caption, its cohort and an empty row."""

_CHART_ROWS = 1.4
"""Rows of the sheet that a bar takes in the chart, so that labels have room."""


def xlsx(report: Report) -> bytes:
    """The report as an Excel workbook."""
    import xlsxwriter

    out = io.BytesIO()
    safe = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(out, {"in_memory": True, **safe})
    book.set_properties({"title": visible(report.title), "author": "", "company": ""})
    paper = _Paper(book)
    front = book.add_worksheet(words.CONTENTS)
    sheets = [(figure, paper.table(figure)) for figure in report.figures]
    text = paper.pairs(
        "Text",
        ("Section", "Text"),
        [(s.title, said) for s in report.sections for said in (*s.text, *s.told)]
        + [(s.title, f"{a}: {b}") for s in report.sections[:-1] for a, b in s.terms]
        + [(s.title, f"“{q.words}” {q.source}") for s in report.sections for q in s.quotes],
    )
    terms = list(report.sections[-1].terms)
    definitions = paper.pairs("Definitions", ("Word", "Meaning"), terms)
    paper.contents(front, report, sheets, (text, definitions))
    front.activate()
    book.close()
    return out.getvalue()


class _Paper:
    """The workbook with the formats that its sheets share."""

    def __init__(self, book: Workbook) -> None:
        self.book = book
        self._formats: dict[tuple[str, str], Format] = {}

    def style(self, what: str, number: str = "") -> Format:
        """A format: "title", "head", "part", "total", "note", with a number's pattern."""
        if (what, number) not in self._formats:
            look: dict[str, Any] = {"valign": "top", **_LOOKS[what]}
            if number:
                look |= {"num_format": number, "align": "right"}
            self._formats[what, number] = self.book.add_format(look)
        return self._formats[what, number]

    def table(self, figure: Figure) -> Worksheet:
        """One table: its caption, its headings, its rows, its notes, its chart beside it."""
        table, sheet = figure.table, self.book.add_worksheet(figure.label)
        sheet.write_string(0, 0, visible(figure.caption), self.style("title"))
        sheet.write_string(1, 0, visible(f"Unit: {table.unit.label.lower()}"), self.style("note"))
        sheet.write_string(_HEAD_ROW, 0, visible(table.stub), self.style("head"))
        for at, column in enumerate(table.columns, start=1):
            look = "head" if words.words_column(table, at - 1) else "head_number"
            sheet.write_string(_HEAD_ROW, at, visible(column.label), self.style(look))
        for below, row in enumerate(table.rows, start=_HEAD_ROW + 1):
            self._row(sheet, below, row)
        end = _HEAD_ROW + len(table.rows) + 2
        for below, note in enumerate(table.notes, start=end):
            sheet.write_string(below, 0, visible(note), self.style("note"))
        sheet.set_column(0, 0, min(48, max(14, *(len(row.label) + 2 for row in table.rows), 14)))
        for at in range(len(table.columns)):
            sheet.set_column(at + 1, at + 1, _width(table, at))
        sheet.freeze_panes(_HEAD_ROW + 1, 1)
        sheet.repeat_rows(_HEAD_ROW)
        sheet.fit_to_pages(1, 0)
        sheet.set_landscape()
        self._chart(sheet, figure, end + len(table.notes) + 1)
        return sheet

    def _row(self, sheet: Worksheet, below: int, row: Row) -> None:
        look = "total" if row.kind is RowKind.TOTAL else "part"
        label = self.style("of_which" if row.kind is RowKind.OF_WHICH else look)
        sheet.write_string(below, 0, visible(row.label), label)
        for at, cell in enumerate(row.cells, start=1):
            self._cell(sheet, below, at, cell, look)

    def _cell(self, sheet: Worksheet, below: int, at: int, cell: Cell, look: str) -> None:
        """A number with its kind's pattern; anything else as text."""
        match cell.value:
            case Number(count):
                sheet.write_number(below, at, count, self.style(look, "#,##0"))
            case Percent() as share if share.value is not None:
                # The share as printed, so that the sheet says what every other document says.
                places = f".{'0' * share.places}" if share.places else ""
                sheet.write_number(
                    below, at, float(share.value / 100), self.style(look, f"0{places}%")
                )
            case Points(value):
                sheet.write_number(
                    below,
                    at,
                    float(value),
                    self.style(look, '+0.##" points";-0.##" points";0" points"'),
                )
            case Pence(pence):
                sheet.write_number(below, at, pence / 100, self.style(look, "£#,##0.00"))
            case Days(value):
                sheet.write_number(below, at, float(value), self.style(look, "#,##0.##"))
            case None:
                sheet.write_blank(below, at, None, self.style(look))
            case other:
                kind = look if other.__class__.__name__ == "Words" else f"{look}_right"
                sheet.write_string(below, at, visible(in_words(other)), self.style(kind))

    def _chart(self, sheet: Worksheet, figure: Figure, below: int) -> None:
        """Bars of the parts, from the cells themselves."""
        drawn, made = columns_drawn(figure.table), chart_of(figure.table)
        if made is None:
            return
        parts = [n for n, row in enumerate(figure.table.rows) if row.kind is RowKind.PART]
        first, last = _HEAD_ROW + 1 + parts[0], _HEAD_ROW + 1 + parts[-1]
        chart = self.book.add_chart({"type": "bar"})
        for at, name, colour in zip(drawn, made.series, inks.CHART, strict=False):
            chart.add_series(
                {
                    "name": name or figure.table.title,
                    "categories": [sheet.get_name(), first, 0, last, 0],
                    "values": [sheet.get_name(), first, at + 1, last, at + 1],
                    "fill": {"color": colour},
                    "gap": 60,
                    "data_labels": {"value": True},
                }
            )
        chart.set_title({"name": visible(figure.table.title), "name_font": {"size": 12}})
        chart.set_y_axis({"reverse": True, "major_gridlines": {"visible": False}})
        chart.set_x_axis({"major_gridlines": {"visible": False}, "visible": False})
        chart.set_legend({"position": "top"} if len(drawn) > 1 else {"none": True})
        height = 110 + int(20 * _CHART_ROWS * len(made.bars) * max(1, len(drawn) * 0.7))
        chart.set_size({"width": 720, "height": height})
        sheet.insert_chart(below, 0, chart, {"description": made.alt})

    def pairs(self, name: str, heads: tuple[str, str], rows: list[tuple[str, str]]) -> Worksheet:
        """A sheet of two columns of text."""
        sheet = self.book.add_worksheet(name)
        for at, head in enumerate(heads):
            sheet.write_string(0, at, head, self.style("head"))
        for below, row in enumerate(rows, start=1):
            for at, text in enumerate(row):
                sheet.write_string(below, at, visible(text)[:32_767], self.style("wrapped"))
        sheet.set_column(0, 0, 34)
        sheet.set_column(1, 1, 100)
        sheet.freeze_panes(1, 0)
        return sheet

    def contents(
        self,
        sheet: Worksheet,
        report: Report,
        tables: list[tuple[Figure, Worksheet]],
        further: tuple[Worksheet, ...],
    ) -> None:
        """The first sheet: what it is, and a link to every other."""
        sheet.hide_gridlines(2)
        sheet.set_column(0, 0, 16)
        sheet.set_column(1, 1, 110)
        sheet.write_string(0, 0, visible(report.title), self.style("title"))
        lines = [report.span, *report.facts, words.made_words(report)]
        lines += [words.DRAFT] if report.draft else []
        for at, said in enumerate(lines, start=1):
            sheet.write_string(at, 0, visible(said), self.style("note"))
        below = len(lines) + 2
        for at, head in enumerate(("Sheet", "What it holds")):
            sheet.write_string(below, at, head, self.style("head"))
        named = [(one.get_name(), figure.caption) for figure, one in tables]
        named += [(one.get_name(), "") for one in further]
        for line, (name, caption) in enumerate(named, start=below + 1):
            sheet.write_url(line, 0, f"internal:'{name}'!A1", self.style("link"), name)
            sheet.write_string(line, 1, visible(caption), self.style("part"))


_CELL: dict[str, Any] = {"bottom": 1, "bottom_color": inks.LINE}
_TOTAL: dict[str, Any] = {**_CELL, "bold": True, "bg_color": inks.FAINT}
_HEAD: dict[str, Any] = {
    "bold": True,
    "font_color": inks.WHITE,
    "bg_color": inks.INK,
    "text_wrap": True,
}
_LOOKS: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 14, "font_color": inks.INK},
    "head": _HEAD,
    "head_number": {**_HEAD, "align": "right"},
    "part": _CELL,
    "part_right": {**_CELL, "align": "right"},
    "of_which": {**_CELL, "indent": 1},
    "total": _TOTAL,
    "total_right": {**_TOTAL, "align": "right"},
    "wrapped": {"text_wrap": True},
    "note": {"font_color": inks.NOTE},
    "link": {"font_color": inks.LINK, "underline": 1, **_CELL},
}


def _width(table: Table, at: int) -> float:
    """Wide enough for the longest cell and for each word of the heading."""
    cells = [len(words.cell_words(row.cells[at])) for row in table.rows]
    heading = [len(word) for word in table.columns[at].label.split()]
    return float(min(40, max(9, *cells, *heading, 9) + 2))
