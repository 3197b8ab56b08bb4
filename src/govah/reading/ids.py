"""An id of its own for each report of a file, however many the file holds."""

from __future__ import annotations

import hashlib
import re

from govah.model import Remark

_PAGE = 1024  # bits kept together: numbers that lie near one another cost a bit each, single ones some 200 bytes
_LONGEST_NUMBER = 18
_LONGEST = 500  # percent-encoded addresses of pages are long
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_UPWARDS = re.compile(r"(?:(?<=[/\\])|^)\.\.(?=[/\\]|$)")


def safe(wanted: str) -> str:
    """The id as it stands, or without what would lead out of a folder, break a line or be longer than a name may be.

    >>> safe("https://example.org/a/../b"), safe("/../x"), safe("a..b/c")
    ('https://example.org/a/_/b', '_/x', 'a..b/c')
    """
    own = _UPWARDS.sub("_", _CONTROL.sub("_", wanted).lstrip("/\\")) or ("_" if wanted else "")
    if len(own) > _LONGEST:
        digest = hashlib.blake2b(wanted.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
        own = f"{own[: _LONGEST - len(digest) - 10]}~{digest}"  # and room for the number of a second one
    return own


class Ids:
    """The ids given so far: a bit for each whole number, 8 bytes of a hash (some 80 in memory) for any other.

    >>> ids = Ids()
    >>> [ids.given(name)[0] for name in ("7", "a", "7", "a", "a")]
    ['7', 'a', '7#2', 'a#2', 'a#3']
    """

    def __init__(self) -> None:
        self._numbers: dict[int, bytearray] = {}
        self._hashes: set[int] = set()

    def given(self, wanted: str, number: int | None = None) -> tuple[str, tuple[Remark, ...]]:
        """The id wanted in its safe form, or with a number where an earlier report has it, and the remark on that.

        `number` stands for an id that is no number itself, one for each such id of the file, and saves its memory.
        """
        wanted = safe(wanted)
        own, count = wanted, 2
        free = self._take(wanted) if number is None else self._take_number(number)
        while not free:
            own = f"{wanted}#{count}"
            count += 1
            free = self._take(own)
        if own == wanted:
            return own, ()
        what = f"an earlier report of the file has the id {wanted}; this one is {own}"
        return own, (Remark("read-duplicate-id", what, "give each report an id of its own"),)

    def _take(self, name: str) -> bool:
        if name.isascii() and name.isdigit() and len(name) <= _LONGEST_NUMBER and (name == "0" or name[0] != "0"):
            return self._take_number(int(name))
        # Two names whose hashes meet by chance only get a needless number.
        key = int.from_bytes(hashlib.blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")
        if key in self._hashes:
            return False
        self._hashes.add(key)
        return True

    def _take_number(self, number: int) -> bool:
        page, bit = divmod(number, _PAGE)
        bits = self._numbers.setdefault(page, bytearray(_PAGE // 8))
        place, mask = bit // 8, 1 << bit % 8
        if bits[place] & mask:
            return False
        bits[place] |= mask
        return True
