"""Reads a page sentence by sentence: who is meant, what happened to them, how it is held, when and where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from govah.extraction.attributes.traits import Trait
from govah.extraction.events.binding import bind_places
from govah.extraction.events.context_slots import Memory
from govah.extraction.events.corrections import CorrectionReader
from govah.extraction.events.counted import count_on
from govah.extraction.events.distribution import distribute
from govah.extraction.events.ellipsis import GapReader
from govah.extraction.events.entries import EntryReader
from govah.extraction.events.happening import EventReader
from govah.extraction.events.listed_terms import listed_terms
from govah.extraction.events.neighbours import NEAREST, TOPIC
from govah.extraction.events.occasions import (
    carry_on,
    in_the_act,
    one_telling,
    same_occasion,
)
from govah.extraction.events.placed_subjects import placed_subjects
from govah.extraction.events.relatives import DONE_TO, RelativeReader
from govah.extraction.events.scenes import Scenes
from govah.extraction.events.those_told import of_those_told
from govah.extraction.events.verdicts import Rulings
from govah.extraction.page import Page
from govah.extraction.people.bare_numbers import share
from govah.extraction.people.cast import Cast
from govah.extraction.people.listing import settle
from govah.extraction.people.membership import NOT_VICTIMS, join_named, join_others
from govah.extraction.people.mentions import read_mentions
from govah.extraction.people.naming import link_named
from govah.extraction.people.rolls import find_rolls
from govah.extraction.people.scene import Scene
from govah.extraction.people.voices import find_voices
from govah.extraction.rules import LanguageRules
from govah.extraction.sheets.cards import read_cards
from govah.extraction.story import DEADLY, Happening, Mention
from govah.model import Modality

_RECENT = 200  # of the people told of last, those whom a pronoun may mean
_LATELY = 12  # of the events told of last, those that the next sentence may go on from


@dataclass(slots=True)
class Story:
    """All that was read of one page: its people and groups, what happened, and every mention by sentence."""

    cast: Cast
    scene: Scene
    happenings: list[Happening] = field(default_factory=list)
    mentions: dict[int, list[Mention]] = field(default_factory=dict)
    sheet_traits: list[Trait] = field(default_factory=list)


def read_story(page: Page, cast: Cast, rules: LanguageRules) -> Story:
    """Read the page once from top to bottom."""
    scene = Scene(cast, voices=find_voices(page, cast, rules), rolls=find_rolls(page, cast, rules))
    memory, rulings, scenes = Memory(), Rulings(), Scenes()
    sheets = read_cards(page, cast, rules)
    story = Story(cast, scene, happenings=sheets.happenings, sheet_traits=sheets.traits)
    for sentence in page.sentences:
        if who := sheets.turn(sentence):
            scene.turn_to(who, sentence)
        if sentence.mark == "furniture":
            continue
        scene.listen(sentence)
        mentions = read_mentions(page, sentence, scene, rules)
        story.mentions[sentence.index] = mentions
        link_named(page, sentence, mentions, scene, rules)
        scene.here = mentions
        if sentence.mark == "standing":
            continue
        reader = EventReader(page, sentence, mentions, scene, rules)
        events = reader.read()
        events += GapReader(page, sentence, cast, rules).read(mentions, events, story.happenings)
        events += share(page, events, mentions, scene, rules, story.happenings[-_LATELY:])
        events += settle(page, sentence, events, scene, rules)
        entry = EntryReader(page, sentence, mentions, scene)
        lent = entry.shared(events, story.happenings)
        bind_places(page, sentence, [*events, *lent], rules, mentions)
        events += entry.placed(lent)
        events += listed_terms(page, sentence, (events, story.happenings), scene, rules)
        one_telling(page, sentence, events, rules)
        count_on(page, sentence, events, rules)
        runs = cast.by_sentence.get(sentence.index, ())
        events += placed_subjects(page, events, mentions, runs, rules)
        events = distribute(page, sentence, events, rules, runs, scene.groups)
        memory.judge(page, sentence, events, mentions, cast, rules)
        rulings.complete(page, sentence, events, rules)
        memory.lend(page, sentence, events, rules)
        lately = story.happenings[-_LATELY:]
        carry_on(page, sentence, lately, events, rules, memory.framed(sentence))
        scenes.read(page, sentence, reader.loose, events, lately, rules, mentions)
        same_occasion(page, sentence, lately, events, rules)
        of_those_told(page, sentence, story.happenings, events, scene, rules)
        in_the_act(page, sentence, lately, events, rules)
        memory.keep(page, sentence, events, mentions, rules)
        relatives = RelativeReader(page, mentions, scene, rules)
        beside = [relatives.beside(m, events) for m in mentions if m.kind == "kin"]
        for event, number in filter(None, beside):
            event.joined.append(number)
        join_named(page, mentions, events, scene, rules)
        for event, number in join_others(page, mentions, events, scene, rules):
            event.joined.append(number)
            scene.plural = (tuple(event.who), (number,))
        story.happenings += events
        CorrectionReader(page, sentence, mentions, scene, rules).read(story.happenings)
        _focus(scene, events)
    return story


def _focus(scene: Scene, events: Sequence[Happening]) -> None:
    """After a sentence, those whom its events concern are what the report speaks of."""
    for event in events:
        for number in event.groups:
            scene.groups[number].used = True
            scene.groups[number].fatal |= event.type in DEADLY
        victims = [n for n in event.who if scene.cast.of(n).role not in NOT_VICTIMS]
        together = [n for n in event.who if n in victims or scene.cast.of(n).role == "relative"]
        if len(together) > 1 and event.type in DONE_TO and not event.inherited:
            scene.plural = (tuple(together), tuple(event.groups))  # "X was arrested along with his friend Y. Both …"
            scene.lists.append(tuple(together))
            scene.struck.update(together)
        if len(victims) == 1:
            scene.single = [*(n for n in scene.single[-_RECENT:] if n != victims[0]), victims[0]]
        elif victims and len(together) == len(victims) and not event.inherited:
            scene.plural = (tuple(victims), tuple(event.groups))
        if victims or event.groups:
            scene.topic = Mention(event.start, event.end, "topic", tuple(victims), tuple(event.groups))


def asserted(event: Happening) -> bool:
    """Whether the report holds the event as having happened (by itself or by its sources)."""
    return event.modality in {Modality.ASSERTED, Modality.REPORTED, Modality.ALLEGED}


def own_voice(story: Story) -> bool:
    """Find those quoted who are themselves the ones to whom something was done; True where there are any.

    They were kept out of loose bindings as mere speakers; the page is then read once more with them as victims.
    """
    found = False
    for event in story.happenings:
        if asserted(event) and event.binding not in {NEAREST, TOPIC}:
            for character in map(story.cast.of, event.who):
                by_name = not set(character.mentions).isdisjoint(event.spans)
                if character.role == "quoted" or (character.role == "speaker" and by_name):
                    character.role, character.role_span, found = "", None, True
    return found
