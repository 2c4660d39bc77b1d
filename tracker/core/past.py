"""A case as an old log knows it: facts with their dates, no story of who typed what when.

The spreadsheet import and the demonstration both speak this; ``desk`` turns it into events.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from tracker.core.words import Handling, NameGiven, Outcome


@dataclass(frozen=True, slots=True)
class PastContact:
    """One row of an old log. Dates are whole local dates; empty text means not recorded.

    ``person_key`` says which rows of one batch are the same person ("" for a nameless caller).
    ``handling`` None means that nobody had classified it yet.
    ``closed_on`` None with a ``reply_sent_on`` means closed on the day the reply went.
    """

    source_ref: str
    received_on: date
    channel: str
    handling: Handling | None
    area: str = ""
    theme: str = ""
    details: str = ""
    name_given: NameGiven = NameGiven.NAMED
    complainant: str = ""
    person_key: str = ""
    relation: str = ""
    young_person: bool = False
    young_status: str = ""
    age: int | None = None
    ethnicity: str = ""
    disability: str = ""
    team_manager: str = ""
    extended_on: date | None = None
    extension_reason: str = ""
    reply_sent_on: date | None = None
    outcome: Outcome | None = None
    stage2_requested_on: date | None = None
    stage2_decision: str = ""
    stage2_decided_on: date | None = None
    rights_given_on: date | None = None
    wants: str = ""
    child: str = ""
    telephone: str = ""
    notes: tuple[tuple[date, str], ...] = field(default=())


@dataclass(frozen=True, slots=True)
class PastStage2:
    """One row of a log of Stage 2 investigations.

    ``ref`` is the case's reference in its own log, or here.
    ``reported_days`` are working days as the log says; ``pence`` the whole cost, None if unknown.
    ``not_signed_on`` is the day it was noted that the complainant did not sign the terms.
    """

    ref: str
    requested_on: date
    terms_on: date | None = None
    not_signed_on: date | None = None
    adjudicated_on: date | None = None
    closed_on: date | None = None
    reported_days: int | None = None
    pence: int | None = None
