"""Sentences that say names ("were identified as …", "these are:", a list line by line) give them to their group."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import pairwise

from govah.extraction.page import Page, Sentence
from govah.extraction.people.belonging import belong, phrase_start
from govah.extraction.people.listing import announced, labelled, listed
from govah.extraction.people.membership import MOST_NAMED, NOT_VICTIMS
from govah.extraction.people.scene import Scene
from govah.extraction.rules import LanguageRules
from govah.extraction.story import Group, Mention

_GAP, _RECENT = 24, 4
_BACK, _REACH, _INTRO = 10, 110, 60
_FEWEST, _LIST = 2, 3
_PARTING = frozenset({",", ":", "-", "\u2013", "\u2014", "("})


def link_named(page: Page, sentence: Sentence, mentions: list[Mention], scene: Scene, rules: LanguageRules) -> None:
    """Where the sentence says names, or a list line does, give them to the group that it speaks of."""
    if announced(page, sentence, mentions, scene) or listed(page, sentence, mentions, scene):
        return
    _told_before(sentence, mentions, scene, rules, page)
    _inside(page, mentions, scene, rules)
    if not any(_names(m) for m in mentions):
        _pointed_back(page, sentence, mentions, scene, rules)
        return
    if labelled(page, sentence, mentions, scene, rules):
        return
    _extraposed(page, mentions, scene, rules)
    _predicated(page, sentence, mentions, scene, rules)
    _introduced(page, sentence, mentions, scene, rules)
    _apposed(page, mentions, scene, rules)
    _completed(page, sentence, scene)
    _only_one(page, sentence, mentions, scene, rules)
    _others(page, mentions, scene)
    belong(page, mentions, scene, rules)
    if page.has(sentence.start, sentence.end, "naming"):
        _named(page, sentence, mentions, scene)


def _names(mention: Mention) -> bool:
    """Whether it names somebody, also together with people whom it does not name ("A, B and two others")."""
    if mention.aside:
        return False  # "among them A, the mother of B, and C's brother D"
    return mention.kind == "name" or (mention.kind == "all" and bool(mention.who) and bool(mention.groups))


def _told_before(
    sentence: Sentence, mentions: Sequence[Mention], scene: Scene, rules: LanguageRules, page: Page
) -> None:
    """ "Four converts lost their appeal. The four defendants - A, B, C and D - …": the names are those of the four told
    of before; and so where the names come first ("A, B and C are the students who were tried today")."""
    for k, mention in enumerate(mentions):
        said = k > 0 and mention.kind == "all" and mentions[k - 1].kind == "name"
        said = said and page.has(mentions[k - 1].end, mention.start, "be") and mention.who == mentions[k - 1].who
        if (mention.kind != "same" and not said) or len(mention.who) < _FEWEST or mention.groups:
            continue
        if not rules.grammar("definite_people").match(page.low, mention.start, mention.end):
            continue
        counted = said or mention.count is not None
        if not counted and page.low[mention.end : mention.end + 2].strip()[:1] not in _PARTING:
            continue  # "the prisoners A and B": as good as anybody's
        reach = _BACK if counted else _RECENT
        near = (g for g in reversed(scene.groups) if 0 < sentence.index - g.sentence <= reach)
        group = next((g for g in near if g.used and not (g.kin or g.extra or g.bare)), None)
        if group is None or group.members or group.closed or group.count not in {None, len(mention.who)}:
            continue
        if page.has(group.start, group.end, "great_number"):
            continue  # "dozens of students": these are some of them
        taken = {n for g in scene.groups for n in g.members}
        if taken.isdisjoint(mention.who) and all(scene.cast.of(n).start > group.start for n in mention.who):
            group.members = list(mention.who)


def _inside(page: Page, mentions: Sequence[Mention], scene: Scene, rules: LanguageRules) -> None:
    """ "The six belonged to a group of ten": what is told of the ten is told of the six."""
    for before, after in pairwise(mentions):
        for some, many, frame in ((before, after, "inside_group"), (after, before, "including_them")):
            if len(many.groups) != 1 or many.who or not (some.groups or some.kind in {"all", "pronoun"}):
                continue
            if some.possessive or rules.grammar(frame).fullmatch(page.low, before.end, after.start) is None:
                continue
            whole = scene.groups[many.groups[0]]
            told = [scene.groups[n] for n in some.groups if n != whole.number and scene.groups[n].used]
            if whole.used or not whole.count or any((g.count or 0) >= whole.count for g in told):
                continue
            for group in told:
                group.inside = whole.number
            if len(some.who) < whole.count and not told:
                whole.members += [n for n in some.who if n not in whole.members]


def _pointed_back(
    page: Page, sentence: Sentence, mentions: Sequence[Mention], scene: Scene, rules: LanguageRules
) -> None:
    """ "A, B, C. These are three of the prisoners hanged": the names of the sentence before."""
    group = next((scene.groups[m.groups[-1]] for m in mentions if m.groups and not m.who), None)
    if group is None or group.members or not rules.grammar("these_are").match(page.low, sentence.start, sentence.end):
        return
    before = page.sentences[sentence.index - 1]
    who = [n for m in scene.here if m.kind == "name" for n in m.who] if sentence.index else []
    if len(who) >= _FEWEST and (group.count or len(who)) >= len(who) and before.mark != "furniture":
        group.members += [n for n in who if scene.cast.of(n).role not in NOT_VICTIMS]


def _extraposed(page: Page, mentions: list[Mention], scene: Scene, rules: LanguageRules) -> None:
    """ "A man was hanged in Yazd on Monday, an Afghan known as X": who it was stands at the end of the clause."""
    for name in [m for m in mentions if m.kind == "name" and len(m.who) == 1 and not m.possessive]:
        before = [m for m in mentions if m.end <= name.start and m.kind not in {"pronoun", "same"}]
        one = before[-1] if before else None
        if one is None or one.kind != "one" or one.who or len(one.groups) != 1 or scene.groups[one.groups[0]].kin:
            continue
        described = page.low.rfind(", ", one.end, name.start) + 2
        led = described > 1 and rules.grammar("extraposed_lead").fullmatch(page.low, one.end, described)
        if led and rules.grammar("extraposed_noun").fullmatch(page.low, described, name.start):
            mentions[mentions.index(one)] = replace(one, kind="same", who=name.who, groups=())
            scene.groups[one.groups[0]].members = list(name.who)


def _predicated(page: Page, sentence: Sentence, mentions: list[Mention], scene: Scene, rules: LanguageRules) -> None:
    """ "The men awaiting execution are A and B", "those summoned include A": the names are those people's."""
    for k, mention in enumerate(mentions):
        if mention.kind not in {"one", "many", "all"} or mention.who or mention.possessive:
            continue
        names = _complement(page, mention, mentions[k + 1 :], rules)
        names = tuple(n for n in names if scene.cast.of(n).role not in NOT_VICTIMS)
        if not names:
            continue
        group = scene.groups[mention.groups[-1]] if mention.groups else None
        told = tuple(dict.fromkeys(n for m in mentions[k + 1 :] if m.kind == "name" for n in m.who))
        if group is not None and group.count == len(told):
            names = told  # "the three others are A, who …, B, to five years, while C …"
        if group is None or (group.sentence != sentence.index and group.count not in {None, len(names)}):
            beside = next((m for m in mentions[k + 1 :] if m.kind == "all" and set(m.who) <= set(names)), None)
            others = beside.groups if beside is not None else ()  # "those held are A, B and two more"
            start = phrase_start(page, mention, rules)
            mentions[k] = replace(mention, start=start, kind="all", who=names, groups=others)
            continue
        if group.count is None or len({*group.members, *names}) <= group.count:
            group.members += [n for n in names if n not in group.members]


