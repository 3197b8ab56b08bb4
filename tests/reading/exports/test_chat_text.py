from __future__ import annotations

import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from govah.model import Document, Unread
from govah.reading import Limits
from made_exports import SAMPLES, codes, documents

Outcome = list[Document | Unread]
ReadBytes = Callable[..., Outcome]
LRM = "\u200e"


def texts(outcome: Outcome) -> list[str]:
    return [one.text for one in documents(outcome)]


def test_a_chat_of_android(read_bytes: ReadBytes) -> None:
    name = "WhatsApp Chat with Ward families.txt"
    outcome = read_bytes(name, (SAMPLES / name).read_bytes())
    found = documents(outcome)
    assert [(one.part, one.author, one.text) for one in found] == [
        ("2024-11-13T21:06", "Mina", "They took my brother to the quarantine ward.\nHe called for one minute only.\n\n\
He said goodbye."),
        ("2024-11-13T21:07", "Aria", "The list on the wall: four names."),
        ("2024-11-13T21:08", "Aria", 'The lawyer: "no notice was given"'),
        ("2024-11-14T12:30", "Mina", "He was hanged at dawn."),
    ]  # fmt: skip
    assert {one.source for one in found} == {"Ward families"}
    assert found[0].id == "WhatsApp Chat with Ward families/2024-11-13T21:06"
    assert found[1].metadata["attachment"] == "IMG-20241113-WA0001.jpg"
    assert found[2].metadata["edited"] == "yes"
    assert found[3].metadata["published"] == "2024-11-14T12:30:00+03:30"
    assert found[0].metadata["line"] == "3"
    (note,) = [one for one in outcome if isinstance(one, Unread)]
    assert (note.noted, note.what.partition(": ")[2]) == (
        True, "lines of the program (3), messages without words (3)",
    )  # fmt: skip


def test_a_chat_of_ios_in_persian(tmp_path: Path, read_all: Callable[..., Outcome]) -> None:
    folder = tmp_path / "WhatsApp Chat - خانواده‌ها"
    folder.mkdir()
    (folder / "_chat.txt").write_bytes((SAMPLES / "_chat.txt").read_bytes())
    found = documents(read_all([folder]))
    assert [(one.part, one.author, one.text, one.source) for one in found] == [
        ("2024-11-13T22:41", "مینا", "برادرم را به قرنطینه بردند.\nفقط یک دقیقه تماس گرفت.", "خانواده‌ها"),
        ("2024-11-14T05:10", "آریا", "خبر را وکیل تأیید کرد.", "خانواده‌ها"),
    ]
    assert [one.published.edtf for one in found if one.published] == ["2024-11-13", "2024-11-14"]


def test_a_chat_of_signal(tmp_path: Path, read_all: Callable[..., Outcome]) -> None:
    (tmp_path / "Ward").mkdir()
    (tmp_path / "Ward" / "chat.md").write_bytes((SAMPLES / "chat.md").read_bytes())
    found = documents(read_all([tmp_path]))
    assert [(one.part, one.author, one.text, one.source) for one in found] == [
        ("2024-11-13T22:40", "Aria", "They moved him to the quarantine ward.", "Ward"),
        ("2024-11-13T22:41", "Me", "Who told the family?", "Ward"),
        ("2024-11-13T22:41-2", "Aria", "The lawyer did.", "Ward"),
    ]
    assert found[1].metadata["quoted"] == "> They moved him to the quarantine ward."
    assert found[1].metadata["reactions"] == "(- Aria: 👍 -)"
    assert found[2].metadata["attachment"] == "media/letter.jpg"


HALVES = [
    ("12:10 am", "00:10"), ("12:10 pm", "12:10"), ("9:05 PM", "21:05"), ("9:05 a.m.", "09:05"), ("21:05", "21:05"),
    ("۹:۰۵ ب.ظ.", "21:05"), ("۹:۰۵ ق.ظ", "09:05"), ("9:05 بعدازظهر", "21:05"), ("9:05 م", "21:05"),
    ("9:05 öö", "09:05"),
]  # fmt: skip


@pytest.mark.parametrize(("written", "clock"), HALVES)
def test_halves_of_the_day(read_bytes: ReadBytes, written: str, clock: str) -> None:
    raw = f"13/11/2024, {written} - Mina: one\n13/11/2024, {written} - Mina: two\n".encode()
    found = documents(read_bytes("a.txt", raw))
    assert [one.metadata["published"] for one in found] == [f"2024-11-13T{clock}:00+03:30"] * 2
    assert [one.part for one in found] == [f"2024-11-13T{clock}", f"2024-11-13T{clock}-2"]


