"""Where pack files come from, in order: the program's own, those of installed distributions, those that are named."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files as resource_files
from importlib.resources.abc import Traversable
from pathlib import Path
from types import ModuleType

from govah.errors import PackError, Place

ENTRY_POINTS = "govah.packs"
_SUFFIXES = (".yml", ".yaml")


@dataclass(frozen=True, slots=True)
class Layer:
    """One pack: its name, and its files as (name for messages, bytes)."""

    name: str
    files: tuple[tuple[str, bytes], ...]


def layers(paths: tuple[Path, ...], builtin: bool) -> Iterator[Layer]:
    """The packs to merge, earliest first; a later one may change entries of an earlier one."""
    if builtin:
        yield Layer("govah", tuple(_resources(resource_files("govah") / "data", "govah/data")))
        yield from _distributions()
    for path in paths:
        yield _path(Path(path))


def _resources(folder: Traversable, name: str) -> Iterator[tuple[str, bytes]]:
    if not folder.is_dir():
        return
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        if item.is_dir():
            yield from _resources(item, f"{name}/{item.name}")
        elif item.name.endswith(_SUFFIXES):
            yield f"{name}/{item.name}", item.read_bytes()


def _distributions() -> Iterator[Layer]:
    from importlib.metadata import entry_points

    for point in sorted(entry_points(group=ENTRY_POINTS), key=lambda point: (point.name, point.value)):
        try:
            module = point.load()
            folder = resource_files(module) if isinstance(module, (ModuleType, str)) else Path(module)
            yield Layer(point.name, tuple(_resources(folder, point.name)))
        except Exception as error:  # whatever an installed package raises on import
            what = f"the installed pack {point.name!r} ({point.value}) does not load: {error}"
            raise PackError("pack-distribution", what, Place(), "repair or uninstall that distribution") from error


def _path(path: Path) -> Layer:
    try:
        if path.is_dir():
            found = tuple(sorted(_walk(path)))
        elif path.is_file():
            found = (path,)
        else:
            raise PackError("pack-not-found", "there is no such file or folder", Place(str(path)), "check the path")
        files = tuple((str(file), file.read_bytes()) for file in found)
    except OSError as error:
        what = f"cannot be read: {error.strerror}"
        place = Place(str(error.filename or path))
        raise PackError("pack-unreadable", what, place, "check the permissions") from error
    if not files:
        raise PackError("pack-empty", "holds no .yml or .yaml file", Place(str(path)), "name the folder of the pack")
    return Layer(str(path), files)


def _walk(folder: Path) -> Iterator[Path]:
    for here, below, names in os.walk(folder, onerror=_raise):
        below[:] = [name for name in below if not name.startswith(".")]
        yield from (Path(here, name) for name in names if name.endswith(_SUFFIXES) and not name.startswith("."))


def _raise(error: OSError) -> None:
    raise error
