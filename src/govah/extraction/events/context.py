"""How an event is held: denied, feared, planned, said by somebody, long past (cues with side and reach: ConText)."""

from __future__ import annotations

from itertools import pairwise

from govah.extraction.page import Hit, Page, Sentence
from govah.extraction.rules import LanguageRules
from govah.model import Modality

_ORDER = ("negated", "scheduled", "hypothetical", "historical", "alleged", "reported")
_BESIDE = 6
_WALLS = frozenset({";", ":"})


def modality_of(
    page: Page, sentence: Sentence, trigger: Hit, event: str, rules: LanguageRules
) -> tuple[Modality, Hit | None]:
    """The strongest modality whose cue reaches the trigger, with the cue; asserted where none does."""
    told = _untrue(page, sentence, trigger, rules)
    if told is not None:
        return told, None
    at = page.token_at(trigger.start)
    best: tuple[int, Hit] | None = None
    for hit in page.hits_in(sentence.start, sentence.end, "cue"):
        cue = rules.cues[hit.id]
        if cue.events and event not in cue.events:
            continue
        if hit.start < trigger.end and trigger.start < hit.end:
            continue
        if any(d.start <= hit.start < d.end for d in page.dates_in(hit.start - 30, hit.end)):
            continue  # the month of May is no doubt
        if page.has(hit.end + 1, hit.end + 2, "one", "many") and hit.end + 1 < trigger.start:
            continue  # "the protesting inmates were moved": a word for those meant
        if rules.grammar("no_doubt").match(page.low, hit.start):
            continue  # "not until 2019 was he tried", "came to be tried"
        before = hit.start < trigger.start
        if (before and cue.side == "before") or (not before and cue.side == "after"):
            continue
        place = page.token_at(hit.start)
        first, last = (page.token_at(hit.end), at) if before else (page.token_at(trigger.end), place)
        if last - first > cue.reach:
            continue
        if any(_wall(page, k, rules) for k in range(first, last)) or (before and _of_relative(page, hit, first, last)):
            continue
        if before and page.search(rules.grammar("fact_after"), hit.end, trigger.start):
            continue
        danger = rules.grammar("danger_told").match(page.low, hit.start, trigger.start) if before else None
        if danger is not None:
            continue  # "is at risk of execution and B has been freed"
        if before and _in_charge(page, sentence, hit, trigger, rules):
            continue  # "fears that he is in danger after being sentenced": the sentence is a fact
        rank = _ORDER.index(cue.modality)
        if best is None or rank < best[0]:
            best = (rank, hit)
    if best is None and page.search(
        rules.grammar("subjunctive_be"), max(sentence.start, trigger.start - 40), trigger.start
    ):
        return Modality.HYPOTHETICAL, None  # "I ask that his sentence be commuted"
    return (Modality(_ORDER[best[0]]), best[1]) if best else (Modality.ASSERTED, None)


def _in_charge(page: Page, sentence: Sentence, cue: Hit, trigger: Hit, rules: LanguageRules) -> bool:
    """ "Accused of protesting against the state, X was arrested": the word tells what the charge is, no doubt of it."""
    accused = page.hits_in(sentence.start, cue.start, "charging")
    if not accused:
        return False
    led = rules.grammar("charge_begins").match(page.low, accused[-1].end, cue.end) is not None
    return led and rules.grammar("charge_over").fullmatch(page.low, cue.end, trigger.start) is not None


def _untrue(page: Page, sentence: Sentence, trigger: Hit, rules: LanguageRules) -> Modality | None:
    """What the turn of a whole clause tells: "reports that X was hanged were false", "had X been hanged", "was he?"."""
    said = page.matches(rules.grammar("told_false"), sentence.start, sentence.end)
    if any(m.start() < trigger.start and trigger.end <= m.end() for m in said):
        return Modality.NEGATED
    if _made_up(page, sentence, trigger, rules):
        return Modality.HYPOTHETICAL
    asked = rules.grammar("unreal").match(page.low, sentence.start, sentence.end)
    return Modality.HYPOTHETICAL if asked is not None and trigger.end <= asked.end() else None


def _made_up(page: Page, sentence: Sentence, trigger: Hit, rules: LanguageRules) -> bool:
    """Whether a stage, a dream or a story is told of, or what the law does with anybody: nothing that took place."""
    low, first = page.low, sentence.start
    if page.search(rules.grammar("staged"), first, trigger.start):
        return True
    past, present = rules.grammar("past_between"), rules.grammar("present_between")
    plot = page.search(rules.grammar("narrated"), first, trigger.start)
    if plot is not None and not past.search(low, plot.end(), trigger.start):
        return present.search(low, plot.end(), trigger.start) is not None
    law = page.search(rules.grammar("in_general"), first, min(sentence.end, trigger.end + _BESIDE))
    law = law or page.search(rules.grammar("rate_told"), first, sentence.end)
    if law is None or _particular(page, sentence) or page.search(rules.grammar("still_so"), first, trigger.start):
        return False
    return present.search(low, first, sentence.end) is not None and not past.search(low, first, sentence.end)


def _particular(page: Page, sentence: Sentence) -> bool:
    """Whether the sentence names a day, a place or a person."""
    a, b = sentence.start, sentence.end
    return page.has(a, b, "given_name", "prison", "city") or bool(page.dates_in(a, b))


def _of_relative(page: Page, cue: Hit, first: int, last: int) -> bool:
    """ "A woman who has not been identified was hanged": the cue belongs to the clause that tells who is meant."""
    opens = page.tokens[max(0, page.token_at(cue.start) - _BESIDE)].start
    if not page.has(opens, cue.start, "relativiser"):
        return False
    verbs = [
        page.has(page.tokens[k].start, page.tokens[k].start + 1, "be", "have", "modal") for k in range(first, last)
    ]
    return any(verb and not led for led, verb in pairwise(verbs))


def _wall(page: Page, k: int, rules: LanguageRules) -> bool:
    """A mark or word that ends a cue's reach."""
    token = page.tokens[k]
    if token.kind == "word":
        return not rules.grammar("time_joint").words[token.low] and page.has(token.start, token.start + 1, "break")
    if token.low == "," and k + 1 < len(page.tokens):
        # ", whose names are not known, were hanged": the main verb comes after the aside; "to stop the execution of X,
        # who was sentenced": a clause of its own
        after = page.tokens[k + 1]
        own = rules.grammar("clause_follows").words[after.low]
        return own or page.has(after.start, after.start + 1, "be", "have", "relativiser")
    if token.low == "-" and page.low[token.start - 1 : token.end + 1] == " - ":  # "... who are not named - were hanged"
        after = page.tokens[k + 1] if k + 1 < len(page.tokens) else token
        return page.has(after.start, after.start + 1, "be", "have")
    return token.low in _WALLS