def _complement(page: Page, subject: Mention, rest: Sequence[Mention], rules: LanguageRules) -> tuple[int, ...]:
    """The people named behind the verb "to be" or "include" of that subject, further ones of their list too."""
    found: tuple[int, ...] = ()
    end = subject.end
    for mention in rest:
        frame = rules.grammar("and_further" if found else "names_predicated")
        if not found and _of_another(page, mention, rest, rules):
            break
        if _names(mention) and not mention.possessive and frame.fullmatch(page.low, end, mention.start):
            found = (*found, *mention.who)
            end = mention.end
        elif mention.kind != "same" and not (mention.kind == "many" and not found):
            break
    return found


def _of_another(page: Page, name: Mention, rest: Sequence[Mention], rules: LanguageRules) -> bool:
    """ "Four others were hanged in Yazd and the last, a man identified as X, in Lar": the name is that of the last."""
    described = next((m for m in rest if m.kind == "same" and m.who == name.who and m.end <= name.start), None)
    if described is None or len(name.who) != 1 or not rules.introduces.fullmatch(page.low[described.end : name.start]):
        return False
    return not any(h.end == described.start - 1 for h in page.hits_in(described.start - 8, described.start, "be"))


def _introduced(page: Page, sentence: Sentence, mentions: list[Mention], scene: Scene, rules: LanguageRules) -> None:
    """ "People under sentence of death: A; B", "several men, among them A and B": the names say who the people are."""
    frame = rules.grammar("names_follow")
    for k, mention in [(k, m) for k, m in enumerate(mentions) if _names(m)]:
        lead = max(sentence.start, mention.start - _INTRO)
        match = frame.search(page.low[lead : mention.start])
        if match is None or not k or any(scene.cast.of(n).role in NOT_VICTIMS - {"relative"} for n in mention.who):
            continue
        told = (m for m in reversed(mentions[:k]) if m.kind in {"one", "many", "all", "same"})
        before = next((m for m in told if m.start <= lead + match.start()), None)
        if before is None or before.who or any(_names(m) for m in mentions[mentions.index(before) : k]):
            continue
        if not before.groups:
            if before.kind != "many" or not page.has(sentence.start, sentence.end, "trigger", "state_noun", "naming"):
                continue
            group = _as_many(scene, {n for m in mentions[k:] if m.kind == "name" for n in m.who}) or scene.new_group(
                before.start, before.end, sentence, None, before.gender
            )
            mentions[mentions.index(before)] = Mention(before.start, before.end, "many", groups=(group.number,))
        else:
            group = scene.groups[before.groups[-1]]
        if group.count is None or len(group.members) + len(mention.who) <= group.count:
            _join_list(scene, mention)
            group.members += [n for n in mention.who if n not in group.members]
            for part in mention.groups:
                scene.groups[part].parent = group.number


