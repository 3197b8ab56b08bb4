from __future__ import annotations

import pytest

from govah.reading.pdf_edges import edges


def pages(heads: list[str], feet: list[str]) -> list[list[str]]:
    bodies = ["one", "two", "three", "four", "five", "six"]
    return [[*([head] if head else []), body, *([foot] if foot else [])]
            for head, body, foot in zip(heads, bodies, feet, strict=False)]  # fmt: skip


CASES = [
    ("the same header", pages(["H"] * 3, [""] * 3), (1, 1, 1), (0, 0, 0), (None,) * 3),
    ("two pages are too few to tell", pages(["H"] * 2, [""] * 2), (0, 0), (0, 0), (None,) * 2),
    ("a bare page number", pages([""] * 3, ["4", "5", "6"]), (0, 0, 0), (1, 1, 1), ("4", "5", "6")),
    ("one in words, in other digits", pages([""] * 3, ["ص ۴", "ص ۵", "ص ۶"]), (0, 0, 0), (1, 1, 1), ("۴", "۵", "۶")),
    ("numbers that count no pages", pages([""] * 3, ["4 dead", "9 dead", "2 dead"]), (0,) * 3, (0,) * 3, (None,) * 3),
    ("left and right pages", pages(["L", "R"] * 3, [""] * 6), (1,) * 6, (0,) * 6, (None,) * 6),
    ("text that comes back", pages(["H", "", "", "", "", "H"], [""] * 6), (0,) * 6, (0,) * 6, (None,) * 6),
    ("the first page has none", pages(["", "H", "H", "H"], [""] * 4), (0, 1, 1, 1), (0,) * 4, (None,) * 4),
    ("nothing but a page number: kept", [["1"], ["2"], ["3"]], (0, 0, 0), (0, 0, 0), ("1", "2", "3")),
    ("an empty page", [["H", "a"], [], ["H", "b"], ["H", "c"]], (1, 0, 1, 1), (0,) * 4, (None,) * 4),
]  # fmt: skip


@pytest.mark.parametrize(("given", "tops", "feet", "labels"), [row[1:] for row in CASES], ids=[row[0] for row in CASES])
def test_edges(
    given: list[list[str]], tops: tuple[int, ...], feet: tuple[int, ...], labels: tuple[str | None, ...]
) -> None:
    found = edges(given)
    assert (found.tops, found.feet, found.labels) == (tops, feet, labels)


def test_two_lines_at_the_top() -> None:
    found = edges([["Desk", "Report 7", "a"], ["Desk", "Report 7", "b"], ["Desk", "Report 7", "c"]])
    assert (found.tops, found.lines) == ((2, 2, 2), ("Desk", "Report 7"))
