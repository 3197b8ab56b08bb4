"""Words that point to people told of before or after: "the former", "each was", "the 25-year-old", "the following"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from govah.extraction.page import Page, Sentence
from govah.extraction.people.scene import Scene
from govah.extraction.rules import LanguageRules
from govah.extraction.story import Mention

_PAIR = 2
_LISTED = 3  # names that make a list
_BESIDE = 12  # characters between "the other two" and their names


def pointers(
    page: Page, sentence: Sentence, scene: Scene, rules: LanguageRules, names: Sequence[Mention]
) -> Iterator[Mention]:
    """The pointing words of a sentence with the people they mean, in no order."""
    start, end = sentence.start, sentence.end
    excepted: list[Mention] = []
    for match in page.matches(rules.grammar("all_except"), start, end):
        name = next((n for n in names if n.start == match.end()), None)
        if name is not None:
            excepted.append(name)
            yield _all_but(scene, match.start(), name, names)
    for match in page.matches(rules.grammar("one_of_pair"), start, end):
        but = next((n for n in excepted if n.end <= match.start() and len(n.who) == 1), None)
        if but is not None and match["last"] is not None:
            yield Mention(*match.span(), "one", but.who)  # "All but X were moved; the latter was freed"
            continue
        here = next((n.who for n in reversed(names) if n.end <= match.start() and len(n.who) >= _PAIR), ())
        found = _one_of_pair(scene, here, match.span(), last=match["last"] is not None)
        if found is not None:
            yield found
    parts = [m for match in page.matches(rules.grammar("subset"), start, end) if (m := _subset(page, scene, match))]
    yield from parts
    for match in page.matches(rules.grammar("left_over"), start, end):
        if (rest := _left_over(page, scene, match, [*names, *parts])) is not None:
            yield rest
    for match in page.matches(rules.grammar("those_meant"), start, end):
        if any(n.start >= match.end() for n in names):
            yield _those(scene, *match.span("those"), part=match["part"] is not None)
        elif names_come_next(page, sentence, scene, rules):
            group = scene.new_group(*match.span("those"), sentence, None, "")
            yield Mention(group.start, group.end, "many", groups=(group.number,))
    for match in page.matches(rules.grammar("each_alone"), start, end):
        if (several := scene.several(*match.span(), None)) is not None and len(several.who) != 1:
            yield several
    for match in page.matches(rules.grammar("group_object"), start, end):
        span = match.span("who") if match["who"] else match.span("who2")
        if (several := scene.several(*span, None)) is not None:
            yield several
    for match in page.matches(rules.grammar("the_aged"), start, end):
        number = scene.he("")
        if number is not None:
            yield Mention(*match.span(), "aged", (number,))
    if page.ends_in_colon(sentence):
        for match in page.matches(rules.grammar("those_listed"), start, end):
            if not any(n.start > match.end() for n in names):
                group = scene.new_group(*match.span(), sentence, None, "")
                yield Mention(*match.span(), "many", groups=(group.number,))
                return


def names_come_next(page: Page, sentence: Sentence, scene: Scene, rules: LanguageRules) -> bool:
    """Whether the next sentence says who is meant ("They are: A, B and C", "Among them are …")."""
    if sentence.index + 1 >= len(page.sentences):
        return False
    after = page.sentences[sentence.index + 1]
    listed = len(scene.cast.by_sentence.get(after.index, ())) >= _LISTED
    return listed and rules.grammar("those_are").match(page.low, after.start, after.end) is not None


def _all_but(scene: Scene, start: int, name: Mention, names: Sequence[Mention]) -> Mention:
    """ "All but X", "everyone except X": those told of together last, without X; nobody where X is none of them."""
    here = [n.who for n in reversed(names) if n.end <= start]
    whole = next((who for who in (*here, scene.plural[0], *reversed(scene.lists)) if set(name.who) < set(who)), ())
    who = tuple(n for n in whole if n not in name.who)
    return Mention(start, name.end, "all" if who else "many", who)


def without_excepted(page: Page, sentence: Sentence, found: Sequence[Mention], rules: LanguageRules) -> list[Mention]:
    """ "All were freed except X", "apart from X, the three were …": the others are meant."""
    except_before = rules.grammar("except_before")
    if not page.held.may(except_before, sentence.start, sentence.end):
        return list(found)
    out = {
        n for m in found if m.kind == "name" and except_before.search(page.low, sentence.start, m.start) for n in m.who
    }
    return [
        replace(m, who=tuple(n for n in m.who if n not in out))
        if m.kind == "all" and out & set(m.who) < set(m.who)
        else m
        for m in found
    ]


def _those(scene: Scene, start: int, end: int, *, part: bool) -> Mention:
    """ "Some of those taken": the people told of last; "those killed include": people whom the sentence will name."""
    who, groups = scene.plural if part else ((), ())
    return Mention(start, end, "all" if who or groups else "many", who, groups)


def _subset(page: Page, scene: Scene, match: re.Match[str]) -> Mention | None:
    """ "The first three", "the last two": that part of the list told last that is longer, or all of one so long."""
    numbers = page.numbers_in(match.start("count"), match.end("count"))
    if not numbers or int(numbers[0].value) < _PAIR:
        return None
    count = int(numbers[0].value)
    lists = [*scene.lists[-1:], *(whole for whole, _, _ in reversed(scene.remainder.lists))]
    people = next((who for who in lists if len(who) > count), ())
    if not people and match["last"] and lists and len(lists[0]) == count:
        people = lists[0]
    if not people:
        return None
    who = people[:count] if match["first"] else people[-count:]
    return Mention(*match.span(), "all", who, count=count)


def _left_over(page: Page, scene: Scene, match: re.Match[str], names: Sequence[Mention]) -> Mention | None:
    """ "The other two", "the others", "the fourth": those left of a list whose people were told of apart."""
    if any(n.start >= match.end() and n.start - match.end() <= _BESIDE for n in names):
        return None  # "the other two, A and B"
    here = [n for m in names if m.end <= match.start() for n in m.who]
    if match["one"]:
        who = scene.remainder.left(1, match.start(), here)
        return Mention(*match.span(), "one", who) if who else None
    numbers = page.numbers_in(match.start(), match.end())
    count = int(numbers[0].value) if numbers else None
    who = scene.remainder.left(count, match.start(), here)
    return Mention(*match.span(), "all", who, count=count) if len(who) >= _PAIR else None


def _one_of_pair(scene: Scene, here: tuple[int, ...], at: tuple[int, int], *, last: bool) -> Mention | None:
    """ "The former", "the latter": the first or the second of the two told of together; "the latter" of more the last,
    or whoever is named since. `here` are those told of together in the sentence itself."""
    who, named = here or scene.plural[0], () if here else scene.named
    if last and named and named[-1] not in who:
        return Mention(*at, "one", (named[-1],))
    if len(who) == _PAIR or (last and len(who) > _PAIR):
        return Mention(*at, "one", (who[-1] if last else who[0],))
    return Mention(*at, "one", (scene.single[-1],)) if last and scene.single else None
