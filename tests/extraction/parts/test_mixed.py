"""Reports in two languages: each passage read in its own, and nobody and nothing told of twice."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from extraction_bench import extraction, told
from govah.extraction import facts
from govah.model import Extraction


@cache
def reports() -> dict[str, dict[str, Any]]:
    return dict(yaml.safe_load(Path(__file__).with_name("mixed.yml").read_text(encoding="utf-8")))


@cache
def read(name: str) -> Extraction:
    report = reports()[name]
    return extraction(report["text"], language=report.get("declared"))


@pytest.mark.parametrize("name", reports())
def test_mixed(name: str) -> None:
    report, found = reports()[name], facts(read(name))
    assert found["doc"]["lang"] == report["language"]
    people = [(v["name"], v["other_names"], v["outcome"]) for v in found["victims"]]
    assert people == [(p["name"], p["other_names"], p["outcome"]) for p in report["people"]], report["why"]
    for victim, wanted in zip(found["victims"], report["people"], strict=True):
        events = told(victim)
        assert Counter(e["type"] for e in victim["events"]) == Counter(e.split()[0] for e in wanted["events"])
        assert [e for e in wanted["events"] if not any(one.startswith(e) for one in events)] == []
    groups = [[g["count"], g["outcome"], g["date"]] for g in found["unnamed_victims"]]
    assert groups == report.get("groups", [])
    codes = [n.code for n in read(name).notes if n.code in {"perhaps-one-person", "executed-twice"}]
    assert codes == report.get("notes", [])


@pytest.mark.parametrize("name", reports())
def test_every_passage_stands_where_it_says(name: str) -> None:
    found = read(name)
    text = found.document.text
    for claim in found.claims:
        assert claim.spans == tuple(sorted(set(claim.spans)))
        assert all(0 <= s.start < s.end <= len(text) for s in claim.spans)
        if claim.property in {"name", "other_name", "prison", "court", "judge"}:
            assert claim.value in {" ".join(s.of(text).split()) for s in claim.spans}, claim
    assert len({claim.id for claim in found.claims}) == len(found.claims)
    assert {one for note in found.notes for one in note.claims} <= {claim.id for claim in found.claims}


def test_a_fact_of_both_parts_is_one_fact_with_two_claims_each_with_its_passage() -> None:
    found = read("post")
    man = next(c.subject for c in found.claims if c.value == "Bahman Salimi")
    ages = [c for c in found.claims if c.subject == man and c.property == "age"]
    assert [c.value["years"] for c in ages if isinstance(c.value, dict)] == [34, 34]
    assert {c.spans[0].of(found.document.text)[:6] for c in ages} == {"Bahman", "بهمن س"}
    assert {c.rule.partition(".")[0] for c in ages} == {"en", "fa"}


def test_a_statement_of_both_parts_is_one_claim_with_both_passages() -> None:
    found = read("post")
    assert [(f["value"], f["from"]) for f in facts(found)["statistics"]] == [(834, "2023-01-01")]
    assert facts(found)["cited_sources"] == ["Iran Human Rights"]
    assert len(facts(found)["demands"]) == 1
    figure = next(c for c in found.claims if c.property == "statistic")
    assert {s.of(found.document.text) for s in figure.spans} >= {"834", "۸۳۴"}


def test_the_day_of_publication_holds_for_both_parts() -> None:
    text = (
        "ایمان گلزاری دیروز در زندان مرکزی بیرجند اعدام شد.\n\n"
        "Touraj Afshoun was executed yesterday in Birjand Central Prison, our source said."
    )
    days = {v["name"]: [e["date"] for e in v["events"]] for v in facts(extraction(text, "2024-05-07"))["victims"]}
    assert days == {"Touraj Afshoun": ["2024-05-06"], "ایمان گلزاری": ["2024-05-06"]}


SENTENCES = [  # a Persian sentence, its English twin, the event both tell of
    (
        "{0}، ۳۱ ساله، روز ۱۲ مرداد ۱۴۰۱ در زندان مرکزی یزد اعدام شد و پیکرش به خانواده داده نشد.",
        "{0}, 31, was executed in Yazd Central Prison on 3 August 2022, and his body was withheld.", "execution",
    ),
    (
        "روز ۱۲ مرداد ۱۴۰۱ مأموران امنیتی {0} را بازداشت و به زندان لاکان رشت منتقل کردند.",
        "On 3 August 2022, security agents arrested {0} and took him to Lakan Prison in Rasht.", "arrest",
    ),
    (
        "{0} به اتهام محاربه به اعدام محکوم شد و در زندان مرکزی زاهدان نگهداری می‌شود.",
        "{0} was sentenced to death on charges of moharebeh and is held in Zahedan Central Prison.", "death_sentence",
    ),
]  # fmt: skip
SPELLINGS = [
    ("خسرو فرهنگی", "Khosrow Farhangi"), ("خسرو فرهنگی", "Khosro Farhangy"),
    ("قباد شیخ‌الاسلامی", "Ghobad Sheikholeslami"), ("قباد شیخ‌الاسلامی", "Qobad Sheykholeslami"),
    ("هیوا رسول‌پور", "Hiwa Rasoulpour"), ("عبدالحمید نارویی", "Abdolhamid Narouei"),
    ("یونس دلاوری", "Younes Delavari"), ("یونس دلاوری", "Yunus Delavari"), ("وحید شه‌بخش", "Vahid Shahbakhsh"),
]  # fmt: skip


@pytest.mark.parametrize(("persian", "english"), SPELLINGS)
@pytest.mark.parametrize(("one", "other", "event"), SENTENCES, ids=[event for _, _, event in SENTENCES])
def test_a_sentence_and_its_translation_tell_one_thing(
    persian: str, english: str, one: str, other: str, event: str
) -> None:
    texts = [one.format(persian), other.format(english)]
    for text in ("\n\n".join(texts), "\n\n".join(reversed(texts))):
        victims = facts(extraction(text, language=None))["victims"]
        assert [{v["name"], *v["other_names"]} for v in victims] == [{persian, english}]
        assert [e["type"] for e in victims[0]["events"]].count(event) == 1
