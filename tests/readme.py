"""The parts of the README that are made from the program: ``python -m tests.readme`` renews them.

A test holds the README against them, so that keys on paper are the keys in the program.
"""

from __future__ import annotations

import asyncio
import re
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
PICTURES = ROOT / "tests" / "pictures"


def keys_section() -> str:
    """The table of keys, by where they work."""
    from tracker.ui.keys import table

    lines = ["| where | key | does |", "|---|---|---|"]
    for where, keys, tells in table():
        shown = " ".join(f"`{key}`" for key in keys.split())
        lines.append(f"| {where} | {shown} | {tells} |")
    return "\n".join(lines)


def with_section(text: str, name: str, body: str) -> str:
    """The README with one of its marked parts replaced."""
    pattern = rf"(<!-- {name}:begin -->\n).*?(<!-- {name}:end -->)"
    found, count = re.subn(
        pattern, lambda m: f"{m.group(1)}{body}\n{m.group(2)}", text, flags=re.DOTALL
    )
    if count != 1:
        raise ValueError(f"the README has {count} parts called {name}")
    return found


async def pictures() -> None:
    """Today and the log form of the demonstration, on a day that stands still."""
    from tests.ui.support import MANAGER, OFFICER, OfficeFile, app_on, at, settle
    from tracker.__main__ import main

    with tempfile.TemporaryDirectory() as folder, at():
        path = Path(folder) / "demonstration.db"
        if main(["demo", "--build-only", "--db", str(path)]) != 0:
            raise SystemExit("the demonstration could not be built")
        PICTURES.mkdir(exist_ok=True)
        for name, actor, keys in (
            ("today", MANAGER, ()),
            ("summary", MANAGER, ("6", *("left_square_bracket",) * 9, *("tab",) * 8)),
            ("log", OFFICER, ("n", *"paul", "enter", *"The panel has not met, again.")),
        ):
            app = app_on(OfficeFile(path), actor, Path(folder) / "config.toml")
            async with app.run_test(size=(120, 34)) as pilot:
                await settle(pilot)
                for key in keys:
                    await pilot.press(key)
                await settle(pilot)
                svg = app.export_screenshot(title="Tracker")
            (PICTURES / f"{name}.svg").write_text(_without_fonts(svg), encoding="utf-8")
            app.let_go()


def _without_fonts(svg: str) -> str:
    """The picture without addresses on the net: its fonts are any monospaced ones."""
    return re.sub(r"@font-face \{.*?\}\s*|<!--.*?-->\s*", "", svg, flags=re.DOTALL)


def renew() -> None:
    """Write the marked parts and the pictures anew."""
    text = with_section(README.read_text(encoding="utf-8"), "keys", keys_section())
    README.write_text(text, encoding="utf-8")
    asyncio.run(pictures())


if __name__ == "__main__":
    renew()
