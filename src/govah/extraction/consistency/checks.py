"""Does a report fit itself? A doubt is a note that names the claims and shows the sum; what fits is noted too."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from govah.extraction.consistency.chronology import check_durations, check_future, check_order, check_weekdays
from govah.extraction.consistency.conflicts import check_conflicts
from govah.extraction.consistency.dossiers import Dossier, dossiers
from govah.extraction.consistency.identity import check_people
from govah.extraction.consistency.lifespan import check_ages, check_birth
from govah.extraction.consistency.sums import (
    ShareRules,
    check_known,
    check_parts,
    check_rivals,
    check_shares,
    check_year_meant,
)
from govah.extraction.page import Page
from govah.extraction.wording.cue_index import CueIndex
from govah.extraction.wording.cues import Cues, Words, cues_of, either, numbers_of, units_of, words_of
from govah.model import Claim, Document, Note
from govah.packs import Pack
from govah.packs.schema.consistency import DurationCue, EventOrder, KnownFigure, OutcomeConflict
from govah.text.date_edtf import days_of_edtf


class ConsistencyRules:
    """The pack's rules on what must hold inside one report, compiled."""

    def __init__(self, pack: Pack, language: str, index: CueIndex | None = None) -> None:
        words: Words = words_of(pack, language)
        self.numbers, self.units = numbers_of(words), units_of(words)
        slots = {"number": "|".join([r"\d+", *self.numbers]), "unit": "|".join(self.units) or "(?!)"}
        self.durations = Cues(cues_of(pack, DurationCue, language), words, slots, index)
        self.order = pack.of(EventOrder)
        self.conflicts = pack.of(OutcomeConflict)
        self.known = pack.of(KnownFigure)
        self.shares = ShareRules(words.get("share", ()))
        self.unsaid_year = re.compile(either(words.get("unsaid_year", ())))

    @classmethod
    def of(cls, pack: Pack, language: str, index: CueIndex | None = None) -> ConsistencyRules:
        """The rules of one language, with those of all."""
        return cls(pack, language, index)


def check_consistency(page: Page, rules: ConsistencyRules, claims: Sequence[Claim]) -> list[Note]:
    """The notes on one report, in the order: people, then time, then numbers."""
    people = dossiers(claims)
    notes = check_lives(page.document, rules, people, claims)
    notes += check_durations(page, rules.durations, people, rules.units, rules.numbers)
    notes += check_weekdays(page)
    notes += check_people(people)
    notes += check_parts(claims)
    notes += check_rivals(claims)
    notes += check_year_meant(page, claims, rules.unsaid_year, rules.numbers)
    notes += check_known(page, claims, rules.known)
    notes += check_shares(page, rules.shares)
    return notes


def check_lives(
    document: Document, rules: ConsistencyRules, people: Sequence[Dossier], claims: Sequence[Claim]
) -> list[Note]:
    """The notes on what a report says of each person by itself: ages, birth, the order of events, where it ends."""
    published = days_of_edtf(document.published.edtf) if document.published else None
    notes: list[Note] = []
    for person in people:
        notes += check_ages(person, published)
        notes += check_birth(person)
        notes += check_order(person, rules.order)
        notes += check_conflicts(person, rules.conflicts)
        notes += check_future(person, published, claims)
    return notes


def check_joined(
    document: Document, rules: ConsistencyRules, claims: Sequence[Claim], subjects: Collection[str]
) -> list[Note]:
    """The doubts on what the parts of a report, in two languages, say together of the people whom both tell of."""
    people = [person for person in dossiers(claims) if person.subject in subjects]
    notes = [*check_lives(document, rules, people, claims), *check_people(people)]
    return [note for note in notes if note.kind == "consistency"]
