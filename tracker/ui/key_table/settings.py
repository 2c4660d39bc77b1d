"""Keys of Settings: the calendar, the lists, keys, spreadsheets."""

from __future__ import annotations

from tracker.ui.key_table.key import SETTINGS, Key

SETTINGS_KEYS: tuple[Key, ...] = (
    Key("calendar.add", "plus", "add", "Add", "Add a holiday, a value, a person", SETTINGS),
    Key(
        "calendar.local", "l", "local", "Local closure", "Add a local closure", SETTINGS, moved="L"
    ),
    Key(
        "calendar.remove", "minus", "remove", "Remove", "Remove the day under the cursor", SETTINGS
    ),
    Key("lists.rename", "r", "rename", "Rename", "Another name; cases keep the old", SETTINGS),
    Key("lists.retire", "x", "retire", "Retire", "Retire the value: cases keep it", SETTINGS),
    Key("lists.restore", "b", "restore", "Bring back", "Bring a retired value back", SETTINGS),
    Key("lists.earlier", "left_square_bracket", "earlier", "Up", "Move the value up", SETTINGS),
    Key("lists.later", "right_square_bracket", "later", "Down", "Move the value down", SETTINGS),
    Key("settings.choose", "enter", "open", "Choose", "Choose, or go in", SETTINGS, vim="l"),
    Key("settings.rekey", "k", "rekey", "Other key", "Choose another key", SETTINGS, moved="K"),
    Key("import.run", "i", "run_import", "Bring in", "Bring the rows in as one save", SETTINGS),
    Key("import.order", "o", "date_order", "Date order", "Day first or month first", SETTINGS),
    Key("import.doubles", "w", "doubles", "With doubles", "With what is here already", SETTINGS),
    Key("import.file", "f", "choose_file", "File", "Another spreadsheet", SETTINGS),
    Key("settings.reset", "R", "reset", "Reset", "The usual key again", SETTINGS),
    Key("dialog.save", "enter", "save", "Save", "Save what is shown", SETTINGS),
)
