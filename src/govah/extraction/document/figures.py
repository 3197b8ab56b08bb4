"""One number in one sentence: does it count people, which act befell them, how exact is it, of which period?"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from govah.extraction.document.periods import Period
from govah.extraction.document.statistic_rules import StatisticRules
from govah.extraction.page import Page, Quantity, Sentence

SMALL, LARGE, VERY_LARGE = 10, 20, 100
WEEK = 7  # days: what is told of a week or less is news, not a count
NEAR, FAR = 120, 260  # characters behind a number in which its verb stands; where the verb closes the clause
BACK = 150  # characters before a number in which such a language tells what is counted ("those who … are nine")
CLOSE = 60  # characters within which a period after a number is preferred to one before it
_YEARS = range(1300, 2101)


@dataclass(frozen=True, slots=True)
class Frame:
    """A sentence as the place of figures: its periods, and what its cues tell (kind of cue -> its pack entry)."""

    page: Page
    rules: StatisticRules
    sentence: Sentence
    periods: Sequence[Period]
    told: Mapping[str, str]

    def before(self, offset: int, reach: int) -> str:
        """The lower-case text before an offset, inside the sentence."""
        return self.page.low[max(self.sentence.start, offset - reach) : offset]

    @property
    def listed(self) -> bool:
        """Is it an item of a list?"""
        return self.sentence.mark == "item" or self.page.plain[self.sentence.start] in "-*"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number found to be a figure, before it becomes a claim. `whole` is the figure that it is a part of.

    `out_of` is the total that its own words give ("142 of the 530").
    """

    number: Quantity
    of: str
    bound: str
    period: Period | None
    rule: str
    points: int
    sentence: Sentence
    whole: Figure | None = None
    out_of: int | None = None
    condemned: bool = False

    @property
    def value(self) -> float:
        """The number itself."""
        return self.number.value

    @property
    def head(self) -> Figure:
        """The whole that this is a part of, or itself."""
        return self.whole or self


@dataclass(frozen=True, slots=True)
class Counted:
    """What a number counts: `of`, None where only people are named; `bare` has no noun of its own.

    `said` tells that the number's own noun or verb says so, `whole` the total of "142 of the 530".
    """

    of: str | None
    bare: bool = False
    said: bool = False
    whole: int | None = None


def is_cardinal(frame: Frame, number: Quantity) -> bool:
    """A whole number of at least one that is no ordinal; "dozens" has no value and is none."""
    value: float | None = number.value
    if value is None or value < 1 or value != int(value) or number.ordinal:
        return False
    return not frame.rules.ordinal.fullmatch(frame.page.low, number.start, number.end)


def counted(frame: Frame, number: Quantity) -> Counted | None:
    """What the number counts; None for ages, sums of money, dates, articles, companions of one person."""
    rules, low = frame.rules, frame.page.low
    after = low[number.end : min(frame.sentence.end, number.end + (FAR if rules.verb_final else NEAR))]
    if _is_no_count(frame, number, after):
        return None
    whole = rules.of_whole.match(after)
    if whole:
        after = after[whole.end() :]
    total = int(whole["whole"].replace(",", "") or 0) if whole else None
    share = rules.share.match(after)
    near = re.match(r"[^.;:()]*", re.sub(r" ?\([^()]*\)", "", after) if rules.verb_final else after)
    clause = f" {share['rest']}" if share else near[0] if near else ""
    people = rules.people.match(clause)
    if _is_year(low[number.start : number.end]) and not (people and people.end() < 25):
        return None
    for of, noun in rules.nouns:
        if noun.match(clause):
            carried = of == "death_sentences" and rules.carried.search(frame.before(number.start, 40))
            return Counted("executions" if carried else of, said=True, whole=total)  # "the carrying out of 12 …"
    if not people and not rules.counted_next.match(clause):
        return Counted(None, bare=True, whole=total)
    verbs = list(rules.verbs.finditer(clause))
    if verbs:  # "four prisoners sentenced to death have been executed": what they have been, not what they are called
        verb = next((v for v in verbs if rules.passive.search(clause, 0, v.start())), verbs[0])
        if rules.feared.search(clause, 0, verb.start()):
            return None  # "five could be executed": nobody has counted them
        return Counted(rules.verb_of[verb.lastgroup or ""], said=True, whole=total)
    ahead = frame.before(number.start, BACK if rules.verb_final else CLOSE)
    behind = list(rules.verbs.finditer(re.split(r"[.;:]", ahead)[-1]))
    return Counted(rules.verb_of[behind[-1].lastgroup or ""] if behind else None, whole=total)


