"""The field's words as values, and the label each is shown with.

Values are what the database and ``--json`` hold and never change; labels are for people.
Source: the annual report's own vocabulary (tables 1 to 13) and SI 2006/1738.
"""

from __future__ import annotations

from enum import StrEnum


class Labelled(StrEnum):
    """A fixed vocabulary: ``value`` is stored, ``label`` is shown."""

    @property
    def label(self) -> str:
        """The value as people read it: first letter large, underscores as spaces."""
        own = _LABELS.get((type(self).__name__, self.value))
        return own or self.value.replace("_", " ").capitalize()


class Handling(Labelled):
    """How a contact is handled: exclusive, and the final one counts in tables."""

    STAGE_1 = "stage_1"
    REPRESENTATION = "representation"
    CORPORATE = "corporate"
    WITHDRAWN = "withdrawn"


class Outcome(Labelled):
    """What was found, of a case or of one of its points."""

    UPHELD = "upheld"
    PARTLY_UPHELD = "partly_upheld"
    NOT_UPHELD = "not_upheld"
    NO_FINDING = "no_finding"


class NameGiven(Labelled):
    """Whether we know who is calling. Nameless callers are never taken for one person."""

    NAMED = "named"
    ANONYMOUS = "anonymous"
    WOULD_NOT_SAY = "would_not_say"
    NOT_ASKED = "not_asked"


class Safety(Labelled):
    """The answer to "is a child unsafe now?"; NOT_ASKED keeps the case marked until answered."""

    NOT_ASKED = "not_asked"
    NO = "no"
    YES = "yes"


class State(Labelled):
    """What a clock says on a day. Exhaustive and disjoint; due today is not late."""

    TO_START = "to_start"
    ON_TIME = "on_time"
    DUE_SOON = "due_soon"
    DUE_TODAY = "due_today"
    LATE = "late"
    PAUSED = "paused"
    MET = "met"
    MISSED = "missed"


class Bucket(Labelled):
    """Where an open case stands in the day's work, in the order of work: worst first."""

    LATE = "late"
    DUE_TODAY = "due_today"
    DUE_SOON = "due_soon"
    TO_CLASSIFY = "to_classify"
    ON_TIME = "on_time"
    PAUSED = "paused"
    TO_FINISH = "to_finish"


class Role(Labelled):
    """What a person may do: an officer proposes, a manager confirms."""

    OFFICER = "officer"
    MANAGER = "manager"


class ClockName(Labelled):
    """The clocks a case may run under."""

    ACKNOWLEDGEMENT = "acknowledgement"
    STAGE_1 = "stage_1"
    REPRESENTATION = "representation"
    CORPORATE = "corporate"
    STAGE_2 = "stage_2"
    STAGE_3_PANEL = "stage_3_panel"
    STAGE_3_FINDINGS = "stage_3_findings"
    STAGE_3_RESPONSE = "stage_3_response"
    STAGE_3 = "stage_3"
    REMEDY = "remedy"
    OMBUDSMAN = "ombudsman"
    LEARNING = "learning"


class Stage2Decision(Labelled):
    """What became of a request for Stage 2. Values are the words of the trust's own log."""

    ACCEPTED = "Accepted"
    REFUSED = "Refused"


class ReportOf(Labelled):
    """Whose report of a Stage 2 investigation came in."""

    OFFICER = "officer"
    INDEPENDENT = "independent"


class AsideKind(Labelled):
    """Why a complaint is not being answered now: not at all, or not yet."""

    DECLINED = "declined"
    SUSPENDED = "suspended"


class LetterKind(Labelled):
    """The letters there are; the value stands in the names of files and templates."""

    ACKNOWLEDGEMENT = "acknowledgement"
    EXTENSION = "extension"
    REPLY_COVER = "reply-cover"
    STAGE_2_ACCEPTED = "stage-2-accepted"
    STAGE_2_REFUSED = "stage-2-refused"
    LEARNING_FORM = "learning-form"


class Via(Labelled):
    """Whether a contact came to the trust itself or through the council (table 1)."""

    DIRECT = "direct"
    COUNCIL = "council"


class ListKind(Labelled):
    """The editable lists. A value that was retired or renamed stays on the cases that have it."""

    AREA = "area"
    THEME = "theme"
    CHANNEL = "channel"
    RELATION = "relation"
    TEAM_MANAGER = "team_manager"
    SOURCE = "source"
    EXTENSION_REASON = "extension_reason"


