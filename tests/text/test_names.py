"""Full names compared: how far they agree, in either script and across."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govah.packs import Pack
from govah.text.names import Agreement, NameReader

SAME, CLOSE, PART, NEAR, DIFFERENT, UNKNOWN = (
    Agreement.SAME, Agreement.CLOSE, Agreement.PART, Agreement.NEAR, Agreement.DIFFERENT, Agreement.CANNOT_COMPARE,
)  # fmt: skip


@pytest.fixture(scope="module")
def names(pack: Pack) -> NameReader:
    return NameReader(pack)


@pytest.mark.parametrize(
    ("one", "other", "agreement"),
    [
        ("Ahmad Karimi", "Ahmad Karimi", SAME),
        ("Ahmad Karimi", "AHMED KAREEMI", SAME),
        ("Mohammad-Reza Sharifi", "Mohammadreza Sharifi", SAME),
        ("Mohammad Reza Sharifi", "Mohammadreza Sharifi", SAME),
        ("Karimi, Ahmad", "Ahmad Karimi", SAME),  # surname first
        ("Seyed Ahmad Karimi", "Ahmad Karimi", SAME),  # an honorific may be left out
        ("Mr. Ahmad Karimi", "Ahmad Karimi", SAME),
        ("Mohsen Karimi", "Muhsin Karimi", SAME),  # a name with two accepted forms
        ("Sohrab Hosseinnejad", "Sohrab Hossein-Nezhad", SAME),
        ("Sohrab Mir Hashemi", "Sohrab Mirhashemi", SAME),
        ("احمد کریمی", "احمد كريمي", SAME),  # Arabic letters
        ("علی‌رضا کریمی", "علیرضا کریمی", SAME),
        ("احمد کریمی", "Ahmad Karimi", SAME),
        ("محمدرضا شریفی", "Mohammad Reza Sharifi", SAME),
        ("سید احمد کریمی", "Ahmad Karimi", SAME),
        ("Kamaran Sharifi", "Kamran Sharifi", CLOSE),
        ("Ahmad Karimi", "Ahmad Karimi Asl", PART),
        ("Mohammad Mehdi Karimi", "Mohammad Karimi", PART),
        ("احمد کریمی اصل", "Ahmad Karimi", PART),
        ("Ahmad Sharifian", "Ahmad Sharitian", NEAR),
        ("Ahmad Karimi", "Ahmad Rahimi", DIFFERENT),
        ("Ahmad Karimi", "Ahmad Karami", DIFFERENT),  # both are common: too short for a slip
        ("Ahmad Karimi", "Hamid Karimi", DIFFERENT),
        ("Ahmad Karimi", "محمود کریمی", DIFFERENT),
        ("Ali Karimi", "Alireza Karimi", DIFFERENT),
        ("Karimi", "Ahmad Karimi", UNKNOWN),
        ("A. Karimi", "Ahmad Karimi", UNKNOWN),
        ("A. K.", "A. K.", UNKNOWN),  # initials never agree with anything
        ("", "Ahmad Karimi", UNKNOWN),
    ],
)
def test_agreement(names: NameReader, one: str, other: str, agreement: Agreement) -> None:
    assert names.agreement(one, other) is agreement


@pytest.mark.parametrize(
    ("written", "variants"),
    [
        ("Ahmad Karimi", ("ahmad karimi",)),
        ("Ahmad (Aram) Karimi", ("ahmad karimi", "aram karimi", "ahmad aram karimi")),
        ('Ahmad "Aram" Karimi', ("ahmad karimi", "aram karimi", "ahmad aram karimi")),
        ("Ahmad Karimi (Aram Sharifi)", ("ahmad karimi", "aram sharifi")),
        ("Ahmad Karimi, also known as Aram Sharifi", ("ahmad karimi", "aram sharifi")),
        ("احمد کریمی معروف به آرام شریفی", ("احمد کریمی", "ارام شریفی")),
        ("", ()),
        ("()", ()),
    ],
)
def test_one_spelling_may_hold_several_names(names: NameReader, written: str, variants: tuple[str, ...]) -> None:
    assert names.variants(written) == variants


@pytest.mark.parametrize(
    ("written", "common"),
    [
        ("Ali Mohammadi", True),
        ("Aly Muhammady", True),  # by sound
        ("علی محمدی", True),
        ("Seyed Ali Mohammadi", True),
        ("Ali Torkashvand", False),
        ("Bahador Mohammadi", False),
        ("A. Mohammadi", True),  # an initial tells nothing
    ],
)
def test_common_names(names: NameReader, written: str, common: bool) -> None:
    assert names.common(written) is common


PIECES = [
    "Ahmad",
    "Ahmed",
    "Karimi",
    "Reza",
    "Mohammad",
    "احمد",
    "کریمی",
    "Seyed",
    "A.",
    "Mr.",
    "(Aram)",
    "-",
    "Shirzad",
    "Sherzad",
]


@given(st.lists(st.sampled_from(PIECES), max_size=4), st.lists(st.sampled_from(PIECES), max_size=4))
def test_agreement_has_no_direction_and_a_name_agrees_with_itself(
    names: NameReader, one: list[str], other: list[str]
) -> None:
    a, b = " ".join(one), " ".join(other)
    assert names.agreement(a, b) is names.agreement(b, a)
    assert names.agreement(a, a) in (SAME, UNKNOWN)
