"""The question where a list is to be written, and the writing, while the screen goes on."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from tracker.core.forms import FormErrors
from tracker.core.office import Refusal
from tracker.core.out.listed import file_name
from tracker.core.out.register import FileLeft, LeftKind
from tracker.papers.list_out import WRITERS, write_list
from tracker.papers.whole_file import ThereAlready
from tracker.ui import say_export as say
from tracker.ui.background import begin
from tracker.ui.leaving import say_written
from tracker.ui.screens.ask import Ask
from tracker.ui.screens.ask_yes import YesNo
from tracker.ui.screens.exporting import Exporting
from tracker.ui.widgets.choice_row import ChoiceRow, choices
from tracker.ui.widgets.field import Field
from tracker.ui.widgets.line_field import LineField

USUAL = "xlsx"
MOST_PATH = 1000
"""Characters of a path."""


@dataclass(frozen=True, slots=True)
class Wish:
    """Where to, and what of each line. ``over`` says that a file there may be written over."""

    path: Path
    way: str
    over: bool = False


def proposed(name: str, as_of: date, *, anonymous: bool = False) -> Path:
    """A free name in the folder where people keep documents."""
    home = Path.home()
    folder = home / "Documents" if (home / "Documents").is_dir() else home
    usual = folder / file_name(name, as_of, USUAL, anonymous=anonymous)
    number, path = 2, usual
    while path.exists():
        path = usual.with_stem(f"{usual.stem}-{number}")
        number += 1
    return path


def read_wish(raw: Mapping[str, str], name: str, as_of: date, offered: Path) -> Wish:
    """What was answered. A proposed name that was left alone says whether names are in it.

    Raises:
        FormErrors: that is no place for a file.
    """
    typed = raw["path"].strip()
    way = raw.get("way", "") or say.SEEN
    if not typed:
        raise FormErrors({"path": say.NO_NAME})
    path = Path(typed).expanduser()
    if path == offered and way == say.ANONYMOUS:
        path = proposed(name, as_of, anonymous=True)
    if path.is_dir():
        raise FormErrors({"path": say.IS_FOLDER})
    if path.suffix.lower() not in WRITERS:
        raise FormErrors({"path": say.WRONG_KIND})
    if not path.parent.is_dir():
        raise FormErrors({"path": say.no_folder(path)})
    return Wish(path.absolute(), way)


async def ask_where(screen: Exporting) -> None:
    """Ask where to write the list of ``screen``, and write it."""
    name, today = screen.export_name(), screen.tracker.clock.today()
    offered = proposed(name, today)
    fields: list[Field] = [
        LineField(say.WHERE, "path", value=say.from_home(offered), needed=True, limit=MOST_PATH)
    ]
    if len(screen.EXPORT_WAYS) > 1:
        answers = choices(screen.EXPORT_WAYS, say.WAY_KEYS, say.WAYS)
        fields.append(ChoiceRow(say.WHAT, "way", answers, value=say.SEEN, needed=True))
    question: Ask[Wish] = Ask(
        say.TITLE,
        fields,
        lambda raw: read_wish(raw, name, today, offered),
        tells=say.TELLS,
        save_label=say.SAVE,
    )
    await screen.tracker.push_screen(question, partial(_asked, screen))


def _asked(screen: Exporting, wish: Wish | None) -> None:
    if wish is not None:
        _begin(screen, wish)


def _begin(screen: Exporting, wish: Wish) -> None:
    """On behalf of the app: leaving the screen does not end it."""
    begin(screen.tracker, partial(_write, screen, wish), "export", exclusive=False)


async def _write(screen: Exporting, wish: Wish) -> None:
    """A file that is there already is asked about; whatever fails is said."""
    tracker = screen.tracker
    try:
        if wish.path.exists() and not wish.over:
            raise ThereAlready(wish.path)
        listed = await screen.listed(wish.way)
        what = screen.export_title(typed=False)
        write = partial(write_list, listed, wish.path, over=wish.over)
        made_of = await asyncio.get_running_loop().run_in_executor(None, write)
    except ThereAlready:
        question = YesNo(say.ask_over(wish.path))
        await tracker.push_screen(question, partial(_over, screen, wish))
        return
    except Refusal as refusal:
        tracker.say(str(refusal), "warning")
        return
    kind = LeftKind.ANONYMOUS_LIST if listed.anonymous else LeftKind(screen.EXPORTS_AS)
    left = FileLeft(kind, what, listed.count, wish.path.name, made_of)
    told = say.written(listed.count, wish.path, anonymous=listed.anonymous)
    await say_written(tracker, told, left)


def _over(screen: Exporting, wish: Wish, sure: bool | None) -> None:
    if sure:
        _begin(screen, replace(wish, over=True))
