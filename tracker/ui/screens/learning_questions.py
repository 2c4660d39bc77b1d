"""The questions about learning, as data: what is asked, and the command that answers make."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from typing import Any

from tracker.core.forms import learning as forms
from tracker.core.learning import LearningForm, Level, Promise
from tracker.core.learning_commands import ChaseForm
from tracker.core.office import Office
from tracker.core.say import days
from tracker.core.views import Draft
from tracker.ui import say_learning as say
from tracker.ui.screens.ask import Ask, Keep
from tracker.ui.widgets.choice_row import Choice, ChoiceRow
from tracker.ui.widgets.field import Field
from tracker.ui.widgets.line_field import DateField, LineField
from tracker.ui.widgets.suggest_field import SuggestField, listed

PROMISE, BEGIN, DONE, RETURNED = "promise", "learning", "promise_done", "learning_return"
"""The kinds of drafts that are kept of these forms."""

KINDS = frozenset({PROMISE, BEGIN, DONE, RETURNED})

LEVELS = (
    Choice("p", Level.PERSON.value, "person"),
    Choice("t", Level.TEAM.value, "team"),
    Choice("s", Level.SERVICE.value, "service"),
    Choice("r", Level.PROCEDURE.value, "procedure"),
)


class Kept(Ask[Any]):
    """Questions of which some are answered beforehand: what nobody typed is no draft."""

    def to_keep(self) -> Mapping[str, str] | None:
        """The answers, once a person has typed any of them."""
        typed = any(field.text_typed for field in self.fields)
        return super().to_keep() if typed else None


class Steps(Kept):
    """Questions answered one after the other: Enter goes on, and after the last one saves.

    ``also`` is kept with the draft: what is needed to put the same questions up again.
    """

    def __init__(
        self,
        title: str,
        fields: Sequence[Field],
        check: Callable[[Mapping[str, str]], Any],
        also: Mapping[str, str],
        first: str = "",
        **more: Any,
    ) -> None:
        """``first`` names the field that is answered first, where it is not the first shown."""
        super().__init__(title, fields, check, **more)
        self._also = also
        self._first = first

    def answered_first(self) -> Field:
        """The first field of the first promise: the day of the return is filled in already."""
        return self.field(self._first) if self._first else super().answered_first()

    def field_done(self, field: Field) -> None:
        """Answered: on to the next, and from the last to saving."""
        if not self.go_after(field):
            self._save()

    def to_keep(self) -> Mapping[str, str] | None:
        """The answers, and what was asked."""
        kept = super().to_keep()
        return None if kept is None else {**kept, **self._also}


def _names(office: Office) -> list[str]:
    return sorted({name for name, _ in office.lists.team_managers})


def _promise_fields(office: Office, owner: str) -> list[Field]:
    usual = office.calendar.add(office.today, office.rules.learning_days)
    return [
        LineField(say.PROMISED, "text", needed=True),
        ChoiceRow(say.LEVEL, "level", LEVELS, value=Level.TEAM.value),
        SuggestField(say.OWNER, "owner", listed(_names(office), begin_empty=False), value=owner),
        DateField(say.DUE, "due_on", office.today, office.calendar, default=usual, ahead=True),
    ]


def promise(of: str, office: Office, owner: str = "", draft: Draft | None = None) -> Ask[Any]:
    """What was promised: its words and Enter; who, how far and when are filled in already."""
    return Kept(
        say.ASK_PROMISE.format(ref=of),
        _promise_fields(office, owner),
        lambda raw: forms.promise(raw, of, office),
        tells=say.PROMISE_TELLS,
        keep=Keep(PROMISE, of, draft),
    )


def begin(office: Office, draft: Draft | None = None) -> Ask[Any]:
    """Learning without a complaint."""
    lists = office.lists
    fields: list[Field] = [
        LineField(say.SOURCE, "source", needed=True),
        SuggestField(say.THEME, "theme", listed(lists.themes), needed=True),
        SuggestField(say.AREA, "area", listed(lists.areas), needed=True),
        *_promise_fields(office, ""),
    ]
    return Kept(
        say.ASK_BEGIN, fields, lambda raw: forms.begin(raw, office), keep=Keep(BEGIN, "", draft)
    )


def change(form: LearningForm, one: Promise, office: Office) -> Ask[Any]:
    """A promise as it stands, to be put right."""
    fields: list[Field] = [
        LineField(say.PROMISED, "text", value=one.text, needed=True),
        ChoiceRow(say.LEVEL, "level", LEVELS, value=one.level.value),
        SuggestField(
            say.OWNER, "owner", listed(_names(office), begin_empty=False), value=one.owner
        ),
        DateField(
            say.DUE,
            "due_on",
            office.today,
            office.calendar,
            value=one.due_on.isoformat(),
            ahead=True,
        ),
    ]
    return Ask(
        say.ASK_CHANGE.format(ref=form.ref, number=one.number),
        fields,
        lambda raw: forms.change(raw, form.ref, one.number, form.version, office),
    )


def sent(wanted: Sequence[tuple[str, int | None]], to: str, office: Office) -> Ask[Any]:
    """The form went out: Enter means to the team manager, today."""
    fields: list[Field] = [
        SuggestField(
            say.SENT_TO, "to", listed(_names(office), begin_empty=not to), value=to, needed=True
        ),
        DateField(
            say.SENT_ON,
            "on",
            office.today,
            office.calendar,
            default=office.today,
            latest=office.today,
        ),
    ]
    return Ask(
        say.ASK_SENT.format(ref=say.forms_count([ref for ref, _ in wanted])),
        fields,
        lambda raw: forms.sent(raw, wanted, office),
        tells=say.SENT_TELLS.format(window=days(office.rules.learning_days)),
    )


def chase(chased: Sequence[ChaseForm], office: Office) -> Ask[Any]:
    """When to look again: Enter means in as many working days as usual."""
    again = DateField(
        say.LOOK_AGAIN,
        "look_again_on",
        office.today,
        office.calendar,
        default=office.calendar.add(office.today, office.rules.look_again_after),
        earliest=office.today + timedelta(1),
        ahead=True,
    )
    refs = list(dict.fromkeys(c.of for c in chased))
    return Ask(
        say.ASK_CHASE.format(ref=say.forms_count(refs)),
        [again],
        lambda raw: forms.chase(raw, chased, office),
    )


def _day(label: str, name: str, office: Office) -> DateField:
    return DateField(
        label, name, office.today, office.calendar, default=office.today, latest=office.today
    )


def done(
    promises: Sequence[tuple[str, int, int | None]],
    title: str,
    office: Office,
    draft: Draft | None = None,
) -> Ask[Any]:
    """Promises kept: when, what shows it, what changed. Enter goes on, and saves at the end."""
    fields: list[Field] = [
        _day(say.DONE_ON, "on", office),
        LineField(say.EVIDENCE, "evidence"),
        LineField(say.CHANGED, "changed"),
    ]
    refs = [ref for ref, _, _ in promises]
    also = {"title": title, "promises": " ".join(f"{ref}/{n}" for ref, n, _ in promises)}
    return Steps(
        say.ASK_DONE.format(ref=title),
        fields,
        lambda raw: forms.done(raw, promises, office),
        also,
        keep=Keep(DONE, say.forms_count(list(dict.fromkeys(refs))), draft),
    )


def returned(
    of: str,
    promises: Sequence[tuple[int, str]],
    version: int | None,
    office: Office,
    draft: Draft | None = None,
) -> Ask[Any]:
    """The form came back, with an answer to every promise that was open: number and words."""
    fields: list[Field] = [_day(say.RETURNED_ON, "on", office)]
    numbers = [number for number, _ in promises]
    for number in numbers:
        fields += [
            DateField(
                say.done_on(number, among=len(promises)),
                f"done_{number}",
                office.today,
                office.calendar,
                optional=True,
                latest=office.today,
            ),
            LineField(say.EVIDENCE, f"evidence_{number}"),
            LineField(say.CHANGED, f"changed_{number}"),
        ]
    return Steps(
        say.ASK_RETURNED.format(ref=of),
        fields,
        lambda raw: forms.returned(raw, of, numbers, version, office),
        {f"promise_{number}": text for number, text in promises},
        f"done_{numbers[0]}" if numbers else "",
        tells=say.returned_tells(promises),
        keep=Keep(RETURNED, of, draft),
    )


def taken_up(draft: Draft, office: Office) -> Ask[Any]:
    """The form that a parked draft goes on in. What changed meanwhile is for the rules to say."""
    of = draft.fields.get("ref", "")
    if draft.kind == PROMISE:
        return promise(of, office, draft=draft)
    if draft.kind == BEGIN:
        return begin(office, draft)
    if draft.kind == DONE:
        named = (one.rpartition("/") for one in draft.fields.get("promises", "").split())
        promises = [(ref, int(number), None) for ref, _, number in named]
        return done(promises, draft.fields.get("title", of), office, draft)
    open_then = [
        (int(name.removeprefix("promise_")), text)
        for name, text in draft.fields.items()
        if name.startswith("promise_")
    ]
    return returned(of, sorted(open_then), None, office, draft)
