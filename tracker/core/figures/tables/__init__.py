"""Every table by its key, in the order of the report. A table's module is loaded when asked for."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

from tracker.core.figures.asked import Asked
from tracker.core.figures.table import Table

_MODULES: Mapping[str, str] = {
    "overview": "overview",
    "1": "channels",
    "2": "handling",
    "3": "handling",
    "4": "young",
    "5": "outcome",
    "6": "areas",
    "7": "held",
    "8": "months",
    "9": "repeats",
    "10": "timescale",
    "11": "stage2_costs",
    "12": "stage2_years",
    "13": "themes",
    "14": "themes",
    "15": "compliment_sources",
    "16": "compliment_areas",
    "17": "compliment_areas",
    "age": "equality",
    "gender": "equality",
    "disability": "equality",
    "ethnicity": "equality",
    "advocacy": "advocacy",
    "acknowledged": "acknowledged",
    "extended": "extended",
    "stage2": "stage2_requests",
    "stage3": "stage3",
    "ombudsman": "ombudsman",
    "learning": "learning",
    "withdrawn": "withdrawn",
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
