"""Sentences of the stages after the reply, and of what sets a case aside."""

from __future__ import annotations

from tracker.core.case import Case
from tracker.core.clocks import Clockwork
from tracker.core.later import window_warning
from tracker.core.office import Office
from tracker.core.rules.ombudsman import is_early
from tracker.core.say import money
from tracker.core.stages import PANEL_SIZE, Cost

STEPS_TITLE = "{ref}: what comes next"
STEPS_HINT = "A letter or Enter begins it   Esc leaves"
NO_STEPS = "Nothing comes next on {ref}: Stage 2 follows a Stage 1 reply (r)."

TITLES = {
    "stage2": "Stage 2 was asked for: {ref}",
    "accept": "Stage 2 of {ref} is accepted",
    "refuse": "Stage 2 of {ref} is refused",
    "appoint": "People of the Stage 2 of {ref}",
    "terms": "Terms of reference of {ref}",
    "officer_report": "The Investigating Officer's report on {ref} is in",
    "independent_report": "The Independent Person's report on {ref} is in",
    "longer": "Extend the Stage 2 of {ref}",
    "letter": "Adjudication letter of {ref} sent",
    "cost": "A fee or expense of {ref}",
    "strike": "Strike out a wrong cost of {ref}",
    "stage3": "A review panel was asked for: {ref}",
    "panel": "The panel of {ref}",
    "met": "The panel of {ref} met",
    "findings": "The panel's findings on {ref} sent",
    "response": "Final response to {ref} sent",
    "ombudsman": "{ref} has gone to the Ombudsman",
    "heard": "What the Ombudsman said of {ref}",
    "decided": "The Ombudsman's decision on {ref}",
    "remedy": "The remedy of {ref} is done",
    "suspend": "{ref} is suspended: its clock stands still",
    "resume": "{ref} goes on",
    "decline": "{ref} is declined and closes",
    "told": "The complainant of {ref} was told",
    "confirmed": "The withdrawal of {ref} is confirmed in writing",
}

REFUSAL_WARNING = (
    "Refusals of Stage 2 have been found at fault by the Ombudsman: outside a few grounds the "
    "complainant has a right to it. Give the reasons, and tell them of the Ombudsman."
)
EARLY_WARNING = (
    "The procedure has not ended: the Ombudsman usually sends such complaints back, and may take "
    "one early where both sides agree or there is delay."
)
PANEL_TELLS = "Three people, none of them employed here, and not the Independent Person of Stage 2."
CONSENT_TO_TERMS = "With 'no', the day on which it was noted that the complainant did not sign."


def tells(step: str, case: Case, office: Office) -> str:
    """The sentence under the title of a step's question; "" where there is nothing to tell."""
    clockwork = office.clockwork
    if step == "stage2":
        return asked_late(case, office, clockwork)
    if step == "stage3" and case.stage2 is not None:
        return window_warning(case.stage2.adjudicated_on, office.today, clockwork)
    if step == "ombudsman" and is_early(case):
        return EARLY_WARNING
    if step == "strike" and case.stage2 is not None:
        return "   ".join(cost_line(c) for c in case.stage2.costs if not c.struck)
    if step == "cost" and case.stage2 is not None and case.stage2.costs:
        return f"{money(case.stage2.cost)} so far."
    return {"refuse": REFUSAL_WARNING, "panel": PANEL_TELLS, "terms": CONSENT_TO_TERMS}.get(
        step, ""
    )


def asked_late(case: Case, office: Office, clockwork: Clockwork) -> str:
    """The warning for a request after the window, as of today."""
    return window_warning(case.reply_sent_on, office.today, clockwork)


def cost_line(cost: Cost) -> str:
    """One cost line in a row of them."""
    return f"{cost.number} {cost.what} {money(cost.pence)}"


PANEL_LABELS = ("First person", "Second person", "Third person")
assert len(PANEL_LABELS) == PANEL_SIZE
