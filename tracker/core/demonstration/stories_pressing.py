"""Open cases of the demonstration that press: late, due today, due soon. All invented.

The numbers are working days before the working date. A Stage 1 received 11 or more ago is late
(21 if extended), 10 ago is due today, 8 or 9 ago is due soon.
"""

from __future__ import annotations

from tracker.core.demonstration.script import (
    ADE,
    Story,
    acknowledged,
    adult,
    called,
    chased,
    checked,
    confirmed,
    extended,
    found,
    noted,
    point,
    reviewed,
    stage_1,
)
from tracker.core.words import Handling, Outcome

LATE: tuple[Story, ...] = (
    Story(
        24,
        "10:05",
        "Telephone",
        adult("Gwen Fairclough", "Mother", "0114 496 0112"),
        "The parenting course agreed at the review in the spring has still not been offered. Has rung three times and was told each time that somebody would call back.",
        "Rosie F",
        "A start date, and to be told why it took so long.",
        steps=(
            stage_1(23, "Delays in receiving services", "ACPS North"),
            acknowledged(23, "letter, first class"),
            chased(14, "Rang C. Benstead: the draft is with the team, promised for the end of the week"),
            chased(9, "E-mailed C. Benstead, no answer. Copied to the Head of Service"),
            called(8, "15:20", "Asked where her reply is. Said that it is late and that we are sorry; she would like a call either way next week."),
            chased(4, "Rang again: the worker who knows the case is back from leave, draft by tomorrow"),
            reviewed(3, "raised with the Head of Service at the weekly meeting"),
            chased(2, "Draft came in and went back: it does not say why nobody rang her"),
        ),
    ),
    Story(
        17,
        "08:41",
        "E-mail",
        adult("Marek Szymanski", "Father", "0114 496 0167", "m.szymanski@example.org"),
        "Writes that he has had no answer to five e-mails about the handover to the new worker, and that letters still go to his old address.",
        "Filip S",
        "One person to write to, and letters to the right address.",
        steps=(
            stage_1(15, "Poor communication", "ACPS East"),
            acknowledged(15, "e-mail"),
            noted(11, "Address put right on the record; the old one had been copied from an old file."),
            chased(6, "Rang H. Lowther: the deputy is writing it while she is away"),
            chased(3, "E-mailed the deputy. Draft promised for tomorrow"),
            reviewed(1),
        ),
    ),
    Story(
        22,
        "11:30",
        "Letter",
        adult("Pauline Thackray", "Special guardian", "0114 496 0130"),
        "The allowance was cut from April without a letter. She has written twice and sent copies of the order, and the payment is still the old one.",
        "Kyle and Ellie T",
        "The arrears paid and the sum set out on paper.",
        steps=(
            stage_1(21, "Financial assistance", "Finance"),
            acknowledged(20, "letter, with a leaflet on the procedure"),
            extended(13, "Several agencies"),
            noted(12, "Told her by telephone why it takes longer: the other authority still holds the order. She was content with that."),
            chased(5, "Rang E. Roebuck: figures agreed with the other authority, letter being drafted"),
            chased(2, "E-mailed E. Roebuck that the outer limit has come"),
            reviewed(1, "asked for the draft today, will check it tonight"),
        ),
    ),
    Story(
        15,
        "14:12",
        "Council on-line services",
        adult("Hilary Stanhope", "School", email="office@example.org"),
        "The school has not had the minutes of the last three meetings, and is asked to act on decisions that it has not seen in writing.",
        wants="The minutes now, and papers within five days from here on.",
        steps=(
            confirmed(14, Handling.CORPORATE, "Delays in sharing Minutes/Reports", "Business Support"),
            acknowledged(13, "e-mail"),
            chased(4, "Rang E. Roebuck: two of the three sets are typed, the third is being looked for"),
            reviewed(2),
        ),
    ),
)  # fmt: skip
"""Past their limit: one beyond both limits, one of them extended, one corporate."""

DUE: tuple[Story, ...] = (
    Story(
        10,
        "13:05",
        "Telephone",
        adult("Norman Tranter", "Grandparent", "0114 496 0145"),
        "Saturday visits were moved to Thursdays, when he works. Nobody asked him before the letter came.",
        "Alfie T",
        "Visits on a day that he can make.",
        steps=(
            stage_1(9, "Family time arrangements", "ACPS South"),
            acknowledged(9, "telephone, and a letter the same day"),
            noted(3, "Draft in. Answers both questions; one date to be put right."),
            checked(1),
            noted(1, "Signed copy is with business support for the post.", by=ADE),
        ),
    ),
    Story(
        20,
        "09:25",
        "Meeting with Customer Experience Manager",
        adult("Denise Okonkwo", "Foster carer", "0114 496 0151"),
        "Four supervising social workers in a year. Each began again with the same questions, and two visits were missed without a call.",
        "Jayden",
        "One worker who stays, and an apology for the missed visits.",
        steps=(
            stage_1(19, "Changes in Social Worker", "Fostering"),
            acknowledged(18, "letter"),
            point(18, "Four changes of supervising social worker in twelve months."),
            point(18, "Two visits missed without a telephone call."),
            extended(8, "Complex"),
            chased(5, "Rang I. Dunmore: the draft waits for the agency's answer on the second point"),
            found(2, 1, Outcome.UPHELD),
            found(2, 2, Outcome.PARTLY_UPHELD),
            checked(1),
        ),
    ),
    Story(
        9,
        "16:02",
        "Telephone",
        adult("Shabana Bhatti", "Mother", "0114 496 0173"),
        "Says that the worker spoke about her to a neighbour at the school gate. Upset, but wants it dealt with quietly.",
        "Zara B",
        "An apology, and somebody else to visit.",
        steps=(
            stage_1(8, "Actions of Worker", "ACPS Central"),
            acknowledged(8, "letter, marked private"),
            noted(7, "D. Marchbank has spoken with the worker and will see Mrs Bhatti at home."),
            chased(1, "Rang D. Marchbank: visit made, draft tomorrow"),
        ),
    ),
    Story(
        8,
        "10:50",
        "E-mail",
        adult("Colin Lomax", "Adopter", email="lomax.family@example.org"),
        "The letterbox contact due in the summer has not come and nobody can say where it is. Does not want to complain as such, wants it found.",
        "Maya L",
        "To know where the letter is.",
        steps=(
            confirmed(7, Handling.REPRESENTATION, "Delays in receiving services", "Adoption"),
            acknowledged(7, "e-mail"),
            noted(5, "I. Dunmore is asking the letterbox co-ordinator of the other agency."),
        ),
    ),
    Story(
        2,
        "12:18",
        "Council contact centre",
        adult("Ivor Pryce", "Other", "0114 496 0188"),
        "Lives beside the area office. Staff cars block his drive on conference days; was told on the telephone to complain to the council, and by the council to ring us.",
        wants="The drive kept clear, and one number to ring.",
        steps=(confirmed(1, Handling.CORPORATE, "Actions of Worker", "Business Support"),),
    ),
)  # fmt: skip
"""Due today (the second extended, with points) and due soon; the last waits to be acknowledged."""
