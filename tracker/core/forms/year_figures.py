"""The forms of a year's entered figures.

Field names, which are also those of drafts: contacts, open_cases and area_0, area_1 ... (the
cases that each area held); investigations, spend and average; text. The year, the section and
what the form began with are handed in beside the answers.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from tracker.core.figures.entered import Stage2History, YearEntered
from tracker.core.figures.entering import EnterHistory, EnterYear, WriteText
from tracker.core.figures.year_book import FIRST_YEAR, LAST_YEAR, MOST
from tracker.core.forms.reading import FormErrors, Reading
from tracker.core.office import Office
from tracker.core.years import financial_year, read_year, year_words

Raw = Mapping[str, str]

COUNT_HELP = f"Type a whole number from 0 to {MOST:,}, or leave it empty."
HOW_MANY = "Say how many there were."
HOW_MUCH = "Say what they cost: 0 if nothing."
YEAR_HELP = f"Type a financial year such as 2017/18, from {FIRST_YEAR} to {LAST_YEAR}."
WRITE_SOMETHING = "Write something: there is no text of this section to take out."

_COUNT = re.compile(r"[0-9]{1,7}|[0-9]{1,3}(?:[, ][0-9]{3}){1,2}")


def count(text: str) -> int:
    """A count as people type it: "18250", "18,250".

    Raises:
        ValueError: it is none; the text is a sentence.
    """
    typed = text.strip()
    if not _COUNT.fullmatch(typed) or int(re.sub("[, ]", "", typed)) > MOST:
        raise ValueError(COUNT_HELP)
    return int(re.sub("[, ]", "", typed))


def _count(form: Reading, name: str) -> int | None:
    if not form.raw(name):
        return None
    try:
        return count(form.raw(name))
    except ValueError as trouble:
        form.wrong(name, str(trouble))
    return None


def area_field(place: int) -> str:
    """The name of the field of an area, by its place in the form."""
    return f"area_{place}"


def denominators(
    raw: Raw, office: Office, year: int, areas: Sequence[str], seen: YearEntered | None = None
) -> EnterYear:
    """The denominators of a year: contacts, open cases, and the cases held by each of ``areas``.

    Raises:
        FormErrors: a sentence for each field that is wrong.
    """
    form = Reading(raw, office)
    contacts, open_cases = _count(form, "contacts"), _count(form, "open_cases")
    held = [(area, _count(form, area_field(at))) for at, area in enumerate(areas)]
    form.check()
    kept = tuple((area, cases) for area, cases in held if cases is not None)
    return EnterYear(year, contacts, open_cases, kept, seen)


def history(raw: Raw, office: Office, year: int, seen: YearEntered | None = None) -> EnterHistory:
    """What Stage 2 came to in a year: everything empty takes it out.

    Raises:
        FormErrors: a sentence for each field that is wrong.
    """
    form = Reading(raw, office)
    if not any(form.raw(name) for name in ("investigations", "spend", "average")):
        return EnterHistory(year, None, seen)
    investigations, average = _count(form, "investigations"), _count(form, "average")
    if not form.raw("investigations"):
        form.wrong("investigations", HOW_MANY)
    pence = form.pence("spend", HOW_MUCH)
    form.check()
    return EnterHistory(year, Stage2History(investigations or 0, pence, average), seen)


def text(
    raw: Raw, office: Office, year: int, section: str, seen: YearEntered | None = None
) -> WriteText:
    """The paragraphs of a section; none takes out those there are.

    Raises:
        FormErrors: a sentence under the field.
    """
    form = Reading(raw, office)
    needed = "" if seen is not None and seen.text(section) else WRITE_SOMETHING
    words = form.text("text", needed)
    form.check()
    return WriteText(year, section, words, seen)


def year(raw: Raw, office: Office) -> int:
    """A financial year that has begun.

    Raises:
        FormErrors: a sentence under the field.
    """
    begins = read_year(raw.get("year", ""))
    if begins is None:
        raise FormErrors({"year": YEAR_HELP})
    if begins > financial_year(office.today):
        raise FormErrors({"year": f"{year_words(begins)} has not begun yet."})
    return begins
