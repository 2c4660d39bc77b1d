"""A log of finished Stage 2 investigations, brought in onto the cases they belong to.

What the log counted itself (its days) is kept beside what is computed here, and never replaces it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from tracker.core import events_later as ev
from tracker.core.case import Case
from tracker.core.commands import ImportStage2
from tracker.core.evolve import evolve
from tracker.core.later import stage2_verdict, stop_of
from tracker.core.office import Office, Refusal
from tracker.core.past import PastStage2
from tracker.core.ports import Receipt, Work
from tracker.core.what_happened import Event
from tracker.core.words import Stage2Decision

COST = "Cost in the earlier log"
"""What the one cost line of an earlier log is called."""


def bring_in(command: ImportStage2, office: Office, work: Work, save_id: str) -> Receipt:
    """Record every row on its case, in one transaction.

    Raises:
        Refusal: a row's case is not here, or has its Stage 2 already; nothing is brought in.
    """
    found = [(row, work.ref_of_source(row.ref)) for row in command.rows]
    strange = [row.ref for row, ref in found if not ref]
    if strange:
        raise Refusal(
            f"No case here is {', '.join(strange[:5])}: bring in the log of complaints first. "
            "Nothing was brought in."
        )
    for row, ref in found:
        held = work.hold(ref)
        events = tuple(_events(row, held.case, office))
        case = held.case
        for event in events:
            case = evolve(case, event)
        work.save(held, case, events)
    return Receipt(
        save_id,
        tuple(ref for _, ref in found),
        f"{len(found)} Stage 2 investigations brought in from {command.source}.",
    )


def _events(row: PastStage2, case: Case, office: Office) -> Iterator[Event]:
    """What must have happened, in the order of the procedure."""
    stage2 = case.stage2
    if stage2 is not None and (stage2.adjudicated_on is not None or stage2.refused):
        raise Refusal(f"{case.ref} ({row.ref}) has its Stage 2 already. Nothing was brought in.")
    if stage2 is None:
        yield ev.Stage2Requested(row.requested_on)
    if stage2 is None or stage2.decision is None:
        yield ev.Stage2Decided(row.requested_on, Stage2Decision.ACCEPTED)
    if row.terms_on is not None:
        yield ev.TermsAgreed(row.terms_on, signed=True)
    elif row.not_signed_on is not None:
        yield ev.TermsAgreed(row.not_signed_on, signed=False)
    if row.adjudicated_on is not None:
        yield _adjudicated(row, case, row.adjudicated_on, office)
    last = row.closed_on or row.adjudicated_on or row.requested_on
    if row.reported_days is not None:
        yield ev.DaysReported(last, row.reported_days, row.closed_on)
    if row.pence:
        yield ev.CostAdded(last, 1, COST, row.pence)


def _adjudicated(row: PastStage2, case: Case, on: date, office: Office) -> Event:
    """The letter, with what the clock says of it by the rules in force."""
    sent = ev.Adjudicated(on)
    whole = case
    if whole.stage2 is None:
        whole = evolve(whole, ev.Stage2Requested(row.requested_on))
    if row.terms_on is not None:
        whole = evolve(whole, ev.TermsAgreed(row.terms_on, signed=True))
    elif row.not_signed_on is not None:
        whole = evolve(whole, ev.TermsAgreed(row.not_signed_on, signed=False))
    verdict = stage2_verdict(evolve(whole, sent), office.clockwork)
    return replace(sent, stopped=stop_of(verdict, office.clockwork))
