"""Rules that take facts out of sentences: event triggers, context cues, patterns for attributes and for roles."""

from __future__ import annotations

from typing import Literal

import msgspec

from govah.packs.schema.base import Entry, Rule


class EventExample(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A short text, and who it is that the event happens to in it; the further fields where they matter."""

    text: str
    victim: str
    date: str | None = None
    prison: str | None = None


class Trigger(Rule, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Words that report an event, sorted by the place where the person concerned stands.

    `participle`: the person is subject of the passive, object of the active ("executed"). `active`: object only
    ("executes", "putting to death"). `subject`: subject whatever the voice ("went to the gallows"). `noun`: owner, or
    after a preposition ("execution of").

    Regular expressions over plain lower-case text say when the words count: `needs` must match in the clause after
    them, `before` in the clause before them, `near` on either side, `excludes` must not match around them.
    `apart` must not match around them where grammar ties them to nobody: they are then of somebody else. `places`:
    kinds of places ("prison") of which one in the sentence stands in for `near`.
    `done`: where grammar ties a noun to nobody, this must match in the clause after it for the event to count on its
    own; without it the noun only adds to an event of the same kind told elsewhere.
    `also`: further events that the same words report. `outcome`: the state that they tell; `event` may be empty
    where only a state is told. `weak`: a noun that is no event by itself, only with a day, a place or a person.
    `own_context`: the words hold their own "no" or "could not", so cues of denial and doubt do not touch them.
    `quiet`: the words are common ones ("years", "visit") that count by what stands around them only; they end no noun
    phrase and hide no other trigger.
    `if_held`: the words tell a death without its place; it counts for those whom the report tells to have been held.
    `if_condemned`: the words count for those told to be under sentence of death ("it was reduced to ten years").
    `elsewhere`: the day and the places of the sentence are those of something else ("the body was returned on 3 May").

    In a language whose verb closes the clause an entry has a `pattern` instead of words: a regular expression over the
    masked sentence (slots as in attribute patterns, `{name}` for a class of words of the language's grammar, a broken
    bar where a clause ends); a group `who` in it names whom the event befell, `excludes` is looked for in its clause.
    `of_owner`: what is told of somebody's family or lawyer befalls the one whose they are ("the family was not told").
    """

    event: str = ""
    pattern: str = ""
    of_owner: bool = False
    participle: tuple[str, ...] = ()
    active: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    noun: tuple[str, ...] = ()
    needs: str = ""
    before: str = ""
    excludes: str = ""
    near: str = ""
    apart: str = ""
    places: tuple[str, ...] = ()
    done: str = ""
    also: tuple[str, ...] = ()
    outcome: str = ""
    weak: bool = False
    own_context: bool = False
    quiet: bool = False
    if_held: bool = False
    if_condemned: bool = False
    elsewhere: bool = False
    examples: tuple[EventExample, ...]
    counter_examples: tuple[EventExample, ...]


class CueExample(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A sentence with an event in it, and the modality that the event comes out with."""

    text: str
    modality: str


class Cue(Rule, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Words that change how an event near them is held: denied, feared, planned, said, long past (after ConText).

    `side`: whether the event stands after or before the cue, or on either side. `reach`: how many tokens away at most.
    `events`: the event types that it changes, all if empty.
    """

    modality: Literal["negated", "alleged", "reported", "hypothetical", "scheduled", "historical"]
    terms: tuple[str, ...]
    side: Literal["after", "before", "both"] = "after"
    reach: int = 8
    events: tuple[str, ...] = ()
    examples: tuple[CueExample, ...]
    counter_examples: tuple[CueExample, ...]


class ValueExample(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A sentence and what the pattern gives for it: whose it is, and the value."""

    text: str
    of: str
    value: str


class AttributePattern(Rule, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A regular expression over a sentence in which slots stand for what was found before.

    Slots: `<N>` a person, `<NN>` one or several persons in a row, `<PRO>` a pronoun, `<GRP>` a group noun phrase,
    `<WHO>` any of these, `<NUM>` a number, `<DATE>`, `<CITY>`, `<PROV>`, `<PLACE>`, `<PRISON>`, `<ORG>`. All else is
    plain lower-case text. The group `who` (`who2` and so on where it has several places; if absent: the person before)
    holds the bearer or a list of them, `value` the value; `together` lets a pattern without `who` hold for everybody of
    the list before it. `excludes` must not match in the masked words from a little before the pattern's match to its
    end. For a language whose verb closes the clause, names of its grammar in braces (`{person_noun}`) stand for their
    expressions.
    """

    property: str
    pattern: str
    value: str = ""
    at: str = ""
    together: bool = False
    excludes: str = ""
    examples: tuple[ValueExample, ...]
    counter_examples: tuple[str, ...]


SCHEMAS: dict[str, type[Entry]] = {"triggers": Trigger, "cues": Cue, "attribute_patterns": AttributePattern}
