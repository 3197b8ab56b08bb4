"""One thing that is wrong with a pack, and the error that carries all of them at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from govah.errors import PackError, Place


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, where, under which stable code.

    >>> print(Problem(Place("a.yml", 3, "x.north"), "pack-unknown-key", "there is no field 'citty'"))
    pack-unknown-key: a.yml:3 (x.north): there is no field 'citty'
    """

    place: Place = field(default_factory=Place)
    code: str = ""
    text: str = ""

    def __str__(self) -> str:
        where = f"{self.place}: " if str(self.place) else ""
        return f"{self.code}: {where}{self.text}"

    @property
    def order(self) -> tuple[str, int, str, str, str]:
        """Where it stands among others: by file, line, entry."""
        return (self.place.file or "", self.place.line or 0, self.place.entry or "", self.code, self.text)


class BrokenPack(PackError):
    """A pack that does not load. `problems` are all of them, in the order of files and lines."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems), key=lambda problem: problem.order))
        first = self.problems[0]
        many = len(self.problems)
        if many == 1:
            super().__init__(first.code, first.text, first.place, "correct the entry; docs/errors/packs.md explains")
        else:
            listed = "\n".join(f"  {problem}" for problem in self.problems)
            text = f"{many} problems in the pack\n{listed}\n"
            super().__init__("pack-broken", text, Place(), "correct the entries; docs/errors/packs.md explains")
