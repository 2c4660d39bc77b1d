"""Histories that nobody thought of: any command, by anybody, on any day, sensible or not."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from tests.support import MANAGER, OFFICER, Front, a_contact, named, office
from tracker.core import commands as cmd
from tracker.core import commands_later as later
from tracker.core import rules
from tracker.core.identity import new_save_id
from tracker.core.office import Refusal
from tracker.core.past import PastContact
from tracker.core.ports import NoSuchCase
from tracker.core.words import (
    THEMES,
    AsideKind,
    Handling,
    LetterKind,
    Outcome,
    ReportOf,
    Safety,
)

HANDLINGS, OUTCOMES, SAFETIES = tuple(Handling), tuple(Outcome), tuple(Safety)
AREAS = ("Fostering", "Adoption", "")


@dataclass(frozen=True)
class Move:
    """One thing somebody asks for. ``n`` and ``back`` fill in whatever the command needs.

    ``shift`` moves the working date first; ``back`` is how many days before today the thing was.
    ``sensible`` picks among what would be accepted now, or few histories would get anywhere.
    """

    what: str
    case: int
    n: int
    back: int = 0
    shift: int = 0
    manager: bool = True
    told: bool = False
    sensible: bool = False


def _asked(move: Move, ref: str, today: date, n: int) -> dict[str, Callable[[], cmd.Command]]:
    """Every command on one case, made when it is picked."""
    day = today - timedelta(move.back)
    told = day if move.told else None
    handling, outcome = HANDLINGS[n % 4], OUTCOMES[n % 4]
    return {
        "call": lambda: cmd.AddCall(ref, day, "09:05", "E-mail", "Again", "A call", "Janet"),
        "correct": lambda: cmd.CorrectFacts(ref, (("details", f"As told {n}"), ("name", "Jo"))),
        "correct one": lambda: cmd.CorrectFacts(ref, (("child", f"Sam {n}"),)),
        "safety": lambda: cmd.AnswerSafety(ref, SAFETIES[n % 3]),
        "classify": lambda: cmd.Classify(
            ref, handling, THEMES[n], AREAS[n % 3], "", f"Reason {n}" if n % 2 else "", told
        ),
        "assign": lambda: cmd.Assign(ref, ("R. Khan", "S. Bell")[n % 2]),
        "acknowledge": lambda: cmd.Acknowledge(ref, day, "letter"),
        "note": lambda: cmd.AddNote(ref, f"Note {n}"),
        "chase": lambda: cmd.Chase(ref, "Left a message", today + timedelta(n) if n else None),
        "review": lambda: cmd.Review(ref, "Seen"),
        "extend": lambda: cmd.Extend(ref, day, "Complex", "Mary", told),
        "wait": lambda: cmd.StartPause(ref, day),
        "go on": lambda: cmd.EndPause(ref, day),
        "point": lambda: cmd.AddPoint(ref, f"Point {n}"),
        "finding": lambda: cmd.FindPoint(ref, n % 2 + 1, outcome),
        "check": lambda: cmd.CheckQuality(ref, day),
        "reply": lambda: cmd.SendReply(ref, day, outcome if move.told else None),
        "outcome": lambda: cmd.RecordOutcome(ref, outcome),
        "withdraw": lambda: cmd.Withdraw(ref, day, n % 2 == 0, told, "Moved away"),
        "close": lambda: cmd.CloseCase(ref, day),
        "reopen": lambda: cmd.Reopen(ref, day, "New facts"),
        "letter": lambda: cmd.RecordLetter(
            ref, tuple(LetterKind)[n % 6], f"{ref}-letter-{n}.docx", "0" * 64
        ),
        "outdated": lambda: cmd.AddNote(ref, "Too late", version=n),
        **_asked_later(move, ref, today, n),
    }


def _asked_later(move: Move, ref: str, today: date, n: int) -> dict[str, Callable[[], cmd.Command]]:
    """Every command beyond the reply."""
    day = today - timedelta(move.back)
    told = day if move.told else None
    kind = AsideKind.SUSPENDED if n % 3 else AsideKind.DECLINED
    remedy = ("Write to her", today + timedelta(n)) if move.told else ("", None)
    return {
        "stage 2": lambda: later.RequestStage2(ref, day, "her advocate"),
        "decide": lambda: later.DecideStage2(ref, day, n % 3 > 0, "Not new", told),
        "appoint": lambda: later.AppointStage2(ref, f"Officer {n}", "Ivy", "Adam"),
        "terms": lambda: later.AgreeTerms(ref, day, move.told, "Three points"),
        "report": lambda: later.TakeReport(ref, day, tuple(ReportOf)[n % 2]),
        "longer": lambda: later.ExtendStage2(ref, day, "Complex", "Mary", told),
        "cost": lambda: later.AddCost(ref, day, "Visit", n * 100 - 300),
        "strike": lambda: later.StrikeCost(ref, n % 3 + 1, "Twice"),
        "adjudicate": lambda: later.Adjudicate(ref, day, OUTCOMES[n % 4]),
        "stage 3": lambda: later.RequestStage3(ref, day),
        "panel": lambda: later.NamePanel(ref, (f"Ann {n}", "Bea", "Cy" if n % 4 else "Ivy")),
        "meet": lambda: later.MeetPanel(ref, day),
        "findings": lambda: later.SendFindings(ref, day, "Mostly right"),
        "respond": lambda: later.RespondStage3(ref, day, "Sorry"),
        "ombudsman": lambda: later.AskOmbudsman(ref, day, "Delay"),
        "heard": lambda: later.HearOmbudsman(ref, n % 2 + 1, day, move.told),
        "decided": lambda: later.DecideOmbudsman(ref, n % 2 + 1, day, "Fault", *remedy),
        "remedy": lambda: later.FinishRemedy(ref, n % 2 + 1, day),
        "aside": lambda: later.SetAside(ref, day, kind, "Police", "Why" if told else "", told),
        "tell": lambda: later.TellAside(ref, day, "Why"),
        "resume": lambda: later.Resume(ref, day),
        "confirmed": lambda: later.ConfirmWithdrawal(ref, day),
    }


ON_A_CASE = tuple(_asked(Move("", 0, 0), "", date(2026, 11, 5), 0))
ANYTHING = (*ON_A_CASE, *ON_A_CASE, "log", "import", "together", "undo", "undo", "redo", "redo")

moves = st.builds(
    Move,
    what=st.sampled_from(ANYTHING),
    case=st.integers(0, 2),
    n=st.integers(0, 9),
    back=st.sampled_from((0, 0, 0, 0, 0, 1, 3, 12, -1)),
    shift=st.sampled_from((0, 0, 0, 0, 0, 1, 1, 2, 5, -3)),
    manager=st.sampled_from((True, True, True, False)),
    told=st.booleans(),
    sensible=st.sampled_from((True, True, False)),
)


histories = st.lists(moves, min_size=8, max_size=30)

BEGINNING = (Move("log", 0, 1), Move("classify", 0, 0), Move("log", 0, 0), Move("classify", 1, 6))
"""A named caller's Stage 1 complaint, and a corporate one by nobody in particular."""


