"""The questions of a year's entered figures: denominators, history, a text, which year."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from tracker.core.figures.entered import Stage2History, YearEntered
from tracker.core.figures.sections import BY_KEY
from tracker.core.forms import year_figures as forms
from tracker.core.office import Office
from tracker.core.say import money
from tracker.core.views import Draft
from tracker.core.years import year_words
from tracker.ui import say_figures as say
from tracker.ui.screens.ask import Ask, Keep
from tracker.ui.widgets.fields import Field, LineField, LongField

FIGURES, HISTORY, TEXT = "year_figures", "year_history", "year_text"
YEAR_KINDS = frozenset({FIGURES, HISTORY, TEXT})
"""The kinds of drafts of these forms."""

_ABOUT = "about"
"""The field of a draft that has the year and what the form began with, as JSON."""


class YearAsk(Ask[Any]):
    """Kept as a draft once anything is another answer, with what the form began with.

    What it began with says later whether somebody else was quicker.
    """

    def __init__(
        self,
        kind: str,
        title: str,
        tells: str,
        fields: Sequence[Field],
        check: Any,
        about: Mapping[str, Any],
        draft: Draft | None,
        first: str = "",
    ) -> None:
        """``first`` names the field that is answered first, where it is not the first shown."""
        self._about = about
        self._first = first
        ref = str(about["ref"])
        keep = Keep(kind, ref, draft)
        super().__init__(title, fields, check, tells=tells, keep=keep)
        self._begun_with = {field.key: field.initial for field in fields}

    def answered_first(self) -> Field:
        """The field of the line that Enter was pressed on."""
        return self.field(self._first) if self._first else super().answered_first()

    def field_done(self, field: Field) -> None:
        """Enter goes on to the next answer, and saves after the last."""
        if not self.go_after(field):
            super().field_done(field)

    def show_errors(self, errors: Mapping[str, str]) -> dict[str, str]:
        """Sentences under their fields, the first in sight however many fields there are."""
        left = super().show_errors(errors)
        first = next((field for field in self.fields if field.error), None)
        if first is not None:
            self.call_after_refresh(first.scroll_visible, animate=False, immediate=True)
        return left

    def to_keep(self) -> Mapping[str, str] | None:
        """The answers and what they are about, once they are other answers."""
        raw = self.raw()
        taken_up = self._keep is not None and self._keep.draft is not None
        if raw == self._begun_with and not taken_up:
            return None
        return {**raw, "ref": str(self._about["ref"]), _ABOUT: json.dumps(self._about)}


def figures_question(
    seen: YearEntered, office: Office, first: str = "", draft: Draft | None = None
) -> YearAsk:
    """Contacts, open cases, and the cases that each area held; ``first`` is an area or a field."""
    areas = list(dict.fromkeys([*office.lists.areas, *dict(seen.cases_held)]))
    year = seen.number
    fields: list[Field] = [
        _number(say.CONTACTS, "contacts", seen.contacts),
        _number(say.OPEN_CASES, "open_cases", seen.open_cases),
        *(_number(area, forms.area_field(at), seen.held_by(area)) for at, area in enumerate(areas)),
    ]
    if first in areas:
        first = forms.area_field(areas.index(first))
    about = {
        "ref": year_words(year),
        "year": year,
        "contacts": seen.contacts,
        "open_cases": seen.open_cases,
        "held": list(seen.cases_held),
        "areas": areas,
    }
    return YearAsk(
        FIGURES,
        say.figures_title(year),
        say.FIGURES_TELLS,
        fields,
        lambda raw: forms.denominators(raw, office, year, areas, seen),
        about,
        draft,
        first,
    )


def _number(label: str, name: str, value: int | None) -> LineField:
    return LineField(label, name, value="" if value is None else f"{value:,}", limit=12)


def history_question(seen: YearEntered, office: Office, draft: Draft | None = None) -> YearAsk:
    """What Stage 2 came to in a year from which there are no cases."""
    year, found = seen.number, seen.stage2
    spend = money(found.pence).removeprefix("£") if found else ""
    fields: list[Field] = [
        _number(say.INVESTIGATIONS, "investigations", found.investigations if found else None),
        LineField(say.SPEND, "spend", value=spend, limit=20),
        _number(say.AVERAGE, "average", found.average_days if found else None),
    ]
    about = {
        "ref": year_words(year),
        "year": year,
        "stage2": [found.investigations, found.pence, found.average_days] if found else None,
    }
    return YearAsk(
        HISTORY,
        say.history_title(year),
        say.HISTORY_TELLS,
        fields,
        lambda raw: forms.history(raw, office, year, seen),
        about,
        draft,
    )


def text_question(
    seen: YearEntered, section: str, office: Office, draft: Draft | None = None
) -> YearAsk:
    """The text of a section."""
    year, part = seen.number, BY_KEY[section]
    about = {
        "ref": f"{year_words(year)}, {part.title}",
        "year": year,
        "section": section,
        "text": seen.text(section),
    }
    return YearAsk(
        TEXT,
        say.text_title(part.title, year),
        part.tells,
        [LongField(say.TEXT_LABEL, "text", value=seen.text(section), lines=9)],
        lambda raw: forms.text(raw, office, year, section, seen),
        about,
        draft,
    )


def taken_up(draft: Draft, office: Office) -> YearAsk:
    """A parked form, as it was begun."""
    about = json.loads(draft.fields[_ABOUT])
    year = about["year"]
    if draft.kind == TEXT:
        section = about["section"]
        texts = ((section, about["text"]),) if about["text"] else ()
        return text_question(YearEntered(year, texts=texts), section, office, draft)
    if draft.kind == HISTORY:
        found = Stage2History(*about["stage2"]) if about["stage2"] else None
        return history_question(YearEntered(year, stage2=found), office, draft)
    held = tuple((area, cases) for area, cases in about["held"])
    seen = YearEntered(year, about["contacts"], about["open_cases"], held)
    return _as_begun(seen, about["areas"], office, draft)


def _as_begun(seen: YearEntered, areas: list[str], office: Office, draft: Draft) -> YearAsk:
    """The fields stand for the areas there were when the form was begun."""
    return figures_question(
        seen, replace(office, lists=replace(office.lists, areas=tuple(areas))), draft=draft
    )


def year_question(shown: int, office: Office) -> Ask[int]:
    """Asks which year to show."""
    field = LineField(say.YEAR_LABEL, "year", value=year_words(shown), needed=True, limit=10)
    return Ask(
        say.YEAR,
        [field],
        lambda raw: forms.year(raw, office),
        tells=say.YEAR_TELLS,
        save_label="show",
    )
