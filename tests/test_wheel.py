"""The wheel holds what it must, nothing else, and runs from wherever it was put."""

from __future__ import annotations

import configparser
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("tracker", "db", "themes")

# One worker builds the wheel once for all of these.
pytestmark = pytest.mark.xdist_group("wheel")


def run(*command: str, cwd: Path, **env: str) -> subprocess.CompletedProcess[str]:
    """A command that must end well."""
    done = subprocess.run(
        command,
        cwd=cwd,
        env={name: value for name, value in os.environ.items() if not name.startswith("TRACKER")}
        | env,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, f"{command}\n{done.stdout[-2000:]}\n{done.stderr[-4000:]}"
    return done


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from this folder with what is installed already."""
    out = tmp_path_factory.mktemp("wheel")
    options = ("--wheel", "--no-isolation", "--outdir", str(out))
    run(sys.executable, "-m", "build", *options, str(ROOT), cwd=out)
    (built,) = out.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def names(wheel: Path) -> set[str]:
    """Every file inside the wheel."""
    with zipfile.ZipFile(wheel) as opened:
        return set(opened.namelist())


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel installed into a folder of its own, without the network."""
    target = tmp_path_factory.mktemp("installed")
    options = ("--quiet", "--no-deps", "--no-index", "--no-compile", "--target", str(target))
    run(sys.executable, "-m", "pip", "install", *options, str(wheel), cwd=target)
    return target


@pytest.fixture
def elsewhere(installed: Path, tmp_path: Path) -> dict[str, str]:
    """The environment of somebody who has the installed wheel and nothing of this folder."""
    home = tmp_path / "home"
    home.mkdir()
    places = ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA")
    xdg = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")
    return {"PYTHONPATH": str(installed)} | {place: str(home) for place in (*places, *xdg)}


def test_every_file_of_the_packages_is_inside(names: set[str]) -> None:
    ours = {
        path.relative_to(ROOT).as_posix()
        for package in PACKAGES
        for pattern in ("*.py", "*.tcss", "*.sql", "py.typed")
        for path in (ROOT / package).rglob(pattern)
    }
    assert ours - names == set()
    assert {f"{package}/__init__.py" for package in PACKAGES} <= names
    assert {f"{package}/py.typed" for package in PACKAGES} <= names


def test_styles_and_migrations_are_inside(names: set[str]) -> None:
    assert any(name.startswith("themes/") and name.endswith(".tcss") for name in names)
    assert any(name.startswith("db/migrations/") and name.endswith(".sql") for name in names)


def test_every_letter_is_inside(names: set[str]) -> None:
    letters = (ROOT / "tracker" / "papers" / "letter_defaults").glob("*.docx")
    ours = {path.relative_to(ROOT).as_posix() for path in letters}
    assert len(ours) == 6
    assert ours - names == set()


def test_nothing_else_is_inside(names: set[str]) -> None:
    assert {name.partition("/")[0] for name in names} - {*PACKAGES} == {"tracker-0.1.0.dist-info"}
    strange = {".pyc", ".db", ".svg"}
    assert {name for name in names if Path(name).suffix in strange} == set()
    assert {name for name in names if "tests" in Path(name).parts} == set()


def test_the_licence_and_the_command_are_there(wheel: Path, names: set[str]) -> None:
    assert any(name.endswith("/licenses/LICENSE") for name in names)
    with zipfile.ZipFile(wheel) as opened:
        text = opened.read("tracker-0.1.0.dist-info/entry_points.txt").decode()
    entry_points = configparser.ConfigParser()
    entry_points.read_string(text)
    assert dict(entry_points["console_scripts"]) == {"tracker": "tracker.__main__:main"}


def test_the_packages_come_from_the_wheel(
    installed: Path, elsewhere: dict[str, str], tmp_path: Path
) -> None:
    code = "import tracker, db, themes; print(tracker.__file__, db.__file__, themes.__file__)"
    found = run(sys.executable, "-c", code, cwd=tmp_path, **elsewhere).stdout.split()
    assert [Path(file).parent for file in found] == [installed / package for package in PACKAGES]


def test_help_from_another_folder(elsewhere: dict[str, str], tmp_path: Path) -> None:
    done = run(sys.executable, "-m", "tracker", "--help", cwd=tmp_path, **elsewhere)
    assert "demo" in done.stdout


@pytest.mark.skipif(os.name == "nt", reason="the command is an .exe there")
def test_the_command_itself(installed: Path, elsewhere: dict[str, str], tmp_path: Path) -> None:
    command = installed / "bin" / "tracker"
    assert "demo" in run(str(command), "--help", cwd=tmp_path, **elsewhere).stdout


def test_the_demonstration_is_built_from_another_folder(
    elsewhere: dict[str, str], tmp_path: Path
) -> None:
    file = tmp_path / "demonstration.db"
    demo = ("-m", "tracker", "demo", "--build-only", "--db", str(file))
    run(sys.executable, *demo, cwd=tmp_path, **elsewhere)
    assert file.stat().st_size > 0
