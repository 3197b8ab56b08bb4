"""Reads a page of a verb-final language sentence by sentence: who is meant, what happened to them, when and where."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from govah.extraction.events.reading import Story
from govah.extraction.page import Page, Sentence
from govah.extraction.people.cast import Cast
from govah.extraction.people.membership import NOT_VICTIMS
from govah.extraction.people.scene import Scene
from govah.extraction.rules import LanguageRules
from govah.extraction.sheets.cards import read_cards
from govah.extraction.story import DEADLY, Group, Happening, Mention
from govah.extraction.verb_final.bearing import NOUN, TOPIC, bearer, meant, settled
from govah.extraction.verb_final.casting import find_cast
from govah.extraction.verb_final.clauses import clauses
from govah.extraction.verb_final.mentions import read_mentions
from govah.extraction.verb_final.parts import give_parts
from govah.extraction.verb_final.setting import Settings
from govah.extraction.verb_final.telling import Told, masked, tellings

_MISCOUNT = 1  # by which a list may be longer than the number that announces it
_BESIDE = frozenset({"speaker", "relative", "lawyer"})
_IN_COURT = frozenset({"trial", "appeal"})  # what others may do for somebody, or take part in
_BEFORE = 60  # characters before a name in which the words for a part in the case stand
_LEAD = 16  # characters in which the word stands that says that a name follows


def read_story(page: Page, rules: LanguageRules) -> Story:
    """The people of a page and what is told of them."""
    cast = find_cast(page, rules)
    give_parts(page, cast, rules)
    scene = Scene(cast)
    sheets = read_cards(page, cast, rules)
    story = Story(cast, scene, happenings=sheets.happenings, sheet_traits=sheets.traits)
    settings = Settings(page, scene, rules)
    listing: Group | None = None
    row: list[int] = []  # those whom the lines of the list at hand name
    for sentence in page.sentences:
        if who := sheets.turn(sentence):
            scene.turn_to(who, sentence)
        if sentence.mark == "furniture":
            continue
        if sentence.mark != "item":
            _end_list(scene, sentence, row, listing)
            row = []
        mentions = read_mentions(page, sentence, scene, rules)
        story.mentions[sentence.index] = settled(mentions, scene)
        if sentence.mark == "standing":
            continue
        parts = clauses(page, sentence, rules)
        shown = masked(page, sentence, cast, mentions, parts)
        events: list[Happening] = []
        turns = tellings(page, sentence, shown, parts, rules)
        if turns and not mentions and _names_behind(page, sentence, cast):
            listed = scene.new_group(sentence.start, sentence.start, sentence, None, "")
            mentions.append(Mention(sentence.start, sentence.start, "many", (), (listed.number,)))
        settings.turn(turns)
        for told in turns:
            made = _happenings(page, sentence, told, mentions, scene, rules)
            settings.give(made, told, events)
            if not made:
                settings.of_crowd(sentence, told)
            events += made
        settings.close(sentence, events, story.mentions[sentence.index], story.happenings)
        _announce(page, mentions, scene, rules)
        listing = _list_on(page, sentence, mentions, scene, listing)
        if sentence.mark == "item" and not events:
            row += [n for m in mentions if m.kind == "name" and not m.aside for n in m.who if n not in row]
        story.happenings += events
        _focus(scene, mentions, events)
    return story


def _happenings(  # noqa: PLR0917  (the turn of phrase and all that is known around it)
    page: Page, sentence: Sentence, told: Told, mentions: Sequence[Mention], scene: Scene, rules: LanguageRules
) -> list[Happening]:
    """The events, one or several, that one turn of phrase tells of those whom it befell."""
    mention, how = bearer(page, sentence, told, mentions, scene, rules)
    if mention is None or not (mention.who or mention.groups):
        return []
    entry = told.entry
    spans = [(told.start, told.end), *([(mention.start, mention.end)] if how != TOPIC else [])]
    who = list(mention.who)
    if how != TOPIC and _of_others(page, told, mention, rules):
        who = [n for n in who if scene.cast.of(n).role not in _BESIDE]
        if not who and not mention.groups:
            return []
    for number in who if how != TOPIC else ():
        if scene.cast.of(number).role in _BESIDE:  # who tells of what befell them is no mere speaker
            scene.cast.of(number).role = ""
    made = []
    lasts = _by_verb(page, told, rules)
    for k, kind in enumerate((entry.event, *entry.also)):
        made.append(
            Happening(
                type=kind, start=told.start, end=told.end, sentence=sentence.index, rule=entry.id, who=list(who),
                groups=list(mention.groups), modality=told.modality, binding=how if kind or lasts else NOUN,
                outcome=entry.outcome if k == 0 else "", inherited=how == TOPIC, adds=entry.weak,
                if_held=entry.if_held, spans=list(spans),
                clause=(told.clause[0][0], told.clause[-1][1]),
                again=any(page.search(rules.grammar("again"), *segment) for segment in told.clause),
            )
        )  # fmt: skip
    return made


def _by_verb(page: Page, told: Told, rules: LanguageRules) -> bool:
    """Whether a verb tells of a state as one that lasts, and no noun alone ("the political prisoner X")."""
    return any(rules.grammar("finite").words[t.low] for t in page.tokens_in(told.start, told.end))


def _of_others(page: Page, told: Told, mention: Mention, rules: LanguageRules) -> bool:
    """ "The lawyer, X, asked for a retrial", "her husband, Y, forgave and he was spared": what those beside somebody do
    for him, or what befell him for it, did not befall them."""
    lead = page.low[max(page.sentence_at(mention.start).start, mention.start - _BEFORE) : mention.start]
    if not any(rules.grammar(f"{role}_before").search(lead) for role in _BESIDE):
        return False
    if told.entry.event in _IN_COURT:
        return page.search(rules.grammar("done_for_others"), told.start, told.clause[-1][1]) is not None
    return told.entry.event == "pardon" and mention.kind == "name" and mention.end <= told.clause[0][0]


def _announce(page: Page, mentions: Sequence[Mention], scene: Scene, rules: LanguageRules) -> None:
    """ "Three prisoners named A, B and C", "A, B and C, three prisoners": names beside a number are its people."""
    for k, (one, other) in enumerate(pairwise(mentions)):
        lead = page.low[max(0, one.start - _LEAD) : one.start]
        gap = page.low[one.end : other.start]
        points = one.kind in {"pronoun", "all"} and other.kind == "name" and not one.who
        if points and _tell_name(one, other, gap, lead, mentions, scene, rules):
            continue
        if one.kind == "all" and not (one.who or one.groups) and other.kind == "name":
            counted = scene.counted(len(_named_from(mentions[k + 1 :])))
            meant = scene.plural[1] or (scene.topic.groups if scene.topic is not None else ())
            meant = (counted.number,) if counted is not None else meant
            known = len(meant) == 1 and scene.groups[meant[0]].members
            if len(meant) == 1 and not known and rules.grammar("introduces_all").search(gap):
                scene.groups[meant[0]].members = _named_from(mentions[k + 1 :])
            continue
        group, names = (one, other) if one.groups and other.kind == "name" else (other, one)
        if len(group.groups) != 1 or (group.who and group is not one) or names.kind != "name":
            continue
        people = scene.groups[group.groups[0]]
        named = list(names.who)
        naming = group is one and rules.grammar("naming").search(lead) is not None
        told = group is one and (
            rules.grammar("introduces").search(gap) is not None
            or (naming and rules.grammar("named_as").fullmatch(gap) is not None)
        )
        if told and people.count is not None and len(named) < people.count:
            named = _all_named(mentions[k + 1 :], people.count) or named
        more = people.count is not None and len(named) > people.count + (_MISCOUNT if told else 0)
        if people.members or more or people.kin:
            continue
        beside = len(named) == people.count and rules.grammar("beside_names").fullmatch(gap)
        if (told and not (people.extra and group.kind != "name" and len(named) != people.count)) or beside:
            people.members = named
            if naming:
                scene.name_some(tuple(named))  # "the names of 14 of them": they are of those told of last


def _named_from(mentions: Sequence[Mention]) -> list[int]:
    """All people named from here on."""
    return list(dict.fromkeys(n for m in mentions if m.kind == "name" and not m.possessive for n in m.who))


def _tell_name(  # noqa: PLR0917  (all that a name is told by)
    one: Mention, name: Mention, gap: str, lead: str, mentions: Sequence[Mention], scene: Scene, rules: LanguageRules
) -> bool:
    """ "The name of this man was given as X", "one of them, named X": X is of the people told of without a name."""
    some = rules.grammar("one_of_lead").search(lead) is not None and rules.grammar("introduces").search(gap)
    told = rules.grammar("naming").search(lead) is not None and rules.grammar("named_as").fullmatch(gap)
    if not (some or told):
        return False
    known = meant(one, scene, [m for m in mentions if m.start < one.start])
    if known is None or len(known.groups) != 1 or known.who:
        return False
    group = scene.groups[known.groups[0]]
    fits = group.count is None or len(group.members) + len(name.who) <= group.count
    if not fits or (group.count != 1 and not some):
        return False
    group.members += [n for n in name.who if n not in group.members]
    return True


def _all_named(mentions: Sequence[Mention], count: int) -> list[int]:
    """The people of all names from here on, where they are that many: a list with much said of each."""
    names = [m for m in mentions if m.kind == "name" and not m.possessive]
    who = list(dict.fromkeys(n for m in names for n in m.who))
    return who if len(who) == count else []


def _list_on(
    page: Page, sentence: Sentence, mentions: Sequence[Mention], scene: Scene, listing: Group | None
) -> Group | None:
    """Lines of a list are of those whom the sentence before it tells of: it ends in a colon, or counts the lines."""
    groups = [m.groups[0] for m in mentions if m.groups and not m.who]
    count = scene.groups[groups[-1]].count if groups and sentence.mark != "item" else None
    if page.ends_in_colon(sentence) or (count is not None and count > 1 and _lines_behind(page, sentence) == count):
        if groups:
            return scene.groups[groups[-1]]
        topic = scene.topic
        return scene.groups[topic.groups[0]] if topic is not None and topic.groups else None
    if listing is not None and sentence.mark == "item":
        first = next((m for m in mentions if m.kind == "name"), None)
        if first is not None:
            listing.members += [n for n in first.who if n not in listing.members]
        return listing
    return None


def _lines_behind(page: Page, sentence: Sentence) -> int:
    """How many lines of a list stand behind a sentence."""
    after = sentence.index + 1
    while after < len(page.sentences) and page.sentences[after].mark == "item":
        after += 1
    return after - sentence.index - 1


def _names_behind(page: Page, sentence: Sentence, cast: Cast) -> bool:
    """Whether lines of a list stand behind a sentence, and the first of them names somebody."""
    return _lines_behind(page, sentence) > 1 and bool(cast.by_sentence.get(sentence.index + 1))


def _end_list(scene: Scene, sentence: Sentence, row: Sequence[int], listing: Group | None) -> None:
    """Behind a list that only names "they" are all whom it names, or the people whose names it gave."""
    if len(row) > 1:
        groups = (listing.number,) if listing is not None else ()
        scene.turn_to(() if groups else tuple(row), sentence, groups)


def _focus(scene: Scene, mentions: Sequence[Mention], events: Sequence[Happening]) -> None:
    """Whom the report speaks of after a sentence: whom its events befell, else whom it names."""
    for event in events:
        for number in event.groups:
            scene.groups[number].used = True
            scene.groups[number].fatal |= event.type in DEADLY
    told = [e for e in events if e.who or e.groups]
    for mention in mentions:
        if mention.kind == "name" and not mention.aside:
            who = tuple(n for n in mention.who if scene.cast.of(n).role not in NOT_VICTIMS)
            if who:
                scene.note(Mention(mention.start, mention.end, "name", who))
                if not told:
                    scene.topic = Mention(mention.start, mention.end, "topic", who)
        elif mention.groups and not mention.aside:
            scene.note(mention)
            if not told and not any(m.kind == "name" for m in mentions):
                scene.topic = mention
    if told:
        last = told[-1]
        scene.topic = Mention(last.start, last.end, "topic", tuple(last.who), tuple(last.groups))
        if len(last.who) + len(last.groups) > 1:
            scene.plural = (tuple(last.who), tuple(last.groups))
