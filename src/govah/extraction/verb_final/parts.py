"""What part each person plays, by the words before and behind the name: judge, official, lawyer, relative, speaker."""

from __future__ import annotations

from collections.abc import Sequence

from govah.extraction.page import Page
from govah.extraction.people.cast import Cast
from govah.extraction.rules import LanguageRules
from govah.extraction.story import NameRun

_BEFORE, _AFTER = 60, 140
_ROLES = ("judge", "lawyer", "relative", "speaker", "murder_victim", "official")  # the first that fits holds


def give_parts(page: Page, cast: Cast, rules: LanguageRules) -> None:
    """Fill in role and official role of the characters."""
    last: tuple[NameRun, tuple[str, str]] | None = None  # whom words before a list of names make judges
    speaks = _say_together(page, cast.runs, rules)
    for k, (run, acted_on) in enumerate(zip(cast.runs, _acted_on(page, cast.runs, rules), strict=True)):
        if run.character < 0:
            continue
        character = cast.of(run.character)
        told = _told(page, run, rules, acted_on=acted_on)
        if told is None and last is not None and not acted_on and in_one_list(page, last[0], run, rules):
            told = last[1]
        told = told or (("speaker", "") if speaks[k] else None)
        last = (run, told) if told is not None and told[0] == "judge" else None
        if told is None or (character.role and character.role != "speaker"):
            continue
        role, office = told
        character.role, character.role_span = role, (run.start, run.end)
        character.official_role = office


def _say_together(page: Page, runs: Sequence[NameRun], rules: LanguageRules) -> list[bool]:
    """For each name, whether it stands in a list that says something: "A, B and C said": A and B too."""
    after, told_of = rules.grammar("speaker_after"), rules.grammar("named_object")
    found = [False] * len(runs)
    for k in range(len(runs) - 2, -1, -1):
        behind = runs[k + 1]
        sentence = page.sentences[behind.sentence]
        lead = page.low[max(sentence.start, behind.start - _BEFORE) : behind.start]
        here = after.match(page.low, behind.end, min(sentence.end, behind.end + _AFTER))
        says = found[k + 1] or (here is not None and not told_of.search(lead))
        found[k] = says and in_one_list(page, runs[k], behind, rules)
    return found


def _acted_on(page: Page, runs: Sequence[NameRun], rules: LanguageRules) -> list[bool]:
    """For each name, whether the mark of the object stands behind it or behind the list that it goes on with.

    "The judge X, A and B he condemned": A and B are no judges; X, behind whose office the list begins, may be one.
    """
    item, marked = rules.grammar("list_item"), rules.grammar("object_mark")
    found = [False] * len(runs)
    listed = False  # whether the name behind is of one list with this one
    for k in range(len(runs) - 1, -1, -1):
        run = runs[k]
        end = page.sentences[run.sentence].end
        described = item.match(page.low, run.end, end)
        starts = (run.end, described.end()) if described else (run.end,)
        found[k] = found[k + 1] if listed else any(marked.match(page.low, start, end) for start in starts)
        listed = k > 0 and in_one_list(page, runs[k - 1], run, rules)
        if (
            not listed
            and k + 1 < len(runs)
            and in_one_list(page, run, runs[k + 1], rules)
            and not _behind_name(page, runs, k)
        ):
            found[k] = False
    return found


def _behind_name(page: Page, runs: Sequence[NameRun], k: int) -> bool:
    """Whether another name stands right before one: "the judge X A and B": A is told of anew."""
    return k > 0 and not page.low[runs[k - 1].end : runs[k].start].strip()


def _told(page: Page, run: NameRun, rules: LanguageRules, *, acted_on: bool) -> tuple[str, str] | None:
    sentence = page.sentences[run.sentence]
    before = page.low[max(sentence.start, run.start - _BEFORE) : run.start]
    after = page.low[run.end : min(sentence.end, run.end + _AFTER)]
    if rules.grammar("author_before").search(before) or _signs(page, run, rules):
        return "author", ""
    office = _office(page, run, rules, acted_on=acted_on)
    for role in _ROLES:
        behind = sentence.mark != "item" or role != "relative"  # "1- X (brother of Y)": one of the list
        if rules.grammar(f"{role}_before").search(before) or (behind and rules.grammar(f"{role}_after").match(after)):
            if role == "murder_victim" and page.search(rules.grammar("killed_by_state"), sentence.start, sentence.end):
                break
            if role == "speaker" and (office is not None or rules.grammar("named_object").search(before)):
                break
            return role, role if role == "judge" else ""
    if rules.grammar("bench_before").search(before):
        return "judge", "judge"
    if office is None:
        return ("official", "") if _heads(page, run, rules) else None
    return ("judge", "judge") if office == "judge" else ("official", office)


def in_one_list(page: Page, one: NameRun, other: NameRun, rules: LanguageRules) -> bool:
    """Whether a name goes on a list in which another stands: only commas, "and", and who each is, lie between."""
    gap = page.low[one.end : other.start]
    return one.sentence == other.sentence and rules.grammar("list_between").fullmatch(gap) is not None


def _heads(page: Page, run: NameRun, rules: LanguageRules) -> bool:
    """Whether somebody is told to head a body of the state, in words that name no listed office."""
    sentence = page.sentences[run.sentence]
    before = page.low[max(sentence.start, run.start - _AFTER) : run.start]
    end = min(sentence.end, run.end + _AFTER)
    behind = rules.grammar("head_behind").match(page.low, run.end, end)
    return behind is not None or rules.grammar("head_before").search(before) is not None


def _signs(page: Page, run: NameRun, rules: LanguageRules) -> bool:
    """ "X - the outlet", as a line of its own near the headline, or before the first words: who wrote the report."""
    sentence = page.sentences[run.sentence]
    if sentence.mark == "body" and run.start == sentence.start:
        return rules.grammar("author_opens").match(page.low, run.end, sentence.end) is not None
    if sentence.mark not in {"headline", "standing"} or run.start != sentence.start:
        return False
    return rules.grammar("author_line").fullmatch(page.low, run.end, sentence.end) is not None


def _office(page: Page, run: NameRun, rules: LanguageRules, *, acted_on: bool) -> str | None:
    """The office that stands right before a name, or as an apposition right behind it."""
    start, end = page.sentences[run.sentence].start, page.sentences[run.sentence].end
    for hit in reversed(page.hits_in(max(start, run.start - _BEFORE), run.start, "office")):
        if not acted_on and rules.grammar("office_lead").fullmatch(page.low[hit.end : run.start]):
            return hit.value
    for hit in page.hits_in(run.end, min(end, run.end + _AFTER), "office"):
        if rules.grammar("office_behind").fullmatch(page.low[run.end : hit.start]):
            return hit.value
        if rules.grammar("office_direct").fullmatch(page.low, run.end, hit.end):
            return hit.value
    phrase, gap = rules.grammar("office_phrase"), rules.grammar("office_gap")
    for found in page.matches(phrase, max(start, run.start - _BEFORE), run.start):
        if gap.fullmatch(page.low, found.end(), run.start):
            return "official"
    behind = rules.grammar("office_behind").match(page.low, run.end)
    return "official" if behind is not None and phrase.match(page.low, behind.end()) is not None else None
