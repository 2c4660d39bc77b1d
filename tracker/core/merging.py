"""Two people on one case: what clashes, what does not, and the command that comes of it.

The case as the second person saw it is the fold of its first ``version`` events; what the others
did since are the events after them. From these three things (seen, now, and what is wanted):

* what only the others changed stays as it is now;
* what only this person changed is done to the case as it is now;
* what both changed, each to something else, is a clash: the person chooses, field by field, and
  the text that is not taken is written into the history whole.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from tracker.core import commands as cmd
from tracker.core import events as ev
from tracker.core import say_merging as say
from tracker.core.aspects import Aspect, aspects, in_words, with_values
from tracker.core.case import Case
from tracker.core.clean import TEXT_LIMIT
from tracker.core.evolve import evolve, fold
from tracker.core.office import Conflict, Office, Refusal
from tracker.core.rules import decide

LAST_STEPS = (cmd.CloseCase, cmd.Withdraw)
"""Commands that end a case: what changed is looked at before they are done."""

LIGHT = (ev.NoteAdded, ev.Chased, ev.Reviewed)
"""What changes nothing that an end of the case would rest on."""


class Take(StrEnum):
    """What is taken where both changed the same."""

    MINE = "mine"
    THEIRS = "theirs"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that both changed, in words. ``by`` is who changed it last, and when.

    ``both``: the texts may be kept one after the other.
    """

    name: str
    label: str
    mine: str
    theirs: str
    by: str
    long: bool = False
    both: bool = False


@dataclass(frozen=True, slots=True)
class Clash:
    """What stands between a command and its being done.

    ``differences`` may be none: then the person is only to look at what the others did.
    ``taken_over`` are the labels of what only the others changed.
    """

    ref: str
    differences: tuple[Difference, ...]
    meanwhile: str
    taken_over: tuple[str, ...]
    command: cmd.CaseCommand
    me: str
    now: Case
    parts: tuple[Aspect, ...]
    moved: frozenset[str]
    mine: frozenset[str]

    def resolved(self, choices: Mapping[str, Take]) -> tuple[cmd.CaseCommand, ...]:
        """The commands that carry the choices out as one save; what is not chosen is mine.

        Where something is not taken, notes with its words are among them: no choice loses a text.
        """
        values = {p.name: self._value(p, choices) for p in self.parts}
        reason = say.reason([d.by for d in self.differences] or [self.me])
        wanted = with_values(self.command, self.parts, values, self.now, reason)
        done: list[cmd.CaseCommand] = []
        if wanted is not None:
            done.append(replace(wanted, version=self.now.version))
        notes = self._not_kept(values if wanted is not None else None)
        return (*done, *(cmd.AddNote(self.ref, text) for text in notes))

    def _value(self, part: Aspect, choices: Mapping[str, Take]) -> Any:
        """What is saved at one place."""
        theirs = part.of(self.now)
        if part.name not in self.mine:
            return theirs
        if part.name not in {d.name for d in self.differences}:
            return part.mine
        match choices.get(part.name, Take.MINE):
            case Take.THEIRS:
                return theirs
            case Take.BOTH if part.long:
                return one_after_the_other(theirs, part.mine)
        return part.mine

    def _not_kept(self, values: Mapping[str, Any] | None) -> list[str]:
        """A note for every text that is neither saved nor in what is saved."""
        by = {d.name: d.by for d in self.differences}
        notes = []
        for part in self.parts:
            theirs, mine = in_words(part.of(self.now)), in_words(part.mine)
            saved = theirs if values is None else in_words(values[part.name])
            sides = [(mine, self.me)] if part.name in self.mine else []
            if part.name in by:
                sides.append((theirs, by[part.name]))
            both = part.long and saved == one_after_the_other(theirs, mine)
            kept = {saved, mine, theirs} if both else {saved}
            notes += [
                say.not_kept(part.label, text, who)
                for text, who in sides
                if text not in kept | {""}
            ]
        reason = self.command.reason if isinstance(self.command, cmd.Classify) else ""
        if values is None and reason.strip():
            notes.append(say.not_kept("reason", reason.strip(), self.me))
        return notes


def one_after_the_other(theirs: str, mine: str) -> str:
    """Both texts, the one saved first before the other."""
    return f"{theirs}\n\n{mine}" if theirs and mine else theirs or mine


