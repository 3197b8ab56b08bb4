"""How names are spelled: romanisations, letters of another script, small words in names of places and people."""

from __future__ import annotations

from typing import Literal

import msgspec
from msgspec import field

from govah.packs.schema.base import Entry, Names, Rule


class Pair(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Two spellings that a rule is tried on."""

    a: str
    b: str


class Romanisation(Rule, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Spellings in Latin letters that write the same sound ("kh" and "x").

    `written` are the spellings, in lower case, where a doubled consonant is already one; `sound` is the sign for the
    sound: a capital for one that Latin has no single letter for. `at` limits them to a place in a word, `before`,
    `not_before` and `after` to the letters around (a set of letters, as in `aeiou`). Of the spellings that fit at
    a place in a word the longest counts. `examples` are pairs that sound alike, `counter_examples` pairs that do not.
    """

    written: tuple[str, ...]
    sound: str
    at: Literal["anywhere", "start", "end", "not_start"] = "anywhere"
    before: str = ""
    not_before: str = ""
    after: str = ""
    examples: tuple[Pair, ...]
    counter_examples: tuple[Pair, ...]


class ScriptLetter(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A letter, or two together, of another script, and the sounds that it may stand for when written in Latin letters.

    `sounds` are signs as in `romanisations`; an empty one says that the letter may be silent. `at` limits them to a
    place in a word. Between two consonants an unwritten short vowel is always allowed. `written_as` is the letter
    that a language without this one writes for it.
    """

    letter: str
    sounds: tuple[str, ...]
    at: Literal["anywhere", "start", "end"] = "anywhere"
    written_as: str = ""


class PlaceWord(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Words around the proper name of a place: "Prison", "Central", "Province", "of".

    `part` says what they tell: the kind of place, that it is the main one, or nothing (`joint`). `ward` words
    are followed or preceded by the number or name of a part of a prison, `ward_name` words are such numbers and names;
    `within` words lead to the place around it.
    """

    part: Literal["prison", "central", "province", "city", "county", "village", "ward", "ward_name", "within", "joint"]
    words: Names


class NameWord(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Words in names of people that tell nothing about who it is.

    `title` words stand before a name and belong to no name; `honorific` words may or may not be written as a part
    of it; `joint` words hold parts together; `alias` words lead to another name of the same person.
    """

    part: Literal["title", "honorific", "joint", "alias"]
    words: Names


class NameForm(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A given name or a part of a surname whose accepted spellings differ by more than the romanisation rules cover."""

    forms: Names = field(default_factory=dict)


class CommonNames(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Given names or surnames that very many people bear: a full name made of such alone needs more to tell who it is.

    One spelling of each in `names` is enough; others are known by their sound.
    """

    names: Names


SCHEMAS: dict[str, type[Entry]] = {
    "romanisations": Romanisation,
    "script_letters": ScriptLetter,
    "place_words": PlaceWord,
    "name_words": NameWord,
    "name_forms": NameForm,
    "common_names": CommonNames,
}
