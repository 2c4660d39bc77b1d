"""Two people on one thing, down at the file: several processes on a case, and records."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from db import codec, records
from db.connect import connect
from db.store import FileStore
from tests.db.playing import play
from tests.db.soundness import sound
from tests.support import MANAGER, OFFICER, Front, folds_true
from tracker.core.events import FactsCorrected, NoteAdded
from tracker.core.merging import Take
from tracker.core.merging_records import RecordClash, put_merged
from tracker.core.office import Conflict
from tracker.core.records import Record, RecordKind

WRITERS, EACH = 3, 8


def test_several_at_once_on_one_story_and_every_word_is_kept(file: Path) -> None:
    """Each chooses as it likes where they clash: what is not the story now is in the history."""
    front = Front(file)
    ref = front.stage_1()
    front.close()
    answers = play("rewriting", file, WRITERS, EACH, ref)
    assert len(answers) == WRITERS * EACH
    assert [text for text, asked in answers if text == "error"] == []
    assert sum(asked for _, asked in answers) > 0, "nobody was ever in anybody's way"
    sound(file)
    front = Front(file)
    try:
        assert folds_true(front.reader) == 1
        events = [r.event for r in front.story(ref)]
        held = [e.text for e in events if isinstance(e, NoteAdded)]
        held += [c.after for e in events if isinstance(e, FactsCorrected) for c in e.corrections]
        for text, _ in answers:
            assert any(text in words for words in held), text
    finally:
        front.close()


# -- records beside cases ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Leaflet:
    """A made-up record."""

    number: int
    title: str = ""
    text: str = ""
    copies: int = 0
    version: int = 1
    removed: bool = False


KIND = RecordKind.COMPLIMENT


def _write(connection: Any, leaflet: Leaflet) -> None:
    connection.execute(
        "INSERT OR REPLACE INTO leaflets VALUES (?, ?)", (leaflet.number, codec.to_json(leaflet))
    )


def _read(connection: Any, number: int) -> Record | None:
    import msgspec

    row = connection.execute("SELECT body FROM leaflets WHERE number = ?", (number,)).fetchone()
    found: Record | None = msgspec.json.decode(row[0], type=Leaflet) if row else None
    return found


def _last(connection: Any) -> int:
    return int(connection.execute("SELECT coalesce(max(number), 0) FROM leaflets").fetchone()[0])


@pytest.fixture
def shelf(front: Front, monkeypatch: pytest.MonkeyPatch) -> Front:
    """A file with a shelf for made-up records, and one record on it."""
    shelf = records.Shelf(Leaflet, "leaflet", _write, _read, _last)
    monkeypatch.setattr(records, "SHELVES", {**records.SHELVES, KIND: shelf})
    with closing(connect(front.path)) as connection:
        connection.execute("CREATE TABLE leaflets (number INTEGER PRIMARY KEY, body TEXT) STRICT")
    put(front.store, None, SEEN)
    return front


SEEN = Leaflet(1, "Your rights", "You may ask for an advocate.", 50)


def put(store: FileStore, before: Leaflet | None, after: Leaflet, actor: str = "Olu") -> None:
    """Save a record as somebody who saw ``before``."""
    with store.begin(f"{actor}-{after}", actor) as work:
        work.put(KIND, before, after)


def clash_of(front: Front, theirs: Leaflet, mine: Leaflet) -> RecordClash:
    """Both saw the first version; what stands between the second and the file."""
    put(front.store, SEEN, replace(theirs, version=2), OFFICER.name)
    with pytest.raises(Conflict, match="This leaflet has changed") as refused:
        put(front.store, SEEN, replace(mine, version=2), MANAGER.name)
    assert isinstance(refused.value.clash, RecordClash)
    return refused.value.clash


def states(front: Front) -> list[Leaflet]:
    """Every state of the record that the audit trail keeps, in order."""
    with closing(connect(front.path, read_only=True)) as connection:
        rows = connection.execute(
            "SELECT payload FROM audit_events WHERE entity = ? ORDER BY seq", (KIND.value,)
        ).fetchall()
    return [codec.both_states(payload, Leaflet)[1] for (payload,) in rows]


def test_a_changed_record_says_what_differs_and_who_changed_it(shelf: Front) -> None:
    clash = clash_of(
        shelf,
        replace(SEEN, title="Rights", copies=80),
        replace(SEEN, title="What you may ask", text="Shorter."),
    )
    assert clash.ref == "leaflet 1"
    assert clash.taken_over == ("copies",)
    (difference,) = clash.differences
    assert (difference.mine, difference.theirs) == ("What you may ask", "Rights")
    assert difference.by.startswith("Olu, ")


@pytest.mark.parametrize(("take", "title"), [(Take.MINE, "Mine"), (Take.THEIRS, "Theirs")])
def test_both_texts_of_a_record_are_in_the_audit_trail(
    shelf: Front, take: Take, title: str
) -> None:
    clash = clash_of(
        shelf, replace(SEEN, title="Theirs", copies=80), replace(SEEN, title="Mine", text="Other.")
    )
    with shelf.store.begin("merged", MANAGER.name) as work:
        saved = put_merged(work, clash, {"title": take})
    assert replace(saved, version=0) == Leaflet(1, title, "Other.", 80, 0)  # type: ignore[type-var]
    assert {"Theirs", "Mine"} <= {state.title for state in states(shelf)}
    with closing(connect(shelf.path, read_only=True)) as connection:
        assert _read(connection, 1) == saved


def test_a_record_changed_a_third_time_is_compared_again(shelf: Front) -> None:
    clash = clash_of(shelf, replace(SEEN, title="Theirs"), replace(SEEN, title="Mine"))
    put(shelf.store, clash.theirs, replace(clash.theirs, title="Third", version=3))
    with pytest.raises(Conflict) as refused, shelf.store.begin("merged", MANAGER.name) as work:
        put_merged(work, clash, {"title": Take.MINE})
    again = refused.value.clash
    assert isinstance(again, RecordClash)
    assert [d.theirs for d in again.differences] == ["Third"]


def test_long_texts_of_a_record_can_stand_one_after_the_other(shelf: Front) -> None:
    mine, theirs = "My words. " * 10, "Their words. " * 10
    clash = clash_of(shelf, replace(SEEN, text=theirs), replace(SEEN, text=mine))
    assert clash.differences[0].both
    assert clash.merged({"text": Take.BOTH}).text == f"{theirs}\n\n{mine}"
