"""The one table of keys: bindings, key bar, help, palette and the README are made from it.

``plain`` keys work in both sets; ``vim`` adds hjkl-style keys, and where one of those is taken by
something plain, ``moved`` is where that went. A person's own choice, by ``id``, in the
configuration replaces both. Keys are those that really arrive from a plain terminal: letters,
figures, F1 to F12, arrows, ctrl+letter; never alt+figure, shift+enter or ctrl+enter.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from textual.binding import Binding, BindingType
from textual.keys import key_to_character


@dataclass(frozen=True, slots=True)
class Key:
    """One thing a key does. ``word`` stands in the key bar, ``tells`` in help."""

    id: str
    plain: str
    action: str
    word: str
    tells: str
    where: str
    vim: str = ""
    moved: str = ""

    def keys(self, style: str) -> str:
        """The keys in one of the two sets, as Textual writes them (comma-separated)."""
        if style != "vim":
            return self.plain
        return self.moved or ",".join(filter(None, (self.plain, self.vim)))


PEOPLE = "People"
FIGURES = "Summary"
EVERYWHERE, LISTS, COMPLIMENTS, CASE, LEARNING, FORMS, REVIEW, SETTINGS, HELP = (
    "Everywhere",
    "Lists",
    "Compliments",
    "Case or row",
    "Learning",
    "Forms",
    "Review run",
    "Settings",
    "Help",
)

KEYS: tuple[Key, ...] = (
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
    Key("case.reply", "r", "reply", "Reply sent", "Reply sent (Enter: today)", CASE),
    Key("case.chase", "c", "chase", "Chase", "Chase: noted, look again in 2 days", CASE),
    Key(
        "case.chase_words", "C", "chase_words", "Chase+", "Chase in words; when to look again", CASE
    ),
    Key("case.extend", "x", "extend", "Extend", "Extend the clock (a advocate, c complex)", CASE),
    Key("case.assign", "a", "assign", "Assign", "Give it to a team manager", CASE),
    Key("case.reviewed", "full_stop", "reviewed", "Reviewed", "Reviewed, nothing new", CASE),
    Key("case.classify", "t", "classify", "Sort", "Classify: propose or confirm", CASE),
    Key("case.outcome", "o", "outcome", "Outcome", "Outcome of the case or a point", CASE),
    Key(
        "case.acknowledge",
        "k",
        "acknowledge",
        "Acknowledged",
        "Acknowledgement sent",
        CASE,
        moved="K",
    ),
    Key("case.hold", "h", "hold", "Hold", "Wait for an advocate, or go on", CASE),
    Key("case.explain", "e", "explain", "Explain", "Explain the due date day by day", CASE),
    Key("case.note", "n", "note", "Note", "Write a note", CASE),
    Key("case.point", "p", "point", "Point", "Take down a point complained of", CASE),
    Key("case.quality", "q", "quality", "Quality", "Quality check done", CASE),
    Key("case.correct", "f", "correct", "Correct", "Correct the facts taken down", CASE),
    Key("case.safety", "s", "safety", "Safety", "Answer the safety question", CASE),
    Key("case.withdraw", "w", "withdraw", "Withdraw", "Withdrawn (asks for the reference)", CASE),
    Key("case.close", "z", "close", "Close", "Close (asks for the reference)", CASE),
    Key("case.reopen", "O", "reopen", "Reopen", "Reopen a closed or answered case", CASE),
    Key("case.steps", "S", "steps", "Stages", "Stage 2, Stage 3, Ombudsman, suspend", CASE),
    Key(
        "case.learn",
        "l",
        "learn",
        "Learning",
        "The learning form: what was promised",
        CASE,
        moved="L",
    ),
    Key("case.letter", "L", "letter", "Letter", "Make a letter in Word", CASE, moved="W"),
    Key("case.prev", "left_square_bracket", "previous", "Previous", "Previous in the list", CASE),
    Key("case.next", "right_square_bracket", "next", "Next", "Next in the list", CASE),
    Key("learn.promise", "p", "promise", "Promise", "Take down what was promised", LEARNING),
    Key("learn.sent", "s", "sent", "Sent", "The form was sent (Enter: today)", LEARNING),
    Key(
        "learn.chase", "c", "chase_promise", "Chase", "Chase: noted, look again in 2 days", LEARNING
    ),
    Key("learn.chase_words", "C", "chase_until", "Chase+", "Chase; when to look again", LEARNING),
    Key("learn.returned", "r", "returned", "Returned", "The form came back: answers", LEARNING),
    Key("learn.done", "d", "done_promise", "Done", "The promise was kept", LEARNING),
    Key("learn.check", "q", "check_form", "Check", "The returned form is checked", LEARNING),
    Key("learn.change", "f", "change_promise", "Correct", "Put the promise right", LEARNING),
    Key("learn.case", "o", "open_case", "Case", "Open the case it came from", LEARNING),
    Key("learn.begin", "b", "begin_learning", "Begin", "Learning without a complaint", LEARNING),
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
    Key("figure.left", "left", "left", "Left", "To the figure on the left", FIGURES),
    Key("figure.right", "right", "right", "Right", "To the figure on the right", FIGURES),
    Key("figure.next", "tab", "next_table", "Next table", "The next table", FIGURES),
    Key("figure.previous", "shift+tab", "previous_table", "Table before", "Back a table", FIGURES),
    Key("figure.tables", "t", "tables", "Tables", "Go to a table by name", FIGURES),
    Key("figure.year", "y", "year", "Year", "The whole year", FIGURES),
    Key("figure.quarter", "q", "quarter", "Quarter", "A quarter of it", FIGURES),
    Key("figure.month", "m", "month", "Month", "A month of it", FIGURES),
    Key("figure.dates", "d", "dates", "Dates", "Between any two days", FIGURES),
    Key("figure.earlier", "left_square_bracket", "earlier", "Earlier", "Period before", FIGURES),
    Key("figure.later", "right_square_bracket", "later", "Later", "Period after", FIGURES),
    Key(
        "figure.against",
        "c",
        "against",
        "Compare",
        "Beside the period before, the year before, or nothing",
        FIGURES,
    ),
    Key("figure.basis", "b", "basis", "Closed", "By day received or by day closed", FIGURES),
    Key(
        "figure.without",
        "p",
        "without",
        "Persistent",
        "With or without persistent complainants",
        FIGURES,
    ),
    Key("figure.report", "R", "report", "Report", "Make the annual report", FIGURES),
    Key(
        "figure.editions",
        "E",
        "editions",
        "Editions",
        "What was published, and restated since",
        FIGURES,
    ),
    Key("figure.small", "s", "small", "Small", "Hide numbers under five, or show them", FIGURES),
    Key("help.run", "enter", "run", "Do it", "Do what the line says", HELP),
    Key("help.all", "tab", "all_screens", "All screens", "All screens, or only this one", HELP),
)

BY_ID: Mapping[str, Key] = {key.id: key for key in KEYS}

_SHOWN = {
    "full_stop": ".",
    "question_mark": "?",
    "slash": "/",
    "semicolon": ";",
    "asterisk": "*",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "plus": "+",
    "minus": "-",
    "backslash": "\\",
    "underscore": "_",
    "at": "@",
    "escape": "Esc",
    "enter": "Enter",
    "space": "Space",
    "tab": "Tab",
    "up": "Up",
    "down": "Down",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
}


def letter(key: str) -> str:
    """What a key would type into a field, "" if nothing."""
    short = _SHOWN.get(key, "")
    if len(short) == 1:  # Textual has no characters for some of its own names
        return short
    character = key_to_character(key) or ""
    return character if character.isprintable() else ""


def shown(key: str) -> str:
    """One key as people read it: "^N", "F1", "Esc"."""
    if key.startswith("ctrl+"):
        return "^" + key[5:].upper()
    if key in _SHOWN:
        return _SHOWN[key]
    if key[0] == "f" and key[1:].isdigit():
        return key.upper()
    return letter(key) or key


def bindings(*ids: str, first: bool = False) -> list[BindingType]:
    """Textual bindings for these ids, in order, with the plain keys.

    ``first`` is for screens on which keys are commands: each is then carried out in full, a new
    screen mounted and all, before the next key is looked at, however fast they come. Without it
    the second key of "x a Enter" could still reach the list.
    """
    return [
        Binding(
            BY_ID[i].plain,
            BY_ID[i].action,
            BY_ID[i].word,
            tooltip=BY_ID[i].tells,
            id=i,
            priority=first,
        )
        for i in ids
    ]


def keymap(style: str, own: Mapping[str, str] | None = None) -> dict[str, str]:
    """What ``App.set_keymap`` wants: keys by binding id, the person's own choices last."""
    keys = {key.id: key.keys(style) for key in KEYS}
    keys.update({i: chosen for i, chosen in (own or {}).items() if i in BY_ID and chosen.strip()})
    return keys


def first_shown(key_id: str, current: Mapping[str, str]) -> str:
    """The first key of a binding in the current keymap, as people read it."""
    return shown(current.get(key_id, BY_ID[key_id].plain).split(",")[0].strip())


def all_shown(key_id: str, current: Mapping[str, str]) -> str:
    """Every key of a binding in the current keymap."""
    keys = current.get(key_id, BY_ID[key_id].plain).split(",")
    return " ".join(shown(k.strip()) for k in keys)


def duplicates(ids: Iterable[str], current: Mapping[str, str]) -> dict[str, list[str]]:
    """Keys that two bindings of one screen both claim: what a remapping must not do."""
    claims: dict[str, list[str]] = {}
    for i in ids:
        for one in current.get(i, BY_ID[i].plain).split(","):
            claims.setdefault(one.strip(), []).append(i)
    return {key: owners for key, owners in claims.items() if len(owners) > 1}


def table(style: str = "plain") -> list[tuple[str, str, str]]:
    """The whole table as (where, keys, tells), for the README and for reading aloud."""
    current = keymap(style)
    return [(key.where, all_shown(key.id, current), key.tells) for key in KEYS]
