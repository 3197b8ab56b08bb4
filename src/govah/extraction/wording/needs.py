"""What a text must hold for a pattern to match at all: looking for plain words first is cheaper than matching."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from re import _constants, _parser  # type: ignore[attr-defined]
from typing import Any

from govah.packs.shelf import learnt

_REPEATS = frozenset({_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT})
_WIDTHLESS = frozenset({_constants.AT, _constants.ASSERT, _constants.ASSERT_NOT})


@learnt(tuple[frozenset[str], ...])
def demands(pattern: re.Pattern[str]) -> tuple[frozenset[str], ...]:
    """Sets of plain strings; every match of the pattern holds one of each set.

    >>> sorted(map(sorted, demands(re.compile(r"(?:aged|years) (\\d+), from"))))
    [[' '], [', from'], ['aged', 'years']]
    """
    return _distinct(_sets(_parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG)), pattern.flags)


@learnt(tuple[tuple[frozenset[str], ...], ...])
def ways(pattern: re.Pattern[str]) -> tuple[tuple[frozenset[str], ...], ...]:
    """For each alternative that the whole pattern consists of, what `demands` says of it.

    >>> [sorted(map(sorted, way)) for way in ways(re.compile("not (?:hanged|shot)|pardon"))]
    [[['hanged', 'shot'], ['not ']], [['pardon']]]
    """
    parsed = _parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG)
    items = list(parsed)
    branches = items[0][1][1] if len(items) == 1 and items[0][0] is _constants.BRANCH else [parsed]
    return tuple(_distinct(_sets(branch), pattern.flags) for branch in branches)


def _distinct(sets: Iterable[frozenset[str]], flags: int) -> tuple[frozenset[str], ...]:
    """The sets, each once, the most telling first; in lower case where case is ignored."""
    folded = [frozenset(map(str.lower, words)) if flags & re.IGNORECASE else words for words in sets]
    return tuple(sorted(dict.fromkeys(folded), key=_worth, reverse=True))


def holds(text: str, words: Sequence[str]) -> bool:
    """Whether the text holds one of the words; True where nothing is needed."""
    for word in words:  # a loop: this is called for every rule in every sentence
        if word in text:
            return True
    return not words


def holds_each(text: str, sets: Iterable[Sequence[str]]) -> bool:
    """Whether the text holds one word of each set."""
    for words in sets:
        for word in words:
            if word in text:
                break
        else:
            return False
    return True


def _best(sequence: Iterable[tuple[Any, Any]]) -> frozenset[str]:
    """The most telling set of strings of a sequence: the one whose shortest member is longest."""
    return max(_sets(sequence), key=_worth, default=frozenset())


def _sets(sequence: Iterable[tuple[Any, Any]]) -> list[frozenset[str]]:
    """All sets of strings of which a sequence holds one each."""
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
            found += [] if folds else _sets(argument[-1])
        elif operation is _constants.ATOMIC_GROUP:
            found += _sets(argument)
        elif operation in _REPEATS and argument[0] > 0:
            found += _sets(argument[2])
        elif operation is _constants.BRANCH:
            branches = [_best(branch) for branch in argument[1]]
            if all(branches):
                found.append(frozenset().union(*branches))
    if run:
        found.append(frozenset({run}))
    return found


def _worth(words: frozenset[str]) -> tuple[int, int]:
    return (min(map(len, words)), -len(words)) if words else (0, 0)
