"""Every page of the desk, in both languages: answers, links, headers, no inline style or script, right direction."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urldefrag

import pytest
from django.test import Client

from desk_pages import Page, crawl
from govah.desk.middleware import HEADERS

LANGUAGES = ("en", "fa")
ADDRESSES = {
    "/": "overview",
    "/people/": "people",
    "/people/?outcome=executed": "people of one outcome",
    "/people/?name=nobody-at-all": "people, nobody matches",
    "/people/1/": "a person",
    "/reports/": "reports",
    "/reports/?language=fa": "reports in one language",
    "/reports/1/": "a report",
    "/reports/3/": "a Persian report",
    "/unread/": "what was not readable",
    "/search/": "search, nothing asked",
    "/search/?q=executed": "search, found",
    "/search/?q=zzzzqqq": "search, nothing found",
    "/nowhere/": "no such page",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_of_every_page_leads_somewhere(desk: Client, language: str) -> None:
    desk.cookies.load({"django_language": language})
    pages = crawl(desk)
    assert len(pages) > 60
    for address, page in pages.items():
        for link in page.links:
            bare, fragment = urldefrag(link)
            if fragment and bare in pages:
                assert fragment in pages[bare].ids, f"{address} points at {link}, which has no such place"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("address", ADDRESSES, ids=lambda address: ADDRESSES[address])
def test_each_page_is_strict(desk: Client, address: str, language: str) -> None:
    desk.cookies.load({"django_language": language})
    response = desk.get(address)
    for name, value in HEADERS.items():
        assert response[name] == value
    assert response["Cache-Control"] == "no-store"
    page = Page(address, response.content.decode())
    tags = {tag for tag, _ in page.tags}
    assert "style" not in tags, "a style sheet of the page's own would need an exception in the policy"
    for tag, attrs in page.tags:
        assert "style" not in attrs, f"<{tag} style>"
        assert not [name for name in attrs if name.startswith("on")], f"<{tag}> has a script of its own"
        if tag == "script":
            assert attrs.get("src"), "a script inside the page"
        for name in ("src", "href", "action"):
            assert not (attrs.get(name) or "").startswith(("http", "//", "data:", "javascript:")), attrs


@pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("fa", "rtl")])
def test_direction_and_structure(desk: Client, language: str, direction: str) -> None:
    desk.cookies.load({"django_language": language})
    for address in ADDRESSES:
        page = Page(address, desk.get(address).content.decode())
        html = next(attrs for tag, attrs in page.tags if tag == "html")
        assert (html["lang"], html["dir"]) == (language, direction)
        assert [tag for tag, _ in page.tags].count("h1") == 1, address
        assert len(page.ids) == len(set(page.ids)), f"{address}: an id stands twice"
        assert "main" in page.ids


def test_persian_words_run_from_right_to_left_inside_an_english_page(desk: Client) -> None:
    page = Page("/reports/3/", desk.get("/reports/3/").content.decode())
    texts = [attrs for tag, attrs in page.tags if tag == "p" and attrs.get("class") == "text"]
    assert {attrs["dir"] for attrs in texts} == {"rtl"}
    assert {attrs["lang"] for attrs in texts} == {"fa"}


def test_english_words_run_from_left_to_right_inside_a_persian_page(desk: Client) -> None:
    desk.cookies.load({"django_language": "fa"})
    page = Page("/people/1/", desk.get("/people/1/").content.decode())
    passages = [attrs for tag, attrs in page.tags if tag == "blockquote"]
    assert passages
    assert {(attrs["dir"], attrs["lang"]) for attrs in passages} == {("ltr", "en"), ("rtl", "fa")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_case_file_says_what_to_do(empty_desk: Client, language: str) -> None:
    empty_desk.cookies.load({"django_language": language})
    for address in ("/", "/people/", "/reports/", "/unread/", "/search/?q=x", "/search/"):
        response = empty_desk.get(address)
        assert response.status_code == 200
        if address in {"/", "/people/", "/reports/"}:
            assert "govah read" in response.content.decode(), address
    crawl(empty_desk)


UNKNOWN = (
    "/people/999/", "/people/0/", "/people/99999999999999999999999/", "/people/x/", "/reports/999/",
    "/reports/99999999999999999999999/", "/reports/1/claims/00000000000000000000000000000000/",
    "/reports/999/claims/0/", "/people/1", "/static/desk/../serve.py", "/admin/", "/people/1/../../etc/passwd",
)  # fmt: skip


@pytest.mark.parametrize("address", UNKNOWN)
def test_what_is_not_there_reveals_nothing(desk: Client, address: str, sample_folder: Path) -> None:
    response = desk.get(address, follow=True)
    body = response.content.decode()
    if response.status_code == 200:  # only a missing slash is mended
        assert address == "/people/1"
        return
    assert response.status_code == 404
    assert "desk-not-found" in body
    for secret in (str(sample_folder), "Traceback", "Django", "govah/desk", "sqlite"):
        assert secret not in body


def test_a_fault_of_the_program_reveals_nothing(
    desk: Client, monkeypatch: pytest.MonkeyPatch, sample_folder: Path
) -> None:
    def broken() -> None:
        raise RuntimeError(f"secret {sample_folder}")

    monkeypatch.setattr("govah.desk.queries.overview.frame", broken)
    desk.raise_request_exception = False
    response = desk.get("/")
    assert response.status_code == 500
    body = response.content.decode()
    assert "desk-broken" in body
    assert "secret" not in body
    assert response["Content-Security-Policy"] == HEADERS["Content-Security-Policy"]


def test_only_its_own_address_is_answered(desk: Client) -> None:
    response = desk.get("/", HTTP_HOST="evil.example")
    assert response.status_code == 400
    assert "desk-bad-request" in response.content.decode()


@pytest.mark.parametrize("address", ["/", "/people/", "/people/1/", "/reports/1/", "/unread/", "/search/"])
def test_reading_pages_answer_to_reading_only(desk: Client, address: str) -> None:
    assert Client(HTTP_HOST="127.0.0.1").post(address).status_code == 405
    assert desk.post(address).status_code == 403


NONSENSE = (
    "/people/?page=zz", "/people/?page=-1", "/people/?page=999999999", "/people/?order=x", "/people/?outcome=%00",
    "/people/?charge=%22%27%3B--", "/people/?year=14x3", "/people/?name=%F0%9F%92%A9&place=%25_",
    "/reports/?source=9e9", "/reports/?part=x", "/search/?q=%22", "/search/?q=*&page=9", "/search/?q=%00%00",
    "/reports/1/?claim=nonsense", "/reports/1/?part=77", "/people/?year=%DB%B1%DB%B4", "/people/?year=0000",
)  # fmt: skip


@pytest.mark.parametrize("address", NONSENSE)
def test_nonsense_in_an_address_is_no_fault(desk: Client, address: str) -> None:
    assert desk.get(address).status_code == 200
