"""Printing: every character that the command line puts on a terminal goes through here.

Text of people is made visible first (``clean``), what the terminal's encoding lacks is written in
its place, and a reader that has gone away (``| head``) is no error. No colours and no boxes: a
screen reader and a script get the same as a terminal.
"""

from __future__ import annotations

import errno
import json
import os
import sys
from collections.abc import Iterable
from typing import Any, TextIO

from tracker.core.clean import visible
from tracker.core.ports import CouldNot

_GONE = (errno.EPIPE, errno.EINVAL, errno.ESHUTDOWN)
"""What a closed pipe gives: EPIPE, and EINVAL on Windows."""

_PLAINER = str.maketrans(
    {"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u2013": "-", "\u2026": "..."}
)


def say(text: str = "") -> None:
    """One line, or a few, on standard output."""
    _put(sys.stdout, f"{visible(text)}\n")


def say_all(lines: Iterable[str]) -> None:
    """Lines on standard output."""
    for line in lines:
        say(line)


def say_json(value: Any) -> None:
    """A value for scripts: plain ASCII, so that no terminal obeys it and none garbles it."""
    _put(sys.stdout, as_json(value) + "\n")


def as_json(value: Any) -> str:
    """The text of a value for scripts, as it stands in files too."""
    return json.dumps(value, ensure_ascii=True, indent=2)


def complain(sentence: str) -> None:
    """One sentence on standard error, on one line whatever it quotes."""
    _put(sys.stderr, " ".join(visible(sentence).split()) + "\n")


def finish() -> None:
    """Hand over what was printed while a failure can still be told.

    Raises CouldNot when it could not be written, as on a full disk.
    """
    for stream in (sys.stdout, sys.stderr):
        _put(stream, "", flush=True)


def _put(stream: TextIO | None, text: str, *, flush: bool = False) -> None:
    if stream is None:  # started without a console
        return
    try:
        stream.write(_fitting(text, stream.encoding or "ascii"))
        if flush:
            stream.flush()
    except OSError as error:
        _mute(stream)
        if error.errno not in _GONE:
            why = f": {error.strerror.lower()}" if error.strerror else ""
            raise CouldNot(f"The output could not be written{why}.") from None


def _fitting(text: str, encoding: str) -> str:
    """``text`` with what the encoding lacks written as plainer signs or as codes."""
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        plainer = text.translate(_PLAINER)
        return plainer.encode(encoding, "backslashreplace").decode(encoding)
    return text


def _mute(stream: TextIO) -> None:
    """Let the rest go nowhere, also what the interpreter flushes when it ends."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        try:
            os.dup2(nowhere, stream.fileno())
        finally:
            os.close(nowhere)
    except OSError:
        return
