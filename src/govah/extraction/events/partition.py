"""A number parted by what its people were charged with: "four of them for murder, the other two for drugs"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from govah.extraction.attributes.traits import Trait
from govah.extraction.page import Hit, Page, Quantity, Sentence
from govah.extraction.rules import LanguageRules
from govah.extraction.story import Group

_REACH = 2  # sentences after a number in which its parts are told
_LEAD = 30
_BESIDE = 1  # paragraphs that they may stand apart
_CHARGES = ("charge", "weak_charge")


class Part(NamedTuple):
    """So many of a number, where that is told, and what they were charged with."""

    size: int
    start: int
    end: int
    charges: tuple[Hit, ...]

    def group(self, whole: Group, page: Page) -> Group:
        """The group that the part makes."""
        return Group(-1, self.start, self.end, page.sentence_at(self.start).index, self.size, whole.gender)

    def traits(self) -> list[Trait]:
        """Its charges as what is said of a group."""
        return [Trait(-1, "charge", hit.value, ((hit.start, hit.end),), hit.id) for hit in self.charges]


def parts_of(page: Page, group: Group, rules: LanguageRules) -> list[Part]:
    """The parts that make up the whole number, each with charges of its own; none where they do not."""
    here = page.sentences[group.sentence]
    for sentence in page.sentences[group.sentence : group.sentence + 1 + _REACH]:
        if sentence.paragraph - here.paragraph > _BESIDE:
            break
        start = group.end if sentence is here else sentence.start
        found = _in_sentence(page, sentence, start, group.count or 0, rules)
        if found:
            return found
    return []


def _in_sentence(page: Page, sentence: Sentence, start: int, whole: int, rules: LanguageRules) -> list[Part]:
    found: list[Part] = []
    count, first, last = 0, start, start
    steps = list(_steps(page, sentence, start, whole, rules))
    for k, (at, end, size) in enumerate(steps):
        limit = steps[k + 1][0] if k + 1 < len(steps) else sentence.end
        charges = page.hits_in(end, limit, *_CHARGES)
        told = size or whole - count - sum(part.size for part in found)  # "the others"
        first = first if count else at
        count, last = count + told, end
        if charges:
            found.append(Part(count, first, last, tuple(charges)))
            count = 0
    full = count == 0 and len(found) > 1 and sum(part.size for part in found) == whole
    return found if full and all(part.size > 0 for part in found) else []


def _steps(
    page: Page, sentence: Sentence, start: int, whole: int, rules: LanguageRules
) -> Iterator[tuple[int, int, int]]:
    """The numbers of people smaller than the whole, in order, and "the others" as nought."""
    steps = [(n.start, n.end, int(n.value)) for n in _numbers(page, sentence, start, whole, rules)]
    rest = page.search(rules.grammar("rest_of_them"), start, sentence.end)
    if rest is not None and not any(rest.start() <= a < rest.end() for a, _, _ in steps):
        steps.append((rest.start(), rest.end(), 0))
    return iter(sorted(steps))


def _numbers(page: Page, sentence: Sentence, start: int, whole: int, rules: LanguageRules) -> Sequence[Quantity]:
    return [
        n
        for n in page.numbers_in(start, sentence.end)
        if not n.ordinal
        and n.value == int(n.value)
        and 0 < n.value < whole
        and not page.dates_in(n.start, n.end)
        and rules.grammar("part_number").match(page.low, n.end) is not None
        and page.search(rules.grammar("label_before"), max(start, n.start - _LEAD), n.start) is None
    ]
