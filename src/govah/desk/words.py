"""The desk's wording of ids and numbers in the page's language: outcomes, events, charges, months, digits.

The words stand in `locale/`, keyed by kind and id; an id that no catalogue knows (a pack of another country) is shown
as it is, with blanks for underscores.
"""

from __future__ import annotations

from typing import Final

from django.utils.translation import get_language, pgettext

RIGHT_TO_LEFT: Final = frozenset({"fa", "ar", "ckb", "ur", "he"})


def language() -> str:
    """The language of the page being rendered, one of those that have a catalogue in `locale/`."""
    return (get_language() or "en").split("-")[0]


def direction(language: str | None) -> str:
    """`rtl` or `ltr` by language; `auto` where no language is known (the browser then looks at the letters)."""
    if language is None:
        return "auto"
    return "rtl" if language in RIGHT_TO_LEFT else "ltr"


def label(kind: str, id: str) -> str:  # noqa: A002  (the field's own word)
    """The word for an id, e.g. `label("outcome", "death_sentence")`."""
    found = pgettext(kind, id)
    return found if found != id else id.replace("_", " ").replace(".", " ").strip()


def known(kind: str, id: str) -> str:  # noqa: A002
    """As `label`, but empty where the catalogue has no word for the id."""
    found = pgettext(kind, id)
    return found if found != id else ""


def digits(text: str) -> str:
    """ASCII digits turned into those of the page's language; identifiers never go through here."""
    return text.translate(str.maketrans("0123456789", pgettext("digits", "0123456789")))


def number(value: float | str) -> str:
    """A number with the marks and the digits of the page's language; one in plain figures keeps all its places."""
    if isinstance(value, str):
        return _marked(value)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return _marked(f"{value:,}")


def _marked(figures: str) -> str:
    return digits(figures.translate(str.maketrans(",.", pgettext("marks of thousands and before tenths", ",."))))
