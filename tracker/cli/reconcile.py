"""``tracker reconcile``: a printed report's figures held against those of the file."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from tracker.cli import words
from tracker.cli.asking import AgainstOption, Span, YearOption, asked_of
from tracker.cli.given import Wrong
from tracker.cli.options import JsonFlag, given_of
from tracker.cli.out import say_all, say_json
from tracker.core.figures.reconcile import Finding, Kind
from tracker.core.figures.reconcile import reconcile as compared
from tracker.core.ports import CouldNot

_LARGEST = 5_000_000
"""Bytes: more than any report's figures."""


def reconcile(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The printed figures, as JSON.")],
    year: YearOption = "",
    against: AgainstOption = "",
    claims: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="What the text says of figures, as JSON."),
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="With all that agrees.")] = False,
    as_json: JsonFlag = False,
) -> int:
    """Compare printed figures with the file's, and with one another."""
    given = given_of(context)
    if not year:
        raise Wrong(words.YEAR_NEEDED)
    printed = _read(file)
    if claims is not None:
        more = _read(claims)
        strange = sorted(set(more) - {"about", "claims"})
        if strange:
            raise Wrong(words.ONLY_CLAIMS.format(keys=", ".join(strange)))
        printed["claims"] = [*_list(printed.get("claims")), *_list(more.get("claims"))]
    with given.reading() as reader:
        asked = asked_of(given, reader, Span(year), against)
        found = compared(printed, asked, reader.calendar())
    if as_json:
        say_json(_shape(found, asked.period.label))
    else:
        say_all(_lines(found, every=every))
    return 1 if any(one.wrong for one in found) else 0


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _read(path: Path) -> dict[str, Any]:
    """The object in a JSON file. Raises CouldNot with a sentence."""
    source = path.expanduser()
    try:
        if source.stat().st_size > _LARGEST:
            raise CouldNot(words.TOO_LARGE.format(path=path))
        found = json.loads(source.read_text("utf-8-sig"))
    except OSError as error:
        raise CouldNot(words.trouble(error)) from None
    except (ValueError, RecursionError):
        raise CouldNot(words.NOT_JSON.format(path=path)) from None
    if not isinstance(found, dict):
        raise CouldNot(words.NOT_JSON.format(path=path))
    return found


def _counts(found: Sequence[Finding]) -> dict[str, int]:
    return {kind.value: sum(one.kind is kind for one in found) for kind in Kind}


def _shape(found: Sequence[Finding], year: str) -> dict[str, Any]:
    return {
        "year": year,
        "counts": _counts(found),
        "findings": [
            {
                "kind": one.kind.value,
                "where": one.where,
                "printed": one.printed,
                "right": one.right,
                "sentence": one.sentence,
            }
            for one in found
        ],
    }


def _lines(found: Sequence[Finding], *, every: bool) -> Iterator[str]:
    """A count a line, then what has to be put right, what was not compared, and what agrees."""
    for kind in Kind:
        yield f"{kind.label}: {sum(one.kind is kind for one in found)}"
    shown = (Kind.DIFFERS, Kind.SLIP, Kind.UNCHECKED, *((Kind.AGREES,) if every else ()))
    for kind in shown:
        of_kind = [one for one in found if one.kind is kind]
        if of_kind:
            yield ""
            yield kind.label
        yield from (_line(one) for one in of_kind)


def _line(one: Finding) -> str:
    said = f"printed {one.printed}" if one.printed else ""
    if one.wrong:
        said += f", right {one.right}"
    parts = (one.where, said, one.sentence)
    return ": ".join(part for part in parts[:2] if part) + (f". {parts[2]}" if parts[2] else "")
