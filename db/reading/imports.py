"""What a log that comes in is held against: what is here, and how its like was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.errors import spoken
from db.reading.base import Reading

if TYPE_CHECKING:  # the day's work is read without them
    from tracker.core.importing.already import There
    from tracker.core.importing.choices import ImportMapping


class ReadsImports(Reading):
    """What a log that comes in is held against."""

    def already(self) -> There:
        """What is here, as far as a log that comes in has to know it."""
        from db import importing

        with spoken():
            return importing.already(self._connection)

    def import_mapping(self, fingerprint: str) -> ImportMapping | None:
        """How sheets with these headings were read before; None if that is not kept."""
        from db import importing

        with spoken():
            found = importing.mapping_for(self._connection, fingerprint)
        return found if found is not None and not found.removed else None
