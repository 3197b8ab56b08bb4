"""The name under a letter, statement or article: alone on one of the last lines, or "X is a …" as the very last."""

from __future__ import annotations

import re

from govah.extraction.page import Page
from govah.extraction.rules import LanguageRules
from govah.extraction.story import NameRun

_LINES = 4
_OFTEN = 3  # times that a text which somebody signs says "I", "me" or "my"
_BESIDE = 40  # characters that may stand behind the name on its line
_NAME = re.compile(
    r"[\s*,-]*(?P<name>[^\W\d_a-z][\w'-]*(?:[ -](?:[^\W\d_a-z][\w'-]*\.?|al|ol|e|va)){1,3})(?=[\s,.;-]|$)"
)
_NO_NAME = (
    "city", "province", "prison", "country", "month", "court", "organisation", "source", "org_head", "place_head",
    "law_head", "office", "furniture", "common", "demonym",
)  # fmt: skip


def signature(page: Page, runs: list[NameRun], rules: LanguageRules) -> NameRun | None:
    """The name run of the signature, a new one where no run stands there; None where nobody signs."""
    if sum(h.value == "one" for h in page.hits_in(0, len(page.text), "first")) < _OFTEN:
        return None
    lines = [s for s in page.sentences if s.mark != "furniture"][-_LINES:]
    for sentence in reversed(lines):
        match = _NAME.match(page.plain, sentence.start, sentence.end)
        if match is None:
            continue
        start, end = match.span("name")
        alone = sentence.end - end <= _BESIDE and page.plain[sentence.end - 1] not in ".!?:"
        if not alone and not (sentence is lines[-1] and rules.grammar("author_bio").match(page.low, end)):
            continue
        if page.has(start, end, *_NO_NAME):
            continue
        if any(t.low in rules.lexicon.common for t in page.tokens_in(start, end)):
            continue
        known = next((r for r in runs if r.start < end and start < r.end), None)
        if known is not None:
            return known
        parts = tuple(t.low for t in page.tokens_in(start, end) if t.kind == "word")
        return NameRun(start, end, parts, sentence.index, known=True)
    return None


def signed(page: Page, runs: list[NameRun], rules: LanguageRules) -> list[NameRun]:
    """The name runs of a page with that of its signature."""
    found = signature(page, runs, rules)
    if found is None:
        return runs
    found.known = True
    return runs if found in runs else sorted([*runs, found], key=lambda r: r.start)
