"""Clauses and frames that tell a part: who heads an office, who is quoted, who was murdered, who is known by name."""

from __future__ import annotations

from govah.extraction.page import Page, Sentence
from govah.extraction.people.role_nouns import Told
from govah.extraction.rules import LanguageRules
from govah.extraction.story import Character, NameRun

_OFFICE, _SPEECH, _VICTIM = 120, 90, 60
_DEED, _DOER = 170, 70  # characters before a name in which it is told what was done to its bearer, and by whom
_WEAK = frozenset({"", "quoted", "speaker", "murder_victim"})


def heads(page: Page, run: NameRun, start: int, rules: LanguageRules) -> Told | None:
    """ "head of the court of Yazd, X,": whoever leads an office, whether or not the office is a known one."""
    first = max(start, run.start - _OFFICE)
    match = page.search_cut(rules.grammar("heads_office"), first, run.start)
    if match is None or page.has(first + match.start(), run.start, "be", "have", "relativiser", "pronoun"):
        return None
    role = "judge" if match["bench"] else "official"
    return role, role, (first + match.start(), run.start)


def in_charge(page: Page, run: NameRun, rules: LanguageRules) -> Told | None:
    """ "X, who heads Branch 15", "X, who speaks for the judiciary": the office told by a verb."""
    if rules.grammar("presides").match(page.low, run.end) or page.search_cut(
        rules.grammar("presided_before"), run.start - _SPEECH, run.start
    ):
        return "judge", "judge", (run.start, run.end)
    match = rules.grammar("in_charge_after").match(page.low, run.end)
    if match is None:
        return None
    kind = next((name for name, found in match.groupdict().items() if found), "official")
    office = {"bench": "judge", "jail": "prison head", "voice": "spokesperson"}.get(kind, "official")
    return "judge" if kind == "bench" else "official", office, (run.end, match.end())


def speaks(page: Page, run: NameRun, rules: LanguageRules) -> bool:
    """ "X said", "X, who works for Y, told …", "according to X": somebody who is quoted."""
    sentence = page.sentences[run.sentence]
    if page.search_cut(rules.grammar("speaks_before"), max(sentence.start, run.start - 60), run.start):
        return rules.grammar("acts_next").match(page.low, run.end) is None  # "his lawyer said X was in danger"
    following = [
        h for h in page.hits_in(run.end, min(sentence.end, run.end + _SPEECH), "speech") if page.text[h.start].islower()
    ]
    if not following or not rules.grammar("speaks_after").fullmatch(page.low, run.end, following[0].start):
        return False
    if rules.grammar("to_kin").match(page.low, following[0].end):
        return False  # "X told her grandmother": no statement
    return page.search_cut(rules.grammar("spoken_of"), max(sentence.start, run.start - 30), run.start) is None


def murdered(page: Page, run: NameRun, sentence: Sentence, rules: LanguageRules) -> Told | None:
    """ "convicted of the murder of X", "for killing X": the one who was killed, not the one who is tried."""
    first = max(sentence.start, run.start - _VICTIM)
    match = page.search_cut(rules.grammar("murdered_before"), first, run.start)
    if match is None or page.has(first, run.start, "force") or rules.grammar("by_force").match(page.low, run.end):
        return None  # "the killing of X by agents"
    if not page.has(sentence.start, sentence.end, "accusation", "charging", "deathly"):
        return None
    at = first + match.start()
    if "," in match[0] and not page.has(sentence.start, at, "be", "have", "trigger", "speech"):
        return None  # "For the murder of a neighbour, X was …"
    before = page.text[at : run.start].rstrip(" ,\"'").rsplit(maxsplit=1)
    if "," in match[0] and before and before[-1][0].isupper():
        return None  # "Convicted of the murder of Y, X was …"
    return "murder_victim", "", (at, run.start)


def slain(page: Page, run: NameRun, sentence: Sentence, rules: LanguageRules) -> Told | None:
    """ "He stabbed X", "X was murdered by a tenant", "X's family refused to forgive him": the one killed in the case.

    Only for a page that speaks of a murder or of death sentences, and not where forces of the state do it.
    """
    grammar, low = rules.grammar, page.low
    first = max(sentence.start, run.start - _DEED)
    deed = page.search_cut(grammar("slew_before"), first, run.start)
    if deed is not None:
        at = first + deed.start("verb")
        of_state = page.search_cut(grammar("slayer_of_state"), max(sentence.start, at - _DOER), at)
        passive = page.has(page.tokens[max(0, page.token_at(at) - 1)].start, at, "be")
        acts = low[: run.start].endswith(", ") and grammar("one_acts").match(low, run.end) is not None
        if of_state is None and not (passive or acts) and grammar("by_force").match(low, run.end) is None:
            return "murder_victim", "", (at, run.start)
    after = grammar("slain_after").match(low, run.end, sentence.end)
    inside = page.has(sentence.start, sentence.end, "force", "prison")
    if (
        after is not None
        and not inside
        and page.search_cut(grammar("slayer_of_state"), after.end(), sentence.end) is None
    ):
        return "murder_victim", "", (run.start, run.end)
    lead = low[max(sentence.start, run.start - _VICTIM) : run.start]
    if _killed_before(page, sentence, run, rules):
        return "murder_victim", "", (run.start, run.end)
    if grammar("killer_of_before").search(lead) or grammar("own_killer_after").match(low, run.end):
        return "murder_victim", "", (run.start, run.end)
    kin = grammar("avenged_kin_before").search(lead) is not None or rules.possessive.match(low, run.end) is not None
    if grammar("avenged_before").search(lead) or (kin and grammar("avenged_after").match(low, run.end, sentence.end)):
        return "murder_victim", "", (run.start, run.end)
    return None


def _killed_before(page: Page, sentence: Sentence, run: NameRun, rules: LanguageRules) -> bool:
    """ "Convicted of killing a doctor … The doctor, X, was shot dead": X is the one of whom a trial was told."""
    the_one = page.search(rules.grammar("the_one_before"), sentence.start, run.start)
    if the_one is None:
        return False
    tried = page.matches(rules.grammar("tried_for_killing"), 0, sentence.start)
    return any(the_one["noun"] in match["whom"].split() for match in tried)


def by_name(page: Page, character: Character, rules: LanguageRules) -> None:
    """Known office-holders, whose office a report need not say; people with a name from abroad speak or judge."""
    if character.role not in _WEAK or character.place is None:
        return
    start, end = character.place
    for hit in page.hits_in(start, end, "figure"):
        lead = page.low[start : hit.start].split()
        if hit.end == end and all(word in rules.honorifics or word in rules.descent for word in lead):
            if not page.search_cut(rules.grammar("named_after"), start - 40, start):
                character.role, character.official_role, character.role_span = "official", hit.value, (start, end)
            return
    abroad = any(h.value == "abroad" for h in page.hits_in(start, start + 1, "given_name"))
    if not character.role and abroad and not page.search(rules.grammar("surname_shape"), start, end):
        character.role, character.role_span = "quoted", (start, end)
