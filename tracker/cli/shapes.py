"""The shapes of ``--json``: their keys are promised in the README and held by tests.

Dates are ISO text, words are their stored values, and what is not known is null.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any

from tracker.core.case import Case, Stopped
from tracker.core.diary import Preview
from tracker.core.events import Recorded
from tracker.core.explain import Explanation
from tracker.core.office import Lists
from tracker.core.say import told
from tracker.core.verdicts import Verdict
from tracker.core.views import CaseFile, CaseRow, Queue
from tracker.core.words import Bucket
from tracker.core.workdays import Calendar, LedgerDay

Shape = dict[str, Any]


def plain(value: Any) -> Any:
    """A value of core as JSON has it: records by their fields."""
    if is_dataclass(value):
        return {f.name: plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {plain(key): plain(one) for key, one in value.items()}
    if isinstance(value, (tuple, list)):
        return [plain(one) for one in value]
    return value


def queue(found: Queue, rows: Iterable[CaseRow]) -> Shape:
    """``tracker today``."""
    return {
        "as_of": plain(found.today),
        "counts": plain(found.counts),
        "cases": [queue_case(row) for row in rows],
    }


def queue_case(row: CaseRow) -> Shape:
    """One case of the queue, with the clock that decides its place."""
    assert row.place is not None
    bucket = row.place.bucket
    lead = (row.verdict if bucket is Bucket.TO_FINISH else None) or row.place.lead
    return {
        "ref": row.ref,
        "handling": plain(row.case.handling),
        "clock": lead.clock.value,
        "state": lead.state.value,
        "bucket": bucket.value,
        "start": plain(lead.start),
        "due": plain(lead.due),
        "standard": plain(lead.standard),
        "outer": plain(lead.outer),
        "day": lead.day,
        "left": lead.left,
        "late": lead.late,
        "extended": lead.extended,
        "who": row.who,
        "theme": row.theme,
        "area": row.area,
        "team_manager": row.team_manager,
        "next_step": row.next_step,
        "source_ref": row.case.source_ref,
    }


_CLOCK_KEYS = (
    *("clock", "state", "start", "due", "standard", "outer", "day", "gross_day", "left", "late"),
    *("extended", "stopped_on"),
)


def clock(verdict: Verdict) -> Shape:
    """What one clock says."""
    return {name: plain(getattr(verdict, name)) for name in _CLOCK_KEYS}


_APART = (
    *("points", "pauses", "stopped", "referrals", "asides", "later_stops"),
    *("people", "advocacy", "equality"),
)


def facts(case: Case, lists: Lists) -> Shape:
    """Everything kept of a case but its points, pauses, periods, people and monitoring."""
    kept = {name: one for name, one in plain(case).items() if name not in _APART}
    return {**kept, "via": lists.via(case.channel).value}


def parts(case: Case) -> Shape:
    """Its points, pauses and ended periods, and its people. Monitoring is never in a list."""
    return {
        "points": plain(case.points),
        "pauses": plain(case.pauses),
        "periods": [_period(one) for one in case.stopped],
        "referrals": plain(case.referrals),
        "asides": plain(case.asides),
        "later_periods": [_period(one) for one in case.later_stops],
        **plain(case.people),
        "advocacy": plain(case.advocacy),
    }


def _period(stopped: Stopped) -> Shape:
    return {**plain(stopped), "met": stopped.met}


def case_file(file: CaseFile, next_step: str, today: date, lists: Lists) -> Shape:
    """``tracker show``."""
    return {
        "ref": file.case.ref,
        "as_of": plain(today),
        "bucket": file.place.bucket.value if file.place else None,
        "next_step": next_step,
        "case": facts(file.case, lists),
        "clocks": [
            clock(v) for v in (file.main, file.acknowledgement, *file.later) if v is not None
        ],
        "stage2_counts": plain(file.stage2_counts),
        **parts(file.case),
        "equality": plain(file.case.equality),
        "timeline": [_event(one, one.seq in file.undone) for one in file.timeline],
        "same_caller": [row.ref for row in file.same_caller],
    }


def _event(recorded: Recorded, undone: bool) -> Shape:
    return {
        "seq": recorded.seq,
        "on": plain(recorded.event.on),
        "at": recorded.at.isoformat(timespec="seconds"),
        "actor": recorded.actor,
        "kind": type(recorded.event).__name__,
        "text": told(recorded.event),
        "undone": undone,
    }


def exported(rows: Sequence[CaseRow], today: date, lists: Lists) -> Shape:
    """``tracker export FILE.json``."""
    return {
        "as_of": plain(today),
        "count": len(rows),
        "cases": [_exported(row, lists) for row in rows],
    }


def _exported(row: CaseRow, lists: Lists) -> Shape:
    return {
        **facts(row.case, lists),
        **parts(row.case),
        "bucket": row.place.bucket.value if row.place else None,
        "clock": clock(row.verdict) if row.verdict else None,
    }


def explained(case: Case, explanation: Explanation) -> Shape:
    """``tracker explain REF``."""
    verdict = explanation.verdict
    said = clock(verdict) if verdict else dict.fromkeys(_CLOCK_KEYS)
    return {
        "ref": case.ref,
        **said,
        "reasons": list(explanation.sentences),
        "extension": plain(case.extension),
        "pauses": plain(case.pauses),
        "ledger": plain(explanation.ledger),
    }


def counted(ledger: Sequence[LedgerDay], working_days: int, reasons: Sequence[str]) -> Shape:
    """``tracker explain --from DATE --days N``."""
    return {
        "start": plain(ledger[0].date),
        "due": plain(ledger[-1].date),
        "days": working_days,
        "reasons": list(reasons),
        "extension": None,
        "pauses": [],
        "ledger": plain(ledger),
    }


def calendar(found: Calendar, wanted: Mapping[str, Mapping[date, str]]) -> Shape:
    """``tracker calendar``; ``wanted`` are the days to show by kind."""
    listed = {
        kind: [{"date": plain(day), "name": name} for day, name in those.items()]
        for kind, those in wanted.items()
    }
    span = {"version": found.version, "first": plain(found.first), "last": plain(found.last)}
    return {**span, **listed}


def calendar_edit(what: str, version: int, save_id: str | None, preview: Preview) -> Shape:
    """``tracker calendar add`` and ``remove``; ``save_id`` None for a preview."""
    return {"what": what, "version": version, "save_id": save_id, **plain(preview)}
