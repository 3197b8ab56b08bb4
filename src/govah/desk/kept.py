"""The last few results of something costly, shared by all threads of the desk; never more than a set number."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock
from typing import Generic, TypeVar

T = TypeVar("T")


class Kept(Generic[T]):
    """Holds the `most` results that were used last.

    >>> kept = Kept[str](1)
    >>> kept.put(1, "a"), kept.put(2, "b"), kept.get(1), kept.get(2)
    (None, None, None, 'b')
    """

    def __init__(self, most: int) -> None:
        self.most = most
        self._lock = Lock()
        self._held: OrderedDict[Hashable, T] = OrderedDict()

    def get(self, key: Hashable) -> T | None:
        """The result kept under the key, None where there is none."""
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
            return self._held.get(key)

    def put(self, key: Hashable, result: T) -> None:
        """Keep a result; the one that was used longest ago goes."""
        with self._lock:
            self._held[key] = result
            self._held.move_to_end(key)
            while len(self._held) > self.most:
                self._held.popitem(last=False)
