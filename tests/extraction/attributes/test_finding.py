"""What is said of people: ages and what they are the age at, peoples, faiths, origin against residence."""

from __future__ import annotations

from typing import Any

import pytest

AGES = [
    ("Navid Sharifi, 27, was arrested.", [27], "a figure after the name"),
    ("Navid Sharifi of Yazd, 27, and Omid Rad, 31, were arrested.", [27, 31], "an origin between name and age"),
    ('"Navid Sharifi" 33 years old and "Omid Rad" 32 years old were arrested.', [33, 32], "no comma"),
    ("A man of 34 from Yazd, identified as Navid Sharifi, was hanged.", [34], "an age that the noun carries"),
    ("Navid Sharifi, a prisoner of 36, was hanged.", [36], "an apposition"),
    ("Navid Sharifi and Omid Rad, aged 27 and 31 respectively, were hanged.", [27, 31], "two lists in one order"),
    ("Navid Sharifi and Omid Rad, 27 and 31 years old, were hanged.", [27, 31], "two lists without the word"),
    (
        "Security forces shot and killed Navid Sharifi on Monday. The bullet hit the 21-year-old.",
        [21],
        "the age alone stands for him",
    ),
    ("Navid Sharifi was executed. His family had him married when he was 17.", [None], "an age at marriage is none"),
]


@pytest.mark.parametrize(("text", "ages", "why"), AGES, ids=[a[2] for a in AGES])
def test_the_age_belongs_to_the_one_it_is_said_of(read: Any, text: str, ages: list[int | None], why: str) -> None:
    assert [v["age"] for v in read(text)["victims"]] == ages, why


EARLY = [
    ("Navid Sharifi, aged 17 at the time of the offence, was executed at the age of 23.", 23, 17, "two ages"),
    ("Narges Sharifi was hanged. At her arrest she was no older than 17.", None, 17, "at the arrest"),
    ("Navid Sharifi, 16, was arrested by security forces.", 16, 16, "a child's arrest"),
    ("Navid Sharifi, 36, was arrested by security forces.", 36, None, "a grown man's age says nothing of the offence"),
]


@pytest.mark.parametrize(("text", "age", "early", "why"), EARLY, ids=[e[3] for e in EARLY])
def test_an_age_knows_what_it_is_the_age_at(read: Any, text: str, age: int | None, early: int | None, why: str) -> None:
    victim = read(text)["victims"][0]
    assert (victim["age"], victim["age_at_offence"]) == (age, early), why
    assert victim["minor_at_offence"] is (True if early is not None and early < 18 else None)


MINORS = [
    ("Navid Sharifi was still a minor at the time of the crime. He was arrested.", True),
    ("Navid Sharifi, who was a child at the time of the alleged crime, was hanged.", True),
    ("Navid Sharifi was hanged. He had not yet turned 18 when the crime was committed.", True),
    ("Juvenile offender Navid Sharifi was executed on Monday.", True),
    ("Navid Sharifi was hanged. He had three children.", None),
]


@pytest.mark.parametrize(("text", "minor"), MINORS)
def test_who_was_a_child_at_the_time(read: Any, text: str, minor: bool | None) -> None:
    assert read(text)["victims"][0]["minor_at_offence"] is minor


PEOPLES = [
    ("Two prisoners, both Kurdish, were executed in Evin Prison: Navid Sharifi and Omid Rad.", ["Kurdish"] * 2, "both"),
    ("Navid Sharifi, who belongs to the Kurdish minority, was arrested on Monday.", ["Kurdish"], "a minority"),
    ("Navid Sharifi, of Kurdish origin, was arrested.", ["Kurdish"], "an origin"),
    ("Navid Sharifi and Omid Rad were executed. All of them were Kurds.", ["Kurdish"] * 2, "all of them"),
    ("Three Baluch prisoners executed\n\nNavid Sharifi, Omid Rad and Arash Niazi were hanged in Yazd Prison.",
     ["Baluch"] * 3, "a headline's number is that of the named"),
    ("Navid Sharifi and Omid Rad, both citizens of Iraq, were executed.", ["Iraqi"] * 2, "a country's nationals"),
    ("Navid Sharifi was arrested for propaganda against the Kurdish minority.", [None], "the minority is another's"),
    ("Navid Sharifi, an Iranian teacher, was arrested.", [None], "the home country's own name tells nothing"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "peoples", "why"), PEOPLES, ids=[p[2] for p in PEOPLES])