def _join_list(scene: Scene, mention: Mention) -> None:
    """ "A, his cousin B and C": a relative who stands in a list of names is one of those listed."""
    for number in mention.who if len(mention.who) >= _LIST else ():
        if scene.cast.of(number).role == "relative":
            scene.cast.of(number).role = ""


def _as_many(scene: Scene, who: Collection[int]) -> Group | None:
    """The people told of last who are just as many as those named and have no names yet."""
    told = (g for g in reversed(scene.groups) if g.used and not g.members and g.count == len(who))
    return next(told, None)


def _apposed(page: Page, mentions: Sequence[Mention], scene: Scene, rules: LanguageRules) -> None:
    """ "The four, A, B (C) and D, were freed", "the other two - A and B": as many names as the number before; "the
    fourth, X": one more of the number told of last."""
    for k, (before, after) in enumerate(pairwise(mentions)):
        if after.kind != "name":
            continue
        if len(before.groups) == 1 and not before.who:
            group = scene.groups[before.groups[0]]
            title = next(iter(page.hits_in(before.end, after.start, "title")), None)
            end = title.start if title is not None else after.start
            joined = rules.grammar("names_apposed").fullmatch(page.low, before.end, end)
            if joined and not group.members and group.count:
                group.members = _so_many(page, mentions[k + 1 :], group.count)
    for name in (m for m in mentions if m.kind == "name" and len(m.who) == 1):
        led = page.search_cut(rules.grammar("nth_before"), name.start - _INTRO, name.start)
        if led or rules.grammar("nth_after").match(page.low, name.end):
            open_ = [g for g in scene.groups[-_RECENT:] if g.count and len(g.members) < g.count and g.count > 1]
            if open_ and not any(name.who[0] in g.members for g in scene.groups):
                group = open_[-1]
                group.members += [n for n in _before_last(page, name, group, scene) if n not in group.members]
                group.members.append(name.who[0])


def _before_last(page: Page, name: Mention, group: Group, scene: Scene) -> list[int]:
    """ "Three were hanged. A was 30, B 25, and the third man, C, 40": those named between the number and its last."""
    between = _named_between(page, group, name.start, scene)
    return between if len({*between, *name.who}) == group.count and not set(between) & set(name.who) else []


def _named_between(page: Page, group: Group, end: int, scene: Scene) -> list[int]:
    """The people named between a number and a later place."""
    found: list[int] = []
    for index in range(group.sentence, page.sentence_at(end).index + 1):
        runs = scene.cast.by_sentence.get(index, ())
        found += [r.character for r in runs if group.end <= r.start < end and r.character >= 0]
    return [n for n in dict.fromkeys(found) if scene.cast.of(n).role not in NOT_VICTIMS]


