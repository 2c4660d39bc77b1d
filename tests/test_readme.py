"""What the README says of the program is what the program does."""

from __future__ import annotations

import re
import subprocess
import sys

from tests.readme import PICTURES, README, keys_section, with_section


def test_the_keys_on_paper_are_the_keys_in_the_program() -> None:
    text = README.read_text(encoding="utf-8")
    assert text == with_section(text, "keys", keys_section()), "run: python -m tests.readme"


def test_every_command_is_described() -> None:
    shown = subprocess.run(
        [sys.executable, "-m", "tracker", "--help"], capture_output=True, text=True, check=True
    ).stdout
    names = re.findall(r"^  (\w+)  ", shown.partition("Commands:")[2], flags=re.MULTILINE)
    assert len(names) >= 9
    text = README.read_text(encoding="utf-8")
    assert [name for name in names if f"`tracker {name}" not in text] == []


def test_the_two_commands_come_first_and_the_pictures_are_there() -> None:
    text = README.read_text(encoding="utf-8")
    assert text.index("make demo") < text.index("## A day with it")
    for name in re.findall(r"\(tests/pictures/(\w+\.svg)\)", text):
        picture = (PICTURES / name).read_text(encoding="utf-8")
        assert picture.startswith("<svg")
        assert "http" not in picture.replace("http://www.w3.org/2000/svg", "")
