"""Nouns beside a name that tell a part: "Judge X", "his lawyer, X", "X, the prosecutor of Yazd"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from govah.extraction.page import Hit, Page, Token
from govah.extraction.rules import LanguageRules
from govah.extraction.story import Character, NameRun

Told = tuple[str, str, tuple[int, int]]  # role, office, where it is told
_PLAIN = {"judge": "judge", "lawyer": "lawyer", "speaker": "speaker", "murder_victim": "murder_victim"}
_KIN = frozenset({"kin", "kin_many"})
_VERBAL = ("be", "have", "trigger", "relativiser", "pronoun", "modal")
_AFTER, _LONG, _MOST_WORDS, _SMALL = 70, 75, 8, 4
_OWN = 4  # characters in which "my" or "our" stands before a word for kin


def _as_role(page: Page, hit: Hit, rules: LanguageRules) -> tuple[str, str] | None:
    """A role noun's value as the role and, for office-holders, the office; None for an office once held or a trade."""
    before = page.low[max(0, hit.start - 40) : hit.start]
    if rules.grammar("former_before").search(before):
        return None
    if hit.value == "lawyer" and not (
        rules.grammar("owner_before").search(before) or rules.grammar("client_after").match(page.low, hit.end)
    ):
        return None  # "the human rights lawyer X": what X does for a living
    if hit.value == "official" and rules.grammar("private_before").search(before):
        return None  # "the union official X"
    if rules.grammar("private_office").match(page.low, hit.end):
        return "speaker", ""
    if hit.value == "spokesperson":
        of_state = rules.grammar("state_body")
        around = page.low[max(0, hit.start - 30) : hit.end] + page.low[hit.end : hit.end + 60].split(",")[0]
        return ("official", "spokesperson") if of_state.search(around) else ("spokesperson", "")
    if hit.value in _PLAIN:
        return _PLAIN[hit.value], "judge" if hit.value == "judge" else ""
    return "official", hit.value or "official"


def _told(page: Page, hit: Hit, rules: LanguageRules) -> Told | None:
    role = _as_role(page, hit, rules)
    return (*role, (hit.start, hit.end)) if role else None


def noun_before(
    page: Page, run: NameRun, nouns: Sequence[Hit], character: Character, rules: LanguageRules
) -> Told | None:
    """ "Judge X", "the prosecutor of Yazd, X", "his brother X", "his lawyer, X"."""
    for hit in reversed(nouns):
        if hit.end > run.start:
            continue
        between = page.low[hit.end : run.start]
        if between == ", " and rules.possessive.match(page.low, run.end):
            return None  # "according to his lawyer, X's sentence …"
        if hit.kind in {"victim_noun", "one"}:
            if not between.strip(" \"'("):
                return None
            continue
        if hit.kind in _KIN:
            if len(run.parts) == 1 and character.full:
                return None
            if _kin_of(page, hit, between, rules):
                return "relative", "", (hit.start, hit.end)
            continue
        titles = page.hits_in(hit.end, run.start, "title")
        plain = between[: titles[0].start - hit.end] if titles else between
        if rules.grammar("office_to_name").fullmatch(plain):
            speaks = hit.value == "speaker" and ":" in plain  # "UN experts: X and Y must be freed"
            return None if speaks else _told(page, hit, rules)
        if rules.grammar("office_of_other").fullmatch(between):
            return None  # "the lawyer of X": the office is somebody else's
        if _names_office(page, hit.end, titles[0].start if titles else run.start, rules):
            return _told(page, hit, rules)
        return None
    return None


def _kin_of(page: Page, hit: Hit, between: str, rules: LanguageRules) -> bool:
    """ "his brother X", "a cousin of A, X": the name is that of the relative; "the families of A, X" are X's too."""
    if "," in between and page.search_cut(rules.grammar("kin_after_comma"), hit.start - 34, hit.start):
        return False
    if "," in between and page.low.endswith(", ", 0, hit.start) and page.has(hit.start, hit.end, "own_kin"):
        return False  # "A, son of Nader, B": one more name after a description
    if "," in between and page.has(max(0, hit.start - _OWN), hit.start, "first"):
        return False  # "my father, X, was a lawyer": whom the writer tells of
    if rules.grammar("kin_to_name").fullmatch(between):
        return True
    return hit.kind != "kin_many" and rules.grammar("kin_of_other").fullmatch(between) is not None


