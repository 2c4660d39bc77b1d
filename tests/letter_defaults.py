"""The letters that the program comes with, written as Word files.

``python -m tests.letter_defaults`` writes them anew into the package. They are kept in the tree,
because a team begins with them; a test compares them with what is written here.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from tracker.core.words import LetterKind
from tracker.papers.letter_store import DEFAULTS, template_name

FONT = "Arial"
INK = RGBColor(0x1F, 0x2A, 0x37)
QUIET = RGBColor(0x5B, 0x65, 0x70)
RULE = "9AA5B1"
SHADE = "F1F4F7"

SERVICE = "Children's Services"
TEAM = "Customer Experience Team"

ADVOCATE = (
    "You can have an advocate: somebody who does not work for us and who helps you to say what "
    "you want to say. This is free for children and young people. Ask us and we will put you in "
    "touch."
)
OMBUDSMAN = (
    "Local Government and Social Care Ombudsman",
    "PO Box 4771, Coventry CV4 0EH",
    "Telephone 0300 061 0614",
    "www.lgo.org.uk",
)


class Letter:
    """A Word document being written from the top."""

    def __init__(self, reference: str = "{{ ref }}") -> None:
        """A4, with the team's name above and the reference below."""
        self.document: Any = Document()
        section = self.document.sections[0]
        section.page_width, section.page_height = Cm(21.0), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.5)
        section.top_margin, section.bottom_margin = Cm(2.5), Cm(2.2)
        normal = self.document.styles["Normal"]
        normal.font.name, normal.font.size, normal.font.color.rgb = FONT, Pt(12), INK
        normal.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
        normal.paragraph_format.space_after = Pt(9)
        normal.paragraph_format.line_spacing = 1.15
        head = section.header.paragraphs[0]
        _run(head, SERVICE, bold=True, size=14)
        _run(section.header.add_paragraph(), TEAM, size=11, colour=QUIET)
        _rule(section.header.paragraphs[-1], "bottom")
        foot = section.footer.paragraphs[0]
        _rule(foot, "top")
        _run(foot, f"Our reference {reference}   ·   Page ", size=9, colour=QUIET)
        _field(foot, "PAGE")

    def line(self, text: str, *, after: float = 9, **look: Any) -> None:
        """One paragraph."""
        paragraph = self.document.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(after)
        _run(paragraph, text, **look)

    def lines(self, *texts: str) -> None:
        """Paragraphs that belong together, as an address does."""
        for text in texts:
            self.line(text, after=9 if text is texts[-1] else 0)

    def only(self, tag: str) -> None:
        """A line that only chooses or repeats, and is not there in the letter."""
        self.line(f"{{%p {tag} %}}", after=0)

    def heading(self, text: str) -> None:
        """A heading inside the letter."""
        paragraph = self.document.add_paragraph()
        paragraph.paragraph_format.space_before, paragraph.paragraph_format.space_after = (
            Pt(6),
            Pt(3),
        )
        paragraph.paragraph_format.keep_with_next = True
        _run(paragraph, text, bold=True, size=13)

    def bullet(self, text: str) -> None:
        """An item of a list."""
        paragraph = self.document.add_paragraph(style="List Bullet")
        paragraph.paragraph_format.space_after = Pt(4)
        _run(paragraph, text)

    def quote(self, text: str) -> None:
        """What somebody told us, set apart."""
        paragraph = self.document.add_paragraph()
        paragraph.paragraph_format.left_indent = Cm(0.6)
        _rule(paragraph, "left", size=18)
        _run(paragraph, text)

    def begin(self, about: str) -> None:
        """Date, addressee, greeting and what it is about."""
        self.line("{{ today }}")
        self.only("if name")
        self.line("{{ name }}", after=0)
        self.only("endif")
        self.only("if email")
        self.line("By e-mail: {{ email }}")
        self.only("endif")
        self.line("Dear {{ greeting }}")
        self.line(about, bold=True, size=14)

    def end(self) -> None:
        """How to reach us, and who signs."""
        self.line(
            "If anything in this letter is not clear, or you would like it in another language, "
            "in large print or read to you, please tell us. Our reference is {{ ref }}."
        )
        self.line("Yours sincerely", after=36)
        self.lines("{{ from_name }}", "{{ from_role }}")

    def ombudsman(self) -> None:
        """Where the Ombudsman is."""
        self.lines(*OMBUDSMAN)

    def data(self) -> bytes:
        """The finished file; it says nothing of who wrote it."""
        about = self.document.core_properties
        about.author = about.comments = about.title = about.last_modified_by = ""
        out = io.BytesIO()
        self.document.save(out)
        return out.getvalue()


def _run(
    paragraph: Any,
    text: str,
    *,
    bold: bool = False,
    size: float | None = None,
    colour: RGBColor | None = None,
) -> None:
    run = paragraph.add_run(text)
    run.bold = bold or None
    if size:
        run.font.size = Pt(size)
    if colour is not None:
        run.font.color.rgb = colour


