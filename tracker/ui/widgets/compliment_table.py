"""The list of compliments: the same as that of cases, with other words in its lines."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar, cast

from tracker.core.compliments import Compliment
from tracker.core.words import short
from tracker.ui.badges import Badge
from tracker.ui.paint import Paint
from tracker.ui.widgets.case_lines import Column
from tracker.ui.widgets.case_table import CaseTable


@dataclass(frozen=True, slots=True)
class ComplimentRow:
    """A compliment as a line of a list, under the number that the list knows lines by."""

    compliment: Compliment

    @property
    def case_id(self) -> int:
        """The number of the compliment."""
        return self.compliment.number


def _column(
    title: str,
    width: int,
    share: int,
    text: Callable[[Compliment], str],
    style: str = "text",
    drop: int = 0,
) -> Column:
    return Column(title, width, share, lambda row: text(cast(Any, row).compliment), style, drop)


COLUMNS: tuple[Column, ...] = (
    _column("Ref", 9, 0, lambda c: c.ref, "strong"),
    _column("Received", 12, 0, lambda c: f"{c.received_on:%d %b %Y}", "muted"),
    _column("From", 12, 1, lambda c: c.source),
    _column("Area", 12, 1, lambda c: short(c.area), "muted"),
    _column("What was said", 15, 4, lambda c: " ".join(c.words.split())),
)
"""The columns. Whether it was shared stands before them."""


class ComplimentTable(CaseTable):
    """Lines of compliments, each with whether the team has heard of it."""

    FIRST_TITLE: ClassVar[str] = "Shared"

    def __init__(self, paint: Paint, badge_of: Callable[[Compliment], Badge]) -> None:
        """``badge_of`` says whether one was shared."""
        super().__init__(
            COLUMNS, paint, lambda row: badge_of(cast(Any, row).compliment), id="compliments"
        )

    @property
    def compliment(self) -> Compliment | None:
        """The compliment under the cursor, once it is read."""
        row = cast(Any, self.row)
        return row.compliment if row is not None else None
