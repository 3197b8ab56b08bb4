"""Texts that are not of this field or not of a country that the packs know: a film, a match, news from elsewhere."""

from __future__ import annotations

from govah.extraction.page import Hit, Page
from govah.extraction.rules import LanguageRules

_FEWEST, _MANY = 3, 4
_ANCHORS = frozenset({
    "prison", "court", "charge", "organisation", "source", "instrument", "city", "province", "country", "demonym",
    "ethnicity",
})  # fmt: skip


_LOOSE = frozenset({"country", "demonym", "city", "province", "source", "organisation", "ethnicity"})
_OF_HOME = frozenset({
    "prison", "court", "city", "province", "agency", "organisation", "source", "ethnicity", "given_name", "instrument",
})  # fmt: skip


def other_subject(page: Page) -> str:
    """What the text speaks of if it is not of this field ("a sports event"), else nothing.

    It takes three different words of one other world, and no place, body, law or people that the packs know:
    a report on an imprisoned footballer names the court, the prison or the country. From four words on ("coach",
    "match", "goalkeeper", "season") a country or a town alone says nothing any more: teams have them too.
    """
    words: dict[str, set[str]] = {}
    for hit in page.hits:
        if hit.kind == "other_subject":
            words.setdefault(hit.value, set()).add(page.low[hit.start : hit.end])
    told = next((value for value, found in words.items() if len(found) >= _FEWEST), "")
    if not told:
        return ""
    many = len(words[told]) >= _MANY
    return "" if any(_anchors(page, h) and not (many and h.kind in _LOOSE) for h in page.hits) else told


def elsewhere(page: Page, rules: LanguageRules) -> bool:
    """Whether the text names countries, and neither one whose places the packs know nor anything or anybody of it."""
    if not rules.homes:
        return False
    abroad = False
    for hit in page.hits:
        if hit.kind in {"country", "demonym", "abroad"}:
            if hit.id in rules.homes:
                return False
            abroad = True
        elif hit.kind in _OF_HOME and "." in hit.id and not hit.id.startswith(f"{page.language}."):
            return False  # a place, body or name of a country that some pack describes
    return abroad


def _anchors(page: Page, hit: Hit) -> bool:
    """Whether the hit is of this field; a city or province that only a rule made ("Harbour City") may be a team."""
    built = hit.kind in {"city", "province"} and hit.id.startswith(f"{page.language}.")
    return hit.kind in _ANCHORS and not built
