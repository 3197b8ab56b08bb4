"""The arithmetic of numbers in one report: parts and wholes, rival figures, shares, other counts, the year meant."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from govah.extraction.page import Page
from govah.extraction.wording.cues import either
from govah.extraction.wording.expressions import Expression
from govah.model import Claim, Note, Span
from govah.packs.schema.consistency import KnownFigure
from govah.packs.shelf import compiled
from govah.text.calendars import solar_month, to_solar_hijri

_NARROWER = 3  # a figure of less than a third counts something narrower
_TELLING = 20  # smaller figures beside a large one count something narrower
_MOST = 4  # pairs of rival figures shown at most


def statistics(claims: Sequence[Claim]) -> list[Claim]:
    """The statistics among some claims."""
    return [c for c in claims if c.property == "statistic" and isinstance(c.value, dict)]


def _of(claim: Claim, key: str) -> object:
    assert isinstance(claim.value, dict)
    return claim.value.get(key)


def _number(claim: Claim) -> int:
    value = _of(claim, "value")
    return int(value) if isinstance(value, int | float) else 0


def check_parts(claims: Sequence[Claim]) -> Iterator[Note]:
    """A part that is more than its whole."""
    for claim in statistics(claims):
        whole = _of(claim, "subset_of")
        if isinstance(whole, int | float) and _number(claim) > whole:
            sums = f"{_number(claim)} > {int(whole)}"
            yield Note(
                "part-exceeds-whole",
                "consistency",
                "A part is given as more than the whole.",
                (claim.id,),
                claim.spans,
                sums,
                {"sums": [{"term": "more-than", "number": _number(claim), "number_2": int(whole)}]},
            )


def check_rivals(claims: Sequence[Claim]) -> Iterator[Note]:
    """Two figures for the same thing, period and counter that are not the same number."""
    wholes = [
        c
        for c in statistics(claims)
        if not _of(c, "subset_of") and (_of(c, "from") or _of(c, "to")) and _number(c) >= _TELLING
    ]
    shown = 0
    for i, one in enumerate(wholes):
        for two in wholes[i + 1 :]:
            same = all(_of(one, key) == _of(two, key) for key in ("of", "from", "to", "by"))
            if (
                same
                and _number(one) != _number(two)
                and _of(one, "place") in (_of(two, "place"), None)
                and shown < _MOST
            ):
                shown += 1
                over = f"{_of(one, 'of')} from {_of(one, 'from') or 'an open day'} to {_of(one, 'to') or 'an open day'}"
                words = f"{_number(one)} and {_number(two)} are both given for {over}."
                sums = f"{_number(two)} - {_number(one)} = {_number(two) - _number(one)}"
                yield Note(
                    "rival-figures",
                    "consistency",
                    words.replace("_", " "),
                    (one.id, two.id),
                    (*one.spans, *two.spans),
                    sums,
                    _told_rivals(one, two),
                )


def _told_rivals(one: Claim, two: Claim) -> dict[str, Any]:
    first, last = _number(one), _number(two)
    term = {"term": "difference", "number": last, "number_2": first, "number_3": last - first}
    period = {"from": _of(one, "from"), "to": _of(one, "to")}
    return {"number": first, "number_2": last, "counted": _of(one, "of"), "period": period, "sums": [term]}


def check_known(page: Page, claims: Sequence[Claim], known: Sequence[KnownFigure]) -> Iterator[Note]:
    """What others counted for the period of a figure, where it is another number: shown, not judged."""
    countries = {page.text[h.start : h.end]: h.id for h in page.hits if h.kind == "country"} if known else {}
    for claim in statistics(claims):
        first, last, place = _of(claim, "from"), _of(claim, "to"), _of(claim, "place")
        if not isinstance(first, str) or not isinstance(last, str) or _of(claim, "subset_of"):
            continue
        here = [
            f for f in known if f.of == _of(claim, "of") and (place is None or countries.get(str(place)) == f.country)
        ]
        others = [f for f in here if _differs(f, first, last, _number(claim))]
        if others:
            counts = "; ".join(_published(f) for f in others)
            text = f"Other bodies count otherwise for the period of the figure {_number(claim):,}."
            sums = f"{_number(claim):,} here; {counts}"
            terms = [{"term": "here", "number": _number(claim)}, *(_told_figure(f) for f in others)]
            told = {"number": _number(claim), "sums": terms}
            yield Note("other-counts", "reading", text, (claim.id,), claim.spans, sums, told)


def _differs(figure: KnownFigure, first: str, last: str, number: int) -> bool:
    """Another number for the same days, or a part of the days with more than all of them."""
    high = figure.high or figure.value
    if (first, last) == (figure.from_, figure.to):
        return not figure.value <= number <= high and number * _NARROWER > figure.value
    return figure.from_ <= first and last <= figure.to and number > high


def _published(figure: KnownFigure) -> str:
    as_of = f", as of {figure.as_of}" if figure.as_of else ""
    return f"{_range(figure)} ({figure.by}, {figure.from_} to {figure.to}{as_of})"


def _told_figure(figure: KnownFigure) -> dict[str, Any]:
    """Another body's figure as a term of a note's arithmetic."""
    told: dict[str, Any] = {
        "term": "as-of" if figure.as_of else "elsewhere",
        "figure": {"value": figure.value, "high": figure.high, "bound": figure.bound},
        "words": figure.by,
        "days": [figure.from_, figure.to],
    }
    return told | ({"days_2": [figure.as_of, figure.as_of]} if figure.as_of else {})


def _range(figure: KnownFigure) -> str:
    bound = {"at_least": "at least ", "more_than": "more than ", "about": "about "}.get(figure.bound, "")
    return f"{bound}{figure.value:,}" + (f" to {figure.high:,}" if figure.high else "")


def check_year_meant(
    page: Page, claims: Sequence[Claim], unsaid: re.Pattern[str], numbers: dict[str, int]
) -> Iterator[Note]:
    """ "The first four months of the year": which year, of which calendar, the report does not say."""
    for claim in statistics(claims):
        words = _of(claim, "period")
        match = unsaid.search(words.lower()) if isinstance(words, str) else None
        if not match:
            continue
        year, count = _year_near(page, claim), match.groupdict().get("months") or ""
        months = int(count) if count.isdigit() else numbers.get(count, 0)
        sums = _two_years(year, months) if year else ""
        text = f"\u201c{words}\u201d for the figure {_number(claim):,}: of which calendar is not said."
        told = {"words": words, "number": _number(claim), "sums": _told_years(year, months) if year else []}
        yield Note("year-unsaid", "reading", text, (claim.id,), claim.spans, sums, told)


def _year_near(page: Page, claim: Claim) -> int | None:
    """The year of the nearest full date before the figure, else of the publication."""
    at = claim.spans[0].start
    before = [d.date.edtf for d in page.dates if d.date is not None and d.start <= at and d.date.edtf[:4].isdigit()]
    edtf = before[-1] if before else page.document.published.edtf if page.document.published else ""
    return int(edtf[:4]) if edtf[:4].isdigit() else None


def _two_years(year: int, months: int) -> str:
    """The same months of the Gregorian year and of the Solar Hijri year that begins in it.

    >>> _two_years(2025, 4)
    'Gregorian: 2025-01-01 to 2025-04-30; Solar Hijri 1404: 2025-03-21 to 2025-07-22'
    """
    spans = _both_years(year, months)
    if spans is None:
        return ""
    (first, last), (begin, end), solar = spans
    return f"Gregorian: {first} to {last}; Solar Hijri {solar}: {begin} to {end}"


def _both_years(year: int, months: int) -> tuple[tuple[date, date], tuple[date, date], int] | None:
    solar = to_solar_hijri(date(year, 6, 1))[0]
    begin, end = solar_month(solar, 1), solar_month(solar, months or 12)
    if not begin or not end or not 0 <= months <= 12:
        return None
    last = date(year, months or 12, calendar.monthrange(year, months or 12)[1])
    return (date(year, 1, 1), last), (begin[0], end[1]), solar


def _told_years(year: int, months: int) -> list[dict[str, Any]]:
    """The same as terms of a note's arithmetic."""
    spans = _both_years(year, months)
    if spans is None:
        return []
    (first, last), (begin, end), solar = spans
    return [
        {"term": "gregorian", "gregorian": [str(first), str(last)]},
        {"term": "solar-hijri", "year": solar, "solar": [str(begin), str(end)]},
    ]


