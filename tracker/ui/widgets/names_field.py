"""A name from a list that does not hold everybody: another name is noticed, and never refused."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from tracker.core.clean import fold
from tracker.ui import say_forms as say
from tracker.ui.widgets.suggest_field import SuggestField, listed


class NamesField(SuggestField):
    """Suggests names. Enter on a name that is not among them says so once, and then keeps it.

    A slip of the pen would otherwise become a team manager whom nobody is: the case would be
    missing from the real one's work. New people do start before they are on the list, though.
    """

    def __init__(
        self, label: str, name: str, names: Iterable[str], *, begin_empty: bool = True, **more: Any
    ) -> None:
        """``names`` are those on the list; ``more`` as for any field with suggestions."""
        known = tuple(names)
        super().__init__(label, name, listed(known, begin_empty=begin_empty), **more)
        self._names = frozenset(fold(one) for one in known)
        self._told_of = ""

    @property
    def unlisted(self) -> bool:
        """Whether a person typed a name that is not on the list; of an empty list none is."""
        typed = self.text_typed and not self.brought_only
        return bool(self._names) and typed and fold(self.value) not in self._names

    async def entered(self) -> None:
        """Enter: the marked one, or what was typed; an unknown name only the second time."""
        await self._found_all()
        typed = fold(self.value)
        if self._list.cursor is None and self.unlisted and typed != self._told_of:
            self._told_of = typed
            self.set_note_for_now(say.not_on_the_list(self.value.strip()))
            return
        await super().entered()
