"""Shared by every room's tests: no stopwatch on examples, and new files that cost a copy."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.support import Front, copied, new_file

# A slow machine is no failure; what an example costs is measured in tests/bench.
settings.register_profile("tracker", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("tracker")


def pytest_collection_finish() -> None:
    """What is loaded by now stays: looking through all of it for garbage again is for nothing."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new file, made once and only ever copied."""
    return new_file(tmp_path_factory.mktemp("blank") / "blank.db")


@pytest.fixture
def file(blank: Path, tmp_path: Path) -> Path:
    """A new file of this test's own."""
    return copied(blank, tmp_path / "cases.db")


@pytest.fixture
def front(file: Path) -> Iterator[Front]:
    """A front office on a new file."""
    office = Front(file)
    yield office
    office.close()
