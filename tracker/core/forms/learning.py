"""The forms about learning: a promise, a form sent, chased, returned, and a promise kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from tracker.core import learning_commands as cmd
from tracker.core.forms.reading import CHOOSE, Reading
from tracker.core.learning import Level
from tracker.core.office import Office

Raw = Mapping[str, str]

WRITE_PROMISE = "Write what was promised."
SAY_WHERE_FROM = "Say where it came from, such as an audit."
SAY_TO_WHOM = "Say who it was sent to."
CHOOSE_THEME = "Choose the theme: promises are found again by it."
CHOOSE_AREA = "Choose the service area."


def promise(raw: Raw, of: str, office: Office) -> cmd.AddPromise:
    """One promised action: text, level, owner, due_on (empty: the usual time)."""
    form = Reading(raw, office)
    made = cmd.AddPromise(of, *_promised(form))
    form.check()
    return made


def _promised(form: Reading) -> tuple[str, Level, str, date | None]:
    text = form.line("text", WRITE_PROMISE)
    level = form.one_of("level", Level) or Level.TEAM
    return text, level, form.line("owner"), form.day_if_any("due_on", ahead=True)


def begin(raw: Raw, office: Office) -> cmd.BeginLearning:
    """Learning without a complaint: theme, area, source, and its first promise."""
    form = Reading(raw, office)
    theme = form.listed("theme", office.lists.themes, CHOOSE_THEME)
    area = form.listed("area", office.lists.areas, CHOOSE_AREA)
    source = form.line("source", SAY_WHERE_FROM)
    made = cmd.BeginLearning(theme, area, source, *_promised(form))
    form.check()
    return made


def change(
    raw: Raw, of: str, number: int, version: int | None, office: Office
) -> cmd.ChangePromise:
    """A promise put right: text, level, owner, due_on."""
    form = Reading(raw, office)
    text = form.line("text", WRITE_PROMISE)
    level = form.one_of("level", Level, CHOOSE)
    owner = form.line("owner")
    due_on = form.day("due_on", ahead=True)
    form.check()
    assert level is not None
    return cmd.ChangePromise(of, number, text, level, owner, due_on, version)


def sent(raw: Raw, forms: Sequence[tuple[str, int | None]], office: Office) -> cmd.LearningCommand:
    """The form went out: to, on. ``forms`` are references with the versions seen."""
    form = Reading(raw, office)
    to = form.line("to", SAY_TO_WHOM)
    on = form.day("on", office.today, latest=office.today)
    form.check()
    return together([cmd.SendForm(of, to, on, version) for of, version in forms])


def chase(raw: Raw, chased: Sequence[cmd.ChaseForm], office: Office) -> cmd.LearningCommand:
    """When to look again: look_again_on."""
    form = Reading(raw, office)
    again = form.day_if_any("look_again_on", earliest=office.today + timedelta(1), ahead=True)
    form.check()
    return together([cmd.ChaseForm(c.of, c.number, again, c.version) for c in chased])


def done(
    raw: Raw, promises: Sequence[tuple[str, int, int | None]], office: Office
) -> cmd.LearningCommand:
    """Promises kept: on, evidence, changed."""
    form = Reading(raw, office)
    on = form.day("on", office.today, latest=office.today)
    evidence, changed = form.line("evidence"), form.line("changed")
    form.check()
    return together(
        [
            cmd.DonePromise(of, number, on, evidence, changed, version)
            for of, number, version in promises
        ]
    )


def returned(
    raw: Raw, of: str, numbers: Sequence[int], version: int | None, office: Office
) -> cmd.ReturnForm:
    """The form came back: on; and of each promise done_1, evidence_1, changed_1 and so on."""
    form = Reading(raw, office)
    on = form.day("on", office.today, latest=office.today)
    answers = tuple(
        cmd.Answer(
            number,
            form.day_if_any(f"done_{number}", latest=office.today),
            form.line(f"evidence_{number}"),
            form.line(f"changed_{number}"),
        )
        for number in numbers
    )
    form.check()
    return cmd.ReturnForm(of, on, answers, version)


def together(steps: Sequence[cmd.LearningStep]) -> cmd.LearningCommand:
    """One step as it is, several as one save."""
    return steps[0] if len(steps) == 1 else cmd.LearnTogether(tuple(steps))
