"""Keys of people, on a case and in their list."""

from __future__ import annotations

from tracker.ui.key_table.key import CASE, PEOPLE, Key

PEOPLE_KEYS: tuple[Key, ...] = (
    Key("case.people", "i", "people", "People", "People on the case, consent, advocate", CASE),
    Key("people.details", "f", "details", "Details", "Put a person's details right", PEOPLE),
    Key("people.merge", "m", "merge", "Merge", "The same person: merge, with a preview", PEOPLE),
    Key("people.apart", "x", "apart", "Not same", "Not the same person: remembered", PEOPLE),
    Key(
        "people.persistent",
        "p",
        "persistent",
        "Persistent",
        "Persistent: decide, review, end",
        PEOPLE,
    ),
    Key("people.weekly", "w", "weekly", "Weekly", "Log a week's contacts, a line each", PEOPLE),
    Key("people.swap", "s", "swap", "Swap", "Keep the other one of the two", PEOPLE),
    Key("people.add", "plus", "add", "Add", "Put somebody on the case", PEOPLE),
    Key("people.remove", "minus", "remove", "Take off", "Take somebody off the case", PEOPLE),
    Key("people.consent", "c", "consent", "Consent", "Consent: by whom, on, for what", PEOPLE),
    Key(
        "people.advocacy",
        "a",
        "advocacy",
        "Advocate",
        "Advocate offered, wanted, appointed",
        PEOPLE,
    ),
    Key("people.equality", "e", "equality", "Equality", "Equality monitoring", PEOPLE),
)
