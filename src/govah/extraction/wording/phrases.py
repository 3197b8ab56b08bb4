"""Names built by rule: courts with their branches, prisons and places that no list holds."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from govah.extraction.page import Hit
from govah.packs.schema.lexicon import Phrase
from govah.packs.shelf import compiled

_CAPITAL = r"[^\W\d_a-z](?:[\w']|-(?![a-z]{2,} ))*"  # a dash before a small word ends the name
_INSIDE = rf"(?:{_CAPITAL}|al|ol|e|o|va|and(?= {_CAPITAL} [Pp]rovince))(?=[\s,.;:)'\"-]|$)"
NAME = rf"(?:{_CAPITAL}(?: {_INSIDE}){{0,3}})"


_ARTICLE = re.compile(r",? [a-z]+ ")
_LAST_WORD = re.compile(r"\s+[a-z]+\s+$")


@dataclass(frozen=True, slots=True)
class PhraseRule:
    """A compiled phrase: what kind of name it finds, the words it waits for, its regular expression."""

    id: str
    kind: str
    triggers: frozenset[str]
    pattern: re.Pattern[str]
    name: int | str  # the group of the pattern that is the name
    value: str = ""  # what the words mean, where they are no name


def compile_phrases(entries: Sequence[Phrase]) -> tuple[PhraseRule, ...]:
    """The pack's phrases; of two that match the same words the longer match wins."""
    rules = []
    for entry in entries:
        pattern = compiled(entry.pattern.replace("{Name}", NAME))
        name = "name" if "name" in pattern.groupindex else 0
        rules.append(PhraseRule(entry.id, entry.kind, frozenset(entry.triggers), pattern, name, entry.value))
    return tuple(rules)


_Match = tuple[tuple[int, int], tuple[int, int], PhraseRule]


def _runs_into(one: _Match, other: _Match) -> bool:
    """Whether the other begins inside a name and ends behind it: of "Lar Prison in Southern Province" Lar Prison."""
    (a, b), (start, end) = one[0], other[0]
    return one[2].kind == other[2].kind and a < start < b < end


def find_phrases(
    flat: str, spans: Sequence[tuple[int, int]], hits: Sequence[Hit], rules: Sequence[PhraseRule]
) -> list[Hit]:
    """The names that the rules build, sentence by sentence; `trigger` hits of kind `phrase` say which to try."""
    found: list[Hit] = []
    begins = [begin for begin, _ in spans]
    waited: dict[int, set[str]] = {}
    for hit in hits:
        if hit.kind == "phrase":
            waited.setdefault(bisect_right(begins, hit.start) - 1, set()).add(hit.value)
    months = [h for h in hits if h.kind == "month"] if waited else []
    starts = [h.start for h in months]
    for number in sorted(waited):
        (begin, end), words = spans[number], waited[number]
        matches = [
            (match.span(), match.span(rule.name), rule)
            for rule in rules
            if not rule.triggers.isdisjoint(words)
            for match in rule.pattern.finditer(flat, begin, end)
        ]
        if len(matches) > 1:
            matches = [m for m in matches if not any(_runs_into(o, m) for o in matches)]
        taken: list[tuple[int, int]] = []
        for (x, y), (a, b), rule in sorted(matches, key=lambda m: (m[0][0] - m[0][1], m[2].id)):
            start = _after_month(flat, a, b, months, starts)
            to = _before_month(flat, start, b, months, starts)
            if start < to and not any(x < v and u < y for u, v in taken):
                taken.append((x, y))
                found.append(Hit(start, to, rule.kind, rule.id, rule.value or flat[start:to]))
    return sorted(found, key=lambda hit: hit.start)


def _after_month(flat: str, start: int, end: int, months: Sequence[Hit], starts: Sequence[int]) -> int:
    """Where a name begins that a month seems to open: "in June the Supreme Court"."""
    first = bisect_left(starts, start)
    if first < len(months) and months[first].start == start and (cut := _ARTICLE.match(flat, months[first].end, end)):
        return cut.end()
    return start


def _before_month(flat: str, start: int, end: int, months: Sequence[Hit], starts: Sequence[int]) -> int:
    """Where a name ends that a month follows: "the Supreme Court in June" is a court and a date."""
    for hit in months[bisect_left(starts, start + 1) : bisect_left(starts, end)]:
        if cut := _LAST_WORD.search(flat, start, hit.start):
            return cut.start()
    return end
