"""Keys of every list."""

from __future__ import annotations

from tracker.ui.key_table.key import LISTS, Key

LIST_KEYS: tuple[Key, ...] = (
    Key("list.new", "n", "app.log_new", "New", "Log a new contact", LISTS),
    Key("compliment.new", "m", "app.log_compliment", "Compliment", "Log a compliment", LISTS),
    Key("list.help", "question_mark", "app.help", "Keys", "Keys and help", LISTS),
    Key("list.up", "up", "up", "Up", "Up one line", LISTS, vim="k"),
    Key("list.down", "down", "down", "Down", "Down one line", LISTS, vim="j"),
    Key("list.page_up", "pageup", "page_up", "Page up", "Up one page", LISTS, vim="ctrl+u"),
    Key(
        "list.page_down", "pagedown", "page_down", "Page down", "Down one page", LISTS, vim="ctrl+d"
    ),
    Key("list.first", "home", "first", "First", "To the first line", LISTS, vim="g"),
    Key("list.last", "end", "last", "Last", "To the last line", LISTS, vim="G"),
    Key("list.open", "enter", "open", "Open", "Open what the cursor is on", LISTS, vim="l"),
    Key("list.filter", "slash", "filter", "Filter", "Filter as you type; Esc clears", LISTS),
    Key("list.sort", "s", "sort", "Sort", "Sort by the next column; again turns on", LISTS),
    Key("list.narrow", "v", "narrow", "Show", "Show all, open, Stage 1, … in turn", LISTS),
    Key("list.tick", "space", "tick", "Tick", "Tick the case under the cursor", LISTS),
    Key("list.tick_all", "asterisk", "tick_all", "Tick all", "Tick every case shown", LISTS),
    Key("list.bulk", "semicolon", "bulk", "Ticked", "Do something to the ticked cases", LISTS),
    Key("list.copy", "y", "copy", "Copy", "Copy the reference", LISTS),
    Key("list.export", "X", "export", "Write out", "Write the list to a file", LISTS),
    Key("list.drafts", "d", "drafts", "Drafts", "Take up a parked draft", LISTS),
    Key("list.review", "R", "review", "Review", "Review the overdue cases one by one", LISTS),
)
