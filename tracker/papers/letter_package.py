"""The file around a template: that it is a Word document, no larger than sense, and inert.

Checked before anything of it is read as a document: a .docx is a ZIP that anybody may have made.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from tracker.core.office import Refusal

MOST_BYTES = 5_000_000
"""Bytes of a template's file: a letter head with a picture takes a tenth of it."""

MOST_UNPACKED = 40_000_000
"""Bytes of everything in it, unpacked."""

MOST_TEXT = 2_000_000
"""Bytes of one part that is read for fields, unpacked: some hundred pages."""

MOST_PARTS = 400
"""Files inside it."""

BODY = "word/document.xml"

_ZIP = b"PK\x03\x04"
_OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0"
_RUNS = re.compile(r"(^|/)(vbaProject\.bin|vbaData\.xml|activeX/|attachedToolbars\.bin)", re.I)
_MACRO_TYPE = re.compile(rb"macroEnabled", re.I)
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*>", re.S)
_EXTERNAL = re.compile(rb"""TargetMode\s*=\s*["']External["']""")
_HYPERLINK = re.compile(rb"""Type\s*=\s*["'][^"']*/hyperlink["']""")


def too_big(length: int) -> str:
    """The sentence for a file of this many bytes."""
    return f"it is too big ({length / 1e6:.1f} MB; there is room for {MOST_BYTES / 1e6:.0f} MB)"


def check_package(data: bytes) -> None:
    """Raises Refusal with a clause to follow the file's name when it is nothing to fill in."""
    if len(data) > MOST_BYTES:
        raise Refusal(too_big(len(data)))
    if data.startswith(_OLD_OR_LOCKED):
        raise Refusal("it has a password or is an old .doc file: save it as .docx without one")
    if not data.startswith(_ZIP):
        raise Refusal("it is not a Word file (.docx)")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as opened:
            _check_parts(opened)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise Refusal("it is damaged or not a Word file (.docx)") from error


def _check_parts(opened: zipfile.ZipFile) -> None:
    parts = opened.infolist()
    names = {part.filename for part in parts}
    if BODY not in names or "[Content_Types].xml" not in names:
        raise Refusal("it is not a Word file (.docx)")
    unpacked = sum(part.file_size for part in parts)
    if unpacked > MOST_UNPACKED or len(parts) > MOST_PARTS:
        raise Refusal("it is too big once unpacked")
    if any(_RUNS.search(name) for name in names):
        raise Refusal("it holds macros: save it as .docx without them")
    if _MACRO_TYPE.search(_read(opened, "[Content_Types].xml")):
        raise Refusal("it is made for macros: save it as .docx")
    for part in parts:
        if part.filename.endswith((".xml", ".rels")):
            _check_xml(part.filename, _read(opened, part.filename))


def _check_xml(name: str, text: bytes) -> None:
    if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
        raise Refusal("it holds declarations that no Word file has")
    if name.startswith("word/") and name.count("/") == 1 and len(text) > MOST_TEXT:
        raise Refusal("it holds too much text for a letter")
    if name.endswith(".rels"):
        for relation in _RELATION.findall(text):
            if _EXTERNAL.search(relation) and not _HYPERLINK.search(relation):
                raise Refusal(
                    "it would fetch something from outside when opened: "
                    "put pictures into the file itself, and attach no other template"
                )


def _read(opened: zipfile.ZipFile, name: str) -> bytes:
    """A part, no larger than it said it was."""
    said = opened.getinfo(name).file_size
    with opened.open(name) as part:
        data = part.read(said + 1)
    if len(data) > said:
        raise Refusal("it is damaged or not a Word file (.docx)")
    return data
