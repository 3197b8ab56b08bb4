"""Pack files to one Pack: every file compiled or fetched from the cache, then merged layer by layer."""

from __future__ import annotations

import gc
from pathlib import Path

from govah.packs import cache
from govah.packs.block import Block
from govah.packs.layers import layers
from govah.packs.merge import Merged
from govah.packs.pack import Pack
from govah.packs.problem import BrokenPack, Problem


def load_pack(*paths: Path | str, builtin: bool = True) -> Pack:
    """The program's own pack, those of installed distributions (group `govah.packs`), then those at `paths`.

    A path is a file or a folder of `.yml` files. A later pack may add entries; it changes an entry of an earlier
    one only where it says so (`overlay:`). Raises `BrokenPack`, a `PackError` that lists every problem of every
    file, and never gives back a part of a pack.
    """
    collecting = gc.isenabled()
    gc.disable()  # tens of thousands of objects, none of them garbage: half of the time otherwise
    try:
        return _load(tuple(Path(path) for path in paths), builtin)
    finally:
        if collecting:
            gc.enable()


def _load(paths: tuple[Path, ...], builtin: bool) -> Pack:
    merged = Merged()
    problems: list[Problem] = []
    for layer in layers(paths, builtin):
        compiled: list[tuple[str, Block]] = []
        for file, raw in layer.files:
            blocks, wrong = _compiled(raw, file)
            problems += wrong
            compiled += [(file, block) for block in blocks]
        problems += merged.add(layer.name, compiled)
    if problems:
        raise BrokenPack(problems)
    return merged.pack()


def _compiled(raw: bytes, file: str) -> tuple[list[Block], list[Problem]]:
    held = cache.fetch(raw)
    if held is not None:
        return held, []
    from govah.packs.compile import compile_file  # the reader of YAML is not needed at a usual start

    blocks, problems = compile_file(raw, file)
    if not problems:
        cache.keep(raw, blocks)
    return blocks, problems
