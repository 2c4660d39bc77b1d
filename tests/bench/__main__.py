"""Measures Tracker on this machine: ``make bench``, or ``make bench ARGS="--cases 100000"``.

Times are never a failure, for this machine may be busy with something else: they are printed beside
a bare Textual app started in turn, and "by work" is the same ratio in processor time, which other
programs disturb less. The exit code is 1 only if something did not work at all.
"""

from __future__ import annotations

import argparse
import compileall
import sys
from collections.abc import Callable

from tests.bench import inside, screens, summary
from tests.bench.figures import Line, table
from tests.bench.files import kept_file
from tests.bench.terminal import ROOT, DidNot


def main() -> int:
    """Measure, print, and say whether everything worked."""
    given = _given()
    for room in ("tracker", "db", "themes", "tests/bench"):
        compileall.compile_dir(ROOT / room, quiet=1)
    path = kept_file(given.cases)
    parts: dict[str, Callable[[], list[Line]]] = {
        "starts": lambda: screens.starts(path, given.runs).lines(),
        "keys": lambda: screens.keys(path),
        "file": lambda: inside.everything(given.cases),
        "tables": lambda: summary.tables_of_a_year(given.cases),
    }
    lines: list[Line] = []
    worked = True
    for name, measure in parts.items():
        if given.only not in (None, name):
            continue
        try:
            lines += measure()
        except DidNot as trouble:
            worked = False
            print(f"{name}: {trouble}", file=sys.stderr)
    print(f"\n{given.cases:,} cases, 120 by 40, {given.runs} starts each\n")
    print(table(lines))
    return 0 if worked else 1


def _given() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--cases", type=int, default=10_000, help="cases in the file")
    parser.add_argument("--runs", type=int, default=9, help="starts of each program")
    parser.add_argument(
        "--only", choices=("starts", "keys", "file", "tables"), help="one part only"
    )
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
