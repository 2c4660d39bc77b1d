"""What a column is by its heading: what was chosen, what is known, what is like it."""

from __future__ import annotations

from dataclasses import replace

from tracker.core.importing.cells import means_nothing, plain
from tracker.core.importing.choices import NOT_READ, Choices
from tracker.core.importing.headings import known_field, like_heading
from tracker.core.importing.kinds import Kind
from tracker.core.importing.plans import ColumnPlan

EXAMPLES = 3

_LONGEST_EXAMPLE = 40


def guess(kind: Kind, at: int, heading: str, texts: list[str], said: Choices) -> ColumnPlan:
    """What a column is by its heading alone."""
    blank = ColumnPlan(at, heading, NOT_READ, 0.0, "its heading is not known", _examples(texts))
    blank = replace(blank, filled=len(texts))
    if not heading.strip():
        return replace(blank, reason="it has no heading")
    chosen = said.fields.get(plain(heading)) if len(heading) <= 200 else None
    if chosen == NOT_READ:
        return replace(blank, confidence=1.0, reason="not read, as you chose")
    if chosen is not None and kind.field(chosen) is not None:
        return replace(blank, field=chosen, confidence=1.0, reason="as you chose")
    if exact := kind.field_of(heading):
        return replace(blank, field=exact, confidence=1.0, reason="its heading")
    field, sure = like_heading(kind, heading)
    if field:
        label = known_field(kind, field).label
        reason = f"its heading is like “{label}”"
        return replace(blank, field=field, confidence=sure, reason=reason)
    return blank


def _examples(texts: list[str]) -> tuple[str, ...]:
    """The first different texts, cut, of those that mean anything."""
    examples: list[str] = []
    for text in texts:
        short = " ".join(text[: _LONGEST_EXAMPLE * 2].split())[:_LONGEST_EXAMPLE]
        if short not in examples and not means_nothing(short):
            examples.append(short)
        if len(examples) == EXAMPLES:
            break
    return tuple(examples)


def one_each(kind: Kind, columns: list[ColumnPlan]) -> list[ColumnPlan]:
    """No field twice: the surer column has it; two that are as sure are for a person to settle."""
    found: list[ColumnPlan] = []
    for one in columns:
        rivals = [o for o in columns if o.field == one.field and o.index != one.index]
        if not one.field or not rivals:
            found.append(one)
            continue
        label = known_field(kind, one.field).label
        best = max(rivals, key=lambda o: (_weight(o), -o.index))
        if _weight(one) > _weight(best):
            found.append(one)
        elif _weight(one) == _weight(best) and one.confidence == 1.0:
            problem = (
                f"Two columns are both read as “{label}”: “{one.heading}” and “{best.heading}”. "
                "Say which of them it is."
            )
            found.append(replace(one, problem=problem))
        else:
            reason = f"“{best.heading}” is read as “{label}” already"
            found.append(replace(one, field=NOT_READ, confidence=0.0, reason=reason))
    return found


def _weight(one: ColumnPlan) -> tuple[bool, float]:
    return one.reason == "as you chose", one.confidence
