"""A reader of the demonstration."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.reader import FileReader


@pytest.fixture
def reader(demonstration: Path) -> Iterator[FileReader]:
    """The demonstration's reading side."""
    found = FileReader(demonstration)
    yield found
    found.close()
