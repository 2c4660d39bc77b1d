"""What screens, the command line and exports may read. Plain values; nothing to save back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING

from tracker.core.case import Case, Stopped
from tracker.core.clocks import Clockwork
from tracker.core.closing import missing_to_close
from tracker.core.events import Recorded
from tracker.core.later import Count
from tracker.core.queue import Place, place_of
from tracker.core.say import short_day
from tracker.core.stages import PANEL_SIZE, Stage2, Stage3
from tracker.core.verdicts import Verdict, frozen
from tracker.core.words import Bucket, ClockName, NameGiven, Role, Safety, State

if TYPE_CHECKING:
    from tracker.core.learning import FiledForm
    from tracker.core.learning_queue import OpenPromise


@dataclass(frozen=True, slots=True)
class QueueLine:
    """One line of the day's work, without its words: those are read for the lines on screen."""

    case_id: int
    place: Place


@dataclass(frozen=True, slots=True)
class Queue:
    """The day's work in order, with counts that are the lengths of its own buckets."""

    today: date
    lines: tuple[QueueLine, ...]
    look_again: int = 0

    @property
    def counts(self) -> Mapping[Bucket, int]:
        """How many lines stand in each bucket; every bucket is there."""
        counts = dict.fromkeys(Bucket, 0)
        for line in self.lines:
            counts[line.place.bucket] += 1
        return counts


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A case as one line of a list."""

    case_id: int
    ref: str
    version: int
    who: str
    theme: str
    area: str
    team_manager: str
    next_step: str
    place: Place | None
    verdict: Verdict | None
    case: Case


@dataclass(frozen=True, slots=True)
class CaseFile:
    """One case with its clocks, its story and what else is known of the caller, on ``today``."""

    today: date
    case_id: int
    case: Case
    place: Place | None
    main: Verdict | None
    acknowledgement: Verdict | None
    earlier: tuple[Verdict, ...]
    timeline: tuple[Recorded, ...]
    undone: frozenset[int]
    same_caller: tuple[CaseRow, ...] = ()
    later: tuple[Verdict, ...] = ()
    stage2_counts: tuple[Count, ...] = ()
    open_promises: tuple[OpenPromise, ...] = ()
    learning: FiledForm | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A form that was begun and not saved. ``fields`` are the raw strings of the form."""

    draft_id: str
    kind: str
    started_at: datetime
    updated_at: datetime
    owner: str
    fields: Mapping[str, str] = field(default_factory=dict)

    @property
    def caption(self) -> str:
        """Enough of it to be told from another draft."""
        first = ("caller", "details", "wants", "text", "child", "telephone")
        for name in (*first, *self.fields):
            text = " ".join(self.fields.get(name, "").split())
            if text:
                return text[:40]
        return "empty"


@dataclass(frozen=True, slots=True)
class SaveNote:
    """A save that could be undone: what it did, in words."""

    save_id: str
    at: datetime
    actor: str
    what: str
    refs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UserCard:
    """Somebody who works on this file."""

    name: str
    role: Role


def who_of(case: Case) -> str:
    """The complainant as a list shows them: young people's names stay, marked as such."""
    mark = "(yp) " if case.complainant.young_person else ""
    return mark + case.complainant.shown


def verdict_of(case: Case, clockwork: Clockwork) -> Verdict | None:
    """The main clock's verdict: kept if it stopped, counted if it runs."""
    kept = stopped_now(case)
    return frozen(kept) if kept else clockwork.main(case)


def stopped_now(case: Case) -> Stopped | None:
    """What the clock of this period said when it stopped; None if it runs or never began."""
    ended = case.withdrawal.on if case.withdrawal else case.reply_sent_on
    last = case.stopped[-1] if case.stopped else None
    return last if last and last.stopped_on == ended else None


def row_of(case_id: int, case: Case, clockwork: Clockwork) -> CaseRow:
    """The list line of a case."""
    shown = case.proposal if case.handling is None and case.proposal else case
    return CaseRow(
        case_id=case_id,
        ref=case.ref,
        version=case.version,
        who=who_of(case),
        theme=shown.theme,
        area=shown.area,
        team_manager=shown.team_manager,
        next_step=next_step(case, clockwork),
        place=place_of(case, clockwork),
        verdict=verdict_of(case, clockwork),
        case=case,
    )


def acknowledgement_of(case: Case, clockwork: Clockwork) -> Verdict | None:
    """The acknowledgement clock of this period: as it was kept once it has stopped."""
    for kept in reversed(case.later_stops):
        if kept.clock is ClockName.ACKNOWLEDGEMENT and kept.start == case.period_from:
            return frozen(kept)
    return clockwork.acknowledgement(case)


def next_step(case: Case, clockwork: Clockwork) -> str:
    """What should happen next, in a few words for a list."""
    if case.struck_out:
        return "Taken back"
    if case.closed_on is not None:
        return f"Closed {short_day(case.closed_on, clockwork.today)}"
    if case.safety is Safety.YES and case.handling is None:
        return "Safety worry"
    if case.handling is None:
        return _to_classify(case, clockwork)
    after = next_step_after_reply(case)
    if after:
        return after
    if case.reply_sent_on is not None:
        missing = missing_to_close(case)
        return f"Record {missing[0].removeprefix('the ')}" if missing else "Ready to close"
    if case.paused:
        return "Advocate awaited"
    acknowledgement = clockwork.acknowledgement(case)
    if acknowledgement is not None and acknowledgement.running:
        assert acknowledgement.due is not None
        if acknowledgement.state is State.LATE:
            return "Ack is late"
        return f"Ack by {acknowledgement.due:%a} {acknowledgement.due.day}"
    if case.quality_check is not None:
        return "Send reply"
    return _chased(case, clockwork.today) if case.look_again_on else "Reply not sent"


def next_step_after_reply(case: Case) -> str:
    """What Stage 2, Stage 3 or the Ombudsman ask for next; "" if nothing."""
    if case.suspended:
        return f"Suspended: {case.asides[-1].ground.lower()}"
    if case.stage3 is not None and case.stage3.running:
        return _stage3_step(case.stage3)
    if case.stage2 is not None and case.stage2.running:
        return _stage2_step(case.stage2)
    if any(r.remedy_open for r in case.referrals):
        return "Remedy not done"
    if any(not r.over for r in case.referrals):
        return "With the Ombudsman"
    return ""


def _stage2_step(stage2: Stage2) -> str:
    if stage2.decision is None:
        return "Decide Stage 2"
    if not stage2.officer or not stage2.independent:
        return "Appoint for Stage 2"
    if stage2.terms_on is None:
        return "Terms not signed"
    if stage2.officer_report_on is None or stage2.independent_report_on is None:
        return "Reports awaited"
    return "Adjudication letter"


def _stage3_step(stage3: Stage3) -> str:
    if len(stage3.panel) < PANEL_SIZE:
        return "Name the panel"
    if stage3.panel_on is None:
        return "Panel to meet"
    return "Findings letter" if stage3.findings_on is None else "Final response"


def _chased(case: Case, today: date) -> str:
    again = case.look_again_on
    assert again is not None
    times = f" x{case.chases}" if case.chases > 1 else ""
    return f"Look again{times}" if again <= today else f"Chased{times}, {again:%a} {again.day}"


def _to_classify(case: Case, clockwork: Clockwork) -> str:
    if case.safety is Safety.NOT_ASKED:
        return "Safety? Classify"
    if case.complainant.name_given is NameGiven.NOT_ASKED:
        return "Name? Classify"
    if case.proposal is not None and case.proposal.handling is not None:
        return "Confirm proposal"
    return "Classify"
