"""The screen that a program draws: pyte, fed only what it can digest, whole frames at a time."""

from __future__ import annotations

import codecs
import re

import pyte

TOKEN = re.compile(
    r"(?P<text>[^\x1b]+)"
    r"|\x1b\[(?P<private>[<=>?]?)(?P<values>[0-9;:]*)[ -/]*(?P<final>[@-~])"
    r"|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)"
    r"|\x1b[PX^_][^\x1b]*\x1b\\"
    r"|\x1b[()*+][0-~]"
    r"|\x1b[ -/]*[0-OQ-WYZ\\`-~]"
)
"""What a program sends to a terminal: text, control sequences, strings, single commands."""

_DRAWN = frozenset("ABCDEFGHJKLMPXadefghmr`")


class Screen:
    """A screen of so many columns and rows."""

    def __init__(self, columns: int, rows: int) -> None:
        """Blank."""
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.Stream(self._screen)
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._rest = ""
        self._within = False
        self.frames = 0
        self.text = ""

    def feed(self, data: bytes) -> bool:
        """Draw what was received. Whether a person sees something else afterwards.

        What is sent between the marks of a synchronised update is seen at its end.
        """
        text, self._rest = self._rest + self._decoder.decode(data), ""
        frames, at = self.frames, 0
        plain: list[str] = []
        while at < len(text):
            token = TOKEN.match(text, at)
            if token is None:
                self._rest = text[at:]  # a sequence whose end has not arrived
                break
            at = token.end()
            self._take(token, plain)
        self._stream.feed("".join(plain))
        if not self._within:
            self._look()
        return self.frames > frames

    def _take(self, token: re.Match[str], plain: list[str]) -> None:
        if token["text"] is not None:
            plain.append(token["text"])
        elif token["private"] == "?" and token["final"] in "hl":
            if token["values"] == "2026":
                self._within = token["final"] == "h"
                if not self._within:
                    self._stream.feed("".join(plain))
                    plain.clear()
                    self._look()
        elif token["final"] in _DRAWN and not token["private"]:
            plain.append(token[0].replace(":", ";"))

    def _look(self) -> None:
        if not self._screen.dirty:
            return
        self._screen.dirty.clear()
        self.frames += 1
        self.text = "\n".join(line.rstrip() for line in self._screen.display)
