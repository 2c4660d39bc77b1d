"""The rows that could not be read, with the reasons, as a CSV file to be put right and read again.

The first columns are not read when the file is brought in again; nothing in it is a formula.
"""

from __future__ import annotations

import csv
import io
import os
from collections import defaultdict
from pathlib import Path

from tracker.core.clean import csv_safe, visible
from tracker.core.importing.cells import plain, text_of
from tracker.core.importing.plans import Plan
from tracker.core.out.register import FileLeft, LeftKind, checksum
from tracker.core.ports import CouldNot
from tracker.papers.book_read import BookRead

HEADINGS = ("Sheet", "Line", "Reason")
_MOST_TRIED = 1_000


def table(plan: Plan, read: BookRead) -> list[list[str]]:
    """The headings and then the rejected rows as they stand in the workbook."""
    sheets = {sheet.name: sheet for sheet in plan.used}
    headings: dict[str, str] = {}
    for name, _ in read.bad_rows:
        for one in sheets[name].columns:
            headings.setdefault(plain(one.heading) or f"#{one.index}", one.heading)
    places = {key: at for at, key in enumerate(headings)}
    reasons: dict[tuple[str, int], list[str]] = defaultdict(list)
    for reject in read.rejects:
        where = f"{reject.column}: " if reject.column else ""
        reasons[(reject.sheet, reject.line)].append(where + reject.reason)
    rows = [[*HEADINGS, *headings.values()]]
    for (name, line), row in sorted(read.bad_rows.items(), key=lambda item: item[0]):
        cells = [""] * len(headings)
        columns = sheets[name].columns
        for one in columns:
            place = places[plain(one.heading) or f"#{one.index}"]
            cells[place] = cells[place] or text_of(row.cell(one.index))
        beyond = [text_of(cell) for cell in row.cells[len(columns) :]]
        rows.append([name, str(line), " ".join(reasons[(name, line)]), *cells, *beyond])
    return rows


def as_csv(rows: list[list[str]]) -> bytes:
    """A CSV file for people with spreadsheets, with the mark by which Excel knows UTF-8."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_ALL)
    writer.writerows([csv_safe(visible(cell)) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def left(target: Path, read: BookRead, made_of: str) -> FileLeft:
    """The file as the register of what left has it; its SHA-256 is ``made_of``."""
    what = "Rows of a spreadsheet that could not be brought in"
    return FileLeft(LeftKind.REJECTED_ROWS, what, read.rejected, target.name, made_of)


def write_beside(source: Path, plan: Plan, read: BookRead) -> tuple[Path, FileLeft]:
    """Write the file beside the workbook, readable by nobody else, under a name that is free.

    Returns where it is, and what it is in the register of what left.

    Raises:
        CouldNot: the folder or the disk would not take it.
    """
    data = as_csv(table(plan, read))
    for number in range(1, _MOST_TRIED):
        again = f"-{number}" if number > 1 else ""
        target = source.with_name(f"{source.stem}-rejected{again}.csv")
        try:
            handle = os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        except FileExistsError:
            continue
        except OSError as error:
            raise _could_not(target, error) from None
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
        except OSError as error:
            target.unlink(missing_ok=True)
            raise _could_not(target, error) from None
        return target, left(target, read, checksum(data))
    raise CouldNot(f"The rejected rows could not be written beside {source.name}.")


def _could_not(target: Path, error: OSError) -> CouldNot:
    why = f": {error.strerror.lower()}" if error.strerror else ""
    return CouldNot(f"The rejected rows could not be written to {target}{why}.")
