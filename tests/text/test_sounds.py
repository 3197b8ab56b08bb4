"""Spellings to sounds: which romanisations are one, and which name in Persian script a Latin one may be."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govah.packs import Pack, check_pack, load_pack
from govah.packs.schema.spelling import Romanisation
from govah.text.sounds import Sounds, check_sounds


@pytest.fixture(scope="module")
def sounds(pack: Pack) -> Sounds:
    return Sounds(pack)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hosseini", "Hoseyny"),  # ss, ei and ey, i and y
        ("Hussein", "Hossain"),
        ("Ghorbani", "Qorbani"),
        ("Khorasani", "Xorasani"),
        ("Behrooz", "Behrouz"),
        ("Shoja", "Schoja"),
        ("Rezaei", "Reza'i"),
        ("Rezaei", "Rezaee"),
        ("Saadat", "Sa'adat"),
        ("Fatemeh", "Fateme"),
        ("Davood", "Dawoud"),
        ("Ebrahimi", "Ibrahimi"),
        ("Zia", "Ziya"),
        ("Nejad", "Nezhad"),
        ("Sirjan", "Syrjan"),
        ("Noorollah", "Nourollah"),
        ("Kermânshâh", "Kermanshah"),  # marks fall in folding
        ("AHWAZ", "Ahvaz"),
    ],
)
def test_one_sound_many_spellings(sounds: Sounds, one: str, other: str) -> None:
    assert sounds.of(one) == sounds.of(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hosseini", "Hassani"),
        ("Karimi", "Karami"),
        ("Naseri", "Nasiri"),
        ("Jalali", "Jalili"),
        ("Ghasemi", "Kazemi"),
        ("Shahin", "Sahin"),
        ("Rahimi", "Rahmani"),
        ("Majid", "Majd"),
        ("Fatemeh", "Fatima"),  # for other reasons one name; name_forms may say so
    ],
)
def test_near_names_stay_apart(sounds: Sounds, one: str, other: str) -> None:
    assert sounds.of(one) != sounds.of(other)


@pytest.mark.parametrize(
    ("written", "latin", "fits"),
    [
        ("حسینی", "Hosseini", True),
        ("حسنی", "Hosseini", False),
        ("حسنی", "Hasani", True),
        ("رضائی", "Rezaei", True),
        ("رضایی", "Rezaee", True),
        ("عبدالله", "Abdollah", True),
        ("عبدالرحمن", "Abdorrahman", True),
        ("عبدالرحمان", "Abdulrahman", True),
        ("نورالدین", "Nouroddin", True),
        ("ابوالفضل", "Abolfazl", True),
        ("غلامرضا", "Gholamreza", True),
        ("قربانی", "Qorbani", True),
        ("خواجه", "Khajeh", True),
        ("اسماعیل", "Esmaeil", True),
        ("سعید", "Saeed", True),
        ("سعید", "Saad", False),
        ("عیسی", "Issa", True),
        ("یحیی", "Yahya", True),
        ("ژیلا", "Zhila", True),
        ("هۆمان", "Houman", True),  # Kurdish
        ("مجيد", "Majid", True),  # Arabic yeh
        ("كريم", "Karim", True),  # Arabic kaf
        ("کریم", "Karam", False),
        ("کرم", "Karim", True),  # an unwritten short vowel may be i: the price of the script
        ("نجفی", "Nazari", False),
        ("محمود", "Mohammad", False),
        ("مهدی", "Mahdi", True),
        ("فاطمه", "Fatemeh", True),
    ],
)
def test_a_name_in_persian_script_and_its_romanisations(sounds: Sounds, written: str, latin: str, fits: bool) -> None:
    assert bool(sounds.fitting(written).fullmatch(sounds.of(latin))) is fits


def test_every_rule_s_own_pairs_hold_and_a_wrong_one_is_found(
    pack: Pack, tmp_path_factory: pytest.TempPathFactory
) -> None:
    assert check_pack(pack, [check_sounds]) == []
    file = tmp_path_factory.mktemp("pack") / "wrong.yml"
    file.write_text(
        "schema: romanisations\nsource: s\nentries:\n"
        "  - {id: r, written: [kh], sound: X, examples: [{a: kha, b: ha}], counter_examples: [{a: kha, b: khha}]}\n"
    )
    wrong = load_pack(file, builtin=False)
    assert [(p.code, p.place.line) for p in check_pack(wrong, [check_sounds])] == [("pack-example-fails", 4)] * 2
    assert len(wrong.of(Romanisation)) == 1


@settings(max_examples=200)
@given(st.text(max_size=30))
def test_any_text_has_sounds_and_a_pattern(sounds: Sounds, text: str) -> None:
    heard = sounds.of(text)
    assert heard == sounds.of(text.lower()) or text.lower().casefold() != text.casefold()
    assert set(sounds.skeleton(heard)) <= set(heard)
    sounds.fitting(text).fullmatch(heard)
