"""Every span of every claim is the exact passage: over made texts of all kinds, and over the annotated sets."""

from __future__ import annotations

import json
import re
from functools import cache
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govah.extraction import extract, facts
from govah.model import Date, Document, Extraction, Span
from govah.packs import Pack, load_pack

SETS = Path(__file__).parents[3] / "shared" / "eval" / "dev"
KEYS = {
    "doc": {"id", "url", "lang", "source", "published", "text_sha256"},
    "victims": {
        "name", "other_names", "gender", "age", "age_at_offence", "minor_at_offence", "ethnicity", "religion", "from",
        "outcome", "charges", "events",
    },
    "events": {"type", "date", "prison", "city", "province", "court", "judge"},
    "unnamed_victims": {"count", "outcome", "prison", "date", "charges"},
    "officials": {"name", "role"},
    "statistics": {"value", "of", "from", "to", "place", "by"},
    "legal": {"instrument", "article"},
    "demands": {"to", "what"},
}  # fmt: skip


@cache
def pack() -> Pack:
    return load_pack()


def document(text: str, published: str | None = None, language: str | None = "en") -> Document:
    return Document(
        id="made", text=text, text_sha256=sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        bytes_sha256="0" * 64, media_type="text/plain", reader="test", reader_version="1", language=language,
        published=Date(published, published, "gregorian", "day") if published else None,
    )  # fmt: skip


def assert_exact(extraction: Extraction) -> None:
    text = extraction.document.text
    for claim in extraction.claims:
        assert claim.spans, claim
        for span in claim.spans:
            assert 0 <= span.start < span.end <= len(text), claim
            assert span.of(text).strip(), claim
        if claim.property in {"name", "other_name"} and len(claim.spans) == 1:
            quoted = letters(claim.spans[0].of(text))  # "Shahab and Mehrdad Teimouri" names Shahab Teimouri
            assert all(letters(word) in quoted for word in str(claim.value).split()), claim
    for note in extraction.notes:
        assert all(0 <= span.start < span.end <= len(text) for span in note.spans), note


def letters(words: str) -> str:
    """Letters and digits alone: a name may be broken over a line or set in quotes."""
    return re.sub(r"[\W_]", "", words.casefold())


def spans_in(value: object) -> list[list[int]]:
    """All spans anywhere in a fact sheet."""
    if isinstance(value, dict):
        found = [span for key, part in value.items() if key in {"spans", "evidence"} for span in _pairs(part)]
        return found + [
            span for key, part in value.items() if key not in {"spans", "evidence"} for span in spans_in(part)
        ]
    if isinstance(value, list):
        return [span for part in value for span in spans_in(part)]
    return []


def _pairs(value: object) -> list[list[int]]:
    if isinstance(value, dict):
        return [pair for part in value.values() for pair in _pairs(part)]
    if isinstance(value, list) and len(value) == 2 and all(isinstance(part, int) for part in value):
        return [value]
    return [pair for part in value for pair in _pairs(part)] if isinstance(value, list) else []


NAMES = ["Karim Azadi", "Leila Sohrabi-Nia", "H. R.", "Jalal Mir-Hosseini", "کریم آزادی", "Zāhed Ibrāhīmī", "Nasrin"]
PIECES = [
    "{n} was hanged at dawn on {d} in {p}.", "{n}, {a}, from {c}, was arrested on {d}.", "{n} and {m} were executed.",
    "Branch 3 of the Revolutionary Court of {c} sentenced {n} to death for drug offences.", "His execution was stayed.",
    "At least 12 people were executed in 2023, according to a monitor.", "Article 6 of the ICCPR forbids it.",
    "“{n},” said his sister, “was tortured.”", "- {n}\n- {m}\n- {n}", "{n} (also known as {m}), {a} years old;",
    "The next of kin of {n} forgave him on {d}", "They call on the United Nations to stop the execution of {n}.",
    "THREE PRISONERS PUT TO DEATH", "{n} was sentenced to 5 years in prison and 74 lashes.", "حکم اعدام {n} اجرا شد.",
    "the family was not told", "{n} died in custody in {p}", "{n}’s appeal was rejected by the Supreme Court on {d}.",
    "No one knows where {n} is", "two others, unnamed, were taken to solitary", "…", "\t", "(", "\u200c", "😀",
]  # fmt: skip
DATES = ["13 November 2024", "Wednesday", "May 3", "15 Mehr 1401", "2024", "۲۳ آبان ۱۴۰۳", "last week"]
PLACES = ["Qezel Hesar Prison", "Zahedan Central Prison", "the city’s prison", "زندان اوین"]
CITIES = ["Yazd", "Bushehr", "Ahvaz", "یزد"]


@st.composite
def reports(draw: st.DrawFn) -> str:
    parts = []
    for piece in draw(st.lists(st.sampled_from(PIECES), min_size=1, max_size=6)):
        names = draw(st.permutations(NAMES))
        parts.append(
            piece.format(
                n=names[0], m=names[1], d=draw(st.sampled_from(DATES)), p=draw(st.sampled_from(PLACES)),
                c=draw(st.sampled_from(CITIES)), a=draw(st.integers(1, 120)),
            )
        )  # fmt: skip
        parts.append(draw(st.sampled_from([" ", "\n", "\n\n", "", "\r\n", "\u00a0", "  \n"])))
    odd = draw(st.text(max_size=6))
    at = draw(st.integers(0, len(parts)))
    return "".join([*parts[:at], odd, *parts[at:]])


@settings(max_examples=10_000)
@given(text=reports(), published=st.sampled_from([None, "2024-11-15"]))
def test_every_span_of_made_reports_is_exact(text: str, published: str | None) -> None:
    assert_exact(extract(document(text, published), pack()))


@settings(max_examples=300)
@given(text=st.text(max_size=300), language=st.sampled_from(["en", "fa", None]))
def test_no_text_makes_it_raise(text: str, language: str | None) -> None:
    extraction = extract(document(text, language=language), pack())
    assert_exact(extraction)
    facts(extraction)


@settings(max_examples=200)
@given(text=reports())
def test_the_fact_sheet_has_the_agreed_keys_and_exact_spans(text: str) -> None:
    sheet = facts(extract(document(text, "2024-11-15"), pack()))
    assert {*KEYS, "cited_sources", "inconsistencies"} - {"events"} <= set(sheet)
    assert KEYS["doc"] <= set(sheet["doc"])
    for kind in ("unnamed_victims", "officials", "statistics", "legal", "demands", "victims"):
        for item in sheet[kind]:
            assert KEYS[kind] <= set(item), kind
    for victim in sheet["victims"]:
        for event in victim["events"]:
            assert KEYS["events"] <= set(event)
    assert all(0 <= start < end <= len(text) for start, end in spans_in(sheet))
    json.dumps(sheet)


@pytest.mark.skipif(not SETS.is_dir(), reason="the annotated sets are not part of this repository")
@pytest.mark.parametrize("name", ["seeds", "en", "real-en", "fa", "real-fa"])
def test_every_span_of_the_annotated_sets_is_exact(name: str) -> None:
    lines = (SETS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    assert lines
    for line in lines:
        report = json.loads(line)
        extraction = extract(document(report["text"], language=report.get("lang")), pack())
        assert_exact(extraction)
        assert all(Span(*pair).of(report["text"]) for pair in spans_in(facts(extraction)))
