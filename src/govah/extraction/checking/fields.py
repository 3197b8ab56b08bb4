"""Runs the examples of labelled fields: each label gives what its example says, and nothing in its counter-examples."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from govah.extraction.attributes.trait_values import shown
from govah.extraction.page import Page
from govah.extraction.people.cast import Cast, cast_of
from govah.extraction.people.names import find_runs
from govah.extraction.rules import LanguageRules
from govah.extraction.sheets.cards import read_cards
from govah.extraction.story import Happening
from govah.extraction.verb_final.casting import find_cast
from govah.extraction.wording.cues import spelling_of
from govah.packs import Pack
from govah.packs.schema.fields import Field, FieldValue
from govah.text.dates_out import to_facts
from govah.text.fold import fold

_UNTAKEN = frozenset({"prose", "note"})
_NAMES = frozenset({"name", "family_name"})


def check_fields(
    pack: Pack, rules: LanguageRules, open_example: Callable[[str], Page]
) -> Iterator[tuple[Field | FieldValue, bool, str]]:
    """The fields and values of one language that miss an example (True) or take a counter-example (False)."""
    mine, spelt = f"{rules.language}.", spelling_of(pack, rules.language)

    def folded(text: str) -> str:
        return fold(text).text if rules.verb_final else text

    for field in pack.of(Field):
        if not field.id.startswith(mine):
            continue
        for example in field.examples:
            told = _told(open_example(example.text), rules, field.id)
            if (folded(example.of), folded(example.value)) not in {(folded(of), folded(value)) for of, value in told}:
                yield field, True, example.text
        for text in field.counter_examples:
            if any(_told(open_example(text), rules, field.id)):
                yield field, False, text
    for value in pack.of(FieldValue):
        if value.id.startswith(mine):
            pattern = re.compile(spelt(value.pattern))
            for text in map(folded, value.examples):
                if not pattern.search(text):
                    yield value, True, text
            for text in map(folded, value.counter_examples):
                if pattern.search(text) and not rules.grammar("value_denied").search(text[: _start(pattern, text)]):
                    yield value, False, text


def _start(pattern: re.Pattern[str], text: str) -> int:
    match = pattern.search(text)
    return match.start() if match else 0


def _told(page: Page, rules: LanguageRules, field: str) -> Iterator[tuple[str, str]]:
    """Whose the sheets of an example are, and what each of their values says, in the words of the examples."""
    cast = find_cast(page, rules) if rules.verb_final else cast_of(page, find_runs(page, rules), rules)
    sheets = read_cards(page, cast, rules)
    cells = [c for card in page.cards for c in card.cells if c.entry.id == field]
    for trait in sheets.traits:
        if trait.rule == field or any(c.start <= trait.spans[0][0] < c.end for c in cells):
            yield cast.of(trait.who).name, f"{trait.property} {shown(trait.value)}"
    for event in sheets.happenings:
        if event.rule == field or any((c.start, c.end) in event.spans or c.entry.holds in _NAMES for c in cells):
            yield from _events(page, cast, event)
    for cell in cells:
        if cell.entry.holds in _UNTAKEN and sheets.turns:
            first = page.text[cell.start : cell.end].split()[0]
            yield cast.of(sheets.turns[0][1][0]).name, f"{cell.entry.holds} {first}"


def _events(page: Page, cast: Cast, event: Happening) -> Iterator[tuple[str, str]]:
    """An event as examples write it: "arrest", "arrest 2001-05-04", "arrest @ Town"; a state as "-> detained"."""
    for number in event.who:
        name = cast.of(number).name
        if not event.type:
            yield name, f"-> {event.outcome}"
            continue
        yield name, event.type
        if event.date is not None:
            yield name, f"{event.type} {to_facts(event.date.date)}"
        for place in (event.prison, event.city, event.province):
            if place is not None:
                yield name, f"{event.type} @ {page.text[place.start : place.end]}"
