"""Values of a record: ranges where ages differ, no value where the law turns on it, silence said."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from django.utils.translation import override

from govah.desk.queries.person import ReadingSeen
from govah.desk.record.values import READINGS_FIRST, ValueRow, values


def reading(name: str, value: Any, aspect: str = "", **columns: Any) -> ReadingSeen:
    row = SimpleNamespace(
        property=name, aspect=aspect, value=value, rank=columns.pop("rank", 0), shown=columns.pop("shown", False),
        disputed=columns.pop("disputed", False), rule=columns.pop("rule", ""), standing="claimed", sources=1,
    )  # fmt: skip
    return ReadingSeen(row, [], [], [])  # type: ignore[arg-type]


def rows(*readings: ReadingSeen) -> tuple[dict[str, ValueRow], list[str]]:
    with override("en"):
        found, unsaid = values(SimpleNamespace(readings=list(readings)))  # type: ignore[arg-type]
    return {row.name: row for row in found}, unsaid


def age(years: int, at: str, **columns: Any) -> ReadingSeen:
    return reading("age", {"years": years, "at": at}, at, **columns)


def test_ages_that_differ_are_a_range_and_never_a_mean() -> None:
    found, _ = rows(
        age(69, "report", disputed=True, shown=True, rule="most-sources"),
        age(65, "report", disputed=True, rank=1),
        age(70, "report", disputed=True, rank=2),
    )
    row = found["age"]
    assert (row.shown, row.disputed, row.differing, row.rule) == ("65–70", True, 3, "")


def test_ages_at_different_times_are_no_dispute() -> None:
    found, _ = rows(age(26, "death", shown=True), age(20, "arrest", shown=True))
    assert found["age"].shown == "20 at arrest, 26 at death"
    assert not found["age"].disputed


def test_a_range_says_what_it_is_the_age_at_and_comes_first() -> None:
    found, _ = rows(
        age(20, "arrest", shown=True), age(26, "death", disputed=True, shown=True), age(27, "death", disputed=True)
    )
    assert found["age"].shown == "26–27 at death, 20 at arrest"


def test_where_no_rule_may_choose_no_value_is_shown() -> None:
    found, _ = rows(
        reading("minor_at_offence", True, disputed=True, rule="no-value-shown"),
        reading("minor_at_offence", False, disputed=True, rank=1),
    )
    assert found["minor_at_offence"].shown is None
    assert found["minor_at_offence"].rule == "no-value-shown"


def test_several_charges_stand_in_one_row() -> None:
    found, _ = rows(reading("charge", "drugs", "drugs", shown=True), reading("charge", "murder", "murder", shown=True))
    assert found["charge"].shown == "drug offences, murder (qisas)"


def test_what_no_report_states_is_listed() -> None:
    _, unsaid = rows(reading("gender", "male", shown=True))
    assert "age" in unsaid
    assert "gender" not in unsaid


def test_the_order_is_the_pages_and_unknown_properties_come_last() -> None:
    found, _ = rows(
        reading("zodiac", "x", shown=True), reading("gender", "male", shown=True), age(1, "report", shown=True)
    )
    assert list(found) == ["age", "gender", "zodiac"]


def test_of_more_than_six_readings_the_first_four_stand_open() -> None:
    many = [reading("occupation", f"trade {n}", rank=n) for n in range(9)]
    found, _ = rows(*many)
    assert len(found["occupation"].readings) == READINGS_FIRST
    assert len(found["occupation"].more) == 5
