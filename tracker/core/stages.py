"""What may follow a Stage 1 reply: Stage 2, Stage 3, the Ombudsman; and what may set a case aside.

Sources: SI 2006/1738 regulations 17 to 20; DOMAIN section 5. All values are frozen: ``evolve``
makes new ones. Days are whole local dates; money is whole pence.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tracker.core.words import AsideKind, Outcome, Stage2Decision

PANEL_SIZE = 3
"""A review panel is three people, all independent (regulation 19)."""


@dataclass(frozen=True, slots=True)
class Cost:
    """One fee or expense of an investigation. The sum of the lines is the cost of the case.

    ``struck`` says why a line was wrong: it stays to be seen, and counts no more.
    """

    number: int
    on: date
    what: str
    pence: int
    struck: str = ""


@dataclass(frozen=True, slots=True)
class Stage2:
    """A Stage 2 from its request to the adjudication letter.

    ``terms_on`` is when the terms of reference were signed; with ``terms_signed`` False, the day
    on which it was noted that the complainant did not sign. ``reported_days`` is the number an
    earlier log gave: it stands beside the computed one and never replaces it.
    """

    requested_on: date
    requested_by: str = ""
    decision: Stage2Decision | None = None
    decided_on: date | None = None
    decided_by: str = ""
    reasons: str = ""
    rights_given_on: date | None = None
    officer: str = ""
    independent: str = ""
    adjudicator: str = ""
    terms_on: date | None = None
    terms_signed: bool = True
    terms: str = ""
    officer_report_on: date | None = None
    independent_report_on: date | None = None
    extended_on: date | None = None
    extension_reason: str = ""
    extension_agreed_by: str = ""
    extension_told_on: date | None = None
    adjudicated_on: date | None = None
    outcome: Outcome | None = None
    ended_on: date | None = None
    reported_days: int | None = None
    costs: tuple[Cost, ...] = ()

    @property
    def refused(self) -> bool:
        """Whether the request was refused."""
        return self.decision is Stage2Decision.REFUSED

    @property
    def accepted(self) -> bool:
        """Whether there is an investigation."""
        return self.decision is Stage2Decision.ACCEPTED

    @property
    def running(self) -> bool:
        """Whether the adjudication letter is still owed."""
        return not self.refused and self.adjudicated_on is None

    @property
    def cost(self) -> int:
        """What it has cost so far, in pence."""
        return sum(line.pence for line in self.costs if not line.struck)


@dataclass(frozen=True, slots=True)
class Stage3:
    """A review panel from its request to the final response. The panel are three outsiders."""

    requested_on: date
    requested_by: str = ""
    panel: tuple[str, ...] = ()
    panel_on: date | None = None
    findings_on: date | None = None
    findings: str = ""
    response_on: date | None = None
    response: str = ""

    @property
    def running(self) -> bool:
        """Whether the final response is still owed."""
        return self.response_on is None


@dataclass(frozen=True, slots=True)
class Referral:
    """One time the Ombudsman was gone to.

    ``early`` means before the procedure had ended. ``taken_forward`` is None until they say.
    ``remedy_due`` and ``remedy_done_on`` make the remedy a promise with a clock.
    """

    number: int
    on: date
    matters: str
    early: bool = False
    taken_forward: bool | None = None
    answered_on: date | None = None
    outcome: str = ""
    outcome_on: date | None = None
    remedy: str = ""
    remedy_due: date | None = None
    remedy_done_on: date | None = None

    @property
    def remedy_open(self) -> bool:
        """Whether an agreed remedy is still owed."""
        return bool(self.remedy) and self.remedy_done_on is None

    @property
    def over(self) -> bool:
        """Whether nothing more is awaited from either side."""
        ended = self.taken_forward is False or self.outcome_on is not None
        return ended and not self.remedy_open


@dataclass(frozen=True, slots=True)
class Aside:
    """A complaint that was declined, or suspended until something else has ended.

    Source: DOMAIN section 5.6: the ground, the decision, and what the complainant was told.
    """

    number: int
    kind: AsideKind
    on: date
    ground: str
    decided_by: str
    told: str = ""
    told_on: date | None = None
    resumed_on: date | None = None

    @property
    def holds(self) -> bool:
        """Whether the complaint waits because of it."""
        return self.kind is AsideKind.SUSPENDED and self.resumed_on is None
