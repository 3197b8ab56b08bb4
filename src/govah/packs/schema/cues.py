"""Turns of phrase that a report uses to cite, count, demand or refer, written as patterns with slots."""

from __future__ import annotations

from typing import Literal

import msgspec

from govah.packs.schema.base import Entry, Rule


class CueWords(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A class of words that patterns name between angle brackets: `en.say` is `<say>` in every pattern `en.…`.

    `words` may hold several words each ("have reported"); case does not matter. A word is a piece of a pattern:
    `(s|d)?`, `[-]` and `\\w+` mean in it what they mean in a pattern.
    """

    words: tuple[str, ...]


class CueExample(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A sentence made for the cue, and what is to be found in it, in the order of the text."""

    text: str
    finds: tuple[str, ...]


class Cue(Rule, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A turn of phrase.

    `pattern` is a regular expression in which a space stands for any white space, `'` and `"` for all their
    shapes, `<word class>` for one of the words of that class, and other `<slots>` for what the engine fills.
    `trigger` lists the words, or `<classes>`, one of which stands in every match: only sentences with one are tried.
    `examples` are found by this cue; `counter_examples` are left alone by all cues of the same schema.
    """

    pattern: str
    trigger: tuple[str, ...]
    examples: tuple[CueExample, ...]
    counter_examples: tuple[str, ...]


class SourceCue(Cue, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """How a report names its source: "according to <source>", "<source> <say>".

    `reach` is `list` where every outlet up to the end of the sentence is cited. `who` limits what may fill the
    slot: `outlet` takes organisations and media only. `alone` lets a single capitalised word that nobody knows be
    an outlet ("Tideline reported"). `kind` tells named sources from anonymous ones.
    `line` cues stand at the beginning of a line and take only outlets that the pack knows.
    `stands` tells how near the source is to what the sentence says: `speaker` says it, `relay` was told it ("told
    <source>"), `origin` is quoted for it by somebody else ("quoting <source>"), `aside` is cited, for what is not said.
    Where names have no capital letter they are marked beforehand, and there are more slots: `<outlet>` for bodies and
    media, `<person>` for people of the report, `<any>` also for courts and for words that name an outlet only here.
    A group `again` marks "this organisation": the one cited last.
    """

    reach: Literal["name", "list"] = "name"
    who: Literal["anyone", "outlet", "person"] = "anyone"
    kind: Literal["named", "anonymous"] = "named"
    alone: bool = False
    line: bool = False
    stands: Literal["speaker", "relay", "origin", "aside"] = "speaker"


class DemandCue(Cue, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """How a report puts a demand: "<by> <ask> <to> to <what>". `negated` marks a demand not to do something."""

    negated: bool = False


class StatisticCue(Cue, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """What makes a number of people in a sentence a figure over a period, or part of one, or no figure at all.

    `tells`: `total` (a count over a period), `tally` (somebody counts), `subset` (a part of the figure before it),
    `incident` (one happening: its people are a group, no statistic).
    """

    tells: Literal["total", "tally", "subset", "incident"]


class PeriodCue(Cue, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """How a report bounds a period: `<date>` and `<end>` stand for dates, `<number>` and `<unit>` for a length.

    `reads`: `within` (the date itself is the period), `between` (date to end), `since` (open at the end), `until`
    (open at the start), `first` (so many units from the beginning of the date), `this_year`, `last_year`.
    """

    reads: Literal["within", "between", "since", "until", "first", "half", "this_year", "last_year", "past"]


class CountedThing(Rule, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """What a figure counts: `of` is what facts call it, `nouns` the things themselves, `verbs` what befell people.

    Both are pieces of patterns over lower-case text. `examples` give sentences with the figures that count it.
    """

    of: Literal["executions", "death_sentences", "arrests", "prisoners", "victims", "other"]
    nouns: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    examples: tuple[CueExample, ...]
    counter_examples: tuple[str, ...]


class ReferenceForm(Cue, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """How a legal text is referred to: `article` forms, `instrument` heads, `document` symbols and addresses."""

    kind: Literal["article", "instrument", "document"]


SCHEMAS: dict[str, type[Entry]] = {
    "cue_words": CueWords,
    "source_cues": SourceCue,
    "demand_cues": DemandCue,
    "statistic_cues": StatisticCue,
    "period_cues": PeriodCue,
    "counted_things": CountedThing,
    "reference_forms": ReferenceForm,
}
