"""Clauses and frames that tell a part: who heads an office, who is quoted, who was murdered, who is known by name."""

from __future__ import annotations

from govah.extraction.page import Page, Sentence
from govah.extraction.people.role_nouns import Told
from govah.extraction.rules import LanguageRules
from govah.extraction.story import Character, NameRun

_OFFICE, _SPEECH, _VICTIM = 120, 90, 60
_WEAK = frozenset({"", "quoted", "speaker", "murder_victim"})


def heads(page: Page, run: NameRun, start: int, rules: LanguageRules) -> Told | None:
    """ "head of the court of Yazd, X,": whoever leads an office, whether or not the office is a known one."""
    first = max(start, run.start - _OFFICE)
    match = rules.grammar("heads_office").search(page.low[first : run.start])
    if match is None or page.has(first + match.start(), run.start, "be", "have", "relativiser", "pronoun"):
        return None
    role = "judge" if match["bench"] else "official"
    return role, role, (first + match.start(), run.start)


def in_charge(page: Page, run: NameRun, rules: LanguageRules) -> Told | None:
    """ "X, who heads Branch 15", "X, who speaks for the judiciary": the office told by a verb."""
    if rules.grammar("presides").match(page.low, run.end) or rules.grammar("presided_before").search(
        page.low[max(0, run.start - _SPEECH) : run.start]
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
    if rules.grammar("speaks_before").search(page.low[max(sentence.start, run.start - 60) : run.start]):
        return True
    following = [
        h for h in page.hits_in(run.end, min(sentence.end, run.end + _SPEECH), "speech") if page.text[h.start].islower()
    ]
    if not following or not rules.grammar("speaks_after").fullmatch(page.low, run.end, following[0].start):
        return False
    if rules.grammar("to_kin").match(page.low, following[0].end):
        return False  # "X told her grandmother": no statement
    return rules.grammar("spoken_of").search(page.low[max(sentence.start, run.start - 30) : run.start]) is None


def murdered(page: Page, run: NameRun, sentence: Sentence, rules: LanguageRules) -> Told | None:
    """ "convicted of the murder of X", "for killing X": the one who was killed, not the one who is tried."""
    first = max(sentence.start, run.start - _VICTIM)
    match = rules.grammar("murdered_before").search(page.low[first : run.start])
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


def by_name(page: Page, character: Character, rules: LanguageRules) -> None:
    """Known office-holders, whose office a report need not say; people with a name from abroad speak or judge."""
    if character.role not in _WEAK or character.place is None:
        return
    start, end = character.place
    for hit in page.hits_in(start, end, "figure"):
        lead = page.low[start : hit.start].split()
        if hit.end == end and all(word in rules.honorifics or word in rules.descent for word in lead):
            if not rules.grammar("named_after").search(page.low[max(0, start - 40) : start]):
                character.role, character.official_role, character.role_span = "official", hit.value, (start, end)
            return
    abroad = any(h.value == "abroad" for h in page.hits_in(start, start + 1, "given_name"))
    if not character.role and abroad and not rules.grammar("surname_shape").search(page.low, start, end):
        character.role, character.role_span = "quoted", (start, end)
