"""Keys of learning: promises and their forms."""

from __future__ import annotations

from tracker.ui.key_table.key import LEARNING, Key

LEARNING_KEYS: tuple[Key, ...] = (
    Key("learn.promise", "p", "promise", "Promise", "Take down what was promised", LEARNING),
    Key("learn.sent", "s", "sent", "Sent", "The form was sent (Enter: today)", LEARNING),
    Key(
        "learn.chase", "c", "chase_promise", "Chase", "Chase: noted, look again in 2 days", LEARNING
    ),
    Key("learn.chase_words", "C", "chase_until", "Chase+", "Chase; when to look again", LEARNING),
    Key("learn.returned", "r", "returned", "Returned", "The form came back: answers", LEARNING),
    Key("learn.done", "d", "done_promise", "Done", "The promise was kept", LEARNING),
    Key("learn.check", "q", "check_form", "Check", "The returned form is checked", LEARNING),
    Key("learn.change", "f", "change_promise", "Correct", "Put the promise right", LEARNING),
    Key("learn.print", "L", "print_form", "Form", "Make the form in Word", LEARNING, moved="W"),
    Key("learn.case", "o", "open_case", "Case", "Open the case it came from", LEARNING),
    Key("learn.begin", "b", "begin_learning", "Begin", "Learning without a complaint", LEARNING),
)
