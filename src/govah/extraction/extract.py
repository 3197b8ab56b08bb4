"""A document to its claims: the one function of this folder, and the object that keeps the rules compiled."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from govah.extraction.as_written import AsWritten
from govah.extraction.assembling import Assembly
from govah.extraction.attributes.charges import find_charges
from govah.extraction.attributes.finding import AttributeRules, find_traits
from govah.extraction.attributes.sharing import shared
from govah.extraction.confidence import Confidence
from govah.extraction.consistency.checks import ConsistencyRules, check_consistency
from govah.extraction.differing import differing_digits
from govah.extraction.document.attribution import attributions
from govah.extraction.document.document_claims import DocumentRules, document_claims
from govah.extraction.events.abroad import Abroad
from govah.extraction.events.convictions import convict, lend_convictions
from govah.extraction.events.gathering import gather
from govah.extraction.events.headlines import lend_places
from govah.extraction.events.held_deaths import settle_deaths
from govah.extraction.events.one_occasion import share_occasions
from govah.extraction.events.reading import Story, own_voice, read_story
from govah.extraction.events.states import tell_by_nouns, tell_by_place
from govah.extraction.events.unnamed import tell_groups
from govah.extraction.explaining import explanations
from govah.extraction.invisible import Shown, evened, shown
from govah.extraction.opening import open_page
from govah.extraction.page import Page
from govah.extraction.parts.reading import Found, PartsReader
from govah.extraction.people.cast import cast_of
from govah.extraction.people.names import find_runs
from govah.extraction.people.roles import give_roles
from govah.extraction.people.untold import untold
from govah.extraction.plain import lowered, plain
from govah.extraction.rules import LanguageRules
from govah.extraction.sheets.finding import find_cards
from govah.extraction.subject import elsewhere, other_subject
from govah.extraction.turns import stories, turns
from govah.extraction.verb_final import charges as verb_final_charges
from govah.extraction.verb_final import reading as verb_final
from govah.model import Claim, Document, Extraction, Note
from govah.packs import Pack
from govah.text.fold import fold

READ_LANGUAGES = ("en", "fa")
_HEAD = 1500  # characters of a page that may hold its dateline
_FEW = 4  # stories of one page that are taken off one by one


def _language(text: str) -> str | None:
    from govah.text.language import language_of

    return language_of(text)


@dataclass(frozen=True, slots=True)
class Named:
    """A person of the report under the names it uses, for those who look for who is quoted."""

    name: str
    others: tuple[str, ...]
    silent: bool = False  # what such a person says is part of the story: a victim, a judge, a minister


class _Reader:
    """All that is compiled for one language."""

    def __init__(self, pack: Pack, language: str) -> None:
        self.rules = LanguageRules(pack, language)
        self.attributes = AttributeRules(self.rules.patterns)
        self.document = DocumentRules.of(pack, language)
        self.consistency = ConsistencyRules.of(pack, language, self.document.index)
        self.confidence = Confidence.of(pack, language)


class Extractor:
    """Keeps one pack's rules compiled and extracts with them; share one among all documents of a run.

    `calibrated=False` leaves each claim the confidence that its rule states, for those who measure it.
    """

    def __init__(self, pack: Pack, *, calibrated: bool = True) -> None:
        self.pack = pack
        self.calibrated = calibrated
        self._readers: dict[str, _Reader] = {}
        self._parts = PartsReader(pack)

    def __call__(self, document: Document) -> Extraction:
        """The claims of one document and the notes on them. Never raises on a text; says why where nothing is read."""
        guessed = document.language or _language(document.text[:4000]) or self._of_sheet(document.text)
        parts = self._parts.of(document.text, guessed, READ_LANGUAGES)
        read = [part for part in parts if part.language in READ_LANGUAGES]
        language = parts[0].language
        document = replace(document, language=language)
        notes: list[Note] = []
        claims: list[Claim] = []
        if not document.text.strip():
            notes.append(
                Note(
                    "extract-empty",
                    "reading",
                    "the report holds no text, so no facts were taken from it; look at the original",
                )
            )
        elif not read:
            claims = self._parts.names_and_dates(document, parts, ())
            known = f"language ({language}) is" if language else "language is not known; it is"
            why = f"the report's {known} kept but not yet read for facts; enter them by hand"
            notes.append(Note("extract-language", "reading", why))
        else:
            rules = self._reader(language or "").consistency
            claims, notes = self._parts.read(document, read, self._read_in, rules)
            claims = [*claims, *self._parts.names_and_dates(document, parts[len(read) :], claims)]
            notes = [*notes, *differing_digits(document, claims)]
        return Extraction(document, tuple(claims), tuple(notes), self.pack.fingerprint)

    def _read_in(self, document: Document, before: str, home: bool) -> Found:
        """The claims of a text in the one language that it is said to be in."""
        assert document.language is not None
        reader = self._reader(document.language)
        read = self._read_folded if reader.rules.verb_final else self._read_shown
        return read(document, reader, before, home)

    def _read_shown(self, document: Document, reader: _Reader, before: str, home: bool) -> Found:
        """The claims of a text as its reader sees it, without what is unseen within words."""
        seen = shown(document.text)
        found = self._read(replace(document, text=seen.text), reader, before, home)
        return seen.all_back(*found) if seen.cuts else found

    def _read_folded(self, document: Document, reader: _Reader, before: str, home: bool) -> Found:
        """The claims of a text whose letters, digits and joiners have many forms: read in one, told as written."""
        even = evened(document.text)
        folded = fold(even.text)
        found = AsWritten(folded).all_back(*self._read(replace(document, text=folded.text), reader, before, home))
        return even.all_back(*found) if even.cuts else found

    def _of_sheet(self, text: str) -> str | None:
        """The language whose labels head the fields of a text that is hardly more than names and figures."""
        low = lowered(plain(text))
        return next(
            (known for known in READ_LANGUAGES if find_cards(text, low, self._reader(known).rules.fields)), None
        )

    def _reader(self, language: str) -> _Reader:
        if language not in self._readers:
            self._readers[language] = _Reader(self.pack, language)
        return self._readers[language]

    def rules(self, language: str) -> LanguageRules:
        """The compiled rules of a language, for those who look at single steps."""
        return self._reader(language).rules

    def open(self, document: Document, language: str) -> Page:
        """The page of a document, for those who look at single steps."""
        return open_page(document, self._reader(language).rules, self.pack.fingerprint)

    def story(self, page: Page, language: str) -> Story:
        """The story of a page, for those who look at single steps."""
        rules = self._reader(language).rules
        if rules.verb_final:
            return verb_final.read_story(page, rules)
        cast = cast_of(page, find_runs(page, rules), rules)
        give_roles(page, cast, rules)
        story = read_story(page, cast, rules)
        if own_voice(story):
            story = read_story(page, cast, rules)
        return story

    def _read(self, document: Document, reader: _Reader, before: str, home: bool) -> Found:
        rules = reader.rules
        page = open_page(document, rules, self.pack.fingerprint, before)
        other = other_subject(page)
        if other:
            why = f"the text speaks of {other} and names no court, prison, charge or country; no facts were taken"
            return [], [Note("extract-other-subject", "reading", why)]
        if not home and elsewhere(page, rules):
            why = "the text names only countries whose courts, prisons and towns no pack describes; no facts were taken"
            return [], [Note("extract-elsewhere", "reading", why)]
        return self._tell_each(page, reader)

    def _tell_each(self, page: Page, reader: _Reader, left: int = _FEW) -> Found:
        """The claims of a page; where it tells of several stories, each is read as if it stood alone.

        What stands before the last of them is looked at again without it, `left` times at most: it may be one story
        after all.
        """
        story = self.story(page, reader.rules.language)
        begins = turns(page, story, reader.rules)
        if not begins:
            return self._tell(page, story, reader)
        claims: list[Claim] = []
        notes: list[Note] = []
        one_by_one = len(begins) <= _FEW and left > 0
        for start, end in stories(page, begins[-1:] if one_by_one else begins):
            alone = replace(page.document, text=page.text[start:end])
            part = open_page(alone, reader.rules, page.pack, page.text[: min(start, _HEAD)])
            if start == 0 and one_by_one:
                found = self._tell_each(part, reader, left - 1)
            else:
                found = self._tell(part, self.story(part, reader.rules.language), reader)
            more, said = Shown(alone.text, gone=(start,)).all_back(*found)
            claims += more
            notes += said
        return claims, notes

    def _tell(self, page: Page, story: Story, reader: _Reader) -> Found:
        """The claims of one story."""
        rules = reader.rules
        abroad = Abroad(page, story, rules)
        lives = gather(page, story, rules)
        abroad.leave_out(lives)
        lend_places(page, story, lives, rules)
        share_occasions(page, story, lives)
        lend_convictions(page, story, lives, rules)
        convict(page, story, lives, rules)
        tell_by_nouns(page, story, lives, rules)
        tell_by_place(page, story, lives, rules)
        settle_deaths(page, story, lives, rules)
        if not rules.verb_final:  # without capitals a name alone is too little to make somebody a victim
            lives.named = untold(page, story, lives, rules) - abroad.people
        victims = {*lives.people, *lives.states, *lives.named}
        traits = find_traits(page, story, rules, reader.attributes, victims)
        charging = verb_final_charges.find_charges if rules.verb_final else find_charges
        charges, group_charges = charging(page, story, rules, victims)
        traits += charges
        traits += shared(page, story, lives, traits, group_charges, rules)
        assembly = Assembly(page, story, lives, rules)
        assembly.people(traits)
        office = rules.grammar("silent_office")
        names = [
            Named(
                c.name, tuple(c.others), c.number in assembly.outcomes or office.fullmatch(c.official_role) is not None
            )
            for c in story.cast.characters
        ]
        told, citations = document_claims(page, reader.document, names)
        told = tell_groups(assembly, group_charges, told)
        assembly.unsure()
        found = [*assembly.claims, *told]
        said = attributions(page, found, citations)
        sure = reader.confidence.of_claims(found) if self.calibrated else [claim.confidence for claim in found]
        parts = zip(said, explanations(page, story, found), sure, strict=True)
        claims = [claim.told(*part) for claim, part in zip(found, parts, strict=True)]
        notes = check_consistency(page, reader.consistency, claims)
        if not claims:
            notes.append(
                Note(
                    "extract-nothing",
                    "reading",
                    "no person, event or number of the field was found; look whether it is a report",
                )
            )
        return claims, notes


@lru_cache(maxsize=4)
def _extractor(pack: Pack) -> Extractor:
    return Extractor(pack)


def extract(document: Document, pack: Pack) -> Extraction:
    """The claims that one document makes, with the passages they rest on."""
    return _extractor(pack)(document)
