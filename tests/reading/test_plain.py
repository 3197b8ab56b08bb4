from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from govah.model import Document, Unread

One = Callable[..., Document]

EXACT = [
    ("blanks at both ends", "  \n text \n\n"),
    ("line ends of Windows", "one\r\ntwo\r\n"),
    ("joiners, marks and direction signs", "می\u200cخواهد \u200f(قِصاص)\u200e ك ي"),
    ("composed and decomposed", "é e\u0301"),
    ("a form feed and a tab", "a\fb\tc"),
    ("letters beyond the first plane", "🕯 شمع"),
    ("tags in a text are text", "he wrote <b>I am innocent</b> on the wall"),
    ("a press release that opens like a mail", "From: the family\nDate: today\n\nThey took him."),
    ("a brace at the start", '{"note": "no report"}\nThe text.'),
]


@pytest.mark.parametrize("suffix", ["txt", "md"])
@pytest.mark.parametrize(("why", "text"), EXACT, ids=[row[0] for row in EXACT])
def test_the_stored_text_is_the_decoded_text(one: One, why: str, text: str, suffix: str) -> None:
    document = one(f"a.{suffix}", text)
    assert document.text == text, why
    assert document.text_sha256 == hashlib.sha256(text.encode()).hexdigest()
    assert document.bytes_sha256 == hashlib.sha256(text.encode()).hexdigest()
    assert document.remarks == ()


def test_custody_is_recorded(one: One) -> None:
    document = one("r1.txt", "text")
    assert (document.id, document.name, document.captured) == ("r1", "r1.txt", "2026-11-20T09:00:00Z")
    assert (document.reader, document.reader_version, document.media_type) == ("plain", "1", "text/plain")


def test_a_mark_is_dropped_and_the_bytes_are_hashed_with_it(one: One) -> None:
    document = one("a.txt", "\ufefftext")
    assert document.text == "text"
    assert document.bytes_sha256 == hashlib.sha256("\ufefftext".encode()).hexdigest()


def test_a_null_character_gives_way_in_its_place(one: One) -> None:
    document = one("a.txt", "he was \x00 hanged")
    assert document.text == "he was \ufffd hanged"
    assert [remark.code for remark in document.remarks] == ["read-replaced-characters"]


@given(text=st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
def test_plain_text_decodes_exactly(
    tmp_path: Path, read_all: Callable[..., list[Document | Unread]], text: str
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode())
    (outcome,) = read_all([path])
    if isinstance(outcome, Unread):
        assert not text.strip("\ufeff").strip()
        assert outcome.code == "read-no-text"
    elif outcome.media_type == "text/plain":
        assert outcome.text == text.removeprefix("\ufeff")
