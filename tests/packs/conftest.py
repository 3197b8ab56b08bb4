"""Packs written for a test, and a cache of their own for each."""

from collections.abc import Callable, Iterator
from pathlib import Path
from textwrap import dedent

import pytest

Write = Callable[..., Path]


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    folder = tmp_path / "cache"
    monkeypatch.setenv("GOVAH_CACHE", str(folder))
    yield folder


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """`write("a", **{"x.yml": "…"})` writes a pack's files and gives its folder."""

    def to(folder: str, **files: str) -> Path:
        for name, text in files.items():
            path = tmp_path / folder / name.replace("__", "/")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(dedent(text).lstrip("\n"), encoding="utf-8")
        return tmp_path / folder

    return to
