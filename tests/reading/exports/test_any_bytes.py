"""Whatever the bytes are, a reader gives reports, coded notes, or the one error that is meant for it."""

from __future__ import annotations

import contextlib
import io
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govah.errors import UnreadableReport
from govah.model import Unread
from govah.reading import Limits
from govah.reading.contents import Contents
from govah.reading.exports import kinds
from govah.reading.exports.export import Export
from govah.reading.exports.read import read_export
from govah.reading.exports.recognise import page_of_chat, text_export, web_archive
from made_exports import SAMPLES, archive, package

KINDS = {
    kinds.TELEGRAM_JSON: [(SAMPLES / name).read_bytes() for name in ("result.json", "account.json")],
    kinds.TELEGRAM_HTML: [(SAMPLES / "html" / "messages.html").read_bytes()],
    kinds.CHAT: [
        (SAMPLES / name).read_bytes() for name in ("WhatsApp Chat with Ward families.txt", "_chat.txt", "chat.md")
    ],
    kinds.MBOX: [(SAMPLES / "ward.mbox").read_bytes()],
    kinds.RSS: [(SAMPLES / name).read_bytes() for name in ("feed.rss", "feed.rdf.xml")],
    kinds.ATOM: [(SAMPLES / "feed.atom").read_bytes()],
    kinds.WARC: [archive(), archive(packed=False)],
    kinds.WACZ: [package(data=archive())],
}  # fmt: skip
MANY = settings(max_examples=60, deadline=None)


def check(raw: bytes, kind: str) -> None:
    parts = set()
    with contextlib.suppress(UnreadableReport):
        for one in read_export(io.BytesIO(raw), kind, Export("x", limits=Limits(line_bytes=100_000))):
            assert isinstance(one, Contents | Unread)
            if isinstance(one, Unread):
                assert re.fullmatch(r"read-[a-z-]+", one.code)
            else:
                assert one.id == f"x/{one.part}"
                assert one.part not in parts, "each report has an id of its own"
                parts.add(one.part)
                assert one.text.strip()


@pytest.mark.parametrize("kind", sorted(KINDS))
@given(raw=st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
@MANY
def test_any_bytes(kind: str, raw: bytes) -> None:
    check(raw, kind)


@pytest.mark.parametrize("kind", sorted(KINDS))
@given(data=st.data())
@MANY
def test_damaged_exports(kind: str, data: st.DataObject) -> None:
    raw = bytearray(data.draw(st.sampled_from(KINDS[kind])))
    for place, byte in data.draw(st.lists(st.tuples(st.integers(0, len(raw) - 1), st.integers(0, 255)), max_size=6)):
        raw[place] = byte
    if data.draw(st.booleans()):
        place = data.draw(st.integers(0, len(raw)))
        raw[place:place] = data.draw(
            st.sampled_from([b"{", b"]", b'"', b"<div>", b"\x00" * 9, b"\n\n", b"WARC/1.0\r\n"])
        )
    check(bytes(raw[: data.draw(st.integers(0, len(raw)))]), kind)


@given(raw=st.binary(max_size=400), text=st.text(max_size=400))
@MANY
def test_nothing_stops_the_recognition(raw: bytes, text: str) -> None:
    assert web_archive(raw) in {None, kinds.WARC}
    assert text_export(text) in {None, *kinds.EXPORTS}
    assert page_of_chat(text) in {None, kinds.TELEGRAM_HTML}


SLOW = [
    ("an account's word without end", '{"about": "' + "\\" * 60_000),
    ("objects without messages", "{" + '"a": 1, ' * 8_000),
    ("prologues without end", "<!-- -->" * 8_000),
    ("a date line of blanks", "1/1/24" + " " * 60_000),
    ("a sender of blanks", ("1/1/24, 10:00 - " + " " * 2_000 + "\n") * 30),
    ("mail lines", "From a@b.org\n" * 5_000),
    ("a feed's tag without end", "<feed " + "x" * 60_000),
]


@pytest.mark.parametrize("text", [row[1] for row in SLOW], ids=[row[0] for row in SLOW])
def test_no_text_makes_the_recognition_slow(text: str) -> None:
    import time

    began = time.perf_counter()
    text_export(text)
    assert time.perf_counter() - began < 1.0
