"""All that one pack says about one language, compiled once: words, phrases, triggers, cues, patterns, dates."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

import msgspec

from govah.extraction.sheets.fields import FieldRules
from govah.extraction.verb_final.name_lore import NameLore
from govah.extraction.verb_final.no_names import NoNames
from govah.extraction.verb_final.tellings import Tellings, expanded
from govah.extraction.wording.cues import is_verb_final, spelling_of
from govah.extraction.wording.expressions import Expression
from govah.extraction.wording.lexicon import Lexicon
from govah.extraction.wording.phrases import PhraseRule, compile_phrases
from govah.packs import Pack
from govah.packs.schema.acts import EventType, Outcome
from govah.packs.schema.charges import Charge
from govah.packs.schema.lexicon import Grammar, Phrase
from govah.packs.schema.organisations import Organisation
from govah.packs.schema.patterns import AttributePattern, Cue, Trigger
from govah.packs.schema.places import Country, Province
from govah.text.dates import DateGrammar
from govah.text.fold import Folded, fold
from govah.text.numbers import Numbers

_NOTHING = Expression(r"(?!)")


class _Grammar(dict[str, Expression]):
    """The small expressions of a language by name; a name that no pack gives matches nothing."""

    def __missing__(self, name: str) -> Expression:
        return _NOTHING


@dataclass(frozen=True, slots=True)
class TriggerRule:
    """A compiled trigger: its entry and the conditions around its words."""

    entry: Trigger
    needs: Expression | None
    before: Expression | None
    excludes: Expression | None
    near: Expression | None
    apart: Expression | None
    done: Expression | None


class LanguageRules:
    """The compiled rules of one language. Kept by `Extractor`; finders ask it for what they need."""

    def __init__(self, pack: Pack, language: str) -> None:
        self.pack = pack
        self.language = language
        prefix = f"{language}."
        self.verb_final = is_verb_final(pack, language)
        spelt = spelling_of(pack, language)
        self.triggers = {e.id: _trigger(_spelt(e, spelt)) for e in pack.of(Trigger) if e.id.startswith(prefix)}
        self.cues = {e.id: e for e in pack.of(Cue) if e.id.startswith(prefix)}
        self.patterns = tuple(_spelt(e, spelt) for e in pack.of(AttributePattern) if e.id.startswith(prefix))
        self.charges = {e.id: e for e in pack.of(Charge)}
        self.event_types = {e.id: e for e in pack.of(EventType)}
        self.outcomes = {e.id: e for e in pack.of(Outcome)}
        self.demonyms = {
            c.id: next(iter(c.demonyms.get("en") or c.demonyms.get(language, ())), "") for c in pack.of(Country)
        }
        self.homes = frozenset(p.country for p in pack.of(Province))
        self.banned = frozenset(o.id for o in pack.of(Organisation) if o.banned)
        self.lexicon = Lexicon(pack, language, self._terms(), folded=self.verb_final)
        self.phrases: tuple[PhraseRule, ...] = compile_phrases(
            [_spelt(e, spelt) for e in pack.of(Phrase) if e.id.startswith(prefix)]
        )
        self.fields = FieldRules(pack, language)
        self.dates = DateGrammar(pack)
        self.numbers = Numbers(pack)
        written: dict[str, str] = {}
        for e in pack.of(Grammar):  # a further pack's expression of the same name is an alternative to the first
            if e.id.startswith(prefix):
                pattern = spelt(e.pattern)
                written[e.name] = f"{written[e.name]}|{pattern}" if e.name in written else pattern
        if self.verb_final:
            written = {name: expanded(pattern, written) for name, pattern in written.items()}
            self.patterns = tuple(_expanded(e, written) for e in self.patterns)
        # The language's small expression of a name; one that matches nothing where the pack has none. Asked for in
        # every sentence, so it is the look-up itself and no method around it.
        self.never = {t: Expression(written[f"never_{t}"]) for t in self.event_types if f"never_{t}" in written}
        self.grammar = _Grammar({name: Expression(pattern) for name, pattern in written.items()}).__getitem__
        if self.verb_final:
            self.names = NameLore.of(pack, language)
            self.no_names = NoNames(self.names, self.grammar)
            self.tellings = Tellings([rule.entry for rule in self.triggers.values()], written)

    def _terms(self) -> list[tuple[str, tuple[str, str, str, bool]]]:
        """Trigger words, cue words and charge words as lexicon terms."""
        terms: list[tuple[str, tuple[str, str, str, bool]]] = []
        for rule in self.triggers.values():
            kind = "quiet" if rule.entry.quiet else "trigger" if rule.entry.event else "state"
            for form in ("participle", "active", "subject", "noun"):
                terms += [(word, (kind, rule.entry.id, form, False)) for word in getattr(rule.entry, form)]
        for cue in self.cues.values():
            terms += [(word, ("cue", cue.id, cue.modality, False)) for word in cue.terms]
        for charge in self.charges.values():
            for kind, names in (("charge", charge.names), ("weak_charge", charge.weak)):
                terms += [(w, (kind, charge.id, charge.category, False)) for w in names.get(self.language, ())]
        return terms

    def fold(self, text: str) -> Folded:
        """The folded text that numbers are looked for in; in a verb-final language all texts are read folded."""
        return Folded(text, text) if self.verb_final else fold(text)

    @cached_property
    def particles(self) -> frozenset[str]:
        """Lower-case parts inside names."""
        return frozenset(self.grammar("particles").pattern.split("|"))

    @cached_property
    def closing_particles(self) -> frozenset[str]:
        """Lower-case words that end a part of a name and belong to it ("son of" after the father's name)."""
        return frozenset(self.grammar("closing_particles").pattern.split("|"))

    @cached_property
    def inner_titles(self) -> frozenset[str]:
        """Titles that may stand inside a name as a part of it ("Saber Sheikh Abdollah")."""
        return frozenset(self.grammar("inner_titles").pattern.split("|"))

    @cached_property
    def honorifics(self) -> frozenset[str]:
        """Words before a full name that say nothing of who it is ("Haj Reza Karimi")."""
        return frozenset(self.grammar("honorifics").pattern.split("|"))

    @cached_property
    def descent(self) -> frozenset[str]:
        """Parts of a name that tell of descent and may be left out ("Seyed")."""
        return frozenset(self.grammar("descent").pattern.split("|"))

    @cached_property
    def place_words(self) -> frozenset[str]:
        """Words that make the capitals before them a place or a body."""
        return frozenset(self.grammar("place_words").pattern.split("|"))

    @cached_property
    def about(self) -> Expression:
        """What stands before a number without changing what it counts."""
        return self.grammar("about")

    @cached_property
    def determined(self) -> Expression:
        """A person noun that carries its own article."""
        return self.grammar("determined")

    @cached_property
    def describes(self) -> Expression:
        """What links a name to a description of it."""
        return self.grammar("describes")

    @cached_property
    def joins(self) -> Expression:
        """What stands between two mentions that are one subject."""
        return self.grammar("joins")

    @cached_property
    def aside(self) -> Expression:
        """What stands before a name that is not what the sentence is about."""
        return self.grammar("aside")

    @cached_property
    def possessive(self) -> Expression:
        """What makes the name before it an owner."""
        return self.grammar("possessive")

    @cached_property
    def the_number(self) -> Expression:
        """What stands before a number that means people known from before."""
        return self.grammar("the_number")

    @cached_property
    def joints(self) -> frozenset[str]:
        """Words that join two phrases ("and", "or")."""
        return frozenset(self.grammar("joints").pattern.split("|"))

    @cached_property
    def same_day(self) -> Expression:
        """What says that something happened on the day last spoken of."""
        return self.grammar("same_day")

    @cached_property
    def the_court(self) -> Expression:
        """What points to a court named before."""
        return self.grammar("the_court")

    @cached_property
    def joined_before(self) -> Expression:
        """What stands before people who share the fate of those named."""
        return self.grammar("joined_before")

    @cached_property
    def alias_between(self) -> Expression:
        """What stands between a name and another name of the same person."""
        return self.grammar("alias_between")

    @cached_property
    def naming_before(self) -> Expression:
        """What stands before a single word that is a person's name."""
        return self.grammar("naming_before")

    @cached_property
    def list_between(self) -> Expression:
        """What stands between two names of one list."""
        return self.grammar("list_between")

    @cached_property
    def apposition(self) -> Expression:
        """What stands between two names of one list where the first is described."""
        return self.grammar("apposition")

    @cached_property
    def introduces(self) -> Expression:
        """What stands between a group and the names of its members."""
        return self.grammar("introduces")

    @cached_property
    def adverb(self) -> Expression:
        """What may stand between an auxiliary and its verb."""
        return self.grammar("adverb")

    @cached_property
    def origin_before(self) -> Expression:
        """What stands before a place that is an origin or a residence."""
        return self.grammar("origin_before")

    @cached_property
    def into_before(self) -> Expression:
        """What stands before the destination of a transfer."""
        return self.grammar("into_before")

    @cached_property
    def from_before(self) -> Expression:
        """What stands before the place that somebody was taken from."""
        return self.grammar("from_before")


_Written = TypeVar("_Written", Trigger, AttributePattern, Phrase)


def _spelt(entry: _Written, spelt: Callable[[str], str]) -> _Written:
    """The entry with its patterns in the spelling of the texts that are read."""
    if spelt is str:
        return entry
    told = {"pattern": spelt(entry.pattern)}
    if not isinstance(entry, Phrase):
        told["excludes"] = spelt(entry.excludes)
    return msgspec.structs.replace(entry, **told)


def _expanded(entry: AttributePattern, written: Mapping[str, str]) -> AttributePattern:
    """The entry with the classes of words that it names in braces written out."""
    told = {"pattern": expanded(entry.pattern, written), "excludes": expanded(entry.excludes, written)}
    return msgspec.structs.replace(entry, **told)


def _trigger(entry: Trigger) -> TriggerRule:
    def compiled(pattern: str) -> Expression | None:
        return Expression(pattern) if pattern else None

    return TriggerRule(
        entry,
        compiled(entry.needs),
        compiled(entry.before),
        compiled(entry.excludes),
        compiled(entry.near),
        compiled(entry.apart),
        compiled(entry.done),
    )
