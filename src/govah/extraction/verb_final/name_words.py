"""What one word of a page may be in a name: by what the pack knows of it, and by the words and marks beside it."""

from __future__ import annotations

from govah.extraction.page import Page, Sentence
from govah.extraction.rules import LanguageRules

_NO_NAME = ("prison", "court", "source", "organisation", "office", "province", "country", "demonym", "instrument",
            "charge", "ethnicity", "religion", "phrase_name")  # fmt: skip
_ENDS = '",():;.!-/'  # marks before which a name must end
_FEWEST = 2  # letters of a word that may be a name
_MONTH = 8  # characters before a date in which the word "month" stands
_MOST_JOINTS = 3  # marks and words between two names of a list


class NameWords:
    """The words of one page. Tokens are told of by their number in the page; an end is the first one that is not in."""

    def __init__(self, page: Page, rules: LanguageRules) -> None:
        self.page, self.rules, self.lore = page, rules, rules.names
        self.blocked = _blocked(page, rules)
        self.joint = rules.grammar("name_joint").words
        self.prefix = rules.grammar("name_prefix").words
        self.title = rules.grammar("name_title").words
        self.tail = rules.grammar("name_tail").words
        self.second = rules.grammar("name_second").words

    def low(self, i: int) -> str:
        """The word of a token; nothing past the end of the page."""
        return self.page.tokens[i].low if 0 <= i < len(self.page.tokens) else ""

    def is_word(self, sentence: Sentence, i: int) -> bool:
        """Whether token i is a word of the sentence right behind a blank."""
        return i < sentence.last and self.page.tokens[i].kind == "word" and self.adjoins(i)

    def adjoins(self, i: int) -> bool:
        """Whether only a blank stands before token i."""
        tokens = self.page.tokens
        return i > 0 and self.page.low[tokens[i - 1].end : tokens[i].start] in {"", " "}

    def closes(self, sentence: Sentence, i: int) -> bool:
        """Whether a name must end before token i: a mark, or the sentence's end."""
        tokens = self.page.tokens
        return i >= sentence.last or (tokens[i].kind == "mark" and tokens[i].low in _ENDS)

    def is_and(self, i: int) -> bool:
        """Whether token i is "and"."""
        return self.rules.grammar("and_word").words[self.low(i)]

    def nameable(self, i: int, *, listed: bool = False) -> bool:
        """Whether a word may be a part of a name that nobody knows; in a list it may look like another word."""
        word = self.low(i)
        return (
            len(word) >= _FEWEST
            and i not in self.blocked
            and word not in self.lore.common
            and not self.title[word]
            and (listed or not self.rules.grammar("no_name_shape").words[word])
            and not self.rules.grammar("finite").words[word]
            and not self.of_verb(i)
        )

    def nisba(self, i: int) -> bool:
        """Whether a word ends as most surnames do."""
        return self.rules.grammar("nisba").words[self.low(i)]

    def everyday_surname(self, i: int) -> bool:
        """Whether an everyday word has the shape of a surname, and is not what is said of the one before it."""
        if i in self.blocked or not self.rules.grammar("everyday_surname").words[self.low(i)]:
            return False
        return self.rules.grammar("copula_behind").match(self.page.low, self.page.tokens[i].end) is None

    def of_verb(self, i: int) -> bool:
        """Whether the word is the first half of a verb in two words: the second follows it."""
        after = i + 1
        if after >= len(self.page.tokens) or not self.adjoins(after):
            return False
        return self.rules.grammar("light_verb").words[self.low(after)]

    def begins_no_name(self, sentence: Sentence, i: int) -> bool:
        """Whether the word at token i begins no name, whatever leads to it."""
        if not self.rules.no_names[self.page.tokens[i].low] or self.low(i - 1) == '"':
            return False
        return not (self.is_word(sentence, i + 1) and self.second[self.low(i + 1)])

    def given(self, sentence: Sentence, i: int) -> bool:
        """Whether a given name stands at token i, or begins there ("Abd Allah")."""
        return self.lore.is_given(self.low(i)) or self.joins(sentence, i)

    def sure(self, sentence: Sentence, i: int) -> bool:
        """Whether what stands at token i is a given name and nothing else."""
        return self.lore.is_sure(self.low(i)) or self.joins(sentence, i)

    def sure_at(self, i: int) -> bool:
        """Whether token i is a given name and nothing else."""
        return self.lore.is_sure(self.low(i))

    def named_joined(self, sentence: Sentence, i: int) -> bool:
        """Whether token i is "named", written as one word that is a given name too, before a given name."""
        joined = self.rules.grammar("named_joined").words[self.low(i)]
        return joined and self.is_word(sentence, i + 1) and self.sure_at(i + 1)

    def joins(self, sentence: Sentence, i: int) -> bool:
        """Whether token i and the next make a given name together."""
        if not self.is_word(sentence, i + 1):
            return False
        if self.second[self.low(i + 1)]:  # "Sonnat Ollah"
            return len(self.low(i)) > _FEWEST and not self.rules.grammar("no_first").words[self.low(i)]
        if not self.joint[self.low(i)]:
            return False
        return self.lore.is_given(self.low(i) + self.low(i + 1))

    def again(self, first: int, end: int) -> bool:
        """Whether the page says the words of the tokens more than once."""
        words = self.page.low[self.page.tokens[first].start : self.page.tokens[end - 1].end]
        return self.page.low.count(words) > 1

    def tailed(self, sentence: Sentence, i: int) -> bool:
        """Whether the last word of a surname that is written in two follows token i."""
        return self.is_word(sentence, i + 1) and self.tail[self.low(i + 1)]

    def goes_on(self, sentence: Sentence, i: int) -> bool:
        """Whether a word that may be of the name stands at token i."""
        return i < sentence.last and self.page.tokens[i].kind == "word" and self.nameable(i)

    def name_follows(self, sentence: Sentence, i: int) -> bool:
        """Whether another name follows in the list after token i."""
        tokens = self.page.tokens
        after = i + 1
        while after < sentence.last and (tokens[after].kind == "mark" or self.is_and(after)):
            after += 1
        return after < sentence.last and after - i <= _MOST_JOINTS and self.sure(sentence, after)

    def town(self, i: int) -> bool:
        """Whether token i alone is a town's name."""
        token = self.page.tokens[i]
        return any(
            h.start == token.start and h.end == token.end for h in self.page.hits_in(token.start, token.end, "city")
        )


def _blocked(page: Page, rules: LanguageRules) -> frozenset[int]:
    """The tokens that belong to a place, a body, a charge, a date, or to the noun that a number counts."""
    found: set[int] = set()
    spans = [(h.start, h.end) for h in page.hits_in(0, len(page.low), *_NO_NAME)]
    spans += [(d.start, d.end) for d in page.dates]
    spans += [(h.start, h.end) for h in page.hits_in(0, len(page.low), "city")]
    counted = (rules.grammar("counted_people").match(page.low, n.end) for n in page.numbers if not n.ordinal)
    spans += [(m.end() - len(m[0].strip()), m.end()) for m in counted if m is not None and m[0].strip()]
    month = (page.search_cut(rules.grammar("month_before"), max(0, d.start - _MONTH), d.start) for d in page.dates)
    spans += [m.span() for m in month if m is not None]
    for start, end in spans:
        first = page.token_at(start)
        found.update(range(first, page.token_at(end)))
    return frozenset(found)
