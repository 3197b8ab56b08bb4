"""The desk in a real browser, with and without JavaScript: a value followed to its passage, at every width."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from desk_browser import served, visit

pytestmark = pytest.mark.browser

WIDTHS = (320, 360, 768, 1440)
DEMO = Path(__file__).parents[2] / "demo" / "reports"
AXE = Path(__file__).parent / "vendor" / "axe.min.js"
PAGES = (
    "/", "/people/", "/people/?name=nobody", "/people/1/", "/reports/", "/reports/1/", "/reports/3/", "/unread/",
    "/search/?q=executed", "/nowhere/",
)  # fmt: skip


@pytest.fixture(scope="module")
def address(sample_folder: Path) -> Iterator[str]:
    """The desk of the sample case file."""
    with served(sample_folder) as base:
        yield base


@pytest.fixture(scope="module")
def demo_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The desk of the demo, taken in by `govah read` itself."""
    folder = tmp_path_factory.mktemp("demo") / "case"
    command = [sys.executable, "-m", "govah", "read", str(DEMO), "--casefile", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    with served(folder) as base:
        yield base


NAMED = {"en": "Ahmad Alizadeh", "fa": "احمد علیزاده"}  # the page's own script first


@pytest.mark.parametrize("script", [True, False], ids=["with JavaScript", "without JavaScript"])
@pytest.mark.parametrize("language", ["en", "fa"])
def test_a_value_is_followed_to_its_passage(browser: Browser, address: str, script: bool, language: str) -> None:
    with visit(browser, address, language, script) as (page, wrong):
        page.goto(address + "/")
        page.locator(".desk nav a[href='/people/']").click()
        page.locator(".who a", has_text=NAMED[language]).click()
        assert page.locator("h1").inner_text().startswith(NAMED[language])
        passage = page.locator("#v-occupation .passage mark")
        words = passage.inner_text()
        assert words == "a student of mathematics"
        page.locator("#v-occupation .source a").first.click()
        now = page.locator("#now")
        assert now.inner_text() == words
        assert now.is_visible()
        box = now.bounding_box()
        assert box is not None
        assert 0 <= box["y"] < 800, "the passage is in view without scrolling"
        listed = page.locator(".claims > .now")
        assert words.split(" ", 1)[1] in listed.inner_text()
        listed.get_by_role("link").last.click()
        assert words in page.locator("main").inner_text()
        assert "pattern-occupation" in page.locator("main").inner_text()
        assert wrong == []


@pytest.mark.parametrize("script", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_the_demo_read_by_the_program(browser: Browser, demo_address: str, script: bool) -> None:
    """From a folder of reports to a value at its highlighted passage, with nothing set by hand."""
    with visit(browser, demo_address, script=script) as (page, wrong):
        page.goto(demo_address + "/people/?name=alizadeh&order=disputed")
        page.locator(".who a").first.click()
        assert page.locator("h1").inner_text().startswith("Ahmad Alizadeh")
        assert page.locator(".event.begun").count() == 1, "the hanging that was begun and stopped"
        assert "attempt 1 of 2" in page.locator(".event.begun").inner_text()
        assert "attempt 2 of 2" in page.locator(".event.death").inner_text()
        fits = page.locator(".note", has=page.locator(".verdict", has_text="fits"))
        assert "1997-11-14 to 1998-10-12" in fits.first.inner_text(), "the two ages were compared, with the sum"
        words = page.locator("#v-age .passage mark").first.inner_text()
        page.locator("#v-age .source a").first.click()
        now = page.locator("mark.now").first
        assert now.inner_text() in words
        assert now.is_visible()
        assert wrong == []


def test_words_and_claims_mark_each_other_by_following_a_number(browser: Browser, address: str) -> None:
    with visit(browser, address, script=False) as (page, wrong):
        page.goto(address + "/reports/1/")
        number = page.locator(".text sup a").nth(5)
        target = number.get_attribute("href")
        assert target
        plain = page.locator("mark").first.evaluate("e => getComputedStyle(e).boxShadow")
        number.click()
        assert page.url.endswith(target)
        k = page.locator(target).get_attribute("class")
        marked = page.locator(f".para:has({target}) mark.{k}").first
        assert marked.evaluate("e => getComputedStyle(e).boxShadow") != plain
        page.locator(f"{target} .no a").click()
        assert page.evaluate("location.hash").startswith("#w")
        assert wrong == []


@pytest.mark.parametrize("language", ["en", "fa"])
def test_no_page_scrolls_sideways_or_asks_elsewhere(browser: Browser, address: str, language: str) -> None:
    with visit(browser, address, language) as (page, wrong):
        for path in PAGES:
            page.goto(address + path)
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 800})
                wide = page.evaluate("document.documentElement.scrollWidth")
                assert wide <= width, f"{path} is {wide} wide at {width}"
        assert [one for one in wrong if "404 (Not Found)" not in one] == []


