"""Which lines of a page are entries of a list of people, and which sentences above them say what those share."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from govah.extraction.page import Page, Sentence
from govah.extraction.people.cast import Cast
from govah.extraction.rules import LanguageRules
from govah.extraction.story import NameRun

_LEAD = 4  # tokens that may stand before the name of an entry: its number, a day, a town
_MARKED = 6  # as many with the brackets of its number and a title: "(1) Mr. X"
_HEADED = re.compile(r"[\"')\]]*(?:,? (?:aged )?\d{1,2}(?: years?(?: old)?)?)?[^\S\n]{0,4}[:;(\u2013-]")
_HEAD_ENDS = re.compile(r":(?=\s)|\s[\u2013-]{1,2}\s")
_HEAD = 140  # characters within which the head of an entry ends
_PARTED = re.compile(r"[\"')\]]*[^\S\n]{0,4}(?:[,;:(\u2013-]|$|\n)")
_VERBAL = ("be", "have", "modal", "speech", "pronoun")
_VERB_FORMS = frozenset({"participle", "active", "subject"})
_LINE, _DATE = 40, 20
_ABOVE = 3  # lines above the first entry that may head the list
_SHORT = 16
_IN_TURN = 3
_HEADS = frozenset({"heading", "headline"})
TELLING = ("trigger", "state", "naming", "state_noun", "deathly", "list_head")


@dataclass(frozen=True, slots=True)
class Rolls:
    """The sentences that open an entry of a list, and those that head one."""

    entries: frozenset[int] = frozenset()
    leads: frozenset[int] = frozenset()


def find_rolls(page: Page, cast: Cast, rules: LanguageRules) -> Rolls:
    """The lists of a page that stand line by line."""
    entries = frozenset((*_entries(page, cast, rules), *_told_in_turn(page, cast, rules)))
    if not entries:
        return Rolls()
    starts = [s.index for s in page.sentences if _opens(page, s)]
    place = {index: k for k, index in enumerate(starts)}
    leads: set[int] = set()
    for index in entries:
        k = place[index] - 1
        if k >= 0 and starts[k] not in entries:
            leads |= set(_heads(page, starts, k, entries, rules))
    return Rolls(entries, frozenset(leads))


def _opens(page: Page, sentence: Sentence) -> bool:
    return sentence.index == 0 or page.sentences[sentence.index - 1].paragraph != sentence.paragraph


def _entries(page: Page, cast: Cast, rules: LanguageRules) -> Iterator[int]:
    """The sentences that begin a line with a name that something other than a verb follows."""
    for index, runs in cast.by_sentence.items():
        sentence = page.sentences[index]
        first = next((r for r in runs if r.character >= 0 and r.alias_of < 0), None)
        line = first is not None and sentence.mark != "furniture" and _opens(page, sentence)
        if line and first is not None and is_entry(page, sentence, first, rules):
            yield index


def _told_in_turn(page: Page, cast: Cast, rules: LanguageRules) -> Iterator[int]:
    """The paragraphs behind "The names of the four are:" that each begin with somebody new, one a paragraph."""
    announced = rules.grammar("list_announced")
    opening = [s for s in page.sentences if _opens(page, s) and s.mark != "furniture"]
    seen: set[int] = set()
    for k, sentence in enumerate(opening):
        lead = page.sentences[max(0, sentence.index - 1)]
        if page.low[lead.end - 1] != ":" or lead is sentence:
            continue
        if announced.search(page.low, lead.start, lead.end) is None and not page.numbers_in(lead.start, lead.end):
            continue
        row: list[int] = []
        for line in opening[k:]:
            first = next((r for r in cast.by_sentence.get(line.index, ()) if r.character >= 0), None)
            if first is None or page.token_at(first.start) - line.first > 1 or first.character in seen:
                break
            seen.add(first.character)
            row.append(line.index)
        if len(row) >= _IN_TURN:
            yield from row


def is_entry(page: Page, sentence: Sentence, first: NameRun, rules: LanguageRules) -> bool:
    """Whether a line that begins with this name is one of a list: it is marked as such, or the name heads it."""
    at = page.token_at(first.start)
    if at - sentence.first > (_MARKED if sentence.mark == "item" else _LEAD) or page.has(
        sentence.start, first.start, "trigger", "speech", "be", "kin"
    ):
        return False
    if sentence.mark == "item":
        return True
    hits = page.hits_in(first.end, sentence.end, "trigger")
    if sentence.mark == "headline" and any(h.value in _VERB_FORMS for h in hits):
        return False
    if _HEADED.match(page.low, first.end) is not None:
        return True
    if head_of(page, sentence, first.end) is not None:
        return True
    if sentence.index and page.low[page.sentences[sentence.index - 1].end - 1] == ";":
        return True
    if in_row(page, sentence) and sentence.index and page.low[page.sentences[sentence.index - 1].end - 1] == ":":
        return _PARTED.match(page.low, first.end) is not None
    short = sentence.last - sentence.first <= _LINE
    verbs = page.hits_in(first.end, sentence.end, *_VERBAL)
    plain = all(any(d.start <= v.start < d.end for d in page.dates_in(v.start - _DATE, v.end)) for v in verbs)
    parted = _PARTED.match(page.low, first.end) or rules.grammar("entry_goes_on").match(page.low, first.end)
    return short and plain and parted is not None and not any(h.value in _VERB_FORMS for h in hits)


def in_row(page: Page, sentence: Sentence) -> bool:
    """Whether a line holds several entries with semicolons between them."""
    return ";" in page.plain[sentence.start : sentence.end]


def head_of(page: Page, sentence: Sentence, end: int) -> int | None:
    """Where the head of an entry ends ("X, 45, mother of four: …"), None where no colon or dash parts one."""
    match = _HEAD_ENDS.search(page.plain, end, min(sentence.end, end + _HEAD))
    if match is None or page.has(end, match.start(), "trigger", "be", "have", "modal", "speech", "relativiser"):
        return None
    return match.start()


def _heads(page: Page, starts: Sequence[int], k: int, entries: frozenset[int], rules: LanguageRules) -> Iterator[int]:
    """The lines above a list, nearest first, up to the one that tells something."""
    for step in range(_ABOVE):
        if k - step < 0 or starts[k - step] in entries:
            return
        first = page.sentences[starts[k - step]]
        last = page.sentences[starts[k - step + 1] - 1] if k - step + 1 < len(starts) else page.sentences[-1]
        if first.mark == "furniture":
            continue
        if first is last and is_head(page, first):
            yield first.index
            if page.has(first.start, first.end, *TELLING):
                return
            continue
        announced = [
            s.index
            for s in page.sentences[first.index : last.index + 1]
            if page.low[s.end - 1] == ":"
            or page.search(rules.grammar("list_announced"), s.start, s.end)
            or (not step and _counts(page, s, starts, k + 1, entries))
        ]
        yield from announced[-1:]
        return


def _counts(page: Page, sentence: Sentence, starts: Sequence[int], k: int, entries: frozenset[int]) -> bool:
    """ "Five men were arrested." right above five marked lines: a full sentence that says how many are listed."""
    row = 0
    while k + row < len(starts) and starts[k + row] in entries and page.sentences[starts[k + row]].mark == "item":
        row += 1
    told = page.has(sentence.start, sentence.end, "trigger")
    return (
        row > 1
        and told
        and any(n.value == row and not n.ordinal for n in page.numbers_in(sentence.start, sentence.end))
    )


def is_head(page: Page, sentence: Sentence) -> bool:
    """Whether a line is a heading: no full sentence, and short."""
    if page.low[sentence.end - 1] == ":":
        return True
    return sentence.mark in _HEADS and sentence.last - sentence.first <= _SHORT
