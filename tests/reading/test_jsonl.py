from __future__ import annotations

import io
import json
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from govah.model import Document, Unread
from govah.reading import Limits
from govah.reading.contents import Contents
from govah.reading.jsonl import read_jsonl

Outcome = list[Document | Unread]
ReadBytes = Callable[..., Outcome]


def lines(*objects: object) -> bytes:
    return b"".join(json.dumps(item, ensure_ascii=False).encode() + b"\n" for item in objects)


def codes(outcome: Outcome) -> list[str]:
    return [item.code if isinstance(item, Unread) else item.id for item in outcome]


def test_every_key(read_bytes: ReadBytes) -> None:
    line = {
        "id": "r1", "text": " The text.\r\n", "url": "https://example.org/1", "source": "A", "published": "2024-11-13",
        "lang": "en", "collector": "B", "tags": ["x"],
    }  # fmt: skip
    (document,) = read_bytes("a.jsonl", lines(line))
    assert isinstance(document, Document)
    assert document.published is not None
    assert (document.id, document.part, document.text) == ("r1", "r1", " The text.\r\n")
    assert (document.url, document.source, document.published.edtf, document.language) == (
        "https://example.org/1", "A", "2024-11-13", "en",
    )  # fmt: skip
    assert document.metadata["collector"] == "B"
    assert document.metadata["tags"] == '["x"]'
    assert document.metadata["line"] == "1"
    assert (document.reader, document.media_type, document.remarks) == ("jsonl", "text/plain", ())


def test_a_page_in_a_line(read_bytes: ReadBytes) -> None:
    page = '<html><head><meta property="og:site_name" content="Page"></head><body><article><h1>Hanged</h1><p>A man was \
hanged in the prison at dawn on Monday, a source said.</p></article></body></html>'
    (document,) = read_bytes("a.jsonl", lines({"id": "r1", "html": page, "source": "Line"}))
    assert isinstance(document, Document)
    assert "A man was hanged in the prison" in document.text
    assert (document.source, document.metadata["page_source"]) == ("Line", "Page")
    assert (document.reader, document.media_type) == ("html", "text/html")


BAD = [
    ("no JSON", b"{", "read-line-not-json"),
    ("no object", b"[]", "read-line-not-json"),
    ("nothing to read in it", b'{"id": "x"}', "read-line-without-text"),
    ("an empty text", b'{"text": ""}', "read-line-without-text"),
    ("blanks only", b'{"text": "  "}', "read-no-text"),
    ("a number for a text", b'{"text": 5}', "read-line-wrong-value"),
    ("a list for a source", b'{"text": "a", "source": ["A"]}', "read-line-wrong-value"),
    ("no UTF-8", b'{"text": "\xff"}', "read-line-encoding"),
    ("nested past sense", b'{"text": ' + b"[" * 100_000, "read-too-deep"),
    ("a number with too many digits", b'{"text": ' + b"1" * 5000 + b"}", "read-line-not-json"),
    ("longer than a line may be", b'{"text": "' + b"x" * 300_000 + b'"}', "read-line-too-long"),
]


@pytest.mark.parametrize(("line", "code"), [row[1:] for row in BAD], ids=[row[0] for row in BAD])
def test_a_bad_line_is_named_and_the_rest_goes_on(read_bytes: ReadBytes, line: bytes, code: str) -> None:
    raw = lines({"id": "first", "text": "one"}) + line + b"\n\n" + lines({"id": "last", "text": "two"})
    outcome = read_bytes("a.jsonl", raw, Limits(line_bytes=250_000))
    assert codes(outcome) == ["first", code, "last"]
    unread = outcome[1]
    assert isinstance(unread, Unread)
    assert (unread.name, unread.bytes_sha256 is not None) == ("a.jsonl", True)
    assert code == "read-no-text" or ("line 2" in unread.what and unread.part == "line 2")
    assert unread.next_step


def test_ids(read_bytes: ReadBytes) -> None:
    texts = [{"id": "a"}, {"id": "a"}, {"id": 7}, {}, {"id": "a#2"}, {"id": "a"}, {"id": None}]
    outcome = read_bytes("f.jsonl", lines(*({**line, "text": "x"} for line in texts)))
    assert codes(outcome) == ["a", "a#2", "7", "f-4", "a#2#2", "a#3", "f-7"]
    assert [len(item.remarks) for item in outcome if isinstance(item, Document)] == [0, 1, 0, 0, 1, 1, 0]


