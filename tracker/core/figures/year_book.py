"""Carries out what is wanted of a year's entered figures: in one transaction, undone as one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from tracker.core.clean import TEXT_LIMIT
from tracker.core.compliments import Compliment
from tracker.core.figures import periods
from tracker.core.figures.entered import Stage2History, YearEntered
from tracker.core.figures.entering import ChooseExample, EnterHistory, EnterYear, WriteText
from tracker.core.figures.questions import Cohort, Question, Unit
from tracker.core.figures.sections import BY_KEY
from tracker.core.office import Actor, Conflict, Office, Refusal
from tracker.core.ports import Receipt, Work
from tracker.core.records import NoSuchRecord, RecordKind
from tracker.core.rules import checks
from tracker.core.say import days, money
from tracker.core.words import ListKind
from tracker.core.years import financial_year, year_words

KIND = RecordKind.YEAR
MANAGER_ENTERS = "enters the figures and texts of a year"
MOST = 9_999_999
"""No trust has more contacts or cases in a year."""

MOST_PENCE = 10_000_000_00
FIRST_YEAR, LAST_YEAR = 1990, 2189


def why_not_enter(actor: Actor) -> str:
    """Why somebody may not enter figures, as the rules say it; "" if they may."""
    try:
        checks.manager_only(actor, MANAGER_ENTERS)
    except Refusal as refusal:
        return str(refusal)
    return ""


def blank(year: int, version: int = 0) -> YearEntered:
    """A year for which nothing was entered."""
    return YearEntered(year, version=version)


def current(work: Work, year: int) -> tuple[YearEntered | None, YearEntered]:
    """The record as the file holds it (None if it never did), and what counts of it now."""
    try:
        held = work.record(KIND, year)
    except NoSuchRecord:
        return None, blank(year)
    assert isinstance(held, YearEntered)
    return held, blank(year, held.version) if held.removed else held


def check_year(year: int, office: Office) -> None:
    """A year that figures can be entered for. Raises Refusal."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Refusal(f"The year has to lie between {FIRST_YEAR} and {LAST_YEAR}.")
    if year > financial_year(office.today):
        raise Refusal(f"{year_words(year)} has not begun yet.")


def _begin(year: int, office: Office, work: Work) -> tuple[YearEntered | None, YearEntered]:
    checks.manager_only(office.actor, MANAGER_ENTERS)
    check_year(year, office)
    return current(work, year)


def _unchanged(part: str, same: bool) -> None:
    """Refuse to save over what somebody else has changed meanwhile."""
    if not same:
        raise Conflict(f"Somebody else changed {part} meanwhile. Look at it again first.")


def _keep(
    held: YearEntered | None, now: YearEntered, after: YearEntered, work: Work, draft_id: str = ""
) -> None:
    if after == now:
        raise Refusal("Nothing was changed.")
    version = held.version + 1 if held is not None else 1
    work.put(KIND, held, replace(after, version=version, removed=False))
    if draft_id:
        work.drop_draft(draft_id)


def _number(value: int | None, what: str) -> None:
    if value is not None and not 0 <= value <= MOST:
        raise Refusal(f"{what}: from 0 to {MOST:,}.")


# -- denominators ---------------------------------------------------------------------------------
def enter(command: EnterYear, office: Office, work: Work, save_id: str) -> Receipt:
    """Keep the denominators of a year. Raises Refusal, and Conflict."""
    held, now = _begin(command.year, office, work)
    seen = command.seen
    _unchanged(f"the figures of {year_words(command.year)}", seen is None or _same(seen, now))
    _number(command.contacts, "Contacts with the trust")
    _number(command.open_cases, "Open cases")
    areas = dict(command.cases_held)
    known = {*office.lists.ever(ListKind.AREA), *dict(now.cases_held)}
    for area, count in areas.items():
        if area not in known:
            raise Refusal(f"The area '{area}' is not on the list.")
        _number(count, f"Cases held by {area}")
    after = replace(
        now,
        contacts=command.contacts,
        open_cases=command.open_cases,
        cases_held=tuple(areas.items()),
    )
    _keep(held, now, after, work, command.draft_id)
    what = "; ".join(_differences(now, after)) or "areas in another order"
    return Receipt(save_id, (), f"{year_words(command.year)}: {what}.")


def _same(seen: YearEntered, now: YearEntered) -> bool:
    parts = ("contacts", "open_cases", "cases_held")
    return all(getattr(seen, part) == getattr(now, part) for part in parts)


def _differences(before: YearEntered, after: YearEntered) -> Iterator[str]:
    """What was entered, with what it was before."""
    for what, old, new in (
        ("contacts with the trust", before.contacts, after.contacts),
        ("open cases", before.open_cases, after.open_cases),
    ):
        if old != new:
            yield f"{what} {_became(old, new)}"
    areas = dict.fromkeys([*dict(before.cases_held), *dict(after.cases_held)])
    changed = [a for a in areas if before.held_by(a) != after.held_by(a)]
    if len(changed) == 1:
        area = changed[0]
        yield f"cases held by {area} {_became(before.held_by(area), after.held_by(area))}"
    elif changed:
        yield f"cases held by {days(len(changed), 'area')}"


