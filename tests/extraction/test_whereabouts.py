"""When and where: which date and place of a sentence belong to which event, and which to none."""

from __future__ import annotations

import hashlib
from functools import lru_cache

import pytest

from govah.extraction import Extractor, facts
from govah.model import Document
from govah.packs import load_pack


@lru_cache(maxsize=1)
def extractor() -> Extractor:
    return Extractor(load_pack())


def told(text: str, kind: str, slot: str) -> list[str | None]:
    """The slot of all events of that kind, person after person."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    document = Document("made", text, digest, digest, "text/plain", "test", "1", language="en")
    people = facts(extractor()(document))["victims"]
    return [event[slot] for person in people for event in person["events"] if event["type"] == kind]


ROWS = [
    ("the date in the clause", "Navid Sharifi was hanged in Yazd on 3 May 2020.", "execution", "date", "2020-05-03"),
    (
        "a statement has a date of its own",
        "His lawyer said on 9 May 2020 that Navid Sharifi had been hanged in Yazd.",
        "execution", "date", None,
    ),
    (
        "a date that describes another noun",
        "Navid Sharifi was hanged for the attack of 12 May 2011.",
        "execution", "date", None,
    ),
    (
        "an upheaval during which it happened",
        "Navid Sharifi was arrested in the protests of December 2017.",
        "arrest", "date", "2017-12",
    ),
    (
        "an event that only fixes the time of another takes no date",
        "On 3 May 2020, a year after his arrest, Navid Sharifi was hanged.",
        "arrest", "date", None,
    ),
    (
        "a joined clause keeps its own date",
        "Navid Sharifi was arrested in Lar, and on 5 May 2019 he was hanged.",
        "arrest", "date", None,
    ),
    ("a place in the clause", "Navid Sharifi was arrested in Lar.", "arrest", "city", "Lar"),
    ("an origin is no place of the event", "Navid Sharifi from Lar was arrested.", "arrest", "city", None),
    ("nor is a home", "Navid Sharifi, who lived in a village of Lar, was arrested.", "arrest", "city", None),
    ("nor the seat of those who act", "Navid Sharifi was arrested by agents of Lar.", "arrest", "city", None),
    (
        "the nearer of two places, one inside the other",
        "Navid Sharifi was arrested in Lar in Shiraz.",
        "arrest", "city", "Lar",
    ),
    (
        "a prison with a name of its own stands without the city that follows",
        "Navid Sharifi was hanged at Adelabad Prison in Shiraz.",
        "execution", "prison", "Adelabad Prison",
    ),
    (
        "the city that is told besides",
        "Navid Sharifi was hanged at Adelabad Prison in Shiraz.",
        "execution", "city", "Shiraz",
    ),
    (
        "where leads on to what happened there",
        "Navid Sharifi was moved to Adelabad Prison, where he was tortured.",
        "torture", "prison", "Adelabad Prison",
    ),
    (
        "what happened before the transfer did not happen at its end",
        "Navid Sharifi was tortured and then moved to Adelabad Prison.",
        "torture", "prison", None,
    ),
    (
        "a dash after a name does not make it part of the prison",
        "They hanged Ali Naderi and Reza Kamali\u2014in Dastgerd Prison.",
        "execution", "prison", "Dastgerd Prison",
    ),
    (
        "a court that reviews gives no first sentence",
        "Navid Sharifi was sentenced to death, the Supreme Court said.",
        "death_sentence", "court", None,
    ),
]  # fmt: skip


@pytest.mark.parametrize(("why", "text", "kind", "slot", "expected"), ROWS, ids=[row[0] for row in ROWS])
def test_when_and_where(why: str, text: str, kind: str, slot: str, expected: str | None) -> None:
    found = told(text, kind, slot)
    assert found and set(found) == {expected}


def test_each_transfer_has_its_own_destination() -> None:
    text = "Sara Rad was moved to Adelabad Prison before being moved to Bushehr Prison in January 2019."
    assert told(text, "transfer", "prison") == ["Adelabad Prison", "Bushehr Prison"]


def test_the_day_that_is_named_wins_over_a_weekday() -> None:
    text = "Navid Sharifi was hanged on 3 May 2020. His execution on Wednesday was not announced."
    assert told(text, "execution", "date") == ["2020-05-03"]
