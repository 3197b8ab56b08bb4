from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from govah.model import Document, Unread

ReadAll = Callable[..., list[Document | Unread]]


def lay(folder: Path, sidecar: object, name: str = "a.meta.json", report: str = "a.txt") -> Path:
    (folder / report).write_text("The report.")
    raw = sidecar if isinstance(sidecar, bytes) else json.dumps(sidecar).encode()
    (folder / name).write_bytes(raw)
    return folder


def test_the_keys_become_the_document_s(tmp_path: Path, read_all: ReadAll) -> None:
    sidecar = {
        "id": "r-7", "url": "https://example.org/7", "source": "A", "published": "2024-11", "lang": "en",
        "title": "T", "author": "B",
    }  # fmt: skip
    (document,) = read_all([lay(tmp_path, sidecar)])
    assert isinstance(document, Document)
    assert document.published is not None
    assert (document.id, document.url, document.source, document.published.edtf) == (
        "r-7", "https://example.org/7", "A", "2024-11",
    )  # fmt: skip
    assert (document.language, document.title, document.author, document.remarks) == ("en", "T", "B", ())


def test_null_says_nothing(tmp_path: Path, read_all: ReadAll) -> None:
    (document,) = read_all([lay(tmp_path, {"url": None, "source": "", "published": None})])
    assert isinstance(document, Document)
    assert (document.url, document.source, document.published, document.remarks) == (None, None, None, ())


def test_both_names_of_a_metadata_file(tmp_path: Path, read_all: ReadAll) -> None:
    lay(tmp_path, {"source": "of the stem"})
    lay(tmp_path, {"source": "of the file"}, "a.txt.meta.json")
    (document,) = read_all([tmp_path])
    assert isinstance(document, Document)
    assert document.source == "of the file"


BAD = [  # the file, the code, the key that the error names
    ("no JSON", b"{", "read-metadata-broken", ""),
    ("no object", b"[1]", "read-metadata-broken", ""),
    ("no UTF-8", b'{"source": "\xff"}', "read-metadata-broken", ""),
    ("nested past sense", b"[" * 100_000, "read-metadata-broken", ""),
    ("larger than metadata is", b" " * 1_100_000 + b"{}", "read-metadata-broken", ""),
    ("a list for a text", {"source": ["A"]}, "read-metadata-wrong-value", "source"),
    ("true for a text", {"url": True}, "read-metadata-wrong-value", "url"),
]


@pytest.mark.parametrize(("sidecar", "code", "key"), [row[1:] for row in BAD], ids=[row[0] for row in BAD])
def test_a_bad_file_is_named_and_the_report_is_read(
    tmp_path: Path, read_all: ReadAll, sidecar: object, code: str, key: str
) -> None:
    unread, document = read_all([lay(tmp_path, sidecar)])
    assert isinstance(unread, Unread)
    assert isinstance(document, Document)
    assert (unread.code, unread.name) == (code, "a.meta.json")
    assert key in unread.what
    assert unread.next_step
    assert [remark.code for remark in document.remarks] == [code]
    assert document.text == "The report."


def test_an_unknown_key_is_kept_and_named(tmp_path: Path, read_all: ReadAll) -> None:
    (document,) = read_all([lay(tmp_path, {"sorce": "A", "desk": {"shelf": 3}})])
    assert isinstance(document, Document)
    assert document.metadata["sorce"] == "A"
    assert json.loads(document.metadata["desk"]) == {"shelf": 3}
    (remark,) = document.remarks
    assert remark.code == "read-metadata-unknown-key"
    assert "sorce" in remark.text


def test_metadata_without_a_report(tmp_path: Path, read_all: ReadAll) -> None:
    (tmp_path / "a.meta.json").write_text("{}")
    (unread,) = read_all([tmp_path])
    assert isinstance(unread, Unread)
    assert unread.code == "read-metadata-alone"


def test_the_researcher_s_word_wins_over_the_page_s(tmp_path: Path, read_all: ReadAll) -> None:
    page = (
        '<html><head><meta property="og:site_name" content="Page"><meta name="author" content="Same">'
        '<meta property="article:published_time" content="2024-01-01"></head>'
        "<body><p>A man was hanged in the prison at dawn, a source said on that day.</p></body></html>"
    )
    lay(tmp_path, {"source": "Desk", "published": "1402/10/12", "author": "Same"}, report="a.html")
    (tmp_path / "a.html").write_text(page)
    (document,) = read_all([tmp_path])
    assert isinstance(document, Document)
    assert document.published is not None
    assert (document.source, document.published.edtf) == ("Desk", "2024-01-02")
    assert document.metadata["page_source"] == "Page"
    assert document.metadata["page_published"] == "2024-01-01"
    assert "page_author" not in document.metadata


def test_a_date_that_cannot_be_read_stays_in_its_words(tmp_path: Path, read_all: ReadAll) -> None:
    (document,) = read_all([lay(tmp_path, {"published": "in autumn"})])
    assert isinstance(document, Document)
    assert document.published is None
    assert document.metadata["published"] == "in autumn"
    assert [remark.code for remark in document.remarks] == ["read-date-unclear"]


def test_a_publication_date_in_the_future_is_a_clock_gone_wrong(tmp_path: Path, read_all: ReadAll) -> None:
    (document,) = read_all([lay(tmp_path, {"published": "2026-11-22"})])
    assert isinstance(document, Document)
    assert document.published is None
    assert [remark.code for remark in document.remarks] == ["read-date-in-future"]
    (document,) = read_all([lay(tmp_path, {"published": "2026-11-21"})])
    assert isinstance(document, Document)
    assert document.published is not None, "it may be tomorrow already where the newsroom is"