_LABELS: dict[tuple[str, str], str] = {
    ("ListKind", "source"): "Source of compliments",
    ("ListKind", "extension_reason"): "Reason for extensions",
    ("LetterKind", "reply-cover"): "Cover of the final reply",
    ("LetterKind", "stage-2-accepted"): "Stage 2 accepted",
    ("LetterKind", "stage-2-refused"): "Stage 2 refused",
    ("LetterKind", "learning-form"): "Learning form",
    ("Handling", "stage_1"): "Stage 1 complaint",
    ("Handling", "corporate"): "Corporate complaint",
    ("NameGiven", "anonymous"): "Anonymous",
    ("NameGiven", "would_not_say"): "Would not give a name",
    ("NameGiven", "not_asked"): "Name not asked yet",
    ("Safety", "not_asked"): "Not asked yet",
    ("ClockName", "stage_1"): "Stage 1",
    ("ClockName", "corporate"): "Corporate complaint",
    ("ClockName", "stage_2"): "Stage 2",
    ("ClockName", "stage_3_panel"): "Stage 3 panel",
    ("ClockName", "stage_3_findings"): "Stage 3 findings",
    ("ClockName", "stage_3_response"): "Stage 3 final response",
    ("ClockName", "stage_3"): "Stage 3 in all",
    ("ReportOf", "officer"): "Investigating Officer",
    ("ReportOf", "independent"): "Independent Person",
    ("ClockName", "learning"): "Learning form",
    ("Via", "council"): "Via the council",
}
"""Labels that the value alone does not give. By class too: equal words of two vocabularies are
equal as strings and may still be shown differently."""

CHANNELS: tuple[str, ...] = (
    "Telephone",
    "E-mail",
    "Letter",
    "Text",
    "Meeting with Customer Experience Manager",
    "Feedback form",
    "Advocate",
    "MOMO",
    "Council on-line services",
    "Council contact centre",
)
"""Ways a contact arrives (table 1). The last two are via the council."""

COUNCIL_CHANNELS: frozenset[str] = frozenset(CHANNELS[-2:])

AREAS: tuple[str, ...] = (
    "ACPS Central",
    "ACPS East",
    "ACPS North",
    "ACPS South",
    "Children in Care",
    "Leaving Care (18+)",
    "Children with Disabilities",
    "Referral and Response",
    "Fostering",
    "Adoption",
    "Residential",
    "Finance",
    "Parenting and Family Support",
    "Safeguarding and Standards",
    "Youth Offending",
    "Business Support",
    "Various",
)
"""Service areas (table 6); "Various" is a case about more than one."""

THEMES: tuple[str, ...] = (
    "Accuracy of Assessment/Reports",
    "Actions of Worker",
    "Changes in Social Worker",
    "Decision making",
    "Delays in receiving services",
    "Delays in sharing Minutes/Reports",
    "Family time arrangements",
    "Financial assistance",
    "Poor communication",
    "Unhappy with placement",
)
"""The main presenting issue of a case: the ten themes of table 13."""

RELATIONS: tuple[str, ...] = (
    "Young person",
    "Mother",
    "Father",
    "Parent",
    "Foster carer",
    "Adopter",
    "Special guardian",
    "Grandparent",
    "Other relative",
    "Advocate",
    "School",
    "Staff",
    "Other",
)
"""What the complainant is to the child."""

YOUNG_STATUSES: tuple[str, ...] = (
    "Child in care",
    "Leaving care",
    "Care leaver",
    "Child protection",
    "Child in need",
)
"""A young person's status (table 4)."""

EXTENSION_REASONS: tuple[str, ...] = (
    "Advocate",
    "Complex",
    "Several agencies",
    "Staff availability",
)
"""Why a clock was extended to its outer limit. Imported reasons are kept in their own words."""

ASIDE_GROUNDS: tuple[str, ...] = (
    "Over a year old",
    "Before a court",
    "Police investigation",
    "Disciplinary proceedings",
    "Not about children's services",
    "Considered already",
)
"""Grounds for declining or suspending a complaint (DOMAIN section 5.6; regulation 8)."""

SUSPENSION_GROUNDS: tuple[str, ...] = ASIDE_GROUNDS[1:4]
"""Those that come to an end by themselves, so that the complaint can be gone on with."""

SOURCES: tuple[str, ...] = (
    "Child/young person",
    "Parent/carer",
    "Foster carer",
    "Adopter",
    "Children's guardian",
    "School",
    "Health",
    "Police",
    "Judge/court",
    "Local business/community",
    "Manager",
    "Colleague",
)
"""Who compliments come from (table 15); the last two are of the trust itself."""

_SHORT: dict[str, str] = {
    "Accuracy of Assessment/Reports": "Accuracy",
    "Actions of Worker": "Worker",
    "Changes in Social Worker": "New worker",
    "Decision making": "Decision",
    "Delays in receiving services": "Delay",
    "Delays in sharing Minutes/Reports": "Late reports",
    "Family time arrangements": "Family time",
    "Financial assistance": "Money",
    "Poor communication": "Communicat.",
    "Unhappy with placement": "Placement",
    "Children in Care": "In care",
    "Leaving Care (18+)": "Leaving care",
    "Children with Disabilities": "Disabilities",
    "Referral and Response": "Referral",
    "Parenting and Family Support": "Parenting",
    "Safeguarding and Standards": "Safeguarding",
    "Youth Offending": "Youth off.",
    "Business Support": "Business",
}


def short(value: str) -> str:
    """A theme or an area as it stands in a narrow column; values added later stand in full."""
    return _SHORT.get(value, value) or "-"
