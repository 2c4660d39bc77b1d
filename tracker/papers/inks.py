"""The colours of documents on white paper: the one place for them, as the palettes are for screens.

The two of charts are told apart in every kind of sight and in print without colour.
"""

from __future__ import annotations

CHART = ("#1f5a96", "#e69f00")
INK, FAINT, LINE, WHITE = "#1f3a5f", "#eef2f7", "#9fb0c3", "#ffffff"
NOTE, LINK = "#4d4d4d", CHART[0]
DRAFT, PROMPT, QUOTE = "#9a3412", "#fff4e0", CHART[1]

ON_PAPER = {
    "ink": INK,
    "faint": FAINT,
    "line": LINE,
    "draft": DRAFT,
    "prompt": PROMPT,
    "quote": QUOTE,
}
"""What the page template is handed, by name."""
