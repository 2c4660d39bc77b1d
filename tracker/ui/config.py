"""What a person chose on this workstation: look, keys, signs, and who they are.

A small TOML file; no code in it, nothing of any case. A file that cannot be read is left alone and
said so, and the program starts with its defaults.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

THEMES = ("tracker-dark", "tracker-light", "tracker-contrast", "tracker-plain")
KEY_STYLES = ("plain", "vim")
SIGN_STYLES = ("unicode", "ascii")


@dataclass(frozen=True, slots=True)
class Config:
    """Choices with their defaults. ``keys`` maps binding ids to keys; ``users`` files to names."""

    theme: str = "tracker-dark"
    key_style: str = "plain"
    signs: str = "unicode"
    keys: Mapping[str, str] = field(default_factory=dict)
    users: Mapping[str, str] = field(default_factory=dict)
    trouble: str = ""


def default_path() -> Path:
    """Where the choices are kept: ``TRACKER_CONFIG``, or the user's configuration folder."""
    chosen = os.environ.get("TRACKER_CONFIG")
    if chosen:
        return Path(chosen)
    from platformdirs import user_config_path

    return user_config_path("tracker", appauthor=False) / "config.toml"


def load(path: Path) -> Config:
    """The choices in a file; defaults where it says nothing. Never raises."""
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Config()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        return Config(trouble=f"{path} could not be read: the usual look and keys are used.")
    return _checked(raw)


def _checked(raw: Mapping[str, Any]) -> Config:
    def one_of(name: str, known: tuple[str, ...]) -> str:
        value = raw.get(name)
        return value if isinstance(value, str) and value in known else known[0]

    def texts(name: str) -> dict[str, str]:
        table = raw.get(name)
        if not isinstance(table, dict):
            return {}
        return {k: v for k, v in table.items() if isinstance(v, str)}

    return Config(
        theme=one_of("theme", THEMES),
        key_style=one_of("key_style", KEY_STYLES),
        signs=one_of("signs", SIGN_STYLES),
        keys=texts("keys"),
        users=texts("users"),
    )


def save(path: Path, config: Config) -> None:
    """Write the choices back, keeping whatever else the person wrote in the file.

    Raises:
        OSError: the folder or the file cannot be written.
    """
    import tomlkit

    try:
        document = tomlkit.parse(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomlkit.exceptions.ParseError):
        document = tomlkit.document()
    document["theme"] = config.theme
    document["key_style"] = config.key_style
    document["signs"] = config.signs
    document["keys"] = dict(config.keys)
    document["users"] = dict(config.users)
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    part.write_text(tomlkit.dumps(document), encoding="utf-8")
    os.replace(part, path)


def with_user(config: Config, file_name: str, user: str) -> Config:
    """The choices with who works on a file from this workstation."""
    return replace(config, users={**config.users, file_name: user})