REMARKS = [
    ("a word for a half of the day that no pack knows", "13/11/2024, 9:05 zz - M: a\n14/11/2024, 9:05 zz - M: b\n",
     "read-time-unclear"),
    ("dates that may be read in two ways", "3/4/2024, 9:05 - M: a\n3/4/2024, 9:06 - M: b\n", "read-date-order-unclear"),
    ("a day that there is not", "31/2/2024, 9:05 - M: a\n31/2/2024, 9:06 - M: b\n", "read-date-unclear"),
    ("a time that there is not", "13/11/2024, 29:05 - M: a\n14/11/2024, 29:06 - M: b\n", None),
]  # fmt: skip


@pytest.mark.parametrize(("raw", "code"), [row[1:] for row in REMARKS], ids=[row[0] for row in REMARKS])
def test_a_message_is_never_lost_to_its_date(read_bytes: ReadBytes, raw: str, code: str | None) -> None:
    found = documents(read_bytes("a.txt", raw.encode()))
    assert [one.text for one in found] == ["a", "b"]
    assert all(code is None or code in [remark.code for remark in one.remarks] for one in found)


KEPT = [
    ("a mark within a sentence", "They wrote <Media omitted> and no more.", "They wrote <Media omitted> and no more."),
    ("a word in angle brackets", "<name> was hanged", "<name> was hanged"),
    ("blanks before a line", "a\n   b", "a\n   b"),
    ("a date within a message", "a\n13/11/2024 was the day", "a\n13/11/2024 was the day"),
    ("a quotation of another message", "> a\nb", "> a\nb"),
    ("a link in brackets", "[the notice](https://example.org)", "[the notice](https://example.org)"),
    ("zero-width joiners", "می‌شود", "می‌شود"),
]  # fmt: skip


@pytest.mark.parametrize(("said", "text"), [row[1:] for row in KEPT], ids=[row[0] for row in KEPT])
def test_what_people_say_stays(read_bytes: ReadBytes, said: str, text: str) -> None:
    raw = f"13/11/2024, 22:40 - Mina: {said}\n13/11/2024, 22:41 - Aria: b\n"
    assert texts(read_bytes("a.txt", raw.encode())) == [text, "b"]


ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "cp1256"]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_encodings(read_bytes: ReadBytes, encoding: str) -> None:
    raw = "".join(f"13/11/2024, 22:{n} - مينا: او را به قرنطينه بردند و خبري نيست {n}\r\n" for n in range(10, 60))
    outcome = read_bytes("a.txt", raw.encode(encoding))
    assert len(documents(outcome)) == 50
    assert texts(outcome)[0] == "او را به قرنطينه بردند و خبري نيست 10"


def test_a_message_past_the_limit_is_named_and_the_rest_goes_on(read_bytes: ReadBytes) -> None:
    raw = "13/11/2024, 22:40 - M: a\n13/11/2024, 22:41 - M: b\n" + "x" * 99 + "\n"
    raw += ("y" * 60 + "\n") * 100 + "13/11/2024, 22:42 - M: c\n"
    outcome = read_bytes("a.txt", raw.encode(), Limits(line_bytes=4000))
    assert (texts(outcome), codes(outcome)) == (["a", "c"], ["read-line-too-long"])


def test_lines_before_the_first_message_are_counted() -> None:
    import io

    from govah.reading.exports.chat_text import read_chat
    from govah.reading.exports.export import Export

    outcome = list(read_chat(io.BytesIO(b"a heading\n13/11/2024, 22:40 - M: a\n"), Export("x")))
    assert [getattr(one, "text", None) or one.code for one in outcome] == ["a", "read-export-beside"]  # type: ignore[union-attr]


def test_memory_stays_flat(tmp_path: Path, read_all: Callable[..., Outcome]) -> None:
    from govah.reading.contents import Contents
    from govah.reading.exports.chat_text import read_chat
    from govah.reading.exports.export import Export

    path = tmp_path / "a.txt"
    with path.open("w") as stream:
        for number in range(8_000):
            minute = number % 60
            stream.write(f"{1 + number // 1440:02}/11/2024, {number // 60 % 24}:{minute:02} - M: {'word ' * 300}\n")
    tracemalloc.start()
    try:
        with path.open("rb") as stream:
            found = sum(isinstance(one, Contents) for one in read_chat(stream, Export("x")))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert found == 8_000
    assert peak < 5_000_000, "12 MB went through twice"
