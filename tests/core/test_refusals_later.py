"""What may not be done beyond the reply, and the sentence that says so."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import get_args

import pytest

from tests.support import MANAGER, OFFICER, THURSDAY, office, stage_1
from tracker.core import commands_later as cmd
from tracker.core import rules
from tracker.core.case import Case, Withdrawal
from tracker.core.office import Refusal
from tracker.core.stages import Aside, Cost, Referral, Stage2, Stage3
from tracker.core.words import AsideKind, Handling, Outcome, ReportOf, Stage2Decision

REF = "26-0001"
TODAY, TOMORROW = date(2026, 12, 10), date(2026, 12, 11)
REPLIED, ASKED, LATER = date(2026, 11, 16), date(2026, 11, 18), date(2026, 11, 23)
EARLY = date(2026, 11, 6)
OPEN = stage_1()
ANSWERED = stage_1(reply_sent_on=REPLIED, outcome=Outcome.NOT_UPHELD)
REQUESTED = replace(ANSWERED, stage2=Stage2(ASKED))
INVESTIGATED = replace(
    ANSWERED,
    stage2=Stage2(
        ASKED,
        decision=Stage2Decision.ACCEPTED,
        decided_on=LATER,
        officer="Otto",
        independent="Ivy Poole",
    ),
)
assert INVESTIGATED.stage2 is not None
REFUSED_2 = replace(
    ANSWERED, stage2=Stage2(ASKED, decision=Stage2Decision.REFUSED, decided_on=LATER)
)
ADJUDICATED = replace(INVESTIGATED, stage2=replace(INVESTIGATED.stage2, adjudicated_on=LATER))
PANEL_ASKED = replace(ADJUDICATED, stage3=Stage3(LATER))
PANEL = replace(ADJUDICATED, stage3=Stage3(LATER, panel=("Ann", "Bea", "Cy")))
MET = replace(ADJUDICATED, stage3=Stage3(LATER, panel=("Ann", "Bea", "Cy"), panel_on=LATER))
FOUND = replace(
    ADJUDICATED,
    stage3=Stage3(LATER, panel=("Ann", "Bea", "Cy"), panel_on=LATER, findings_on=LATER),
)
assert FOUND.stage3 is not None
RESPONDED = replace(FOUND, stage3=replace(FOUND.stage3, response_on=LATER))
WITH_LGO = replace(ANSWERED, referrals=(Referral(1, LATER, "Delay"),))
NOT_TAKEN = replace(WITH_LGO, referrals=(Referral(1, LATER, "Delay", taken_forward=False),))
REMEDY = replace(
    WITH_LGO,
    referrals=(
        Referral(
            1, ASKED, "Delay", outcome="Fault", outcome_on=LATER, remedy="Pay", remedy_due=TODAY
        ),
    ),
)
SUSPENDED = replace(OPEN, asides=(Aside(1, AsideKind.SUSPENDED, LATER, "Police", "Mary"),))
TAKEN_UP = replace(
    OPEN, asides=(Aside(1, AsideKind.SUSPENDED, ASKED, "Police", "Mary", resumed_on=LATER),)
)
WITHDRAWN = replace(OPEN, handling=Handling.WITHDRAWN, withdrawal=Withdrawal(LATER))


def suspend(
    on: date = LATER, ground: str = "Police", told: str = "", told_on: date | None = None
) -> cmd.SetAside:
    """A suspension as a manager asks for it."""
    return cmd.SetAside(REF, on, AsideKind.SUSPENDED, ground, told, told_on)


REFUSED: dict[str, tuple[tuple[Case, cmd.LaterCommand], ...]] = {
    "“Over a year old” does not come to an end: decline the complaint on that ground.": (
        (OPEN, suspend(ground="Over a year old")),
    ),
    "Only a Stage 1 complaint can go to Stage 2.": (
        (replace(ANSWERED, handling=Handling.CORPORATE), cmd.RequestStage2(REF, ASKED)),
    ),
    "26-0001 has no Stage 1 reply yet: Stage 2 comes after it.": (
        (OPEN, cmd.RequestStage2(REF, ASKED)),
    ),
    "The request cannot be before the reply of Mon 16 Nov 2026.": (
        (ANSWERED, cmd.RequestStage2(REF, EARLY)),
    ),
    "The request cannot be in the future: Fri 11 Dec 2026.": (
        (ANSWERED, cmd.RequestStage2(REF, TOMORROW)),
        (ADJUDICATED, cmd.RequestStage3(REF, TOMORROW)),
    ),
    "Stage 2 was asked for on Wed 18 Nov 2026 already.": (
        (REQUESTED, cmd.RequestStage2(REF, ASKED)),
    ),
    "Stage 2 was not asked for on 26-0001.": (
        (ANSWERED, cmd.DecideStage2(REF, LATER, True)),
        (ANSWERED, cmd.AddCost(REF, LATER, "Visit", 100)),
        (ANSWERED, cmd.Adjudicate(REF, LATER)),
    ),
    "The request was accepted already.": ((INVESTIGATED, cmd.DecideStage2(REF, LATER, True)),),
    "The decision cannot be before the request of Wed 18 Nov 2026.": (
        (REQUESTED, cmd.DecideStage2(REF, EARLY, True)),
    ),
    "The reason for refusing Stage 2 is missing.": (
        (REQUESTED, cmd.DecideStage2(REF, LATER, False, " ", LATER)),
    ),
    "Say when the complainant was told of the Ombudsman.": (
        (REQUESTED, cmd.DecideStage2(REF, LATER, False, "Answered in full")),
    ),
    "Ombudsman rights cannot be given before Stage 2 was asked for.": (
        (REQUESTED, cmd.DecideStage2(REF, LATER, False, "Answered in full", EARLY)),
    ),
    "Decide the request for Stage 2 first: it was not accepted.": (
        (REQUESTED, cmd.AppointStage2(REF, "Otto")),
        (REFUSED_2, cmd.AgreeTerms(REF, LATER)),
        (REQUESTED, cmd.TakeReport(REF, LATER, ReportOf.OFFICER)),
        (REQUESTED, cmd.ExtendStage2(REF, LATER, "Complex", "Mary")),
        (REQUESTED, cmd.Adjudicate(REF, LATER)),
    ),
    "Say who investigates, who is the Independent Person, or who adjudicates.": (
        (INVESTIGATED, cmd.AppointStage2(REF, " ", "Ivy Poole")),
    ),
    "The Independent Person cannot be the Investigating Officer.": (
        (INVESTIGATED, cmd.AppointStage2(REF, "ivy  POOLE")),
    ),
    "The terms of reference cannot be before the request of Wed 18 Nov 2026.": (
        (INVESTIGATED, cmd.AgreeTerms(REF, EARLY)),
    ),
    "The terms were signed on Mon 23 Nov 2026 already.": (
        (
            replace(INVESTIGATED, stage2=replace(INVESTIGATED.stage2, terms_on=LATER)),
            cmd.AgreeTerms(REF, TODAY),
        ),
    ),
    "That report came in on Mon 23 Nov 2026 already.": (
        (
            replace(INVESTIGATED, stage2=replace(INVESTIGATED.stage2, officer_report_on=LATER)),
            cmd.TakeReport(REF, TODAY, ReportOf.OFFICER),
        ),
    ),
    "The reason for the extension is missing.": (
        (INVESTIGATED, cmd.ExtendStage2(REF, LATER, "", "Mary")),
    ),
    "Telling cannot be before the extension of Mon 23 Nov 2026.": (
        (INVESTIGATED, cmd.ExtendStage2(REF, LATER, "Complex", "Mary", ASKED)),
    ),
    "The amount must be more than nothing and less than a million pounds.": (
        (INVESTIGATED, cmd.AddCost(REF, LATER, "Visit", 0)),
        (INVESTIGATED, cmd.AddCost(REF, LATER, "Visit", 100_000_001)),
    ),
    "What was paid for is missing.": ((INVESTIGATED, cmd.AddCost(REF, LATER, "", 100)),),
    "The cost cannot be before the complaint was received.": (
        (INVESTIGATED, cmd.AddCost(REF, date(2026, 11, 4), "Visit", 100)),
    ),
    "26-0001 has no cost line 1.": (
        (INVESTIGATED, cmd.StrikeCost(REF, 1, "Twice")),
        (
            replace(
                INVESTIGATED,
                stage2=replace(INVESTIGATED.stage2, costs=(Cost(1, LATER, "Visit", 100, "Twice"),)),
            ),
            cmd.StrikeCost(REF, 1, "Twice"),
        ),
    ),
    "The adjudication letter went on Mon 23 Nov 2026 already.": (
        (ADJUDICATED, cmd.Adjudicate(REF, TODAY)),
        (ADJUDICATED, cmd.AppointStage2(REF, "Olga")),
    ),
    "26-0001 has no adjudication letter yet: Stage 3 comes after Stage 2.": (
        (ANSWERED, cmd.RequestStage3(REF, LATER)),
        (INVESTIGATED, cmd.RequestStage3(REF, LATER)),
    ),
    "The request cannot be before the adjudication letter of Mon 23 Nov 2026.": (
        (ADJUDICATED, cmd.RequestStage3(REF, ASKED)),
    ),
    "A review panel was asked for on Mon 23 Nov 2026 already.": (
        (PANEL_ASKED, cmd.RequestStage3(REF, LATER)),
    ),
    "No review panel was asked for on 26-0001.": (
        (ADJUDICATED, cmd.NamePanel(REF, ("Ann", "Bea", "Cy"))),
        (ADJUDICATED, cmd.MeetPanel(REF, LATER)),
    ),
    "A review panel is three people.": ((PANEL_ASKED, cmd.NamePanel(REF, ("Ann", "Bea", " "))),),
    "The three people of a panel must be three different people.": (
        (PANEL_ASKED, cmd.NamePanel(REF, ("Ann", "Bea", "ann"))),
    ),
    "ivy poole was the Independent Person at Stage 2 and may not sit on the panel.": (
        (PANEL_ASKED, cmd.NamePanel(REF, ("Ann", "ivy  poole", "Cy"))),
    ),
    "Otto investigated at Stage 2 and may not sit on the panel.": (
        (PANEL_ASKED, cmd.NamePanel(REF, ("Ann", "Otto", "Cy"))),
    ),
    "That is the panel already.": ((PANEL, cmd.NamePanel(REF, ("Ann", "Bea", "Cy"))),),
    "Name the three people of the panel first.": ((PANEL_ASKED, cmd.MeetPanel(REF, LATER)),),
    "The panel met on Mon 23 Nov 2026 already.": (
        (MET, cmd.MeetPanel(REF, LATER)),
        (MET, cmd.NamePanel(REF, ("Ann", "Bea", "Di"))),
    ),
    "The panel cannot be before it was asked for on Mon 23 Nov 2026.": (
        (PANEL, cmd.MeetPanel(REF, ASKED)),
    ),
    "Record when the panel met first.": ((PANEL, cmd.SendFindings(REF, LATER, "Right")),),
    "What the panel found is missing.": ((MET, cmd.SendFindings(REF, LATER, "")),),
    "The findings went on Mon 23 Nov 2026 already.": (
        (FOUND, cmd.SendFindings(REF, LATER, "Right")),
    ),
    "Record the panel's findings first.": ((MET, cmd.RespondStage3(REF, LATER)),),
    "The final response went on Mon 23 Nov 2026 already.": (
        (RESPONDED, cmd.RespondStage3(REF, LATER)),
    ),
    "What was raised with the Ombudsman is missing.": ((OPEN, cmd.AskOmbudsman(REF, LATER, "")),),
    "Going to the Ombudsman cannot be in the future: Fri 11 Dec 2026.": (
        (OPEN, cmd.AskOmbudsman(REF, TOMORROW, "Delay")),
    ),
    "26-0001 was received only on Thu 5 Nov 2026.": (
        (OPEN, cmd.AskOmbudsman(REF, date(2026, 11, 4), "Delay")),
    ),
    "26-0001 has not gone to the Ombudsman.": ((OPEN, cmd.HearOmbudsman(REF, 1, LATER, True)),),
    "Whether the Ombudsman takes it forward is recorded already.": (
        (NOT_TAKEN, cmd.HearOmbudsman(REF, 1, LATER, True)),
    ),
    "The Ombudsman did not take this forward.": (
        (NOT_TAKEN, cmd.DecideOmbudsman(REF, 1, LATER, "Fault")),
    ),
    "The Ombudsman was gone to only on Mon 23 Nov 2026.": (
        (WITH_LGO, cmd.HearOmbudsman(REF, 1, ASKED, True)),
    ),
    "The Ombudsman's decision is missing.": ((WITH_LGO, cmd.DecideOmbudsman(REF, 1, LATER, "")),),
    "Say by when the remedy is to be done.": (
        (WITH_LGO, cmd.DecideOmbudsman(REF, 1, LATER, "Fault", "Pay")),
    ),
    "Say what is to be done by then.": (
        (WITH_LGO, cmd.DecideOmbudsman(REF, 1, LATER, "Fault", "", TODAY)),
    ),
    "The remedy cannot be due before it was agreed.": (
        (WITH_LGO, cmd.DecideOmbudsman(REF, 1, LATER, "Fault", "Pay", ASKED)),
    ),
    "The Ombudsman decided on Mon 23 Nov 2026 already.": (
        (REMEDY, cmd.DecideOmbudsman(REF, 1, LATER, "Fault")),
    ),
    "No remedy is waiting to be done.": ((WITH_LGO, cmd.FinishRemedy(REF, 1, LATER)),),
    "The remedy cannot be done before it was agreed.": ((REMEDY, cmd.FinishRemedy(REF, 1, ASKED)),),
    "The reply to 26-0001 went on Mon 16 Nov 2026 already.": ((ANSWERED, suspend()),),
    "26-0001 is suspended already.": ((SUSPENDED, suspend()),),
    "The ground on which it is suspended is missing.": ((OPEN, suspend(ground="")),),
    "Say when the complainant was told.": ((OPEN, suspend(told="Why")),),
    "What the complainant was told is missing.": (
        (OPEN, suspend(told_on=LATER)),
        (SUSPENDED, cmd.TellAside(REF, LATER, " ")),
    ),
    "The complainant cannot be told before the decision of Mon 23 Nov 2026.": (
        (OPEN, suspend(told="Why", told_on=ASKED)),
    ),
    "It was taken up again on Mon 23 Nov 2026: not before.": ((TAKEN_UP, suspend(ASKED)),),
    "26-0001 was neither declined nor suspended.": ((OPEN, cmd.TellAside(REF, LATER, "Why")),),
    "26-0001 is not suspended.": ((TAKEN_UP, cmd.Resume(REF, TODAY)),),
    "It was suspended only on Mon 23 Nov 2026.": ((SUSPENDED, cmd.Resume(REF, ASKED)),),
    "26-0001 was not withdrawn.": ((OPEN, cmd.ConfirmWithdrawal(REF, LATER)),),
    "The written confirmation cannot be before the withdrawal.": (
        (WITHDRAWN, cmd.ConfirmWithdrawal(REF, ASKED)),
    ),
    "The withdrawal was confirmed on Mon 23 Nov 2026 already.": (
        (
            replace(WITHDRAWN, withdrawal=Withdrawal(LATER, confirmed_on=LATER)),
            cmd.ConfirmWithdrawal(REF, LATER),
        ),
    ),
}


@pytest.mark.parametrize(
    ("sentence", "case", "command"),
    [(sentence, *asked) for sentence, pairs in REFUSED.items() for asked in pairs],
)
def test_refused_with_its_sentence(sentence: str, case: Case, command: cmd.LaterCommand) -> None:
    """To the manager, who may do everything that may be done."""
    with pytest.raises(Refusal) as refused:
        rules.decide(case, command, office(MANAGER, TODAY))
    assert str(refused.value) == sentence


def test_every_later_command_is_refused_somewhere() -> None:
    """Nothing can be asked that the table above has not seen refused."""
    seen = {type(command) for pairs in REFUSED.values() for _, command in pairs}
    assert seen == set(get_args(cmd.LaterCommand))


@pytest.mark.parametrize(
    ("case", "command", "what"),
    [
        (REQUESTED, cmd.DecideStage2(REF, LATER, True), "decides a Stage 2 request"),
        (OPEN, suspend(), "declines or suspends a complaint"),
    ],
)
def test_what_only_a_manager_decides(case: Case, command: cmd.LaterCommand, what: str) -> None:
    """An officer records what came in; the decisions of the law are a manager's."""
    with pytest.raises(Refusal, match=f"Only a manager {what}"):
        rules.decide(case, command, office(OFFICER, TODAY))
    assert rules.decide(case, command, office(MANAGER, TODAY))


def test_the_day_it_began_is_no_refusal() -> None:
    """The same day as the step before is in order everywhere."""
    assert THURSDAY < REPLIED
    rules.decide(ANSWERED, cmd.RequestStage2(REF, REPLIED), office(today=TODAY))
    rules.decide(REQUESTED, cmd.DecideStage2(REF, ASKED, True), office(today=TODAY))
    rules.decide(INVESTIGATED, cmd.Adjudicate(REF, ASKED), office(today=TODAY))
    rules.decide(ADJUDICATED, cmd.RequestStage3(REF, LATER), office(today=TODAY))
