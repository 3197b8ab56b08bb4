"""Made-up reports of any number: names as frequent as in life, lives of four events, and what reports leave out.

A tenth of the people bear one of five names that everybody knows; the others' names are drawn so that few are frequent
and most are rare. Reports spell, date and omit differently. Equal arguments give equal reports.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from govah.model import Claim, Date, Document, Extraction, Span, to_data
from govah.packs import Pack
from govah.packs.schema.lexicon import Words
from govah.packs.schema.places import Prison
from govah.packs.schema.spelling import CommonNames
from govah.reading import Captured

MENTIONS_A_REPORT = 2.5
MENTIONS_A_PERSON = 2.8
_KNOWN_TO_ALL, _SHARE = 5, 0.1
_ACTS = ("arrest", "trial", "death_sentence", "execution")
_CHARGES = ("drugs", "murder", "security", "moharebeh")
_ENDINGS = ("zadeh", "pour", "nia", "i", "ian", "far", "nejad", "abadi", "manesh", "doust")
_START = date(2008, 1, 1)


@dataclass(frozen=True)
class Person:
    """Somebody who is reported on: the spellings of the name, and what is true of them."""

    names: tuple[str, ...]
    age: int
    charge: str
    origin: str
    prison: str
    days: tuple[date, ...]


@dataclass
class Sheet:
    """A text that grows, with the claims on it."""

    text: str = ""
    claims: list[tuple[str, str, Any, Span]] = field(default_factory=list)

    def put(self, words: str) -> Span:
        """Write words on a line of their own; returns where they stand."""
        start = len(self.text)
        self.text += f"{words}\n"
        return Span(start, start + len(words))

    def say(self, subject: str, prop: str, value: Any, span: Span) -> None:
        """Claim something of the passage."""
        self.claims.append((subject, prop, value, span))


def world(pack: Pack, reports: int, chance: random.Random) -> list[Person]:
    """As many people as that many reports tell of."""
    given, surnames, other_script = _names(pack)
    prisons = [prison.names["en"][0] for prison in pack.of(Prison) if prison.names.get("en")]
    cities = sorted({prison.split()[0] for prison in prisons})
    often = [1 / (rank + 8) for rank in range(len(given))]
    rarely = [1 / (rank + 8) for rank in range(len(surnames))]
    known = [(given[rank], surnames[rank]) for rank in range(_KNOWN_TO_ALL)]
    people = []
    for _ in range(int(reports * MENTIONS_A_REPORT / MENTIONS_A_PERSON)):
        if chance.random() < _SHARE:
            name = chance.choice(known)
        else:
            name = (chance.choices(given, often)[0], chance.choices(surnames, rarely)[0])
        forms = [" ".join(name), " ".join(name).replace("ou", "u").replace("ee", "i")]
        if name[0] in other_script and name[1] in other_script:
            forms.append(f"{other_script[name[0]]} {other_script[name[1]]}")
        first = _START + timedelta(days=chance.randrange(6000))
        days = tuple(first + timedelta(days=chance.randrange(90) + 150 * number) for number in range(len(_ACTS)))
        person = Person(
            tuple(dict.fromkeys(forms)),
            age=int(chance.triangular(17, 70, 30)),
            charge=chance.choices(_CHARGES, (6, 4, 2, 1))[0],
            origin=chance.choice(cities),
            prison=chance.choice(prisons),
            days=days,
        )
        people.append(person)
    return people


def made_up(pack: Pack, reports: int, seed: int = 1) -> Iterator[tuple[Captured, Extraction]]:
    """Reports with their claims, as a case file takes them."""
    chance = random.Random(seed)
    people = world(pack, reports, chance)
    by_death = sorted(people, key=lambda person: person.days[-1])
    for number in range(reports):
        count = max(1, min(30, int(chance.expovariate(1 / (MENTIONS_A_REPORT - 0.5))) + 1))
        start = chance.randrange(len(by_death))
        company = by_death[start : start + count]  # who died at about the same time stands in the same report
        yield _report(pack, number, company, chance)


def _report(pack: Pack, number: int, company: Sequence[Person], chance: random.Random) -> tuple[Captured, Extraction]:
    sheet = Sheet()
    sheet.put(f"Report {number}.")
    told = company[0].days[-1] + timedelta(days=chance.randrange(5))
    for person in company:
        _tell(sheet, person, chance)
    raw = sheet.text.encode()
    sha256 = hashlib.sha256(raw).hexdigest()
    document = Document(
        id=f"r{number}",
        text=sheet.text,
        text_sha256=sha256,
        bytes_sha256=sha256,
        media_type="text/plain",
        reader="plain",
        reader_version="1",
        captured="2025-01-01T00:00:00Z",
        name=f"r{number}.txt",
        language="en",
        title=f"Report {number}",
        source=f"Source {chance.randrange(12)}",
        published=_date(told),
    )
    claims = tuple(
        Claim(sha256, subject, prop, value, (span,), "made.up", pack.fingerprint)
        for subject, prop, value, span in sheet.claims
    )
    captured = Captured(
        id=document.id,
        name=f"r{number}.txt",
        path=Path(f"r{number}.txt"),
        size=len(raw),
        sha256=sha256,
        media_type="text/plain",
        metadata={},
        held=raw,
    )
    return captured, Extraction(document, claims, (), pack.fingerprint)


def _tell(sheet: Sheet, person: Person, chance: random.Random) -> None:
    """One person in one report: most facts, some left out, a date now and then a day off."""
    name = chance.choice(person.names)
    span = sheet.put(name)
    subject = f"person@{span.start}"
    sheet.say(subject, "name", name, span)
    sheet.say(subject, "role", "victim", span)
    sheet.say(subject, "outcome", "executed", sheet.put("executed"))
    if chance.random() < 0.6:
        age = person.age + (chance.random() < 0.1)
        sheet.say(subject, "age", {"years": age, "at": None}, sheet.put(f"aged {age}"))
    if chance.random() < 0.7:
        sheet.say(subject, "charge", person.charge, sheet.put(person.charge))
    if chance.random() < 0.3:
        sheet.say(subject, "origin", person.origin, sheet.put(person.origin))
    for act, day in zip(_ACTS, person.days, strict=True):
        span = sheet.put(act)
        event = f"event@{span.start}"
        sheet.say(event, "type", act, span)
        sheet.say(event, "victim", subject, span)
        if chance.random() < 0.8:
            told = day + timedelta(days=int(chance.random() < 0.1))
            sheet.say(event, "date", to_data(_date(told)), sheet.put(told.isoformat()))
        if chance.random() < 0.7:
            sheet.say(event, "prison", person.prison, sheet.put(person.prison))


def _date(day: date) -> Date:
    return Date(day.isoformat(), day.isoformat(), "gregorian", "day")


def _names(pack: Pack) -> tuple[list[str], list[str], dict[str, str]]:
    """Given names and surnames, the frequent ones first, and how the frequent ones are written in another script."""
    common = [entry.names for entry in sorted(pack.of(CommonNames), key=lambda entry: entry.id)]
    frequent, family = list(common[0]["en"]), list(common[1]["en"])
    more = sorted({str(name) for words in pack.of(Words) if words.kind == "given_name" for name in words.terms})
    given = [*frequent, *(name for name in more if name not in frequent)]
    made = sorted(f"{name}{ending}" for name in more if len(name) > 3 for ending in _ENDINGS)
    random.Random(0).shuffle(made)
    scripts = [
        dict(zip(names["en"], names[other], strict=True)) for names in common for other in names if other != "en"
    ]
    return given, [*family, *made], {name: form for script in scripts for name, form in script.items()}
