"""Dealing from exact counts: chance decides who gets what, never how often it is dealt."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from random import Random
from typing import Generic, TypeVar

T = TypeVar("T")


class Deck(Generic[T]):
    """A pack holding each kind of card a stated number of times; empty when all are dealt."""

    def __init__(self, rng: Random, counts: Mapping[T, int]) -> None:
        """``counts`` says how often each kind is in the pack."""
        self._rng = rng
        self._left = dict(counts)

    def deal(self, liking: Callable[[T], float] = lambda _: 1.0) -> T:
        """One card, more likely the more of its kind are left and the better it is liked.

        A kind liked at 0 is dealt only when nothing else is left. Raises IndexError when empty.
        """
        kinds = [kind for kind, left in self._left.items() if left]
        weights = [self._left[kind] * liking(kind) for kind in kinds]
        if not any(weights):
            weights = [float(self._left[kind]) for kind in kinds]
        kind = self._rng.choices(kinds, weights)[0]
        self._left[kind] -= 1
        return kind
