"""The case under the cursor, so that reading the worst one costs no key."""

from __future__ import annotations

from datetime import date

from rich.text import Text
from textual.widgets import Static

from tracker.core.case import Case
from tracker.core.clean import visible
from tracker.core.say import days, handling_words, outcome_words, short_day, sign, told
from tracker.core.verdicts import Verdict
from tracker.core.views import CaseFile, CaseRow
from tracker.core.words import NameGiven, Safety, State
from tracker.ui.badges import Badge, of_place, of_verdict
from tracker.ui.paint import Paint
from tracker.ui.say_forms import related
from tracker.ui.widgets.clock_bar import clock_bar
from tracker.ui.widgets.hanging import hanging
from tracker.ui.widgets.later_clock import bar_of, leading_line
from tracker.ui.widgets.open_promises import still_open


class Preview(Static):
    """Some facts of a case in as many lines as there are."""

    def __init__(self, *, id: str | None = None) -> None:
        """Empty until it is shown a case."""
        super().__init__("", id=id, markup=False)

    def show(self, file: CaseFile | None, paint: Paint, signs: dict[str, str], wide: bool) -> None:
        """Show a case, or nothing."""
        if file is None:
            self.update(Text(""))
            return
        lines = _wide(file, paint, signs) if wide else _narrow(file, paint, signs)
        self.update(Text("\n").join(lines))


def who_line(case: Case) -> str:
    """Who it is about in one line: "Okafor, Chidi, foster carer of Ben T"."""
    party = case.complainant
    parts = [party.shown]
    if words := related(party.relation, "" if case.child == party.name else case.child):
        parts.append(words)
    if party.age is not None:
        parts.append(f"aged {party.age}")
    return visible(", ".join(parts))


def about_line(case: Case) -> str:
    """Theme, area and team manager, or what is proposed."""
    shown = case.proposal if case.handling is None and case.proposal else case
    parts = [p for p in (shown.theme, shown.area, shown.team_manager) if p]
    text = " - ".join(parts) or "Theme and area to be set"
    if shown is not case:
        handling = case.proposal.handling if case.proposal else None
        proposed = handling.label if handling else "no handling"
        return visible(f"Proposed: {proposed} - {text}")
    return visible(text)


def about(row: CaseRow) -> str:
    """What a case is about, in a line about something else."""
    return row.theme or handling_words(row.case.handling).lower()


def due_line(verdict: Verdict | None, today: date) -> str:
    """When the reply is due and where the clock stands, in words."""
    if verdict is None:
        return "No clock runs"
    if verdict.due is None:
        return "The clock starts when the acknowledgement is sent"
    text = f"Due {short_day(verdict.due, today)}"
    if verdict.state is State.LATE:
        text += f", {days(verdict.late)} late"
    elif verdict.state is State.MET:
        text += f", answered in time after {days(verdict.day)}"
    elif verdict.state is State.MISSED:
        text += f", answered {days(verdict.late)} late"
    elif verdict.state is State.PAUSED:
        text += f", paused at day {verdict.day}"
    elif verdict.state is not State.DUE_TODAY:
        text += f", {days(verdict.left)} left"
    if verdict.outer and not verdict.extended and verdict.running:
        text += f". Limit with extension {short_day(verdict.outer, today)}"
    elif verdict.extended:
        text += " (extended)"
    return text


def last_line(file: CaseFile) -> str:
    """The newest thing in the story that still stands."""
    for recorded in reversed(file.timeline):
        if recorded.seq not in file.undone:
            what = told(recorded.event).split("\n")[0]
            return visible(f"{short_day(recorded.event.on, file.today)} {recorded.actor}: {what}")
    return ""


def warnings(case: Case) -> list[str]:
    """What must not be overlooked."""
    found = []
    if case.safety is Safety.YES:
        found.append("SAFETY WORRY reported")
    elif case.safety is Safety.NOT_ASKED and not case.historical:
        found.append("Safety not asked yet")
    if case.complainant.name_given is NameGiven.NOT_ASKED:
        found.append("name not asked yet")
    return found


def badge_of(file: CaseFile, signs: dict[str, str]) -> Badge:
    """The badge of a case, open or closed."""
    return of_place(file.place, signs) if file.place else of_verdict(file.main, signs)


