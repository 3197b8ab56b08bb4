"""Languages: the letters, small words and endings by which a passage shows what it is written in."""

from __future__ import annotations

from typing import Literal

from govah.packs.schema.base import Entry


class Language(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A language that passages may be written in.

    `id` is its code (ISO 639), `reported_as` another one under which it goes. One that is not `read` is listed only
    so that its passages are not taken for those of another. `letters` are those that, among the
    listed languages of its script, speak for it; `foreign` speak against it. `words` are frequent words that show a
    sentence, written as the language writes them; `linking` are words that also stand inside names and headings made
    of names. A word with one of the `prefixes` or `endings`
    counts as half of one. `verb_final` says that its verb closes the clause. `model` is the code under which the
    statistical model knows it, None where it does not; `recognition` the name of Tesseract's data for it, where
    scanned pages in it are read.
    """

    name: str
    script: Literal["arabic", "latin"]
    read: bool = True
    letters: str = ""
    foreign: str = ""
    words: tuple[str, ...] = ()
    linking: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
    model: str | None = None
    recognition: str | None = None
    verb_final: bool = False
    reported_as: str | None = None


SCHEMAS: dict[str, type[Entry]] = {"languages": Language}
