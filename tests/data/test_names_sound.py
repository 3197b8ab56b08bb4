"""Every listed name sounds like its spellings: the first by the rules of sound, the others as known names."""

import pytest

from govah.packs import Pack
from govah.text.names import Agreement, NameReader
from govah.text.person_names import PersonNames


@pytest.fixture(scope="module")
def names(pack: Pack) -> PersonNames:
    return PersonNames(pack)


@pytest.mark.parametrize(("kurdish", "share"), [(False, 0.01), (True, 0.15)])
def test_the_first_spelling_follows_from_the_letters(
    pack: Pack, names: PersonNames, kurdish: bool, share: float
) -> None:
    """All but Kurdish names whose vowels stand in the letters, and those that others spell in their own way."""
    sounds = NameReader(pack).sounds
    listed = [name for name in names if name.people != "abroad" and (name.people == "kurdish") == kurdish]
    unlike = [name for name in listed if not sounds.fitting(name.word).fullmatch(sounds.of(name.latin[0]))]
    assert len(unlike) < len(listed) * share


def test_every_spelling_is_known_to_be_the_same_name(pack: Pack, names: PersonNames) -> None:
    reader = NameReader(pack)
    beside = next(name for name in names if name.rule == "surnames.kurdish.lor")
    titles = {name.word for name in names if names.particles(name.word)}
    unlike = [
        (name.word, spelling)
        for name in names
        for spelling in name.latin
        if name.word not in titles
        and reader.agreement(f"{name.word} {beside.word}", f"{spelling} {beside.latin[0]}") is not Agreement.SAME
    ]
    assert unlike == []


def test_names_that_differ_are_kept_apart(pack: Pack) -> None:
    reader = NameReader(pack)
    for script, latin in (
        ("حسن کریمی", "Hossein Karimi"),
        ("کرم نادری", "Karim Naderi"),
        ("خالد رحیمی", "Khalil Rahimi"),
        ("صالح مرادی", "Salar Moradi"),
        ("ایوب شریفی", "Yaghoub Sharifi"),
        ("رضا نجفی", "Rasoul Najafi"),
    ):
        assert reader.agreement(script, latin) is Agreement.DIFFERENT, script
