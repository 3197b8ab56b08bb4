"""Headers and footers: lines that stand at the top or foot of page after page; the page numbers in them are kept."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from govah.reading.pdf_glyphs import JOINER

_DEEPEST = 3  # lines from the edge that may be a header or a footer
_FEWEST_PAGES = 3
_DENSE = 0.5  # of the pages between its first and its last; headers may differ on left and right pages
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Edges:
    """How many lines at the top and at the foot of each page repeat; the numbers printed on the pages, None where
    none is; and the repeated lines themselves, each once."""

    tops: tuple[int, ...]
    feet: tuple[int, ...]
    labels: tuple[str | None, ...]
    lines: tuple[str, ...]


def edges(pages: Sequence[Sequence[str]]) -> Edges:
    """What repeats at the edges of the pages, each given as its lines.

    A line repeats if it stands at the same distance from the edge on three pages or more, the same but for one
    number that grows by one from page to page. No page loses all of its lines.

    >>> edges([["News", "a", "1"], ["News", "b", "2"], ["News", "c", "3"]]).labels
    ('1', '2', '3')
    """
    labels: list[str | None] = [None] * len(pages)
    repeated: dict[str, None] = {}
    tops = _depths(pages, labels, repeated)
    feet = _depths([page[::-1] for page in pages], labels, repeated)
    for place, page in enumerate(pages):
        if tops[place] + feet[place] >= len(page):
            tops[place] = feet[place] = 0
    return Edges(tuple(tops), tuple(feet), tuple(labels), tuple(repeated))


def _depths(pages: Sequence[Sequence[str]], labels: list[str | None], repeated: dict[str, None]) -> list[int]:
    depths = [0] * len(pages)
    for depth in range(_DEEPEST):
        alike: dict[str, list[int]] = defaultdict(list)
        for place, page in enumerate(pages):
            if depths[place] == depth < len(page):
                alike[_NUMBER.sub("#", page[depth].replace(JOINER, "")).strip()].append(place)
        for places in alike.values():
            if len(places) < _FEWEST_PAGES or len(places) < _DENSE * (places[-1] - places[0] + 1):
                continue
            numbers = [_NUMBER.findall(pages[place][depth]) for place in places]
            counting = [slot for slot in zip(*numbers, strict=True) if len(set(slot)) > 1]
            if len(counting) > 1 or (counting and not _counts(counting[0], places)):
                continue
            for place in places:
                depths[place] += 1
            if counting:
                for place, number in zip(places, counting[0], strict=True):
                    labels[place] = labels[place] or number
            repeated.setdefault(pages[places[0]][depth].strip())
    return depths


def _counts(numbers: Sequence[str], places: Sequence[int]) -> bool:
    return len({int(number) - place for number, place in zip(numbers, places, strict=True)}) == 1
