"""What somebody wants done after the Stage 1 reply, or instead of one. See ``commands``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tracker.core.words import AsideKind, Outcome, ReportOf


@dataclass(frozen=True, slots=True)
class RequestStage2:
    """Record that Stage 2 was asked for, when and by whom ("" means by the complainant)."""

    ref: str
    on: date
    by: str = ""
    version: int | None = None


@dataclass(frozen=True, slots=True)
class DecideStage2:
    """Accept or refuse the request. A refusal needs reasons and the date of Ombudsman rights."""

    ref: str
    on: date
    accepted: bool
    reasons: str = ""
    rights_given_on: date | None = None
    version: int | None = None


@dataclass(frozen=True, slots=True)
class AppointStage2:
    """Say who investigates, who watches over it and who adjudicates."""

    ref: str
    officer: str = ""
    independent: str = ""
    adjudicator: str = ""
    version: int | None = None


@dataclass(frozen=True, slots=True)
class AgreeTerms:
    """Record the terms of reference: signed on a day, or that the complainant did not sign."""

    ref: str
    on: date
    signed: bool = True
    terms: str = ""
    version: int | None = None


@dataclass(frozen=True, slots=True)
class TakeReport:
    """Record that one of the two reports came in."""

    ref: str
    on: date
    of: ReportOf
    version: int | None = None


@dataclass(frozen=True, slots=True)
class ExtendStage2:
    """Agree the outer limit of Stage 2."""

    ref: str
    agreed_on: date
    reason: str
    agreed_by: str
    told_on: date | None = None
    version: int | None = None


@dataclass(frozen=True, slots=True)
class AddCost:
    """Put down a fee or an expense, in pence."""

    ref: str
    on: date
    what: str
    pence: int
    version: int | None = None


@dataclass(frozen=True, slots=True)
class StrikeCost:
    """Take a wrong cost line out of the sum; it stays in the story."""

    ref: str
    number: int
    why: str
    version: int | None = None


@dataclass(frozen=True, slots=True)
class Adjudicate:
    """Record that the adjudication letter went."""

    ref: str
    on: date
    outcome: Outcome | None = None
    version: int | None = None


@dataclass(frozen=True, slots=True)
class RequestStage3:
    """Record that a review panel was asked for."""

    ref: str
    on: date
    by: str = ""
    version: int | None = None


@dataclass(frozen=True, slots=True)
class NamePanel:
    """Name the three independent people."""

    ref: str
    panel: tuple[str, ...]
    version: int | None = None


@dataclass(frozen=True, slots=True)
class MeetPanel:
    """Record that the panel met."""

    ref: str
    on: date
    version: int | None = None


@dataclass(frozen=True, slots=True)
class SendFindings:
    """Record that the chair's letter went."""

    ref: str
    on: date
    findings: str
    version: int | None = None


@dataclass(frozen=True, slots=True)
class RespondStage3:
    """Record that the final response went."""

    ref: str
    on: date
    response: str = ""
    version: int | None = None


@dataclass(frozen=True, slots=True)
class AskOmbudsman:
    """Record that the Ombudsman was gone to, and about what."""

    ref: str
    on: date
    matters: str
    version: int | None = None


@dataclass(frozen=True, slots=True)
class HearOmbudsman:
    """Record whether the Ombudsman takes the matter forward."""

    ref: str
    number: int
    on: date
    taken_forward: bool
    version: int | None = None


@dataclass(frozen=True, slots=True)
class DecideOmbudsman:
    """Record the Ombudsman's decision, with the remedy agreed and when it is due."""

    ref: str
    number: int
    on: date
    outcome: str
    remedy: str = ""
    remedy_due: date | None = None
    version: int | None = None


@dataclass(frozen=True, slots=True)
class FinishRemedy:
    """Record that the remedy was done."""

    ref: str
    number: int
    on: date
    version: int | None = None


@dataclass(frozen=True, slots=True)
class SetAside:
    """Decline a complaint, or suspend it until a court, the police or another body has ended."""

    ref: str
    on: date
    kind: AsideKind
    ground: str
    told: str = ""
    told_on: date | None = None
    version: int | None = None


@dataclass(frozen=True, slots=True)
class TellAside:
    """Record what the complainant was told of it, and when."""

    ref: str
    on: date
    told: str
    version: int | None = None


@dataclass(frozen=True, slots=True)
class Resume:
    """Go on with a suspended complaint."""

    ref: str
    on: date
    version: int | None = None


@dataclass(frozen=True, slots=True)
class ConfirmWithdrawal:
    """Record that a withdrawal was confirmed in writing."""

    ref: str
    on: date
    version: int | None = None


LaterCommand = (
    RequestStage2
    | DecideStage2
    | AppointStage2
    | AgreeTerms
    | TakeReport
    | ExtendStage2
    | AddCost
    | StrikeCost
    | Adjudicate
    | RequestStage3
    | NamePanel
    | MeetPanel
    | SendFindings
    | RespondStage3
    | AskOmbudsman
    | HearOmbudsman
    | DecideOmbudsman
    | FinishRemedy
    | SetAside
    | TellAside
    | Resume
    | ConfirmWithdrawal
)
"""Commands on one case beyond the Stage 1 reply."""
