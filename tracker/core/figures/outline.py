"""The annual report's contents: its sections in order, and which tables stand in each.

The keys of sections are those that the manager's own texts are kept under.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    """A section: its key, its heading, the keys of its tables in order.

    ``prompt`` is what a draft says where the manager's own text is wanted and missing; "" where
    none is wanted.
    """

    key: str
    heading: str
    tables: tuple[str, ...] = ()
    prompt: str = ""


OUTLINE: tuple[Part, ...] = (
    Part(
        "introduction",
        "Introduction",
        ("overview",),
        "What the year was like, and what the report is for.",
    ),
    Part("channels", "Contacts and how they reached us", ("1",)),
    Part("handling", "How contacts were handled", ("2", "3", "withdrawn")),
    Part("young_people", "Complaints by young people", ("4",)),
    Part("outcomes", "Outcomes of Stage 1 complaints", ("5",)),
    Part("areas", "Complaints by service area", ("6", "7")),
    Part("months", "Complaints by month", ("8",)),
    Part("repeats", "Repeat complainants", ("9",)),
    Part("timescales", "Timescales", ("10", "extended", "acknowledged")),
    Part("stage_2", "Stage 2: independent investigation", ("11", "12", "stage2")),
    Part("stage_3", "Stage 3 and the Ombudsman", ("stage3", "ombudsman")),
    Part("themes", "What complaints were about", ("13", "14")),
    Part(
        *("learning", "Learning from complaints", ("learning",)),
        "What was learned, by theme, and what is done otherwise now. What the learning forms say "
        "stands below in drafts alone: put it into words that name nobody.",
    ),
    Part("compliments", "Compliments", ("15", "16", "17")),
    Part(
        "equality",
        "Equality and advocacy",
        ("age", "gender", "disability", "ethnicity", "advocacy"),
    ),
    Part("priorities", "Priorities for the coming year", (), "What is to be done next year."),
)
"""Every section of the report but the definitions, which come last and are made by rule."""

RETOLD = {"2": "3", "13": "14"}
"""Tables of which nothing is said where another one, that says the same and more, is there."""

FURTHER = Part("further", "Further tables")
"""Where tables stand that no section claims, so that none is lost."""

DEFINITIONS = "Definitions"
"""The heading of the last section."""


def parts(known: Iterable[str]) -> tuple[Part, ...]:
    """The sections with those tables only that there are, and one for what no section claims."""
    there = tuple(known)
    claimed = {key for part in OUTLINE for key in part.tables}
    found = [
        Part(part.key, part.heading, tuple(k for k in part.tables if k in there), part.prompt)
        for part in OUTLINE
    ]
    rest = tuple(key for key in there if key not in claimed)
    if rest:
        found.insert(-1, Part(FURTHER.key, FURTHER.heading, rest))
    return tuple(found)


GLOSSARY: tuple[tuple[str, str], ...] = (
    ("Contact", "Anything received and logged. Each is handled in exactly one way."),
    (
        "Stage 1 complaint",
        "A complaint under the statutory procedure of 2006, answered in writing by the service "
        "within ten working days, or twenty where an extension was agreed.",
    ),
    ("Representation", "A matter raised and put right informally."),
    ("Corporate complaint", "A complaint that the statutory procedure does not cover."),
    ("Withdrawn", "A contact that the person who made it did not wish to go on with."),
    ("Stage 2", "An investigation by an officer and a person who are independent of the service."),
    ("Stage 3", "A review of a Stage 2 investigation by a panel of three independent people."),
    ("Ombudsman", "The Local Government and Social Care Ombudsman."),
    (
        "Outcome",
        "Upheld, partly upheld, not upheld, or no finding. “Upheld or partly upheld” is the sum "
        "of the first two.",
    ),
    ("Theme", "The one main matter of a case."),
    ("Working day", "Any day but Saturdays, Sundays and the bank holidays of England."),
    ("Young person", "A child or young person of 13 to 24 who made the contact themselves."),
    (
        "Percentage",
        "A share of a whole, in whole numbers, a half rounded up. Shares may for that reason not "
        "add up to 100.",
    ),
    (
        "Percentage point",
        "The difference between two percentages: from 52% to 44% is 8 percentage points.",
    ),
)
"""Words that the report uses, with their meanings, in the order in which they come up."""

SMALL_NUMBERS = (
    "Small numbers",
    "Numbers under five are shown as “<5”, and where needed another as “..”, so that nobody can "
    "be recognised from them.",
)
"""The entry that stands only where small numbers are hidden."""
