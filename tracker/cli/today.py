"""``tracker today``: the day's work."""

from __future__ import annotations

import typer

from tracker.cli import lines, shapes
from tracker.cli.options import JsonFlag, given_of
from tracker.cli.out import say, say_all, say_json
from tracker.core.say import long_day


def today(context: typer.Context, as_json: JsonFlag = False) -> int:
    """Show the day's work: every open case, worst first."""
    given = given_of(context)
    day = given.clock.today()
    with given.reading() as reader:
        queue = reader.queue(day)
        rows = reader.rows([line.case_id for line in queue.lines], day)
        learning = reader.learning(day)
    if as_json:
        say_json({**shapes.queue(queue, rows), "learning": shapes.plain(learning.counts)})
        return 0
    say(long_day(day))
    say_all(lines.queue_lines(queue.counts.items(), rows))
    return 0
