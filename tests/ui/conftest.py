"""Files made once and copied for each test; a clock that stands still; no motion."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import textual._wait
from textual.widgets import Input, TextArea

from tests.ui.support import OfficeFile, at, copy, make

# How often Pilot looks whether a key has been dealt with. Its own fiftieth of a second, twice a
# key, was most of the time these tests took.
textual._wait.SLEEP_GRANULARITY = 1 / 250
textual._wait.SLEEP_IDLE = textual._wait.SLEEP_GRANULARITY / 10


@pytest.fixture(scope="session")
def filled_template(tmp_path_factory: pytest.TempPathFactory) -> OfficeFile:
    """The known cases, made once."""
    return make(tmp_path_factory.mktemp("filled") / "filled.db", filled=True)


@pytest.fixture(scope="session")
def empty_template(tmp_path_factory: pytest.TempPathFactory) -> OfficeFile:
    """A new file, made once."""
    return make(tmp_path_factory.mktemp("empty") / "empty.db", filled=False)


@pytest.fixture
def office(filled_template: OfficeFile, tmp_path: Path) -> OfficeFile:
    """A file with one case in every state."""
    return copy(filled_template, tmp_path / "office.db")


@pytest.fixture
def empty(empty_template: OfficeFile, tmp_path: Path) -> OfficeFile:
    """A file with nothing in it yet."""
    return copy(empty_template, tmp_path / "empty.db")


@pytest.fixture(autouse=True)
def still(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Monday 23 November 2026, 14:07, in London; no colours taken away, nothing animated.

    Cursors stand still from the first: one that stops half-way through a blink may stay unseen.
    """
    for field in (Input, TextArea):
        monkeypatch.setattr(field.cursor_blink, "_default", False)
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.delenv("TRACKER_DB", raising=False)
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")
    with at():
        yield
