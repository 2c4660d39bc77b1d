"""Where a case stands on its clock, in words and length: Day 0 ─── 5 ─── 10 ══ [12] ··· 20."""

from __future__ import annotations

from rich.text import Text

from tracker.core.verdicts import Verdict
from tracker.core.words import State
from tracker.ui.paint import Paint


def clock_bar(verdict: Verdict, width: int, paint: Paint) -> Text:
    """The bar for one clock in ``width`` cells.

    Plain up to today, double past the standard limit, dotted for what is left up to the outer
    limit. A mark that has no room is left out; the day itself never is.
    """
    limit = verdict.limits or (1,)
    end = max(limit[-1], verdict.day, 1)
    room = max(10, width - 8)

    def at(day: int) -> int:
        return min(room - 1, round(day * (room - 1) / end))

    now = at(min(verdict.day, end))
    standard = at(limit[0])
    cells = ["─" if n <= standard else "═" for n in range(room)]
    for n in range(now + 1, room):
        cells[n] = "·"
    marks = [(at(d), str(d)) for d in (*range(5, limit[0], 5), *limit)]
    label = f"[{verdict.day}]"
    left = max(0, min(room - len(label), now - len(label) // 2))
    for place, text in marks:
        start = min(place, room - len(text))
        clear = start + len(text) < left or start > left + len(label)
        if clear and all(c in "─═·" for c in cells[start : start + len(text)]):
            cells[start : start + len(text)] = list(text)
    bar = Text("Day 0 ", paint("muted"), no_wrap=True, overflow="crop")
    bar.append("".join(cells[:left]), paint("text"))
    bar.append(label, paint(_STYLES.get(verdict.state, "text")))
    bar.append("".join(cells[left + len(label) :]), paint("muted"))
    return bar


_STYLES = {
    State.LATE: "late",
    State.MISSED: "missed",
    State.DUE_TODAY: "due_today",
    State.DUE_SOON: "due_soon",
    State.PAUSED: "paused",
    State.MET: "done",
}
