"""What stands around words that announces a person's name: titles, "named", quotation marks, lists, an age behind."""

from __future__ import annotations

from govah.extraction.page import Sentence, Token
from govah.extraction.story import NameRun
from govah.extraction.verb_final.name_words import NameWords

_QUOTED = 4  # words between quotation marks that may be a name
_BEFORE = 40  # characters in which the words stand that announce a name
_GAP = 160  # characters between two names of a list
_BEHIND = 60  # characters in which it shows that a person was named
_PAIRS = frozenset({("(", ")"), ('"', '"')})


class NameFrames:
    """The frames of names on one page."""

    def __init__(self, words: NameWords) -> None:
        self.words, self.page, self.rules = words, words.page, words.rules

    def lead(self, i: int) -> str:
        """What stands before token i in its sentence."""
        start = self.page.tokens[i].start
        return self.page.low[max(self.page.sentence_at(start).start, start - _BEFORE) : start]

    def announced(self, i: int) -> bool:
        """Whether the words before token i say that a name follows."""
        return self.rules.grammar("name_before").search(self.lead(i)) is not None

    def called(self, i: int) -> bool:
        """Whether a title, "named" or a quotation mark stands right before token i: a name, whatever else it means."""
        return self.rules.grammar("called_before").search(self.lead(i)) is not None

    def led(self, i: int) -> bool:
        """Whether the words before token i lead to a full name: "the mother of", "the arrest of"."""
        return self.rules.grammar("name_before_full").search(self.lead(i)) is not None

    def titled(self, i: int) -> bool:
        """Whether a title stands before token i."""
        return self.rules.grammar("title_before").search(self.lead(i)) is not None

    def quoted(self, sentence: Sentence, i: int) -> int:
        """Where quotation marks close that open before token i around a few words; i where none do."""
        if i <= sentence.first or self.page.tokens[i - 1].low != '"':
            return i
        start = self.page.tokens[i].start
        end = self.page.low.find('"', start, sentence.end)
        inner = self.page.tokens_in(start, end) if end > 0 else ()
        fits = inner and len(inner) <= _QUOTED and all(t.kind == "word" for t in inner)
        return i + len(inner) if fits else i

    def enclosed(self, first: int, end: int) -> bool:
        """Whether brackets or quotation marks stand around the tokens [first, end)."""
        return (self.words.low(first - 1), self.words.low(end)) in _PAIRS or self.words.low(first) == "("

    def in_list(self, before: NameRun, token: Token) -> bool:
        """Whether a token goes on a list whose last name is that one."""
        gap = self.page.low[before.end : token.start]
        return len(gap) < _GAP and self.rules.grammar("list_between").fullmatch(gap) is not None

    def of_place(self, i: int) -> bool:
        """ "… Street", "… University": a place or body that bears somebody's name."""
        before = i - 2 if i > 1 and self.words.low(i - 1) == '"' else i - 1
        named = before >= 0 and self.rules.grammar("bears_name").words[self.words.low(before)]
        return named and (before < i - 1 or self.words.adjoins(i))

    def aged(self, end: int) -> bool:
        """Whether an age stands right behind the tokens before `end`."""
        return self.rules.grammar("aged_behind").match(self.page.low, self.page.tokens[end - 1].end) is not None

    def noun_before(self, i: int) -> bool:
        """Whether a noun for a person stands before token i ("the accused Masud")."""
        return self.rules.grammar("noun_before").search(self.lead(i)) is not None

    def noun_behind(self, end: int) -> bool:
        """Whether a noun for what somebody is stands right behind the tokens before `end`, without a mark."""
        return self.rules.grammar("noun_behind").match(self.page.low, self.page.tokens[end - 1].end) is not None

    def named_behind(self, end: int) -> bool:
        """Whether it is said behind the tokens before `end` that they are a name."""
        return self.rules.grammar("named_behind").match(self.page.low, self.page.tokens[end - 1].end) is not None

    def person_behind(self, sentence: Sentence, end: int) -> bool:
        """Whether what follows the tokens before `end` is said of a person only: an age, a father, what they are."""
        at = self.page.tokens[end - 1].end
        tail = self.page.low[at : min(sentence.end, at + _BEHIND)]
        return self.rules.grammar("person_behind").match(tail) is not None

    def fate_behind(self, sentence: Sentence, end: int) -> bool:
        """Whether what follows tells what befalls people ("was arrested")."""
        at = self.page.tokens[end - 1].end
        tail = self.page.low[at : min(sentence.end, at + 2 * _BEHIND)]
        return self.rules.grammar("fate_behind").match(tail) is not None

    def befallen(self, sentence: Sentence, end: int) -> bool:
        """Whether what precedes token `end` is the object of what befalls people ("they arrested …")."""
        at = self.page.tokens[end - 1].end
        return self.rules.grammar("object_mark").match(self.page.low, at) is not None and self.fate_behind(
            sentence, end
        )

    def opens(self, sentence: Sentence, i: int) -> bool:
        """Whether a name may begin at token i that nothing announces: no word before it takes it along."""
        start = self.page.tokens[i].start
        dated = self.page.dates_in(sentence.start, start)
        if i == sentence.first or self.page.tokens[i - 1].kind == "mark" or (dated and dated[-1].end == start - 1):
            return True
        if self.rules.grammar("finite").words[self.words.low(i - 1)]:
            return True
        return self.rules.grammar("name_may_follow").search(self.lead(i)) is not None
