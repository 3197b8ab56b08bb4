"""A hostile report: its text, title, names, file names and addresses are words on the page and nothing more."""

from __future__ import annotations

import pytest
from django.test import Client

from desk_pages import Page

PAGES = ("/", "/people/", "person", "/reports/", "/reports/4/", "/unread/", "/search/?q=mallory", "/search/?q=bold")


@pytest.mark.parametrize("language", ["en", "fa"])
@pytest.mark.parametrize("address", PAGES)
def test_hostile_words_make_no_element(desk: Client, address: str, language: str) -> None:
    from govah.casefile.models import Person

    if address == "person":
        address = f"/people/{Person.objects.get(outcome='released').pk}/"
    desk.cookies.load({"django_language": language})
    page = Page(address, desk.get(address).content.decode())
    assert [attrs.get("src") for tag, attrs in page.tags if tag == "script"] == ["/static/desk/keys.js"]
    assert not [
        attrs for tag, attrs in page.tags if tag in {"img", "svg"} and ("onerror" in attrs or "onload" in attrs)
    ]
    assert not [attrs for tag, attrs in page.tags if tag == "i" and attrs.get("class")]
    assert not [attrs for _, attrs in page.tags if (attrs.get("href") or "").startswith("javascript")]
    assert "alert(" in page.text or address in {"/search/?q=bold"}, "the hostile words stand on the page, as words"


@pytest.mark.parametrize(
    "asked", ['"><script>alert(9)</script>', "' onfocus=alert(9) x='", "<svg/onload=alert(9)>", "\u202e\u2066x"]
)
@pytest.mark.parametrize("address", ["/search/?q=", "/people/?name=", "/people/?place=", "/reports/?title="])
def test_what_is_asked_is_shown_as_words(desk: Client, address: str, asked: str) -> None:
    from urllib.parse import quote

    page = Page(address, desk.get(address + quote(asked)).content.decode())
    assert len([1 for tag, _ in page.tags if tag == "script"]) == 1
    assert not [attrs for _, attrs in page.tags if any(name.startswith("on") for name in attrs)]
    assert any(attrs.get("value") == asked for tag, attrs in page.tags if tag == "input"), "a form keeps every word"


def test_every_why_page_of_the_hostile_report(desk: Client) -> None:
    from govah.casefile.models import Claim

    for key in Claim.objects.filter(document__report_id=4).values_list("key", flat=True):
        page = Page("/", desk.get(f"/reports/4/claims/{key}/").content.decode())
        assert len([1 for tag, _ in page.tags if tag == "script"]) == 1
