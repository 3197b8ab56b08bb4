"""Small helpers to write a file, take it in and read it, as one step."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from govah.model import Document, Unread
from govah.reading import Captured, Limits, acquire, read, tesseract

NOW = "2026-11-20T09:00:00Z"
Outcome = list[Document | Unread]
ReadBytes = Callable[..., Outcome]


@pytest.fixture(autouse=True)
def _with_or_without_recognition(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Tesseract is there for the tests that are marked so, and for no other, whatever the machine has.

    Where none is installed: a failure in CI, elsewhere a named skip.
    """
    if request.node.get_closest_marker("recognition") is None:
        monkeypatch.setattr(tesseract, "_PROGRAM", "no-such-program")
    elif tesseract.installed() is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(tesseract.how_to_install())


def read_all(paths: Iterable[str | os.PathLike[str]], limits: Limits | None = None, **more: Any) -> Outcome:
    outcome: Outcome = []
    for captured in acquire(paths, limits=limits):
        if isinstance(captured, Captured):
            outcome.extend(read(captured, now=NOW, limits=limits or Limits(), **more))
        else:
            outcome.append(captured)
    return outcome


@pytest.fixture(name="read_all")
def _read_all() -> Callable[..., Outcome]:
    return read_all


@pytest.fixture
def read_bytes(tmp_path: Path) -> ReadBytes:
    """Write bytes under a name and read them: the documents and what was not readable."""

    def run(name: str, content: bytes, limits: Limits | None = None, **more: Any) -> Outcome:
        path = tmp_path / name
        path.write_bytes(content)
        return read_all([path], limits, **more)

    return run


@pytest.fixture
def one(read_bytes: ReadBytes) -> Callable[..., Document]:
    """The one document that a file gives."""

    def run(name: str, content: bytes | str, limits: Limits | None = None, **more: Any) -> Document:
        raw = content.encode() if isinstance(content, str) else content
        (document,) = read_bytes(name, raw, limits, **more)
        assert isinstance(document, Document), document
        return document

    return run


@pytest.fixture
def refusal(read_bytes: ReadBytes) -> Callable[..., Unread]:
    """The one refusal that a file gives; it always says what to do next."""

    def run(name: str, content: bytes, limits: Limits | None = None) -> Unread:
        (unread,) = read_bytes(name, content, limits)
        assert isinstance(unread, Unread), unread
        assert unread.next_step
        assert unread.name == name
        return unread

    return run


def packed(files: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", compression) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


@pytest.fixture(name="packed")
def _packed() -> Callable[..., bytes]:
    return packed
