"""What the text says of each person: ages with what they are the age at, peoples, faiths, origin, charges, gender."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from govah.extraction.attributes.genders import find_genders, settle_genders
from govah.extraction.attributes.listings import paired_lists
from govah.extraction.attributes.occupations import occupations
from govah.extraction.attributes.peoples import PROPERTIES, people_hits, whose
from govah.extraction.attributes.trait_values import value_of
from govah.extraction.attributes.traits import Trait, bearers, bearers_of
from govah.extraction.events.reading import Story
from govah.extraction.page import Hit, Page, Sentence
from govah.extraction.people.home_places import unlisted_places
from govah.extraction.people.membership import NOT_VICTIMS, fill_by_number
from govah.extraction.rules import LanguageRules
from govah.extraction.story import Mention
from govah.extraction.wording.masking import Masked, mask
from govah.extraction.wording.sieve import Sieve
from govah.extraction.wording.slots import compiled
from govah.packs.schema.patterns import AttributePattern


class AttributeRules:
    """The compiled attribute patterns of a language."""

    def __init__(self, patterns: Iterable[AttributePattern]) -> None:
        self.patterns = [(p, compiled(p.pattern), compiled(p.excludes) if p.excludes else None) for p in patterns]
        self.sieve = Sieve([pattern for _, pattern, _ in self.patterns])


_MARK = re.compile(r"<[NPG]\d+>")
_EXCLUDED = 70
_ADULT = 18
_BEFORE_OTHERS = 2  # sentences to those whose people "others" are of too


def find_traits(
    page: Page, story: Story, rules: LanguageRules, attribute_rules: AttributeRules, victims: Collection[int] = ()
) -> list[Trait]:
    """All that the sentences say of the people of the story; `victims` are those to whom something happened in it."""
    found: list[Trait] = []
    fill_by_number(page, story.cast, story.scene.groups, victims, rules)
    for sentence in page.sentences:
        if sentence.mark == "furniture":
            continue
        mentions = story.mentions.get(sentence.index, [])
        if sentence.mark != "standing" and (mentions or page.has(sentence.start, sentence.end, "age_word")):
            found += _nouns(page, sentence, mentions, story, rules)
            found += _patterns(page, sentence, story, attribute_rules, rules)
        found += find_genders(page, sentence, mentions, story, rules)
    for character in story.cast.characters:
        if character.gender and character.gender_span:
            found.append(Trait(character.number, "gender", character.gender, (character.gender_span,), "gender.noun"))
    found += _young(found, story)
    return settle_genders([*found, *story.sheet_traits])


def _nouns(page: Page, sentence: Sentence, mentions: list[Mention], story: Story, rules: LanguageRules) -> list[Trait]:
    """ "Ruritanian prisoner X", "two men, both Ruritanian": a people's word is said of whom its phrase belongs to."""
    runs = story.cast.by_sentence.get(sentence.index, ())
    names = [Mention(r.start, r.end, "name", (r.character,)) for r in runs if r.character >= 0]
    told = [(hit, whose(page, sentence, hit, mentions, rules, names)) for hit in people_hits(page, sentence, rules)]
    found: list[Trait] = []
    for hit, mention in told:
        if mention is None or any(  # "two men of one people and three of another": who is which is not said
            other is mention and h.kind == hit.kind and h.value != hit.value for h, other in told
        ):
            continue
        value = True if hit.kind == "minor" else hit.value
        for number in (*bearers(mention, story), *_with_others(page, sentence, hit, story, rules)):
            found.append(Trait(number, PROPERTIES[hit.kind], value, ((hit.start, hit.end),), hit.id))
    for hit, mention in occupations(page, sentence, mentions, story.cast, rules):
        found += [Trait(n, "occupation", hit.value, ((hit.start, hit.end),), hit.id) for n in bearers(mention, story)]
    return found


def _with_others(page: Page, sentence: Sentence, hit: Hit, story: Story, rules: LanguageRules) -> list[int]:
    """ "Three more Ruritanian prisoners": those told of right before are Ruritanian too."""
    if not rules.grammar("more_of_a_people").match(page.low, hit.end):
        return []
    for index in range(sentence.index - 1, max(-1, sentence.index - 1 - _BEFORE_OTHERS), -1):
        told = [n for m in story.mentions.get(index, []) if not m.aside for n in bearers(m, story)]
        who = [n for n in dict.fromkeys(told) if story.cast.of(n).role not in NOT_VICTIMS]
        if who:
            return who
    return []


