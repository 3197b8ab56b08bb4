"""The order of words in one sentence as far as binding needs it: auxiliaries, subjects, objects, owners."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from govah.extraction.events.asides import beside_subject, inside_parenthesis, opens_aside
from govah.extraction.events.joint_subjects import joint_subject
from govah.extraction.page import Page, Sentence, Token
from govah.extraction.people.kin_subjects import whose_kin
from govah.extraction.rules import LanguageRules
from govah.extraction.story import Mention

_AUX_REACH = 7
_PLACES = ("prison", "city", "province", "country")
_NP_REACH = 7
_JOINT = 2
_CLAUSE_REACH = 8
_ASIDE = 12  # words of an aside within a verb
_DESCRIBING = frozenset({  # what stands in a noun phrase beside its noun
    "title", "role", "victim_noun", "one", "many", "ethnicity", "demonym", "religion", "office",
    "definite", "indefinite",
})  # fmt: skip


class Bound(NamedTuple):
    """The mention that a trigger binds, None where nobody is found; `how` names the binding for the explanation."""

    mention: Mention | None
    how: str
    passive: bool = False
    kin: Mention | None = None  # the unnamed relative whom it concerns instead


class Syntax:
    """The order of words in one sentence, as far as binding needs it."""

    def __init__(
        self,
        page: Page,
        sentence: Sentence,
        mentions: Sequence[Mention],
        rules: LanguageRules,
        slain: frozenset[int] = frozenset(),
    ) -> None:
        self.page, self.sentence, self.mentions, self.rules = page, sentence, mentions, rules
        self.slain = slain  # those of whose murder the report tells: what a court does is not done to them
        self.kin: Mention | None = None  # the relative that the last subject looked for turned out to be
        self.kinds: dict[int, set[str]] = {}
        i, tokens = sentence.first, page.tokens
        for hit in page.hits_in(sentence.start, sentence.end):
            while i < sentence.last and tokens[i].start < hit.start:
                i += 1
            known = self.kinds.get(i)
            if known is None:
                self.kinds[i] = {hit.kind}
            else:
                known.add(hit.kind)

    def is_kind(self, i: int, kind: str) -> bool:
        """Whether the token begins a hit of that kind."""
        return kind in self.kinds.get(i, ())

    def auxiliary(self, i: int) -> tuple[int | None, str]:
        """The auxiliary that governs the verb at token `i` ("be" or "have"), None where there is none."""
        steps, k = 0, i - 1
        have: int | None = None
        while k >= self.sentence.first and steps < _AUX_REACH:
            token = self.page.tokens[k]
            if self.is_kind(k, "be"):
                return k, "be"
            if self.is_kind(k, "have"):
                have = k
                return have, "have"
            if token.low == "," and not steps:  # "was, according to his family, hanged"
                return self._before_comma(k)
            if token.kind == "mark" or self.rules.grammar("parts_auxiliary").words[token.low]:
                return None, ""
            if not self.rules.adverb.words[token.low]:
                return None, ""
            k, steps = k - 1, steps + 1
        return None, ""

    def _before_comma(self, closing: int) -> tuple[int | None, str]:
        """The auxiliary right before an aside between commas that ends at the token `closing`."""
        first = max(self.sentence.first + 1, closing - _ASIDE)
        opening = next((k for k in range(closing - 1, first, -1) if self.page.tokens[k].low == ","), None)
        if opening is not None and self.is_kind(opening - 1, "be"):
            return opening - 1, "be"
        return None, ""

    def governed(self, mention: Mention) -> str:
        """The preposition that a mention hangs on, empty where it is a subject or object."""
        about = self.page.search(self.rules.grammar("about"), self.sentence.start, mention.start)
        k, steps = self.page.token_at(about.start() if about is not None else mention.start) - 1, 0
        dated = [(d.start, d.end) for d in self.page.dates_in(self.sentence.start, mention.start)]
        dated += [(h.start, h.end) for h in self.page.hits_in(self.sentence.start, mention.start, *_PLACES)]
        while k >= self.sentence.first and steps < _NP_REACH:
            token = self.page.tokens[k]
            named = mention.kind == "name"
            closed = self.rules.grammar("closes_phrase").fullmatch(token.low) or (named and self._is_body(token))
            if closed and not steps and (named or self.leads(mention)):
                return ""  # "In prison Omid Rad was …", "according to the Agency Omid Rad …": the phrase is complete
            if any(start <= token.start < end for start, end in dated):
                return ""  # "On Tuesday Omid Rad was …", "in Yazd three men": it is theirs
            if self.rules.grammar("opens_question").words[token.low]:
                return ""  # "asked how Omid Rad came to be …": the question is a clause
            if self.is_kind(k, "prep"):
                if self.is_kind(k, "break") and self.leads(mention):
                    return ""  # "After Omid Rad was moved, …": the word opens a clause
                beside = self.page.search(self.rules.grammar("besides_before"), self.sentence.start, mention.start)
                return "" if beside and len(mention.who) > 1 else token.low
            if token.low in self.rules.joints and not any(0 <= token.start - m.end <= _JOINT for m in self.mentions):
                return ""  # "in May last year, and two others were …": a clause of its own
            if token.kind == "mark" and token.low not in {'"', "'", ".", "-"}:
                return ""
            kinds = self.kinds.get(k, set())
            if token.kind == "mark":
                if token.low == "-" and self.page.low[token.start - 1 : token.end + 1] == " - ":
                    return ""
                k, steps = k - 1, steps + 1
                continue
            if (
                not (kinds & (_DESCRIBING | {"common"}))
                and token.low not in self.rules.lexicon.common
                and not token.capital
                and token.kind != "number"
            ):
                done_to = not steps and k > self.sentence.first and self.is_kind(k - 1, "prep")
                return token.low if done_to and self.rules.grammar("gerund").fullmatch(token.low) else ""
            if kinds & {"be", "have", "modal", "relativiser", "break"}:
                return ""
            if "trigger" in kinds and not self._attributive(k):
                return ""
            k, steps = k - 1, steps + 1
        return ""

    def _is_body(self, token: Token) -> bool:
        return self.page.has(token.start, token.start + 1, "source", "organisation")

    def _attributive(self, k: int) -> bool:
        """Whether a participle only describes the noun after it: "mother of slain protester X", "the executed man"."""
        before = self.kinds.get(k - 1, set()) if k > self.sentence.first else set()
        led = bool(before & {"prep", "definite", "indefinite", "pronoun"})
        return led and not self.rules.grammar("acting").words[self.page.tokens[k].low]

    def subject(self, before: int) -> Mention | None:
        """The mention that is the subject of a verb whose first word stands at offset `before`."""
        relative = self._antecedent(before)
        if relative is not None:
            return relative
        last = self.before_aside(before)
        left = [m for m in self.mentions if m.end <= last and m.start >= self.sentence.start]
        joined = -1
        self.kin = None
        for k in range(len(left) - 1, -1, -1):
            mention = left[k]
            if mention.kind == "pronoun" and mention.possessive:
                nxt = left[k + 1] if k + 1 < len(left) else None
                if k + 1 != joined and whose_kin(self.page, self.sentence, mention, nxt, self.rules):
                    return None
                if self._body_of(mention, before):
                    return mention
                continue
            if mention.possessive:
                if self._body_of(mention, before):
                    return mention
                continue
            if mention.aside and any(m.start < mention.start and mention.end < m.end <= before for m in left[:k]):
                continue  # "A, whose son B was hanged, and C were freed": B is told of in the aside alone
            if not mention.who and not mention.groups and self._predicate(mention):
                continue
            if k and beside_subject(self.page, self.sentence, mention, self.rules):
                continue  # "his father had himself been executed", "nine men, a woman among them, were hanged"
            if self._of_killing(mention, left[:k], before):
                continue
            if mention.kind == "kin":
                if k and left[k - 1].kind == "kin" and not self._parted(left[k - 1], mention):
                    continue
                if self._joined_kin(mention, left, k):
                    joined = k
                    continue
                if self.rules.grammar("by").words[self.governed(mention)]:
                    continue  # "was pardoned by the family but executed"
                if self._of_aside(mention, before):
                    joined = k
                    continue
                if self._object_kin(mention, left[:k], before):
                    joined = k
                    continue
                if k and self._aside(left[k - 1], mention, before):
                    joined = k
                    continue
                if not self._apposed_kin(mention, left, k):
                    self.kin = mention
                    return None
                return left[k - 1] if left[k - 1].kind in {"name", "same"} else left[k - 2]
            at_verb = mention.kind == "pronoun" and mention.end + 1 >= before  # "before he was"
            if self.governed(mention) and not at_verb and not self._relative_after(mention, before):
                continue
            if inside_parenthesis(self.page, self.sentence, mention, before) or (
                k and self._described(left[k - 1], mention, before)
            ):
                continue
            if k and self._names_last(left[k - 1], mention):
                return left[k - 1]
            return None if self._reports_others(mention, before) else joint_subject(self, left[:k], mention, before)
        return None

    def _reports_others(self, mention: Mention, before: int) -> bool:
        """ "X said that rioters had been hanged": somebody whom no word of the pack names, not X."""
        said = self.page.hits_in(mention.end, before, "speech", "reporting")
        clause = self.rules.grammar("said_of_others")
        return bool(said) and clause.match(self.page.low, said[-1].end, before) is not None

    def _antecedent(self, before: int) -> Mention | None:
        """ "… with X, convicted of murder, who got a reprieve": the one before the "who" that leads the verb."""
        k = self.page.token_at(before) - 1
        while k > self.sentence.first and self.rules.adverb.fullmatch(self.page.tokens[k].low):
            k -= 1
        who = self.rules.grammar("who").words
        if k <= self.sentence.first or not who[self.page.tokens[k].low] or self.page.tokens[k - 1].low != ",":
            return None
        at = self.page.tokens[k].start
        found = next((m for m in reversed(self.mentions) if m.end <= at), None)
        if found is None or found.kind not in {"name", "same"} or found.possessive or not self.governed(found):
            return None
        return None if self.page.has(found.end, at, "relativiser") else found

    def _of_killing(self, mention: Mention, left: Sequence[Mention], before: int) -> bool:
        """ "X was convicted of killing Y, a grocer, and was hanged": the one who was killed is passed over."""
        if not mention.who or not self.slain.issuperset(mention.who):
            return False
        apart = self.page.search(self.rules.grammar("apart_after"), mention.end, before) is not None
        return apart and any(m.who and not self.slain.issuperset(m.who) and not m.possessive for m in left)

    def _names_last(self, joined: Mention, mention: Mention) -> bool:
        """ "A and a man named B were …": the name belongs to the last of those who are joined."""
        if joined.kind != "all" or not set(mention.who) < set(joined.who):
            return False
        return self.rules.introduces.fullmatch(self.page.low[joined.end : mention.start]) is not None

    def before_aside(self, before: int) -> int:
        """Where the clause of the verb at `before` stops before an aside: "X, whose brother Y fled, was tried"."""
        i = self.page.token_at(before) - 1
        while i > self.sentence.first and (self.rules.adverb.words[self.page.tokens[i].low] or self.is_kind(i, "have")):
            i -= 1
        if i <= self.sentence.first or self.page.tokens[i].low != ",":
            return before
        for k in range(i - 1, self.sentence.first, -1):
            if self.page.tokens[k].low == "," and opens_aside(self.page, k + 1, i):
                opening = self.page.tokens[k].start
                return opening if any(m.end <= opening for m in self.mentions) else before
        return before

    def _of_aside(self, mention: Mention, before: int) -> bool:
        """ "X, condemned for the death of her husband, was …": the relative belongs to the aside before the comma."""
        i = self.page.token_at(before) - 1
        return (
            self.page.tokens[i].low == "," and mention.end <= self.page.tokens[i].start and bool(self.governed(mention))
        )

    def _object_kin(self, mention: Mention, left: Sequence[Mention], before: int) -> bool:
        """ "Reza Karimi met his family and was moved": the relatives are the object, the subject stands before them."""
        i = self.page.token_at(before) - 1
        while i > self.sentence.first and self.rules.adverb.words[self.page.tokens[i].low]:
            i -= 1
        if self.page.tokens[i].low not in self.rules.joints or self.page.tokens[i].start < mention.end:
            return False
        if self.kinds.get(self.page.token_at(mention.end), set()) & {"be", "have", "modal", "speech"}:
            return False
        return any(m.kind != "kin" and (m.who or m.groups) and not m.possessive and not self.governed(m) for m in left)

    def _aside(self, owner: Mention, kin: Mention, before: int) -> bool:
        """ "X, whose father was executed, was arrested": a relative clause that ends before the verb."""
        if not self.page.has(owner.end, kin.start, "relativiser"):
            return self._object_clause(owner, kin, before)
        return "," in self.page.low[kin.end : before] or self._object_clause(owner, kin, before)

    def _object_clause(self, owner: Mention, kin: Mention, before: int) -> bool:
        """ "Two others whom their families asked not to name were held": a clause that has its verb already."""
        whom = self.page.search(self.rules.grammar("whom_family"), max(self.sentence.start, kin.start - 24), kin.end)
        return whom is not None and bool(self.page.tokens_in(kin.end, before))

    def _parted(self, one: Mention, kin: Mention) -> bool:
        return self.page.has(one.end, kin.start, "break", "relativiser", "speech")  # "wept when a brother of hers …"

    def _joined_kin(self, mention: Mention, left: Sequence[Mention], k: int) -> bool:
        """ "Reza Karimi and his wife were arrested": the relative is one more subject."""
        if not k:
            return False
        before = left[k - 1]
        if before.kind == "pronoun" and before.possessive:
            lead = max(self.sentence.start, before.start - 5)
            return self.page.search(self.rules.grammar("and_or_with_before"), lead, before.start) is not None
        return False

    def _apposed_kin(self, mention: Mention, left: Sequence[Mention], k: int) -> bool:
        """ "Reza Karimi, father of two, was …": kin words that describe the name before them."""
        if not k or self.page.has(left[k - 1].end, mention.start, "relativiser"):
            return False
        if k > 1 and left[k - 1].kind == "pronoun" and left[k - 1].possessive and left[k - 2].kind == "name":
            return self.page.low[left[k - 2].end : left[k - 1].start].strip() == ","
        between = self.page.low[left[k - 1].end : mention.start].strip()
        plain = self.rules.grammar("kin_described").fullmatch(between) is not None
        apposed = left[k - 1].kind == "same" and self.rules.grammar("kin_described_too").fullmatch(between)
        return (plain and left[k - 1].kind == "name" and not left[k - 1].possessive) or bool(apposed)

    def _predicate(self, mention: Mention) -> bool:
        """ "the three, who are brothers": a noun that only describes."""
        i = self.page.token_at(mention.start) - 1
        return i >= self.sentence.first and self.is_kind(i, "be")

    def _body_of(self, mention: Mention, before: int) -> bool:
        """ "His body was …": what happens to the body happens to the person."""
        return (
            self.page.has(mention.end, before, "body")
            and self.page.token_at(before) - self.page.token_at(mention.end) <= 4
        )

    def _relative_after(self, mention: Mention, before: int) -> bool:
        """Whether "who" follows the mention and the verb stands in that relative clause."""
        i = self.page.token_at(mention.end)
        while i < self.sentence.last and self.page.tokens[i].low in {",", '"', ")"}:
            i += 1
        if (
            i >= self.sentence.last
            or self.rules.grammar("subject_relative").fullmatch(self.page.tokens[i].low) is None
            or self.page.tokens[i].start > before
        ):
            return False
        if "," in self.page.low[self.page.tokens[i].end : before]:
            return False
        # "the father of a boy who was killed has been sentenced": the clause has its verb already
        verb = self.page.hits_in(self.page.tokens[i].end, before, "be", "have")
        last = self.page.tokens[max(i, self.page.token_at(before) - 1)]
        return not (verb and verb[0].end < last.start and last.low not in self.rules.joints and self._ends_clause(last))

    def _ends_clause(self, last: Token) -> bool:
        """Whether the word before a verb cannot stand between an auxiliary and its participle."""
        kinds = self.kinds.get(self.page.token_at(last.start), set())
        return not self.rules.adverb.fullmatch(last.low) and not kinds & {"be", "have", "modal", "relativiser"}

    def _described(self, name: Mention, noun: Mention, before: int) -> bool:
        """ "The father of X, a protester, was …": the noun describes X, who is not the subject."""
        apposed = noun.kind in {"same", "one"} and name.kind == "name" and bool(name.who) and name.who == noun.who
        if not apposed or not self.governed(name) or self._relative_after(noun, before):
            return False
        return self.page.low[name.end : noun.start].strip(" \"'") in {",", "("}

    def following(self, after: int, *, near: int = 4) -> Mention | None:
        """The mention that begins at once after offset `after`: object of an active verb."""
        for mention in self.mentions:
            if mention.start < after:
                continue
            between = self.page.tokens_in(after, mention.start)
            loose = [
                t
                for t in between
                if not t.capital
                and t.kind == "word"
                and not (self.kinds.get(self.page.token_at(t.start), set()) & (_DESCRIBING | {"adverb"}))
                and not self.rules.adverb.words[t.low]
            ]
            if any(t.kind == "mark" and t.low not in {'"', "'", "-", ":", "."} for t in between):
                return None
            if any(
                self.kinds.get(self.page.token_at(t.start), set())
                & {"prep", "be", "have", "relativiser", "break", "modal"}
                for t in between
            ):
                return None
            return mention if len(loose) <= near else None
        return None

    def whom(self, i: int) -> Bound | None:
        """ "his cousin X, whom agents arrested": the one before "whom", None where no such clause leads to the verb."""
        k = i - 1
        while k > self.sentence.first and i - k <= _CLAUSE_REACH and self.page.tokens[k].kind != "mark":
            if self.page.tokens[k].low in self.rules.joints:
                return None
            if self.rules.grammar("whom").words[self.page.tokens[k].low]:
                at = self.page.tokens[k].start
                before = next((m for m in reversed(self.mentions) if m.end <= at), None)
                kin = before is None or before.kind == "kin" or before.possessive
                return Bound(None if kin else before, "relative", passive=True)
            k -= 1
        return None

    def next_after(self, mention: Mention) -> Mention | None:
        """The mention that follows in the sentence."""
        return next((m for m in self.mentions if m.start >= mention.end), None)

    def leads(self, mention: Mention) -> bool:
        """Whether a verb follows the mention at once, so that it is the subject of its own clause."""
        i = self.page.token_at(mention.end)
        return i < self.sentence.last and bool(
            self.kinds.get(i, set()) & {"be", "have", "modal", "trigger", "speech", "adverb"}
        )
