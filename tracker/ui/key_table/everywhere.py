"""Keys that work everywhere."""

from __future__ import annotations

from tracker.ui.key_table.key import EVERYWHERE, Key

EVERYWHERE_KEYS: tuple[Key, ...] = (
    Key("log.new", "ctrl+n", "app.log_new", "New", "Log a new contact", EVERYWHERE),
    Key("find.all", "ctrl+f", "app.find", "Find", "Find a person, a case or any words", EVERYWHERE),
    Key("app.palette", "ctrl+p", "app.command_palette", "Commands", "Command palette", EVERYWHERE),
    Key("app.jump", "ctrl+g", "app.jump", "Jump", "Jump: a letter on every field", EVERYWHERE),
    Key("app.help", "f1", "app.help", "Keys", "Keys and help, with search", EVERYWHERE),
    Key("nav.back", "escape", "back", "Back", "Back; a form is parked, never lost", EVERYWHERE),
    Key("nav.today", "1", "app.go('today')", "Today", "Go to Today", EVERYWHERE),
    Key("nav.cases", "2", "app.go('cases')", "Cases", "Go to Cases", EVERYWHERE),
    Key("nav.people", "3", "app.go('people')", "People", "Go to People", EVERYWHERE),
    Key("nav.learning", "4", "app.go('learning')", "Learning", "Go to Learning", EVERYWHERE),
    Key(
        "nav.compliments",
        "5",
        "app.go('compliments')",
        "Compliments",
        "Go to Compliments",
        EVERYWHERE,
    ),
    Key("nav.summary", "6", "app.go('summary')", "Summary", "Go to Summary", EVERYWHERE),
    Key("nav.settings", "7", "app.go('settings')", "Settings", "Go to Settings", EVERYWHERE),
    Key("edit.undo", "u", "app.undo", "Undo", "Undo the last change, and say what", EVERYWHERE),
    Key("edit.redo", "U", "app.redo", "Redo", "Bring back what was undone last", EVERYWHERE),
    Key("app.quit", "ctrl+q", "app.leave", "Leave", "Leave the program", EVERYWHERE),
)
