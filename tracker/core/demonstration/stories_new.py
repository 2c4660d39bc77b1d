"""Contacts of the demonstration that nobody has classified yet. All invented.

The numbers are working days before the working date.
"""

from __future__ import annotations

from tracker.core.case import Party, Proposal
from tracker.core.demonstration.script import Story, adult, noted
from tracker.core.words import Handling, NameGiven, Safety

TO_CLASSIFY: tuple[Story, ...] = (
    Story(
        1,
        "16:48",
        "Telephone",
        adult("Kelly Westwood", "Mother", "0114 496 0119"),
        "Unhappy that the worker came without ringing first. Her train came in and the call broke off before anything could be asked; will ring again.",
        "Noah W",
        safety=Safety.NOT_ASKED,
    ),
    Story(
        1,
        "11:10",
        "Telephone",
        adult("Maureen Heald", "Grandparent", "0114 496 0124"),
        "Nobody has rung back since she told the front desk that the two boys are on their own after school until seven. Thinks that they are still on their own now.",
        "Leo and Max H",
        "Somebody to go round today, and then to know why nobody rang.",
        safety=Safety.YES,
        steps=(
            noted(1, "Passed to the duty manager of Referral and Response by telephone straight after the call; a worker is going out this afternoon."),
        ),
    ),
    Story(
        2,
        "09:33",
        "Telephone",
        adult("Dele Adeyemi", "Father", "0114 496 0136"),
        "Found three mistakes in the assessment: his job, the school, and a visit on a day when nobody came. Was told that it cannot be changed now.",
        "Tobi A",
        "The report put right and sent again to everybody who had it.",
        proposal=Proposal(Handling.STAGE_1, "Accuracy of Assessment/Reports", "ACPS Central"),
        steps=(noted(2, "He is sending a marked copy by e-mail."),),
    ),
    Story(
        3,
        "17:30",
        "Feedback form",
        Party(NameGiven.ANONYMOUS),
        "The card says that the radio in the house is turned off at eight every evening and that nobody may say why. No name and no house.",
        wants="To be asked.",
        proposal=Proposal(Handling.REPRESENTATION, "Poor communication", "Residential"),
    ),
    Story(
        0,
        "08:15",
        "E-mail",
        adult("Priya Goswami", "Mother", "0114 496 0161", "p.goswami@example.org"),
        "Writes that the weekly update promised in our last reply came twice and then stopped.",
        "Anya G",
        "The update, every week, as promised.",
        caller_of="goswami",
    ),
)  # fmt: skip
"""Not yet classified: safety not asked, a safety worry, two proposed, one who has been here before."""
