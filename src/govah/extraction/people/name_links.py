"""Names that belong to other names beside them: further names of one person, shared surnames, fathers."""

from __future__ import annotations

from govah.extraction.page import Page
from govah.extraction.rules import LanguageRules
from govah.extraction.story import NameRun

_BRACKETS = {" (", ' ("', " ('", ' "', " '"}
_CLOSING = (")", '"', "'")
_VERBAL = ("be", "have", "trigger", "modal", "speech")
_DESCRIBED, _KIN = 110, 12


def link_names(page: Page, runs: list[NameRun], rules: LanguageRules) -> None:
    """Mark what each name is to the one before it, and complete shared surnames."""
    _fathers(page, runs, rules)
    _aliases(page, runs, rules)
    _shared_surnames(page, runs, rules)
    _family_names(page, runs, rules)


def _fathers(page: Page, runs: list[NameRun], rules: LanguageRules) -> None:
    """ "A, son of B": B says whose child A is, and is nobody that the list goes on with."""
    pattern, described = rules.grammar("father_between"), rules.grammar("father_described")
    for k in range(1, len(runs)):
        left, right = runs[k - 1], runs[k]
        if left.father_of >= 0:
            if _other_parent(page, runs, k, rules):
                right.father_of = left.father_of
            continue
        if left.sentence != right.sentence or right.start - left.end > _DESCRIBED:
            continue
        close = pattern.fullmatch(page.low, left.end, right.start) is not None
        if close or (
            described.fullmatch(page.low, left.end, right.start) and not page.has(left.end, right.start, *_VERBAL)
        ):
            right.father_of = k - 1


def _other_parent(page: Page, runs: list[NameRun], k: int, rules: LanguageRules) -> bool:
    """ "Daughter of A and B": B is a parent as A is; not "X son of A and Y son of B"."""
    left, right = runs[k - 1], runs[k]
    if (
        len(left.parts) == 1
        or page.low[left.end : right.start].strip() not in rules.joints
        or left.sentence != right.sentence
    ):
        return False
    return k + 1 == len(runs) or not rules.grammar("father_between").fullmatch(page.low, right.end, runs[k + 1].start)


def _aliases(page: Page, runs: list[NameRun], rules: LanguageRules) -> None:
    """ "A, also known as B", "A (B)", 'A ("B")': B is another name of A."""
    for k in range(1, len(runs)):
        left, right = runs[k - 1], runs[k]
        if left.sentence != right.sentence or left.father_of >= 0:
            continue
        between = page.low[left.end : right.start]
        closed = between in _BRACKETS and page.low[right.end : right.end + 1] in _CLOSING
        if closed or rules.alias_between.fullmatch(between):
            right.alias_of = k - 1 if left.alias_of < 0 else left.alias_of


def _shared_surnames(page: Page, runs: list[NameRun], rules: LanguageRules) -> None:
    """ "Reza and Ali Karimi": a given name alone before a full name in one list shares its surname."""
    full = {part for run in runs if len(run.parts) > 1 for part in run.parts}
    for k in range(len(runs) - 1, 0, -1):
        left, right = runs[k - 1], runs[k]
        if len(left.parts) > 1 or len(right.parts) < 2 or left.title or left.alias_of >= 0 or left.father_of >= 0:
            continue
        if not left.known and not page.search(rules.grammar("siblings_before"), max(0, left.start - 40), left.start):
            continue
        if page.has(max(0, left.start - _KIN), left.start, "kin"):
            continue  # "her sister Nika, and Ladan Karimi"
        between = page.low[left.end : right.start]
        joined = between.strip(" ,") in rules.joints or (between.strip() == "," and right.shared)
        if joined and "." not in between and left.parts[0] not in full:
            full.add(left.parts[0])
            tail = right.tail if right.shared else (_surname_at(page, right), right.end)
            _complete(page, left, right.parts[-1], tail)


def _family_names(page: Page, runs: list[NameRun], rules: LanguageRules) -> None:
    """ "the Karimi brothers, Reza and Ali": given names after a family's name share it."""
    after, list_between = rules.grammar("siblings_after"), rules.list_between
    for k, family in enumerate(runs[:-1]):
        if len(family.parts) > 1 or not after.fullmatch(page.low, family.end, runs[k + 1].start):
            continue
        last = runs[k + 1].start
        for run in runs[k + 1 :]:
            alone = len(run.parts) == 1 and run.known and not run.title and run.sentence == family.sentence
            if not alone or (run.start != last and not list_between.fullmatch(page.low, last, run.start)):
                break
            _complete(page, run, family.parts[0], (family.start, family.end))
            last = run.end


def _complete(page: Page, run: NameRun, surname: str, tail: tuple[int, int]) -> None:
    """Give a given name the surname that stands at `tail`."""
    run.parts = (*run.parts, surname)
    run.tail, run.shared = tail, True
    run.shown = " ".join(f"{page.text[run.start : run.end]} {page.text[tail[0] : tail[1]]}".split())


def _surname_at(page: Page, run: NameRun) -> int:
    """Where the last word of a name begins."""
    written = page.text[run.start : run.end]
    return run.start + len(written) - len(written.split()[-1])