def _rule(paragraph: Any, side: str, size: int = 6) -> None:
    """A line along one side of a paragraph."""
    borders = OxmlElement("w:pBdr")
    edge = OxmlElement(f"w:{side}")
    for name, value in (("val", "single"), ("sz", str(size)), ("space", "6"), ("color", RULE)):
        edge.set(qn(f"w:{name}"), value)
    borders.append(edge)
    # Borders stand before spacing and indents in a paragraph's properties.
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(
        borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr", "w:sectPr"
    )


def _field(paragraph: Any, name: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    paragraph._p.append(field)
    _run(paragraph, "1", size=9, colour=QUIET)
    field.append(paragraph.runs[-1]._r)


def acknowledgement() -> Letter:
    """We have it, this is what you told us, you will hear by then, somebody can help you."""
    letter = Letter()
    letter.begin("We have received your {{ matter }}")
    letter.line(
        "Thank you for telling us what went wrong. We received your {{ matter }} "
        "{{ received_by }} on {{ received_on }}."
    )
    letter.heading("What you told us")
    letter.quote("{{ details }}")
    letter.only("if wants")
    letter.heading("What you would like to happen")
    letter.quote("{{ wants }}")
    letter.only("endif")
    letter.line("If we have got anything wrong, or left something out, please tell us.")
    letter.heading("What happens next")
    letter.only("if team_manager")
    letter.line("{{ team_manager }} will look into it and may get in touch with you.")
    letter.only("endif")
    letter.only("if reply_due")
    letter.line(
        "We will write to you with our reply by {{ reply_due }}. If we need longer than that, "
        "we will tell you why, and when you will hear from us."
    )
    letter.only("else")
    letter.line(
        "Our reply is taking longer than it should, and we are sorry. We will tell you as soon as "
        "we can when you will have it."
    )
    letter.only("endif")
    letter.heading("Help for you")
    letter.line(ADVOCATE)
    letter.end()
    return letter


def extension() -> Letter:
    """We need longer, because, until then, and this is what you can do."""
    letter = Letter()
    letter.begin("We need more time to answer your {{ matter }}")
    letter.line(
        "You complained to us on {{ received_on }}. We are sorry that we cannot give you our full "
        "reply as soon as we had hoped, because {{ extension_reason }}."
    )
    letter.line("We will now write to you by {{ extended_to }}.", bold=True)
    letter.only("if is_stage_1")
    letter.line(
        "If you have not heard from us by that day, you can ask us to move your complaint to the "
        "next stage (Stage 2). You do not have to wait any longer."
    )
    letter.only("endif")
    letter.heading("Help for you")
    letter.line(ADVOCATE)
    letter.end()
    return letter


def reply_cover() -> Letter:
    """Here is our reply, in short, and what you can do if you are not happy with it."""
    letter = Letter()
    letter.begin("Our reply to your {{ matter }}")
    letter.line(
        "You complained to us on {{ received_on }}. We have looked into what you told us, and our "
        "full reply comes with this letter."
    )
    letter.only("if points")
    letter.heading("What we found, in short")
    letter.only("for point in points")
    letter.bullet("{{ point.text }}{% if point.finding %}: {{ point.finding }}{% endif %}")
    letter.only("endfor")
    letter.only("else")
    letter.only("if outcome")
    letter.line("In short: your {{ matter }} is {{ outcome }}.", bold=True)
    letter.only("endif")
    letter.only("endif")
    letter.heading("If you are not happy with our reply")
    letter.line("Please tell us first: we may be able to put it right quickly.")
    letter.only("if is_stage_1")
    letter.line(
        "You can also ask for your complaint to be looked at by somebody who does not work in the "
        "service you complained about. This is called Stage 2. Please ask us by "
        "{{ next_stage_by }}."
    )
    letter.only("endif")
    letter.line("At any time you can ask the Ombudsman, who is independent of us, for advice:")
    letter.ombudsman()
    letter.heading("Help for you")
    letter.line(ADVOCATE)
    letter.end()
    return letter


def stage_2_accepted() -> Letter:
    """We will investigate; who does; by when."""
    letter = Letter()
    letter.begin("Your complaint goes to Stage 2")
    letter.line(
        "On {{ stage2_requested_on }} you asked us to look at your complaint again. We agree: "
        "there will be a Stage 2 investigation."
    )
    letter.heading("Who will investigate")
    letter.only("if investigating_officer")
    letter.bullet("Investigating Officer: {{ investigating_officer }}")
    letter.only("else")
    letter.bullet("An Investigating Officer, who has had nothing to do with your complaint so far.")
    letter.only("endif")
    letter.only("if independent_person")
    letter.bullet("Independent Person: {{ independent_person }}")
    letter.only("else")
    letter.bullet(
        "An Independent Person, who does not work for us and sees that it is done fairly."
    )
    letter.only("endif")
    letter.line(
        "They will meet you, and write down with you what you complain about and what you want. "
        "You will be asked to sign that this is right."
    )
    letter.heading("How long it takes")
    letter.only("if stage2_due")
    letter.line("You should have our answer by {{ stage2_due }}.")
    letter.only("endif")
    letter.only("if stage2_limit")
    letter.line(
        "Some investigations take longer. We will tell you if yours does, and it has to end by "
        "{{ stage2_limit }}."
    )
    letter.only("else")
    letter.line("We will tell you when you will have our answer.")
    letter.only("endif")
    letter.heading("Help for you")
    letter.line(ADVOCATE)
    letter.end()
    return letter


def stage_2_refused() -> Letter:
    """We will not investigate; why; the Ombudsman can be asked whether that is right."""
    letter = Letter()
    letter.begin("Our decision about Stage 2")
    letter.line(
        "On {{ stage2_requested_on }} you asked us for a Stage 2 investigation of your complaint. "
        "We thought about this carefully. We have decided not to begin one."
    )
    letter.heading("Why we decided this")
    letter.only("if stage2_reasons")
    letter.line("{{ stage2_reasons }}")
    letter.only("else")
    letter.line("[Write the reasons here before this letter goes.]", bold=True)
    letter.only("endif")
    letter.heading("You have the right to ask the Ombudsman")
    letter.line(
        "If you think that our decision is wrong, you can complain to the Local Government and "
        "Social Care Ombudsman. The Ombudsman is independent of us, and it costs nothing. You do "
        "not need our permission. Please do so within 12 months."
    )
    letter.ombudsman()
    letter.heading("Help for you")
    letter.line(ADVOCATE)
    letter.end()
    return letter


def learning_form() -> Letter:
    """What was promised, by whom and by when; and room for what came of it."""
    letter = Letter("{{ form }}")
    letter.line("Complaint Monitoring and Learning form", bold=True, size=16, after=6)
    letter.line(
        "Please fill in the last three columns for each action and send the form back to "
        "{{ from_name }}. Keep names of children and families out of it."
    )
    facts = (
        ("Form", "{{ form }}"),
        ("Complaint", "{{ ref }}"),
        ("Service area", "{{ area }}"),
        ("Theme", "{{ theme }}"),
        ("Team manager", "{{ owner }}"),
        ("Sent on", "{% if sent_on %}{{ sent_on }}{% else %}{{ today }}{% endif %}"),
    )
    table = letter.document.add_table(rows=0, cols=2)
    _columns(table, (4.0, 12.0))
    for label, value in facts:
        cells = table.add_row().cells
        _cell(cells[0], label, Cm(4.0), bold=True, shade=True)
        _cell(cells[1], value, Cm(12.0))
    letter.line("", after=3)
    _promises(letter)
    letter.line("", after=3)
    letter.heading("What we learned, also from anything nobody complained about")
    letter.line("", after=60)
    letter.lines("Filled in by and on:", "Checked by and on:")
    return letter


def _promises(letter: Letter) -> None:
    """One row per promised action; the rows above and below it are only there to repeat it."""
    heads = ("Promised action", "Level", "Owner", "Due", "Done on", "Evidence", "What changed")
    widths = (4.6, 1.7, 2.3, 2.0, 1.6, 1.9, 1.9)
    table = letter.document.add_table(rows=4, cols=len(heads))
    _columns(table, widths)
    row = ("promise.what", "promise.level", "promise.owner", "promise.due")
    lines: Sequence[Sequence[str]] = (
        heads,
        ("{%tr for promise in promises %}",),
        tuple(f"{{{{ {name} }}}}" for name in row),
        ("{%tr endfor %}",),
    )
    for at, texts in enumerate(lines):
        for column, width in enumerate(widths):
            text = texts[column] if column < len(texts) else ""
            cell = table.rows[at].cells[column]
            _cell(cell, text, Cm(width), bold=at == 0, shade=at == 0, size=9)


def _columns(table: Any, widths: Sequence[float]) -> None:
    """Quiet lines, and columns as wide as said, in centimetres."""
    table.style = "Table Grid"
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        edge = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", RULE)):
            edge.set(qn(f"w:{name}"), value)
        borders.append(edge)
    table._tbl.tblPr.insert_element_before(
        borders, "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook"
    )


def _cell(
    cell: Any,
    text: str,
    width: Any,
    *,
    bold: bool = False,
    shade: bool = False,
    size: float = 11,
) -> None:
    cell.width = width
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(3)
    paragraph.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.LEFT
    _run(paragraph, text, bold=bold, size=size)
    if shade:
        shading = OxmlElement("w:shd")
        for name, value in (("val", "clear"), ("color", "auto"), ("fill", SHADE)):
            shading.set(qn(f"w:{name}"), value)
        cell._tc.get_or_add_tcPr().append(shading)


LETTERS: dict[LetterKind, Callable[[], Letter]] = {
    LetterKind.ACKNOWLEDGEMENT: acknowledgement,
    LetterKind.EXTENSION: extension,
    LetterKind.REPLY_COVER: reply_cover,
    LetterKind.STAGE_2_ACCEPTED: stage_2_accepted,
    LetterKind.STAGE_2_REFUSED: stage_2_refused,
    LetterKind.LEARNING_FORM: learning_form,
}


def main() -> None:
    """Write every default template anew."""
    DEFAULTS.mkdir(exist_ok=True)
    for kind, write in LETTERS.items():
        (DEFAULTS / template_name(kind)).write_bytes(write().data())


if __name__ == "__main__":
    main()
