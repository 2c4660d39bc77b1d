"""Who complains: age, gender, disability and ethnicity of the complainant, as far as known."""

from __future__ import annotations

from collections.abc import Mapping

from tracker.core.case_people import AgeBand, Disability, Ethnicity, Gender
from tracker.core.figures.asked import Asked
from tracker.core.figures.questions import Dim, Unit
from tracker.core.figures.table import Table
from tracker.core.figures.tables.parts import Line, counted_lines
from tracker.core.words import Labelled

_BY: Mapping[str, tuple[Dim, type[Labelled], str]] = {
    "age": (Dim.AGE, AgeBand, "Age of complainants"),
    "gender": (Dim.GENDER, Gender, "Gender of complainants"),
    "disability": (Dim.DISABILITY, Disability, "Disability of complainants"),
    "ethnicity": (Dim.ETHNICITY, Ethnicity, "Ethnicity of complainants"),
}


def make(key: str, asked: Asked) -> Table:
    """A row a category, then those who did not say and those who were not asked."""
    dim, categories, title = _BY[key]
    said = [one for one in categories if one.value not in ("not_asked", "not_stated")]
    lines = [Line(one.label, dim, (one.value,)) for one in said]
    lines.append(Line("Not stated", dim, ("not_stated",)))
    lines.append(Line("Not asked", dim, ("not_asked", "")))
    columns, rows = counted_lines(asked, asked.contacts, lines, "All contacts")
    return Table(
        key=key,
        title=title,
        unit=Unit.CONTACTS,
        cohort=f"Contacts {asked.verb}",
        period=asked.period,
        columns=columns,
        rows=rows,
        stub=key.capitalize(),
        chart=0,
        notes=_NOTES.get(key, ()),
    )


_FROM_OLD_LOGS = "What an old log wrote in its own words is put into these groups."
_NOTES: Mapping[str, tuple[str, ...]] = {
    "age": ("An age in years that was taken down is put into its band.",),
    "disability": (_FROM_OLD_LOGS,),
    "ethnicity": (_FROM_OLD_LOGS, "Groups are those of the census of England and Wales."),
}
