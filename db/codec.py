"""Events as JSON in the audit trail and back. The kind is the event's class name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, get_args

import msgspec

from tracker.core.events import DayEvent

if TYPE_CHECKING:
    from tracker.core.what_happened import Event

T = TypeVar("T")

_KINDS: dict[str, type[Any]] = {cls.__name__: cls for cls in get_args(DayEvent)}


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
    event: Event = msgspec.json.decode(payload, type=_class_of(kind))
    return event


def _class_of(kind: str) -> type[Any]:
    """The class of an event's kind. What came after a reply is loaded when first met."""
    if kind not in _KINDS:
        from tracker.core.events_later import LaterEvent

        _KINDS.update((cls.__name__, cls) for cls in get_args(LaterEvent))
    return _KINDS[kind]


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
