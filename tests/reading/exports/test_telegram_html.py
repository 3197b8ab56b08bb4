from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from govah.model import Document, Unread
from made_exports import SAMPLES, codes, documents

Outcome = list[Document | Unread]
ReadBytes = Callable[..., Outcome]
PAGE = (SAMPLES / "html" / "messages.html").read_bytes()

MESSAGES = [
    ("2", ("2024-11-14", "ن. ر."), {"published": "2024-11-14T00:10:00+03:30", "links": "https://example.org/fa/77"},
     "the day is the channel's, not that of the computer; the channel is no author, who signs is"),
    ("3", ("2024-11-14", None), {"reply_to": "2"}, "joined to the one before, an answer, a caption"),
    ("4", ("2024-11-14", None), {"forwarded": "yes", "forwarded_from": "Ward Notes"}, "a forward; no offset"),
    ("5", ("2024-11-14", None), {"forwarded": "yes", "forwarded_from": "Ward Notes"}, "joined to a forward"),
]  # fmt: skip


@pytest.mark.parametrize(("number", "told", "metadata", "why"), MESSAGES, ids=[row[0] for row in MESSAGES])
def test_each_message_is_a_report(
    read_bytes: ReadBytes, number: str, told: tuple[str, str | None], metadata: dict[str, str], why: str
) -> None:
    found = {one.part: one for one in documents(read_bytes("messages.html", PAGE))}[number]
    assert found.published is not None
    assert (found.id, found.source) == (f"messages/{number}", "خبر بند سوم")
    assert (found.published.edtf, found.author) == told, why
    assert metadata.items() <= found.metadata.items(), why


def test_the_text_has_the_message_s_line_ends_and_not_the_page_s(read_bytes: ReadBytes) -> None:
    texts = {one.part: one.text for one in documents(read_bytes("messages.html", PAGE))}
    assert texts["2"] == "سحرگاه امروز بهرام نیک‌سرشت به دار آویخته شد.\n\nمنبع: خانواده & وکیل"
    assert texts["5"] == "One of them is on hunger strike."


def test_the_sender_of_a_group_is_kept_for_joined_messages(read_bytes: ReadBytes) -> None:
    name = "خبر بند سوم \n       </div>".encode()
    raw = PAGE.replace(b'<div class="from_name">\n' + name, b'<div class="from_name">\nMina \n       </div>')
    authors = [(one.part, one.author) for one in documents(read_bytes("messages.html", raw))]
    assert authors == [("2", "ن. ر."), ("3", "Mina"), ("4", "Mina"), ("5", "Mina")]


def test_a_folder_is_read_page_by_page_without_its_furniture(tmp_path: Path, read_all: Callable[..., Outcome]) -> None:
    for name in ("messages.html", "messages2.html"):
        (tmp_path / name).write_bytes((SAMPLES / "html" / name).read_bytes())
    for name in ("css/style.css", "js/script.js", "images/back.png", "photos/1.jpg", "photos/2.jpg", "files/list.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("four names")
    outcome = read_all([tmp_path])
    assert [one.id for one in documents(outcome)] == [
        "list", "messages/2", "messages/3", "messages/4", "messages/5", "messages2/7",
    ]  # fmt: skip
    notes = [one for one in outcome if isinstance(one, Unread)]
    assert [(one.code, one.name, one.noted) for one in notes] == [
        ("read-export-media", "photos", True), ("read-export-beside", "messages.html", True),
    ]  # fmt: skip
    assert notes[0].what.startswith("2 pictures")


CUTS = [
    ("within a text", b"solitary", ["2", "3"]),
    ("between two messages", b'     <div class="message default clearfix joined" id="message5">', ["2", "3", "4"]),
    ("within a tag", b'title="14.11.2024 05:31', ["2", "3", "4"]),
]


@pytest.mark.parametrize(("at", "expected"), [row[1:] for row in CUTS], ids=[row[0] for row in CUTS])
def test_a_page_that_breaks_off(read_bytes: ReadBytes, at: bytes, expected: list[str]) -> None:
    outcome = read_bytes("messages.html", PAGE[: PAGE.index(at)])
    assert [one.part for one in documents(outcome)] == expected
    assert "read-export-cut" in codes(outcome)
    (cut,) = [one for one in outcome if isinstance(one, Unread) and one.code == "read-export-cut"]
    assert f"after message {expected[-1]}" in cut.what


def test_a_page_of_something_else_is_read_as_a_page(read_bytes: ReadBytes) -> None:
    page = b"<html><body><article><h1>Notice</h1><p>Two men were hanged at dawn in the prison.</p></article></body>"
    (found,) = documents(read_bytes("messages.html", page))
    assert (found.id, found.media_type) == ("messages", "text/html")


def test_a_page_of_many_messages_is_read_to_its_end(read_bytes: ReadBytes) -> None:
    begin = PAGE.index(b'     <div class="message default clearfix joined" id="message3">')
    end = PAGE.index(b'     <div class="message default clearfix" id="message4">')
    many = b"".join(PAGE[begin:end].replace(b"message3", b"message%d" % number) for number in range(100, 4100))
    found = documents(read_bytes("messages.html", PAGE[:begin] + many + PAGE[end:]))
    assert [one.part for one in found] == ["2", *map(str, range(100, 4100)), "4", "5"]


def test_a_message_that_is_too_long_is_named_and_the_others_are_read(read_bytes: ReadBytes) -> None:
    from govah.reading.limits import Limits

    raw = PAGE.replace(b"solitary", b"solitary " * 2_000)
    outcome = read_bytes("messages.html", raw, limits=Limits(line_bytes=10_000))
    assert [one.part for one in documents(outcome)] == ["2", "3", "5"]
    (note,) = [one for one in outcome if isinstance(one, Unread) and one.code == "read-too-large"]
    assert "behind message 3" in note.what
