"""What is entered for a year: kept, audited, undone, and refused where it cannot be."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from db.connect import APPLICATION_ID, connect
from db.migrate import bring_up, newest, statements, steps, take
from tests.support import DATA, MANAGER, OFFICER, Front
from tracker.core import commands as cmd
from tracker.core.compliments import (
    Compliment,
    ComplimentType,
    Facts,
    LogCompliment,
    QuoteCompliment,
)
from tracker.core.figures import periods
from tracker.core.figures.asking import examples, figures_asked
from tracker.core.figures.entered import Stage2History, YearEntered
from tracker.core.figures.entering import ChooseExample, EnterHistory, EnterYear, WriteText
from tracker.core.office import Conflict, Refusal

YEAR = 2026
HELD = (("Fostering", 180), ("Finance", 0))


def compliment(front: Front, quote: str = "She listened.") -> Compliment:
    """One of this year, with words to print."""
    facts = Facts(front.today, ComplimentType.EXTERNAL, "Police", "Finance", "Bo listened.")
    front.do(LogCompliment(facts))
    number = len(front.reader.compliments(range(1, 99)))
    if quote:
        front.do(QuoteCompliment(number, 1, quote))
    return front.reader.compliments([number])[0]


def test_everything_entered_is_read_back(front: Front) -> None:
    chosen = compliment(front)
    assert front.reader.year_entered(YEAR) == YearEntered(YEAR, version=0)
    said = front.do(EnterYear(YEAR, 18_250, 5_492, HELD)).sentence
    assert said == (
        "2026/27: contacts with the trust 18,250; open cases 5,492; cases held by 2 areas."
    )
    front.do(EnterHistory(2024, Stage2History(6, 4_237_421, 120)))
    front.do(WriteText(YEAR, "priorities", "One.\n\nTwo.\n"))
    front.do(WriteText(YEAR, "introduction", "A year."))
    front.do(ChooseExample(YEAR, chosen.number))
    found = front.reader.years_entered()
    assert list(found) == [2024, YEAR]
    assert found[2024] == YearEntered(2024, stage2=Stage2History(6, 4_237_421, 120))
    assert found[YEAR] == YearEntered(
        YEAR,
        18_250,
        5_492,
        HELD,
        texts=(("introduction", "A year."), ("priorities", "One.\n\nTwo.")),
        quotes=(chosen.number,),
        version=4,
    )
    assert found[YEAR].held_by("Finance") == 0
    assert found[YEAR].held_by("Adoption") is None
    asked = figures_asked(front.reader, periods.year(YEAR), front.today)
    assert (asked.entered, asked.against) == (found, periods.year(YEAR - 1))
    assert examples(front.reader, found[YEAR]) == (chosen,)


def test_each_save_is_audited_and_undone_alone(front: Front) -> None:
    save = front.do(EnterYear(YEAR, 100, None)).save_id
    text = front.do(WriteText(YEAR, "learning", "Ring first.")).save_id
    with pytest.raises(Conflict, match="undo that first"):
        front.do(cmd.Undo(save))
    front.do(cmd.Undo(text))
    assert front.reader.year_entered(YEAR) == YearEntered(YEAR, 100, version=3)
    front.do(cmd.Undo(save))
    assert front.reader.years_entered() == {}
    front.do(EnterYear(YEAR, None, 7))
    now = front.reader.year_entered(YEAR)
    assert (now.contacts, now.open_cases, now.texts) == (None, 7, ())
    with closing(connect(front.path, read_only=True)) as connection:
        trail = connection.execute(
            "SELECT kind, entity_id, actor FROM audit_events WHERE entity = 'year' ORDER BY seq"
        ).fetchall()
    altered = ("YearAltered", YEAR, MANAGER.name)
    assert trail == [("YearKept", YEAR, MANAGER.name), *[altered] * 4]


def test_only_the_part_that_is_saved_has_to_be_as_it_was_seen(front: Front) -> None:
    seen = front.reader.year_entered(YEAR)
    front.do(WriteText(YEAR, "learning", "Theirs.", seen))
    front.do(WriteText(YEAR, "areas", "Mine.", seen))
    front.do(EnterYear(YEAR, 5, None, (), seen))
    front.do(EnterHistory(YEAR, Stage2History(1, 5), seen))
    for late in (
        WriteText(YEAR, "learning", "Mine.", seen),
        EnterYear(YEAR, 6, None, (), seen),
        EnterHistory(YEAR, None, seen),
    ):
        with pytest.raises(Conflict, match="Somebody else changed"):
            front.do(late)
    assert front.reader.year_entered(YEAR).text("learning") == "Theirs."


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        (EnterYear(YEAR, -1, None), "Contacts with the trust: from 0"),
        (EnterYear(YEAR, None, 10_000_000), "Open cases: from 0 to 9,999,999"),
        (EnterYear(YEAR, None, None, (("Moon", 1),)), "'Moon' is not on the list"),
        (EnterYear(YEAR, None, None, (("Finance", -1),)), "Cases held by Finance"),
        (EnterYear(YEAR, None, None), "Nothing was changed"),
        (EnterYear(2027, 1, None), "2027/28 has not begun yet"),
        (EnterYear(1066, 1, None), "between 1990 and 2189"),
        (EnterHistory(2015, Stage2History(1, -1)), "The Stage 2 spend"),
        (EnterHistory(2015, Stage2History(-1, 1)), "Stage 2 investigations"),
        (WriteText(YEAR, "appendix", "Words"), "no section 'appendix'"),
        (ChooseExample(YEAR, 1, False), "is no example"),
        (ChooseExample(2025, 1), "was not received in 2025/26"),
    ],
)
def test_what_cannot_be_is_refused(front: Front, command: Any, sentence: str) -> None:
    compliment(front)
    with pytest.raises(Refusal, match=sentence):
        front.do(command)
    assert front.reader.years_entered() == {}


def test_only_a_manager_enters(front: Front) -> None:
    compliment(front)
    for command in (
        EnterYear(YEAR, 1, None),
        EnterHistory(2015, Stage2History(1, 1)),
        WriteText(YEAR, "areas", "Words"),
        ChooseExample(YEAR, 1),
    ):
        with pytest.raises(Refusal, match="Only a manager"):
            front.do(command, OFFICER)
    assert front.reader.years_entered() == {}


def test_only_words_read_for_names_are_printed(front: Front) -> None:
    bare = compliment(front, quote="")
    with pytest.raises(Refusal, match="no words to print yet"):
        front.do(ChooseExample(YEAR, bare.number))
    front.do(QuoteCompliment(bare.number, 1, "He listened."))
    front.do(ChooseExample(YEAR, bare.number))
    with pytest.raises(Refusal, match="an example already"):
        front.do(ChooseExample(YEAR, bare.number))
    front.do(QuoteCompliment(bare.number, 2, ""))
    assert examples(front.reader, front.reader.year_entered(YEAR)) == ()


def test_a_file_of_version_six_keeps_what_it_has(tmp_path: Path) -> None:
    """Every audit event is there, in its order and with its number, and can still not change."""
    path = tmp_path / "six.db"
    with closing(connect(path, create=True)) as connection:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        take(connection, [step for step in steps() if step.number <= 1])
        connection.execute("BEGIN")
        for statement in statements((DATA / "released-1.sql").read_text("utf-8")):
            connection.execute(statement)
        connection.execute("COMMIT")
        take(connection, [step for step in steps() if step.number <= 6])
        before = connection.execute("SELECT * FROM audit_events ORDER BY seq").fetchall()
        rest = connection.execute("SELECT * FROM cases ORDER BY id").fetchall()
    bring_up(path)
    with closing(connect(path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone()[0] == newest(steps())
        assert connection.execute("SELECT * FROM audit_events ORDER BY seq").fetchall() == before
        assert connection.execute("SELECT * FROM cases ORDER BY id").fetchall() == rest
        with pytest.raises(Exception, match="never changed"):
            connection.execute("UPDATE audit_events SET actor = 'Nobody'")
    front = Front(path)
    try:
        front.day.on = date(2026, 11, 10)
        assert front.reader.years_entered() == {}
        front.do(EnterYear(YEAR, 100, None))
        assert front.reader.year_entered(YEAR).contacts == 100
    finally:
        front.close()
