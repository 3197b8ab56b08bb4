from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from govah.model import Document, Unread, from_json, to_json
from govah.reading import Limits, formats

Outcome = list[Document | Unread]
ReadBytes = Callable[..., Outcome]
SUFFIXES = ["txt", "md", "html", "pdf", "docx", "eml", "jsonl", "json", "bin", ""]


def _samples() -> list[bytes]:
    pdf, word = io.BytesIO(), io.BytesIO()
    canvas = Canvas(pdf)
    canvas.drawString(72, 700, "Two men were hanged at dawn.")
    canvas.save()
    document = docx.Document()
    document.add_paragraph("Two men were hanged at dawn.")
    document.save(word)
    page = b'<html><head><script type="application/ld+json">{"@type": "Article", "headline": "H"}</script></head><body>\
<article><h1>H</h1><p>Two men were hanged at dawn on that day.</p></article></body></html>'
    message = b"From: a@b\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\ntext\n--x--\n"
    return [
        pdf.getvalue(),
        word.getvalue(),
        page,
        message,
        b'{"id": "a", "text": "x"}\n{"id": "b", "html": "<p>y</p>"}',
    ]


SAMPLES = _samples()
HOLDS = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=120)


def check(outcome: Outcome) -> None:
    """Whatever comes out is a document with a hashable text, or a refusal with a code; both go through JSON."""
    for item in outcome:
        if isinstance(item, Document):
            assert item.text.strip()
            item.text.encode("utf-8")
            assert from_json(to_json(item), Document) == item
        else:
            assert item.code.startswith("read-")
            assert from_json(to_json(item), Unread) == item
    assert outcome


@given(raw=st.binary(max_size=400), suffix=st.sampled_from(SUFFIXES))
@HOLDS
def test_any_bytes_under_any_name(read_bytes: ReadBytes, raw: bytes, suffix: str) -> None:
    check(read_bytes(f"a.{suffix}", raw))


@given(raw=st.text(max_size=300), suffix=st.sampled_from(SUFFIXES))
@HOLDS
def test_any_text_under_any_name(read_bytes: ReadBytes, raw: str, suffix: str) -> None:
    check(read_bytes(f"a.{suffix}", raw.encode()))


@given(st.data())
@HOLDS
def test_damaged_files(read_bytes: ReadBytes, data: st.DataObject) -> None:
    raw = bytearray(data.draw(st.sampled_from(SAMPLES)))
    for place, byte in data.draw(st.lists(st.tuples(st.integers(0, len(raw) - 1), st.integers(0, 255)), max_size=8)):
        raw[place] = byte
    check(read_bytes(f"a.{data.draw(st.sampled_from(SUFFIXES))}", bytes(raw[: data.draw(st.integers(1, len(raw)))])))


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (ValueError("of a library\ud800"), "read-failed"),
        (RecursionError(), "read-too-deep"),
        (MemoryError(), "read-too-large"),
        (OSError(5, "Input/output error"), "read-system-error"),
        (FileNotFoundError(2, "gone"), "read-not-found"),
    ],
)
def test_a_reader_that_breaks_stops_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, read_all: Callable[..., Outcome], error: Exception, code: str
) -> None:
    def breaks(raw: bytes, *_: object, **__: object) -> Iterator[object]:
        if raw == b"bad":
            raise error
        yield from formats.contents_of(raw, "text/plain", "x", Limits())

    monkeypatch.setattr("govah.reading.documents.contents_of", breaks)
    for name, content in (("a", b"good"), ("b", b"bad"), ("c", b"good too")):
        (tmp_path / f"{name}.txt").write_bytes(content)
    outcome = read_all([tmp_path])
    assert [item.code if isinstance(item, Unread) else item.text for item in outcome] == ["good", code, "good too"]
    assert isinstance(outcome[1], Unread)
    assert outcome[1].bytes_sha256
    to_json(outcome[1]).encode()


def test_a_date_reader_that_breaks_loses_no_report(read_bytes: ReadBytes) -> None:
    def breaks(words: str) -> None:
        raise ValueError(words)

    (document,) = read_bytes("a.jsonl", b'{"text": "x", "published": "in autumn"}', date_reader=breaks)
    assert isinstance(document, Document)
    assert [remark.code for remark in document.remarks] == ["read-date-unclear"]


def test_the_same_files_give_the_same_documents(tmp_path: Path, read_all: Callable[..., Outcome]) -> None:
    for number, (raw, suffix) in enumerate(zip(SAMPLES, ("pdf", "docx", "html", "eml", "jsonl"), strict=True)):
        (tmp_path / f"{number}.{suffix}").write_bytes(raw)
    first = read_all([tmp_path])
    assert first == read_all([tmp_path])
    assert [item.id for item in first if isinstance(item, Document)] == ["0", "1", "2", "3", "a", "b"]


def test_text_beyond_the_limit(read_bytes: ReadBytes) -> None:
    (unread,) = read_bytes("a.txt", b"12345", Limits(text_characters=4))
    assert isinstance(unread, Unread)
    assert unread.code == "read-too-large"
