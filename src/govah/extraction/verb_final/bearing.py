"""Whom an event befell: whom its pattern names, the object of the clause, its subject, or whom the report is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from govah.extraction.page import Page, Sentence
from govah.extraction.people.scene import Scene
from govah.extraction.rules import LanguageRules
from govah.extraction.story import DEADLY, Mention
from govah.extraction.verb_final.clauses import holds
from govah.extraction.verb_final.telling import Told

PATTERN, OBJECT, CLAUSE, SENTENCE, TOPIC = "pattern", "object", "clause", "sentence", "topic"
NOUN = "noun"  # a state that a noun tells
_NEVER = frozenset({"judge", "official", "murder_victim", "author"})
_ASIDE = frozenset(
    {"relative", "speaker", "lawyer"}
)  # parts that somebody may have to whom something is done all the same
_FOR = frozenset({"lawyer", "speaker"})  # who is told something, or not, for somebody else's sake
_MANY = 100  # people of one incident, at most
_NEXT = 30  # characters between a clause and the names of those whom it is about
_LAST = 8  # characters in which the last word of a clause stands
_MARKED = 60  # characters between a name and the mark of the object behind its description


def bearer(  # noqa: PLR0917  (the turn of phrase and all that is known around it)
    page: Page, sentence: Sentence, told: Told, mentions: Sequence[Mention], scene: Scene, rules: LanguageRules
) -> tuple[Mention | None, str]:
    """The mention that an event is bound to, and how; none where nobody was told of."""
    for slot in told.who:
        whole = next((m for m in mentions if m.start <= slot.start < m.end), slot)
        if _may(whole, scene):
            return meant(whole, scene, mentions), PATTERN
    inside = [m for m in mentions if m.start < told.end and holds(told.clause, m.start)]
    inside = [m for m in inside if not _defends(page, m, told, scene, rules)]
    listed = _listed(page, told, mentions, scene, rules)
    if listed is not None:
        return meant(listed, scene, mentions), CLAUSE
    marked = rules.grammar("object_mark")
    objects = [m for m in inside if _may(m, scene) and not m.possessive]
    objects = [m for m in objects if marked.match(page.low, m.end, told.end)]
    if objects:  # "A from here and B from there they arrested": both
        last = objects[-1]
        return meant(_together(objects[0], objects) if last.kind == "name" else last, scene, mentions), OBJECT
    apposed = _apposed(page, told, mentions, rules)
    if apposed is not None and _may(apposed, scene):
        return meant(apposed, scene, mentions), CLAUSE
    if rules.grammar("others_object").search(page.low, told.clause[-1][0], told.end):
        return None, OBJECT  # "the judge who condemned dozens of people": none of those who are named
    eligible = [m for m in inside if _may(m, scene) and not m.aside]
    if told.entry.of_owner:  # "his lawyer was told nothing": it befell whom he defends
        eligible = [m for m in eligible if not (m.kind == "name" and {scene.cast.of(n).role for n in m.who} <= _FOR)]
    for mention in sorted(eligible, key=lambda m: _speaks(m, scene)):
        each = any(m.kind == "all" and m.count in {None, 1} for m in inside)  # "each of them"
        whole = _together(mention, eligible) if each or _of_several(page, told, rules) else mention
        whole = _counted_together(page, whole, eligible, rules)
        return _accompanied(page, meant(whole, scene, mentions), mention, inside, rules), CLAUSE
    if told.entry.of_owner and (owners := [m for m in inside if m.possessive and _may(m, scene)]):
        return meant(owners[0], scene, mentions), CLAUSE
    behind = [m for m in mentions if m.start >= told.end and holds(told.clause, m.start)]
    if not inside and (after := [m for m in behind if _may(m, scene) and not (m.aside or _speaks(m, scene))]):
        return meant(after[0], scene, mentions), CLAUSE  # "the confirmation of the sentence of X"
    if told.head is not None:  # "X, who was arrested": the one right before the relative word
        ahead = [m for m in mentions if told.head[0] <= m.start < told.head[1] and _may(m, scene) and _heads(m)]
        if ahead:
            named = [m for m in ahead if m.kind == "name" and not m.aside]
            many = len(named) > 1 and _of_several(page, told, rules)
            whole = _together(named[0], named) if many else ahead[-1]
            return meant(whole, scene, mentions), CLAUSE
    begin = told.clause[0][0]
    opens = rules.grammar("relative").match(page.low, begin + 1) or rules.grammar("relative").match(page.low, begin)
    if opens and rules.grammar("who_is").search(page.low[max(sentence.start, begin - _LAST) : begin]):
        named = [m for m in mentions if m.end <= begin and m.kind == "name"]
        if named:  # "X is the brother of Y, who was hanged": the one named last
            return (meant(named[-1], scene, mentions), CLAUSE) if _may(named[-1], scene) else (None, CLAUSE)
    if any(m.kind in {"name", "kin"} and not m.aside for m in inside) or _of_somebody(page, told, inside, rules):
        return None, CLAUSE  # it befell somebody else
    before = [
        m for m in mentions if m.end <= told.clause[0][0] and _may(m, scene) and not (m.aside or _speaks(m, scene))
    ]
    if before:
        return meant(before[0] if len(before) == 1 else before[-1], scene, mentions), SENTENCE
    return _topic(page, sentence, told, mentions, scene, rules), TOPIC


def _defends(page: Page, mention: Mention, told: Told, scene: Scene, rules: LanguageRules) -> bool:
    """ "The lawyer of two of them says the sentence was quashed": a lawyer who only tells of it."""
    if mention.kind != "name" or any(scene.cast.of(n).role != "lawyer" for n in mention.who):
        return False
    return page.search(rules.grammar("says_so"), mention.end, told.start) is not None


def _topic(  # noqa: PLR0917  (all that it rests on)
    page: Page, sentence: Sentence, told: Told, mentions: Sequence[Mention], scene: Scene, rules: LanguageRules
) -> Mention | None:
    """Whom the report is about, if a clause without people can mean them: not one where its verb tells of several, and
    nobody's death where the sentence counts other people or years of it."""
    topic = scene.topic
    if topic is None:
        return None
    alone = len(topic.who) + len(topic.groups) == 1 and all(scene.groups[n].count == 1 for n in topic.groups)
    if alone and _of_several(page, told, rules):
        return None
    others = any(m.kind in {"many", "one"} for m in mentions) or _counts(page, sentence)
    return None if told.entry.event in DEADLY and others else topic


