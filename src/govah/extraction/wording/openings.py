"""Where in a text a pattern may begin to match: words looked up instead of a pattern tried at every letter."""

from __future__ import annotations

import re
from collections.abc import Iterable
from re import _constants, _parser  # type: ignore[attr-defined]
from typing import Any

from govah.packs.shelf import compiled, learnt

_LONGEST = 6  # characters of a beginning that are looked at
_MOST = 1000  # different beginnings of one pattern; one that has more may begin anywhere
_SIGNS = "_ \n!\"#$%&'()*+,-./:;<=>?@[\\]^`{|}~\u00a7"  # with which no word begins
_REPEATS = frozenset({_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT})
_WIDTHLESS = frozenset({_constants.AT, _constants.ASSERT, _constants.ASSERT_NOT})
_CATEGORIES = {
    _constants.CATEGORY_DIGIT: r"\d", _constants.CATEGORY_NOT_DIGIT: r"\D", _constants.CATEGORY_SPACE: r"\s",
    _constants.CATEGORY_NOT_SPACE: r"\S", _constants.CATEGORY_WORD: r"\w", _constants.CATEGORY_NOT_WORD: r"\W",
}  # fmt: skip

_Path = tuple[tuple[int, ...], bool]  # the first characters by their number; whether nothing is known of what follows


def opening(pattern: re.Pattern[str]) -> re.Pattern[str] | None:
    """An expression for the words with which a match may begin, each with the character that follows it.

    It matches all of them, and few others. None where a match may begin within a word or with a sign.

    >>> told = opening(re.compile(r"\\b(?:told|speaking to) "))
    >>> [bool(told.match(word)) for word in ("told ", "speaking ", "tolds", "speak ")]
    [True, True, False, False]
    >>> opening(re.compile("[(]see")), opening(re.compile("told"))
    (None, None)
    """
    words = _opening(pattern)
    return None if words is None else compiled(words)


@learnt(str | None)  # type: ignore[arg-type]
def _opening(pattern: re.Pattern[str]) -> str | None:
    parsed = _parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG)
    if not _at_word(parsed):
        return None
    reader = _Reader()
    paths = {steps for steps, _ in reader.paths(parsed, bool(pattern.flags & re.IGNORECASE))}
    if len(paths) > _MOST or not all(paths) or any(reader.may_be_sign(steps[0]) for steps in paths):
        return None
    return reader.alternatives(paths)


def _at_word(sequence: Iterable[tuple[Any, Any]]) -> bool:
    r"""Whether all that the sequence matches begins at a `\b`."""
    items = list(sequence)
    for k, (operation, argument) in enumerate(items):
        if operation is _constants.AT and argument is _constants.AT_BOUNDARY:
            return True
        if operation in _WIDTHLESS:
            continue
        if operation in _REPEATS:
            return _at_word(argument[2]) and (argument[0] > 0 or _at_word(items[k + 1 :]))
        if operation is _constants.BRANCH:
            return all(map(_at_word, argument[1]))
        inner = _inner(operation, argument)
        return inner is not None and _at_word(inner)
    return False


def _inner(operation: Any, argument: Any) -> Any:
    if operation is _constants.SUBPATTERN:
        return argument[-1]
    return argument if operation is _constants.ATOMIC_GROUP else None


class _Reader:
    """Reads the beginnings of one pattern; each different character or class of characters has a number."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._steps: list[str] = []
        self._signs: list[bool] = []

    def may_be_sign(self, step: int) -> bool:
        """Whether the character may be one with which no word begins."""
        return self._signs[step]

    def paths(self, sequence: Iterable[tuple[Any, Any]], folds: bool) -> set[_Path]:
        """All beginnings of what a sequence matches, as far as they are looked at: to the end of the first word."""
        paths: set[_Path] = {((), False)}
        for operation, argument in sequence:
            if operation in _WIDTHLESS:
                continue
            open_ = [steps for steps, cut in paths if not cut]
            if not open_ or len(paths) > _MOST:
                break
            following = self._following(operation, argument, folds)
            paths = {path for path in paths if path[1]}
            for steps in open_:
                for more, cut in following:
                    longer = (*steps, *more)[:_LONGEST]
                    ends = cut or len(longer) == _LONGEST or (bool(more) and self._signs[longer[-1]])
                    paths.add((longer, ends))
        return paths

    def _following(self, operation: Any, argument: Any, folds: bool) -> Iterable[_Path]:
        if operation is _constants.SUBPATTERN:
            _, on, off, inner = argument
            return self.paths(inner, (folds or bool(on & re.IGNORECASE)) and not off & re.IGNORECASE)
        if operation is _constants.ATOMIC_GROUP:
            return self.paths(argument, folds)
        if operation is _constants.BRANCH:
            return {path for branch in argument[1] for path in self.paths(branch, folds)}
        if operation in _REPEATS:
            fewest, most, inner = argument
            paths = {(steps, cut or most > 1) for steps, cut in self.paths(inner, folds)}
            return paths if fewest else paths | {((), False)}
        step = _step(operation, argument)
        if step is None:
            return [((), True)]
        return [((self._number(f"(?i:{step})" if folds else step),), False)]

    def _number(self, step: str) -> int:
        number = self._numbers.get(step)
        if number is None:
            number = self._numbers[step] = len(self._steps)
            self._steps.append(step)
            matches = re.compile(step).match
            self._signs.append(any(map(matches, _SIGNS)))
        return number

    def alternatives(self, paths: Iterable[tuple[int, ...]]) -> str:
        """The paths as one expression; a text may end before a path does."""
        onward: dict[int, set[tuple[int, ...]]] = {}
        for path in paths:
            if not path:
                return ""  # one of the beginnings ends here: whatever follows
            onward.setdefault(path[0], set()).add(path[1:])
        branches = []
        for step in sorted(onward, key=self._steps.__getitem__):
            rest = self.alternatives(onward[step])
            branches.append(rf"{self._steps[step]}(?:{rest}|\Z)" if rest else self._steps[step])
        return f"(?:{'|'.join(branches)})"


def _step(operation: Any, argument: Any) -> str | None:
    """The expression of one character."""
    if operation is _constants.LITERAL:
        return re.escape(chr(argument))
    if operation is _constants.NOT_LITERAL:
        return f"[^{re.escape(chr(argument))}]"
    if operation is _constants.ANY:
        return "."
    if operation is not _constants.IN:
        return None
    parts = []
    for kind, value in argument:
        if kind is _constants.NEGATE:
            parts.append("^")
        elif kind is _constants.LITERAL:
            parts.append(re.escape(chr(value)))
        elif kind is _constants.RANGE:
            parts.append(f"{re.escape(chr(value[0]))}-{re.escape(chr(value[1]))}")
        else:
            parts.append(_CATEGORIES[value])
    return f"[{''.join(parts)}]"
