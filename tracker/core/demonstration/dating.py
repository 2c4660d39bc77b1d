"""Puts days to the dealt contacts: received, extended, replied to, chased.

Every reply is so many working days after the day received, by the calendar given, so that
table 10 comes out whichever way somebody counts it.
"""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from tracker.core.demonstration.dealing import Draft
from tracker.core.demonstration.deck import Deck
from tracker.core.demonstration.figures import YearFigures
from tracker.core.demonstration.names import TEAM_MANAGERS
from tracker.core.demonstration.telling import Telling
from tracker.core.demonstration.wishes import CHASERS
from tracker.core.past import PastContact
from tracker.core.words import EXTENSION_REASONS
from tracker.core.workdays import Calendar

_STAFFED = frozenset(
    {"Telephone", "Meeting with Customer Experience Manager", "Council contact centre"}
)
"""Channels that need somebody at a desk: nothing arrives by them on a closed day."""


class YearBook:
    """Turns one year's drafts into past contacts."""

    def __init__(
        self, rng: Random, calendar: Calendar, figures: YearFigures, telling: Telling
    ) -> None:
        """``calendar`` has to cover the year and the half year after it."""
        self._rng = rng
        self._calendar = calendar
        self._figures = figures
        self._telling = telling
        self._months = Deck(rng, dict(enumerate(figures.months)))

    def contacts(self, drafts: list[Draft]) -> list[tuple[Draft, PastContact]]:
        """Each draft with its contact, by day received; references count up in that order."""
        dated = [(self._received(draft), draft) for draft in drafts]
        dated.sort(key=lambda pair: pair[0])
        return [
            (draft, self._contact(f"{self._figures.begins}-{number:04d}", received, draft))
            for number, (received, draft) in enumerate(dated, start=1)
        ]

    def _received(self, draft: Draft) -> date:
        if draft.goes_to_stage_2:
            return self._figures.accepted.received
        month = self._months.deal()
        first = date(self._figures.begins + (month > 8), (month + 3) % 12 + 1, 1)
        length = ((first + timedelta(days=31)).replace(day=1) - first).days
        while True:
            day = first + timedelta(days=self._rng.randrange(length))
            if self._calendar.is_working(day):
                return day
            # E-mail and forms come at weekends too, though less often than in the week.
            if draft.channel not in _STAFFED and self._rng.random() < 0.7:
                return day

    def _contact(self, ref: str, received: date, draft: Draft) -> PastContact:
        person, days = draft.person, draft.working_days
        manager = self._rng.choice(TEAM_MANAGERS[draft.area]) if days else ""
        extended, reason = self._extension(received, draft)
        return PastContact(
            source_ref=ref,
            received_on=received,
            channel=draft.channel,
            handling=draft.handling,
            area=draft.area,
            theme=draft.theme,
            details=self._telling.details(person, draft.theme, received.month),
            name_given=person.name_given,
            complainant=person.name,
            person_key=person.key,
            relation=person.relation,
            young_person=bool(person.young_status),
            young_status=person.young_status,
            age=person.age,
            ethnicity=person.ethnicity,
            disability=person.disability,
            team_manager=manager,
            extended_on=extended,
            extension_reason=reason,
            reply_sent_on=self._calendar.add(received, days) if days else None,
            outcome=draft.outcome,
            wants=self._telling.wants(draft.theme),
            child=person.child,
            telephone=person.telephone,
            notes=self._chasers(received, draft, manager),
        )

    def _extension(self, received: date, draft: Draft) -> tuple[date | None, str]:
        """When and why extended: in the first ten working days, for part of those that ran over."""
        over = draft.is_stage_1 and (draft.working_days or 0) > 10
        if not over or self._rng.random() > 0.68:
            return None, ""
        weights = (6, 4, 3, 3) if draft.person.young_status else (1, 4, 4, 5)
        reason = self._rng.choices(EXTENSION_REASONS, weights)[0]
        return self._calendar.add(received, self._rng.randint(4, 10)), reason

    def _chasers(self, received: date, draft: Draft, manager: str) -> tuple[tuple[date, str], ...]:
        """One or two dated reminders for part of the replies later than the outer limit."""
        days = draft.working_days or 0
        if not draft.is_stage_1 or days <= 20 or self._rng.random() > 0.6:
            return ()
        after = sorted(self._rng.sample(range(9, days), self._rng.randint(1, 2)))
        said = self._rng.sample(CHASERS, len(after))
        return tuple(
            (self._calendar.add(received, day), text.format(manager=manager))
            for day, text in zip(after, said, strict=True)
        )
