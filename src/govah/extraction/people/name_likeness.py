"""Whether two writings of a name can be one person's: spelling drift is, another surname or given name is not."""

from __future__ import annotations

from difflib import SequenceMatcher
from functools import lru_cache

from govah.extraction.wording.expressions import Expression

_SAME_PART = 0.76
_SAME_NAME = 0.86
_ALONE = 0.87
_RESPELT = 0.6
_GIVEN = 4
_LONG, _LETTERS, _ORDER = 7, 0.9, 0.8


def same_name(a: tuple[str, ...], b: tuple[str, ...], endings: Expression | None = None) -> bool:
    """Whether two full names can be two writings of one person's name.

    `endings` are what makes another surname of one ("Karimi", "Karimian").

    >>> same_name(("sina", "karimi"), ("sina", "kareemi")), same_name(("sina", "karimi"), ("mina", "rad"))
    (True, False)
    >>> same_name(("sina", "karimi"), ("sina", "karimian"), Expression("an"))
    False
    """
    if a == b or (a[0][:1] == b[0][:1] and a[-1][-1:] == b[-1][-1:] and "".join(a) == "".join(b)):
        return True
    if len(a) != len(b):
        short, long = sorted((a, b), key=len)
        rest = iter(long)
        if all(any(_same_part(p, q) for q in rest) for p in short):
            return len(short) > 1
        return False
    for p, q in zip(a, b, strict=True):  # a loop: in a long list of names every name is compared with many
        if p != q and ((p[0] != q[0] and p[-1] != q[-1]) or not _same_part(p, q)):
            return False
    if endings is not None and any(_other_ending(p, q, endings) for p, q in zip(a, b, strict=True)):
        return False
    if any(p == q for p, q in zip(a, b, strict=True)):
        return True
    p, q = " ".join(a), " ".join(b)
    return _shared(p, q) >= _SAME_NAME and SequenceMatcher(None, p, q).ratio() >= _SAME_NAME


def _other_ending(p: str, q: str, endings: Expression) -> bool:
    short, long = sorted((p, q), key=len)
    return len(short) < len(long) and long.startswith(short) and endings.fullmatch(long[len(short) :]) is not None


@lru_cache(maxsize=8192)
def _same_part(p: str, q: str) -> bool:
    if p == q:
        return True
    short, long = sorted((len(p), len(q)))
    if short < 4 or 2 * short < _SAME_PART * (short + long) or (p[0] != q[0] and p[-1] != q[-1]):
        return False
    return _shared(p, q) >= _SAME_PART and SequenceMatcher(None, p, q, autojunk=False).ratio() >= _SAME_PART


def _shared(p: str, q: str) -> float:
    """The share of letters that two words have in common in any order: what `SequenceMatcher.ratio` at most gives.

    >>> _shared("karimi", "kareemi"), round(SequenceMatcher(None, "karimi", "kareemi").quick_ratio(), 2)
    (0.7692307692307693, 0.77)
    """
    rest = q
    for letter in p:
        rest = rest.replace(letter, "", 1)
    return 2.0 * (len(q) - len(rest)) / (len(p) + len(q))


def same_word(p: str, q: str) -> bool:
    """Whether a name told alone can be that word of a full name; long words may differ by a letter."""
    if p == q:
        return True
    close = len(q) > 5 and p[0] == q[0] and _same_part(p, q)
    return close and SequenceMatcher(None, p, q).ratio() > _ALONE


def respelt(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two names of as many words differ in the surname alone, and that as two writings of one may, or in the
    end of the given name ("Rahim Sobhani", "Rahimullah Sobhani").

    >>> respelt(("reza", "nazhawi"), ("reza", "nejawi")), respelt(("reza", "nazhawi"), ("reza", "sharifi"))
    (True, False)
    """
    p, q = a[-1], b[-1]
    short, long = sorted((a[0], b[0]), key=len)
    if p == q and len(a) == len(b) and a[1:] == b[1:] and len(short) >= _GIVEN and long.startswith(short):
        return True
    return a[:-1] == b[:-1] and p[0] == q[0] and SequenceMatcher(None, p, q).ratio() >= _RESPELT


def transposed(p: str, q: str) -> bool:
    """Whether two long words have the same letters in nearly the same order.

    >>> transposed("zahmatkesh", "zhamatkesh"), transposed("moradi", "dorami")
    (True, False)
    """
    if len(p) < _LONG or abs(len(p) - len(q)) > 1 or p[0] != q[0] or p[-1] != q[-1] or p == q:
        return False
    return _shared(p, q) >= _LETTERS and SequenceMatcher(None, p, q, autojunk=False).ratio() >= _ORDER
