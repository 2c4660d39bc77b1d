"""Publishes an edition: in one transaction, and for good."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from tracker.core.figures.editions import freeze, seal
from tracker.core.figures.options import PublishEdition
from tracker.core.figures.publishing import made, usual
from tracker.core.figures.table import DoesNotTie
from tracker.core.figures.year_book import check_year
from tracker.core.office import Actor, Office, Refusal
from tracker.core.ports import Receipt, Work
from tracker.core.rules import checks
from tracker.core.years import year_words

MANAGER_PUBLISHES = "publishes an edition"


def why_not_publish(actor: Actor) -> str:
    """Why somebody may not publish, as the rules say it; "" if they may."""
    try:
        checks.manager_only(actor, MANAGER_PUBLISHES)
    except Refusal as refusal:
        return str(refusal)
    return ""


def publish(command: PublishEdition, office: Office, work: Work, save_id: str) -> Receipt:
    """Freeze every table of a year as it is at this moment.

    Raises:
        Refusal: not a manager, a year that has not begun, or a table that does not tie.
    """
    checks.manager_only(office.actor, MANAGER_PUBLISHES)
    check_year(command.year, office)
    try:
        tables = made(work, command.year, command.options, office.today)
    except DoesNotTie as wrong:
        raise Refusal(str(wrong)) from None
    number = work.next_edition()
    at = f"{office.today.isoformat()}T{office.at or '00:00'}"
    options = usual(command.options, command.year)
    edition = freeze(number, command.year, at, office.actor.name, options, tables)
    work.add_edition(edition, seal(edition))
    return Receipt(
        save_id,
        (),
        f"Edition {number} of {year_words(command.year)} published, {len(tables)} tables. "
        "An edition is never taken back: what is corrected later shows as restated.",
    )


def not_taken_back(save_id: str, work: Work) -> None:
    """Refuse to undo the publishing of an edition."""
    number = work.edition_of(save_id)
    if number is not None:
        raise Refusal(
            f"Edition {number} is published, and an edition is never taken back. Correct the "
            "figures and publish another: it says what was restated."
        )


EDITION_BOOKS: Mapping[type[Any], Callable[[Any, Office, Work, str], Receipt]] = MappingProxyType(
    {PublishEdition: publish}
)
"""Who carries out which of these commands."""
