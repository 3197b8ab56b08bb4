"""What a report says once of all its people ("Four Ruritanian men hanged") and names them later: given to each of them.

Only words of the headline or of the first sentences count, said before anybody is named, of a number that can hold all
who are named, and only where nothing else of the kind is told of one of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from govah.extraction.attributes.peoples import PROPERTIES, people_hits, whose
from govah.extraction.attributes.traits import Trait
from govah.extraction.events.fates import Lives, same_fate
from govah.extraction.events.reading import Story
from govah.extraction.events.settling import one_town
from govah.extraction.page import Hit, Page, Sentence
from govah.extraction.people.membership import NOT_VICTIMS, first_told, is_part, sections
from govah.extraction.rules import LanguageRules
from govah.extraction.story import DEADLY, Group, Mention
from govah.extraction.verb_final import peoples as verb_final

_OPENING = 4  # body sentences in which a report says whom it is about
_BEFORE = 80  # characters in which it stands that a word for a people is of those whom the report is about
_LEAD = 8  # tokens before whoever a sentence is about
_MANY = frozenset({"many", "all"})


@dataclass(frozen=True, slots=True)
class Said:
    """A thing said of people who are not named there: the mention, its group where it has one, what is said."""

    mention: Mention
    group: Group | None
    trait: Trait
    first: bool = False

    @property
    def count(self) -> int | None:
        """How many people are meant; None where the text gives no number."""
        return self.mention.count or (self.group.count if self.group else None)


def shared(  # noqa: PLR0917  (the results of the steps before)
    page: Page,
    story: Story,
    lives: Lives,
    traits: Sequence[Trait],
    group_charges: Mapping[int, Sequence[Trait]],
    rules: LanguageRules,
) -> list[Trait]:
    """Traits of the report's people that are told only of all of them together."""
    victims = sorted({*lives.people, *lives.states, *lives.named})
    victims = [n for n in victims if story.cast.of(n).role not in NOT_VICTIMS]
    own: dict[tuple[int, str], set[str]] = {}
    for trait in traits:
        own.setdefault((trait.who, trait.property), set()).add(str(trait.value))
    section_of = sections(page, rules)
    found: list[Trait] = []
    for said in _said(page, story, group_charges, rules):
        name = said.trait.property
        if _vague(page, said, lives):
            continue
        pool = [n for n in victims if _told_after(page, story, n, said.mention, section_of)]
        pool = _fitting(page, pool, said, lives, story)
        told = set().union(*(own.get((n, name), set()) for n in pool))
        if not pool or told - {str(said.trait.value)}:
            continue
        for number in pool:
            if (number, name) not in own:
                own[number, name] = {str(said.trait.value)}
                found.append(Trait(number, name, said.trait.value, said.trait.spans, said.trait.rule))
    return found + _of_all(page, story, victims, own, rules)


def _vague(page: Page, said: Said, lives: Lives) -> bool:
    """ "A group of women wrote …", "in the presence of a man": to whom nothing happens is not whom the report is of."""
    if said.group is None or said.group.number in lives.groups or page.sentence_at(said.mention.start).mark != "body":
        return False
    return said.count is None or (said.count == 1 and not said.first)


def _of_all(
    page: Page, story: Story, victims: Sequence[int], own: dict[tuple[int, str], set[str]], rules: LanguageRules
) -> list[Trait]:
    """ "All seven of these Ruritanian prisoners": the number is that of all whom the report tells of."""
    found: list[Trait] = []
    for sentence in page.sentences:
        for hit in people_hits(page, sentence, rules) if sentence.mark not in {"furniture", "standing"} else ():
            before = page.low[max(sentence.start, hit.start - 40) : hit.start]
            match = rules.grammar("all_of_people").search(before)
            if match is None:
                continue
            numbers = page.numbers_in(hit.start - len(before) + match.start(), hit.start)
            if numbers and numbers[0].value == len(victims):
                name = PROPERTIES[hit.kind]
                spans = ((hit.start, hit.end),)
                found += [Trait(n, name, hit.value, spans, hit.id) for n in victims if (n, name) not in own]
    return found


def _opening(page: Page) -> list[Sentence]:
    """The headline and the first sentences of the text."""
    kept, bodies = [], 0
    for sentence in page.sentences:
        if sentence.mark in {"furniture", "standing"}:
            continue
        bodies += sentence.mark != "headline"
        if bodies > _OPENING:
            break
        kept.append(sentence)
    return kept


