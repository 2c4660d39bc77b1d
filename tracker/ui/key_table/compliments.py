"""Keys of the list of compliments."""

from __future__ import annotations

from tracker.ui.key_table.key import COMPLIMENTS, Key

COMPLIMENT_KEYS: tuple[Key, ...] = (
    Key("compliment.share", "s", "share", "Shared", "Shared with the team today", COMPLIMENTS),
    Key("compliment.edit", "e", "edit", "Edit", "Put right what was taken down", COMPLIMENTS),
    Key("compliment.quote", "q", "quote", "Quote", "Choose its words for the report", COMPLIMENTS),
    Key(
        "compliment.example",
        "x",
        "example",
        "Example",
        "An example for the report of its year, or no longer",
        COMPLIMENTS,
    ),
    Key(
        "compliment.show",
        "v",
        "choose_shown",
        "Show",
        "Show a year, area, source, type, or those to share",
        COMPLIMENTS,
    ),
)