class ShareRules:
    """How a language writes shares and whole numbers: "47.55%", "1,922"."""

    def __init__(self, signs: Sequence[str]) -> None:
        sign = either(signs)
        self.share = Expression(rf"(?<![\d.,])(\d{{1,3}}\.\d{{1,2}}){sign}")
        self.whole = compiled(rf"(?<![\d.,])(\d{{1,3}}(?:,\d{{3}})+|\d{{2,5}})(?![\d.,]*\d|\s*{sign})")


def check_shares(page: Page, rules: ShareRules) -> Iterator[Note]:
    """Percentages of one whole: shares that exceed it together, and shares that no whole number of people gives."""
    by_sentence: dict[int, list[re.Match[str]]] = {}
    for match in page.matches(rules.share, 0, len(page.low)):
        by_sentence.setdefault(page.sentence_at(match.start()).index, []).append(match)
    for index, shares in by_sentence.items():
        sentence = page.sentences[index]
        charged = [m for m in shares if page.has(m.start() - 60, m.end() + 60, "charge", "weak_charge")]
        total = sum(float(m[1]) for m in charged)
        if len(charged) > 1 and 100.5 < total < 200:
            sums = " + ".join(m[1] for m in charged) + f" = {total:.2f} > 100"
            spans = tuple(Span(*m.span()) for m in charged)
            text = "Shares of one whole come to more than all of it."
            told = {"sums": [{"term": "shares", "numbers": [m[1] for m in charged], "number": f"{total:.2f}"}]}
            yield Note("shares-exceed-whole", "consistency", text, (), spans, sums, told)
        around = rules.whole.finditer(page.low, max(0, sentence.start - 200), sentence.end)
        numbers = [int(m[1].replace(",", "")) for m in around]
        whole = max((n for n in numbers if n not in range(1900, 2101) or f"{n:,}" in page.plain), default=0)
        if 100 <= whole <= 3000:
            yield from _odd_shares(shares, whole)


def _odd_shares(shares: Sequence[re.Match[str]], whole: int) -> Iterator[Note]:
    for match in shares:
        share = float(match[1])
        if len(match[1].partition(".")[2]) == 2 and not gives_share(whole, share):
            near = round(whole * share / 100)
            sums = f"{share:.2f}% of {whole:,} = {whole * share / 100:.2f}; {near} would be {100 * near / whole:.2f}%"
            text = f"No whole number is {share:.2f}% of {whole:,}."
            told: dict[str, Any] = {"number": f"{share:.2f}", "number_2": whole}
            term = {"number_3": f"{whole * share / 100:.2f}", "number_4": near, "number_5": f"{100 * near / whole:.2f}"}
            told["sums"] = [{"term": "share", **told, **term}]
            yield Note("share-of-no-number", "reading", text, (), (Span(*match.span()),), sums, told)


def gives_share(whole: int, share: float) -> bool:
    """Is there a whole number that is this share of the whole, rounded to two places?

    >>> gives_share(1922, 47.55), gives_share(1922, 55.47)
    (True, False)
    """
    near = whole * share / 100
    return any(abs(round(100 * n / whole, 2) - share) < 0.005 for n in (int(near), int(near) + 1))
