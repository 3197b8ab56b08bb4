"""The words of a language that extraction looks for: plain word lists by kind, and phrases written as patterns."""

from __future__ import annotations

import msgspec

from govah.packs.schema.base import Entry, Rule


class Words(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A list of words that mean the same to the reader: `kind` names what they are for, `value` what they say.

    An entry belongs to the language that its id begins with (`en.kin.sibling`), or with `everywhere` to all.
    `capital` limits it to words written with a capital letter in the text. `label` is the value on screen by
    language, where it is shown otherwise than written.
    """

    kind: str
    terms: tuple[str, ...]
    value: str = ""
    label: dict[str, str] = msgspec.field(default_factory=dict)
    capital: bool = False
    everywhere: bool = False


class PhraseExample(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A sentence and the passage of it that the pattern takes (the first one)."""

    text: str
    finds: str


class Phrase(Rule, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A name that is built by rule ("Branch 3 of the Criminal Court of …"), as a regular expression.

    It is matched against the plain text (one form of quote and dash, case kept) wherever one of `triggers`
    stands in the sentence. `{Name}` stands for a run of capitalised words. `value` is what the words mean, where they
    are no name: of kind `weak_charge` the category of a deed ("beating a neighbour to death").
    """

    kind: str
    value: str = ""
    triggers: tuple[str, ...]
    pattern: str
    examples: tuple[PhraseExample, ...]
    counter_examples: tuple[str, ...]


class Grammar(Rule, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A small regular expression of a language that the engine asks for by `name` ("what links a name to its alias").

    It is matched against plain lower-case text; each example holds a match, each counter-example none.
    """

    name: str
    pattern: str
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


SCHEMAS: dict[str, type[Entry]] = {"words": Words, "phrases": Phrase, "grammar": Grammar}
