"""A case and the values it is made of. Frozen: a change is a new case made by ``evolve``.

State is derived, never stored: whether a case is late is asked of ``clocks``, not kept here.
What *is* kept is what stopped clocks said at the stop, because history must not rewrite itself.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from tracker.core.case_people import Advocacy, CasePeople, Equality
from tracker.core.stages import Aside, Referral, Stage2, Stage3
from tracker.core.words import AsideKind, ClockName, Handling, NameGiven, Outcome, Safety


@dataclass(frozen=True, slots=True)
class Party:
    """The complainant: the person who made the contact, as known on that day.

    ``person_id`` is None for a caller without a name: nameless callers are never one person.
    ``age`` is in whole years. Equality answers are empty when not asked.
    """

    name_given: NameGiven = NameGiven.NOT_ASKED
    name: str = ""
    person_id: int | None = None
    relation: str = ""
    telephone: str = ""
    email: str = ""
    young_person: bool = False
    young_status: str = ""
    age: int | None = None
    ethnicity: str = ""
    disability: str = ""

    @property
    def shown(self) -> str:
        """The name, or the words that stand where there is none."""
        return self.name if self.name_given is NameGiven.NAMED else self.name_given.label


@dataclass(frozen=True, slots=True)
class Proposal:
    """What an officer thinks the handling is; a manager confirms or changes it."""

    handling: Handling | None = None
    theme: str = ""
    area: str = ""
    team_manager: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Extension:
    """A dated decision to use the outer limit (DOMAIN: reported apart from replies without one)."""

    agreed_on: date
    reason: str
    agreed_by: str
    told_on: date | None = None


@dataclass(frozen=True, slots=True)
class Pause:
    """A stop of the count while an advocate is awaited; ``to_on`` None while it lasts."""

    from_on: date
    reason: str
    to_on: date | None = None


@dataclass(frozen=True, slots=True)
class Point:
    """One matter complained of, with its own finding."""

    number: int
    text: str
    finding: Outcome | None = None


@dataclass(frozen=True, slots=True)
class Stopped:
    """What a clock said when it stopped: kept for ever, with the calendar it was counted by.

    ``limit`` is the working days that were allowed from ``start`` to ``due``, pauses included.
    ``days`` and ``net_days`` are working days from day 0 to the stop, with and without pauses;
    ``late`` is working days past ``due``: 0 when in time, and on the weekend after the due date.
    """

    clock: ClockName
    start: date
    due: date
    limit: int
    stopped_on: date
    days: int
    net_days: int
    late: int
    extended: bool
    calendar_version: int

    @property
    def met(self) -> bool:
        """Whether the reply went on or before the due date."""
        return self.stopped_on <= self.due


@dataclass(frozen=True, slots=True)
class QualityCheck:
    """The manager's reading of a reply before it goes."""

    on: date
    by: str


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """The complainant took it back, before or after work began, confirmed in writing or not yet."""

    on: date
    after_work_began: bool = False
    confirmed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """Everything known of one contact. ``version`` counts its events, and guards every save.

    ``period_from`` is day 0 of the running period: the date received, or of the last reopening.
    ``historical`` cases came from an old log: they raise no alarm for what it never recorded.
    ``struck_out`` means that the logging itself was undone; the reference stays taken.
    ``stopped`` are the clocks of replies, ``later_stops`` all others: the acknowledgement's, and
    those of Stages 2 and 3.
    """

    ref: str
    received_on: date
    period_from: date
    channel: str
    complainant: Party = Party()
    received_at: str = ""
    source_ref: str = ""
    logged_by: str = ""
    child: str = ""
    details: str = ""
    wants: str = ""
    safety: Safety = Safety.NOT_ASKED
    proposal: Proposal | None = None
    handling: Handling | None = None
    theme: str = ""
    area: str = ""
    team_manager: str = ""
    points: tuple[Point, ...] = ()
    acknowledged_on: date | None = None
    extension: Extension | None = None
    pauses: tuple[Pause, ...] = ()
    quality_check: QualityCheck | None = None
    reply_sent_on: date | None = None
    outcome: Outcome | None = None
    stopped: tuple[Stopped, ...] = ()
    withdrawal: Withdrawal | None = None
    closed_on: date | None = None
    closed_why: str = ""
    look_again_on: date | None = None
    chases: int = 0
    reviewed_on: date | None = None
    stage2: Stage2 | None = None
    stage3: Stage3 | None = None
    referrals: tuple[Referral, ...] = ()
    asides: tuple[Aside, ...] = ()
    later_stops: tuple[Stopped, ...] = ()
    historical: bool = False
    struck_out: bool = False
    version: int = 0
    people: CasePeople = field(default_factory=CasePeople)
    advocacy: Advocacy = field(default_factory=Advocacy)
    equality: Equality = field(default_factory=Equality)

    @property
    def extended(self) -> bool:
        """Whether the outer limit is in force."""
        return self.extension is not None

    @property
    def is_open(self) -> bool:
        """Whether there is still work to do on it."""
        return self.closed_on is None and not self.struck_out

    @property
    def paused(self) -> bool:
        """Whether the count stands still now, waiting for an advocate."""
        return bool(self.pauses) and self.pauses[-1].to_on is None

    @property
    def suspended(self) -> bool:
        """Whether it waits for a court, the police or another body."""
        return bool(self.asides) and self.asides[-1].holds

    @property
    def declined(self) -> bool:
        """Whether it was declined, and not taken up again since: no reply is owed."""
        last = self.asides[-1] if self.asides else None
        return last is not None and last.kind is AsideKind.DECLINED and last.resumed_on is None

    @property
    def suspension_spans(self) -> tuple[tuple[date, date | None], ...]:
        """Suspensions as (from, to) pairs: no clock counts them."""
        return tuple((a.on, a.resumed_on) for a in self.asides if a.kind is AsideKind.SUSPENDED)

    @property
    def pause_spans(self) -> tuple[tuple[date, date | None], ...]:
        """The pauses as (from, to) pairs, the form that clocks count with."""
        return tuple((p.from_on, p.to_on) for p in self.pauses)
