"""Every sentence of the settings and of the command palette."""

from __future__ import annotations

from datetime import date

from tracker.core.diary import Preview
from tracker.core.out.listed import rows_said
from tracker.core.out.register import FileLeft
from tracker.core.say import days, long_day
from tracker.core.views import UserCard
from tracker.core.words import Bucket, Role
from tracker.core.workdays import Calendar

# -- sections -------------------------------------------------------------------------------------
SECTIONS: dict[str, str] = {
    "calendar": "Calendar",
    "clocks": "Clocks",
    "areas": "Areas",
    "themes": "Themes",
    "channels": "Channels",
    "relations": "Relations",
    "managers": "Team managers",
    "sources": "Compliments from",
    "extensions": "Extensions",
    "figures": "Year's figures",
    "who": "Who is here",
    "look": "Look",
    "keys": "Keys",
    "letters": "Letters",
    "import": "Import",
    "left": "What left",
    "about": "About this file",
}
"""The sections of the settings, by name, in order."""

NOTHING_TO_ADD = (
    "There is nothing to add in this section. + adds under Calendar, Who is here and Letters."
)
ONLY_CALENDAR = "That belongs to the calendar: choose Calendar at the left first."
ONLY_KEYS = "That belongs to the keys: choose Keys at the left first."

# -- what left ------------------------------------------------------------------------------------
LEFT_TELLS = (
    "What left the program: every file with case data or figures, newest first. "
    "An entry is for good; a file that left is not called back."
)
NOTHING_LEFT = "Nothing has left the program yet."
SHOWN_OF_CHECKSUM = 16
"""So many characters of a checksum are shown; the command line shows all."""


def left_kind(left: FileLeft) -> str:
    """What kind of file, and how many rows: "List, 12 rows"."""
    rows = "" if left.rows is None else f", {rows_said(left.rows)}"
    return f"{left.kind.label}{rows}"


def left_checksum(left: FileLeft) -> str:
    """The beginning of its checksum."""
    return f"SHA-256 {left.checksum[:SHOWN_OF_CHECKSUM]}…"


def left_earlier(count: int) -> str:
    """Below the newest."""
    return f"{count:,} earlier ones: tracker exports lists all of them."


# -- calendar -------------------------------------------------------------------------------------
NO_DAY_HERE = "There is no day under the cursor."
NO_DAYS = "No closed days are listed. + adds a bank holiday."
LOCAL_COUNTS = "local; still counts"
ON_WEEKEND = "weekend anyway"
COUNTING = "Counting what would move…"
DAY_LABEL = "Day"
NAME_LABEL = "Name"
ADD_HOLIDAY = "Add a bank holiday"
ADD_LOCAL = "Add a local closure"
HOLIDAY_TELLS = "A bank holiday is no working day: open dates after it move. You see which first."
LOCAL_TELLS = "A local closure stays a working day: by law it moves no date."
NEW_CALENDAR = "the new calendar"
NOTHING_MOVES = "No open date moves and no colour changes."
NO_FLIPS = "No closed verdict would have been another."
KEPT_VERDICTS = "These are kept as they were judged:"
SAVE_ASK = "Nothing is saved yet."
PREVIEWS = "preview"


def coverage(calendar: Calendar) -> str:
    """How far the calendar is known, and what happens after it."""
    return (
        f"Bank holidays are confirmed up to {calendar.last.day} {calendar.last:%b %Y}; "
        "later due dates carry a warning."
    )


def calendar_version(calendar: Calendar) -> str:
    """Which version is in force."""
    return f"Calendar version {calendar.version}. u undoes a change to it."


def preview_title(day: date, name: str, *, remove: bool, local: bool) -> str:
    """What would be done."""
    kind = "local closure" if local else "bank holiday"
    return f"{'Remove' if remove else 'Add'} the {kind} {long_day(day)}, {name}?"


def preview_counts(preview: Preview) -> list[str]:
    """What an edit would do, in numbers."""
    if not (preview.moved or preview.recoloured):
        lines = [NOTHING_MOVES]
    else:
        moved, changed = len(preview.moved), len(preview.recoloured)
        dates = f"{days(moved, 'open date')} {_verb(moved, 'moves', 'move')}"
        colours = f"{days(changed, 'colour')} {_verb(changed, 'changes', 'change')}"
        lines = [f"{dates}, {colours if changed else 'no colour changes'}."]
    flips = len(preview.would_flip)
    if flips:
        lines.append(
            f"{days(flips, 'closed verdict')} would have been another "
            f"and {_verb(flips, 'is', 'are')} kept."
        )
    else:
        lines.append(NO_FLIPS)
    return lines


def and_more(count: int) -> str:
    """The end of a list that is longer than what is shown."""
    return f"and {count:,} more"


def _verb(count: int, one: str, many: str) -> str:
    return one if count == 1 else many


BUCKETS: dict[Bucket, str] = {
    Bucket.LATE: "LATE",
    Bucket.DUE_TODAY: "TODAY",
    Bucket.DUE_SOON: "soon",
    Bucket.TO_CLASSIFY: "to sort",
    Bucket.ON_TIME: "on time",
    Bucket.PAUSED: "held",
    Bucket.TO_FINISH: "to finish",
}
"""The word that a case in each bucket wears."""

MET_OR_NOT = {True: "in time", False: "late"}

