"""Lists of names without any mark: line after line that begins with a given name is read as a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from govah.extraction.page import Page, Sentence
from govah.extraction.rules import LanguageRules

if TYPE_CHECKING:
    from govah.extraction.verb_final.naming import Namer

_MOST = 14  # words and marks of such a line
_ANNOUNCED, _BARE = 2, 3  # lines that begin with a name, below a colon and without one
_NAME, _LONGEST = 2, 5  # words of a full name, and of the longest
_LINES = frozenset({"heading", "headline"})


def with_name_lines(page: Page, rules: LanguageRules) -> tuple[Sentence, ...]:
    """The sentences of a page, those that are lines of a list of names marked `item`."""
    sentences = list(page.sentences)
    first = 0
    while first < len(sentences):
        after = first
        while after < len(sentences) and _is_line(sentences[after]):
            after += 1
        for sentence in _list_in(page, sentences[first:after], rules):
            sentences[sentence.index] = replace(sentence, mark="item")
        first = max(after, first + 1)
    return tuple(sentences)


def _is_line(sentence: Sentence) -> bool:
    return sentence.mark in _LINES and sentence.last - sentence.first <= _MOST


def _list_in(page: Page, lines: Sequence[Sentence], rules: LanguageRules) -> Sequence[Sentence]:
    """Those of a row of lines that are a list: from the first name, or from the line that announces it, to the last."""
    named = [k for k, line in enumerate(lines) if _begins_with_name(page, line, rules)]
    if len(named) < _ANNOUNCED:
        return ()
    before = lines[0].index - 1
    announced = before >= 0 and page.ends_in_colon(page.sentences[before])
    row = lines[0 if announced else named[0] : named[-1] + 1]
    enough = len(named) >= (_ANNOUNCED if announced else _BARE) and 2 * len(named) >= len(row)
    if enough and _may_be_name(page, lines[named[-1] + 1 :][:1], rules):
        row = [*row, lines[named[-1] + 1]]
    return row if enough else ()


def _may_be_name(page: Page, lines: Sequence[Sentence], rules: LanguageRules) -> bool:
    """Whether a line, if there is one, holds no verb and begins with two words that are no common ones."""
    tokens = [token for line in lines for token in page.tokens[line.first : line.last]]
    head = tokens[:_NAME]
    common, finite = rules.names.common, rules.grammar("finite").words
    unknown = len(head) == _NAME and all(t.kind == "word" and t.low not in common for t in head)
    return unknown and not any(finite[token.low] for token in tokens)


def _begins_with_name(page: Page, line: Sentence, rules: LanguageRules) -> bool:
    """Whether a line holds no verb and begins with a given name, behind a title or none."""
    tokens = page.tokens[line.first : line.last]
    if any(rules.grammar("finite").words[token.low] for token in tokens):
        return False
    title, prefix = rules.grammar("name_title").words, rules.grammar("name_prefix").words
    head = next((t for t in tokens if t.kind == "word" and not title[t.low] and not prefix[t.low]), None)
    return head is not None and rules.names.is_given(head.low)


def item_name(namer: Namer, sentence: Sentence, i: int, *, row: bool) -> int:
    """The words at the head of a line of a list up to a mark, a number or what is said of a person.

    They are a name where the first is a given name, or where the line before began with one (`row`).
    """
    words, end = namer.words, i
    while end - i < _LONGEST and (end == i or words.is_word(sentence, end)) and not _behind(namer, sentence, i, end):
        end += 1
    if not (_behind(namer, sentence, i, end) or namer.page.tokens[end].kind == "number"):
        return i
    given = words.given(sentence, i) and (i not in namer.blocked or end - i >= _NAME)
    unknown = row and end - i >= _NAME and all(words.nameable(k, listed=True) for k in range(i, end))
    return end if given or unknown else i


def _behind(namer: Namer, sentence: Sentence, i: int, end: int) -> bool:
    """Whether the name that heads a line, from token i on, is over before token `end`."""
    if end == i:
        return False
    goes_on = namer.rules.grammar("after_name").words[namer.words.low(end)]
    return goes_on or namer.words.closes(sentence, end) or namer.frames.person_behind(sentence, end)
