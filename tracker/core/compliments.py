"""A compliment as a record, what can be done with it, and which of them a list shows.

Compliments are logged apart from complaints, on the same service areas (tables 15 to 17 of the
annual report). A compliment has no clock: what can be forgotten is to share it with the team.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from tracker.core.words import Labelled
from tracker.core.years import year_span


class ComplimentType(Labelled):
    """Whether it came from within the organisation or from outside (tables 16 and 17)."""

    INTERNAL = "internal"
    EXTERNAL = "external"


SOURCES: Mapping[str, ComplimentType] = MappingProxyType(
    {
        "Parent/carer": ComplimentType.EXTERNAL,
        "Child/young person": ComplimentType.EXTERNAL,
        "Foster carer": ComplimentType.EXTERNAL,
        "Adopter": ComplimentType.EXTERNAL,
        "School": ComplimentType.EXTERNAL,
        "Health": ComplimentType.EXTERNAL,
        "Police": ComplimentType.EXTERNAL,
        "Judge/court": ComplimentType.EXTERNAL,
        "Children's guardian": ComplimentType.EXTERNAL,
        "Local business/community": ComplimentType.EXTERNAL,
        "Colleague": ComplimentType.INTERNAL,
        "Manager": ComplimentType.INTERNAL,
    }
)
"""Who compliments come from (table 15), and the type each usually is: a form begins with it, and
whoever takes the compliment down may choose the other."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a person takes down of a compliment. Empty text means not known.

    ``received_on`` is a whole local date. ``words`` are those of whoever said it, never empty.
    ``staff`` are those thanked, as they were named.
    """

    received_on: date
    type: ComplimentType
    source: str
    area: str
    words: str
    said_by: str = ""
    staff: str = ""
    shared_on: date | None = None


@dataclass(frozen=True, slots=True)
class Compliment:
    """One compliment as it is kept.

    ``number`` counts all compliments of the file; ``ref`` is the financial year of receipt and a
    number within it ("C26-0031"), given once and kept even if the date is corrected later.
    ``quote`` has the words to print in the annual report, "" while it is not chosen for it.
    ``brought_from`` names the log it was brought in from, "" for one taken down here.
    """

    number: int
    ref: str
    received_on: date
    type: ComplimentType
    source: str
    area: str
    words: str
    said_by: str = ""
    staff: str = ""
    shared_on: date | None = None
    quote: str = ""
    logged_by: str = ""
    brought_from: str = ""
    version: int = 1
    removed: bool = False

    @property
    def to_share(self) -> bool:
        """Whether the team has still to hear of it. What an old log says nothing of is no task."""
        return self.shared_on is None and not self.brought_from

    @property
    def facts(self) -> Facts:
        """What a person took down of it."""
        return Facts(
            self.received_on,
            self.type,
            self.source,
            self.area,
            self.words,
            self.said_by,
            self.staff,
            self.shared_on,
        )


def compliment_ref(year: int, number: int) -> str:
    """ "C26-0031": the financial year's last two figures, and the number within that year."""
    return f"C{year % 100:02d}-{number:04d}"


# -- what somebody wants done --------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class LogCompliment:
    """Take down a compliment; it gets its reference when saved."""

    facts: Facts
    draft_id: str = ""


@dataclass(frozen=True, slots=True)
class EditCompliment:
    """Put right what was taken down; ``version`` is the one the person saw."""

    number: int
    version: int
    facts: Facts
    draft_id: str = ""


@dataclass(frozen=True, slots=True)
class ShareCompliments:
    """Note that these were shared with the team on a day. Those shared already keep their day."""

    numbers: tuple[int, ...]
    on: date


@dataclass(frozen=True, slots=True)
class QuoteCompliment:
    """Choose the words to print in the annual report; "" means not to print it after all."""

    number: int
    version: int
    quote: str
    draft_id: str = ""


@dataclass(frozen=True, slots=True)
class PastCompliment:
    """One row of an old log, with the words chosen for a report, if any were."""

    facts: Facts
    quote: str = ""


@dataclass(frozen=True, slots=True)
class ImportCompliments:
    """Bring an old log in as one batch; ``source`` names it to the person who undoes it."""

    rows: tuple[PastCompliment, ...]
    source: str


ComplimentCommand = (
    LogCompliment | EditCompliment | ShareCompliments | QuoteCompliment | ImportCompliments
)
"""Everything that can be asked about compliments."""


# -- what a list shows ---------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class ComplimentFilter:
    """Which compliments a list shows. Empty means any.

    ``text`` is searched in the words, who said it, staff, area, source and reference. ``year`` is
    the financial year of receipt. ``to_share`` shows those that the team has still to hear of,
    ``quotes`` those chosen for the report; ``to`` leaves out what was received after that day.
    """

    text: str = ""
    year: int | None = None
    area: str = ""
    source: str = ""
    type: ComplimentType | None = None
    to_share: bool = False
    quotes: bool = False
    to: date | None = None

    @property
    def first(self) -> date | None:
        """The first day of receipt that is shown; None for no limit."""
        return year_span(self.year)[0] if self.year is not None else None

    @property
    def last(self) -> date | None:
        """The last day of receipt that is shown; None for no limit."""
        ends = year_span(self.year)[1] if self.year is not None else None
        return min((day for day in (ends, self.to) if day), default=None)


@dataclass(frozen=True, slots=True)
class ComplimentTally:
    """The numbers of the compliments found, newest first, and the counts of these very ones."""

    numbers: tuple[int, ...]
    internal: int
    external: int
    to_share: int
    quotes: int
