"""Every place of a sentence that stands for somebody: names in lists, pronouns, "the two prisoners", kin."""

from __future__ import annotations

import re
from bisect import insort
from collections.abc import Iterator, Sequence
from dataclasses import replace

from govah.extraction.page import Hit, Page, Sentence
from govah.extraction.people.bare_numbers import aged_people, bare_numbers, counted_nouns, further_people
from govah.extraction.people.first_person import SELF, first_person, spoken_for
from govah.extraction.people.kin_back import led_back, ties
from govah.extraction.people.kin_subjects import relative_spoken_of
from govah.extraction.people.name_lists import chains
from govah.extraction.people.noun_mentions import NounReader
from govah.extraction.people.noun_phrases import stands_for_people
from govah.extraction.people.pointing import pointers, without_excepted
from govah.extraction.people.pronoun_owners import spoken_of, told_beside
from govah.extraction.people.scene import Scene
from govah.extraction.rules import LanguageRules
from govah.extraction.story import Character, Mention

_JOINED = frozenset({"name", "one", "many", "all", "same"})
_BEFORE = 24
_OF_SELF = 7  # letters from which a pronoun is one like "himself", which only stresses who is meant
_BESIDE = frozenset({"lawyer", "relative"})
_BETWEEN = 1  # tokens from an owner to the relatives: "his two brothers"
_PART_OF_NAME = re.compile(r"' [A-Z]")
_CLAUSES = re.compile(r"[:;] ")
_WORDS = ("one", "many", "pronoun", "all", "kin", "kin_many", "first", "client")


def read_mentions(page: Page, sentence: Sentence, scene: Scene, rules: LanguageRules) -> list[Mention]:
    """All mentions of a sentence in order, each resolved to people of the story as far as can be told."""
    names = chains(page, sentence, scene.cast, rules)
    pointing = pointers(page, sentence, scene, rules, names)
    inside = _inside(names)
    slots: list[tuple[int, int, Hit | Mention]] = [(m.start, m.end, m) for m in (*names, *pointing) if m not in inside]
    for hit in (*_person_words(page, sentence, rules), *bare_numbers(page, sentence, rules)):
        if not any(m.start <= hit.start < m.end for m in names):
            slots.append((hit.start, hit.end, hit))
    slots.sort(key=lambda slot: (slot[0], -slot[1]))
    found: list[Mention] = []
    nouns = NounReader(page, sentence, scene, rules, found, names)
    opens = sentence.index == 0 or page.sentences[sentence.index - 1].paragraph != sentence.paragraph
    for start, _, item in slots:
        if found and start < found[-1].end:
            continue
        mention = item if isinstance(item, Mention) else _mention(page, item, nouns)
        if mention is None:
            continue
        if found and _named_last(page, found[-1], mention):
            found[-1] = replace(found[-1], end=mention.end, kind="name", possessive=mention.possessive)
            continue
        if found and _one_crowd(page, found[-1], mention):
            found[-1] = replace(found[-1], end=mention.end)
            continue
        if len(found) > 1 and _owned(page, found[-2], found[-1], mention, rules):
            found.pop()  # "X and his two cellmates": one subject
            mention = _joined(found.pop(), mention)
        elif found and _joins(page, found[-1], mention, rules):
            mention = _joined(found.pop(), mention)
        if found and mention.start < found[-1].end:  # "my son" in place of "my"
            found.pop()
        found.append(mention)
        if mention.gender != SELF and (mention.who or mention.groups):
            aside = mention.kind == "name" and page.search_cut(rules.aside, start - 20, start) is not None
            aside = aside or (mention.possessive and _remembered(page, mention, found, rules))
            if not mention.who and any(len(m.who) > 1 for m in found[:-1]):
                lead = page.low[max(0, mention.start - _BEFORE) : mention.start]
                aside = rules.grammar("group_aside").search(lead) is not None
            new = opens and not any(m.who for m in found[:-1])  # a paragraph's first person is what it speaks of
            scene.note(mention, aside=aside and not new)
    for mention in inside:  # "A, whose son B was hanged, and C": B is told of in the aside alone
        insort(found, mention, key=lambda m: m.start)
        scene.note(mention, aside=True)
    found[:] = without_excepted(page, sentence, found, rules)
    scene.hear(found)
    for tie in ties(page, found, sentence.index, rules):
        scene.kin = tie
    return found


