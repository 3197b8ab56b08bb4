"""Right-to-left pages of two producers and two fonts, made from `pages/persian.html` (see `pages/README.md`)."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from govah.model import Document

PAGES = Path(__file__).parent / "pages"
SOURCE = html.unescape(
    re.sub(
        "<[^>]+>",
        "",
        re.sub("(?s)<style.*?</style>|<title.*?</title>", "", (PAGES / "persian.html").read_text("utf-8")),
    )
)
# The joiner has no shape, so Chromium's files do not hold it; line ends are the page's own.
WORDS = SOURCE.replace("\u200c", "").split()
PARAGRAPHS = [line.replace("\u200c", "") for line in SOURCE.splitlines() if line.strip()]
PDFS = sorted(PAGES.glob("*.pdf"))


@pytest.fixture
def text(one: Callable[..., Document], request: pytest.FixtureRequest) -> str:
    return one("a.pdf", request.param.read_bytes()).text.replace("\u200c", "")


def test_there_are_pages_to_test() -> None:
    assert len(PDFS) >= 3


@pytest.mark.parametrize("text", PDFS, ids=[path.stem for path in PDFS], indirect=True)
def test_every_number_is_right_and_in_its_place(text: str) -> None:
    assert re.findall(r"\d+", text) == re.findall(r"\d+", SOURCE)
    assert "۱۴۰۱/۱۰/۱۶" in text
    assert "۱۴:۳۰" in text


@pytest.mark.parametrize("text", PDFS, ids=[path.stem for path in PDFS], indirect=True)
def test_words_brackets_and_foreign_words(text: str) -> None:
    assert "ICCPR Article 6 چنین" in text
    assert "(برابر با ۷ ژانویه ۲۰۲۳)" in text
    assert "«امید نادری» ۲۲ ساله" in text
    found = set(text.split())
    missing = [word for word in WORDS if word not in found]
    assert len(missing) <= 4, missing  # the heading, which one producer leaves out, and a blank beside a bracket


def test_two_readings_that_differ_in_a_number_are_said(one: Callable[..., Document]) -> None:
    codes = {path.stem: [remark.code for remark in one("a.pdf", path.read_bytes()).remarks] for path in PDFS}
    assert codes["chromium-naskh"] == ["read-numbers-differ"], "the file's own order takes ۲۶ apart"
    assert codes["chromium-sans"] == []
