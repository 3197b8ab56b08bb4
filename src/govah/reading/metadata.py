"""What is known about a report beside its text: `NAME.meta.json`, the keys of a line, and which of two wins."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from govah.model import Remark, Unread
from govah.reading.contents import Contents

SUFFIX = ".meta.json"
KEYS = ("id", "url", "source", "published", "lang", "title", "author", "zone")
_SIDECAR_BYTES = 1024 * 1024
_NEXT = f"write it as one JSON object with the keys {', '.join(KEYS)}, each a text or null"
# Where the file's own word is kept when the researcher's differs, by field of Contents.
_FIELDS = {"url": "url", "source": "source", "published": "published_words", "title": "title", "author": "author"}


@dataclass(frozen=True, slots=True)
class About:
    """Known keys and further keys as text; `wrong` names the known keys whose values are no text."""

    known: dict[str, str]
    further: dict[str, str]
    wrong: tuple[str, ...] = ()


def about(data: Mapping[str, Any], leave_out: frozenset[str] = frozenset()) -> About:
    """Sort the keys of a metadata object; null and the empty text say nothing and are passed over.

    >>> about({"source": "A", "published": 2024, "lang": None, "desk": "B"})
    About(known={'source': 'A', 'published': '2024'}, further={'desk': 'B'}, wrong=())
    """
    known: dict[str, str] = {}
    further: dict[str, str] = {}
    wrong: list[str] = []
    for key, value in data.items():
        if key in leave_out or value is None or value == "":
            continue
        if key not in KEYS:
            further[key] = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        elif isinstance(value, str) and value.strip():
            known[key] = value
        elif isinstance(value, int) and not isinstance(value, bool) and key in {"id", "published"}:
            known[key] = str(value)  # a year or a running number, written without quotation marks
        else:
            wrong.append(key)
    return About(known, further, tuple(wrong))


def sidecar_of(path: Path) -> Path | None:
    """`report.txt.meta.json` or `report.meta.json` beside `report.txt`; the longer name is the nearer one."""
    for name in (path.name + SUFFIX, path.stem + SUFFIX):
        beside = path.with_name(name)
        if beside != path and beside.is_file():
            return beside
    return None


def load_sidecar(path: Path, name: str) -> tuple[dict[str, str], tuple[Remark, ...], Unread | None]:
    """The keys of a metadata file, remarks for the report, and the error where the file is not as it should be.

    A report is never lost to its metadata: it is read without the key that does not fit, which the error names.
    """
    try:
        with path.open("rb") as stream:
            raw = stream.read(_SIDECAR_BYTES + 1)
        data = json.loads(raw.decode("utf-8-sig")) if len(raw) <= _SIDECAR_BYTES else None
    except (OSError, ValueError, RecursionError) as error:
        return _broken(name, f"the metadata file is no readable JSON ({type(error).__name__})")
    if not isinstance(data, dict):
        return _broken(name, "the metadata file holds no JSON object")
    sorted_keys = about(data)
    remarks: tuple[Remark, ...] = ()
    if sorted_keys.further:
        unknown = ", ".join(sorted(sorted_keys.further))
        remarks = (Remark("read-metadata-unknown-key", f"the metadata file has keys not known here: {unknown}", _NEXT),)
    keys = {**sorted_keys.further, **sorted_keys.known}
    if not sorted_keys.wrong:
        return keys, remarks, None
    wrong = ", ".join(sorted_keys.wrong)
    what = f"in the metadata file the value of {wrong} is no text; the report was read without it"
    remark = Remark("read-metadata-wrong-value", what, _NEXT)
    return keys, (*remarks, remark), Unread("read-metadata-wrong-value", what, name, _NEXT)


def _broken(name: str, what: str) -> tuple[dict[str, str], tuple[Remark, ...], Unread | None]:
    what = f"{what}; the report was read without it"
    return {}, (Remark("read-metadata-broken", what, _NEXT),), Unread("read-metadata-broken", what, name, _NEXT)


def prefer(contents: Contents, keys: Mapping[str, str], *, only_missing: bool = False) -> Contents:
    """`contents` with the researcher's keys in place; what the file itself said is kept as `page_…` where it differs.

    `only_missing` is for a file of many reports: its metadata file fills gaps, and a report's own keys stay.
    """
    metadata = dict(contents.metadata)
    changed: dict[str, Any] = {}
    for key, value in keys.items():
        if key in _FIELDS:
            own = getattr(contents, _FIELDS[key])
            if own is not None and only_missing:
                continue
            if own is not None and own != value:
                metadata[f"page_{key}"] = own
            changed[_FIELDS[key]] = value
            if key == "published":
                changed["published"] = None
        elif key == "lang":
            changed["language"] = contents.language if only_missing and contents.language else value
        elif key == "id":
            changed["id"] = contents.id if only_missing else value
        else:
            metadata.setdefault(key, value)
    return replace(contents, metadata=metadata, **changed)
