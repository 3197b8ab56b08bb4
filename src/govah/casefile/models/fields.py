"""Columns that give back exactly the characters they were given, on every database."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from django.db import models

if TYPE_CHECKING:
    _Words = models.TextField[str, str]
    _Json = models.JSONField[Any, Any]
else:
    _Words = _Json = models.TextField

# PostgreSQL cannot hold U+0000, and neither engine an unpaired surrogate. Both stand in captured reports now and
# then, and offsets count them, so they are written as U+FDD0 (a code point that is no character) and four digits.
_UNSAFE = re.compile("[\x00\ud800-\udfff\ufdd0]")
_SAFE = re.compile("\ufdd0([0-9a-f]{4})")


def storable(text: str) -> str:
    r"""`text` in a form that every database holds; `restored` is the way back.

    >>> storable("a\x00b")
    'a\ufdd00000b'
    >>> restored(storable("a\x00\ufdd0b")) == "a\x00\ufdd0b"
    True
    """
    return _UNSAFE.sub(lambda m: f"\ufdd0{ord(m[0]):04x}", text)


def restored(text: str) -> str:
    """What `storable` was given."""
    return _SAFE.sub(lambda m: chr(int(m[1], 16)), text)


def compact(value: Any) -> str:
    """`value` as one line of JSON with sorted keys: equal values give equal lines.

    >>> compact({"b": 1, "a": [None, "x"]})
    '{"a":[null,"x"],"b":1}'
    """
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


class WordsField(_Words):
    """Text from outside, kept code point for code point."""

    def get_prep_value(self, value: Any) -> Any:
        """The text as the database holds it."""
        return None if value is None else storable(str(value))

    def from_db_value(self, value: Any, _expression: Any, _connection: Any) -> Any:
        """The text as it was given."""
        return None if value is None else restored(value)


class JsonField(_Json):
    """A JSON value, kept as its canonical line so that it is byte for byte the same on every database."""

    def get_prep_value(self, value: Any) -> Any:
        """The value's canonical line."""
        return storable(compact(value))

    def from_db_value(self, value: Any, _expression: Any, _connection: Any) -> Any:
        """The value as it was given."""
        if value is None:
            return None
        try:
            return json.loads(restored(value))
        except ValueError:  # only what was changed behind the ledger's back; `govah verify` names the row
            return {"unreadable": value}
