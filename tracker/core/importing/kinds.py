"""The kinds of sheet there are, the fields each has, and what offices call their columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from tracker.core.importing.cells import plain

_LONGEST_HEADING = 200


class Sort(StrEnum):
    """What a field holds."""

    TEXT = "text"
    DATE = "date"
    WORD = "word"
    NUMBER = "number"
    TELEPHONE = "telephone"
    REFERENCE = "reference"


class KindName(StrEnum):
    """What the rows of a sheet are."""

    CONTACTS = "contacts"
    COMPLIMENTS = "compliments"
    STAGE_2 = "stage 2 investigations"


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a row: its ``name`` in the program, and the headings it is known under.

    The first heading is the usual one, and stands for the field wherever a person sees it.
    """

    name: str
    sort: Sort
    headings: tuple[str, ...]

    @property
    def label(self) -> str:
        """What a person calls it."""
        return self.headings[0]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of sheet: ``needed`` are the fields it cannot be read without.

    ``own`` are those that tell it from the other kinds: all of them have to be there.
    """

    name: KindName
    fields: tuple[Field, ...]
    needed: tuple[str, ...]
    own: tuple[str, ...] = ()

    def field(self, name: str) -> Field | None:
        """The field of that name."""
        return next((one for one in self.fields if one.name == name), None)

    def field_of(self, heading: str) -> str:
        """The field that a heading names exactly, "" if none does."""
        # A whole file in one cell is no heading, and slow to compare.
        if len(heading) > _LONGEST_HEADING:
            return ""
        return _BY_HEADING[self.name].get(plain(heading).rstrip("?"), "")


T, D, W, N = Sort.TEXT, Sort.DATE, Sort.WORD, Sort.NUMBER

_CONTACTS = Kind(
    KindName.CONTACTS,
    (
        Field(
            "source_ref",
            Sort.REFERENCE,
            ("Ref", "Reference", "Case ref", "Case reference", "Ref no", "Reference number", "ID"),
        ),
        Field(
            "received_on",
            D,
            (
                *("Date received", "Received", "Received on", "Date", "Date of complaint"),
                *("Date of contact", "Date logged", "Complaint received"),
            ),
        ),
        Field("via", W, ("Received via", "Via")),
        Field(
            "channel",
            W,
            ("Channel", "Contact channel", "How received", "Method", "Method of contact"),
        ),
        Field(
            "complainant",
            T,
            ("Complainant", "Complainant name", "Name of complainant", "Name", "Caller"),
        ),
        Field("relation", T, ("Relationship to child", "Relationship", "Relation")),
        Field("young_person", W, ("Young person", "YP", "Young person (Y/N)")),
        Field("young_status", W, ("Care status", "Young person's status", "YP status")),
        Field("age", N, ("Age",)),
        Field("ethnicity", T, ("Ethnicity",)),
        Field("disability", T, ("Disability", "Disabled")),
        Field("area", W, ("Service area", "Area", "Service", "Team area")),
        Field(
            "theme",
            W,
            ("Subject of complaint", "Subject", "Theme", "Category", "Nature of complaint"),
        ),
        Field(
            "details",
            T,
            ("Details", "Details of complaint", "Description", "Summary", "Complaint details"),
        ),
        Field(
            "handling",
            W,
            ("Handled as", "Handling", "Stage", "Type of complaint", "Complaint type"),
        ),
        Field("team_manager", T, ("Team manager", "Manager", "Investigating manager")),
        Field("extended_on", D, ("Extension agreed", "Extended on", "Extension date")),
        Field("extension_reason", T, ("Extension reason", "Reason for extension")),
        Field(
            "reply_sent_on",
            D,
            (
                *("Response sent", "Reply sent", "Date response sent", "Date reply sent"),
                *("Response date", "Date of response", "Date replied", "Replied"),
            ),
        ),
        Field("outcome", W, ("Outcome", "Finding", "Decision")),
        Field("stage2_requested_on", D, ("Stage 2 requested", "S2 requested")),
        Field("stage2_decision", W, ("Stage 2 decision", "S2 decision")),
        Field("stage2_decided_on", D, ("Stage 2 decided", "S2 decided")),
        Field(
            "rights_given_on",
            D,
            ("LGO advice given", "LGSCO advice given", "Ombudsman rights given"),
        ),
        Field("wants", T, ("Wants", "What they want", "Desired outcome")),
        Field("child", T, ("Child", "Child concerned", "Child's name", "Name of child")),
        Field(
            "telephone",
            Sort.TELEPHONE,
            ("Telephone number", "Telephone", "Tel no", "Phone number", "Contact number"),
        ),
    ),
    ("received_on", "channel", "handling"),
)
"""``via`` fills no field of a contact: it is held against the channel, which says the same."""

_COMPLIMENTS = Kind(
    KindName.COMPLIMENTS,
    (
        Field("received_on", D, ("Date", "Date received", "Received", "Received on")),
        Field("type", W, ("Type", "Internal or external", "Internal/external")),
        Field("source", W, ("Source", "From", "Who from", "Received from")),
        Field("area", W, ("Service area", "Area", "Team", "Service")),
        Field("words", T, ("Words", "Compliment", "What was said", "Details", "Text")),
        Field("said_by", T, ("Said by", "Given by", "Name")),
        Field("staff", T, ("Staff", "About", "Staff member", "Member of staff")),
        Field("shared_on", D, ("Shared on", "Shared", "Shared with the team", "Shared with team")),
    ),
    ("received_on", "type", "source", "area", "words"),
    ("type", "source"),
)

_STAGE_2 = Kind(
    KindName.STAGE_2,
    (
        Field("ref", Sort.REFERENCE, ("Ref", "Reference", "Case")),
        Field("requested_on", D, ("Requested", "Stage 2 requested", "Requested on")),
        Field("terms_on", D, ("TOR signed", "Terms of reference signed", "TOR")),
        Field("adjudicated_on", D, ("Adjudicated", "Adjudication letter", "Adjudication")),
        Field("closed_on", D, ("Closed", "Closed on")),
        Field("reported_days", N, ("Reported days", "Days")),
        Field("pence", Sort.TEXT, ("Cost", "Cost in pounds", "Total cost")),
    ),
    ("ref", "requested_on", "terms_on", "adjudicated_on"),
    ("terms_on", "adjudicated_on"),
)

KINDS: Mapping[KindName, Kind] = MappingProxyType(
    {kind.name: kind for kind in (_CONTACTS, _COMPLIMENTS, _STAGE_2)}
)
"""Every kind of sheet that can be read."""

_BY_HEADING: Mapping[KindName, Mapping[str, str]] = {
    kind.name: {
        # The usual headings last, so that they win over another field's more casual one.
        plain(heading): one.name
        for one in kind.fields
        for heading in reversed(one.headings)
    }
    for kind in KINDS.values()
}


def usual_heading(field: str) -> str:
    """What a field of a contact usually stands under: "Date received" for ``received_on``."""
    found = KINDS[KindName.CONTACTS].field(field)
    assert found is not None
    return found.label
