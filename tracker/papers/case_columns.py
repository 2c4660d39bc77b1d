"""Every column of a case on its way out, under the headings that an import knows again."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from tracker.core.case import Case, Extension
from tracker.core.importing.kinds import usual_heading
from tracker.core.office import Lists
from tracker.core.out.listed import Listed, Out
from tracker.core.stages import Stage2
from tracker.core.verdicts import Verdict
from tracker.core.views import CaseRow
from tracker.core.words import NameGiven, Via

Cell = Callable[[CaseRow], Out]


def _of(read: Callable[[Case], Out]) -> Cell:
    return lambda row: read(row.case)


def _clock(read: Callable[[Verdict], Out]) -> Cell:
    return lambda row: read(row.verdict) if row.verdict else ""


def _via(lists: Lists) -> Cell:
    return lambda row: "Council" if lists.via(row.case.channel) is Via.COUNCIL else "Direct"


def _complainant(case: Case) -> str:
    given = case.complainant.name_given
    return "" if given is NameGiven.NOT_ASKED else case.complainant.shown


def _extension(read: Callable[[Extension], Out]) -> Cell:
    return lambda row: read(row.case.extension) if row.case.extension else ""


def _stage2(read: Callable[[Stage2], Out]) -> Cell:
    return lambda row: read(row.case.stage2) if row.case.stage2 else ""


def _points(case: Case) -> str:
    return "\n".join(
        f"{p.number}. {p.text} ({p.finding.label if p.finding else 'no finding yet'})"
        for p in case.points
    )


COLUMNS: tuple[tuple[str, Cell], ...] = (
    (usual_heading("source_ref"), lambda row: row.ref),
    ("Earlier reference", _of(lambda c: c.source_ref)),
    (usual_heading("received_on"), _of(lambda c: c.received_on)),
    ("Time received", _of(lambda c: c.received_at)),
    (usual_heading("via"), _via(Lists())),
    (usual_heading("channel"), _of(lambda c: c.channel)),
    (usual_heading("complainant"), _of(_complainant)),
    (usual_heading("relation"), _of(lambda c: c.complainant.relation)),
    (usual_heading("telephone"), _of(lambda c: c.complainant.telephone)),
    ("E-mail", _of(lambda c: c.complainant.email)),
    (usual_heading("young_person"), _of(lambda c: "Y" if c.complainant.young_person else "N")),
    (usual_heading("young_status"), _of(lambda c: c.complainant.young_status)),
    (usual_heading("age"), _of(lambda c: c.complainant.age)),
    (usual_heading("ethnicity"), _of(lambda c: c.complainant.ethnicity)),
    (usual_heading("disability"), _of(lambda c: c.complainant.disability)),
    (usual_heading("child"), _of(lambda c: c.child)),
    (usual_heading("area"), _of(lambda c: c.area)),
    (usual_heading("theme"), _of(lambda c: c.theme)),
    (usual_heading("details"), _of(lambda c: c.details)),
    (usual_heading("wants"), _of(lambda c: c.wants)),
    ("Safety worry", _of(lambda c: c.safety.label)),
    (usual_heading("handling"), _of(lambda c: c.handling.label if c.handling else "")),
    (usual_heading("team_manager"), _of(lambda c: c.team_manager)),
    ("Acknowledged", _of(lambda c: c.acknowledged_on)),
    (
        usual_heading("extended_on"),
        _extension(lambda x: x.agreed_on),
    ),
    (usual_heading("extension_reason"), _extension(lambda x: x.reason)),
    ("Quality checked", _of(lambda c: c.quality_check.on if c.quality_check else "")),
    (usual_heading("reply_sent_on"), _of(lambda c: c.reply_sent_on)),
    (usual_heading("outcome"), _of(lambda c: c.outcome.label if c.outcome else "")),
    ("Day 0", _clock(lambda v: v.start)),
    ("Due", _clock(lambda v: v.due)),
    ("State", _clock(lambda v: v.state.label)),
    ("Working days", _clock(lambda v: v.gross_day)),
    ("Working days late", _clock(lambda v: v.late)),
    ("Points", _of(_points)),
    ("Withdrawn", _of(lambda c: c.withdrawal.on if c.withdrawal else "")),
    ("Closed", _of(lambda c: c.closed_on)),
    (usual_heading("stage2_requested_on"), _stage2(lambda s: s.requested_on)),
    (usual_heading("stage2_decision"), _stage2(lambda s: s.decision or "")),
    (usual_heading("stage2_decided_on"), _stage2(lambda s: s.decided_on)),
    (usual_heading("rights_given_on"), _stage2(lambda s: s.rights_given_on)),
    ("Logged by", _of(lambda c: c.logged_by)),
)
"""Heading and cell, in the order of the file. Those an import does not know it names and leaves."""


def columns(lists: Lists) -> tuple[tuple[str, Cell], ...]:
    """The same by the lists of one file, which say how each channel comes."""
    via = usual_heading("via")
    return tuple((name, _via(lists) if name == via else cell) for name, cell in COLUMNS)


def cases_whole(rows: Iterable[CaseRow], lists: Lists, title: str, as_of: date) -> Listed:
    """Cases with every column there is."""
    wanted = columns(lists)
    made = tuple(tuple(cell(row) for _, cell in wanted) for row in rows)
    return Listed("cases", title, as_of, tuple(heading for heading, _ in wanted), made)
