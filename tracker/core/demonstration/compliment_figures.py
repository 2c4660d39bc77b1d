"""The counts of compliments that the demonstration has to give, year by year.

Source: the annual report 2017/18, tables 15 to 17. It prints the totals of both years by type, the
area teams' of the second year in full, and the other areas of that year as bars without labels:
which bar is whose is invented here, as are the sources and the areas of the first year.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ComplimentFigures:
    """One year's counts of compliments received. ``areas`` has internal and external ones."""

    begins: int
    internal: Mapping[str, int]
    external: Mapping[str, int]
    areas: Mapping[str, tuple[int, int]]


COMPLIMENTS_2016 = ComplimentFigures(
    begins=2016,
    internal={"Colleague": 43, "Manager": 37},
    external={
        "Parent/carer": 16,
        "Child/young person": 12,
        "Foster carer": 8,
        "Health": 7,
        "Adopter": 6,
        "Police": 4,
        "Judge/court": 4,
        "Children's guardian": 4,
        "School": 2,
        "Local business/community": 2,
    },
    areas={
        "ACPS Central": (6, 3),
        "ACPS East": (6, 2),
        "ACPS North": (3, 4),
        "ACPS South": (5, 6),
        "Children in Care": (6, 6),
        "Leaving Care (18+)": (8, 5),
        "Children with Disabilities": (2, 3),
        "Referral and Response": (4, 5),
        "Fostering": (5, 3),
        "Adoption": (6, 2),
        "Residential": (6, 3),
        "Finance": (5, 0),
        "Parenting and Family Support": (4, 5),
        "Safeguarding and Standards": (1, 6),
        "Youth Offending": (9, 4),
        "Business Support": (4, 8),
    },
)

COMPLIMENTS_2017 = ComplimentFigures(
    begins=2017,
    internal={"Colleague": 95, "Manager": 40},
    external={
        "Parent/carer": 52,
        "Child/young person": 31,
        "Foster carer": 14,
        "Adopter": 12,
        "Judge/court": 12,
        "School": 11,
        "Police": 9,
        "Children's guardian": 8,
        "Health": 7,
        "Local business/community": 4,
    },
    areas={
        "ACPS Central": (8, 8),
        "ACPS East": (6, 4),
        "ACPS North": (11, 7),
        "ACPS South": (0, 7),
        "Children in Care": (18, 27),
        "Fostering": (15, 28),
        "Children with Disabilities": (22, 17),
        "Safeguarding and Standards": (18, 17),
        "Residential": (10, 17),
        "Leaving Care (18+)": (5, 9),
        "Youth Offending": (6, 7),
        "Parenting and Family Support": (3, 7),
        "Referral and Response": (3, 4),
        "Adoption": (5, 1),
        "Business Support": (3, 0),
        "Finance": (2, 0),
    },
)
