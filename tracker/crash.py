"""The last resort: what is written when the program itself fails.

Where it happened and nothing else: no values of variables, no message texts, because both can
hold what a family told us. A note in a file; one sentence for the person is said elsewhere.
"""

from __future__ import annotations

import os
import traceback
from datetime import UTC, datetime
from pathlib import Path

FILE = "crashes.log"


def places(error: BaseException | None) -> list[str]:
    """The kind of error and the places it came through: file, line, function."""
    if error is None:
        return ["unknown"]
    frames = traceback.extract_tb(error.__traceback__)
    found = [type(error).__name__]
    found += [f"  {Path(f.filename).name}:{f.lineno} {f.name}" for f in frames]
    # A worker's failure wraps the one that matters.
    cause = getattr(error, "error", None) or error.__cause__ or error.__context__
    if not isinstance(cause, BaseException):
        return found
    return [*found, "from", *places(cause)]


def note(error: BaseException | None, folder: Path | None) -> Path | None:
    """Write down in ``folder`` where an unforeseen failure happened.

    Returns the file, or None when there is no folder or it could not be written: this runs
    while the program is going down already, and must not fail in its turn.
    """
    if folder is None:
        return None
    path = folder / FILE
    lines = [f"--- {datetime.now(UTC).isoformat(timespec='seconds')}", *places(error), "", ""]
    try:
        handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            os.write(handle, "\n".join(lines).encode("utf-8", "replace"))
        finally:
            os.close(handle)
    except OSError:
        return None
    return path
