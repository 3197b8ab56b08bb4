"""Runs every rule's own examples: what a trigger, cue or pattern claims to take and to leave, it takes and leaves."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from typing import Any

from govah.extraction.attributes.finding import AttributeRules, find_traits
from govah.extraction.attributes.trait_values import shown
from govah.extraction.checking.fields import check_fields
from govah.extraction.events.fates import Fate
from govah.extraction.events.gathering import gather
from govah.extraction.events.held_deaths import settle_deaths
from govah.extraction.events.reading import Story, read_story
from govah.extraction.opening import open_page
from govah.extraction.page import Page
from govah.extraction.people.cast import cast_of
from govah.extraction.people.names import find_runs
from govah.extraction.people.roles import give_roles
from govah.extraction.rules import LanguageRules
from govah.extraction.verb_final import reading as verb_final
from govah.model import Document, Modality
from govah.packs import Pack, Problem
from govah.packs.schema.base import Entry
from govah.packs.schema.lexicon import Grammar, Phrase
from govah.packs.schema.patterns import AttributePattern, Cue, EventExample, Trigger
from govah.text.dates_out import to_facts
from govah.text.fold import fold

_HELD = frozenset({Modality.ASSERTED, Modality.REPORTED, Modality.ALLEGED})


class _Bench:
    """The compiled rules of one language and the way from an example to its story."""

    def __init__(self, pack: Pack, language: str) -> None:
        self.pack = pack
        self.rules = LanguageRules(pack, language)
        self.attributes = AttributeRules(self.rules.patterns)

    def folded(self, text: str) -> str:
        """A text as it is read, for languages whose letters have many forms."""
        return fold(text).text if self.rules.verb_final else text

    def page(self, text: str) -> Page:
        text = self.folded(text)
        digest = hashlib.sha256(text.encode()).hexdigest()
        document = Document("example", text, digest, digest, "text/plain", "check", "1", language=self.rules.language)
        return open_page(document, self.rules, self.pack.fingerprint)

    def story(self, page: Page) -> Story:
        if self.rules.verb_final:
            return verb_final.read_story(page, self.rules)
        cast = cast_of(page, find_runs(page, self.rules), self.rules)
        give_roles(page, cast, self.rules)
        return read_story(page, cast, self.rules)


def check_patterns(pack: Pack) -> Iterator[Problem]:
    """Every trigger, cue, pattern, phrase, field and grammar expression against its examples and counter-examples."""
    languages = sorted({e.id.split(".")[0] for e in pack.of(Trigger)})
    folding: dict[str, _Bench] = {}
    for language in languages:
        bench = _Bench(pack, language)
        if bench.rules.verb_final:
            folding[language] = bench
        mine = f"{language}."
        for kind, check in _CHECKS:
            for rule in pack.of(kind):
                if rule.id.startswith(mine):
                    yield from check(bench, rule)
        for entry, missed, example in check_fields(pack, bench.rules, bench.page):
            yield (_missed if missed else _taken)(pack, entry, example)
    for grammar in pack.of(Grammar):
        yield from _grammar(pack, grammar, folding.get(grammar.id.split(".")[0]))


def _problem(pack: Pack, entry: Entry, code: str, text: str) -> Problem:
    return Problem(pack.where(entry), code, text)


def _missed(pack: Pack, entry: Entry, example: str) -> Problem:
    return _problem(pack, entry, "pattern-example", f"does not take its example: {example}")


def _taken(pack: Pack, entry: Entry, example: str) -> Problem:
    return _problem(pack, entry, "pattern-counter-example", f"takes its counter-example: {example}")


def _trigger(bench: _Bench, entry: Trigger) -> Iterator[Problem]:
    if not entry.examples or not entry.counter_examples:
        yield _problem(bench.pack, entry, "pattern-no-example", "needs an example and a counter-example")
    for example in entry.examples:
        if not _tells(bench, entry, example):
            yield _missed(bench.pack, entry, example.text)
    for example in entry.counter_examples:
        if _tells(bench, entry, example):
            yield _taken(bench.pack, entry, example.text)


def _tells(bench: _Bench, entry: Trigger, example: EventExample) -> bool:
    """Whether the rule itself tells its event (or state) of the example's victim, with the slots the example names."""
    page = bench.page(example.text)
    story = bench.story(page)
    lives = gather(page, story, bench.rules)
    settle_deaths(page, story, lives, bench.rules)
    number = next((c.number for c in story.cast.characters if c.name == bench.folded(example.victim)), None)
    if number is None:
        return False
    if not entry.event:
        return any(s.event.rule == entry.id and s.state == entry.outcome for s in lives.states.get(number, []))
    return any(
        f.type == entry.event
        and any(t.rule == entry.id and t.modality in _HELD for t in f.told)
        and _slots(bench, page, f, example)
        for f in lives.people.get(number, [])
    )