def _patterns(
    page: Page, sentence: Sentence, story: Story, patterns: AttributeRules, rules: LanguageRules
) -> list[Trait]:
    mentions = story.mentions.get(sentence.index, [])
    masked = mask(page, sentence, story.cast, mentions, unlisted_places(page, sentence, story.cast, rules))
    found, listed = paired_lists(masked, page, story, rules)
    for number in patterns.sieve.may(page.words_in(sentence.start, sentence.end), masked.text):
        entry, pattern, excludes = patterns.patterns[number]
        for match in pattern.finditer(masked.text):
            if excludes is not None and excludes.search(masked.text[max(0, match.start() - _EXCLUDED) : match.end()]):
                continue
            if any(slot == entry.property and match.start() < b and a < match.end() for slot, a, b in listed):
                continue
            who = _who(match, masked, story, mentions, together=entry.together) or _last(match, sentence, story)
            if not who:
                continue
            value = value_of(entry, match, masked, page)
            if value is None:
                continue
            span = (masked.origin(match.start()), masked.origin(match.end()))
            name = entry.property
            if name == "origin" and page.has(*span, "dweller"):
                name = "residence"
            found += [Trait(number, name, value, (span,), entry.id) for number in who]
    return found + _arrested_young(sentence, found, story) + _shared_origin(page, found, mentions, rules)


def _arrested_young(sentence: Sentence, traits: list[Trait], story: Story) -> list[Trait]:
    """A child's age told with the arrest is the age at the arrest too."""
    if not any(t.property == "age" for t in traits):
        return []
    held = {n for e in story.happenings if e.sentence == sentence.index and e.type == "arrest" for n in e.who}
    return [
        Trait(t.who, "age", {"years": years, "at": "arrest"}, t.spans, t.rule) for t, years in _minors(traits, held)
    ]


def _young(traits: list[Trait], story: Story) -> list[Trait]:
    """Whoever was arrested and is a child still was one then, wherever the report tells the arrest."""
    held = {n for e in story.happenings if e.type == "arrest" for n in bearers_of(e.who, e.groups, story)}
    return [Trait(t.who, "minor_at_offence", True, t.spans, "age.young") for t, _ in _minors(traits, held)]


def _minors(traits: Iterable[Trait], held: Collection[int]) -> Iterator[tuple[Trait, int]]:
    """The present ages of children among the people who are held, each with its years."""
    for trait in traits:
        if trait.property == "age" and isinstance(trait.value, dict) and not trait.value["at"] and trait.who in held:
            years = int(str(trait.value["years"]))
            if years < _ADULT:
                yield trait, years


def _shared_origin(page: Page, traits: list[Trait], mentions: list[Mention], rules: LanguageRules) -> list[Trait]:
    """ "A, 31, B, 26, and C, 33, from X": the place after names of a list is theirs, back to one with a place."""
    alone = rules.grammar("described_alone")  # "A, B and C, a teacher from X"
    origins = {t.who: t for t in traits if t.property == "origin" and not alone.search(page.low, *t.spans[0])}
    found: list[Trait] = []
    for mention in mentions:
        if mention.kind == "name" and len(mention.who) > 1 and mention.who[-1] in origins:
            latest = origins[mention.who[-1]]
            for number in reversed(mention.who):
                latest = origins.get(number, latest)
                if number not in origins:
                    found.append(Trait(number, "origin", latest.value, latest.spans, latest.rule))
    return found


def _who(match: re.Match[str], masked: Masked, story: Story, mentions: list[Mention], *, together: bool) -> list[int]:
    told = next((match[name] for name in match.re.groupindex if name.startswith("who") and match[name]), None)
    if told is not None:
        named = [masked.who[mark] for mark in _MARK.findall(told) if mark in masked.who]
        if len(named) == 1 and named[0].kind == "all" and named[0].who and named[0].groups:
            return []  # "X, Y and a boy from Z": the place is the boy's
        return list(dict.fromkeys(n for mention in named for n in bearers(mention, story)))
    left = [m for m in mentions if m.end <= masked.origin(match.start()) + 1 and m.kind != "kin" and bearers(m, story)]
    for mention in reversed(left):
        who = [n for n in bearers(mention, story) if story.cast.of(n).role not in NOT_VICTIMS]
        if who:
            return who if len(who) == 1 or together else []
    return []


def _last(match: re.Match[str], sentence: Sentence, story: Story) -> list[int]:
    """For a pattern that names nobody ("the 21-year-old") the one person of the sentence, else of those before."""
    if "who" in match.re.groupindex:
        return []
    for index in (sentence.index, sentence.index - 1, sentence.index - 2):
        told = {n for m in story.mentions.get(index, []) for n in m.who if story.cast.of(n).role not in NOT_VICTIMS}
        if told:
            return sorted(told) if len(told) == 1 else []
    return []