def _said(
    page: Page, story: Story, group_charges: Mapping[int, Sequence[Trait]], rules: LanguageRules
) -> Iterator[Said]:
    """All that the opening says of people without a name: their people, faith, gender, charge."""
    groups = story.scene.groups
    for sentence in _opening(page):
        mentions = story.mentions.get(sentence.index, [])
        told = [
            (hit, whose(page, sentence, hit, mentions, rules) or _of_report(page, sentence, hit, rules))
            for hit in people_hits(page, sentence, rules)
        ]
        for hit, mention in told:
            if mention is None or mention.who or sum(m is mention for h, m in told if h.kind == hit.kind) > 1:
                continue
            group = groups[mention.groups[-1]] if mention.groups else None
            if _whole(page, mention, group, groups, rules):
                value = True if hit.kind == "minor" else hit.value
                trait = Trait(-1, PROPERTIES[hit.kind], value, ((hit.start, hit.end),), hit.id)
                yield Said(mention, group, trait, _leads(page, sentence, mention))
        for mention in mentions:
            if not mention.groups or mention.who:
                continue
            group = groups[mention.groups[0]]
            if not _whole(page, mention, group, groups, rules):
                continue
            genders = {groups[n].gender for n in mention.groups}
            gender = genders.pop() if len(genders) == 1 else ""
            if gender in {"male", "female"}:  # "four men and three men of another people" are seven men
                whole = replace(mention, count=sum(groups[n].count or 0 for n in mention.groups) or None)
                yield Said(whole, group, Trait(-1, "gender", gender, ((mention.start, mention.end),), "gender.noun"))
            if len(mention.groups) > 1:
                continue
            charges = group_charges.get(group.number, ())
            if len({str(c.value) for c in charges}) == 1:
                yield Said(mention, group, charges[0])


def _of_report(page: Page, sentence: Sentence, hit: Hit, rules: LanguageRules) -> Mention | None:
    """ "Dozens of Ruritanians tried", "arrest of Ruritanians": those whom the report is about, without a number."""
    lead = page.low[max(sentence.start, hit.start - _BEFORE) : hit.start]
    if rules.grammar("people_of_report").search(lead) is None or not verb_final.told(page, sentence, hit, rules):
        return None
    return Mention(hit.start, hit.end, "many")


def _leads(page: Page, sentence: Sentence, mention: Mention) -> bool:
    """Whether the mention opens the headline or the first sentence: it is whom the report is about."""
    return page.opens(sentence.index, 1) and len(page.tokens_in(sentence.start, mention.start)) <= _LEAD


def _whole(page: Page, mention: Mention, group: Group | None, groups: Sequence[Group], rules: LanguageRules) -> bool:
    """Whether the words may be of all whom the report is about, not of a part of them or of others besides."""
    if group is None:
        return mention.kind in _MANY
    part = group.parent >= 0 and groups[group.parent].count != group.count
    part = part or rules.grammar("part_itself").match(page.low, group.start, group.end) is not None
    return not part and not is_part(page, group, rules)


def _told_after(page: Page, story: Story, number: int, mention: Mention, section_of: Sequence[int]) -> bool:
    """Whether the person is first named after the mention; names of a headline do not count as a first naming."""
    places = [a for a, _ in story.cast.of(number).mentions]
    body = [a for a in places if page.sentence_at(a).mark != "headline"] or places
    here, there = page.sentence_at(mention.start), page.sentence_at(min(body))
    if here is there and here.mark == "body":
        return False  # "a group of women wrote of the hanging of X": named beside them, not as one of them
    one = page.stories[here.index] == page.stories[there.index]
    within = one if here.mark == "headline" else section_of[here.index] == section_of[there.index]
    return mention.start < min(body) and within


def _elsewhere(said: Said, number: int, lives: Lives) -> bool:
    """ "Two were hanged in one town for drugs. X was hanged in another": whether it was another death than theirs."""
    group = lives.groups.get(said.group.number, ()) if said.group else ()
    pairs = [(f, g) for f in lives.people.get(number, ()) for g in group if f.type == g.type and f.type in DEADLY]
    return bool(pairs) and not any(same_fate(f, g) and one_town(f, g) for f, g in pairs)


def _fitting(page: Page, pool: Sequence[int], said: Said, lives: Lives, story: Story) -> list[int]:
    """Those of the pool whom the number can hold: all of them, else those with a fate that the group has, else the
    first in that number before the report turns to others, else the first list of that length."""
    count = 1 if said.mention.kind == "one" else said.count
    if said.group is not None and said.group.extra and len(pool) != count:  # "another 12": those of this report
        return []
    fates = {f.type for f in lives.groups.get(said.group.number, ())} if said.group else set()
    if fates & DEADLY:  # not those of whom something else is told, but not that
        own = {n: {f.type for f in lives.people.get(n, ())} for n in pool}
        pool = [n for n in pool if fates & DEADLY & own[n] or not (own[n] or n in lives.states)]
        pool = [n for n in pool if not _elsewhere(said, n, lives)]
    if count == 1 and len(pool) > 1 and said.first:  # "A Ruritanian engineer has been freed": the first who is named
        return [min(pool, key=lambda n: story.cast.of(n).start)]
    if count is None or len(pool) <= count:
        return list(pool) if count is None or 2 * len(pool) >= count else []  # one of twenty may be somebody else
    lived = [n for n in pool if n in lives.people or n in lives.states]
    if len(lived) <= count <= 2 * len(lived):
        return lived
    kept = [n for n in pool if fates & {f.type for f in lives.people.get(n, ())}]
    if len(kept) <= count <= 2 * len(kept):
        return kept
    if first := first_told(page, story.cast, pool, count):
        return first
    lists = (m.who for _, ms in sorted(story.mentions.items()) for m in ms if m.kind == "name" and len(m.who) == count)
    return next((list(who) for who in lists if count > 1 and set(who) <= set(pool)), [])
