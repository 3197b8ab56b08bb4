"""Who may bear a name: everybody with a word of it or its initials, and in long lists only the last ones."""

from __future__ import annotations

from govah.extraction.people.name_index import NameIndex


def test_people_are_found_by_a_word_or_by_initials() -> None:
    index = NameIndex()
    index.add(("navid", "sharifi"), 0)
    index.add(("sara", "rad"), 1)
    index.add(("nawid", "sharify"), 2)
    assert index.like(("navid", "karimi")) == [0]
    assert index.like(("nima", "sharif")) == [0, 2]
    assert index.with_part("sharifi") == [0, 2]
    assert index.with_part("rad") == [1]


def test_the_last_place_before_another() -> None:
    index = NameIndex()
    for start in (50, 10, 90):
        index.named(3, start)
    assert [index.last_before(3, start) for start in (5, 51, 1000)] == [-1, 50, 90]


def test_a_long_list_is_looked_at_only_in_part() -> None:
    index = NameIndex()
    for number in range(10_000):
        index.add(("navid", f"sharifi{number}"), number)
    found = index.like(("navid", "karimi"))
    assert len(found) < 100 and found[-1] == 9_999
