"""Figures of a year: what the manager enters because no case can tell it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from tracker.core.figures.entered import YearEntered
from tracker.core.figures.sections import SECTIONS
from tracker.core.figures.year_book import why_not_enter
from tracker.core.years import financial_year, year_words
from tracker.ui import say_figures as say
from tracker.ui.widgets.line_list import GAP, Line, fit, heading, line
from tracker.ui.widgets.panes.pane import Known, Pane

LABEL_WIDTH = 32
"""Cells that a label takes."""

YEAR, FIELD, AREA, HISTORY, TEXT = "year", "field", "area", "history", "text"


class FiguresPane(Pane):
    """One figure or text a line, of one year at a time."""

    NAME = "figures"
    KEY_BAR: ClassVar[tuple[str, ...]] = ("settings.choose", "edit.undo", "nav.back")

    def __init__(self) -> None:
        """The newest year that anything was entered for; until then the last whole one."""
        super().__init__()
        self._year: int | None = None

    @property
    def _entered(self) -> YearEntered:
        """What was entered for the year shown."""
        assert self.known is not None
        year = self._shown(self.known)
        return self.known.years.get(year) or YearEntered(year, version=0)

    def _shown(self, known: Known) -> int:
        if self._year is None:
            texts = [year for year, one in known.years.items() if one.contacts or one.texts]
            self._year = max(texts, default=financial_year(known.today) - 1)
        return self._year

    # -- the list -------------------------------------------------------------------------------
    def draw(self) -> None:
        """The year, its denominators, its history, the texts and examples of its report."""
        if self.known is not None:
            self.head(say.TELLS, "")
            self.lines.show(list(self._lines(self.known)))

    def _lines(self, known: Known) -> Iterator[Line]:
        entered = self._entered
        yield _line(say.YEAR, year_words(entered.number), YEAR)
        yield GAP
        yield heading(say.DENOMINATORS)
        yield _line(say.CONTACTS, say.count(entered.contacts), f"{FIELD}:contacts")
        yield _line(say.OPEN_CASES, say.count(entered.open_cases), f"{FIELD}:open_cases")
        yield heading(say.HELD)
        areas = dict.fromkeys([*known.vocabulary.lists.areas, *dict(entered.cases_held)])
        for area in areas:
            yield _line(f"  {area}", say.count(entered.held_by(area)), f"{AREA}:{area}")
        yield GAP
        yield heading(say.HISTORY)
        for at, (label, value) in enumerate(say.history(entered)):
            yield _line(label, value, f"{HISTORY}:{at}")
        yield GAP
        yield heading(say.TEXTS)
        for section in SECTIONS:
            text = say.length(entered.text(section.key))
            yield _line(section.title, text, f"{TEXT}:{section.key}")
        yield GAP
        yield heading(say.EXAMPLES)
        yield from self._examples(known, entered)

    def _examples(self, known: Known, entered: YearEntered) -> Iterator[Line]:
        chosen = [known.examples[n] for n in entered.quotes if n in known.examples]
        for one in chosen:
            yield line(
                (fit(one.ref, 11), "text"),
                (say.example(one), "muted"),
                name=f"example:{one.number}",
            )
        if not chosen:
            yield line((say.NO_EXAMPLES, "muted"), name="example:")

    def moved(self, name: str) -> None:
        """Say of the examples where they are chosen."""
        self.head(say.TELLS, say.EXAMPLES_TELL if name.startswith("example:") else "")

    # -- keys -----------------------------------------------------------------------------------
    def why_not(self, action: str) -> str:
        """Nothing is added or removed here."""
        if action in ("add", "remove", "rename"):
            return say.ONLY_BY_ENTER
        return super().why_not(action)

    async def chosen(self, name: str) -> None:
        """Change the line under the cursor, for those who may; anybody may look at another year."""
        if self.known is None or not self.tracker.ready:
            return
        kind, _, which = name.partition(":")
        refused = why_not_enter(self.tracker.actor)
        if kind == YEAR:
            await self._ask_year()
        elif kind == "example":
            self.tracker.say(say.EXAMPLES_TELL)
        elif refused:
            self.tracker.say(refused, "warning")
        else:
            await self._ask(kind, which)

    async def _ask_year(self) -> None:
        from tracker.ui.screens.year_figures import year_question

        question = year_question(self._entered.number, self.tracker.office())
        await self.tracker.push_screen(question, self._show_year)

    def _show_year(self, year: int | None) -> None:
        if year is not None:
            self._year = year
            self.draw()

    async def _ask(self, kind: str, which: str) -> None:
        from tracker.ui.screens import year_figures as questions

        seen, office = self._entered, self.tracker.office()
        if kind == TEXT:
            question = questions.text_question(seen, which, office)
        elif kind == HISTORY:
            question = questions.history_question(seen, office)
        else:
            question = questions.figures_question(seen, office, which)
        await self.tracker.push_screen(question)


def _line(label: str, value: str, name: str) -> Line:
    style = "muted" if value == say.NOT_ENTERED else "text"
    return line((fit(label, LABEL_WIDTH), "text"), (value, style), name=name)
