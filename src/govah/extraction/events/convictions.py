"""Which court found somebody guilty, and when: of a sentence that is told elsewhere, or of a trial that is not told."""

from __future__ import annotations

from collections.abc import Sequence

from govah.extraction.events.fates import Fate, Lives
from govah.extraction.events.reading import Story
from govah.extraction.events.verdicts import FIRST, is_review
from govah.extraction.events.whereabouts import Whereabouts
from govah.extraction.page import Page, Sentence
from govah.extraction.people.membership import NOT_VICTIMS
from govah.extraction.rules import LanguageRules
from govah.extraction.story import Happening, Mention

CONVICTED = "trial.convicted"  # the rule that makes a trial of a conviction
_SENTENCED = frozenset({"death_sentence", "prison_sentence"})
_RULED = _SENTENCED | {
    "trial", "retrial", "sentence_upheld", "sentence_overturned", "appeal", "release", "pardon", "execution",
}  # fmt: skip
_AHEAD = 3  # words between the verb and whom the court convicted
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


def convict(page: Page, story: Story, lives: Lives, rules: LanguageRules) -> None:
    """ "A court in Lar convicted Omid Rad of spying": where no judgment on somebody is told, a trial must have been.

    Without a court it counts only for those of whom nothing else is told: they would be lost.
    """
    found = rules.grammar("convicts")
    for sentence in page.sentences:
        if sentence.mark in _UNTOLD or not page.has(sentence.start, sentence.end, "charge", "weak_charge"):
            continue
        match = found.search(page.low, sentence.start, sentence.end)
        if match is None:
            continue
        mentions = story.mentions.get(sentence.index, [])
        if match["fronted"]:  # "Convicted of spying, Omid Rad …"
            mention = next((m for m in mentions if m.start >= match.end() and m.kind != "kin"), None)
        else:
            mention = _convicted(page, mentions, match.start(), match.end(), passive=match["passive"] is not None)
        if mention is None:
            continue
        where = Whereabouts(page, sentence, rules, mentions)
        courts = [c for c in where.courts if not is_review(page, c, rules)]
        doubted = rules.grammar("not_convicted").search(page.low, sentence.start, sentence.end)
        people = [n for n in mention.who if story.cast.of(n).role not in NOT_VICTIMS]
        for number in people:
            fates = lives.people.get(number, ())
            lost = not fates and not lives.states.get(number)
            if not (courts or (lost and not doubted)) or any(fate.type in _RULED for fate in fates):
                continue
            told = Happening("trial", match.start(), match.end(), sentence.index, CONVICTED, who=[number])
            told.spans = [match.span(), (mention.start, mention.end)]
            told.court = courts[0] if courts else None
            told.date = where.dates[0] if len(where.dates) == 1 else None
            fate = Fate("trial")
            fate.take(told)
            lives.people.setdefault(number, []).append(fate)


def _convicted(page: Page, mentions: Sequence[Mention], start: int, end: int, *, passive: bool) -> Mention | None:
    """Whom the words "convicted" or "found … guilty" at [start, end) are said of."""
    if passive:
        before = [m for m in mentions if m.end <= start and m.kind != "kin" and not m.possessive]
        return before[-1] if before else None
    after = next((m for m in mentions if m.start >= start and m.kind != "kin"), None)
    near = after is not None and len(page.tokens_in(start, after.start)) <= _AHEAD
    return after if near or (after is not None and after.start < end) else None


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
