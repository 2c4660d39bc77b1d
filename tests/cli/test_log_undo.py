"""``log`` and ``undo``: a contact taken down from options, and taken back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Ask

DAY = ("--today", "23/11/2026")


def shown(ask: Ask, path: Path, ref: str) -> Any:
    return ask("show", ref, "--json", "--db", path, *DAY).json


def test_a_contact_is_logged_with_its_reference_and_due_date(ask: Ask, empty: Path) -> None:
    said = ask("log", "--details", "Nobody rang back.", "--db", empty, *DAY)
    assert said.code == 0
    assert said.lines[:2] == ["26-0001 logged", "Reply due: Mon 7 Dec 2026"]
    assert said.lines[2].startswith("Take it back with: tracker undo ")


def test_log_has_its_promised_keys(ask: Ask, empty: Path) -> None:
    said = ask("log", "--details", "Nobody rang back.", "--json", "--db", empty, *DAY).json
    assert list(said) == ["ref", "due", "save_id"]
    assert (said["ref"], said["due"]) == ("26-0001", "2026-12-07")


def test_every_option_arrives(ask: Ask, empty: Path) -> None:
    options = {
        "--details": "Nobody rang back.",
        "--caller": "Zoë Fell",
        "--channel": "e-mail",
        "--received": "5/11",
        "--at": "9.05",
        "--relation": "young person",
        "--status": "care leaver",
        "--age": "19",
        "--telephone": "01632 960001",
        "--email": "zoe@example.org",
        "--child": "K",
        "--wants": "A call.",
        "--safety": "no",
        "--handling": "Stage 1",
        "--theme": "poor communication",
        "--area": "acps east",
        "--team-manager": "H. Lowther",
    }
    flat = [part for pair in options.items() for part in pair]
    assert ask("log", *flat, "--db", empty, *DAY).code == 0
    case = shown(ask, empty, "26-0001")["case"]
    assert (case["received_on"], case["received_at"]) == ("2026-11-05", "09:05")
    assert (case["channel"], case["via"], case["safety"]) == ("E-mail", "direct", "no")
    assert case["proposal"] == {
        "handling": "stage_1",
        "theme": "Poor communication",
        "area": "ACPS East",
        "team_manager": "H. Lowther",
        "by": "J. Lee",
    }
    caller = case["complainant"]
    assert (caller["name"], caller["young_status"], caller["age"]) == (
        *("Zoë Fell", "Care leaver"),
        19,
    )
    assert (caller["telephone"], caller["email"]) == ("01632 960001", "zoe@example.org")
    assert (case["child"], case["wants"], case["handling"]) == ("K", "A call.", None)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("", "not_asked"), ("anonymous", "anonymous"), ("would not say", "would_not_say")],
)
def test_nameless_callers_stay_nameless(ask: Ask, empty: Path, typed: str, kept: str) -> None:
    ask("log", "--details", "x", "--caller", typed, "--db", empty, *DAY)
    caller = shown(ask, empty, "26-0001")["case"]["complainant"]
    assert (caller["name_given"], caller["name"], caller["person_id"]) == (kept, "", None)


def test_the_same_caller_is_one_person_only_when_said(ask: Ask, empty: Path) -> None:
    log = ("log", "--details", "x", "--db", empty, *DAY)
    ask(*log, "--caller", "Ann Fell")
    ask(*log, "--caller", "Ann Fell")
    ask(*log, "--same-caller-as", "26-1")
    assert shown(ask, empty, "26-0001")["same_caller"] == ["26-0003"]
    assert shown(ask, empty, "26-0002")["same_caller"] == []
    ask(*log, "--caller", "anonymous")
    said = ask(*log, "--same-caller-as", "26-4")
    assert (said.code, said.err) == (
        1,
        "26-0004 has no named caller, so nobody can be the same.\n",
    )


def test_details_may_be_piped_in(run: Ask, empty: Path) -> None:
    text = "First line.\nSecond – “line”."
    piped = run("log", "--details", "-", "--json", "--db", empty, stdin=text)
    case = run("show", piped.json["ref"], "--json", "--db", empty).json["case"]
    assert case["details"] == text


def test_everything_wrong_is_said_at_once_with_what_may_be_said_instead(
    ask: Ask, empty: Path
) -> None:
    said = ask("log", "--details", "x", "--channel", "Fax", "--received", "40/1", "--db", empty)
    assert (said.code, said.out) == (2, "")
    assert len(said.err.splitlines()) == 1
    assert "--received: There is no day 40 in January." in said.err
    assert "--channel: 'Fax' is not on the list." in said.err
    assert "Telephone, E-mail" in said.err


def test_a_contact_of_tomorrow_and_one_without_words_are_wrong(ask: Ask, empty: Path) -> None:
    later = ask("log", "--details", "x", "--received", "24/11/2026", "--db", empty, *DAY)
    assert (later.code, "future" in later.err) == (2, True)
    assert ask("log", "--details", "  ", "--db", empty, *DAY).code == 2
    assert ask("today", "--json", "--db", empty, *DAY).json["cases"] == []


def test_undo_takes_back_ones_own_last_save_and_says_what(ask: Ask, empty: Path) -> None:
    log = ("log", "--details", "x", "--db", empty, *DAY)
    ask(*log)
    ask(*log)
    said = ask("undo", "--db", empty, *DAY)
    assert said.code == 0
    assert said.lines[0] == "Undone: 26-0002 logged. Reply due Mon 7 Dec."
    assert [c["ref"] for c in ask("today", "--json", "--db", empty, *DAY).json["cases"]] == [
        "26-0001"
    ]


def test_undo_has_its_promised_keys_and_can_be_undone(ask: Ask, empty: Path) -> None:
    save_id = ask("log", "--details", "x", "--json", "--db", empty, *DAY).json["save_id"]
    said = ask("undo", "--json", "--db", empty, *DAY).json
    assert list(said) == ["undone", "what", "refs", "save_id"]
    assert (said["undone"], said["refs"]) == (save_id, ["26-0001"])
    assert ask("undo", said["save_id"], "--db", empty, *DAY).code == 0
    assert len(ask("today", "--json", "--db", empty, *DAY).json["cases"]) == 1


def test_one_does_not_undo_what_somebody_else_saved_last_unless_it_is_named(
    ask: Ask, empty: Path
) -> None:
    who = ("--as", "N. New", "--role", "officer")
    save_id = ask("log", "--details", "x", "--json", *who, "--db", empty, *DAY).json["save_id"]
    nothing = ask("undo", "--db", empty, *DAY)
    assert (nothing.code, nothing.err) == (1, "There is nothing of yours to undo.\n")
    assert ask("undo", save_id, "--db", empty, *DAY).code == 0


def test_undoing_twice_or_the_unknown_is_a_no(ask: Ask, empty: Path) -> None:
    save_id = ask("log", "--details", "x", "--json", "--db", empty, *DAY).json["save_id"]
    assert ask("undo", save_id, "--db", empty, *DAY).code == 0
    assert ask("undo", save_id, "--db", empty, *DAY).code == 1
    said = ask("undo", "nonsense", "--db", empty, *DAY)
    assert (said.code, said.out) == (1, "")
