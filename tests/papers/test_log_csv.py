"""An old log is brought in: every line of it is read, or refused with its reason."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.papers.reading import Read, read_file, read_text
from tracker.core.clean import UNSAFE, csv_safe
from tracker.core.past import PastContact
from tracker.core.words import Handling, NameGiven, Outcome
from tracker.papers import csv_text, workbook
from tracker.papers.csv_text import LogError

LOG = Path(__file__).parent.parent / "data" / "complaints-log-2016-18.csv"
HEADER = (
    "Ref",
    "Date received",
    "Received via",
    "Channel",
    "Complainant",
    "Relationship to child",
    "Young person",
    "Care status",
    "Age",
    "Service area",
    "Subject of complaint",
    "Details",
    "Handled as",
    "Extension agreed",
    "Response sent",
    "Outcome",
    "Stage 2 requested",
    "Stage 2 decision",
    "Stage 2 decided",
    "LGO advice given",
)
GOOD: Mapping[str, str] = {
    "Ref": "2016-0001",
    "Date received": "04/04/2016",
    "Received via": "Trust",
    "Channel": "Telephone",
    "Complainant": "Emma Barlow",
    "Relationship to child": "Mother",
    "Young person": "N",
    "Service area": "ACPS East",
    "Subject of complaint": "Poor communication",
    "Details": "Nobody rang back.",
    "Handled as": "Stage 1",
    "Extension agreed": "08/04/2016",
    "Response sent": "25/04/2016",
    "Outcome": "Upheld",
}


def log(*rows: Mapping[str, str], header: Sequence[str] = HEADER, delimiter: str = ",") -> str:
    """The text of a log with these rows; a cell not given is empty."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter)
    writer.writerow(header)
    writer.writerows([row.get(heading, "") for heading in header] for row in rows)
    return out.getvalue()


def read(text: str, *, today: date | None = None) -> Read:
    return read_text(text, today=today)


def read_one(**cells: str) -> PastContact:
    """The contact made by the good row with these cells changed (underscores for spaces)."""
    changed = {name.replace("_", " "): value for name, value in cells.items()}
    result = read(log({**GOOD, **changed}))
    assert result.rejects == ()
    row: PastContact = result.rows[0]
    return row


def all_accounted_for(result: Read) -> bool:
    return len(result.rows) + result.rejected + result.blanks == result.lines


# ------------------------------------------------------------------ the log of two years


def plainly(value: str) -> date | None:
    return datetime.strptime(value, "%d/%m/%Y").date() if value else None


def plain_rows() -> list[dict[str, str]]:
    with LOG.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_log_of_two_years_is_read_whole() -> None:
    result = read_file(LOG)
    assert (len(result.rows), result.rejects, result.blanks, result.lines) == (619, (), 0, 619)
    assert [column.heading for column in result.columns] == list(plain_rows()[0])
    assert all(column.field for column in result.columns)
    assert Counter(row.handling for row in result.rows) == {
        Handling.STAGE_1: 416,
        Handling.REPRESENTATION: 79,
        Handling.CORPORATE: 37,
        Handling.WITHDRAWN: 87,
    }
    assert Counter(row.outcome for row in result.rows) == {
        Outcome.UPHELD: 73,
        Outcome.PARTLY_UPHELD: 125,
        Outcome.NOT_UPHELD: 218,
        None: 203,
    }
    first = date(2017, 4, 1)
    assert sum(row.received_on < first for row in result.rows) == 310
    assert len({row.person_key for row in result.rows}) == 456


def test_its_cells_are_those_that_a_plain_reading_gives() -> None:
    for row, cells in zip(read_file(LOG).rows, plain_rows(), strict=True):
        assert row.source_ref == cells["Ref"]
        assert row.received_on == plainly(cells["Date received"])
        assert row.channel == cells["Channel"]
        assert row.complainant == cells["Complainant"]
        assert row.name_given is NameGiven.NAMED
        assert row.relation == cells["Relationship to child"]
        assert row.young_person is (cells["Young person"] == "Y")
        assert row.young_status == cells["Care status"]
        assert ("" if row.age is None else str(row.age)) == cells["Age"]
        assert (row.ethnicity, row.disability) == (cells["Ethnicity"], cells["Disability"])
        assert (row.area, row.theme) == (cells["Service area"], cells["Subject of complaint"])
        assert row.details == cells["Details"]
        assert row.team_manager == cells["Team manager"]
        assert row.extension_reason == cells["Extension reason"]
        assert row.stage2_decision == cells["Stage 2 decision"]
        days = {
            "Extension agreed": row.extended_on,
            "Response sent": row.reply_sent_on,
            "Stage 2 requested": row.stage2_requested_on,
            "Stage 2 decided": row.stage2_decided_on,
            "LGO advice given": row.rights_given_on,
        }
        assert days == {name: plainly(cells[name]) for name in days}


