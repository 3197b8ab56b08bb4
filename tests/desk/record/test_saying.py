"""Values in words, in both languages; forms that nobody foresaw are shown and never break a page."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from govah.desk.record.saying import claimed_date, say

DAY = {
    "edtf": "2024-11-13",
    "words": "on Wednesday",
    "calendar": "gregorian",
    "precision": "day",
    "resolved_from": None,
}

CASES: list[tuple[str, Any, str, str]] = [
    ("name", "Ahmad Alizadeh", "Ahmad Alizadeh", "Ahmad Alizadeh"),
    ("age", {"years": 26, "at": "death"}, "26 at death", "۲۶ هنگام مرگ"),
    ("age", {"years": 26, "at": None}, "26", "۲۶"),
    ("charge", "drugs", "drug offences", "جرایم مواد مخدر"),
    ("children", 2, "2", "۲"),
    (
        "birth",
        {"edtf": "1983", "words": "1983", "calendar": "gregorian", "precision": "year"},
        "1983",
        "دی ۱۳۶۱ تا دی ۱۳۶۲",
    ),
    ("count", None, "number not stated", "شمار گفته نشده"),
    ("father_name", None, "not stated", "گفته نشده"),
    ("date", DAY, "13 November 2024", "۲۳ آبان ۱۴۰۳"),
    ("minor_at_offence", True, "under 18 at the alleged offence", "زیر ۱۸ سال هنگام جرم ادعایی"),
    ("outcome", "executed", "executed", "اعدام‌شده"),
    ("sentence", {"kind": "prison", "years": 5, "months": 6}, "prison, 5 years, 6 months", "حبس، ۵ سال، ۶ ماه"),
    ("sentence", {"kind": "lashes", "lashes": 74}, "flogging, 74 lashes", "شلاق، ۷۴ ضربه شلاق"),
    ("statistic", {"value": 487, "of": "executions", "from": "2025-01-01", "to": "2025-04-30", "by": None},
     "487 executions, 1 January 2025 to 30 April 2025", "۴۸۷ اعدام، ۱۲ دی ۱۴۰۳ تا ۱۰ اردیبهشت ۱۴۰۴"),
    ("statistic", {"value": 30000, "of": "victims", "bound": "at_least", "by": "a survivor"},
     "at least 30,000 victims, counted by a survivor", "دست‌کم ۳۰٬۰۰۰ قربانی، به شمارش a survivor"),
    ("legal_reference", {"instrument": "ICCPR", "article": "6"}, "ICCPR, article 6", "ICCPR، مادهٔ 6"),
    ("cited_source", {"name": "a relative", "kind": "anonymous"}, "a relative (not named)", "a relative (بی‌نام)"),
    ("demand", {"to": "the UN", "what": "act", "by": None}, "to the UN: act", "به the UN: act"),
    ("victim", "person@12", "somebody the report does not name", "کسی که گزارش نامش را نمی‌برد"),
    ("something_new", {"a": 1}, '{"a": 1}', '{"a": 1}'),
]  # fmt: skip


@pytest.mark.parametrize(("name", "value", "english", "persian"), CASES)
def test_values(name: str, value: Any, english: str, persian: str) -> None:
    with override("en"):
        assert say(name, value) == english
    with override("fa"):
        assert say(name, value) == persian


def test_a_subject_is_called_by_its_name() -> None:
    assert say("victim", "person@12", {"person@12": "Ahmad"}) == "Ahmad"


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["years", "value", "edtf", "to", "x"]), inner)
    ),
    max_leaves=5,
)


@given(st.sampled_from([case[0] for case in CASES]), json_values)
def test_no_value_breaks_a_page(name: str, value: Any) -> None:
    with override("fa"):
        assert isinstance(say(name, value), str)


def test_what_is_no_date_is_none() -> None:
    assert claimed_date(None) is None
    assert claimed_date({"edtf": "2024", "nonsense": 1}) is None