def _narrow(file: CaseFile, paint: Paint, signs: dict[str, str]) -> list[Text]:
    case = file.case
    first = Text.assemble(
        (case.ref, paint("strong")),
        "  ",
        (who_line(case), paint("strong")),
        ("   " + handling_words(case.handling), paint("muted")),
    )
    lines = [
        first,
        Text(visible(about_line(case)), paint("muted")),
        Text(
            leading_line(file, file.today) or due_line(file.main, file.today),
            paint(badge_of(file, signs).style + "-text"),
        ),
    ]
    if file.open_promises:
        lines.append(still_open(file.open_promises, paint))
    if case.wants:
        lines.append(_labelled("Wants", case.wants, paint))
    lines.append(_labelled("Story", case.details, paint))
    lines.append(_labelled("Last", last_line(file), paint))
    alerts = warnings(case)
    if alerts:
        lines.append(Text("! " + ", ".join(alerts), paint("warning")))
    for line in lines:
        line.no_wrap = True
        line.overflow = "ellipsis"
    return lines


def _labelled(label: str, text: str, paint: Paint) -> Text:
    words = " ".join(visible(text).split())
    return Text.assemble((f"{label:<7}", paint("muted")), (words[:2_000], paint("text")))


WIDE = 45
"""Cells that the preview has beside the list."""


def _wide(file: CaseFile, paint: Paint, signs: dict[str, str]) -> list[Text]:
    case, badge = file.case, badge_of(file, signs)
    rule = Text("─" * WIDE, paint("rule"), no_wrap=True, overflow="crop")
    first = Text(f"{case.ref}  {visible(case.complainant.shown)}  ", paint("strong"))
    first.append(f" {badge.text} ", paint(badge.style))
    lines = [first, Text(who_line(case), paint("text")), Text(about_line(case), paint("muted"))]
    lines += [rule, *_dates(file, paint), rule.copy()]
    if file.open_promises:
        lines += [still_open(file.open_promises, paint, most=2), rule.copy()]
    if case.wants:
        lines.append(hanging("Wants", case.wants, 7, WIDE, paint))
    lines.append(hanging("Story", case.details[:2_000], 7, WIDE, paint))
    alerts = warnings(case)
    if alerts:
        lines.append(Text("! " + ", ".join(alerts), paint("warning")))
    lines.append(rule.copy())
    lines += [
        timeline_line(r.event.on, sign(r.event), told(r.event), paint)
        for r in reversed(file.timeline[-12:])
        if r.seq not in file.undone
    ]
    if file.same_caller:
        lines += [rule.copy(), Text("Same caller", paint("muted"))]
        lines += [
            Text(
                visible(f"  {r.ref} {about(r)}, {outcome_words(r.case.outcome)}"),
                paint("text"),
            )
            for r in file.same_caller[:4]
        ]
    return lines


def _dates(file: CaseFile, paint: Paint) -> list[Text]:
    """Received, acknowledged, due, limit and the bar of the clock."""
    case, main, today = file.case, file.main, file.today
    facts = [("Recv", f"{short_day(case.received_on, today)} by {case.channel.lower()}")]
    if file.acknowledgement is not None:
        facts.append(("Ack", acknowledgement_words(file)))
    due, _, limit = due_line(main, today).removeprefix("Due ").partition(". Limit with extension ")
    facts.append(("Due", due))
    if limit:
        facts.append(("Limit", f"{limit}, if extended"))
    if case.outcome or case.reply_sent_on:
        facts.append(("Found", outcome_words(case.outcome)))
    leads = leading_line(file, today)
    if leads:
        facts.append(("Now", leads))
    lines = [hanging(label, words, 7, WIDE, paint) for label, words in facts]
    bar = bar_of(file)
    if bar is not None and bar.due is not None:
        lines.append(clock_bar(bar, WIDE, paint))
    return lines


def acknowledgement_words(file: CaseFile) -> str:
    """Whether and when the acknowledgement went."""
    case, verdict = file.case, file.acknowledgement
    if case.acknowledged_on is not None and verdict is not None:
        kept = "in time" if verdict.state is State.MET else f"{days(verdict.late)} late"
        return f"sent {short_day(case.acknowledged_on, file.today)}, {kept}"
    if verdict is not None and verdict.due is not None:
        late = ", LATE" if verdict.state is State.LATE else ""
        return f"not sent, due {short_day(verdict.due, file.today)}{late}"
    return "not recorded"


def timeline_line(on: date, mark: str, what: str, paint: Paint) -> Text:
    """One entry of the story."""
    return hanging(f"{on.day:>2} {on:%b} {mark}", " ".join(what.split()), 9, WIDE, paint)
