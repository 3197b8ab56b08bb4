"""Files and folders to a list of reports to take in: always in the same order, each with an id of its own."""

from __future__ import annotations

import errno
import os
import re
import stat
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from govah.model import Unread
from govah.reading.exports.folder import furniture, media_beside
from govah.reading.metadata import SUFFIX

STANDARD_INPUT = "-"
# What file systems and office programs leave about; other names that begin with a dot are hidden on purpose.
_LITTER = re.compile(r"(?:\.|~\$|(?:thumbs\.db|desktop\.ini)$)", re.I)
# Control characters, halves of a pair (bytes of a name that are no UTF-8) and signs that turn the reading direction:
# in a list on screen they would hide or forge a name. ZWNJ is a letter's neighbour and stays.
_UNSHOWABLE = re.compile("[\\x00-\\x1f\\x7f-\\x9f\\u2028-\\u202e\\u2066-\\u2069\\ud800-\\udfff]")


@dataclass(frozen=True, slots=True)
class Found:
    """A file to be taken in. `name` is its path below the folder that was given, shown safely; `given` that folder."""

    path: Path
    name: str
    id: str = ""
    given: str = ""
    odd_name: bool = False


def find(paths: Iterable[str | os.PathLike[str]]) -> tuple[Found | Unread, ...]:
    """Every report under `paths`, in order of the paths and, in a folder, of the names; ids are unique.

    Nothing is opened. Hidden files and `*.meta.json` beside a report are passed over; what cannot be entered
    comes out as `Unread` in its place.
    """
    found: list[Found | Unread] = []
    for path in paths:
        if os.fspath(path) == STANDARD_INPUT:
            found.append(Found(Path(STANDARD_INPUT), STANDARD_INPUT, "stdin", STANDARD_INPUT))
        else:
            found.extend(_given(Path(path)))
    return _with_ids(found)


def shown(name: str) -> str:
    r"""A name that a list on screen and a store can hold: what has no shape of its own is written as an escape.

    >>> shown("two\nlines")
    'two\\nlines'
    """
    return _UNSHOWABLE.sub(lambda sign: _escape(sign[0]), name)


def _escape(sign: str) -> str:
    if "\udc80" <= sign <= "\udcff":
        return f"\\x{ord(sign) - 0xDC00:02x}"  # a byte of a name that is no UTF-8, as the file system gave it
    return sign.encode("unicode_escape", "surrogatepass").decode("ascii")


def _given(path: Path) -> Iterator[Found | Unread]:
    label = shown(os.fspath(path))
    try:
        # stat follows links: a path that a person names is meant, wherever it leads.
        mode = path.stat().st_mode
    except OSError as error:
        yield unread_for(error, label)
        return
    except ValueError:  # a null character, which no path holds
        yield Unread("read-not-found", "no path can have this name", label, "look whether the name is right")
        return
    if stat.S_ISDIR(mode):
        yield from _folder(path, label)
    elif stat.S_ISREG(mode):
        yield _found(path, PurePath(path.name), str(path.parent))
    else:
        yield Unread("read-not-a-file", "it is neither a file nor a folder", label, "give a file or a folder")


def _found(path: Path, below: PurePath, given: str) -> Found:
    name = str(below)
    return Found(path, shown(name), given=given, odd_name=shown(name) != name)


def _folder(root: Path, label: str) -> Iterator[Found | Unread]:
    count = 0
    top = root.resolve()
    for item in _below(root, PurePath(), top):
        count += 1
        yield item
    if not count:
        yield Unread("read-no-reports", "the folder holds no reports", label, "look whether it is the folder you mean")


def _below(folder: Path, below: PurePath, top: Path) -> Iterator[Found | Unread]:
    """Walk without recursion: a stack of folder listings, the deepest last."""
    stack: list[Iterator[tuple[Path, PurePath] | Unread]] = [_listing(folder, below)]
    while stack:
        try:
            item = next(stack[-1])
        except StopIteration:
            stack.pop()
            continue
        if isinstance(item, Unread):
            yield item
            continue
        path, relative = item
        outcome = _enter(path, relative, top)
        if isinstance(outcome, Path):
            stack.append(_listing(outcome, relative))
        elif outcome is not None:
            yield outcome


