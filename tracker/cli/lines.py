"""The plain forms: one fact a line, the reference and the state first, heard or seen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from tracker.cli import words
from tracker.core.diary import Flip, Moved, Preview
from tracker.core.say import days, handling_words, long_day
from tracker.core.verdicts import Verdict
from tracker.core.views import CaseRow
from tracker.core.words import Bucket, ClockName, State
from tracker.core.workdays import LedgerDay


def one_line(text: str) -> str:
    """Text of many lines as one."""
    return " ".join(text.split())


def verdict_line(verdict: Verdict | None) -> str:
    """What a clock says, in words."""
    if verdict is None:
        return "no clock runs"
    if verdict.due is None:
        return "not started, waits for the acknowledgement"
    due, state = long_day(verdict.due), verdict.state
    if state in (State.MET, State.MISSED):
        judged = "in time" if state is State.MET else f"{days(verdict.late)} late"
        ended = "sent" if verdict.clock is ClockName.ACKNOWLEDGEMENT else "stopped"
        return f"{ended} after {days(verdict.gross_day)}, {judged}, was due {due}"
    if state is State.LATE:
        return f"late by {days(verdict.late)}, was due {due}"
    if state is State.DUE_TODAY:
        return f"due today, {due}"
    held = "paused, " if state is State.PAUSED else ""
    return f"{held}due {due}, {days(verdict.left)} left"


def queue_lines(counts: Iterable[tuple[Bucket, int]], rows: Sequence[CaseRow]) -> Iterable[str]:
    """The day's work: a count a line, then a case a line under the name of its bucket."""
    for bucket, count in counts:
        yield f"{bucket.label}: {count}"
    shown: Bucket | None = None
    for row in rows:
        assert row.place is not None
        if row.place.bucket is not shown:
            shown = row.place.bucket
            yield ""
            yield shown.label
        yield queue_line(row)


def queue_line(row: CaseRow) -> str:
    """One case of the day's work."""
    assert row.place is not None
    verdict = row.verdict if row.place.bucket is Bucket.TO_FINISH else row.place.lead
    handling = handling_words(row.case.handling)
    parts = (row.who, handling, row.theme, row.area, row.team_manager)
    said = ", ".join(one_line(part) for part in parts if part)
    return f"{row.ref} {verdict_line(verdict)}; {said}; next: {one_line(row.next_step)}"


def ledger_line(line: LedgerDay, mark: str = "") -> str:
    """One day of an explanation."""
    said = f"not counted, {line.skipped}" if line.skipped else f"day {line.day}"
    local = f", office closed ({line.local}) but counted" if line.local and not line.skipped else ""
    return f"{long_day(line.date)}: {said}{local}{f', {mark}' if mark else ''}"


def preview_lines(preview: Preview, by: str = words.BY_THIS_CALENDAR) -> Iterable[str]:
    """What an edit of the calendar, or ``by`` what else, does, a case a line."""
    yield f"Open dates that move: {len(preview.moved)}"
    yield from (_moved(m) for m in preview.moved)
    yield f"Cases that change their place: {len(preview.recoloured)}"
    yield from (f"{m.ref} {m.before.label} becomes {m.after.label}" for m in preview.recoloured)
    yield f"Kept verdicts that would be judged otherwise: {len(preview.would_flip)}"
    yield from (_flip(f, by) for f in preview.would_flip)


def _moved(moved: Moved) -> str:
    return f"{moved.ref} due {long_day(moved.due_before)} becomes {long_day(moved.due_after)}"


def _flip(flip: Flip, by: str) -> str:
    was, would = ("in time", "late") if flip.met else ("late", "in time")
    return f"{flip.ref} was {was} and stays so; by {by} it would be {would}"


def logged_lines(ref: str, due: date | None, save_id: str) -> Iterable[str]:
    """What a saved contact is answered with."""
    yield f"{ref} logged"
    if due is not None:
        yield f"Reply due: {long_day(due)}"
    yield words.undo_with(save_id)
