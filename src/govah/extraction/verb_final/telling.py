"""What happened: the turns of phrase of the pack that tell an event, in the clause that they close."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from govah.extraction.page import Page, Sentence
from govah.extraction.people.cast import Cast
from govah.extraction.rules import LanguageRules
from govah.extraction.story import Mention
from govah.extraction.verb_final.clauses import END, Clauses, Segments
from govah.extraction.wording.masking import Masked, mask
from govah.model import Modality
from govah.packs.schema.patterns import Trigger

_BEHIND = 12  # characters behind a clause in which words that exclude a rule count
_NEAR = 30  # characters before what is told in which words of fear or wish count
_AHEAD = 70  # characters of the clause that another hangs on


@dataclass(frozen=True, slots=True)
class Told:
    """One place that tells an event: by which rule, where, in which clause, how it is held, whom its pattern names.

    `head` is what stands before the relative word, if the clause is a relative one.
    """

    entry: Trigger
    start: int
    end: int
    clause: Segments
    head: tuple[int, int] | None
    modality: Modality
    who: tuple[Mention, ...]


def masked(page: Page, sentence: Sentence, cast: Cast, mentions: list[Mention], parts: Clauses) -> Masked:
    """The sentence with its slots, and with a mark behind every clause."""
    found = mask(page, sentence, cast, mentions)
    text = list(found.text.replace("\n", " "))
    for end in parts.ends[:-1]:
        at = found.place(end)
        if at < len(text):
            text[at] = END
    found.text = "".join(text)
    return found


def tellings(page: Page, sentence: Sentence, shown: Masked, parts: Clauses, rules: LanguageRules) -> list[Told]:
    """What a sentence tells, in order of place; of two rules at one verb for one event the longer match."""
    found: list[Told] = []
    known = rules.tellings
    for number in known.sieve.may(page.words_in(sentence.start, sentence.end), shown.text):
        entry, pattern, excludes = known.entries[number], known.patterns[number], known.excludes[number]
        for match in pattern.finditer(shown.text):
            told = _told(page, shown, parts, match, entry, rules)
            if excludes is not None and excludes.search(_around(shown, told)):
                continue
            found.append(told)
    return sorted(_once(found), key=lambda t: (t.end, t.start))


def _around(shown: Masked, told: Told) -> str:
    """The masked clause of what is told, and a little behind it."""
    return " ".join(shown.text[shown.place(a) : shown.place(b) + _BEHIND] for a, b in told.clause)


def _told(  # noqa: PLR0917  (what matched, and all that is known around it)
    page: Page, shown: Masked, parts: Clauses, match: re.Match[str], entry: Trigger, rules: LanguageRules
) -> Told:
    start, end = shown.origin(match.start()), shown.close(match.end())
    while end < len(page.low) and page.low[end - 1 : end + 1].isalnum():  # the verb's ending is part of its word
        end += 1
    clause = parts.around(start, end)
    named = tuple(_slots(match, shown))
    return Told(entry, start, end, clause, parts.head(start), _modality(page, clause, start, entry, rules), named)


def _slots(match: re.Match[str], shown: Masked) -> Iterator[Mention]:
    for name in match.re.groupindex:
        if name.startswith("who") and match[name]:
            for mark in re.findall(r"<[NPG]\d+>", match[name]):
                if mark in shown.who:
                    yield shown.who[mark]


def _modality(page: Page, clause: Segments, at: int, entry: Trigger, rules: LanguageRules) -> Modality:
    """How the clause holds what it tells, or the one it hangs on: as happened, or as feared, wished, dreamt, a lie."""
    if entry.own_context:
        return Modality.ASSERTED
    near = rules.grammar("not_real_near").search(page.low[max(clause[-1][0], at - _NEAR) : at])
    ahead = rules.grammar("not_real_ahead").search(page.low[max(0, clause[0][0] - _AHEAD) : clause[0][0]])
    behind = rules.grammar("not_real_behind").match(page.low, clause[-1][1])
    if near or ahead or behind or any(rules.grammar("not_real").search(page.low, *segment) for segment in clause):
        return Modality.HYPOTHETICAL
    return Modality.ASSERTED


def _once(found: Sequence[Told]) -> Iterator[Told]:
    """Each event of a place once."""
    kept: list[Told] = []
    for told in sorted(found, key=lambda t: (t.start - t.end, t.start)):
        same = (k for k in kept if (k.entry.event, k.entry.outcome) == (told.entry.event, told.entry.outcome))
        if any(k.start < told.end and told.start < k.end for k in same):
            continue
        kept.append(told)
    return iter(kept)
