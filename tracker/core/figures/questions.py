"""What can be asked of the file. A number and its list of cases come from the same question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Protocol

from tracker.core.figures.periods import Period
from tracker.core.words import Labelled

if TYPE_CHECKING:
    from tracker.core.figures.stage2_lines import Stage2Line


class Cohort(Labelled):
    """What is counted, and by which day of it."""

    RECEIVED = "received"
    """Contacts by the day they were received."""
    CLOSED = "closed"
    """Contacts by the day they were closed."""
    STAGE_2_REQUESTED = "stage_2_requested"
    """Cases by the day Stage 2 was asked for."""
    STAGE_2_CLOSED = "stage_2_closed"
    """Cases by the day their Stage 2 investigation was closed: of the adjudication letter where
    no later closing was recorded."""
    STAGE_3_REQUESTED = "stage_3_requested"
    """Cases by the day a review panel was asked for."""
    OMBUDSMAN = "ombudsman"
    """Matters raised with the Ombudsman, by the day: a case may have several."""
    COMPLIMENTS = "compliments"
    """Compliments by the day they were received."""
    PROMISES = "promises"
    """Promises on learning forms, by the day they were made."""


class Unit(Labelled):
    """What one is."""

    CONTACTS = "contacts"
    PEOPLE = "people"
    """Complainants: everybody once; who gave no name is nobody's double, so each counts."""
    MATTERS = "matters"
    COMPLIMENTS = "compliments"
    PROMISES = "promises"


class Dim(Labelled):
    """What is told apart. The value is a word as the file holds it, "" where it holds none."""

    HANDLING = "handling"
    CHANNEL = "channel"
    AREA = "area"
    THEME = "theme"
    OUTCOME = "outcome"
    MONTH = "month"
    """ "2017-04": of the day that the cohort goes by."""
    BAND = "band"
    """Working days of the Stage 1 reply: "10", "20", "over"; "" while there is no reply."""
    TIMING = "timing"
    """In which of the four ways a Stage 1 reply was or was not in time (``Timing``)."""
    YOUNG = "young"
    """ "1" where a young person made the contact, else "0"."""
    STATUS = "status"
    """A young person's status: "Child in care" and so on."""
    REPEATS = "repeats"
    """How many contacts of the cohort and period the same person made; "" without a name."""
    AGE = "age"
    GENDER = "gender"
    ETHNICITY = "ethnicity"
    DISABILITY = "disability"
    ADVOCACY = "advocacy"
    """Whether an advocate was wanted, as asked: "not_asked", "yes", "no"."""
    RELATION = "relation"
    WITHDRAWN = "withdrawn"
    """ "before" or "after" work began; "" where it was not withdrawn."""
    DECISION = "decision"
    """What became of a request for Stage 2; "" while it is not decided."""
    IN_TIME = "in_time"
    """Of the cohort's own clock: "yes", "no", "" while it runs or where none ran."""
    TAKEN_FORWARD = "taken_forward"
    """What the Ombudsman answered: "yes", "no", "" so far nothing."""
    TYPE = "type"
    """Of a compliment: "internal" or "external"."""
    SOURCE = "source"
    DONE = "done"
    """Of a promise, or of a remedy agreed with the Ombudsman: "on_time", "late", "open",
    "overdue"; "" where no remedy was agreed."""
    REF = "ref"
    """The reference of what is listed: of one case, one compliment, one form."""
    REASON = "reason"
    """Why it was withdrawn, in the words written down; "" where none were."""
    EXTENSION = "extension"
    """Why the Stage 1 clock was extended; "" where it was not or nobody said why."""
    EXTENDED = "extended"
    """ "1" where an extension of the clock was agreed, else "0"."""
    ACKNOWLEDGED = "acknowledged"
    """ "yes" in time, "no" late, "" where no acknowledgement is recorded."""
    PANEL = "panel"
    """Whether the panel met in time: "yes", "no", "" so far not."""
    FINDINGS = "findings"
    """Whether the findings came in time, likewise."""
    RESPONSE = "response"
    """Whether the final response was sent in time, likewise."""
    EARLY = "early"
    """ "1" where the Ombudsman was gone to before the procedure had ended, else "0"."""
    FOUND = "found"
    """What the Ombudsman found, in the words written down; "" so far nothing."""


class Timing(Labelled):
    """The four ways of a Stage 1 reply, and that there is none yet (table 10)."""

    STANDARD = "standard"
    """Within ten working days."""
    EXTENDED = "extended"
    """Within twenty, and an extension had been agreed."""
    NO_EXTENSION = "no_extension"
    """After ten working days though nobody had agreed an extension."""
    BEYOND = "beyond"
    """After the twenty of an agreed extension."""
    WAITING = "waiting"
    """Not replied to."""


Only = tuple[Dim, tuple[str, ...]]
"""One condition: the dimension is one of these values."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is counted: a cohort in a period, under conditions.

    ``without_persistent`` leaves out the contacts of named persistent complainants: people about
    whom a decision was in force on any day of the period.
    """

    cohort: Cohort
    period: Period
    only: tuple[Only, ...] = ()
    without_persistent: bool = False
    today: date = date.max
    """Against which an open promise is overdue."""

    def where(self, dim: Dim, *values: str) -> Question:
        """The same question of those only whose ``dim`` is one of ``values``."""
        return replace(self, only=(*self.only, (dim, values)))

    def at(self, period: Period) -> Question:
        """The same question of another period."""
        return replace(self, period=period)


Tally = Mapping[tuple[str, ...], int]
"""How many there are for each combination of values that occurs."""


class Counting(Protocol):
    """Who can answer: the reading side of the file."""

    def tally(self, question: Question, dims: Sequence[Dim], unit: Unit) -> Tally:
        """How many of ``unit`` there are, told apart by ``dims``. With no dims: one key, ()."""
        ...

    def stage2_closed(self, question: Question) -> Sequence[Stage2Line]:
        """The investigations that a question of ``STAGE_2_CLOSED`` counts, by closing."""
        ...

    def behind(self, question: Question) -> Sequence[str]:
        """What is counted, by reference and in order: cases, compliments, learning forms.

        A case with two matters before the Ombudsman is listed twice, and a form once for each of
        its promises, so that as many are listed as were counted (people apart: every contact of
        theirs is listed).
        """
        ...
