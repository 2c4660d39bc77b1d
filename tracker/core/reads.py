"""What may be read of the day's work: lists, cases, people, learning, saves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from tracker.core.doubles import Double
    from tracker.core.filters import Filter
    from tracker.core.learning import FiledForm
    from tracker.core.learning_queue import LearningFigures, LearningQueue, OpenPromise
    from tracker.core.people import PersonCard
    from tracker.core.person import PersonFile, PersonRow
    from tracker.core.ports import Held
    from tracker.core.views import CaseFile, CaseRow, Draft, Queue, SaveNote, UserCard
    from tracker.core.vocabulary import Vocabulary
    from tracker.core.words import ListKind


class ReadsLists(Protocol):
    """The words of the file, and who works on it."""

    def vocabulary(self) -> Vocabulary:
        """The lists and rules as one record, with what was retired."""
        ...

    def standing(self) -> Mapping[ListKind, Mapping[str, int]]:
        """On how many cases each word of each list stands; words on none are left out."""
        ...

    def changes_of_lists(self, most: int = 10) -> Sequence[SaveNote]:
        """The newest saves that changed the lists or rules, newest first."""
        ...

    def users(self) -> Sequence[UserCard]:
        """Who works on this file."""
        ...


class ReadsCases(Protocol):
    """Cases: the queue of a day, the lists, one case whole."""

    def queue(self, today: date) -> Queue:
        """The day's work, worst first; on a past day as it stood then."""
        ...

    def rows(self, case_ids: Sequence[int], today: date) -> Sequence[CaseRow]:
        """List lines for these cases, in the order asked."""
        ...

    def case_ids(self, wanted: Filter, order: str = "newest") -> Sequence[int]:
        """Ids of the cases that meet a filter."""
        ...

    def matching(self, text: str, today: date) -> Sequence[int]:
        """Cases in which every word typed begins some word, newest first."""
        ...

    def case_file(self, ref: str, today: date) -> CaseFile:
        """One case with its clocks and story; raises NoSuchCase."""
        ...

    def case_id(self, ref: str) -> int:
        """The row id of a reference; raises NoSuchCase."""
        ...

    def open_cases(self) -> Iterable[Held]:
        """Every open case."""
        ...

    def all_cases(self) -> Iterable[Held]:
        """Every case that was not taken back."""
        ...


class ReadsPeople(Protocol):
    """The people who made contact."""

    def callers(self, typed_name: str, typed_telephone: str) -> Sequence[PersonCard]:
        """People who may be the caller."""
        ...

    def people(self, text: str, today: date) -> Sequence[PersonRow]:
        """Everybody who made contact under a name, narrowed by what was typed."""
        ...

    def person_file(self, number: int, today: date) -> PersonFile:
        """One person with their cases and possible doubles; raises NoSuchRecord."""
        ...

    def doubles(self, today: date) -> Sequence[Double]:
        """Every pair of people who may be one, with reasons."""
        ...

    def persistent(self, today: date) -> Sequence[PersonRow]:
        """Everybody with a decision about persistence in force, the next review first."""
        ...


class ReadsLearning(Protocol):
    """What was promised, and how it was kept."""

    def learning(self, today: date, *, everything: bool = False) -> LearningQueue:
        """Promises and forms on which something is to be done, worst first; or all of them."""
        ...

    def learning_form(self, of: str, today: date) -> FiledForm | None:
        """One learning form by its reference or its case's; None if there is none."""
        ...

    def open_promises(
        self, today: date, person_id: int | None, theme: str = "", area: str = ""
    ) -> Sequence[OpenPromise]:
        """Promises still to be kept to this person, or on this theme in this area."""
        ...

    def learning_figures(self, first: date, last: date, today: date) -> LearningFigures:
        """Promises made from ``first`` to ``last``: how many were kept, and when."""
        ...


class ReadsSaves(Protocol):
    """What was begun and what was saved."""

    def change_count(self) -> int:
        """A number that moves when somebody else saves."""
        ...

    def drafts(self, owner: str) -> Sequence[Draft]:
        """Forms begun and not saved, newest first."""
        ...

    def last_save(self, actor: str, undo: bool = False) -> SaveNote | None:
        """This person's newest change that stands, or with ``undo`` newest undo."""
        ...
