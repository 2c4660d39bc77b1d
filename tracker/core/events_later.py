"""What happens after the Stage 1 reply, and what sets a case aside: events of the audit trail."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tracker.core.case import Stopped
from tracker.core.words import AsideKind, Outcome, ReportOf, Stage2Decision


@dataclass(frozen=True, slots=True)
class Stage2Requested:
    """The complainant asked for Stage 2; ``reopens`` a case that was closed."""

    on: date
    by: str = ""
    reopens: bool = False


@dataclass(frozen=True, slots=True)
class Stage2Decided:
    """The request for Stage 2 was accepted or refused."""

    on: date
    decision: Stage2Decision
    rights_given_on: date | None = None
    by: str = ""
    reasons: str = ""


@dataclass(frozen=True, slots=True)
class Stage2Appointed:
    """Who investigates, who watches over it, and who adjudicates; empty means not known yet."""

    on: date
    officer: str
    independent: str
    adjudicator: str


@dataclass(frozen=True, slots=True)
class TermsAgreed:
    """The terms of reference were signed, or it was noted that the complainant did not sign."""

    on: date
    signed: bool
    terms: str = ""


@dataclass(frozen=True, slots=True)
class Stage2Reported:
    """One of the two reports came in."""

    on: date
    of: ReportOf


@dataclass(frozen=True, slots=True)
class Stage2Extended:
    """The outer limit of Stage 2 was agreed."""

    on: date
    reason: str
    agreed_by: str
    told_on: date | None = None


@dataclass(frozen=True, slots=True)
class CostAdded:
    """A fee or an expense of the investigation, in pence."""

    on: date
    number: int
    what: str
    pence: int


@dataclass(frozen=True, slots=True)
class CostStruck:
    """A cost line that was wrong does not count any more."""

    on: date
    number: int
    why: str


@dataclass(frozen=True, slots=True)
class Adjudicated:
    """The adjudication letter went; ``stopped`` is what the clock said, None for old logs."""

    on: date
    outcome: Outcome | None = None
    stopped: Stopped | None = None


@dataclass(frozen=True, slots=True)
class DaysReported:
    """An earlier log's own count of working days, kept beside ours."""

    on: date
    days: int
    ended_on: date | None = None


@dataclass(frozen=True, slots=True)
class Stage3Requested:
    """The complainant asked for a review panel."""

    on: date
    by: str = ""
    reopens: bool = False


@dataclass(frozen=True, slots=True)
class PanelNamed:
    """The three independent people of the panel."""

    on: date
    panel: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PanelMet:
    """The panel met."""

    on: date
    stopped: Stopped | None = None


@dataclass(frozen=True, slots=True)
class FindingsSent:
    """The chair's letter with the panel's findings went."""

    on: date
    findings: str
    stopped: Stopped | None = None


@dataclass(frozen=True, slots=True)
class FinalResponse:
    """The final response to the panel's findings went: the end of Stage 3."""

    on: date
    response: str = ""
    stopped: tuple[Stopped, ...] = ()


@dataclass(frozen=True, slots=True)
class OmbudsmanAsked:
    """The Ombudsman was gone to; ``early`` before the procedure had ended."""

    on: date
    number: int
    matters: str
    early: bool
    reopens: bool = False


@dataclass(frozen=True, slots=True)
class OmbudsmanAnswered:
    """The Ombudsman said whether the matter is taken forward."""

    on: date
    number: int
    taken_forward: bool


@dataclass(frozen=True, slots=True)
class OmbudsmanDecided:
    """The Ombudsman's decision, and the remedy agreed with its date."""

    on: date
    number: int
    outcome: str
    remedy: str = ""
    remedy_due: date | None = None


@dataclass(frozen=True, slots=True)
class RemedyDone:
    """What was agreed with the Ombudsman was done."""

    on: date
    number: int


@dataclass(frozen=True, slots=True)
class PutAside:
    """The complaint was declined, or suspended, on a ground that the complainant was told."""

    on: date
    number: int
    kind: AsideKind
    ground: str
    by: str
    told: str = ""
    told_on: date | None = None


@dataclass(frozen=True, slots=True)
class Resumed:
    """What a suspended complaint waited for has ended: the clocks go on."""

    on: date
    number: int


@dataclass(frozen=True, slots=True)
class AsideTold:
    """The complainant was told of a complaint declined or suspended."""

    on: date
    number: int
    told: str


@dataclass(frozen=True, slots=True)
class WithdrawalConfirmed:
    """The withdrawal was confirmed in writing."""

    on: date


LaterEvent = (
    Stage2Requested
    | Stage2Decided
    | Stage2Appointed
    | TermsAgreed
    | Stage2Reported
    | Stage2Extended
    | CostAdded
    | CostStruck
    | Adjudicated
    | DaysReported
    | Stage3Requested
    | PanelNamed
    | PanelMet
    | FindingsSent
    | FinalResponse
    | OmbudsmanAsked
    | OmbudsmanAnswered
    | OmbudsmanDecided
    | RemedyDone
    | PutAside
    | AsideTold
    | Resumed
    | WithdrawalConfirmed
)
"""Everything that can happen to a case beyond the Stage 1 reply."""
