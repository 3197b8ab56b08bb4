"""Whether an event is one more of its kind ("arrested again") or one begun before ("ended his hunger strike")."""

from __future__ import annotations

from govah.extraction.page import Hit, Page, Sentence
from govah.extraction.rules import LanguageRules

_BEHIND = 30


def anew(page: Page, sentence: Sentence, hit: Hit, rules: LanguageRules) -> bool:
    """ "Was sentenced to death again", "a second arrest": one more event of its kind."""
    low, grammar = page.low, rules.grammar
    return (
        page.search(grammar("anew_within"), hit.start, hit.end) is not None
        or grammar("anew_after").match(low, hit.end, sentence.end) is not None
        or page.search_cut(grammar("anew_before"), max(sentence.start, hit.start - _BEHIND), hit.start) is not None
    )


def goes_on(page: Page, sentence: Sentence, hit: Hit, event: str, rules: LanguageRules) -> bool:
    """ "Ended his hunger strike on 3 May", "the tenth day of it": one that was begun before."""
    kind = rules.event_types.get(event)
    if kind is None or not kind.lasting:
        return False
    lead = page.low[max(sentence.start, hit.start - _BEHIND) : hit.start]
    return rules.grammar("goes_on_before").search(lead) is not None
