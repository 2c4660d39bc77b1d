"""What the screen and the forms of compliments say."""

from __future__ import annotations

from datetime import date

from tracker.core.compliments import Compliment, ComplimentFilter, ComplimentTally
from tracker.core.say import days, long_day, short_day
from tracker.core.years import year_words

TITLE = "Compliments"
NEW_COMPLIMENT = "New compliment"
NONE_AT_ALL = "No compliments yet. m logs the first one."
NO_MATCH = "Nothing matches. Esc clears what is shown only."
NONE_HERE = "There is no compliment under the cursor."

WORDS, AREA, SOURCE, TYPE = "What was said", "About", "From", "Type"
SAID_BY, STAFF = "Said by", "Staff thanked"
RECEIVED_ON, SHARED_ON = "Received on", "Shared on"
SAID_BY_HINT = "a name, if there is one"
STAFF_HINT = "as they were named"

SHOW_TITLE, SHOW = "Show only", "Show"
SHOW_TELLS = "One letter answers, Enter goes on, Backspace takes an answer back."
YEAR, STATE = "Year", "That are"
TO_SHARE, QUOTES = "not shared yet", "quotes for the report"

IN_THE_REPORT = "(a quote for the report)"
PRINTED = "To print"
QUOTE_TELLS = "Take out whatever says who it is. Nothing at all: not for the report."


def edit_title(ref: str) -> str:
    """The heading of the form of one that exists."""
    return f"Compliment {ref}"


def quote_title(ref: str) -> str:
    """The heading of the form of the words to print."""
    return f"{ref} in the annual report"


def names_left(names: tuple[str, ...]) -> str:
    """Under the words to print, while a name is still in them; "" when none is."""
    return f"Still names: {', '.join(names)}" if names else ""


def names_meant(names: tuple[str, ...]) -> str:
    """Said once before words with a name in them are kept."""
    return f"Still names: {', '.join(names)}. ^S again keeps it so."


ALL_SHOWN = "all, newest first"


def head(tally: ComplimentTally, wanted: ComplimentFilter) -> str:
    """What the list shows, and counts of the very lines below."""
    count = len(tally.numbers)
    counts = f"{tally.internal} internal, {tally.external} external, {tally.to_share} to share"
    shown = "  ".join(filter(None, (only(wanted), wanted.text and f"filter: {wanted.text}")))
    return f"{count:,}: {counts}" + (f"   {shown}" if shown else "")


def only(wanted: ComplimentFilter) -> str:
    """What is shown only, in a few words; "" when it is all."""
    parts = (
        year_words(wanted.year) if wanted.year is not None else "",
        wanted.area,
        wanted.source,
        wanted.type.label.lower() if wanted.type else "",
        TO_SHARE if wanted.to_share else "",
        QUOTES if wanted.quotes else "",
    )
    return ", ".join(filter(None, parts))


def from_whom(compliment: Compliment) -> str:
    """ "Foster carer, Zoë Luczak (external)"."""
    said_by = f", {compliment.said_by}" if compliment.said_by else ""
    return f"{compliment.source}{said_by} ({compliment.type.label.lower()})"


def shared(compliment: Compliment, today: date) -> str:
    """Whether and when the team heard of it."""
    if compliment.shared_on is not None:
        return short_day(compliment.shared_on, today)
    return "not yet" if compliment.to_share else "not recorded"


def received(compliment: Compliment) -> str:
    """The day it came in, in full."""
    return long_day(compliment.received_on)


def shared_already(compliment: Compliment) -> str:
    """Why the key does nothing."""
    assert compliment.shared_on is not None
    return f"{compliment.ref} was shared with the team on {long_day(compliment.shared_on)} already."


def ticked(count: int) -> str:
    """How many lines the next key is for."""
    return f"{days(count, 'compliment')} ticked"
