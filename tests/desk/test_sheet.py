"""The page as it is printed, on the desk: marks, ways there, refusals, and what is said where the file is gone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.test import Client

from desk_pages import Page, crawl
from govah.desk.middleware import HEADERS

LANGUAGES = ("en", "fa")


def key_of(report: int, name: str) -> str:
    from govah.casefile.models import Claim

    return str(Claim.objects.get(document__report_id=report, property=name).key)


def page(desk: Client, address: str, language: str = "en") -> Page:
    desk.cookies.load({"django_language": language})
    response = desk.get(address)
    assert response.status_code == 200, address
    for name, value in HEADERS.items():
        assert response[name] == value
    return Page(address, response.content.decode())


def marks(seen: Page) -> list[dict[str, str | None]]:
    return [attrs for tag, attrs in seen.tags if tag == "rect" and "marked" in (attrs.get("class") or "")]


@contextmanager
def changed(folder: Path, sha256: str, content: bytes | None) -> Iterator[None]:
    """The kept file taken away or overwritten, and put back."""
    from govah.casefile.vault import kept_at

    path = kept_at(folder, sha256)
    whole = path.read_bytes()
    path.chmod(0o644)
    path.unlink() if content is None else path.write_bytes(content)
    yield
    path.unlink(missing_ok=True)
    path.write_bytes(whole)
    path.chmod(0o444)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("claim", "expected", "why"),
    [
        ((1, "name"), (1, 1), "a name"),
        ((1, "occupation"), (1, 2), "a passage over two lines and two pages: the lines of the first"),
        ((1, "occupation"), (2, 1), "and the line on the second, which is turned"),
        ((1, "name"), (3, 0), "a page on which the words do not stand"),
        ((2, "statistic"), (1, 1), "words that run from right to left"),
    ],
)
def test_the_words_are_marked(
    printed_desk: Client, language: str, claim: tuple[int, str], expected: tuple[int, int], why: str
) -> None:
    (report, name), (where, count) = claim, expected
    seen = page(printed_desk, f"/reports/{report}/pages/{where}/?claim={key_of(report, name)}", language)
    assert len(marks(seen)) == count, why
    assert [attrs["href"] for tag, attrs in seen.tags if tag == "image"] == [f"/reports/{report}/pages/{where}.png"]
    for mark in marks(seen):
        assert all((mark[side] or "").replace(".", "").isascii() for side in ("x", "y", "width", "height"))
    svg = next(attrs for tag, attrs in seen.tags if tag == "svg")
    assert svg["role"] == "img"
    assert svg["aria-label"]


def test_without_a_page_the_address_opens_where_the_words_begin(printed_desk: Client) -> None:
    seen = page(printed_desk, f"/reports/1/pages/?claim={key_of(1, 'role')}")
    assert "Page 1 as it is printed" in seen.text
    seen = page(printed_desk, f"/reports/1/pages/3/?claim={key_of(1, 'name')}")
    assert "stand on another page" in seen.text
    assert any("/reports/1/pages/1/?claim=" in link for link in seen.links)


@pytest.mark.parametrize("address", ["/reports/1/?claim={}", "/reports/1/claims/{}/"])
def test_the_lines_stand_beside_the_passage(printed_desk: Client, address: str) -> None:
    seen = page(printed_desk, address.format(key := key_of(1, "outcome")))
    assert len(marks(seen)) == 1
    assert f"/reports/1/pages/1/?claim={key}#mark" in seen.links
    (svg,) = [attrs for tag, attrs in seen.tags if tag == "svg" and "page-picture" in (attrs.get("class") or "")]
    assert float((svg["viewbox"] or "").split()[3]) < 400, "a strip of lines, not the whole page"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_number_read_in_two_ways_leads_to_its_place(printed_desk: Client, language: str) -> None:
    from govah.casefile.models import Note

    note = Note.objects.get(code="digits-differ")
    way = f"/reports/2/pages/?note={note.pk}"
    for address in ("/reports/2/", f"/reports/2/claims/{key_of(2, 'statistic')}/"):
        assert way in page(printed_desk, address, language).links, address
    seen = page(printed_desk, way, language)
    (mark,) = marks(seen)
    assert "doubted" in (mark["class"] or "")
    assert "digits-differ" in seen.text
    assert seen.text.count("۸۳۴"), "the number as it was read stands beside the picture"


def test_every_link_of_the_printed_desk_leads_somewhere(printed_desk: Client) -> None:
    assert len(crawl(printed_desk)) > 25


def test_the_picture_is_served_by_the_desk_and_kept_nowhere(printed_desk: Client) -> None:
    response = printed_desk.get("/reports/1/pages/1.png")
    assert response["Content-Type"] == "image/png"
    assert response["Cache-Control"] == "no-store", "a case file leaves no copies in a browser's cache"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == HEADERS["Content-Security-Policy"]
    assert response.content.startswith(b"\x89PNG")


@pytest.mark.parametrize(
    "address",
    [
        "/reports/1/pages/0.png", "/reports/1/pages/4.png", "/reports/1/pages/99999999999999999999.png",
        "/reports/1/pages/-1.png", "/reports/1/pages/..%2f..%2fsettings.json.png", "/reports/1/pages/1.png/../2.png",
        "/reports/9/pages/1.png", "/reports/3/pages/1.png", "/reports/7/pages/1.png", "/reports/1/pages/4/",
        "/reports/1/pages/0/", "/reports/3/pages/1/", "/reports/3/pages/", "/reports/99999999999999999999/pages/1/",
    ],
)  # fmt: skip
def test_what_is_not_there_is_not_found(printed_desk: Client, address: str) -> None:
    response = printed_desk.get(address)
    assert response.status_code == 404
    assert "desk-not-found" in response.content.decode()


@pytest.mark.parametrize("asked", ["claim=" + "0" * 32, "claim=x", "note=1e3", "note=9999999999999999999999", "note=0"])
def test_what_is_asked_in_vain_marks_nothing(printed_desk: Client, asked: str) -> None:
    assert marks(page(printed_desk, f"/reports/1/pages/1/?{asked}&zoom=99")) == []


def test_a_note_of_another_report_marks_nothing(printed_desk: Client) -> None:
    from govah.casefile.models import Note

    assert marks(page(printed_desk, f"/reports/1/pages/1/?note={Note.objects.get(code='digits-differ').pk}")) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("content", "code"), [(None, "vault-missing"), (b"%PDF-1.4 other", "vault-changed")])
def test_a_file_that_is_gone_or_changed_says_so(
    printed_desk: Client, printed_folder: Path, language: str, content: bytes | None, code: str
) -> None:
    from govah.casefile.models import Report

    key = key_of(1, "name")
    addresses = (f"/reports/1/pages/1/?claim={key}", f"/reports/1/?claim={key}", f"/reports/1/claims/{key}/")
    page(printed_desk, addresses[0])  # its picture is still in memory
    with changed(printed_folder, Report.objects.get(pk=1).capture.sha256, content):
        for address in addresses:
            seen = page(printed_desk, address, language)
            assert code in seen.text, address
            assert not [tag for tag, _ in seen.tags if tag == "image"]
            assert "Nader Kuhpaye" in seen.text, "the text stands all the same"
        assert printed_desk.get("/reports/1/pages/1.png").status_code == 404


@pytest.mark.parametrize(("report", "pages"), [(4, 4), (5, 3)], ids=["the first of its name", "the second"])
def test_a_pdf_within_a_mail_is_shown(printed_desk: Client, report: int, pages: int) -> None:
    seen = page(printed_desk, f"/reports/{report}/pages/1/?claim={key_of(report, 'role')}")
    assert len(marks(seen)) == 1
    assert f"page 1 of {pages}" in seen.text


def test_a_pdf_within_a_mailbox_says_so(printed_desk: Client) -> None:
    assert "desk-original-within" in page(printed_desk, "/reports/7/pages/1/").text
