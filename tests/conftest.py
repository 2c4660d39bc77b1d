"""Shared by every room's tests: no stopwatch on examples, and new files that cost a copy."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.support import WORKING_DATE, Front, Once, copied, new_file
from tracker.__main__ import main

# A slow machine is no failure; what an example costs is measured in tests/bench.
settings.register_profile("tracker", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("tracker")


def pytest_collection_finish() -> None:
    """What is loaded by now stays: looking through all of it for garbage again is for nothing."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    """What takes long to make, made by one worker for all of them."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    return Once(shared, tmp_path_factory.mktemp("once"))


@pytest.fixture(scope="session")
def demonstration_of(once: Once) -> Callable[[str], Path]:
    """The demonstration as of a day: to read, not to change."""

    def of(day: str) -> Path:
        def make(path: Path) -> None:
            assert main(["demo", "--build-only", "--today", day, "--db", str(path)]) == 0

        return once(f"demonstration-{day}.db", make)

    return of


@pytest.fixture(scope="session")
def demonstration(demonstration_of: Callable[[str], Path]) -> Path:
    """The demonstration as of the working date: to read, not to change."""
    return demonstration_of(WORKING_DATE)


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
