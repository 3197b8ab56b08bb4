"""Lines of a list of names: where the lines beside one begin with a known given name, this one may be a name too."""

from __future__ import annotations

from govah.extraction.page import Page, Sentence
from govah.extraction.people.name_marks import Marks

_VERBAL = ("be", "have", "modal", "speech", "relativiser")
_MOST, _HEAD, _NEAR = 18, 3, 3


def beside_names(page: Page, marks: Marks, sentence: Sentence) -> bool:
    """Whether a line without verbs stands next to one that begins with a known given name."""
    if not _verbless(page, sentence):
        return False
    for step in (-1, 1):
        for reach in range(1, _NEAR + 1):
            index = sentence.index + step * reach
            if not 0 <= index < len(page.sentences) or not _verbless(page, page.sentences[index]):
                break
            if _named(page, marks, page.sentences[index]):
                return True
    return False


def _verbless(page: Page, sentence: Sentence) -> bool:
    if sentence.last - sentence.first > _MOST or page.has(sentence.start, sentence.end, *_VERBAL):
        return False
    return all(h.value == "noun" for h in page.hits_in(sentence.start, sentence.end, "trigger"))


def _named(page: Page, marks: Marks, line: Sentence) -> bool:
    """Whether the line is short, without verbs, and begins with a given name and one more capitalised word."""
    first = marks.words.find(1, line.first, line.last)
    if first < 0 or first - line.first > _HEAD or not marks.given[first] or not _verbless(page, line):
        return False
    return first + 1 < line.last and bool(marks.words[first + 1])
