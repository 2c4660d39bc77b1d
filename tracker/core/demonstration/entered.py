"""What the manager of the demonstration entered for the years: no case could tell it.

Source: annual report 2017/18, section on Stage 1 (contacts with the trust, open cases) and table
12 (Stage 2 of 2015/16 and 2016/17). How many cases each area held is not printed: these counts
are invented, and make the printed number of open cases.
"""

from __future__ import annotations

from tracker.core.figures.entered import Stage2History
from tracker.core.figures.entering import EnterHistory, EnterYear

_HELD = (
    *(("ACPS Central", 712), ("ACPS East", 688), ("ACPS North", 604), ("ACPS South", 498)),
    *(("Children in Care", 585), ("Leaving Care (18+)", 296), ("Children with Disabilities", 384)),
    *(("Referral and Response", 873), ("Fostering", 241), ("Adoption", 67), ("Residential", 58)),
    *(("Parenting and Family Support", 331), ("Youth Offending", 155)),
)


def entered() -> tuple[EnterYear | EnterHistory, ...]:
    """The denominators of 2017/18, and the Stage 2 of the two years before."""
    return (
        EnterHistory(2015, Stage2History(6, 4237421, 120)),
        EnterHistory(2016, Stage2History(5, 2008991, 62)),
        EnterYear(2017, contacts=18250, open_cases=5492, cases_held=_HELD),
    )