def _inside(names: Sequence[Mention]) -> list[Mention]:
    """The names, in the order of the text, that stand within a list of names: relatives told of in its asides."""
    found: list[Mention] = []
    furthest = -1
    for mention in names:
        if mention.end <= furthest:
            found.append(mention)
        furthest = max(furthest, mention.end)
    return found


def _remembered(page: Page, mention: Mention, found: Sequence[Mention], rules: LanguageRules) -> bool:
    """ "X was arrested at the anniversary of Y's death": the sentence goes on to speak of X."""
    if mention.kind != "name" or not any(len(m.who) == 1 and m.kind in {"name", "pronoun"} for m in found[:-1]):
        return False
    return rules.grammar("remembered_after").match(page.low, mention.end) is not None


def _person_words(page: Page, sentence: Sentence, rules: LanguageRules) -> list[Hit]:
    peoples = page.hits_in(sentence.start, sentence.end, "ethnicity", "religion", "demonym")
    words = page.hits_in(sentence.start, sentence.end, *_WORDS)
    owners = rules.grammar("people_own")  # "the men's families", not "women's rights"
    return [
        *(h for h in words if h.kind != "many" or not _of_cause(page, h) or owners.match(page.low, h.end)),
        *aged_people(page, sentence, rules),
        *(h._replace(kind="many", value="") for h in peoples if stands_for_people(page, h)),
        *_by_trade(page, sentence, rules),
        *counted_nouns(page, sentence, rules),
    ]


def _by_trade(page: Page, sentence: Sentence, rules: LanguageRules) -> Iterator[Hit]:
    """ "An unnamed nurse was hanged", "three doctors": people of whom only the trade is told."""
    for hit in page.hits_in(sentence.start, sentence.end, "occupation"):
        if page.has(hit.start, hit.end, "one", "many"):
            continue
        before = page.low[max(sentence.start, hit.start - 40) : hit.start]
        if rules.grammar("some_before").search(before) and rules.grammar("trade_after").match(page.low, hit.end):
            yield Hit(hit.start, hit.end, "one", "trade", "")
        elif rules.grammar("plural").words[page.low[hit.start : hit.end]] and any(
            not n.ordinal and not page.low[n.end : hit.start].strip()
            for n in page.numbers_in(hit.start - 16, hit.start)
        ):
            yield Hit(hit.start, hit.end, "many", "trade", "")


def _of_cause(page: Page, hit: Hit) -> bool:
    """ "Women's rights", "the Teachers' Association", but not "three men's sentences"."""
    if _PART_OF_NAME.match(page.plain, hit.end):
        return True
    return page.low.startswith("'s ", hit.end) and not page.numbers_in(hit.start - 24, hit.start)


def _mention(page: Page, hit: Hit, nouns: NounReader) -> Mention | None:
    """The mention that one word makes."""
    if hit.kind == "first":
        return first_person(page, hit, nouns.scene)
    if hit.kind in {"kin", "client"}:
        meant = spoken_for(page, hit, nouns.scene, nouns.found)
        if meant is not None or hit.kind == "client":
            return meant
    if hit.kind == "pronoun":
        return _pronoun(page, hit, nouns)
    if hit.kind == "rest":
        part = hit.id != "other" and bool(nouns.found) and _of_these(page, nouns.found[-1], nouns)
        return further_people(hit._replace(id="part") if part else hit, nouns.scene, page, nouns.sentence)
    if hit.kind == "all":
        told = page.hits_in(hit.start, hit.end, "many")  # "both men"
        return nouns.scene.several(hit.start, hit.end, int(hit.value) or None, told[0].value if told else "")
    if hit.kind == "kin" and (back := led_back(page, hit, nouns)):
        return back
    if hit.kind in {"kin", "kin_many"}:
        return _relative(page, hit, nouns)
    if _owned_kin(page, hit, nouns):
        return Mention(hit.start, hit.end, "kin", gender=hit.value)
    return nouns.read(hit)


def _owned_kin(page: Page, hit: Hit, nouns: NounReader) -> bool:
    """ "Their mothers", "his brothers" are relatives of those told of; "two of her brothers" are told of themselves."""
    owner = nouns.found[-1] if nouns.found else None
    if owner is None or not owner.possessive or not page.has(hit.start, hit.end, "siblings"):
        return False
    first = max(nouns.sentence.start, owner.start - _BEFORE)
    part = page.search(nouns.rules.grammar("part_of"), first, owner.start)
    return part is None and len(page.tokens_in(owner.end, hit.start)) <= _BETWEEN