def caught_up(
    command: cmd.CaseCommand,
    now: Case,
    history: Sequence[ev.Recorded],
    office: Office,
    moment: datetime,
) -> tuple[cmd.CaseCommand, str]:
    """The command as it is to be done on the case as it is now, and what the others did.

    ``history`` is everything recorded on the case, ``moment`` the time here, with its zone.

    Raises:
        Conflict: there is something to choose or to look at (``clash``), or it is of no use now.
    """
    version = command.version
    if version is None or version == now.version or not 1 <= version <= len(history):
        return command, ""
    if any(one.event.on > office.today for one in history):
        return command, ""  # on a past working date the version counts no first part: refused
    since = history[version:]
    seen = fold(one.event for one in history[:version])
    assert seen is not None
    told = say.meanwhile(since, moment)
    useless = _no_longer(command, seen, now)
    if useless:
        raise Conflict(say.no_longer(useless, told))
    clash = compare(command, seen, now, since, office, moment)
    if clash.differences:
        _still_possible(clash, office, told)
        labels, who = zip(*((d.label, d.by) for d in clash.differences), strict=True)
        raise Conflict(say.clashes(now.ref, labels, who), clash)
    if isinstance(command, LAST_STEPS) and not all(isinstance(r.event, LIGHT) for r in since):
        raise Conflict(f"{say.look_first(now.ref)} {told}", clash)
    done = clash.resolved({})
    if not done or isinstance(done[0], cmd.AddNote) != isinstance(command, cmd.AddNote):
        raise Conflict(say.the_same(now.ref, told))
    return done[0], told


def _still_possible(clash: Clash, office: Office, told: str) -> None:
    """Ask nothing of a person that would be refused whatever they chose."""
    mine = next((c for c in clash.resolved({}) if not isinstance(c, cmd.AddNote)), None)
    if mine is None:
        return
    try:
        decide(clash.now, mine, office)
    except Refusal as refused:
        raise Conflict(say.no_longer(str(refused), told)) from None


def compare(
    command: cmd.CaseCommand,
    seen: Case,
    now: Case,
    since: Sequence[ev.Recorded],
    office: Office,
    moment: datetime,
) -> Clash:
    """What the command and the others' work have to do with one another."""
    parts = aspects(command, seen, now, office)
    mine = frozenset(p.name for p in parts if p.changed_by_me(seen))
    moved = frozenset(p.name for p in parts if p.changed_by_them(seen, now))
    clashing = [p for p in parts if p.name in mine & moved and p.mine != p.of(now)]
    return Clash(
        ref=now.ref,
        differences=tuple(_difference(p, seen, now, since, moment) for p in clashing),
        meanwhile=say.meanwhile(since, moment),
        taken_over=tuple(p.label for p in parts if p.name in moved - mine),
        command=command,
        me=office.actor.name,
        now=now,
        parts=parts,
        moved=moved,
        mine=mine,
    )


def _difference(
    part: Aspect, seen: Case, now: Case, since: Sequence[ev.Recorded], moment: datetime
) -> Difference:
    mine, theirs = in_words(part.mine), in_words(part.of(now))
    fits = len(mine) + len(theirs) + 2 <= TEXT_LIMIT
    last = _last_change(part, seen, since)
    return Difference(
        part.name,
        part.label,
        mine,
        theirs,
        say.by(last, moment) if last else "",
        part.long,
        part.long and fits and bool(mine) and bool(theirs),
    )


def _last_change(part: Aspect, seen: Case, since: Sequence[ev.Recorded]) -> ev.Recorded | None:
    """The last event that changed what the case says at one place."""
    last, case = None, seen
    for one in since:
        after = evolve(case, one.event)
        if part.state(after) != part.state(case):
            last = one
        case = after
    return last


def _no_longer(command: cmd.CaseCommand, seen: Case, now: Case) -> str:
    """Why a command is of no use on the case as it is now, beyond what the rules know."""
    match command:
        case cmd.Extend() if seen.extension is None and now.extension is not None:
            return say.extended_already(now.ref)
        case cmd.FindPoint(number=number):
            texts = [
                next((p.text for p in c.points if p.number == number), "") for c in (seen, now)
            ]
            return say.another_point(number) if texts[0] != texts[1] else ""
    return ""