def _of_several(page: Page, told: Told, rules: LanguageRules) -> bool:
    """Whether the verb tells of several people."""
    return rules.grammar("of_several").search(page.low[told.start : told.end].rstrip()) is not None


def _counts(page: Page, sentence: Sentence) -> bool:
    """Whether a sentence counts more people, or other things, than one incident has."""
    dates = page.dates_in(sentence.start, sentence.end)
    numbers = (n for n in page.numbers_in(sentence.start, sentence.end) if n.value > _MANY and not n.ordinal)
    return any(not any(d.start <= n.start < d.end for d in dates) for n in numbers)


def _listed(page: Page, told: Told, mentions: Sequence[Mention], scene: Scene, rules: LanguageRules) -> Mention | None:
    """ "Those who were tried are: A, B and C", "… A, B and C are": the names right behind the clause."""
    end = told.clause[-1][1]
    behind = [m for m in mentions if m.kind == "name" and m.start >= end and _may(m, scene)]
    if not behind:
        return None
    whole = _together(behind[0], behind)
    announced = rules.grammar("list_follows").match(page.low, end)
    near = behind[0].start - end < _NEXT and _nobody_else(told, mentions)
    told_behind = near and rules.grammar("are_behind").match(page.low, whole.end)
    return whole if announced or told_behind else None


def _nobody_else(told: Told, mentions: Sequence[Mention]) -> bool:
    """Whether the clause itself names nobody: it is about those whom it goes on to list."""
    start = told.clause[0][0]
    return not any(m.kind == "name" and not m.aside and start <= m.start < told.start for m in mentions)


def _together(first: Mention, eligible: Sequence[Mention]) -> Mention:
    """ "X on Monday and Y and Z on Friday were arrested": all whom a clause names, if its verb tells of several.

    Not where the clause itself says how many of them it means ("all three").
    """
    if first.kind != "name" or any(m.kind == "all" and 1 < (m.count or 0) == len(first.who) for m in eligible):
        return first
    names = [m for m in eligible if m.kind == "name" and not m.possessive]
    who = tuple(dict.fromkeys(n for m in names for n in m.who))
    return replace(first, end=max(m.end for m in names), who=who)


def _accompanied(
    page: Page, known: Mention | None, mention: Mention, inside: Sequence[Mention], rules: LanguageRules
) -> Mention | None:
    """ "He, along with A and B, was arrested": A and B too."""
    if known is None or mention.kind != "pronoun":
        return known
    company = rules.grammar("in_company")
    beside = [m for m in inside if m.kind == "name" and company.fullmatch(page.low, mention.end, m.start)]
    return replace(known, who=tuple(dict.fromkeys((*known.who, *beside[0].who)))) if beside else known


