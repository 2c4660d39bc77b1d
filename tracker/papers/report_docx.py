"""The annual report as a Word document: real headings, a contents field, captioned tables.

Charts are pictures with their figures as alternative text. The document names nobody who made it.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from tracker.core.clean import visible
from tracker.core.figures.report import Figure, Report, Section
from tracker.core.figures.table import Row, RowKind, Table
from tracker.papers import report_words as words
from tracker.papers.charts import chart_of, chart_png
from tracker.papers.word_parts import (
    anchor,
    bookmark,
    contents_field,
    describe_picture,
    describe_table,
    edges,
    page_of_pages,
    prepare,
    repeated,
    shade,
    whole,
)

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell

INK, FAINT = "1F3A5F", "EEF2F7"
_SIZES = ((5, 9.5), (8, 8.0), (99, 7.0))
"""The size of its letters in a table of at most so many columns."""


def docx(report: Report) -> bytes:
    """The report as a Word document."""
    from docx import Document as new_document

    document = new_document()
    prepare(document, visible(report.title), report.made_on, INK)
    _front(document, report)
    _running(document, report)
    for section in report.sections:
        _section(document, section)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _front(document: Document, report: Report) -> None:
    """The first page, then the contents on a page of their own."""
    from docx.enum.text import WD_BREAK

    if report.draft:
        document.add_paragraph(words.DRAFT, style="Intense Quote")
    document.add_paragraph(visible(report.title), style="Title")
    document.add_paragraph(visible(report.span), style="Subtitle")
    for fact in (*report.facts, words.made_words(report)):
        document.add_paragraph(visible(fact))
    document.paragraphs[-1].add_run().add_break(WD_BREAK.PAGE)
    document.add_paragraph(words.CONTENTS, style="TOC Heading")
    contents_field(document, [(anchor(s.number), visible(s.title)) for s in report.sections])
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)


def _running(document: Document, report: Report) -> None:
    """The head and the foot of each page; the first has neither, its title says it all."""
    section = document.sections[0]
    section.different_first_page_header_footer = True
    mark = f"   {words.DRAFT}" if report.draft else ""
    section.header.paragraphs[0].text = visible(report.title) + mark
    page_of_pages(section.footer.paragraphs[0])


def _section(document: Document, section: Section) -> None:
    heading = document.add_heading(visible(section.title), level=1)
    bookmark(heading, anchor(section.number), section.number)
    for text in section.text:
        document.add_paragraph(visible(text))
    if section.prompt:
        document.add_paragraph(
            visible(words.PROMPT.format(what=section.prompt)), style="Intense Quote"
        )
    for text in section.told:
        document.add_paragraph(visible(text))
    for figure in section.figures:
        _figure(document, figure)
    for quote in section.quotes:
        said = document.add_paragraph(f"“{visible(quote.words)}”", style="Quote")
        said.paragraph_format.keep_with_next = True
        document.add_paragraph(visible(quote.source), style="Quote source")
    for term, meaning in section.terms:
        paragraph = document.add_paragraph()
        paragraph.add_run(f"{visible(term)}: ").bold = True
        paragraph.add_run(visible(meaning))


def _figure(document: Document, figure: Figure) -> None:
    """A table under its caption, its notes, and its chart."""
    from docx.shared import Cm

    document.add_paragraph(visible(figure.caption), style="Caption")
    _table(document, figure.table)
    for note in figure.table.notes:
        document.add_paragraph(visible(note), style="Table note")
    chart = chart_of(figure.table)
    if chart is not None:
        picture = document.add_paragraph(style="Table note")
        picture.add_run().add_picture(io.BytesIO(chart_png(chart)), width=Cm(16))
        describe_picture(picture, f"{figure.label}: chart", chart.alt)
    else:
        document.add_paragraph(style="Table note")


def _table(document: Document, table: Table) -> None:
    made = document.add_table(rows=1 + len(table.rows), cols=1 + len(table.columns))
    made.autofit = False
    describe_table(made, visible(table.title), visible(words.table_alt(table)))
    edges(made)
    wordy = [True, *(words.words_column(table, at) for at in range(len(table.columns)))]
    size = next(size for most, size in _SIZES if len(table.columns) <= most)
    widths = _widths(table, wordy)
    for column, width in zip(made.columns, widths, strict=True):
        column.width = width  # of the grid, which some word processors go by alone
    grid = [made.rows[n].cells for n in range(len(made.rows))]
    heads = [table.stub, *(column.label for column in table.columns)]
    for at, cell in enumerate(grid[0]):
        _fill(cell, heads[at], left=wordy[at], bold=True, size=size, colour="FFFFFF")
        shade(cell, INK)
    repeated(made.rows[0])
    for line, row in zip(grid[1:], table.rows, strict=True):
        _row(line, row, wordy, size=size)
    for n, line in enumerate(grid):
        whole(made.rows[n])
        for cell, width in zip(line, widths, strict=True):
            cell.width = width


def _row(line: tuple[_Cell, ...], row: Row, wordy: list[bool], *, size: float) -> None:
    from docx.shared import Cm

    bold = row.kind is RowKind.TOTAL
    texts = [row.label, *map(words.cell_words, row.cells)]
    for cell, text, left in zip(line, texts, wordy, strict=True):
        _fill(cell, text, left=left, bold=bold, size=size)
        if bold:
            shade(cell, FAINT)
    if row.kind is RowKind.OF_WHICH:
        line[0].paragraphs[0].paragraph_format.left_indent = Cm(0.3)


def _fill(cell: _Cell, text: str, *, left: bool, bold: bool, size: float, colour: str = "") -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt, RGBColor

    paragraph = cell.paragraphs[0]
    paragraph.style = "Table text"
    paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT if left else WD_ALIGN_PARAGRAPH.RIGHT
    run = paragraph.add_run(visible(text))
    run.bold = bold
    run.font.size = Pt(size)
    if colour:
        run.font.color.rgb = RGBColor.from_string(colour)


def _widths(table: Table, wordy: list[bool]) -> list[Any]:
    """Of 16 cm: each column has room for its longest word, and the rest goes to its longest text.

    What is left over is shared out, so that a table is always as wide as the page.
    """
    from docx.shared import Cm

    heads = [table.stub, *(column.label for column in table.columns)]
    columns = [
        [row.label for row in table.rows],
        *([words.cell_words(row.cells[at]) for row in table.rows] for at in range(len(heads) - 1)),
    ]
    least, wish = [], []
    for head, cells, is_words in zip(heads, columns, wordy, strict=True):
        unbroken = [*head.split(), *(w for cell in cells for w in (cell.split() or [cell]))]
        # A number is never broken; the headings are bold, and wider.
        whole = cells if not is_words else unbroken
        least.append(max([_LEAST, *(len(w) for w in (*unbroken, *whole))]) + _EDGE)
        wish.append(max([least[-1], *(len(cell) + _EDGE for cell in cells)]))
    room = max(0.0, _SIGNS - sum(least))
    more = [b - a for a, b in zip(least, wish, strict=True)]
    share = min(1.0, room / sum(more)) if sum(more) else 0.0
    parts = [a + share * b for a, b in zip(least, more, strict=True)]
    return [Cm(16 * part / sum(parts)) for part in parts]


_SIGNS = 76.0
"""About as many signs as a line of 16 cm holds."""

_LEAST, _EDGE = 5, 2.5
"""Signs of the narrowest column, and what the edges of a cell take."""
