"""The annual report as a tagged PDF with an outline, set with bundled fonts."""

from __future__ import annotations

import json
from typing import Any

from tracker.core.clean import visible
from tracker.core.figures.report import Figure, Report, Section
from tracker.papers import inks
from tracker.papers import report_words as words
from tracker.papers.charts import chart_data, chart_of
from tracker.papers.typesetting import template, typeset


def pdf(report: Report) -> bytes:
    """The report as PDF/UA-1."""
    data = json.dumps(_cleaned(_data(report)), ensure_ascii=False)
    return typeset(template("report.typ"), {"report": data})


def _data(report: Report) -> dict[str, Any]:
    made = report.made_on
    return {
        "inks": inks.ON_PAPER,
        "title": report.title,
        "span": report.span,
        "made": [made.year, made.month, made.day],
        "made_words": words.made_words(report),
        "draft": report.draft,
        "draft_mark": words.DRAFT,
        "contents": words.CONTENTS,
        "facts": list(report.facts),
        "sections": [_section(section) for section in report.sections],
    }


def _section(section: Section) -> dict[str, Any]:
    return {
        "title": section.title,
        "text": list(section.text),
        "told": list(section.told),
        "prompt": words.PROMPT.format(what=section.prompt) if section.prompt else "",
        "figures": [_figure(figure) for figure in section.figures],
        "quotes": [{"words": said.words, "source": said.source} for said in section.quotes],
        "terms": [list(term) for term in section.terms],
    }


def _figure(figure: Figure) -> dict[str, Any]:
    table, chart = figure.table, chart_of(figure.table)
    return {
        "caption": figure.caption,
        "alt": words.table_alt(table),
        "stub": table.stub,
        "columns": [
            {"label": column.label, "words": words.words_column(table, at)}
            for at, column in enumerate(table.columns)
        ],
        "rows": [
            {
                "label": row.label,
                "kind": row.kind.value,
                "cells": [words.cell_words(cell) for cell in row.cells],
            }
            for row in table.rows
        ],
        "notes": list(table.notes),
        "chart": chart_data(chart) if chart else None,
    }


def _cleaned(data: Any) -> Any:
    """Every text in it without characters that no document should hold."""
    match data:
        case str():
            return visible(data)
        case list():
            return [_cleaned(one) for one in data]
        case dict():
            return {name: _cleaned(one) for name, one in data.items()}
        case _:
            return data
