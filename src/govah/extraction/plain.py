"""Plain text for matching: every character keeps its place, quotes, dashes, spaces and accents lose their variants."""

from __future__ import annotations

import re
import unicodedata

_VARIANTS = {
    "'": "\u2018\u2019\u201a\u201b\u02bc\u02bb\u02b9\u02b0\u02bf\u02be\u0060\u00b4\u2032\uff07\u02cb\u02c8",
    '"': "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\uff02\u2039\u203a",
    "-": "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\uff0d",
    " ": "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006"
    "\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t\u200b\u2060\ufeff",
    "*": "\u2022\u25cf\u25aa\u2023\u00b7\u25e6\u2043\u25a0",
}


def _table() -> dict[int, str]:
    """Code point -> the one character that stands for it; Latin letters lose their accents, digits become ASCII."""
    table = {ord(variant): plain for plain, variants in _VARIANTS.items() for variant in variants}
    for code in range(0xC0, 0x250):
        base = unicodedata.normalize("NFKD", chr(code))[0]
        if base.isascii() and base.isalpha():
            table[code] = base
    for code in range(0x1E00, 0x1F00):
        base = unicodedata.normalize("NFKD", chr(code))[0]
        if base.isascii() and base.isalpha():
            table[code] = base
    for zero in (0x660, 0x6F0):
        table |= {zero + digit: str(digit) for digit in range(10)}
    table[0x131] = "i"
    return table


_TABLE = _table()
_DASHED = re.compile(  # "prisoners—Reza": a pause, not a hyphen
    r"[\u2014\u2015-](?:(?<=\w[\u2014\u2015])|(?<=\w-)-)(?=[^\W\d])"
)
_VARIANT = re.compile(f"[{re.escape(''.join(map(chr, sorted(_TABLE))))}]+")


def plain(text: str) -> str:
    """The text with one form of quote, dash, space, digit and Latin letter; as long as the text itself.

    >>> plain("the \u201cwoman\u2019s\u201d Sa\u02bfid \u2014 B\u0101m\u0101n")
    'the "woman\\'s" Sa\\'id - Baman'
    >>> plain("two men\u2014one old--left"), plain("2010\u20142014")
    ('two men,one old, left', '2010-2014')
    """
    if text.isascii() and "\t" not in text and "`" not in text and "--" not in text:
        return text
    paused = _DASHED.sub(lambda m: ", "[: len(m[0])], text)
    return _VARIANT.sub(lambda m: m[0].translate(_TABLE), paused)


def lowered(plain_text: str) -> str:
    """Lower case without a change of length (a few letters of the world grow when lowered; they stay as they are)."""
    low = plain_text.lower()
    if len(low) == len(plain_text):
        return low
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in plain_text)