# ------------------------------------------------------------------ rows that are refused

BAD_ROWS = [
    ("Date received", "", "must not be empty"),
    ("Date received", "31/02/2016", "no such day"),
    ("Date received", "2016-04-31", "no such day"),
    ("Date received", "٠٤/٠٤/٢٠١٦", "not a date"),
    ("Date received", "04/04/0016", "year 16 is outside"),
    ("Date received", "04/04/2216", "year 2216 is outside"),
    ("Date received", "04/04/89", "year 2089 is outside"),
    ("Channel", "", "must not be empty"),
    ("Channel", "Carrier pigeon", "not a channel that the tracker knows."),
    ("Channel", "Telefone", "Is it “Telephone”?"),
    ("Channel", "Council on-line services", None),
    ("Received via", "Council", "The channel, Telephone, is direct."),
    ("Received via", "Internet", "not a way in"),
    ("Relationship to child", "Young person", None),
    ("Young person", "Y", "no young person"),
    ("Young person", "perhaps", "not yes or no"),
    ("Care status", "Children in care homes", "Is it “Child in care”?"),
    ("Age", "sixteen", "whole number"),
    ("Age", "16.5", "whole number"),
    ("Age", "-3", "whole number"),
    ("Age", "121", "whole number"),
    ("Service area", "ACPS Essex", "Is it “ACPS East”?"),
    ("Service area", "Parks", "not a service area"),
    ("Subject of complaint", "Poor communicating at all", "Is it “Poor communication”?"),
    ("Handled as", "Stage 4", "Is it “Stage 1”?"),
    ("Handled as", "Shredded", "not a handling"),
    ("Outcome", "Justified", "not an outcome"),
    ("Outcome", "Upheld?", "Is it “Upheld”?"),
    ("Response sent", "03/04/2016", "before the day it was received, 04/04/2016"),
    ("Response sent", "soon", "not a date"),
    ("Extension agreed", "01/04/2016", "before the day it was received"),
    ("Extension agreed", "26/04/2016", "reply had gone by then, on 25/04/2016"),
    ("Stage 2 requested", "01/04/2016", "before the day it was received"),
    ("Stage 2 decision", "Refused", "needs the day Stage 2 was asked for"),
    ("Stage 2 decided", "01/06/2016", "needs the day Stage 2 was asked for"),
    ("LGO advice given", "01/04/2016", "before the day it was received"),
    ("Complainant", "x" * 501, "501 characters"),
    ("Details", "x" * 50_001, "50,001 characters"),
    ("Details", "line\n" * 2_001, "2,002 lines"),
    ("Details", "a\0b", "NUL"),
    ("Complainant", "Emma\ud800", "half a character"),
    ("Ref", "\udfff", "half a character"),
]


@pytest.mark.parametrize(("column", "value", "reason"), BAD_ROWS)
def test_a_bad_cell_refuses_its_row_and_no_other(
    column: str, value: str, reason: str | None
) -> None:
    rows = [{**GOOD, "Ref": str(n)} for n in range(3)]
    rows[1][column] = value
    result = read(log(*rows))
    assert [row.source_ref for row in result.rows] == ["0", "2"]
    assert {reject.line for reject in result.rejects} == {3}
    assert all_accounted_for(result)
    if reason is not None:
        assert [reject.column for reject in result.rejects] == [column]
        assert reason in result.rejects[0].reason
        assert not UNSAFE.search(result.rejects[0].value)
        assert len(result.rejects[0].value) <= 80


def test_a_channel_of_the_council_contradicts_received_via_the_trust() -> None:
    result = read(log({**GOOD, "Channel": "Council contact centre"}))
    reject = result.rejects[0]
    assert (reject.line, reject.column, reject.value) == (2, "Received via", "Trust")
    assert reject.reason == "The channel, Council contact centre, is via the council."


