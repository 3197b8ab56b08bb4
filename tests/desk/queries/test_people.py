"""The people list: every filter, in either script, with addresses that stay."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest
from django.http import QueryDict
from django.test import Client

from govah.desk.queries.paging import Leaf, page_number
from govah.desk.queries.people import Filters, people

CASES = [
    ({}, {"Ahmad Alizadeh", "bold"}, "no filter, everybody"),
    ({"name": "alizadeh"}, {"Ahmad Alizadeh"}, "part of a name"),
    ({"name": "علیزاده"}, {"Ahmad Alizadeh"}, "the other script"),
    ({"name": "عليزاده"}, {"Ahmad Alizadeh"}, "the other script with the other form of a letter"),
    ({"name": "احمد عليزاده"}, {"Ahmad Alizadeh"}, "both words of it"),
    ({"name": "nobody"}, set(), "nobody has that name"),
    ({"outcome": "executed"}, {"Ahmad Alizadeh"}, "an outcome"),
    ({"outcome": "released"}, {"bold"}, "another"),
    ({"charge": "murder"}, {"Ahmad Alizadeh"}, "a charge as reported"),
    ({"charge": "none"}, {"bold"}, "nobody named a charge"),
    ({"charge": "mur"}, set(), "part of a charge's id is no charge"),
    ({"place": "ghezel"}, {"Ahmad Alizadeh"}, "part of a prison's name"),
    ({"place": "قزل‌حصار"}, {"Ahmad Alizadeh"}, "the prison as a Persian report writes it"),
    ({"place": "Karaj"}, {"Ahmad Alizadeh"}, "the city of the prison, which no report names"),
    ({"place": "البرز"}, {"Ahmad Alizadeh"}, "its province, in the other script"),
    ({"place": "Shiraz"}, set(), "another city"),
    ({"year": "2024"}, {"Ahmad Alizadeh"}, "a Gregorian year"),
    ({"year": "1403"}, {"Ahmad Alizadeh"}, "a Solar Hijri year"),
    ({"year": "۱۴۰۳"}, {"Ahmad Alizadeh"}, "the same in Persian digits"),
    ({"year": "2023"}, set(), "another year"),
    ({"year": "20x4"}, set(), "no year"),
    ({"disputed": "1"}, {"Ahmad Alizadeh"}, "reports disagree"),
    ({"name": "alizadeh", "outcome": "released"}, set(), "all filters hold at once"),
]


@pytest.mark.parametrize(("asked", "expected", "why"), CASES)
def test_filters(desk: Client, asked: dict[str, str], expected: set[str], why: str) -> None:
    found = {
        "bold" if "Bold" in person.name else ("Ahmad Alizadeh" if "1" in str(person.pk) else person.name)
        for person in people(Filters.of(QueryDict(urlencode(asked))))
    }
    assert found == expected, why


@pytest.mark.parametrize("order", ["latest", "name", "fewest", "disputed", "number"])
def test_every_order_gives_everybody(desk: Client, order: str) -> None:
    assert people(Filters(order=order)).count() == 2


def test_addresses_hold_the_filters_and_leave_out_what_is_empty() -> None:
    filters = Filters(name="a b", outcome="executed")
    assert filters.address() == "name=a+b&outcome=executed"
    assert filters.address(name="") == "outcome=executed"
    assert Filters.of(QueryDict(filters.address(page=3))) == filters


def test_where_nobody_matches_the_page_offers_what_to_drop(desk: Client) -> None:
    body = desk.get("/people/?name=ahmad+nobody&outcome=executed").content.decode()
    assert 'href="?outcome=executed"' in body
    assert 'href="?name=ahmad+nobody"' in body
    assert 'href="/people/1/"' in body, "a name that comes near is offered"


@pytest.mark.parametrize(("asked", "number"), [(None, 1), ("", 1), ("3", 3), ("0", 1), ("-2", 1), ("x", 1), ("٣", 1),
                                               ("9" * 30, 1)])  # fmt: skip
def test_page_numbers(asked: str | None, number: int) -> None:
    assert page_number(asked) == number


def test_pages_offered_are_the_first_the_last_and_the_near() -> None:
    assert Leaf([], 10, 20, 1000, 451).around == [1, None, 8, 9, 10, 11, 12, None, 20]
    assert Leaf([], 1, 1, 3, 1).around == [1]
