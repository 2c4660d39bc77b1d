"""The parts of a case as lines of text, for the case screen and the review run."""

from __future__ import annotations

from datetime import date

from rich.style import Style
from rich.text import Text

from tracker.core.case import Case
from tracker.core.clean import visible
from tracker.core.events import ContactLogged, Recorded
from tracker.core.say import days, handling_words, long_day, outcome_words, short_day, sign, told
from tracker.core.say_stages import later_decisions
from tracker.core.verdicts import Verdict
from tracker.core.views import CaseFile
from tracker.core.words import Outcome, State
from tracker.ui.paint import Paint
from tracker.ui.say_people import others
from tracker.ui.widgets.clock_bar import clock_bar
from tracker.ui.widgets.hanging import hanging, wrapped
from tracker.ui.widgets.later_clock import bar_of, counts_line, leading_line
from tracker.ui.widgets.preview import (
    about,
    about_line,
    acknowledgement_words,
    due_line,
    warnings,
    who_line,
)

LABEL = 9
"""Cells that the words before a fact take."""


def head(file: CaseFile, width: int, paint: Paint, today: date) -> Text:
    """Who, what, when it is due and where its clock stands: four lines."""
    case, verdict = file.case, bar_of(file)
    lines = [
        Text.assemble(
            (who_line(case), paint("strong")),
            (f"   {handling_words(case.handling)}", paint("text")),
        ),
        Text(about_line(case), paint("muted")),
        Text(dates_line(file, today), paint("text")),
    ]
    leads = leading_line(file, today)
    if leads:
        lines.append(Text(leads, paint("strong")))
    counted = counts_line(file)
    if counted:
        lines.append(Text(counted, paint("muted")))
    if verdict is not None and verdict.due is not None:
        lines.append(clock_bar(verdict, width, paint))
    alerts = warnings(case)
    if alerts:
        lines.append(Text("! " + ", ".join(alerts), paint("warning")))
    for line in lines:
        line.no_wrap, line.overflow = True, "ellipsis"
    return Text("\n").join(lines)


def dates_line(file: CaseFile, today: date) -> str:
    """Received, due and limit in one line."""
    case = file.case
    received = f"Received {short_day(case.received_on, today)}"
    if case.period_from != case.received_on:
        received += f", reopened {short_day(case.period_from, today)}"
    return f"{received}.  {due_line(file.main, today).replace('Limit with extension', 'Limit')}"


def labelled(label: str, words: str, paint: Paint) -> Text:
    """A fact with its label before it."""
    return Text.assemble((f"{label:<{LABEL}}", paint("muted")), (visible(words), paint("text")))


def story(case: Case, paint: Paint, width: int) -> Text:
    """What happened and what they want, in full, broken for ``width`` cells."""
    parts = [hanging("Wants", case.wants, LABEL, width, paint)] if case.wants else []
    parts.append(hanging("Story", case.details, LABEL, width, paint))
    return Text("\n").join(parts)


def points(case: Case, paint: Paint) -> Text:
    """The matters complained of, each with its finding."""
    text = Text("\nPoints\n", paint("heading"))
    for point in case.points:
        style = "done-text" if point.finding is not None else "muted"
        text.append(f" {point.number} {visible(point.text)}  ", paint("text"))
        text.append(f"{outcome_words(point.finding)}\n", paint(style))
    return text


def timeline(file: CaseFile, paint: Paint, today: date, width: int) -> Text:
    """What happened, newest first; what was undone is struck through and kept.

    Long words are broken under their own beginning, so that the days stay a column of their own.
    """
    text = Text(f"\nTimeline ({len(file.timeline)})\n", paint("heading"))
    for recorded in reversed(file.timeline):
        text.append_text(
            _timeline_entry(recorded, recorded.seq in file.undone, paint, today, width)
        )
    return text


BEFORE = 22
"""Cells of day, time and sign before the words of a timeline entry."""


def _timeline_entry(
    recorded: Recorded, undone: bool, paint: Paint, today: date, width: int
) -> Text:
    actor = visible(recorded.actor)
    when = f" {short_day(recorded.event.on, today):<11}{_at(recorded):<6}{sign(recorded.event)}"
    room = max(20, width - BEFORE - len(actor) - 2)
    lines = wrapped(told(recorded.event) + (" (undone)" if undone else ""), room)
    style = paint("muted") + Style(strike=True) if undone else paint("text")
    entry = Text.assemble((f"{when:<{BEFORE}}", paint("muted")), (lines[0], style))
    entry.append(" " * max(2, room - len(lines[0]) + 2) + actor, paint("muted"))
    for line in lines[1:]:
        entry.append("\n" + " " * BEFORE, Style.null())
        entry.append(line, style)
    entry.append("\n")
    return entry


