"""Named people of whom no rule reads what befell them and who are victims all the same, named as these are."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from govah.extraction.events import Story
from govah.extraction.gathering import Lives
from govah.extraction.page import Page
from govah.extraction.rules import LanguageRules
from govah.extraction.story import Character, Mention

_OF_FIELD = (
    "trigger", "victim_noun", "state_noun", "state_adjective", "deathly", "charge", "body", "prison", "charging",
)  # fmt: skip
_PERSON = ("one", "victim_noun")
_UNTOLD = frozenset({"furniture", "standing"})
_BEFORE, _NOUN = 60, 24
_FEWEST = 2


def untold(page: Page, story: Story, lives: Lives, rules: LanguageRules) -> set[int]:
    """The people without any event or state of their own whom the report names as it names its victims.

    They have no other part in it, their names look like names, the sentence speaks of this field, and nothing before
    the name says that somebody else is meant (an author, a caption, the one who was murdered).
    """
    told = {*lives.people, *lives.states}
    if not told and not lives.groups:
        return set()
    lists = [m for row in story.mentions.values() for m in row if m.kind == "name" and len(m.who) >= _FEWEST]
    murder = any(h.value == "murder" for h in page.hits_in(0, len(page.text), "charge", "weak_charge"))
    found: set[int] = set()
    for character in story.cast.characters:
        if character.number in told or character.role:
            continue
        if _named_as_victim(page, character, story, rules, murder=murder) and (
            character.sure or _beside_sure(character, lists, story, told)
        ):
            found.add(character.number)
    return found


def _beside_sure(character: Character, lists: Sequence[Mention], story: Story, told: Collection[int]) -> bool:
    """Whether somebody who is surely a person, or to whom something happened, stands in one list with the name."""
    mates = {n for m in lists if character.number in m.who for n in m.who} - {character.number}
    return any(n in told or (story.cast.of(n).sure and not story.cast.of(n).role) for n in mates)


def _named_as_victim(page: Page, character: Character, story: Story, rules: LanguageRules, *, murder: bool) -> bool:
    runs = [r for r in story.cast.by_character.get(character.number, ()) if r.alias_of < 0]
    if not character.full and not any(_noun_before(page, r.start) for r in runs):
        return False
    fits = False
    for run in runs:
        sentence = page.sentences[run.sentence]
        before = page.low[max(sentence.start, run.start - _BEFORE) : run.start]
        if rules.grammar("of_another_before").search(before) or rules.grammar("of_another_after").match(
            page.low, run.end
        ):
            return False
        if murder and rules.grammar("killed_before").search(before):
            return False
        if sentence.mark in _UNTOLD:
            continue
        near = page.sentences[max(0, run.sentence - 1)] if sentence.mark in {"item", "heading"} else sentence
        fits = fits or page.has(min(near.start, sentence.start), sentence.end, *_OF_FIELD)
    return fits


def _noun_before(page: Page, start: int) -> bool:
    """ "the prisoner X": the only sign that counts for a single name."""
    nouns = page.hits_in(max(0, start - _NOUN), start, *_PERSON)
    return any(h.end <= start and not page.low[h.end : start].strip(" \"'(") for h in nouns)
