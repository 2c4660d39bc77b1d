"""What one row of a complaints log says: a ``PastContact``, or every reason why it is none.

A row is read whole or not at all. What is missing is left open; what is impossible, or
contradicts another cell of the row, rejects it, because only the office knows which is right.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from tracker.core.importing.cells import plain
from tracker.core.past import PastContact
from tracker.core.words import Handling, NameGiven, Outcome
from tracker.papers.log_words import HINTS, NOUNS, name_given, person_key, relation_of
from tracker.papers.rows import LogRow

_HANDLINGS = {one.label: one for one in Handling}
_OUTCOMES = {one.label: one for one in Outcome}
_AGE = re.compile(r"([0-9]{1,3})(?:\.0+)?")


class ContactRow(LogRow):
    """One contact while it is read. Ask for it once, then for ``rejects`` and ``notes``."""

    PARAGRAPHS = frozenset({"details", "wants"})

    @property
    def ref(self) -> str:
        """The row's own reference, "" when it has none."""
        return self.text("source_ref")

    def contact(self) -> PastContact | None:
        """The row as a contact, or None with the reasons in ``rejects``."""
        handling, outcome = self._word("handling"), self._word("outcome")
        past = replace(
            self._call(),
            handling=_HANDLINGS.get(handling),
            outcome=_OUTCOMES.get(outcome),
            area=self._word("area"),
            theme=self._word("theme"),
            team_manager=self.text("team_manager"),
            extended_on=self.day("extended_on"),
            extension_reason=self.text("extension_reason"),
            reply_sent_on=self.day("reply_sent_on"),
            stage2_requested_on=self.day("stage2_requested_on"),
            stage2_decision=self._word("stage2_decision"),
            stage2_decided_on=self.day("stage2_decided_on"),
            rights_given_on=self.day("rights_given_on"),
        )
        self._check_order(past)
        return None if self.rejects else past

    def _call(self) -> PastContact:
        """Who came, when, how and what about: the row without what was done about it."""
        self.need("received_on", "channel")
        complainant = self.text("complainant")
        given = name_given(complainant)
        named = given is NameGiven.NAMED
        young, relation = self._young(), relation_of(self.text("relation"))
        return PastContact(
            source_ref=self.ref,
            # A row without a day received is rejected, so its place is never seen.
            received_on=self.day("received_on") or date.min,
            channel=self._channel(),
            handling=None,
            details=self.text("details"),
            name_given=given,
            complainant=complainant if named else "",
            person_key=person_key(complainant) if named else "",
            relation=relation or ("Young person" if young else ""),
            young_person=young,
            young_status=self._word("young_status"),
            age=self._age(young),
            ethnicity=self.text("ethnicity"),
            disability=self.text("disability"),
            wants=self.text("wants"),
            child=self.text("child"),
            telephone=self.text("telephone"),
        )

    def _word(self, field: str) -> str:
        return self.known(field, NOUNS[field], HINTS.get(field, ()))

    def _young(self) -> bool:
        answer, by_relation = self._word("young_person"), plain(self.text("relation"))
        if answer == "N" and by_relation == "youngperson":
            self.reject("young_person", "The relationship says that this is a young person.")
        # An advocate's contact may be a young person's own complaint.
        if answer == "Y" and by_relation not in ("", "youngperson", "advocate"):
            self.reject("young_person", "The relationship says that this is no young person.")
        return answer == "Y" or by_relation == "youngperson"

    def _age(self, young: bool) -> int | None:
        text = self.text("age")
        if not text:
            return None
        found = _AGE.fullmatch(text)
        if found is None or int(found[1]) > 120:
            self.reject("age", "An age is a whole number of years, up to 120.")
            return None
        if young and int(found[1]) > 25:
            self.reject("age", "A young person of this law is at most 25.")
        return int(found[1])

    def _channel(self) -> str:
        channel, via = self._word("channel"), self._word("via")
        council = self._words.council
        if via and channel and (via == "Council") is not (channel in council):
            way = "via the council" if channel in council else "direct"
            self.reject("via", f"The channel, {channel}, is {way}.")
        return channel

    def _check_order(self, past: PastContact) -> None:
        """Refuse days that cannot follow one another."""
        orders = (
            ("reply_sent_on", past.reply_sent_on, "received", past.received_on),
            ("extended_on", past.extended_on, "received", past.received_on),
            ("stage2_requested_on", past.stage2_requested_on, "received", past.received_on),
            ("rights_given_on", past.rights_given_on, "received", past.received_on),
            ("stage2_decided_on", past.stage2_decided_on, "asked for", past.stage2_requested_on),
        )
        for field, later, what, earlier in orders:
            if later is not None and earlier is not None and later < earlier:
                self.reject(field, f"This is before the day it was {what}, {earlier:%d/%m/%Y}.")
        extended, reply = past.extended_on, past.reply_sent_on
        if extended and reply and extended > reply >= past.received_on:
            self.reject("extended_on", f"The reply had gone by then, on {reply:%d/%m/%Y}.")
        if self.is_empty("stage2_requested_on"):
            for field in ("stage2_decision", "stage2_decided_on"):
                if self.text(field):
                    self.reject(field, "A Stage 2 decision needs the day Stage 2 was asked for.")
