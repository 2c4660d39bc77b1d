"""A file with something in every table, made once and copied."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.db.filling import everything
from tests.support import Front, copied


@pytest.fixture(scope="session")
def filled(blank: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made once; whoever writes to it takes a copy."""
    front = Front(copied(blank, tmp_path_factory.mktemp("filled") / "filled.db"))
    everything(front)
    front.close()
    return front.path
