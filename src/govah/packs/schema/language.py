"""Languages: the letters and small words by which a passage shows what it is written in."""

from __future__ import annotations

from typing import Literal

from govah.packs.schema.base import Entry


class Language(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A language that passages may be written in.

    `id` is its code (ISO 639), `reported_as` another one under which it goes. `letters` are those that, among the
    listed languages of its script, speak for it; `foreign` speak against it. `words` are small frequent words,
    written as the language writes them; a word with one of its `prefixes`
    counts as half of one. `model` is the code under which the statistical model knows it, None where
    it does not.
    """

    name: str
    script: Literal["arabic", "latin"]
    letters: str = ""
    foreign: str = ""
    words: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    model: str | None = None
    reported_as: str | None = None


SCHEMAS: dict[str, type[Entry]] = {"languages": Language}
