from __future__ import annotations

import hashlib
import io
import json
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from govah.model import Document, Unread
from govah.reading import Limits
from govah.reading.contents import Contents
from govah.reading.exports.export import Export
from govah.reading.exports.telegram_json import read_telegram_json
from made_exports import SAMPLES, codes, documents

Outcome = list[Document | Unread]
ReadBytes = Callable[..., Outcome]
RESULT = (SAMPLES / "result.json").read_bytes()
CHANNEL = "خبر بند سوم"

MESSAGES = [
    # the id, the day in the channel's zone, some metadata that must be there, and why the row is here
    ("2", "2024-11-13", {}, "an unchanged text of two lines; the unix time beats the written one"),
    ("3", "2024-11-14", {"edited": "2024-11-14T02:00:00+03:30", "reply_to": "2", "telegram_author": "ن. ر."},
     "a caption in pieces, edited; half past nine at night of Greenwich is the next day"),
    ("4", "2024-11-14", {"forwarded": "yes", "forwarded_from": "Ward Notes"}, "a forward"),
    ("8", "2021-06-01", {"forwarded": "yes", "published": "2021-06-01T12:00:00+04:30"},
     "an old export: no unix time, no edit though one is written, summer time, a forward from nobody named"),
]  # fmt: skip


def message(number: int, text: object = "He was hanged at dawn.", **more: object) -> dict[str, object]:
    return {"id": number, "type": "message", "date_unixtime": str(1731528600 + number), "text": text, **more}


def chat(*messages: object, **more: object) -> bytes:
    about = {"name": "Ward Notes", "type": "public_channel", "id": 7, **more}
    return json.dumps({**about, "messages": messages}, ensure_ascii=False).encode()


@pytest.fixture
def channel(read_bytes: ReadBytes) -> dict[str, Document]:
    return {one.id: one for one in documents(read_bytes("result.json", RESULT))}


@pytest.mark.parametrize(("number", "day", "metadata", "why"), MESSAGES, ids=[row[0] for row in MESSAGES])
def test_each_message_is_a_report(
    channel: dict[str, Document], number: str, day: str, metadata: dict[str, str], why: str
) -> None:
    found = channel[f"result/{number}"]
    assert found.published is not None
    assert (found.part, found.source, found.published.edtf) == (number, CHANNEL, day), why
    assert metadata.items() <= found.metadata.items(), why
    assert (found.media_type, found.reader, found.url) == ("text/plain", "telegram-json", None)


def test_the_text_is_the_message_s_own(channel: dict[str, Document]) -> None:
    whole = {str(one["id"]): one for one in json.loads(RESULT.replace(b"\\x0B", b"\\u000b"))["messages"]}
    assert channel["result/2"].text == whole["2"]["text"]
    assert channel["result/3"].text == "تکمیلی: نفر دوم سیاوش دریاگشت بود. #اعدام"
    assert json.loads(channel["result/3"].metadata["links"]) == ["https://example.org/fa/77"]
    assert channel["result/8"].text == "An old message, exported\x0bby an old program."
    assert [channel[f"result/{n}"].author for n in (2, 3)] == [None, "ن. ر."], "the channel is no author of its own"


def test_each_message_has_the_hash_of_its_own_bytes(channel: dict[str, Document]) -> None:
    begin = RESULT.index(b'{\n   "id": 4,')
    end = RESULT.index(b"\n  },\n", begin) + len(b"\n  }")
    assert channel["result/4"].metadata["message_sha256"] == hashlib.sha256(RESULT[begin:end]).hexdigest()
    assert channel["result/4"].bytes_sha256 == hashlib.sha256(RESULT).hexdigest()


def test_what_is_no_report_is_counted_and_nothing_is_refused(read_bytes: ReadBytes) -> None:
    (note,) = [one for one in read_bytes("result.json", RESULT) if isinstance(one, Unread)]
    assert (note.code, note.noted) == ("read-export-beside", True)
    assert note.what.endswith("service messages (2), messages without words (2)")


