"""Small questions: the keys they cost, what is wrong under its field, and that no word is lost."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import date
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.ui.forms_support import (
    burst,
    drafts,
    here,
    paste,
    press,
    shown,
    toasts,
    top,
    tracker,
    type_in,
    value,
)
from tests.ui.support import MANAGER, OFFICER, TODAY, OfficeFile, app_on, settle
from tracker.core import commands as cmd
from tracker.core import forms
from tracker.core.commands import Command
from tracker.core.forms import FormErrors
from tracker.core.office import Actor, Refusal
from tracker.core.ports import Receipt
from tracker.core.words import EXTENSION_REASONS, Outcome
from tracker.ui.screens.ask import Ask, ConfirmAsk, YesNo
from tracker.ui.screens.drafts import screen_for
from tracker.ui.screens.note import note_ask
from tracker.ui.screens.today import TodayScreen
from tracker.ui.widgets.fields import (
    Choice,
    ChoiceRow,
    DateField,
    Field,
    LineField,
    LongField,
    choices,
)

REF = "26-0001"
OUTCOMES = (Choice("u", "upheld", "upheld"), Choice("n", "not_upheld", "not upheld"))


class Asked:
    """A question on screen and what came of it."""

    def __init__(self, pilot: Pilot[None]) -> None:
        self.pilot = pilot
        self.results: list[Any] = []

    async def put(self, question: Any) -> None:
        """Put a question up."""
        await self.pilot.app.push_screen(question, self.results.append)
        await settle(self.pilot)

    def sent_on(self) -> DateField:
        """A date that is today unless told."""
        office = tracker(self.pilot).office()
        return DateField("Sent on", "on", TODAY, office.calendar, default=TODAY, latest=TODAY)


@asynccontextmanager
async def asking(office: OfficeFile, actor: Actor = MANAGER) -> AsyncIterator[Asked]:
    """The app on Today, ready for a question."""
    app = app_on(office, actor)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        yield Asked(pilot)
    app.let_go()


def echo(raw: Mapping[str, str]) -> dict[str, str]:
    """A check that lets everything pass."""
    return dict(raw)


# ---------------------------------------------------------------- keys


async def test_a_date_question_costs_one_enter(office: OfficeFile) -> None:
    async with asking(office) as asked:
        outcome = ChoiceRow("Outcome", "outcome", OUTCOMES)
        office_now = tracker(asked.pilot).office()
        question: Ask[Any] = Ask(
            f"Reply to {REF} sent",
            [asked.sent_on(), outcome],
            lambda raw: forms.reply(raw, REF, 3, office_now),
        )
        await asked.put(question)
        assert "= Mon 23 Nov 2026, today" in shown(asked.pilot)
        await press(asked.pilot, "enter")
        assert asked.results == [cmd.SendReply(REF, TODAY, None, 3)]
        assert top(asked.pilot) is TodayScreen


async def test_the_last_choice_saves_at_once(office: OfficeFile) -> None:
    async with asking(office) as asked:
        outcome = ChoiceRow("Outcome", "outcome", OUTCOMES)
        await asked.put(Ask("Reply", [asked.sent_on(), outcome], echo))
        await type_in(asked.pilot, "20/11")
        await burst(asked.pilot, "tab", "u")
        assert asked.results == [{"on": "20/11", "outcome": "upheld"}]


async def test_a_single_choice_costs_one_key(office: OfficeFile) -> None:
    async with asking(office) as asked:
        row = ChoiceRow("Outcome", "outcome", OUTCOMES, needed=True)
        await asked.put(Ask("Outcome", [row], lambda raw: Outcome(raw["outcome"])))
        assert "One letter answers and saves" in shown(asked.pilot)
        await press(asked.pilot, "n")
        assert asked.results == [Outcome.NOT_UPHELD]


async def test_extending_costs_a_letter_and_enter(office: OfficeFile) -> None:
    async with asking(office) as asked:
        office_now = tracker(asked.pilot).office()
        fields: list[Field] = [
            ChoiceRow("Reason", "reason", choices(EXTENSION_REASONS), needed=True),
            LineField("Agreed by", "agreed_by", value="M. Ade"),
        ]
        question: Ask[Any] = Ask(
            "Extend", fields, lambda raw: forms.extend(raw, REF, 3, office_now)
        )
        await asked.put(question)
        await burst(asked.pilot, "a", "enter")
        assert asked.results == [cmd.Extend(REF, TODAY, "Advocate", "M. Ade", None, 3)]


@pytest.mark.parametrize(
    ("keys", "event"),
    [
        (("r", "enter"), "ReplySent"),
        (("x", "a", "enter"), "Extended"),
        (("o", "u"), "OutcomeRecorded"),
        (("a", *"fin", "enter"), "Assigned"),
    ],
)
async def test_on_the_list_each_costs_what_was_promised(
    office: OfficeFile, keys: Sequence[str], event: str
) -> None:
    from db.reader import FileReader

    async with asking(office) as asked:
        await burst(asked.pilot, *keys)
        assert top(asked.pilot) is TodayScreen
    reader = FileReader(office.path)
    recorded = reader.case_file(REF, TODAY).timeline[-1].event
    reader.close()
    assert type(recorded).__name__ == event


async def test_enter_goes_to_what_is_still_needed(office: OfficeFile) -> None:
    async with asking(office) as asked:
        fields = [LineField("One", "one"), LineField("Two", "two", needed=True)]
        await asked.put(Ask("Two things", fields, echo))
        await burst(asked.pilot, "enter", *"x", "enter")
        assert asked.results == [{"one": "", "two": "x"}]


async def test_save_from_a_long_text(office: OfficeFile) -> None:
    async with asking(office) as asked:
        await asked.put(Ask("Note", [LongField("Note", "text", lines=4)], echo))
        await burst(asked.pilot, "a", "enter", "b", "ctrl+s")
        assert asked.results == [{"text": "a\nb"}]


# ---------------------------------------------------------------- errors


async def test_errors_stand_under_their_fields_and_the_first_has_the_focus(
    office: OfficeFile,
) -> None:
    def check(raw: Mapping[str, str]) -> None:
        raise FormErrors({"two": "Two is wrong.", "three": "Three too.", "far": "And more."})

    async with asking(office) as asked:
        fields = [LineField(n.capitalize(), n) for n in ("one", "two", "three")]
        await asked.put(Ask("Wrong", fields, check))
        await burst(asked.pilot, *"kept", "ctrl+s")
        assert here(asked.pilot) == "two"
        assert value(asked.pilot, "one") == "kept"
        for sentence in ("Two is wrong.", "Three too.", "And more."):
            assert sentence in shown(asked.pilot)
        await press(asked.pilot, "x")
        assert "Two is wrong." not in shown(asked.pilot)
        assert "Three too." in shown(asked.pilot)
        assert asked.results == []


async def test_a_refusal_is_shown_and_the_form_stays(office: OfficeFile) -> None:
    def check(raw: Mapping[str, str]) -> None:
        raise Refusal("Not on a Monday.")

    async with asking(office) as asked:
        await asked.put(Ask("No", [LineField("One", "one")], check))
        await press(asked.pilot, "enter")
        assert "Not on a Monday." in shown(asked.pilot)
        assert asked.results == []


# ---------------------------------------------------------------- leaving


async def test_esc_leaves_at_once_when_no_words_were_typed(office: OfficeFile) -> None:
    async with asking(office) as asked:
        await asked.put(Ask("x", [LineField("One", "one", value="as it was")], echo))
        await press(asked.pilot, "escape")
        assert asked.results == [None]


async def test_esc_asks_before_typed_words_go(office: OfficeFile) -> None:
    async with asking(office) as asked:
        await asked.put(Ask("x", [LongField("Note", "text", lines=3)], echo))
        await burst(asked.pilot, *"abc", "escape")
        assert "thrown away" in shown(asked.pilot)
        await press(asked.pilot, "n")
        assert value(asked.pilot, "text") == "abc"
        await press(asked.pilot, "escape", "y")
        assert asked.results == [None]


async def test_a_second_esc_leaves(office: OfficeFile) -> None:
    async with asking(office) as asked:
        await asked.put(Ask("x", [LineField("One", "one")], echo))
        await burst(asked.pilot, *"abc", "escape")
        assert "y or Esc: leave n: go on writing" in " ".join(shown(asked.pilot).split())
        await press(asked.pilot, "escape")
        assert asked.results == [None]
        assert top(asked.pilot) is TodayScreen


async def test_esc_is_no_to_any_other_question(office: OfficeFile) -> None:
    async with asking(office) as asked:
        await asked.put(YesNo("Remove it?"))
        await press(asked.pilot, "escape")
        assert asked.results == [False]


@pytest.mark.parametrize(
    ("keys", "marked", "answer"),
    [(("right",), "»y yes  n no", True), (("right", "right"), " y yes »n no", False)],
    ids=["yes", "no"],
)
async def test_the_arrows_show_which_answer_enter_would_take(
    office: OfficeFile, keys: tuple[str, ...], marked: str, answer: bool
) -> None:
    async with asking(office) as asked:
        await asked.put(YesNo("Remove it?"))
        assert " y yes  n no" in shown(asked.pilot)
        await press(asked.pilot, *keys)
        assert marked in shown(asked.pilot)
        await press(asked.pilot, "enter")
        assert asked.results == [answer]


# ---------------------------------------------------------------- kept as a draft


async def test_a_note_is_kept_while_it_is_written_and_parked_by_esc(office: OfficeFile) -> None:
    async with asking(office, OFFICER) as asked:
        office_now = tracker(asked.pilot).office()
        await asked.put(note_ask(REF, office_now))
        await paste(asked.pilot, "Rang the team\nNobody in")
        (draft,) = drafts(office)
        assert draft.kind == "note"
        assert draft.fields == {"ref": REF, "text": "Rang the team\nNobody in"}
        assert "draft kept 14:07:00" in shown(asked.pilot)
        await press(asked.pilot, "escape")
        assert asked.results == [None]
        assert toasts(asked.pilot)[0].startswith("Parked as a draft")
        await asked.put(screen_for(draft, office_now))
        assert value(asked.pilot, "text") == "Rang the team\nNobody in"
        await press(asked.pilot, "ctrl+s")
        assert toasts(asked.pilot)[0].startswith(f"{REF}: Rang the team")
    assert drafts(office) == []
    assert office.case(REF).version == 4


async def test_a_note_that_is_refused_stays_and_is_kept(
    office: OfficeFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with asking(office, OFFICER) as asked:
        link = tracker(asked.pilot).link
        real, ids = link.do, []

        async def stubborn(command: Command, actor: Actor, save_id: str = "") -> Receipt:
            ids.append(save_id)
            if len(ids) == 1:
                raise Refusal("Not now.")
            return await real(command, actor, save_id)

        monkeypatch.setattr(link, "do", stubborn)
        await asked.put(note_ask(REF, tracker(asked.pilot).office()))
        await burst(asked.pilot, *"abc", "ctrl+s")
        assert "Not now." in shown(asked.pilot)
        assert value(asked.pilot, "text") == "abc"
        assert [d.fields["text"] for d in drafts(office)] == ["abc"]
        await press(asked.pilot, "ctrl+s")
        assert asked.results == [None]
    assert len(set(ids)) == 1
    assert drafts(office) == []


async def test_an_empty_note_is_not_kept(office: OfficeFile) -> None:
    async with asking(office, OFFICER) as asked:
        await asked.put(note_ask(REF, tracker(asked.pilot).office()))
        await press(asked.pilot, "ctrl+s")
        assert "Write the note first." in shown(asked.pilot)
        await press(asked.pilot, "escape")
        assert asked.results == [None]
    assert drafts(office) == []


# ---------------------------------------------------------------- sure?


async def test_a_reference_has_to_be_typed(office: OfficeFile) -> None:
    async with asking(office) as asked:
        question: ConfirmAsk[Any] = ConfirmAsk(f"Close {REF}", [], echo, REF)
        await asked.put(question)
        assert f"Type {REF} to go on." in shown(asked.pilot)
        await press(asked.pilot, "enter")
        assert asked.results == []
        await burst(asked.pilot, *"26", "minus", *"0002", "enter")
        assert f"That is not {REF}." in shown(asked.pilot)
        await burst(asked.pilot, "ctrl+u", *"26", "minus", *"0001", "enter")
        assert asked.results == [{}]


async def test_a_reference_comes_after_the_other_questions(office: OfficeFile) -> None:
    async with asking(office) as asked:
        office_now = tracker(asked.pilot).office()
        question: ConfirmAsk[Any] = ConfirmAsk(
            "Withdrawn",
            [asked.sent_on()],
            lambda raw: forms.withdraw(raw, REF, 3, office_now),
            REF,
        )
        await asked.put(question)
        await burst(asked.pilot, *"20", "slash", *"11", "enter")
        assert here(asked.pilot) == "confirm"
        await burst(asked.pilot, *"26", "minus", *"0001", "enter")
        assert asked.results == [cmd.Withdraw(REF, date(2026, 11, 20), version=3)]


@pytest.mark.parametrize(("key", "answer"), [("y", True), ("n", False), ("escape", False)])
async def test_yes_or_no(office: OfficeFile, key: str, answer: bool) -> None:
    async with asking(office) as asked:
        await asked.put(YesNo("Undo [/b] this?\n26-0001: Reviewed"))
        assert "Undo [/b] this?" in shown(asked.pilot)
        await press(asked.pilot, "enter")
        assert asked.results == []
        await press(asked.pilot, key)
        assert asked.results == [answer]
