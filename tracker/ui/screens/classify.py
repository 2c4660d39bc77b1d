"""How a contact is handled: one letter a question. Officers propose, managers confirm."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar, cast

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from tracker.core.case import Case
from tracker.core.clocks import Clockwork
from tracker.core.commands import Classify
from tracker.core.forms.prompts import classify
from tracker.core.forms.reading import FormErrors
from tracker.core.identity import new_save_id
from tracker.core.office import Conflict, Lists, Office, Refusal
from tracker.core.ports import CouldNot, NoSuchCase, Receipt
from tracker.core.words import Handling, ListKind, Role
from tracker.ui import say
from tracker.ui.background import begin
from tracker.ui.keys import bindings
from tracker.ui.offering import offer_anew
from tracker.ui.screens.writes_soon import WritesSoon
from tracker.ui.widgets import case_text
from tracker.ui.widgets.bars import KeyBar
from tracker.ui.widgets.choice_row import Choice, ChoiceRow, choices
from tracker.ui.widgets.field import Field
from tracker.ui.widgets.line_field import LineField
from tracker.ui.widgets.names_field import NamesField
from tracker.ui.widgets.preview import who_line
from tracker.ui.widgets.suggest_field import SuggestField

if TYPE_CHECKING:
    from tracker.ui.app import TrackerApp

HANDLINGS = tuple(Choice(str(n), h.value, h.label) for n, h in enumerate(Handling, 1))


class ClassifyScreen(WritesSoon, ModalScreen[Receipt | None]):
    """The questions, the story above them and the date they lead to below."""

    BINDINGS: ClassVar[list[Any]] = bindings("form.save", "form.park")

    def __init__(self, ref: str, case: Case | None = None) -> None:
        """``case`` is as the person saw it; None when only the reference is known."""
        super().__init__()
        self._ref = self.open_ref = ref
        self._case = case
        self._save_id = new_save_id()
        self._saving = False
        self._left_open: tuple[str, ...] = ()
        self._warned_of: tuple[str, ...] = ()

    @property
    def tracker(self) -> TrackerApp:
        """The app, with its own type."""
        return cast("TrackerApp", self.app)

    def compose(self) -> ComposeResult:
        """All questions at once; which are asked depends on who asks."""
        office = self.tracker.office()
        manager = office.actor.role is Role.MANAGER
        names = sorted({name for name, _ in office.lists.team_managers})
        with Vertical(classes="dialog", id="classify"):
            yield Static(
                say.classify_title(self._ref, manager), classes="dialog-title", markup=False
            )
            with VerticalScroll(id="classify-story"):
                yield Static("", id="classify-text", markup=False)
            with VerticalScroll(id="classify-fields"):
                yield ChoiceRow("Handling", "handling", HANDLINGS, needed=True)
                yield ChoiceRow(
                    "Theme", "theme", choices(office.lists.themes, _letters(office.lists.themes))
                )
                yield ChoiceRow(
                    "Area", "area", choices(office.lists.areas, _letters(office.lists.areas))
                )
                yield NamesField("Team manager", "team_manager", names)
                if manager:
                    yield ChoiceRow(
                        "Acknowledged",
                        "acknowledged",
                        (Choice("y", "today", say.ACKNOWLEDGED_TODAY), Choice("n", "", say.LATER)),
                    )
                yield LineField("Reason", "reason")
            yield Static("", id="classify-due", markup=False)
            yield KeyBar(("form.save", "form.next"), last="nav.back", id="keybar")

    def on_mount(self) -> None:
        """The first question is there at once; the story follows from the file."""
        self._field("reason").display = False
        self._field("handling").focus_now()
        if self._case is not None:
            self._show(self._case)
        begin(self, self._read, "read")

    async def _read(self) -> None:
        today, ref = self.tracker.clock.today(), self._ref
        try:
            file = await self.tracker.link.read(lambda r: r.case_file(ref, today))
        except (CouldNot, NoSuchCase) as trouble:
            self.query_one("#classify-text", Static).update(Text(str(trouble)))
            return
        if self._case is None:
            self._case = file.case
            self._show(file.case)

    def _show(self, case: Case) -> None:
        """The story, and what is known already in every question not answered yet."""
        paint = self.tracker.paint
        text = Text.assemble(
            (who_line(case) + "\n", paint("strong")),
            case_text.story(case, paint, min(96, self.size.width - 6)),
        )
        self.query_one("#classify-text", Static).update(text)
        proposal = case.proposal
        brought = case.team_manager or (proposal.team_manager if proposal else "")
        known = {
            "handling": case.handling or (proposal.handling if proposal else None) or "",
            "theme": case.theme or (proposal.theme if proposal else ""),
            "area": case.area or (proposal.area if proposal else ""),
        }
        for name, value in known.items():
            if value and self._field(name).empty:
                self._field(name).value = str(value)
        manager = self.query_one("#field-team-manager", SuggestField)
        if brought and manager.empty:
            manager.bring(brought)
        self._offer_its_own()
        self._field("reason").display = case.handling is not None
        if case.acknowledged_on is not None and self.query("#field-acknowledged"):
            self._field("acknowledged").display = False
        self._show_due()

    def _offer_its_own(self) -> None:
        """A theme or an area that was retired since is still this case's own."""
        lists = self.tracker.office().lists
        for name, kind in (("theme", ListKind.THEME), ("area", ListKind.AREA)):
            row = self.query_one(f"#field-{name}", ChoiceRow)
            if row.value and row.value not in lists.offered(kind):
                words = (*lists.offered(kind), row.value)
                row.offer(choices(words, _letters(words)))

    def lists_changed(self, lists: Lists) -> None:
        """Other themes and areas can be chosen now; what was chosen stays."""
        for name, kind in (("theme", ListKind.THEME), ("area", ListKind.AREA)):
            row = self.query_one(f"#field-{name}", ChoiceRow)
            offer_anew(row, kind, lists, lambda words: choices(words, _letters(words)))

    def _field(self, name: str) -> Field:
        return self.query_one(f"#field-{name.replace('_', '-')}", Field)

    def _raw(self) -> dict[str, str]:
        """The answers as raw strings; a question not asked has none."""
        raw = {f.name or "": f.value for f in self.query(Field) if f.display}
        if raw.pop("acknowledged", ""):
            raw["acknowledged_on"] = "t"
        return raw

    # -- answering ----------------------------------------------------------------------------
    def field_done(self, field: Field) -> None:
        """On to the next question; the area brings its team manager along."""
        if field.name == "area":
            manager = self.query_one("#field-team-manager", SuggestField)
            usual = self.tracker.office().lists.manager_of(field.value)
            if usual and (manager.empty or manager.value == self._usual):
                manager.bring(usual)
            self._usual = usual
        if field.name == "handling" and field.value == Handling.WITHDRAWN.value:
            reason = self._field("reason")
            reason.display = True
        self.focus_next()

    _usual = ""

    @on(Field.Changed)
    def _changed(self, message: Field.Changed) -> None:
        message.stop()
        if message.field.name in self._left_open and not message.field.empty:
            message.field.set_note("")
        self._show_due()

    def _show_due(self) -> None:
        """The date that the chosen handling leads to, with its reason."""
        if self._case is None:
            return
        value = self._field("handling").value
        handling = Handling(value) if value else self._case.handling
        office = self.tracker.office()
        shown = replace(self._case, handling=handling)
        if self._raw().get("acknowledged_on") and shown.acknowledged_on is None:
            shown = replace(shown, acknowledged_on=office.today)
        words = say.leads_to(shown, Clockwork(office.calendar, office.rules, office.today))
        self.query_one("#classify-due", Static).update(Text(words, self.tracker.paint("text")))

    # -- saving -------------------------------------------------------------------------------
    def action_save(self) -> None:
        """Propose or confirm."""
        if not self._saving:
            begin(self, self._save, "save", exclusive=False)

    async def _save(self) -> None:
        self._saving = True
        try:
            await self._save_once()
        finally:
            self._saving = False

    async def _save_once(self) -> None:
        office: Office = self.tracker.office()
        version = self._case.version if self._case else None
        try:
            command = classify(self._raw(), self._ref, version, office)
        except FormErrors as wrong:
            self._point_out(wrong.errors)
            return
        if self._still_to_see(command):
            return
        try:
            with self.tracker.while_saving():
                receipt = await self.tracker.link.do(command, office.actor, self._save_id)
        except (Refusal, CouldNot, NoSuchCase) as refusal:
            self._field("handling").set_error(str(refusal))
            if isinstance(refusal, Conflict) and refusal.clash is not None:
                await self._compare(refusal.clash)
                return
            if self._case is not None and self._case.handling is not None:
                self._field("reason").focus_now()
            return
        self.dismiss(receipt)
        self.tracker.done(receipt)

    def _still_to_see(self, command: Classify) -> bool:
        """Say once what a proposal leaves to the manager; saving again means it."""
        answers = {"theme": command.theme, "area": command.area}
        open_ones = tuple(name for name, word in answers.items() if not word)
        if command.handling is Handling.WITHDRAWN or open_ones == self._left_open:
            return False
        self._left_open = open_ones
        for name in open_ones:
            self._field(name).set_note(say.LEFT_TO_THE_MANAGER[name])
        if open_ones:
            self._field(open_ones[0]).focus_now()
        return bool(open_ones)

    async def _compare(self, clash: Any) -> None:
        """Somebody else was quicker: whose words stand? What was chosen here stays behind it."""
        from tracker.ui.screens.merge import MergeScreen, for_case

        await self.tracker.push_screen(MergeScreen(clash, for_case, self._save_id), self._compared)

    def _compared(self, receipt: Receipt | None) -> None:
        if receipt is not None:
            self.dismiss(receipt)

    def _point_out(self, errors: dict[str, str]) -> None:
        first = True
        for name, sentence in errors.items():
            field = self._field("acknowledged" if name == "acknowledged_on" else name)
            field.set_error(sentence)
            if first:
                field.focus_now()
                first = False

    def action_back(self) -> None:
        """Leave without classifying: the contact stays where it was. Words typed are not lost
        to one key: they are asked about first."""
        typed = self._words_typed()
        if typed and typed != self._warned_of:
            self._warned_of = typed
            self.tracker.say(say.NOT_CLASSIFIED_YET, "warning")
        else:
            self.dismiss(None)

    def _words_typed(self) -> tuple[str, ...]:
        """The reason and the manager as a person typed them, if one did."""
        manager, reason = self.query_one("#field-team-manager", SuggestField), self._field("reason")
        by_hand = "" if manager.brought_only else manager.value
        return tuple(words for words in (by_hand, reason.value) if words.strip())


def _letters(values: tuple[str, ...]) -> dict[str, str]:
    """Letters in the order of the list, so that each value keeps its place and its key."""
    return {v: "abcdefghijklmnopqrstuvwxyz"[n] for n, v in enumerate(values) if n < 26}
