"""What people of the demonstration say in thanks. All of it is invented.

``{staff}`` is the first name of whoever is thanked, or "the worker".
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from tracker.core.compliments import ComplimentType, Facts

WORDS: Mapping[str, tuple[str, ...]] = {
    "Internal": (
        "{staff} stayed late to finish the chronology when the hearing was brought forward.",
        "Thank you to {staff} for covering the duty desk twice in one week without a word.",
        "{staff} explained the new form to the whole team, and it now takes half the time.",
        "A really careful handover from {staff}: nothing had to be asked twice.",
        "{staff} helped a new starter through the first month, on top of a full caseload.",
    ),
    "External": (
        "{staff} always rang back, even when there was nothing new to say.",
        "Thank you. For once somebody listened before writing things down.",
        "{staff} did exactly what was promised, on the day it was promised.",
        "We were dreading the visit and {staff} put us at ease within minutes.",
        "Please pass on our thanks to {staff}: nothing was too much trouble.",
        "I did not agree with the decision, but {staff} explained it honestly and kindly.",
    ),
    "Colleague": ("{staff} made a hard day easier for everybody in the office.",),
    "Manager": (
        "An excellent piece of direct work by {staff}; I have asked to use it in supervision.",
        "{staff} took on the audit actions and finished all of them ahead of time.",
    ),
    "Parent/carer": (
        "{staff} never judged us. The children talk about the visits all week.",
        "Without {staff} we would not have got through this year as a family.",
    ),
    "Child/young person": (
        "{staff} remembers what I like and does not talk over me.",
        "Thank you for sorting out my college place and for coming to my show.",
        "{staff} is the only worker who tells me things first.",
    ),
    "Foster carer": (
        "{staff} came out on a Friday evening when the placement was at breaking point.",
        "The training that {staff} ran was the most useful we have had in nine years.",
    ),
    "Adopter": (
        "{staff} prepared us for every step, and the introductions could not have gone better.",
        "The life story book is beautiful. We will treasure it.",
    ),
    "School": ("{staff} came to every meeting on time and prepared, and kept us informed.",),
    "Health": ("A model of joint working: {staff} had read our report before the meeting.",),
    "Police": ("{staff} was calm and quick at the address, which made our work possible.",),
    "Judge/court": (
        "The court commended {staff} for a balanced and thorough statement.",
        "A very clear report, which helped the court to reach its decision that day.",
    ),
    "Children's guardian": (
        "The care plan was child-centred, and {staff} had plainly listened to the children.",
    ),
    "Local business/community": (
        "The young people worked hard in our garden, and {staff} led them well.",
    ),
}
"""Sentences by source, and by type for what anybody of that type might say."""


def _lately(
    kind: ComplimentType, source: str, area: str, words: str, said_by: str = "", staff: str = ""
) -> Facts:
    return Facts(date.min, kind, source, area, words, said_by, staff)


LATELY: tuple[tuple[int, int | None, Facts], ...] = (
    (
        19,
        17,
        _lately(
            ComplimentType.EXTERNAL,
            "School",
            "ACPS North",
            "Tamsin has been to every meeting this term, and the attendance shows it.",
            "The head teacher",
            "Tamsin Lumb",
        ),
    ),
    (
        12,
        11,
        _lately(
            ComplimentType.INTERNAL,
            "Manager",
            "Business Support",
            "The minutes have gone out the same day for a whole month. Thank you.",
            "",
            "Karl Tordoff",
        ),
    ),
    (
        8,
        None,
        _lately(
            ComplimentType.EXTERNAL,
            "Foster carer",
            "Fostering",
            "Nuala drove out in the snow with the school uniform, and stayed for the first tea.",
            "Hebblethwaite, Gail",
            "Nuala Sagar",
        ),
    ),
    (
        3,
        None,
        _lately(
            ComplimentType.EXTERNAL,
            "Child/young person",
            "Leaving Care (18+)",
            "You said the flat would be ready in October and it was. Nobody does what they say.",
            "",
            "Idris Mawson",
        ),
    ),
    (
        1,
        None,
        _lately(
            ComplimentType.INTERNAL,
            "Colleague",
            "Referral and Response",
            "Zainab took my calls for two days so that I could finish the statement.",
            "Piotr G.",
            "Zainab Rahman",
        ),
    ),
)
"""Working days ago it came, working days ago the team was told (None: not yet), and the rest."""
