"""Every sentence of the lists and rules in the settings."""

from __future__ import annotations

from tracker.core.clock_rules import ClockRule
from tracker.core.list_edits import described
from tracker.core.rule_edits import START_WORDS
from tracker.core.say import days, short_day
from tracker.core.views import SaveNote
from tracker.core.vocabulary import ListValue
from tracker.core.words import ListKind, Via

TELLS: dict[ListKind, str] = {
    ListKind.AREA: "Service areas: the yearly tables are counted by them.",
    ListKind.THEME: "Main issues: tables 13 and 14 are counted by them.",
    ListKind.CHANNEL: "How contacts come in; a new one begins with the first.",
    ListKind.RELATION: "What the caller is to the child.",
    ListKind.TEAM_MANAGER: "Who answers for an area; the first is offered first.",
    ListKind.SOURCE: "Who compliments come from.",
    ListKind.EXTENSION_REASON: "Why a clock was extended.",
}
"""What each list is for."""

VIA_COUNCIL = "via council"
RETIRED = "Retired: offered nowhere, kept on every case"
CHANGES = "Last changes of lists and clocks"
NO_CHANGES = "Nothing was changed yet."
NO_VALUE_HERE = "There is no value under the cursor."
NO_RULE_HERE = "There is no clock or threshold under the cursor."
NEVER_REMOVED = "A value is retired, never removed: x retires it, and cases keep it."
ONLY_LISTS = "That belongs to the lists: choose one at the left first."
ONLY_BY_ENTER = "Clocks are neither added nor removed. Enter changes the one under the cursor."
WORD_LABEL, AREA_LABEL, VIA_LABEL = "Name", "For the area", "Counted as"
RENAME_TELLS = "Cases keep the old word; from now on the new one is offered in its place."
VIA_ANSWERS = {Via.DIRECT: "direct", Via.COUNCIL: "via the council"}

CLOCKS = "Clocks, in working days: limit, and limit if extended"
THRESHOLDS, DAY_ZERO = "Thresholds, in working days", "Day 0"
RULES_TELL = "Enter changes a line; you see what it would do first."
STANDARD_LABEL, OUTER_LABEL = "Working days", "If extended"
START_LABEL, PAUSE_LABEL, DAYS_LABEL = "Starts when", "Can wait", "Working days"
NO_OUTER = "Leave 'If extended' empty where there is no extension."
PAUSES = "waits for an advocate"
LAW_SAYS = "by law: {limits}"
NEW_RULE = "the new rule"
RULES_TITLE = "Change the rules?"


def add_title(kind: ListKind) -> str:
    """The question for a new value."""
    return f"Add to the list: {kind.label.lower()}"


def rename_title(one: ListValue) -> str:
    """The question for another word."""
    return f"Another name for {described(one)}"


def stands_on(one: ListValue, count: int) -> str:
    """On how many cases a value stands, and what became of it."""
    where = f"'{one.value}' stands on {days(count, 'case') if count else 'no case'}."
    if one.became:
        return f"{where} It is called '{one.became}' now."
    if one.retired:
        return f"{where} b brings it back."
    return where


def count_words(one: ListValue, count: int) -> str:
    """The same in a column; sources stand on compliments, which are counted elsewhere."""
    if one.kind is ListKind.SOURCE:
        return ""
    return days(count, "case") if count else "-"


def change_line(note: SaveNote) -> str:
    """One change: when, who, what."""
    at = note.at.astimezone()
    return f"{short_day(at.date())} {at:%H:%M} {note.actor}: {note.what}"


def limits(rule: ClockRule) -> str:
    """ "10, 20" """
    return f"{rule.standard}, {rule.outer}" if rule.outer else str(rule.standard)


def starts(rule: ClockRule) -> str:
    """What sets it going."""
    return f"from: {START_WORDS[rule.starts_at]}"
