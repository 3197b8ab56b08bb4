"""What one sentence says happened: each trigger with whom it concerns and how it is held."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from govah.extraction.events.beside import bracketed, share_with_company, with_me
from govah.extraction.events.context import modality_of
from govah.extraction.events.frames import bind
from govah.extraction.events.neighbours import NEAREST, TOPIC, not_yet, of_family, raided
from govah.extraction.events.owners import had_done, named_in, sentence_owner
from govah.extraction.events.recurrence import anew, goes_on
from govah.extraction.events.relatives import DONE_TO, RelativeReader
from govah.extraction.events.syntax import Bound, Syntax
from govah.extraction.page import Hit, Page, Sentence
from govah.extraction.people.membership import NOT_VICTIMS
from govah.extraction.people.scene import Scene
from govah.extraction.rules import LanguageRules, TriggerRule
from govah.extraction.story import Happening, Mention
from govah.extraction.wording.expressions import Expression
from govah.model import Modality

_CLAUSE, _AROUND, _TOUCH, _NEAR, _FAR, _BEHIND = 260, 110, 110, 160, 260, 30
_SHORT = 700
_CLOSE = 90
_PAIR = 2
_PARTS = frozenset({"name", "same", "one"})
_SENTENCED = frozenset({"death_sentence", "prison_sentence"})
_RULINGS = frozenset({"sentence_overturned", "sentence_upheld", "pardon", "stay", "execution", "retrial"})
_LOOSE = frozenset({"open noun", "unbound", "active", "no subject"})
_NEVER = frozenset({"judge", "spokesperson", "official", "murder_victim"})
_OF_ANYBODY = frozenset(
    {"hunger_strike", "prison_sentence", "arrest", "release", "summons", "trial"}
)  # also of a mother
_FALLS = frozenset({"execution", "death_sentence", "arrest", "prison_sentence", "death_in_custody"})
_DONE = frozenset({"passive", "complement", "coordinated", "inverted", "apposition", "reduced"})
_TOLD_OF_FAMILY = frozenset({"no_notice", "no_final_visit", "final_visit"})
_COUNTED = frozenset({
    "execution", "arrest", "death_sentence", "prison_sentence", "trial", "killing", "death_in_custody", "transfer",
    "interrogation", "raid", "hunger_strike", "amputation", "pardon",
})  # fmt: skip
_SCENES = frozenset({"execution", "arrest", "killing", "flogging", "release"})
_OF_CASE = frozenset({
    "sentence_upheld", "sentence_overturned", "death_sentence", "execution", "trial", "retrial", "prison_sentence",
    "pardon", "stay",
})  # fmt: skip


@dataclass(slots=True)
class EventReader:
    """Reads the triggers of one sentence in their order."""

    page: Page
    sentence: Sentence
    mentions: list[Mention]
    scene: Scene
    rules: LanguageRules
    _earlier: list[tuple[Hit, Bound]] = field(default_factory=list)
    _found: list[Happening] = field(default_factory=list)
    loose: list[Happening] = field(default_factory=list)  # told as nouns, of nobody in particular
    _syntax: Syntax = field(init=False)

    def read(self) -> list[Happening]:
        """The happenings of the sentence; of two rules over the same words that tell one event the first counts."""
        hits = self.page.hits_in(self.sentence.start, self.sentence.end, "trigger", "state", "quiet")
        found = self._found
        if not hits:
            return found
        self._syntax = syntax = Syntax(self.page, self.sentence, self.mentions, self.rules, self.scene.slain)
        used: list[tuple[int, int, str]] = []
        for hit in hits:
            rule = self.rules.triggers[hit.id]
            tells = (rule.entry.event or rule.entry.outcome) + "?" * rule.entry.if_held
            if used and any(a < hit.end and hit.start < b and told == tells for a, b, told in used):
                continue
            if not self._applies(hit, rule):
                if hit.value == "participle":  # no event, but a verb that the next may share its subject with
                    self._earlier.append((hit, bind(syntax, hit, self._earlier)))
                continue
            bound = bracketed(self.page, self.sentence, self.scene, hit) or bind(syntax, hit, self._earlier)
            bound = with_me(self.page, self.mentions, self.rules, hit, bound)
            if hit.value in {"participle", "subject"}:
                self._earlier.append((hit, bound))
            events = list(self._happen(hit, rule, bound))
            share_with_company(self.page, self.mentions, self.scene, self.rules, hit, events)
            if any(not e.adds for e in events):
                used.append((hit.start, hit.end, tells))
            found += events
        raided(self.page, found)
        return not_yet(found)

    def _applies(self, hit: Hit, rule: TriggerRule) -> bool:
        """Whether the trigger's own conditions hold around its words."""
        page, first, last = self.page, self.sentence.start, self.sentence.end
        if rule.needs is not None and not page.search_flat(rule.needs, hit.end, min(self._gap(hit), hit.end + _CLAUSE)):
            return False
        if rule.before is not None and not page.search_flat(rule.before, max(first, hit.start - _CLAUSE), hit.start):
            return False
        if rule.near is not None:
            around = max(first, hit.start - _AROUND), min(last, hit.end + _AROUND)
            placed = rule.entry.places and page.has(first, last, *rule.entry.places)
            if not placed and not page.search_flat(rule.near, *around):
                return False
        never = self.rules.never.get(rule.entry.event)
        return not (self._touched(hit, rule.excludes) or self._touched(hit, never))

    def _touched(self, hit: Hit, expression: Expression | None) -> bool:
        """Whether the expression matches over the trigger's words or some of them."""
        if expression is None:
            return False
        first = max(self.sentence.start, hit.start - _TOUCH)
        last = min(self.sentence.end, hit.end + _TOUCH)
        for match in self.page.flat_matches(expression, first, last):
            if match.start() < hit.end and hit.start < match.end():
                told = self._without_months(match.start(), match.end())
                return told is None or expression.search(told) is not None
        return False

    def _without_months(self, start: int, end: int) -> str | None:
        """ "The hanging of X on 3 May drew …": the words without a month that may be taken for a verb, if any is."""
        month, low = self.rules.grammar("month_or_verb"), self.page.flat[start:end]
        spans = [(d.start - start, d.end - start) for d in self.page.dates_in(start, end)]
        found = [m for m in month.finditer(low) if any(a <= m.start() and m.end() <= b for a, b in spans)]
        for m in reversed(found):
            low = low[: m.start()] + "-" * (m.end() - m.start()) + low[m.end() :]
        return low if found else None

    def _gap(self, hit: Hit) -> int:
        """ "The former was sentenced to ten years, the latter to death": where the clause of another begins."""
        low, just_to = self.page.low, self.rules.grammar("just_to")
        for mention in self.mentions:
            if mention.start >= hit.end and mention.kind in _PARTS and just_to.match(low, mention.end):
                lead = self.page.search(self.rules.grammar("gap_before"), self.sentence.start, mention.start)
                if lead is not None and just_to.search(low, hit.end, mention.start):
                    return mention.start
        return self.sentence.end

    def _happen(self, hit: Hit, rule: TriggerRule, bound: Bound) -> Iterator[Happening]:
        entry = rule.entry
        mention, how = self._whom(hit, rule, bound)
        kin = bound.kin if mention is None else self._kin_meant(mention)
        if kin is not None:
            reader = RelativeReader(self.page, self.mentions, self.scene, self.rules)
            if entry.event in DONE_TO or reader.known(kin):
                mention = reader.alone(kin)
        if mention is None:
            if hit.value == "noun" and entry.event in _SCENES and not self._modality(hit, entry.event)[1]:
                self.loose.append(Happening(entry.event, hit.start, hit.end, self.sentence.index, entry.id))
            return
        affected = had_done(self._syntax, mention)
        mention = affected or mention
        inherited = how == TOPIC
        named = mention.kind in {"name", "same"} or mention.close
        family = entry.event in _TOLD_OF_FAMILY  # "his father was not told": nothing was done to the father
        barred = _NEVER if named and not family and how not in {TOPIC, NEAREST} else NOT_VICTIMS
        if len(mention.who) > _PAIR and mention.kind == "name" and not family:
            barred = barred - {"relative"}  # "A, his brother B and C, on hunger strike since May"
            for number in mention.who:
                if self.scene.cast.of(number).role == "relative":
                    self.scene.cast.of(number).role = ""
        if mention.kind == "pronoun" and how not in {TOPIC, NEAREST} and not family:
            barred = barred - {"quoted"}  # "X said that he was beaten"
        if family and not mention.groups and all(self.scene.cast.of(n).role in NOT_VICTIMS for n in mention.who):
            mention, how, inherited = self.scene.topic, TOPIC, True
            if mention is None:
                return
        if entry.event in _FALLS and how in _DONE | {"object"} and mention.kind in {"name", "same"}:
            self._fall(hit, entry.event, mention)
        roles = {n: "" if n in self.scene.struck else self.scene.cast.of(n).role for n in mention.who}
        if mention.kind == "all" and not family and how not in {TOPIC, NEAREST}:
            roles = {
                n: "" if role == "relative" and named_in(self.scene.cast.of(n), mention) else role
                for n, role in roles.items()
            }
        speaks = self._only_speaks if affected is None else lambda *_: False
        who = [n for n in mention.who if roles[n] not in barred and not speaks(n, mention, hit)]
        if not who and entry.if_held and len(mention.groups) == 1:  # "two detainees, whom he named as A and B, died"
            group = self.scene.groups[mention.groups[0]]
            who = list(group.members) if len(group.members) == group.count else []
        if not who and (not mention.groups or entry.if_held):
            return
        done = self._heads_list() or self._done(hit, rule)
        adds = how in {NEAREST, TOPIC} and not done
        modality, cue = self._modality(hit, entry.event)
        if how == "coordinated" and modality is Modality.ASSERTED:
            modality, cue = self._of_joined(hit, entry.event or "execution")
        if entry.own_context and modality in {Modality.NEGATED, Modality.HYPOTHETICAL}:
            modality, cue = Modality.ASSERTED, None
        if modality is Modality.SCHEDULED and not entry.event:  # what is near or lasting is a state, not a plan
            modality, cue = Modality.ASSERTED, None
        places = (hit, None if inherited else mention, cue)
        spans = [(p.start, p.end) for p in places if p is not None]
        for k, event in enumerate((entry.event, *entry.also) if entry.event else ("",)):
            yield Happening(
                event, hit.start, hit.end, self.sentence.index, entry.id, list(who), list(mention.groups), modality,
                binding=how, outcome=entry.outcome, inherited=inherited, implied=k > 0, adds=adds, done=done,
                again=entry.event != "retrial" and anew(self.page, self.sentence, hit, self.rules),
                if_held=entry.if_held, goes_on=goes_on(self.page, self.sentence, hit, event, self.rules),
                spans=list(spans),
            )  # fmt: skip

    def _modality(self, hit: Hit, event: str) -> tuple[Modality, Hit | None]:
        return modality_of(self.page, self.sentence, hit, event or "execution", self.rules)

    def _fall(self, hit: Hit, event: str, mention: Mention) -> None:
        """ "Colonel X was executed", "the arrest of General Y": not one of those in office, whatever the title."""
        if self._modality(hit, event)[0] is Modality.ASSERTED:
            for number in mention.who:
                if self.scene.cast.of(number).role == "official":
                    self.scene.cast.of(number).role = ""

    def _of_joined(self, hit: Hit, event: str) -> tuple[Modality, Hit | None]:
        """ "Will be taken to the yard and hanged": how a verb is held to which this one is joined without a "but"."""
        verb = next((h for h, _ in reversed(self._earlier) if h.end <= hit.start), None)
        if verb is None or self.page.search(self.rules.grammar("turns"), verb.end, hit.start):
            return Modality.ASSERTED, None
        modality, cue = modality_of(self.page, self.sentence, verb, event, self.rules)
        return (modality, cue) if modality in {Modality.SCHEDULED, Modality.HYPOTHETICAL} else (Modality.ASSERTED, None)

    def _only_speaks(self, number: int, mention: Mention, hit: Hit) -> bool:
        """An editor or director is a victim only where the name itself stands close by the trigger."""
        character = self.scene.cast.of(number)
        close = -_CLOSE < hit.start - mention.end < _CLOSE and (mention.start, mention.end) in character.mentions
        return character.role == "speaker" and not close

    def _kin_meant(self, mention: Mention) -> Mention | None:
        """ "When another brother asked after him, he was arrested": a pronoun of nobody known is the relative."""
        if mention.kind != "pronoun" or mention.possessive or mention.who or mention.groups:
            return None
        kin = [m for m in self.mentions if m.end <= mention.start and m.kind == "kin" and m.gender == mention.gender]
        alone = len(kin) == 1 and not self.rules.possessive.match(self.page.low, kin[0].end)
        return kin[0] if alone else None

    def _whom(self, hit: Hit, rule: TriggerRule, bound: Bound) -> tuple[Mention | None, str]:
        """The mention concerned and how it was found; where grammar finds nobody: near by, or the report's topic."""
        if bound.mention is not None or bound.how not in _LOOSE or self._touched(hit, rule.apart):
            return bound.mention, bound.how
        noun = hit.value == "noun"
        if (
            noun
            and not self._heads_list()
            and rule.entry.event in _COUNTED
            and self.rules.grammar("plural").words[self.page.low[hit.start : hit.end]]
            and (rule.entry.weak or (rule.before is None and self._counted(hit)))
            and not self._points_back(hit, rule)
        ):
            return None, bound.how  # "executions", "92 death sentences": not of anybody in particular
        if noun and (own := sentence_owner(self._syntax, hit)) is not None:
            return own, "complement"
        if noun and rule.entry.event in _RULINGS and (ruled := self._ruled(hit)) is not None:
            return ruled, "complement"
        near = (of_family(self.page, self.mentions) if rule.entry.event in _TOLD_OF_FAMILY else None) or self._nearby(
            hit
        )
        told = self._told(hit, rule.entry.event)
        if near is not None and rule.entry.event in _OF_ANYBODY and self._of_relative(near, hit):
            return None, bound.how
        if told is not None or near is not None:
            return told or near, NEAREST
        if noun and self._of_many(hit, rule.entry.event):
            return None, bound.how
        topic = noun and (not rule.entry.weak or self._grounded())
        topic = topic or (bound.how in {"no subject", "active"} and self.sentence.mark == "body")
        if topic and self.scene.topic is not None:
            return self._topic(rule.entry.event), TOPIC
        return (self._implicit(hit), "implicit") if not noun or topic else (None, bound.how)

    def _of_many(self, hit: Hit, event: str) -> bool:
        """ "Death sentences were handed down": not of the one person of whom the report speaks."""
        topic = self.scene.topic
        if event not in _COUNTED or topic is None or len(topic.who) + len(topic.groups) != 1 or topic.groups:
            return False
        low, first = self.page.low, max(self.sentence.start, hit.start - _CLOSE)
        if self.page.search(self.rules.grammar("plural_subject"), first, hit.start) is None:
            first = hit.start
            if not self.rules.grammar("plural").words[low[hit.start : hit.end]]:
                return False
        return self.page.search_cut(self.rules.grammar("those_before"), hit.start - _BEHIND, hit.start) is None

    def _of_relative(self, near: Mention, hit: Hit) -> bool:
        """ "The mother of X went on hunger strike": the subject is a relative, and X only says whose."""
        syntax, low = self._syntax, self.page.low
        if syntax.subject(hit.start) is not None or syntax.kin is None or near.end > hit.start:
            return False
        kin = syntax.kin
        if ";" in low[kin.end : hit.start] or self.rules.possessive.match(low, kin.end):
            return False  # "… took place at his mother's house; the trial was short"
        if near.end <= kin.start:
            return near.possessive
        return (
            kin.end <= near.start
            and self.rules.grammar("owned_name_before").fullmatch(low, kin.end, near.start) is not None
        )

    def _heads_list(self) -> bool:
        """ "Executions" over a list of names: of those who are listed."""
        return self.scene.listing is not None and self.scene.listing.lead == self.sentence.index

    def _ruled(self, hit: Hit) -> Mention | None:
        """ "The death sentence of X, a friend of Y, was overturned": those whose sentence the clause speaks of."""
        for e in reversed(self._found):
            if e.end > hit.start or e.type not in _SENTENCED:
                continue
            between = self.page.low[e.end : hit.start]
            if e.binding not in {"complement", "possessor"} or self.page.has(e.end, hit.start, "relativiser", "break"):
                return None
            passive = self.rules.grammar("is_ruled").search(between) is not None
            return Mention(e.start, e.end, "all", tuple(e.who), tuple(e.groups)) if passive else None
        return None

    def _told(self, hit: Hit, event: str) -> Mention | None:
        """Those of whom grammar tells the same event close by: "was sentenced to six years in prison" tells one."""
        for e in reversed(self._found):
            if e.type == event and e.end <= hit.start < e.end + _CLOSE and e.binding not in {NEAREST, TOPIC}:
                return Mention(e.start, e.end, "all", tuple(e.who), tuple(e.groups))
        return None

    def _done(self, hit: Hit, rule: TriggerRule) -> bool:
        """Whether a noun that hangs on nobody is told as something that took place."""
        if rule.done is None or hit.value != "noun":
            return True
        return rule.done.search(self.page.flat[hit.end : min(self.sentence.end, hit.end + _CLAUSE)]) is not None

    def _points_back(self, hit: Hit, rule: TriggerRule) -> bool:
        """ "The executions took place on Monday": those told of before, not executions in general.

        Where several prisons are named it is open who died in which.
        """
        if rule.done is None or len({h.value for h in self.page.hits_in(hit.end, self.sentence.end, "prison")}) > 1:
            return False
        lead = self.page.low[max(self.sentence.start, hit.start - _BEHIND) : hit.start]
        return self._done(hit, rule) and self.rules.grammar("those_before").search(lead) is not None

    def _counted(self, hit: Hit) -> bool:
        numbers = self.page.numbers_in(hit.start - 14, hit.start)
        return any(not self.page.low[n.end : hit.start].strip() for n in numbers)

    def _grounded(self) -> bool:
        """Whether the sentence ties an event noun to a day or a place."""
        first, last = self.sentence.start, self.sentence.end
        return bool(self.page.dates_in(first, last) or self.page.has(first, last, "prison", "court"))

    def _topic(self, event: str) -> Mention | None:
        """Those the report speaks of, if it may still be of them: lists of people only nearby or for case steps."""
        topic = self.scene.topic
        if topic is None:
            return None
        who, groups = self.scene.plural
        judged = event in _OF_CASE or event == "arrest"
        told = "several_families" if event in _TOLD_OF_FAMILY else "several_judged" if judged else ""
        if len(who) > 1 and told and self._of_several(told):
            return Mention(topic.start, topic.end, "topic", who, groups)
        far = self.sentence.paragraph - self.page.sentence_at(topic.start).paragraph > 1
        return None if len(topic.who) + len(topic.groups) > 1 and event not in _OF_CASE and far else topic

    def _of_several(self, told: str) -> bool:
        """ "The families were called", "the verdicts were upheld": of several people, also after a word on one."""
        return self.page.search(self.rules.grammar(told), self.sentence.start, self.sentence.end) is not None

    def _nearby(self, hit: Hit) -> Mention | None:
        """The nearest mention of the sentence that may be concerned; one behind the trigger counts as farther."""
        best: tuple[int, Mention] | None = None
        for mention in self.mentions:
            if mention.kind == "kin" or not (mention.who or mention.groups):
                continue
            if mention.who and all(self.scene.cast.of(n).role in NOT_VICTIMS for n in mention.who):
                continue
            behind = mention.end > hit.start
            if behind and self.page.search(self.rules.grammar("new_clause"), hit.end, mention.start):
                continue  # "the court let the sentences stand, though X's lawyer …": another clause
            gap = mention.start - hit.end + _BEHIND if behind else hit.start - mention.end
            lead = self.page.low[max(self.sentence.start, mention.start - _BEHIND) : mention.start]
            if not behind and self.rules.grammar("besides_before").search(lead):
                gap += _CLOSE  # "X, along with eleven others, began …": X
            if gap <= (_NEAR if behind else _FAR) and (best is None or gap < best[0]):
                best = (gap, mention)
        if best and self.rules.grammar("of_hers").match(self.page.low, best[1].start):
            return None  # "a brother of hers executed"
        return best[1] if best else None

    def _implicit(self, hit: Hit) -> Mention | None:
        """A short note about one person who is not named at all ("Arrested in May, sentenced to death in June.")."""
        if self.scene.cast.characters or len(self.page.text) > _SHORT or self.sentence.mark not in {"body", "headline"}:
            return None
        group = self.scene.one_group()
        if group is None and self.scene.groups:
            return None
        group = group or self.scene.new_group(hit.start, hit.end, self.sentence, 1, "")
        return Mention(hit.start, hit.end, "one", groups=(group.number,), count=1)
