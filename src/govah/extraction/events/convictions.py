"""Which court found somebody guilty, and when, where the sentence itself is told elsewhere in the report."""

from __future__ import annotations

from govah.extraction.events.fates import Fate, Lives
from govah.extraction.events.reading import Story
from govah.extraction.events.verdicts import FIRST, is_review
from govah.extraction.events.whereabouts import Whereabouts
from govah.extraction.page import Page, Sentence
from govah.extraction.rules import LanguageRules

_SENTENCED = frozenset({"death_sentence", "prison_sentence"})
_UNTOLD = frozenset({"furniture", "standing"})


def lend_convictions(page: Page, story: Story, lives: Lives, rules: LanguageRules) -> None:
    """ "The court of Lar found them guilty on 3 May": court and day of the one sentence that is told of them."""
    judged = {h.sentence for h in story.happenings if h.type in FIRST}
    found = rules.grammar("found_guilty")
    for court in page.hits:
        if court.kind != "court":
            continue
        sentence = page.sentence_at(court.start)
        if sentence.index in judged or sentence.mark in _UNTOLD or is_review(page, court, rules):
            continue
        if found.search(page.low, sentence.start, sentence.end):
            _lend(page, story, lives, rules, sentence)
            judged.add(sentence.index)


def _lend(page: Page, story: Story, lives: Lives, rules: LanguageRules, sentence: Sentence) -> None:
    mentions = story.mentions.get(sentence.index, [])
    where = Whereabouts(page, sentence, rules, mentions)
    courts = [c for c in where.courts if not is_review(page, c, rules)]
    day = where.dates[0] if len(where.dates) == 1 else None
    people = [lives.people.get(n, []) for m in mentions for n in m.who]
    people += [lives.groups.get(n, []) for m in mentions for n in m.groups]
    people += [lives.people.get(n, []) for m in mentions for g in m.groups for n in story.scene.groups[g].members]
    for fates in people:
        fate = _only_sentence(fates)
        if fate is not None and courts and fate.court is None:
            fate.court, fate.date = courts[0], fate.date or day


def _only_sentence(fates: list[Fate]) -> Fate | None:
    told = [f for f in fates if f.type in _SENTENCED]
    return told[0] if len(told) == 1 and not any(f.type == "retrial" for f in fates) else None
