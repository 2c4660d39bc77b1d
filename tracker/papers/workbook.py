"""Opening a spreadsheet: .xlsx, .xlsm, .xls, .ods and text files, as sheets of raw cells.

What is too large, damaged or locked is one sentence. Nothing of a workbook is ever run: formulas
arrive as the values they had when it was saved.
"""

from __future__ import annotations

import zipfile
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

from tracker.core.importing.cells import RawBook, RawCell, RawRow, RawSheet
from tracker.core.importing.kinds import KINDS
from tracker.papers.csv_text import (
    LogError,
    decode,
    delimiter_of,
    read_bytes,
    records,
    shown,
)

MAX_ROWS = 200_000
"""The most rows in all sheets together, blank ones included."""

MAX_COLUMNS = 500
MAX_SHEETS = 100
MAX_CELLS = 20_000_000
MAX_UNPACKED = 400_000_000
"""Bytes that the parts of a workbook may unpack to, all together."""

MAX_RATIO = 400
"""How many times its packed size a large part may unpack to; text seldom passes 30."""

_LARGE_PART = 20_000_000
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_OTHERS = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"%PDF-", b"{\\rtf", b"SQLite format 3\0")
"""How pictures, papers and databases begin: none of them is a text file, whatever it is called."""

LOCKED = "{name} is locked with a password: save it without one first."
DAMAGED = "{name} cannot be read as a workbook: it is damaged, or no workbook at all."
TOO_MUCH = "{name} unpacks to far more than a log holds: it is not opened."
EMPTY = "The log is empty."


def open_book(path: Path) -> RawBook:
    """The workbook or text file at ``path``.

    Raises:
        LogError: a sentence on why it cannot be read.
    """
    data = read_bytes(path)
    name = shown(path.name)
    if not data.strip():
        raise LogError(EMPTY)
    if data.startswith((_ZIP, _OLE)):
        return _workbook(path, data, name)
    if data.startswith(_OTHERS):
        raise LogError(DAMAGED.format(name=name))
    return text_book(name, *decode(data))


def text_book(name: str, text: str, note: str = "") -> RawBook:
    """A text file with something between its cells, as a workbook of one sheet."""

    def knows(cell: str) -> bool:
        return any(kind.field_of(cell) for kind in KINDS.values())

    text = text.removeprefix("\ufeff")
    rows: list[RawRow] = []
    with closing(records(text, delimiter_of(text, knows))) as found:
        for record in found:
            if len(rows) >= MAX_ROWS:
                raise LogError(f"The log has more than {MAX_ROWS:,} rows.")
            rows.append(RawRow(record.first, tuple(record.cells), record.last))
    if all(row.is_blank for row in rows):
        raise LogError(EMPTY)
    sheet = RawSheet(name, tuple(rows), ends_whole=text.endswith(("\n", "\r")))
    return RawBook(name, (sheet,), (note,) if note else (), is_text=True)


def _workbook(path: Path, data: bytes, name: str) -> RawBook:
    import io

    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    if data.startswith(_ZIP):
        _check_unpacked(data, name)
    elif b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e" in data:
        raise LogError(LOCKED.format(name=name))
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            return RawBook(name, tuple(_sheets(book, name)))
    except PasswordError:
        raise LogError(LOCKED.format(name=name)) from None
    except LogError:
        raise
    except (CalamineError, OSError, ValueError, zipfile.BadZipFile, OverflowError) as error:
        raise LogError(DAMAGED.format(name=name)) from error
    except BaseException as error:
        # The library's own panics are no Exception; they say only that the file is damaged.
        if type(error).__name__ != "PanicException":
            raise
        raise LogError(DAMAGED.format(name=name)) from None


def _check_unpacked(data: bytes, name: str) -> None:
    """Refuse an archive that unpacks to far more than it is. Raises LogError."""
    import io

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise LogError(DAMAGED.format(name=name)) from error
    whole = sum(part.file_size for part in parts)
    bombs = (
        part.file_size > _LARGE_PART and part.file_size > MAX_RATIO * max(1, part.compress_size)
        for part in parts
    )
    if whole > MAX_UNPACKED or len(parts) > 10_000 or any(bombs):
        raise LogError(TOO_MUCH.format(name=name))
    if any(part.flag_bits & 1 for part in parts):
        raise LogError(LOCKED.format(name=name))


def _sheets(book: Any, name: str) -> list[RawSheet]:
    """Every visible and hidden sheet of rows. Raises LogError beyond the bounds."""
    names = list(book.sheet_names)
    if len(names) > MAX_SHEETS:
        raise LogError(f"{name} has more than {MAX_SHEETS} sheets.")
    found: list[RawSheet] = []
    left = MAX_ROWS
    for sheet_name in names:
        sheet = book.get_sheet_by_name(sheet_name)
        height, width = sheet.total_height, sheet.total_width
        if height > left:
            raise LogError(f"The log has more than {MAX_ROWS:,} rows.")
        if width > MAX_COLUMNS or height * width > MAX_CELLS:
            raise LogError(f"A sheet of {name} has more than {MAX_COLUMNS} columns.")
        left -= height
        rows = tuple(
            RawRow(number, tuple(map(_cell, row)), number)
            for number, row in enumerate(sheet.to_python(skip_empty_area=False), start=1)
        )
        found.append(RawSheet(shown(sheet_name), rows))
    return found


def _cell(value: Any) -> RawCell:
    """A cell as the core knows cells."""
    if isinstance(value, timedelta):
        return str(value)
    return value  # type: ignore[no-any-return]
