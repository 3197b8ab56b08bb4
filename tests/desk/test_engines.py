"""The desk says the same on PostgreSQL as on SQLite, page by page and filter by filter."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client

from desk_pages import Page, crawl
from govah.casefile import open_casefile
from postgres import Server
from sample_casefile import build

ADDRESSES = (
    "/", "/people/", "/people/?order=name", "/people/?order=fewest", "/people/?order=disputed", "/people/1/",
    "/people/2/", "/people/?charge=murder", "/people/?charge=none", "/people/?place=ghezel", "/people/?place=البرز",
    "/people/?year=1403", "/people/?year=2024", "/people/?name=علیزاده", "/people/?disputed=1", "/people/?name=zzz",
    "/reports/", "/reports/?language=fa", "/reports/?title=TWICE", "/unread/", "/search/?q=hanged",
    '/search/?q="blood money"', "/search/?q=execut*", "/search/?q=ß",
)  # fmt: skip


def texts(folder: Path) -> dict[str, object]:
    casefile = open_casefile(folder)
    client = Client(HTTP_HOST="127.0.0.1")
    found = {address: Page(address, client.get(address).content.decode()).text for address in ADDRESSES}
    casefile.close()
    # Each engine ranks what it found in its own way: there the same words must stand, in any order.
    return {address: sorted(text.split()) if "/search/" in address else text for address, text in found.items()}


@pytest.mark.postgresql
def test_both_engines_say_the_same(
    sample_folder: Path, tmp_path: Path, postgres_server: Server, django_db_blocker: pytest.FixtureDef[object]
) -> None:
    folder = tmp_path / "case"
    folder.mkdir()
    (folder / "settings.json").write_text(f'{{"database": "{postgres_server.url(postgres_server.create())}"}}')
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        build(folder).close()
        on_postgresql = texts(folder)
        casefile = open_casefile(folder)
        assert len(crawl(Client(HTTP_HOST="127.0.0.1"))) > 60
        casefile.close()
        assert on_postgresql == texts(sample_folder)
