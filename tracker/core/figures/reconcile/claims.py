"""What a text says of figures, checked from the figures that were printed.

A claim is written down as data, beside the sentence it stands in, and names the figures it speaks
of by their place in the printed data: a list of keys and, in lists, places from 0. A list of such
places means their sum. The kinds of claims:

``number``: ``value`` is the figure ``of``.
``share``: ``value`` percent is the share of ``part`` in ``of``; ``not_of`` may name another whole
that the sentence could be taken to mean, whose share is then told too.
``change``: between ``from`` and ``to`` it went ``up`` or ``down`` (``direction``) by ``value``, in
``unit`` "number", "percent" or "points"; the figures of a change in points are percentages. With
``from_of`` and ``to_of`` (the wholes) the change of the rate is told too.

For example::

    {"claims": [{"text": "24 young people in care", "claim": "number", "value": 24,
                 "of": ["table_4_young_people", "total", 0]}]}
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from tracker.core.figures.reconcile.finding import Finding, Kind, number_of, said
from tracker.core.figures.reconcile.reading import share_of
from tracker.core.figures.values import half_up

Claim = Mapping[str, Any]

_KEYS: Mapping[str, frozenset[str]] = {
    "number": frozenset({"value", "of"}),
    "share": frozenset({"value", "part", "of", "not_of"}),
    "change": frozenset({"value", "unit", "direction", "from", "to", "from_of", "to_of"}),
}
_COMMON = frozenset({"text", "claim"})


class _Wrong(Exception):
    """A claim that cannot be read; the text is a sentence."""


def check_claims(claims: Sequence[Any], printed: Mapping[str, Any]) -> Iterator[Finding]:
    """Each claim held against the printed figures; one that cannot be read is said so."""
    for n, claim in enumerate(claims, 1):
        if not isinstance(claim, Mapping):
            sentence = "A claim is written as names and values."
            yield Finding(Kind.UNCHECKED, f"claim {n}", str(claim), "", sentence)
            continue
        where = f"claim {n}: {claim.get('text', '')}".rstrip(": ")
        try:
            yield _checked(where, claim, printed)
        except _Wrong as wrong:
            value = str(claim.get("value", ""))
            yield Finding(Kind.UNCHECKED, where, value, "", str(wrong))


def _checked(where: str, claim: Claim, printed: Mapping[str, Any]) -> Finding:
    kind = claim.get("claim")
    if not isinstance(kind, str) or kind not in _KEYS:
        raise _Wrong(f"A claim may be {', '.join(_KEYS)}, not {kind}.")
    strange = sorted(set(claim) - _KEYS[kind] - _COMMON)
    if strange:
        raise _Wrong(f"Not known in a claim of a {kind}: {', '.join(strange)}.")
    value = number_of(claim.get("value"))
    if value is None:
        raise _Wrong("The claim has no number as its value.")
    return _CHECKS[kind](where, claim, printed, value)


def _number(where: str, claim: Claim, printed: Mapping[str, Any], value: Decimal) -> Finding:
    right = _figure(claim, "of", printed)
    return _finding(where, value == right, said(value), said(right), "")


def _share(where: str, claim: Claim, printed: Mapping[str, Any], value: Decimal) -> Finding:
    part, whole = _figure(claim, "part", printed), _figure(claim, "of", printed)
    right = share_of(part, whole)
    if right is None:
        raise _Wrong("A share of nothing is no share.")
    sentence = f"{said(part)} of {said(whole)}."
    if "not_of" in claim:
        other = _figure(claim, "not_of", printed)
        sentence += f" Of {said(other)} they are {share_of(part, other)}%."
    return _finding(where, value == right, f"{value}%", f"{right}%", sentence)


def _change(where: str, claim: Claim, printed: Mapping[str, Any], value: Decimal) -> Finding:
    unit, direction = claim.get("unit"), claim.get("direction")
    if unit not in ("number", "percent", "points") or direction not in ("up", "down"):
        raise _Wrong(
            'A change has a unit ("number", "percent", "points") and a direction ("up", "down").'
        )
    before, after = _figure(claim, "from", printed), _figure(claim, "to", printed)
    by = after - before
    right: Decimal | None = by
    if unit == "percent":
        right = half_up(by * 100 / before) if before else None
    if right is None:
        raise _Wrong("A change from nothing has no percentage.")
    claimed = value if direction == "up" else -value
    sign = {"number": "", "percent": "%", "points": " points"}[unit]
    sentence = f"It went from {said(before)} to {said(after)}{_rate(claim, printed, before, after)}"
    return _finding(
        where, claimed == right, f"{claimed:+}{sign}", f"{right:+}{sign}", f"{sentence}."
    )


def _rate(claim: Claim, printed: Mapping[str, Any], before: Decimal, after: Decimal) -> str:
    """What is told of the rate where its wholes are named, or of points where these were meant."""
    if "from_of" in claim and "to_of" in claim:
        old = share_of(before, _figure(claim, "from_of", printed))
        new = share_of(after, _figure(claim, "to_of", printed))
        if old is not None and new is not None:
            return f"; the rate from {old}% to {new}%, {new - old:+} percentage points"
    if claim.get("unit") == "percent" and _percentages(claim):
        return f", {after - before:+} percentage points"
    return ""


def _percentages(claim: Claim) -> bool:
    """Whether the figures themselves are percentages, as their keys say."""
    return all("percent" in str(claim.get(name)) for name in ("from", "to"))


_CHECKS: Mapping[str, Callable[[str, Claim, Mapping[str, Any], Decimal], Finding]] = {
    "number": _number,
    "share": _share,
    "change": _change,
}


def _finding(where: str, fits: bool, printed: str, right: str, sentence: str) -> Finding:
    return Finding(Kind.AGREES if fits else Kind.SLIP, where, printed, right, sentence)


def _figure(claim: Claim, name: str, printed: Mapping[str, Any]) -> Decimal:
    """The figure that a claim names: one place, or the sum of several."""
    path = claim.get(name)
    if not isinstance(path, list) or not path:
        raise _Wrong(f"The claim does not say where its figure is ({name}).")
    if all(isinstance(one, list) for one in path):
        return sum((_at(one, printed) for one in path), Decimal(0))
    return _at(path, printed)


def _at(path: Sequence[Any], printed: Any) -> Decimal:
    place = printed
    for step in path:
        try:
            place = place[step]
        except (KeyError, IndexError, TypeError):
            raise _Wrong(f"Nothing is printed at {' / '.join(map(str, path))}.") from None
    number = number_of(place)
    if number is None:
        raise _Wrong(f"There is no number at {' / '.join(map(str, path))}.")
    return number
