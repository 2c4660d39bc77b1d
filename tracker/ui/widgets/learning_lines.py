"""Promises and forms as lines of a list, and one of them in full."""

from __future__ import annotations

from rich.text import Text

from tracker.core.clean import visible
from tracker.core.clocks import Clockwork
from tracker.core.learning_queue import LearningBucket, LearningRow, rows_of
from tracker.core.views import CaseFile
from tracker.ui import say_learning as say
from tracker.ui.badges import Badge, of_verdict
from tracker.ui.paint import Paint
from tracker.ui.widgets.hanging import hanging, wrapped
from tracker.ui.widgets.line_list import Line, fit, line
from tracker.ui.widgets.open_promises import still_open

BADGE, REF, CASE, NEXT, OWNER = 11, 9, 9, 18, 14
"""Cells of the columns; what is left is the promise's."""

WITH_OWNER = 88
"""Cells from which there is room for the owner."""

COUNTS = (
    (LearningBucket.LATE, "late", "LATE"),
    (LearningBucket.DUE_TODAY, "due_today", "TODAY"),
    (LearningBucket.DUE_SOON, "due_soon", "soon"),
    (LearningBucket.TO_CHECK, "to_classify", "to check"),
    (LearningBucket.ON_TIME, "on_time", "on time"),
    (LearningBucket.WAITING, "paused", "away"),
    (LearningBucket.DONE, "done", "done"),
)
"""The counts in the order of the list: bucket, sign, word."""


def badge_of(row: LearningRow, signs: dict[str, str]) -> Badge:
    """Where a row stands, by sign, word and colour."""
    match row.bucket:
        case LearningBucket.TO_CHECK:
            return Badge(f"{signs['to_classify']} CHECK", "to_classify")
        case LearningBucket.WAITING:
            left = row.verdict.left if row.verdict else 0
            return Badge(f"{signs['paused']} AWAY {left}", "paused")
        case LearningBucket.DONE if row.promise is None:
            return Badge(f"{signs['done']} done", "done")
        case _:
            return of_verdict(row.verdict, signs)


def heading(width: int) -> str:
    """The titles over the columns."""
    owner = "Owner".ljust(OWNER) if width >= WITH_OWNER else ""
    return (
        "   "
        + "Clock".ljust(BADGE)
        + "Form".ljust(REF)
        + "Case".ljust(CASE)
        + "Promise".ljust(_room(width))
        + owner
        + "Next step"
    )


def _room(width: int) -> int:
    owner = OWNER if width >= WITH_OWNER else 0
    return max(10, width - 3 - BADGE - REF - CASE - NEXT - owner)


def line_of(row: LearningRow, ticked: bool, width: int, signs: dict[str, str]) -> Line:
    """One row as a line of the list."""
    badge = badge_of(row, signs)
    cells = [
        ("*" if ticked else " ", "text"),
        (fit(badge.text, BADGE - 1), badge.style),
        (" ", "text"),
        (fit(row.form.ref, REF), "strong"),
        (fit(row.form.case_ref or "-", CASE), "text"),
        (fit(" ".join(row.text.split()), _room(width)), "text"),
    ]
    if width >= WITH_OWNER:
        cells.append((fit(row.owner or "-", OWNER), "muted"))
    cells.append((fit(row.next_step, NEXT), "text"))
    return line(*cells, name=row.key)


def in_full(row: LearningRow, paint: Paint, signs: dict[str, str], width: int) -> Text:
    """Everything known of one row."""
    badge = badge_of(row, signs)
    first = Text(f"{row.form.ref}  ", paint("strong"))
    first.append(f" {badge.text} ", paint(badge.style))
    first.append(f"  {visible(say.came_from(row.filed))}", paint("text"))
    about = ", ".join(p for p in (row.filed.theme, row.filed.area) if p)
    if width >= 70:
        first.append(f"  {visible(about)}", paint("muted"))
        lines = [first]
    else:
        lines = [first, Text(visible(about), paint("muted"))]
    lines += [hanging(label, words, 9, width, paint) for label, words in _facts(row) if words]
    return Text("\n").join(lines)


def _facts(row: LearningRow) -> list[tuple[str, str]]:
    promise, form = row.promise, row.form
    facts = []
    if promise is not None:
        number = f"{promise.number} of {len(form.promises)}: " if len(form.promises) > 1 else ""
        owner = f"{promise.owner or 'nobody yet'} ({promise.level.label.lower()})"
        facts += [("Promise", number + promise.text), ("Owner", f"{owner}   Due {say.due(row)}")]
    elif row.verdict is not None and form.returned_on is None:
        facts.append(("Due back", say.due(row)))
    facts += [("Form", say.sending(form, row)), ("Chased", say.chased(row))]
    if promise is not None and not promise.open:
        facts.append(("Done", say.done(promise)))
    if promise is not None:
        facts += [("Evidence", promise.evidence), ("Changed", promise.changed)]
    else:
        facts += [
            (f"{p.number}", f"{p.text} ({'done' if not p.open else 'not done'})")
            for p in form.promises
        ]
    return facts


def of_case(
    file: CaseFile, clockwork: Clockwork, paint: Paint, signs: dict[str, str], width: int
) -> Text:
    """The learning form of a case, and what other cases promised that concerns it."""
    text = Text()
    if file.open_promises:
        text.append("\n").append_text(still_open(file.open_promises, paint, most=3)).append("\n")
    if file.learning is None:
        return text
    form = file.learning.form
    text.append(f"\n{say.form_heading(form)}\n", paint("heading"))
    for row in rows_of(file.learning, clockwork):
        badge = badge_of(row, signs)
        text.append(f" {fit(badge.text, BADGE)}", paint(badge.style + "-text"))
        words = wrapped(" ".join(row.text.split()), max(20, width - BADGE - 3))
        text.append(("\n" + " " * (BADGE + 1)).join(words), paint("text"))
        text.append("\n")
    return text