def test_the_people_of_a_group_is_that_of_its_members(
    read: Any, text: str, peoples: list[str | None], why: str
) -> None:
    assert [v["ethnicity"] for v in read(text)["victims"]] == peoples, why


FAITHS = [
    ("Navid Sharifi, a follower of the Baha'i faith, was arrested.", "Baha'i"),
    ("Navid Sharifi was arrested. Belonging to the Sunni minority, he was tortured.", "Sunni"),
    ("Navid Sharifi was arrested. The mosque of the Sunni minority was closed.", None),
]


@pytest.mark.parametrize(("text", "faith"), FAITHS)
def test_faith(read: Any, text: str, faith: str | None) -> None:
    assert read(text)["victims"][0]["religion"] == faith


ORIGINS = [
    ("Kamran Lotfi, 31, Nader Sohrabi, 26, and Ali Naderi, 33, from Shadegan were sentenced to death.",
     ["Shadegan"] * 3, "a place after a list where nobody has his own"),
    ("Navid Sharifi of Yazd and Omid Rad of Shiraz were arrested.", ["Yazd", "Shiraz"], "each his own"),
    ("Navid Sharifi, a resident of Yazd, was arrested.", [None], "residence is not origin"),
    ("Navid Sharifi, a native of Mahabad living in Yazd, was arrested.", ["Mahabad"], "origin beside residence"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "places", "why"), ORIGINS, ids=[o[2] for o in ORIGINS])
def test_origin(read: Any, text: str, places: list[str | None], why: str) -> None:
    assert [v["from"] for v in read(text)["victims"]] == places, why


GENDERS = [
    ("Navid Sharifi of Yazd, 48 years of age, son of Murad, was hanged.", ["male"], "a description with place and age"),
    ("Navid Sharifi of Yazd, son of Murad, and Omid Rad of Lar, son of Nasser, were hanged.", ["male"] * 2, "fathers"),
    ("The human rights group counts 39 prisoners, 2 women among them, who were hanged. Navid Sharifi and Omid Rad were "
     "hanged in Yazd Prison.", [None, None], "a part of a total says nothing of those named"),
    ("Navid Sharifi was hanged. The mother of Sharifi wept.", [None], "a relative's noun is not his"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "genders", "why"), GENDERS, ids=[g[2] for g in GENDERS])
def test_gender_from_words(read: Any, text: str, genders: list[str | None], why: str) -> None:
    assert [v["gender"] for v in read(text)["victims"]] == genders, why


def test_a_father_s_name_is_no_member_of_the_list(read: Any) -> None:
    text = (
        "Navid Sharifi of Yazd, 48, son of Murad, and Omid Rad of Lar, 30, son of Nasser, were hanged in Yazd Prison."
    )
    assert [(v["name"], v["age"], v["from"]) for v in read(text)["victims"]] == [
        ("Navid Sharifi", 48, "Yazd"),
        ("Omid Rad", 30, "Lar"),
    ]


def test_an_office_before_a_colon_makes_an_official(read: Any) -> None:
    found = read("Head of state: Ayatollah Karim Sharifi. Head of government: Navid Rad. Omid Niazi was arrested.")
    assert [o["role"] for o in found["officials"]] == ["president", "president"]


