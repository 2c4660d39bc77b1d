"""The words of a compliment as the annual report may print them: nobody can be told from them."""

from __future__ import annotations

from collections.abc import Mapping

from textual import on

from tracker.core.compliments import Compliment, QuoteCompliment
from tracker.core.forms import FormErrors, names_in, quote_compliment
from tracker.core.office import Office
from tracker.core.views import Draft
from tracker.ui import say_compliments as words
from tracker.ui.screens.ask import Ask, Keep
from tracker.ui.screens.compliment_drafts import QUOTE
from tracker.ui.widgets.fields import Field, LongField

_ABOUT = ("number", "version", "said_by", "staff", "kept_quote", "ref")


class QuoteAsk(Ask[QuoteCompliment]):
    """What was said, to be cut down to what can be printed. Kept as a draft meanwhile.

    A name left in it is pointed out while it is there, and once more before it is saved: a word
    may be a name and not be meant as one.
    """

    def __init__(self, about: Mapping[str, str], begin: str, draft: Draft | None = None) -> None:
        """``about`` is what the draft has of the compliment; ``begin`` the words to begin with."""
        self._about = dict(about)
        self._warned_for = ""
        self._words = LongField(words.PRINTED, "quote", value=begin, lines=7)
        super().__init__(
            words.quote_title(about["ref"]),
            [self._words],
            self._read,
            tells=words.QUOTE_TELLS,
            keep=Keep(QUOTE, about["ref"], draft),
        )
        self._begin = begin

    @classmethod
    def of(cls, compliment: Compliment, office: Office) -> QuoteAsk:
        """The form for a compliment as it is now."""
        about = {
            "number": str(compliment.number),
            "version": str(compliment.version),
            "said_by": compliment.said_by,
            "staff": compliment.staff,
            "kept_quote": compliment.quote,
            "ref": compliment.ref,
        }
        return cls(about, compliment.quote or compliment.words)

    @classmethod
    def taken_up(cls, draft: Draft) -> QuoteAsk:
        """The form that goes on with a parked one."""
        about = {name: draft.fields.get(name, "") for name in _ABOUT}
        return cls(about, draft.fields.get("quote", ""), draft)

    def on_mount(self) -> None:
        """The names that are still in it are shown from the beginning."""
        super().on_mount()
        self._point_out()

    def _names(self) -> tuple[str, ...]:
        return names_in(self._words.value, self._about["said_by"], self._about["staff"])

    def _point_out(self) -> None:
        self._words.set_note(words.names_left(self._names()))

    @on(Field.Changed)
    def _look_for_names(self) -> None:
        self._point_out()

    def _read(self, raw: Mapping[str, str]) -> QuoteCompliment:
        """The command; the first time a name is in it, a sentence instead."""
        command = quote_compliment({**self._about, **raw}, self.tracker.office())
        names = self._names()
        if names and self._warned_for != command.quote:
            self._warned_for = command.quote
            raise FormErrors({"quote": words.names_meant(names)})
        return command

    def to_keep(self) -> Mapping[str, str] | None:
        """The words and what they are about, once they are other words."""
        raw = self.raw()
        keeping = self._keep is not None and self._keep.draft is not None
        if raw.get("quote", "") == self._begin and not keeping:
            return None
        return {**raw, **self._about}
