"""Groups of mentions: what is put together, and that what contradicts stays apart however the pairs come."""

from __future__ import annotations

from govah.resolution.groups import Groups


def groups(reports: str, contents: list[int], unlike: set[tuple[int, int]], joins: list[tuple[int, int]]) -> list[int]:
    made = Groups(reports, contents, lambda a, b: (min(a, b), max(a, b)) not in unlike)
    for one, other in joins:
        made.join(one, other)
    return made.first_of_each()


def test_groups() -> None:
    rows = [
        ("abcd", set(), [(0, 1), (2, 3)], [0, 0, 2, 2], "two pairs"),
        ("abcd", set(), [(2, 3), (1, 2), (0, 3)], [0, 0, 0, 0], "a chain"),
        ("abca", set(), [(0, 1), (1, 3)], [0, 0, 2, 3], "one report tells the two apart"),
        ("abcd", {(0, 2)}, [(0, 1), (1, 2)], [0, 0, 2, 3], "the third contradicts the first"),
        ("abcd", {(0, 2)}, [(0, 1), (2, 3), (1, 2), (0, 3)], [0, 0, 2, 2], "and so do their groups, for good"),
        ("abcd", {(0, 2)}, [(0, 2), (2, 3), (0, 1), (1, 3)], [0, 0, 2, 2], "also where both have grown since"),
    ]
    for reports, unlike, joins, expected, why in rows:
        assert groups(reports, [0, 1, 2, 3], unlike, joins) == expected, why  # type: ignore[arg-type]


def test_equal_contents_are_compared_once() -> None:
    asked = []

    def fit(a: int, b: int) -> bool:
        asked.append((a, b))
        return True

    made = Groups([str(number) for number in range(50)], [number % 2 for number in range(50)], fit)
    for number in range(1, 50):
        made.join(0, number)
    assert set(made.first_of_each()) == {0}
    assert len(asked) < 100, "not the 1225 pairs"
