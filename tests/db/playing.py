"""Starting the processes of ``tests.db.children`` and reading their answer."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]


def begin(*arguments: object) -> subprocess.Popen[str]:
    """Start one."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.db.children", *map(str, arguments)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def answer(started: subprocess.Popen[str]) -> Any:
    """What it printed, once it has ended well."""
    out, err = started.communicate()
    assert (started.returncode, err) == (0, "")
    return json.loads(out)


def play(*arguments: object) -> Any:
    """Start one and wait for its answer."""
    return answer(begin(*arguments))
