"""Given names and surnames in a script without capital letters, with their usual spellings in Latin letters."""

from __future__ import annotations

from typing import Literal

from govah.packs.schema.base import Entry, Rule

Gender = Literal["male", "female", "either"]


class GivenNames(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Given names of one people and gender.

    `people` says who bears them (`persian`, `shared` by many peoples …). Each item of `names` is the name in its
    own script followed by its Latin spellings, the most usual first, with blanks between them. A blank inside a name is
    written as a half-blank (ZWNJ): a report may write either, or join the parts. `common` names are everyday
    words as well ("hope", "spring"), so that a reader asks for more evidence. No name stands twice in a pack.
    """

    people: str
    gender: Gender
    names: tuple[str, ...]
    common: bool = False


class Surnames(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Surnames of one people, written as in `given_names`; `common` ones are everyday words or places as well."""

    people: str
    names: tuple[str, ...]
    common: bool = False


class NameShape(Rule, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """How names of people are built: compounds of given names, endings and beginnings of surnames.

    `pattern` is matched against one whole folded word, half-blanks removed. One `{given}` in it stands for any
    given name of the pack's lists, `{plain}` for one that is no everyday word. `never` are words that look so and
    are none. `part` says what the word is, `gender` whose it is if it is a given name. A `sure` shape tells by
    itself, another one only beside words that speak for a name.
    `examples` are words of this shape, `counter_examples` words that are not.
    """

    part: Literal["given", "surname"]
    pattern: str
    gender: Gender = "either"
    sure: bool = False
    never: tuple[str, ...] = ()
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


class NameParticle(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Small words in and around names of people.

    `inside` words are parts of a name and never its last word ("Al", "Bani"); `title` words lead to a name and
    belong to none; `descent` words stand before a given name or are joined to it ("Seyed", "Mir"); `after` words may
    follow a given name ("Khan", "Beyg"). Items are written as in `given_names`, Latin spellings may be missing.
    `gender` is that of whoever is called so.
    """

    part: Literal["inside", "title", "descent", "after"]
    words: tuple[str, ...]
    gender: Gender = "either"


class NamePieces(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Parts that names are put together of, with the Latin form of each: "zadeh", "pour", "Mir".

    Items of `pieces` are written as in `given_names`. A piece stands at the `start` or `end` of a word, beside known
    names or what is read letter by letter. `after` limits an ending to what stands before it in Latin letters, a
    regular expression ("a vowel").
    """

    pieces: tuple[str, ...]
    at: Literal["start", "end"]
    after: str = ""


class LatinLetters(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """How letters of another script are written in Latin letters where no list knows the name.

    Items of `letters` are a letter, or several, and what is written for them, "-" where that is nothing. `sound` tells
    whether they are read as a `vowel` or a `consonant`. `at` and `beside` say where: `consonants` between two, or after
    one at the end of a word; `vowels` beside a written vowel. Of what fits the longest counts, then the narrowest.
    """

    letters: tuple[str, ...]
    sound: Literal["consonant", "vowel"] = "consonant"
    at: Literal["anywhere", "start", "end"] = "anywhere"
    beside: Literal["anything", "consonants", "vowels"] = "anything"


class LatinVowel(Rule, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Which short vowel, unwritten in the script, the Latin form gets.

    `pattern` is found in a word that is read letter by letter, with "-" for each missing vowel ("m-hs-n"); its group
    `v` is the "-" that becomes `vowel`. The rules are tried in their `order`; what none takes becomes the `vowel` of
    the rule without a pattern. `examples` pair a word with its Latin form, `counter_examples` with one it does not get.
    """

    pattern: str
    vowel: str
    order: int = 0
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


class LatinClusters(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Consonants that may end a syllable together, in Latin letters ("st", "nd"): no vowel is put between them."""

    clusters: tuple[str, ...]


SCHEMAS: dict[str, type[Entry]] = {
    "given_names": GivenNames,
    "surnames": Surnames,
    "name_shapes": NameShape,
    "name_particles": NameParticle,
    "name_pieces": NamePieces,
    "latin_letters": LatinLetters,
    "latin_vowels": LatinVowel,
    "latin_clusters": LatinClusters,
}