def test_a_stage_2_decision_before_its_request_is_refused() -> None:
    asked = {"Stage 2 requested": "10/05/2016", "Stage 2 decision": "Refused"}
    result = read(log({**GOOD, **asked, "Stage 2 decided": "09/05/2016"}))
    assert [reject.column for reject in result.rejects] == ["Stage 2 decided"]
    assert "before the day it was asked for, 10/05/2016" in result.rejects[0].reason


def test_a_row_with_three_faults_is_one_rejected_row_with_three_reasons() -> None:
    bad = {
        **GOOD,
        "Ref": "2016-0002",
        "Channel": "Owl",
        "Age": "old",
        "Response sent": "01/01/2016",
    }
    result = read(log(GOOD, bad, {**GOOD, "Ref": "2016-0003"}))
    assert {reject.column for reject in result.rejects} == {"Channel", "Age", "Response sent"}
    assert (len(result.rows), result.rejected, result.lines) == (2, 1, 3)


def test_a_reference_twice_refuses_the_second_and_names_the_line_of_the_first() -> None:
    result = read(log(GOOD, {**GOOD, "Ref": "2016-0002"}, {**GOOD, "Ref": "2016-0001 "}))
    assert len(result.rows) == 2
    assert [(r.line, r.column) for r in result.rejects] == [(4, "Ref")]
    assert "line 2 already" in result.rejects[0].reason


def test_rows_without_a_reference_are_not_taken_for_one_another() -> None:
    assert len(read(log({**GOOD, "Ref": ""}, {**GOOD, "Ref": ""})).rows) == 2


def test_references_are_the_same_only_when_their_signs_are() -> None:
    refs = ("1.1", "11", "1-1", "a1", "A1", "")
    result = read(log(*({**GOOD, "Ref": ref} for ref in refs)))
    assert [(reject.line, reject.value) for reject in result.rejects] == [(6, "A1")]


def test_the_line_told_is_the_line_the_row_begins_on() -> None:
    told = {**GOOD, "Details": "First line\nsecond line\r\nthird"}
    result = read(log(told, {**GOOD, "Ref": "2", "Age": "x"}, told))
    assert result.rows[0].details == "First line\nsecond line\nthird"
    assert [reject.line for reject in result.rejects] == [5, 6]


def test_dates_after_today_are_refused_when_today_is_told() -> None:
    text = log(GOOD)
    assert read(text, today=date(2016, 4, 25)).rejects == ()
    late = read(text, today=date(2016, 4, 24)).rejects
    assert [(reject.column, reject.value) for reject in late] == [("Response sent", "25/04/2016")]
    assert "after today, 24/04/2016" in late[0].reason


def test_a_row_with_more_cells_than_headings_is_refused() -> None:
    text = (
        "Date received,Channel,Handled as\n04/04/2016,Telephone,Stage 1,\n5/4/16,Text,Stage 1,x\n"
    )
    result = read(text)
    assert len(result.rows) == 1
    assert (result.rejects[0].line, result.rejects[0].value) == (3, "x")
    assert "4 cells under 3 headings" in result.rejects[0].reason


def test_rows_swallowed_by_a_quotation_mark_are_named() -> None:
    text = 'Date received,Channel,Handled as\n"4/4/16,Text,Stage 1\n5/4/16",Text,Stage 1,x\n'
    assert "Lines 2 to 3 were read as one row." in read(text).rejects[0].reason


def test_cells_left_out_at_the_end_are_empty_unless_the_file_was_cut_off() -> None:
    text = "Date received,Channel,Handled as,Outcome\n4/4/2016,Text,Withdrawn\n5/4/2016,Te"
    result = read(text)
    assert [row.received_on for row in result.rows] == [date(2016, 4, 4)]
    assert [(r.line, r.value) for r in result.rejects] == [(3, "Te")]
    assert "ends in the middle" in result.rejects[0].reason
    assert any("fewer cells than headings: 1, the first on line 2" in n for n in result.notes)


def test_a_row_that_leaves_out_a_needed_cell_is_refused() -> None:
    result = read("Handled as,Channel,Date received\nWithdrawn,Text\n")
    assert [(r.column, r.reason) for r in result.rejects] == [
        ("Date received", "This cell must not be empty.")
    ]


