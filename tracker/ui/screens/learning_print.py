"""A learning form as a Word file, to be sent: also one of learning without a complaint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.core.letter_facts import form_to_send, learning_facts
from tracker.core.office import Refusal
from tracker.core.out.register import letter_left
from tracker.core.ports import CouldNot
from tracker.core.words import LetterKind
from tracker.papers import letter_store, opening
from tracker.papers.letter_store import Made
from tracker.ui import say_letters as say
from tracker.ui.leaving import say_written
from tracker.ui.screens.letters import Making, folder_of, in_background

if TYPE_CHECKING:
    from tracker.ui.app import TrackerApp


async def print_form(tracker: TrackerApp, form_ref: str, case_ref: str) -> None:
    """Make the form, enter that it left, open it; keys wait until it is there.

    The form of a case is noted on the case. One without a complaint has no case to be noted on.
    """
    if case_ref:
        await Making(tracker, case_ref, LetterKind.LEARNING_FORM).run()
        return
    tracker.hold_keys()
    try:
        made = await _make(tracker, form_ref)
    except Refusal as refusal:
        tracker.say(say.short(str(refusal)), "warning")
        return
    except CouldNot as trouble:
        tracker.say(str(trouble), "error")
        return
    finally:
        tracker.let_keys_go()
    opened = await in_background(lambda: opening.opened(made.path))
    left = letter_left(LetterKind.LEARNING_FORM, form_ref, made.path.name, made.checksum)
    await say_written(tracker, say.printed(made.path, opened), left)


async def _make(tracker: TrackerApp, form_ref: str) -> Made:
    """The form as a file, as it is now. Raises Refusal and CouldNot."""
    today, folder = tracker.clock.today(), folder_of(tracker)
    filed = await tracker.link.read(lambda reader: reader.learning_form(form_ref, today))
    form = form_to_send(filed, say.NO_COMPLAINT)
    if form is None:
        raise CouldNot(say.NO_FORM.format(ref=form_ref))
    facts = learning_facts(form, tracker.actor, today)
    kind = LetterKind.LEARNING_FORM
    return await in_background(
        lambda: letter_store.make_letter(kind, facts, form_ref, today, folder)
    )
