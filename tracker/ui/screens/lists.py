"""The questions of a list: a new value, and another word for one that is there."""

from __future__ import annotations

from collections.abc import Mapping

from tracker.core.commands import ChangeList, ListChange
from tracker.core.forms import FormErrors
from tracker.core.list_edits import VALUE_LIMIT, edited
from tracker.core.office import Refusal
from tracker.core.vocabulary import ListValue, Vocabulary
from tracker.core.words import ListKind, Via
from tracker.ui import say_lists as say
from tracker.ui.screens.ask import Ask
from tracker.ui.widgets.choice_row import Choice, choices
from tracker.ui.widgets.fields import ChoiceRow, Field, LineField


def add_question(kind: ListKind, held: Vocabulary, typed: dict[str, str]) -> Ask[ChangeList]:
    """Asks for a value; ``typed`` is what the answers begin with and where they are kept."""

    def check(raw: Mapping[str, str]) -> ChangeList:
        typed.update(raw)
        command = ChangeList(
            kind,
            ListChange.ADD,
            raw["word"],
            belongs_to=raw.get("area", ""),
            via=Via(raw["via"]) if raw.get("via") else None,
        )
        return _tried(held, command, "word")

    fields: list[Field] = [_line(typed.get("word", ""))]
    if kind is ListKind.TEAM_MANAGER:
        areas = choices(held.lists.areas)
        fields.append(
            ChoiceRow(say.AREA_LABEL, "area", areas, value=typed.get("area", ""), needed=True)
        )
    if kind is ListKind.CHANNEL:
        ways = tuple(Choice(via.value[0], via.value, say.VIA_ANSWERS[via]) for via in Via)
        fields.append(
            ChoiceRow(say.VIA_LABEL, "via", ways, value=typed.get("via", ""), needed=True)
        )
    return Ask(say.add_title(kind), fields, check, tells=say.TELLS[kind])


def rename_question(one: ListValue, held: Vocabulary) -> Ask[ChangeList]:
    """Asks for another word, beginning with the one there is."""

    def check(raw: Mapping[str, str]) -> ChangeList:
        command = ChangeList(
            one.kind, ListChange.RENAME, one.value, one.belongs_to, new=raw["word"]
        )
        return _tried(held, command, "word")

    return Ask(say.rename_title(one), [_line(one.value)], check, tells=say.RENAME_TELLS)


def _line(value: str) -> LineField:
    return LineField(say.WORD_LABEL, "word", value=value, needed=True, limit=VALUE_LIMIT)


def _tried(held: Vocabulary, command: ChangeList, field: str) -> ChangeList:
    """The command, if the lists as they were read would take it."""
    try:
        edited(held, command)
    except Refusal as refusal:
        raise FormErrors({field: str(refusal)}) from None
    return command