# ------------------------------------------------------------------ what is tolerated


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("4/4/2016", date(2016, 4, 4)),
        ("03/02/16", date(2016, 2, 3)),
        ("3/2/99", date(1999, 2, 3)),
        ("2016-02-03", date(2016, 2, 3)),
        (" 29/02/2016 ", date(2016, 2, 29)),
    ],
)
def test_dates_are_read_day_first_or_year_first(cell: str, day: date) -> None:
    row = {**GOOD, "Date received": cell, "Extension agreed": "", "Response sent": ""}
    assert read(log(row)).rows[0].received_on == day


def test_words_are_known_in_any_case_and_spelling_of_theirs() -> None:
    row = read_one(
        Channel="EMAIL", Handled_as="stage 1 complaint", Outcome="Partially Upheld",
        Service_area="acps  east", Received_via="direct",
    )  # fmt: skip
    assert (row.channel, row.area) == ("E-mail", "ACPS East")
    assert (row.handling, row.outcome) == (Handling.STAGE_1, Outcome.PARTLY_UPHELD)
    assert read_one(Outcome="NU").outcome is Outcome.NOT_UPHELD
    assert read_one(Handled_as="W/D").handling is Handling.WITHDRAWN


def test_an_outcome_without_a_reply_stays_open() -> None:
    row = read_one(Response_sent="")
    assert (row.reply_sent_on, row.outcome) == (None, Outcome.UPHELD)


def test_what_nobody_has_classified_is_still_to_classify() -> None:
    assert read_one(Handled_as="").handling is None


@pytest.mark.parametrize(
    ("cell", "given"),
    [
        ("Anonymous", NameGiven.ANONYMOUS),
        ("ANON", NameGiven.ANONYMOUS),
        ("anonymous (neighbour)", NameGiven.ANONYMOUS),
        ("Would not give name", NameGiven.WOULD_NOT_SAY),
        ("Would not give a name", NameGiven.WOULD_NOT_SAY),
        ("refused to give name", NameGiven.WOULD_NOT_SAY),
        ("Name withheld", NameGiven.WOULD_NOT_SAY),
        ("", NameGiven.NOT_ASKED),
        ("n/a", NameGiven.NOT_ASKED),
        ("Unknown", NameGiven.NOT_ASKED),
    ],
)
def test_callers_without_a_name_are_nobody(cell: str, given: NameGiven) -> None:
    row = read_one(Complainant=cell)
    assert (row.name_given, row.complainant, row.person_key) == (given, "", "")


def test_the_same_name_is_the_same_person() -> None:
    names = ["Zoe O'Brien", "zoe  O’BRIEN", "Zoe O'Brian"]
    rows = read(log(*({**GOOD, "Ref": "", "Complainant": name} for name in names))).rows
    keys = [row.person_key for row in rows]
    assert keys[0] == keys[1] != keys[2]
    assert [row.complainant for row in rows] == names


def test_a_young_person_is_known_by_the_relationship_or_by_the_answer() -> None:
    by_relation = read_one(Relationship_to_child="young person", Young_person="", Age="16.0")
    assert (by_relation.young_person, by_relation.age) == (True, 16)
    by_answer = read_one(Relationship_to_child="", Young_person="yes")
    assert (by_answer.young_person, by_answer.relation) == (True, "Young person")
    advocate = read_one(Relationship_to_child="Advocate", Young_person="Y")
    assert (advocate.young_person, advocate.relation) == (True, "Advocate")
    old = {**GOOD, "Relationship to child": "Young person", "Young person": "Y", "Age": "26"}
    assert "at most 25" in read(log(old)).rejects[0].reason


def test_a_relation_of_its_own_is_kept() -> None:
    assert read_one(Relationship_to_child="Godmother").relation == "Godmother"
    assert read_one(Relationship_to_child="foster  CARER").relation == "Foster carer"


def test_blank_rows_are_counted_and_not_refused() -> None:
    head, row = log(GOOD).splitlines()
    result = read("\n".join([head, "", row, "," * 19, "  ", ""]))
    assert (len(result.rows), result.rejects, result.blanks, result.lines) == (1, (), 3, 4)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_any_usual_delimiter_is_seen(delimiter: str) -> None:
    row = {**GOOD, "Details": "a;b,c\td|e"}
    text = log(row, delimiter=delimiter)
    assert read(text).rows[0].details == row["Details"].replace("\t", "\t")


def test_headings_may_stand_in_any_order_case_and_spelling() -> None:
    header = [heading.upper().replace(" ", "  ") + "?" for heading in reversed(HEADER)]
    row = {heading.upper().replace(" ", "  ") + "?": cell for heading, cell in GOOD.items()}
    assert read(log(row, header=header)).rows == read(log(GOOD)).rows


