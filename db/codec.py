"""Events as JSON in the audit trail and back. The kind is the event's class name."""

from __future__ import annotations

from typing import Any, TypeVar, get_args

import msgspec

from tracker.core.events import Event

T = TypeVar("T")

_KINDS: dict[str, type[Any]] = {cls.__name__: cls for cls in get_args(Event)}


def kind_of(event: Event) -> str:
    """The name an event is stored under."""
    return type(event).__name__


def to_json(value: object) -> str:
    """Any value of the core (events, drafts' fields) as JSON text."""
    return msgspec.json.encode(value).decode("utf-8")


def event_from(kind: str, payload: str) -> Event:
    """The event that was stored.

    Raises:
        KeyError: the kind is unknown (a file from a newer program, refused before this).
        msgspec.ValidationError: the payload is not what the kind says.
    """
    event: Event = msgspec.json.decode(payload, type=_KINDS[kind])
    return event


def texts_from(payload: str) -> dict[str, str]:
    """A flat JSON object of strings (a draft's fields)."""
    return msgspec.json.decode(payload, type=dict[str, str])


def list_from(payload: str) -> tuple[str, ...]:
    """A JSON array of strings (a save's references)."""
    return msgspec.json.decode(payload, type=tuple[str, ...])


def both_states(payload: str, cls: type[T]) -> tuple[T | None, T]:
    """A record before and after a save, as the audit trail keeps them."""
    raw = msgspec.json.decode(payload)
    before = raw["before"]
    return (
        msgspec.convert(before, cls) if before is not None else None,
        msgspec.convert(raw["after"], cls),
    )
