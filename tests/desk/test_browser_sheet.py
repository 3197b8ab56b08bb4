"""The page as it is printed, in a real browser: the mark lies on the words, at every width, size and direction."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page

from desk_browser import served, visit

pytestmark = pytest.mark.browser
AXE = Path(__file__).parent / "vendor" / "axe.min.js"
NAME = {1: "Nader Kuhpaye", 2: "مهرداد لاله‌زاری"}
WIDTHS = (320, 768, 1440)


@pytest.fixture(scope="module")
def address(printed_folder: Path) -> Iterator[str]:
    """The desk of the PDFs."""
    with served(printed_folder) as base:
        yield base


def opened(page: Page, address: str, report: int) -> None:
    """From the report to a claim's place on the printed page, by links alone."""
    page.goto(f"{address}/reports/{report}/")
    page.locator(".folio a").first.click()
    page.locator(".on-page a", has_text=NAME[report]).first.click()
    page.wait_for_url("**claim=**")


def dark_share(page: Page) -> float:
    """How much of the marked place is ink, as it is seen."""
    page.locator(".page-picture image").evaluate("e => e.decode ? e.decode() : null")
    page.wait_for_function("performance.getEntriesByType('resource').some(e => e.name.endsWith('.png'))")
    seen = Image.open(io.BytesIO(page.locator("#mark").screenshot())).convert("L")
    return sum(pixel < 110 for pixel in seen.tobytes()) / (seen.width * seen.height)


@pytest.mark.parametrize("script", [True, False], ids=["with JavaScript", "without JavaScript"])
@pytest.mark.parametrize("language", ["en", "fa"])
@pytest.mark.parametrize("report", [1, 2], ids=["English", "Persian"])
def test_the_mark_lies_on_the_words(browser: Browser, address: str, report: int, language: str, script: bool) -> None:
    with visit(browser, address, language, script) as (page, wrong):
        opened(page, address, report)
        assert page.locator(".text mark").first.inner_text() == NAME[report]
        assert page.locator("#mark").is_visible()
        assert 0.06 < dark_share(page) < 0.6
        assert wrong == []


@pytest.mark.parametrize("language", ["en", "fa"])
def test_no_width_scrolls_the_page_sideways(browser: Browser, address: str, language: str) -> None:
    with visit(browser, address, language) as (page, wrong):
        opened(page, address, 1)
        key = page.url.partition("claim=")[2].partition("&")[0]
        for path in (page.url, f"{address}/reports/1/?claim={key}#now", f"{address}/reports/1/claims/{key}/"):
            page.goto(path)
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 800})
                wide = page.evaluate("document.documentElement.scrollWidth")
                assert wide <= width, f"{path} is {wide} wide at {width}"
                picture = page.locator(".page-picture").first.bounding_box()
                assert picture is not None
                assert picture["width"] > 0.4 * min(width, 700)
        assert wrong == []


def test_the_size_by_keyboard_mouse_and_links(browser: Browser, address: str) -> None:
    with visit(browser, address) as (page, wrong):
        opened(page, address, 1)
        sheet, picture = page.locator(".sheet"), page.locator(".sheet .page-picture")

        def times() -> float:
            return round(float(picture.evaluate("e => e.clientWidth / e.parentElement.clientWidth")), 1)

        assert times() == 1
        for keys, size in (("+", 1.5), ("+", 2), ("+", 3), ("+", 3), ("-", 2), ("0", 1)):
            page.keyboard.press(keys)
            assert times() == pytest.approx(size, abs=0.1), keys
        page.keyboard.press("+")
        mark, frame = page.locator("#mark").bounding_box(), sheet.bounding_box()
        assert mark is not None
        assert frame is not None
        assert frame["y"] <= mark["y"] <= frame["y"] + frame["height"], "the words stay in view"
        page.keyboard.press("0")
        sheet.hover()
        page.keyboard.down("Control")
        page.mouse.wheel(0, -100)
        page.keyboard.up("Control")
        page.wait_for_function("document.querySelector('.sheet').classList.contains('z2')")
        assert "zoom=2" in page.url
        page.locator(".zoom a").last.click()
        assert times() == pytest.approx(3, abs=0.1)
        mark, frame = page.locator("#mark").bounding_box(), sheet.bounding_box()
        assert mark is not None
        assert frame is not None
        assert frame["x"] <= mark["x"] <= frame["x"] + frame["width"], "the mark is brought into view"
        assert wrong == []


def test_the_size_without_javascript(browser: Browser, address: str) -> None:
    with visit(browser, address, script=False) as (page, wrong):
        opened(page, address, 1)
        page.locator(".zoom a").nth(2).click()
        assert page.locator(".sheet.z3").count() == 1
        assert page.locator("#mark").is_visible()
        assert 0.06 < dark_share(page) < 0.6
        assert wrong == []


def test_pages_are_turned_by_keys_and_links(browser: Browser, address: str) -> None:
    with visit(browser, address) as (page, wrong):
        opened(page, address, 1)
        page.keyboard.press("n")
        page.wait_for_url("**/reports/1/pages/2/?claim=**")
        page.keyboard.press("b")
        page.wait_for_url("**/reports/1/pages/1/?claim=**")
        page.locator("a[rel=next]").click()
        page.wait_for_url("**/reports/1/pages/2/?claim=**")
        assert wrong == []


def test_a_passage_on_a_turned_page(browser: Browser, address: str) -> None:
    with visit(browser, address) as (page, wrong):
        page.goto(f"{address}/reports/1/pages/2/")
        page.locator(".on-page a", has_text="arrest").first.click()
        box = page.locator("#mark").bounding_box()
        assert box is not None
        assert box["height"] > 2 * box["width"], "the line stands on its side, and so does the mark"
        assert 0.06 < dark_share(page) < 0.6
        assert wrong == []


@pytest.mark.parametrize(("language", "scheme"), [("en", "light"), ("fa", "dark")])
def test_axe_finds_no_barrier(browser: Browser, address: str, language: str, scheme: str) -> None:
    context = browser.new_context(viewport={"width": 1024, "height": 800}, color_scheme=scheme, bypass_csp=True)  # type: ignore[arg-type]
    context.add_cookies([{"name": "django_language", "value": language, "url": address}])
    page = context.new_page()
    opened(page, address, 1)
    page.add_script_tag(path=AXE)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    assert [f"{v['id']}: {v['nodes'][0]['html'][:160]}" for v in found["violations"]] == []
    context.close()


def test_the_printed_sheet_shows_the_whole_page_with_its_mark(browser: Browser, address: str) -> None:
    with visit(browser, address) as (page, _):
        opened(page, address, 1)
        page.goto(page.url.split("#")[0] + "&zoom=4")
        page.emulate_media(media="print")
        frame, picture = page.locator(".sheet").bounding_box(), page.locator(".sheet .page-picture").bounding_box()
        assert frame is not None
        assert picture is not None
        assert picture["width"] <= frame["width"]
        assert page.locator("#mark").is_visible()
        assert not page.locator(".zoom").is_visible()
