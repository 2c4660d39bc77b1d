"""The demonstration: two invented years that give exactly the figures the report prints.

Nobody in it is real. The counts are those of the annual report 2017/18 (see ``figures``); the
people, sentences and days are dealt by chance from a fixed seed, so every copy is the same.
"""

from __future__ import annotations

from random import Random

from tracker.core.demonstration.cast import Casting, Person
from tracker.core.demonstration.dating import YearBook
from tracker.core.demonstration.dealing import Draft, deal_year
from tracker.core.demonstration.figures import YEAR_2016, YEAR_2017
from tracker.core.demonstration.stage_two import with_stage_2
from tracker.core.demonstration.telling import Telling
from tracker.core.past import PastContact
from tracker.core.workdays import Calendar

__all__ = ["two_years"]

_SEED = 1738
_RETURNING = 14
"""How many who came once in the first year came once in the second."""


def two_years(calendar: Calendar) -> tuple[PastContact, ...]:
    """The 310 contacts received in 2016/17 and the 309 of 2017/18, by day received.

    Always the same for the same ``calendar``, which has to cover 2016 to 2018. Telephone numbers
    are from the ranges kept for drama. A nameless caller has an empty ``person_key`` and is
    nobody else in the batch.
    """
    rng = Random(_SEED)
    casting, telling = Casting(rng), Telling(rng)
    contacts: list[PastContact] = []
    returning: list[Person] = []
    for figures in (YEAR_2016, YEAR_2017):
        drafts = deal_year(rng, casting, figures, returning)
        dealt = YearBook(rng, calendar, figures, telling).contacts(drafts)
        contacts += with_stage_2(rng, calendar, figures, dealt)
        returning = _who_returns(rng, drafts)
    return tuple(contacts)


def _who_returns(rng: Random, drafts: list[Draft]) -> list[Person]:
    """The two most persistent people, then a few who came once. Young people grow up instead."""
    by_contacts = {draft.person.key: draft for draft in drafts if draft.is_persistent}
    most = sorted(by_contacts.values(), key=lambda draft: -draft.contacts)[:2]
    once = [
        draft.person
        for draft in drafts
        if draft.contacts == 1 and draft.person.key and not draft.person.young_status
    ]
    return [draft.person for draft in most] + rng.sample(once, _RETURNING)
