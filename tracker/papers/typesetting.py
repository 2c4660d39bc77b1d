"""Setting pages and pictures: templates of our own, text that comes in as data, bundled letters.

Text of people is handed over as JSON and put on the page as it is, so that none of it can be
markup; nothing is read but the templates beside this file, and nothing from a network.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

MISSING = "\N{WHITE SQUARE}"
"""Stands for a character that no font at hand has."""

STANDARD = "ua-1"
"""PDF/UA-1: tagged, so that a screen reader reads it in order."""

_TRIED = (
    "#set document(title: [Letters])\n#set text(lang: sys.inputs.lang)\n#text(sys.inputs.letters)"
)


def typeset(main: str, inputs: Mapping[str, str], *, picture: int | None = None) -> bytes:
    """A tagged PDF, or with ``picture`` the first page as a PNG of so many pixels an inch.

    ``main`` is a template of ours; ``inputs`` is what it reads, each of them JSON with its
    letters as they are. The bundled fonts are taken; where they lack a letter the machine's as
    well; where those lack it too, a white square stands for it.
    """
    from typst import TypstError

    try:
        return _compiled(main, inputs, picture, bundled=True)
    except TypstError:
        letters = sorted({letter for value in inputs.values() for letter in value if letter > "~"})
        if picture is not None or not _lacking(letters, bundled=True):
            raise
        lacking = dict.fromkeys(map(ord, _lacking(letters, bundled=False)), MISSING)
        cleaned = {name: value.translate(lacking) for name, value in inputs.items()}
        return _compiled(main, cleaned, picture, bundled=False)


def template(name: str) -> str:
    """The text of one of our templates."""
    return files("tracker.papers").joinpath("typst", name).read_text(encoding="utf-8")


@cache
def _shared() -> bytes:
    return template("charts.typ").encode()


def _compiled(main: str, inputs: Mapping[str, str], picture: int | None, *, bundled: bool) -> bytes:
    import typst

    options: dict[str, Any] = {"format": "pdf", "pdf_standards": [STANDARD]}
    if picture is not None:
        options = {"format": "png", "ppi": float(picture)}
    made = typst.compile(
        {"main.typ": main.encode(), "charts.typ": _shared()},
        ignore_system_fonts=bundled,
        sys_inputs=dict(inputs),
        **options,
    )
    # A document of several pages comes as a list of pictures.
    return bytes(made[0] if isinstance(made, list) else made)


def _lacking(letters: list[str], *, bundled: bool) -> list[str]:
    """Which letters the fonts lack: found by halves, as most texts lack few."""
    from typst import TypstError

    if not letters:
        return []
    try:
        _compiled(_TRIED, {"letters": " ".join(letters), "lang": "en"}, None, bundled=bundled)
    except TypstError:
        if len(letters) == 1:
            return letters
        half = len(letters) // 2
        first, second = letters[:half], letters[half:]
        return [*_lacking(first, bundled=bundled), *_lacking(second, bundled=bundled)]
    return []