def _listing(folder: Path, below: PurePath) -> Iterator[tuple[Path, PurePath] | Unread]:
    try:
        names = sorted(os.listdir(folder), key=os.fsencode)  # noqa: PTH208 - names as the system gives them
    except OSError as error:
        yield unread_for(error, shown(str(below)) if below.parts else shown(str(folder)))
        return
    there = set(names)
    passed_over = furniture(there)
    yield from media_beside(folder, passed_over, shown(f"{below}/") if below.parts else "")
    for name in names:
        if _LITTER.match(name) or _is_sidecar(name, there) or name in passed_over:
            continue
        yield folder / name, below / name


def _is_sidecar(name: str, there: set[str]) -> bool:
    """True for the metadata of a report that lies beside it; without one the file stays, and is said to be alone."""
    if not name.endswith(SUFFIX):
        return False
    stem = name.removesuffix(SUFFIX)
    return stem in there or any(other != name and PurePath(other).stem == stem for other in there)


def _enter(path: Path, below: PurePath, top: Path) -> Found | Unread | Path | None:
    """A file found, a folder to go into, or why neither."""
    label = shown(str(below))
    try:
        linked = path.is_symlink()
        target = path.resolve(strict=True) if linked else path
        mode = target.stat().st_mode
    except RuntimeError:  # a link that leads to itself (Python 3.11 and 3.12)
        return _loop(label)
    except OSError as error:
        return unread_for(error, label)
    if linked and not target.is_relative_to(top):
        what = "it is a link that leads out of the folder, and is not followed"
        return Unread("read-link-outside", what, label, "give the file or folder that it leads to, if you mean it")
    if stat.S_ISREG(mode):
        return _found(path, below, str(top))
    if not stat.S_ISDIR(mode):
        return Unread("read-not-a-file", "it is neither a file nor a folder", label, "give a file or a folder")
    if linked:
        # A link to a folder inside: either a circle, or a second way to files that are read under their own name.
        return _loop(label)
    return path


def _loop(label: str) -> Unread:
    what = "it is a link into the same folder; its files are read where they lie"
    return Unread("read-link-loop", what, label, "nothing needs to be done")


_BY_ERROR: tuple[tuple[type[OSError], str, str, str], ...] = (
    (PermissionError, "read-no-permission", "you may not read it", "ask for the right to read it, or copy it"),
    (FileNotFoundError, "read-not-found", "it is not there", "look whether the name is right and the file still there"),
    (NotADirectoryError, "read-not-found", "it is not there", "look whether the name is right"),
)


def unread_for(error: OSError, name: str) -> Unread:
    """Why the file system did not give a file or folder."""
    for kind, code, what, then in _BY_ERROR:
        if isinstance(error, kind):
            return Unread(code, what, name, then)
    if error.errno == errno.ELOOP:  # a link that leads to itself
        return _loop(name)
    return Unread("read-system-error", f"the system says: {error.strerror or error}", name, "look after the disk")


def _with_ids(items: list[Found | Unread]) -> tuple[Found | Unread, ...]:
    """Give each file the shortest id that no other has: stem, path below the folder, that with suffix, whole path."""
    open_files = [index for index, item in enumerate(items) if isinstance(item, Found)]
    ids: dict[int, str] = {}
    taken: set[str] = set()
    for rung in _RUNGS:
        names = {index: rung(_file(items[index])) for index in open_files}
        counts = Counter(names.values())
        settled = {i for i in open_files if counts[names[i]] == 1 and names[i] not in taken}
        ids.update({index: names[index] for index in settled})
        taken.update(names[index] for index in settled)
        open_files = [index for index in open_files if index not in settled]
    for index in open_files:  # the same file given twice
        number = 2
        name = _RUNGS[-1](_file(items[index]))
        while (candidate := f"{name}#{number}") in taken:
            number += 1
        ids[index] = candidate
        taken.add(candidate)
    return tuple(replace(item, id=ids[i]) if isinstance(item, Found) else item for i, item in enumerate(items))


def _file(item: Found | Unread) -> Found:
    assert isinstance(item, Found)
    return item


def _stem(found: Found) -> str:
    return found.id or PurePath(found.name).stem


def _below_folder(found: Found) -> str:
    return PurePath(found.name).with_suffix("").as_posix()


def _with_suffix(found: Found) -> str:
    return PurePath(found.name).as_posix()


def _whole(found: Found) -> str:
    return f"{PurePath(shown(found.given)).name}/{PurePath(found.name).as_posix()}"


def _whole_path(found: Found) -> str:
    return shown(found.path.absolute().as_posix())


_RUNGS: tuple[Callable[[Found], str], ...] = (_stem, _below_folder, _with_suffix, _whole, _whole_path)