def _slots(bench: _Bench, page: Page, fate: Fate, example: EventExample) -> bool:
    date = to_facts(fate.date.date) if fate.date else None
    prison = page.text[fate.prison.start : fate.prison.end] if fate.prison else None
    return (example.date is None or example.date == date) and (
        example.prison is None or bench.folded(example.prison) == prison
    )


def _cue(bench: _Bench, entry: Cue) -> Iterator[Problem]:
    for example in entry.examples:
        if not any(h.modality == example.modality for h in bench.story(bench.page(example.text)).happenings):
            yield _missed(bench.pack, entry, example.text)
    for example in entry.counter_examples:
        if not any(h.modality == example.modality for h in bench.story(bench.page(example.text)).happenings):
            yield _taken(bench.pack, entry, example.text)


def _attribute(bench: _Bench, entry: AttributePattern) -> Iterator[Problem]:
    for example in entry.examples:
        page = bench.page(example.text)
        story = bench.story(page)
        names = {c.number: c.name for c in story.cast.characters}
        found = [t for t in find_traits(page, story, bench.rules, bench.attributes) if t.rule == entry.id]
        of, value = bench.folded(example.of), bench.folded(example.value)
        if not any(names[t.who] == of and bench.folded(shown(t.value)) == value for t in found):
            yield _missed(bench.pack, entry, example.text)
    for text in entry.counter_examples:
        page = bench.page(text)
        if any(t.rule == entry.id for t in find_traits(page, bench.story(page), bench.rules, bench.attributes)):
            yield _taken(bench.pack, entry, text)


def _phrase(bench: _Bench, entry: Phrase) -> Iterator[Problem]:
    for example in entry.examples:
        page = bench.page(example.text)
        if not any(
            h.kind == entry.kind and page.plain[h.start : h.end] == bench.folded(example.finds) for h in page.hits
        ):
            yield _missed(bench.pack, entry, example.text)
    for text in entry.counter_examples:
        if any(h.id == entry.id for h in bench.page(text).hits):
            yield _taken(bench.pack, entry, text)


def _grammar(pack: Pack, entry: Grammar, folding: _Bench | None) -> Iterator[Problem]:
    """An expression as written, or as it is read where `folding` is the bench of a language that is read folded."""
    pattern = folding.rules.grammar(entry.name).compiled if folding else re.compile(entry.pattern)
    for text in entry.examples:  # one with slots is written as it is matched
        if not pattern.search(text) and not (folding and pattern.search(folding.folded(text))):
            yield _missed(pack, entry, text)
    for text in entry.counter_examples:
        if pattern.fullmatch(folding.folded(text) if folding else text):
            yield _taken(pack, entry, text)


_CHECKS: tuple[tuple[type[Entry], Callable[[_Bench, Any], Iterator[Problem]]], ...] = (
    (Trigger, _trigger), (Cue, _cue), (AttributePattern, _attribute), (Phrase, _phrase),
)  # fmt: skip
