"""Keys of Summary."""

from __future__ import annotations

from tracker.ui.key_table.key import FIGURES, Key

FIGURE_KEYS: tuple[Key, ...] = (
    Key("figure.left", "left", "left", "Left", "To the figure on the left", FIGURES),
    Key("figure.right", "right", "right", "Right", "To the figure on the right", FIGURES),
    Key("figure.next", "tab", "next_table", "Next table", "The next table", FIGURES),
    Key("figure.previous", "shift+tab", "previous_table", "Table before", "Back a table", FIGURES),
    Key("figure.tables", "t", "tables", "Tables", "Go to a table by name", FIGURES),
    Key("figure.year", "y", "year", "Year", "The whole year", FIGURES),
    Key("figure.quarter", "q", "quarter", "Quarter", "A quarter of it", FIGURES),
    Key("figure.month", "m", "month", "Month", "A month of it", FIGURES),
    Key("figure.dates", "d", "dates", "Dates", "Between any two days", FIGURES),
    Key("figure.earlier", "left_square_bracket", "earlier", "Earlier", "Period before", FIGURES),
    Key("figure.later", "right_square_bracket", "later", "Later", "Period after", FIGURES),
    Key(
        "figure.against",
        "c",
        "against",
        "Compare",
        "Beside the period before, the year before, or nothing",
        FIGURES,
    ),
    Key("figure.basis", "b", "basis", "Closed", "By day received or by day closed", FIGURES),
    Key(
        "figure.without",
        "p",
        "without",
        "Persistent",
        "With or without persistent complainants",
        FIGURES,
    ),
    Key("figure.report", "R", "report", "Report", "Make the annual report", FIGURES),
    Key(
        "figure.editions",
        "E",
        "editions",
        "Editions",
        "What was published, and restated since",
        FIGURES,
    ),
    Key("figure.small", "s", "small", "Small", "Hide numbers under five, or show them", FIGURES),
)
