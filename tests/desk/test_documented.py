"""What the desk can say and show stands in its documentation."""

from __future__ import annotations

import re
from pathlib import Path

import govah.desk
from govah.desk.urls import urlpatterns

DESK = Path(govah.desk.__file__).parent
DOCS = DESK.parents[2] / "docs"


def test_every_error_code_is_documented_and_none_is_made_up() -> None:
    source = "".join(
        path.read_text(encoding="utf-8") for path in DESK.rglob("*") if path.suffix in {".py", ".html"}
    )  # fmt: skip
    said = set(re.findall(r'(?:<code>|")(desk-[a-z-]+)(?:</code>|")', source))
    page = (DOCS / "errors" / "desk.md").read_text(encoding="utf-8")
    documented = re.findall(r"^\| `(desk-[a-z-]+)` \|", page, re.MULTILINE)
    assert said == set(documented)
    assert len(documented) == len(set(documented))


def test_every_page_is_documented() -> None:
    page = (DOCS / "desk.md").read_text(encoding="utf-8")
    for pattern in urlpatterns:
        address = "/" + str(pattern.pattern).split("<")[0]
        if address != "/language/":
            assert f"`{address}" in page, address


def test_every_key_is_documented() -> None:
    scripts = (DESK / "static" / "desk" / name for name in ("keys.js", "sheet.js"))
    script = "".join(path.read_text(encoding="utf-8") for path in scripts)
    keys = set(re.findall(r'event\.key === "(.)"', script)) | set(re.findall(r"([a-z]): \"/", script))
    page = (DOCS / "desk.md").read_text(encoding="utf-8").partition("## Keys")[2]
    assert keys
    assert all(f"`{key}`" in page for key in keys)


def test_no_file_is_longer_than_four_hundred_lines() -> None:
    for path in DESK.rglob("*"):
        if path.suffix in {".py", ".html", ".css", ".js"}:
            assert len(path.read_text(encoding="utf-8").splitlines()) <= 400, path.name
