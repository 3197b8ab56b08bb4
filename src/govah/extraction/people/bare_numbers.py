"""Numbers that stand for people without a noun: "the three", "two more", "… and five in Yazd", "three were hanged"."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from govah.extraction.page import Hit, Page, Quantity, Sentence
from govah.extraction.people.scene import Scene
from govah.extraction.rules import LanguageRules
from govah.extraction.story import Happening, Mention
from govah.text.dates_out import to_facts

_VERBAL = ("be", "have", "modal", "trigger", "prep", "relativiser")
_PLACES = ("city", "province", "prison", "country")
_PEOPLES = ("ethnicity", "religion", "demonym")
_MOST, _MOST_NEW = 60, 200
_LEAD, _JOINT, _NOUN = 30, 60, 2
_MONTH = len("2015-05")
_OF_PEOPLE = frozenset({"death_sentence", "prison_sentence", "flogging"})  # ships are detained, orders executed
_DONE_TO_PEOPLE = _OF_PEOPLE | {"execution", "arrest", "killing"}
_OCCASIONS = frozenset({"execution", "killing", "arrest", "release", "flogging"})
_NO_PEOPLE = ("one", "many", "trigger", "prep", "be", "have", "modal", "relativiser", "month", "pronoun", "kin_many")


def bare_numbers(page: Page, sentence: Sentence, rules: LanguageRules) -> list[Hit]:
    """The numbers of people without a noun: `all` for people known ("all four"), `rest` for further ones."""
    found: list[Hit] = []
    for number in page.numbers_in(sentence.start, sentence.end):
        if number.ordinal or not 1 <= number.value <= _MOST_NEW or number.value != int(number.value):
            continue
        if page.dates_in(number.start, number.end) or "/" in page.low[number.start - 1 : number.end + 1]:
            continue
        hit = _known(page, sentence, number, rules) or _further(page, sentence, number, rules)
        if hit is not None:
            found.append(hit)
    return [*found, *_another(page, sentence, rules), *_of_them(page, sentence, rules), *_those(page, sentence, rules)]


def number_told(page: Page, sentence: Sentence, start: int, end: int, rules: LanguageRules) -> int | None:
    """ "The number of prisoners hanged came to six": how many the people are whose number a sentence tells."""
    if page.search(rules.grammar("number_of_before"), max(sentence.start, start - _LEAD), start) is None:
        return None
    for number in page.numbers_in(end, sentence.end):
        comes = page.search(rules.grammar("comes_to"), end, number.start)
        if comes is not None and not number.ordinal and number.value == int(number.value):
            return int(number.value) if 0 < number.value <= _MOST_NEW and not _of_months(page, sentence) else None
    return None


def _of_months(page: Page, sentence: Sentence) -> bool:
    """Whether a date of the sentence is a month or a year: what is counted in it is no incident."""
    facts = (to_facts(d.date) for d in page.dates_in(sentence.start, sentence.end))
    return any(fact is not None and len(fact) <= _MONTH and not fact.startswith("--") for fact in facts)


def _those(page: Page, sentence: Sentence, rules: LanguageRules) -> Iterator[Hit]:
    """ "The number of those moved is 53"."""
    for match in page.matches(rules.grammar("number_of_those"), sentence.start, sentence.end):
        count = number_told(page, sentence, match.start("those"), match.end("those"), rules)
        if count is not None:
            yield Hit(*match.span("those"), "rest", "", str(count))


def aged_people(page: Page, sentence: Sentence, rules: LanguageRules) -> Iterator[Hit]:
    """ "A 17-year-old from Yazd", "two 23-year-olds": an age in place of a noun."""
    for match in page.matches(rules.grammar("aged_noun"), sentence.start, sentence.end):
        if match["many"]:
            yield Hit(*match.span("many"), "many", "aged", "")
        elif match["lead"] or match.start() - sentence.start <= 1:
            yield Hit(*match.span("one"), "one", "aged", "")


def counted_nouns(page: Page, sentence: Sentence, rules: LanguageRules) -> Iterator[Hit]:
    """ "Six users of a network were sentenced": a number and a plural no list knows, to whom happens what only happens
    to people."""
    verbs = page.hits_in(sentence.start, sentence.end, "trigger")
    if not any(h.value == "participle" for h in verbs):
        return
    for number in page.numbers_in(sentence.start, sentence.end):
        if number.ordinal or not 1 < number.value <= _MOST_NEW or page.dates_in(number.start, number.end):
            continue
        match = rules.grammar("counted_noun").match(page.low, number.end, sentence.end)
        if match is None or page.has(number.end, match.end("noun"), *_NO_PEOPLE):
            continue
        acts = (h for h in verbs if h.start == match.end() + 1 and h.value == "participle")
        if any(rules.triggers[h.id].entry.event in _OF_PEOPLE for h in acts):
            yield Hit(*match.span("noun"), "many", "counted", "")


def _another(page: Page, sentence: Sentence, rules: LanguageRules) -> Iterator[Hit]:
    """ "… and another in Arak", "a third was freed": one more person."""
    for match in page.matches(rules.grammar("bare_another"), sentence.start, sentence.end):
        if match["verb"] or _placed(page, match.end()):
            yield Hit(match.start("one"), match.end("one"), "rest", "other", "1")


def _of_them(page: Page, sentence: Sentence, rules: LanguageRules) -> Iterator[Hit]:
    """ "Thirteen of them were hanged": so many of those told of before."""
    for match in page.matches(rules.grammar("some_of_them"), sentence.start, sentence.end):
        numbers = page.numbers_in(match.start(), match.end())
        if numbers and numbers[0].start == match.start() and not numbers[0].ordinal and numbers[0].value < _MOST_NEW:
            acts = page.hits_in(match.end(), min(sentence.end, match.end() + 40), "trigger")
            if any(h.value != "noun" for h in acts):
                yield Hit(match.start(), match.end(), "rest", "part", str(int(numbers[0].value)))
    for match in page.matches(rules.grammar("bare_vague"), sentence.start, sentence.end):
        if _begins_verb(page, match.end() + 1):
            yield Hit(match.start(), match.end(), "rest", "vague", "")


def _known(page: Page, sentence: Sentence, number: Quantity, rules: LanguageRules) -> Hit | None:
    """ "the three", "all four": with their article, before a verb or a mark."""
    count = int(number.value)
    before = page.search(rules.the_number, max(sentence.start, number.start - 16), number.start)
    if before is None or not 1 < count <= _MOST:
        return None
    i = page.token_at(number.end)
    ends = i >= len(page.tokens) or page.tokens[i].kind == "mark" or page.tokens[i].low == "'s"
    acts = rules.grammar("number_acts").match(page.low, number.end) is not None
    if ends or acts or page.has(number.end + 1, number.end + 2, *_VERBAL):
        return Hit(before.start(), number.end, "all", "number", str(count))
    return None


def _further(page: Page, sentence: Sentence, number: Quantity, rules: LanguageRules) -> Hit | None:
    """ "two more", "the other five", "and three in Yazd", "four were hanged": people told of by this number alone."""
    low, first = page.low, max(sentence.start, number.start - _LEAD)
    rest = rules.grammar("the_rest").match(low, number.end)
    if rest is not None and page.search(rules.grammar("the_before"), first, number.start):
        return Hit(number.start - 4, rest.end(), "rest", "other", str(int(number.value)))  # "the 14 remaining"
    lead = page.search_cut(rules.grammar("bare_lead"), first, number.start)
    if lead is None:
        return _object(page, sentence, number, rules)
    start = first + lead.start("other") if lead["other"] else number.start
    end, other = number.end, bool(lead["other"])
    more = rules.grammar("bare_more").match(low, end)
    if more is not None:
        end, other = more.end(), True
    after = page.tokens[page.token_at(end)] if page.token_at(end) < len(page.tokens) else None
    verb = after is not None and after.start < sentence.end and _begins_verb(page, after.start)
    if verb and after is not None and not lead["other"]:  # a verb of the report's own, not "two is too many"
        following = page.tokens[min(page.token_at(after.start) + 1, len(page.tokens) - 1)]
        verb = page.has(after.start, min(sentence.end, after.start + 40), "trigger")
        verb = verb and not page.has(following.start, following.end, "many")  # "nine convicted murderers"
    closes = after is None or after.kind == "mark" or page.has(after.start, after.start + 1, "relativiser", "prep")
    closes = closes or rules.grammar("no_noun").match(low, end) is not None
    place = rules.grammar("bare_place").match(low, end) is not None and _placed(page, end)
    place = place or (rules.grammar("bare_day").match(low, end) is not None and bool(page.dates_in(end, end + 16)))
    place = place or (rules.grammar("bare_people").match(low, end) is not None and page.has(end, end + 24, *_PEOPLES))
    if verb or (other and closes) or (place and not _age(page, number)):
        about = page.search(rules.about, max(sentence.start, start - 16), start)
        start = about.start() if about else start  # "at least six were hanged"
        return Hit(start, end, "rest", "other" if other else "", str(int(number.value)))
    return None


def _object(page: Page, sentence: Sentence, number: Quantity, rules: LanguageRules) -> Hit | None:
    """ "The state hanged three for theft": right after a verb of what is done to people only."""
    about = page.search(rules.about, max(sentence.start, number.start - _LEAD), number.start)
    start = about.start() if about else number.start
    after = page.token_at(number.end)
    near = page.tokens[min(after + _NOUN, len(page.tokens) - 1)]
    asked = page.low[sentence.end - 1] == "?"
    if asked or not rules.grammar("object_over").match(page.low, number.end, sentence.end):
        return None
    if page.has(number.end, near.end, "many") and not page.has(number.end, near.end, "prep"):
        return None  # "hanged two convicted smugglers"
    acts = page.hits_in(max(sentence.start, start - _LEAD), start, "trigger")
    if any(
        h.value != "noun" and h.end == start - 1 and rules.triggers[h.id].entry.event in _DONE_TO_PEOPLE for h in acts
    ):
        return Hit(start, number.end, "rest", "", str(int(number.value)))
    return None


def _age(page: Page, number: Quantity) -> bool:
    """ "Omid Rad, 27 from Yazd": a number right after a name says an age."""
    i = page.token_at(number.start) - 1
    if i < 1 or page.tokens[i].low not in {",", "("}:
        return False
    before = page.tokens[i - 1]
    places = page.hits_in(max(0, before.start - _LEAD), before.end, *_PLACES)
    return before.capital and not any(h.end == before.end for h in places)


def _begins_verb(page: Page, start: int) -> bool:
    acts = page.hits_in(start, start + 1, "trigger")
    return page.has(start, start + 1, "be", "have") or any(h.value != "noun" and h.start == start for h in acts)


def _placed(page: Page, end: int) -> bool:
    return page.has(end, end + 24, *_PLACES)


def further_people(hit: Hit, scene: Scene, page: Page, sentence: Sentence) -> Mention:
    """The new group that such a number makes."""
    count = int(hit.value) if hit.value else None
    group = scene.new_group(hit.start, hit.end, sentence, count, "")
    group.extra, group.bare, group.part = hit.id == "other", True, hit.id == "part"
    group.closed = group.part
    group.definite = page.has(hit.start, hit.start + 1, "definite")
    return Mention(hit.start, hit.end, "many", groups=(group.number,), count=count)


def share(  # noqa: PLR0917  (what a sentence tells and what is known)
    page: Page,
    events: Sequence[Happening],
    mentions: Sequence[Mention],
    scene: Scene,
    rules: LanguageRules,
    lately: Sequence[Happening] = (),
) -> Iterator[Happening]:
    """ "Two were hanged in Arak and three in Yazd": a number without a verb of its own shares the event before it.

    "There were another five" shares what the sentence before tells, of which `lately` are the events.
    """
    if not events:
        yield from _existing(page, mentions, scene, rules, lately)
        return
    told = {n for e in events for n in (*e.groups, *e.joined)}
    yield from _joint_subject(page, events, mentions, told, scene, rules)
    for mention in mentions:
        number = mention.groups[0] if len(mention.groups) == 1 and not mention.who else -1
        if number < 0 or number in told:
            continue
        group = scene.groups[number]
        if (not group.bare or (group.extra and group.definite)) and not _gapped(page, mention, rules):
            continue  # "two were freed; of the other six there is no news"
        before = [e for e in events if e.end <= mention.start and (e.groups or e.who) and not e.inherited]
        if before:
            last = max(before, key=lambda e: e.start)
            for event in before:
                if event.start == last.start:
                    yield replace(event, who=[], groups=[number], joined=[], spans=list(event.spans))


def _existing(
    page: Page, mentions: Sequence[Mention], scene: Scene, rules: LanguageRules, lately: Sequence[Happening]
) -> Iterator[Happening]:
    """ "On Monday there were another five": what the sentence before tells happened to them too, at another time.

    "There was one more on Monday: a man of 30" goes back to what was told last of that kind.
    """
    mention = next((m for m in mentions if len(m.groups) == 1 and not m.who), None)
    if mention is None or not lately:
        return
    sentence = page.sentence_at(mention.start)
    announced = rules.grammar("one_more_there").fullmatch(page.low, sentence.start, mention.start) is not None
    if not announced and not scene.groups[mention.groups[0]].extra:
        return
    model = lately[-1]
    if announced:
        model = next((e for e in reversed(lately) if e.type in _OCCASIONS), model)
        scene.groups[mention.groups[0]].extra = True
    lead = page.low[max(sentence.start, mention.start - _LEAD) : mention.start]
    there = model.sentence == sentence.index - 1 and rules.grammar("existential").search(lead) and model.groups
    if there or (announced and model.type in _OCCASIONS):
        yield Happening(
            model.type, mention.start, mention.end, sentence.index, model.rule, groups=list(mention.groups),
            modality=model.modality, binding="elided", outcome=model.outcome, spans=[(mention.start, mention.end)],
        )  # fmt: skip


def _joint_subject(  # noqa: PLR0917  (what a sentence tells and what is known)
    page: Page,
    events: Sequence[Happening],
    mentions: Sequence[Mention],
    told: Collection[int],
    scene: Scene,
    rules: LanguageRules,
) -> Iterator[Happening]:
    """ "Five men from the north and three from the south were freed": the first number shares the second's verb."""
    for mention, after in pairwise(mentions):
        if len(mention.groups) != 1 or mention.who or mention.groups[0] in told:
            continue
        if len(after.groups) != 1 or after.who or after.groups[0] not in told:
            continue
        between = page.low[mention.end : after.start]
        verbs = page.has(mention.end, after.start, "trigger", "be", "have", "modal")
        if rules.grammar("and_before").search(between) and len(between) < _JOINT and not verbs and "," not in between:
            scene.groups[after.groups[0]].extra |= scene.groups[mention.groups[0]].extra  # "a further five … and three"
            for event in events:
                if after.groups[0] in event.groups and event.start >= after.end:
                    yield replace(event, who=[], groups=[mention.groups[0]], joined=[], spans=list(event.spans))


def _gapped(page: Page, mention: Mention, rules: LanguageRules) -> bool:
    """ "seven men in Yazd and two women in Arak": joined to what stands before, with a place instead of a verb."""
    lead = page.search_cut(rules.grammar("gapped_lead"), mention.start - _LEAD, mention.start)
    after = rules.grammar("bare_place").match(page.low, mention.end)
    placed = after is not None and _placed(page, mention.end)
    charged = rules.grammar("for_charge").match(page.low, mention.end) is not None
    return lead is not None and (
        placed or (charged and page.has(mention.end, mention.end + 24, "charge", "weak_charge"))
    )
