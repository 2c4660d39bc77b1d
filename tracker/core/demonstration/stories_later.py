"""Open cases of the demonstration that have gone beyond their reply, or wait. All invented.

The numbers are working days before the working date.
"""

from __future__ import annotations

from tracker.core import commands_later as later
from tracker.core.demonstration.script import (
    ADE,
    LEE,
    Step,
    Story,
    acknowledged,
    adult,
    checked,
    closed,
    noted,
    replied,
    stage_1,
)
from tracker.core.words import AsideKind, Outcome, ReportOf

BEYOND: tuple[Story, ...] = (
    Story(
        60,
        "09:50",
        "E-mail",
        adult("Bernard Eccles", "Grandparent", "0114 496 0187"),
        "Family time with the grandchildren was stopped after the review, and nobody told him why.",
        "Isla E",
        "To be heard before such a decision, and the reasons.",
        steps=(
            stage_1(59, "Family time arrangements", "Children in Care"),
            acknowledged(59, "e-mail"),
            checked(51),
            replied(51, Outcome.NOT_UPHELD),
            closed(50),
            Step(22, LEE, lambda ref, day: later.RequestStage2(ref, day(22))),
            Step(19, ADE, lambda ref, day: later.DecideStage2(ref, day(19), True)),
            Step(
                17,
                ADE,
                lambda ref, day: later.AppointStage2(ref, "Colin Frew", "Marion Tait", "S. Ogden"),
            ),
            Step(
                12,
                ADE,
                lambda ref, day: later.AgreeTerms(
                    ref, day(12), True, "The decision, and how he was told of it."
                ),
            ),
            Step(
                9, LEE, lambda ref, day: later.AddCost(ref, day(9), "Investigating Officer", 84_000)
            ),
            Step(3, LEE, lambda ref, day: later.TakeReport(ref, day(3), ReportOf.INDEPENDENT)),
        ),
    ),
    Story(
        130,
        "11:25",
        "Letter",
        adult("Yvonne Pickles", "Foster carer", "0114 496 0193"),
        "Mileage for hospital visits was not paid for five months.",
        "Theo B",
        "The money, and an apology.",
        steps=(
            stage_1(129, "Financial assistance", "Fostering"),
            acknowledged(129, "letter"),
            checked(121),
            replied(121, Outcome.PARTLY_UPHELD),
            closed(121),
            Step(110, LEE, lambda ref, day: later.RequestStage2(ref, day(110))),
            Step(
                105,
                ADE,
                lambda ref, day: later.DecideStage2(
                    ref,
                    day(105),
                    False,
                    "The fault was accepted in the reply: only the sum was left open.",
                    day(105),
                ),
            ),
            Step(
                80,
                LEE,
                lambda ref, day: later.AskOmbudsman(ref, day(80), "Delay, and the refused Stage 2"),
            ),
            Step(60, LEE, lambda ref, day: later.HearOmbudsman(ref, 1, day(60), True)),
            Step(
                12,
                ADE,
                lambda ref, day: later.DecideOmbudsman(
                    ref,
                    1,
                    day(12),
                    "Fault causing injustice",
                    "Pay £250 and write to her",
                    day(1),
                ),
            ),
        ),
    ),
    Story(
        13,
        "16:05",
        "Telephone",
        adult("Graham Sugden", "Father", "0114 496 0171"),
        "Says that a worker shared his address with his former partner.",
        "Millie S",
        "To know what was shared and with whom.",
        steps=(
            stage_1(12, "Actions of Worker", "Referral and Response"),
            acknowledged(12, "letter"),
            noted(10, "The police have begun to look into it and ask us to wait.", by=ADE),
            Step(
                10,
                ADE,
                lambda ref, day: later.SetAside(
                    ref,
                    day(10),
                    AsideKind.SUSPENDED,
                    "Police investigation",
                    "We wait for the police and take it up again as soon as they have ended.",
                    day(10),
                ),
            ),
        ),
    ),
)
"""At Stage 2, with a remedy of the Ombudsman that is late, and suspended for the police."""
