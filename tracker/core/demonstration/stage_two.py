"""Who of the demonstration asked for Stage 2, and what they were told.

Source: annual report 2017/18, "Stage 2" and table 11: 27 requests, of which 26 were refused and
one accepted; one more had been accepted in the year before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from random import Random

from tracker.core.demonstration.dealing import Draft
from tracker.core.demonstration.figures import YEAR_2016, YEAR_2017, YearFigures
from tracker.core.past import PastContact, PastStage2
from tracker.core.words import Outcome
from tracker.core.workdays import Calendar

Dealt = tuple[Draft, PastContact]


def with_stage_2(
    rng: Random, calendar: Calendar, figures: YearFigures, dealt: list[Dealt]
) -> list[PastContact]:
    """The same contacts in the same order, with their Stage 2 requests and decisions."""
    refused = _refused(rng, figures, dealt)
    contacts = []
    for draft, contact in dealt:
        if draft.goes_to_stage_2:
            contact = _accept(figures, contact)
        elif draft in refused and contact.reply_sent_on is not None:
            contact = _refuse(rng, calendar, contact, contact.reply_sent_on)
        contacts.append(contact)
    return contacts


def _refused(rng: Random, figures: YearFigures, dealt: list[Dealt]) -> set[Draft]:
    """Drafts whose request was refused: some of the most persistent, the rest of other people."""
    # A request up to 18 working days after the reply still has to fall into the year.
    last_reply = date(figures.begins + 1, 3, 1)
    able = [
        draft
        for draft, contact in dealt
        if draft.is_stage_1
        and not draft.goes_to_stage_2
        and contact.outcome is not Outcome.UPHELD
        and contact.reply_sent_on is not None
        and contact.reply_sent_on <= last_reply
    ]
    persistent = [draft for draft in able if draft.is_persistent]
    others = {draft.person.key: draft for draft in able if not draft.is_persistent}
    of_persistent = figures.refused_of_persistent
    chosen = rng.sample(persistent, of_persistent)
    chosen += rng.sample(list(others.values()), figures.refused - of_persistent)
    return set(chosen)


def _refuse(rng: Random, calendar: Calendar, contact: PastContact, reply: date) -> PastContact:
    requested = calendar.add(reply, rng.randint(2, 18))
    decided = calendar.add(requested, rng.randint(3, 10))
    return replace(
        contact,
        stage2_requested_on=requested,
        stage2_decision="Refused",
        stage2_decided_on=decided,
        rights_given_on=decided,
    )


def _accept(figures: YearFigures, contact: PastContact) -> PastContact:
    accepted = figures.accepted
    return replace(
        contact,
        stage2_requested_on=accepted.requested,
        stage2_decision="Accepted",
        stage2_decided_on=accepted.decided,
    )


def investigations(contacts: Sequence[PastContact]) -> tuple[PastStage2, ...]:
    """The Stage 2 investigations of both years as a log of them would have them, by request."""
    known = {figures.accepted.requested: figures.accepted for figures in (YEAR_2016, YEAR_2017)}
    found = []
    for contact in contacts:
        if contact.stage2_decision == "Accepted" and contact.stage2_requested_on is not None:
            accepted = known[contact.stage2_requested_on]
            found.append(
                PastStage2(
                    ref=contact.source_ref,
                    requested_on=accepted.requested,
                    terms_on=accepted.terms_signed,
                    not_signed_on=accepted.not_signed,
                    adjudicated_on=accepted.adjudicated,
                    closed_on=accepted.closed,
                    reported_days=accepted.reported_days,
                    pence=accepted.pence,
                )
            )
    return tuple(found)
