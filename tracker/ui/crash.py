"""The last resort: what is written when the program itself fails.

Where it happened and nothing else: no values of variables, no message texts, because both can
hold what a family told us. A note in a file, one sentence on the screen.
"""

from __future__ import annotations

import os
import traceback
from datetime import UTC, datetime
from pathlib import Path


def where(home: Path | None) -> Path | None:
    """The file that notes go to; None when there is no folder for them."""
    return home / "crashes.log" if home is not None else None


def lines(error: BaseException | None) -> list[str]:
    """The kind of error and the places it came through: file, line, function."""
    if error is None:
        return ["unknown"]
    frames = traceback.extract_tb(error.__traceback__)
    found = [type(error).__name__]
    found += [f"  {Path(f.filename).name}:{f.lineno} {f.name}" for f in frames]
    cause = error.__cause__ or error.__context__
    if cause is not None and cause is not error:
        found += ["from", *lines(cause)]
    return found


def note(error: BaseException | None, home: Path | None) -> None:
    """Add a note to the file; a note that cannot be written is given up in silence, because
    this runs while the program is going down already."""
    path = where(home)
    if path is None:
        return
    text = "\n".join([f"--- {datetime.now(UTC).isoformat(timespec='seconds')}", *lines(error), ""])
    try:
        handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            os.write(handle, (text + "\n").encode("utf-8", "replace"))
        finally:
            os.close(handle)
    except OSError:
        return
