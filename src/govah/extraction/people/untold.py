"""Named people of whom no rule reads what befell them and who are victims all the same, named as these are."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from govah.extraction.events.fates import Lives
from govah.extraction.events.reading import Story
from govah.extraction.page import Page, Sentence
from govah.extraction.rules import LanguageRules
from govah.extraction.story import Character, Mention, NameRun

_OF_FIELD = (
    "trigger", "victim_noun", "state_noun", "state_adjective", "deathly", "charge", "body", "prison", "charging",
)  # fmt: skip
_PERSON = ("one", "victim_noun", "kin")
_UNTOLD = frozenset({"furniture", "standing"})
_SOFT = frozenset({"relative", "quoted"})
_BEFORE, _NOUN, _LEAD = 60, 24, 110
_FEWEST, _LINES = 2, 2


def untold(page: Page, story: Story, lives: Lives, rules: LanguageRules) -> set[int]:
    """The people without any event or state of their own whom the report names as it names its victims.

    They have no other part in it, their names look like names, the sentence speaks of this field, and nothing before
    the name says that somebody else is meant (an author, a caption, the one who was murdered). Relatives and those
    who are quoted count only in a list with victims.
    """
    told = {*lives.people, *lives.states}
    if not told and not lives.groups:
        return set()
    kinds = {"name", "all"}
    lists = [m for row in story.mentions.values() for m in row if m.kind in kinds and len(m.who) >= _FEWEST]
    named = _Named(page, story, rules)
    open_ = [c for c in story.cast.characters if c.number not in told and c.full | named.noun_before(c)]
    everybody = range(len(story.cast.characters))
    sure = {c.number for c in story.cast.characters if c.sure and not c.role}
    found: set[int] = set()
    for character in open_:
        known = character.sure or _mates(character, lists, told) or _mates(character, lists, sure)
        if not character.role and known and named.as_victim(character, listed=_mates(character, lists, everybody)):
            found.add(character.number)
    for character in open_:
        soft = character.role in _SOFT and _mates(character, lists, told)
        if soft and character.sure and named.as_victim(character, listed=True):
            found.add(character.number)
    return found


def _mates(character: Character, lists: Sequence[Mention], of: Collection[int]) -> bool:
    """Whether somebody of those stands in one list with the name."""
    return any(n in of and n != character.number for m in lists if character.number in m.who for n in m.who)


class _Named:
    """How a report names somebody: as one of its victims, or as somebody else."""

    def __init__(self, page: Page, story: Story, rules: LanguageRules) -> None:
        self.page, self.story, self.rules = page, story, rules
        self.murder = any(h.value == "murder" for h in page.hits_in(0, len(page.text), "charge", "weak_charge"))

    def runs(self, character: Character) -> list[NameRun]:
        """The places that name the person, further names apart."""
        return [r for r in self.story.cast.by_character.get(character.number, ()) if r.alias_of < 0]

    def noun_before(self, character: Character) -> bool:
        """ "The prisoner X", "a brother, X,": the only sign that counts for a single name."""
        for run in self.runs(character):
            for hit in self.page.hits_in(max(0, run.start - _NOUN), run.start, *_PERSON):
                between = self.page.low[hit.end : run.start].strip(" \"'(")
                if hit.end <= run.start and (not between or (between == "," and hit.kind == "kin")):
                    return True
        return False

    def as_victim(self, character: Character, *, listed: bool) -> bool:
        """Whether nothing says that somebody else is meant, and a sentence of the field names the person."""
        fits = False
        for run in self.runs(character):
            sentence = self.page.sentences[run.sentence]
            start = self._row_start(character, run)
            before = self.page.low[max(sentence.start, start - _BEFORE) : start]
            if self.page.search(self.rules.grammar("of_another_before"), max(sentence.start, start - _LEAD), start):
                return False
            if self.rules.grammar("of_another_after").match(self.page.low, run.end):
                return False
            if not listed and self.rules.grammar("aside_before").search(before):
                return False
            if self.murder and self.rules.grammar("killed_before").search(before):
                return False
            said = self.page.hits_in(run.end, run.end + 2, "reporting")
            if said and self.rules.grammar("reports_that").match(self.page.low, said[0].end):
                return False  # "X reported that …"
            if self.rules.grammar("owns_person").match(self.page.low, run.end):
                continue  # "X's lawyer was arrested" tells of the lawyer
            if sentence.mark not in _UNTOLD:
                fits = fits or self.page.has(self._from(sentence, run), sentence.end, *_OF_FIELD)
        return fits

    def _row_start(self, character: Character, run: NameRun) -> int:
        """ "Signed by A and B": where the row of names begins in which the name stands."""
        for mention in self.story.mentions.get(run.sentence, ()):
            if mention.kind == "name" and mention.start <= run.start < mention.end and character.number in mention.who:
                return mention.start
        return run.start

    def _from(self, sentence: Sentence, run: NameRun) -> int:
        """Where to look for words of the field: for a line of a list also in the lines before it."""
        heads = run.start - sentence.start <= _LINES and self.page.text[sentence.start - 1 : sentence.start] == "\n"
        if sentence.mark in {"item", "heading"} or heads:
            first = sentence
            for above in reversed(self.page.sentences[max(0, sentence.index - _LINES) : sentence.index]):
                first = above
                if above.mark in {"heading", "headline"}:  # what stands over that is of others
                    break
            return first.start
        return sentence.start
