"""Gives each data sheet to its person and tells what its fields hold, in the same form as running text does."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from govah.extraction.attributes.traits import Trait
from govah.extraction.page import Hit, Page, Sentence
from govah.extraction.people.cast import Cast
from govah.extraction.people.membership import NOT_VICTIMS
from govah.extraction.rules import LanguageRules
from govah.extraction.sheets.card_names import ASIDE, heading_of
from govah.extraction.sheets.card_values import traits_in
from govah.extraction.sheets.fields import Card, Cell
from govah.extraction.sheets.sheet_events import SheetEvents
from govah.extraction.story import Happening

_BEHIND = 900  # characters after a sheet without a name in which its person is named
_LONG, _SPOKEN = 250, 40
_COVERED = 0.8
_OVER = 2  # lines over a table that may say what it lists


@dataclass(slots=True)
class Sheets:
    """What the data sheets of a page tell: happenings, traits, and from where on the text speaks of whom."""

    happenings: list[Happening] = field(default_factory=list)
    traits: list[Trait] = field(default_factory=list)
    turns: list[tuple[int, tuple[int, ...]]] = field(default_factory=list)

    def turn(self, sentence: Sentence) -> tuple[int, ...]:
        """Those whose sheet begins by the end of this sentence and was not yet come upon."""
        who: tuple[int, ...] = ()
        while self.turns and self.turns[0][0] < sentence.end:
            who = self.turns.pop(0)[1]
        return who


def in_prose(page: Page, cell: Cell) -> bool:
    """Whether a value is running text, which is read like any other."""
    if cell.entry.holds == "prose":
        return True
    size = cell.end - cell.start
    if cell.entry.holds == "name" or size <= _SPOKEN:
        return False
    return size > _LONG or page.has(cell.start, cell.end, "be", "have", "pronoun")


def without_fields(page: Page) -> tuple[Sentence, ...]:
    """The sentences, with those that hold nothing but fields marked as no text of their own."""
    spans = [
        (c.start if card.header else c.label[0], c.end)
        for card in page.cards
        for c in card.cells
        if not in_prose(page, c)
    ]
    if not spans:
        return page.sentences
    spans.sort()
    starts = [a for a, _ in spans]
    kept = []
    for sentence in page.sentences:
        inside = spans[max(0, bisect_left(starts, sentence.start) - 1) : bisect_left(starts, sentence.end)]
        covered = sum(max(0, min(b, sentence.end) - max(a, sentence.start)) for a, b in inside)
        whole = covered >= _COVERED * (sentence.end - sentence.start) > 0
        kept.append(replace(sentence, mark="furniture") if whole else sentence)
    return tuple(kept)


def read_cards(page: Page, cast: Cast, rules: LanguageRules) -> Sheets:
    """All that the data sheets tell, each of its person; a sheet of nobody tells nothing."""
    sheets = Sheets()
    for k, card in enumerate(page.cards):
        nearest = page.cards[k + 1].start if k + 1 < len(page.cards) else len(page.text)
        who = _whose(page, cast, card, nearest)
        if not who:
            continue
        cells = [c for c in card.cells if not in_prose(page, c)]
        told = SheetEvents(page, rules, who, _above(page, card, rules)).read(cells)
        sheets.happenings += told
        sheets.traits += _traits(page, cells, who, rules)
        sheets.traits += _asides(page, card, cast, rules)
        sheets.turns.append((card.start, who))
        if told:
            for number in who:
                cast.of(number).role, cast.of(number).role_span = "", None
    return sheets


def _whose(page: Page, cast: Cast, card: Card, nearest: int) -> tuple[int, ...]:
    """The people of a sheet: in its name field, in the heading above it, else the first one named right after it."""
    cell = card.first("name")
    if cell is not None:
        named = [r.character for r in cast.runs if cell.start <= r.start < cell.end and r.character >= 0]
        return tuple(dict.fromkeys(named))
    heading = heading_of(page, card, cast.runs)
    if heading is not None and heading.character >= 0:
        return (heading.character,)
    end = card.end
    after = [r.character for r in cast.runs if end <= r.start < min(nearest, end + _BEHIND) and r.character >= 0]
    return next(((n,) for n in after if cast.of(n).role not in NOT_VICTIMS), ())


def _above(page: Page, card: Card, rules: LanguageRules) -> Hit | None:
    """The word over a table that tells of one kind of event that all its rows are about."""
    if not card.header:
        return None
    table = page.sentence_at(min(c.label[0] for c in card.cells))
    before = [s for s in page.sentences[max(0, table.index - _OVER) : table.index] if s.mark != "furniture"]
    hits = [h for s in before for h in page.hits_in(s.start, s.end, "trigger")]
    kinds = {rules.triggers[h.id].entry.event for h in hits}
    return hits[-1] if len(kinds) == 1 else None


def _traits(page: Page, cells: Sequence[Cell], who: Sequence[int], rules: LanguageRules) -> Iterator[Trait]:
    for cell in cells:
        for name, value, span in traits_in(page, cell, rules):
            for number in who:
                yield Trait(number, name, value, (cell.label, span), cell.entry.id)


def _asides(page: Page, card: Card, cast: Cast, rules: LanguageRules) -> Iterator[Trait]:
    """ "Names: X (female), Y (m)": what stands in brackets behind a name."""
    cell = card.first("name")
    if cell is None:
        return
    for hit in page.hits_in(cell.start, cell.end, "title"):
        run = next((r for r in cast.runs if hit.end <= r.start < cell.end), None)
        if run is not None and run.character >= 0 and hit.value:
            yield Trait(run.character, "gender", hit.value, ((hit.start, hit.end),), "gender.noun")
    for match in ASIDE.finditer(page.low, cell.start, cell.end):
        run = next((r for r in reversed(cast.runs) if cell.start <= r.start < match.start()), None)
        if run is None or run.character < 0:
            continue
        for value in ("female", "male"):
            if rules.grammar(f"{value}_value").fullmatch(match[1].strip()):
                yield Trait(run.character, "gender", value, (match.span(),), "gender.noun")
                break
