"""The sections of the annual report, in its order: each may have a text of the manager's own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Section:
    """One section: ``key`` is what its text is stored under, ``tells`` what it is usually about."""

    key: str
    title: str
    tells: str


SECTIONS: tuple[Section, ...] = (
    Section("introduction", "Introduction", "What the year was like, and what the report is for."),
    Section("channels", "Contacts and channels", "How people reached us, and what made it easier."),
    Section("handling", "Handling", "How contacts were sorted, and what changed in the sorting."),
    Section("young_people", "Young people", "What young people said, and what helped them say it."),
    Section("outcomes", "Stage 1 outcomes", "Why more, or fewer, complaints were upheld."),
    Section("areas", "Areas", "What stands behind the numbers of an area."),
    Section("months", "Months", "What made some months busier than others."),
    Section("repeats", "Repeat complainants", "Why people came again. Nobody may be told from it."),
    Section("timescales", "Timescales", "What held replies up, and what was done about it."),
    Section("stage_2", "Stage 2", "The investigations, their cost and what they found."),
    Section("stage_3", "Stage 3 and the Ombudsman", "Panels, referrals, and remedies agreed."),
    Section("themes", "Themes", "What people complained of, and why."),
    Section("learning", "Learning", "What was learned, by theme, and what is done otherwise now."),
    Section("compliments", "Compliments", "What people thanked the teams for."),
    Section("equality", "Equality", "Who complained and who did not, and what is known of them."),
    Section("priorities", "Priorities", "What is to be done next year."),
)
"""Every section in the order of the report's contents."""

BY_KEY: Mapping[str, Section] = {section.key: section for section in SECTIONS}
