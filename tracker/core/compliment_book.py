"""Carries out what is wanted of compliments: inside one transaction of the desk, undone as one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Any

from tracker.core.compliments import (
    Compliment,
    EditCompliment,
    Facts,
    ImportCompliments,
    LogCompliment,
    PastCompliment,
    QuoteCompliment,
    ShareCompliments,
    compliment_ref,
)
from tracker.core.office import Conflict, Office, Refusal
from tracker.core.ports import Receipt, Work
from tracker.core.records import RecordKind
from tracker.core.say import days, short_day
from tracker.core.years import financial_year

KIND = RecordKind.COMPLIMENT


def _held(number: int, work: Work, version: int | None = None) -> Compliment:
    """The compliment as it is now. Raises Conflict if it is not the version that was seen."""
    found = work.record(KIND, number)
    assert isinstance(found, Compliment)
    if version is not None and found.version != version:
        raise Conflict(f"{found.ref} has changed since you opened it. Look at it again first.")
    if found.removed:
        raise Refusal(f"{found.ref} was taken back.")
    return found


def _save(before: Compliment, after: Compliment, work: Work) -> None:
    work.put(KIND, before, replace(after, version=before.version + 1))


def _check(facts: Facts, office: Office) -> None:
    """What may not be kept. Raises Refusal."""
    if not facts.words.strip():
        raise Refusal("Write what was said: a few words are enough to save.")
    if not facts.source or not facts.area:
        raise Refusal("A compliment needs its source and its service area.")
    if facts.received_on > office.today:
        raise Refusal("It cannot have been received after today.")
    if facts.shared_on is not None and facts.shared_on > office.today:
        raise Refusal("It cannot have been shared after today.")
    if facts.shared_on is not None and facts.shared_on < facts.received_on:
        raise Refusal("It cannot have been shared before it was received.")


def _new(facts: Facts, work: Work, by: str, quote: str = "", brought_from: str = "") -> Compliment:
    """Give a compliment its number and its reference, and keep it."""
    year = financial_year(facts.received_on)
    compliment = Compliment(
        number=work.next_number(KIND),
        ref=compliment_ref(year, work.next_in_year(KIND, year)),
        received_on=facts.received_on,
        type=facts.type,
        source=facts.source,
        area=facts.area,
        words=facts.words,
        said_by=facts.said_by,
        staff=facts.staff,
        shared_on=facts.shared_on,
        quote=quote,
        logged_by=by,
        brought_from=brought_from,
    )
    work.put(KIND, None, compliment)
    return compliment


def log(command: LogCompliment, office: Office, work: Work, save_id: str) -> Receipt:
    """Keep a new compliment. Raises Refusal."""
    _check(command.facts, office)
    kept = _new(command.facts, work, office.actor.name)
    if command.draft_id:
        work.drop_draft(command.draft_id)
    return Receipt(save_id, (kept.ref,), f"Compliment {kept.ref} logged.")


def edit(command: EditCompliment, office: Office, work: Work, save_id: str) -> Receipt:
    """Put the facts right. Raises Refusal, and Conflict if somebody else was quicker."""
    before = _held(command.number, work, command.version)
    _check(command.facts, office)
    if command.facts == before.facts:
        raise Refusal(f"Nothing about {before.ref} is different.")
    facts = command.facts
    after = replace(
        before,
        received_on=facts.received_on,
        type=facts.type,
        source=facts.source,
        area=facts.area,
        words=facts.words,
        said_by=facts.said_by,
        staff=facts.staff,
        shared_on=facts.shared_on,
    )
    _save(before, after, work)
    if command.draft_id:
        work.drop_draft(command.draft_id)
    return Receipt(save_id, (before.ref,), f"{before.ref}: put right.")


def share(command: ShareCompliments, office: Office, work: Work, save_id: str) -> Receipt:
    """Note the day on which they were shared with the team.

    Raises:
        Refusal: all of them were shared already, or one was not received yet by then.
    """
    held = [_held(number, work) for number in dict.fromkeys(command.numbers)]
    left = [one for one in held if one.shared_on is None]
    if not left:
        raise Refusal(_shared_already(held))
    if command.on > office.today:
        raise Refusal("It cannot have been shared after today.")
    for one in left:
        if command.on < one.received_on:
            raise Refusal(f"{one.ref} was not received before {short_day(one.received_on)}.")
        _save(one, replace(one, shared_on=command.on), work)
    what = left[0].ref if len(left) == 1 else days(len(left), "compliment")
    rest = len(held) - len(left)
    before = f" ({rest} shared before)" if rest else ""
    on = "today" if command.on == office.today else f"on {short_day(command.on, office.today)}"
    return Receipt(
        save_id, tuple(one.ref for one in left), f"{what}: shared with the team {on}{before}."
    )


def _shared_already(held: list[Compliment]) -> str:
    if not held:
        return "Nothing is ticked."
    on = held[0].shared_on
    if len(held) == 1 and on is not None:
        return f"{held[0].ref} was shared with the team on {short_day(on)} {on.year} already."
    return "All of these were shared with the team already."


def quote(command: QuoteCompliment, office: Office, work: Work, save_id: str) -> Receipt:
    """Choose the words to print, other words, or none. Raises Refusal, or Conflict."""
    before = _held(command.number, work, command.version)
    words = command.quote.strip()
    if words == before.quote:
        done = "has these words for the report already" if words else "is no quote"
        raise Refusal(f"{before.ref} {done}.")
    _save(before, replace(before, quote=words), work)
    if command.draft_id:
        work.drop_draft(command.draft_id)
    done = "chosen as a quote for the report" if words else "no longer a quote for the report"
    return Receipt(save_id, (before.ref,), f"{before.ref}: {done}.")


# -- old logs ------------------------------------------------------------------------------------
Key = tuple[date, str, str, str, str, str]


def key_of(facts: Facts | Compliment) -> Key:
    """What tells rows of a log apart: a log gives its compliments no reference of their own.

    Without the day it was shared, which is put into a log later than the rest.
    """
    return (
        facts.received_on,
        facts.type.value,
        facts.source,
        facts.area,
        facts.words,
        facts.said_by,
    )


def still_to_bring(
    rows: tuple[PastCompliment, ...], there: Mapping[Key, int]
) -> tuple[PastCompliment, ...]:
    """The rows that are not in the file from an earlier log: two alike are two compliments."""
    left = Counter(there)
    new = []
    for row in rows:
        key = key_of(row.facts)
        if left[key] > 0:
            left[key] -= 1
        else:
            new.append(row)
    return tuple(new)


def bring_in(
    command: ImportCompliments, office: Office, work: Work, save_id: str, *, doubles: bool = False
) -> Receipt:
    """Keep every row of a log that is not here from an earlier one, as one batch.

    ``doubles`` says that rows which are here already were wished for all the same.

    Raises:
        Refusal: nothing in it is new, or a row may not be kept: then none is.
    """
    there = () if doubles else work.compliments_brought_in()
    new = still_to_bring(command.rows, Counter(map(key_of, there)))
    if not new:
        raise Refusal("All of these compliments are here already: nothing was brought in.")
    refs = []
    for done, row in enumerate(new):
        office.step(done, len(new))
        _check(row.facts, office)
        kept = _new(row.facts, work, office.actor.name, row.quote, command.source)
        refs.append(kept.ref)
    here = len(command.rows) - len(new)
    left_out = f" {here} were here already." if here else ""
    sentence = f"{days(len(refs), 'compliment')} brought in from {command.source}.{left_out}"
    return Receipt(save_id, tuple(refs), sentence)


COMPLIMENT_BOOKS: Mapping[type[Any], Callable[[Any, Office, Work, str], Receipt]] = (
    MappingProxyType(
        {
            LogCompliment: log,
            EditCompliment: edit,
            ShareCompliments: share,
            QuoteCompliment: quote,
            ImportCompliments: bring_in,
        }
    )
)
"""Who carries out which of these commands."""
