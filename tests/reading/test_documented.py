"""What is documented is tested to be documented: every code and every limit."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

from govah.reading import Limits

ROOT = Path(__file__).parents[2]
CODE = re.compile(r'"(read-[a-z-]+)"')
ROW = re.compile(r"^\| `(read-[a-z-]+)` \| [^|]+ \| [^|]+ \|$", re.M)


def test_every_code_has_a_row_and_every_row_a_code() -> None:
    used = {
        code for path in (ROOT / "src/govah/reading").rglob("*.py") for code in CODE.findall(path.read_text("utf-8"))
    }
    rows = ROW.findall((ROOT / "docs/errors/reading.md").read_text("utf-8"))
    assert len(rows) == len(set(rows))
    assert set(rows) == used


def test_every_limit_has_a_row_with_its_default() -> None:
    page = (ROOT / "docs/reading.md").read_text("utf-8")
    rows = dict(re.findall(r"^\| `(\w+)` \| ([^|]+) \|", page, re.M))
    assert set(rows) == {field.name for field in dataclasses.fields(Limits)}
    for field in dataclasses.fields(Limits):
        number = float(rows[field.name].split()[0].replace(",", ""))
        unit = {"MiB": 2**20, "million": 10**6}.get(rows[field.name].split()[1], 1)
        assert number * unit == field.default, field.name
