"""What one row of a complaints log says: a ``PastContact``, or every reason why it is none.

A row is read whole or not at all. What is missing is left open; what is impossible, or
contradicts another cell of the row, rejects it, because only the office knows which is right.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from tracker.core.clean import Unclean, clean_line, clean_text, csv_unsafe
from tracker.core.past import PastContact
from tracker.core.words import COUNCIL_CHANNELS, Handling, NameGiven, Outcome
from tracker.papers.csv_text import shown
from tracker.papers.log_headings import (
    HEADINGS,
    KNOWN,
    NOUNS,
    name_given,
    nearest,
    person_key,
    plain,
    relation_of,
)

_DAY_FIRST = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4}|[0-9]{2})")
_YEAR_FIRST = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_AGE = re.compile(r"([0-9]{1,3})(?:\.0+)?")
_EARLIEST, _LATEST = 1990, 2069
_PARAGRAPHS = frozenset({"details", "wants"})


@dataclass(frozen=True, slots=True)
class Reject:
    """One reason why a row was not read.

    ``line`` is the line of the file that the row begins on, the first being 1; ``column`` the
    heading as the file has it, "" when it is the row as a whole; ``value`` the cell, cut to 80
    characters and with nothing in it that a terminal would obey; ``reason`` a sentence.
    """

    line: int
    column: str
    value: str
    reason: str


class Row:
    """One row while it is read. Ask for its ``contact`` once, then for ``rejects`` and ``notes``.

    ``cells`` are the raw cells by field, ``columns`` the headings to name in reasons; what is no
    field of ``HEADINGS`` is not looked at. ``today`` refuses dates after it; None lets them pass.
    """

    def __init__(
        self, line: int, cells: Mapping[str, str], columns: Mapping[str, str], today: date | None
    ) -> None:
        self.rejects: list[Reject] = []
        self.notes: list[str] = []
        self._line = line
        self._columns = columns
        self._raw = cells
        self._today = today
        self._cells = {
            field: self._cleaned(field, raw) for field, raw in cells.items() if field in HEADINGS
        }

    @property
    def ref(self) -> str:
        """The row's own reference, "" when it has none."""
        return self._text("source_ref")

    def contact(self) -> PastContact | None:
        """The row as a contact, or None with the reasons in ``rejects``."""
        handling, outcome = self._word("handling"), self._word("outcome")
        past = replace(
            self._call(),
            handling=Handling(handling) if handling else None,
            outcome=Outcome(outcome) if outcome else None,
            area=self._word("area"),
            theme=self._word("theme"),
            team_manager=self._text("team_manager"),
            extended_on=self._day("extended_on"),
            extension_reason=self._text("extension_reason"),
            reply_sent_on=self._day("reply_sent_on"),
            stage2_requested_on=self._day("stage2_requested_on"),
            stage2_decision=self._word("stage2_decision"),
            stage2_decided_on=self._day("stage2_decided_on"),
            rights_given_on=self._day("rights_given_on"),
        )
        self._check_order(past)
        return None if self.rejects else past

    def _call(self) -> PastContact:
        """Who came, when, how and what about: the row without what was done about it."""
        self._need("received_on", "channel")
        complainant = self._text("complainant")
        given = name_given(complainant)
        named = given is NameGiven.NAMED
        young, relation = self._young(), relation_of(self._text("relation"))
        return PastContact(
            source_ref=self.ref,
            # A row without a day received is rejected, so its place is never seen.
            received_on=self._day("received_on") or date.min,
            channel=self._channel(),
            handling=None,
            details=self._text("details"),
            name_given=given,
            complainant=complainant if named else "",
            person_key=person_key(complainant) if named else "",
            relation=relation or ("Young person" if young else ""),
            young_person=young,
            young_status=self._word("young_status"),
            age=self._age(young),
            ethnicity=self._text("ethnicity"),
            disability=self._text("disability"),
            wants=self._text("wants"),
            child=self._text("child"),
            telephone=self._text("telephone"),
        )

    def reject(self, field: str, reason: str) -> None:
        """Refuse the row because of one cell; ``reason`` is a sentence."""
        column, value = self._columns.get(field, ""), self._raw.get(field, "")
        self.rejects.append(Reject(self._line, column, shown(value), reason))

    def _cleaned(self, field: str, raw: str) -> str | None:
        """The cell's text, or None when it cannot be text of ours (and the row is rejected)."""
        if not raw:
            return ""
        try:
            clean = clean_text if field in _PARAGRAPHS else clean_line
            cleaned = clean(csv_unsafe(raw))
        except Unclean as unclean:
            self.reject(field, str(unclean))
            return None
        column = self._columns.get(field, "")
        self.notes += [f"Line {self._line}, {column}: {note}." for note in cleaned.notes]
        return cleaned.text.strip()

    def _text(self, field: str) -> str:
        return self._cells.get(field) or ""

    def _need(self, *fields: str) -> None:
        for field in fields:
            if self._cells.get(field, "") == "":
                self.reject(field, "This cell must not be empty.")

    def _word(self, field: str) -> str:
        """The field's known word for the cell; "" for an empty cell or a rejected one."""
        text = self._text(field)
        if not text:
            return ""
        if (word := KNOWN[field].get(plain(text))) is not None:
            return word
        near = nearest(field, text)
        hint = f" Is it “{near}”?" if near else ""
        self.reject(field, f"This is not {NOUNS[field]} that the tracker knows.{hint}")
        return ""

    def _day(self, field: str) -> date | None:
        text = self._text(field)
        if not text:
            return None
        try:
            day = parse_day(text)
        except ValueError as error:
            self.reject(field, str(error))
            return None
        if self._today is not None and day > self._today:
            self.reject(field, f"This date is after today, {self._today:%d/%m/%Y}.")
        return day

    def _young(self) -> bool:
        answer, by_relation = self._word("young_person"), plain(self._text("relation"))
        if answer == "N" and by_relation == "youngperson":
            self.reject("young_person", "The relationship says that this is a young person.")
        # An advocate's contact may be a young person's own complaint.
        if answer == "Y" and by_relation not in ("", "youngperson", "advocate"):
            self.reject("young_person", "The relationship says that this is no young person.")
        return answer == "Y" or by_relation == "youngperson"

    def _age(self, young: bool) -> int | None:
        text = self._text("age")
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
        if via and channel and (via == "Council") is not (channel in COUNCIL_CHANNELS):
            way = "via the council" if channel in COUNCIL_CHANNELS else "direct"
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
        if self._cells.get("stage2_requested_on", "") == "":
            for field in ("stage2_decision", "stage2_decided_on"):
                if self._text(field):
                    self.reject(field, "A Stage 2 decision needs the day Stage 2 was asked for.")


def parse_day(text: str) -> date:
    """The day a cell names: D/M/YYYY, D/M/YY or YYYY-MM-DD, never month first.

    Raises:
        ValueError: a sentence on what is wrong with it.
    """
    if found := _DAY_FIRST.fullmatch(text):
        day, month, year = (int(part) for part in found.groups())
        if len(found[3]) == 2:
            # Two-digit years are of this office's time: 90 to 99 before 2000, the rest after.
            year += 1900 if year >= _EARLIEST % 100 else 2000
    elif found := _YEAR_FIRST.fullmatch(text):
        year, month, day = (int(part) for part in found.groups())
    else:
        raise ValueError("This is not a date as day/month/year or year-month-day.")
    if not _EARLIEST <= year <= _LATEST:
        raise ValueError(f"The year {year} is outside {_EARLIEST} to {_LATEST}.")
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueError("There is no such day (dates are read day first).") from None