def _became(old: int | None, new: int | None) -> str:
    if new is None:
        return "not known"
    return f"{new:,}" if old is None else f"{new:,} (was {old:,})"


# -- history --------------------------------------------------------------------------------------
def enter_history(command: EnterHistory, office: Office, work: Work, save_id: str) -> Receipt:
    """Keep what Stage 2 came to in a year. Raises Refusal, and Conflict."""
    held, now = _begin(command.year, office, work)
    seen, found, year = command.seen, command.stage2, year_words(command.year)
    _unchanged(f"the Stage 2 totals of {year}", seen is None or seen.stage2 == now.stage2)
    if found is not None:
        _check_history(command.year, found, work)
    _keep(held, now, replace(now, stage2=found), work, command.draft_id)
    return Receipt(save_id, (), f"{year}: {history_words(found)}.")


def _check_history(year: int, found: Stage2History, work: Work) -> None:
    """Totals that can be, of a year that has none of its own. Raises Refusal."""
    _number(found.investigations, "Stage 2 investigations")
    _number(found.average_days, "The average of days")
    if not 0 <= found.pence <= MOST_PENCE:
        raise Refusal(f"The Stage 2 spend: from {money(0)} to {money(MOST_PENCE)}.")
    closed = Question(Cohort.STAGE_2_CLOSED, periods.year(year))
    own = work.tally(closed, (), Unit.CONTACTS).get((), 0)
    if own:
        raise Refusal(
            f"{year_words(year)} has {days(own, 'Stage 2 investigation')} in the file already: "
            "its totals are counted from them."
        )


def history_words(found: Stage2History | None) -> str:
    """Totals of Stage 2 in words: "Stage 2: 6 investigations, £42,374.21, average 120 days"."""
    if found is None:
        return "no Stage 2 totals"
    average = f", average {days(found.average_days, 'day')}" if found.average_days else ""
    count = days(found.investigations, "investigation")
    return f"Stage 2: {count}, {money(found.pence)}{average}"


# -- texts ----------------------------------------------------------------------------------------
def write_text(command: WriteText, office: Office, work: Work, save_id: str) -> Receipt:
    """Keep the paragraphs of a section. Raises Refusal, and Conflict."""
    held, now = _begin(command.year, office, work)
    section, seen = BY_KEY.get(command.section), command.seen
    if section is None:
        raise Refusal(f"The report has no section '{command.section}'.")
    year, text = year_words(command.year), command.text.strip()
    same = seen is None or seen.text(section.key) == now.text(section.key)
    _unchanged(f"'{section.title}' of {year}", same)
    if len(text) > TEXT_LIMIT:
        raise Refusal(f"The text is too long: {len(text):,} of {TEXT_LIMIT:,} characters.")
    texts = {**dict(now.texts), section.key: text}
    kept = tuple((key, texts[key]) for key in BY_KEY if texts.get(key))
    _keep(held, now, replace(now, texts=kept), work, command.draft_id)
    done = f"written, {days(len(text.split()), 'word')}" if text else "taken out"
    return Receipt(save_id, (), f"{year}, {section.title}: {done}.")


# -- examples -------------------------------------------------------------------------------------
def choose_example(command: ChooseExample, office: Office, work: Work, save_id: str) -> Receipt:
    """Print a compliment as an example, or no longer. Raises Refusal."""
    held, now = _begin(command.year, office, work)
    compliment = work.record(RecordKind.COMPLIMENT, command.number)
    assert isinstance(compliment, Compliment)
    year, ref = year_words(command.year), compliment.ref
    others = tuple(number for number in now.quotes if number != command.number)
    if command.chosen:
        _check_example(command, compliment)
    if command.chosen == (command.number in now.quotes):
        state = "an example already" if command.chosen else "no example"
        raise Refusal(f"{ref} is {state} in the report of {year}.")
    quotes = (*others, command.number) if command.chosen else others
    _keep(held, now, replace(now, quotes=quotes), work)
    done = "an example" if command.chosen else "no longer an example"
    return Receipt(save_id, (ref,), f"{ref}: {done} in the report of {year}.")


def _check_example(command: ChooseExample, compliment: Compliment) -> None:
    """Only words that somebody has read for names are printed. Raises Refusal."""
    if compliment.removed:
        raise Refusal(f"{compliment.ref} was taken back.")
    if not compliment.quote:
        raise Refusal(no_words(compliment.ref))
    if financial_year(compliment.received_on) != command.year:
        raise Refusal(f"{compliment.ref} was not received in {year_words(command.year)}.")


def no_words(ref: str) -> str:
    """Why a compliment cannot be an example yet."""
    return f"{ref} has no words to print yet: choose them first, without names."


YEAR_BOOKS: Mapping[type[Any], Callable[[Any, Office, Work, str], Receipt]] = MappingProxyType(
    {
        EnterYear: enter,
        EnterHistory: enter_history,
        WriteText: write_text,
        ChooseExample: choose_example,
    }
)
"""Who carries out which of these commands."""
