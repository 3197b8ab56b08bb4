"""Cards: lines of a label and a value ("Religion: …", "Charges: …") that a page sets out for the person it is about."""

from __future__ import annotations

from collections.abc import Sequence

from govah.extraction.events import Story
from govah.extraction.membership import NOT_VICTIMS
from govah.extraction.page import Page, Sentence
from govah.extraction.rules import LanguageRules
from govah.extraction.trait_values import OLDEST, YOUNGEST
from govah.extraction.traits import Trait
from govah.model import Value

_BACK = 14  # lines that a card may be long
_LONGEST = 60
_PEOPLE = {"ethnicity": ("ethnicity",), "religion": ("religion",), "nationality": ("demonym", "country")}


def find_cards(page: Page, story: Story, rules: LanguageRules) -> list[Trait]:
    """What the lines of cards say, each of the person whose card it is."""
    label = rules.grammar("card_label")
    found: list[Trait] = []
    for sentence in page.sentences:
        if ":" not in page.low[sentence.start : sentence.start + _LONGEST]:
            continue
        match = label.match(page.low, sentence.start, sentence.end)
        who = _owner(page, sentence, story) if match else None
        if match is None or who is None:
            continue
        name = str(match.lastgroup)
        span = (match.end(), sentence.end)
        found += [Trait(who, slot, value, (span,), f"card.{name}") for slot, value in _values(page, span, name, rules)]
    return found


def _owner(page: Page, sentence: Sentence, story: Story) -> int | None:
    """The one person named in the lines above, nearest first, or in the first line below that names any."""
    above = range(sentence.index - 1, max(-1, sentence.index - _BACK), -1)
    below = range(sentence.index + 1, min(len(page.sentences), sentence.index + _BACK))
    for indices in (above, below):
        for index in indices:
            told = {
                r.character
                for r in story.cast.by_sentence.get(index, ())
                if r.character >= 0 and story.cast.of(r.character).role not in NOT_VICTIMS
            }
            if told:
                if len(told) == 1:
                    return told.pop()
                break
    return None


def _values(page: Page, span: tuple[int, int], name: str, rules: LanguageRules) -> Sequence[tuple[str, Value]]:
    """The properties and values that one line gives; none where it says "unknown"."""
    written = " ".join(page.text[span[0] : span[1]].split()).strip(" .")
    if not written or rules.grammar("card_empty").fullmatch(written.lower()):
        return ()
    if name in {"age", "age_early"}:
        years = next((int(n.value) for n in page.numbers_in(*span)), 0)
        at = "offence" if name == "age_early" else None
        return (("age", {"years": years, "at": at}),) if YOUNGEST <= years <= OLDEST else ()
    if name in {"male", "female"}:
        return (("gender", name),)
    if name == "charges":
        hits = page.hits_in(*span, "charge", "weak_charge")
        return tuple(("charge", value) for value in dict.fromkeys(h.value for h in hits))
    if name in _PEOPLE:
        hits = [h for h in page.hits_in(*span, *_PEOPLE[name]) if h.id not in rules.homes]
        if hits:
            return ((name, rules.demonyms.get(hits[0].id) or hits[0].value),)
        hedge = rules.grammar("card_hedge").match(written.lower())
        plain = written[hedge.end() :] if hedge else written
        return ((name, plain),) if name == "religion" and 0 < len(plain) <= _LONGEST // 2 else ()
    return (("origin", written),) if len(written) <= _LONGEST else ()
