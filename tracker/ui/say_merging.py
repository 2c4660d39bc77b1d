"""What the screen for two people's changes says. What they did is said by the core."""

from __future__ import annotations

HINT = "One key each; the last one saves   Esc: back to what you typed"
HINT_LOOK = "y goes ahead   n or Esc leaves it"
MINE, THEIRS = "mine", "theirs"
TAKE_MINE, TAKE_THEIRS, TAKE_BOTH = "mine", "theirs", "both, theirs first"
GO_AHEAD, LEAVE_IT = "yes, as it is now", "no, leave it"
GO_ON = "Go ahead"
CHOOSE = "Choose for each of them: m mine, t theirs."
KEPT = "What is not taken is kept in the history."
AGAIN = "It was changed once more while you looked. "


def title(ref: str, differences: int) -> str:
    """The heading: what has happened."""
    if differences:
        return f"Two people changed {ref} at once: whose words stand?"
    return f"{ref} has changed since you opened it"


def label(words: str) -> str:
    """A field's name at the beginning of a line."""
    return words[:1].upper() + words[1:]
