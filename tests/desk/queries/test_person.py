"""A person's record: what is shown of an event, and the same few queries however many reports speak."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from govah.casefile import open_casefile
from govah.casefile.models import Claim
from govah.desk.queries.person import event_spans
from sample_casefile import AGENCY, MONITOR, PERSIAN, Sample, build

TEXT = "He was hanged. Nobody was told. The execution took place on 27 April 2024 in Karaj. He was 26."


def claim(name: str, value: object, *words: str) -> Claim:
    return Claim(property=name, value=value, spans=[[TEXT.index(w), TEXT.index(w) + len(w)] for w in words])


CASES = [
    ([claim("type", "execution", "hanged")], ["hanged"], "nothing but the act"),
    (
        [
            claim("type", "execution", "He", "hanged", "execution"),
            claim("date", {"words": "27 April 2024"}, "27 April 2024"),
        ],
        ["execution", "27 April 2024"],
        "the act's words of the sentence that names the day",
    ),
    (
        [claim("type", "execution", "He", "hanged"), claim("date", {"words": "27 April 2024"}, "He", "27 April 2024")],
        ["He", "hanged", "27 April 2024"],
        "the day's own words, and the act from another sentence",
    ),
    (
        [claim("type", "execution", "execution"), claim("city", "Karaj", "execution", "Karaj")],
        ["execution", "Karaj"],
        "the place's own words",
    ),
]


@pytest.mark.parametrize(("told", "expected", "why"), CASES)
def test_the_words_marked_for_an_event(told: list[Claim], expected: list[str], why: str) -> None:
    assert [TEXT[start:end] for start, end in event_spans(TEXT, told[0], told)] == expected, why


def queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


@pytest.fixture
def counted(tmp_path: Path, django_db_blocker: pytest.FixtureDef[object]) -> dict[str, tuple[int, int]]:
    """Queries of each page with three reports of one person, and with nine."""
    pages = ("/", "/people/", "/people/1/", "/reports/", "/reports/1/", "/search/?q=executed")
    client = Client(HTTP_HOST="127.0.0.1")
    found: dict[str, tuple[int, ...]] = dict.fromkeys(pages, ())
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        for copies in (1, 3):
            samples = tuple(
                Sample(**{**vars(s), "name": f"{n}-{s.name}", "text": s.text + f"\n\nCopy {n}."})
                for n in range(copies)
                for s in (MONITOR, AGENCY, PERSIAN)
            )
            folder = tmp_path / f"case{copies}"
            build(folder, samples).close()
            casefile = open_casefile(folder)
            client.get("/")
            for page in pages:
                found[page] = (*found[page], queries(client, page))
            casefile.close()
    return found  # type: ignore[return-value]


def test_more_reports_ask_for_no_more_queries(counted: dict[str, tuple[int, int]]) -> None:
    for page, (few, many) in counted.items():
        assert many <= few + 1, f"{page}: {few} queries, then {many}"
        assert many <= 30, page
