"""Which row holds the headings, which comes first in a date, which word is meant."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.core.importing.cells import RawBook, RawCell, RawRow, RawSheet, is_total, text_of
from tracker.core.importing.choices import Choices, ImportMapping, fingerprint
from tracker.core.importing.days import Order, day_of, evidence
from tracker.core.importing.headings import find_headings
from tracker.core.importing.kinds import KINDS, KindName
from tracker.core.importing.plan import make_plan
from tracker.core.importing.plans import Plan
from tracker.core.importing.wording import How, Vocabularies
from tracker.core.office import Lists

WORDS = Vocabularies.of(Lists())
CONTACTS = KINDS[KindName.CONTACTS]
DAYS = st.dates(date(1990, 1, 1), date(2069, 12, 31))


def rows(*cells: tuple[RawCell, ...]) -> tuple[RawRow, ...]:
    """Rows as they stand in a sheet."""
    return tuple(RawRow(number, row, number) for number, row in enumerate(cells, start=1))


def plan(*cells: tuple[RawCell, ...], choices: Choices | None = None) -> Plan:
    """The plan of a workbook of one sheet."""
    book = RawBook("log.xlsx", (RawSheet("One", rows(*cells)),))
    return make_plan(book, WORDS, choices or Choices())


# -- dates ---------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("5 Jun 2017", date(2017, 6, 5)),
        ("5th June 2017", date(2017, 6, 5)),
        ("Mon 5-Jun-17", date(2017, 6, 5)),
        ("5 Sept 2017", date(2017, 9, 5)),
        ("June 5, 2017", date(2017, 6, 5)),
        ("05/06/17", date(2017, 6, 5)),
        ("5.6.2017", date(2017, 6, 5)),
        ("05/06/2017 14:30", date(2017, 6, 5)),
        ("2017-06-05 00:00:00", date(2017, 6, 5)),
        (42891.0, date(2017, 6, 5)),
        (42891.75, date(2017, 6, 5)),
        ("42891", date(2017, 6, 5)),
        (datetime(2017, 6, 5, 23, 59), date(2017, 6, 5)),
        (date(2017, 6, 5), date(2017, 6, 5)),
        ("29/02/2016", date(2016, 2, 29)),
        ("n/a", None),
        ("-", None),
        ("", None),
        (None, None),
    ],
)
def test_dates_as_people_keep_them(cell: RawCell, day: date | None) -> None:
    assert day_of(cell) == day


@pytest.mark.parametrize(
    "cell",
    ["05/13/2017", "31/06/2017", "29/02/2017", "soon", 310.0, True, "1/1/1850", float("nan"), "5"],
)
def test_what_is_no_date_is_said(cell: RawCell) -> None:
    with pytest.raises(ValueError, match=r"\.$"):
        day_of(cell)


@given(DAYS, st.sampled_from(Order), st.sampled_from("/.- "))
def test_a_day_written_in_an_order_is_read_in_it(day: date, order: Order, mark: str) -> None:
    first = f"{day:%d}" if order is Order.DAY_FIRST else f"{day:%m}"
    second = f"{day:%m}" if order is Order.DAY_FIRST else f"{day:%d}"
    assert day_of(f"{first}{mark}{second}{mark}{day.year}", order) == day


@given(DAYS)
def test_a_serial_number_is_its_day(day: date) -> None:
    assert day_of(float((day - date(1899, 12, 30)) / timedelta(days=1))) == day


@given(st.lists(DAYS, min_size=1, max_size=40), st.sampled_from(Order))
def test_the_order_is_never_read_the_wrong_way(days: list[date], order: Order) -> None:
    """Month first is never assumed; day first is never given to what proves the contrary."""
    pattern = "%d/%m/%Y" if order is Order.DAY_FIRST else "%m/%d/%Y"
    use = evidence([f"{day:{pattern}}" for day in days])
    proof = any(day.day > 12 for day in days)
    if order is Order.MONTH_FIRST and proof:
        assert use.undecided
        assert "month first" in use.reason
    else:
        assert use.order is Order.DAY_FIRST
        unproven = any(day.day != day.month for day in days) and not proof
        assert ("nothing proves" in use.reason) is unproven


@given(DAYS.filter(lambda d: d.day > 12), DAYS.filter(lambda d: d.day > 12), st.randoms())
def test_a_column_with_both_is_refused(one: date, other: date, chance: object) -> None:
    cells = [f"{one:%d/%m/%Y}", f"{other:%m/%d/%Y}"]
    chance.shuffle(cells)  # type: ignore[attr-defined]
    use = evidence(cells)
    assert use.undecided
    assert not evidence(cells, Order.DAY_FIRST).undecided


def test_dates_that_a_spreadsheet_may_have_swapped_are_said() -> None:
    real = [date(2017, month, 4) for month in range(1, 8)]
    texts = [f"{day}/04/2017" for day in range(13, 20)]
    assert "swapped" in evidence([*real, *texts]).warning
    assert not evidence([*real, date(2017, 1, 30), *texts]).warning


# -- headings ------------------------------------------------------------------------------------
HEAD: tuple[RawCell, ...] = ("Ref", "Date received", "Channel", "Handled as", "Theme")
LINE: tuple[RawCell, ...] = ("A-1", "25/04/2017", "Letter", "S1", "Decision making")
WORDLESS = st.text(max_size=30).filter(lambda text: not CONTACTS.field_of(text))


@given(
    st.lists(st.tuples(WORDLESS), max_size=12),
    st.permutations(HEAD),
    st.lists(st.just(LINE), max_size=3),
)
def test_the_headings_are_found_below_whatever_titles(
    titles: list[tuple[str]], head: list[RawCell], below: list[tuple[RawCell, ...]]
) -> None:
    found = find_headings(rows(*titles, tuple(head), *below))
    assert found == (len(titles), CONTACTS)


def test_total_blank_and_repeated_rows_are_counted_and_not_read() -> None:
    (sheet,) = plan(HEAD, LINE, ("", " "), HEAD, ("TOTAL", 1.0), ("Total: 1",)).sheets
    assert (len(sheet.rows), sheet.blanks, sheet.repeats, sheet.totals) == (1, 1, 1, 2)
    assert sheet.lines == 5


@pytest.mark.parametrize("first", ["Total recall", "Totally ignored", "A-1"])
def test_a_row_with_words_is_no_total(first: str) -> None:
    assert not is_total(RawRow(1, (first, "Letter", 3.0)))
    assert not is_total(RawRow(1, ("TOTAL", "Letter", "Ann Fell")))


def test_columns_are_guessed_with_a_reason() -> None:
    found = plan(
        ("Ref", "Date recieved", "Channel", "Handled as", "Unit"),
        *(("A", "25/04/2017", "Letter", "S1", area) for area in Lists().areas[:4]),
    ).sheets[0]
    by_heading = {one.heading: one for one in found.columns}
    assert by_heading["Ref"].confidence == 1
    assert by_heading["Date recieved"].field == "received_on"
    assert 0.8 < by_heading["Date recieved"].confidence < 1
    assert by_heading["Unit"].field == "area"
    assert "words of" in by_heading["Unit"].reason


def test_two_columns_for_one_field_are_a_question() -> None:
    head = (*HEAD, "Reference")
    assert any("Two columns" in one for one in plan(head, (*LINE, "B")).problems)
    chosen = Choices().with_field("Reference", "source_ref")
    settled = plan(head, (*LINE, "B"), choices=chosen)
    assert not settled.problems
    column = settled.sheets[0].column_of("source_ref")
    assert column is not None
    assert column.heading == "Reference"


# -- words ---------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("field", "text", "word", "how"),
    [
        ("handling", "S1", "Stage 1 complaint", How.SHORT),
        ("handling", "W/D", "Withdrawn", How.SHORT),
        ("handling", "rep", "Representation", How.SHORT),
        ("handling", "corp", "Corporate complaint", How.SHORT),
        ("outcome", "PU", "Partly upheld", How.SHORT),
        ("outcome", "not upheld ", "Not upheld", How.SAME),
        ("outcome", "Upheld?", "", How.UNKNOWN),
        ("channel", "tel", "Telephone", How.SHORT),
        ("channel", "e mail", "E-mail", How.SAME),
        ("theme", "Poor comunication", "Poor communication", How.LIKE),
        ("area", "CWD", "Children with Disabilities", How.SHORT),
        ("area", "ACPS", "", How.UNKNOWN),
        ("area", "n/a", "", How.NOTHING),
        ("handling", "Stage 2", "", How.UNKNOWN),
    ],
)
def test_words_and_their_short_forms(field: str, text: str, word: str, how: How) -> None:
    use = WORDS.read(field, text)
    assert (use.word, use.how) == (word, how)


def test_words_are_those_of_the_file() -> None:
    own = Vocabularies.of(Lists(areas=("Hub North", "Hub South"), channels=("Letter",)))
    assert own.read("area", "Finance").unknown
    assert own.read("area", "hub-north").word == "Hub North"
    assert own.read("channel", "tel").unknown
    assert own.read("area", "Hub Nort").how is How.LIKE
    assert own.read("area", "Hub Nouth").unknown  # South is as near
    assert own.read("area", "Finance", chosen="Hub South").how is How.CHOSEN


@given(st.text(max_size=120), st.sampled_from(sorted(WORDS.words)))
def test_whatever_stands_in_a_cell_is_a_word_of_the_list_or_none(text: str, field: str) -> None:
    use = WORDS.read(field, text)
    assert use.word == "" or use.word in WORDS.words[field]


@pytest.mark.parametrize(
    ("cell", "text"),
    [(20.0, "20"), (7700900123.0, "7700900123"), (3.5, "3.5"), (True, "Yes"), (None, "")],
)
def test_cells_as_text(cell: RawCell, text: str) -> None:
    assert text_of(cell) == text


def test_choices_are_kept_and_found_by_the_headings_in_any_order() -> None:
    choices = Choices().with_field("How", "channel").with_value("How", "Pigeon", "Letter")
    choices = choices.with_order("Date received", Order.MONTH_FIRST)
    kept = ImportMapping(1, fingerprint(["How", "Date received"])).saying(choices)
    assert kept.choices == choices
    assert fingerprint(["date-received", "HOW", ""]) == kept.fingerprint
