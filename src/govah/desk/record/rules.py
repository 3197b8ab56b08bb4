"""The pack entry behind a claim: where it stands, where it comes from, and its own example."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from govah.desk.vocabulary import pack
from govah.packs import Entry


@dataclass(frozen=True, slots=True)
class RuleEntry:
    """An entry of the packs in use, ready for the page."""

    id: str
    schema: str
    file: str
    line: int | None
    source: str
    note: str
    verified: bool
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


def rule_entry(rule: str) -> RuleEntry | None:
    """The entry of that id in the built-in packs; None where the claim came from a pack that is not loaded."""
    loaded = pack()
    for kind in loaded.kinds():
        entry = loaded.find(kind, rule)
        if entry is not None:
            return _entry(entry)
    return None


def _entry(entry: Entry) -> RuleEntry:
    place = pack().where(entry)
    file = (place.file or "").replace("\\", "/")
    return RuleEntry(
        entry.id,
        type(entry).__name__,
        file.partition("/data/")[2] or file.rpartition("/")[2],
        place.line,
        entry.source or "",
        entry.note or "",
        entry.verified,
        _words(getattr(entry, "examples", ())),
        _words(getattr(entry, "counter_examples", ())),
    )


def _words(examples: Any) -> tuple[str, ...]:
    """The text of each example, whatever its schema calls it."""
    found = []
    for example in examples or ():
        text = example if isinstance(example, str) else next(
            (getattr(example, name) for name in ("text", "words", "sentence") if getattr(example, name, None)), ""
        )  # fmt: skip
        if text:
            found.append(str(text))
    return tuple(found[:3])