def _at(recorded: Recorded) -> str:
    """The time of day, where it belongs to the day shown."""
    if isinstance(recorded.event, ContactLogged):
        return recorded.event.received_at
    local = recorded.at.astimezone()
    return f"{local:%H:%M}" if local.date() == recorded.event.on else ""


def facts(file: CaseFile, paint: Paint, today: date) -> Text:
    """People, clocks and decisions beside the story."""
    case = file.case
    party = case.complainant
    lines = [
        Text("People", paint("heading")),
        Text(visible(f" {party.shown}"), paint("text")),
        Text(
            visible(
                "   " + ", ".join(p for p in (party.relation, party.telephone, party.email) if p)
            ),
            paint("muted"),
        ),
    ]
    if party.young_person:
        told_of = [party.young_status, f"aged {party.age}" if party.age else ""]
        lines.append(Text("   young person " + ", ".join(p for p in told_of if p), paint("text")))
    if case.child and all(p.name != case.child for p in case.people.people):
        lines.append(Text(visible(f" {case.child}  child concerned"), paint("text")))
    if case.team_manager:
        lines.append(Text(visible(f" {case.team_manager}  team manager"), paint("text")))
    lines += [Text(visible(f" {words}"), paint(style)) for words, style in others(case, today)]
    lines += [Text(""), Text("Clocks and decisions", paint("heading"))]
    lines += [labelled(f" {name}", words, paint) for name, words in decisions(file, today)]
    if file.same_caller:
        lines += [Text(""), Text("Same caller", paint("heading"))]
        lines += [
            Text(
                visible(f" {r.ref} {about(r)}, {outcome_words(r.case.outcome)}"),
                paint("text"),
            )
            for r in file.same_caller[:6]
        ]
    if case.source_ref:
        lines += [Text(""), labelled(" Was", f"{case.source_ref} in the earlier log", paint)]
    return Text("\n").join(lines)


def decisions(file: CaseFile, today: date) -> list[tuple[str, str]]:
    """What was decided and when, as name and words."""
    case = file.case
    found = [("Channel", case.channel + (f" {case.received_at}" if case.received_at else ""))]
    if file.acknowledgement is not None or case.acknowledged_on is not None:
        found.append(("Ack", acknowledgement_words(file)))
    found += [("Earlier", _kept(v)) for v in file.earlier]
    if case.extension is not None:
        x = case.extension
        told_on = f"told {short_day(x.told_on, today)}" if x.told_on else "complainant not told"
        found.append(("Extended", f"{short_day(x.agreed_on, today)}, {x.reason}, {told_on}"))
    for pause in case.pauses:
        until = short_day(pause.to_on, today) if pause.to_on else "now"
        found.append(("Waited", f"{short_day(pause.from_on, today)} to {until}"))
    if file.main is not None and file.main.gross_day != file.main.day:
        found.append(("Days", f"{file.main.gross_day} in all, {file.main.day} net"))
    if case.quality_check is not None:
        q = case.quality_check
        found.append(("Checked", f"{short_day(q.on, today)} by {q.by}"))
    if case.reply_sent_on is not None:
        found.append(("Reply", short_day(case.reply_sent_on, today)))
    if case.outcome is not None or case.reply_sent_on is not None:
        found.append(("Outcome", _outcome(case.outcome)))
    found += later_decisions(case, file.stage2_counts, today, file.later)
    if case.closed_on is not None:
        found.append(("Closed", f"{short_day(case.closed_on, today)}, {case.closed_why.lower()}"))
    return found


def _outcome(outcome: Outcome | None) -> str:
    return outcome_words(outcome) if outcome else "not recorded yet"


def _kept(verdict: Verdict) -> str:
    """An earlier period's verdict, kept as it was."""
    when = long_day(verdict.stopped_on) if verdict.stopped_on else ""
    kept = "in time" if verdict.state is State.MET else f"{days(verdict.late)} late"
    return f"answered {when}, {kept}"
