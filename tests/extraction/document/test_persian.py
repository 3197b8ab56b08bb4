"""Sources, figures, references and demands of Persian reports: read folded, the verb at the end of the clause."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
import pytest

from document_bench import document_rules, page
from govah.extraction.document.demands import find_demands
from govah.extraction.document.references import find_references
from govah.extraction.document.sources import find_sources
from govah.extraction.document.statistics import find_statistics
from govah.model import Claim
from govah.text.fold import fold

TABLES: dict[str, list[dict[str, Any]]] = msgspec.yaml.decode((Path(__file__).parent / "persian.yml").read_bytes())
PUBLISHED = "2024-11-10"


def rows(table: str) -> Any:
    listed = TABLES[table]
    return pytest.mark.parametrize("row", listed, ids=[str(row["why"]) for row in listed])


def values(claims: Sequence[Claim], *keys: str) -> list[list[object]]:
    return [[c.value[key] for key in keys] for c in claims if isinstance(c.value, dict)]


def folded(rows: Sequence[Sequence[object]]) -> list[list[object]]:
    """Names as the folded page spells them; the case file leads them back to the report's spelling."""
    return [[fold(cell).text if isinstance(cell, str) else cell for cell in row] for row in rows]


@pytest.mark.parametrize(("table", "kind"), [("sources", "named"), ("anonymous", "anonymous")])
def test_sources(table: str, kind: str) -> None:
    for row in TABLES[table]:
        claims = find_sources(page(row["text"], language="fa"), document_rules("fa").sources)
        found = [name for name, of in values(claims, "name", "kind") if of == kind]
        assert found == [fold(name).text for name in row["finds"]], row["why"]


@rows("statistics")
def test_statistics(row: dict[str, Any]) -> None:
    claims = find_statistics(page(row["text"], PUBLISHED, "fa"), document_rules("fa").statistics)
    assert values(claims, "value", "of", "bound", "from", "to") == row["finds"]


@rows("references")
def test_references(row: dict[str, Any]) -> None:
    claims = find_references(page(row["text"], language="fa"), document_rules("fa").references)
    assert values(claims, "instrument", "article", "id") == folded(row["finds"])


@rows("demands")
def test_demands(row: dict[str, Any]) -> None:
    claims = find_demands(page(row["text"], language="fa"), document_rules("fa").demands)
    assert values(claims, "to", "what") == folded(row["finds"])


def test_this_organisation_is_the_one_cited_last() -> None:
    text = "هرانا نام او را اعلام کرد. به گفته این سازمان، حکم قطعی است."
    (claim,) = find_sources(page(text, language="fa"), document_rules("fa").sources)
    assert [fold(text).text[s.start : s.end] for s in claim.spans] == ["هرانا", "این سازمان"]


def test_marks_in_the_report_itself_name_nobody() -> None:
    text = "به گزارش \ue001\ue001\ue001، هوا سرد است. هرانا \ue000 گزارش داد. \ue004: \ue002، وکیل: گفت"
    claims = find_sources(page(text, language="fa"), document_rules("fa").sources)
    assert {name for (name,) in values(claims, "name")} <= {"هرانا"}