def test_titles_above_the_headings_are_passed_over_and_said() -> None:
    result = read("Complaints log 2016/17,,\n\n" + log(GOOD, {**GOOD, "Ref": "2", "Age": "x"}))
    assert [reject.line for reject in result.rejects] == [5]
    assert (len(result.rows), result.lines) == (1, 2)
    assert any("headings are on line 3" in note for note in result.notes)


def test_columns_that_nobody_knows_are_named_and_not_dropped_in_silence() -> None:
    header = (*HEADER, "Shoe size", "")
    result = read(log({**GOOD, "Shoe size": "42\x1b[2J", "": "stray"}, header=header))
    extra = result.columns[-2:]
    assert [(c.heading, c.field) for c in extra] == [("Shoe size", ""), ("", "")]
    assert extra[0].examples[0].startswith("42")
    assert "Column “Shoe size” is not read." in result.notes
    assert "Column “22” is not read." in result.notes
    assert len(result.rows) == 1


def test_columns_tell_their_field_and_an_example() -> None:
    columns = {c.heading: c for c in read(log(GOOD)).columns}
    received = columns["Date received"]
    assert (received.field, received.examples) == ("received_on", ("04/04/2016",))
    assert columns["Received via"].field == "via"
    assert columns["Care status"].examples == ()


# ------------------------------------------------------------------ encodings


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_every_usual_encoding_is_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "log.csv"
    name = "Zoë O’Brien"
    path.write_bytes(log({**GOOD, "Complainant": name}).encode(encoding))
    result = read_file(path)
    assert result.rows[0].complainant == name
    assert result.columns[0].heading == "Ref"
    assert any("cp1252" in note for note in result.notes) is (encoding == "cp1252")


def test_spoilt_bytes_in_a_file_of_utf_8_refuse_their_row_only(tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    rows = ({**GOOD, "Ref": str(n), "Complainant": f"Zoë {n}"} for n in range(3))
    path.write_bytes(log(*rows).encode().replace("ë 1".encode(), b"\xc3 1"))
    result = read_file(path)
    assert [row.complainant for row in result.rows] == ["Zoë 0", "Zoë 2"]
    assert [(r.line, r.column) for r in result.rejects] == [(3, "Complainant")]


def test_a_stream_with_a_byte_order_mark_is_read() -> None:
    assert len(read("\ufeff" + log(GOOD)).rows) == 1


# ------------------------------------------------------------------ files that are no logs


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "is empty"),
        ("a,b\n1,2\n", "No sheet holds contacts or compliments"),
        ("Ref,Date received,Channel\n1,1/4/2016,Text\n", "has no column “Handled as”"),
        ("Date received,Received,Channel,Handled as\n", "both read as “Date received”"),
        ('Date received,Channel,Handled as\n1/4/2016,Text,"Stage 1\n', "line 2 or after"),
    ],
)
def test_what_cannot_be_a_log_is_refused_with_a_sentence(text: str, sentence: str) -> None:
    with pytest.raises(LogError, match=re.escape(sentence)):
        read(text)


def test_files_that_cannot_be_read_are_refused_with_a_sentence(tmp_path: Path) -> None:
    spoilt = tmp_path / "log.xlsx"
    spoilt.write_bytes(b"PK\x03\x04 and so on")
    broken = tmp_path / "broken.csv"
    broken.write_bytes(b"\xff\xfeR")
    for path, sentence in (
        (tmp_path / "none.csv", "none.csv cannot be read: No such file"),
        (tmp_path, "cannot be read"),
        (Path("a\0b"), "cannot be read"),
        (spoilt, "damaged"),
        (broken, "UTF-16"),
    ):
        with pytest.raises(LogError, match=sentence):
            read_file(path)


def test_too_large_and_too_long_files_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "log.csv"
    path.write_text(log(GOOD, GOOD, GOOD), "utf-8")
    monkeypatch.setattr(workbook, "MAX_ROWS", 2)
    with pytest.raises(LogError, match="more than 2 rows"):
        read_file(path)
    monkeypatch.setattr(csv_text, "MAX_BYTES", 100)
    with pytest.raises(LogError, match="larger than"):
        read_file(path)


# ------------------------------------------------------------------ hostile text


