"""Figures that a report gives: how many, of what, over which period, where, counted by whom; parts of a figure too."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from govah.extraction.document.figures import (
    LARGE,
    Counted,
    Figure,
    Frame,
    act_before,
    bound_of,
    counted,
    is_cardinal,
    of_its_year,
    period_of,
    points_of,
)
from govah.extraction.document.labelled import labelled
from govah.extraction.document.periods import Period, find_periods
from govah.extraction.document.sources import Cited
from govah.extraction.document.statistic_rules import StatisticRules
from govah.extraction.page import Page, Quantity, Sentence
from govah.model import Claim

ENOUGH = 3  # points that make a number a figure: period, tally, total, bound, size, what is counted
REACH = 3  # sentences over which a figure is continued ("Among these …")
TABLE = 120  # numbers in what is no sentence any more
CLAUSE = 90  # characters after a number in which its verb stands
ROWS = 8  # sentences after a figure in which labels divide it
LOOK_BACK = 2  # sentences before a figure in which its period may be named
MONTH = 28  # days that such a period has at least
FAR = 400  # characters before a figure in which its counter may be named

__all__ = ["StatisticRules", "find_statistics"]


def find_statistics(page: Page, rules: StatisticRules, sources: Sequence[Claim] = ()) -> list[Claim]:
    """One claim for each figure; `sources` are the report's cited sources, who may have counted."""
    told: dict[int, dict[str, str]] = {}
    figures: list[Figure] = []
    for sentence in page.sentences:
        numbers = page.numbers_in(sentence.start, sentence.end)
        if not numbers or len(numbers) > TABLE or sentence.mark == "furniture":
            continue
        dates = page.dates_in(sentence.start, sentence.end)
        frame = Frame(page, rules, sentence, (), {})
        free = [n for n in numbers if not any(d.start <= n.start < d.end for d in dates) and is_cardinal(frame, n)]
        counts = [(n, what) for n in free if (what := counted(frame, n))]
        before = figures[-1] if figures and sentence.index - figures[-1].sentence.index <= REACH else None
        rows = list(
            labelled(frame, figures[-1] if figures and sentence.index - figures[-1].sentence.index <= ROWS else None)
        )
        if rows:
            figures += rows
            continue
        acts = rules.acts.search(page.low, sentence.start, sentence.end) is not None if counts else False
        if counts and (acts or before):
            known = _told(page, rules, sentence, told)
            frame = replace(frame, told=known)
            if acts or frame.listed or "subset" in known or "total" in known:
                lead = page.sentences[max(0, sentence.index - 1)]
                tallied = (
                    lead.paragraph == sentence.paragraph
                    and "tally" in _told(page, rules, lead, told)
                    and lead != sentence
                )
                frame = replace(frame, periods=find_periods(page, sentence.start, sentence.end, rules.periods))
                figures += _in_sentence(frame, counts, before, tallied)
    return _claims(page, figures, sources)


def _told(page: Page, rules: StatisticRules, sentence: Sentence, told: dict[int, dict[str, str]]) -> dict[str, str]:
    """What the cues in a sentence tell of its numbers: the kind of cue with the entry that matched; once a sentence."""
    if sentence.index not in told:
        found = [t.cue for t in rules.cues.tried_in(page, sentence) if t.search(page.low, sentence.start)]
        told[sentence.index] = {cue.tells: cue.id for cue in found}
    return told[sentence.index]


def _in_sentence(
    frame: Frame, counts: Sequence[tuple[Quantity, Counted]], before: Figure | None, tallied: bool
) -> list[Figure]:
    """The figures of one sentence. `before` is the last figure of the sentences just before it."""
    follows = before is not None and (frame.listed or "subset" in frame.told or "total" in frame.told)
    found: list[Figure] = []
    head = before.head if before and follows else None
    for number, what in counts:
        last = found[-1] if found else before
        figure = _figure(frame, number, what, Beside(head, last, tallied))
        if figure:
            found.append(figure)
            head = figure.head
    return found


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands around a number: the whole it may be part of, the figure before it, a count announced just before."""

    head: Figure | None
    last: Figure | None
    tallied: bool


def _figure(frame: Frame, number: Quantity, what: Counted, beside: Beside) -> Figure | None:
    """The figure that a counting number makes, or None where it is the size of one incident's group."""
    head, last, sentence = beside.head, beside.last, frame.sentence
    here = last is not None and last.sentence.index == sentence.index
    period = period_of(frame, number)
    if period is None and head is None and frame.rules.others.match(frame.page.low, number.end):
        return None  # "at least nine others": the companions of somebody
    within = head is not None and head.value > number.value and _holds(head.period, period)
    yearly = head is not None and of_its_year(number, period)
    amounts = False
    if what.bare:
        part = here and within and frame.rules.part_next.match(frame.page.low, number.end) is not None
        telling = number.value >= LARGE or "total" in frame.told
        amounts = telling and frame.rules.amounts_to.search(frame.before(number.start, 60)) is not None
        if not (yearly or part or amounts or what.whole):
            return None
        of = head.of if head and (part or yearly) else act_before(frame, number) or (last.of if last else None)
    else:
        day = period is not None and period.plain and period.days == 1  # "on 3 May, seven": one happening of the year
        part = within and (frame.listed or "subset" in frame.told) and not day
        told = frame.rules.part_lead.search(frame.before(number.start, 60)) is not None  # "of these, 27 …"
        of = head.of if head and within and told else what.of or (head.of if head else None)
    if of is None:
        return None
    rule = next((frame.told[k] for k in ("tally", "total", "subset") if k in frame.told), frame.rules.entry_of[of])
    figure = Figure(number, of, bound_of(frame, number), period, rule, 0, sentence, out_of=what.whole)
    continued = last is not None and not here and (last.sentence.paragraph == sentence.paragraph or frame.listed)
    figure = replace(figure, condemned=of == "prisoners" and _condemned(frame, number))
    points = points_of(frame, figure, what.said) + (continued and period is None) + beside.tallied + amounts
    series = last is not None and sentence.index == last.sentence.index + 1 and of == last.of
    series = series and number.start == sentence.start
    if not (points >= ENOUGH or part or yearly or series):
        return None
    now = of == "prisoners" and not (part and head and head.of == of)
    if (period is None or (period.plain and period.days == 1)) and not now:
        lead = head if part or last is None or not last.period else last
        period = lead.period if lead and (head or here) else (_earlier(frame) or period)
    if now and period and period.plain and period.days == 1:
        period = None  # "64 people face execution, the group said on Friday"
    whole = head if head and within and of == head.of and (part or yearly) else None
    return replace(figure, period=period, points=points, whole=whole)


