"""The people of the demonstration: who they are to the child, and where they live on file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from tracker.core.demonstration.names import CHILDREN, MEN, SURNAMES, WOMEN
from tracker.core.words import NameGiven

ADULTS = {
    "Mother": 30,
    "Father": 22,
    "Grandparent": 13,
    "Foster carer": 8,
    "Special guardian": 7,
    "Other relative": 6,
    "Adopter": 5,
    "School": 4,
    "Parent": 2,
    "Advocate": 1,
    "Staff": 1,
    "Other": 1,
}
"""How common each kind of adult complainant is."""

PARENTS = frozenset({"Mother", "Father", "Parent"})
CARERS = frozenset({"Foster carer", "Special guardian", "Adopter"})
FAMILY = PARENTS | {"Grandparent", "Other relative"}

_AGES = {"Leaving care": (16, 20), "Care leaver": (18, 24)}
_BACKGROUNDS = ("White British", "White British", "White British", "Mixed - White and Asian",
                "Asian - Pakistani", "Black - African")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Person:
    """One complainant. ``key`` is empty for a nameless one; ``age`` only of young people."""

    key: str
    name: str
    name_given: NameGiven
    relation: str
    child: str = ""
    telephone: str = ""
    young_status: str = ""
    age: int | None = None
    ethnicity: str = ""
    disability: str = ""

    @property
    def audience(self) -> str:
        """Which sentences this person could say: see ``sentences``."""
        if self.young_status:
            return "leaver" if self.young_status in _AGES else "young"
        if self.relation in CARERS:
            return "carer"
        return "family" if self.relation in FAMILY else "any"


class Casting:
    """Makes people, no two with the same name or number."""

    def __init__(self, rng: Random) -> None:
        """``rng`` decides everything: the same seed casts the same people."""
        self._rng = rng
        self._number = 0
        self._taken: set[str] = set()
        self._telephones = self._all_telephones()

    def adult(self) -> Person:
        """Somebody grown up, with the child most of them name."""
        relation = self._rng.choices(list(ADULTS), list(ADULTS.values()))[0]
        name = self._name({"Mother": WOMEN, "Father": MEN}.get(relation, WOMEN + MEN))
        named_child = self._rng.random() < (0.88 if relation in PARENTS else 0.6)
        return Person(
            key=self._key(),
            name=name,
            name_given=NameGiven.NAMED,
            relation=relation,
            child=self._child_of(name, relation) if named_child else "",
            telephone=next(self._telephones) if self._rng.random() < 0.75 else "",
        )

    def young(self, status: str) -> Person:
        """A young person of that status, 13 to 24; equality answers only when they were asked."""
        asked = self._rng.random() < 0.6
        disabled = "Y" if self._rng.random() < 0.1 else "N"
        return Person(
            key=self._key(),
            name=self._name(WOMEN + MEN),
            name_given=NameGiven.NAMED,
            relation="Young person",
            telephone=next(self._telephones) if self._rng.random() < 0.4 else "",
            young_status=status,
            age=self._rng.randint(*_AGES.get(status, (13, 17))),
            ethnicity=self._rng.choice(_BACKGROUNDS) if asked else "",
            disability=disabled if asked else "",
        )

    def nameless(self) -> Person:
        """A caller without a name, who is nobody else we know of."""
        given = self._rng.choices([NameGiven.ANONYMOUS, NameGiven.WOULD_NOT_SAY], [3, 2])[0]
        relation = self._rng.choice(("Other", "Other relative", "Staff", "Parent", ""))
        return Person(key="", name="", name_given=given, relation=relation)

    def _key(self) -> str:
        self._number += 1
        return f"person-{self._number:03d}"

    def _child_of(self, name: str, relation: str) -> str:
        # Carers and grandparents often have another surname than the child.
        own = relation in PARENTS and self._rng.random() < 0.8
        surname = name.split()[-1] if own else self._rng.choice(SURNAMES)
        return f"{self._rng.choice(CHILDREN)} {surname[0]}"

    def _name(self, firsts: tuple[str, ...]) -> str:
        while (name := f"{self._rng.choice(firsts)} {self._rng.choice(SURNAMES)}") in self._taken:
            pass
        self._taken.add(name)
        return name

    def _all_telephones(self) -> Iterator[str]:
        numbers = [
            f"{stem}{tail:03d}" for stem in ("01632 960", "07700 900") for tail in range(1000)
        ]
        return iter(self._rng.sample(numbers, len(numbers)))
