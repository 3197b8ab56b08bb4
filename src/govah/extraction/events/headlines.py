"""Where it happened, told by the headline alone ("Man hanged in Lar Prison"), and what two people share who were told
of together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from govah.extraction.events.fates import Fate, Lives
from govah.extraction.events.reading import Story
from govah.extraction.events.whereabouts import Whereabouts
from govah.extraction.page import Hit, Page, Sentence
from govah.extraction.rules import LanguageRules

_HEADS = frozenset({"headline", "heading"})
_FIRST = 4  # sentences of the body that the headline sums up
_PLACED = frozenset({
    "execution", "execution_attempt", "arrest", "flogging", "amputation", "pardon", "killing", "death_in_custody",
})  # fmt: skip
_SLOTS = ("date", "prison", "city", "province")


def lend_places(page: Page, story: Story, lives: Lives, rules: LanguageRules) -> None:
    """Give the places of the headline to what it tells, and to each of two told of together what the other has."""
    body = next((s.index for s in page.sentences if s.mark in {"body", "item"}), 0)
    for sentence in page.sentences[:body]:
        if sentence.mark == "headline":
            _lend(page, story, lives, rules, sentence, body)
    for fate in _fates(lives):
        for event in fate.told:
            if event.together and not event.inherited:
                _share(fate, [f for n in event.who for f in lives.people.get(n, ()) if f.type == fate.type])


def _lend(page: Page, story: Story, lives: Lives, rules: LanguageRules, headline: Sentence, body: int) -> None:  # noqa: PLR0917
    triggers = [rules.triggers[h.id] for h in page.hits_in(headline.start, headline.end, "trigger")]
    kinds = {t.entry.event for t in triggers} & _PLACED
    if not kinds:
        return
    where = Whereabouts(page, headline, rules, story.mentions.get(headline.index, []))
    prison, city, province = _only(where.prisons), _only([*where.cities, *where.seats]), _only(where.provinces)
    for fate in _fates(lives):
        first = min((e.sentence for e in fate.told if not e.inherited), default=-1)
        if fate.type not in kinds or not headline.index <= first < body + _FIRST or fate.province is not None:
            continue
        if fate.prison is None and fate.city is None:
            fate.prison, fate.city, fate.province = prison, city, province
        elif fate.prison is None and prison and fate.city and fate.city.value.casefold() in prison.value.casefold():
            fate.prison = prison


def _share(fate: Fate, others: Iterable[Fate]) -> None:
    for other in others:
        if other is not fate and fate.date is None:
            for slot in _SLOTS:
                if getattr(fate, slot) is None:
                    setattr(fate, slot, getattr(other, slot))


def _fates(lives: Lives) -> Iterator[Fate]:
    for own in (*lives.people.values(), *lives.groups.values()):
        yield from own


def _only(hits: Iterable[Hit]) -> Hit | None:
    """The place, if no other of its kind is told."""
    named = list(hits)
    return named[0] if named and len({h.value for h in named}) == 1 else None
