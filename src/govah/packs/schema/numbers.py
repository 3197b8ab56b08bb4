"""Number words: how a language says its numbers."""

from __future__ import annotations

from typing import Literal

import msgspec

from govah.packs.schema.base import Entry


class NumberWords(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Number words of one language with their values.

    `role` tells how a word joins others: a `unit` (0-19) may follow `tens` and `hundreds`, a `hundred` multiplies a
    unit before it, a `scale` multiplies everything before it. An `ordinal` closes a number; an `ordinal_suffix`
    makes one of figures ("3rd"). An `approximate` word ("dozens") is a number that nobody gives: it is found, with
    no value. A `joint` stands between the parts of one number, after those named in `follows`; a joint of one
    blank is a blank; a `joined` one may be written onto its neighbours, and a scale onto the word before it. Words with
    `only_before` count, standing alone, only right before one of these. `counted` words may be written onto a number.
    """

    language: str
    role: Literal[
        "unit", "tens", "hundreds", "hundred", "scale", "ordinal", "ordinal_suffix", "approximate", "joint", "counted"
    ]  # fmt: skip
    values: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    words: tuple[str, ...] = ()
    follows: tuple[Literal["tens", "hundreds", "scale"], ...] = ()
    only_before: tuple[str, ...] = ()
    joined: bool = False


SCHEMAS: dict[str, type[Entry]] = {"number_words": NumberWords}