def _is_no_count(frame: Frame, number: Quantity, after: str) -> bool:
    """Sums, ratios, units, labels ("article 12", "aged 30"), ages between commas, companions ("and two others")."""
    rules, low = frame.rules, frame.page.low
    if (number.start and low[number.start - 1] in "$€£#№/.:") or re.match(r"[/:.]\d|\w", after):
        return True
    if rules.unit.match(after) or rules.label.search(frame.before(number.start, 30)):
        return True
    if number.value == 1 and not rules.one_counts.match(after):
        return True
    if rules.companions.search(frame.before(number.start, 12)) and rules.others.match(after):
        return True
    lead, tail = frame.page.plain[max(0, number.start - 4) : number.start], after[:1]
    return number.value < 110 and lead.endswith(", ") and lead[:1].isalpha() and tail in (",", ";", ".", ")")


def _is_year(written: str) -> bool:
    return len(written) == 4 and written.isdigit() and int(written) in _YEARS


def bound_of(frame: Frame, number: Quantity) -> str:
    """`exact`, `at_least`, `more_than` or `about`, by the words just before the number or just after."""
    before = frame.before(number.start, 40)
    for name, expression in frame.rules.bounds:
        if expression.search(before):
            return name
    return "at_least" if frame.rules.or_more.match(frame.page.low, number.end, frame.sentence.end) else "exact"


def period_of(frame: Frame, number: Quantity) -> Period | None:
    """The period nearest to the number; one that follows it is preferred to one before it."""
    periods = [p for p in frame.periods if not _of_telling(frame, p)] or frame.periods
    after = [p for p in periods if p.start >= number.end]
    before = [p for p in periods if p.end <= number.start]
    if after and before and (after[0].start - number.end > CLOSE or _has_number(frame, number.end, after[0].start)):
        after = []
    return after[0] if after else before[-1] if before else None


def _has_number(frame: Frame, start: int, end: int) -> bool:
    """Does another number stand between, to which the period after it belongs?"""
    dates = frame.page.dates_in(start, end)
    numbers = frame.page.numbers_in(start, end)
    return any(is_cardinal(frame, n) and not any(d.start <= n.start < d.end for d in dates) for n in numbers)


def _of_telling(frame: Frame, period: Period) -> bool:
    """ "The figure for 2024, the group reported in February, was 909": February is when it was told."""
    return frame.rules.told_at.search(frame.before(period.start, 24)) is not None


def of_its_year(number: Quantity, period: Period | None) -> bool:
    """ "5 in 2017", "the 19 of 2010": a number with its own year right after it."""
    return period is not None and 0 <= period.start - number.end <= 12 and (period.days or 0) > 1


def points_of(frame: Frame, figure: Figure, said: bool) -> int:
    """How much speaks for a figure over a period, and against a group of one happening."""
    told, period = frame.told, figure.period
    points = 2 * ("total" in told) + 2 * ("tally" in told) - 3 * ("incident" in told)
    bounded = figure.bound != "exact"
    points += bounded + (figure.value >= LARGE) + (figure.value >= VERY_LARGE)
    points += said and (bounded or figure.value >= LARGE)
    points += figure.of == "prisoners" and bounded
    points -= figure.value < SMALL and not bounded and period is None
    points += figure.bound == "at_least" and said and not (period and period.days == 1)
    if period:
        short = period.days is not None and period.days <= WEEK
        points += 2 if not period.plain else -2 if period.days == 1 else 0 if short else 1
    return points


def act_before(frame: Frame, number: Quantity) -> str | None:
    """What the sentence counts, where the number has no noun: "those executed in 2010 … is 252"."""
    low = frame.page.low[frame.sentence.start : number.start]
    acts = [(m.start(), frame.rules.verb_of[m.lastgroup or ""]) for m in frame.rules.verbs.finditer(low)]
    acts += [(m.start(), of) for of, noun in frame.rules.nouns for m in noun.finditer(low)]
    return max(acts)[1] if acts else None
