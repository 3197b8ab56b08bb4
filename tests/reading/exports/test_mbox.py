from __future__ import annotations

from collections.abc import Callable

import pytest

from govah.model import Document, Unread
from govah.reading import Limits
from made_exports import SAMPLES, codes, documents

Outcome = list[Document | Unread]
ReadBytes = Callable[..., Outcome]
BOX = (SAMPLES / "ward.mbox").read_bytes()


def mail(number: int, text: str = "He was hanged at dawn.") -> str:
    return (
        f"From a@example.org Wed Nov 13 22:40:00 2024\nFrom: A <a@example.org>\nMessage-ID: <{number}@x>\n\n{text}\n\n"
    )


def test_each_mail_and_its_attachments(read_bytes: ReadBytes) -> None:
    outcome = read_bytes("ward.mbox", BOX)
    found = documents(outcome)
    assert [(one.id, one.title, one.author) for one in found] == [
        ("ward/one@example.org", "Notice of the ward", "Aria"),
        ("ward/two@example.org", "خبر", "Mina"),
        ("ward/two@example.org/list.txt", None, None),
    ]
    assert found[0].published is not None
    assert found[0].published.edtf == "2024-11-13"
    assert codes(outcome) == ["read-export-beside"], "a mail without a text is counted"


def test_the_text_is_the_mail_s_own(read_bytes: ReadBytes) -> None:
    texts = [one.text for one in documents(read_bytes("ward.mbox", BOX))]
    assert texts[0].endswith("\nFrom the ward nobody may call.\n"), "a line that was quoted for the box"
    assert texts[1].endswith("From here on the text goes on without an address."), "words are no new mail"


ROWS = [
    ("without ids", [mail(1).replace("Message-ID: <1@x>\n", "")] * 2, ["1", "2"], []),
    ("the same id twice", [mail(1), mail(1)], ["1@x", "1@x#2"], []),
    ("the ends of Windows", [mail(1).replace("\n", "\r\n"), mail(2).replace("\n", "\r\n")], ["1@x", "2@x"], []),
    ("one larger than a report", [mail(1), mail(2, "x\n" * 5000), mail(3)], ["1@x", "3@x"], ["read-too-large"]),
    ("one in a broken encoding", [mail(1), mail(2, "\x00\x01\x02" * 99), mail(3)], ["1@x", "3@x"], ["read-binary"]),
    ("the last cut off", [mail(1), mail(2)[:-30]], ["1@x"], ["read-export-beside"]),
]


@pytest.mark.parametrize(("mails", "expected", "problems"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_boxes(read_bytes: ReadBytes, mails: list[str], expected: list[str], problems: list[str]) -> None:
    outcome = read_bytes("a.mbox", "".join(mails).encode(), Limits(report_bytes=5000))
    assert [one.part for one in documents(outcome)] == expected
    assert codes(outcome) == problems


def test_a_box_is_known_whatever_it_is_called(read_bytes: ReadBytes) -> None:
    for name in ("Inbox", "a.txt", "a.eml"):
        assert {one.reader for one in documents(read_bytes(name, BOX))} == {"mail", "plain"}