def _of_these(page: Page, whole: Mention, nouns: NounReader) -> bool:
    """ "Of the nineteen arrested, eleven have been freed": the number before is the whole of which this is a part."""
    lead = page.low[max(nouns.sentence.start, whole.start - 16) : whole.start]
    return len(whole.groups) == 1 and nouns.rules.grammar("of_whole_number").search(lead) is not None


def _relative(page: Page, hit: Hit, nouns: NounReader) -> Mention | None:
    """A relative of somebody; counted ones are a group ("with three colleagues"), "father of two" is a description."""
    grammar = nouns.rules.grammar
    if grammar("of_children").match(page.low, hit.start):
        alone = grammar("some_parent").search(page.low, nouns.sentence.start, hit.start)
        if alone is None or hit.kind != "kin":
            return None
        group = nouns.scene.new_group(alone.start("one"), hit.end, nouns.sentence, 1, hit.value)  # "a father of two"
        return Mention(group.start, hit.end, "one", groups=(group.number,), gender=hit.value, count=1)
    if hit.kind == "kin_many" and grammar("counted_kin").fullmatch(page.low, hit.start, hit.end):
        numbers = page.numbers_in(hit.start - 24, hit.start)
        between = page.low[numbers[-1].end : hit.start] if numbers else ""
        own = grammar("of_own").fullmatch(between) is not None  # "two of his colleagues"
        if numbers and not numbers[-1].ordinal and (own or not between.strip()):
            if own and nouns.found and nouns.found[-1].start > numbers[-1].start:
                nouns.found.pop()
            rest = Hit(numbers[-1].start, hit.end, "rest", "other", str(int(numbers[-1].value)))
            return further_people(rest, nouns.scene, page, nouns.sentence)
    return Mention(hit.start, hit.end, "kin", gender=hit.value)


def _joins(page: Page, left: Mention, right: Mention, rules: LanguageRules) -> bool:
    """ "The brothers and three other prisoners", "he and Omid Rad": two mentions that are one subject."""
    if left.kind == "pronoun" and right.kind == "name" and left.who and not left.possessive:
        joint = page.low[left.end : right.start].strip() in rules.joints
        return joint and right.who[0] not in left.who
    if left.kind not in _JOINED or right.kind not in _JOINED or left.possessive or left.kind == right.kind == "name":
        return False
    if not (left.who or left.groups) or not (right.who or right.groups) or set(left.who) & set(right.who):
        return False
    return rules.joins.fullmatch(page.low[left.end : right.start]) is not None


def _owned(page: Page, left: Mention, owner: Mention, right: Mention, rules: LanguageRules) -> bool:
    """ "X and his two co-defendants": people who are told of as somebody's and stand beside that one."""
    if owner.kind != "pronoun" or not owner.possessive or right.kind not in {"one", "many"} or not right.groups:
        return False
    if left.kind not in {"name", "all"} or left.possessive or not left.who or not set(owner.who) <= set(left.who):
        return False
    return rules.joins.fullmatch(page.low[left.end : owner.start]) is not None


def _named_last(page: Page, left: Mention, name: Mention) -> bool:
    """ "A, B and the student C": C is the last of the list, named behind the noun that describes them."""
    if left.kind != "all" or name.kind != "name" or left.groups or not set(name.who) < set(left.who):
        return False
    if page.has(left.start, left.start + 1, "definite"):
        return False  # "of the three, A was freed"
    return page.low[left.end : name.start].strip(" ,\"'") == ""


def _one_crowd(page: Page, left: Mention, right: Mention) -> bool:
    """ "304 men, women and children": one number for all of them."""
    if left.kind != "many" or right.kind != "many" or not left.groups or right.who or right.groups:
        return False
    return page.low[left.end : right.start] in {", ", " and ", ", and "}


def _joined(left: Mention, right: Mention) -> Mention:
    """Both mentions as one."""
    who = (*left.who, *(n for n in right.who if n not in left.who))
    groups = (*left.groups, *right.groups)
    return replace(
        left, end=right.end, kind="all", who=who, groups=groups, gender="", count=None, possessive=right.possessive
    )


