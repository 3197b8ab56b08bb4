from __future__ import annotations

import time

import pytest

from govah.reading.exports.lines import Stamp, looks_like_chat, opening, sender

LRM, RLM, NNBSP = "\u200e", "\u200f", "\u202f"

OPENINGS = [
    ("13/11/2024, 22:40 - Mina: words", (13, 11, 2024), (22, 40, 0, ""), "Android, the most usual"),
    ("13/11/24, 9:05 pm - Mina: words", (13, 11, 24), (9, 5, 0, "pm"), "two digits of the year, half days"),
    (f"11/13/24, 9:05{NNBSP}PM - Mina: words", (11, 13, 24), (9, 5, 0, "PM"), "the narrow blank of newer telephones"),
    ("13.11.24, 22:40 - Mina: words", (13, 11, 24), (22, 40, 0, ""), "dots, as in German"),
    ("2024-11-13, 22:40 - Mina: words", (2024, 11, 13), (22, 40, 0, ""), "the year first"),
    ("13/11/2024 22:40 - Mina: words", (13, 11, 2024), (22, 40, 0, ""), "no comma"),
    ("[13/11/2024, 22:40:05] Mina: words", (13, 11, 2024), (22, 40, 5, ""), "iOS"),
    (f"{LRM}[13/11/2024, 9:40:05 PM] Mina: {LRM}image omitted", (13, 11, 2024), (9, 40, 5, "PM"), "a sign before"),
    ("[2024-11-13 22:40:05] Mina: words", (2024, 11, 13), (22, 40, 5, ""), "Signal in Markdown"),
    (f"[۱۴۰۳/۸/۲۳،{RLM} ۲۲:۴۰:۰۵] مینا: متن", (1403, 8, 23), (22, 40, 5, ""), "Persian digits, Persian calendar"),
    (f"۲۰۲۴/۱۱/۱۳،{RLM} ۹:۴۰ ب.ظ. - مینا: متن", (2024, 11, 13), (9, 40, 0, "ب.ظ."), "Persian digits and half days"),
    ("13/11/2024, 9:40 p. m. - Mina: words", (13, 11, 2024), (9, 40, 0, "p. m."), "Spanish half days"),
    ("13/11/2024, 22.40 - Mina: words", (13, 11, 2024), (22, 40, 0, ""), "a dot in the time"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "numbers", "clock", "why"), OPENINGS, ids=[row[3] for row in OPENINGS])
def test_openings(line: str, numbers: tuple[int, int, int], clock: tuple[int, int, int, str], why: str) -> None:
    found = opening(line)
    assert found is not None, why
    stamp = found.stamp
    assert (stamp.numbers, (stamp.hour, stamp.minute, stamp.second, stamp.half)) == (numbers, clock), why
    assert sender(found.rest) is not None


NONE = [
    ("words that go on", "the line goes on"),
    ("13/11/2024 was the day", "a date is no opening"),
    ("22:40 - the ward was locked", "a time is none"),
    ("13/11-2024, 22:40 - Mina: words", "two signs in one date"),
    ("2024/11/2024, 22:40 - Mina: words", "two years"),
    ("[note] Mina: words", "brackets around words"),
    ("", "nothing"),
]


@pytest.mark.parametrize(("line", "why"), NONE, ids=[row[1] for row in NONE])
def test_lines_that_open_nothing(line: str, why: str) -> None:
    assert opening(line) is None, why


SENDERS = [
    ("Mina: words", ("Mina", "words")),
    ("+98 900 000 0000: words: more", ("+98 900 000 0000", "words: more")),
    (f"{RLM}~ Mina{LRM}: words", ("Mina", "words")),
    ("Mina:", ("Mina", "")),
    ("Mina created the group", None),
    ("https://example.org/1", None),
]


@pytest.mark.parametrize(("rest", "expected"), SENDERS)
def test_senders(rest: str, expected: tuple[str, str] | None) -> None:
    assert sender(rest) == expected


TEXTS = [
    ("13/11/2024, 22:40 - Mina: a\n13/11/2024, 22:41 - Aria: b\n", True, "two messages"),
    ("13/11/2024, 22:40 - Messages are encrypted\n13/11/2024, 22:41 - Aria: b\nmore\n", True, "a notice, one message"),
    ("\ufeff[13/11/2024, 22:40:00] Mina: a\r\n[13/11/2024, 22:40:00] Mina: b\r\n", True, "a mark, the ends of Windows"),
    ("13/11/2024, 22:40 - Mina: a\n", False, "a single line may be anything"),
    ("Two men were hanged.\n13/11/2024, 22:40 - Mina: a\n13/11/2024, 22:41 - Aria: b\n", False, "a report"),
    ("13/11/2024, 22:40 - arrest\n14/11/2024, 9:00 - court\n15/11/2024, 9:00 - verdict\n16/11/2024, 9:00 - ward\n",
     False, "a list of what happened when is a report"),
    ("", False, "nothing"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "why"), TEXTS, ids=[row[2] for row in TEXTS])
def test_what_looks_like_a_chat(text: str, expected: bool, why: str) -> None:
    assert looks_like_chat(text) is expected, why


def test_a_stamp_is_its_numbers() -> None:
    found = opening("13/11/2024, 22:40 - Mina: words")
    assert found is not None
    assert found.stamp == Stamp((13, 11, 2024), 4, 22, 40, 0, "")


MARKED = [
    "[13/11/2024, 22:40" + "\u200e " * 20_000,
    "13/11/2024, 22:40" + " \u200e" * 20_000 + "x",
    "\u200e" * 40_000,
    "[13" + " " * 40_000 + "/11/2024",
]


@pytest.mark.parametrize("line", MARKED, ids=["bracketed", "bare", "only marks", "within the date"])
def test_signs_without_a_shape_cost_no_time(line: str) -> None:
    begun = time.perf_counter()
    assert opening(line) is None
    assert sender(line.replace(":", "")) is None
    assert time.perf_counter() - begun < 1


def test_the_words_behind_a_stamp_are_whole() -> None:
    found = opening("[13/11/2024, 22:40:05] A: " + "words\n" * 1_000)
    assert found is not None
    assert found.rest == "A: " + "words\n" * 1_000
