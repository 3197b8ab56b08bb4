"""People's names in a script without capitals: by given names, surnames, frames that announce a name, and lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govah.extraction.page import Hit, Page, Sentence
from govah.extraction.rules import LanguageRules
from govah.extraction.story import NameRun
from govah.extraction.verb_final.name_frames import NameFrames
from govah.extraction.verb_final.name_glued import glued_name, parted
from govah.extraction.verb_final.name_lines import item_name
from govah.extraction.verb_final.name_lore import NameLore
from govah.extraction.verb_final.name_places import is_place, office_name, place_or_people, town_as_name, town_in_list
from govah.extraction.verb_final.name_rows import rows_filled
from govah.extraction.verb_final.name_words import NameWords
from govah.extraction.verb_final.rosters import rosters

_MOST = 5  # words of a name
_LONGEST_GLUED = 3  # tokens behind the first of a name whose parts lack a blank
_FULL = 2
_LONG = 5  # letters of a name written as one word
_BEFORE = 24  # characters in which a title stands


class Namer:
    """Finds the names of one page."""

    def __init__(self, page: Page, rules: LanguageRules) -> None:
        self.page, self.rules, self.lore = page, rules, rules.names
        self.words = NameWords(page, rules)
        self.frames = NameFrames(self.words)
        self.blocked = self.words.blocked
        self.row = False  # whether the last line of a list began with a name

    def runs(self) -> list[NameRun]:
        """The runs of the page that are names by themselves, in order; a short form of a name is not among them."""
        found: list[NameRun] = []
        for sentence in self.page.sentences:
            if sentence.mark != "furniture":
                found += rows_filled(self, sentence, list(self._in(sentence)))
        return found

    def _in(self, sentence: Sentence) -> Iterator[NameRun]:
        i, last = sentence.first, sentence.last
        before: NameRun | None = None
        bench = rosters(self.page, sentence, self.rules)
        item = sentence.mark == "item"
        words = (k for k in range(i, last) if self.page.tokens[k].kind == "word")
        head = next((k for k in words if not self.words.title[self.page.tokens[k].low]), last)
        row, self.row = self.row and item, False
        while i < last:
            end = bench.get(i) or self._name_end(sentence, i, before)
            if item and i == head:
                end = max(end, item_name(self, sentence, i, row=row))
            self.row = self.row or (item and i == head and end > i)
            if end > i:
                run = self.run(sentence, i, end)
                before = run
                yield run
                i = end
            else:
                i += 1

    def run(self, sentence: Sentence, first: int, end: int) -> NameRun:
        """The tokens [first, end) as a name, what may be left out of it ("Seyyed") not among its parts."""
        tokens = self.page.tokens
        parts = tuple(t.low for t in tokens[first:end] if t.kind == "word" and not self.words.prefix[t.low])
        glued = parted(self.words, first)
        if glued is not None and end - first < _LONGEST_GLUED:
            parts = (*glued, *parts[1:])
        start, stop = tokens[first].start, tokens[end - 1].end
        title = self.frames.titled(first)
        gender = self.page.hits_in(max(sentence.start, start - _BEFORE), start, "title")
        return NameRun(
            start, stop, parts or (tokens[first].low,), sentence.index,
            title="title" if title else "", title_value=gender[-1].value if title and gender else "",
            known=self.lore.is_given(parts[0] if parts else ""),
        )  # fmt: skip

    def _name_end(self, sentence: Sentence, i: int, before: NameRun | None) -> int:
        """The end of the name that begins at token i; i where none does."""
        words, frames = self.words, self.frames
        token, blocked = self.page.tokens[i], i in self.blocked
        if token.kind != "word" or (not is_place(self.page, token) if blocked else words.begins_no_name(sentence, i)):
            return i
        listed = before is not None and frames.in_list(before, token)
        if blocked and not town_as_name(self, sentence, i, listed=listed):
            return i + _FULL if listed and town_in_list(self, sentence, i) else i
        framed = frames.announced(i)
        initials = self._initials(i)
        if initials > i and (framed or frames.enclosed(i, initials)):
            return initials
        if words.prefix[token.low] and words.is_word(sentence, i + 1):
            end = self._name_end(sentence, i + 1, before)
            if end > i + 1 or (words.given(sentence, i + 1) and framed):
                return max(end, i + 2)
        if words.title[token.low]:
            return i
        if frames.of_place(i) or (words.named_joined(sentence, i) and not framed):
            return i
        closed = frames.quoted(sentence, i)
        if closed > i and self._all_names(i, closed, framed=framed or listed):
            return closed
        given, sure = words.given(sentence, i), words.sure(sentence, i)
        if self.rules.grammar("person_or_name").words[token.low] and not frames.called(i):
            return i
        if given and not (framed or listed or frames.led(i)) and not sure and self._sure_next(sentence, i):
            return i  # "opinion", "hope" before somebody's name
        if not given and (end := glued_name(self, sentence, i, listed=framed or listed)) > i:
            return end
        row = listed and before is not None and len(before.parts) == 1
        if given and not self._inside_phrase(i):
            return self._from_given(sentence, i, sure=framed or listed or sure, listed=listed, row=row)
        if (framed or listed) and words.nameable(i, listed=listed):
            return self._unknown(sentence, i, listed=listed and not framed, row=row)
        return self._unannounced(sentence, i)

    def _unannounced(self, sentence: Sentence, i: int) -> int:
        """Two words that nobody knows, where what stands behind them, or before and again, is said of people only."""
        if not self.words.nameable(i) or not self.words.is_word(sentence, i + 1):
            return i
        end = self._unknown(sentence, i, listed=False)
        if end - i < _FULL or end - i > _FULL + 1:
            return i
        if end - i == _FULL and self.lore.is_listed_surname(self.words.low(end - 1)):
            return end
        led = self.frames.led(i)
        again = self.words.again(i, end)
        if (led and again) or self.rules.grammar("kin_lead").search(self.frames.lead(i)):
            return end
        opens = self.frames.opens(sentence, i)
        if opens and self.frames.person_behind(sentence, end):
            return end
        known = self.lore.is_surname(self.words.low(end - 1))
        ends = self.words.is_and(end) or self.words.closes(sentence, end)
        if self.lore.is_listed_surname(self.words.low(end - 1)) and ends and self.words.name_follows(sentence, end):
            return end  # the first of a list
        return end if opens and (again or known) and self.frames.fate_behind(sentence, end) else i

    def _sure_next(self, sentence: Sentence, i: int) -> bool:
        """Whether a given name that is nothing else follows, and is no surname of this one ("Iman Nouri, …")."""
        after = i + 1
        if not self.words.is_word(sentence, after) or not self.lore.is_sure(self.words.low(after)):
            return False
        ends = self.words.closes(sentence, after + 1) or self.words.is_and(after + 1)
        ends = ends or self.rules.grammar("after_name").words[self.words.low(after + 1)]
        return not (ends and self.lore.is_in_list(self.words.low(after)))

    def _bracketed(self, sentence: Sentence, j: int) -> int:
        """Behind another given name in brackets, "Ahmadreza (Ahmad) Golkhani"; token j where none follows."""
        words = self.words
        if words.low(j) != "(" or words.low(j + 2) != ")" or j + 2 >= sentence.last:
            return j
        fits = (words.given(sentence, j + 1) and j + 1 not in self.blocked) or words.nameable(j + 1)
        return j + 3 if fits else j

    def _from_given(self, sentence: Sentence, i: int, *, sure: bool, listed: bool, row: bool) -> int:
        """A name that begins with a given name: more given names, then one surname or a known one of two words.

        `listed`: a list goes on with it; `row`: one of given names alone.
        """
        words, lore = self.words, self.lore
        if not sure:
            sure = self._shown(sentence, i)
        j = i + 2 if words.joins(sentence, i) else i + 1
        surname = False
        while j - i < _MOST and words.is_word(sentence, j):
            word = words.low(j)
            if j in self.blocked and not (
                lore.is_given(word) or lore.is_surname(word) or office_name(self, sentence, j)
            ):
                if not place_or_people(self, sentence, i, j, surname=surname, sure=sure):
                    break
                surname = True
            elif words.tail[word]:
                surname = True
            elif words.joint[word] or (
                self.rules.grammar("name_middle").words[word] and words.goes_on(sentence, j + 1)
            ):
                pass
            elif not surname and sure and words.tailed(sentence, j):
                surname = True
            elif lore.is_given(word) and not surname and word not in lore.common:
                ends = words.closes(sentence, j + 1) or words.is_and(j + 1)
                surname = (not lore.is_sure(word) and not words.goes_on(sentence, j + 1)) or (
                    ends and lore.is_in_list(word)
                )
            elif not self._surname_here(sentence, i, j, surname=surname, sure=sure, listed=listed):
                break
            else:
                surname = True
            j += 1
        initial = self._initial_behind(j)
        if initial > j and j - i == 1:
            return initial
        while j - 1 > i and words.joint[words.low(j - 1)] and not words.joins(sentence, j - 2):
            j -= 1
        if j - i >= _FULL and (sure or surname):
            return j
        if j - i == 1 and sure and (behind := self._bracketed(sentence, j)) > j and words.goes_on(sentence, behind):
            known = words.given(sentence, behind) and self._from_given(
                sentence, behind, sure=True, listed=False, row=False
            )
            return max(behind + 1, known)  # "Ahmadreza (Ahmad) Golkhani"
        if self.rules.grammar("father_lead").search(self.frames.lead(i)):
            return i
        if self.frames.announced(i) or self.frames.aged(j) or self.frames.named_behind(j) or row:
            return j if sure else i
        if self.frames.noun_before(i) or (words.sure(sentence, i) and self.frames.person_behind(sentence, j)):
            return j if words.sure(sentence, i) and not words.is_and(j) else i
        if words.sure(sentence, i) and self.frames.opens(sentence, i) and self._told_alone(sentence, j):
            return j
        closes = words.closes(sentence, j) or words.is_and(j)
        goes_on = words.name_follows(sentence, j) and closes
        return j if listed and (goes_on or (words.sure(sentence, i) and closes)) else i

    def _surname_here(self, sentence: Sentence, i: int, j: int, *, surname: bool, sure: bool, listed: bool) -> bool:
        """Whether token j is the surname of the name that begins at token i, or a further word of it."""
        words, lore = self.words, self.lore
        word = words.low(j)
        if not surname:
            closes = words.closes(sentence, j + 1) or words.is_and(j + 1)
            joined = closes and self.rules.grammar("joined_plural").words[word]  # such a plural takes a noun with it
            shaped = self.rules.grammar("plural_shape").words[word] and not lore.is_in_list(word) and not joined
            certain = lore.is_listed_surname(word)
            stands = sure or self.frames.opens(sentence, i) or self.frames.befallen(sentence, j + 1)
            stands = stands or words.name_follows(sentence, j + 1)
            if lore.is_surname(word) and (certain or (stands and not words.of_verb(j))) and not shaped:
                return True
            if sure and joined:
                return True
            if sure and closes and len(word) > _FULL and (listed or (self._expected(i) and words.sure_at(i))):
                return not (
                    shaped or self.rules.grammar("never_surname").words[word]
                )  # an everyday word, as many surnames are
            known = words.nameable(j) or lore.is_in_list(word) or (words.sure_at(i) and self._shaped(sentence, j))
            return sure and known and not words.of_verb(j)
        unknown = j - 1 > i and not lore.is_surname(words.low(j - 1))
        if lore.is_surname(word) and (unknown or lore.is_listed_surname(word)) and not words.of_verb(j):
            return True
        again = words.again(j - 1, j + 1)
        if listed and self.rules.grammar("late_surname").words[word] and words.closes(sentence, j + 1):
            return True
        fits = words.nameable(j) and not lore.is_given(word)
        goes_on = self.rules.grammar("after_name").words[words.low(j + 1)] or words.is_and(j + 1)
        ends = goes_on or (words.closes(sentence, j + 1) and (listed or not lore.is_listed_surname(words.low(j - 1))))
        return fits and (again or ends)

    def _shaped(self, sentence: Sentence, j: int) -> bool:
        """Whether an everyday word ends as surnames do, and nothing speaks for its being said of the one before."""
        told_behind = self.of_person(sentence, j + 1) or self.frames.noun_behind(j + 1)
        return self.words.everyday_surname(j) or (self.words.nisba(j) and told_behind)

    def _expected(self, i: int) -> bool:
        """Whether a name is to be expected at token i: after a quotation mark, "the mother of", "the arrest of"."""
        led = self.frames.led(i)
        return led or self.words.low(i - 1) == '"'

    def _shown(self, sentence: Sentence, i: int) -> bool:
        """Whether a given name that is an everyday word too is one here: by what stands before, or behind the next."""
        grammar = self.rules.grammar
        if not self.words.is_word(sentence, i + 1):
            return False
        if grammar("before_people").words[self.words.low(i)] and grammar("people_surname").words[self.words.low(i + 1)]:
            return False  # "the young" of a people
        if not (self.words.nameable(i + 1) or self.lore.is_in_list(self.words.low(i + 1))):
            return False
        ends = [i + _FULL]
        if self.words.goes_on(sentence, i + _FULL):
            ends.append(i + _FULL + 1)
        if self.frames.led(i) or any(self.frames.befallen(sentence, end) for end in ends):
            return True
        return self.frames.opens(sentence, i) and any(self.of_person(sentence, end) for end in ends)

    def of_person(self, sentence: Sentence, end: int) -> bool:
        """Whether what follows the tokens before `end` is said of a person, or befalls people."""
        return self.frames.person_behind(sentence, end) or self.frames.fate_behind(sentence, end)

    def _unknown(self, sentence: Sentence, i: int, *, listed: bool, row: bool = False) -> int:
        """Words that nobody knows as a name, after words that announce one or in a list of names."""
        words = self.words
        j = i
        while j - i < _MOST and (j == i or words.is_word(sentence, j)):
            if not (words.nameable(j, listed=listed) or words.joint[words.low(j)] or words.tail[words.low(j)]):
                break
            j += 1
        if listed and not (words.closes(sentence, j) or words.is_and(j)):
            behind = words.is_and(i - 1) and self.rules.grammar("after_name").words[words.low(j)]
            full = j - i == _FULL and (behind or self.lore.is_surname(words.low(j - 1)))
            return j if full else i
        if listed and j - i < _FULL and not row:
            return j if words.name_follows(sentence, j) and len(words.low(i)) > _LONG else i
        return j

    def _all_names(self, i: int, end: int, *, framed: bool) -> bool:
        """Whether words between quotation marks are a name."""
        words = [t.low for t in self.page.tokens[i:end]]
        if any(self.words.is_and(k) for k in range(i, end)):
            return False  # two names
        last_known = framed and self.lore.is_surname(words[-1])
        if words[0] in self.lore.common and not self.lore.is_given(words[0]) and not last_known:
            return False
        if any(w in self.lore.common or k in self.blocked for k, w in enumerate(words, i)) and not framed:
            return False
        given = self.lore.is_given(words[0]) or (self.words.prefix[words[0]] and len(words) > 1)
        if len(words) == 1:
            return (given and (framed or self.lore.is_sure(words[0]))) or (framed and self.lore.is_in_list(words[0]))
        return given or framed or any(self.lore.is_given(w) or self.lore.is_listed_surname(w) for w in words)

    def _initials(self, i: int) -> int:
        """ "(M. Z.)", "A - Sh": single letters with marks between them stand for a name."""
        match = self.rules.grammar("initials").match(self.page.low, self.page.tokens[i].start)
        if match is None:
            return i
        return i + len(self.page.tokens_in(match.start(), match.end()))

    def _initial_behind(self, end: int) -> int:
        """ "Vahid. L": the end of an initial that stands for the surname behind a given name; `end` where none does."""
        start = self.page.tokens[end - 1].end
        match = self.rules.grammar("initial_behind").match(self.page.low, start)
        return end + len(self.page.tokens_in(start, match.end())) if match is not None else end

    def _told_alone(self, sentence: Sentence, j: int) -> bool:
        """Whether a given name before token j stands for somebody: by what befell them, or as the first of two."""
        words = self.words
        if self.frames.fate_behind(sentence, j):
            return True
        if not words.is_and(j) or not words.is_word(sentence, j + 1) or not words.sure(sentence, j + 1):
            return False
        shares = words.is_word(sentence, j + 2) and (
            self.lore.is_surname(words.low(j + 2)) or words.goes_on(sentence, j + 2)
        )
        return shares or self.frames.fate_behind(sentence, j + 2)

    def _inside_phrase(self, i: int) -> bool:
        return self.page.has(self.page.tokens[i].start, self.page.tokens[i].start + 1, "no_name_here")


def without_names(hits: Sequence[Hit], low: str, lore: NameLore) -> list[Hit]:
    """Names of courts built by rule without a person's name that follows: "the Revolutionary Court" + "Kaveh …"."""
    found = []
    for hit in hits:
        words = low[hit.start : hit.end].split(" ")
        end = hit.end
        if hit.kind == "court" and len(words) > 2 and lore.is_sure(words[-1]):
            end -= len(words[-1]) + 1
        found.append(hit if end == hit.end else hit._replace(end=end, value=low[hit.start : end]))
    return found
