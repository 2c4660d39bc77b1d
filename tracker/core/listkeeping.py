"""Carrying out changes of lists and rules: who may, and what is saved and told."""

from __future__ import annotations

from dataclasses import replace

from tracker.core import list_edits, rule_edits
from tracker.core.commands import ChangeList, ChangeRules
from tracker.core.office import Actor, Conflict, Office, Refusal
from tracker.core.ports import Receipt, Work
from tracker.core.records import RecordKind
from tracker.core.rules import checks
from tracker.core.vocabulary import NUMBER, Vocabulary

MANAGER_CHANGES = "changes the lists and clocks"
HAVE_CHANGED = "The lists and rules have changed since you looked. Look at them again first."


def change_list(command: ChangeList, office: Office, work: Work, save_id: str) -> Receipt:
    """One edit of one list.

    Raises:
        Refusal: not a manager, or the edit may not be.
    """
    checks.manager_only(office.actor, MANAGER_CHANGES)
    before = _held(work)
    after, what = list_edits.edited(before, command)
    work.put(RecordKind.LISTS, before, after)
    return Receipt(save_id, (), what)


def change_rules(command: ChangeRules, office: Office, work: Work, save_id: str) -> Receipt:
    """New clock rules and thresholds, all in one save.

    Raises:
        Refusal: not a manager, the rules cannot be, or they are what they were.
    """
    checks.manager_only(office.actor, MANAGER_CHANGES)
    before = _held(work)
    if command.version is not None and command.version != before.version:
        raise Conflict(HAVE_CHANGED)
    rules = rule_edits.checked(command.rules)
    what = rule_edits.differences(before.rules, rules)
    if not what:
        raise Refusal("Nothing was changed.")
    work.put(RecordKind.LISTS, before, replace(before, rules=rules, version=before.version + 1))
    return Receipt(save_id, (), f"Rules changed. {what}.")


def why_not_change(actor: Actor) -> str:
    """Why somebody may change neither lists nor rules, as the rules say it; "" if they may."""
    try:
        checks.manager_only(actor, MANAGER_CHANGES)
    except Refusal as refusal:
        return str(refusal)
    return ""


def _held(work: Work) -> Vocabulary:
    held = work.record(RecordKind.LISTS, NUMBER)
    assert isinstance(held, Vocabulary)
    return held
