"""A text cut into passages of one language: paragraph by paragraph, sentence by sentence where one mixes them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from govah.model import Span
from govah.packs import Pack
from govah.text.language import SAMPLE, Shown, shown_by
from govah.text.sentences import sentences, wrap_width

_LINE = re.compile(r"\S[^\n]*")
_PARAGRAPH = re.compile(r"\S(?:[^\n]|\n(?!\s*\n))*")
_QUOTED = re.compile(r"«[^«»]*»|“[^“”]*”|„[^„“”]*[“”]|\"[^\"]*\"|\([^()]*\)")
_FEWEST = 4  # words; with fewer a passage is no passage of its own
_AROUND = 3  # words around a quotation from which they, not it, decide what the sentence is in
_SPEECH = 12  # words of a quotation that decides even so
_STRANGE = 8  # words of a language that is not read, below which they may be a name


class _Piece(NamedTuple):
    """A stretch that is looked at by itself; `counts` where it shows a language, or that it is in one not read."""

    start: int
    end: int
    shown: Shown
    counts: bool

    @property
    def language(self) -> str | None:
        return self.shown.language


def passages(text: str, *, pack: Pack | None = None) -> tuple[tuple[Span, str | None], ...]:
    """The text as passages of one language each, with its code, or None where it shows none that is read.

    The spans follow each other without a gap from the beginning to the end of the text; neighbours differ in
    language. Bare names, figures, addresses and a word or two belong to what stands around them, and a sentence is
    never cut: with a foreign title in it, it stays in the language that most of it is in.

    >>> text = "They were hanged at dawn.\\n\\nDr. A. Name\\n\\nNobody told the family."
    >>> passages(text)
    ((Span(start=0, end=63), 'en'),)
    """
    pieces = _sure(list(_pieces(text, pack)))
    cuts: list[tuple[int, str | None]] = []
    for piece, language in zip(pieces, _joined(pieces), strict=True):
        if not cuts or cuts[-1][1] != language:
            cuts.append((piece.start if cuts else 0, language))
    if not cuts:
        return ((Span(0, len(text)), None),) if text else ()
    ends = [start for start, _ in cuts[1:]] + [len(text)]
    return tuple((Span(start, end), language) for (start, language), end in zip(cuts, ends, strict=True))


def _pieces(text: str, pack: Pack | None) -> Iterator[_Piece]:
    """Paragraphs, or the sentences of those that are in more than one language."""
    for match in (_LINE if wrap_width(text) is None else _PARAGRAPH).finditer(text):
        start, end = match.span()
        whole = _piece(start, end, shown_by(match[0], pack=pack))
        if not whole.shown.mixed and end - start <= SAMPLE:
            yield whole
            continue
        for span in sentences(match[0], pack=pack):
            part = _piece(start + span.start, start + span.end, _shown(span.of(match[0]), pack))
            yield _within(whole, part)


def _piece(start: int, end: int, shown: Shown) -> _Piece:
    counts = shown.language is not None and shown.words >= _FEWEST
    return _Piece(start, end, shown, counts or (shown.strange and shown.words >= _STRANGE))


def _shown(words: str, pack: Pack | None) -> Shown:
    """What words show; a foreign title within quotation marks or brackets shows nothing of what stands around it."""
    shown = shown_by(words, pack=pack)
    if not shown.mixed:
        return shown
    around = shown_by(_QUOTED.sub(" ", words), pack=pack)
    if around.language in (None, shown.language) or around.words < _AROUND or shown.words - around.words >= _SPEECH:
        return shown
    return around._replace(mixed=True)


def _within(whole: _Piece, part: _Piece) -> _Piece:
    """A sentence of a paragraph: one in another language counts only where that is clear."""
    alike = part.shown.script == whole.shown.script and part.language != whole.language
    return part._replace(counts=False) if alike and whole.counts and not part.shown.clear else part


def _sure(pieces: list[_Piece]) -> list[_Piece]:
    """With those left to their surroundings that are not clear and would be of another language than most."""
    most: dict[str, Counter[str]] = {"arabic": Counter(), "latin": Counter()}
    for piece in pieces:
        if piece.language is not None and piece.shown.clear:
            most[piece.shown.script][piece.language] += piece.end - piece.start
    usual = {script: counted.most_common(1)[0][0] for script, counted in most.items() if counted}
    return [
        piece._replace(counts=False)
        if not piece.shown.clear
        and piece.language is not None
        and piece.language != usual.get(piece.shown.script)
        and piece.shown.script in usual
        else piece
        for piece in pieces
    ]


def _joined(pieces: Sequence[_Piece]) -> list[str | None]:
    """Each piece's language: its own, or that of the piece before or after it, rather of the same script."""
    ahead: list[_Piece | None] = []
    following: _Piece | None = None
    for piece in reversed(pieces):
        ahead.append(following)
        following = piece if piece.counts else following
    languages: list[str | None] = []
    last: _Piece | None = None
    for piece, after in zip(pieces, reversed(ahead), strict=True):
        if piece.counts:
            last = piece
            languages.append(piece.language)
            continue
        script = piece.shown.script
        beside = [one for one in (last, after) if one is not None]
        alike = [one for one in beside if one.shown.script == script]
        chosen = (alike or beside or [piece])[0]
        languages.append(chosen.language)
    return languages
