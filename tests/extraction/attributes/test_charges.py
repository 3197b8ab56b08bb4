"""Charges go to those whom the words of accusation concern, and to nobody from general talk of crime."""

from __future__ import annotations

from typing import Any

import pytest

CHARGES = [
    ("Navid Sharifi was hanged for murder and armed robbery.", [{"murder", "robbery"}], "a list after one preposition"),
    ("Navid Sharifi was arrested. The charges: spreading propaganda, insulting officials in a public place, links to a "
     "party that is banned in the country, and murdering a guard.", [{"propaganda", "security", "murder"}], "long"),
    ("Navid Sharifi was hanged on Monday. Murder and drug smuggling are what he was convicted of.",
     [{"murder", "drugs"}], "the words of accusation come last"),
    ("Navid Sharifi was arrested in May. His brother was killed by border guards.", [set()], "done to another"),
    ("Navid Sharifi was arrested over a protest. Law on theft is harsh; people accused of robbery are flogged.",
     [set()], "people in general"),
    ("Nine men were executed for murder and drugs. Political prisoner Navid Sharifi was also executed on 5 May 2020.",
     [set()], "the charges of others before him"),
    ("Navid Sharifi and Omid Rad were hanged in Yazd, both convicted of drug smuggling.", [{"drugs"}] * 2, "both"),
    ("Navid Sharifi was hanged for beating a neighbour to death.", [{"murder"}], "a deed around its object"),
    ("Navid Sharifi was jailed for posts critical of the government.", [{"propaganda"}], "what somebody wrote"),
    ("Navid Sharifi was arrested for dancing in the street.", [{"other"}], "a deed that is no crime elsewhere"),
    ("Navid Sharifi was hanged for holding up a bank and setting a mosque on fire.", [{"robbery", "security"}], "two"),
    ("Navid Sharifi was arrested because of his Christian faith.", [{"religion"}], "a faith as the reason"),
    ("Navid Sharifi was arrested in May. Guards were accused of beating prisoners to death.", [set()], "by guards"),
    ("Navid Sharifi was arrested in May after a clash with the police.", [set()], "how it came to the arrest"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "charges", "why"), CHARGES, ids=[c[2] for c in CHARGES])
def test_charges_of_people(read: Any, text: str, charges: list[set[str]], why: str) -> None:
    assert [set(v["charges"]) for v in read(text)["victims"]] == charges, why


def test_each_group_has_its_own_charges(read: Any) -> None:
    found = read("Two men were hanged for robbery in Yazd. Three other prisoners were hanged there for drug smuggling.")
    assert [(g["count"], g["charges"]) for g in found["unnamed_victims"]] == [(2, ["robbery"]), (3, ["drugs"])]