def _names_office(page: Page, start: int, end: int, rules: LanguageRules) -> bool:
    """Whether what stands between a role noun and a name is the name of the office ("of the Yazd court,")."""
    between = page.low[start:end]
    if len(between) >= _LONG or not rules.grammar("office_of").fullmatch(between):
        return False
    if page.has(start, end, *_VERBAL) or page.has(start, end, "kin"):
        return False
    if page.text[start:end].strip().endswith(","):
        return True
    short = all(t.capital or t.kind != "word" or len(t.low) < _SMALL for t in page.tokens_in(start, end))
    return short and between.count(",") == 0


def noun_after(page: Page, run: NameRun, end: int, rules: LanguageRules, *, listed: bool) -> Told | None:
    """ "X, the prosecutor of Yazd", "X, his lawyer", "X, who is the director of …"."""
    stop = min(end, run.end + _AFTER)
    for hit in page.hits_in(run.end, stop, "role", "roles", "office", "kin", "kin_many", "source"):
        if hit.kind == "source":
            if (
                rules.grammar("office_source").match(page.low, hit.start)
                and page.low[run.end : hit.start].strip() == ","
            ):
                return "speaker", "", (hit.start, hit.end)
            continue
        between = page.flat[run.end : hit.start]
        if not rules.grammar("office_apposed").match(between) or re.search(r"[;:.)]|, .*,.*,", between.strip(" ,(")):
            return None
        if any(rules.grammar("whose").words[t.low] for t in page.tokens_in(run.end, hit.start)):
            return None  # "X, whose lawyer is Y"
        inner = between.strip(" ,(\"'-")
        first = page.token_at(run.end + len(between) - len(between.lstrip(" ,(\"'-")))
        if page.has(page.tokens[first].start, page.tokens[first].start + 1, "prep"):
            return None  # "X (for whom a minister spoke)"
        if between.startswith(",") and _opens_clause(page, run, hit, end, rules):
            return None
        if any(rules.grammar("whose").words[word] for word in inner.split()):
            return None  # "X, whose lawyer is Y"
        if page.has(run.end, hit.start, "trigger", "have", "modal") or len(inner.split()) > _MOST_WORDS:
            return None
        if re.match(r",? [A-Z][a-z]", page.plain[hit.end : hit.end + 4]):
            return None  # "X, his lawyer Y said": the noun belongs to the name after it
        if hit.kind in _KIN:
            kin = not listed and _is_kin(page, hit, inner, rules)
            return ("relative", "", (hit.start, hit.end)) if kin else None
        return _told(page, hit, rules)
    return None


def _is_kin(page: Page, hit: Hit, inner: str, rules: LanguageRules) -> bool:
    """ "X, his brother": a relative of somebody told of; not "X, father of two"."""
    if not (rules.grammar("kin_owner").fullmatch(inner + " ") or "'s" in inner):
        return False
    inner = inner.strip(" ,0123456789")
    counted = rules.grammar("kin_counted").match(page.low, hit.end) is not None
    return not counted and (bool(inner) or rules.grammar("kin_of_named").match(page.low, hit.start) is not None)


def _goes_on(page: Page, following: Sequence[Token]) -> bool:
    """ "X, the prosecutor said on Monday, would be tried": after the next comma the sentence of X goes on."""
    comma = next((k for k, token in enumerate(following[:_MOST_WORDS]) if token.low == ","), None)
    after = following[comma + 1 : comma + 2] if comma is not None else ()
    return any(page.has(t.start, t.end, "be", "have", "modal") for t in after)


def _opens_clause(page: Page, run: NameRun, hit: Hit, end: int, rules: LanguageRules) -> bool:
    """ "At the trial of X, the judge said", "a court has freed X, his lawyer says": the noun after the comma is the
    subject of what follows, no apposition."""
    following = page.tokens_in(hit.end, end)
    if following and page.has(hit.end, following[0].end, "speech"):
        told = page.has(page.sentence_at(run.start).start, run.start, "trigger", "be", "have", "modal")
        if told or _goes_on(page, following):
            return True
    if not page.search_cut(rules.aside, run.start - 30, run.start):
        return False
    for token in page.tokens_in(hit.end, end):
        if token.kind == "mark" and token.low not in {'"', "'", "-"}:
            return False
        if page.has(token.start, token.start + 1, "relativiser"):
            return False
        if page.has(token.start, token.start + 1, "be", "have", "modal", "speech", "trigger"):
            return True
    return False
