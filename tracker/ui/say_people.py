"""What the screens about people say: the list, one person, merges, persistence, a case's people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from tracker.core.case import Case
from tracker.core.case_people import Advocacy, CasePerson, Consent, PersonRole, Purpose, Wanted
from tracker.core.forms.weekly import WeeklyRead
from tracker.core.person import Merge, Persistence, Person, PersonFile, PersonRow
from tracker.core.rules.people import consent_warnings
from tracker.core.say import days, long_day, short_day
from tracker.core.words import Handling
from tracker.ui.say_forms import related

# -- the list -----------------------------------------------------------------------------------
FILTER_HINT = "Filter: name, telephone, or as it sounds"
NOBODY = "Nobody has made contact under a name yet."
NO_DOUBLES = "Nobody looks like the same person twice."
NONE_SUCH = "Nobody here. Esc clears the filter, v shows others."
NOT_HERE = "There is nobody under the cursor."
NO_DOUBLE_HERE = "Put the cursor on somebody who may be the same person."
ALL, OPEN, PERSISTENT, DOUBLES = "all", "with open cases", "persistent", "possible doubles"
SHOWN = (ALL, OPEN, PERSISTENT, DOUBLES)
SORTS = ("last contact first", "by name", "most contacts first")
HEADINGS = ("Name", "Who", "Telephone", "Contacts", "Open", "Last")


def shown_count(count: int, what: str, text: str, order: str) -> str:
    """In the bar: how many, of what kind, in which order."""
    found = f"{days(count, 'pair')} of {what}" if what == DOUBLES else f"{count:,} {what}, {order}"
    return found + (f"  filter: {text}" if text else "")


def relation(person: Person) -> str:
    """ "Mother of Ava S", as far as it is known."""
    child = "" if person.last_child == person.name else person.last_child
    words = related(person.relation, child)
    return words[:1].upper() + words[1:]


def who(person: Person) -> str:
    """What stands beside a name in the list: a decision in force comes first."""
    decision = person.persistent
    return f"persistent, to {decision.contact}" if decision else relation(person)


# -- one person ---------------------------------------------------------------------------------
CASES, SAME, EQUALITY = "Cases", "May be the same person", "Equality monitoring"
NO_CASES = "No case that stands."
NOT_PERSISTENT = "Log the decision first (p): a weekly batch is for persistent complainants."
EDIT_LABELS: Mapping[str, str] = {
    "name": "Name",
    "telephone": "Telephone",
    "email": "E-mail",
    "relation": "Relation",
    "last_child": "About child",
}


def person_title(file: PersonFile) -> str:
    """Counts in the bar."""
    return f"{days(file.row.contacts, 'contact')}, {file.row.open} open"


def persistent_line(decision: Persistence, today: date) -> str:
    """The decision in force, on one line of 80 cells where its words are short."""
    review = "review due" if decision.due(today) else "review"
    return (
        f"Persistent since {short_day(decision.from_on, today)}: calls to {decision.contact}; "
        f"{review} {short_day(decision.review_on, today)}"
    )


def decision_lines(person: Person, today: date) -> list[str]:
    """Every decision about persistence, the newest first."""
    found = []
    for decision in reversed(person.persistence):
        ended = (
            f"ended {short_day(decision.ended_on, today)}: {decision.ended_why}"
            if decision.ended_on
            else persistent_line(decision, today)
        )
        found.append(f"{ended}. Reason: {decision.reason} ({decision.decided_by})")
    return found


def merged_into(person: Person) -> str:
    """Over somebody who turned out to be somebody else."""
    return f"Merged into person {person.merged_into}. Their cases are there."


ASK_DETAILS = "Details of {name}"
DETAILS_TELL = "For the next call. What cases were told at the time stays on them."
ASK_DECIDE = "{name} is a persistent complainant"
DECIDE_TELLS = "Calls go to one person. It is reviewed after six months unless you say another day."
SIX_MONTHS_ON = "Empty: six months after From."
ASK_AGAIN = "Review the decision about {name}"
GOES_ON, ENDS = "goes on", "ends"


# -- merging ------------------------------------------------------------------------------------
MERGE_ASK = "Enter merges  s keeps the other  Esc leaves it  one u undoes it all"
MOVES, STAYS_SAID = "Cases that move", "What each case was told at the time stays on it."
NOTHING_DIFFERS = "No detail differs."
BLANK = "(empty)"


def merge_title(keep: PersonRow, gone: PersonRow) -> str:
    """Who is who."""
    return f"{gone.person.name} is {keep.person.name}?"


def merge_counts(keep: PersonRow, gone: PersonRow) -> str:
    """What each has now."""
    return (
        f"Stays  {keep.person.name} ({keep.number}), {days(keep.contacts, 'case')}\n"
        f"Goes   {gone.person.name} ({gone.number}), {days(gone.contacts, 'case')}"
    )


def merge_lines(merge: Merge, refs: Sequence[str], most: int = 12) -> list[str]:
    """Details that differ, and the cases that move."""
    lines = [
        f"{EDIT_LABELS[d.field]}: stays {d.stays}"
        + (f", not {d.gone}" if d.kept else " (was empty)")
        for d in merge.differences
    ] or [NOTHING_DIFFERS]
    more = f" and {len(refs) - most} more" if len(refs) > most else ""
    return [*lines, "", f"{MOVES}: {', '.join(refs[:most]) or 'none'}{more}", STAYS_SAID]


# -- while a call is logged ---------------------------------------------------------------------
def persistent_call(person_name: str, decision: Persistence) -> str:
    """The warning on the contact form."""
    return f"{person_name} is a persistent complainant: calls go to {decision.contact}."


# -- the weekly batch -----------------------------------------------------------------------------
WEEKLY_TITLE = "This week's contacts of {name}"
WEEKLY_TELLS = "A line each: day, way, words; . repeats day and way. {ways}"
WEEKLY_LINES, WEEKLY_AS = "Contacts", "All are"
PROPOSED: Mapping[Handling, str] = {
    Handling.STAGE_1: "Stage 1",
    Handling.REPRESENTATION: "representation",
    Handling.CORPORATE: "corporate",
}
WEEKLY_EMPTY = "Nothing to log yet."


def weekly_read(read: WeeklyRead, today: date) -> str:
    """How the lines are understood so far: the count, and the last one or those that are not."""
    if read.wrong:
        good = days(len(read.contacts), "contact")
        return f"{good}; not understood yet: line {', '.join(map(str, read.wrong))}"
    if not read.contacts:
        return WEEKLY_EMPTY
    last = read.contacts[-1]
    return (
        f"{days(len(read.contacts), 'contact')}. "
        f"Last: {short_day(last.on, today)}, {last.channel}: {last.words[:30]}"
    )


# -- the people of a case -------------------------------------------------------------------------
COMPLAINANT = "Complainant"
NOBODY_ELSE = "Nobody else yet. + adds a child, an advocate or a representative."
ADVOCATE_TITLE, CONSENT_TITLE = "Advocate", "Consent"
NO_CONSENT = "None recorded. Their own complaint needs nobody's consent."
ROLES: Mapping[PersonRole, str] = {
    PersonRole.CHILD: "child concerned",
    PersonRole.ADVOCATE: "advocate",
    PersonRole.REPRESENTATIVE: "representative",
    PersonRole.AGENCY: "other agency",
}
PURPOSES: Mapping[Purpose, str] = {
    Purpose.ACTING: "to somebody acting for them",
    Purpose.SHARING: "to sharing with another agency",
}
ASK_PERSON = "Somebody on {ref}"
ASK_CONSENT = "Consent on {ref}"
ASK_ADVOCACY = "An advocate for {ref}"
ASK_EQUALITY = "Equality monitoring of the complainant of {ref}"
EQUALITY_TELLS = "Not stated: asked, and they would not say. Shown here and with the person only."
ENDS_WAIT = "Appointing ends the wait: the clock goes on from that day."
AGE_HINT = "Age or date of birth: 7, or 5/11/2014"
NOT_AN_AGE = "Type an age in years, or a date of birth such as 5/11/2014."
TAKE_OFF = "Take {name} off this case?"
NOT_A_PERSON = "Put the cursor on somebody who was added here."
ASKED, NOT_ASKED = "asked: e shows the answers", "not asked yet"


def age_of(person: CasePerson, today: date) -> str:
    """ "aged 7", or "born 5 Nov 2014, 12"."""
    if person.born is not None:
        return f"born {long_day(person.born)[4:]}, aged {person.age_on(today)}"
    return f"aged {person.age}" if person.age is not None else ""


def person_words(person: CasePerson, today: date) -> str:
    """Everything known of somebody on a case but the name."""
    known = (
        ROLES[person.role],
        person.relation,
        age_of(person, today),
        person.telephone,
        person.email,
    )
    return ", ".join(k for k in known if k)


def consent_words(consent: Consent, today: date) -> str:
    """Who agreed to what, and when."""
    return f"{consent.by}, {short_day(consent.on, today)}, {PURPOSES[consent.purpose]}"


def advocacy_words(advocacy: Advocacy, today: date) -> str:
    """How it stands with an advocate."""
    if advocacy == Advocacy():
        return "not offered yet"
    offered = (
        f"offered {short_day(advocacy.offered_on, today)}" if advocacy.offered_on else "not offered"
    )
    wanted = {Wanted.YES: "wanted", Wanted.NO: "not wanted"}.get(advocacy.wanted, "")
    appointed = (
        f"appointed {short_day(advocacy.appointed_on, today)}" if advocacy.appointed_on else ""
    )
    return ", ".join(k for k in (offered, wanted, advocacy.provider, appointed) if k)


def others(case: Case, today: date) -> list[tuple[str, str]]:
    """What stands among the people of a case in its facts: words and the name of their style."""
    lines = [(f"{p.name}  {person_words(p, today)}", "text") for p in case.people.people]
    if case.advocacy != Advocacy():
        lines.append((f"Advocate: {advocacy_words(case.advocacy, today)}", "text"))
    return lines + [(f"! {words}", "warning") for words in consent_warnings(case)]


NO_PAIR = "v shows possible doubles: merge there, or in a person's own view."


def ways(letters: Mapping[str, str]) -> str:
    """The letters of the ways a contact comes in, with enough of each to know it."""
    return " ".join(f"{letter}={_way(channel)}" for letter, channel in letters.items())


def _way(channel: str) -> str:
    """Enough of a channel to know it: "phone", "on-line"."""
    known = {"Telephone": "phone", "Council on-line services": "on-line"}
    last = channel.split()[-1] if channel.startswith("Council") else channel.split()[0]
    return known.get(channel, last if last.isupper() else last.lower())


OTHERS, CHILD_AS_TOLD, NO_STATUS = "Others", "child concerned, as told", "none of these"


def equality_words(case: Case) -> str:
    """The answers of one case; only for the person's own view."""
    e = case.equality
    said = (
        f"age {e.age.label.lower()}",
        f"gender {e.gender.label.lower()}",
        f"ethnicity {e.ethnicity.label.lower()}",
        f"disability {e.disability.label.lower()}",
        case.complainant.young_status.lower(),
    )
    return ", ".join(k for k in said if k)
