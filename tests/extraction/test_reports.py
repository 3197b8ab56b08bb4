"""Whole made reports: who the victims are, what happened to them and when, where they stand."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from extraction_bench import facts_of, told

REPORTS = Path(__file__).with_name("reports.yml")


@cache
def reports() -> dict[str, dict[str, Any]]:
    return dict(yaml.safe_load(REPORTS.read_text(encoding="utf-8")))


def read(name: str) -> dict[str, Any]:
    report = reports()[name]
    return facts_of(report["text"], report["published"])


# report, victim, outcome, events that must be told (type, date, prison or court), further facts
CASES: list[tuple[str, str, str, set[str], dict[str, Any]]] = [
    (  # the name comes a sentence after "a man"
        "qisas", "Reza Karimi", "executed",
        {"execution 2023-05-10 Shiraz Central Prison", "death_sentence Criminal Court"},
        {"age": 27, "from": "Marvdasht", "charges": ["murder"], "gender": "male"},
    ),
    (  # "both residents": a residence is no origin in facts, but the names join "two inmates"
        "two_names", "Ali Moradi", "executed",
        {"execution 2023-05-03 Rasht Central Prison", "sentence_upheld Supreme Court", "arrest 2019"},
        {"charges": ["drugs"]},
    ),
    (  # subject and verb far apart; the date in the next sentence
        "carried_out", "Farhad Rostami", "executed",
        {"execution 2024-01-11 Sanandaj Central Prison", "no_final_visit 2024-01-11"},
        {"ethnicity": "Kurdish", "age": 34, "from": "Kamyaran"},
    ),
    (  # imminent: no execution event
        "urgent_action", "Javid Rahimi", "imminent_execution",
        {"death_sentence 2020-11 Branch 1 of the Revolutionary Court in Zahedan", "arrest 2019-06-17", "torture"},
        {"ethnicity": "Baluch", "age": 26, "charges": ["security"]},
    ),
    (  # a short mention by surname
        "prison_terms", "Maryam Sadeghi", "imprisoned",
        {"hunger_strike 2022-07-30 Evin Prison", "release 2019-03"},
        {"age": 41, "gender": "female"},
    ),
    ("house_raids", "Nima Sahba", "released", {"arrest 2022-11-06", "raid 2022-11-06"}, {"religion": "Baha'i"}),
    ("house_raids", "Farzad Seifi", "detained", {"arrest 2022-11-06", "transfer 2022-11-06"}, {}),
    ("agency_news", "Kaveh Zand", "executed", {"execution 2020-12-12", "arrest 2019-10"}, {"age": 47}),
    (  # a line of a list
        "numbered_list", "Gul Agha Noorzai", "executed",
        {"no_notice 2023-10-04", "solitary_confinement 2023-10-02"},
        {"ethnicity": "Afghan"},
    ),
    (  # memorial narrative with headings inside the paragraph
        "memorial", "Nasser Bahrami", "executed",
        {"execution 1981-12-20 Rasht Prison", "trial Islamic Revolutionary Court of Rasht", "arrest 1981-09-14"},
        {"from": "Langarud"},
    ),
    (  # "respectively": both have a sentence of the same court and day
        "student", "Hooman Sarlak", "imprisoned",
        {"prison_sentence 2019-06-15 Branch 15 of Tehran's Revolutionary Court"}, {},
    ),
    (
        "hunger_strike", "Soran Hajipour", "imprisoned",
        {"transfer 2021-03-20 Naqadeh Prison", "hunger_strike 2022-07-01 Naqadeh Prison"},
        {"ethnicity": "Kurdish", "from": "Oshnavieh"},
    ),
    ("press", "Shahin Amiri", "executed", {"sentence_upheld supreme court"}, {"age": 39, "gender": "male"}),
    (  # a halted execution leaves the death sentence
        "child_offenders", "Hamid Ahmadi", "death_sentence", {"stay", "solitary_confinement 2018-02-01"},
        {"age_at_offence": 16, "minor_at_offence": True},
    ),
    ("child_offenders", "Mahboubeh Mofid", "executed", {"execution 2018-01-30 Bushehr Prison"}, {"gender": "female"}),
]  # fmt: skip


@pytest.mark.parametrize(("report", "name", "outcome", "events", "further"), CASES)
def test_victim(report: str, name: str, outcome: str, events: set[str], further: dict[str, Any]) -> None:
    victim = next(v for v in read(report)["victims"] if v["name"] == name)
    assert victim["outcome"] == outcome
    assert events <= told(victim)
    assert {key: victim[key] for key in further} == further


@pytest.mark.parametrize(
    ("report", "name", "why"),
    [
        ("student", "Sarah Bell", "speaks for an organisation"),
        ("press", "Gholam Mohseni", "speaks for the judiciary"),
        ("agency_news", "Mohammad Ali Zand", "is the father"),
        ("prison_terms", "Saeed Fathi", "is the lawyer"),
        ("prison_terms", "Karim Hoveyda", "is the judge"),
    ],
)
def test_nothing_was_done_to_them(report: str, name: str, why: str) -> None:
    assert name not in {v["name"] for v in read(report)["victims"]}, why


def test_who_remains_unnamed() -> None:
    groups = read("numbered_list")["unnamed_victims"]
    assert [(g["count"], g["outcome"], g["date"]) for g in groups] == [(1, "executed", "2023-10-04")]


def test_judges_are_officials() -> None:
    assert {(o["name"], o["role"]) for o in read("prison_terms")["officials"]} == {("Karim Hoveyda", "judge")}
