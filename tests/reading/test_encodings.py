from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govah.errors import UnreadableReport
from govah.reading.encodings import decode

PERSIAN = (
    "دو زنداني که به اتهام قتل محکوم شده بودند، بامداد چهارشنبه در زندان مرکزي اعدام شدند. خانواده آنان خبر نداشتند."
)
ENGLISH = "A café owner, Señor Müller — “held without charge” — was released on bail in the naïve hope of silence."

DECODED = [
    ("utf-8", ENGLISH.encode(), ENGLISH, "utf-8"),
    ("a byte order mark is no text", codecs.BOM_UTF8 + b"a", "a", "utf-8"),
    ("a second mark is a character", codecs.BOM_UTF8 * 2 + b"a", "\ufeffa", "utf-8"),
    ("utf-16 with its mark", PERSIAN.encode("utf-16"), PERSIAN, "utf-16-le"),
    ("utf-16 big end first", codecs.BOM_UTF16_BE + PERSIAN.encode("utf-16-be"), PERSIAN, "utf-16-be"),
    ("utf-32, whose mark begins as that of utf-16", PERSIAN.encode("utf-32"), PERSIAN, "utf-32-le"),
    ("utf-16 without a mark, Persian", PERSIAN.encode("utf-16-le"), PERSIAN, "utf-16-le"),
    ("utf-16 without a mark, English", b"held in prison".decode().encode("utf-16-be"), "held in prison", "utf-16-be"),
    ("the Arabic code page of Windows", PERSIAN.encode("cp1256", "replace"), None, "cp1256"),
    ("the Western code page of Windows", ENGLISH.encode("cp1252"), ENGLISH, "cp1252"),
    (
        "one curly quote is Western",
        b"Iran\x92s judiciary hanged a man.",
        "Iran\u2019s judiciary hanged a man.",
        "cp1252",
    ),
    ("the Turkish code page", "Şahin Yıldız idam edildi.".encode("cp1254"), "Şahin Yıldız idam edildi.", "cp1254"),
    ("the Cyrillic code page", "Сегодня казнён заключённый".encode("cp1251"), "Сегодня казнён заключённый", "cp1251"),
    ("a few bytes that no page has", b"hanged \x81 at dawn \xe9", "hanged \ufffd at dawn \ufffd", "utf-8"),
    ("line ends of all kinds stay", b"a\r\nb\rc\n", "a\r\nb\rc\n", "utf-8"),
]


@pytest.mark.parametrize(("why", "raw", "text", "encoding"), DECODED, ids=[row[0] for row in DECODED])
def test_decoded(why: str, raw: bytes, text: str | None, encoding: str) -> None:
    decoded = decode(raw)
    assert decoded.encoding == encoding, why
    assert decoded.text == (raw.decode(encoding) if text is None else text)


def test_a_guess_is_said_to_be_one() -> None:
    assert [remark.code for remark in decode(ENGLISH.encode("cp1252")).remarks] == ["read-encoding-guessed"]
    assert not decode(ENGLISH.encode()).remarks


def test_a_declared_encoding_is_believed_where_the_bytes_bear_it_out() -> None:
    raw = PERSIAN.encode("cp1256", "replace")
    assert decode(raw, "windows-1256").remarks == ()
    wrong = decode(PERSIAN.encode(), "windows-1256")
    assert wrong.text == PERSIAN
    assert [remark.code for remark in wrong.remarks] == ["read-encoding-differs"]


@pytest.mark.parametrize("declared", ["no-such-charset", "hex", "", "utf-8", "idna"])
def test_a_declared_name_that_is_no_encoding_of_text_does_no_harm(declared: str) -> None:
    assert decode(ENGLISH.encode("cp1252"), declared).text


def test_a_utf8_file_cut_within_a_character_keeps_its_text() -> None:
    decoded = decode(PERSIAN.encode()[:-2])
    assert decoded.encoding == "utf-8"
    assert decoded.text.startswith(PERSIAN[:-2])
    assert [remark.code for remark in decoded.remarks] == ["read-broken-characters"]


BINARY = [
    ("null bytes among others", bytes(range(256)) * 8),
    ("control characters", b"\x01\x02\x03\x04\x05\x06\x07\x08" * 10),
    ("halves of pairs in utf-16", codecs.BOM_UTF16_LE + b"\x00\xd8" * 40),
]


@pytest.mark.parametrize(("why", "raw"), BINARY, ids=[row[0] for row in BINARY])
def test_bytes_that_are_no_text_are_refused(why: str, raw: bytes) -> None:
    with pytest.raises(UnreadableReport) as caught:
        decode(raw)
    assert caught.value.code in {"read-binary", "read-encoding"}, why


@given(st.text())
def test_utf8_comes_out_as_it_went_in(text: str) -> None:
    try:
        decoded = decode(text.encode())
    except UnreadableReport as error:
        assert error.code == "read-binary"
        assert any(ord(sign) < 32 or ord(sign) == 127 for sign in text)
    else:
        assert decoded.text == text.removeprefix("\ufeff")


@given(st.binary(), st.none() | st.sampled_from(["utf-8", "utf-16", "cp1256", "utf-7", "zip", "punycode"]))
def test_any_bytes_give_text_or_a_coded_refusal(raw: bytes, declared: str | None) -> None:
    try:
        decoded = decode(raw, declared)
    except UnreadableReport as error:
        assert error.code in {"read-binary", "read-encoding"}
    else:
        assert isinstance(decoded.text, str)
