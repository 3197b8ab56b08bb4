"""Runs the examples and counter-examples of every cue of a pack with the finders that use them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from govah.extraction.consistency.checks import ConsistencyRules
from govah.extraction.consistency.chronology import first_broken, stated_duration
from govah.extraction.consistency.conflicts import conflicting
from govah.extraction.consistency.dossiers import Dossier, Happening
from govah.extraction.document.demands import find_demands
from govah.extraction.document.document_claims import DocumentRules
from govah.extraction.document.periods import find_periods
from govah.extraction.document.references import find_references
from govah.extraction.document.sources import find_sources
from govah.extraction.document.statistics import find_statistics
from govah.extraction.opening import open_page
from govah.extraction.page import Page
from govah.extraction.rules import LanguageRules
from govah.extraction.verb_final.casting import find_cast
from govah.model import Claim, Document
from govah.packs import Entry, Pack, Problem
from govah.packs.schema.consistency import DurationCue, EventOrder, OutcomeConflict
from govah.packs.schema.cues import CountedThing, DemandCue, PeriodCue, ReferenceForm, SourceCue, StatisticCue
from govah.text.date_edtf import days_of_edtf
from govah.text.fold import fold

Finder = Callable[[Page], list[str]]


@dataclass(frozen=True, slots=True)
class _Someone:
    """A person of an example."""

    name: str
    others: tuple[str, ...]
    silent: bool = False


class _Bench:
    """The rules of one language and the finders, each giving what it found as plain words."""

    def __init__(self, pack: Pack, language: str) -> None:
        self.pack, self.rules = pack, LanguageRules(pack, language)
        self.document_rules = DocumentRules.of(pack, language)
        self.consistency = ConsistencyRules.of(pack, language)

    def open(self, text: str) -> Page:
        digest = hashlib.sha256(text.encode()).hexdigest()
        if self.rules.verb_final:
            text = fold(text).text
        document = Document("example", text, digest, digest, "text/plain", "pack", "1", language=self.rules.language)
        return open_page(document, self.rules, self.pack.fingerprint)

    def sources(self, page: Page) -> list[str]:
        people = self._people(page) if self.rules.verb_final else ()
        return [str(_get(c, "name")) for c in find_sources(page, self.document_rules.sources, people)]

    def _people(self, page: Page) -> list[_Someone]:
        """Those whom an example names, without what befell them."""
        return [_Someone(c.name, tuple(c.others)) for c in find_cast(page, self.rules).characters]

    def statistics(self, page: Page) -> list[str]:
        return [str(_get(c, "value")) for c in find_statistics(page, self.document_rules.statistics)]

    def references(self, page: Page) -> list[str]:
        claims = find_references(page, self.document_rules.references)
        return [" ".join(str(_get(c, k)) for k in ("name", "instrument", "article") if _get(c, k)) for c in claims]

    def demands(self, page: Page) -> list[str]:
        return [f"{_get(c, 'to')}: {_get(c, 'what')}" for c in find_demands(page, self.document_rules.demands)]

    def periods(self, page: Page) -> list[str]:
        found = find_periods(page, 0, len(page.text), self.document_rules.statistics.periods)
        return [str(end) for p in found for end in (p.first, p.last)]

    def durations(self, page: Page) -> list[str]:
        rules = self.consistency
        found = []
        for _, cues in rules.durations.tried(page):
            for trial in cues:
                for match in trial.matches(page.low):
                    number, unit = stated_duration(match, rules.units, rules.numbers)
                    found.append(f"{number} {unit}")
        return found


def _get(claim: Claim, key: str) -> object:
    return claim.value.get(key) if isinstance(claim.value, dict) else None


def check_cues(pack: Pack) -> Iterator[Problem]:
    """Examples that do not give what they say, and counter-examples in which something is found."""
    for language in sorted({cue.id.split(".", 1)[0] for cue in pack.of(SourceCue)}):
        bench = _Bench(pack, language)
        kinds: tuple[tuple[type[Entry], Finder], ...] = (
            (SourceCue, bench.sources), (StatisticCue, bench.statistics), (CountedThing, bench.statistics),
            (ReferenceForm, bench.references), (DemandCue, bench.demands), (PeriodCue, bench.periods),
            (DurationCue, bench.durations),
        )  # fmt: skip
        for kind, finder in kinds:
            yield from _check(pack, bench, (e for e in pack.of(kind) if e.id.startswith(language + ".")), finder)
    yield from _check_order(pack)
    yield from _check_conflicts(pack)


def _check(pack: Pack, bench: _Bench, entries: Iterable[Entry], finder: Finder) -> Iterator[Problem]:
    for entry in entries:
        for example in getattr(entry, "examples", ()):
            found = finder(bench.open(example.text))
            if [fold(one).text for one in found] != [fold(one).text for one in example.finds]:
                yield Problem(
                    pack.where(entry), "cue-example", f"{example.text!r} gives {found}, not {list(example.finds)}"
                )
        for text in getattr(entry, "counter_examples", ()):
            found = finder(bench.open(text))
            allowed = isinstance(entry, PeriodCue) or not found
            if not allowed:
                yield Problem(
                    pack.where(entry), "cue-counter-example", f"{text!r} gives {found}, where nothing should be found"
                )


def _events(written: str) -> Iterator[Happening]:
    """Events as examples write them: "arrest 2019-05-02, execution 2018"; one without a date has none."""
    for part in written.split(","):
        kind, _, edtf = part.strip().partition(" ")
        yield Happening(kind, days_of_edtf(edtf) if edtf else None, ())


def _check_order(pack: Pack) -> Iterator[Problem]:
    for rule in pack.of(EventOrder):
        for wanted, examples in ((True, rule.examples), (False, rule.counter_examples)):
            for example in examples:
                person = Dossier("person@0", "example", events=list(_events(example)))
                if (first_broken(person, rule) is not None) != wanted:
                    what = "keeps" if wanted else "breaks"
                    yield Problem(pack.where(rule), "cue-example", f"{example!r} {what} the rule")


def _check_conflicts(pack: Pack) -> Iterator[Problem]:
    for rule in pack.of(OutcomeConflict):
        for wanted, examples in ((True, rule.examples), (False, rule.counter_examples)):
            for example in examples:
                outcome, _, told = example.partition(": ")
                if bool(conflicting(outcome, list(_events(told)), rule)) != wanted:
                    what = "raises no doubt" if wanted else "raises a doubt"
                    yield Problem(pack.where(rule), "cue-example", f"{example!r} {what}")
