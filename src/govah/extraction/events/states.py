"""States told by nouns: "jailed journalist X", "five political prisoners", and the prisoners that a report is about."""

from __future__ import annotations

from govah.extraction.attributes.peoples import phrase_of
from govah.extraction.attributes.traits import bearers
from govah.extraction.events.fates import Lives, Outcome
from govah.extraction.events.reading import Story
from govah.extraction.page import Hit, Page
from govah.extraction.people.membership import NOT_VICTIMS
from govah.extraction.rules import LanguageRules
from govah.extraction.story import Happening, Mention

_OPENING = 6  # tokens with which the first sentence of a report says whom it is about
_BEFORE, _LEAD, _ASIDE = 24, 80, 40
_SUBJECTS = frozenset({"name", "pronoun", "same"})
_UNTOLD = frozenset({"furniture", "standing"})


def tell_by_nouns(page: Page, story: Story, lives: Lives, rules: LanguageRules) -> None:
    """ "Political prisoner X": the noun alone tells where the person stands; of groups only where more is told."""
    former = rules.grammar("former_before")
    for sentence in page.sentences:
        if sentence.mark in _UNTOLD:
            continue
        for hit in page.hits_in(sentence.start, sentence.end, "state_noun", "state_adjective"):
            mention = phrase_of(page, hit, story.mentions.get(sentence.index, []))
            if mention is None or former.search(page.low[max(sentence.start, hit.start - _BEFORE) : hit.start]):
                continue
            if hit.kind == "state_adjective" and not _attributive(page, hit, mention, rules):
                continue
            for number in bearers(mention, story):
                if story.cast.of(number).role not in NOT_VICTIMS:
                    told = _told(hit, sentence.index, [number])
                    lives.states.setdefault(number, []).append(Outcome(hit.value, told))
            for number in mention.groups:
                if number in lives.groups:
                    told = _told(hit, sentence.index, [])
                    lives.group_states.setdefault(number, []).append(Outcome(hit.value, told))


def tell_by_place(page: Page, story: Story, lives: Lives, rules: LanguageRules) -> None:
    """ "X remains in the Central Prison": who is there now serves there, where no arrest says otherwise."""
    there = rules.grammar("held_in_place")
    for hit in page.hits_in(0, len(page.text), "prison"):
        sentence = page.sentence_at(hit.start)
        match = there.search(page.low, max(sentence.start, hit.start - _LEAD), hit.start)
        if match is None or sentence.mark in _UNTOLD:
            continue
        near = [m for m in story.mentions.get(sentence.index, ()) if m.end <= match.start() <= m.end + _ASIDE]
        mention = near[-1] if near else None
        if mention is None or mention.kind not in _SUBJECTS or mention.possessive:
            continue
        if page.has(mention.end, match.start(), "trigger", "break", "relativiser", "cue"):
            continue
        for number in bearers(mention, story):
            if story.cast.of(number).role not in NOT_VICTIMS:
                told = _told(hit._replace(value="imprisoned"), sentence.index, [number])
                lives.states.setdefault(number, []).append(Outcome("imprisoned", told))


def _attributive(page: Page, hit: Hit, mention: Mention, rules: LanguageRules) -> bool:
    """Whether the word stands before its noun ("the jailed poet X"), and is no verb ("was jailed and X …")."""
    before = page.tokens[max(0, page.token_at(hit.start) - 1)]
    if page.has(before.start, before.end, "be", "have", "adverb") or rules.adverb.words[before.low]:
        return False
    between = page.tokens_in(hit.end, max(hit.end, mention.start))
    return not any(t.low in rules.joints or page.has(t.start, t.end, "definite", "pronoun") for t in between)


def class_told(page: Page) -> Outcome | None:
    """The prisoners that the report is about, by its headline or first words ("… for political prisoners").

    It tells where those stand of whom the report says only how they are treated.
    """
    for sentence in page.sentences:
        if sentence.mark in _UNTOLD:
            continue
        end = sentence.end
        if sentence.mark == "body":
            end = page.tokens[min(sentence.first + _OPENING, sentence.last - 1)].end
        hits = page.hits_in(sentence.start, end, "class_noun")
        if hits:
            return Outcome(hits[0].value, _told(hits[0], sentence.index, []))
        if sentence.mark == "body":
            return None
    return None


def _told(hit: Hit, sentence: int, who: list[int]) -> Happening:
    spans = [(hit.start, hit.end)]
    return Happening("", hit.start, hit.end, sentence, hit.id, who, binding="noun", outcome=hit.value, spans=spans)
