"""Names of a list that nothing but the list tells: in a row with names that are known, and made of no common word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from govah.extraction.page import Sentence
from govah.extraction.story import NameRun

if TYPE_CHECKING:
    from govah.extraction.verb_final.naming import Namer

_FEWEST, _MOST = 2, 4  # words of a name that only its list tells
_ROW = 2  # known names that make a row
_MORE = 2  # words by which a known name may be longer than was known
_PARTS = frozenset({",", ";"})
_OPEN = frozenset({":", '"', "(", "-"})


@dataclass(frozen=True, slots=True)
class _Piece:
    """What stands between two marks or joints of a sentence: tokens [first, end), and the known name it begins with."""

    first: int
    end: int
    run: NameRun | None


def rows_filled(namer: Namer, sentence: Sentence, runs: Sequence[NameRun]) -> list[NameRun]:
    """The names of a sentence with those that stand in rows with them, and known ones in their full length."""
    if len(runs) < _ROW:
        return list(runs)
    pieces = list(_pieces(namer, sentence, runs))
    made: dict[int, NameRun] = {}
    for k, piece in enumerate(pieces):
        beside = [p.run is not None or p.first in made for p in (*pieces[max(0, k - 1) : k], *pieces[k + 1 : k + 2])]
        if piece.run is None:
            if any(beside) and _in_row(pieces, made, k) and _only_names(namer, piece.first, piece.end):
                made[piece.first] = namer.run(sentence, piece.first, piece.end)
        elif any(beside):
            end = _longer(namer, sentence, piece)
            if end:
                made[piece.first] = namer.run(sentence, piece.first, end)
    for k in range(len(pieces) - 1, -1, -1):  # what stands before the first known name, from there back
        piece, after = pieces[k], pieces[k + 1 : k + 2]
        known = any(p.run is not None or p.first in made for p in after)
        free = piece.run is None and piece.first not in made and known
        if free and _in_row(pieces, made, k) and _only_names(namer, piece.first, piece.end):
            made[piece.first] = namer.run(sentence, piece.first, piece.end)
    starts = {run.start for run in made.values()}
    covered = [(run.start, run.end) for run in made.values()]
    kept = [r for r in runs if r.start not in starts and not any(a <= r.start < b for a, b in covered)]
    return sorted([*kept, *made.values()], key=lambda r: r.start)


def _pieces(namer: Namer, sentence: Sentence, runs: Sequence[NameRun]) -> Iterator[_Piece]:
    """The sentence cut at commas, joints and marks that open a list."""
    tokens = namer.page.tokens
    begins = {namer.page.token_at(run.start): run for run in runs}
    inside = {k for run in runs for k in range(namer.page.token_at(run.start), namer.page.token_at(run.end))}
    first = sentence.first
    for k in range(sentence.first, sentence.last + 1):
        last = k == sentence.last
        if not last and (k in inside or not (tokens[k].low in _PARTS | _OPEN or namer.words.is_and(k))):
            continue
        if k > first:
            yield _Piece(first, k, begins.get(first))
        first = k + 1


def _in_row(pieces: Sequence[_Piece], made: dict[int, NameRun], k: int) -> bool:
    """Whether names enough stand on either side, one after the other."""
    count = 0
    for step in (-1, 1):
        j = k + step
        while 0 <= j < len(pieces) and (pieces[j].run is not None or pieces[j].first in made):
            count += 1
            j += step
    return count >= _ROW


def _only_names(namer: Namer, first: int, end: int) -> bool:
    """Whether tokens [first, end) may be a name: words that are no common ones, one behind the other."""
    if not _FEWEST <= end - first <= _MOST:
        return False
    words, tokens = namer.words, namer.page.tokens
    for k in range(first, end):
        word = tokens[k].low
        known = namer.lore.is_given(word) or namer.lore.is_in_list(word) or words.joint[word] or words.tail[word]
        if tokens[k].kind != "word" or (k > first and not words.adjoins(k)):
            return False
        if not (known or words.nameable(k, listed=True)):
            return False
    return True


def _longer(namer: Namer, sentence: Sentence, piece: _Piece) -> int:
    """The end of a known name that goes on to the end of its piece; 0 where it does not."""
    assert piece.run is not None
    begin = namer.page.token_at(piece.run.end)
    if not begin < piece.end <= begin + _MORE:
        return 0
    words, tokens = namer.words, namer.page.tokens
    fits = all(
        tokens[k].kind == "word" and words.adjoins(k) and (words.nameable(k, listed=True) or words.tail[tokens[k].low])
        for k in range(begin, piece.end)
    )
    return piece.end if fits else 0
