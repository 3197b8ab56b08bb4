"""Tries a loaded pack: each engine's own checker runs the examples and counter-examples of the entries it uses."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from govah.packs.pack import Pack
from govah.packs.problem import Problem

Checker = Callable[[Pack], Iterable[Problem]]


def check_pack(pack: Pack, checkers: Sequence[Checker]) -> list[Problem]:
    """Everything that the checkers find, once each, in the order of files and lines; empty if the pack holds."""
    found = {problem for checker in checkers for problem in checker(pack)}
    return sorted(found, key=lambda problem: problem.order)
