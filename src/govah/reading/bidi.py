"""From the order on the page back to the order of reading, where a line runs from right to left (after UAX #9)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby

_RIGHT = frozenset({"R", "AL"})
_NUMBER = frozenset({"EN", "AN"})
_PAIRS = ("()", "[]", "{}", "«»", "‹›", "“”")
BRACKETS = frozenset("".join(_PAIRS))
_PAIR_OF = {character: pair for pair in _PAIRS for character in pair}
_FEW = 0.2  # of the letters of a line
_STOPS = ".,:;!?\u060c\u061b\u061f"


def is_right_to_left(character: str) -> bool:
    """True for a letter that is written from right to left."""
    return unicodedata.bidirectional(character) in _RIGHT


def mostly_right(own: Sequence[bool], otherwise: bool) -> bool:
    """Whether a line with letters of these directions runs from right to left; `otherwise`, as its page does.

    Names of the other script may outweigh the words of a short line, so that a line leaves the direction of a
    right-to-left page only where nearly all of it does.
    """
    if not own:
        return otherwise
    return sum(own) >= (_FEW if otherwise else 0.5) * len(own)


def reading_order(seen: Sequence[str], right_to_left: bool, after_letter: bool = False) -> str:
    """A line as it is seen, left to right, put in the order in which it is read.

    `seen` holds a character each, or a letter with its marks. Numbers and words of the other direction keep their
    own order. `after_letter` says that the paragraph's last letter before this line was a right-to-left one, on
    which the order of the parts of a dashed number hangs.

    >>> reading_order("Article 6", False)
    'Article 6'
    >>> reading_order("21 הב", True)
    'בה 21'
    """
    return "".join(seen[place] for place in reading_places(seen, right_to_left, after_letter))


def reading_places(seen: Sequence[str], right_to_left: bool, after_letter: bool = False) -> list[int]:
    """The places of `seen` in the order in which they are read; see `reading_order`."""
    kinds = [unicodedata.bidirectional(character[0]) for character in seen]
    runs = _left_runs(kinds, seen, after_letter) if right_to_left else _right_runs(kinds, seen)
    return [place for run in runs for place in run]


def _left_runs(kinds: Sequence[str], seen: Sequence[str], after_letter: bool) -> Iterator[Sequence[int]]:
    """From right to left: each character alone, apart from runs that read from left to right."""
    place = len(kinds) - 1
    last_strong_right = after_letter
    while place >= 0:
        kind = kinds[place]
        if kind in _NUMBER:
            start = _number(kinds, place, last_strong_right)
            # "Article 6" is one run; seen from the right its number comes first. A number in the digits of the
            # right-to-left script goes with the words of that script.
            apart = not seen[place].isascii() or _stands_apart(kinds, start)
            latin = start if apart else _latin(kinds, start)
            if latin < start:
                last_strong_right = False
            yield range(min(start, latin), place + 1)
            place = min(start, latin) - 1
        elif kind == "L" or _closes_latin(kinds, seen, place):
            start = _latin(kinds, place + 1)
            last_strong_right = False
            yield range(start, place + 1)
            place = start - 1
        else:
            if kind in _RIGHT:
                last_strong_right = True
            yield (place,)
            place -= 1


def _stands_apart(kinds: Sequence[str], start: int) -> bool:
    """A number that another number ends before, seen from the left, has no part in the words there.

    "17 May 2024" after a right-to-left word is seen as "May 2024 17".
    """
    before = start - 1
    while before >= 0 and kinds[before] == "WS":
        before -= 1
    return 0 <= before < start - 1 and kinds[before] in _NUMBER


def _closes_latin(kinds: Sequence[str], seen: Sequence[str], place: int) -> bool:
    """A bracket belongs to the words of the other direction if all within it do, and a word of it stands before."""
    pair = _PAIR_OF.get(seen[place])
    if pair is None:
        return False
    start = place - 1
    while start >= 0 and seen[start] not in pair:  # whichever of the two: producers turn them
        if kinds[start] in _RIGHT:
            return False
        start -= 1
    latin = _latin(kinds, start) if start > 0 else start
    return latin < start or (start >= 0 and any(kind == "L" for kind in kinds[start:place]))


def _number(kinds: Sequence[str], end: int, after_right: bool) -> int:
    """Where the number that ends at `end` begins: digits, and separators between two of them.

    A slash, colon, comma or point joins; a dash joins only where no right-to-left letter came before (rules W2, W4).
    """
    start = end
    while start > 0:
        if kinds[start - 1] in _NUMBER:
            start -= 1
        elif start > 1 and kinds[start - 2] in _NUMBER and _joins(kinds[start - 1], after_right):
            start -= 2
        else:
            break
    return start


def _joins(kind: str, after_right: bool) -> bool:
    return kind == "CS" or (kind == "ES" and not after_right)


def _latin(kinds: Sequence[str], end: int) -> int:
    """Where the run of left-to-right words before `end` begins; `end` itself where none stands there."""
    start = end
    place = end - 1
    while place >= 0 and kinds[place] not in _RIGHT:
        if kinds[place] == "L":
            start = place
        place -= 1
    return start


def _right_runs(kinds: Sequence[str], seen: Sequence[str]) -> Iterator[Sequence[int]]:
    """From left to right: each character alone, apart from runs of right-to-left words with their own digits."""
    own = [kind in _RIGHT for kind in kinds]
    for number, block in groupby(range(len(kinds)), key=lambda place: kinds[place] in _NUMBER):
        digits = list(block)
        if number and not any(seen[place].isascii() for place in digits):
            own[digits[0] : digits[-1] + 1] = [True] * len(digits)
    place = 0
    while place < len(kinds):
        end = place
        if own[place]:
            for other in range(place, len(kinds)):
                if kinds[other] == "L":
                    break
                if own[other]:
                    end = other
        if not any(kind in _RIGHT for kind in kinds[place : end + 1]):
            yield range(place, end + 1)
        else:
            for run in _left_runs(kinds[place : end + 1], seen[place : end + 1], True):
                yield [place + inner for inner in run]
        place = end + 1


def oriented_brackets(text: str) -> str:
    """The text with each bracket and quotation mark turned as it is meant, by the blanks beside it, else by its pair.

    Some producers write the bracket that is meant, some the one that is seen, and PDFium turns some of either. Where
    the blanks of a line make no sense and it holds whole pairs, they open and close in turn.

    >>> oriented_brackets("a )b c( d")
    'a (b c) d'
    """
    is_open = dict.fromkeys(_PAIRS, False)
    return "\n".join(_oriented(line, is_open) for line in text.split("\n"))


def _oriented(line: str, is_open: dict[str, bool]) -> str:
    found = list(line)
    by_pair: dict[str, list[int]] = {}
    for place, character in enumerate(line):
        if (pair := _PAIR_OF.get(character)) is not None:
            by_pair.setdefault(pair, []).append(place)
    for pair, places in by_pair.items():
        opened = is_open[pair]
        turns = []
        for place in places:
            opens = _opens(line, place, opened)
            turns.append(opens)
            opened = opens
        if not is_open[pair] and len(places) % 2 == 0 and not _balanced(turns):
            turns = [number % 2 == 0 for number in range(len(places))]
        for place, opens in zip(places, turns, strict=True):
            found[place] = pair[0] if opens else pair[1]
        is_open[pair] = turns[-1]
    return "".join(found)


def _opens(line: str, place: int, opened: bool) -> bool:
    before, after = line[place - 1 : place] if place else "", line[place + 1 : place + 2]
    loose_before, loose_after = not before or before.isspace(), not after or after.isspace() or after in _STOPS
    return loose_before if loose_before != loose_after else not opened


def _balanced(turns: Sequence[bool]) -> bool:
    depth = 0
    for opens in turns:
        depth += 1 if opens else -1
        if depth < 0:
            return False
    return depth == 0
