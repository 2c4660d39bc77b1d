"""Eight people on one file: nobody's work is lost, nobody is shown an error."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from tests.db.playing import play
from tests.db.soundness import refs_without_gaps, sound
from tests.support import Front, folds_true

WRITERS, EACH = 8, 10

MAY_BE_ANSWERED = {"log", "confirm", "chase", "extend", "longer", "refused extend", "conflict"}


def test_eight_writers_at_once(file: Path) -> None:
    """Logging, confirming, chasing, extending and adding to what the others just changed."""
    front = Front(file)
    shared = [front.stage_1() for _ in range(3)]
    front.close()
    answers = play("crowd", file, WRITERS, EACH, ",".join(shared))
    done = Counter(what for writer in answers for what, _ in writer)
    assert len(answers) == WRITERS
    assert set(done) <= MAY_BE_ANSWERED
    everybody = WRITERS * EACH
    assert (done["log"], done["confirm"], done["chase"]) == (everybody,) * 3
    assert (done["extend"], done["extend"] + done["refused extend"]) == (3, everybody)
    assert done["longer"] == everybody
    sound(file)
    assert len(refs_without_gaps(file)) == everybody + len(shared)
    front = Front(file)
    try:
        assert folds_true(front.reader) == everybody + len(shared)
        _nothing_is_lost(front, shared, answers)
    finally:
        front.close()


def _nothing_is_lost(front: Front, shared: list[str], answers: list[list[list[str]]]) -> None:
    """What each case shows is what was acknowledged on it, one for one."""
    done = Counter((what, ref) for writer in answers for what, ref in writer)
    for ref in shared:
        case = front.case(ref)
        assert case.chases == done["chase", ref]
        assert case.wants == "x" * done["longer", ref]
        assert case.version == 2 + done["chase", ref] + done["longer", ref] + 1
    logged = [ref for writer in answers for what, ref in writer if what == "log"]
    assert len(set(logged)) == len(logged)
    for writer, answered in enumerate(answers):
        refs = [ref for what, ref in answered if what == "log"]
        names = {front.case(ref).complainant.name for ref in refs}
        assert names == {f"Caller {writer}"}
