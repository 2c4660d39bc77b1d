"""The walls between the rooms, proved in fresh interpreters by looking at what was loaded.

import-linter reads the source (its contracts are in pyproject.toml); this file also runs it.
Modules are found by walking the folders, so a new file stands behind its wall from the first day.
"""

from __future__ import annotations

import ast
import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

SQL = ("sqlmodel", "sqlalchemy", "sqlcipher3", "sqlite3")
DOCUMENTS = (
    "xlsxwriter",
    "openpyxl",
    "python_calamine",
    "docx",
    "docxtpl",
    "typst",
    "lxml",
    "jinja2",
)

# room -> what importing all of it must not load. The stdlib's sqlite3 is missing for db: the
# dialect may load it; that nobody of ours names it is a contract of import-linter.
WALLS: dict[str, tuple[str, ...]] = {
    "tracker.core": (
        *("textual", "rich", "typer", "pydantic", "db", "themes"),
        *("tracker.ui", "tracker.papers", "tracker.cli"),
        *SQL,
    ),
    "tracker.papers": ("textual", "db", "themes", "tracker.ui", "tracker.cli", *SQL, *DOCUMENTS),
    "tracker.ui": ("db", "tracker.cli", *SQL),
    "tracker.cli": ("textual", "db", "themes", "tracker.ui", *SQL, *DOCUMENTS),
    "db": (
        *("textual", "rich", "typer", "themes"),
        *("tracker.ui", "tracker.papers", "tracker.cli"),
    ),
    "themes": ("tracker", "db", *SQL),
}
CORE_MAY_NAME = {"tracker", "pendulum", "rapidfuzz", "jellyfish"}

# Imports one module after the other and says which of them brought in what it must not.
PROBE = """
import importlib, json, sys
names, forbidden = json.loads(sys.argv[1])
seen, guilty = set(), {}
for name in names:
    importlib.import_module(name)
    now = {m for m in sys.modules for f in forbidden if m == f or m.startswith(f + ".")}
    if now - seen:
        guilty[name] = sorted(now - seen)[:5]
    seen |= now
print(json.dumps(guilty))
"""


def run(*command: str, home: Path | None = None) -> subprocess.CompletedProcess[str]:
    """A command from the root, in an environment without the settings of whoever runs it."""
    hidden = ("PYTHON", "TRACKER", "COLUMNS")
    env = {name: value for name, value in os.environ.items() if not name.startswith(hidden)}
    if home is not None:
        env |= {"HOME": str(home), "USERPROFILE": str(home)}
    return subprocess.run(
        command, cwd=ROOT, env=env, capture_output=True, text=True, encoding="utf-8", check=False
    )


def python(*arguments: str, home: Path | None = None) -> subprocess.CompletedProcess[str]:
    """A fresh interpreter; it must end well."""
    done = run(sys.executable, *arguments, home=home)
    assert done.returncode == 0, done.stderr[-4000:]
    return done


def sources(room: str) -> list[Path]:
    """Every Python file of a room, be it a folder or a single file."""
    place = ROOT.joinpath(*room.split("."))
    single = place.with_suffix(".py")
    return sorted(place.rglob("*.py")) + ([single] if single.is_file() else [])


def dotted(path: Path) -> str:
    """The module's name of a file."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def modules(room: str) -> list[str]:
    """Every module of a room that can be imported without running it."""
    return [dotted(path) for path in sources(room) if path.name != "__main__.py"]


def named(path: Path) -> Iterator[str]:
    """Every module that a file names in an import, wherever in the file it stands."""
    package = dotted(path).split(".")
    if path.name != "__init__.py":
        package.pop()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.Import():
                yield from (alias.name for alias in node.names)
            case ast.ImportFrom():
                base = package[: len(package) - node.level + 1] if node.level else []
                whole = ".".join([*base, *([node.module] if node.module else [])])
                yield whole
                yield from (f"{whole}.{alias.name}" for alias in node.names)
            case ast.Call(
                func=ast.Name(id="import_module" | "__import__")
                | ast.Attribute(attr="import_module"),
                args=[ast.Constant(value=str(name)), *_],
            ):
                yield name


def inside(name: str, room: str) -> bool:
    """Whether a module's name lies in a room."""
    return name == room or name.startswith(f"{room}.")


