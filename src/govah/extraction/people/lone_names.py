"""A single word that may be a person's name: whether a frame, a title or its own look says so."""

from __future__ import annotations

from govah.extraction.page import Page
from govah.extraction.rules import LanguageRules
from govah.extraction.story import NameRun

_PERSON = ("one", "victim_noun", "kin")
_FOLLOWS = ("be", "have", "trigger", "relativiser")
_NEAR, _BEFORE, _PERSON_WORD = 60, 40, 24
_VERB = 4


def names_person(page: Page, run: NameRun, rules: LanguageRules) -> bool:
    """Whether a single name that no full name explains is a person all the same."""
    if run.title != "title" and _worked_for(page, run, rules):
        return False
    return (
        run.title == "title"
        or (run.title == "role" and len(run.parts) == 1)
        or framed(page, run, rules)
        or (run.known and _alone(page, run))
        or _described(page, run, rules)
        or _undergoes(page, run)
    )


def framed(page: Page, run: NameRun, rules: LanguageRules) -> bool:
    """A frame says that this is a name: "named X", "the prisoner X,", "X, 27,", "X (surname unknown)"."""
    if rules.grammar("lone_after").match(page.low, run.end):
        return True
    return _ends(page, run, rules) and (_named(page, run, rules) or _noun_before(page, run))


def _named(page: Page, run: NameRun, rules: LanguageRules) -> bool:
    return page.search_cut(rules.naming_before, run.start - _BEFORE, run.start) is not None


def _noun_before(page: Page, run: NameRun) -> bool:
    """ "the journalist X", "the woman, X,": a noun for a person right before it."""
    for hit in page.hits_in(max(0, run.start - _PERSON_WORD), run.start, *_PERSON):
        between = page.low[hit.end : run.start]
        if hit.end <= run.start and between.strip(" \"'(") in {"", ","}:
            return between.strip(" \"'(") == "" or page.low[run.end : run.end + 1] in {",", ")", "-"}
    return False


def _ends(page: Page, run: NameRun, rules: LanguageRules) -> bool:
    """Whether the name is over where the run is: a mark or a verb follows, no noun that it describes."""
    i = page.token_at(run.end)
    if i >= len(page.tokens) or page.tokens[i].kind == "mark" or page.tokens[i].low == "'s":
        return True
    following = page.tokens[i]
    return page.has(following.start, following.start + 1, *_FOLLOWS, "prep") or following.low in rules.joints


def _alone(page: Page, run: NameRun) -> bool:
    """A given name alone is a person unless it is a town or stands inside a longer word."""
    if any(h.start <= run.start and run.end <= h.end for h in page.hits_in(run.start, run.end, "city", "province")):
        return False  # a town of the same name; a title or a frame would have said that it is a person
    around = page.text[max(0, run.start - 1) : run.start] + page.text[run.end : run.end + 1]
    return "-" not in around and "/" not in around


def _worked_for(page: Page, run: NameRun, rules: LanguageRules) -> bool:
    """ "A reporter for Nasim": the paper or firm that somebody works for."""
    lead = page.low[max(0, run.start - _BEFORE) : run.start]
    return len(run.parts) == 1 and rules.grammar("works_for_before").search(lead) is not None


def _described(page: Page, run: NameRun, rules: LanguageRules) -> bool:
    """ "Akbari, a defender of rights, has …": a surname that a person's noun in apposition explains."""
    lead = rules.grammar("lone_described").match(page.low, run.end)
    if lead is None:
        return _of_trade(page, run, rules)
    closing = page.low.find(",", lead.end(), lead.end() + _NEAR)
    if closing > 0 and _acted_on(page, page.token_at(closing + 1)):
        return True
    nouns = page.hits_in(lead.end(), lead.end() + _NEAR, *_PERSON, "occupation")
    return bool(nouns) and not any(c in page.low[lead.end() : nouns[0].start] for c in ",.;:")


def _of_trade(page: Page, run: NameRun, rules: LanguageRules) -> bool:
    """ "Akbari, managing editor of a weekly": a surname whose bearer's trade follows without an article."""
    trade = rules.grammar("trade_described").match(page.low, run.end)
    if trade is None:
        return False
    start, end = trade.span("trade")
    nouns = page.hits_in(start, end, *_PERSON, "occupation", "role")
    return any(h.end == end for h in nouns) and not rules.grammar("plural").words[page.low[nouns[-1].start : end]]


def _undergoes(page: Page, run: NameRun) -> bool:
    """ "Jalalian was arrested": what is done only to people is done to the one named."""
    return _acted_on(page, page.token_at(run.end))


def _acted_on(page: Page, i: int) -> bool:
    """Whether a verb in the passive or perfect that only people undergo begins at the token."""
    if i >= len(page.tokens) or not page.has(page.tokens[i].start, page.tokens[i].start + 1, "be", "have"):
        return False
    last = min(i + _VERB, len(page.tokens) - 1)
    hits = page.hits_in(page.tokens[i].end, page.tokens[last].start, "trigger")
    marks = any(t.kind == "mark" for t in page.tokens[i:last])
    return not marks and any(h.value == "participle" for h in hits)
