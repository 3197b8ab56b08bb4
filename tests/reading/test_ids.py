from __future__ import annotations

import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govah.reading.ids import Ids, safe


@given(st.lists(st.integers(-5, 5).map(str) | st.text(max_size=3) | st.sampled_from(["01", "1", "٣", "9" * 30])))
def test_no_id_is_given_twice(names: list[str]) -> None:
    ids = Ids()
    own = [ids.given(name)[0] for name in names]
    assert len(set(own)) == len(own)
    assert all(
        given == safe(name) or given.startswith(f"{safe(name)}#") for given, name in zip(own, names, strict=True)
    )


KEPT = [
    "17",
    "-4",
    "a..b",
    "...",
    "https://example.org/a//b/?p=1&q=..#x",
    "tag:example.org,2024:/7",
    "a@b",
    "بند سه",
    "",
]
CLEANED = [
    ("../../x", "_/_/x"),
    ("a/..", "a/_"),
    ("..\\x", "_\\x"),
    ("//etc/passwd", "etc/passwd"),
    ("/", "_"),
    ("a\n\x1b[2Jb", "a__[2Jb"),
]


@pytest.mark.parametrize("name", KEPT)
def test_an_ordinary_id_stays(name: str) -> None:
    assert Ids().given(name) == (name, ())


@pytest.mark.parametrize(("name", "own"), CLEANED)
def test_an_id_leads_nowhere_else(name: str, own: str) -> None:
    assert Ids().given(name) == (own, ())


@given(st.text(st.sampled_from("./\\a\n"), max_size=9))
def test_no_id_leads_upwards(name: str) -> None:
    own = safe(name)
    assert ".." not in own.replace("\\", "/").split("/")
    assert not own.startswith(("/", "\\"))
    assert "\n" not in own
    assert safe(own) == own


def test_long_ids_are_shortened_and_stay_apart() -> None:
    ids = Ids()
    own = [ids.given("9" * 5_000 + end)[0] for end in ("1", "2", "2")]
    assert len(set(own)) == 3
    assert all(len(name) <= 500 for name in own)


def test_a_number_may_stand_for_an_id() -> None:
    ids = Ids()
    given = [ids.given(name, number)[0] for name, number in (("22:40", 1360), ("22:41", 1361), ("22:40", 1360))]
    assert given == ["22:40", "22:41", "22:40#2"]


def test_numbers_near_one_another_cost_a_bit_each() -> None:
    tracemalloc.start()
    try:
        ids = Ids()
        for number in range(200_000):
            ids.given(str(number))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 100_000
