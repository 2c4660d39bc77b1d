"""The tables beyond the report's own, on small stories told through the desk."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.support import THURSDAY, Front, answered
from tracker.core import commands as cmd
from tracker.core.commands_later import AskOmbudsman, HearOmbudsman
from tracker.core.figures import periods, tables
from tracker.core.figures.asking import figures_asked
from tracker.core.figures.monitoring import disability_of, ethnicity_of
from tracker.core.figures.table import Table, check
from tracker.core.figures.values import Number

YEAR = 2026


def made(front: Front, key: str, today: date | None = None) -> Table:
    asked = figures_asked(front.reader, periods.year(YEAR), today or front.today, compare=False)
    table = tables.make(key, asked)
    check(table)
    for _, _, cell in table.cells():
        if isinstance(cell.value, Number) and cell.question is not None:
            assert len(front.reader.behind(cell.question)) == cell.value.count
    return table


def count(table: Table, row: str, column: int = 0) -> int:
    value = table.row(row).cells[column].value
    assert isinstance(value, Number)
    return value.count


def later(front: Front, days: int) -> None:
    front.day.on = front.day.on + timedelta(days=days)


def test_acknowledged_in_time_late_and_not_at_all(front: Front) -> None:
    soon, late, _ = (front.log() for _ in range(3))
    front.do(cmd.Acknowledge(soon, THURSDAY))
    later(front, 7)
    front.do(cmd.Acknowledge(late, front.today))
    table = made(front, "acknowledged")
    assert count(table, "Acknowledged in time") == 1
    assert count(table, "Acknowledged late") == 1
    assert count(table, "No acknowledgement recorded") == 1


def test_withdrawn_by_reason_keeps_single_reasons_together(front: Front) -> None:
    for reason, began in (("Solved", False), ("Solved", True), ("Moved away", False), ("", False)):
        ref = front.stage_1()
        front.do(cmd.Withdraw(ref, front.today, began, front.today, reason))
    table = made(front, "withdrawn")
    assert [row.label for row in table.rows] == [
        "Solved", "Other reasons", "No reason recorded", "All withdrawn",
    ]  # fmt: skip
    assert [count(table, "Solved", n) for n in (0, 1, 3)] == [1, 1, 2]
    assert count(table, "Other reasons") == 1
    assert count(table, "All withdrawn", 3) == 4


def test_extended_replies_by_reason(front: Front) -> None:
    refs = [front.stage_1() for _ in range(3)]
    for ref in refs[:2]:
        front.do(cmd.Extend(ref, front.today, "Complex", "Mary"))
    answered(front, refs[0])
    table = made(front, "extended")
    assert [count(table, "Complex", n) for n in range(4)] == [2, 1, 0, 1]
    assert count(table, "All extended") == 2
    assert count(table, "Advocate") == 0


def test_the_ombudsman_by_answer(front: Front) -> None:
    ref = front.stage_1()
    answered(front, ref)
    front.do(AskOmbudsman(ref, front.today, "Delay"))
    front.do(HearOmbudsman(ref, 1, front.today, taken_forward=False))
    front.do(AskOmbudsman(ref, front.today, "Delay again"))
    table = made(front, "ombudsman")
    assert count(table, "Not taken forward") == 1
    assert count(table, "No answer yet") == 1
    assert count(table, "All matters") == 2
    assert count(table, "Before the procedure had ended") == 2


@pytest.mark.parametrize("key", tables.KEYS)
def test_an_empty_file_has_every_table_empty(front: Front, key: str) -> None:
    table = made(front, key)
    assert table.empty
    assert table.rows or key == "9"


@pytest.mark.parametrize(
    ("written", "group"),
    [
        ("", "not_asked"),
        ("  ", "not_asked"),
        ("White British", "white"),
        ("WHITE - Irish", "white"),
        ("Mixed - White and Asian", "mixed"),
        ("Asian - Pakistani", "asian"),
        ("British Asian", "asian"),
        ("Black - African", "black"),
        ("Black British", "black"),
        ("Arab", "other"),
        ("Any other ethnic group", "other"),
        ("Prefer not to say", "not_stated"),
        ("see file", "not_stated"),
    ],
)
def test_written_ethnicity_has_its_group(written: str, group: str) -> None:
    assert ethnicity_of(written) == group


@pytest.mark.parametrize(
    ("written", "answer"),
    [
        ("", "not_asked"),
        ("N", "no"),
        ("None known", "no"),
        ("Y", "yes"),
        ("Hearing impairment", "yes"),
        ("Not stated", "not_stated"),
    ],
)
def test_written_disability_is_an_answer(written: str, answer: str) -> None:
    assert disability_of(written) == answer
