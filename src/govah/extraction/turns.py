"""Where a page turns to other people: a run of paragraphs that shares nobody with those before is a story of its own.

Such stories are read each for itself, so that no number, date, people or charge of one is taken for the other's.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise

from govah.extraction.events.neighbours import TOPIC
from govah.extraction.events.reading import Story, asserted
from govah.extraction.opening import published
from govah.extraction.page import Hit, Page, Sentence
from govah.extraction.people.membership import MOST_NAMED, NOT_VICTIMS
from govah.extraction.rules import LanguageRules
from govah.extraction.story import DEADLY, Character, Group, Happening

_TEXT = frozenset({"body", "item"})
_ALIVE = frozenset({"prison_sentence", "release"})
_ANY = 1000  # people whose number is not told may be any
_HEADS = frozenset({"heading", "headline"})
_TITLE = 5  # tokens of a heading that may be the headline of another report
_HEADINGS = 3  # lines that may stand over a paragraph


def turns(page: Page, story: Story, rules: LanguageRules) -> list[int]:
    """The first sentence of each further story of the page."""
    starts = [s for s in page.sentences[1:] if _begins(page, story, s)]
    if not starts:
        return []
    reader = _Turns(page, story, rules)
    end, found = len(page.sentences), list[int]()
    for sentence in reversed(starts):
        if sentence.index < end and reader.turns(sentence, end):
            end = reader.headed(sentence)
            found.append(end)
    return found[::-1]


def stories(page: Page, begins: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Where in the text the stories stand of which all but the first begin with those sentences."""
    places = [0, *(page.sentences[k].start for k in begins), len(page.text)]
    yield from pairwise(places)


def _begins(page: Page, story: Story, sentence: Sentence) -> bool:
    """Whether a sentence begins a paragraph of running text, or a heading above one."""
    before = page.sentences[sentence.index - 1]
    if sentence.paragraph == before.paragraph:
        return False
    return sentence.mark == "body" or _title(page, story, sentence)


def _title(page: Page, story: Story, sentence: Sentence) -> bool:
    """Whether a line may be the headline of another report, and not the name and age of somebody in a list."""
    if sentence.mark not in _HEADS or sentence.last - sentence.first < _TITLE:
        return False
    return sentence.index not in story.cast.by_sentence or page.has(sentence.start, sentence.end, "trigger")


def _telling(page: Page, sentence: Sentence) -> bool:
    """Whether a sentence of running text tells of something that befalls people."""
    return sentence.mark in _TEXT and page.has(sentence.start, sentence.end, "trigger")


@dataclass(slots=True)
class _Turns:
    """What is known of a page when its paragraphs are looked at: who is told of from where to where."""

    page: Page
    story: Story
    rules: LanguageRules
    tied: list[bool] = field(init=False)
    listed: list[bool] = field(init=False)
    telling: int = field(init=False)  # the first sentence that tells of something, and the first that tells of whom
    told: int = field(init=False)

    def __post_init__(self) -> None:
        ties = _Ties(self.page, self.story)
        self.tied = ties.crossed()
        ties.add_members()
        self.listed = ties.crossed()
        page, never = self.page, len(self.page.sentences)
        self.telling = next((s.index for s in page.sentences if _telling(page, s)), never)
        told = (e.sentence for e in self.story.happenings if e.who or e.groups)
        self.told = min((k for k in told if page.sentences[k].mark in _TEXT), default=never)

    def turns(self, sentence: Sentence, end: int) -> bool:
        """Whether a paragraph, or what stands under a heading, says by itself whom, and when or where, it is about."""
        page, story, here = self.page, self.story, sentence.index
        lead = None if self.tied[here] else _lead(page, sentence)
        if lead is None or here <= self.telling:
            return False
        if self.rules.grammar("other_story").match(page.low, lead.start, lead.end):
            return self._tells_of_people(lead)
        if here <= self.told:
            return False
        if self.listed[here] or self.rules.grammar("refers_back").search(page.low, lead.start, lead.end):
            return False
        if sentence.mark in _HEADS or self.headed(sentence) < here:
            return self._tells_of_people(lead)
        new = self._new(here, end)
        if not any(lead.start <= c.start < lead.end for c in new):
            return False
        told = [e for e in story.happenings if e.sentence < here and (e.who or e.groups)]
        return self._apart(lead, told, len(new))

    def _tells_of_people(self, lead: Sentence) -> bool:
        """Whether something befalls somebody in that sentence."""
        return any(e.sentence == lead.index and (e.who or e.groups) for e in self.story.happenings)

    def headed(self, sentence: Sentence) -> int:
        """The heading of some length that stands over a paragraph, or the paragraph's own first sentence."""
        above = sentence.index - 1
        heads = above > 0 and not self.tied[above] and _title(self.page, self.story, self.page.sentences[above])
        return above if heads else sentence.index

    def _new(self, start: int, end: int) -> list[Character]:
        """Those named in full from one sentence to another to whom something may have been done."""
        known = (c for c in self.story.cast.characters if c.full and c.role not in NOT_VICTIMS)
        return [c for c in known if start <= self.page.sentence_at(c.start).index < end]

    def _apart(self, lead: Sentence, told: Sequence[Happening], count: int) -> bool:
        """Whether a day of its own is told there, and not of the rest of people told of before as a number."""
        page, scene = self.page, self.story.scene
        days = _days(page, lead.start, lead.end)
        if not days:
            return False
        named = {n for e in told for n in e.who}
        groups = [scene.groups[n] for n in sorted({n for e in told for n in (*e.groups, *e.joined)})]
        left = {g: _ANY if g.count is None else g.count - max(len(g.members), len(named)) for g in groups}
        left = {g: size for g, size in left.items() if size > 0 and (g.count or 0) <= MOST_NAMED}
        if not left:
            return True
        written = published(page.document)
        known = _days(page, 0, lead.start) | ({written.edtf} if written is not None else set())
        other_day = bool(known) and not any(a.startswith(b) or b.startswith(a) for a in days for b in known)
        other_place = _own_place(page, lead)
        if _peoples(page, lead.start, lead.end) & {p for g in left for p in _peoples(page, g.start, g.end)}:
            return False
        if max(left.values()) < count:
            return other_day or other_place
        if not (other_day and other_place):
            return False
        return self._other_fate(lead, told, left) or not (count in left.values() or count in {g.count for g in left})

    def _other_fate(self, lead: Sentence, told: Sequence[Happening], groups: Collection[Group]) -> bool:
        """Whether what befell those named there cannot have befallen the people told of as a number."""
        numbers = {g.number for g in groups}
        theirs = {e.type for e in told if numbers & {*e.groups, *e.joined}}
        here = {e.type for e in self.story.happenings if e.sentence == lead.index and e.who and asserted(e)}
        return bool(here & DEADLY) or (bool(here & _ALIVE) and bool(theirs & (DEADLY | {"death_sentence"})))


