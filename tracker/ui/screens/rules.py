"""Changing a clock or a threshold: the question, and what the change would do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from textual.app import ComposeResult
from textual.widgets import Static

from tracker.core.clock_rules import ClockRules
from tracker.core.commands import ChangeRules
from tracker.core.diary import Preview
from tracker.core.forms import FormErrors, rulebook
from tracker.core.office import Office
from tracker.core.rule_edits import (
    CONVENTION_LABEL,
    CONVENTION_WORDS,
    START_WORDS,
    STARTS,
    THRESHOLDS,
    departures,
    differences,
    warnings,
)
from tracker.core.vocabulary import Vocabulary
from tracker.core.words import ClockName
from tracker.core.workdays import Convention
from tracker.ui import say_lists as say
from tracker.ui import say_settings
from tracker.ui.screens.ask import Ask
from tracker.ui.screens.change_preview import ChangePreview
from tracker.ui.widgets.choice_row import Choice
from tracker.ui.widgets.fields import ChoiceRow, Field, LineField

Form = Callable[[Mapping[str, str]], ClockRules]

NOTHING_CHANGED = "That is what it is already."


def question_for(
    name: str, held: Vocabulary, office: Office, shown: ClockRules | None = None
) -> Ask[ChangeRules]:
    """The question for a line of the pane: "clock:stage_1", "threshold:soon", "convention".

    ``shown`` is what the answers begin with: what is in force, or what was typed before.
    """
    kind, _, which = name.partition(":")
    shown = shown or held.rules
    if kind == "clock":
        return _clock_question(held, ClockName(which), office, shown)
    if kind == "threshold":
        return _threshold_question(held, which, office, shown)
    return _convention_question(held, office, shown)


def _clock_question(
    held: Vocabulary, clock: ClockName, office: Office, shown: ClockRules
) -> Ask[ChangeRules]:
    rule = shown.clocks[clock]
    fields: list[Field] = [
        _days(say.STANDARD_LABEL, "standard", rule.standard, needed=True),
        _days(say.OUTER_LABEL, "outer", rule.outer),
    ]
    starts = STARTS[clock]
    if len(starts) > 1:
        answers = [Choice(START_WORDS[s][0], s.value, START_WORDS[s]) for s in starts]
        fields.append(
            ChoiceRow(say.START_LABEL, "starts_at", _apart(answers), value=rule.starts_at.value)
        )
    yes_no = (Choice("y", rulebook.YES, "yes"), Choice("n", rulebook.NO, "no"))
    pausable = rulebook.YES if rule.pausable else rulebook.NO
    fields.append(ChoiceRow(say.PAUSE_LABEL, "pausable", yes_no, value=pausable))
    told = [*departures(rule), say.NO_OUTER]
    return _question(
        clock.label,
        fields,
        held,
        lambda raw: rulebook.clock_rule(raw, office, held.rules, clock),
        told[0],
    )


def _apart(answers: list[Choice]) -> tuple[Choice, ...]:
    """Letters of their own: where two words begin alike, figures."""
    if len({one.letter for one in answers}) == len(answers):
        return tuple(answers)
    return tuple(Choice(str(n), one.value, one.label) for n, one in enumerate(answers, 1))


def _threshold_question(
    held: Vocabulary, name: str, office: Office, shown: ClockRules
) -> Ask[ChangeRules]:
    one = next(one for one in THRESHOLDS if one.name == name)
    fields = [_days(say.DAYS_LABEL, "days", one.of(shown), needed=True)]
    return _question(
        one.label, fields, held, lambda raw: rulebook.threshold(raw, office, held.rules, name)
    )


def _convention_question(held: Vocabulary, office: Office, shown: ClockRules) -> Ask[ChangeRules]:
    answers = [Choice(CONVENTION_WORDS[c][0], c.value, CONVENTION_WORDS[c]) for c in Convention]
    now = shown.convention.value
    return _question(
        CONVENTION_LABEL,
        [ChoiceRow(say.DAY_ZERO, "convention", _apart(answers), value=now, needed=True)],
        held,
        lambda raw: rulebook.convention(raw, office, held.rules),
    )


def _days(label: str, name: str, value: int | None, *, needed: bool = False) -> LineField:
    return LineField(label, name, value=str(value or ""), needed=needed, limit=4)


def _question(
    title: str, fields: list[Any], held: Vocabulary, form: Form, tells: str = ""
) -> Ask[ChangeRules]:
    """Refused here, before any preview, when nothing would change."""
    first = fields[0].key

    def check(raw: Mapping[str, str]) -> ChangeRules:
        rules = form(raw)
        if rules == held.rules:
            raise FormErrors({first: NOTHING_CHANGED})
        return ChangeRules(rules, held.version)

    return Ask(title, fields, check, tells=tells, save_label=say_settings.PREVIEWS)


class RulesPreview(ChangePreview):
    """Everything a change of the rules would do."""

    NAME = "rules-preview"
    BY = say.NEW_RULE

    def __init__(self, before: ClockRules, after: ClockRules, preview: Preview) -> None:
        """``preview`` is what the step from ``before`` to ``after`` does."""
        super().__init__(preview)
        self._before, self._after = before, after

    def compose_change(self) -> ComposeResult:
        """What changes, and what departs from the law."""
        told = warnings(self._before, self._after)
        yield Static(say.RULES_TITLE, classes="dialog-title", markup=False)
        yield Static(differences(self._before, self._after), id="rule-change", markup=False)
        if told:
            yield Static("! " + "\n! ".join(told), id="rule-warning", markup=False)
