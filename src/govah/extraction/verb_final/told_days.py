"""The dates of a passage that are of what it tells: not of a birth, of a statement, of an unrest, of the report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from govah.extraction.page import Page, Sentence, When
from govah.extraction.rules import LanguageRules
from govah.text.dates_out import to_facts

_LEAD = 90  # characters in which the words stand that say what a date is of


def told_days(page: Page, start: int, end: int, rules: LanguageRules, *, of_unrest: bool = False) -> Iterator[When]:
    """The dates of [start, end) that are of its events; with `of_unrest` those of an unrest too.

    Days or years of a row ("on Monday, Tuesday and Friday") are one time from first to last.
    """
    other, never, opens = map(rules.grammar, ("date_of_other", "date_never", "opens_report"))
    dates = _rows(page, page.dates_in(start, end), rules)
    for k, when in enumerate(dates):
        lead = page.low[max(start, when.start - _LEAD) : when.start]
        if when.date is None or never.search(lead) or (other.search(lead) and not of_unrest):
            continue
        if opens.match(page.low, when.end, end) and when.start - start < _LEAD:
            continue  # "The agency, 3 May: …": the day of the report
        if k + 1 < len(dates) and _of_a_life(page, when, dates[k + 1], rules):
            continue  # "(1 May 1990 - 2 June 2020)": a birth
        yield when


def day_of_death(page: Page, sentence: Sentence, rules: LanguageRules) -> When | None:
    """The second of the two days beside a name: "A (1 May 1990 - 2 June 2020)"."""
    pairs = pairwise(page.dates_in(sentence.start, sentence.end))
    return next((d for b, d in pairs if d.date is not None and _of_a_life(page, b, d, rules)), None)


def is_day(when: When) -> bool:
    """Whether a date is a day, with its year or without."""
    fact = to_facts(when.date)
    return fact is not None and (len(fact) == 10 or (len(fact) == 7 and fact.startswith("--")))


def _of_a_life(page: Page, one: When, other: When, rules: LanguageRules) -> bool:
    return rules.grammar("life_dash").fullmatch(page.low[one.end : other.start]) is not None


def _rows(page: Page, dates: Sequence[When], rules: LanguageRules) -> list[When]:
    found: list[When] = []
    joint = rules.grammar("year_joint")
    last: When | None = None
    for when in dates:
        if last is not None and _alike(last, when) and joint.fullmatch(page.low[last.end : when.start]):
            found[-1] = _from_to(found[-1], when)
        else:
            found.append(when)
        last = when
    return found


def _alike(one: When, other: When) -> bool:
    """Whether both are days, or both years."""
    return (is_day(one) and is_day(other)) or (_is_year(one) and _is_year(other))


def _from_to(one: When, other: When) -> When:
    if one.date is None or other.date is None or one.date.edtf.startswith("X") or other.date.edtf.startswith("X"):
        return one
    first, last = sorted((one.date.edtf.split("/")[0], other.date.edtf.split("/")[-1]))
    if first == last:
        return one
    return When(one.start, other.end, replace(one.date, edtf=f"{first}/{last}", words=""), one.kind)


def _is_year(when: When) -> bool:
    fact = to_facts(when.date)
    return fact is not None and fact.isdigit()