def _their_own(page: Page, hit: Hit, names: Sequence[Mention], nouns: NounReader) -> tuple[int, ...] | None:
    """ "X's lawyer, Y, is in prison since he was arrested": Y, if it is no word of what Y says or does for X."""
    own = [m for m in names if not m.possessive]
    if len(own) != 1 or len(own[0].who) != 1 or page.has(own[0].end, hit.start, "speech", "reporting"):
        return None
    character = nouns.scene.cast.of(own[0].who[0])
    if character.role == "lawyer":
        since = page.search(nouns.rules.grammar("new_clause"), own[0].end, hit.start)
        apart = (h for h in page.hits_in(own[0].end, hit.start, "pronoun") if h.end - h.start < _OF_SELF)
        if since is None or any(apart):
            return None
    return own[0].who if character.role in _BESIDE and _may_be(page, character, hit.value) else None


def _may_be(page: Page, character: Character, gender: str) -> bool:
    """Whether somebody may be of that gender, by title or noun or by the word for the relative."""
    told = character.gender
    if not told and character.role_span is not None:
        told = next((h.value for h in page.hits_in(*character.role_span, "kin")), "")
    return told in {"", gender}


def _pronoun(page: Page, hit: Hit, nouns: NounReader) -> Mention:
    """Whom a pronoun means: the relative just named, the latest group, or the latest person of its gender."""
    scene, found = nouns.scene, nouns.found
    owning = page.has(hit.start, hit.end, "owning") or bool(nouns.rules.grammar("of_hers").match(page.low, hit.start))
    mention = Mention(hit.start, hit.end, "pronoun", gender=hit.value, possessive=owning)
    if hit.value == "many":
        return replace(mention, who=scene.plural[0], groups=scene.plural[1], gender="")
    names = [m for m in found if m.kind == "name"]
    kin = next((m for m in reversed(found) if m.kind == "kin"), None)
    if kin is not None and kin.gender == hit.value and not any(m.start > kin.end for m in names):
        if (owner := spoken_of(page, hit, kin, found)) is not None:
            return replace(mention, who=owner.who)
        return mention  # "his sister … her": nobody of the story
    relative = relative_spoken_of(page, found, hit.start, nouns.rules)
    if relative is not None and relative[0].gender == hit.value:
        return mention  # "the mother of X … her"
    if (beside := told_beside(page, hit, mention, scene, nouns.rules, found)) is not None:
        return beside
    if len(names) == 1 and len(names[0].who) == 1 and not names[0].possessive:
        character = scene.cast.of(names[0].who[0])
        if character.role == "relative" and _may_be(page, character, hit.value):
            return replace(mention, who=names[0].who, close=True)
    if (spoken := _their_own(page, hit, names, nouns)) is not None:
        return replace(mention, who=spoken, close=True)
    if len(names) == 1 and len(names[0].who) == 1 and _CLAUSES.search(page.low, names[0].end, hit.start):
        character = scene.cast.of(names[0].who[0])  # "the arrest of X: he was …"
        if character.role in {"", "victim"} and character.gender in {"", hit.value}:
            return replace(mention, who=names[0].who)
    if owning and (ahead := _told_ahead(page, hit, nouns)) is not None:
        return replace(mention, who=ahead.who)
    number = scene.he(hit.value)
    if number is not None:
        return replace(mention, who=(number,))
    group = scene.one_group(hit.value)
    if group is not None:
        return replace(mention, groups=(group.number,), count=1)
    ahead = next((m for m in nouns.names if m.start > hit.end), None)  # "After his arrest, Reza Karimi was …"
    return replace(mention, who=ahead.who) if ahead is not None and len(ahead.who) == 1 else mention


def _told_ahead(page: Page, hit: Hit, nouns: NounReader) -> Mention | None:
    """ "After his arrest on 5 August, X was held": the subject of the clause behind the comma."""
    start = nouns.sentence.start
    if nouns.found or not nouns.rules.grammar("fronted_before").fullmatch(page.low, start, hit.start):
        return None
    name = next((m for m in nouns.names if m.start > hit.end), None)
    if name is None or len(name.who) != 1 or name.possessive or not page.low.endswith(", ", hit.end, name.start):
        return None
    verb = page.token_at(name.end)
    if verb >= len(page.tokens) or not page.has(page.tokens[verb].start, page.tokens[verb].end, "be", "have"):
        return None
    character = nouns.scene.cast.of(name.who[0])
    return name if character.role in {"", "victim"} and character.gender in {"", hit.value} else None
