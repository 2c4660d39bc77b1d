"""The demonstration as of one working date, and a reader of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.reader import FileReader
from tracker.__main__ import main

WORKING_DATE = "2026-11-23"


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made once, to read and not to change."""
    path = tmp_path_factory.mktemp("demonstration") / "demo.db"
    given = ("demo", "--build-only", "--today", WORKING_DATE, "--db", str(path))
    assert main(list(given)) == 0
    return path


@pytest.fixture
def reader(demonstration: Path) -> Iterator[FileReader]:
    """The demonstration's reading side."""
    found = FileReader(demonstration)
    yield found
    found.close()
