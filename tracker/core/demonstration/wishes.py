"""What complainants of the demonstration want, and the words that fill a sentence's places.

All invented. ``wants`` is the caller's own wish, so it is kept as short as people say it.
"""

from __future__ import annotations

from collections.abc import Mapping

WISHES: Mapping[str, tuple[str, ...]] = {
    "Accuracy of Assessment/Reports": (
        "The report put right and sent again to everybody who had it.",
        "A note of disagreement kept with the report.",
        "Somebody else to check the dates before the next meeting.",
    ),
    "Actions of Worker": (
        "An apology.",
        "A different worker.",
        "The manager to sit in on the next visit.",
        "An explanation of what happened and a promise that it will not happen again.",
    ),
    "Changes in Social Worker": (
        "One worker who stays until the plan is finished.",
        "To meet the new worker together with the old one.",
        "To be told before it happens, not after.",
    ),
    "Decision making": (
        "The decision looked at again by somebody who did not make it.",
        "The reasons in writing.",
        "A meeting with the manager before anything else changes.",
    ),
    "Delays in receiving services": (
        "A date.",
        "A worker by the end of the month.",
        "The service that was agreed, and to know why it took so long.",
    ),
    "Delays in sharing Minutes/Reports": (
        "The minutes now, and papers five days before a meeting from here on.",
        "A copy by post, does not have e-mail.",
        "The next meeting put back so that there is time to read.",
    ),
    "Family time arrangements": (
        "The missed sessions made up.",
        "Family time at a place nearer home.",
        "A telephone call the day before if it is off.",
    ),
    "Financial assistance": (
        "The money that is owed, paid this week.",
        "To see how it was worked out.",
        "The arrears paid, and a letter for the bank.",
    ),
    "Poor communication": (
        "A call back from the worker.",
        "One telephone number that somebody answers.",
        "An update every week, even if there is no news.",
        "An apology, and letters to the right address.",
    ),
    "Unhappy with placement": (
        "A move nearer to school.",
        "A visit from the worker to see what it is like.",
        "To be placed with brothers and sisters.",
    ),
}
"""What people want, by theme."""

WORKERS: tuple[str, ...] = (
    "the social worker",
    "the duty worker",
    "the support worker",
    "the agency worker",
    "the student worker",
)
YOUNG_WORKERS: tuple[str, ...] = ("the social worker", "the personal adviser", "the key worker")
NUMBERS: tuple[str, ...] = ("two", "three", "four", "five", "six", "seven")
ORDINALS: tuple[str, ...] = ("second", "third", "fourth", "fifth")
DAYS: tuple[str, ...] = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
PLACES: tuple[str, ...] = (
    "the family centre",
    "the contact centre",
    "school",
    "the area office",
    "the leisure centre",
    "the library",
)
CHASERS: tuple[str, ...] = (
    "Rang {manager}: draft promised for the end of the week.",
    "E-mailed {manager}, no answer. Copied to the Head of Service.",
    "{manager} is on leave, the deputy will look at it.",
    "Draft came in and went back, it did not answer the second point.",
    "Rang the complainant to say that the reply will be late.",
)
"""What is noted on the file while a late reply is chased."""
