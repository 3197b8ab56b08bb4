"""The report page's text: complete, in order, every claim marked exactly where its words stand."""

from __future__ import annotations

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from govah.casefile.models import Claim, Document, Report, Standing
from govah.desk.queries import report as ask
from govah.desk.record.paragraphs import paragraphs

TEXT = "Ahmad Alizadeh was hanged.\n\nHe was 26. Nobody was told.\n\nThe end."


def made(text: str, spans: list[list[list[int]]]) -> tuple[Standing, list[Claim]]:
    standing = Standing(report=Report(number=1), document=Document(text=text, language="en"))
    claims = [
        Claim(key=f"{n:032x}", subject="document", property="x", value=n, spans=s, ordinal=n)
        for n, s in enumerate(spans)
    ]
    return standing, claims


@pytest.fixture(autouse=True)
def _undecided(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ask, "verdicts", lambda keys: {})


def test_the_words_of_each_claim_carry_its_number() -> None:
    standing, claims = made(TEXT, [[[0, 14]], [[6, 14], [28, 30]], [[35, 37]]])
    shown = ask.read(standing, claims, "", 1)
    first, second, last = shown.paragraphs
    assert [chip.number for chip in first.chips] == [1, 2]
    assert [chip.number for chip in second.chips] == [3]
    assert last.chips == []
    assert [(w.text, w.claims) for w in first.words] == [("Ahmad ", (0,)), ("Alizadeh", (0, 1)), (" was hanged.", ())]
    assert [chip.number for w in second.words for chip in w.chips] == [2, 3], "a second passage leads to its claim too"


def test_claims_are_numbered_paragraph_by_paragraph_and_subject_by_subject() -> None:
    standing, claims = made(TEXT, [[[28, 30]], [[0, 5]], [[6, 14]], [[15, 18]]])
    for claim, subject in zip(claims, ("person@0", "person@0", "event@6", "person@0"), strict=True):
        claim.subject = subject
    shown = ask.read(standing, claims, "", 1)
    assert [[chip.claim.ordinal for chip in p.chips] for p in shown.paragraphs] == [[1, 3, 2], [0], []]
    assert [[chip.number for chip in p.chips] for p in shown.paragraphs] == [[1, 2, 3], [4], []]


def test_a_claim_has_one_number_in_a_paragraph_however_many_words_it_rests_on() -> None:
    standing, claims = made(TEXT, [[[0, 5], [6, 14], [19, 25]]])
    shown = ask.read(standing, claims, "", 1)
    assert [chip.number for w in shown.paragraphs[0].words for chip in w.chips] == [1]


def test_the_claim_in_hand_is_marked_wherever_its_words_stand() -> None:
    standing, claims = made(TEXT, [[[0, 5]], [[6, 14], [28, 30]]])
    shown = ask.read(standing, claims, claims[1].key, 1)
    marked = [w.text for p in shown.paragraphs for w in p.words if w.now]
    assert marked == ["Alizadeh", "He"]
    assert sum(w.opens_now for p in shown.paragraphs for w in p.words) == 1


def test_a_long_report_opens_at_the_part_of_the_claim() -> None:
    text = "\n\n".join(f"Paragraph {n} says so." for n in range(1000))
    at = text.index("Paragraph 777")
    standing, claims = made(text, [[[at, at + 13]]])
    shown = ask.read(standing, claims, claims[0].key, 1)
    assert (shown.part, shown.parts) == (4, 5)
    assert any(w.now for p in shown.paragraphs for w in p.words)
    assert ask.read(standing, claims, "", 99).part == 5


@given(
    st.text("ab \n", min_size=1, max_size=80),
    st.lists(st.lists(st.tuples(st.integers(0, 79), st.integers(1, 30)), min_size=1, max_size=2), max_size=6),
)
def test_the_text_is_whole_and_every_claim_is_listed_once(text: str, raw: list[list[tuple[int, int]]]) -> None:
    spans = [[[s, min(s + n, len(text))] for s, n in one if s < len(text)] for one in raw]
    standing, claims = made(text, [one for one in spans if one])
    original, ask.verdicts = ask.verdicts, lambda keys: {}  # type: ignore[assignment]
    try:
        shown = ask.read(standing, claims, "", 1)
    finally:
        ask.verdicts = original
    assert ["".join(w.text for w in p.words) for p in shown.paragraphs] == [s.of(text) for s in paragraphs(text)]
    if shown.paragraphs:
        assert sorted(chip.number for p in shown.paragraphs for chip in p.chips) == list(range(1, len(claims) + 1))
    listed = sorted((chip for p in shown.paragraphs for chip in p.chips), key=lambda chip: chip.number)
    for paragraph, span in zip(shown.paragraphs, paragraphs(text), strict=True):
        at = span.start
        for words in paragraph.words:
            inside = {n for n, c in enumerate(claims) for s, e in c.spans if s <= at and e >= at + len(words.text)}
            assert {listed[index].claim.ordinal for index in words.claims} == inside
            at += len(words.text)


def test_a_followed_value_opens_the_report_at_its_words(desk: Client) -> None:
    claim = Claim.objects.get(document__report_id=1, property="occupation")
    body = desk.get(f"/reports/1/?claim={claim.key}").content.decode()
    assert ' now" id="now">a student of mathematics</mark>' in body


def test_a_claim_that_vanished_is_said_to_have_vanished(desk: Client) -> None:
    assert "no longer stands" in desk.get("/reports/1/?claim=" + "0" * 32).content.decode()
