"""What a text must hold for a pattern to match at all: looking for plain words first is cheaper than matching."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from re import _constants, _parser  # type: ignore[attr-defined]
from typing import Any

_REPEATS = frozenset({_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT})
_WIDTHLESS = frozenset({_constants.AT, _constants.ASSERT, _constants.ASSERT_NOT})


def needed(pattern: re.Pattern[str]) -> tuple[str, ...]:
    """Plain strings of which every match of the pattern holds at least one; empty where none is certain.

    They are in lower case where the pattern ignores case, and are then to be looked for in the lower-case text.

    >>> needed(re.compile(r"(?:aged|age of) (\\d+)"))
    ('age',)
    >>> needed(re.compile(r"\\d+ years?(?: old)?"))
    (' year',)
    """
    best = _best(_parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG))
    return tuple(sorted({word.lower() for word in best} if pattern.flags & re.IGNORECASE else best))


def holds(text: str, words: Sequence[str]) -> bool:
    """Whether the text holds one of the words; True where nothing is needed."""
    for word in words:  # a loop: this is called for every rule in every sentence
        if word in text:
            return True
    return not words


def _best(sequence: Iterable[tuple[Any, Any]]) -> frozenset[str]:
    """The most telling set of strings of a sequence: the one whose shortest member is longest."""
    found: list[frozenset[str]] = []
    run = ""
    for operation, argument in sequence:
        if operation is _constants.LITERAL:
            run += chr(argument)
            continue
        if operation in _WIDTHLESS:
            continue
        if run:
            found.append(frozenset({run}))
            run = ""
        if operation is _constants.SUBPATTERN:
            folds = argument[1] & re.IGNORECASE  # its letters may stand in either case
            found.append(frozenset() if folds else _best(argument[-1]))
        elif operation in _REPEATS and argument[0] > 0:
            found.append(_best(argument[2]))
        elif operation is _constants.BRANCH:
            branches = [_best(branch) for branch in argument[1]]
            found.append(frozenset().union(*branches) if all(branches) else frozenset())
    if run:
        found.append(frozenset({run}))
    return max(found, key=_worth, default=frozenset())


def _worth(words: frozenset[str]) -> tuple[int, int]:
    return (min(map(len, words)), -len(words)) if words else (0, 0)
