"""How one figure changed, in words: by per cent of what it was, or by percentage points.

A hidden number is never worked with: nothing is said that the table does not show. Rounding is
that of ``values``.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from tracker.core.figures.values import (
    Days,
    Hidden,
    Number,
    Pence,
    Percent,
    Value,
    in_words,
    points,
    quotient,
)

SMALL = Hidden().said
"""What stands for a number under five itself."""

_NAMES = ("Stage", "Ombudsman", "Tracker", "MOMO")
"""First words that keep their capital within a sentence."""


def change(what: str, before: Value | None, after: Value | None) -> str:
    """How ``what`` changed, without a full stop: "Stage 1 rose from 187 to 229 (+22%)".

    ``before`` None means that there is nothing to compare with. Empty where nothing can be said:
    hidden numbers, a share of nothing, values of different kinds.
    """
    if after is None or _nothing(after):
        return ""
    if before is None or _nothing(before):
        return "" if _said(after) == "" else f"{what} came to {_said(after)}"
    if isinstance(before, Hidden) or isinstance(after, Hidden):
        return _with_hidden(what, before, after)
    match before, after:
        case Percent(), Percent():
            return _shares(what, before, after)
        case Days(was), Days(now):
            return _moved(what, was, now, before, after, " working days")
        case (Number(was_), Number(now_)) | (Pence(was_), Pence(now_)):
            added = _relative(was_, now_)
            return _moved(what, Decimal(was_), Decimal(now_), before, after, added)
        case _:
            return ""


def _nothing(value: Value) -> bool:
    return isinstance(value, Percent) and value.value is None


def _said(value: Value) -> str:
    """A value within a sentence; "" for what is hidden for another's sake, and for words."""
    match value:
        case Number(0):
            return "none"
        case Pence(0):
            return "nothing"
        case Hidden(said):
            return "fewer than 5" if said == SMALL else ""
        case Days(days):
            return f"{in_words(value)} working {'day' if days == 1 else 'days'}"
        case Number() | Percent() | Pence():
            return in_words(value)
        case _:
            return ""


def _moved(what: str, was: Decimal, now: Decimal, before: Value, after: Value, added: str) -> str:
    """A sentence of two values of one kind, ``added`` behind it where they differ."""
    if was == now:
        said = _said(after)
        return f"{what} came to {said} in both" if not now else f"{what} stayed at {said}"
    verb = "rose" if now > was else "fell"
    if isinstance(after, Days):
        return f"{what} {verb} from {in_words(before)} to {in_words(after)}{added}"
    return f"{what} {verb} from {_said(before)} to {_said(after)}{added}"


def _relative(was: int, now: int) -> str:
    """By how much of what it was a count or an amount changed: " (+22%)"; "" from or to nought."""
    if was <= 0 or now <= 0 or was == now:
        return ""
    by = quotient((now - was) * 100, was)
    return f" ({by:+,}%)" if by else " (by less than 1%)"


def _shares(what: str, before: Percent, after: Percent) -> str:
    difference = points(after, before)
    if difference is None:
        return ""
    if not difference.value:
        return f"{what} stayed at {in_words(after)}"
    verb, by = ("rose" if difference.value > 0 else "fell"), abs(difference.value)
    unit = "percentage point" if by == 1 else "percentage points"
    return f"{what} {verb} from {in_words(before)} to {in_words(after)} ({by} {unit})"


def _with_hidden(what: str, before: Value, after: Value) -> str:
    """Only what the table shows itself: from 12 to "<5" is a fall, anything nearer is not said."""
    was, now = _said(before), _said(after)
    if not was or not now or was == now:
        return f"{what} came to {now}" if now else ""
    shown = before if isinstance(after, Hidden) else after
    if not isinstance(shown, Number) or shown.count < 5:
        return f"{what} came to {now}"
    return f"{what} {'fell' if isinstance(after, Hidden) else 'rose'} from {was} to {now}"


def sentence(text: str) -> str:
    """With a capital and a full stop."""
    return text[:1].upper() + text[1:] + ("" if text.endswith(".") else ".")


def lowered(label: str) -> str:
    """A label as it stands within a sentence: names and abbreviations keep their capitals."""
    first = label.split(" ", 1)[0]
    if first in _NAMES or not first[1:].islower():
        return label
    return label[:1].lower() + label[1:]


def listed(parts: Sequence[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"
