"""Taking reports in: wholly or not at all, once, in any order, and with every decision kept."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import made_reports as made
from govah.casefile import CaseFile, open_casefile, verify
from govah.errors import CaseFileError
from govah.model import Note, Span


def content() -> dict[str, object]:
    """What a case file holds, without numbers and times."""
    from govah.casefile import models

    standing = models.Standing.objects.select_related("document", "extraction", "report__capture")
    return {
        "documents": sorted((s.report.capture.sha256, s.report.part, s.document.fingerprint) for s in standing),
        "claims": sorted(
            (claim.key, claim.rule, claim.modality)
            for s in standing
            for claim in models.Claim.objects.filter(extraction=s.extraction)
        ),
        "people": sorted(
            (person.name, person.outcome, person.outcome_first, tuple(person.charges), person.reports)
            for person in models.Person.objects.filter(stands=True, merged_into=None)
        ),
    }


def test_a_report_is_taken_in(casefile: CaseFile) -> None:
    from govah.casefile import models

    one = made.hanged("a", "Ahmad Alizadeh", "2024-11-13")
    taken = casefile.take(made.captured(one.document), [one])
    assert (taken.reports, taken.claims) == (1, len(one.claims))
    assert casefile.relink(made.BARE).people == 1
    person = models.Person.objects.get()
    assert (str(person), person.name, person.outcome) == ("P-0001", "Ahmad Alizadeh", "executed")
    assert (person.outcome_month, person.prison, person.charges) == ("2024-11", "North Prison", ["drugs"])
    assert verify(casefile.folder, head=casefile.head) == []


def test_the_same_report_again_adds_nothing(casefile: CaseFile) -> None:
    one = made.hanged("a", "Ahmad Alizadeh", "2024-11-13")
    casefile.take(made.captured(one.document), [one])
    casefile.relink(made.BARE)
    before, head = content(), casefile.head
    assert casefile.take(made.captured(one.document), [one]).claims == 0
    assert not casefile.relink(made.BARE).changed
    assert (content(), casefile.head) == (before, head)


def test_a_newer_extraction_supersedes_and_keeps_the_earlier_one(casefile: CaseFile) -> None:
    from govah.casefile import models

    old = made.hanged("a", "Ahmad Alizadeh", "2024-11-13")
    new = replace(
        old, claims=tuple(replace(claim, pack="b" * 64, rule="new.rule") for claim in old.claims), pack="b" * 64
    )
    casefile.take(made.captured(old.document), [old])
    assert casefile.take(made.captured(new.document), [new]).superseded == 1
    report = models.Report.objects.get()
    assert {claim.rule for claim in report.standing.extraction.claims.all()} == {"new.rule"}
    assert models.Claim.objects.filter(rule="test.rule").count() == len(old.claims)
    assert casefile.take(made.captured(old.document), [old]).superseded == 1, "going back is a step of its own"
    assert verify(casefile.folder) == []


def test_a_decision_survives_a_new_extraction_even_where_its_claim_vanished(casefile: CaseFile) -> None:
    from govah.casefile import lookup, models

    old = made.hanged("a", "Ahmad Alizadeh", "2024-11-13")
    casefile.take(made.captured(old.document), [old])
    casefile.relink(made.BARE)
    outcome = next(claim for claim in old.claims if claim.property == "outcome")
    name = next(claim for claim in old.claims if claim.property == "name")
    casefile.decide(1, outcome.id, "accept", "reader one", reason="court notice")
    casefile.decide(1, name.id, "accept", "reader one")
    without = tuple(claim for claim in old.claims if claim.property != "outcome")
    casefile.take(made.captured(old.document), [replace(old, claims=without, pack="b" * 64)])
    casefile.relink(made.BARE)
    assert set(lookup.decisions_of(1)) == {outcome.id, name.id}
    assert [decision.claim["quotations"] for decision in lookup.vanished(1)] == [["executed"]]
    assert models.Decision.objects.filter(claim_key=outcome.id).get().reason == "court notice"
    assert verify(casefile.folder, head=casefile.head) == []


def test_a_later_decision_stands_and_the_earlier_is_kept(casefile: CaseFile) -> None:
    from govah.casefile import lookup, models

    one = made.hanged("a", "Ahmad Alizadeh", "2024-11-13")
    casefile.take(made.captured(one.document), [one])
    key = one.claims[0].id
    casefile.decide(1, key, "reject", "reader one")
    casefile.decide(1, key, "accept", "reader two")
    assert lookup.decisions_of(1)[key].actor == "reader two"
    casefile.decide(1, key, "withdraw", "reader two")
    assert lookup.decisions_of(1) == {}
    assert models.Decision.objects.count() == 3


@pytest.mark.parametrize(
    ("verdict", "key", "code"), [("perhaps", None, "decision-unknown"), ("accept", "0" * 32, "claim-unknown")]
)
def test_a_decision_must_fit(casefile: CaseFile, verdict: str, key: str | None, code: str) -> None:
    one = made.hanged("a", "Ahmad Alizadeh", "2024-11-13")
    casefile.take(made.captured(one.document), [one])
    with pytest.raises(CaseFileError) as raised:
        casefile.decide(1, key or one.claims[0].id, verdict, "reader")
    assert raised.value.code == code


def test_wholly_or_not_at_all(casefile: CaseFile, monkeypatch: pytest.MonkeyPatch) -> None:
    from govah.casefile import models, take

    one = made.extraction(
        "a", made.Victim("Ahmad Alizadeh"), notes=[Note("x-y", "checked", "fits", spans=(Span(0, 1),))]
    )
    before, head = content(), casefile.head

    def broken(*_: object) -> models.Note:
        raise OSError("the disk is full")

    monkeypatch.setattr(take, "_note", broken)
    with pytest.raises(OSError, match="full"):
        casefile.take(made.captured(one.document), [one])
    assert (content(), casefile.head) == (before, head)
    assert not models.Capture.objects.exists()
    assert verify(casefile.folder, head=head) == []
    monkeypatch.undo()
    assert casefile.take(made.captured(one.document), [one]).reports == 1


ODD = "na\x00me \ud800 \ufdd0 ﷼ \U0001f600 كريمي"


def test_every_character_comes_back(casefile: CaseFile) -> None:
    """NUL, an unpaired surrogate, a noncharacter: no database holds all of them as they are."""
    from govah.casefile import models

    one = made.hanged("a", "Ahmad", "2024-11-13")
    text = f"{one.document.text}{ODD}"
    odd = replace(one, document=replace(one.document, text=text, title=ODD, text_sha256=made.sha256(text)))
    casefile.take(made.captured(one.document), [odd])
    document = models.Document.objects.get()
    assert (document.text, document.title) == (text, ODD)
    assert verify(casefile.folder) == []


def test_new_metadata_is_a_new_document_of_the_same_report(casefile: CaseFile) -> None:
    from govah.casefile import models

    one = made.hanged("a", "Ahmad Alizadeh", "2024-11-13")
    casefile.take(made.captured(one.document), [one])
    named = replace(one, document=replace(one.document, source="A Monitor"))
    casefile.take(made.captured(one.document, source="A Monitor"), [named])
    report = models.Report.objects.get()
    assert (report.standing.document.publisher, report.documents.count()) == ("A Monitor", 2)


def test_recorded_rows_are_written_once(casefile: CaseFile) -> None:
    from govah.casefile import models

    one = made.hanged("a", "Ahmad Alizadeh", "2024-11-13")
    casefile.take(made.captured(one.document), [one])
    claim = models.Claim.objects.all()[0]
    for act in (
        claim.save,
        claim.delete,
        models.Claim.objects.all().delete,
        lambda: models.Claim.objects.update(rule=""),
    ):
        with pytest.raises(CaseFileError) as raised:
            act()
        assert raised.value.code == "row-written-once"


REPORTS = [
    made.hanged("a", "Ahmad Alizadeh", "2024-11-13", source="One", published="2024-11-14"),
    made.hanged("b", "Ahmad Alizadeh", "2024-11-13", source="Two", published="2024-11-13"),
    made.hanged("c", "Mohsen Moradi", "2024-11-13", source="Two", facts={"charge": "murder"}),
    made.extraction("d", made.Victim("Behrouz Ehsani", "death_sentence"), source="Three", published="2025-01-01"),
]


@given(order=st.permutations(range(len(REPORTS))))
@settings(max_examples=5)
def test_the_order_of_import_changes_nothing(
    order: list[int], empty_sqlite: Path, tmp_path_factory: pytest.TempPathFactory, unblocked: None
) -> None:
    """On SQLite alone: the order is the program's matter, not the database's."""
    found = []
    for sequence in (range(len(REPORTS)), order):
        folder = tmp_path_factory.mktemp("order") / "case"
        shutil.copytree(empty_sqlite, folder)
        casefile = open_casefile(folder)
        for place in sequence:
            casefile.take(made.captured(REPORTS[place].document), [REPORTS[place]])
        casefile.relink(made.BARE)
        found.append(content())
        casefile.close()
    assert found[0] == found[1]
