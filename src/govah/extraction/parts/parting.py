"""A document as its parts: one for each language that passages of their own are in, not for a title or a few words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from govah.extraction.invisible import Shown
from govah.model import Span
from govah.packs import Pack
from govah.packs.schema.language import Language
from govah.text.passages import passages

FEWEST = 8  # words of a passage that is read apart; a heading, a line of links or a name in brackets has fewer
_STRANGE = 25  # words of one in a language that no pack knows, below which it may be names or a line under a picture
_SIGNS = 2  # letters that the language does not have, from which a passage may be in another one of its script
_SHARE = 0.2  # of the text, from which the part in the language that a document is said to be in comes first
_WORD = re.compile(r"[^\W\d_]+")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S*@\S+|#\w+")
_LETTERS = {"latin": "A-Za-z\u00c0-\u024f", "arabic": "\u0620-\u06ff"}
_MARKS = "\u200c\u200d\u0300-\u036f'\u2019-"


def _row(letters: str) -> re.Pattern[str]:
    """So many words of one script in a row."""
    word = f"[{letters}][{letters}{_MARKS}]*+"
    return re.compile(rf"(?:{word}[\W\d_]++){{{FEWEST - 1}}}[{letters}]")


_ROWS = {script: _row(letters) for script, letters in _LETTERS.items()}


@dataclass(frozen=True, slots=True)
class Part:
    """What a document says in one language: the text with only those passages, and where in the document each stands.

    `language` is None for passages in a language that no pack knows.
    """

    language: str | None
    shown: Shown
    spans: tuple[Span, ...]


class Parting:
    """The letters by which the languages of a pack show that something stands in another one, compiled."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        self._script = {entry.id: entry.script for entry in pack.of(Language)}
        self._foreign = {e.id: re.compile(f"[{_both_cases(e.foreign)}]") for e in pack.of(Language) if e.foreign}

    def of(self, text: str, language: str | None, read: Sequence[str]) -> tuple[Part, ...]:
        """The parts of a text that is said to be in a language; one part, the whole, for most texts.

        `read` are the languages that somebody reads: parts in these come first, and of these the one in the language
        that the text is said to be in, unless it is a small one, before the longer ones.
        """
        if not self._may_be_mixed(text, language, read):
            return (_whole(text, language),)
        found: dict[str | None, list[Span]] = {}
        for span, code in _rows_of_one_language(text, self._pack, language):
            found.setdefault(code, []).append(span)
        if len(found) == 1:
            return (_whole(text, next(iter(found)) or language),)
        parts = [Part(code, _only(text, spans), tuple(spans)) for code, spans in found.items()]
        told = {part.language for part in parts if len(part.shown.text) >= _SHARE * len(text)} & {language}
        order = sorted(parts, key=lambda p: (p.language not in read, p.language not in told, -len(p.shown.text)))
        return tuple(order)

    def _may_be_mixed(self, text: str, language: str | None, read: Sequence[str]) -> bool:
        """Whether anything speaks for a passage of another language: few texts are looked at passage by passage."""
        if language is None or language not in read:
            return True
        script = self._script[language]
        if any(row.search(text) for name, row in _ROWS.items() if name != script):
            return True
        foreign = self._foreign.get(language)
        if foreign is None or text.isascii():
            return False
        return sum(1 for _ in zip(range(_SIGNS), foreign.finditer(text), strict=False)) == _SIGNS


def _both_cases(letters: str) -> str:
    """The letters, small and large; of some the large form is a plain letter or two, which are no sign of anything."""
    return letters + "".join(large for letter in letters if not (large := letter.upper()).isascii())


def _whole(text: str, language: str | None) -> Part:
    return Part(language, Shown(text), (Span(0, len(text)),))


def _rows_of_one_language(text: str, pack: Pack, language: str | None) -> list[tuple[Span, str | None]]:
    """The passages; too short a one goes with what stands before it, or behind where it is the first."""
    pieces = [(span, code, _words(span.of(text))) for span, code in passages(text, pack=pack)]
    kept = [(span, code) for span, code, words in pieces if words >= (FEWEST if code is not None else _STRANGE)]
    if not kept:
        return [(Span(0, len(text)), language)]
    starts = [0, *(span.start for span, _ in kept[1:])]
    ends = [*starts[1:], len(text)]
    rows = [(start, end, code) for start, end, (_, code) in zip(starts, ends, kept, strict=True)]
    return [
        (Span(run[0][0], run[-1][1]), code)
        for code, some in groupby(rows, key=lambda row: row[2])
        if (run := list(some))
    ]


def _words(passage: str) -> int:
    """How many words it has that somebody may have said: addresses and hashtags are none."""
    return len(_WORD.findall(_ADDRESS.sub(" ", passage)))


def _only(text: str, spans: Sequence[Span]) -> Shown:
    """The text with only those passages; where a line ends behind one that is left out, it ends there still."""
    pieces: list[str] = []
    cuts, gone, length = list[int](), [0], 0
    last = 0
    for span in spans:
        between = text[last : span.start]
        blanks = between[len(between.rstrip()) :] if "\n" not in text[max(0, last - 1) : last] else ""
        start = span.start - len(blanks)
        if start > last:
            cuts.append(length)
            gone.append(gone[-1] + start - last)
        pieces.append(text[start : span.end])
        length += span.end - start
        last = span.end
    return Shown("".join(pieces), tuple(cuts), tuple(gone))
