"""The bridge between screens and the file: one thread that reads, one that writes.

Nothing here runs on the event loop but waiting. The writing thread is never cancelled: a save
that was begun ends, whatever happens to the screen that asked for it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Executor, ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from tracker.core.commands import Command
    from tracker.core.desk import Desk
    from tracker.core.doors import Doors
    from tracker.core.office import Actor
    from tracker.core.ports import DayClock, Reader, Receipt, Store
    from tracker.core.presence import Windows
    from tracker.core.views import Draft, UserCard

T = TypeVar("T")


class Link:
    """What screens ask for reading and writing. Every method is awaited on the event loop."""

    def __init__(self, doors: Doors, clock: DayClock) -> None:
        """Opens nothing yet: each side of the file is opened in its own thread when first used."""
        self._doors = doors
        self._clock = clock
        self._reads = ThreadPoolExecutor(1, thread_name_prefix="reading")
        self._writes = ThreadPoolExecutor(1, thread_name_prefix="writing")
        self._reader: Reader | None = None
        self._store: Store | None = None
        self._windows: Windows | None = None
        self.under_way = 0

    @property
    def reading(self) -> bool:
        """Whether the file is open for reading."""
        return self._reader is not None

    async def read(self, ask: Callable[[Reader], T]) -> T:
        """What ``ask`` finds, read in the reading thread."""
        return await self._in(self._reads, lambda: ask(self._open_reader()))

    async def windows(self, ask: Callable[[Windows], T]) -> T:
        """What the notes of other windows say, looked at in the reading thread."""
        return await self._in(self._reads, lambda: ask(self._open_windows()))

    async def do(
        self,
        command: Command,
        actor: Actor,
        save_id: str = "",
        step: Callable[[int, int], None] | None = None,
    ) -> Receipt:
        """Carry out a command. A save goes on to its end even if the asker is gone.

        ``step`` watches a long command from the writing thread, and may end it by an error.
        """
        from tracker.core.identity import new_save_id

        save_id = save_id or new_save_id()
        return await self._write(lambda store: self._desk(store).do(command, actor, save_id, step))

    async def keep_draft(self, draft: Draft) -> None:
        """Keep a form as it stands."""
        await self._write(lambda store: store.keep_draft(draft))

    async def drop_draft(self, draft_id: str) -> None:
        """Throw a draft away."""
        await self._write(lambda store: store.drop_draft(draft_id))

    async def add_user(self, user: UserCard) -> None:
        """Add somebody who works on this file."""
        await self._write(lambda store: store.add_user(user))

    async def warm(self) -> None:
        """Open the writing side before it is needed: while a form is being filled in."""
        await self._write(self._desk)

    def _desk(self, store: Store) -> Desk:
        from tracker.core.desk import Desk

        return Desk(store, self._clock)

    async def _write(self, act: Callable[[Store], T]) -> T:
        return await asyncio.shield(self._in(self._writes, lambda: act(self._open_store())))

    async def _in(self, threads: Executor, work: Callable[[], T]) -> T:
        self.under_way += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(threads, work)
        finally:
            self.under_way -= 1

    def _open_reader(self) -> Reader:
        if self._reader is None:
            self._reader = self._doors.reader()
        return self._reader

    def _open_windows(self) -> Windows:
        if self._windows is None:
            self._windows = self._doors.windows()
        return self._windows

    def _open_store(self) -> Store:
        if self._store is None:
            self._store = self._doors.store()
        return self._store

    def close(self) -> None:
        """Finish what was begun, then let go of the file."""

        def let_go() -> None:
            if self._reader is not None:
                self._reader.close()
                self._reader = None
            if self._windows is not None:
                self._windows.leave()
                self._windows = None

        def put_down() -> None:
            if self._store is not None:
                self._store.close()
                self._store = None

        self._writes.submit(put_down)
        self._reads.submit(let_go)
        self._writes.shutdown(wait=True)
        self._reads.shutdown(wait=True)
