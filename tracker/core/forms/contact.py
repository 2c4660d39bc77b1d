"""The form of a contact: a new one, or one more call on a case that is open.

Field names, which are also those of its draft: caller, person_id, telephone, relation,
young_status, child, details, wants, safety, handling, received_on, received_at, channel, draft_id.
"""

from __future__ import annotations

from collections.abc import Mapping

from tracker.core.case import Party, Proposal
from tracker.core.clean import fold
from tracker.core.commands import AddCall, LogContact
from tracker.core.forms.reading import Reading
from tracker.core.office import Office
from tracker.core.people import PersonCard, name_key
from tracker.core.words import YOUNG_STATUSES, Handling, ListKind, NameGiven, Safety

YOUNG = "Young person"
"""The relation that makes the complainant a young person (table 4)."""

UNKNOWN = "unknown"
"""The answer "don't know yet" to how a contact should be handled."""

PROPOSALS = (Handling.STAGE_1, Handling.REPRESENTATION, Handling.CORPORATE)
"""What an officer may propose while the caller is on the telephone."""

SAY_WHAT_HAPPENED = "Write what happened: a few words are enough to save."

_ANONYMOUS = {"anonymous", "anon"}
_WOULD_NOT_SAY = {
    "would not say",
    "wouldn't say",
    "would not give a name",
    "would not give name",
    "would not give their name",
    "wouldn't give a name",
    "no name",
    "no name given",
}


def name_given(caller: str) -> NameGiven:
    """What was typed as the caller: a name, words for having none, or nothing."""
    plain = fold(caller).strip(" .()")
    if not plain:
        return NameGiven.NOT_ASKED
    if plain in _ANONYMOUS:
        return NameGiven.ANONYMOUS
    return NameGiven.WOULD_NOT_SAY if plain in _WOULD_NOT_SAY else NameGiven.NAMED


def same_person(caller: str, person: PersonCard | None) -> bool:
    """Whether the name typed is still that of the person chosen, in whatever order."""
    return person is not None and bool(caller.strip()) and name_key(caller) == name_key(person.name)


def log_contact(raw: Mapping[str, str], office: Office, person: PersonCard | None) -> LogContact:
    """A new contact. ``person`` is whom the officer chose; another name typed is another person.

    Raises:
        FormErrors: a sentence for each field that is wrong.
    """
    form = Reading(raw, office)
    party = _party(form, office, person)
    command = LogContact(
        received_on=form.day("received_on", office.today, latest=office.today),
        channel=_channel(form, office),
        details=form.text("details", SAY_WHAT_HAPPENED),
        complainant=party,
        received_at=form.time("received_at", office.at),
        child=form.line("child"),
        wants=form.text("wants"),
        safety=form.one_of("safety", Safety) or Safety.NOT_ASKED,
        proposal=_proposal(form, office),
        draft_id=form.raw("draft_id"),
    )
    form.check()
    return command


def _party(form: Reading, office: Office, person: PersonCard | None) -> Party:
    caller = form.line("caller")
    given = name_given(caller)
    named = given is NameGiven.NAMED
    known = person if named and same_person(caller, person) else None
    relation = form.word("relation", ListKind.RELATION)
    young = relation == office.lists.current(ListKind.RELATION, YOUNG)
    return Party(
        name_given=given,
        name=(known.name if known else caller) if named else "",
        person_id=known.person_id if known else None,
        relation=relation,
        telephone=form.line("telephone"),
        email=form.line("email"),
        young_person=young,
        young_status=form.listed("young_status", YOUNG_STATUSES) if young else "",
        age=form.whole("age", 0, 120),
    )


def _channel(form: Reading, office: Office) -> str:
    channels = office.lists.channels
    return form.word("channel", ListKind.CHANNEL) or (channels[0] if channels else "")


def _proposal(form: Reading, office: Office) -> Proposal | None:
    """What the officer thinks it is, if they said anything about it."""
    handling = None
    if form.raw("handling") != UNKNOWN:
        handling = form.one_of("handling", PROPOSALS)
    theme = form.word("theme", ListKind.THEME)
    area = form.word("area", ListKind.AREA)
    team_manager = form.line("team_manager")
    if handling is None and not (theme or area or team_manager):
        return None
    return Proposal(handling, theme, area, team_manager, office.actor.name)


def add_call(
    raw: Mapping[str, str], ref: str, office: Office, person: PersonCard | None = None
) -> AddCall:
    """One more call on the open case ``ref``, taken down on the same form as a new contact.

    A call has no fields of its own for a new telephone number, another child or a safety worry:
    what was newly typed there goes into its text, so that nothing is lost.

    Raises:
        FormErrors: a sentence for each field that is wrong.
    """
    form = Reading(raw, office)
    caller = form.line("caller")
    given = name_given(caller)
    if given in (NameGiven.ANONYMOUS, NameGiven.WOULD_NOT_SAY):
        caller = given.label
    command = AddCall(
        ref=ref,
        on=form.day("received_on", office.today, latest=office.today),
        at=form.time("received_at", office.at),
        channel=_channel(form, office),
        text="\n".join((form.text("details", SAY_WHAT_HAPPENED), *_also_said(form, person))),
        wants=form.text("wants"),
        caller=caller,
        draft_id=form.raw("draft_id"),
    )
    form.check()
    return command


def _also_said(form: Reading, person: PersonCard | None) -> list[str]:
    """Lines for what was typed in fields that a call does not have."""
    said = []
    telephone, child = form.line("telephone"), form.line("child")
    if telephone and (person is None or telephone != person.telephone):
        said.append(f"Call back on {telephone}")
    if child and (person is None or child != person.last_child):
        said.append(f"About child: {child}")
    safety = form.one_of("safety", Safety)
    if safety is Safety.YES:
        said.append("Safety worry: yes")
    return said
