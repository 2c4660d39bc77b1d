"""Notes beside the file of what is open in which window: one small file for each window.

Not a table. A write to the database moves ``PRAGMA data_version``, so every other window would
read its screen anew whenever anybody opened a case; it waits for the disk and for whoever is
saving, eighty times as long as a note takes; and what is true for a minute would be in every
backup. A note holds a colleague's name, a reference and a time, and nothing of any family. Each
window writes its own note alone, so nothing has to be locked, and a window that was killed is
forgotten because its note grows old.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from tracker.core.identity import new_save_id
from tracker.core.presence import OpenElsewhere

REFRESH = 20.0
"""Seconds after which a note is said to be still true."""

STALE = 60.0
"""Seconds without that after which its window is taken for dead."""

LONGEST = 2_000
"""Bytes of a note that are read: what is longer is none of ours."""


def folder_for(path: Path) -> Path:
    """Where the notes of a file stand."""
    return path.with_name(f"{path.name}.windows")


class FileWindows:
    """The notes as one window sees them. Used by one thread."""

    def __init__(self, path: Path, now: Callable[[], float] = time.time) -> None:
        """``path`` is the file that is open; ``now`` gives seconds, for the age of notes."""
        self._folder = folder_for(path)
        self._own = self._folder / f"{new_save_id()}.json"
        self._now = now
        self._noted: OpenElsewhere | None = None
        self._noted_at = 0.0

    def look(self, mine: OpenElsewhere | None) -> tuple[OpenElsewhere, ...]:
        """Note what is open here, and say what is open in other windows, oldest first."""
        with suppress(OSError):
            self._note(mine)
        try:
            with os.scandir(self._folder) as entries:
                others = [e for e in entries if e.name.endswith(".json")]
        except OSError:
            return ()
        found = [self._read(Path(e.path)) for e in others if e.name != self._own.name]
        return tuple(sorted((one for one in found if one), key=lambda one: (one.since, one.who)))

    def leave(self) -> None:
        """Forget this window's note, and the folder with the last one."""
        self._noted = None
        with suppress(OSError):
            self._own.unlink(missing_ok=True)
        with suppress(OSError):
            self._folder.rmdir()

    def _note(self, mine: OpenElsewhere | None) -> None:
        if mine is None:
            if self._noted is not None:
                self.leave()
            return
        now = self._now()
        if mine != self._noted or not self._own.exists():
            self._write(mine)
        elif not 0 <= now - self._noted_at < REFRESH:
            os.utime(self._own, (now, now))
        else:
            return
        self._noted, self._noted_at = mine, now

    def _write(self, mine: OpenElsewhere) -> None:
        """Whole or not at all: nobody reads half a note."""
        self._folder.mkdir(mode=0o700, exist_ok=True)
        new = self._own.with_suffix(".new")
        words = {"who": mine.who, "ref": mine.ref, "since": mine.since.isoformat()}
        descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with open(descriptor, "w", encoding="utf-8") as file:
            json.dump(words, file)
        now = self._now()
        os.utime(new, (now, now))
        os.replace(new, self._own)

    def _read(self, note: Path) -> OpenElsewhere | None:
        """A note that is young enough and one of ours; an old one is swept away."""
        try:
            age = self._now() - note.stat().st_mtime
            if abs(age) > STALE:
                note.unlink(missing_ok=True)
                return None
            words = json.loads(note.read_bytes()[:LONGEST])
            since = datetime.fromisoformat(words["since"])
            if since.tzinfo is None:
                return None
            return OpenElsewhere(str(words["who"])[:60], str(words["ref"])[:20], since)
        except (OSError, ValueError, KeyError, TypeError):
            return None
