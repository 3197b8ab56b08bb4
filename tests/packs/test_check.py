"""check_pack: every checker's problems, once each, in the order of files and lines."""

from collections.abc import Callable, Iterator
from pathlib import Path

from govah.errors import Place
from govah.packs import Pack, Problem, check_pack, load_pack

Write = Callable[..., Path]


def test_problems_come_once_and_in_order(write: Write) -> None:
    pack = load_pack(write("a", **{"a.yml": "schema: cities\nsource: s\nentries: []\n"}), builtin=False)
    late, early = Problem(Place("b.yml", 9), "late", "x"), Problem(Place("b.yml", 2), "early", "y")
    other = Problem(Place("a.yml", 50), "other", "z")

    def one(given: Pack) -> Iterator[Problem]:
        assert given is pack
        yield from (late, early)

    assert check_pack(pack, [one, lambda _: [other, late]]) == [other, early, late]
    assert check_pack(pack, [lambda _: []]) == []
    assert check_pack(pack, []) == []
