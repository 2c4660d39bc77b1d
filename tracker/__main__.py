"""The front door: the ``tracker`` command. The only file that names both the store and the screens.

A bare start takes the short way to the app, past the option parser and past the office itself,
whose loading would be a third of the time to the first paint. So nothing is imported up here.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.cli.wiring import Fill, Wiring
    from tracker.core.office import Actor
    from tracker.core.ports import DayClock, Reader, Store
    from tracker.core.presence import Windows
    from tracker.core.views import UserCard
    from tracker.core.workdays import Calendar


def _reader(path: Path) -> Reader:
    from db.reader import FileReader
    from tracker.core.ports import CouldNot

    try:
        return FileReader(path)
    except CouldNot:  # a file of an earlier version; whatever else it is, is said by this
        from db.migrate import bring_up

        bring_up(path)
        return FileReader(path)


def _store(path: Path) -> Store:
    with _for_good("db.store"):
        from db.store import FileStore

    return FileStore(path)


@contextmanager
def _for_good(module: str) -> Iterator[None]:
    """While a large module is loaded, look for no garbage in it; nor later, for it stays."""
    looked = gc.isenabled() and module not in sys.modules
    if looked:
        gc.disable()
    try:
        yield
    finally:
        if looked:
            gc.freeze()
            gc.enable()


def _create(path: Path, today: date, users: Iterable[UserCard], fill: Fill | None = None) -> None:
    from db.files import create

    def with_store(building: Path) -> None:
        assert fill is not None
        store = _store(building)
        try:
            fill(store)
        finally:
            store.close()

    create(path, today, users, with_store if fill is not None else None)


def _calendar(today: date) -> Calendar:
    from db.seed_tables import seeded_calendar

    return seeded_calendar(today)


def _windows(path: Path) -> Windows:
    from db.windows import FileWindows

    return FileWindows(path)


def _versions() -> dict[str, str]:
    from sqlcipher3 import dbapi2 as driver

    from db.migrate import newest, steps

    return {"SQLite": driver.sqlite_version, "File version": str(newest(steps()))}


def _open_app(path: Path, clock: DayClock, actor: Actor | None) -> int:
    sys.setswitchinterval(0.001)  # how long a key may wait for what is read behind the screen
    gc.disable()  # until all that is loaded at the start is there: it is there for good
    os.environ.setdefault("TEXTUAL_FPS", "250")  # what is read is on screen 4 ms later, not 16
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "true"  # nobody else's code, and no search for it
    from tracker.core.doors import Doors
    from tracker.ui.opening import OpeningApp

    doors = Doors(
        reader=lambda: _reader(path),
        store=lambda: _store(path),
        file_name=str(path.absolute()),
        facts=_versions,
        windows=lambda: _windows(path),
    )
    app = OpeningApp(doors, clock, actor, home=path.absolute().parent)
    try:
        app.run()
    finally:
        gc.enable()
        app.let_go()
    return app.return_code or 0


def _wiring() -> Wiring:
    from tracker.cli.wiring import Wiring

    return Wiring(_reader, _store, _create, _calendar, _open_app)


def __getattr__(name: str) -> Wiring:
    if name == "WIRING":  # what the command line is given, for whoever asks
        return _wiring()
    raise AttributeError(name)


def _plain_start() -> Path | None:
    """The file that a bare start opens; None if there is something to ask or to say first."""
    from tracker.paths import own_file

    said = any(name in os.environ for name in ("_TRACKER_COMPLETE", "TRACKER_USER"))
    path = own_file(None)
    if said or sys.stdin is None or not sys.stdin.isatty() or not path.exists():
        return None
    return path


def _at_once(path: Path) -> int:
    """Open the app; a failure ends as it does behind the option parser."""
    from tracker.daytime import DayTime

    try:
        return _open_app(path, DayTime(), None)
    except BaseException as error:  # told below, where the loading it takes costs no start
        failure = error

    from tracker.cli.ending import ended

    def fail() -> int:
        raise failure

    return ended(fail, lambda: path.absolute().parent)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command. Returns the exit code: 0 done, 1 no, 2 wrong use, 3 could not."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given:
        from tracker.cli.main import run

        return run(given, _wiring())
    path = _plain_start()
    if path is not None:
        return _at_once(path)
    from tracker.cli.start import start

    return start(_wiring(), None, None)


if __name__ == "__main__":
    sys.exit(main())
