"""What the Word library has no call for: fields, bookmarks, alternative texts, lines, grounds."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table, _Cell, _Row
    from docx.text.paragraph import Paragraph

LANGUAGE = "en-GB"
_CONTENTS = r'TOC \o "1-2" \h \z \u'


def prepare(document: Document, title: str, made_on: date, ink: str) -> None:
    """Paper, language, letters and styles; properties that name nobody."""
    from docx.shared import Cm

    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2.5)
    page.top_margin = page.bottom_margin = Cm(2.4)
    about = document.core_properties
    for name in ("author", "last_modified_by", "comments", "keywords", "category", "subject"):
        setattr(about, name, "")
    about.title, about.language, about.revision = title, LANGUAGE, 1
    about.created = about.modified = datetime(made_on.year, made_on.month, made_on.day)
    _language(document)
    _styles(document, ink)


def _language(document: Document) -> None:
    for lang in document.styles.element.iter(_q("w:lang")):
        lang.set(_q("w:val"), LANGUAGE)


def _styles(document: Document, ink: str) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Pt, RGBColor

    styles, colour = document.styles, RGBColor.from_string(ink)
    looks: dict[str, tuple[float, bool, float, float]] = {
        # name: points, bold, space before, space after
        "Normal": (11, False, 0, 7),
        "Title": (28, True, 150, 6),
        "Subtitle": (14, False, 0, 40),
        "Heading 1": (17, True, 22, 8),
        "TOC Heading": (17, True, 0, 8),
        "Caption": (10, True, 10, 4),
        "Quote": (11, False, 8, 0),
        "Intense Quote": (11, True, 0, 8),
        "Table text": (9.5, False, 2, 2),
        "Table note": (8.5, False, 4, 6),
        "Quote source": (9, False, 0, 10),
        "Contents line": (11, False, 0, 5),
    }
    named = {style.name for style in styles}
    for name, (points, bold, before, after) in looks.items():
        if name not in named:
            styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = styles["Normal"]
        style = styles[name]
        _letters(style)
        style.font.size, style.font.bold = Pt(points), bold
        style.paragraph_format.space_before = Pt(before)
        style.paragraph_format.space_after = Pt(after)
        if name in ("Title", "Heading 1", "TOC Heading", "Caption"):
            style.font.color.rgb, style.font.italic = colour, False
        if name in ("Caption", "Heading 1"):
            style.paragraph_format.keep_with_next = True
    _no_border(styles["Title"])


def _letters(style: Any) -> None:
    """One family throughout, also where the theme names another."""
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    for name in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(_q(name), "Calibri")


def _no_border(style: Any) -> None:
    for border in list(style.element.iter(_q("w:pBdr"))):
        border.getparent().remove(border)


def contents_field(document: Document, entries: list[tuple[str, str]]) -> None:
    """A contents field with its lines written out, each a link: there before anybody renews it.

    Renewing it in Word (F9) adds the pages, which only Word knows.
    """
    for n, (target, text) in enumerate(entries):
        paragraph = document.add_paragraph(style="Contents line")
        if n == 0:
            _field_begins(paragraph, _CONTENTS)
        link = _made("w:hyperlink", {"w:anchor": target, "w:history": "1"})
        run = paragraph.add_run(text)
        link.append(run._r)
        paragraph._p.append(link)
        if n == len(entries) - 1:
            _field_mark(paragraph, "end")


def anchor(number: int) -> str:
    """What the heading of a section is called as the target of a link."""
    return f"_Toc{number:08}"


def bookmark(paragraph: Paragraph, name: str, number: int) -> None:
    """Make a paragraph something that a link can lead to."""
    begin = _made("w:bookmarkStart", {"w:id": str(number), "w:name": name})
    element = paragraph._p
    element.insert(1 if element.pPr is not None else 0, begin)
    element.append(_made("w:bookmarkEnd", {"w:id": str(number)}))


def page_of_pages(paragraph: Paragraph) -> None:
    """ "Page 3 of 20", as Word counts them."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.add_run("Page ")
    for code, after in (("PAGE", " of "), ("NUMPAGES", "")):
        _field_begins(paragraph, code)
        paragraph.add_run("1")
        _field_mark(paragraph, "end")
        if after:
            paragraph.add_run(after)


def _field_begins(paragraph: Paragraph, code: str) -> None:
    _field_mark(paragraph, "begin")
    text = _made("w:instrText", {"xml:space": "preserve"})
    text.text = f" {code} "
    paragraph.add_run()._r.append(text)
    _field_mark(paragraph, "separate")


def _field_mark(paragraph: Paragraph, kind: str) -> None:
    run = paragraph.add_run()
    run._r.append(_made("w:fldChar", {"w:fldCharType": kind}))


def describe_picture(paragraph: Paragraph, name: str, alt: str) -> None:
    """Give the picture in a paragraph its name and its alternative text."""
    for about in paragraph._p.iter(_q("wp:docPr")):
        about.set("name", name)
        about.set("descr", alt)


def describe_table(table: Table, title: str, alt: str) -> None:
    """Give a table its title and its alternative text."""
    about = table._tbl.tblPr
    about.append(_made("w:tblCaption", {"w:val": title}))
    about.append(_made("w:tblDescription", {"w:val": alt}))


def edges(table: Table, colour: str = "9FB0C3") -> None:
    """Thin lines below the rows and nowhere else."""
    borders = _made("w:tblBorders", {})
    for side in ("bottom", "insideH"):
        look = {"w:val": "single", "w:sz": "4", "w:space": "0", "w:color": colour}
        borders.append(_made(f"w:{side}", look))
    about = table._tbl.tblPr
    layout = about.find(_q("w:tblLayout"))
    if layout is not None:
        layout.addprevious(borders)
    else:
        about.append(borders)


def repeated(row: _Row) -> None:
    """Let a row of headings stand on every page that the table reaches."""
    row._tr.get_or_add_trPr().append(_made("w:tblHeader", {}))


def whole(row: _Row) -> None:
    """Keep a row on one page."""
    row._tr.get_or_add_trPr().insert(0, _made("w:cantSplit", {}))


def shade(cell: _Cell, colour: str) -> None:
    """Give a cell a ground of its own."""
    look = {"w:val": "clear", "w:color": "auto", "w:fill": colour}
    cell._tc.get_or_add_tcPr().append(_made("w:shd", look))


def _q(name: str) -> str:
    from docx.oxml.ns import qn

    found: str = qn(name)
    return found


def _made(name: str, attributes: dict[str, str]) -> Any:
    from docx.oxml import OxmlElement

    element = OxmlElement(name)
    for key, value in attributes.items():
        element.set(_q(key), value)
    return element
