"""What each sentence is on the page: text, headline, heading, list item, furniture of the site, standing paragraph."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import NamedTuple

from govah.extraction.page import Sentence, Token
from govah.text.sentences import ROUND

_BULLET = re.compile(
    rf"[\s\"']*(?:[-*]\s|{ROUND}|\(?(?:[a-h]|[ivx]{{1,4}})\)\s"
    r"|\(?\d{1,3}(?:[.)\-]\s|[.)](?=[^\W\d])| ?[.)\-]\s*(?=[^\W\d])))"
)
_LINK = re.compile(r"^\W*(?:https?://|www\.)\S+\W*$")
_TAGS = re.compile(r"\s*[^\W\d_]+(?: [^\W\d_]+)?:(?:[^.,!?]{1,40},){3,}[^.!?]{0,40}$")
_LABELS = re.compile(r"[^|]{0,80}(?:\|[^|]{1,60}){3,}")
_TERMINAL = ".!?;:,\"'"
_CAPITAL_SHARE = 0.6
KINDS = frozenset({"be", "have", "furniture", "standing", "given_name"})  # the kinds of words that layout asks for


def title_case(tokens: Sequence[Token]) -> bool:
    """Whether most of the longer words are capitalised, as in a headline."""
    words = [t for t in tokens if t.kind == "word" and t.end - t.start > 3]
    return len(words) >= 2 and sum(t.capital for t in words) >= _CAPITAL_SHARE * len(words)


class Line(NamedTuple):
    """One sentence as layout sees it: place, tokens, which `KINDS` of words it has, how many characters are a date."""

    start: int
    end: int
    tokens: Sequence[Token]
    kinds: Collection[str]
    dated: int


def mark_of(plain: str, line: Line, *, body_seen: bool, alone: bool) -> str:
    """The mark of one sentence; `alone` tells that it is a whole line, `body_seen` that running text came before."""
    text = plain[line.start : line.end]
    if _LINK.match(text):
        return "furniture"
    if "|" in text and _LABELS.fullmatch(text) and "be" not in line.kinds and "have" not in line.kinds:
        return "furniture"  # a row of links or tags
    words = sum([t.kind == "word" for t in line.tokens]) if alone else 0
    if alone and "furniture" in line.kinds and (words <= 14 or _TAGS.match(text)):
        return "furniture"
    if alone and line.dated and words <= 8 and line.dated >= 0.6 * len(text.strip()):
        return "furniture"
    if "standing" in line.kinds and "given_name" not in line.kinds:
        return "standing"  # standard paragraphs name nobody
    if _BULLET.match(plain, plain.rfind("\n", 0, line.start) + 1, line.end):
        return "item"
    if not alone or text.rstrip()[-1:] in _TERMINAL:
        return "body"
    if not body_seen and words <= 30:
        return "headline"
    return "heading" if words <= 12 else "body"


def marks(plain: str, lines: Sequence[Line]) -> list[tuple[int, str]]:
    """For each sentence the number of its paragraph and its mark."""
    found: list[tuple[int, str]] = []
    paragraph, body_seen = 0, False
    for i, line in enumerate(lines):
        first = i == 0 or "\n" in plain[lines[i - 1].end : line.start]
        paragraph += i > 0 and first
        last = i + 1 == len(lines) or "\n" in plain[line.end : lines[i + 1].start]
        mark = mark_of(plain, line, body_seen=body_seen, alone=first and last)
        body_seen = body_seen or (mark in {"body", "standing"} and line.end - line.start > 60)
        found.append((paragraph, mark))
    return found


def build(plain: str, lines: Sequence[Line], cuts: Sequence[tuple[int, int]]) -> tuple[Sentence, ...]:
    """The sentences with their marks; `cuts` are the token indices at which each begins and ends."""
    told = zip(lines, marks(plain, lines), cuts, strict=True)
    return tuple(
        Sentence(i, line.start, line.end, paragraph, mark, *cut)
        for i, (line, (paragraph, mark), cut) in enumerate(told)
    )
