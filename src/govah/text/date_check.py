"""Tries every date rule of a pack on its own examples and counter-examples."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govah.errors import PackError
from govah.model import Date
from govah.packs import Pack, Problem
from govah.packs.schema.dates import DateExample, DateJoint, DateRule
from govah.text.date_edtf import days_of_edtf

if TYPE_CHECKING:
    from govah.text.dates import DateGrammar, DateMention


def examples_that_fail(pack: Pack, grammar: DateGrammar) -> Iterator[Problem]:
    """A problem for every example that is read otherwise, and for every counter-example in which the entry reads."""
    entries: list[DateRule | DateJoint] = [*pack.of(DateRule), *pack.of(DateJoint)]
    for entry in entries:
        place = pack.where(entry)
        for example in entry.examples:
            wrong = _wrong(example, grammar, entry)
            if wrong:
                yield Problem(place, "date-example", f"{example.text!r}: {wrong}")
        for text in entry.counter_examples:
            if any(_made_by(mention, entry) for mention in grammar.find(text)):
                yield Problem(place, "date-counter-example", f"finds a date in {text!r}")


def unusable(error: PackError) -> Problem:
    """The problem that keeps the whole grammar from being built."""
    return Problem(error.place, error.code, error.what)


def _made_by(mention: DateMention, entry: DateRule | DateJoint) -> bool:
    if isinstance(entry, DateRule):
        return mention.rule == entry.id
    if entry.kind == "range":
        return mention.kind == "range"
    return mention.date is not None and mention.date.calendar == "both"


def _wrong(example: DateExample, grammar: DateGrammar, entry: DateRule | DateJoint) -> str:
    if example.published is not None and days_of_edtf(example.published) is None:
        return f"published {example.published!r} is no EDTF date"
    published = Date(example.published, "", "gregorian", "day") if example.published else None
    mentions = grammar.find(example.text, published)
    made = [mention for mention in mentions if _made_by(mention, entry)]
    if not made:
        return f"not read by this entry, but: {[(m.span.of(example.text), m.rule) for m in mentions]}"
    if len(mentions) > 1 and not (
        isinstance(entry, DateRule) and entry.reads in ("two_days", "two_months", "several_years")
    ):
        return f"{len(mentions)} dates found: {[m.span.of(example.text) for m in mentions]}"
    mention = made[0]
    words, edtf = mention.span.of(example.text), mention.date.edtf if mention.date else None
    if words != example.words:
        return f"the words found are {words!r}"
    return f"read as {edtf}" if edtf != example.edtf else ""
