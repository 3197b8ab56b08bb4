"""Compiles the desk's wording: `python src/govah/desk/locale/compile_words.py` writes django.mo beside each django.po.

With `--missing` it lists what the pages say and a catalogue does not have. For developers; the desk does not need it.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.utils.translation.template import templatize

LOCALE = Path(__file__).resolve().parent
DESK = LOCALE.parent
KEYWORDS = {
    "gettext": None, "_": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2), "npgettext": ((1, "c"), 2, 3),
}  # fmt: skip

Key = tuple[str | None, str]


def languages() -> set[str]:
    """The languages of the desk: those that have a catalogue."""
    return {path.parent.parent.name for path in LOCALE.glob("*/LC_MESSAGES/django.po")}


def catalogue(language: str) -> Catalog:
    """The wording of one language as it stands in its django.po."""
    with (LOCALE / language / "LC_MESSAGES" / "django.po").open("rb") as file:
        return read_po(file, locale=language)


def compiled(language: str) -> bytes:
    """The bytes of django.mo for one language."""
    out = io.BytesIO()
    write_mo(out, catalogue(language))
    return out.getvalue()


def messages() -> Iterator[tuple[Key, str]]:
    """Every message that a template or module of the desk says, with its context and the file it stands in."""
    for path in sorted(DESK.rglob("*.html")):
        source = templatize(path.read_text(encoding="utf-8"), origin=path.name)
        yield from _found(source, path)
    for path in sorted(DESK.rglob("*.py")):
        yield from _found(path.read_text(encoding="utf-8"), path)


def missing(language: str) -> list[tuple[Key, str]]:
    """Messages that the language's catalogue does not translate."""
    own = catalogue(language)
    return [(key, where) for key, where in dict(messages()).items() if not _translated(own, key)]


def _found(source: str, path: Path) -> Iterator[tuple[Key, str]]:
    name = path.relative_to(DESK).as_posix()
    for _line, text, _comments, context in extract("python", io.BytesIO(source.encode()), KEYWORDS):
        first = text[0] if isinstance(text, tuple) else text
        yield (context, first), name


def _translated(own: Catalog, key: Key) -> bool:
    context, text = key
    message = own.get(text, context)
    return bool(message and message.string and (isinstance(message.string, str) or all(message.string)))


if __name__ == "__main__":
    for language in languages():
        (LOCALE / language / "LC_MESSAGES" / "django.mo").write_bytes(compiled(language))
    if "--missing" in sys.argv:
        for language in languages() - {"en"}:
            for (context, text), where in missing(language):
                sys.stdout.write(f"{language}\t{where}\t{context or ''}\t{text!r}\n")
