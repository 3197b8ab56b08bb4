"""Of whom a demand is made that names nobody, and one way of writing a state's own authorities."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from govah.extraction.page import Hit, Page
from govah.extraction.wording.cues import Words, either
from govah.packs import Pack
from govah.packs.schema.places import Country
from govah.packs.shelf import compiled

_BACK = 500  # characters before a demand in which somebody is asked for something else
_LATER = 2000  # characters after it in which a letter says where it is to be sent


@dataclass(frozen=True, slots=True)
class Addressees:
    """The states of the pack by their names, with the word for what is theirs, and the lines that say "appeals to"."""

    adjectives: dict[str, str]
    owned: re.Pattern[str]
    letters: re.Pattern[str]
    body: str

    @classmethod
    def of(cls, pack: Pack, language: str, words: Words) -> Addressees:
        """The addressees of one language."""
        adjectives: dict[str, str] = {}
        for country in pack.of(Country):
            for own in country.demonyms.get(language, ())[:1]:
                adjectives |= {name.lower(): own for name in country.names.get(language, ())}
                adjectives[country.id] = own
        names = either(sorted(adjectives, key=len, reverse=True))
        body = either(words.get("state_body", ()))
        owned = rf"(?:(?P<b1>{body}) (?:of|in) (?:the )?(?P<c1>{names})|(?P<c2>{names})'s (?P<b2>{body}))"
        asking = either(words.get("asking", ()))
        letters = rf"^\W*{either(words.get('letters_to', ()))}:?\s+(?P<to>[^\n:;]{{4,160}}?)(?=[\n:;]|\s+{asking}\b|$)"
        common = next(iter(words.get("state_body", ())), "")
        return cls(adjectives, compiled(owned, re.IGNORECASE), compiled(letters, re.IGNORECASE | re.MULTILINE), common)

    def written(self, to: str) -> str:
        """ "The authorities of Ruritania" and "Ruritania's authorities" as "Ruritanian authorities"."""
        match = self.owned.fullmatch(to)
        if match is None:
            return to
        country, body = match["c1"] or match["c2"], match["b1"] or match["b2"]
        return f"{self.adjectives[country.lower()]} {body.lower()}"

    def meant(self, page: Page, at: int) -> tuple[str, tuple[int, int]] | None:
        """Whom a demand at that offset is made of: those whom the letter is to be sent to, else the report's state."""
        letter = self.letters.search(page.plain, max(0, at - _BACK), at + _LATER)
        if letter is not None:
            return " ".join(page.text[letter.start("to") : letter.end("to")].split()).rstrip(" ,."), letter.span("to")
        told = [h for h in page.hits_in(0, len(page.text), "country") if self._own(page, h)]
        if not told or not self.body:
            return None
        often = Counter(self._own(page, h) for h in told).most_common(1)[0][0]
        first = next(h for h in told if self._own(page, h) == often)
        return f"{often} {self.body}", (first.start, first.end)

    def _own(self, page: Page, hit: Hit) -> str | None:
        return self.adjectives.get(page.low[hit.start : hit.end])
