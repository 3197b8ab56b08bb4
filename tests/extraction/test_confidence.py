"""Every claim's confidence is the measured share of its kind, context and rule; the pack's own figures are sound."""

from __future__ import annotations

import pytest

from extraction_bench import extraction, extractor
from govah.extraction import Extractor
from govah.extraction.confidence import Confidence, keys_of
from govah.packs import load_pack
from govah.packs.schema.calibration import Calibration

TEXT = (
    "Behnam Rashidi, 31, was executed in Zahedan Central Prison on 3 May 2023 on drug charges.\n\n"
    "He was not tortured. Kaveh Derakhshan may be executed next week."
)


def entries() -> tuple[Calibration, ...]:
    return load_pack().of(Calibration)


def language(entry: Calibration) -> str:
    return entry.id.partition(".")[0]


def test_counts_and_shares_are_possible() -> None:
    assert len(entries()) > 50
    for entry in entries():
        assert 0 <= entry.k <= entry.n and entry.n > 0, entry.id
        assert 0 < entry.probability < 1, entry.id
        assert entry.source and "Beta prior" in entry.source


def test_a_narrower_share_lies_between_its_own_count_and_the_wider_share() -> None:
    wide = {(language(e), e.kind): e.probability for e in entries() if not e.context and not e.rule}
    for entry in entries():
        if entry.rule and not entry.context:
            low, high = sorted((entry.k / entry.n, wide[language(entry), entry.kind]))
            assert low - 0.001 <= entry.probability <= high + 0.001, entry.id


def test_the_narrowest_measured_key_counts() -> None:
    shares = {("event.date", "", ""): 0.5, ("event.date", "asserted passive near", ""): 0.7}
    confidence = Confidence(shares)
    claims = extraction(TEXT).claims
    date = next(c for c in claims if c.property == "date")
    keys = list(keys_of(claims))[claims.index(date)]
    assert confidence.share(keys) == 0.7
    assert confidence.share([("event.prison", "", "")]) is None


def test_held_claims_carry_the_pack_s_share_and_others_their_rule_s_own() -> None:
    read, plain = extractor(), Extractor(load_pack(), calibrated=False)
    document = extraction(TEXT).document
    shares = Confidence.of(load_pack(), "en")
    given, stated = read(document).claims, plain(document).claims
    assert [c.id for c in given] == [c.id for c in stated], "confidence is no part of a claim's identity"
    unheld = [c for c in given if c.modality in {"negated", "hypothetical"}]
    assert unheld
    for claim, before, keys in zip(given, stated, keys_of(given), strict=True):
        share = shares.share(keys)
        wanted = before.confidence if share is None or claim in unheld else share
        assert claim.confidence == pytest.approx(wanted)
