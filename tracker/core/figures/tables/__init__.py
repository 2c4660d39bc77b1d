"""Every table by its key, in the order of the report. A table's module is loaded when asked for."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

from tracker.core.figures.asked import Asked
from tracker.core.figures.table import Table

_MODULES: Mapping[str, str] = {
    "overview": "overview",
    "3": "handling",
    "10": "timescale",
}
"""Which module makes a table: each has a function ``make``, which takes the key."""

KEYS: tuple[str, ...] = tuple(_MODULES)
"""Every table there is, in the order of the report."""


class NoSuchTable(Exception):
    """There is no table of this name; the text is a sentence that says which there are."""


def make(key: str, asked: Asked) -> Table:
    """A table by its key.

    Raises:
        NoSuchTable: there is none.
    """
    if key not in _MODULES:
        raise NoSuchTable(f"There is no table {key}. There are {', '.join(KEYS)}.")
    module = import_module(f"{__name__}.{_MODULES[key]}")
    made: Table = module.make(key, asked)
    return made
