"""The annual report as Markdown: headings, contents with links, tables of bars and dashes.

Everything that people wrote is escaped, so that none of it becomes a link, a heading or a cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tracker.core.clean import visible
from tracker.core.figures.report import Figure, Report, Section
from tracker.core.figures.table import RowKind
from tracker.papers import report_words as words

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~$&])")
_AT_START = re.compile(r"^(\s*)([-+=])", re.MULTILINE)
_NUMBERED = re.compile(r"^(\s*\d+)([.)])", re.MULTILINE)
_LINK = re.compile(r"(?i)\b(https?|ftp|mailto|www)(?=[:.])")


def md(report: Report) -> bytes:
    """The report in GitHub's Markdown, UTF-8."""
    return ("\n".join(_lines(report)).rstrip() + "\n").encode("utf-8")


def escaped(text: str) -> str:
    """Paragraphs as words: nothing in them is markup, and no bare address becomes a link."""
    return _NUMBERED.sub(r"\1\\\2", _AT_START.sub(r"\1\\\2", _inline(text)))


def _inline(text: str) -> str:
    plain = _SPECIAL.sub(r"\\\1", visible(text))
    return _LINK.sub(lambda found: f"{found[0]}<!-- -->", plain)


def _lines(report: Report) -> Iterator[str]:
    yield from (f"# {one_line(report.title)}", "", escaped(report.span), "")
    if report.draft:
        yield from (f"**{words.DRAFT}**", "")
    for fact in (*report.facts, words.made_words(report)):
        yield from (escaped(fact), "")
    yield from (f"## {words.CONTENTS}", "")
    for section in report.sections:
        yield f"- [{one_line(section.title)}](#{anchor(section.title)})"
    yield ""
    for section in report.sections:
        yield from _section(section)


def anchor(heading: str) -> str:
    """What a heading is called as the target of a link."""
    kept = "".join(c for c in heading.lower() if c.isalnum() or c in " -_")
    return kept.replace(" ", "-")


def _section(section: Section) -> Iterator[str]:
    yield from (f"## {one_line(section.title)}", "")
    for paragraph in section.text:
        yield from ("  \n".join(escaped(paragraph).split("\n")), "")
    if section.prompt:
        yield from (f"*{escaped(words.PROMPT.format(what=section.prompt))}*", "")
    for told in section.told:
        yield from (escaped(told), "")
    for figure in section.figures:
        yield from _figure(figure)
    for quote in section.quotes:
        yield from (f"> {one_line(quote.words)}", ">", f"> *{one_line(quote.source)}*", "")
    for term, meaning in section.terms:
        yield from (f"**{escaped(term)}**: {escaped(meaning)}", "")


def _figure(figure: Figure) -> Iterator[str]:
    table = figure.table
    marks = ["---" if words.words_column(table, at) else "---:" for at in range(len(table.columns))]
    yield from (f"**{one_line(figure.caption)}**", "")
    yield _row([table.stub, *(column.label for column in table.columns)])
    yield f"| --- | {' | '.join(marks)} |"
    for row in table.rows:
        cells = [one_line(text) for text in (row.label, *map(words.cell_words, row.cells))]
        if row.kind is RowKind.TOTAL:
            cells = [f"**{cell}**" if cell else "" for cell in cells]
        yield f"| {' | '.join(cells)} |"
    yield ""
    for note in table.notes:
        yield from (f"*{one_line(note)}*", "")


def _row(texts: list[str]) -> str:
    return f"| {' | '.join(one_line(text) for text in texts)} |"


def one_line(text: str) -> str:
    """Text for a cell or a heading: on one line."""
    return _inline(" ".join(text.split()))
