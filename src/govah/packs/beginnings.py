r"""With which characters a match may begin, written into the code of an expression where Python's compiler gives up.

A search goes at once to a place with the first characters, or one of the characters that may come first, if the code
says what they are. Python writes that for `hanged` and `[hs]`, but not for what begins with `\b`, with a look behind or
with words in groups, as most of a pack's expressions do. It only says where not to try: what matches is the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from re import _compiler, _constants  # type: ignore[attr-defined]
from typing import Any

_WIDTHLESS = frozenset({_constants.AT, _constants.ASSERT, _constants.ASSERT_NOT})
_REPEATS = frozenset({_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT})
_OTHER_LETTERS = re.ASCII | re.LOCALE | re.UNICODE
_LAST_OF_ASCII = 0x7F
_PREFIX, _CHARSET = 1, 4  # as `_sre` has them
_ALIKE = {"i": "\u0130\u0131", "k": "\u212a", "s": "\u017f"}  # what is also such a letter where case is ignored

_Items = Iterable[tuple[Any, Any]]


def with_beginning(code: list[int], parsed: Any, flags: int) -> list[int]:
    """The code of a parsed expression, with the characters that its matches begin with, where they can be told."""
    if code[0] != _constants.INFO or code[2] or not parsed.getwidth()[0]:
        return code  # it tells them already, or may match nothing at all
    folds = bool(flags & re.IGNORECASE)
    prefix = [] if folds else _prefix(parsed)[0]
    if prefix:
        told = [len(prefix), 0, *prefix, *_compiler._generate_overlap_table(prefix)]
    else:
        first = _first(parsed, folds)
        if first is None or not first[1]:
            return code
        charset, _ = _compiler._optimize_charset(first[0])
        told = []
        _compiler._compile_charset(charset, flags, told)
    block = [_PREFIX if prefix else _CHARSET, *code[3:5], *told]
    return [code[0], len(block) + 1, *block, *code[1 + code[1] :]]


def _prefix(items: _Items) -> tuple[list[int], bool]:
    """The plain characters that all matches begin with; whether they are all that is matched."""
    found: list[int] = []
    for operation, argument in items:
        if operation is _constants.LITERAL:
            found.append(argument)
        elif operation is _constants.SUBPATTERN and not (argument[1] or argument[2]):
            inner, whole = _prefix(argument[-1])
            found += inner
            if not whole:
                return found, False
        elif operation not in _WIDTHLESS:
            return found, False
    return found, True


_Found = tuple[list[tuple[Any, Any]], bool]


def _first(items: _Items, folds: bool) -> _Found | None:
    """The characters of which a match has one at its beginning, and whether it must have one; None if any may be."""
    found: list[tuple[Any, Any]] = []
    for operation, argument in items:
        told = ([], False) if operation in _WIDTHLESS else _begins(operation, argument, folds)
        if told is None:
            return None
        found += told[0]
        if told[1]:
            return found, True
    return found, False


def _begins(operation: Any, argument: Any, folds: bool) -> _Found | None:
    if operation is _constants.LITERAL:
        return _folded([(operation, argument)]) if folds else ([(operation, argument)], True)
    if operation is _constants.IN and argument[0][0] is not _constants.NEGATE:
        return _folded(argument) if folds else (list(argument), True)
    if operation is _constants.SUBPATTERN and not (argument[1] | argument[2]) & _OTHER_LETTERS:
        _, on, off, inner = argument
        return _first(inner, (folds or bool(on & re.IGNORECASE)) and not off & re.IGNORECASE)
    if operation is _constants.ATOMIC_GROUP:
        return _first(argument, folds)
    if operation in _REPEATS:
        told = _first(argument[2], folds)
        return told and (told[0], told[1] and argument[0] > 0)
    if operation is _constants.BRANCH:
        branches = [_first(branch, folds) for branch in argument[1]]
        told_all = [told for told in branches if told is not None]
        if len(told_all) == len(branches):
            return [item for found, _ in told_all for item in found], all(certain for _, certain in told_all)
    return None


def _folded(items: _Items) -> _Found | None:
    """Characters with those that differ from them in case only; None where that is more than letters of ASCII."""
    found: list[tuple[Any, Any]] = []
    for operation, argument in items:
        if operation is _constants.CATEGORY:
            found.append((operation, argument))
            continue
        if operation not in {_constants.LITERAL, _constants.RANGE}:
            return None
        first, last = (argument, argument) if operation is _constants.LITERAL else argument
        if last > _LAST_OF_ASCII:
            return None
        for char in map(chr, range(first, last + 1)):
            alike = {char.lower(), char.upper(), *_ALIKE.get(char.lower(), "")}
            found += [(_constants.LITERAL, ord(one)) for one in sorted(alike)]
    return found, True
