"""What is no report of the field gives no facts and a note that says why, and never an exception."""

from __future__ import annotations

import random
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
import yaml

from extraction_bench import extraction, extractor
from govah.extraction import facts
from govah.model import Document, Extraction

ROOT = Path(__file__).parents[2]
TEXTS: dict[str, dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("bad_input.yml").read_text("utf-8"))
KINDS = ("victims", "unnamed_victims", "officials", "statistics", "legal", "cited_sources", "demands")


def read(text: str, language: str | None = None) -> Extraction:
    digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return extractor()(Document("bad", text, digest, digest, "text/plain", "test", "1", language=language))


@pytest.mark.parametrize("name", TEXTS)
def test_no_facts_are_invented_and_a_note_says_why(name: str) -> None:
    made = read(TEXTS[name]["text"], TEXTS[name].get("language"))
    sheet = facts(made)
    assert {kind: sheet[kind] for kind in KINDS if sheet[kind]} == {}
    assert TEXTS[name]["code"] in {note.code for note in made.notes}
    assert all(note.text for note in made.notes)


@pytest.mark.parametrize("name", ["film", "sport"])
def test_a_report_that_names_the_country_is_read_though_it_speaks_of_films_or_sport(name: str) -> None:
    """The words of another world alone shut no report out."""
    report = f"{TEXTS[name]['text']}\n\nBehnam Rashidi was executed in Zahedan Central Prison on 3 May 2024."
    assert "Behnam Rashidi" in {v["name"] for v in facts(read(report, "en"))["victims"]}


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Wrestler Navid Sohrabi, a former champion, was executed in Shiraz on 12 September 2020.", "an athlete"),
        ("Film director Kaveh Azadi was arrested in Tehran on 11 July 2022 and taken to Evin Prison.", "a director"),
        ("The head coach, Karim Rahmani, was hanged in Rasht; the goalkeeper and the referee wept.", "a coach"),
    ],
)  # fmt: skip
def test_people_of_other_worlds_are_victims_too(text: str, why: str) -> None:
    assert len(facts(extraction(text))["victims"]) == 1, why


def test_a_list_of_names_is_no_list_of_victims() -> None:
    chance = random.Random(7)
    parts = ["kar", "mo", "ra", "zan", "di", "pour", "sha", "bi", "naj", "ti", "far", "li"]
    given = ["Ahmad", "Reza", "Leila", "Karim", "Sohrab", "Nasrin", "Behnam", "Maryam"]
    names = [f"{chance.choice(given)} {''.join(chance.sample(parts, 3)).title()}" for _ in range(400)]
    for joint in ("\n", ", ", " - "):
        made = read(joint.join(names), "en")
        assert facts(made)["victims"] == []
        assert "extract-nothing" in {note.code for note in made.notes}


@pytest.mark.parametrize(
    "text", ["", " \n\t\u200c ", "\ufeff", "\u0000", "a", "\ud800", "𝕬", "(" * 3000, "was executed " * 300]
)
def test_odd_bytes_raise_nothing(text: str) -> None:
    made = read(text)
    assert facts(made)["victims"] == []
    assert made.notes, "nothing taken, and nothing said"


def test_every_note_s_code_is_documented() -> None:
    page = (ROOT / "docs" / "errors" / "extraction.md").read_text("utf-8")
    given = {note.code for text in TEXTS.values() for note in read(text["text"], text.get("language")).notes}
    assert {code for code in {*given, "extract-empty"} if f"`{code}`" not in page} == set()