# -- people ---------------------------------------------------------------------------------------
NOT_PROTECTED = (
    "Names are not protected by passwords yet: anybody at this keyboard can take any name here. "
    "Each change is recorded under the name in the top bar."
)
NOBODY = "Nobody is listed yet. + adds the first person."
HERE_NOW = "here now"
ADD_PERSON = "Add a person"
ADD_PERSON_TELLS = "An officer logs and proposes; a manager also confirms and reviews."
PERSON_LABEL = "Name"
ROLE_LABEL = "Role"
NAME_NEEDED = "Type the name that changes are to be recorded under."
ROLE_NEEDED = "Choose officer or manager."


def role_words(role: Role) -> str:
    """A role and what it may do."""
    return {Role.OFFICER: "officer", Role.MANAGER: "manager"}[role]


def listed_already(name: str) -> str:
    """A second person of the same name could not be told from the first."""
    return f"{name} is listed already. Add something that tells them apart."


def added(user: UserCard) -> str:
    """Somebody was added."""
    return f"{user.name} added as {role_words(user.role)}. Enter on the name sits down as them."


def sits_down(name: str, role: Role) -> str:
    """Somebody else is at the keyboard now."""
    return f"{name} ({role_words(role)}) is at the keyboard now."


def sit_down(user: UserCard) -> str:
    """The palette's command for it."""
    return f"Sit down as {user.name} ({role_words(user.role)})"


SIT_DOWN_HELP = "Changes are recorded under this name from now on"

# -- look -----------------------------------------------------------------------------------------
LOOKS: dict[str, tuple[str, str]] = {
    "tracker-dark": ("Dark", "light text on a dark ground"),
    "tracker-light": ("Light", "dark text on a light ground"),
    "tracker-contrast": ("High contrast", "black and white, strong colours"),
    "tracker-plain": ("Plain", "the terminal's own colours"),
}
"""The looks: name and description."""

SIGNS: dict[str, tuple[str, str]] = {
    "unicode": ("Drawn", "■ ▲ ‖ ✓ and the like"),
    "ascii": ("Plain", "where drawn signs show as boxes"),
}
"""The two sets of signs."""

LOOK_HEADING = "Colours"
SIGNS_HEADING = "Signs"
SAMPLE = "How it looks"
LOOK_TELLS = "Shown as you move over it; Enter keeps it, Esc goes back to what was kept."
NO_COLOR_SET = "NO_COLOR is set in this terminal: colours are off, whichever look is chosen."
IN_USE = "in use"
SIGNS_COMMAND = {"unicode": "Signs: drawn", "ascii": "Signs: plain characters"}
SIGNS_HELP = "For terminals that show the signs as boxes, choose plain characters"
STYLE_COMMAND = {"plain": "Keys: the plain set", "vim": "Keys: the vim set"}
STYLE_HELP = "Your own keys stay as they are"


def look_command(name: str) -> str:
    """The palette's command for a look."""
    return f"Look: {LOOKS[name][0].lower()}"


def look_kept(name: str) -> str:
    """A look was chosen."""
    return f"{LOOKS[name][0]} is kept for this workstation."


SIGNS_KEPT = {
    "unicode": "Drawn signs are kept for this workstation.",
    "ascii": "Plain characters are kept for this workstation.",
}

# -- keys -----------------------------------------------------------------------------------------
STYLES: dict[str, tuple[str, str]] = {
    "plain": ("Plain", "arrows, Enter, first letters"),
    "vim": ("Vim", "also j k l g G ^D ^U in lists"),
}
"""The two sets of keys."""

STYLE_HEADING = "Set of keys"
YOURS = "yours"
KEYS_TELL = "Enter on a line asks for another key. R goes back to the usual one."
RESET_ALL = "Go back to the usual keys for everything?"
NO_OWN_KEYS = "Every key is the usual one."
NOT_A_KEY = "There is no key under the cursor."
USUAL_ALREADY = "That is the usual key already."
LETTER_IN_FORM = (
    "{shown} would be typed into a field here. Choose F1 to F12, or ctrl with one of "
    "B F G L N O P R S T."
)
NEEDED = "{shown} is needed to move about and to type. Choose another."
NEVER_ARRIVES = (
    "{shown} does not arrive from every terminal. Choose a letter, a figure, F1 to F12, "
    "or ctrl with a letter."
)
TAKEN = "{shown} is taken: {tells} ({where})."
SAME_KEY = "{shown} does that already."
DROPPED = "{shown} is used by this set, so your own key for it went back: {tells}."


def press_new(tells: str) -> str:
    """Asked for a new key."""
    return f"Press the new key for: {tells}"


def key_now(keys: str) -> str:
    """What it is now."""
    return f"It is {keys} now. Esc leaves it so."


def key_kept(shown: str, tells: str) -> str:
    """A key was changed."""
    return f"{shown}: {tells}."


def style_kept(style: str) -> str:
    """A set of keys was chosen."""
    return f"The {style} set of keys is in use."


# -- about ----------------------------------------------------------------------------------------
ABOUT_TELLS = "All cases are in this one file. Choices of this workstation are in their own."
ABOUT_FILE, ABOUT_CASES, ABOUT_CALENDAR = "File", "Cases", "Calendar"
ABOUT_PROGRAM, ABOUT_CONFIG, ABOUT_WHO = "Program", "Choices", "At the keyboard"


def about_calendar(calendar: Calendar) -> str:
    """The calendar in a few words."""
    return f"version {calendar.version}, confirmed up to {long_day(calendar.last)}"
