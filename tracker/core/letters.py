"""Letters as data: which there are, when each fits, and what a case lets them say.

A letter's template decides which facts it needs: it may say whatever stands in ``FIELDS``. A fact
that is not known yet is absent here, and a letter that wants it is not made: ``missing`` says why.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from tracker.core.words import LetterKind

Facts = Mapping[str, Any]
"""What a letter may say, by field name: words, whether something is so, or rows of words."""


# -- the learning form ----------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class PromiseLine:
    """One promised action as a row of the form. ``due`` None is not agreed yet."""

    what: str
    level: str = ""
    owner: str = ""
    due: date | None = None


@dataclass(frozen=True, slots=True)
class LearningForm:
    """What a Complaint Monitoring and Learning form says. It has no place for a person's name
    but those of colleagues: it goes round the service.

    ``form`` and ``case`` are references; ``owner`` is the team manager whom the form is sent to.
    """

    form: str
    case: str
    area: str = ""
    theme: str = ""
    owner: str = ""
    sent_on: date | None = None
    promises: tuple[PromiseLine, ...] = ()


# -- the fields -----------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Field:
    """What a template may name: its name there, what it is, and the sentence when it is unknown.

    ``rows`` are the names that each row of a repeated field has.
    """

    name: str
    tells: str
    unknown: str = ""
    rows: tuple[str, ...] = ()


_COMMON = (
    Field("ref", "the case's reference"),
    Field("today", "the date of the letter"),
    Field("from_name", "who makes the letter", "It is not known who makes the letter."),
    Field("from_role", "what they are"),
)

CASE_FIELDS: tuple[Field, ...] = (
    *_COMMON,
    Field("name", "the complainant", "The complainant's name is not known."),
    Field("greeting", "the name after Dear, or Sir or Madam"),
    Field("email", "the complainant's e-mail address", "No e-mail address is known."),
    Field("telephone", "the complainant's telephone", "No telephone number is known."),
    Field("relation", "what they are to the child", "The caller's relation is not known yet."),
    Field("child", "the child concerned", "The child's name is not known yet."),
    Field("matter", "complaint, or concern for a representation"),
    Field("handling", "how it is handled", "It is not classified yet how this is handled."),
    Field("is_stage_1", "true for a Stage 1 complaint"),
    Field("received_on", "the day it was received"),
    Field("received_by", "by telephone, by e-mail, …"),
    Field("details", "what happened, as taken down", "It is not written down what happened."),
    Field("wants", "what they want", "It is not written down what the complainant wants."),
    Field(
        "points",
        "the points complained of",
        "No points are taken down yet.",
        ("number", "text", "finding"),
    ),
    Field("theme", "the main theme", "The theme is not known yet."),
    Field("area", "the service area", "The service area is not known yet."),
    Field("team_manager", "who investigates", "The team manager is not known yet."),
    Field(
        "reply_due",
        "the day the reply is due",
        "The day the reply is due is not known, or has passed.",
    ),
    Field("acknowledged_on", "the day of the acknowledgement", "It is not acknowledged yet."),
    Field(
        "extended_to",
        "the new day the reply is due",
        "The clock is not extended, or the new day has passed.",
    ),
    Field("extension_reason", "why, as a clause", "The reason for the extension is not known."),
    Field("reply_sent_on", "the day the reply went", "The reply is not sent yet."),
    Field("outcome", "upheld, …", "The outcome is not recorded yet."),
    Field("next_stage_by", "until when the next stage can be asked for"),
    Field("stage2_requested_on", "the day Stage 2 was asked for", "Stage 2 was not asked for."),
    Field("stage2_decided_on", "the day of the decision", "Stage 2 is not decided yet."),
    Field(
        "stage2_reasons",
        "why Stage 2 was refused",
        "The reasons for refusing Stage 2 are not recorded yet.",
    ),
    Field(
        "stage2_due",
        "the day the Stage 2 reply is due",
        "The day the Stage 2 reply is due is not known, or has passed.",
    ),
    Field(
        "stage2_limit",
        "the last day allowed for it",
        "The last day for Stage 2 is not known, or has passed.",
    ),
    Field(
        "investigating_officer",
        "who investigates at Stage 2",
        "The investigating officer is not known yet.",
    ),
    Field(
        "independent_person", "the independent person", "The independent person is not known yet."
    ),
)
"""What a letter about a case may say."""

LEARNING_FIELDS: tuple[Field, ...] = (
    *_COMMON,
    Field("form", "the form's reference"),
    Field("area", "the service area", "The service area is not known yet."),
    Field("theme", "the main theme", "The theme is not known yet."),
    Field("owner", "the team manager", "The team manager is not known yet."),
    Field("sent_on", "the day the form is sent", "The form is not sent yet."),
    Field(
        "promises",
        "the promised actions",
        "No action is promised yet.",
        ("number", "what", "level", "owner", "due"),
    ),
)
"""What a learning form may say: nobody's name but colleagues'."""


def fields_of(kind: LetterKind) -> Mapping[str, Field]:
    """The fields that a template of this kind may name, in the order they are told in."""
    known = LEARNING_FIELDS if kind is LetterKind.LEARNING_FORM else CASE_FIELDS
    return {one.name: one for one in known}


def not_known(kind: LetterKind, name: str) -> str:
    """Why a letter that names this field cannot be made yet, as a sentence."""
    known = fields_of(kind).get(name)
    return (known and known.unknown) or f"The field {name} is not known yet."


_A_REFERENCE = re.compile(r"[0-9A-Za-z]+(-[0-9A-Za-z]+)*")
_A_FILE = re.compile(r"[0-9A-Za-z-]{1,80}\.docx")


def file_name(ref: str, kind: LetterKind, on: date, number: int = 1) -> str:
    """What a letter's file is called: reference, kind and day, and never anybody's name.

    ``number`` tells letters of one kind and day apart. A reference from elsewhere, which could
    hold anything, is left out.
    """
    first = ref if _A_REFERENCE.fullmatch(ref) and len(ref) <= 20 else "case"
    more = f"-{number}" if number > 1 else ""
    return f"{first}-{kind.value}-{on.isoformat()}{more}.docx"


def is_file_name(name: str) -> bool:
    """Whether a name could be one of ours: no folder in it, and nothing but letters and figures."""
    return _A_FILE.fullmatch(name) is not None