def _counted_together(page: Page, first: Mention, eligible: Sequence[Mention], rules: LanguageRules) -> Mention:
    """ "Four students of Lar and three of Yazd are held": all numbers of people that one clause tells of in a row."""
    joint = rules.grammar("row_of_numbers")
    for other in eligible:
        row = first.kind == other.kind == "many" and first.groups and not (first.who or other.who)
        if row and other.start >= first.end and joint.fullmatch(page.low, first.end, other.start):
            first = replace(first, end=other.end, groups=tuple(dict.fromkeys((*first.groups, *other.groups))))
    return first


def _heads(mention: Mention) -> bool:
    """Whether a relative clause may be about whom a mention means: "the mother of X, who is held": X by name."""
    return mention.kind == "name" or not mention.possessive


def _of_somebody(page: Page, told: Told, inside: Sequence[Mention], rules: LanguageRules) -> bool:
    """ "His lawyer was arrested": whether the clause is about somebody who is only told of as another's."""
    begin = told.clause[0][0]
    return any(
        m.possessive and not rules.grammar("quoting_lead").search(page.low[max(begin, m.start - _MARKED) : m.start])
        for m in inside
    )


def _apposed(page: Page, told: Told, mentions: Sequence[Mention], rules: LanguageRules) -> Mention | None:
    """ "The mother of X, one of the dead of the protests": X, where the words hold no verb and stand right behind."""
    if any(rules.grammar("finite").words[t.low] for t in page.tokens_in(told.start, told.end)):
        return None
    before = [m for m in mentions if m.kind == "name" and m.possessive and m.end <= told.start]
    if not before or rules.grammar("apposed_gap").fullmatch(page.low, before[-1].end, told.start) is None:
        return None
    return before[-1]


def _may(mention: Mention, scene: Scene) -> bool:
    """Whether something may befall whom a mention means."""
    if mention.kind != "name":
        return True
    return any(scene.cast.of(n).role not in _NEVER for n in mention.who)


def _speaks(mention: Mention, scene: Scene) -> bool:
    """Whether somebody told of elsewhere as speaking is meant."""
    return mention.kind == "name" and all(scene.cast.of(n).role in _ASIDE for n in mention.who)


def settled(mentions: Sequence[Mention], scene: Scene) -> list[Mention]:
    """The mentions of a sentence, each word that points back with those whom it means."""
    found = []
    for mention in mentions:
        points = mention.kind in {"pronoun", "all"} and not mention.who and not mention.groups
        known = meant(mention, scene, mentions) if points else None
        found.append(replace(mention, who=known.who, groups=known.groups) if known is not None else mention)
    return found


def meant(mention: Mention, scene: Scene, mentions: Sequence[Mention]) -> Mention | None:
    """Whom a mention means: itself, or for a pronoun the one or those told of last before it."""
    if mention.kind == "name":
        who = tuple(n for n in mention.who if scene.cast.of(n).role not in _NEVER)
        return Mention(mention.start, mention.end, "name", who, mention.groups)
    if mention.who or mention.groups:
        return mention
    here = [m for m in mentions if m.end <= mention.start and m.kind in {"name", "one", "many"} and not m.aside]
    many = mention.kind == "all"
    owners = [m for m in mentions if m.end <= mention.start and m.kind == "name" and m.possessive and _may(m, scene)]
    if not here and not many and owners and scene.topic is None:
        return owners[-1]  # "the family of X has no news of him"
    heard = [m for m in here if not _speaks(m, scene)]
    for other in reversed(heard if heard or scene.topic is not None else here):
        several = len(other.who) + len(other.groups) > 1 or (other.count or 1) > 1
        if several == many and _may(other, scene):
            return other
    if mention.count is not None and mention.count > 1:
        together = scene.several(mention.start, mention.end, mention.count)
        if together is not None:
            return together
    if many:
        who, groups = scene.plural
        return Mention(mention.start, mention.end, "all", who, groups) if who or groups else scene.topic
    group = scene.one_group(mention.gender) if mention.gender else None
    if group is not None and group.used and group.gender == mention.gender and not _fits(mention.gender, scene):
        return Mention(mention.start, mention.end, "pronoun", (), (group.number,))  # "a woman was hanged … this woman"
    if scene.topic is not None and len(scene.topic.who) == 1:
        return scene.topic
    if scene.topic is not None and not scene.topic.who and len(scene.topic.groups) == 1:
        group = scene.groups[scene.topic.groups[0]]
        if group.count == 1:
            return scene.topic
    number = scene.he("")
    return Mention(mention.start, mention.end, "pronoun", (number,)) if number is not None else scene.topic


def _fits(gender: str, scene: Scene) -> bool:
    """Whether the person whom the report speaks of is known to be of that gender."""
    return scene.topic is not None and any(scene.cast.of(n).gender == gender for n in scene.topic.who)
