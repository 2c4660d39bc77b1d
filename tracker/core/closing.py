"""What a case still lacks before it may be closed: the rules refuse by it, and lists show it."""

from __future__ import annotations

from tracker.core.case import Case
from tracker.core.words import Handling

NEEDS_OUTCOME = frozenset({Handling.STAGE_1, Handling.CORPORATE})
NEEDS_QUALITY_CHECK = frozenset({Handling.STAGE_1})


def missing_to_close(case: Case) -> tuple[str, ...]:
    """What still has to be recorded before the case may be closed, in words."""
    if case.withdrawal is not None or case.declined:
        return tuple(missing_later(case))
    if case.handling is None:
        return ("how it is handled",)
    missing = []
    if case.reply_sent_on is None:
        missing.append("the date the reply was sent")
    if case.outcome is None and case.handling in NEEDS_OUTCOME:
        missing.append("the outcome")
    if case.quality_check is None and case.handling in NEEDS_QUALITY_CHECK and not case.historical:
        missing.append("the quality check")
    missing += [f"the finding on point {p.number}" for p in case.points if p.finding is None]
    return (*missing, *missing_later(case))


def missing_later(case: Case) -> list[str]:
    """What the stages after the reply still owe."""
    missing = []
    if case.stage2 is not None and case.stage2.running:
        undecided = case.stage2.decision is None
        missing.append("the Stage 2 decision" if undecided else "the adjudication letter")
    if case.stage3 is not None and case.stage3.running:
        missing.append("the Stage 3 final response")
    if any(not r.over for r in case.referrals):
        missing.append(
            "the remedy agreed with the Ombudsman"
            if any(r.remedy_open for r in case.referrals)
            else "the Ombudsman's decision"
        )
    return missing
