"""Readings in two scripts: one town is no dispute, two towns are."""

from __future__ import annotations

import pytest

from govah.casefile.people.readings import variants
from govah.casefile.people.said import ReportSaid, StandingClaim
from govah.packs import load_pack
from govah.text.romanise import Romaniser

ORIGINS = [
    (["Marivan", "مریوان"], False, "one town in two scripts"),
    (["Marivan", "مریوان، کردستان"], False, "a fuller form of it"),
    (["Marivan", "مریوان", "Marivan, Kurdistan"], False, "three ways to write it"),
    (["Sanandaj", "مریوان"], True, "two towns in two scripts"),
    (["سنندج", "مریوان"], True, "two towns in one script"),
    (["Sanandaj", "Marivan"], True, "two towns in the other"),
]


@pytest.mark.parametrize(("origins", "disputed", "what"), ORIGINS, ids=[what for _, _, what in ORIGINS])
def test_origins(origins: list[str], disputed: bool, what: str) -> None:
    claims = [StandingClaim(k, str(k), "person@0", "origin", value, "asserted", k) for k, value in enumerate(origins)]
    said = ReportSaid(1, "somebody", "", {"person@0": claims})
    found = variants([(said, "person@0")], {}, Romaniser(load_pack()).romanised)
    assert any(one.disputed for one in found["origin", ""]) is disputed, what
