"""Beginning work that the screen does not wait for."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any, cast

from textual.css.query import NoMatches
from textual.dom import DOMNode


def begin(
    node: DOMNode,
    work: Callable[[], Coroutine[Any, Any, None]],
    group: str,
    *,
    exclusive: bool = True,
) -> None:
    """Begin ``work`` on behalf of ``node``, and end it when the node goes.

    ``exclusive`` work takes the place of what its group had begun before: an older search never
    shows over a newer one. A function and not a coroutine is handed over, so that work replaced
    before it began leaves nothing behind. A file that will not answer is said, and ends nothing
    but this work.
    """

    async def guarded() -> None:
        from tracker.core.ports import CouldNot, NoSuchCase

        try:
            await work()
        except (CouldNot, NoSuchCase) as trouble:
            node.app.notify(str(trouble), severity="error", markup=False, timeout=6)
        except NoMatches:
            # A screen that is being taken down has no parts left to show anything in.
            if node.is_attached and not node._pruning and not node.app._exit:
                raise

    node.run_worker(cast(Any, guarded), group=group, exclusive=exclusive)
