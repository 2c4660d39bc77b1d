"""What a template asks for: its fields read and judged before any letter is made with it.

Templates may name fields, choose by them and repeat a paragraph or a row for each of several.
Everything else that the template language can do is refused by name, so that a template is
never a program: it can read no file, call nothing, and switch no protection off.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from tracker.core.letters import Field
from tracker.core.office import Refusal

if TYPE_CHECKING:
    from jinja2 import nodes
    from jinja2.sandbox import SandboxedEnvironment

FILTERS = ("capitalize", "count", "first", "join", "last", "length", "lower", "title", "upper")
"""What a template may do to a field with |."""

TESTS = ("defined", "undefined")

ALLOWED = frozenset(
    {
        *("Template", "Output", "TemplateData", "Name", "Const", "Filter", "Test", "Getattr"),
        *("If", "CondExpr", "For", "Compare", "Operand", "And", "Or", "Not", "Concat"),
    }
)
"""The parts of the template language that letters have a use for."""

LOOP = ("first", "index", "last", "length")
"""What may be asked of ``loop``."""

MOST_NESTED = 2
"""Repetitions inside one another."""

_RAW = re.compile(r"\{\{\s*(?:p|r|tr|tc)\s+([\w.]+)")
_TAGS = re.compile(r"<[^>]*>")


def environment() -> SandboxedEnvironment:
    """The template language with nothing in it but what ``FILTERS`` and ``TESTS`` name."""
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    made = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined, autoescape=True, loader=None, cache_size=0, extensions=()
    )
    made.globals.clear()
    made.filters = {name: made.filters[name] for name in FILTERS}
    made.tests = {name: made.tests[name] for name in TESTS}
    return made


def check_fields(
    env: SandboxedEnvironment, parts: Iterable[tuple[str, str]], known: Mapping[str, Field]
) -> None:
    """Judge the parts of a template: each as it is, and as XML with its fields in one piece.

    Raises:
        Refusal: a clause that says what is wrong, and where in the document.
    """
    for raw, source in parts:
        _check_raw(_TAGS.sub("", raw))
        text = source.replace("<w:p ", "\n<w:p ").replace("<w:p>", "\n<w:p>")
        _check_names(_parsed(env, text), known, text)


def _check_raw(text: str) -> None:
    found = _RAW.search(text)
    if found:
        raise Refusal(f"it holds {found[0].strip()} }}}}: write {{{{ {found[1]} }}}} instead")


def _parsed(env: SandboxedEnvironment, text: str) -> nodes.Template:
    from jinja2 import TemplateSyntaxError

    try:
        return env.parse(text)
    except TemplateSyntaxError as error:
        raise Refusal(f"{_syntax(error)}{_near(text, error.lineno)}") from None
    except RecursionError:
        raise Refusal("its fields are nested too deeply") from None


def _syntax(error: Any) -> str:
    """Jinja's complaint in words for somebody who edits a letter."""
    said = " ".join(str(error.message or "").split())
    opened = re.search(r"innermost block that needs to be closed is '(\w+)'", said)
    if opened:
        return f"{{% {opened[1]} %}} is begun and not ended with {{% end{opened[1]} %}}"
    tag = re.search(r"unknown tag '(\w+)'", said)
    if tag:
        return f"there is no {{% {tag[1]} %}} to be begun or ended here"
    missing = re.search(r"No (filter|test) named '(\w+)'", said)
    if missing:
        return f"|{missing[2]} is not known; there are: {', '.join(FILTERS)}"
    return "a field is not written as {{ name }}, or its brackets do not match"


def _near(text: str, line: int | None) -> str:
    """Where in the document, by the words of the paragraph."""
    lines = text.split("\n")
    if not line or line > len(lines):
        return ""
    words = " ".join(_TAGS.sub("", lines[line - 1]).split())
    short = words if len(words) <= 60 else words[:59] + "…"
    return f" (near '{short}')" if short else ""


def _check_names(tree: nodes.Template, known: Mapping[str, Field], text: str) -> None:
    for node, rows in _walk(tree, {}, 0):
        kind = type(node).__name__
        where = _near(text, node.lineno)
        if kind not in ALLOWED:
            raise Refusal(f"letters have no use for {_called(kind)}{where}")
        if kind == "Name":
            _check_name(node, known, rows, where)
        elif kind == "Getattr":
            _check_row_field(node, known, rows, where)
        elif kind == "Filter" and node.name not in FILTERS:
            raise Refusal(f"|{node.name} is not known; there are: {', '.join(FILTERS)}{where}")


def _called(kind: str) -> str:
    names = {
        "Call": "anything with ( ) after a name",
        "Include": "{% include %}",
        "Extends": "{% extends %}",
        "Import": "{% import %}",
        "FromImport": "{% import %}",
        "Macro": "{% macro %}",
        "Assign": "{% set %}",
        "Scope": "{% autoescape %}",
        "ScopedEvalContextModifier": "{% autoescape %}",
        "Block": "{% block %}",
        "Getitem": "[ ] after a name",
    }
    return names.get(kind, f"calculating or other tricks ({kind.lower()})")


def _walk(
    node: Any, rows: Mapping[str, str], depth: int
) -> Iterator[tuple[Any, Mapping[str, str]]]:
    """Every node with the names that stand for a row there, each with its repeated field."""
    yield node, rows
    if type(node).__name__ != "For":
        for child in node.iter_child_nodes():
            yield from _walk(child, rows, depth)
        return
    source, target = node.iter, node.target
    simple = all(type(one).__name__ == "Name" for one in (source, target))
    if not simple or node.test is not None or node.recursive or depth >= MOST_NESTED:
        raise Refusal("a repetition is written as {% for row in points %} … {% endfor %}")
    yield source, rows
    inside = {**rows, target.name: source.name, "loop": "loop"}
    for child in (*node.body, *node.else_):
        yield from _walk(child, inside, depth + 1)


def _check_name(node: Any, known: Mapping[str, Field], rows: Mapping[str, str], where: str) -> None:
    if node.name in rows or node.name in known:
        return
    raise Refusal(unknown_field(node.name, tuple(known), where))


def _check_row_field(
    node: Any, known: Mapping[str, Field], rows: Mapping[str, str], where: str
) -> None:
    owner = getattr(node.node, "name", "")
    if owner == "loop" and "loop" in rows:
        there: tuple[str, ...] = LOOP
    elif owner in rows and rows[owner] in known:
        there = known[rows[owner]].rows
    else:
        raise Refusal(f"letters have no use for a dot in a field: .{node.attr}{where}")
    if node.attr not in there:
        raise Refusal(unknown_field(node.attr, there, where, f"{owner}."))


def unknown_field(name: str, there: tuple[str, ...], where: str, dot: str = "") -> str:
    """The clause for a field that letters do not have, with those that there are."""
    close = difflib.get_close_matches(name, there, 1)
    meant = f" Did you mean {dot}{close[0]}?" if close else ""
    listed = ", ".join(f"{dot}{one}" for one in there)
    return (
        f"it names a field that letters do not have: {dot}{name}{where}.{meant}{THERE_ARE}{listed}"
    )


THERE_ARE = " There are: "
"""Stands before the fields that there are, which is where a short telling ends."""
