"""When, where and before whom: tables of reports of one man, each way of telling it written out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
import yaml

from govah.extraction import extract, facts
from govah.model import Date, Document
from govah.packs import Pack, load_pack
from govah.text.fold import fold

_HERE = Path(__file__).parent
_EITHER = re.compile(r"\[([^\]]*)\]")
_SLOTS = ("prison", "city", "province", "court", "judge")
_NAME = "کاوه نادری"


def _spelt_out(text: str) -> Iterator[str]:
    """All reports that a row stands for."""
    parts = _EITHER.split(text)
    for chosen in product(*(part.split("|") if k % 2 else [part] for k, part in enumerate(parts))):
        yield "".join(chosen)


def _rows() -> Iterator[tuple[str, str]]:
    for table in ("when", "where", "before_whom"):
        for rows in yaml.safe_load((_HERE / f"{table}.yml").read_text(encoding="utf-8")).values():
            for text, told in rows:
                for report in _spelt_out(text):
                    yield report, told


def _told(pack: Pack, report: str) -> dict[str, str]:
    published = Date("2024-05-10", "2024-05-10", "gregorian", "day")
    document = Document("d", report, "0" * 64, "0" * 64, "text/plain", "t", "1", language="fa", published=published)
    people = facts(extract(document, pack))["victims"]
    events = next((p["events"] for p in people if p["name"] == _NAME), [])
    found: dict[str, list[str]] = {}
    for event in events:
        places = (f"{slot}={event[slot]}" for slot in _SLOTS if event.get(slot))
        found.setdefault(event["type"], []).append(" ".join([event["date"] or "-", *places]))
    return {kind: fold(" / ".join(rows)).text for kind, rows in found.items()}


def _like(wanted: str, found: str | None) -> bool:
    """Whether what was found is as wanted, in which a question mark stands for anything."""
    parts = [re.escape(part.strip()) for part in fold(wanted.strip()).text.split("?")]
    return found is not None and re.fullmatch(" ?[^/]*".join(parts), found) is not None


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack()


@pytest.mark.parametrize(("report", "told"), list(_rows()))
def test_each_event_has_its_own_circumstances(pack: Pack, report: str, told: str) -> None:
    found = _told(pack, report)
    for one in told.split(";"):
        kind, wanted = one.strip().split(" ", 1)
        assert _like(wanted, found.get(kind)), (report, kind, found)
