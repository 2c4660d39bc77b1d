"""Filling a letter in: a template's bytes and facts go in, a document's bytes come out.

Text of people is data to the last: it is escaped where it stands, never read as a field or as XML,
and a document that would come out broken is not made.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from tracker.core.letters import Facts, fields_of, not_known
from tracker.core.office import Refusal
from tracker.core.words import LetterKind
from tracker.papers.letter_fields import check_fields, environment
from tracker.papers.letter_package import check_package

if TYPE_CHECKING:
    from docxtpl import DocxTemplate

WORDS = "something in it cannot be filled in: save it again in Word, or begin with the default"


def version_of(template: bytes) -> str:
    """What tells one template from another: its SHA-256, in hexadecimal."""
    return hashlib.sha256(template).hexdigest()


def check(kind: LetterKind, template: bytes) -> None:
    """Find out whether letters of this kind can be made with a template.

    Raises:
        Refusal: a clause to follow the template's name, such as "it is not a Word file".
    """
    check_package(template)
    document = _opened(template)
    check_fields(environment(), _parts(document), fields_of(kind))
    _filled(template, _example(kind))
    _filled(template, {name: _Absent("", {}) for name in fields_of(kind)})


def fill(kind: LetterKind, template: bytes, facts: Facts) -> bytes:
    """The letter as a Word document.

    Raises:
        Refusal: sentences for every fact that the template wants and that is not known yet; or a
            clause for what is wrong with the template (see ``check``).
    """
    missing: dict[str, None] = {}
    known = {
        name: facts[name] if name in facts else _Absent(not_known(kind, name), missing)
        for name in fields_of(kind)
    }
    made = _filled(template, known)
    if missing:
        raise Missing(" ".join(missing))
    return made


class Missing(Refusal):
    """The letter cannot be made because something is not known yet; the text says what."""


class _Absent:
    """A fact that is not known: as good as nothing to ``if``, and noted when it is wanted."""

    def __init__(self, sentence: str, missing: dict[str, None]) -> None:
        self._sentence = sentence
        self._missing = missing

    def __str__(self) -> str:
        self._missing[self._sentence] = None
        return ""

    __html__ = __str__

    def __bool__(self) -> bool:
        return False

    def __len__(self) -> int:
        return 0

    def __iter__(self) -> Iterator[Any]:
        self._missing[self._sentence] = None
        return iter(())


def _opened(template: bytes) -> DocxTemplate:
    from docxtpl import DocxTemplate
    from lxml.etree import LxmlError, fromstring

    class Strict(DocxTemplate):  # type: ignore[misc]
        """Refuses what the library would repair by leaving words out."""

        def fix_tables(self, xml: str) -> Any:
            fromstring(xml)
            return super().fix_tables(xml)

    try:
        document = Strict(io.BytesIO(template))
        document.init_docx()
        document.get_xml()
    except (LxmlError, KeyError, ValueError, AttributeError, OSError) as error:
        raise Refusal("it is damaged or not a Word file (.docx)") from error
    return document


def _parts(document: DocxTemplate) -> Iterator[tuple[str, str]]:
    """Everything that is filled in, as it is and ready to be read: body, headers, footers, notes
    at the foot."""
    for text in _texts(document):
        yield text, document.patch_xml(text)


def _texts(document: DocxTemplate) -> Iterator[str]:
    yield document.get_xml()
    for kind in (document.HEADER_URI, document.FOOTER_URI):
        for _, part in document.get_headers_footers(kind):
            yield document.get_part_xml(part)
    for part in document.docx.part.package.parts:
        if part.content_type.endswith("wordprocessingml.footnotes+xml"):
            yield part.blob.decode("utf-8")


def _filled(template: bytes, facts: Mapping[str, Any]) -> bytes:
    from jinja2 import TemplateError
    from lxml.etree import LxmlError

    document = _opened(template)
    _say_nothing_of_anybody(document)
    try:
        document.render(dict(facts), environment(), autoescape=True)
        out = io.BytesIO()
        document.save(out)
    except (TemplateError, LxmlError, ValueError, TypeError, KeyError) as error:
        raise Refusal(WORDS) from error
    return out.getvalue()


def _say_nothing_of_anybody(document: DocxTemplate) -> None:
    """A document's properties tell who wrote it; a letter's should not. They are no place for
    fields either."""
    about = document.docx.core_properties
    for name in ("author", "category", "comments", "identifier", "keywords", "last_modified_by"):
        setattr(about, name, "")
    for name in ("subject", "title", "language", "content_status", "version"):
        setattr(about, name, "")


def _example(kind: LetterKind) -> dict[str, Any]:
    """Made-up facts for every field, to find out whether a template can be filled in."""
    return {
        one.name: [dict.fromkeys(one.rows, "x & <y>")] * 2 if one.rows else f"{one.name} & <x>"
        for one in fields_of(kind).values()
    }