def test_a_file_of_something_else_is_given_up_early(read_bytes: ReadBytes) -> None:
    outcome = read_bytes("a.jsonl", b"no json\n" * 5000, Limits(bad_lines=10))
    assert codes(outcome) == ["read-line-not-json"] * 10 + ["read-not-json-lines"]
    assert codes(read_bytes("b.jsonl", b"\n \n")) == ["read-no-text"]
    assert codes(read_bytes("c.jsonl", lines({"text": "x"}) + b"no\n" * 20, Limits(bad_lines=10)))[-1] == (
        "read-line-not-json"
    ), "once a line was good, every other is looked at"


def test_a_mark_and_a_missing_last_line_end(read_bytes: ReadBytes) -> None:
    assert codes(read_bytes("a.jsonl", b'\xef\xbb\xbf{"id": "a", "text": "x"}\r\n{"id": "b", "text": "x"}')) == [
        "a",
        "b",
    ]


def test_half_a_pair_gives_way_in_its_place(read_bytes: ReadBytes) -> None:
    (document,) = read_bytes("a.jsonl", b'{"text": "a\\ud83db\\ud83d\\ude00", "source": "\\udc00"}')
    assert isinstance(document, Document)
    assert document.text == "a\ufffdb\U0001f600"
    assert document.source == "\ufffd"
    assert [remark.code for remark in document.remarks] == ["read-replaced-characters"]


def test_half_a_pair_in_an_id_goes_no_further(read_bytes: ReadBytes) -> None:
    outcome = read_bytes("a.jsonl", b'{"text": "x", "id": "\\udc00"}\n' * 2 + b'{"text": 1, "\\udc01": 1}')
    assert "\\udc" not in repr(outcome)


def test_metadata_beside_the_file_fills_gaps_only(tmp_path: Path, read_all: Callable[..., Outcome]) -> None:
    (tmp_path / "a.jsonl").write_bytes(lines({"id": "x", "text": "t", "source": "Line"}, {"id": "y", "text": "t"}))
    (tmp_path / "a.meta.json").write_text('{"source": "Folder", "lang": "en", "id": "z"}')
    first, second = read_all([tmp_path])
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert [(item.id, item.source, item.language) for item in (first, second)] == [
        ("x", "Line", "en"), ("y", "Folder", "en"),
    ]  # fmt: skip


JSON_FILES = [
    ("one report", {"id": "x", "text": "t"}, ["x"]),
    ("one report without an id", {"text": "t"}, ["f"]),
    ("a list of reports", [{"id": "x", "text": "t"}, {"text": "t"}, {"id": "x", "text": 5}, 7],
     ["x", "f-2", "read-line-wrong-value", "read-line-not-json"]),
    ("something else", {"people": []}, ["read-unsupported"]),
    ("a list of something else", [1, 2], ["read-unsupported"]),
]  # fmt: skip


@pytest.mark.parametrize(("content", "expected"), [row[1:] for row in JSON_FILES], ids=[row[0] for row in JSON_FILES])
def test_json_files(read_bytes: ReadBytes, content: object, expected: list[str]) -> None:
    raw = json.dumps(content, indent=1).encode()
    assert codes(read_bytes("f.json", raw)) == expected


class Endless(io.RawIOBase):
    """A file of 200 MB that is on no disk."""

    def __init__(self, count: int) -> None:
        text = "x" * 100_000
        self._lines: Iterator[bytes] = (lines({"id": str(number), "text": text}) for number in range(count))

    def readline(self, limit: int | None = -1, /) -> bytes:
        return next(self._lines, b"")


def test_memory_stays_flat() -> None:
    tracemalloc.start()
    try:
        count = sum(isinstance(item, Contents) for item in read_jsonl(Endless(2000), "a.jsonl", "a", Limits()))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert count == 2000
    assert peak < 5_000_000, "200 MB went through"


def test_a_line_without_end_is_passed_over_in_small_steps() -> None:
    class OneLine(io.RawIOBase):
        left = 50_000_000

        def readline(self, limit: int | None = -1, /) -> bytes:
            assert limit is not None
            assert limit <= 1001
            size = min(limit, self.left)
            self.left -= size
            return b"x" * size

    (unread,) = read_jsonl(OneLine(), "a.jsonl", "a", Limits(line_bytes=1000))
    assert isinstance(unread, Unread)
    assert unread.code == "read-line-too-long"


@given(st.lists(st.text(min_size=1).filter(str.strip), min_size=1, max_size=5))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_the_stored_text_is_the_decoded_value(read_bytes: ReadBytes, texts: list[str]) -> None:
    outcome = read_bytes("a.jsonl", lines(*({"text": text} for text in texts)))
    assert [item.text for item in outcome if isinstance(item, Document)] == [
        text.replace("\x00", "\ufffd") for text in texts
    ]
