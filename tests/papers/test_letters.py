"""Letters: what comes out is what was put in, whatever somebody typed and however it was edited."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.letter_defaults import LETTERS
from tests.support import MANAGER, OFFICER, THURSDAY, a_case, england, named, stage_1
from tracker.core.case import Case, Extension, Point, QualityCheck
from tracker.core.clock_rules import ClockRules
from tracker.core.clocks import Clockwork
from tracker.core.letter_facts import case_facts, fitting, learning_facts, letter_facts, why_not
from tracker.core.letters import LearningForm, PromiseLine, fields_of, file_name, is_file_name
from tracker.core.stages import Stage2
from tracker.core.words import Handling, LetterKind, NameGiven, Outcome, Stage2Decision
from tracker.papers.letter_store import DEFAULTS, template_name
from tracker.papers.letters import Missing, check, fill

MONDAY = date(2026, 11, 9)
FORM = LearningForm(
    "L-0007",
    "26-0001",
    "Fostering",
    "Decision making",
    "Shah, Priya",
    MONDAY,
    (
        PromiseLine(
            "Visits & calls are noted <the same day>", "team", "P. Shah", date(2026, 12, 4)
        ),
        PromiseLine("Write to every foster carer", "service", "R. Khan"),
    ),
)
ACCEPTED = Stage2(THURSDAY, decision=Stage2Decision.ACCEPTED, decided_on=MONDAY)
REFUSED = Stage2(THURSDAY, decision=Stage2Decision.REFUSED, decided_on=MONDAY)
TROUBLED = stage_1(
    complainant=named("Smith, Janet", email="janet@example.org"),
    child="Ava S",
    wants="An apology.",
    team_manager="Shah, Priya",
    points=(Point(1, "The missed visit", Outcome.UPHELD), Point(2, "The tone of the letter")),
    extension=Extension(THURSDAY, "Complex", "Mary"),
    quality_check=QualityCheck(MONDAY, "Mary"),
    outcome=Outcome.PARTLY_UPHELD,
)


def work(today: date = MONDAY) -> Clockwork:
    return Clockwork(england(), ClockRules(), today)


def default(kind: LetterKind) -> bytes:
    return (DEFAULTS / template_name(kind)).read_bytes()


def words_of(data: bytes) -> str:
    """Everything that stands in a document, headers and footers too, a paragraph a line."""
    document = Document(io.BytesIO(data))
    section = document.sections[0]
    lines = [p.text for p in (*section.header.paragraphs, *section.footer.paragraphs)]
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            lines += [" | ".join(cell.text for cell in row.cells) for row in block.rows]
        else:
            lines.append(block.text)
    return "\n".join(lines)


def letter(kind: LetterKind, case: Case, today: date = MONDAY) -> str:
    return words_of(fill(kind, default(kind), case_facts(case, work(today), MANAGER)))


def template(*paragraphs: str) -> bytes:
    """A template as somebody would write it in Word."""
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


# -- the letters ----------------------------------------------------------------------------------
def test_the_acknowledgement_says_what_we_were_told_and_by_when_we_answer() -> None:
    text = letter(LetterKind.ACKNOWLEDGEMENT, TROUBLED)
    for words in (
        "9 November 2026",
        "Janet Smith",
        "By e-mail: janet@example.org",
        "Dear Janet Smith",
        "We received your complaint by telephone on 5 November 2026.",
        "The visit was missed",
        "An apology.",
        "Priya Shah will look into it",
        "our reply by 3 December 2026",
        "free for children and young people",
        "Complaints Manager",
        "Our reference 26-0001",
    ):
        assert words in text
    assert "{" not in text
    assert "%" not in text


def test_no_letter_promises_a_day_that_has_gone_by() -> None:
    late = date(2027, 3, 1)
    text = letter(LetterKind.ACKNOWLEDGEMENT, TROUBLED, late)
    assert "taking longer than it should, and we are sorry" in text
    assert "December" not in text
    with pytest.raises(Missing, match=r"^The clock is not extended, or the new day has passed\.$"):
        letter(LetterKind.EXTENSION, TROUBLED, late)
    asked = replace(TROUBLED, stage2=ACCEPTED)
    text = letter(LetterKind.STAGE_2_ACCEPTED, asked, late)
    assert "We will tell you when you will have our answer." in text
    assert "it has to end by" not in text


def test_the_extension_gives_the_reason_in_plain_words_and_the_new_date() -> None:
    text = letter(LetterKind.EXTENSION, TROUBLED)
    assert "because your complaint is complex and we want to look into all of it properly." in text
    assert "We will now write to you by 3 December 2026." in text
    assert "Stage 2" in text


def test_the_cover_of_the_reply_says_what_was_found_of_each_point() -> None:
    text = letter(LetterKind.REPLY_COVER, TROUBLED)
    assert "The missed visit: upheld" in text
    assert "The tone of the letter\n" in text
    assert "Please ask us by 7 December 2026." in text
    without = letter(LetterKind.REPLY_COVER, replace(TROUBLED, points=()))
    assert "In short: your complaint is partly upheld." in without
    assert "What we found" not in without


def test_stage_2_accepted_gives_both_dates() -> None:
    case = replace(TROUBLED, stage2=ACCEPTED)
    text = letter(LetterKind.STAGE_2_ACCEPTED, case)
    assert "On 5 November 2026 you asked us" in text
    assert "You should have our answer by 10 December 2026." in text
    assert "it has to end by 9 February 2027" in text


def test_stage_2_refused_gives_the_rights_to_go_to_the_ombudsman() -> None:
    case = replace(TROUBLED, stage2=REFUSED)
    text = letter(LetterKind.STAGE_2_REFUSED, case)
    for words in (
        "We have decided not to begin one.",
        "[Write the reasons here before this letter goes.]",
        "Local Government and Social Care Ombudsman",
        "0300 061 0614",
        "www.lgo.org.uk",
    ):
        assert words in text
    facts = {**case_facts(case, work(), MANAGER), "stage2_reasons": "It was agreed on & done."}
    text = words_of(fill(LetterKind.STAGE_2_REFUSED, default(LetterKind.STAGE_2_REFUSED), facts))
    assert "It was agreed on & done." in text
    assert "[Write" not in text


def test_the_learning_form_lists_every_promise_and_nobody_who_complained() -> None:
    kind = LetterKind.LEARNING_FORM
    text = words_of(fill(kind, default(kind), learning_facts(FORM, MANAGER, MONDAY)))
    assert "Team manager | Priya Shah" in text
    assert "Visits & calls are noted <the same day> | team | P. Shah | 4 December 2026 |" in text
    assert "Write to every foster carer | service | R. Khan |  |" in text
    assert "Our reference L-0007" in text
    assert not set(fields_of(kind)) & {"name", "greeting", "child", "email", "telephone", "details"}


def test_a_learning_form_without_promises_says_what_is_missing() -> None:
    kind = LetterKind.LEARNING_FORM
    with pytest.raises(Missing, match=r"^The service area is not known yet\. No action is promis"):
        fill(
            kind,
            default(kind),
            learning_facts(replace(FORM, area="", promises=()), MANAGER, MONDAY),
        )


def test_a_learning_form_that_names_nobody_goes_to_the_manager_of_the_case() -> None:
    kind = LetterKind.LEARNING_FORM
    case = a_case(team_manager="Averill, N.")
    facts = letter_facts(kind, case, work(), MANAGER, replace(FORM, owner=""))
    assert facts["owner"] == "N. Averill"
    assert letter_facts(kind, case, work(), MANAGER, FORM)["owner"] == "Priya Shah"


# -- every state ----------------------------------------------------------------------------------
STATES = {
    "new": a_case(),
    "nameless": a_case(complainant=replace(named(), name_given=NameGiven.ANONYMOUS, name="")),
    "representation": a_case(handling=Handling.REPRESENTATION),
    "corporate": a_case(handling=Handling.CORPORATE),
    "withdrawn": a_case(handling=Handling.WITHDRAWN, closed_on=MONDAY),
    "stage 1": stage_1(),
    "checked": stage_1(quality_check=QualityCheck(MONDAY, "Mary")),
    "all": TROUBLED,
    "replied": replace(TROUBLED, reply_sent_on=MONDAY),
    "closed": replace(TROUBLED, reply_sent_on=MONDAY, closed_on=MONDAY),
    "asked": replace(TROUBLED, stage2=Stage2(THURSDAY)),
    "accepted": replace(TROUBLED, stage2=ACCEPTED),
    "refused": replace(
        TROUBLED,
        closed_on=MONDAY,
        stage2=REFUSED,
    ),
    "taken back": replace(TROUBLED, struck_out=True),
}


@pytest.mark.parametrize("kind", [k for k in LetterKind if k is not LetterKind.LEARNING_FORM])
@pytest.mark.parametrize("state", STATES)
def test_every_letter_of_every_state_is_whole_or_says_what_is_missing(
    state: str, kind: LetterKind
) -> None:
    case = STATES[state]
    text = ""
    try:
        text = letter(kind, case)
    except Missing as missing:
        said = str(missing)
    else:
        said = ""
    if said:
        assert why_not(kind, case), "a letter that fits can be made"
        assert said.endswith(".")
        return
    assert case.ref in text
    assert "{" not in text
    assert "None" not in text


@pytest.mark.parametrize(
    ("state", "fits"),
    [
        ("new", {LetterKind.ACKNOWLEDGEMENT}),
        ("checked", {LetterKind.ACKNOWLEDGEMENT, LetterKind.REPLY_COVER}),
        ("all", {LetterKind.ACKNOWLEDGEMENT, LetterKind.EXTENSION, LetterKind.REPLY_COVER}),
        ("replied", {LetterKind.REPLY_COVER}),
        ("closed", set()),
        ("withdrawn", set()),
        ("taken back", set()),
        ("refused", {LetterKind.STAGE_2_REFUSED}),
    ],
)
def test_only_what_makes_sense_now_is_offered(state: str, fits: set[LetterKind]) -> None:
    found = fitting(STATES[state])
    assert {one.kind for one in found if not one.why_not} == fits
    assert all(one.why_not.endswith(".") for one in found if one.kind not in fits)


def test_a_learning_form_fits_once_there_is_one() -> None:
    assert why_not(LetterKind.LEARNING_FORM, TROUBLED) == "No learning form is begun for this case."
    assert why_not(LetterKind.LEARNING_FORM, TROUBLED, FORM) == ""


# -- hostile text ---------------------------------------------------------------------------------
HOSTILE = (
    "{{ ref }} {% if name %} {# gone #}",
    "{{ ''.__class__.__mro__ }}",
    "<w:p/><w:t>bold</w:t>",
    "</w:t></w:r></w:p><w:p><w:r><w:t>forged",
    "Fish & chips < > \" ' &amp; &#x41;",
    "]]> <!-- --> <?xml?>",
    "=cmd|' /C calc'!A0",
    "naïve 日本語 שלום 👩‍👩‍👧 é",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_what_people_typed_comes_out_as_they_typed_it(text: str) -> None:
    case = replace(TROUBLED, details=text, wants=text, team_manager=text)
    assert letter(LetterKind.ACKNOWLEDGEMENT, case).count(text) == 3


def test_control_characters_are_shown_and_break_nothing() -> None:
    case = replace(TROUBLED, details="a\x1b]52;c\x07 b\x00 c\x0c d\u202e e\x9b f\ud800")
    text = letter(LetterKind.ACKNOWLEDGEMENT, case)
    assert "a␛]52;c␇ b␀ c␌ d e<9b> f\ufffd" in text


def test_ten_thousand_characters_and_their_lines_are_all_there() -> None:
    details = "\n".join(f"Line {n} & <more> of what happened" for n in range(300))[:10_000]
    assert details in letter(LetterKind.ACKNOWLEDGEMENT, replace(TROUBLED, details=details))


@settings(max_examples=30)
@given(text=st.text(min_size=1, max_size=200))
def test_no_text_at_all_can_break_a_letter_or_leave_its_place(text: str) -> None:
    made = template("before", "{{ details }}", "after")
    facts = {**case_facts(TROUBLED, work(), OFFICER), "details": text}
    facts = {
        **facts,
        "details": case_facts(replace(TROUBLED, details=text), work(), OFFICER).get("details", "-"),
    }
    paragraphs = [
        p.text for p in Document(io.BytesIO(fill(LetterKind.EXTENSION, made, facts))).paragraphs
    ]
    assert paragraphs[0] == "before"
    assert paragraphs[-1] == "after"
    assert len(paragraphs) == 3


# -- edited templates -----------------------------------------------------------------------------
def trouble(data: bytes, kind: LetterKind = LetterKind.ACKNOWLEDGEMENT) -> str:
    """What is wrong with a template, "" for nothing."""
    from tracker.core.office import Refusal

    try:
        check(kind, data)
    except Refusal as refusal:
        return str(refusal)
    return ""


def test_a_template_may_choose_and_repeat() -> None:
    made = template(
        "{%p for point in points %}",
        "{{ loop.index }} of {{ points|length }}: {{ point.text|upper }}",
        "{%p endfor %}",
        "{% if outcome == 'partly upheld' %}Sorry{% else %}Well{% endif %}",
    )
    assert trouble(made) == ""
    text = words_of(fill(LetterKind.ACKNOWLEDGEMENT, made, case_facts(TROUBLED, work(), MANAGER)))
    assert "1 of 2: THE MISSED VISIT\n2 of 2: THE TONE OF THE LETTER\nSorry" in text


def test_a_field_that_word_cut_in_pieces_is_still_a_field() -> None:
    document = Document()
    paragraph = document.add_paragraph()
    for piece in ("Dear {", "{ gree", "ting }", "}"):
        paragraph.add_run(piece).bold = piece == "{ gree"
    out = io.BytesIO()
    document.save(out)
    assert trouble(out.getvalue()) == ""
    made = fill(LetterKind.EXTENSION, out.getvalue(), case_facts(TROUBLED, work(), MANAGER))
    assert "Dear Janet Smith" in words_of(made)


@pytest.mark.parametrize(
    ("paragraph", "says"),
    [
        (
            "{{ teem_manager }}",
            "do not have: teem_manager (near '{{ teem_manager }}'). Did you mean team_manager? "
            "There are: ref, today, from_name,",
        ),
        (
            "{% for p in points %}{{ p.txt }}{% endfor %}",
            "Did you mean p.text? There are: p.number, p.text, p.finding",
        ),
        ("{% for p in pionts %}{% endfor %}", "Did you mean points?"),
        ("{{ name", "a field is not written as {{ name }}, or its brackets do not match"),
        ("{% if name %}Dear", "{% if %} is begun and not ended with {% endif %}"),
        ("Dear {% endif %}", "there is no {% endif %} to be begun or ended here"),
        ("{{ name|safe }}", "|safe is not known; there are: capitalize,"),
        ("{% include '/etc/passwd' %}", "letters have no use for {% include %}"),
        ("{% import 'x' as y %}", "letters have no use for {% import %}"),
        ("{% autoescape false %}{{ details }}{% endautoescape %}", "no use for {% autoescape %}"),
        ("{% set x = 1 %}", "letters have no use for {% set %}"),
        ("{{ name.upper() }}", "letters have no use for anything with ( ) after a name"),
        ("{{ name.__class__ }}", "letters have no use for a dot in a field: .__class__"),
        ("{{ 'a' * 999999999 }}", "letters have no use for calculating or other tricks"),
        (
            "{% for i in range(9) %}{% endfor %}",
            "a repetition is written as {% for row in points %}",
        ),
        ("{{r details }}", "write {{ details }} instead"),
        (
            "{% for a in points %}" * 3 + "{% endfor %}" * 3,
            "a repetition is written as",
        ),
    ],
)
def test_what_is_wrong_with_an_edited_template_is_said_in_a_sentence(
    paragraph: str, says: str
) -> None:
    said = trouble(template("Dear {{ name }}", paragraph))
    assert says in said
    assert "\n" not in said


def test_where_it_is_wrong_is_told_by_the_words_there() -> None:
    said = trouble(template("Dear {{ name }}", "We saw {{ nobody }} yesterday"))
    assert "(near 'We saw {{ nobody }} yesterday')" in said


def test_fields_in_headers_and_footers_are_judged_and_filled_in_too() -> None:
    document = Document()
    document.sections[0].header.paragraphs[0].text = "About {{ ref }}"
    document.sections[0].footer.paragraphs[0].text = "{{ nobody }}"
    out = io.BytesIO()
    document.save(out)
    assert "do not have: nobody" in trouble(out.getvalue())


def test_a_learning_form_cannot_name_the_complainant() -> None:
    said = trouble(template("{{ name }}"), LetterKind.LEARNING_FORM)
    assert "do not have: name (" in said


def rezipped(change: Callable[[dict[str, bytes]], Any]) -> bytes:
    """A default template with its parts changed."""
    import zipfile

    data = default(LetterKind.ACKNOWLEDGEMENT)
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        parts = {name: opened.read(name) for name in opened.namelist()}
    change(parts)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return out.getvalue()


RELS = "word/_rels/document.xml.rels"
FETCHES = (
    b'<Relationship Id="r9" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    b'relationships/attachedTemplate" Target="http://example.org/t.dotm" TargetMode="External"/>'
)
LINKS = FETCHES.replace(b"attachedTemplate", b"hyperlink")
END = b"</Relationships>"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "it is not a Word file (.docx)"),
        (b"Dear {{ name }}", "it is not a Word file (.docx)"),
        (b"PK\x03\x04" + b"x" * 100, "it is damaged or not a Word file (.docx)"),
        (b"\xd0\xcf\x11\xe0" + b"x" * 100, "it has a password or is an old .doc file"),
        (b"PK\x03\x04" + b"x" * 5_000_001, "it is too big (5.0 MB; there is room for 5 MB)"),
        (default(LetterKind.EXTENSION)[:9_000], "it is damaged or not a Word file (.docx)"),
        (rezipped(lambda p: p.pop("word/document.xml")), "it is not a Word file (.docx)"),
        (rezipped(lambda p: p.update({"word/vbaProject.bin": b"x"})), "it holds macros"),
        (
            rezipped(lambda p: p.update({"word/media/x.bin": b"0" * 41_000_000})),
            "too big once unpacked",
        ),
        (
            rezipped(lambda p: p.update({"word/document.xml": p["word/document.xml"][:900]})),
            "it is damaged",
        ),
        (
            rezipped(
                lambda p: p.update({"word/document.xml": b"<!DOCTYPE x>" + p["word/document.xml"]})
            ),
            "declarations that no Word file has",
        ),
        (
            rezipped(lambda p: p.update({RELS: p[RELS].replace(END, FETCHES + END)})),
            "it would fetch something from outside",
        ),
        (rezipped(lambda p: p.update({RELS: p[RELS].replace(END, LINKS + END)})), ""),
        (
            rezipped(
                lambda p: p.update(
                    {
                        "[Content_Types].xml": p["[Content_Types].xml"].replace(
                            b"document.main", b"document.macroEnabled.main"
                        )
                    }
                )
            ),
            "made for macros",
        ),
    ],
    ids=[
        "empty",
        "text",
        "no zip",
        "locked",
        "too big",
        "cut off",
        "no body",
        "macros",
        "bomb",
        "broken",
        "doctype",
        "fetches",
        "links",
        "docm",
    ],
)
def test_a_file_that_is_no_template_is_refused_in_a_sentence(data: bytes, says: str) -> None:
    said = trouble(data)
    assert says in said
    assert bool(says) is bool(said)


# -- names and versions ---------------------------------------------------------------------------
def test_a_file_name_tells_nobody_who_it_is_about() -> None:
    kind = LetterKind.ACKNOWLEDGEMENT
    assert file_name("26-0142", kind, MONDAY) == "26-0142-acknowledgement-2026-11-09.docx"
    assert file_name("26-0142", kind, MONDAY, 2) == "26-0142-acknowledgement-2026-11-09-2.docx"
    for ref in ("../../x", "Smith, Janet", "a/b", "", "x" * 40):
        assert file_name(ref, kind, MONDAY) == "case-acknowledgement-2026-11-09.docx"


@pytest.mark.parametrize("name", ["../x.docx", "a b.docx", "x.docm", "", ".docx", "a/b.docx"])
def test_no_other_name_can_be_noted_on_a_case(name: str) -> None:
    assert not is_file_name(name)


@pytest.mark.parametrize("kind", LetterKind)
def test_the_templates_kept_are_those_that_are_written(kind: LetterKind) -> None:
    assert words_of(default(kind)) == words_of(LETTERS[kind]().data())
    assert trouble(default(kind), kind) == ""


@pytest.mark.parametrize("kind", LetterKind)
def test_a_letter_says_nothing_of_who_wrote_its_template(kind: LetterKind) -> None:
    document = Document(io.BytesIO(default(kind)))
    document.core_properties.author = "P. Shah"
    document.core_properties.comments = "{{ name }}"
    out = io.BytesIO()
    document.save(out)
    facts = (
        learning_facts(FORM, MANAGER, MONDAY)
        if kind is LetterKind.LEARNING_FORM
        else case_facts(
            replace(TROUBLED, stage2=REFUSED),
            work(),
            MANAGER,
        )
    )
    about = Document(io.BytesIO(fill(kind, out.getvalue(), facts))).core_properties
    assert (about.author, about.comments, about.title, about.last_modified_by) == ("", "", "", "")
