"""Names of a bench: the surnames, known to nobody, of those who sit beside a presiding judge."""

from __future__ import annotations

import re

from govah.extraction.page import Page, Sentence
from govah.extraction.rules import LanguageRules

_MOST = 4  # words of a surname


def rosters(page: Page, sentence: Sentence, rules: LanguageRules) -> dict[int, int]:
    """Where the names begin and end, as tokens: "and four associate judges named A, B, C and D"."""
    found: dict[int, int] = {}
    finite = rules.grammar("finite").words
    joint = re.compile(rf"\s*,\s*|\s+(?:{rules.grammar('and_word').pattern})\s+")
    for match in page.matches(rules.grammar("roster"), sentence.start, sentence.end):
        at, end = match.span("names")
        for gap in [*joint.finditer(page.low, at, end), None]:
            first, after = page.token_at(at), page.token_at(gap.start() if gap else end)
            if 0 < after - first <= _MOST and not any(finite[token.low] for token in page.tokens[first:after]):
                found[first] = after
            at = gap.end() if gap else end
    return found
