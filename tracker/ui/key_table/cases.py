"""Keys on a case, open or under the cursor."""

from __future__ import annotations

from tracker.ui.key_table.key import CASE, Key

CASE_KEYS: tuple[Key, ...] = (
    Key("case.reply", "r", "reply", "Reply sent", "Reply sent (Enter: today)", CASE),
    Key("case.chase", "c", "chase", "Chase", "Chase: noted, look again in 2 days", CASE),
    Key(
        "case.chase_words", "C", "chase_words", "Chase+", "Chase in words; when to look again", CASE
    ),
    Key("case.extend", "x", "extend", "Extend", "Extend the clock (a advocate, c complex)", CASE),
    Key("case.assign", "a", "assign", "Assign", "Give it to a team manager", CASE),
    Key("case.reviewed", "full_stop", "reviewed", "Reviewed", "Reviewed, nothing new", CASE),
    Key("case.classify", "t", "classify", "Sort", "Classify: propose or confirm", CASE),
    Key("case.outcome", "o", "outcome", "Outcome", "Outcome of the case or a point", CASE),
    Key(
        "case.acknowledge",
        "k",
        "acknowledge",
        "Acknowledged",
        "Acknowledgement sent",
        CASE,
        moved="K",
    ),
    Key("case.hold", "h", "hold", "Hold", "Wait for an advocate, or go on", CASE),
    Key("case.explain", "e", "explain", "Explain", "Explain the due date day by day", CASE),
    Key("case.note", "n", "note", "Note", "Write a note", CASE),
    Key("case.point", "p", "point", "Point", "Take down a point complained of", CASE),
    Key("case.quality", "q", "quality", "Quality", "Quality check done", CASE),
    Key("case.correct", "f", "correct", "Correct", "Correct the facts taken down", CASE),
    Key("case.safety", "s", "safety", "Safety", "Answer the safety question", CASE),
    Key("case.withdraw", "w", "withdraw", "Withdraw", "Withdrawn (asks for the reference)", CASE),
    Key("case.close", "z", "close", "Close", "Close (asks for the reference)", CASE),
    Key("case.reopen", "O", "reopen", "Reopen", "Reopen a closed or answered case", CASE),
    Key("case.steps", "S", "steps", "Stages", "Stage 2, Stage 3, Ombudsman, suspend", CASE),
    Key(
        "case.learn",
        "l",
        "learn",
        "Learning",
        "The learning form: what was promised",
        CASE,
        moved="L",
    ),
    Key("case.letter", "L", "letter", "Letter", "Make a letter in Word", CASE, moved="W"),
    Key("case.prev", "left_square_bracket", "previous", "Previous", "Previous in the list", CASE),
    Key("case.next", "right_square_bracket", "next", "Next", "Next in the list", CASE),
)
