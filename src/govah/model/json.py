"""JSON there and back for every noun: strict in both directions, unknown keys refused."""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec

T = TypeVar("T")


def to_data(noun: Any) -> Any:
    """A noun as plain JSON data (dict, list, str, int, float, bool, None).

    >>> from govah.model import Span
    >>> to_data(Span(1, 4))
    {'start': 1, 'end': 4}
    """
    return msgspec.to_builtins(noun)


def from_data(data: Any, kind: type[T]) -> T:
    """The noun of `kind` that `data` describes; `ValueError` with the place where it does not fit.

    >>> from govah.model import Span
    >>> from_data({"start": 1, "end": 4}, Span)
    Span(start=1, end=4)
    """
    noun = msgspec.convert(data, kind)
    _refuse_unknown(data, msgspec.to_builtins(noun), kind.__name__)
    return noun


def _refuse_unknown(given: Any, kept: Any, where: str) -> None:
    """Whatever was given and not kept was unknown to the noun: say which key, and where."""
    if isinstance(given, dict) and isinstance(kept, dict):
        for key, value in given.items():
            if key not in kept:
                raise ValueError(f"{where} has no {key}")
            _refuse_unknown(value, kept[key], f"{where}.{key}")
    elif isinstance(given, list | tuple) and isinstance(kept, list | tuple):
        for number, (value, other) in enumerate(zip(given, kept, strict=True)):
            _refuse_unknown(value, other, f"{where}[{number}]")


def to_json(noun: Any) -> str:
    """A noun as one line of JSON, keys in the order of the fields."""
    return msgspec.json.encode(noun).decode()


def from_json(text: str, kind: type[T]) -> T:
    """The noun of `kind` written in `text`."""
    return from_data(msgspec.json.decode(text), kind)
