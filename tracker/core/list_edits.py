"""Editing the lists: each edit gives the record after it and the edit in words, or refuses."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import replace

from tracker.core.clean import Unclean, clean_line, fold
from tracker.core.commands import ChangeList, ListChange
from tracker.core.office import Refusal
from tracker.core.vocabulary import ListValue, Vocabulary, in_order
from tracker.core.words import ListKind, Via

VALUE_LIMIT = 60
"""Characters in a value: it stands in forms, columns and tables."""

MAY_BE_EMPTY = frozenset({ListKind.TEAM_MANAGER})
"""Lists that a form can do without."""

Edit = Callable[[Vocabulary, ChangeList], tuple[Vocabulary, str]]


def edited(before: Vocabulary, command: ChangeList) -> tuple[Vocabulary, str]:
    """The record after the edit, one version on, and the edit in words.

    Raises:
        Refusal: with a sentence why it may not be.
    """
    return _EDITS[command.change](before, command)


def found(before: Vocabulary, command: ChangeList) -> ListValue:
    """The value that a command means: as it is written, or else but for capitals and spaces.

    A team manager may be named without the area while there is only one of the name.

    Raises:
        Refusal: there is none, or it could be more than one.
    """
    kind, word = command.kind, command.value
    those = [
        one
        for one in before.of(kind)
        if fold(one.value) == fold(word)
        and (not command.belongs_to or fold(one.belongs_to) == fold(command.belongs_to))
    ]
    exact = [one for one in those if one.value == word]
    offered = [one for one in exact or those if not one.retired]
    choice = exact if len(exact) == 1 else offered if len(offered) == 1 else exact or those
    if not choice:
        raise Refusal(f"{kind.label} '{_short(word)}' is not on the list.")
    if len(choice) > 1:
        raise Refusal(f"There is more than one '{_short(word)}'. Say for which area.")
    return choice[0]


def _cleaned(word: str, kind: ListKind) -> str:
    """A new word, fit to stand in a list."""
    if any(unicodedata.category(letter) in ("Cc", "Cs") for letter in word.strip()):
        raise Refusal("A value of a list is one line without control characters.")
    try:
        text = " ".join(clean_line(word, VALUE_LIMIT).text.split())
    except Unclean as unclean:
        raise Refusal(str(unclean)) from None
    if not fold(text):
        raise Refusal(f"Give the {_kind(kind)} a name.")
    return text


def _not_twice(before: Vocabulary, one: ListValue, but: ListValue | None = None) -> None:
    """Refuse a word that the list has, however its capitals and spaces are."""
    for other in before.of(one.kind):
        same = fold(other.value) == fold(one.value) and other.belongs_to == one.belongs_to
        if same and other != but:
            if other.retired:
                raise Refusal(
                    f"'{other.value}' was on the list and is retired: bring it back instead."
                )
            raise Refusal(f"'{other.value}' is on the list already.")


def _add(before: Vocabulary, command: ChangeList) -> tuple[Vocabulary, str]:
    kind = command.kind
    area = ""
    if kind is ListKind.TEAM_MANAGER:
        area = _area(before, command.belongs_to)
    via = (command.via or Via.DIRECT) if kind is ListKind.CHANNEL else None
    one = ListValue(kind, _cleaned(command.value, kind), area, via)
    _not_twice(before, one)
    return _with(before, [*before.values, one]), f"{kind.label} added: {described(one)}."


def _area(before: Vocabulary, typed: str) -> str:
    """An area that is offered, however its capitals were typed."""
    if not typed.strip():
        raise Refusal("Say for which area.")
    for one in before.of(ListKind.AREA):
        if fold(one.value) == fold(typed) and not one.retired:
            return one.value
    raise Refusal(f"Area '{_short(typed)}' is not on the list.")


def _rename(before: Vocabulary, command: ChangeList) -> tuple[Vocabulary, str]:
    """The new word takes the old one's place; the old one stays behind, retired."""
    old = found(before, command)
    if old.retired:
        raise Refusal(f"'{old.value}' is retired: bring it back before renaming it.")
    new = replace(old, value=_cleaned(command.new, old.kind))
    if new == old:
        raise Refusal(f"It is called '{old.value}' already.")
    earlier = _its_earlier_word(before, old, new.value)
    _not_twice(before, new, but=earlier or old)
    values: list[ListValue] = []
    for one in before.values:
        if one == old:
            values += [new, replace(old, retired=True, became=new.value)]
        elif one != earlier:
            values.append(_moved_along(one, old, new))
    return _with(before, values), f"{old.kind.label} renamed: {described(old)} became {new.value}."


