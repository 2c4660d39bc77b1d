"""The annual report in whichever format a file's name asks for."""

from __future__ import annotations

from importlib import import_module

from tracker.core.figures.report import Report

KINDS = (".docx", ".xlsx", ".pdf", ".md")
"""What a report's name may end in."""


def written(report: Report, kind: str) -> bytes:
    """The bytes of a report as one of ``KINDS``; its writer is loaded only now."""
    name = kind.removeprefix(".")
    module = import_module(f"tracker.papers.report_{name}")
    made: bytes = getattr(module, name)(report)
    return made
