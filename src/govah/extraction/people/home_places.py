"""Places that no pack lists, found where a text says that somebody comes from them ("from the village of Sarvak")."""

from __future__ import annotations

from govah.extraction.page import Page, Sentence
from govah.extraction.people.cast import Cast
from govah.extraction.rules import LanguageRules

_NO_PLACE = (
    "prison", "city", "province", "country", "court", "organisation", "source", "agency", "instrument", "month",
    "weekday", "demonym", "ethnicity", "religion", "org_head", "law_head", "title", "role", "office", "formula",
    "region",
)  # fmt: skip
_MOST = 3  # words of a name


def unlisted_places(page: Page, sentence: Sentence, cast: Cast, rules: LanguageRules) -> list[tuple[int, int]]:
    """The capitalised words that follow a word of origin and are no other kind of name, as spans."""
    found: list[tuple[int, int]] = []
    people = [(r.start, r.end) for r in cast.by_sentence.get(sentence.index, ()) if r.character >= 0]
    for match in page.matches(rules.grammar("home_named"), sentence.start, sentence.end):
        first = last = page.token_at(match.end())
        while last < sentence.last and last - first < _MOST and _in_name(page, last, first):
            last += 1
        if last == first or (last < sentence.last and page.tokens[last].kind == "number"):
            continue  # "from Hall 21"
        start, end = page.tokens[first].start, page.tokens[last - 1].end
        other = any(h.start < end and start < h.end for h in page.hits_in(start - 40, end, *_NO_PLACE))
        if not other and not any(a < end and start < b for a, b in people):
            found.append((start, end))
    return found


def _in_name(page: Page, index: int, first: int) -> bool:
    """Whether the token goes on with the name that begins at `first`: capitalised, with nothing but a blank between."""
    token = page.tokens[index]
    apart = index > first and page.text[page.tokens[index - 1].end : token.start].strip(" -") != ""
    return token.kind == "word" and token.capital and not apart
