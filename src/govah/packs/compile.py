"""One pack file to checked entries: the bytes, its blocks, the lines of its entries, and all that is wrong with it."""

from __future__ import annotations

from typing import Any

from govah.errors import Place
from govah.packs.block import Block, Overlay, digest
from govah.packs.problem import Problem
from govah.packs.schema import SCHEMAS
from govah.packs.validate import validate
from govah.packs.yaml import BadYaml, Marked, read_yaml

_BLOCK_KEYS = {"schema", "source", "defaults", "entries"}


def compile_file(raw: bytes, file: str) -> tuple[list[Block], list[Problem]]:
    """The blocks of a pack file and everything that is wrong with it; `file` is only its name for messages."""
    try:
        documents = read_yaml(raw)
    except BadYaml as error:
        return [], [error.problem(file)]
    if not documents:
        return [], [Problem(Place(file), "pack-empty", "the file holds no entries")]
    blocks: list[Block] = []
    problems: list[Problem] = []
    for document in documents:
        block, wrong = _block(document, file)
        problems += wrong
        if block:
            blocks.append(block)
    return blocks, problems


def _block(document: Marked, file: str) -> tuple[Block | None, list[Problem]]:
    def problem(code: str, what: str, *path: str) -> Problem:
        return Problem(Place(file, document.line_of(*path)), code, what)

    if not isinstance(document.value, dict):
        return None, [problem("pack-form", "a pack file is a mapping with schema, source and entries")]
    head = {key: value.plain() for key, value in document.value.items() if key != "entries"}
    problems = [
        problem("pack-unknown-key", f"there is no {key!r} at the top of a pack file", key)
        for key in document.value
        if key not in _BLOCK_KEYS
    ]
    name, source, defaults = head.get("schema"), head.get("source"), head.get("defaults") or {}
    rows = document.value.get("entries")
    if source is not None and not isinstance(source, str):
        problems.append(problem("pack-wrong-type", "source: expected `str`", "source"))
    if not isinstance(defaults, dict):
        problems.append(problem("pack-wrong-type", "defaults: expected a mapping", "defaults"))
    if rows is None or not isinstance(rows.value, list):
        problems.append(problem("pack-form", "`entries` is missing or is not a list", "entries"))
    if not isinstance(name, str) or name not in SCHEMAS:
        known = ", ".join(sorted(SCHEMAS))
        problems.append(problem("pack-unknown-schema", f"there is no schema {name!r}; there are {known}", "schema"))
    if problems:
        return None, problems
    assert rows is not None and isinstance(name, str) and isinstance(defaults, dict)
    block = Block(name)
    given = {**defaults, **({"source": source} if source is not None else {})}
    for row in rows.value:
        problems += _row(row, given, block, file)
    return block, problems


def _row(row: Marked, given: dict[str, Any], block: Block, file: str) -> list[Problem]:
    if not isinstance(row.value, dict):
        return [Problem(Place(file, row.line), "pack-form", "an entry is a mapping that begins with its id")]
    written = row.plain()
    how = written.pop("overlay", None)
    if how is not None:
        name = written.get("id")
        if how not in ("replace", "extend", "withdraw") or not isinstance(name, str):
            what = "an overlay has an id and says `overlay: replace`, `extend` or `withdraw`"
            return [Problem(Place(file, row.line, str(name)), "pack-overlay", what)]
        if how == "replace":
            written = {**given, **written}
        block.overlays.append(Overlay(name, how, row.line, written))
        return []
    entry, problems = validate(SCHEMAS[block.schema], {**given, **written}, row, file)
    if entry is not None:
        block.entries.append(entry)
        block.lines.append(row.line)
        block.digests.append(digest(block.schema, entry))
    return problems
