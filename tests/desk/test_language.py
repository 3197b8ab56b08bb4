"""Changing the language of the desk: a form with a token, a cookie, and nothing else."""

from __future__ import annotations

import re

from django.test import Client
from django.test.utils import override_settings


def token(body: str) -> str:
    found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', body)
    assert found
    return found[1]


def test_the_form_changes_the_language_and_comes_back(desk: Client) -> None:
    body = desk.get("/people/?order=name").content.decode()
    sent = {"language": "fa", "next": "/people/?order=name", "csrfmiddlewaretoken": token(body)}
    response = desk.post("/language/setlang/", sent, HTTP_ORIGIN="http://127.0.0.1:8000", follow=True)
    assert response.redirect_chain == [("/people/?order=name", 302)]
    assert '<html lang="fa" dir="rtl">' in response.content.decode()


def test_it_never_leads_to_another_site(desk: Client) -> None:
    body = desk.get("/").content.decode()
    sent = {"language": "fa", "next": "https://evil.example/", "csrfmiddlewaretoken": token(body)}
    response = desk.post("/language/setlang/", sent)
    assert response["Location"] == "/"


def test_a_form_from_elsewhere_is_refused(desk: Client) -> None:
    response = desk.post("/language/setlang/", {"language": "fa"})
    assert response.status_code == 403
    assert "desk-form-refused" in response.content.decode()
    assert "django_language" not in response.cookies


def test_the_browsers_own_language_is_followed(desk: Client) -> None:
    assert 'lang="fa"' in desk.get("/", HTTP_ACCEPT_LANGUAGE="fa-IR,fa;q=0.9").content.decode()
    assert '<html lang="en"' in desk.get("/", HTTP_ACCEPT_LANGUAGE="de,fr").content.decode()


def test_persian_pages_have_persian_digits_and_identifiers_stay(desk: Client) -> None:
    desk.cookies.load({"django_language": "fa"})
    body = desk.get("/people/1/").content.decode()
    assert "۲۳ آبان ۱۴۰۳" in body
    assert "۱۳ نوامبر ۲۰۲۴" in body
    assert "P-0001" in body
    assert 'href="/reports/1/?claim=' in body


@override_settings(LANGUAGES=[("de", "Deutsch"), ("en", "English"), ("fa", "فارسی")])
def test_every_other_language_has_its_button(desk: Client) -> None:
    body = desk.get("/").content.decode()
    offered = re.findall(r'<button name="language" value="(\w+)" lang="\w+" dir="(\w+)">([^<]+)<', body)
    assert offered == [("de", "ltr", "Deutsch"), ("fa", "rtl", "فارسی")]
