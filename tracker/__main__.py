"""The front door: the ``tracker`` command. The only file that names both the store and the screens.

A bare start takes the short way to the app, past the option parser, whose import would be a
quarter of the time to the first paint.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from tracker.cli.wiring import Fill, Wiring
from tracker.core.office import Actor
from tracker.core.ports import DayClock, Doors, Reader, Store
from tracker.core.views import UserCard
from tracker.core.workdays import Calendar


def _reader(path: Path) -> Reader:
    from db.migrate import bring_up
    from db.reader import FileReader

    bring_up(path)
    return FileReader(path)


def _store(path: Path) -> Store:
    from db.store import FileStore

    return FileStore(path)


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


def _open_app(path: Path, clock: DayClock, actor: Actor | None) -> int:
    gc.disable()  # until what is loaded at the start is there: it is for good
    from tracker.ui.app import TrackerApp

    doors = Doors(
        reader=lambda: _reader(path), store=lambda: _store(path), file_name=str(path.absolute())
    )
    app = TrackerApp(doors, clock, actor, home=path.absolute().parent)
    try:
        app.run()
    finally:
        gc.enable()
        app.let_go()
    return app.return_code or 0


WIRING = Wiring(_reader, _store, _create, _calendar, _open_app)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command. Returns the exit code: 0 done, 1 no, 2 wrong use, 3 could not."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if not given:
        from tracker.cli.start import start

        return start(WIRING, None, None)
    from tracker.cli.main import run

    return run(given, WIRING)


if __name__ == "__main__":
    sys.exit(main())
