"""The pack's rules on figures, compiled: what is counted, what bounds a number, what is no count at all."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from govah.extraction.document.periods import PeriodRules
from govah.extraction.wording.cue_index import CueIndex
from govah.extraction.wording.cues import Cues, Words, cues_of, either, expand, is_verb_final, words_of
from govah.packs import Pack
from govah.packs.schema.cues import CountedThing, StatisticCue
from govah.packs.shelf import compiled

BOUNDS = ("at_least", "more_than", "about")


class StatisticRules:
    """The rules on figures of one language. All expressions are for lower-case plain text."""

    def __init__(self, pack: Pack, language: str, index: CueIndex | None = None) -> None:
        words: Words = words_of(pack, language)
        self.verb_final = is_verb_final(pack, language)
        things = cues_of(pack, CountedThing, language)
        self.cues = Cues(cues_of(pack, StatisticCue, language), words, {}, index)
        self.periods = PeriodRules.of(pack, language, words)
        self._things(things, words)

        def one_of(name: str) -> str:
            return either(words.get(name, ()))

        # what stands after a number: the people counted, a unit that makes it no count, the verb of an elliptic count
        self.people = compiled(rf"(?:\s+[\w'-]+,?){{0,4}}?\s+{one_of('people_noun')}(?![\w'])")
        stop = either(words.get("unit_stop", words.get("preposition", ())))  # no word between a number and its unit
        self.unit = compiled(rf"[\s-]*(?:(?!{stop}\b)[\w'-]+\s+)?{one_of('no_count')}(?!\w)")
        self.counted_next = compiled(rf"\s+{one_of('counted_next')}\b|,")
        self.part_next = compiled(rf"\s+{one_of('part_next')}\b")
        self.one_counts = compiled(rf"\s+{one_of('one_counts')}\b")
        self.of_whole = compiled(rf"\s+{one_of('of_whole')}\s+(?P<whole>[\d,]+)(?=\s)")
        self.condemned = compiled(rf"\b{one_of('condemned_now')}\b")
        self.or_more = compiled(rf"(?:\s+[\w-]+){{0,2}}\s+{one_of('at_least_after')}\b")
        self.others = compiled(rf"\s+{one_of('companion')}\b")
        # what stands before it: "aged", "article", "and" of companions, "is close to"
        self.label = compiled(rf"\b{one_of('number_label')}\s*$")
        self.companions = compiled(rf"\b{one_of('companion_lead')}\s+$")
        self.amounts_to = compiled(rf"\b{one_of('amounts_to')}\s+(?:[a-z]+\s+){{0,3}}$")
        before = r"\b{}(?:\s+(?:just|only|the|another|some))?[\s\"(]*$"
        self.bounds = tuple((name, compiled(before.format(one_of(name)))) for name in BOUNDS)
        bounding = either(word for name in BOUNDS for word in words.get(name, ()))
        self.carried = compiled(rf"\b{one_of('carried_out')}(?:\s+{bounding})?\s*$")
        self.part_lead = compiled(rf"\b{one_of('part_lead')}(?:\s+{bounding})?\s*$")
        self.share = compiled(rf"[^.;:()]{{0,20}}\)\s+{one_of('out_of_all')}\s+(?P<rest>[^.;:()]*)")
        self.passive = compiled(rf"\b{one_of('auxiliary')}\s+(?:\w+\s+)?$")
        self.feared = compiled(rf"\b{one_of('feared_act')}\s+(?:\w+\s+)?$")
        self.told_at = compiled(rf"\b(?:{one_of('say')}|{one_of('report')})\s*$")
        self.ordinal = compiled(one_of("ordinal"))

    def _things(self, things: Iterable[CountedThing], words: Words) -> None:
        listed = [_written_out(thing, words) for thing in things]
        stop = either([*words.get("people_noun", ()), *words.get("not_before_noun", ())])
        between = rf"(?:\s+(?!{stop}\b)[\w'-]+){{0,3}}?\s+"
        self.nouns = tuple((t.of, compiled(rf"{between}{either(t.nouns)}\b")) for t in listed if t.nouns)
        groups = [f"(?P<v{n}>{either(t.verbs)})" for n, t in enumerate(listed) if t.verbs]
        self.verbs = compiled(rf"\b(?:{'|'.join(groups)})\b" if groups else "(?!)")
        self.entry_of: dict[str, str] = {thing.of: thing.id for thing in listed}
        self.verb_of = {f"v{n}": thing.of for n, thing in enumerate(listed)}
        self.acts = compiled(rf"\b{either(v for t in listed for v in (*t.verbs, *t.nouns))}\b")

    @classmethod
    def of(cls, pack: Pack, language: str, index: CueIndex | None = None) -> StatisticRules:
        """The rules of one language."""
        return cls(pack, language, index)


def _written_out(thing: CountedThing, words: Words) -> CountedThing:
    """The thing with the classes that its pieces name ("<bounding>") written out."""

    def expanded(pieces: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(expand(piece, words, {}) if "<" in piece else piece for piece in pieces)

    return msgspec.structs.replace(thing, nouns=expanded(thing.nouns), verbs=expanded(thing.verbs))
