from __future__ import annotations

import io
import tracemalloc

import pytest

from govah.reading.exports.html_pieces import html_pieces

HEAD = b'<html><body><div class="page_header">Ward Notes</div>'
ONE = b'<div class="message default" id="message1"><div class="text">one</div></div>'
TWO = b"<DIV id='message2' class='message default joined'><div class='text'>two</div></DIV>"

PIECES = [
    ("the head and each message", HEAD + ONE + TWO, [HEAD, ONE, TWO]),
    ("a page without a head", ONE + TWO, [ONE, TWO]),
    ("no message", HEAD, [HEAD]),
    ("nothing", b"", [b""]),
    ("a word with 'message' in it opens none", HEAD + b'<div class="message_media" id="message7">', None),
    ("a message of the writer's own mark-up is text", HEAD + b"&lt;div class='message' id='message7'&gt;", None),
    ("a class without a number opens none", HEAD + b'<div class="message">', None),
    ("a tag that never ends", HEAD + b'<div class="message' + b" x" * 50_000, None),
]


@pytest.mark.parametrize(("page", "expected"), [row[1:] for row in PIECES], ids=[row[0] for row in PIECES])
def test_a_page_is_cut_where_its_messages_begin(page: bytes, expected: list[bytes] | None) -> None:
    assert list(html_pieces(io.BytesIO(page), 1_000_000)) == (expected or [page])


class Dripping(io.BytesIO):
    """A stream that gives a few bytes at a time."""

    def read(self, size: int | None = -1) -> bytes:
        return super().read(7 if size else 0)


def test_the_blocks_of_the_stream_change_nothing() -> None:
    assert list(html_pieces(Dripping(HEAD + ONE + TWO + ONE), 1_000_000)) == [HEAD, ONE, TWO, ONE]


@pytest.mark.parametrize("at", [0, 1, 2, 3])
def test_a_piece_that_is_too_long_is_passed_over_and_the_others_go_on(at: int) -> None:
    parts = [HEAD, ONE, TWO, ONE]
    parts[at] += b"x" * 3_000_000
    expected: list[bytes | None] = [part if number != at else None for number, part in enumerate(parts)]
    assert list(html_pieces(io.BytesIO(b"".join(parts)), 1_000_000)) == expected


def test_memory_stays_flat() -> None:
    page = io.BytesIO(HEAD + ONE.replace(b"one", b"word " * 400) * 10_000)
    tracemalloc.start()
    try:
        found = sum(1 for _ in html_pieces(page, 1_000_000))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert found == 10_001
    assert peak < 2_000_000, "20 MB went through"
