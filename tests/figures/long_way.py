"""The tables once more, the long way: plain Python over what ``tracker export`` wrote.

Knows nothing of the figures in the program: cases are dictionaries, days are text, and shares are
whole numbers. Each function answers a table's rows as people read them, by label.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from typing import Any

Case = dict[str, Any]
Rows = dict[str, list[str]]
Span = tuple[str, str]
"""The first and the last day, as ISO text."""

HANDLINGS = {
    "stage_1": "Stage 1 complaint",
    "representation": "Representation",
    "withdrawn": "Withdrawn",
    "corporate": "Corporate complaint",
}
NO_AREA = "No area yet"
STATUSES = ["Child in care", "Leaving care", "Care leaver", "Child protection", "Child in need"]
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


def within(cases: Iterable[Case], span: Span, day: str) -> list[Case]:
    """The cases of a span by one of their days, "received_on" or "closed_on"."""
    return [c for c in cases if c[day] is not None and span[0] <= c[day] <= span[1]]


def percent(part: int, whole: int) -> str:
    """Whole per cent, a half upwards."""
    return f"{(200 * part + whole) // (2 * whole)}%" if whole else "-"


def pair(part: int, whole: int) -> list[str]:
    """A number and its share."""
    return [f"{part:,}", percent(part, whole)]


def is_upheld(case: Case) -> bool:
    """Upheld or partly."""
    return case["outcome"] in ("upheld", "partly_upheld")


def persons(cases: Iterable[Case]) -> dict[object, list[Case]]:
    """The cases by who made contact; whoever has no name is somebody of their own."""
    found: dict[object, list[Case]] = defaultdict(list)
    for case in cases:
        number = case["complainant"]["person_id"]
        found[number if number is not None else case["ref"]].append(case)
    return found


class LongWay:
    """The contacts of some spans, one after the other as the columns are."""

    def __init__(
        self, cases: list[Case], spans: list[Span], lists: dict[str, list[str]], day: str
    ) -> None:
        """``lists`` are the words that can be chosen, by "channels", "areas" and "themes"."""
        self.contacts = [within(cases, span, day) for span in spans]
        self.stage_1 = [[c for c in some if c["handling"] == "stage_1"] for some in self.contacts]
        self.spans, self.lists, self.day = spans, lists, day

    def _each(
        self, cohorts: list[list[Case]], tests: dict[str, Callable[[Case], bool]], total: str
    ) -> Rows:
        """Number and share of the cases that pass each test, and all of them."""
        rows: Rows = {
            label: [
                word
                for cohort in cohorts
                for word in pair(sum(test(c) for c in cohort), len(cohort))
            ]
            for label, test in tests.items()
        }
        rows[total] = [word for cohort in cohorts for word in pair(len(cohort), len(cohort))]
        return rows

    def _words(self, cohorts: list[list[Case]], name: str, offered: str, without: str) -> list[str]:
        found = {c[name] for cohort in cohorts for c in cohort}
        words = [*self.lists[offered], *sorted(found - set(self.lists[offered]) - {""})]
        return [*words, without] if "" in found else words

    def channels(self) -> Rows:
        """Table 1."""
        words = self._words(self.contacts, "channel", "channels", "")
        tests = {word: _is("channel", word) for word in words}
        rows = self._each(self.contacts, tests, "All contacts")
        ways = {"Direct": _is("via", "direct"), "Via the council": _is("via", "council")}
        return self._each(self.contacts, ways, "All contacts") | rows

    def handling(self) -> Rows:
        """Tables 2 and 3."""
        tests = {label: _is("handling", value) for value, label in HANDLINGS.items()}
        if any(c["handling"] is None for some in self.contacts for c in some):
            tests["Not yet decided"] = _is("handling", None)
        rows = self._each(self.contacts, tests, "All contacts")
        rows["Complainants"] = [
            word for some in self.contacts for word in (f"{len(persons(some))}", "-")
        ]
        return rows

    def young(self) -> Rows:
        """Table 4."""
        cohorts = [[c for c in some if c["complainant"]["young_person"]] for some in self.contacts]
        statuses = Counter(c["complainant"]["young_status"] for c in cohorts[0])
        heads = [*STATUSES, *sorted(set(statuses) - set(STATUSES) - {""})]
        heads += [""] if statuses[""] else []
        rows: Rows = {}
        for label in [*self._words(cohorts, "channel", "channels", ""), "All contacts"]:
            some = [
                [c for c in cohort if label in ("All contacts", c["channel"])] for cohort in cohorts
            ]
            rows[label] = [
                str(sum(c["complainant"]["young_status"] == head for c in some[0]))
                for head in heads
            ]
            rows[label] += [str(len(each)) for each in some]
        return rows

    def outcome(self, labels: list[str]) -> Rows:
        """Table 5, of which nothing was entered; a row for each of these periods."""
        still = any(c["outcome"] is None for some in self.stage_1 for c in some)
        return {
            label: [
                str(len(some)),
                *pair(sum(map(is_upheld, some)), len(some)),
                *("-",) * 4,
                *([str(sum(c["outcome"] is None for c in some))] if still else []),
            ]
            for label, some in zip(labels, self.stage_1, strict=True)
        }

    def areas(self) -> Rows:
        """Table 6."""
        words = self._words(self.stage_1, "area", "areas", NO_AREA)
        tests = {word: _is("area", word if word != NO_AREA else "") for word in words}
        return self._each(self.stage_1, tests, "All")

    def months(self, today: str) -> Rows:
        """Table 8, of spans that both begin with a month and have as many months."""

        def of(name: str, some: list[Case]) -> str:
            count = sum(c[self.day].startswith(name) for c in some)
            return "-" if f"{name}-01" > today and not count else str(count)

        rows: Rows = {}
        for names in zip(*map(_months, self.spans), strict=True):
            label = " / ".join(dict.fromkeys(MONTHS[int(name[5:]) - 1] for name in names))
            rows[label] = [of(name, some) for name, some in zip(names, self.stage_1, strict=True)]
        rows["All"] = [str(len(some)) for some in self.stage_1]
        return rows

    def repeats(self) -> Rows:
        """Table 9."""
        per_person = [list(persons(some).values()) for some in self.contacts]
        times = sorted({len(theirs) for some in per_person for theirs in some} - {1})
        rows: Rows = {}
        for label, counted in [*((f"{n} contacts", [n]) for n in times), ("All", times)]:
            rows[label] = []
            for some in per_person:
                repeated = [theirs for theirs in some if len(theirs) in counted]
                every = [c for theirs in repeated for c in theirs]
                at_stage_1 = sum(c["handling"] == "stage_1" for c in every)
                rows[label] += [str(len(repeated)), str(len(every)), str(at_stage_1)]
        return rows

    def timescale(self) -> Rows:
        """Table 10."""
        tests: dict[str, Callable[[Case], bool]] = {
            "Within 10 working days": lambda c: _days(c)[0] in range(11),
            "11 to 20": lambda c: _days(c)[0] in range(11, 21),
            "Over 20": lambda c: _days(c)[0] > 20,
            "Within timescale": lambda c: _days(c)[0] in range(21),
            "In time, within 10 working days": lambda c: _days(c)[0] in range(11),
            "In time, within an agreed extension": lambda c: _days(c) in _EXTENDED,
            "Late, no extension agreed": lambda c: _days(c)[0] > 10 and not _days(c)[1],
            "Late, beyond an agreed extension": lambda c: _days(c)[0] > 20 and _days(c)[1],
        }
        if any(_days(c)[0] < 0 for some in self.stage_1 for c in some):
            tests["No reply yet"] = lambda c: _days(c)[0] < 0
        return self._each(self.stage_1, tests, "All")

    def themes(self) -> Rows:
        """Tables 13 and 14."""
        rows: Rows = {}
        for label in [*self._words(self.stage_1, "theme", "themes", "No theme yet"), "All"]:
            rows[label] = []
            for some in self.stage_1:
                of = [c for c in some if label in ("All", c["theme"] or "No theme yet")]
                upheld = sum(map(is_upheld, of))
                rows[label] += [str(len(of)), *pair(upheld, len(of))]
        return rows


def _is(name: str, value: str | None) -> Callable[[Case], bool]:
    return lambda case: bool(case[name] == value)


_EXTENDED = [(days, True) for days in range(11, 21)]


def _days(case: Case) -> tuple[int, bool]:
    """The working days of the last Stage 1 reply and whether longer was agreed; -1 without one."""
    ended = [one for one in case["periods"] if one["clock"] == "stage_1"]
    return (ended[-1]["net_days"], ended[-1]["extended"]) if ended else (-1, False)


def _months(span: Span) -> list[str]:
    """ "2017-04" and so on."""
    year, month = int(span[0][:4]), int(span[0][5:7])
    found = []
    while f"{year:04}-{month:02}" <= span[1][:7]:
        found.append(f"{year:04}-{month:02}")
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return found
