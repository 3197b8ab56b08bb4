"""Two lists in one order: ages, places of origin or terms after a list of names ("A and B, 27 and 31"), ages before."""

from __future__ import annotations

import re

from govah.extraction.attributes.trait_values import OLDEST, YOUNGEST
from govah.extraction.attributes.traits import Trait, bearers
from govah.extraction.events.reading import Story
from govah.extraction.page import Page
from govah.extraction.rules import LanguageRules
from govah.extraction.wording.masking import Masked
from govah.model import Value

_MARK = re.compile(r"<N\d+>")
_FIGURE = re.compile(r"<#(\d+)>")
_PLACE = re.compile(r"<[CV]\d+>")

_SLOTS = {"listed_origins": ("origin", "origin.listed"), "listed_terms": ("sentence", "sentence.listed")}

Places = list[tuple[str, int, int]]  # property, start, end


def paired_lists(masked: Masked, page: Page, story: Story, rules: LanguageRules) -> tuple[list[Trait], Places]:
    """What lists of one length give to each of the names, and where in the masked sentence such lists stand."""
    found: list[Trait] = []
    places: Places = []
    if masked.text.count("<N") < 2:
        return found, places
    names = ("listed_ages", "listed_ages_before", "listed_terms") if "<#" in masked.text else ()
    for name in (*names, *(("listed_origins",) if "respective" in masked.text else ())):
        for match in rules.grammar(name).finditer(masked.text):
            who = [masked.who[m] for m in _MARK.findall(match["who"]) if m in masked.who]
            slot, rule = _SLOTS.get(name, ("age", "age.listed"))
            values = (
                _origins(match, masked, page)
                if slot == "origin"
                else _terms(match)
                if slot == "sentence"
                else _ages(match)
            )
            if len(who) != len(values):
                continue
            span = (masked.origin(match.start()), masked.origin(match.end()))
            places.append((slot, *match.span()))
            for mention, value in zip(who, values, strict=True):
                if value is not None:
                    found += [Trait(n, slot, value, (span,), rule) for n in bearers(mention, story)]
    return found, places


def _ages(match: re.Match[str]) -> list[Value]:
    ages = [int(n) for n in _FIGURE.findall(match["ages"])]
    return [{"years": n, "at": None} if YOUNGEST <= n <= OLDEST else None for n in ages]


def _terms(match: re.Match[str]) -> list[Value]:
    unit = "months" if match["months"] else "years"
    return [{"kind": "prison", unit: int(n)} for n in _FIGURE.findall(match["terms"])]


def _origins(match: re.Match[str], masked: Masked, page: Page) -> list[Value]:
    spans = [masked.spans[m] for m in _PLACE.findall(match["places"])]
    return [page.text[a:b] for a, b in spans]
