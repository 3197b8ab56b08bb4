"""A second jurisdiction is data only: reports from another country are read with a pack of its own words and places."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
import yaml

from govah.extraction import Extractor, facts
from govah.flow.checkers import checkers
from govah.model import Date, Document
from govah.packs import check_pack, load_pack
from govah.packs.schema.charges import Charge
from govah.packs.schema.instruments import Instrument

ROOT = Path(__file__).parents[2]
PACK = ROOT / "examples" / "packs" / "az"
REPORTS: dict[str, dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("az_reports.yml").read_text("utf-8"))
VICTIMS = [(name, victim) for name, report in REPORTS.items() for victim in report["victims"]]


@cache
def extractor(*packs: Path) -> Extractor:
    return Extractor(load_pack(*packs))


def sheet(name: str, *packs: Path) -> dict[str, Any]:
    text, day = REPORTS[name]["text"], REPORTS[name]["published"]
    digest = sha256(text.encode()).hexdigest()
    published = Date(day, day, "gregorian", "day")
    document = Document(name, text, digest, digest, "text/plain", "test", "1", language="en", published=published)
    return facts(extractor(*packs)(document))


def events(victim: dict[str, Any]) -> set[str]:
    return {" ".join(filter(None, (e["type"], e["date"], e["prison"] or e["court"]))) for e in victim["events"]}


def holds(wanted: str, told: set[str]) -> bool:
    """Whether an event is told at least as exactly as wanted."""
    return any(one == wanted or one.startswith(f"{wanted} ") for one in told)


def test_every_example_of_the_pack_holds() -> None:
    assert check_pack(load_pack(PACK), checkers()) == []


@pytest.mark.parametrize(("report", "expected"), VICTIMS, ids=[v["name"] for _, v in VICTIMS])
def test_victim(report: str, expected: dict[str, Any]) -> None:
    found = {v["name"]: v for v in sheet(report, PACK)["victims"]}
    assert expected["name"] in found
    victim = found[expected["name"]]
    for key in ("outcome", "age", "from", "gender"):
        if key in expected:
            assert victim[key] == expected[key], key
    assert sorted(victim["charges"]) == expected["charges"]
    told = events(victim)
    assert [e for e in expected["events"] if not holds(e, told)] == [], told


@pytest.mark.parametrize("report", REPORTS)
def test_nobody_else_is_a_victim_and_nobody_has_a_minority_s_name(report: str) -> None:
    victims = sheet(report, PACK)["victims"]
    assert {v["name"] for v in victims} == {v["name"] for v in REPORTS[report]["victims"]}
    assert {v["ethnicity"] for v in victims} == {None}, "the country's own name says nothing of a person"


@pytest.mark.parametrize("report", REPORTS)
def test_law_and_sources(report: str) -> None:
    found = sheet(report, PACK)
    law = [[item["instrument"], item["article"]] for item in found["legal"]]
    assert [pair for pair in REPORTS[report]["legal"] if pair not in law] == []
    assert set(REPORTS[report]["cited"]) <= set(found["cited_sources"])


def test_articles_have_the_id_of_the_country_s_law() -> None:
    ids = {item["id"] for name in ("treason", "administrative") for item in sheet(name, PACK)["legal"]}
    assert ids == {"az.criminal.code", "az.administrative.code"}


def test_without_the_pack_a_patronymic_and_the_country_s_charges_are_not_known() -> None:
    victims = sheet("surname_first")["victims"]
    assert victims != sheet("surname_first", PACK)["victims"]
    assert sheet("verdict")["victims"] == [], "a court of Baku is elsewhere for those who have no pack of the country"
    assert {i["id"] for i in sheet("administrative")["legal"]}.isdisjoint({"az.administrative.code"})
    assert victims, "names, sentences and dates are read without any country's words"


def test_the_pack_says_what_is_not_checked() -> None:
    pack = load_pack(PACK)
    mine = [c for c in pack.of(Charge) if c.id.startswith("az.")]
    assert len(mine) > 15 and not any(c.verified for c in mine)
    for charge in mine:
        for law in charge.law:
            assert pack.find(Instrument, law.instrument), charge.id