def _completed(page: Page, sentence: Sentence, scene: Scene) -> None:
    """ "Four were hanged. A and B were 30; the other two, C and D, 40": with the rest all of the number are named."""
    rests = [g for g in scene.groups[-_RECENT:] if g.extra and g.definite and g.sentence == sentence.index]
    for rest in (g for g in rests if g.count == len(g.members)):
        for whole in reversed(scene.groups[-_BACK:]):
            if whole.extra or not whole.used or (whole.count or 0) <= len(rest.members):
                continue
            before = _named_between(page, whole, rest.start, scene)
            if len({*before, *rest.members}) == whole.count and len(before) + len(rest.members) == whole.count:
                whole.members = [*before, *rest.members]
            break


def _only_one(page: Page, sentence: Sentence, mentions: Sequence[Mention], scene: Scene, rules: LanguageRules) -> None:
    """ "One of the three was X", "X was one of them": the report names X of the number told of last, and no more."""
    for name in (m for m in mentions if m.kind == "name" and len(m.who) == 1):
        lead = page.low[max(sentence.start, name.start - _INTRO) : name.start]
        before = rules.grammar("one_of_before").search(lead)
        if not before and not rules.grammar("one_of_after").match(page.low, name.end, sentence.end):
            continue
        if scene.cast.of(name.who[0]).role in NOT_VICTIMS:
            continue
        open_ = [g for g in scene.groups[-_RECENT:] if g.used and (g.count or 0) > 1 and not g.members and not g.extra]
        if open_:
            open_[-1].members, open_[-1].closed = [name.who[0]], True


def _others(page: Page, mentions: Sequence[Mention], scene: Scene) -> None:
    """ "Two other men, A and B, …": from here on those are "the other two"."""
    for mention in mentions:
        if mention.kind not in {"same", "many"} or not page.has(mention.start, mention.end, "other"):
            continue
        members = scene.groups[mention.groups[0]].members if len(mention.groups) == 1 else ()
        who = mention.who or tuple(members)
        if len(who) > 1:
            scene.remainder.others = who


def _so_many(page: Page, mentions: Sequence[Mention], count: int) -> list[int]:
    """The people of a list of names that has that length, brackets between the names allowed; else nobody."""
    found: list[int] = []
    last = mentions[0].start
    for mention in mentions:
        gap = page.low[last : mention.start]
        if mention.kind != "name" or len(gap) > _GAP or page.has(last, mention.start, "trigger", "be", "have"):
            break
        found += mention.who
        last = mention.end
    return found if len(found) == count else []


def _named(page: Page, sentence: Sentence, mentions: Sequence[Mention], scene: Scene) -> None:
    """ "They were identified as A and B": the names after a word of naming belong to the group that has room."""
    taken = {n for g in scene.groups for n in g.members}
    linked: Group | None = None
    for mention in filter(_names, mentions):
        barred = NOT_VICTIMS - {"relative"} if len(mention.who) >= _LIST else NOT_VICTIMS
        if any(n in taken or scene.cast.of(n).role in barred for n in mention.who):
            continue
        if any(m.kind == "same" and m.who == mention.who and m.end <= mention.start for m in mentions):
            continue  # "a man identified as X"
        before = page.hits_in(max(sentence.start, mention.start - _REACH), mention.start, "naming")
        told = next((m.start for m in reversed(mentions) if m.groups and m.end <= mention.start), 0)
        if before and any(m.kind == "name" and before[-1].end <= m.start and m.end <= told for m in mentions):
            continue  # "a prisoner named A, two others and B": the word names A alone
        if not before and linked is None:
            continue
        strong = any(h.value == "strong" for h in before) and not page.has(sentence.start, sentence.end, "trigger")
        strong = strong or any(h.value == "among" for h in before)
        owner = _owner(sentence, mention, mentions, scene, strong=strong) if before else linked
        if (
            owner is not None
            and (owner.sentence == sentence.index or (owner.count or 0) <= MOST_NAMED)
            and (owner.count is None or len(owner.members) + len(mention.who) <= owner.count)
            and (owner.count is None or mention.kind == "name")
        ):
            _join_list(scene, mention)
            owner.members += [n for n in mention.who if n not in owner.members]
            linked = owner if strong or not before else linked


def _owner(
    sentence: Sentence, mention: Mention, mentions: Sequence[Mention], scene: Scene, *, strong: bool
) -> Group | None:
    """The group named: the nearest before in the sentence, else the latest of the story that still has room."""
    for other in reversed([m for m in mentions if m.end <= mention.start and m.groups]):
        return scene.groups[other.groups[-1]]
    open_ = [
        g
        for g in scene.groups
        if strong
        and g.used
        and sentence.index - g.sentence <= _BACK
        and (g.count is None or len(mention.who) <= g.count - len(g.members) <= MOST_NAMED)
    ]
    return max(open_, key=lambda g: (g.fatal, g.start), default=None)
