"""Any value of the types that cases and events are made of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from tests.support import a_case
from tracker.core.case import Case


def any_of(kind: Any) -> st.SearchStrategy[Any]:
    """Any value of a type that events are made of; TypeError for a type nobody thought of."""
    if get_origin(kind) in (Union, UnionType):
        return st.one_of([any_of(part) for part in get_args(kind)])
    if get_origin(kind) is tuple:
        return st.lists(any_of(get_args(kind)[0]), max_size=3).map(tuple)
    if kind is Case:
        return st.just(a_case(ref="26-0142", chases=2)) | st.builds(Case, **_parts(Case))
    if is_dataclass(kind):
        return st.builds(_class(kind), **_parts(kind))
    if issubclass(kind, Enum):
        return st.sampled_from(kind)
    simple: dict[Any, st.SearchStrategy[Any]] = {
        str: st.text(max_size=30),
        bool: st.booleans(),
        int: st.integers(-(2**40), 2**40),
        date: st.dates(),
        NoneType: st.none(),
    }
    if kind not in simple:
        raise TypeError(kind)
    return simple[kind]


def _class(kind: Any) -> Callable[..., Any]:
    assert isinstance(kind, type)
    return kind


def _parts(kind: Any) -> dict[str, st.SearchStrategy[Any]]:
    hints = get_type_hints(kind)
    return {field.name: any_of(hints[field.name]) for field in fields(kind)}