def test_a_whole_account(read_bytes: ReadBytes) -> None:
    outcome = read_bytes("account.json", (SAMPLES / "account.json").read_bytes())
    assert [(one.id, one.source) for one in documents(outcome)] == [
        ("account/500000002/11", "Mina"),
        ("account/500000002#2/11", "Ward Notes"),  # two chats with one number, a person's and a channel's
        ("account/77/5", "Old group"),
    ]
    assert codes(outcome) == []


ADDRESSES = [
    ("the export names it", {"username": "ward_notes"}, {}, "https://t.me/ward_notes/5"),
    ("with the sign before it", {"username": "@ward_notes"}, {}, "https://t.me/ward_notes/5"),
    ("the metadata file names it", {}, {"url": "https://t.me/ward_notes"}, "https://t.me/ward_notes/5"),
    ("an invitation is no name", {}, {"url": "https://t.me/+AbCdEf"}, "https://t.me/+AbCdEf"),
    ("nobody names it", {}, {}, None),
]


@pytest.mark.parametrize(("about", "beside", "url"), [row[1:] for row in ADDRESSES], ids=[row[0] for row in ADDRESSES])
def test_addresses(
    tmp_path: Path, read_all: Callable[..., Outcome], about: dict[str, str], beside: dict[str, str], url: str | None
) -> None:
    (tmp_path / "result.json").write_bytes(chat(message(5), **about))
    if beside:
        (tmp_path / "result.json.meta.json").write_text(json.dumps(beside))
    (found,) = documents(read_all([tmp_path]))
    assert found.url == url


ZONES = [
    ("that of the pack", {}, "2024-11-14", []),
    ("of the metadata file", {"zone": "Europe/London"}, "2024-11-13", []),
    ("an unknown one", {"zone": "Mars/Olympus"}, "2024-11-14", ["read-zone-unknown"]),
    ("no path on the disk", {"zone": "../../etc/passwd"}, "2024-11-14", ["read-zone-unknown"]),
]


@pytest.mark.parametrize(("beside", "day", "expected"), [row[1:] for row in ZONES], ids=[row[0] for row in ZONES])
def test_the_zone_of_the_days(
    tmp_path: Path, read_all: Callable[..., Outcome], beside: dict[str, str], day: str, expected: list[str]
) -> None:
    (tmp_path / "result.json").write_bytes(chat({**message(5), "date_unixtime": "1731534300"}))  # 21:45 of Greenwich
    (tmp_path / "result.meta.json").write_text(json.dumps(beside))
    outcome = read_all([tmp_path])
    (found,) = documents(outcome)
    assert found.published is not None
    assert found.published.edtf == day
    assert codes(outcome) == expected


CUTS = [
    ("between two messages", b',\n  {\n   "id": 4', "message 3", 2),
    ("within a text", b"solitary", "message 3", 2),
    ("before the first", b'"messages"', None, 0),
    ("behind the last", b"\n ]\n}", "message 8", 4),
]


@pytest.mark.parametrize(("at", "after", "whole"), [row[1:] for row in CUTS], ids=[row[0] for row in CUTS])
def test_an_export_that_breaks_off(read_bytes: ReadBytes, at: bytes, after: str | None, whole: int) -> None:
    place = RESULT.index(at) if at != b"\n ]\n}" else RESULT.rindex(at)
    raw = RESULT[:place]
    read = [one for one in read_telegram_json(io.BytesIO(raw), Export("result")) if isinstance(one, Contents)]
    assert len(read) == whole
    notes = [one for one in read_telegram_json(io.BytesIO(raw), Export("result")) if isinstance(one, Unread)]
    (cut,) = [one for one in notes if one.code == "read-export-cut"]
    assert (after or "byte") in cut.what
    assert cut.next_step
    if whole:
        assert "read-export-cut" in codes(read_bytes("result.json", raw)), "and the file is still known for what it is"


DAMAGE = [
    ("a quotation mark gone", b'"text": "Two prisoners', b'"text": Two prisoners', ["2", "3", "8"]),
    ("nested past sense", b'"text": "Two prisoners', b'"text": ' + b"[" * 50_000 + b'"Two', ["2", "3", "8"]),
    ("bytes that are no UTF-8", b"Two prisoners", b"Two \xff\xfe prisoners", ["2", "3", "4", "8"]),
    ("a text that is a number", b'"text": "\xf0\x9f\x91\x8d\xf0\x9f\x8f\xbd"', b'"text": 5', ["2", "3", "4", "8"]),
    ("the same number twice", b'"id": 4', b'"id": 3', ["2", "3", "3#2", "8"]),
]


