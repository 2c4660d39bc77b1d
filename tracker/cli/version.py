"""Which version this is, installed or run from its folder."""

from __future__ import annotations

import tomllib
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path


def version_text() -> str:
    """ "tracker 0.1.0" """
    return f"tracker {_installed() or _checked_out() or 'of an unknown version'}"


def _installed() -> str:
    try:
        return version("tracker")
    except PackageNotFoundError:
        return ""


def _checked_out() -> str:
    """The version that the folder's own pyproject.toml states."""
    project = Path(__file__).resolve().parents[2] / "pyproject.toml"
    try:
        stated = tomllib.loads(project.read_text(encoding="utf-8"))["project"]
    except (OSError, ValueError, KeyError):
        return ""
    return str(stated["version"]) if stated.get("name") == "tracker" else ""
