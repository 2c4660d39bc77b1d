"""The lists behind figures: exactly what was counted, and from there each case, Esc back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from textual import on
from textual.app import ComposeResult

from tracker.core.figures.questions import Cohort, Question
from tracker.core.learning import FiledForm
from tracker.core.ports import CouldNot
from tracker.core.views import CaseRow
from tracker.ui import say, say_summary
from tracker.ui.background import begin
from tracker.ui.badges import Badge, of_place, of_verdict
from tracker.ui.screens.base import TrackerScreen
from tracker.ui.screens.cases import COLUMNS
from tracker.ui.screens.compliments import ComplimentsScreen
from tracker.ui.screens.exporting import Exporting
from tracker.ui.screens.listing import ListScreen
from tracker.ui.widgets.bars import TopBar
from tracker.ui.widgets.case_table import CaseTable
from tracker.ui.widgets.line_list import LineList, line

if TYPE_CHECKING:
    from tracker.core.out.listed import Listed


def list_of(question: Question, heading: str) -> TrackerScreen:
    """The screen that lists what a question counts; ``heading`` names the figure."""
    match question.cohort:
        case Cohort.COMPLIMENTS:
            return FigureCompliments(question, heading)
        case Cohort.PROMISES:
            return FigureForms(question, heading)
        case _:
            return FigureCases(question, heading)


class FigureCases(ListScreen):
    """The cases behind a figure. Everything can be done to them that can be on Cases."""

    TITLE_SHOWN = say_summary.TITLE
    SEEN_COLUMNS = COLUMNS
    KEY_BAR = ("list.open", "list.filter", "list.tick", "list.bulk", "list.copy", "nav.back")

    def __init__(self, question: Question, heading: str) -> None:
        """``question`` is what the figure was counted by."""
        super().__init__()
        self._question, self._heading = question, heading

    def compose_body(self) -> ComposeResult:
        """The list."""
        table = CaseTable(COLUMNS, self.tracker.paint, self._badge, id="cases")
        table.empty_text = say.READING
        yield table

    def on_mount(self) -> None:
        """The cursor is in the list from the start."""
        self.table.focus()

    def _badge(self, row: CaseRow) -> Badge:
        signs = self.tracker.signs
        return of_place(row.place, signs) if row.place else of_verdict(row.verdict, signs)

    def export_title(self, *, typed: bool = True) -> str:
        """What is shown, in which order."""
        from tracker.ui.say_export import cases_title, filtered

        heading = self._heading if typed else say_summary.in_register(self._heading, self._question)
        return cases_title(self.TITLE_SHOWN, heading, filtered(self.filter_text, typed=typed))

    def reread(self) -> None:
        """Read the list anew."""
        begin(self, self._reread, "cases")

    async def _reread(self) -> None:
        text = self.filter_text
        try:
            await self.tracker.meet()
            ids = await _numbers(self, self._question)
            if text:
                today = self.tracker.clock.today()
                found = set(await self.tracker.link.read(lambda r: r.matching(text, today)))
                ids = [one for one in ids if one in found]
        except CouldNot as trouble:
            self.table.empty_text = str(trouble)
            self.table.refresh()
            return
        self.table.empty_text = say.NO_MATCH if text else say_summary.NOTHING_BEHIND
        self.table.show(ids)
        self.query_one(TopBar).show(f"{self._heading}" + (f"  filter: {text}" if text else ""))
        self.refresh_keys()


class FigureCompliments(ComplimentsScreen):
    """The compliments behind a figure."""

    TITLE_SHOWN = say_summary.TITLE

    def __init__(self, question: Question, heading: str) -> None:
        """``question`` is what the figure was counted by."""
        super().__init__()
        self._question, self._heading = question, heading

    async def _reread(self) -> None:
        try:
            await self.tracker.meet()
            numbers = await _numbers(self, self._question)
        except CouldNot as trouble:
            self.table.empty_text = str(trouble)
            self.table.refresh()
            return
        self.table.empty_text = say_summary.NOTHING_BEHIND
        self.table.show(numbers)
        self.query_one(TopBar).show(self._heading)
        self.refresh_keys()

    def export_title(self, *, typed: bool = True) -> str:
        """The figure."""
        from tracker.ui.say_export import cases_title

        heading = self._heading if typed else say_summary.in_register(self._heading, self._question)
        return cases_title(self.TITLE_SHOWN, heading, "")

    def why_not(self, action: str) -> str:
        """The list is the figure's: it is not narrowed otherwise."""
        if action in ("filter", "choose_shown"):
            return say_summary.LIST_IS_WHOLE
        return super().why_not(action)


class FigureForms(Exporting):
    """The learning forms behind a figure, one for each promise counted."""

    TITLE_SHOWN = say_summary.TITLE
    EXPORT_WAYS = ("seen",)
    KEY_BAR = ("list.open", "list.export", "nav.back")

    def __init__(self, question: Question, heading: str) -> None:
        """``question`` is what the figure was counted by."""
        super().__init__()
        self._question, self._heading = question, heading

    def compose_body(self) -> ComposeResult:
        """The list."""
        yield LineList(id="forms")

    def on_mount(self) -> None:
        """The cursor is in the list from the start."""
        self.query_one(LineList).focus()

    def reread(self) -> None:
        """Read the list anew."""
        begin(self, self._reread, "forms")

    async def _reread(self) -> None:
        lines: list[Any] = []
        try:
            await self.tracker.meet()
            forms = await self._forms()
        except CouldNot as trouble:
            self.query_one(LineList).show([line((str(trouble), "muted"))])
            return
        for ref, filed in forms:
            promises = [promise.text for promise in filed.form.promises]
            words = promises[0] if promises else ""
            lines.append(line((f"{ref:<10} ", "strong"), (words, "text"), name=ref))
        if not lines:
            lines = [line((say_summary.NOTHING_BEHIND, "muted"))]
        self.query_one(LineList).show(lines)
        self.query_one(TopBar).show(self._heading)

    async def _forms(self) -> list[tuple[str, FiledForm]]:
        """Each form once, with the reference it is opened by."""
        question, today = self._question, self.tracker.clock.today()
        refs = dict.fromkeys(await self.tracker.link.read(lambda r: r.behind(question)))
        forms = await self.tracker.link.read(
            lambda r: [r.learning_form(ref, today) for ref in refs]
        )
        return [(ref, one) for ref, one in zip(refs, forms, strict=True) if one is not None]

    def export_name(self) -> str:
        """Forms."""
        return "learning-forms"

    def export_title(self, *, typed: bool = True) -> str:
        """The figure."""
        from tracker.ui.say_export import cases_title

        heading = self._heading if typed else say_summary.in_register(self._heading, self._question)
        return cases_title(self.TITLE_SHOWN, heading, "")

    async def listed(self, way: str) -> Listed:
        """The forms listed, with all that was promised on them."""
        from tracker.core.out.lines_seen import forms_seen

        forms = [filed for _, filed in await self._forms()]
        return forms_seen(forms, self.export_title(), self.tracker.clock.today())

    @on(LineList.Chosen)
    async def _chosen(self, message: LineList.Chosen) -> None:
        message.stop()
        await self.tracker.open_learning(message.line)


async def _numbers(screen: TrackerScreen, question: Question) -> Sequence[int]:
    """The numbers in the file of what a question counts; a case with two matters once."""
    found = await screen.tracker.link.read(lambda r: r.behind_numbers(question))
    return list(dict.fromkeys(number for number, _ in found))