def _condemned(frame: Frame, number: Quantity) -> bool:
    """ "80 more are on death row": people told of by the sentence that they are under."""
    clause = re.split(r"[.;:]", frame.page.low[number.end : min(frame.sentence.end, number.end + CLAUSE)])[0]
    return frame.rules.condemned.search(clause) is not None


def _holds(whole: Period | None, part: Period | None) -> bool:
    """May a figure of the one period be a part of a figure of the other?"""
    if whole is None or part is None or part.days == 1:
        return True
    before = whole.first and part.first and part.first < whole.first
    after = whole.last and part.last and part.last > whole.last
    return not before and not after


def _earlier(frame: Frame) -> Period | None:
    """The period that the sentences just before name: "Executions rose in 2007. At least 335 people were hanged." """
    page, sentence = frame.page, frame.sentence
    before = page.sentences[max(0, sentence.index - LOOK_BACK) : sentence.index]
    first = next((s for s in before if s.paragraph == sentence.paragraph), sentence)
    if not page.dates_in(first.start, sentence.start):
        return None
    periods = find_periods(page, first.start, sentence.start, frame.rules.periods)
    return next((p for p in reversed(periods) if p.days is None or p.days >= MONTH), None)


def _claims(page: Page, figures: Sequence[Figure], sources: Sequence[Claim]) -> list[Claim]:
    """The figures as claims; one that a headline or a later paragraph repeats is told once."""
    out: list[Claim] = []
    cited = Cited(sources)
    dated = {(f.value, f.of) for f in figures if f.period}
    seen: set[tuple[float, str, str | None, str | None]] = set()
    for figure in figures:
        period, place = figure.period, _place(page, figure)
        key = (figure.value, figure.of, period.first if period else None, place if figure.whole else None)
        if key in seen or (period is None and (figure.value, figure.of) in dated):
            continue
        seen.add(key)
        of = "death_sentences" if figure.condemned else figure.of
        value = {
            "value": int(figure.value), "of": of, "bound": figure.bound,
            "from": period.first if period else None, "to": period.last if period else None,
            "period": period.words if period else None, "calendar": period.calendar if period else None,
            "place": place, "by": _counter(figure, cited),
            "subset_of": int(figure.whole.value) if figure.whole else figure.out_of,
        }  # fmt: skip
        spans = [(figure.number.start, figure.number.end), *([(period.start, period.end)] if period else [])]
        words = page.text[figure.number.start : figure.number.end]
        sure = min(0.95, 0.5 + 0.08 * max(figure.points, 0))
        out.append(page.claim("document", "statistic", value, spans, figure.rule, trigger=words, confidence=sure))
    return out


def _place(page: Page, figure: Figure) -> str | None:
    """The place named nearest after the number in its sentence, or else before it."""
    sentence: Sentence = figure.sentence
    hits = page.hits_in(sentence.start, sentence.end, "country", "province", "city", "prison")
    after = [h for h in hits if h.start >= figure.number.end]
    chosen = after[0] if after else (hits[-1] if hits else None)
    return page.text[chosen.start : chosen.end] if chosen else None


def _counter(figure: Figure, cited: Cited) -> str | None:
    """Who counted: the source cited in the figure's sentence, or nearest before it."""
    before = cited.within(figure.sentence.start, figure.number.start)
    after = cited.within(figure.number.start, figure.sentence.end)
    earlier = cited.within(figure.sentence.start - FAR, figure.sentence.start)
    return before[-1][1] if before else after[0][1] if after else earlier[-1][1] if earlier else None
