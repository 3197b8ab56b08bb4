"""What the match of an attribute pattern says: an age, a sentence, a birth, a number of children, or plain words."""

from __future__ import annotations

import re

from govah.extraction.page import Page
from govah.extraction.wording.masking import Masked
from govah.model import Value, to_data
from govah.packs.schema.patterns import AttributePattern

YOUNGEST, OLDEST = 5, 99  # years that an age may have
_MOST_CHILDREN = 25
_MEASURES = ("years", "months", "days", "lashes")
_HALF_YEAR = 6


def value_of(entry: AttributePattern, match: re.Match[str], masked: Masked, page: Page) -> Value:
    """The value that one match gives; None where it gives none.

    An age is `{"years": 27, "at": "arrest"}`, a sentence `{"kind": "prison", "years": 7, "months": 6}`, a birth a
    `Date` as data, a number of children a number; all else is the words as written, or the rule's own value.
    """
    if entry.property == "sentence":
        return _sentence(entry.value, match)
    if entry.property == "children":
        return _children(int(entry.value or match["value"]), match, masked, page)
    if entry.value:
        return {"true": True, "false": False}.get(entry.value, entry.value)
    if "value" not in match.re.groupindex or match["value"] is None:
        return None
    if entry.property == "age":
        years = int(match["value"])
        return {"years": years, "at": entry.at or None} if YOUNGEST <= years <= OLDEST else None
    start, end = masked.origin(match.start("value")), masked.origin(match.end("value"))
    if entry.property == "birth":
        date = next((d.date for d in page.dates_in(start, end) if d.date is not None), None)
        return to_data(date) if date is not None else None
    words = page.text[start:end].strip(" ,")
    if words.count('"') != 2 or words[0] == '"':  # but: the village of "X"
        words = words.strip(" ,\"'")
    return words if entry.property != "father_name" or not words[:1].islower() else None


def _sentence(kind: str, match: re.Match[str]) -> Value:
    told = {unit: match[unit] for unit in _MEASURES if unit in match.re.groupindex}
    value: dict[str, Value] = {"kind": kind, **{unit: int(figure) for unit, figure in told.items() if figure}}
    if "half" in match.re.groupindex and match["half"]:
        value["months"] = _HALF_YEAR
    return value


def _children(number: int, match: re.Match[str], masked: Masked, page: Page) -> Value:
    """The number, where the noun that it counts means somebody's children."""
    noun = masked.spans.get(match["kids"]) if "kids" in match.re.groupindex else None
    own = noun is None or page.hits_in(*noun, "offspring")
    return number if own and number <= _MOST_CHILDREN else None


def shown(value: object) -> str:
    """A value as rules' examples write it: the first figure of an age or sentence, a birth as EDTF, else the words."""
    if not isinstance(value, dict):
        return str(value)
    figures = [v for v in value.values() if isinstance(v, int)]
    return str(value.get("edtf") or next(iter(figures), value.get("kind")))
