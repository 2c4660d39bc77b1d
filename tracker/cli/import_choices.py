"""What ``tracker import`` was told of columns, words and dates on the command line."""

from __future__ import annotations

from tracker.cli.given import Wrong
from tracker.core.importing.cells import RawBook, plain, text_of
from tracker.core.importing.choices import NOT_READ, Choices
from tracker.core.importing.days import Order
from tracker.core.importing.headings import HEADING_ROWS
from tracker.core.importing.kinds import KINDS
from tracker.core.importing.plans import Plan
from tracker.core.importing.wording import Vocabularies

NOT_A_MAP = (
    "--map is written FIELD=HEADING, such as received_on=Opened; none=HEADING leaves it out."
)
NOT_A_VALUE = '--value is written HEADING:TEXT=WORD, such as "Handled as:S1=Stage 1 complaint".'
NOT_AN_ORDER = "--date-order is written HEADING=dmy or HEADING=mdy."


def choices_of(
    book: RawBook, sheets: list[str], maps: list[str], orders: list[str], doubles: bool
) -> Choices:
    """The choices about sheets, columns and dates. Raises Wrong."""
    names = {sheet.name for sheet in book.sheets}
    for name in sheets:
        if name not in names:
            raise Wrong(f"--sheet: there is no sheet {name}; there are {', '.join(sorted(names))}.")
    choices = Choices(sheets=frozenset(sheets) if sheets else None, doubles=doubles)
    for typed in maps:
        field, equals, heading = typed.partition("=")
        if not equals:
            raise Wrong(NOT_A_MAP)
        choices = choices.with_field(_heading(book, heading, "--map"), _field(field))
    for typed in orders:
        heading, _, order = typed.rpartition("=")
        if order.strip().casefold() not in (one.value for one in Order):
            raise Wrong(NOT_AN_ORDER)
        found = _heading(book, heading, "--date-order")
        choices = choices.with_order(found, Order(order.strip().casefold()))
    return choices


def with_values(choices: Choices, typed: list[str], plan: Plan, words: Vocabularies) -> Choices:
    """The choices with what texts mean, once it is known which column holds what. Raises Wrong."""
    for one in typed:
        heading, colon, rest = one.partition(":")
        text, equals, word = rest.rpartition("=")
        if not (colon and equals):
            raise Wrong(NOT_A_VALUE)
        fields = {
            column.field
            for sheet in plan.sheets
            for column in sheet.columns
            if plain(column.heading) == plain(heading) and column.field in words.words
        }
        if not fields:
            raise Wrong(f"--value: no column “{heading}” holds words of a list.")
        known = [w for field in sorted(fields) for w in words.words[field]]
        meant = next((w for w in known if plain(w) == plain(word)), None)
        if meant is None and word.strip():
            raise Wrong(f"--value: {word} is none of {', '.join(known)}.")
        choices = choices.with_value(heading, text, meant or "")
    return choices


def _heading(book: RawBook, typed: str, option: str) -> str:
    """The heading that was named, which has to stand in the workbook. Raises Wrong."""
    key = plain(typed)
    for sheet in book.sheets:
        for row in sheet.rows[:HEADING_ROWS]:
            for cell in row.cells:
                text = text_of(cell)
                if key and len(text) <= 200 and plain(text) == key:
                    return text
    raise Wrong(f"{option}: there is no column “{typed}”.")


def _field(typed: str) -> str:
    """The name of a field, by its name or by what a person calls it. Raises Wrong."""
    word = plain(typed)
    if word in ("", "none", "notread"):
        return NOT_READ
    fields = [one for kind in KINDS.values() for one in kind.fields]
    for one in fields:
        if word in (plain(one.name), plain(one.label)):
            return one.name
    names = ", ".join(dict.fromkeys(one.name for one in fields))
    raise Wrong(f"--map: {typed} is no field; there are {names}, and none.")