class _Ties:
    """From which sentence to which each person and each group is told of."""

    def __init__(self, page: Page, story: Story) -> None:
        self.page, self.story = page, story
        self.first: dict[tuple[str, int], int] = {}
        self.last: dict[tuple[str, int], int] = {}
        for character in story.cast.characters:
            for start, _ in character.mentions:
                self._seen(page.sentence_at(start).index, [character.number], ())
        for group in story.scene.groups:
            self._seen(group.sentence, (), [n for n in (group.number, group.parent, group.inside) if n >= 0])
        for index, mentions in story.mentions.items():
            for mention in mentions:
                self._seen(index, mention.who, mention.groups)
        for event in story.happenings:
            if event.binding != TOPIC or page.sentences[event.sentence].mark not in _HEADS:
                self._seen(event.sentence, event.who, (*event.groups, *event.joined))

    def add_members(self) -> None:
        """Count the people of a group's list as told of with it."""
        for group in self.story.scene.groups:
            for number in (*group.members, *group.some):
                self._seen(self.page.sentence_at(self.story.cast.of(number).start).index, (), [group.number])

    def _seen(self, index: int, people: Sequence[int], groups: Sequence[int]) -> None:
        for who in (*(("person", n) for n in people), *(("group", n) for n in groups)):
            self.first[who] = min(index, self.first.get(who, index))
            self.last[who] = max(index, self.last.get(who, index))

    def crossed(self) -> list[bool]:
        """For each sentence whether somebody told of before it is told of in it or after it."""
        steps = [0] * (len(self.page.sentences) + 1)
        for who, index in self.first.items():
            steps[index + 1] += 1
            if self.last[who] > index:
                steps[self.last[who] + 1] -= 1
            else:
                steps[index + 1] -= 1
        return [n > 0 for n in accumulate(steps)]


def _days(page: Page, start: int, end: int) -> set[str]:
    """The days, months and years that are told there with the year."""
    return {
        when.date.edtf
        for when in page.dates_in(start, end)
        if when.kind == "absolute" and when.date is not None and not when.date.resolved_from
        if not when.date.edtf.startswith("X")
    }


def _peoples(page: Page, start: int, end: int) -> set[str]:
    """The peoples and faiths named there."""
    return {hit.value for hit in page.hits_in(start, end, "ethnicity", "religion", "demonym")}


def _own_place(page: Page, lead: Sentence) -> bool:
    """Whether a place is named that was not named before, be it in the name of a court."""
    places = page.hits_in(lead.start, lead.end, "city", "province", "prison", "court")
    words = filter(None, (_place_word(page, hit) for hit in places))
    return any(page.low.find(word, 0, lead.start) < 0 for word in words)


def _place_word(page: Page, hit: Hit) -> str:
    """The word by which a place is known: the first of a town's or prison's name, the last of a court's."""
    named = [t.low for t in page.tokens_in(hit.start, hit.end) if t.capital]
    if not named:
        return ""
    return named[-1] if hit.kind == "court" else named[0]


def _lead(page: Page, sentence: Sentence) -> Sentence | None:
    """The first sentence of running text from there on, under at most a few lines of headings."""
    for one in page.sentences[sentence.index : sentence.index + 1 + _HEADINGS]:
        if one.mark == "body":
            return one if page.text[one.end - 1] != ":" else None
        if one.mark not in _HEADS:
            return None
    return None
