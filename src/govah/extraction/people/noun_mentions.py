"""Whom a noun phrase means: the name beside it, people known from before, or people whom the report does not name."""

from __future__ import annotations

from dataclasses import dataclass, replace

from govah.extraction.page import Hit, Page, Sentence
from govah.extraction.people.bare_numbers import number_told
from govah.extraction.people.called_again import called_so
from govah.extraction.people.noun_phrases import NounPhrase, fellows, means, modifies, noun_phrase, other_apposed
from govah.extraction.people.pointing import names_come_next
from govah.extraction.people.remainder import companions
from govah.extraction.people.scene import Scene
from govah.extraction.rules import LanguageRules
from govah.extraction.story import Group, Mention

_NEAR, _FAR = 60, 130
_PEOPLES = ("ethnicity", "religion", "demonym")
_PAIR = 2
_BEFORE = 2  # sentences before "the others" in which the whole and its parts are told
_NAMES = frozenset({"name", "pronoun", "all", "same", "one"})


@dataclass(slots=True)
class NounReader:
    """Reads the person nouns of one sentence; `found` are the mentions before, `names` all names of the sentence."""

    page: Page
    sentence: Sentence
    scene: Scene
    rules: LanguageRules
    found: list[Mention]
    names: list[Mention]

    def read(self, hit: Hit) -> Mention | None:
        """The mention that a person noun makes, None where it makes none."""
        if modifies(self.page, hit, self.rules) or self._nobody(hit):
            return None
        own = self.page.search_cut(self.rules.grammar("own_child"), max(self.sentence.start, hit.start - 24), hit.end)
        if own and not self.page.has(hit.end, hit.end + 2, "relativiser", "trigger", "be", "have"):
            return None  # "mother of a boy of twelve"
        if self.page.search_cut(self.rules.grammar("own_children"), max(self.sentence.start, hit.start - 24), hit.end):
            return Mention(hit.start, hit.end, "kin", gender=hit.value)
        if hit.value and self.rules.grammar("mixed_people").match(self.page.low, hit.end):
            hit = hit._replace(value="")  # "men, women and children"
        phrase = noun_phrase(self.page, self.sentence, hit, self.rules)
        if self.rules.determined.match(self.page.low, hit.start):
            phrase = phrase._replace(definite=True)
        if hit.kind == "many" and phrase.number is None:
            told = number_told(self.page, self.sentence, phrase.start, hit.end, self.rules)
            phrase = phrase if told is None else phrase._replace(number=told, definite=False)
        if hit.kind == "many" and phrase.number is None and (some := self._some_listed(hit, phrase)) is not None:
            return some
        if self.page.has(hit.start, hit.end, "other"):
            if phrase.number is None:
                return self._rest(hit, phrase) if phrase.definite else None
            phrase = phrase._replace(other=True)
        if self.page.has(hit.start, hit.end, "fellow"):
            beside = companions(hit, phrase.number, self.found, self.scene.remainder)
            if beside is not None:
                return beside
            phrase = fellows(self.page, phrase, self.rules)
        elif hit.kind == "many" and phrase.definite:
            phrase = self._part(phrase)
        if hit.kind == "many" and phrase.number is None and not phrase.other:
            phrase = self._vague(phrase)
        if (family := self._of_surname(hit)) is not None:
            return family
        if self.found and phrase.start < self.found[-1].end:
            phrase = phrase._replace(start=hit.start)
        owning = hit.kind == "many" and phrase.definite and not phrase.other
        if owning and self.rules.grammar("people_own").match(self.page.low, hit.end):
            return self._owners(hit, phrase)
        after = next((m for m in self.names if m.start >= hit.end), None)
        if hit.id == "aged" and after is not None:
            apart = self.page.low[hit.end : after.start]
            if self.rules.introduces.fullmatch(apart) or self.rules.grammar("aged_to_name").fullmatch(apart):
                return None  # "a 17-year-old from Yazd, X": the age is that of the name
        return (
            self._each(hit, phrase)
            or self._before_name(hit, phrase, after)
            or self._after_name(hit, phrase)
            or (None if self._announced(hit, phrase) else self._known(hit, phrase))
            or self._new(hit, phrase, after)
        )

    def _announced(self, hit: Hit, phrase: NounPhrase) -> bool:
        """ "The following men": people who are still to be named."""
        low, grammar = self.page.low, self.rules.grammar
        if self.page.search(grammar("still_to_come"), phrase.start, hit.end):
            return True
        return grammar("named_below").match(low, hit.end, self.sentence.end) is not None

    def _of_surname(self, hit: Hit) -> Mention | None:
        """ "The Rad brothers": all those told of under that surname."""
        name = self.found[-1] if self.found else None
        if name is None or name.kind != "name" or not self.page.has(hit.start, hit.end, "siblings"):
            return None
        low = self.page.low
        if name.end + 1 != hit.start or not low.endswith("the ", self.sentence.start, name.start):
            return None
        surname = low[name.start : name.end]
        who = tuple(c.number for c in self.scene.cast.characters if c.name.casefold().endswith(f" {surname}"))
        if len(who) < _PAIR:
            return None
        self.found.pop()
        return Mention(name.start - len("the "), hit.end, "all", who, gender=hit.value, count=len(who))

    def _rest(self, hit: Hit, phrase: NounPhrase) -> Mention:
        """ "Twelve were tried. Eight were sentenced, the others acquitted": as many as the parts leave of the whole."""
        near = [g for g in self.scene.groups if 0 <= self.sentence.index - g.sentence <= _BEFORE]
        for whole in reversed(near):
            size = whole.count or 0
            parts = [g for g in near if g.start > whole.start and (g.bare or g.part) and 0 < (g.count or 0) < size]
            left = size - sum(g.count or 0 for g in parts)
            if parts and left > 0 and not whole.members:
                group = self.scene.new_group(phrase.start, hit.end, self.sentence, left, hit.value)
                group.extra = group.definite = group.closed = True
                return Mention(phrase.start, hit.end, "many", groups=(group.number,), gender=hit.value, count=left)
        return Mention(phrase.start, hit.end, "many", gender=hit.value)

    def _nobody(self, hit: Hit) -> bool:
        """ "No prisoner was freed", "the Woman, Life, Freedom protests": nobody is meant."""
        before = self.page.low[max(self.sentence.start, hit.start - 40) : hit.start]
        slogan = self.rules.grammar("slogan_after").match(self.page.low, hit.end)
        agents = self.page.search(self.rules.grammar("state_men"), hit.start - len(before), hit.end)
        return bool(slogan or agents) or self.rules.grammar("no_before").search(before) is not None

    def _owners(self, hit: Hit, phrase: NounPhrase) -> Mention | None:
        """ "The men's families": those whom the report told of before."""
        meant = self._known(hit, phrase)
        return replace(meant, possessive=True) if meant is not None and (meant.who or meant.groups) else None

    def _each(self, hit: Hit, phrase: NounPhrase) -> Mention | None:
        """ "Each man was given …": all of those told of before."""
        if hit.kind != "one" or not self.rules.grammar("each_of_them").fullmatch(self.page.low, phrase.start, hit.end):
            return None
        meant = self.scene.several(phrase.start, hit.end, None, hit.value)
        if meant is not None:
            self.scene.tell_gender(meant.who, hit)
        return meant

    def _part(self, phrase: NounPhrase) -> NounPhrase:
        """ "Two of the four prisoners", "three of her brothers": as many as stands before, not the whole."""
        first = max(self.sentence.start, phrase.start - 24)
        part = self.page.search_cut(self.rules.grammar("part_of"), first, phrase.start)
        numbers = self.page.numbers_in(first + part.start(), phrase.start) if part else ()
        if part and numbers and self.page.search_cut(self.rules.grammar("all_before"), first, first + part.start()):
            return phrase._replace(number=int(numbers[0].value))  # "all seven of these prisoners"
        if not numbers or numbers[0].ordinal or numbers[0].value < 2:
            return phrase
        own = bool(self.found) and self.found[-1].kind == "pronoun" and self.found[-1].start > numbers[0].start
        if own:
            self.found.pop()  # "three of her brothers", "with six of his followers": others than the owner
        return NounPhrase(numbers[0].start, False, int(numbers[0].value), phrase.other or own)

    def _some_listed(self, hit: Hit, phrase: NounPhrase) -> Mention | None:
        """ "Some of the teachers had been arrested. They are: A, B and C": people of their own, named at once."""
        first = max(self.sentence.start, phrase.start - 40)
        before = self.page.low[first : phrase.start]
        lead = self.rules.grammar("part_vague").search(before) or self.rules.grammar("vague_of").search(before)
        if lead is None or not names_come_next(self.page, self.sentence, self.scene, self.rules):
            return None
        group = self.scene.new_group(first + lead.start(), hit.end, self.sentence, None, hit.value)
        told = self.scene.plural[1]
        if phrase.definite and len(told) == 1:
            group.inside = told[0]
        return Mention(group.start, hit.end, "many", groups=(group.number,), gender=hit.value)

    def _vague(self, phrase: NounPhrase) -> NounPhrase:
        """ "dozens of protesters": people of one incident whose number nobody gives."""
        first = max(self.sentence.start, phrase.start - 40)
        name = "vague_of" if phrase.definite is None else "part_vague"
        vague = self.page.search_cut(self.rules.grammar(name), first, phrase.start)
        if phrase.definite and any(self.scene.plural):
            return phrase  # "several of the prisoners", after these were told of: nobody knows which
        return phrase if vague is None else NounPhrase(first + vague.start(), False, None, phrase.other)

    def _before_name(self, hit: Hit, phrase: NounPhrase, after: Mention | None) -> Mention | None:
        """ "the prisoner Reza Karimi", "two men named A and B": the names that follow say who it is."""
        if after is None or after.start - hit.end >= _FAR:
            return None
        between, many, count = self.page.low[hit.end : after.start], hit.kind == "many", phrase.number
        after = self._own(hit, after)
        described = many and count is not None and 1 < count == len(after.who)
        described = described and self.rules.grammar("described_to_names").fullmatch(between) is not None
        described = described or (not many and self._apposed_name(hit, after))
        if not described and (after.start - hit.end >= _NEAR or not self.rules.introduces.fullmatch(between)):
            return None
        if many and len(after.who) < 2 and (between.strip() in {"", ","} or (count or 0) < 2):
            return None
        if not many and len(after.who) > 1 and between.strip() not in {"", ":"}:
            after = replace(after, who=after.who[:1])  # "the woman, named as A, and two friends, B and C"
        if not many or count is None or count <= len(after.who):
            self.scene.tell_gender(after.who, hit)
            if self.rules.grammar("some_of_those").fullmatch(self.page.low, phrase.start, hit.end):
                self.scene.name_some(after.who)
            self._describe(hit, after.who)
            return Mention(phrase.start, hit.end, "same", after.who, gender=hit.value, count=count)
        told = self.scene.counted(count) if phrase.definite is True and not phrase.other else None
        group = told or self.scene.new_group(phrase.start, hit.end, self.sentence, count, hit.value)
        if told is None:
            group.extra, group.definite = phrase.other, phrase.definite is True
        group.members = list(after.who)  # "these four people, identified as A, B and C": one of them has no name
        return Mention(phrase.start, hit.end, hit.kind, after.who, (group.number,), hit.value, count)

    def _apposed_name(self, hit: Hit, after: Mention) -> bool:
        """ "A woman of 22, X," and "a teacher from Yazd, X,": the name between commas."""
        low, grammar = self.page.low, self.rules.grammar
        return (
            len(after.who) == 1
            and grammar("described_to_name").fullmatch(low, hit.end, after.start) is not None
            and grammar("name_closes").match(low, after.end) is not None
        )

    def _own(self, hit: Hit, after: Mention) -> Mention:
        """ "The brothers A and B, and their cousin C": those before the further relative."""
        if len(after.who) < 2 or not self.page.has(hit.start, hit.end, "siblings"):
            return after
        kin = next(iter(self.page.hits_in(after.start, after.end, "kin")), None)
        runs = self.scene.cast.by_sentence.get(self.sentence.index, ())
        own = [
            r for r in runs if kin is not None and after.start <= r.start and r.end <= kin.start and r.character >= 0
        ]
        if not own:
            return after
        return replace(after, who=tuple(dict.fromkeys(r.character for r in own)), end=own[-1].end)

    def _after_name(self, hit: Hit, phrase: NounPhrase) -> Mention | None:
        """ "Reza Karimi, a man of 40," and "Reza Karimi was a prisoner": the phrase describes the name before it."""
        before = self.found[-1] if self.found else None
        if before is None or not before.who or before.kind not in _NAMES:
            return None
        if phrase.other and not other_apposed(self.page, before, hit, phrase, self.rules):
            return None
        bracket = self.rules.grammar("bracket_after").match(self.page.low, before.end, phrase.start)
        if bracket is not None and before.kind == "name":  # "X (34), a teacher, …"
            before = replace(before, end=bracket.end())
        between = self.page.low[before.end : phrase.start].strip()
        second = between in self.rules.joints or self.rules.grammar("second_noun").fullmatch(between) is not None
        if hit.kind == "many" and self.page.search(
            self.rules.grammar("besides_before"), self.sentence.start, before.start
        ):
            return None  # "Besides A and B, teachers were summoned"
        if before.kind == "same" and hit.kind == "one" and phrase.definite is None and second:
            return Mention(phrase.start, hit.end, "same", before.who, gender=hit.value)  # "a teacher and prisoner"
        nth = self.rules.grammar("is_the_nth")
        if hit.kind == "one" and nth.fullmatch(self.page.low, before.end, hit.start) is not None:
            return Mention(
                phrase.start, hit.end, "same", before.who, gender=hit.value
            )  # "X is the eighth person hanged"
        if self._apposed(before, hit, phrase):
            between = ","
        elif phrase.definite is True:
            return None
        if before.kind == "name" and len(before.who) > 1 and hit.kind == "one":
            before = replace(before, who=before.who[-1:])  # "A, B and C, who was a teacher": the last of them
        whole = before.kind == "all" and not between  # "all of them political prisoners"
        if (len(before.who) > 1) != (hit.kind == "many") or not (whole or self.rules.describes.fullmatch(between)):
            return None
        self.scene.tell_gender(before.who, hit)
        self._describe(hit, before.who)
        return Mention(phrase.start, hit.end, "same", before.who, gender=hit.value, count=phrase.number)

    def _describe(self, hit: Hit, who: tuple[int, ...]) -> None:
        """ "X, a teacher": from here on "the teacher" is X."""
        self.scene.described[self.page.low[hit.start : hit.end]] = who

    def _apposed(self, before: Mention, hit: Hit, phrase: NounPhrase) -> bool:
        """ "Reza Karimi, the longest-held prisoner of the ward,": a description between commas, article or not."""
        low, grammar = self.page.low, self.rules.grammar
        single = before.kind == "name" and hit.kind == "one"
        if single and grammar("apposed_second").fullmatch(low, before.end, phrase.start):
            return True  # "X, a chemistry teacher and founding member of …"
        return (
            before.kind == "name"
            and grammar("apposed_before").fullmatch(low, before.end, phrase.start) is not None
            and grammar("apposed").match(low, hit.end) is not None
        )

    def _known(self, hit: Hit, phrase: NounPhrase) -> Mention | None:
        """ "the prisoners", "the man": people of whom the report spoke before."""
        start, end = phrase.start, hit.end
        if hit.kind == "many":
            if phrase.definite is True and not phrase.other:
                if (told := self._told_so(hit, phrase)) is not None:
                    return Mention(start, end, "all", tuple(told.members), (told.number,), count=told.count)
                others = phrase.number is None and self.scene.has_others(hit.value)
                mention = (
                    None
                    if others
                    else self._of_people(start, end)
                    or called_so(self.page, self.scene, hit, phrase, self.rules)
                    or self.scene.several(start, end, phrase.number, hit.value)
                )
                if mention is not None:
                    self.scene.tell_gender(mention.who, hit)
                    return mention
            if phrase.number is None and self.page.search(self.rules.grammar("following"), start, end):
                group = self.scene.new_group(start, end, self.sentence, None, hit.value)
                return Mention(start, end, "many", groups=(group.number,), gender=hit.value)
            if phrase.number is None and phrase.definite is not False:
                self.scene.nameless.add(hit.value or self._sex(start, hit))
                return Mention(start, end, "many", gender=hit.value)
            return None
        if phrase.definite is not True or phrase.other:
            return None
        described = self.scene.described.get(self.page.low[hit.start : hit.end], ())
        if len(described) == 1 and self.page.has(hit.start, hit.end, "loose_noun"):
            return Mention(start, end, "one", described, gender=hit.value)
        number = self.scene.he(hit.value)
        single = self.scene.one_group(hit.value) if hit.value else None
        if number is not None and single and single.gender == hit.value and not self.scene.cast.of(number).gender:
            return Mention(start, end, "one", groups=(single.number,), gender=hit.value, count=1)
        if number is not None and not self.page.has(hit.start, hit.end, "loose_noun"):
            return Mention(start, end, "one", (number,), gender=hit.value)
        last = self.scene.one_group()
        return Mention(start, end, "one", groups=(last.number,), gender=hit.value, count=1) if last else None

    def _told_so(self, hit: Hit, phrase: NounPhrase) -> Group | None:
        """ "The prisoners condemned to death in Lar": those of whom just that was told, not those told of last."""
        low, triggers = self.page.flat, self.rules.triggers
        verbs = [h for h in self.page.hits_in(hit.end, hit.end + 2, "trigger") if h.value == "participle"]
        ids = {triggers[v.id].entry.event for v in verbs if means(triggers[v.id], low[v.end : v.end + _NEAR])}
        if not ids:
            return None
        for group in reversed(self.scene.groups):
            here = self.page.sentences[group.sentence]
            if not group.used or group.sentence == self.sentence.index or phrase.number not in {None, group.count}:
                continue
            told = (h for h in self.page.hits_in(here.start, here.end, "trigger") if triggers[h.id].entry.event in ids)
            if any(means(triggers[h.id], low[h.end : h.end + _NEAR]) for h in told):
                return group
        return None

    def _of_people(self, start: int, end: int) -> Mention | None:
        """ "The Ruritanians", after "four Ruritanians and three men of another people": those of that people alone."""
        told = {h.value for h in self.page.hits_in(start, end, *_PEOPLES)}
        groups = self.scene.plural[1]
        if not told or len(groups) < 2:
            return None
        spans = {n: (self.scene.groups[n].start, self.scene.groups[n].end) for n in groups}
        fits = [n for n in groups if told & {h.value for h in self.page.hits_in(*spans[n], *_PEOPLES)}]
        if len(fits) != 1:
            return None
        return Mention(start, end, "all", tuple(self.scene.groups[fits[0]].members), (fits[0],))

    def _sex(self, start: int, hit: Hit) -> str:
        """The gender that an adjective of the phrase tells ("the women prisoners")."""
        return next((h.value for h in self.page.hits_in(start, hit.start, "many", "one", "sex") if h.value), "")

    def _new(self, hit: Hit, phrase: NounPhrase, after: Mention | None) -> Mention | None:
        """People told of for the first time; "two women and two men" are one group."""
        many, count, end = hit.kind == "many", phrase.number, hit.end
        last = self.found[-1] if self.found else None
        if last is not None and last.groups and not last.who and phrase.definite is not True and (count or not many):
            group = self.scene.groups[last.groups[-1]]
            joined = self.page.low[last.end : phrase.start].strip(" ,") in self.rules.joints
            if joined and group.count is not None and not group.members and group.gender != hit.value:
                group.count += count if many and count else 1
                group.gender, group.end = "", end
                self.found[-1] = replace(last, end=end, count=group.count, kind="many", gender="")
                return None
        group = self.scene.new_group(
            phrase.start, end, self.sentence, count if many or (count or 0) > 1 else 1, hit.value
        )
        group.extra, group.definite = phrase.other, phrase.definite is True
        vast = self.page.has(phrase.start, end, "great_number")
        group.loose = (
            group.count is None
            and not vast
            and self.rules.grammar("loose_number").match(self.page.low, phrase.start) is not None
        )
        if many and after is not None and (count is None or count >= len(after.who)) and self._named_later(end, after):
            group.members = list(after.who)
        return Mention(phrase.start, end, hit.kind, groups=(group.number,), gender=hit.value, count=group.count)

    def _named_later(self, end: int, after: Mention) -> bool:
        """Whether the names follow in the same sentence with a word of naming before them."""
        before = self.page.low[max(end, after.start - 50) : after.start]
        return bool(self.rules.naming_before.search(before)) and not self.page.has(end, after.start, "many", "one")
