"""The annual report as documents, opened again by other libraries: every number, and only words."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import docx
import openpyxl
import pypdf
import pytest
from docx.oxml.ns import qn
from markdown_it import MarkdownIt

from tracker.core.compliments import Compliment, ComplimentType
from tracker.core.figures.asked import Asked
from tracker.core.figures.entered import YearEntered
from tracker.core.figures.hiding import hide, hide_together
from tracker.core.figures.outline import OUTLINE, parts
from tracker.core.figures.periods import year
from tracker.core.figures.questions import Question, Tally, Unit
from tracker.core.figures.report import Lesson, Report, compose, printable
from tracker.core.figures.sections import BY_KEY
from tracker.core.figures.table import Cell, Column, DoesNotTie, Row, RowKind, Table
from tracker.core.figures.tables import KEYS
from tracker.core.figures.values import (
    Days,
    Hidden,
    Number,
    Pence,
    Percent,
    Points,
    Words,
    in_words,
)
from tracker.core.office import Lists, Refusal
from tracker.papers.charts import chart_of, chart_png
from tracker.papers.report_file import KINDS, written

NOW, THEN = year(2017), year(2016)
HOSTILE = (
    '=HYPERLINK("http://x.test","y")',
    "+1|2 #panic() *b* _i_ $x^2$ @ref <img src=x>",
    "</w:t><w:p/> & ]]> `code` [a](http://b.test) {{ x }}",
    "-2+3 \\u{0} %s C:\\temp ~tilde~ www.x.test",
)
TEXT = "# Not a heading\n1. not a list\n\n=not a formula\x1b[31m \u202ereversed 😀 #sys.inputs"


class Nobody:
    """Counts nothing: these tables are given."""

    def tally(self, question: Question, dims: Sequence[Any], unit: Unit) -> Tally:
        raise AssertionError

    def behind(self, question: Question) -> Sequence[str]:
        raise AssertionError

    def stage2_closed(self, question: Question) -> Any:
        raise AssertionError


def asked(texts: tuple[tuple[str, str], ...] = ()) -> Asked:
    entered = {2017: YearEntered(2017, texts=texts)} if texts else {}
    lists: Any = None
    found: Lists = lists
    return Asked(Nobody(), NOW, found, THEN, date(2026, 11, 24), entered=entered)


def table(key: str, counts: Sequence[tuple[int, int]]) -> Table:
    """Counts and shares of two years under names that would like to be something else."""
    labels = [f"{HOSTILE[n % len(HOSTILE)]} {n}" for n in range(len(counts))]
    sums = [sum(pair[at] for pair in counts) for at in (0, 1)]

    def line(pair: Sequence[int]) -> tuple[Cell, ...]:
        return tuple(
            Cell(value)
            for at in (0, 1)
            for value in (Number(pair[at]), Percent(pair[at], sums[at]))
        )

    rows = [Row(label, line(pair)) for label, pair in zip(labels, counts, strict=True)]
    rows.append(Row("All", line(sums), RowKind.TOTAL))
    rows.append(Row("Of which", line(counts[0] if counts else (0, 0)), RowKind.OF_WHICH))
    columns = (
        *(Column("2017/18", NOW, adds=True), Column("%", NOW)),
        *(Column("2016/17", THEN, adds=True), Column("%", THEN)),
    )
    return Table(
        *(key, f"Title | {key}", Unit.CONTACTS, "Contacts received", NOW, columns, tuple(rows)),
        stub="Area | name",
        chart=0,
        notes=(HOSTILE[1],),
    )


def kinds_of_value(key: str) -> Table:
    """A table with a cell of every kind."""
    values = (
        *(Pence(626511), Days(Decimal("77.5")), Points(Decimal(-8)), Percent(5, 400, 2)),
        *(Words("=1+1"), Hidden(), Hidden(".."), None),
    )
    columns = tuple(Column(f"Column {n}") for n in range(len(values)))
    row = Row("Person 1", tuple(Cell(value) for value in values))
    return Table(key, "Costs", Unit.CONTACTS, "Stage 2 closed", NOW, columns, (row,), stub="Who")


def many(key: str, _: Asked) -> Table:
    if key == "11":
        return kinds_of_value(key)
    return table(key, [(1234, 50), (49, 46), (27, 14), (8, 9), (12, 0)])


QUOTE = Compliment(
    *(1, "C17-0001", date(2017, 5, 2), ComplimentType.EXTERNAL, "Foster carer", "ACPS East"),
    words="Jo Smith helped me",
    said_by="Sam Secret",
    quote="They “listened” #always",
)
KEYS_USED = ("1", "3", "10", "11", "13", "16", "age")


@pytest.fixture(scope="module")
def report() -> Report:
    return compose(
        asked((("introduction", TEXT), ("learning", "We learned."))),
        hide=hide_together,
        quotes=(QUOTE, replace(QUOTE, number=2, quote="")),
        keys=KEYS_USED,
        make=many,
    )


def in_tables(report: Report) -> Iterator[tuple[Table, list[list[str]]]]:
    """Each table with its texts as they have to stand in a document."""
    for figure in report.figures:
        shown = figure.table
        heads = [shown.stub, *(column.label for column in shown.columns)]
        rows = [
            [row.label, *("" if c.value is None else in_words(c.value) for c in row.cells)]
            for row in shown.rows
        ]
        yield shown, [heads, *rows]


# -- the report as data ---------------------------------------------------------------------------
def test_every_table_there_is_has_its_place_and_every_section_its_text() -> None:
    placed = [key for part in parts(KEYS) for key in part.tables]
    assert sorted(placed) == sorted(KEYS)
    assert "further" not in [part.key for part in parts(KEYS)]
    assert parts(("1", "brand new"))[-2].tables == ("brand new",)
    assert set(BY_KEY) <= {part.key for part in OUTLINE}


def test_the_sections_stand_in_order_with_text_narrative_tables_and_quotes(report: Report) -> None:
    by_key = {section.key: section for section in report.sections}
    assert [s.number for s in report.sections] == list(range(1, len(report.sections) + 1))
    assert by_key["introduction"].text[0].startswith("# Not a heading")
    assert by_key["channels"].told[0].startswith("Compared with 2016/17, contacts received rose")
    assert [quote.words for quote in by_key["compliments"].quotes] == ["They “listened” #always"]
    assert [figure.label for figure in report.figures][-1] == "Table A1"
    assert report.sections[-1].terms


def test_a_total_that_does_not_tie_leaves_nothing() -> None:
    def broken(key: str, _: Asked) -> Table:
        made = table(key, [(5, 5), (6, 6)])
        wrong = replace(made.rows[2], cells=(Cell(Number(12)), *made.rows[2].cells[1:]))
        return replace(made, rows=(*made.rows[:2], wrong))

    with pytest.raises(DoesNotTie, match="the rows make 11, but all says 12"):
        compose(asked(), hide=hide_together, keys=("3",), make=broken)


def test_small_numbers_are_shown_in_drafts_alone() -> None:
    def small(key: str, _: Asked) -> Table:
        return table(key, [(3, 20), (30, 20), (40, 30)])

    with pytest.raises(Refusal, match="drafts alone"):
        compose(asked(), hide=hide_together, show_small=True, keys=("3",), make=small)
    published = compose(asked(), hide=hide_together, keys=("3",), make=small)
    draft = compose(
        asked(), hide=hide_together, draft=True, show_small=True, keys=("3",), make=small
    )
    assert published.figures[0].table.rows[0].cells[0].value == Hidden()
    assert draft.figures[0].table.rows[0].cells[0].value == Number(3)
    told = " ".join(text for section in published.sections for text in section.told)
    assert not re.search(r"\b3\b", told)
    assert any(section.prompt for section in draft.sections)
    assert not any(section.prompt for section in published.sections)


def test_columns_that_hold_nothing_are_left_out_and_the_manager_is_told_in_a_draft() -> None:
    made = kinds_of_value("5")
    noted = replace(made, notes=("Not entered: Settings has them.", "Kept."))
    public = printable(noted, draft=False)
    assert [column.label for column in public.columns] == [f"Column {n}" for n in range(7)]
    assert all(len(row.cells) == 7 for row in public.rows)
    assert public.notes == ("Kept.",)
    assert printable(noted, draft=True).notes == noted.notes


# -- the documents --------------------------------------------------------------------------------
def test_word_holds_every_number_under_real_headings(report: Report) -> None:
    document = docx.Document(io.BytesIO(written(report, ".docx")))
    for made, (_, wanted) in zip(document.tables, in_tables(report), strict=True):
        found = [[cell.text for cell in row.cells] for row in made.rows]
        assert found == wanted
        assert list(made.rows[0]._tr.iter(qn("w:tblHeader")))
        assert made._tbl.tblPr.find(qn("w:tblDescription")) is not None
    styled = [(p.style.name, p.text) for p in document.paragraphs if p.style]
    headings = [text for style, text in styled if style == "Heading 1"]
    assert headings == [section.title for section in report.sections]
    assert [t for s, t in styled if s == "Caption"] == [f.caption for f in report.figures]
    contents = [p for p in document.paragraphs if p.style and p.style.name == "Contents line"]
    assert [p.text.strip() for p in contents] == headings
    targets = {mark.get(qn("w:name")) for mark in document.element.iter(qn("w:bookmarkStart"))}
    assert {
        link.get(qn("w:anchor")) for link in document.element.iter(qn("w:hyperlink"))
    } == targets


def test_word_gives_each_column_the_room_of_its_longest_word(report: Report) -> None:
    document = docx.Document(io.BytesIO(written(report, ".docx")))
    for made in document.tables:
        grid = [int(one.get(qn("w:w"))) for one in made._tbl.tblGrid.iter(qn("w:gridCol"))]
        cells = [cell.width.twips for cell in made.rows[0].cells if cell.width]
        assert grid == pytest.approx(cells, abs=2), "some word processors go by the grid alone"
        assert sum(grid) == pytest.approx(16 / 2.54 * 1440, rel=0.01)
        if len(grid) > 6:
            continue
        for at, width in enumerate(grid):
            words = [w for row in made.rows for w in row.cells[at].text.split()]
            a_sign = 16 / 2.54 * 1440 / 85
            assert width >= a_sign * max(map(len, words), default=0), words


def test_word_numbers_stand_right_pictures_are_described_and_nobody_is_named(
    report: Report,
) -> None:
    document = docx.Document(io.BytesIO(written(report, ".docx")))
    cells = document.tables[0].rows[1].cells
    assert [cell.paragraphs[0].alignment for cell in cells[:2]] == [0, 2]
    drawn = [found for f in report.figures if (found := chart_of(f.table))]
    described = [about.get("descr") for about in document.element.iter(qn("wp:docPr"))]
    assert described == [chart.alt for chart in drawn]
    assert "1,234 (2016/17: 50)" in str(described[0])
    about = document.core_properties
    assert (about.author, about.last_modified_by, about.language) == ("", "", "en-GB")
    assert about.title == "Complaints and Compliments Annual Report 2017/18"
    with zipfile.ZipFile(io.BytesIO(written(report, ".docx"))) as parts_:
        body = parts_.read("word/document.xml").decode() + parts_.read("word/footer1.xml").decode()
        assert "Sam Secret" not in body
        assert "Jo Smith" not in body
        assert 'TOC \\o "1-2"' in body
        assert " PAGE " in body
        assert 'w:val="en-GB"' in parts_.read("word/styles.xml").decode()


def test_the_workbook_has_typed_cells_no_formula_and_a_sheet_for_each_table(report: Report) -> None:
    book = openpyxl.load_workbook(io.BytesIO(written(report, ".xlsx")))
    labels = [figure.label for figure in report.figures]
    assert book.sheetnames == ["Contents", *labels, "Text", "Definitions"]
    assert not any(c.data_type == "f" for s in book for line in s.iter_rows() for c in line)
    links = [c.hyperlink for s in book for line in s.iter_rows() for c in line if c.hyperlink]
    assert len(links) == len(labels) + 2
    assert all(link.target is None for link in links)
    for figure in report.figures:
        sheet = book[figure.label]
        assert sheet.freeze_panes == "B5"
        for n, row in enumerate(figure.table.rows, start=5):
            assert sheet.cell(n, 1).value == row.label
            for at, cell in enumerate(row.cells, start=2):
                _same(sheet.cell(n, at), cell)


def _same(found: Any, cell: Cell) -> None:
    """A cell of the workbook has the value, its type and its format."""
    match cell.value:
        case Number(count):
            assert (found.value, found.number_format) == (count, "#,##0")
        case Percent() as share if share.value is not None:
            assert found.value == pytest.approx(float(share.value / 100), abs=1e-12)
            assert found.number_format.endswith("%")
        case Pence(pence):
            assert round(found.value * 100) == pence
            assert found.number_format.startswith("£")
        case Days(days) | Points(days):
            assert Decimal(str(found.value)) == days
        case None:
            assert found.value is None
        case other:
            assert (found.value, found.data_type) == (in_words(other), "s")


def test_the_workbook_draws_its_charts_from_the_cells(report: Report) -> None:
    with zipfile.ZipFile(io.BytesIO(written(report, ".xlsx"))) as whole:
        charts = [name for name in whole.namelist() if name.startswith("xl/charts/chart")]
        drawn = [figure for figure in report.figures if chart_of(figure.table)]
        assert len(charts) == len(drawn)
        assert "'Table 1'!$B$5:$B$9" in whole.read("xl/charts/chart1.xml").decode()
        assert "Bar chart: Title" in whole.read("xl/drawings/drawing1.xml").decode()


def test_the_pdf_is_tagged_has_an_outline_and_every_number(report: Report) -> None:
    opened = pypdf.PdfReader(io.BytesIO(written(report, ".pdf")))
    catalogue: Any = opened.trailer["/Root"]
    assert catalogue["/MarkInfo"]["/Marked"]
    assert catalogue["/Lang"] == "en-GB"
    assert "pdfuaid:part" in opened.xmp_metadata.stream.get_data().decode()  # type: ignore[union-attr]
    assert opened.metadata is not None
    assert opened.metadata.author is None
    titles = [item.title for item in opened.outline if not isinstance(item, list)]
    assert [s.title for s in report.sections] == [t for t in titles if t != "Contents"]
    text = _run("".join(page.extract_text() for page in opened.pages))
    for _, lines in in_tables(report):
        for line in lines[1:]:
            assert _run("".join(line)) in text
    assert not any("/URI" in str(a) for page in opened.pages for a in page.get("/Annots", []))


def test_markdown_holds_every_number_and_nothing_that_people_wrote_is_markup(
    report: Report,
) -> None:
    text = written(report, ".md").decode("utf-8")
    bars = [line for line in text.splitlines() if line.startswith("| ")]
    wanted = [line for _, lines in in_tables(report) for line in (lines[0], ["---"], *lines[1:])]
    assert len(bars) == len(wanted)
    for bar, texts in zip(bars, wanted, strict=True):
        if texts == ["---"]:
            continue
        cells = re.split(r"(?<!\\)\|", bar)[1:-1]
        assert [_plain(cell) for cell in cells] == [" ".join(t.split()) for t in texts]
    html = MarkdownIt("commonmark").enable("table").render(text)
    assert "<img" not in html
    assert 'href="http' not in html
    assert html.count("<h1>") == 1
    assert "<ol>" not in html
    assert "\x1b" not in text
    assert "\u202e" not in text


def _plain(cell: str) -> str:
    """A cell of a Markdown table as it is read."""
    text = re.sub(r"\\(.)", r"\1", cell.replace("<!-- -->", "").strip())
    return text.removeprefix("**").removesuffix("**") if cell.strip().startswith("**") else text


def _run(text: str) -> str:
    """Letters alone: a page breaks lines where it likes."""
    return re.sub(r"\s|\u00ad", "", text)


def test_hostile_words_stand_as_words_in_every_format(report: Report) -> None:
    document = docx.Document(io.BytesIO(written(report, ".docx")))
    assert any("# Not a heading\n1. not a list" in p.text for p in document.paragraphs)
    assert any("=not a formula\u241b[31m reversed 😀" in p.text for p in document.paragraphs)
    book = openpyxl.load_workbook(io.BytesIO(written(report, ".xlsx")))
    assert "=not a formula\u241b[31m" in str(book["Text"]["B3"].value)
    pages = pypdf.PdfReader(io.BytesIO(written(report, ".pdf"))).pages
    text = _run("".join(page.extract_text() for page in pages))
    assert "#Notaheading1.notalist" in text
    assert "#sys.inputs" in text


Counts = list[tuple[int, int]]


@pytest.mark.parametrize("counts", [[], [(0, 0), (0, 0)], [(1, 0)], [(1, 0), (0, 0)]])
@pytest.mark.parametrize("kind", KINDS)
def test_an_empty_year_and_one_case_make_a_report(kind: str, counts: Counts) -> None:
    def few(key: str, _: Asked) -> Table:
        return table(key, counts)

    made = compose(asked(), hide=hide_together, keys=("1", "3", "16"), make=few)
    assert len(written(made, kind)) > 500
    told = " ".join(text for section in made.sections for text in section.told)
    assert ("none in 2017/18" in told) == (not any(a or b for a, b in counts))


def test_a_draft_says_so_in_every_format() -> None:
    made = compose(asked(), hide=hide_together, draft=True, keys=("1",), make=many)
    found: dict[str, Callable[[bytes], str]] = {
        ".md": lambda data: data.decode("utf-8"),
        ".pdf": lambda data: pypdf.PdfReader(io.BytesIO(data)).pages[2].extract_text(),
        ".docx": lambda data: docx.Document(io.BytesIO(data)).paragraphs[0].text,
        ".xlsx": lambda data: " ".join(
            str(c.value) for c in openpyxl.load_workbook(io.BytesIO(data))["Contents"]["A"]
        ),
    }
    for kind in KINDS:
        assert "DRAFT - not for publication" in found[kind](written(made, kind))


def test_charts_are_pictures_of_sixteen_centimetres() -> None:
    chart = chart_of(table("6", [(30, 20), (40, 0)]))
    assert chart is not None
    picture = chart_png(chart)
    assert picture.startswith(b"\x89PNG")
    assert int.from_bytes(picture[16:20], "big") == pytest.approx(16 / 2.54 * 200, abs=1)
    assert chart_of(table("6", [(0, 0)])) is None
    assert chart_of(table("6", [(30, 20)])) is None, "a single bar says nothing"
    one_shown = hide(table("6", [(30, 20), (2, 3), (3, 1)]))
    assert chart_of(one_shown) is None
    assert chart_of(replace(table("6", [(3, 4)]), chart=None)) is None


def test_lessons_stand_by_theme_in_a_draft_alone() -> None:
    lessons = [
        Lesson("Delays", "Calls are returned."),
        Lesson("Delays", "A rota."),
        Lesson("", "X"),
    ]

    def made(*, draft: bool) -> str:
        report = compose(
            asked(), hide=hide_together, lessons=lessons, draft=draft, keys=("1",), make=many
        )
        return written(report, ".md").decode("utf-8")

    assert "**Delays**: Calls are returned. / A rota." in made(draft=True)
    assert "**No theme**: X" in made(draft=True)
    assert "Calls are returned" not in made(draft=False)
