"""The counts that the demonstration has to give, year by year.

Source: the annual report 2017/18, tables 1 to 6, 9, 10, 13 and 14. Where the report prints only
a share, or nothing, the counts are invented so that the printed share comes out.
Years run from 1 April to 31 March and are named by the calendar year they begin in.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from tracker.core.words import Handling


@dataclass(frozen=True, slots=True)
class Accepted:
    """The Stage 2 request that was accepted: whole dates, the area of its Stage 1, the cost.

    ``not_signed`` is the day it was noted that the complainant did not sign the terms;
    ``reported_days`` are those that table 11 prints.
    """

    area: str
    received: date
    working_days: int
    requested: date
    decided: date
    adjudicated: date
    closed: date
    terms_signed: date | None
    not_signed: date | None
    reported_days: int
    pence: int


@dataclass(frozen=True, slots=True)
class YearFigures:
    """One year's counts of contacts received, except where said otherwise.

    ``people_by_contacts`` counts the people with two contacts or more; ``single`` and
    ``repeat`` split the handlings between one-contact callers and them. ``young`` is contacts
    by channel and status. ``areas``, ``bands`` (working days from received to reply: at most
    10, 11 to 20, more) and ``themes`` (received, upheld or partly) are of Stage 1 only.
    ``months`` runs from April to March.
    """

    begins: int
    people_by_contacts: Mapping[int, int]
    nameless: int
    single: Mapping[Handling, int]
    repeat: Mapping[Handling, int]
    channels: Mapping[str, int]
    young: Mapping[tuple[str, str], int]
    areas: Mapping[str, int]
    bands: tuple[int, int, int]
    themes: Mapping[str, tuple[int, int]]
    months: tuple[int, ...]
    accepted: Accepted
    refused: int
    refused_of_persistent: int

    @property
    def one_contact_people(self) -> int:
        """How many complainants made one contact only, the nameless ones among them."""
        return sum(self.single.values())


YEAR_2016 = YearFigures(
    begins=2016,
    people_by_contacts={16: 1, 14: 1, 11: 2, 8: 2, 5: 2, 3: 4, 2: 4},
    nameless=9,
    single={
        Handling.STAGE_1: 123,
        Handling.REPRESENTATION: 45,
        Handling.WITHDRAWN: 34,
        Handling.CORPORATE: 10,
    },
    repeat={
        Handling.STAGE_1: 64,
        Handling.REPRESENTATION: 20,
        Handling.WITHDRAWN: 10,
        Handling.CORPORATE: 4,
    },
    channels={
        "Telephone": 140,
        "E-mail": 56,
        "Letter": 34,
        "Text": 2,
        "Meeting with Customer Experience Manager": 19,
        "Feedback form": 17,
        "Advocate": 14,
        "Council on-line services": 22,
        "Council contact centre": 6,
    },
    young={
        ("Advocate", "Child in care"): 9,
        ("Advocate", "Leaving care"): 1,
        ("Telephone", "Child in care"): 4,
        ("Telephone", "Care leaver"): 1,
        ("Telephone", "Leaving care"): 1,
        ("Feedback form", "Child in care"): 5,
        ("Meeting with Customer Experience Manager", "Child in care"): 2,
        ("E-mail", "Child in care"): 2,
        ("E-mail", "Care leaver"): 1,
        ("Letter", "Child in care"): 1,
        ("Text", "Leaving care"): 1,
    },
    areas={
        "ACPS Central": 40,
        "ACPS East": 28,
        "ACPS North": 26,
        "ACPS South": 17,
        "Children in Care": 22,
        "Referral and Response": 13,
        "Leaving Care (18+)": 10,
        "Children with Disabilities": 9,
        "Fostering": 6,
        "Various": 4,
        "Adoption": 3,
        "Residential": 3,
        "Parenting and Family Support": 2,
        "Finance": 2,
        "Safeguarding and Standards": 2,
    },
    bands=(61, 64, 62),
    themes={
        "Accuracy of Assessment/Reports": (18, 11),
        "Actions of Worker": (50, 14),
        "Changes in Social Worker": (7, 4),
        "Decision making": (14, 0),
        "Delays in receiving services": (23, 16),
        "Family time arrangements": (9, 5),
        "Financial assistance": (11, 8),
        "Poor communication": (46, 36),
        "Unhappy with placement": (9, 3),
    },
    months=(24, 26, 25, 27, 20, 29, 28, 29, 18, 28, 26, 30),
    accepted=Accepted(
        area="ACPS East",
        received=date(2016, 7, 5),
        working_days=31,
        requested=date(2016, 12, 23),
        decided=date(2017, 1, 6),
        adjudicated=date(2017, 3, 29),
        closed=date(2017, 4, 18),
        terms_signed=date(2017, 2, 20),
        not_signed=None,
        reported_days=77,
        pence=626511,
    ),
    refused=0,
    refused_of_persistent=0,
)

YEAR_2017 = YearFigures(
    begins=2017,
    people_by_contacts={25: 1, 12: 1, 5: 1, 4: 5, 3: 6, 2: 15},
    nameless=8,
    single={
        Handling.STAGE_1: 144,
        Handling.REPRESENTATION: 9,
        Handling.WITHDRAWN: 30,
        Handling.CORPORATE: 16,
    },
    repeat={
        Handling.STAGE_1: 85,
        Handling.REPRESENTATION: 5,
        Handling.WITHDRAWN: 13,
        Handling.CORPORATE: 7,
    },
    channels={
        "Telephone": 121,
        "E-mail": 90,
        "Letter": 22,
        "Text": 3,
        "Meeting with Customer Experience Manager": 25,
        "Feedback form": 17,
        "Advocate": 14,
        "MOMO": 2,
        "Council on-line services": 12,
        "Council contact centre": 3,
    },
    young={
        ("Advocate", "Child in care"): 9,
        ("Advocate", "Leaving care"): 1,
        ("Advocate", "Child protection"): 1,
        ("Telephone", "Child in care"): 2,
        ("Telephone", "Leaving care"): 1,
        ("Telephone", "Child protection"): 1,
        ("Feedback form", "Child in care"): 5,
        ("Feedback form", "Leaving care"): 1,
        ("Feedback form", "Care leaver"): 1,
        ("Letter", "Care leaver"): 1,
        ("Meeting with Customer Experience Manager", "Child in care"): 2,
        ("Meeting with Customer Experience Manager", "Care leaver"): 1,
        ("E-mail", "Child in care"): 3,
        ("E-mail", "Care leaver"): 1,
        ("MOMO", "Child in care"): 2,
        ("Text", "Care leaver"): 1,
    },
    areas={
        "ACPS Central": 47,
        "ACPS East": 34,
        "ACPS North": 30,
        "ACPS South": 19,
        "Children in Care": 27,
        "Referral and Response": 16,
        "Leaving Care (18+)": 12,
        "Children with Disabilities": 11,
        "Fostering": 8,
        "Various": 6,
        "Adoption": 5,
        "Residential": 4,
        "Parenting and Family Support": 4,
        "Finance": 3,
        "Safeguarding and Standards": 3,
    },
    bands=(69, 80, 80),
    themes={
        "Accuracy of Assessment/Reports": (19, 7),
        "Actions of Worker": (69, 16),
        "Changes in Social Worker": (6, 3),
        "Decision making": (27, 3),
        "Delays in receiving services": (23, 13),
        "Delays in sharing Minutes/Reports": (7, 6),
        "Family time arrangements": (6, 5),
        "Financial assistance": (15, 9),
        "Poor communication": (49, 35),
        "Unhappy with placement": (8, 4),
    },
    months=(27, 26, 30, 28, 19, 25, 31, 30, 17, 27, 25, 24),
    accepted=Accepted(
        area="Children with Disabilities",
        received=date(2017, 5, 17),
        working_days=47,
        requested=date(2017, 11, 6),
        decided=date(2017, 11, 10),
        adjudicated=date(2018, 2, 16),
        closed=date(2018, 3, 28),
        terms_signed=None,
        not_signed=date(2017, 12, 4),
        reported_days=99,
        pence=302722,
    ),
    refused=26,
    refused_of_persistent=8,
)
