"""What the lexicon says of each word of a page that may belong to a name: place, office, common word, given name."""

from __future__ import annotations

from functools import lru_cache
from itertools import compress
from operator import itemgetter

from govah.extraction.page import Page
from govah.extraction.rules import LanguageRules
from govah.extraction.wording.expressions import Expression

_HARD = frozenset({
    "month", "weekday", "country", "demonym", "court", "organisation", "source", "prison", "instrument", "title",
    "org_head", "place_head", "law_head", "office", "role", "ethnicity", "religion", "formula",
})  # fmt: skip
_SOFT = frozenset({"city", "province"})
_PEOPLE = frozenset({"ethnicity", "religion"})
_HEADS = frozenset({"org_head", "place_head", "law_head"})
_TITLES = ("title", "role", "office")
_MARKED = ("common", "given_name", "figure", *_SOFT, *_HARD)
_ACRONYM = 3
_CAPITAL = itemgetter(4)  # of a token


class Marks:
    """What the lexicon says of each token: hard (no name), soft (a place, unless inside a name), common, given name.

    `words` marks the capitalised words, `small` holds the words that the page writes with a small letter somewhere.
    """

    def __init__(self, page: Page, rules: LanguageRules) -> None:
        self.page, self.rules = page, rules
        size = len(page.tokens)
        self.hard, self.soft = bytearray(size), bytearray(size)
        self.common, self.given, self.head = bytearray(size), bytearray(size), bytearray(size)
        self.words, self.people, self.figure = bytearray(size), bytearray(size), bytearray(size)
        self.small = {token.low for token in page.tokens if not token.capital and token.kind == "word"}
        self.title: dict[int, tuple[str, str]] = {}
        self.ending = rules.grammar("word_ending")
        common, shape = rules.lexicon.common, rules.grammar("given_shape")
        for i, (_, _, low, kind, _) in compress(enumerate(page.tokens), map(_CAPITAL, page.tokens)):
            if kind == "word" and low != "'s":
                self.words[i] = 1
            if low in common:
                self.common[i] = 1
            elif shaped(low, shape):
                self.given[i] = 1
        tables = {"common": self.common, "given_name": self.given, "figure": self.figure}
        tables |= dict.fromkeys(_SOFT, self.soft) | dict.fromkeys(_HARD, self.hard)
        for hit in page.hits_in(0, len(page.text), *_MARKED):
            kind, table = hit.kind, tables[hit.kind]
            first = last = page.token_at(hit.start)
            while last < size and page.tokens[last].start < hit.end:
                table[last] = 1
                if kind in _PEOPLE:
                    self.people[last] = 1
                last += 1
            if kind in _HEADS:
                self.head[first] = 1
        self._titles()

    def _titles(self) -> None:
        """The titles, roles and offices by their last token; of two that end there the first that has a value."""
        for hit in self.page.hits_in(0, len(self.page.text), *_TITLES):
            last = self.page.token_at(hit.end) - 1
            known = self.title.get(last)
            if known is None or not known[1]:
                self.title[last] = (hit.kind, hit.value)

    def beside(self, left: int, right: int) -> bool:
        """Whether nothing but blanks, or the end of one line, stands between two tokens."""
        between = self.page.text[self.page.tokens[left].end : self.page.tokens[right].start]
        return not between.strip() and between.count("\n") < 2 and len(between) < 4

    def nameable(self, i: int, *, strict: bool) -> bool:
        """Whether the token may be a word of a name; `strict` where a capital says little (headline, first word)."""
        if not self.words[i]:
            return False
        token = self.page.tokens[i]
        size = token.end - token.start
        if size == 1:
            return self.initial(i)
        if self.figure[i] or (self.given[i] and (not self.hard[i] or self._before_name(i) or self._of_somebody(i))):
            return True
        if self.hard[i] or self.common[i]:
            return False
        if self.page.plain[token.start : token.end].isupper() and size >= _ACRONYM and not self._in_capitals(i):
            return False
        if strict and token.low in self.small:
            return False
        return not shaped(token.low, self.ending)  # "Violently", "Hearing"

    def _in_capitals(self, i: int) -> bool:
        """ "Reza KARIMI", "REZA KARIMI": capitals throughout, beside a given name."""
        around = (i - 1, i + 1)
        return any(0 <= k < len(self.given) and self.given[k] and self.beside(*sorted((k, i))) for k in around)

    def _before_name(self, i: int) -> bool:
        """A month that is a given name too ("Azar Karimi") is one only right before another plain capitalised word."""
        if i + 1 >= len(self.page.tokens) or not self.words[i + 1]:
            return False
        return (
            not self.hard[i + 1]
            and not self.common[i + 1]
            and self.page.tokens[i + 1].start == self.page.tokens[i].end + 1
        )

    def _of_somebody(self, i: int) -> bool:
        """ "My brother Bahman", "Bahman was arrested": a month's name after a noun for a person, or as subject."""
        page = self.page
        token, before = page.tokens[i], page.tokens[i - 1] if i else None
        if before is not None and before.low == "," and i > 1 and page.low[token.end : token.end + 1] == ",":
            before = page.tokens[i - 2]  # "my brother, Bahman,"
        if before is not None and page.has(before.start, before.end, "kin", "victim_noun", "one"):
            return True
        if before is not None and (before.kind == "number" or page.has(before.start, before.start + 1, "prep")):
            return False
        following = page.tokens[i + 1] if i + 1 < len(page.tokens) else None
        return (
            following is not None
            and following.start == token.end + 1
            and page.has(following.start, following.start + 1, "be", "have", "trigger")
        )

    def initial(self, i: int) -> bool:
        """A single capital letter that is an initial: with a full stop, or right after a name ("Alireza M")."""
        token = self.page.tokens[i]
        if self.page.low[token.end : token.end + 1] == ".":
            return True
        if i == 0 or self.page.low[token.start : token.end] in {"i", "a"}:
            return False
        return bool(self.words[i - 1]) and self.page.tokens[i - 1].end + 1 == token.start

    def place_that_names(self, i: int) -> bool:
        """A place word that begins a name: a plain capitalised word follows at once, and no "in" or "of" precedes."""
        tokens = self.page.tokens
        if i + 1 >= len(tokens) or tokens[i + 1].start != tokens[i].end + 1 or not self.words[i + 1]:
            return False
        plain = not (self.hard[i + 1] or self.soft[i + 1] or self.common[i + 1])
        before = tokens[i - 1] if i else None
        placed = before is not None and self.page.has(before.start, before.start + 1, "prep")
        return (plain or bool(self.given[i + 1])) and not placed


@lru_cache(maxsize=16384)
def shaped(low: str, pattern: Expression) -> bool:
    """Whether a word has the shape that a small expression of the language tells."""
    return pattern.fullmatch(low) is not None
