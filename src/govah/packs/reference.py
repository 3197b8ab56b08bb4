"""Writes docs/pack-reference.md from the schemas: `python -m govah.packs.reference > docs/pack-reference.md`."""

from __future__ import annotations

import inspect
import sys
import types
from collections.abc import Iterator
from typing import Any, Literal, Union, get_args, get_origin

import msgspec

from govah.packs.schema import SCHEMAS, Entry, Names, Rule

_PLAIN = {str: "text", int: "whole number", float: "number", bool: "`true` or `false`", Any: "anything"}
_HEAD = """<!-- Made by `python -m govah.packs.reference > docs/pack-reference.md`: change the schemas instead. -->

# Pack reference

What each form of pack file may hold. [packs.md](packs.md) tells how to write, load and change a pack.
"""


def reference() -> str:
    """The whole page: every schema by name, each with its fields; then the parts that fields are made of."""
    lines = [_HEAD, "## Every entry", "", _told(Entry), "", *_table(Entry, ()), ""]
    lines += ["## Rules", "", _told(Rule), ""]
    parts: dict[str, type[msgspec.Struct]] = {}
    common = tuple(field.name for field in msgspec.structs.fields(Entry))
    for name, kind in sorted(SCHEMAS.items()):
        rule = " (rules)" if issubclass(kind, Rule) else ""
        lines += [f"## {name}{rule}", "", _told(kind), "", *_table(kind, common), ""]
        parts |= {part.__name__: part for part in _parts(kind)}
    lines += ["# Parts of entries", ""]
    for name, part in sorted(parts.items()):
        lines += [f"## {name}", "", _told(part), "", *_table(part, ()), ""]
    return "\n".join(lines).rstrip() + "\n"


def _told(kind: type[msgspec.Struct]) -> str:
    return inspect.cleandoc(kind.__doc__ or "")


def _table(kind: type[msgspec.Struct], leave_out: tuple[str, ...]) -> Iterator[str]:
    fields = [field for field in msgspec.structs.fields(kind) if field.name not in leave_out]
    if not fields:
        return
    yield "| field | holds | where left out |"
    yield "|---|---|---|"
    for field in fields:
        yield f"| `{field.encode_name}` | {_shown(field.type)} | {_default(field)} |"


def _default(field: msgspec.structs.FieldInfo) -> str:
    if field.required:
        return "**must be given**"
    if field.default is msgspec.NODEFAULT or field.default in ((), None, ""):
        return "nothing"
    if isinstance(field.default, bool):
        return f"`{str(field.default).lower()}`"
    if isinstance(field.default, tuple):
        return ", ".join(f"`{one}`" for one in field.default)
    return f"`{field.default}`"


def _shown(kind: Any) -> str:
    """A type in a pack writer's words."""
    if kind == Names:
        return "spellings by language code, the first of each the canonical one"
    if kind in _PLAIN:
        return _PLAIN[kind]
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Literal:
        return " \\| ".join(f"`{one}`" for one in inner)
    if origin in (Union, types.UnionType):
        return " or ".join(_shown(one) for one in inner if one is not type(None))
    if origin is tuple:
        if len(inner) == 2 and inner[1] is ...:
            return f"list of {_shown(inner[0])}"
        return "list: " + ", then ".join(_shown(one) for one in inner)
    if origin in (list, set, frozenset):
        return f"list of {_shown(inner[0])}"
    if origin is dict:
        return f"by key: {_shown(inner[1])}"
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        return f"[{kind.__name__}](#{kind.__name__.lower()})"
    return f"`{kind}`"


def _parts(kind: Any) -> Iterator[type[msgspec.Struct]]:
    """The structures that a schema's fields hold, at any depth."""
    for field in msgspec.structs.fields(kind):
        waiting = [field.type]
        while waiting:
            one = waiting.pop()
            waiting += [inner for inner in get_args(one) if inner is not ...]
            if isinstance(one, type) and issubclass(one, msgspec.Struct):
                yield one
                yield from _parts(one)


if __name__ == "__main__":
    sys.stdout.write(reference())