@pytest.mark.parametrize("room", WALLS)
def test_the_room_is_there(room: str) -> None:
    assert modules(room), f"{room} has no modules, so its wall proves nothing"


@pytest.mark.parametrize("room", WALLS)
def test_importing_a_room_loads_nothing_from_behind_its_walls(room: str) -> None:
    done = python("-c", PROBE, json.dumps([modules(room), WALLS[room]]))
    assert json.loads(done.stdout) == {}


def test_importing_tracker_loads_nothing_at_all() -> None:
    code = "import sys; old = set(sys.modules); import tracker; print(*(set(sys.modules) - old))"
    assert set(python("-c", code).stdout.split()) <= {"tracker", "__future__"}


def test_help_loads_neither_the_screen_nor_the_database(tmp_path: Path) -> None:
    done = python("-X", "importtime", "-m", "tracker", "--help", home=tmp_path)
    assert "demo" in done.stdout
    loaded = {
        line.rpartition("|")[2].strip()
        for line in done.stderr.splitlines()
        if line.startswith("import time:")
    }
    assert "tracker" in loaded, "the list of imports was not read"
    behind = ("textual", "db", "themes", "tracker.ui", *SQL)
    assert [name for name in sorted(loaded) if any(inside(name, wall) for wall in behind)] == []


def test_core_names_only_the_standard_library_and_pure_helpers() -> None:
    allowed = (sys.stdlib_module_names | CORE_MAY_NAME) - {"sqlite3"}
    guilty = {
        f"{path.relative_to(ROOT)}: {name}"
        for path in sources("tracker.core")
        for name in named(path)
        if name.partition(".")[0] not in allowed
    }
    assert guilty == set()


def test_only_the_front_door_names_the_database_and_the_screens() -> None:
    both, names_db = set(), set()
    for path in (path for room in ("tracker", "db", "themes") for path in sources(room)):
        names = set(named(path))
        if any(inside(name, "db") for name in names):
            if any(inside(name, "tracker.ui") for name in names):
                both.add(path)
            if inside(dotted(path), "tracker"):
                names_db.add(path)
    front_door = ROOT / "tracker" / "__main__.py"
    assert both <= {front_door}
    assert names_db <= {front_door}


def test_the_contracts_hold() -> None:
    done = run(str(Path(sysconfig.get_path("scripts")) / "lint-imports"), "--no-cache")
    assert done.returncode == 0, done.stdout + done.stderr


def project_files() -> list[Path]:
    """Every file that is, or is about to be, under version control."""
    if shutil.which("git"):
        listed = run("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
        if listed.returncode == 0:
            paths = (ROOT / name for name in listed.stdout.split("\0") if name)
            return [path for path in paths if path.is_file()]
    return [
        path
        for path in ROOT.rglob("*")
        if path.is_file()
        and not any(part.startswith(".") for part in path.relative_to(ROOT).parts)
        and "__pycache__" not in path.parts
    ]


def test_no_file_names_a_package_index_or_somebodys_folder() -> None:
    # Put together here, so that this file does not hold what it looks for.
    index = "".join(("py", "pi"))
    hosts = rf"\b{index}\.|/{index}\b|{''.join(('python', 'hosted'))}"
    folder = rf"(?<![\w.~-])/{'work'}/"
    needle = re.compile(f"{hosts}|{folder}", re.IGNORECASE)
    files = project_files()
    assert ROOT / "pyproject.toml" in files
    guilty = []
    for path in files:
        data = path.read_bytes()
        if b"\0" in data[:8192]:
            continue
        lines = data.decode("utf-8", "replace").splitlines()
        guilty += [
            f"{path.relative_to(ROOT)}:{number}"
            for number, line in enumerate(lines, 1)
            if needle.search(line)
        ]
    assert guilty == []
