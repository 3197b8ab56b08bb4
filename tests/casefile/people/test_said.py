"""What reports say of a person, held as bytes until the person is built."""

from __future__ import annotations

from typing import Any

import pytest

import made_reports as made
from govah.casefile import CaseFile

NAME = "Ahmad Alizadeh"
ODD = ["a\x00b", 2**50, {"years": 26, "at": None}, None, 2.5, True, "کریمی"]


def test_what_is_packed_comes_back_and_nothing_of_others(casefile: CaseFile) -> None:
    from govah.casefile.people.said import reports_said, unpacked

    writer = made.Writer()
    span = writer.put("everything")
    for value in ODD:
        writer.say("person@0", "odd", value, span)
    written: list[tuple[str, str, Any]] = [
        ("person@0", "name", NAME),
        ("person@5", "name", "Mohsen Moradi"),
        ("person@9", "name", "Judge Amini"),
        ("person@9", "occupation", "judge"),
        ("event@1", "type", "arrest"),
        ("event@1", "victim", "person@0"),
        ("event@1", "victim", "person@5"),
        ("event@1", "perpetrator", "person@9"),
        ("event@2", "type", "trial"),
        ("event@2", "victim", "person@5"),
    ]
    for subject, prop, value in written:
        writer.say(subject, prop, value, span)
    casefile.take(*made.report("a", writer))
    (report,) = reports_said()
    back = unpacked(report.packed("person@0"), "person@0")
    assert [claim.value for claim in back.of("person@0", "odd")] == ODD
    assert (back.number, back.voice, back.published) == (report.number, "report 1", "")
    assert back.victims == {"person@0": ["event@1"]}
    assert {subject: [claim.property for claim in claims] for subject, claims in back.claims.items()} == {
        "person@0": ["odd"] * len(ODD) + ["name"],
        "event@1": ["type", "perpetrator"],
        "person@9": ["name"],
    }
    assert back.claims["person@0"] == report.claims["person@0"]


def test_reports_come_in_order_each_once(casefile: CaseFile, monkeypatch: pytest.MonkeyPatch) -> None:
    from govah.casefile import models
    from govah.casefile.people import said

    monkeypatch.setattr(said, "_AT_ONCE", 2)
    for number in range(5):
        one = made.hanged(f"r{number}", NAME, "2024-11-13")
        casefile.take(made.captured(one.document), [one])
    found = list(said.reports_said())
    assert [report.number for report in found] == list(range(1, 6))
    assert sum(len(claims) for report in found for claims in report.claims.values()) == models.Claim.objects.count()
    for report in found:
        rows = [claim.pk for claims in report.claims.values() for claim in claims]
        standing = models.Standing.objects.get(pk=report.number)
        assert sorted(rows) == list(standing.extraction.claims.values_list("pk", flat=True))
