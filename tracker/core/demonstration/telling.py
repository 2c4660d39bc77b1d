"""What a person of the demonstration says, in an officer's short note of it."""

from __future__ import annotations

import re
from collections import Counter
from random import Random

from tracker.core.demonstration.cast import Person
from tracker.core.demonstration.sentences import TEMPLATES
from tracker.core.demonstration.wishes import (
    DAYS,
    NUMBERS,
    ORDINALS,
    PLACES,
    WISHES,
    WORKERS,
    YOUNG_WORKERS,
)

_SENTENCE_START = re.compile(r"(?:^|[.?!] )[a-z]")
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
           "October", "November", "December")  # fmt: skip


class Telling:
    """Picks and fills sentences; every template comes up before one is used much more often."""

    def __init__(self, rng: Random) -> None:
        """``rng`` decides everything: the same seed tells the same stories."""
        self._rng = rng
        self._used: Counter[str] = Counter()

    def details(self, person: Person, theme: str, month: int) -> str:
        """One or two sentences on the theme, by a contact received in ``month`` (1 to 12)."""
        wanted = 2 if self._rng.random() < 0.25 else 1
        picked = [self._pick(person, theme)]
        if wanted == 2 and (second := self._pick(person, theme)) != picked[0]:
            picked.append(second)
        return " ".join(self._fill(template, person, month) for template in picked)

    def wants(self, theme: str) -> str:
        """What the person wants; "" for the few who did not say."""
        return "" if self._rng.random() < 0.12 else self._rng.choice(WISHES[theme])

    def _pick(self, person: Person, theme: str) -> str:
        by_audience = TEMPLATES[theme]
        # Young people tell their own stories; adults may say what any adult might.
        shared = "young" if person.young_status else "any"
        pool = by_audience[shared]
        if person.audience != shared:
            pool += by_audience.get(person.audience, ())
        least = min(self._used[template] for template in pool)
        template = self._rng.choice([t for t in pool if self._used[t] <= least + 1])
        self._used[template] += 1
        return template

    def _fill(self, template: str, person: Person, month: int) -> str:
        workers = YOUNG_WORKERS if person.young_status else WORKERS
        text = template.format(
            child=person.child.split()[0] if person.child else "the child",
            name=person.name.split()[0] if person.name else "the caller",
            worker=self._rng.choice(workers),
            n=self._rng.choice(NUMBERS),
            nth=self._rng.choice(ORDINALS),
            # A month of the half year before: nobody complains about one to come.
            month=_MONTHS[(month - 2 - self._rng.randint(1, 5)) % 12],
            day=self._rng.choice(DAYS),
            place=self._rng.choice(PLACES),
        )
        return _SENTENCE_START.sub(lambda found: found[0].upper(), text)
