"""Where somebody stands of whom the report tells no fate: as those in the same list, or as the heading says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from govah.extraction.events.outcomes import Standing
from govah.extraction.events.reading import Story, asserted
from govah.extraction.page import Page
from govah.extraction.rules import LanguageRules
from govah.extraction.story import Character

_UNKNOWN = "unknown"
_HEADS = frozenset({"heading", "headline"})


def by_company(
    page: Page, story: Story, rules: LanguageRules, outcomes: Mapping[int, str], character: Character
) -> Standing | None:
    """The outcome that the people named beside somebody share, else that of the heading above; None where neither."""
    for others in (_in_list(story, character), _in_lines(page, story, character)):
        shared = {outcomes[n] for n in others if outcomes.get(n, _UNKNOWN) != _UNKNOWN}
        if len(shared) == 1:
            return shared.pop(), character.mentions[:1]
    headed = _by_heading(page, story, rules, character)
    return (headed, character.mentions[:1]) if headed is not None else None


def _in_list(story: Story, character: Character) -> Iterator[int]:
    """Those named in one list with the person."""
    for told in story.mentions.values():
        for mention in told:
            if mention.kind == "name" and character.number in mention.who:
                yield from (n for n in mention.who if n != character.number)


def _in_lines(page: Page, story: Story, character: Character) -> Sequence[int]:
    """Those named in the lines of the same list."""
    here = page.sentence_at(character.start)
    if here.mark != "item":
        return ()
    first = last = here.index
    while first > 0 and page.sentences[first - 1].mark == "item":
        first -= 1
    while last + 1 < len(page.sentences) and page.sentences[last + 1].mark == "item":
        last += 1
    lines = (m for i in range(first, last + 1) for m in story.mentions.get(i, ()))
    return [n for m in lines if m.kind == "name" for n in m.who if n != character.number]


def _by_heading(page: Page, story: Story, rules: LanguageRules, character: Character) -> str | None:
    """What the nearest heading above, or the line with a colon that leads in, tells of those named in lines under it.

    Of those named in running text the headline tells nothing: it may speak of others.
    """
    here = page.sentence_at(character.start)
    for sentence in reversed(page.sentences[: here.index]):
        heads = sentence.mark in _HEADS and here.mark == "item"
        leads = heads or page.ends_in_colon(sentence)
        if not leads:
            continue
        kinds = [h.type for h in story.happenings if h.sentence == sentence.index and h.type and asserted(h)]
        told = (rules.triggers[h.id] for h in page.hits_in(sentence.start, sentence.end, "trigger"))
        kinds += [rule.entry.event for rule in told if rule.needs is None and rule.before is None]
        for kind in kinds:
            outcome = rules.event_types[kind].outcome if kind in rules.event_types else ""
            if outcome:
                return outcome
        if heads:
            return None  # what stands above another heading is of others
    return None
