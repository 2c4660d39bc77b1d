"""The people of one case: who they are, what they agreed to, the advocate, and monitoring."""

from __future__ import annotations

from functools import partial
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult

from tracker.core.case import Case
from tracker.core.case_people import CasePerson, PersonRole
from tracker.core.people_commands import TakeOffPerson
from tracker.core.ports import CouldNot, NoSuchCase
from tracker.core.rules.people import consent_warnings
from tracker.ui import say_people as say
from tracker.ui.background import begin
from tracker.ui.keys import bindings
from tracker.ui.screens import case_people_questions as questions
from tracker.ui.screens.ask_yes import YesNo
from tracker.ui.screens.base import TrackerScreen
from tracker.ui.widgets.bars import TopBar
from tracker.ui.widgets.line_list import GAP, Line, LineList, fit, heading, line

WHO, CALLER, TOLD = 26, "caller", "told"
"""Cells of a name; the names of the lines of the complainant and of the child as told."""


class CasePeopleScreen(TrackerScreen):
    """A line for everybody; Enter puts one right, or opens the complainant over all their cases."""

    TITLE_SHOWN = "People"
    BINDINGS: ClassVar[list[Any]] = bindings(
        *("people.add", "people.remove", "people.consent", "people.advocacy", "people.equality"),
        first=True,
    )
    KEY_BAR = (
        "list.open",
        "people.add",
        "people.remove",
        "people.consent",
        "people.advocacy",
        "people.equality",
        "edit.undo",
    )

    def __init__(self, ref: str) -> None:
        """``ref`` is the case's."""
        super().__init__()
        self._ref = ref
        self._case: Case | None = None

    def compose_body(self) -> ComposeResult:
        """Everything in one list."""
        yield LineList(id="person-lines")

    def on_mount(self) -> None:
        """The cursor is in the list from the start."""
        self.lines.focus()

    @property
    def lines(self) -> LineList:
        """Everybody."""
        return self.query_one("#person-lines", LineList)

    # -- reading ------------------------------------------------------------------------------
    def reread(self) -> None:
        """Read the case anew."""
        begin(self, self._read, "case")

    async def _read(self) -> None:
        today, ref = self.tracker.clock.today(), self._ref
        try:
            file = await self.tracker.link.read(lambda r: r.case_file(ref, today))
        except (CouldNot, NoSuchCase) as trouble:
            self.lines.show([line((str(trouble), "muted"))])
            return
        self._case = file.case
        self.query_one(TopBar).show(file.case.complainant.shown, title=ref)
        self.lines.show(self._lines(file.case), self.lines.name_at)
        self.refresh_keys()

    def _lines(self, case: Case) -> list[Line]:
        today, party, people = self.tracker.clock.today(), case.complainant, case.people
        known = ", ".join(k for k in (party.relation, party.telephone, party.email) if k)
        lines = [
            heading(say.COMPLAINANT),
            line((fit(party.shown, WHO), "strong"), (known, "text"), name=CALLER),
            GAP,
            heading(say.OTHERS),
        ]
        named = {p.name for p in people.people}
        if case.child and case.child not in named:
            lines.append(
                line((fit(case.child, WHO), "strong"), (say.CHILD_AS_TOLD, "muted"), name=TOLD)
            )
        lines += [
            line(
                (fit(p.name, WHO), "strong"),
                (say.person_words(p, today), "text"),
                name=str(p.number),
            )
            for p in people.people
        ]
        if not people.people:
            lines.append(line((say.NOBODY_ELSE, "muted")))
        lines += [GAP, heading(say.CONSENT_TITLE)]
        lines += [line((say.consent_words(c, today), "text")) for c in people.consents]
        lines += [line((f"! {words}", "warning")) for words in consent_warnings(case)]
        if not people.consents and not consent_warnings(case):
            lines.append(line((say.NO_CONSENT, "muted")))
        lines += [GAP, heading(say.ADVOCATE_TITLE)]
        lines.append(line((say.advocacy_words(case.advocacy, today), "text")))
        lines += [GAP, heading(say.EQUALITY)]
        asked = say.ASKED if case.equality.asked else say.NOT_ASKED
        return [*lines, line((asked, "text"))]

    # -- keys -----------------------------------------------------------------------------------
    @property
    def _person(self) -> CasePerson | None:
        """Whoever was put on the case and is under the cursor."""
        name = self.lines.name_at
        people = self._case.people.people if self._case else ()
        return next((p for p in people if str(p.number) == name), None)

    def why_not(self, action: str) -> str:
        """Only somebody who was put on the case here can be taken off."""
        if action == "remove" and self.is_mounted and self._person is None:
            return say.NOT_A_PERSON
        return super().why_not(action)

    @on(LineList.Moved)
    def _moved(self, message: LineList.Moved) -> None:
        message.stop()
        self.refresh_keys()

    @on(LineList.Chosen)
    async def _chosen(self, message: LineList.Chosen) -> None:
        message.stop()
        person_id = self._case.complainant.person_id if self._case else None
        if message.line == CALLER and person_id is not None:
            await self.tracker.open_person(person_id)
        elif message.line == TOLD and self._case is not None:
            told = CasePerson(0, PersonRole.CHILD, self._case.child)
            await self._ask(partial(questions.person, person=told))
        elif self._person is not None:
            await self._ask(partial(questions.person, person=self._person))

    async def action_add(self) -> None:
        """Put somebody on the case."""
        await self._ask(questions.person)

    async def action_remove(self) -> None:
        """Take somebody off the case, after a question."""
        person, case = self._person, self._case
        if person is None or case is None:
            return
        command = TakeOffPerson(case.ref, person.number, case.version)

        def answered(sure: bool | None) -> None:
            if sure:
                self._answered(command)

        await self.tracker.push_screen(YesNo(say.TAKE_OFF.format(name=person.name)), answered)

    async def action_consent(self) -> None:
        """Record who agreed to what."""
        await self._ask(questions.consent)

    async def action_advocacy(self) -> None:
        """Record how it stands with an advocate."""
        await self._ask(questions.advocacy)

    async def action_equality(self) -> None:
        """Equality monitoring: a letter each."""
        await self._ask(questions.equality)

    async def _ask(self, build: Any) -> None:
        if self._case is not None:
            question = build(self._case, self.tracker.office())
            await self.tracker.push_screen(question, self._answered)

    def _answered(self, command: Any) -> None:
        if command is not None:
            begin(self, partial(self._do, command), "act", exclusive=False)

    async def _do(self, command: Any) -> None:
        await self.tracker.do(command)
