"""The events of one data sheet: what its fields tell was done, with the dates, places, court and judge they give."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from govah.extraction.page import Hit, Page
from govah.extraction.rules import LanguageRules
from govah.extraction.sheets.card_names import WORD
from govah.extraction.sheets.card_values import date_in, fates_in, places_in
from govah.extraction.sheets.fields import ANY, Cell
from govah.extraction.story import Happening

_FINAL = ("execution", "killing", "death_in_custody", "disappearance")
_JUDGED = ("trial", "death_sentence", "prison_sentence", "sentence_upheld")
_DATED = ("death_sentence", "prison_sentence")
_NAME_WORDS = 7
_NOWHERE = "-"  # a place that is of no event


@dataclass(slots=True)
class SheetEvents:
    """Gathers the events of a sheet: first what is told in words, then the dates and places that belong to it.

    `above` is the word of the line over a table that tells what befell all of its rows ("Prisoners hanged in May").
    """

    page: Page
    rules: LanguageRules
    who: Sequence[int]
    above: Hit | None = None
    told: dict[str, Happening] = field(default_factory=dict)
    states: list[Happening] = field(default_factory=list)

    def read(self, cells: Sequence[Cell]) -> list[Happening]:
        """The events of the sheet, then the states that it tells."""
        by = {kind: [c for c in cells if c.entry.holds == kind] for kind in ("told", "date", "place", "court", "judge")}
        for cell in by["told"]:
            self._fates(cell)
        if not self.told and self.above is not None and cells:
            kind = self.rules.triggers[self.above.id].entry.event
            self.told[kind] = self._new(kind, cells[0], (self.above.start, self.above.end))
        for cell in sorted(by["date"], key=lambda c: c.entry.event == ANY):
            self._date(cell)
        for cell in sorted(
            (*by["place"], *by["date"]), key=lambda c: c.entry.event == ANY
        ):  # "Executed: 3 May 2001 / Northgate Prison"
            self._place(cell)
        for cell in by["court"]:
            self._court(cell)
        for cell in by["judge"]:
            self._judge(cell)
        self._in_prison(cells)
        if not self.told and not self.states:
            held = next((c for c in cells if c.entry.outcome and self._filled(c)), None)
            if held is not None:
                self.states.append(self._new("", held, (held.start, held.end), held.entry.outcome))
        return [*self.told.values(), *self.states]

    def _filled(self, cell: Cell) -> bool:
        return not self.rules.fields.empty(self.page.low[cell.start : cell.end])

    def _new(self, kind: str, cell: Cell, span: tuple[int, int], outcome: str = "") -> Happening:
        sentence = self.page.sentence_at(span[0]).index
        spans = list(dict.fromkeys([cell.label, span]))
        return Happening(
            kind, *span, sentence, cell.entry.id, list(self.who), binding="field", outcome=outcome, spans=spans
        )

    def _fates(self, cell: Cell) -> None:
        fates = fates_in(self.page, cell, self.rules)
        ends = [*(span[0] for _, span in fates[1:]), cell.end]
        for (entry, span), end in zip(fates, ends, strict=False):
            date = next((d for d in self.page.dates_in(span[1], end) if d.date is not None), None)
            for kind in entry.events:
                happening = self.told.setdefault(kind, self._new(kind, cell, span))
                happening.date = happening.date or date
            if entry.outcome:
                self.states.append(self._new("", cell, span, entry.outcome))

    def _events(self, cell: Cell) -> list[Happening]:
        """The events that a date or place belongs to: that of its field; for an end of life those told of it."""
        kind = cell.entry.event
        if kind == ANY:
            return list(self.told.values()) if len(self.told) == 1 else []
        if not kind or kind in _FINAL:
            known = [self.told[k] for k in (_FINAL if kind else _DATED) if k in self.told]
            if known or not kind:
                return known
        if kind not in self.told:
            self.told[kind] = self._new(kind, cell, (cell.start, cell.end))
        return [self.told[kind]]

    def _date(self, cell: Cell) -> None:
        date = date_in(self.page, cell)
        for happening in self._events(cell) if date is not None else ():
            happening.date = happening.date or date
            happening.spans.append((cell.start, cell.end))

    def _in_prison(self, cells: Sequence[Cell]) -> None:
        """The prison of somebody who was executed is where it happened, if no other place is given."""
        death = self.told.get("execution")
        cell = next((c for c in cells if c.entry.event == _NOWHERE), None)
        if death is not None and cell is not None and not (death.prison or death.city):
            death.prison = places_in(self.page, cell, self.rules).prison

    def _place(self, cell: Cell) -> None:
        places = places_in(self.page, cell, self.rules)
        if cell.entry.event == _NOWHERE or not (places.prison or places.city or places.province):
            return
        for happening in self._events(cell):
            happening.prison = happening.prison or places.prison
            happening.city = happening.city or places.city
            happening.province = happening.province or places.province
            happening.spans.append((cell.start, cell.end))

    def _judged(self, cell: Cell) -> list[Happening]:
        """The steps in court that a field of court or judge belongs to; a court alone tells of a trial."""
        judged = [self.told[k] for k in _JUDGED if k in self.told]
        if not judged and cell.entry.event:
            judged = [self._new(cell.entry.event, cell, (cell.start, cell.end))]
            self.told[cell.entry.event] = judged[0]
        return judged

    def _court(self, cell: Cell) -> None:
        court = next(iter(self.page.hits_in(cell.start, cell.end, "court")), None)
        for happening in self._judged(cell) if court is not None else ():
            happening.court = happening.court or court
            happening.spans.append((cell.start, cell.end))

    def _judge(self, cell: Cell) -> None:
        words = list(WORD.finditer(self.page.plain, cell.start, cell.end))
        while words and self.page.has(words[0].start(), words[0].start() + 1, "title", "role"):
            words = words[1:]
        if words and len(words) <= _NAME_WORDS and self._filled(cell):
            for happening in self._judged(cell):
                happening.judge = happening.judge or (words[0].start(), words[-1].end())
                happening.spans.append((cell.start, cell.end))
