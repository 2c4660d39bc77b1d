"""Open cases of the demonstration that wait, run or end, and what came before. All invented.

The numbers are working days before the working date. Nothing here is late on any day.
"""

from __future__ import annotations

from tracker.core.demonstration.script import (
    ADE,
    Story,
    acknowledged,
    adult,
    checked,
    closed,
    found,
    noted,
    point,
    reopened,
    replied,
    stage_1,
    waiting,
    withdrawn,
    young,
)
from tracker.core.words import Outcome

RUNNING: tuple[Story, ...] = (
    Story(
        5,
        "14:40",
        "Advocate",
        young("Tia Devlin", "Child in care", 15),
        "With her advocate. The placement is two buses from school and she has missed the first lesson most days. Was told that there would be a taxi.",
        wants="A taxi now, and to be asked before she is moved again.",
        steps=(
            stage_1(4, "Unhappy with placement", "Children in Care"),
            acknowledged(4, "letter to Tia, copy to the advocate"),
            point(4, "The journey to school."),
            point(4, "Nobody asked her before the move."),
            noted(2, "G. Thorley has ordered a taxi from Monday; Tia knows.", by=ADE),
        ),
    ),
    Story(
        2,
        "10:22",
        "Telephone",
        adult("Agnieszka Kowalczyk", "Mother", "0114 496 0142"),
        "Short breaks were cut from four nights to two. The panel met without her report, which she had handed in.",
        "Lena K",
        "The decision looked at again with all the papers.",
        steps=(stage_1(1, "Decision making", "Children with Disabilities"),),
    ),
    Story(
        42,
        "15:15",
        "Letter",
        adult("Tony Barraclough", "Father", "0114 496 0158"),
        "Was not told that the plan had ended, and heard it from school. Asks who decided and when.",
        "Sam B",
        "The reasons in writing.",
        steps=(
            stage_1(41, "Decision making", "Referral and Response"),
            acknowledged(40, "letter"),
            checked(34),
            replied(33, Outcome.NOT_UPHELD),
            closed(33),
            reopened(4, "Rang: the reply says who decided but not when. He is right."),
            noted(3, "V. Sallow has the dates and will write again."),
        ),
    ),
    Story(
        12,
        "18:05",
        "Text",
        young("Jamal Iqbal", "Leaving care", 17, "07700 900 958"),
        "Says that the personal adviser changed the pathway plan after he had signed it. Wants an advocate with him before he says more.",
        wants="The plan that he signed.",
        steps=(
            stage_1(11, "Actions of Worker", "Leaving Care (18+)"),
            acknowledged(11, "text message"),
            waiting(8, "Waiting for an advocate"),
            noted(4, "The advocacy service has a name for him; first meeting next week."),
        ),
    ),
)  # fmt: skip
"""On time (one of them reopened) and one that stands still until an advocate is there."""

ENDING: tuple[Story, ...] = (
    Story(
        11,
        "09:50",
        "Telephone",
        adult("Rachel Hurst", "Mother", "0114 496 0127"),
        "Waited two hours at the area office for a meeting that had been moved. Nobody had told her.",
        "Ivy H",
        "An apology, and the bus fare.",
        steps=(
            stage_1(10, "Poor communication", "ACPS South"),
            acknowledged(10, "letter"),
            checked(3),
            replied(2),
        ),
        key="hurst",
    ),
    Story(
        14,
        "13:45",
        "E-mail",
        adult("Carol Ashworth", "Grandparent", email="carol.ashworth@example.org"),
        "Family time was called off twice on the day itself, the second time when they were already in the car.",
        "Ruby A",
        "The missed hours made up, and a call the day before.",
        steps=(
            stage_1(13, "Family time arrangements", "ACPS East"),
            acknowledged(12, "e-mail"),
            point(12, "Called off on the day itself."),
            point(12, "Nobody offered another date."),
            found(6, 1, Outcome.UPHELD),
            found(6, 2, Outcome.NOT_UPHELD),
            checked(5),
            replied(4, Outcome.PARTLY_UPHELD),
            noted(3, "She rang to say thank you; the first hour is made up already."),
        ),
        key="ashworth",
    ),
    Story(
        9,
        "11:55",
        "Telephone",
        adult("Steven Rigby", "Father", "0114 496 0139"),
        "The review was moved to a day when he is at sea.",
        "Ella R",
        "Another day.",
        steps=(
            stage_1(8, "Family time arrangements", "Safeguarding and Standards"),
            acknowledged(8, "telephone"),
            withdrawn(5, "The review was moved back, he is content."),
        ),
    ),
    Story(
        66,
        "10:30",
        "Telephone",
        adult("Priya Goswami", "Mother", "0114 496 0161", "p.goswami@example.org"),
        "Three workers in a row did not ring back. Learns what is planned from her mother, who is rung.",
        "Anya G",
        "An update every week, even if there is no news.",
        steps=(
            stage_1(65, "Poor communication", "ACPS North"),
            acknowledged(65, "letter"),
            checked(59),
            replied(58, Outcome.UPHELD),
            closed(58),
        ),
        key="goswami",
    ),
)  # fmt: skip
"""Answered without an outcome, ready to close, withdrawn, and the earlier case of a caller."""
