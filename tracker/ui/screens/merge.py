"""Two people changed one thing at once: mine and theirs field by field, one key each.

The form that could not be saved stays behind it with everything typed. Its command is carried out
here, on the version that is shown; if somebody has changed it once more, it is shown once more.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from difflib import SequenceMatcher
from typing import Any, ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from tracker.core.clean import visible
from tracker.core.commands import AddNote, CaseCommand, Command, Together
from tracker.core.merging import Clash, Difference, Take
from tracker.core.merging_records import RecordClash
from tracker.core.office import Conflict
from tracker.core.ports import Receipt
from tracker.core.say_merging import EMPTY, taken_over
from tracker.ui import say_forms
from tracker.ui import say_merging as say
from tracker.ui.keys import bindings
from tracker.ui.paint import Paint
from tracker.ui.screens.kept_form import KeptForm
from tracker.ui.widgets.bars import KeyBar
from tracker.ui.widgets.fields import Choice, ChoiceRow, Field
from tracker.ui.widgets.wrong_line import WrongLine

Choices = Mapping[str, Take]
Make = Callable[[Any, Choices], Command]
"""From a clash and what was chosen, the command that carries it out."""

GO = "go"
MOST_WORDS = 1_500
"""Words of a text up to which the differing ones are marked; finding them takes their square."""


class Sides(ChoiceRow):
    """One thing that both changed: the keys, and below them both texts in full."""

    def __init__(self, difference: Difference) -> None:
        """Nothing is chosen beforehand."""
        answers = [
            Choice("m", Take.MINE.value, say.TAKE_MINE),
            Choice("t", Take.THEIRS.value, say.TAKE_THEIRS),
        ]
        if difference.both:
            answers.append(Choice("b", Take.BOTH.value, say.TAKE_BOTH))
        # A name of its own: stylesheets know the fields of forms by their names.
        super().__init__(say.label(difference.label), f"side_{difference.name}", answers)
        self._difference = difference

    @property
    def key(self) -> str:
        """What is chosen between."""
        return self._difference.name

    def compose(self) -> ComposeResult:
        """The choice first, so that it stays in sight however long the texts are."""
        yield from super().compose()
        one, paint = self._difference, self.tracker.paint
        for name, text, other, by in (
            (say.MINE, one.mine, one.theirs, ""),
            (say.THEIRS, one.theirs, one.mine, one.by),
        ):
            with Horizontal(classes="merge-side"):
                yield Static(Content(name), classes="merge-whose")
                yield Static(marked(text, other, by, paint), classes="merge-text")


def marked(text: str, other: str, by: str, paint: Paint) -> Text:
    """A text with the words marked that the other one does not have; who wrote it, and when."""
    shown = Text(visible(text) or EMPTY, paint("text") if text else paint("muted"))
    mine, theirs = visible(text).split(" "), visible(other).split(" ")
    if max(len(mine), len(theirs)) <= MOST_WORDS and text and other:
        at = 0
        starts = []
        for word in mine:
            starts.append(at)
            at += len(word) + 1
        for tag, first, last, _, _ in SequenceMatcher(None, mine, theirs, False).get_opcodes():
            if tag in ("replace", "delete"):
                shown.stylize(
                    paint("strong"), starts[first], starts[last - 1] + len(mine[last - 1])
                )
    if by:
        shown.append(f"   ({visible(by)})", paint("muted"))
    return shown


def for_case(clash: Clash, choices: Choices) -> Command:
    """What carries the choices on a case out: one save with one undo."""
    return as_one(clash.resolved(choices))


def as_one(commands: tuple[CaseCommand, ...]) -> Command:
    """Several commands as one."""
    return commands[0] if len(commands) == 1 else Together(commands)


class MergeScreen(KeptForm[Receipt | None]):
    """Dismissed with the receipt, or with None: then the form behind it is as it was."""

    BINDINGS: ClassVar[list[Any]] = bindings(
        "nav.back", "list.page_up", "list.page_down", first=True
    )

    def __init__(self, clash: Clash | RecordClash, make: Make, save_id: str) -> None:
        """``save_id`` is that of the form: however often it is asked, it is saved once."""
        super().__init__()
        self._clash, self._make = clash, make
        self.save_id = save_id
        self._notes: tuple[AddNote, ...] = ()
        self._again = ""

    def compose(self) -> ComposeResult:
        """What has happened, what is to be chosen, what needs no choice."""
        clash = self._clash
        with Vertical(classes="dialog ask", id="merge") as dialog:
            dialog.border_subtitle = Content(say.HINT if clash.differences else say.HINT_LOOK)
            title = say.title(clash.ref, len(clash.differences))
            yield Static(Content(visible(title)), classes="dialog-title")
            told = self._again + clash.meanwhile
            if told:
                yield Static(Content(visible(told)), classes="muted ask-tells", id="merge-told")
            yield from (Sides(one) for one in clash.differences)
            if not clash.differences:
                yield ChoiceRow(
                    say.GO_ON,
                    GO,
                    (
                        Choice("y", say_forms.YES, say.GO_AHEAD),
                        Choice("n", say_forms.NO, say.LEAVE_IT),
                    ),
                )
            rest = [taken_over(clash.taken_over), say.KEPT if clash.differences else ""]
            yield Static(Content(" ".join(filter(None, rest))), classes="muted", id="merge-rest")
            yield WrongLine()
        yield KeyBar(("form.next", "list.page_down"), last="nav.back", id="keybar")

    def on_mount(self) -> None:
        """The first choice can be made at once."""
        self._ready()

    def _ready(self) -> None:
        self.begun()
        self.fields[0].focus_now()
        self.query_one("#merge").scroll_home(animate=False)

    # -- choosing -----------------------------------------------------------------------------
    def field_done(self, field: Field) -> None:
        """Chosen: on to what is not chosen yet, else save."""
        if field.key == GO:
            if field.value == say_forms.NO:
                self.dismiss(None)
            elif field.value:
                self._save()
            return
        still = [one for one in self.fields if one.empty]
        if still:
            still[0].focus_now()
        else:
            self._save()

    async def action_save(self) -> None:
        """^S, once everything is chosen."""
        self._save()

    def _save(self) -> None:
        raw = self.raw()
        if self.saving:
            return
        if not all(raw.values()):
            self.say_wrong(say.CHOOSE)
            return
        choices = {name: Take(value) for name, value in raw.items() if name != GO}
        command = self._make(self._clash, choices)
        if isinstance(command, Together):
            self._notes += tuple(c for c in command.commands if isinstance(c, AddNote))
            others = (c for c in command.commands if not isinstance(c, AddNote))
            command = as_one((*others, *dict.fromkeys(self._notes)))
        elif self._notes and isinstance(command, CaseCommand):
            command = as_one((command, *dict.fromkeys(self._notes)))
        self.carry_out(command)

    async def saved(self, receipt: Receipt) -> None:
        """Back, with what was saved."""
        self.dismiss(receipt)

    async def clashed(self, conflict: Conflict) -> None:
        """Changed a third time meanwhile: shown as it is now."""
        if conflict.clash is None:
            self.say_wrong(str(conflict))
            return
        self._clash, self._again = conflict.clash, say.AGAIN
        await self.recompose()
        self._ready()

    def show_wrong(self, sentence: str) -> None:
        """Below the choices."""
        self.query_one(WrongLine).show(sentence)

    def to_keep(self) -> None:
        """Nothing of its own: what was typed is in the form behind it."""
        return

    # -- moving about -------------------------------------------------------------------------
    def action_page_down(self) -> None:
        """On through long texts."""
        self.query_one("#merge").scroll_page_down(animate=False)

    def action_page_up(self) -> None:
        """Back through long texts."""
        self.query_one("#merge").scroll_page_up(animate=False)

    async def action_back(self) -> None:
        """Esc: back to the form, which is as it was."""
        if not self.saving:
            self.dismiss(None)
