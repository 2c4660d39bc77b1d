"""What may not be done, and the sentence that says so."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any, get_args

import pytest

from tests.support import THURSDAY, a_case, named, office, stage_1
from tracker.core import commands as cmd
from tracker.core import people_commands as pcmd
from tracker.core import rules
from tracker.core.case import Case, Extension, Pause, Point, QualityCheck
from tracker.core.case_people import Advocacy, CasePerson, Equality, PersonRole, Purpose
from tracker.core.commands_later import LaterCommand
from tracker.core.office import Conflict, Refusal
from tracker.core.words import Handling, LetterKind, Outcome, Safety

REF = "26-0001"
TODAY = date(2026, 11, 12)
WEDNESDAY, TOMORROW = date(2026, 11, 4), date(2026, 11, 13)
MONDAY = date(2026, 11, 9)
NEW = a_case()
STAGE_1 = stage_1(team_manager="R. Khan")
CLOSED = stage_1(closed_on=MONDAY, reply_sent_on=MONDAY, outcome=Outcome.UPHELD)
CHECKED = replace(CLOSED, closed_on=None, quality_check=QualityCheck(MONDAY, "Ann"))
ANSWERED = stage_1(reply_sent_on=MONDAY)
EXTENDED = stage_1(extension=Extension(MONDAY, "Complex", "Mary", MONDAY))
WAITING = stage_1(pauses=(Pause(MONDAY, "Advocate"),))
WAITED = stage_1(pauses=(Pause(THURSDAY, "Advocate", MONDAY),))
REOPENED = stage_1(period_from=MONDAY)


def changes(kind: str, **facts: Any) -> cmd.Classify:
    """A classification as a manager asks for it."""
    given: dict[str, Any] = {"theme": "Decision making", "area": "Fostering"}
    return cmd.Classify(REF, Handling(kind), **(given | facts))


REFUSED: dict[str, tuple[tuple[Case, cmd.CaseCommand], ...]] = {
    "26-0001 has changed since you opened it. Look at it again first.": (
        (NEW, cmd.AddNote(REF, "Rang", version=0)),
    ),
    "26-0001 was taken back: nothing more can be recorded on it.": (
        (a_case(struck_out=True), cmd.AddNote(REF, "Rang")),
    ),
    "The working date cannot be before 26-0001 was received on Fri 13 Nov 2026.": (
        (a_case(received_on=TOMORROW), cmd.AddNote(REF, "Rang")),
    ),
    "The working date cannot be before 26-0001 was reopened on Fri 13 Nov 2026.": (
        (stage_1(period_from=TOMORROW), cmd.AddNote(REF, "Rang")),
    ),
    "26-0001 was closed on Mon 9 Nov 2026. Reopen it first.": (
        (CLOSED, cmd.AddCall(REF, TODAY, "", "Telephone", "Rang again")),
        (CLOSED, changes("corporate")),
        (CLOSED, cmd.Assign(REF, "S. Bell")),
        (CLOSED, cmd.Review(REF)),
        (CLOSED, cmd.AddPoint(REF, "The letter")),
        (replace(CLOSED, points=(Point(1, "The letter"),)), cmd.FindPoint(REF, 1, Outcome.UPHELD)),
        (CLOSED, cmd.RecordOutcome(REF, Outcome.NOT_UPHELD)),
        (CLOSED, cmd.CloseCase(REF, TODAY)),
    ),
    "The date of the call cannot be in the future: Fri 13 Nov 2026.": (
        (NEW, cmd.AddCall(REF, TOMORROW, "", "Telephone", "Rang again")),
    ),
    "The channel 'Pigeon' is not on the list.": (
        (NEW, cmd.AddCall(REF, TODAY, "", "Pigeon", "Rang again")),
        (NEW, cmd.CorrectFacts(REF, (("channel", "Pigeon"),))),
    ),
    "26-0001 was received on Thu 5 Nov 2026, after this contact.": (
        (NEW, cmd.AddCall(REF, WEDNESDAY, "", "Telephone", "Rang again")),
    ),
    "What happened is missing.": (
        (NEW, cmd.AddCall(REF, TODAY, "", "Telephone", " \n ")),
        (NEW, cmd.CorrectFacts(REF, (("details", ""),))),
    ),
    "'ref' cannot be corrected.": ((NEW, cmd.CorrectFacts(REF, (("ref", "26-0002"),))),),
    "This caller gave no name.": ((NEW, cmd.CorrectFacts(REF, (("name", "Janet"),))),),
    "Name is missing.": ((a_case(complainant=named()), cmd.CorrectFacts(REF, (("name", " "),))),),
    "Nothing was changed.": ((NEW, cmd.CorrectFacts(REF, (("details", "The visit was missed"),))),),
    "Answer yes or no.": ((NEW, cmd.AnswerSafety(REF, Safety.NOT_ASKED)),),
    "The answer is 'Yes' already.": (
        (a_case(safety=Safety.YES), cmd.AnswerSafety(REF, Safety.YES)),
    ),
    "The theme 'Weather' is not on the list.": ((NEW, changes("stage_1", theme="Weather")),),
    "The area 'Mars' is not on the list.": ((NEW, changes("stage_1", area="Mars")),),
    "The theme is missing.": ((NEW, changes("stage_1", theme="")),),
    "The area is missing.": ((NEW, changes("representation", area="")),),
    "26-0001 is handled so already: nothing was changed.": (
        (STAGE_1, changes("stage_1", team_manager="R. Khan", reason="Because")),
    ),
    "Say why the handling changes.": ((STAGE_1, changes("corporate")),),
    "The acknowledgement cannot be in the future: Fri 13 Nov 2026.": (
        (NEW, changes("stage_1", acknowledged_on=TOMORROW)),
        (NEW, cmd.Acknowledge(REF, TOMORROW)),
    ),
    "The acknowledgement cannot be before 26-0001 was received on Thu 5 Nov 2026.": (
        (NEW, changes("stage_1", acknowledged_on=WEDNESDAY)),
        (NEW, cmd.Acknowledge(REF, WEDNESDAY)),
    ),
    "The reply to 26-0001 went on Mon 9 Nov 2026 already.": (
        (ANSWERED, changes("withdrawn", reason="She says so")),
        (ANSWERED, cmd.Acknowledge(REF, TODAY)),
        (ANSWERED, cmd.Chase(REF)),
        (ANSWERED, cmd.Extend(REF, TODAY, "Complex", "Mary")),
        (ANSWERED, cmd.SendReply(REF, TODAY)),
        (ANSWERED, cmd.Withdraw(REF, TODAY)),
    ),
    "The team manager is missing.": ((STAGE_1, cmd.Assign(REF, " ")),),
    "26-0001 is with R. Khan already.": ((STAGE_1, cmd.Assign(REF, "R. Khan ")),),
    "26-0001 was acknowledged on Mon 9 Nov 2026 already.": (
        (stage_1(acknowledged_on=MONDAY), cmd.Acknowledge(REF, TODAY)),
    ),
    "The letter's file has a name that cannot be noted on the case.": (
        (NEW, cmd.RecordLetter(REF, LetterKind.EXTENSION, "To Janet.docx", "")),
    ),
    "The note is missing.": ((NEW, cmd.AddNote(REF, "\n")),),
    "The day to look again has to be after today.": (
        (STAGE_1, cmd.Chase(REF, look_again_on=TODAY)),
    ),
    "The point is missing.": ((NEW, cmd.AddPoint(REF, "")),),
    "26-0001 has no point 1.": ((NEW, cmd.FindPoint(REF, 1, Outcome.UPHELD)),),
    "Point 1 is upheld already.": (
        (
            stage_1(points=(Point(1, "The letter", Outcome.UPHELD),)),
            cmd.FindPoint(REF, 1, Outcome.UPHELD),
        ),
    ),
    "Classify 26-0001 before extending its clock.": (
        (NEW, cmd.Extend(REF, TODAY, "Complex", "Mary")),
    ),
    "The extension cannot be in the future: Fri 13 Nov 2026.": (
        (STAGE_1, cmd.Extend(REF, TOMORROW, "Complex", "Mary")),
    ),
    "The extension cannot be before 26-0001 was received on Thu 5 Nov 2026.": (
        (STAGE_1, cmd.Extend(REF, WEDNESDAY, "Complex", "Mary")),
    ),
    "The extension cannot be before 26-0001 was reopened on Mon 9 Nov 2026.": (
        (REOPENED, cmd.Extend(REF, THURSDAY, "Complex", "Mary")),
    ),
    "The reason for the extension is missing.": ((STAGE_1, cmd.Extend(REF, TODAY, " ", "Mary")),),
    "Who agreed the extension is missing.": ((STAGE_1, cmd.Extend(REF, TODAY, "Complex", "")),),
    "The day the complainant was told cannot be in the future: Fri 13 Nov 2026.": (
        (STAGE_1, cmd.Extend(REF, TODAY, "Complex", "Mary", TOMORROW)),
    ),
    "The complainant cannot be told before the extension was agreed on Thu 12 Nov 2026.": (
        (STAGE_1, cmd.Extend(REF, TODAY, "Complex", "Mary", MONDAY)),
    ),
    "The complainant cannot be told before the extension was agreed on Mon 9 Nov 2026.": (
        (
            stage_1(extension=Extension(MONDAY, "Complex", "Mary")),
            cmd.Extend(REF, TODAY, "Complex", "Mary", THURSDAY),
        ),
    ),
    "26-0001 was extended on Mon 9 Nov 2026 already.": (
        (EXTENDED, cmd.Extend(REF, TODAY, "Complex", "Mary")),
        (EXTENDED, cmd.Extend(REF, TODAY, "Complex", "Mary", TODAY)),
    ),
    "Only a Stage 1 clock can wait for an advocate.": (
        (NEW, cmd.StartPause(REF, TODAY)),
        (a_case(handling=Handling.CORPORATE), cmd.StartPause(REF, TODAY)),
    ),
    "26-0001 is waiting for an advocate already.": ((WAITING, cmd.StartPause(REF, TODAY)),),
    "The start of the wait cannot be in the future: Fri 13 Nov 2026.": (
        (STAGE_1, cmd.StartPause(REF, TOMORROW)),
    ),
    "The start of the wait cannot be before 26-0001 was received on Thu 5 Nov 2026.": (
        (STAGE_1, cmd.StartPause(REF, WEDNESDAY)),
    ),
    "The last wait ended on Mon 9 Nov 2026: this one cannot begin before.": (
        (WAITED, cmd.StartPause(REF, THURSDAY)),
    ),
    "The reason is missing.": ((STAGE_1, cmd.StartPause(REF, TODAY, "")),),
    "26-0001 is not waiting for an advocate.": ((STAGE_1, cmd.EndPause(REF, TODAY)),),
    "The end of the wait cannot be in the future: Fri 13 Nov 2026.": (
        (WAITING, cmd.EndPause(REF, TOMORROW)),
    ),
    "The wait began on Mon 9 Nov 2026: it cannot end before.": (
        (WAITING, cmd.EndPause(REF, THURSDAY)),
    ),
    "26-0001 was quality-checked by Ann already.": (
        (stage_1(quality_check=QualityCheck(MONDAY, "Ann")), cmd.CheckQuality(REF, TODAY)),
    ),
    "The quality check cannot be in the future: Fri 13 Nov 2026.": (
        (STAGE_1, cmd.CheckQuality(REF, TOMORROW)),
    ),
    "The quality check cannot be before 26-0001 was received on Thu 5 Nov 2026.": (
        (STAGE_1, cmd.CheckQuality(REF, WEDNESDAY)),
    ),
    "Classify 26-0001 before recording its reply.": ((NEW, cmd.SendReply(REF, TODAY)),),
    "The reply cannot be in the future: Fri 13 Nov 2026.": (
        (STAGE_1, cmd.SendReply(REF, TOMORROW)),
    ),
    "The reply cannot be before 26-0001 was received on Thu 5 Nov 2026.": (
        (STAGE_1, cmd.SendReply(REF, WEDNESDAY)),
    ),
    "The reply cannot be before 26-0001 was reopened on Mon 9 Nov 2026.": (
        (REOPENED, cmd.SendReply(REF, THURSDAY)),
    ),
    "Classify 26-0001 before recording its outcome.": (
        (NEW, cmd.RecordOutcome(REF, Outcome.UPHELD)),
    ),
    "The outcome is 'Upheld' already.": (
        (stage_1(outcome=Outcome.UPHELD), cmd.RecordOutcome(REF, Outcome.UPHELD)),
    ),
    "The withdrawal cannot be in the future: Fri 13 Nov 2026.": (
        (NEW, cmd.Withdraw(REF, TOMORROW)),
    ),
    "The withdrawal cannot be before 26-0001 was received on Thu 5 Nov 2026.": (
        (NEW, cmd.Withdraw(REF, WEDNESDAY)),
    ),
    "The written confirmation cannot be in the future: Fri 13 Nov 2026.": (
        (NEW, cmd.Withdraw(REF, MONDAY, confirmed_on=TOMORROW)),
    ),
    "The written confirmation cannot be before the withdrawal.": (
        (NEW, cmd.Withdraw(REF, MONDAY, confirmed_on=THURSDAY)),
    ),
    "The closing date cannot be in the future: Fri 13 Nov 2026.": (
        (
            CHECKED,
            cmd.CloseCase(REF, TOMORROW),
        ),
    ),
    "The closing date cannot be before 26-0001 was received on Thu 5 Nov 2026.": (
        (
            CHECKED,
            cmd.CloseCase(REF, WEDNESDAY),
        ),
    ),
    "The reply went on Mon 9 Nov 2026: close on or after it.": (
        (
            CHECKED,
            cmd.CloseCase(REF, THURSDAY),
        ),
    ),
    "26-0001 has nobody with the number 3.": (
        (NEW, pcmd.NamePerson(REF, CasePerson(3, PersonRole.CHILD, "Sam"))),
        (NEW, pcmd.TakeOffPerson(REF, 3)),
    ),
    "The name is missing.": ((NEW, pcmd.NamePerson(REF, CasePerson(0, PersonRole.CHILD, " "))),),
    "The date of birth cannot be in the future: Fri 13 Nov 2026.": (
        (NEW, pcmd.NamePerson(REF, CasePerson(0, PersonRole.CHILD, "Sam", born=TOMORROW))),
    ),
    "Who consents is missing.": ((NEW, pcmd.RecordConsent(REF, "", TODAY, Purpose.ACTING)),),
    "The consent cannot be in the future: Fri 13 Nov 2026.": (
        (NEW, pcmd.RecordConsent(REF, "Sam", TOMORROW, Purpose.ACTING)),
    ),
    "Nothing has changed.": (
        (NEW, pcmd.RecordAdvocacy(REF, Advocacy())),
        (NEW, pcmd.RecordEquality(REF, Equality())),
    ),
    "The day the advocate was appointed cannot be in the future: Fri 13 Nov 2026.": (
        (NEW, pcmd.RecordAdvocacy(REF, Advocacy(appointed_on=TOMORROW))),
    ),
    "The wait for an advocate began on Mon 9 Nov 2026: end it first (h).": (
        (WAITING, pcmd.RecordAdvocacy(REF, Advocacy(appointed_on=THURSDAY))),
    ),
    "The status 'Pirate' is not on the list.": (
        (NEW, pcmd.RecordEquality(REF, Equality(), "Pirate")),
    ),
    "26-0001 is open already.": ((STAGE_1, cmd.Reopen(REF, TODAY, "New facts")),),
    "The reason for reopening is missing.": ((CLOSED, cmd.Reopen(REF, TODAY, "")),),
    "The reopening cannot be in the future: Fri 13 Nov 2026.": (
        (CLOSED, cmd.Reopen(REF, TOMORROW, "New facts")),
    ),
    "26-0001 ended on Mon 9 Nov 2026: it cannot be reopened before.": (
        (CLOSED, cmd.Reopen(REF, THURSDAY, "New facts")),
    ),
}


@pytest.mark.parametrize(
    ("sentence", "case", "command"),
    [(sentence, *asked) for sentence, pairs in REFUSED.items() for asked in pairs],
)
def test_refused_with_its_sentence(sentence: str, case: Case, command: cmd.CaseCommand) -> None:
    """To the manager, who may do everything that may be done."""
    with pytest.raises(Refusal) as refused:
        rules.decide(case, command, office(today=TODAY))
    assert str(refused.value) == sentence


def test_every_command_has_a_rule_and_a_refusal() -> None:
    """Nothing can be asked of a case that the table above has not seen refused."""
    seen = {type(command) for pairs in REFUSED.values() for _, command in pairs}
    assert set(get_args(cmd.CaseCommand)) - set(get_args(LaterCommand)) == seen


def test_a_case_seen_at_another_version_is_a_conflict() -> None:
    """So that a form can offer to look again instead of only refusing."""
    with pytest.raises(Conflict):
        rules.decide(a_case(version=3), cmd.Chase(REF, version=2), office(today=TODAY))
    assert rules.decide(a_case(version=3), cmd.Chase(REF, version=3), office(today=TODAY))
