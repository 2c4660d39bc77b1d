"""Every sentence of the help, its guide, and the jump letters."""

from __future__ import annotations

HELP_TITLE = "Keys and help"
HELP_HINT = "Type to search: words or a key"
HELP_HERE = "this screen"
HELP_ALL = "all screens"
HELP_NONE = "No key and no line of the guide has that. Backspace takes letters away."
GUIDE_STATES = "What the states mean"
GUIDE_HOW = "How it works"
NOT_HERE = "{tells}: not on the screen below."

STATES: tuple[tuple[str, str, str], ...] = (
    ("late", "LATE 6", "6 working days after the due date. Due today is not late."),
    ("due_today", "TODAY", "the reply is due today; sent today it is in time"),
    ("due_soon", "2 left", "few working days are left"),
    ("to_classify", "SORT", "not classified yet; the Stage 1 clock runs all the same"),
    ("on_time", "8 left", "8 working days are left"),
    ("paused", "HELD", "the clock waits for an advocate"),
    ("to_finish", "FINISH", "the reply has gone; outcome or check is missing"),
    ("done", "9 days", "answered in time, on day 9"),
    ("missed", "2 late", "answered 2 working days late; the verdict is kept"),
)
"""Sign, words and meaning of each state, worst first."""

GUIDE: tuple[tuple[str, str], ...] = (
    ("Day 0", "is the day it was received. Day 1 is the next working day."),
    ("Working days", "leave out Saturdays, Sundays and bank holidays; local closures count."),
    ("A reply", "sent on the due date is in time. It is late from the next day."),
    ("Explain", "({explain}) shows any due date day by day, with each day that was skipped."),
    (
        "Undo",
        "({undo}) takes your last change back, as a change of its own; {redo} brings it back.",
    ),
    (
        "Drafts",
        "are kept while you type. {park} parks a form; Today shows it, {drafts} takes it up.",
    ),
    ("Grey keys", "cannot act here now. Pressing one says why."),
    ("Jump", "({jump}) puts a letter on each field; the letter goes there."),
    ("Closing", "asks for the reference, so that no single key closes or deletes a case."),
)
"""The guide, by its first words. Names in braces are keys of ``GUIDE_KEYS``."""

GUIDE_KEYS = {
    "explain": "case.explain",
    "undo": "edit.undo",
    "redo": "edit.redo",
    "park": "form.park",
    "drafts": "list.drafts",
    "jump": "app.jump",
}
"""The bindings that the guide speaks of."""

ELSEWHERE = "{where}, not on this screen"

# -- jump -----------------------------------------------------------------------------------------
JUMP_TELLS = "Press a letter to go there. Esc stays."
NOWHERE_TO_JUMP = "There is nothing here to jump to."
