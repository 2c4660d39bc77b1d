"""``tracker show``: one case with its clocks and its story."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer

from tracker.cli import lines, shapes
from tracker.cli.given import clean_name
from tracker.cli.options import JsonFlag, given_of
from tracker.cli.out import say_all, say_json
from tracker.core.case import Case
from tracker.core.clocks import Clockwork
from tracker.core.say import handling_words, long_day, outcome_words, told
from tracker.core.say_stages import later_decisions
from tracker.core.views import CaseFile, next_step, who_of

Ref = Annotated[str, typer.Argument(metavar="REF", help="The reference, such as 26-0142.")]


def show(context: typer.Context, ref: Ref, as_json: JsonFlag = False) -> int:
    """Show one case: facts, clocks, and what happened."""
    given = given_of(context)
    day = given.clock.today()
    with given.reading() as reader:
        file = reader.case_file(full_ref(ref), day)
        step = next_step(file.case, Clockwork(reader.calendar(), reader.rules(), day))
        lists = reader.lists()
    if as_json:
        say_json(shapes.case_file(file, step, day, lists))
    else:
        say_all(_lines(file, step))
    return 0


def full_ref(typed: str) -> str:
    """A reference as the file has it: "26-142" is 26-0142. Raises Wrong for what is no text."""
    ref = clean_name(typed, "The reference")
    year, dash, number = ref.partition("-")
    return f"{year}-{number:0>4}" if dash and number.isdecimal() else ref


def _lines(file: CaseFile, step: str) -> Iterator[str]:
    """The case, a fact a line; what is not known is left out."""
    yield file.case.ref
    for label, value in _facts(file, step):
        if value:
            # The lines of a long text stay together, set in under their label.
            yield f"{label}: {value.strip()}".replace("\n", "\n  ")
    for point in file.case.points:
        found = point.finding.label if point.finding else "no finding yet"
        yield f"Point {point.number}: {lines.one_line(point.text)} ({found})"
    for verdict in file.earlier:
        yield f"Earlier period: {lines.verdict_line(verdict)}"
    yield ""
    yield "What happened"
    for one in file.timeline:
        undone = ", undone since" if one.seq in file.undone else ""
        text = told(one.event).strip().replace("\n", "\n  ")
        yield f"{long_day(one.event.on)}, {one.actor}{undone}: {text}"


def _facts(file: CaseFile, step: str) -> Iterator[tuple[str, str]]:
    case = file.case
    yield "Handling", handling_words(case.handling)
    yield "Reply", lines.verdict_line(file.main)
    if file.acknowledgement is not None:
        yield "Acknowledgement", lines.verdict_line(file.acknowledgement)
    yield "Next", step
    yield from _who(case)
    received = f"{long_day(case.received_on)} {case.received_at}".strip()
    yield "Received", f"{received}, {case.channel}, logged by {case.logged_by or 'nobody known'}"
    yield "What happened", case.details
    yield "Wants", case.wants
    yield "Safety worry", case.safety.label
    yield "Theme", case.theme
    yield "Area", case.area
    yield "Team manager", case.team_manager
    yield from _decisions(case)
    yield from _beyond(file)
    yield "Other cases of this caller", ", ".join(row.ref for row in file.same_caller)


def _who(case: Case) -> Iterator[tuple[str, str]]:
    party = case.complainant
    yield "Complainant", who_of(case)
    yield "Relation", party.relation
    yield "Status", ", ".join(filter(None, (party.young_status, str(party.age or ""))))
    yield "Telephone", party.telephone
    yield "E-mail", party.email
    yield "Child", case.child
    yield "Earlier reference", case.source_ref


def _decisions(case: Case) -> Iterator[tuple[str, str]]:
    """What was decided on it, each with its date."""
    if case.proposal is not None:
        proposed = (handling_words(case.proposal.handling), case.proposal.theme, case.proposal.area)
        yield "Proposed", f"{', '.join(filter(None, proposed))}, by {case.proposal.by}"
    if case.extension is not None:
        told_on = case.extension.told_on
        told_when = f", told {long_day(told_on)}" if told_on else ""
        yield (
            "Extended",
            f"{long_day(case.extension.agreed_on)}, {case.extension.reason}{told_when}",
        )
    for pause in case.pauses:
        until = f" to {long_day(pause.to_on)}" if pause.to_on else ", still"
        yield "Paused", f"from {long_day(pause.from_on)}{until}, {pause.reason}"
    if case.quality_check is not None:
        yield "Quality check", f"{long_day(case.quality_check.on)}, {case.quality_check.by}"
    if case.reply_sent_on is not None:
        yield "Reply sent", long_day(case.reply_sent_on)
        yield "Outcome", outcome_words(case.outcome)
    if case.closed_on is not None:
        yield "Closed", f"{long_day(case.closed_on)}, {case.closed_why}"


def _beyond(file: CaseFile) -> Iterator[tuple[str, str]]:
    """What followed the reply; a line without a name of its own goes on with the one above."""
    name = ""
    for label, words in later_decisions(file.case, file.stage2_counts, file.today, file.later):
        name = label or name
        yield name, words
