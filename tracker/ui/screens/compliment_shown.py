"""Which compliments a list shows only: one letter for each question, all of them optional."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tracker.core.compliments import ComplimentFilter, ComplimentType
from tracker.core.office import Lists
from tracker.core.words import ListKind
from tracker.core.years import year_words
from tracker.ui import say_compliments as words
from tracker.ui.screens import compliment_choices as offered
from tracker.ui.screens.ask import Ask
from tracker.ui.widgets.fields import Choice, ChoiceRow

_TO_SHARE, _QUOTES = "to_share", "quotes"
_MOST_YEARS = 9


def shown_question(
    only: ComplimentFilter, years: Sequence[int], lists: Lists
) -> Ask[ComplimentFilter]:
    """The question, answered as the list is now. ``years`` are those with any compliment."""
    return Ask(
        words.SHOW_TITLE,
        [
            ChoiceRow(
                words.YEAR,
                "year",
                [
                    Choice(str(n), str(year), year_words(year))
                    for n, year in enumerate(years[:_MOST_YEARS], 1)
                ],
                value=str(only.year) if only.year is not None else "",
            ),
            ChoiceRow(
                words.AREA,
                "area",
                offered.areas(lists.ever(ListKind.AREA), only.area),
                value=only.area,
            ),
            ChoiceRow(
                words.SOURCE,
                "source",
                offered.sources(lists.ever(ListKind.SOURCE), only.source),
                value=only.source,
            ),
            ChoiceRow(
                words.TYPE, "type", offered.types(), value=only.type.value if only.type else ""
            ),
            ChoiceRow(
                words.STATE,
                "state",
                [Choice("n", _TO_SHARE, words.TO_SHARE), Choice("q", _QUOTES, words.QUOTES)],
                value=_TO_SHARE if only.to_share else _QUOTES if only.quotes else "",
            ),
        ],
        _filter,
        tells=words.SHOW_TELLS,
        save_label=words.SHOW,
    )


def _filter(raw: Mapping[str, str]) -> ComplimentFilter:
    return ComplimentFilter(
        year=int(raw["year"]) if raw["year"] else None,
        area=raw["area"],
        source=raw["source"],
        type=ComplimentType(raw["type"]) if raw["type"] else None,
        to_share=raw["state"] == _TO_SHARE,
        quotes=raw["state"] == _QUOTES,
    )