@pytest.mark.parametrize("text", ["=1+1", "+44 1632", "-", "@SUM(A1)", "'quoted'", "\tx", "%"])
def test_the_guard_of_our_own_exports_is_undone(text: str) -> None:
    row = read_one(Complainant=csv_safe("Emma"), Details=csv_safe(text))
    assert row.details == text.strip()


def test_hidden_characters_are_made_visible_and_said() -> None:
    result = read(log({**GOOD, "Details": "a\x1b]52;c;x\x07b\u202ec", "Complainant": "E\x9bva"}))
    row = result.rows[0]
    assert not UNSAFE.search(row.details + row.complainant)
    assert any(note.startswith("Line 2, Details: 2 hidden characters") for note in result.notes)
    assert any(note.startswith("Line 2, Complainant: ") for note in result.notes)


def test_nothing_that_is_told_of_a_file_can_command_a_terminal() -> None:
    header = ("Date\x1b received", "Channel\u202e", "Handled\x9b as", "\x1b]0;x\x07Evil")
    text = "Date received,Channel,Handled as,x\n4/4/\x1b16,\x1bOwl,Sta\u202ege 1,\x1b[2J\n"
    told = read(text.replace("Date received,Channel,Handled as,x", ",".join(header), 1))
    rejects = [part for r in told.rejects for part in (r.column, r.value, r.reason)]
    assert told.rejected == 1
    assert not UNSAFE.search("".join((*rejects, *told.notes)))


def test_many_cleaned_cells_are_noted_once_and_counted() -> None:
    rows = ({**GOOD, "Ref": str(n), "Details": "a\x1bb"} for n in range(200))
    notes = read(log(*rows)).notes
    assert len(notes) < 60
    assert any("150 more cells" in note for note in notes)


def test_markup_in_a_cell_is_only_text() -> None:
    said = "[@click=app.quit]now[/] [b] child [1] said"
    assert read_one(Details=said).details == said


def test_a_very_long_cell_refuses_its_row_and_nothing_else() -> None:
    before = csv.field_size_limit()
    rows = [{**GOOD, "Ref": str(n)} for n in range(3)]
    rows[1]["Details"] = "x" * 300_000
    result = read(log(*rows))
    assert (len(result.rows), result.rejected) == (2, 1)
    assert csv.field_size_limit() == before


ROWS = [{**GOOD, "Ref": str(n)} for n in range(4)]
NASTY = st.one_of(
    st.text(st.characters(), max_size=30),
    st.sampled_from(
        ["\0", "\ud800", '"', "'", "=1", "\r", "\n", "\r\n", "\u2028", "\x85", "\x1c", "31/04/2016"]
    ),
    st.text("0123456789/-", max_size=10),
)


@settings(max_examples=400, deadline=None)
@given(
    row=st.integers(0, 3),
    column=st.sampled_from(HEADER),
    value=NASTY,
    delimiter=st.sampled_from(",;\t|"),
)
def test_no_mangled_cell_loses_a_row(row: int, column: str, value: str, delimiter: str) -> None:
    rows = [dict(cells) for cells in ROWS]
    rows[row][column] = value
    result = read(log(*rows, delimiter=delimiter))
    assert result.lines == 4
    assert all_accounted_for(result)
    assert len(result.rows) >= 3 or column == "Ref"
    for contact in result.rows:
        kept = (contact.source_ref, contact.complainant, contact.details, contact.relation)
        assert not UNSAFE.search("".join(kept))
    for reject in result.rejects:
        assert reject.reason
        assert not UNSAFE.search(reject.value + reject.column + reject.reason)


@settings(max_examples=300, deadline=None)
@given(st.text(st.characters(), max_size=200), st.integers(0, 400))
def test_text_dropped_anywhere_into_a_log_raises_nothing_but_log_error(text: str, at: int) -> None:
    whole = log(*ROWS)
    try:
        result = read(whole[:at] + text + whole[at:])
    except LogError:
        return
    assert all_accounted_for(result)


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=60), st.integers(0, 700))
def test_bytes_dropped_anywhere_into_a_log_raise_nothing_but_log_error(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, at: int
) -> None:
    path = tmp_path_factory.getbasetemp() / "mangled.csv"
    whole = log(*ROWS).encode()
    path.write_bytes(whole[:at] + data + whole[at:])
    try:
        result = read_file(path)
    except LogError:
        return
    assert all_accounted_for(result)
