"""Keys of every form."""

from __future__ import annotations

from tracker.ui.key_table.key import FORMS, Key

FORM_KEYS: tuple[Key, ...] = (
    Key("form.save", "ctrl+s", "save", "Save", "Save", FORMS),
    Key("form.sort", "ctrl+t", "save_and_sort", "Save and sort", "Save, then classify", FORMS),
    Key("form.when", "f3", "when", "When and how", "When and how it was received", FORMS),
    Key("form.attach", "f4", "attach", "Add to case", "Add this call to the open case", FORMS),
    Key(
        "form.other", "f2", "other_person", "Other person", "Not this person: somebody else", FORMS
    ),
    Key("form.learn", "f6", "learn", "And promises", "Save, then what was promised", FORMS),
    Key("form.discard", "f8", "discard", "Throw away", "Throw this draft away", FORMS),
    Key("form.next", "tab", "app.focus_next", "Next", "Next field", FORMS),
    Key("form.park", "escape", "back", "Park", "Park the form; nothing is lost", FORMS),
)