@pytest.mark.parametrize(("old", "new", "expected"), [row[1:] for row in DAMAGE], ids=[row[0] for row in DAMAGE])
def test_a_damaged_message_is_passed_over(read_bytes: ReadBytes, old: bytes, new: bytes, expected: list[str]) -> None:
    assert RESULT.count(old) == 1
    outcome = read_bytes("result.json", RESULT.replace(old, new))
    assert [one.part for one in documents(outcome)] == expected
    assert codes(outcome) == (["read-export-damaged"] if len(expected) == 3 else []) + ["read-export-beside"]


def test_a_message_nested_past_sense_is_told_as_that(read_bytes: ReadBytes) -> None:
    deep = (
        b'{"name": "c", "type": "public_channel", "id": 1, "messages": [{"id": 1, "type": "message", "text": "Dawn."}'
    )
    deep += b', {"id": 2, "type": "message", "text": ' + b"[" * 50_000 + b"]" * 50_000 + b"}]}"
    outcome = read_bytes("result.json", deep)
    assert [one.part for one in documents(outcome)] == ["1"]
    (told,) = [one for one in outcome if isinstance(one, Unread)]
    assert told.code == "read-export-damaged"
    assert "1,000 levels deep" in told.what
    assert "behind message 1" in told.what


NUMBERS = [("1e400", "1"), ("NaN", "1"), ('{"a": 1}', "1"), ("true", "1"), ('"../../x"', "_/_/x"), ("-5", "-5")]


@pytest.mark.parametrize(("written", "part"), NUMBERS)
def test_ids_that_are_none(read_bytes: ReadBytes, written: str, part: str) -> None:
    raw = chat({**message(0), "id": "HERE"}).replace(b'"HERE"', written.encode())
    assert [one.part for one in documents(read_bytes("result.json", raw))] == [part]


def test_another_encoding_is_said(refusal: Callable[..., Unread]) -> None:
    assert refusal("result.json", RESULT.decode().encode("utf-16")).code == "read-encoding"


def test_a_mark_before_the_first_brace_is_passed_over(read_bytes: ReadBytes) -> None:
    assert len(documents(read_bytes("result.json", b"\xef\xbb\xbf" + RESULT))) == len(MESSAGES)


def test_a_message_longer_than_a_report_is_passed_over() -> None:
    raw = chat(message(1), message(2, "x" * 900_000), message(3))
    export = Export("x", limits=Limits(line_bytes=300_000))
    outcome = list(read_telegram_json(io.BytesIO(raw), export))
    assert [one.part for one in outcome if isinstance(one, Contents)] == ["1", "3"]
    assert [one.code for one in outcome if isinstance(one, Unread)] == ["read-export-damaged"]


class LongExport(io.RawIOBase):
    """An export of some 60 MB that is on no disk."""

    def __init__(self, count: int) -> None:
        self._pieces = self._made(count)
        self._rest = self._first = b""

    def _made(self, count: int) -> Iterator[bytes]:
        yield b'{"name": "Ward Notes", "type": "public_channel", "id": 7, "messages": ['
        for number in range(1, count):
            yield json.dumps(message(number, "خبر " * 1000), ensure_ascii=False).encode() + b","
        yield json.dumps(message(count)).encode() + b"]}"

    def seek(self, place: int, whence: int = 0, /) -> int:
        self._rest = self._first + self._rest
        return place

    def read(self, size: int = -1, /) -> bytes:
        while len(self._rest) < size and (more := next(self._pieces, b"")):
            self._rest += more
        block, self._rest = self._rest[:size], self._rest[size:]
        self._first = self._first or block
        return block


def test_memory_stays_flat() -> None:
    tracemalloc.start()
    try:
        stream: io.RawIOBase = LongExport(8_000)
        found = sum(isinstance(one, Contents) for one in read_telegram_json(stream, Export("x")))  # type: ignore[arg-type]
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert found == 8_000
    assert peak < 6_000_000, "60 MB went through"
