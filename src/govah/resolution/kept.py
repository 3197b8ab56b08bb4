"""What is compiled out of a pack, made once for each content of packs and kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from govah.packs import Pack

T = TypeVar("T")
_MOST = 4


def kept(make: Callable[[Pack], T]) -> Callable[[Pack], T]:
    """`make`, called once for each fingerprint: packs with the same content share what is made of them."""
    made: dict[str, T] = {}

    def of(pack: Pack) -> T:
        if pack.fingerprint not in made:
            while len(made) >= _MOST:
                del made[next(iter(made))]
            made[pack.fingerprint] = make(pack)
        return made[pack.fingerprint]

    return of
