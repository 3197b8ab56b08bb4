"""One entry of a pack file against its schema: the checked object, or everything that is wrong with it."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from typing import Any

import msgspec

from govah.errors import Place
from govah.packs.problem import Problem
from govah.packs.schema.base import Entry, Rule
from govah.packs.yaml import Marked

ID = re.compile(r"[a-z0-9]+(?:[._-]+[a-z0-9]+)*\Z")
_PATH = re.compile(r" - at `\$(.*)`\Z", re.DOTALL)
_STEP = re.compile(r"\.([^.\[]+)|\[(\d+)\]|\[(\.\.\.)\]")


@dataclass(frozen=True, slots=True)
class _Written:
    """An entry as it was written: what stands where in which file."""

    node: Marked
    file: str
    entry: str | None

    def problem(self, code: str, what: str, *path: str | int) -> Problem:
        return Problem(Place(self.file, self.node.line_of(*path), self.entry), code, what)


def validate(kind: type[Entry], data: dict[str, Any], node: Marked, file: str) -> tuple[Entry | None, list[Problem]]:
    """The entry that `data` gives, and the problems; `node` knows the lines of what was written.

    `data` is what stands in the file after the file's defaults, and for an overlay after merging.
    """
    name = data.get("id")
    written = _Written(node, file, name if isinstance(name, str) else None)
    try:
        entry = msgspec.convert(data, kind)
    except msgspec.ValidationError as error:
        return None, _all_problems(kind, data, written) or [_problem(error, written, ())]
    problems: list[Problem] = []
    if not ID.match(entry.id):
        what = f"the id {entry.id!r} is not made of lower-case letters, digits, '.', '_', '-'"
        problems.append(written.problem("pack-bad-id", what, "id"))
    if not (entry.source or "").strip():
        what = "neither the entry nor its file says where it comes from (source)"
        problems.append(written.problem("pack-no-source", what))
    if isinstance(entry, Rule):
        for wanted, code in (("examples", "pack-no-example"), ("counter_examples", "pack-no-counter-example")):
            if not getattr(entry, wanted, ()):
                what = f"a rule shows at least one {wanted.removesuffix('s').replace('_', '-')} ({wanted})"
                problems.append(written.problem(code, what))
    return (None if problems else entry), problems


def _all_problems(kind: type[Entry], data: dict[str, Any], written: _Written) -> list[Problem]:
    """Field by field, since a conversion of the whole stops at the first thing that is wrong."""
    fields = {field.encode_name: field for field in msgspec.structs.fields(kind)}
    problems: list[Problem] = []
    for key in data:
        if key not in fields:
            near = difflib.get_close_matches(key, fields, n=1)
            what = f"there is no field {key!r} here" + (f"; did you mean {near[0]!r}?" if near else "")
            problems.append(written.problem("pack-unknown-key", what, key))
    for key, field in fields.items():
        if key in data:
            problems += _of_field(key, field.type, data[key], written)
        elif field.required:
            problems.append(written.problem("pack-missing-field", f"{key!r} is missing"))
    return problems


def _of_field(key: str, kind: Any, value: Any, written: _Written) -> list[Problem]:
    """A field that is a map is tried item by item, so that each item's own error and line come out."""
    try:
        msgspec.convert(value, kind)
        return []
    except msgspec.ValidationError as error:
        whole = _problem(error, written, (key,))
    one_object = isinstance(kind, type) and issubclass(kind, msgspec.Struct)
    if not isinstance(value, dict) or one_object:
        return [whole]
    found: list[Problem] = []
    for below, item in value.items():
        try:
            msgspec.convert({below: item}, kind)
        except msgspec.ValidationError as error:
            found.append(_problem(error, written, (key,), below))
    return found or [whole]


def _problem(
    error: msgspec.ValidationError, written: _Written, above: tuple[str, ...], below: str | None = None
) -> Problem:
    """The library's message with its path turned into a line; `below` is the key that the path leaves unnamed."""
    text = str(error)
    path: list[str | int] = list(above)
    found = _PATH.search(text)
    if found:
        text = text[: found.start()]
        for named, number, unnamed in _STEP.findall(found.group(1)):
            if unnamed:
                if below is None:
                    break
                path.append(below)
            else:
                path.append(int(number) if number else named)
    text = text[:1].lower() + text[1:]
    code = "pack-bad-value"
    if "unknown field" in text:
        code = "pack-unknown-key"
    elif "missing required" in text:
        code = "pack-missing-field"
    elif text.startswith(("expected", "invalid")):
        code = "pack-wrong-type"
        if text.startswith("expected `str"):
            text += "; put it in quotes if it is text"
    at = ".".join(str(step) for step in path)
    return written.problem(code, f"{at}: {text}" if at else text, *path)
