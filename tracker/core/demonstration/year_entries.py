"""What a manager entered for the demonstration's report: denominators, history, texts, examples.

Contacts, open cases and the Stage 2 totals of 2015/16 are those that the report prints; the cases
held by each area and the texts are invented.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tracker.core.compliments import PastCompliment
from tracker.core.figures.entered import Stage2History
from tracker.core.figures.entering import (
    ChooseExample,
    EnterHistory,
    EnterYear,
    WriteText,
    YearCommand,
)
from tracker.core.years import financial_year

YEAR = 2017
CONTACTS, OPEN_CASES = 18_250, 5_492
STAGE_2_BEFORE = {
    YEAR - 2: Stage2History(6, 42_374_21, 120),
    YEAR - 1: Stage2History(5, 20_089_91, 62),
}
"""Table 12 for the years whose investigations are no cases here: pence, average working days."""

CASES_HELD: tuple[tuple[str, int], ...] = (
    ("ACPS Central", 742),
    ("ACPS East", 618),
    ("ACPS North", 695),
    ("ACPS South", 571),
    ("Children in Care", 639),
    ("Leaving Care (18+)", 327),
    ("Children with Disabilities", 418),
    ("Referral and Response", 486),
    ("Fostering", 274),
    ("Adoption", 96),
    ("Residential", 38),
    ("Parenting and Family Support", 391),
    ("Youth Offending", 197),
)
"""They make up the open cases: the other areas hold none of their own."""

INTRODUCTION = """\
This report looks at the complaints, representations and compliments that were received about \
children's services in 2017/18. Behind every number is a child, a young person or a family who \
took the trouble to tell us what went wrong, or what went well.

About as many people came to us as the year before, but more of what they told us was handled as \
a statutory complaint. Most had a reply within the timescale that the law allows, and more of \
those who complained told us that they had been listened to.\
"""

PRIORITIES = """\
Ring back the same day. Nearly every complaint about communication began with a call that nobody \
returned.

Agree an extension before ten working days have gone, and say so to whoever is waiting.

Return every learning form, so that what was promised in a reply is seen to be done.\
"""

EXAMPLES = 3
"""How many compliments were chosen to be printed."""


def year_entries(past: Sequence[PastCompliment]) -> Iterator[YearCommand]:
    """Everything entered, one save each. ``past`` are the compliments in the order of their numbers.

    The examples are the first that have words to print, each from another source.
    """
    for begins, history in STAGE_2_BEFORE.items():
        yield EnterHistory(begins, history)
    yield EnterYear(YEAR, CONTACTS, OPEN_CASES, CASES_HELD)
    yield WriteText(YEAR, "introduction", INTRODUCTION)
    yield WriteText(YEAR, "priorities", PRIORITIES)
    for number in chosen(past):
        yield ChooseExample(YEAR, number)


def chosen(past: Sequence[PastCompliment]) -> tuple[int, ...]:
    """The numbers of the compliments that are printed as examples."""
    by_source: dict[str, int] = {}
    for number, one in enumerate(past, 1):
        if one.quote and financial_year(one.facts.received_on) == YEAR:
            by_source.setdefault(one.facts.source, number)
    return tuple(by_source.values())[:EXAMPLES]