LIVES = [
    (
        "Navid Sharifi, a 34-year-old teacher and father of two, was arrested.",
        {"occupations": ["teacher"], "children": 2},
        "apposed",
    ),
    ("The journalist Sara Karimi was arrested.", {"occupations": ["journalist"]}, "before the name"),
    ("Navid Sharifi was arrested. He worked as a bus driver in Yazd.", {"occupations": ["driver"]}, "told by a verb"),
    (
        "Navid Sharifi was arrested. His lawyer, Omid Rad, was told nothing.",
        {"occupations": []},
        "the lawyer is another",
    ),
    (
        "Omid Rad (son of Karim), a farmer, was hanged.",
        {"father_name": "Karim", "occupations": ["farmer"]},
        "the father is not the farmer",
    ),
    ("Navid Sharifi, son of a farmer, was hanged.", {"father_name": None}, "a trade is no name"),
    (
        "Teacher arrested in Yazd\n\nNavid Sharifi, 34, was arrested on 3 May 2020. His father's name is Karim.",
        {"father_name": "Karim"},
        "told in a sentence of its own; the father is nobody's victim",
    ),
    (
        "Sara Karimi was born in Yazd on 3 May 1983 and was arrested in 2019.",
        {"born": "1983-05-03"},
        "place before the day",
    ),
    ("Narges Karimi, the mother of a young child, was arrested.", {"children": 1}, "one child"),
    ("Navid Sharifi was arrested with two children.", {"children": None}, "children that are not said to be his"),
]


@pytest.mark.parametrize(("text", "life", "why"), LIVES, ids=[row[2] for row in LIVES])
def test_what_is_told_of_a_life(read: Any, text: str, life: dict[str, Any], why: str) -> None:
    victim = read(text)["victims"][0]
    assert {key: victim[key] for key in life} == life, why


SENTENCES = [
    (
        "Navid Sharifi was sentenced to six years and three months in prison, 74 lashes and two years of exile.",
        [{"kind": "prison", "years": 6, "months": 3}, {"kind": "lashes", "lashes": 74}, {"kind": "exile", "years": 2}],
        "three kinds",
    ),
    ("A court gave Navid Sharifi a five-year prison sentence.", [{"kind": "prison", "years": 5}], "before the noun"),
    (
        "Navid Sharifi was sentenced to two and a half years in prison.",
        [{"kind": "prison", "years": 2, "months": 6}],
        "a half",
    ),
    ("Navid Sharifi was jailed for life imprisonment.", [{"kind": "life"}], "life"),
    ("Navid Sharifi was given a two-year suspended prison sentence.", [{"kind": "suspended", "years": 2}], "suspended"),
    ("Navid Sharifi was arrested and has spent seven years in prison.", [], "time served is no sentence"),
    ("Navid Sharifi was arrested and could face up to ten years in prison.", [], "a threat is no sentence"),
]


@pytest.mark.parametrize(("text", "sentences", "why"), SENTENCES, ids=[row[2] for row in SENTENCES])
def test_a_sentence_has_its_kind_and_its_measure(
    read: Any, text: str, sentences: list[dict[str, Any]], why: str
) -> None:
    told = read(text)["victims"][0]["sentences"]
    assert sorted(told, key=repr) == sorted(sentences, key=repr), why


def test_whose_sentence_it_is() -> None:
    from extraction_bench import victims

    told = victims(
        "Omid Rad and Sara Rad were each sentenced to ten years in prison. Hamid Naderi was sentenced to 3 years in "
        "jail, while Parisa Azizi and Nima Azizi were sentenced to five and six years in prison respectively."
    )
    assert {name: v["sentences"] for name, v in told.items()} == {
        "Omid Rad": [{"kind": "prison", "years": 10}],
        "Sara Rad": [{"kind": "prison", "years": 10}],
        "Hamid Naderi": [{"kind": "prison", "years": 3}],
        "Parisa Azizi": [],
        "Nima Azizi": [],
    }