def test_text_spacing_of_the_reader_is_borne(browser: Browser, address: str) -> None:
    """WCAG 1.4.12, at 360 pixels: nothing is cut off sideways with the widest spacing a reader may ask for."""
    spacing = "line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important"
    context = browser.new_context(viewport={"width": 360, "height": 800}, bypass_csp=True)
    page = context.new_page()
    for path in PAGES:
        page.goto(address + path)
        page.add_style_tag(content=f"* {{ {spacing} }} p {{ margin-block-end: 2em !important }}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, path
    context.close()


@pytest.mark.parametrize(("language", "scheme"), [("en", "light"), ("fa", "dark")])
def test_axe_finds_no_barrier(browser: Browser, address: str, language: str, scheme: str) -> None:
    context = browser.new_context(viewport={"width": 1024, "height": 800}, color_scheme=scheme, bypass_csp=True)  # type: ignore[arg-type]
    context.add_cookies([{"name": "django_language", "value": language, "url": address}])
    page = context.new_page()
    for path in PAGES if language == "en" else PAGES[3:7]:
        page.goto(address + path)
        page.add_script_tag(path=AXE)
        found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        said = [f"{v['id']}: {v['nodes'][0]['html'][:160]}" for v in found["violations"]]
        assert said == [], path
    context.close()


def test_the_keyboard_alone_reaches_the_content_and_the_search(browser: Browser, address: str) -> None:
    with visit(browser, address) as (page, wrong):
        page.goto(address + "/people/1/")
        page.keyboard.press("Tab")
        skip = page.locator(":focus")
        assert skip.get_attribute("class") == "skip"
        assert skip.evaluate("e => e.getBoundingClientRect().top") >= 0, "the skip link shows when it has the focus"
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "main"
        page.keyboard.press("/")
        assert page.evaluate("document.activeElement.id") == "find"
        page.keyboard.type("executed")
        page.keyboard.press("Enter")
        page.wait_for_url("**/search/?q=executed")
        assert wrong == []


def test_the_keys_of_a_report(browser: Browser, address: str) -> None:
    with visit(browser, address) as (page, wrong):
        page.goto(address + "/reports/1/")
        for key, fragment in (("j", "#c1"), ("j", "#c2"), ("k", "#c1")):
            page.keyboard.press(key)
            assert page.evaluate("location.hash") == fragment
        page.keyboard.press("w")
        page.wait_for_url("**/reports/1/claims/*/")
        page.keyboard.press("g")
        page.keyboard.press("p")
        page.wait_for_url("**/people/")
        page.locator("#f-name").press_sequentially("g/jp")
        assert page.locator("#f-name").input_value() == "g/jp", "keys do nothing inside a field"
        assert wrong == []


@pytest.mark.parametrize("script", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_the_language_is_changed_by_its_button(browser: Browser, address: str, script: bool) -> None:
    with visit(browser, address, script=script) as (page, wrong):
        page.goto(address + "/people/?order=name")
        page.locator(".tongue button").click()
        assert page.locator("html").get_attribute("dir") == "rtl"
        assert page.url.endswith("/people/?order=name")
        page.locator(".tongue button").click()
        assert page.locator("html").get_attribute("dir") == "ltr"
        assert wrong == []


def test_the_shipped_faces_are_used(browser: Browser, address: str) -> None:
    with visit(browser, address) as (page, _):
        page.goto(address + "/people/1/")
        page.evaluate("document.fonts.ready")
        loaded = page.evaluate(
            "[...document.fonts].filter(f => f.status == 'loaded').map(f => f.family.replaceAll('\"', ''))"
        )
        assert {"Source Serif 4", "Source Sans 3", "Vazirmatn"} <= set(loaded)


def test_the_printed_sheet_leaves_out_what_cannot_be_pressed(browser: Browser, address: str) -> None:
    with visit(browser, address) as (page, _):
        page.goto(address + "/people/1/")
        page.emulate_media(media="print")
        assert not page.locator(".desk").is_visible()
        assert page.locator(".printed").is_visible()
        assert (
            page.locator(".passage mark").first.evaluate("e => getComputedStyle(e).textDecorationLine") == "underline"
        )


def test_a_paragraphs_number_is_kept_apart_from_a_number_that_it_begins_with(browser: Browser, address: str) -> None:
    """In a line from right to left the two would be read as one number, the second part first."""
    with visit(browser, address, "fa") as (page, _):
        page.goto(address + "/reports/3/")
        for part in (".text .n", ".text sup"):
            assert page.locator(part).first.evaluate("e => getComputedStyle(e).unicodeBidi") == "isolate"
