"""Names of people in passages of a language that is not read for facts: how they are announced and spelled."""

from __future__ import annotations

from typing import Literal

import msgspec

from govah.packs.schema.base import Entry, Rule


class Respelling(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Letters of a name, a regular expression over the lower-case word, and what is written for them."""

    letters: str
    as_: str = msgspec.field(name="as", default="")


class PassageName(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A passage, and the names of people that are found in it by themselves."""

    text: str
    names: tuple[str, ...]


class PassageNames(Rule, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """How one language that is not read for facts names people.

    `titles` are words before a name, as written; `prefixes` are small words joined to the word behind them; `never`
    are words that look like a part of a name and are none. `respell` brings a word, step by step in this order, to the
    spelling that the lists of names have: in Latin letters as English reports write names, or in Persian ones
    (`spells`). `endings` may stand behind a known name and make a surname of it. `examples` are passages with the names
    found in them without knowing anybody, `counter_examples` passages in which none is.
    """

    language: str
    titles: tuple[str, ...]
    prefixes: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    spells: Literal["latin", "persian"]
    respell: tuple[Respelling, ...] = ()
    endings: tuple[str, ...] = ()
    examples: tuple[PassageName, ...]
    counter_examples: tuple[str, ...]


SCHEMAS: dict[str, type[Entry]] = {"passage_names": PassageNames}
