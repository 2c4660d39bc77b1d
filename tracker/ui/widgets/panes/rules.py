"""Clocks: their limits, what sets them going, and the thresholds; changes are seen before kept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import ClassVar

from tracker.core.clock_rules import ClockRule, ClockRules
from tracker.core.commands import ChangeRules
from tracker.core.diary import Preview, preview_rules
from tracker.core.listkeeping import why_not_change
from tracker.core.ports import CouldNot, Reader
from tracker.core.rule_edits import CONVENTION_LABEL, CONVENTION_WORDS, THRESHOLDS, departures
from tracker.ui import say_lists as say
from tracker.ui import say_settings
from tracker.ui.widgets.line_list import GAP, Line, fit, heading, line
from tracker.ui.widgets.panes.lists import changes
from tracker.ui.widgets.panes.pane import Known, Pane

CLOCK, THRESHOLD, CONVENTION = "clock", "threshold", "convention"


class RulesPane(Pane):
    """One clock or threshold a line."""

    NAME = "clocks"
    KEY_BAR: ClassVar[tuple[str, ...]] = ("settings.choose", "edit.undo", "nav.back")

    # -- the list -------------------------------------------------------------------------------
    def draw(self) -> None:
        """Clocks, thresholds, day 0, and the last changes."""
        if self.known is not None:
            self.lines.show(list(self._lines(self.known)))
            self.moved(self.lines.name_at)

    def _lines(self, known: Known) -> Iterator[Line]:
        rules = known.vocabulary.rules
        wide = self.lines.size.width >= 68
        yield heading(say.CLOCKS)
        for rule in rules.clocks.values():
            yield _clock_line(rule, wide)
        yield GAP
        yield heading(say.THRESHOLDS)
        for one in THRESHOLDS:
            yield line(
                (fit(one.label, 27), "text"),
                (str(one.of(rules)), "text"),
                name=f"{THRESHOLD}:{one.name}",
            )
        yield GAP
        yield heading(say.DAY_ZERO)
        convention = CONVENTION_WORDS[rules.convention]
        yield line((fit(CONVENTION_LABEL, 27), "text"), (convention, "text"), name=CONVENTION)
        yield from changes(known, max(30, self.lines.size.width - 4))

    def moved(self, name: str) -> None:
        """Say what is not as the law has it, of the clock under the cursor."""
        rule = self._rule(name)
        told = list(departures(rule)) if rule else []
        self.head(say.RULES_TELL, *(told[:1] or [""]))

    def _rule(self, name: str) -> ClockRule | None:
        kind, _, clock = name.partition(":")
        if self.known is None or kind != CLOCK:
            return None
        rules = self.known.vocabulary.rules
        return next((r for r in rules.clocks.values() if r.clock.value == clock), None)

    def on_resize(self) -> None:
        """Laid out for the width there is."""
        self.draw()

    # -- keys -----------------------------------------------------------------------------------
    def why_not(self, action: str) -> str:
        """Nothing is added or removed here."""
        if action in ("add", "remove"):
            return say.ONLY_BY_ENTER
        if action == "rename":
            return why_not_change(self.tracker.actor)
        return super().why_not(action)

    async def chosen(self, name: str) -> None:
        """Change the line under the cursor, for those who may."""
        refused = why_not_change(self.tracker.actor)
        if refused:
            self.tracker.say(refused, "warning")
            return
        if self.known is None or not self.tracker.ready or name.startswith("change "):
            return
        await self._ask(name)

    async def _ask(self, name: str, shown: ClockRules | None = None) -> None:
        """Ask for the rule of a line; ``shown`` is what was typed and not saved."""
        from tracker.ui.screens.rules import question_for

        if self.known is not None:
            question = question_for(name, self.known.vocabulary, self.tracker.office(), shown)
            await self.tracker.push_screen(question, partial(self._asked, name))

    async def do(self, action: str) -> None:
        """The key that renames changes a clock as Enter does."""
        await self.chosen(self.lines.name_at)

    def _asked(self, name: str, command: ChangeRules | None) -> None:
        if command is not None:
            self.work(partial(self._look_ahead, name, command))

    async def _look_ahead(self, name: str, command: ChangeRules) -> None:
        """Find out what the change would do, and ask whether that is wanted."""
        from tracker.ui.screens.rules import RulesPreview

        if self.known is None:
            return
        before, today = self.known.vocabulary.rules, self.tracker.clock.today()
        self.head(say_settings.COUNTING, "")
        try:
            found = await self.tracker.link.read(
                lambda r: look_ahead(r, before, command.rules, today)
            )
        except CouldNot as trouble:
            self.tracker.say(str(trouble), "error")
            return
        finally:
            self.draw()
        await self.tracker.push_screen(
            RulesPreview(before, command.rules, found), partial(self._decided, name, command)
        )

    def _decided(self, name: str, command: ChangeRules, wanted: bool | None) -> None:
        """Save it; or back to the form with what was typed."""
        if wanted:
            self.work(partial(self._save, command))
        else:
            self.call_later(self._ask, name, command.rules)

    async def _save(self, command: ChangeRules) -> None:
        await self.tracker.do(command)


def _clock_line(rule: ClockRule, wide: bool) -> Line:
    """A clock with its limits and its start; what departs from the law is marked."""
    mark = "! " if list(departures(rule)) else ""
    start = say.starts(rule) if wide else say.starts(rule).removeprefix("from: ")
    pause = f"; {say.PAUSES}" if rule.pausable and wide else "; waits" if rule.pausable else ""
    return line(
        (fit(rule.clock.label, 24), "text"),
        (fit(mark + say.limits(rule), 11), "warning" if mark else "text"),
        (start + pause, "muted"),
        name=f"{CLOCK}:{rule.clock.value}",
    )


def look_ahead(reader: Reader, before: ClockRules, after: ClockRules, today: date) -> Preview:
    """What a change would do to every case of the file. Runs in the reading thread."""
    cases = (held.case for held in reader.all_cases())
    return preview_rules(cases, reader.calendar(), before, after, today)