@dataclass
class History:
    """One history as it happens on a real file."""

    front: Front
    refs: list[str] = field(default_factory=list)
    saves: list[str] = field(default_factory=list)
    undos: list[str] = field(default_factory=list)
    imports: int = 0

    def begin(self) -> None:
        """Two cases to begin with."""
        for move in BEGINNING:
            assert self.ask(move)

    def ask(self, move: Move) -> tuple[str, ...] | None:
        """Carry a move out; the references it touched, or None if it was refused."""
        self.front.day.on += timedelta(move.shift)
        command = self._command(move)
        save_id = new_save_id()
        actor = MANAGER if move.manager else OFFICER
        try:
            receipt = self.front.do(command, actor, save_id)
        except (Refusal, NoSuchCase):
            return None
        self.saves.append(save_id)
        if isinstance(command, cmd.Undo):
            self.undos.append(save_id)
        self.refs += [ref for ref in receipt.refs if ref not in self.refs]
        return receipt.refs

    def _ref(self, move: Move, offset: int = 0) -> str:
        return self.refs[(move.case + offset) % len(self.refs)] if self.refs else "26-9999"

    def _command(self, move: Move) -> cmd.Command:
        today = self.front.today
        if move.what == "log":
            who: dict[str, Any] = {"complainant": named()} if move.n % 2 else {}
            return a_contact(today - timedelta(move.back), safety=SAFETIES[move.n % 3], **who)
        if move.what == "import":
            return self._past(move, today)
        if move.what == "undo":
            return cmd.Undo(self.saves[-1 - move.n % 3] if len(self.saves) > 2 else "none")
        if move.what == "redo":
            return cmd.Undo(self.undos[-1] if self.undos else "none")
        if move.what == "together":
            what = ("note", "chase", "assign", "point", "correct one")[move.n % 5]
            pair = (_asked(move, self._ref(move, n), today, move.n)[what]() for n in (0, 1))
            return cmd.Together(tuple(pair))  # type: ignore[arg-type]
        asked = _asked(move, self._ref(move), today, move.n)
        what = move.what
        if move.sensible and (accepted := self._accepted(move, asked)):
            what = accepted[ON_A_CASE.index(what) % len(accepted)]
        return asked[what]()

    def _accepted(self, move: Move, asked: dict[str, Callable[[], Any]]) -> list[str]:
        """The commands that the rules would let through, told to nobody."""
        if not self.refs:
            return []
        case = self.front.case(self._ref(move))
        where = office(MANAGER if move.manager else OFFICER, self.front.today)
        accepted = []
        for what, command in asked.items():
            with suppress(Refusal):
                rules.decide(case, command(), where)
                accepted.append(what)
        return accepted

    def _past(self, move: Move, today: date) -> cmd.ImportPast:
        """An old log with one answered case and one that is not."""
        self.imports += move.told or not self.imports
        received = today - timedelta(30 + move.n)
        answered, open_one = f"L{self.imports}", f"M{self.imports}"
        return cmd.ImportPast(
            (
                PastContact(
                    answered,
                    received,
                    "Letter",
                    HANDLINGS[move.n % 4],
                    "Adoption",
                    THEMES[0],
                    complainant="Ann Lee",
                    extended_on=received if move.told else None,
                    reply_sent_on=received + timedelta(move.n),
                    outcome=OUTCOMES[move.n % 4],
                ),
                PastContact(open_one, received, "Letter", None, complainant="Ann Lee"),
            ),
            "log.csv",
        )
