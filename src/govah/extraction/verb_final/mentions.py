"""Who is meant in a sentence: lists of names, people told of by number, pronouns and nouns that point back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from govah.extraction.page import Page, Quantity, Sentence
from govah.extraction.people.scene import Scene
from govah.extraction.rules import LanguageRules
from govah.extraction.story import Group, Mention, NameRun
from govah.extraction.verb_final.joined_mentions import joined
from govah.extraction.verb_final.kin import harmed, is_kin, unnamed_kin
from govah.extraction.verb_final.parts import in_one_list

_LEAD = 40
_NAMING = 16  # characters in which the word stands that says that a name follows
_EQUALS = frozenset({"", "lawyer"})  # parts of people to whom the same may be done
_LATE = frozenset({"headline", "heading"})
_MOST = 400  # people of one incident


def read_mentions(page: Page, sentence: Sentence, scene: Scene, rules: LanguageRules) -> list[Mention]:
    """The mentions of a sentence in order of place."""
    names = _names(page, sentence, scene, rules)
    found = [*names, *_groups(page, sentence, scene, rules, names), *_pointers(page, sentence, scene, rules)]
    found += unnamed_kin(page, sentence, scene, rules)
    found.sort(key=lambda m: (m.start, -m.end))
    kept: list[Mention] = []
    for mention in found:
        if kept and mention.start < kept[-1].end:
            continue
        kept.append(mention)
    kept = [_aside(page, sentence, m, rules) for m in joined(page, kept, scene, rules)]
    return _without_slain(page, kept, scene, rules)


def _without_slain(page: Page, mentions: list[Mention], scene: Scene, rules: LanguageRules) -> list[Mention]:
    """ "A man named X", where X is whom somebody killed: the man stands aside too."""
    for k, (one, other) in enumerate(pairwise(mentions)):
        slain = other.kind == "name" and all(scene.cast.of(n).role == "murder_victim" for n in other.who)
        if slain and one.kind == "one" and rules.grammar("introduces").search(page.low[one.end : other.start]):
            mentions[k] = replace(one, aside=True)
    return mentions


def _names(page: Page, sentence: Sentence, scene: Scene, rules: LanguageRules) -> list[Mention]:
    """Names, those of one list together; in "A, mother of B, and C, mother of D" that list is A and C."""
    found: list[Mention] = []
    last: NameRun | None = None
    apposed, head = rules.grammar("kin_apposed_to"), -1
    for run in scene.cast.by_sentence.get(sentence.index, ()):
        own = Mention(run.start, run.end, "name", (run.character,))
        if head >= 0 and last is not None and in_one_list(page, last, run, rules):
            if apposed.match(page.low, run.end, sentence.end) and run.character not in found[head].who:
                found[head] = replace(found[head], who=(*found[head].who, run.character))
                found.append(own)
                last = run
                continue
        elif found and apposed.fullmatch(page.low, found[-1].end, run.start):
            head = head if head >= 0 and found[-1].who[0] in found[head].who else len(found) - 1
        else:
            head = -1
        joined = last is not None and in_one_list(page, last, run, rules) and not is_kin(page, last, run, rules)
        if joined and found and last is not None and _alike(scene, last, run):
            before = found[-1]
            who = before.who if run.character in before.who else (*before.who, run.character)
            found[-1] = replace(before, end=run.end, who=who)
        else:
            found.append(own)
        last = run
    return found


def _alike(scene: Scene, one: NameRun, other: NameRun) -> bool:
    """Whether two names of a row can be of one list: not a prisoner and the judge, but a writer and a lawyer."""
    roles = {scene.cast.of(one.character).role, scene.cast.of(other.character).role}
    return len(roles) == 1 or roles == _EQUALS


def _groups(
    page: Page, sentence: Sentence, scene: Scene, rules: LanguageRules, names: Sequence[Mention]
) -> list[Mention]:
    """ "Three prisoners", "two Ruritanians", "dozens of students", "one man": people by number."""
    found: list[Mention] = []
    for start, end, count in [*_numbered(page, sentence, rules), *_many(page, sentence, rules)]:
        if harmed(page, sentence, (start, end), rules):
            continue
        if any(m.start < end and start < m.end for m in (*names, *found)):
            continue
        found.append(_group(page, sentence, scene, rules, (start, end), count))
    for match in page.matches(rules.grammar("someone"), sentence.start, sentence.end):
        start, end = match.span("who") if "who" in match.re.groupindex else match.span()
        if not any(m.start < end and start < m.end for m in (*names, *found)):
            found.append(_group(page, sentence, scene, rules, (start, end), 1))
    return found


def _numbered(page: Page, sentence: Sentence, rules: LanguageRules) -> Iterator[tuple[int, int, int | None]]:
    """Numbers of people: where they begin and end, and how many they are."""
    for number in page.numbers_in(sentence.start, sentence.end):
        if number.ordinal or not _counts(page, number):
            continue
        end = _noun(page, sentence, number.end, rules)
        if end is not None:
            yield number.start, end, int(number.value)


def _many(page: Page, sentence: Sentence, rules: LanguageRules) -> Iterator[tuple[int, int, int | None]]:
    """People of whom no number is told, only that they are many."""
    for hit in page.hits_in(sentence.start, sentence.end, "great_number"):
        end = _noun(page, sentence, hit.end, rules)
        if end is not None:
            yield hit.start, end, None


def _noun(page: Page, sentence: Sentence, at: int, rules: LanguageRules) -> int | None:
    """Where the noun ends that a number right before it counts: one for people, or the word for a people or a faith."""
    match = rules.grammar("counted_people").match(page.low, at, sentence.end)
    if match is not None:
        return match.end()
    hits = page.hits_in(at, min(sentence.end, at + _NAMING), "demonym", "ethnicity", "religion")
    here = next((h for h in hits if h.start - at <= 1), None)
    if here is None or rules.grammar("no_people").match(page.low, here.start, sentence.end):
        return None
    more = rules.grammar("people_and_more").match(page.low, here.end, sentence.end)
    return more.end() if more is not None else here.end


def _counts(page: Page, number: Quantity) -> bool:
    whole = number.value == int(number.value) and 0 < number.value <= _MOST
    return whole and not any(d.start <= number.start < d.end for d in page.dates_in(number.start - 30, number.end))


def _group(  # noqa: PLR0917  (the sentence, what was told before it, and the place)
    page: Page, sentence: Sentence, scene: Scene, rules: LanguageRules, place: tuple[int, int], count: int | None
) -> Mention:
    """A number of people: known ones where words point back, else people told of for the first time."""
    start, end = place
    lead = page.low[max(sentence.start, start - _LEAD) : start]
    tail = page.low[end : end + _LEAD]
    gender = _gender(page, start, end)
    extra = rules.grammar("other_people").match(tail) is not None or rules.grammar("other_people").search(
        page.low[start:end]
    )
    if not extra and rules.grammar("told_before").search(page.low, start, end):  # "the nine citizens arrested"
        listed = next((who for who in reversed(scene.lists) if len(who) == count), None)
        if listed is not None:
            return Mention(start, end, "many", listed, count=count)
    many = count is None or count > 1
    if not extra and many and rules.grammar("points_back").search(lead):
        meant = scene.several(start, end, count, gender)
        if meant is not None:
            return meant
    part = rules.grammar("part_of_them")
    some = part.match(tail) is not None or part.search(page.low[start:end]) is not None
    some = some or rules.grammar("part_lead").search(lead) is not None
    whole = -1
    if some and count is not None:
        told = (g for g in reversed(scene.groups) if g.used or g.sentence == sentence.index)
        whole = next((g.number for g in told if (g.count or 0) > count), -1)
    known = scene.counted(count) if count is not None and many and not extra else None
    if known is not None and not known.extra and not _anew(page, sentence, known, start, rules):
        known.inside = whole if known.inside < 0 else known.inside
        return Mention(start, end, "many", (), (known.number,), gender, count)
    group = scene.new_group(start, end, sentence, count, gender)
    group.extra = bool(extra)
    group.part = some
    return Mention(start, end, "many" if many else "one", (), (group.number,), gender, count)


def _anew(page: Page, sentence: Sentence, known: Group, start: int, rules: LanguageRules) -> bool:
    """ "On 3 May, too, two prisoners were hanged", after two others were: they are not the same."""
    if not known.used or known.sentence == sentence.index or page.sentences[known.sentence].mark in _LATE:
        return False
    dated = bool(page.dates_in(sentence.start, start))
    return dated and page.search(rules.grammar("too"), sentence.start, start) is not None


def _gender(page: Page, start: int, end: int) -> str:
    """The gender that the words of a mention tell."""
    hits = page.hits_in(start, end, "person")
    return next((h.value for h in hits if h.value in {"male", "female"}), "")


def _pointers(page: Page, sentence: Sentence, scene: Scene, rules: LanguageRules) -> list[Mention]:
    """Pronouns and nouns that point back: whom they mean is settled when the clause is read."""
    found = [
        Mention(m.start(), m.end(), "pronoun", gender=_gender(page, m.start(), m.end()))
        for m in page.matches(rules.grammar("pronoun_one"), sentence.start, sentence.end)
    ]
    for match in page.matches(rules.grammar("pronoun_many"), sentence.start, sentence.end):
        told = page.numbers_in(match.start(), match.end())
        count = int(told[0].value) if told else None
        gender = _gender(page, match.start(), match.end())
        found.append(Mention(match.start(), match.end(), "all", gender=gender, count=count))
    return found


def _aside(page: Page, sentence: Sentence, mention: Mention, rules: LanguageRules) -> Mention:
    """A mention after "by", "according to", "the mother of": not the one that the clause is about."""
    lead = page.low[max(sentence.start, mention.start - _LEAD) : mention.start]
    if rules.grammar("aside_lead").search(lead) is not None:
        return replace(mention, aside=True, possessive=rules.grammar("owner_lead").search(lead) is not None)
    return mention
