"""What is wanted when a workbook is brought in."""

from __future__ import annotations

from dataclasses import dataclass

from tracker.core.compliments import PastCompliment
from tracker.core.importing.choices import Choices
from tracker.core.past import PastContact, PastStage2


@dataclass(frozen=True, slots=True)
class ImportLog:
    """Bring in the rows of a workbook. ``mappings`` are choices to remember, by fingerprint.

    ``doubles`` says that rows which are here already were wished for all the same.
    """

    source: str
    contacts: tuple[PastContact, ...] = ()
    stage2: tuple[PastStage2, ...] = ()
    compliments: tuple[PastCompliment, ...] = ()
    mappings: tuple[tuple[str, Choices], ...] = ()
    doubles: bool = False
