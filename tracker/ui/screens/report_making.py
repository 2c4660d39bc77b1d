"""Making the annual report: where to, and whether for good; the screen goes on meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from tracker.core.figures.edition_book import why_not_publish
from tracker.core.figures.making import annual_report
from tracker.core.figures.options import Options, PublishEdition
from tracker.core.figures.report import Report
from tracker.core.forms import FormErrors
from tracker.core.office import Refusal
from tracker.core.out.register import report_left
from tracker.papers.report_file import KINDS, written
from tracker.papers.whole_file import ThereAlready, write_whole
from tracker.ui import say_export, say_summary
from tracker.ui.background import begin
from tracker.ui.leaving import say_written
from tracker.ui.screens.ask import Ask
from tracker.ui.screens.ask_yes import YesNo
from tracker.ui.screens.base import TrackerScreen
from tracker.ui.screens.list_export import MOST_PATH
from tracker.ui.widgets.choice_row import ChoiceRow, choices
from tracker.ui.widgets.line_field import LineField

DRAFT, FINAL, PUBLISH = "draft", "final", "publish"


@dataclass(frozen=True, slots=True)
class ReportWish:
    """Which year, where to, and how; ``over`` says that a file there may be written over."""

    begins: int
    path: Path
    way: str = DRAFT
    over: bool = False


def proposed(begins: int) -> Path:
    """A free name in the folder where people keep documents."""
    home = Path.home()
    folder = home / "Documents" if (home / "Documents").is_dir() else home
    usual = folder / f"annual-report-{begins}-{(begins + 1) % 100:02d}.docx"
    number, path = 2, usual
    while path.exists():
        path = usual.with_stem(f"{usual.stem}-{number}")
        number += 1
    return path


def read_wish(raw: Mapping[str, str], begins: int) -> ReportWish:
    """What was answered.

    Raises:
        FormErrors: that is no place for a report.
    """
    typed = raw["path"].strip()
    if not typed:
        raise FormErrors({"path": say_summary.REPORT_KINDS})
    path = Path(typed).expanduser()
    if path.is_dir():
        raise FormErrors({"path": say_export.IS_FOLDER})
    if path.suffix.lower() not in KINDS:
        raise FormErrors({"path": say_summary.REPORT_KINDS})
    if not path.parent.is_dir():
        raise FormErrors({"path": say_export.no_folder(path)})
    return ReportWish(begins, path.absolute(), raw.get("way", "") or DRAFT)


async def ask_report(screen: TrackerScreen, begins: int) -> None:
    """Ask where to write the report of a year, and write it."""
    ways: tuple[str, ...] = (DRAFT, FINAL)
    if not why_not_publish(screen.tracker.actor):
        ways = (*ways, PUBLISH)
    question: Ask[ReportWish] = Ask(
        say_summary.report_title(begins),
        [
            LineField(
                say_export.WHERE,
                "path",
                value=say_export.from_home(proposed(begins)),
                needed=True,
                limit=MOST_PATH,
            ),
            ChoiceRow(
                say_summary.REPORT_WAY,
                "way",
                choices(ways, say_summary.REPORT_KEYS, say_summary.REPORT_WAYS),
                value=DRAFT,
                needed=True,
            ),
        ],
        lambda raw: read_wish(raw, begins),
        tells=say_summary.REPORT_TELLS,
        save_label=say_export.SAVE,
    )
    await screen.tracker.push_screen(question, partial(_asked, screen))


def _asked(screen: TrackerScreen, wish: ReportWish | None) -> None:
    if wish is None:
        return
    if wish.way == PUBLISH:
        question = YesNo(say_summary.publish_sure(wish.begins))
        screen.tracker.push_screen(question, partial(_sure, screen, wish))
    else:
        _begin(screen, wish)


def _sure(screen: TrackerScreen, wish: ReportWish, sure: bool | None) -> None:
    if sure:
        _begin(screen, wish)


def _begin(screen: TrackerScreen, wish: ReportWish) -> None:
    """On behalf of the app: leaving the screen does not end it."""
    screen.tracker.say(say_summary.MAKING_REPORT)
    begin(screen.tracker, partial(_make, screen, wish), "report", exclusive=False)


async def _make(screen: TrackerScreen, wish: ReportWish) -> None:
    """The document first: an edition is published only of what could be written."""
    tracker = screen.tracker
    today = tracker.clock.today()
    try:
        if wish.path.exists() and not wish.over:
            raise ThereAlready(wish.path)
        report = await tracker.link.read(
            lambda r: annual_report(r, wish.begins, today, draft=wish.way == DRAFT)
        )
        write = partial(_write, wish, report)
        made_of = await asyncio.get_running_loop().run_in_executor(None, write)
    except ThereAlready:
        question = YesNo(say_export.ask_over(wish.path))
        await tracker.push_screen(question, partial(_over, screen, wish))
        return
    except Refusal as refusal:
        tracker.say(str(refusal), "warning")
        return
    left = report_left(wish.begins, wish.way == DRAFT, wish.path.name, made_of)
    await say_written(tracker, say_summary.report_made(wish.path, len(report.figures)), left)
    if wish.way == PUBLISH:
        await tracker.do(PublishEdition(wish.begins, Options()))


def _write(wish: ReportWish, report: Report) -> str:
    return write_whole(wish.path, written(report, wish.path.suffix.lower()), over=wish.over)


def _over(screen: TrackerScreen, wish: ReportWish, sure: bool | None) -> None:
    if sure:
        _begin(screen, replace(wish, over=True))
