"""Going about: the first screens and what is opened from them, each loaded when asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual.screen import Screen

from tracker.ui.doing import Doing

if TYPE_CHECKING:  # the office is loaded behind the first paint, by what needs it first
    from tracker.core.case import Case
    from tracker.core.views import Draft


def _today() -> Screen[Any]:
    from tracker.ui.screens.today import TodayScreen

    return TodayScreen()


def _cases() -> Screen[Any]:
    from tracker.ui.screens.cases import CasesScreen

    return CasesScreen()


def _compliments() -> Screen[Any]:
    from tracker.ui.screens.compliments import ComplimentsScreen

    return ComplimentsScreen()


def _learning() -> Screen[Any]:
    from tracker.ui.screens.learning import LearningScreen

    return LearningScreen()


def _people() -> Screen[Any]:
    from tracker.ui.screens.people import PeopleScreen

    return PeopleScreen()


def _summary() -> Screen[Any]:
    from tracker.ui.screens.summary import SummaryScreen

    return SummaryScreen()


def _settings() -> Screen[Any]:
    from tracker.ui.screens.settings import SettingsScreen

    return SettingsScreen()


class Going(Doing):
    """An app with its screens."""

    MODES: ClassVar = {
        "today": _today,
        "cases": _cases,
        "compliments": _compliments,
        "learning": _learning,
        "people": _people,
        "summary": _summary,
        "settings": _settings,
    }
    DEFAULT_MODE = "today"

    async def action_go(self, place: str) -> None:
        """To one of the first screens; what was opened from the last one is closed."""
        while len(self.screen_stack) > 1:
            await self.pop_screen()
        if self.current_mode != place:
            await self.switch_mode(place)

    async def open_case(self, ref: str, among: tuple[int, ...] = ()) -> None:
        """Open a case; ``among`` are the ids of the list it was opened from, for [ and ]."""
        from tracker.ui.screens.case import CaseScreen

        await self.push_screen(CaseScreen(ref, among))

    async def open_learning(self, of: str, *, adding: bool = False) -> None:
        """Open the learning form of a case or with a reference; ``adding`` asks for a promise."""
        from tracker.ui.screens.learning import LearningScreen

        await self.push_screen(LearningScreen(of, adding=adding))

    async def open_person(self, number: int) -> None:
        """Open one person with their cases."""
        from tracker.ui.screens.person import PersonScreen

        await self.push_screen(PersonScreen(number))

    async def action_log_new(self) -> None:
        """Log a contact."""
        from tracker.ui.screens.log import LogScreen

        self.clear_notifications()  # they would stand over the date the caller is told
        await self.push_screen(LogScreen())

    async def action_log_compliment(self) -> None:
        """Log a compliment."""
        from tracker.ui.screens.compliment_form import ComplimentForm

        if not self.ready:
            return
        self.clear_notifications()
        await self.push_screen(ComplimentForm())

    def take_up(self, draft: Draft) -> None:
        """Go on with a parked form, of whatever kind it is."""
        from tracker.ui.screens.drafts import screen_for

        self.push_screen(screen_for(draft, self.office()))

    async def action_find(self) -> None:
        """Find anybody, any case, any words."""
        from tracker.ui.screens.find import FindScreen

        await self.push_screen(FindScreen())

    async def action_jump(self) -> None:
        """Show a letter on every field and go to the one pressed."""
        from tracker.ui.screens.jump import JumpScreen

        await self.push_screen(JumpScreen(self.screen))

    async def action_help(self) -> None:
        """Keys and help for the screen on top."""
        from tracker.ui.screens.help import HelpScreen

        await self.push_screen(HelpScreen(self.screen))

    async def classify(self, ref: str, case: Case | None = None) -> None:
        """Open the classifying screen on one case."""
        from tracker.ui.screens.classify import ClassifyScreen

        await self.push_screen(ClassifyScreen(ref, case))
