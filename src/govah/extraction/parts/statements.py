"""What both languages of a document say of it as a whole (figures, laws, sources, demands), told once."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import replace
from typing import Any

from govah.model import Claim
from govah.text.fold import fold
from govah.text.names import Agreement, NameReader


def told_twice(
    first: Sequence[Claim], second: Sequence[Claim], names: NameReader, *, translated: bool
) -> dict[int, int]:
    """The places of those statements of the second part that the first has too -> where the first has them.

    A demand cannot be compared word by word: it is the same where one part is `translated` from the other, in the
    order of both.
    """
    free = [k for k, claim in enumerate(first) if claim.subject == "document"]
    found: dict[int, int] = {}
    for at, claim in enumerate(second):
        same = next((k for k in free if _same(first[k], claim, names, translated)), None)
        if same is not None:
            free.remove(same)
            found[at] = same
    return found


def with_passages(claim: Claim, other: Claim) -> Claim:
    """A statement with the passages of both parts."""
    return replace(claim, spans=tuple(sorted({*claim.spans, *other.spans})))


def _same(one: Claim, other: Claim, names: NameReader, translated: bool) -> bool:
    if other.subject != "document" or one.property != other.property or one.modality != other.modality:
        return False
    mine, theirs = one.value, other.value
    if not isinstance(mine, dict) or not isinstance(theirs, dict):
        return mine == theirs
    known = _KEYS.get(one.property)
    if known is not None and (key := known(mine)) is not None:
        return key == known(theirs)
    if one.property == "demand":
        return translated
    return _alike(mine.get("name"), theirs.get("name"), names)


def _alike(mine: Any, theirs: Any, names: NameReader) -> bool:
    if not isinstance(mine, str) or not isinstance(theirs, str):
        return False
    return fold(mine).text == fold(theirs).text or names.agreement(mine, theirs) is Agreement.SAME


def _figure(value: dict[str, Any]) -> Hashable | None:
    return value.get("value"), value.get("of"), value.get("from"), value.get("to"), value.get("subset_of")


def _known(*keys: str) -> Callable[[dict[str, Any]], Hashable | None]:
    """What tells a statement by the id that the packs give it."""
    return lambda value: tuple(map(value.get, keys)) if value.get("id") else None


_KEYS: dict[str, Callable[[dict[str, Any]], Hashable | None]] = {
    "statistic": _figure,
    "cited_source": _known("id"),
    "legal_reference": _known("id", "article"),
}
