"""Who is a man and who a woman: by pronouns, nouns, adjectives and kin words of the text, never by a given name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govah.extraction.attributes.peoples import phrase_of
from govah.extraction.attributes.traits import Trait, bearers
from govah.extraction.events.reading import Story
from govah.extraction.page import Hit, Page, Sentence
from govah.extraction.people.noun_phrases import modifies
from govah.extraction.rules import LanguageRules
from govah.extraction.story import Mention, NameRun

_TOLD = frozenset({"male", "female"})
_SINGLE = frozenset({"pronoun", "one", "same"})
_NOUNS = frozenset({"one", "many", "same", "all"})
_BACK = 2


def find_genders(
    page: Page, sentence: Sentence, mentions: Sequence[Mention], story: Story, rules: LanguageRules
) -> list[Trait]:
    """What the words of one sentence tell of the gender of its people."""
    found = [
        Trait(m.who[0], "gender", m.gender, ((m.start, m.end),), "gender.pronoun")
        for m in mentions
        if m.kind in _SINGLE and len(m.who) == 1 and m.gender in _TOLD and not _doubtful(page, sentence, m, story)
    ]
    told = [(m, bearers(m, story)) for m in mentions if m.kind in _NOUNS and m.gender in _TOLD]
    for hit in page.hits_in(sentence.start, sentence.end, "one", "many", "sex", "kin", "kin_many"):
        if hit.value in _TOLD:
            told += _by_word(page, sentence, hit, mentions, story, rules)
    for mention, who in told:
        found += [Trait(n, "gender", mention.gender, ((mention.start, mention.end),), "gender.noun") for n in who]
    return found


def _doubtful(page: Page, sentence: Sentence, mention: Mention, story: Story) -> bool:
    """Whether a pronoun may be somebody else's: another person of no other gender was named after its own."""
    if mention.kind != "pronoun":
        return False
    for index in range(sentence.index, max(-1, sentence.index - _BACK), -1):
        for run in reversed(story.cast.by_sentence.get(index, ())):
            if run.character < 0 or run.start >= mention.start:
                continue
            if run.character == mention.who[0]:
                return False
            return story.cast.of(run.character).gender in {"", mention.gender} and story.cast.of(
                run.character
            ).role in {"quoted", "relative", "speaker", "lawyer", "author"}
    return False


def _by_word(  # noqa: PLR0917  (what every reader of a sentence takes)
    page: Page, sentence: Sentence, hit: Hit, mentions: Sequence[Mention], story: Story, rules: LanguageRules
) -> Iterator[tuple[Mention, list[int]]]:
    """The people whom one word that tells a gender stands beside: as adjective, in a list, or as a relative by name."""
    word = Mention(hit.start, hit.end, "word", gender=hit.value)
    if hit.kind == "sex" or (hit.kind in {"one", "many"} and modifies(page, hit, rules)):
        mention = phrase_of(page, hit, mentions)
        if mention is not None:
            yield word, bearers(mention, story)
        return
    runs = [r for r in story.cast.by_sentence.get(sentence.index, ()) if r.character >= 0]
    many = hit.kind in {"many", "kin_many"}
    inside = next((m for m in mentions if len(m.who) > 1 and m.start < hit.start and hit.end < m.end), None)
    after = [r for r in runs if r.start >= hit.end and (inside is None or r.end <= inside.end)]
    if after and rules.grammar("kin_by_name").fullmatch(page.low, hit.end, after[0].start):
        if many and inside is not None:  # "A, B and the sisters C and D"
            yield word, [r.character for r in after]
        elif hit.kind == "kin":
            yield word, [after[0].character]
            yield from _owner(page, runs, hit, rules)
        return
    before = [r for r in runs if r.end <= hit.start]
    counted = _counted(page, before, hit) if many else 0
    if counted:  # "A, B and C, three brothers, and D"
        yield word, [r.character for r in before[-counted:]]
        return
    if hit.kind == "kin" and before and _apposed(page, before[-1].end, hit, rules):
        yield word, [before[-1].character]
        yield from _apposed_owner(page, before, hit)


def _apposed_owner(page: Page, before: Sequence[NameRun], hit: Hit) -> Iterator[tuple[Mention, list[int]]]:
    """ "X and Y, his wife,": the word of owning is X's."""
    own = page.hits_in(before[-1].end, hit.start, "pronoun")
    if len(before) > 1 and len(own) == 1 and own[0].value in _TOLD:
        yield Mention(own[0].start, own[0].end, "word", gender=own[0].value), [before[-2].character]


def _owner(page: Page, runs: Sequence[NameRun], hit: Hit, rules: LanguageRules) -> Iterator[tuple[Mention, list[int]]]:
    """ "X and his son Y": the word of owning is X's."""
    before = [r for r in runs if r.end <= hit.start]
    match = rules.grammar("own_kin_after").fullmatch(page.low, before[-1].end, hit.start) if before else None
    told = page.hits_in(match.start("own"), match.end("own"), "pronoun") if match else ()
    for own in told:
        yield Mention(own.start, own.end, "word", gender=own.value), [before[-1].character]


def _counted(page: Page, before: Sequence[NameRun], hit: Hit) -> int:
    """How many of the names right before are meant by "…, three brothers"; 0 where the word has no such number."""
    numbers = [n for n in page.numbers_in(hit.start - 12, hit.start) if not n.ordinal]
    if not numbers or not before or page.text[numbers[-1].end : hit.start].strip():
        return 0
    count = int(numbers[-1].value)
    apposed = page.text[before[-1].end : numbers[-1].start].strip() in {",", "(", "-"}
    return count if apposed and 1 < count <= len(before) else 0


def _apposed(page: Page, start: int, hit: Hit, rules: LanguageRules) -> bool:
    """ "X, his brother-in-law," but not "X, his wife and his son"."""
    return (
        rules.grammar("kin_apposed").fullmatch(page.low, start, hit.start) is not None
        and rules.grammar("kin_apposed_end").match(page.low, hit.end) is not None
    )


_FIRM, _WEAK = 3, 1


def settle_genders(traits: Sequence[Trait]) -> list[Trait]:
    """Where both genders are told of one person, the better founded stays: a noun or title outweighs a pronoun."""
    weights: dict[int, dict[str, int]] = {}
    for trait in traits:
        if trait.property == "gender":
            told = weights.setdefault(trait.who, {})
            told[str(trait.value)] = told.get(str(trait.value), 0) + (
                _WEAK if trait.rule == "gender.pronoun" else _FIRM
            )
    best = {who: max(told, key=lambda value: told[value]) for who, told in weights.items()}
    return [t for t in traits if t.property != "gender" or t.value == best[t.who]]
