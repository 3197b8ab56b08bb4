"""Deaths of the held: "he died in hospital", "the body was returned", where the report tells that he was in custody."""

from __future__ import annotations

from dataclasses import replace

from govah.extraction.events.fates import Lives, add
from govah.extraction.events.reading import Story, asserted
from govah.extraction.page import Page
from govah.extraction.people.membership import NOT_VICTIMS
from govah.extraction.rules import LanguageRules
from govah.extraction.story import Happening

_CUSTODY = frozenset({
    "arrest", "prison_sentence", "death_sentence", "transfer", "solitary_confinement", "torture", "interrogation",
    "forced_confession", "incommunicado", "hunger_strike", "disappearance", "sentence_upheld",
})  # fmt: skip
_HELD = frozenset({"imprisoned", "detained", "disappeared"})
_DEATHS = frozenset({"execution", "killing"})


def settle_deaths(page: Page, story: Story, lives: Lives, rules: LanguageRules) -> None:
    """Add a death told without its place to those who were in custody when it came."""
    for event in story.happenings:
        if not event.if_held or not asserted(event):
            continue
        for number in event.who:
            if story.cast.of(number).role not in NOT_VICTIMS and _held(page, lives, number, event, rules):
                add(lives.people.setdefault(number, []), _bare(event, rules), rules)


def _bare(event: Happening, rules: LanguageRules) -> Happening:
    """The event without day and places where these are of something else, such as the return of the body."""
    if not rules.triggers[event.rule].entry.elsewhere:
        return event
    return replace(event, date=None, prison=None, city=None, province=None)


def _held(page: Page, lives: Lives, number: int, event: Happening, rules: LanguageRules) -> bool:
    """Whether the person was held before that death, and neither released nor put to death."""
    fates = lives.people.get(number, [])
    if any(f.type in _DEATHS for f in fates):
        return False
    if any(f.type == "release" and min(t.start for t in f.told) < event.start for f in fates):
        return False
    sentence = page.sentences[event.sentence]
    if page.search(rules.grammar("freed_before_death"), sentence.start, sentence.end):
        return False
    if event.prison is not None and not rules.triggers[event.rule].entry.elsewhere:
        return True
    first = min((t.start for f in fates if f.type in _CUSTODY for t in f.told), default=len(page.text))
    told = (s.event.start for s in lives.states.get(number, ()) if s.state in _HELD)
    return min(first, *told, len(page.text)) < len(page.text)
