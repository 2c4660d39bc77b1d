"""What is known of the caller, beside or under the form of a contact."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from tracker.core.clean import visible
from tracker.core.people import PersonCard
from tracker.core.say import outcome_words, short_day
from tracker.core.views import CaseRow
from tracker.ui import say_forms as say
from tracker.ui.badges import Badge, of_place, of_verdict
from tracker.ui.callers import Known, Past
from tracker.ui.paint import Paint
from tracker.ui.widgets.suggest_field import Offer

MOST_OPEN = 3
"""Open cases that the panel shows with their story."""


def badge_of(row: CaseRow, signs: dict[str, str]) -> Badge:
    """The badge of a case: where it stands, or what its clock said at the end."""
    return of_place(row.place, signs) if row.place else of_verdict(row.verdict, signs)


def offer_of(known: Known, signs: dict[str, str], *, declined: bool) -> Offer:
    """A person as a line of the list under the caller's name."""
    pieces = [(say.relation_of(known.card), "muted")]
    if known.open:
        badge = badge_of(known.open[0], signs)
        pieces += [(say.open_count(len(known.open)), ""), (badge.text, badge.style)]
    pieces.append((known.suggestion.reason, "muted"))
    return Offer(
        known.card.name,
        tuple((text, style) for text, style in pieces if text),
        completes=known.suggestion.completes and not declined,
        what=known,
    )


def guard(past: Past, paint: Paint, signs: dict[str, str]) -> Text:
    """The two lines that keep one matter from being logged twice."""
    text = Text("! ", paint("warning"))
    text.append(visible(say.has_open(past.card, len(past.open))), paint("strong"))
    for at, row in enumerate(past.open[:MOST_OPEN]):
        badge = badge_of(row, signs)
        text.append(", " if at else "", paint("text"))
        text.append(visible(f"{row.ref} {row.theme}".strip()) + " ", paint("text"))
        text.append(badge.text, paint(badge.style))
    refs = [row.ref for row in past.open]
    return text.append("\n  " + say.add_to(refs), paint("text"))


def panel(
    past: Past | None,
    others: Sequence[Known],
    due: str,
    typed: bool,
    paint: Paint,
    signs: dict[str, str],
) -> Text:
    """The whole side panel: the caller, their cases, who else it could be, what to say."""
    text = Text()
    if past is not None:
        _person(text, past.card, paint)
        _open(text, past.open, paint, signs)
        _before(text, past.before, paint, signs)
    elif typed and not others:
        text.append(say.NOBODY_KNOWN + "\n\n", paint("muted"))
    elif not typed:
        text.append(say.NOBODY_YET + "\n\n", paint("muted"))
    shown = [k for k in others if past is None or k.card.person_id != past.card.person_id]
    if shown:
        _title(text, say.LIKE_TITLE, paint)
        for known in shown:
            text.append(visible(known.card.name), paint("text"))
            text.append(f"  {known.suggestion.reason}\n", paint("muted"))
        text.append("\n")
    _title(text, say.PHONE_TITLE, paint)
    for what in say.PHONE_LIST:
        if due or "{due}" not in what:
            text.append(f"- {what.format(due=due)}\n", paint("text"))
    return text


def _title(text: Text, words: str, paint: Paint) -> None:
    text.append(words + "\n", paint("accent") + paint("strong").without_color)


def _person(text: Text, card: PersonCard, paint: Paint) -> None:
    """Name, what they are to whom, and the number."""
    text.append(visible(card.name) + "\n", paint("strong"))
    for words in (say.relation_of(card), card.telephone):
        if words:
            text.append(visible(words) + "\n", paint("text"))
    text.append("\n")


def _open(text: Text, rows: Sequence[CaseRow], paint: Paint, signs: dict[str, str]) -> None:
    """Open cases, each with the beginning of its story."""
    _title(text, say.OPEN_TITLE, paint)
    if not rows:
        text.append(say.NONE_OPEN + "\n", paint("muted"))
    for row in rows[:MOST_OPEN]:
        badge = badge_of(row, signs)
        text.append(badge.text, paint(badge.style))
        text.append(visible(f" {row.ref} {row.theme}".rstrip()) + "\n", paint("text"))
        story = " ".join(row.case.details.split())
        text.append(visible(f"  {say.quoted(story)}") + "\n", paint("muted"))
    text.append("\n")


def _before(text: Text, rows: Sequence[CaseRow], paint: Paint, signs: dict[str, str]) -> None:
    """What is over: the case, its theme and its outcome."""
    if not rows:
        return
    _title(text, say.BEFORE_TITLE, paint)
    for row in rows:
        badge = badge_of(row, signs)
        text.append(badge.text.split(" ")[0], paint(badge.style))
        words = f" {row.ref} {row.theme}".rstrip()
        text.append(visible(f"{words}, {outcome_words(row.case.outcome)}"), paint("text"))
        text.append(f"  {short_day(row.case.received_on)}\n", paint("muted"))
    text.append("\n")
