"""The names of people in a script without capitals: enough of them, written right, told from everyday words."""

import re
from collections import Counter

import pytest

from govah.packs import Pack
from govah.packs.schema.people import GivenNames, Surnames
from govah.text.fold import fold
from govah.text.person_names import KnownName, PersonNames, check_person_names, split

LETTERS = re.compile(
    "[\u0621-\u063a\u0641-\u064a\u067e\u0686\u0698\u06a9\u06af\u06cc\u06a4\u06c6\u0695\u06b5\u06ce\u06d5 ]+"
)


@pytest.fixture(scope="module")
def names(pack: Pack) -> PersonNames:
    return PersonNames(pack)


def test_lists_hold_each_name_once_with_its_spellings_and_shapes_hold_their_examples(pack: Pack) -> None:
    assert [str(problem) for problem in check_person_names(pack)] == []


def test_there_are_enough_names_of_every_people(names: PersonNames) -> None:
    given = [name for name in names if name.part == "given"]
    assert len(given) >= 3_000
    assert sum(name.part == "surname" for name in names) >= 1_000
    peoples = Counter(name.people for name in given)
    assert set(peoples) == {
        "persian", "shared", "kurdish", "baluch", "arab", "turkic", "afghan", "armenian", "assyrian", "abroad",
    }  # fmt: skip
    assert min(peoples.values()) >= 50
    genders = Counter(name.gender for name in given)
    assert genders["male"] >= 1_800
    assert genders["female"] >= 1_000


def test_every_name_is_written_in_letters_of_its_script_and_of_latin(pack: Pack) -> None:
    for kind in (GivenNames, Surnames):
        for entry in pack.of(kind):
            for item in entry.names:
                name, latin = split(item)
                assert LETTERS.fullmatch(name), item
                assert " " not in name, item  # a half-blank: a report may write a blank or none
                assert len(name) >= 2, item
                assert latin, item
                assert all(re.fullmatch(r"[A-Z][a-z]+", spelling) for spelling in latin), item
                assert len(set(latin)) == len(latin), item


@pytest.mark.parametrize(
    ("word", "gender", "sure"),
    [
        ("رضا", "male", True),
        ("زهرا", "female", True),
        ("علی", "male", True),
        ("علي", "male", True),  # typed on an Arabic keyboard
        ("هه‌ژار", "male", True),  # Sorani spelling in Persian letters
        ("سهیلا", "female", True),
        ("گلاویژ", "female", True),
        ("چاکر", "male", True),  # Baluch
        ("آیناز", "female", True),
        ("وارتان", "male", True),
        ("پلوشه", "female", True),
        ("امید", "male", False),  # "hope"
        ("آزاد", "male", False),  # "free"
        ("سحر", "female", False),  # "dawn", when people are hanged
        ("صادق", "male", False),
        ("ایران", "female", False),
        ("بیان", "female", False),  # "statement"
        ("حمل", "male", False),  # "carrying", said of drugs
        ("آرام", "either", False),
        ("علیرضا", "male", True),
        ("عبدالسبحان", "male", True),  # by shape
        ("ضیغم‌الله", "male", True),
        ("غلامصفدر", "male", True),
        ("محمدهومن", "male", True),
        ("نرگس‌سادات", "female", True),
        ("آیت‌الله", None, False),  # a title
        ("حزب‌الله", None, False),  # a party
        ("زندان", None, False),
        ("محکوم", None, False),
    ],
)
def test_given_names(names: PersonNames, word: str, gender: str | None, sure: bool) -> None:
    found = names.given(word)
    assert (found.gender if found else None, bool(found and found.sure)) == (gender, sure)


@pytest.mark.parametrize(
    ("word", "known", "sure"),
    [
        ("ریگی", True, True),
        ("شه‌بخش", True, True),
        ("شهبخش", True, True),
        ("نارویی", True, True),
        ("حسین‌زاده", True, True),
        ("پارسازاده", True, True),  # by its ending
        ("خوش‌پور", True, True),
        ("سیاوشی", True, True),  # made of a given name
        ("براتزهی", True, True),
        ("نورمحمدزهی", True, True),
        ("البوهلاله", True, True),
        ("میرجعفری", True, True),
        ("قلعه‌گلابی", True, False),  # ends like half the adjectives of the language
        ("قربانی", True, False),  # "victim"
        ("زندانی", True, False),
        ("میلادی", True, False),  # a calendar, not of Milad
        ("زندان", False, False),
        ("بود", False, False),
        ("آزاد", True, False),
        ("امام‌زاده", False, False),
        ("بنیانگذار", False, False),
    ],
)
def test_surnames(names: PersonNames, word: str, known: bool, sure: bool) -> None:
    found = names.surname(word)
    assert (found is not None, bool(found and found.sure)) == (known, sure)


def test_what_is_known_comes_with_its_spellings_and_its_rule(names: PersonNames) -> None:
    assert names.given("حسین") == KnownName(
        "حسین", "given", "male", True, ("Hossein", "Hussein", "Husayn"), "shared", "shared.men"
    )


def test_small_words_around_names(names: PersonNames) -> None:
    assert {entry.part for entry in names.particles("آقای")} == {"title"}
    assert {entry.gender for entry in names.particles("خانم")} == {"female"}
    assert {entry.part for entry in names.particles("سید")} == {"descent"}
    assert {entry.part for entry in names.particles("بنی")} == {"inside"}
    assert names.particles("زندان") == ()


def test_folding_keeps_names_apart(names: PersonNames) -> None:
    assert all(fold(name.word).text == name.word for name in names)
