"""Abbreviations: words whose full stop does not end a sentence."""

from __future__ import annotations

from typing import Literal

from govah.packs.schema.base import Entry


class Abbreviations(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A list of abbreviations of one language, written with their full stops.

    After one with `before: anything` a sentence never ends ("Dr."); with `before: number` it goes on if a number
    follows ("No. 5"); with `before: lower_case` it ends before a capital letter ("at 5 p.m. The").
    """

    words: tuple[str, ...]
    before: Literal["anything", "number", "lower_case"] = "anything"


SCHEMAS: dict[str, type[Entry]] = {"abbreviations": Abbreviations}
