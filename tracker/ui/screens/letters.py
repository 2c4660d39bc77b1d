"""Letters about a case: one key chooses, and the letter is made, noted and opened."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from tracker.core.clean import visible
from tracker.core.clocks import Clockwork
from tracker.core.commands import Acknowledge, RecordLetter
from tracker.core.letter_facts import Fit, fitting, form_to_send, letter_facts, why_not
from tracker.core.letters import LearningForm
from tracker.core.office import Refusal
from tracker.core.out.register import letter_left
from tracker.core.ports import CouldNot, NoSuchCase, Reader
from tracker.core.views import CaseFile
from tracker.core.words import LetterKind
from tracker.papers import letter_store, opening
from tracker.papers.letter_store import Made
from tracker.ui import say_letters as say
from tracker.ui.leaving import entered
from tracker.ui.screens.ask import Ask
from tracker.ui.screens.ask_yes import YesNo
from tracker.ui.screens.row_actions import Subject
from tracker.ui.widgets.bars import KeyBar
from tracker.ui.widgets.choice_row import ChoiceRow, choices
from tracker.ui.widgets.wrong_line import WrongLine

if TYPE_CHECKING:
    from tracker.ui.app import TrackerApp

T = TypeVar("T")


class LettersAsk(Ask[LetterKind]):
    """The letters that fit, each with its key; below them, why the others do not."""

    def __init__(self, ref: str, fits: Sequence[Fit]) -> None:
        """``fits`` are all kinds, of which at least one fits."""
        ready = [one.kind.value for one in fits if not one.why_not]
        labels = {kind.value: kind.label.lower() for kind in LetterKind}
        row = ChoiceRow(say.LETTER, "kind", choices(ready, say.KIND_KEYS, labels), needed=True)
        super().__init__(say.ask_title(ref), [row], lambda raw: LetterKind(raw["kind"]))
        self._fits = fits

    def compose(self) -> ComposeResult:
        """The question, and what is not offered."""
        with Vertical(classes="dialog ask") as dialog:
            dialog.border_subtitle = Content(say.HINT)
            yield Static(Content(visible(self._title)), classes="dialog-title")
            yield from self._asked
            yield Static(Content(say.not_now(self._fits)), classes="muted ask-tells")
            yield WrongLine()
        yield KeyBar((), last="nav.back", id="keybar")


def letters_ask(subject: Subject, form: LearningForm | None = None) -> LettersAsk:
    """Which letter is to be made.

    Raises:
        Refusal: none fits; the sentence says why.
    """
    found = fitting(subject.case, form)
    if all(one.why_not for one in found):
        raise Refusal(say.none_fits(subject.ref, found[0].why_not))
    return LettersAsk(subject.ref, found)


def folder_of(tracker: TrackerApp) -> Path:
    """The folder of letters beside the file that is open."""
    return letter_store.folder_of(Path(tracker.doors.file_name))


async def in_background(work: Callable[[], T]) -> T:
    """Do something with files while the screen goes on."""
    return await asyncio.get_running_loop().run_in_executor(None, work)


@dataclass(frozen=True, slots=True)
class Making:
    """One letter being made about one case."""

    tracker: TrackerApp
    ref: str
    kind: LetterKind

    async def run(self) -> None:
        """Make it, note it on the case, open it; keys wait until it is there."""
        self.tracker.hold_keys()
        try:
            file, made = await self._make()
            noted = RecordLetter(self.ref, self.kind, made.path.name, made.template)
            if await self.tracker.do(noted, told=False):
                left = letter_left(self.kind, self.ref, made.path.name, made.checksum)
                not_entered = await entered(self.tracker, left)
                await self._asks(file, made)
            else:
                await in_background(lambda: letter_store.forget(made))
                return
        except (Refusal, NoSuchCase) as refusal:
            self.tracker.say(say.short(str(refusal)), "warning")
            return
        except CouldNot as trouble:
            self.tracker.say(str(trouble), "error")
            return
        finally:
            self.tracker.let_keys_go()
        opened = await in_background(lambda: opening.opened(made.path))
        if not_entered:
            self.tracker.say(f"{say.made(made.path, opened)} {not_entered}", "error")
        else:
            self._tell(made, opened)

    async def _make(self) -> tuple[CaseFile, Made]:
        """The letter as a file, from the case as it is now."""
        tracker, today = self.tracker, self.tracker.clock.today()

        def read(reader: Reader) -> tuple[CaseFile, Clockwork]:
            clockwork = Clockwork(reader.calendar(), reader.rules(), today)
            return reader.case_file(self.ref, today), clockwork

        file, clockwork = await tracker.link.read(read)
        form = form_to_send(file.learning, self.ref)
        reason = why_not(self.kind, file.case, form)
        if reason:
            raise Refusal(say.none_fits(self.ref, reason))
        facts = letter_facts(self.kind, file.case, clockwork, tracker.actor, form)
        folder = folder_of(tracker)
        return file, await in_background(
            lambda: letter_store.make_letter(self.kind, facts, self.ref, today, folder)
        )

    async def _asks(self, file: CaseFile, made: Made) -> None:
        """An acknowledgement is mostly sent as soon as it is made: one more key records that."""
        if self.kind is LetterKind.ACKNOWLEDGEMENT and file.case.acknowledged_on is None:
            question = YesNo(say.ask_acknowledged(self.ref, made.path))
            await self.tracker.push_screen(question, self._acknowledged)

    def _acknowledged(self, sent: bool | None) -> None:
        if sent:
            today = self.tracker.clock.today()
            self.tracker.run_worker(
                self.tracker.do(Acknowledge(self.ref, today, say.BY_LETTER)), group="act"
            )

    def _tell(self, made: Made, opened: bool) -> None:
        """Where it is; while a question stands that says so already, only if nothing opened it."""
        if not isinstance(self.tracker.screen, YesNo):
            self.tracker.say(say.made(made.path, opened))