def _its_earlier_word(before: Vocabulary, now: ListValue, word: str) -> ListValue | None:
    """The retired value of this name that was renamed, in one step or more, to what it is now."""
    known = {one.value: one for one in before.of(now.kind) if one.belongs_to == now.belongs_to}
    one = known.get(word)
    if one is None or not one.retired:
        return None
    at = one
    while at.became in known:
        at = known[at.became]
        if at == now:
            return one
    return None


def _moved_along(one: ListValue, old: ListValue, new: ListValue) -> ListValue:
    """Team managers go on answering for an area under its new name."""
    if old.kind is ListKind.AREA and one.belongs_to == old.value:
        return replace(one, belongs_to=new.value)
    return one


def _retire(before: Vocabulary, command: ChangeList) -> tuple[Vocabulary, str]:
    one = found(before, command)
    if one.retired:
        raise Refusal(f"'{one.value}' is retired already.")
    left = [other for other in before.of(one.kind) if not other.retired and other != one]
    if not left and one.kind not in MAY_BE_EMPTY:
        raise Refusal("One value has to stay: add another before retiring the last.")
    return _with(before, _replaced(before, one, replace(one, retired=True))), (
        f"{one.kind.label} retired: {described(one)}."
    )


def _restore(before: Vocabulary, command: ChangeList) -> tuple[Vocabulary, str]:
    one = found(before, command)
    if not one.retired:
        raise Refusal(f"'{one.value}' is not retired.")
    _not_twice(before, one, but=one)
    return _with(before, _replaced(before, one, replace(one, retired=False, became=""))), (
        f"{one.kind.label} brought back: {described(one)}."
    )


def _move(before: Vocabulary, command: ChangeList) -> tuple[Vocabulary, str]:
    """Past the next value that is offered; a team manager among those of the same area."""
    one = found(before, command)
    if one.retired:
        raise Refusal(f"'{one.value}' is retired: it has no place among those offered.")
    up = command.change is ListChange.UP
    group = [
        other
        for other in before.of(one.kind)
        if not other.retired and other.belongs_to == one.belongs_to
    ]
    at = group.index(one)
    to = at - 1 if up else at + 1
    if not 0 <= to < len(group):
        raise Refusal(f"'{one.value}' is the {'first' if up else 'last'} already.")
    values = [other for other in before.values if other != one]
    place = values.index(group[to]) + (0 if up else 1)
    values.insert(place, one)
    way = "up" if up else "down"
    return _with(before, values), f"{one.kind.label} moved {way}: {described(one)}."


def _replaced(before: Vocabulary, old: ListValue, new: ListValue) -> list[ListValue]:
    return [new if one == old else one for one in before.values]


def _with(before: Vocabulary, values: list[ListValue]) -> Vocabulary:
    return replace(before, values=in_order(values), version=before.version + 1)


def described(one: ListValue) -> str:
    """A value in a sentence: a team manager with the area, a channel with the way it takes."""
    if one.belongs_to:
        return f"{one.value} for {one.belongs_to}"
    return f"{one.value} (via the council)" if one.via is Via.COUNCIL else one.value


def _kind(kind: ListKind) -> str:
    return kind.label[:1].lower() + kind.label[1:]


def _short(word: str, most: int = 40) -> str:
    line = " ".join(word.split())
    return line if len(line) <= most else line[: most - 1] + "…"


_EDITS: Mapping[ListChange, Edit] = {
    ListChange.ADD: _add,
    ListChange.RENAME: _rename,
    ListChange.RETIRE: _retire,
    ListChange.RESTORE: _restore,
    ListChange.UP: _move,
    ListChange.DOWN: _move,
}
