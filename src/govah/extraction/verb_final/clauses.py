"""Where the clauses of a sentence end, and which of their parts belong together around a relative clause.

A clause ends after its finite verb, or the last of a row of them ("had been hanged"). What stands before the relative
word of a clause goes on behind its verb: "the two, who had been arrested, were hanged".
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from govah.extraction.page import Page, Sentence, Token
from govah.extraction.rules import LanguageRules

END = "\u00a6"  # stands in a masked sentence for what follows a clause

Segments = tuple[tuple[int, int], ...]


def holds(clause: Segments, at: int) -> bool:
    """Whether a place lies in one of the parts of a clause."""
    return any(start <= at < end for start, end in clause)


@dataclass(frozen=True, slots=True)
class Clauses:
    """The places in the text where the clauses of one sentence end, in order; the last is the sentence's end.

    `first` and `last` tell for each clause where its first and last relative word stands, None where it has none.
    """

    start: int
    ends: tuple[int, ...]
    first: tuple[int | None, ...]
    last: tuple[int | None, ...]

    def begin(self, number: int) -> int:
        """Where a clause begins."""
        return self.ends[number - 1] if number else self.start

    def number(self, at: int) -> int:
        """Which clause of the sentence, counted from 0, holds a place."""
        return min(bisect_left(self.ends, at + 1), len(self.ends) - 1)

    def around(self, start: int, end: int) -> Segments:
        """The parts of the sentence, in order, that make the clause, or the clauses, of the passage [start, end)."""
        one, other = self.number(start), self.number(max(start, end - 1))
        begin = self.begin(one)
        relative = self.last[other] if one == other else None
        if relative is not None and relative < start:
            return ((relative, self.ends[other]),)
        found = [(begin, self.ends[other])]
        while one and (opened := self.first[one - 1]) is not None:
            one -= 1
            found.insert(0, (self.begin(one), opened))
        return tuple(found)

    def head(self, start: int) -> tuple[int, int] | None:
        """What stands before the relative word of the clause of a place that lies in a relative clause."""
        number = self.number(start)
        relative = self.last[number]
        return (self.begin(number), relative) if relative is not None and relative < start else None


def clauses(page: Page, sentence: Sentence, rules: LanguageRules) -> Clauses:
    """The clauses of a sentence."""
    tokens = page.tokens[sentence.first : sentence.last]
    words = [token.low for token in tokens]
    finite, prefix = rules.grammar("finite").words, rules.grammar("verb_prefix").words
    verbs = [k for k, word in enumerate(words) if finite[word] or (k and prefix[words[k - 1]])]
    cuts = [k + 1 for k in verbs if _closes(tokens, k, rules)]
    if not cuts or cuts[-1] < len(tokens):
        cuts.append(len(tokens))
    ends, first, last = [], list[int | None](), list[int | None]()
    relative = rules.grammar("relative").words
    opened = [k for k, word in enumerate(words) if relative[word]]
    begin = 0
    for cut in cuts:
        told = [tokens[k].start for k in opened if begin + 2 <= k < cut]
        first.append(told[0] if told else None)
        last.append(told[-1] if told else None)
        ends.append(tokens[cut - 1].end if cut < len(tokens) else sentence.end)
        begin = cut
    return Clauses(sentence.start, tuple(ends), tuple(first), tuple(last))


def _closes(tokens: Sequence[Token], k: int, rules: LanguageRules) -> bool:
    """Whether a clause ends after token k."""
    token = tokens[k]
    finite = rules.grammar("finite").words
    prefix = rules.grammar("verb_prefix").words
    apart = k > 0 and prefix[tokens[k - 1].low] and finite[tokens[k - 1].low + token.low]  # "mi guyad"
    if token.kind != "word" or not (finite[token.low] or apart):
        return False
    after = tokens[k + 1] if k + 1 < len(tokens) else None
    if after is not None and after.kind == "word" and finite[after.low]:
        return False
    if k and rules.grammar("before_modal").words[tokens[k - 1].low]:
        return False  # "it is planned that": the clause goes on
    bare = rules.grammar("participle").words[token.low]
    if bare and after is not None and after.kind != "mark" and not rules.grammar("after_participle").words[after.low]:
        return False  # "killed", before a noun or an infinitive
    people, before = rules.grammar("people_word").words, rules.grammar("before_people").words
    return not (k and people[token.low] and before[tokens[k - 1].low])  # the word of a people: it is a verb too
