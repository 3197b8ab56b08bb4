"""YAML text to plain values that remember their lines: no tags, no anchors, no surprises such as `no` for False."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import yaml as pyyaml

from govah.errors import Place
from govah.packs.problem import Problem

MAX_DEPTH = 32
MAX_BYTES = 16_000_000

_LOADER = getattr(pyyaml, "CSafeLoader", pyyaml.SafeLoader)
_INT = re.compile(r"[-+]?(0|[1-9][0-9]*)\Z")
_FLOAT = re.compile(r"[-+]?([0-9]+\.[0-9]*|\.[0-9]+)([eE][-+]?[0-9]+)?\Z")
_WORDS: dict[str, Any] = {"": None, "~": None, "null": None, "true": True, "false": False}


@dataclass(frozen=True, slots=True)
class Marked:
    """A value with its line (from 1), that of its key if it has one; a mapping or a list holds `Marked` values."""

    value: Any
    line: int

    def plain(self) -> Any:
        """The value without lines."""
        if isinstance(self.value, dict):
            return {key: item.plain() for key, item in self.value.items()}
        if isinstance(self.value, list):
            return [item.plain() for item in self.value]
        return self.value

    def line_of(self, *path: str | int) -> int:
        """The line of what lies at `path`, or of the nearest thing above it that exists."""
        here = self
        for step in path:
            try:
                here = here.value[step]
            except (KeyError, IndexError, TypeError):
                break
        return here.line


class BadYaml(ValueError):
    """The text is not YAML in the form that packs use. Never leaves this package."""

    def __init__(self, code: str, what: str, line: int | None) -> None:
        super().__init__(what)
        self.code, self.what, self.line = code, what, line

    def problem(self, file: str) -> Problem:
        """The same as a `Problem` of that file."""
        return Problem(Place(file, self.line), self.code, self.what)


def read_yaml(raw: bytes) -> list[Marked]:
    """The YAML documents of a file; `BadYaml` where it is not UTF-8, not YAML, too deep, or repeats a key.

    >>> read_yaml(b"words: [no, 12, '12', 1.5, true, ~]")[0].plain()
    {'words': ['no', 12, '12', 1.5, True, None]}
    """
    if len(raw) > MAX_BYTES:
        raise BadYaml("pack-too-large", f"the file has more than {MAX_BYTES:,} bytes", None)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise BadYaml("pack-encoding", "the file is not UTF-8 text", line) from error
    try:
        return _documents(text)
    except pyyaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        at = mark.line + 1 if mark else None
        raise BadYaml("pack-yaml", f"not YAML: {error.problem or error.context}", at) from error
    except pyyaml.YAMLError as error:
        raise BadYaml("pack-yaml", f"not YAML: {error}", None) from error


def _documents(text: str) -> list[Marked]:
    """Builds values from the event stream with its own stack: a deeply nested file cannot exhaust the program's."""
    found: list[Marked] = []
    stack: list[tuple[Marked, list[Marked]]] = []  # an open mapping or list, and the key that waits for its value
    for event in pyyaml.parse(text, Loader=_LOADER):
        key = stack[-1][1][-1] if stack and stack[-1][1] else None
        line = key.line if key else _line(event)
        if isinstance(event, pyyaml.AliasEvent):
            raise BadYaml("pack-yaml", "anchors and aliases (& and *) are not used in packs", line)
        if isinstance(event, pyyaml.ScalarEvent):
            node = Marked(_scalar(event), line)
        elif isinstance(event, (pyyaml.MappingStartEvent, pyyaml.SequenceStartEvent)):
            if len(stack) >= MAX_DEPTH:
                raise BadYaml("pack-yaml", f"nested more than {MAX_DEPTH} levels deep", line)
            node = Marked({} if isinstance(event, pyyaml.MappingStartEvent) else [], line)
        elif isinstance(event, (pyyaml.MappingEndEvent, pyyaml.SequenceEndEvent)):
            stack.pop()
            continue
        else:
            continue
        if getattr(event, "anchor", None) or getattr(event, "tag", None):
            raise BadYaml("pack-yaml", "anchors and tags (& and !) are not used in packs", line)
        _place(node, stack, found)
        if isinstance(node.value, (dict, list)):
            stack.append((node, []))
    return found


def _line(event: pyyaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 0


def _place(node: Marked, stack: list[tuple[Marked, list[Marked]]], found: list[Marked]) -> None:
    if not stack:
        found.append(node)
        return
    parent, waiting = stack[-1]
    if isinstance(parent.value, list):
        parent.value.append(node)
    elif not waiting:
        if not isinstance(node.value, str):
            raise BadYaml("pack-yaml", f"a key must be a word, not {node.value!r}; put it in quotes", node.line)
        if node.value in parent.value:
            raise BadYaml("pack-duplicate-key", f"the key {node.value!r} stands twice", node.line)
        waiting.append(node)
    else:
        parent.value[waiting.pop().value] = node


def _scalar(event: pyyaml.ScalarEvent) -> Any:
    text: str = event.value
    if event.style:  # quoted or block text is always text
        return text
    if text in _WORDS:
        return _WORDS[text]
    if _INT.match(text):
        return int(text)
    if _FLOAT.match(text):
        return float(text)
    return text
