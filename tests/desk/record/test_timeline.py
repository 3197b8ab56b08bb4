"""The timeline: marks for what is known of a day, silences in words, no silence where none is."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from django.utils.translation import override

from govah.desk.queries.person import EventSeen
from govah.desk.record.timeline import Step, timeline
from sample_casefile import day


def event(act: str, date: dict[str, Any] | None, **columns: Any) -> EventSeen:
    row = SimpleNamespace(
        act=act, date=date, dates=columns.pop("dates", [date]), disputed=columns.pop("disputed", False),
        modality=columns.pop("modality", "asserted"),
    )  # fmt: skip
    return EventSeen(row, [], [], [])  # type: ignore[arg-type]


def steps(*events: EventSeen, language: str = "en") -> list[Step]:
    with override(language):
        return timeline(SimpleNamespace(events=list(events)))  # type: ignore[arg-type]


MARKS = [
    (event("arrest", day("2018-10-12")), "", "a known day: a ring"),
    (event("arrest", day("2018-10")), "span", "a month: somewhere in it"),
    (event("death_sentence", None), "span", "no date"),
    (event("execution_attempt", day("2024-04-27")), "begun", "begun and stopped: half"),
    (event("execution", day("2024-11-13")), "death", "a death: a disc"),
    (event("execution", None), "death span", "a death without a date"),
    (event("execution", day("2024-11-13"), modality="scheduled"), "", "scheduled is not a death"),
]


@pytest.mark.parametrize(("seen", "mark", "why"), MARKS)
def test_marks(seen: EventSeen, mark: str, why: str) -> None:
    assert steps(seen)[0].mark == mark, why


def test_a_silence_is_said_in_years_and_months_or_in_days() -> None:
    found = steps(
        event("arrest", day("2018-10-12")),
        event("execution_attempt", day("2024-04-27")),
        event("execution", day("2024-11-13")),
    )
    assert [step.gap for step in found if step.seen is None] == [
        "5 years, 6 months without a dated event",
        "200 days without a dated event",
    ]
    persian = steps(event("arrest", day("2018-10-12")), event("execution", day("2024-11-13")), language="fa")
    assert persian[1].gap == "۶ سال، ۱ ماه بی هیچ رویداد تاریخ‌دار"


def test_no_silence_is_said_around_events_without_a_date_or_soon_after() -> None:
    found = steps(event("arrest", day("2024-01-01")), event("trial", None), event("release", day("2024-03-01")))
    assert all(step.seen is not None for step in found)


def test_dates_that_differ_all_stand() -> None:
    seen = event("execution", day("2024-11-13"), dates=[day("2024-11-13"), day("2024-11-12")], disputed=True)
    assert [shown.main for shown in steps(seen)[0].other_dates] == ["12 November 2024"]
