"""Bytes to characters: the mark, then strict UTF-8, then what the file declares, then a guess that is said so."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

from govah.model import Remark
from govah.reading.contents import refuse

# The longer marks first: the mark of UTF-32 begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# The single-byte encodings met in our languages. Each reads nearly any bytes, so they are candidates, never proof.
_ARABIC_SCRIPT, _WESTERN = "cp1256", "cp1252"
_TURKISH = "cp1254"
_LATIN = (_WESTERN, _TURKISH)
_GUESSABLE = (*_LATIN, _ARABIC_SCRIPT, "iso8859_6", "cp1251")
# The six bytes in which the Turkish page differs from the Western one, which has letters of Icelandic there.
_TURKISH_LETTERS = frozenset(b"\xd0\xdd\xde\xf0\xfd\xfe")
_SAMPLE = 256 * 1024
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_ARABIC_RUN = re.compile("[\u0621-\u06ff\u200c]{2,}")
_MULTIBYTE = re.compile(b"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the encoding it was read in, and what was not certain about it."""

    text: str
    encoding: str
    remarks: tuple[Remark, ...] = ()


def decode(raw: bytes, declared: str | None = None) -> Decoded:
    """The code points of `raw`, nothing trimmed and no line end changed; the byte order mark is no text.

    `declared` is what the file says of itself (a page's charset, a mail's header): believed where the bytes
    bear it out. Raises `UnreadableReport` with `read-encoding` or `read-binary`.

    >>> decode("گواه".encode("utf-16")).text
    'گواه'
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _marked(raw[len(mark) :], encoding)
    if wide := _wide(raw):
        text = raw.decode(wide, "replace")
        _no_binary(text)
        return Decoded(text, wide, (_guessed(wide),))
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        _no_binary(text)
        return Decoded(text, "utf-8", _disagreement(declared, "utf-8", text))
    return _not_utf8(raw, declared)


def _marked(raw: bytes, encoding: str) -> Decoded:
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError:
        text = raw.decode(encoding, "replace")
        if _too_broken(text):
            raise _undecodable() from None
        _no_binary(text)
        return Decoded(text, encoding, (_broken(text),))
    _no_binary(text)
    return Decoded(text, encoding)


def _not_utf8(raw: bytes, declared: str | None) -> Decoded:
    if b"\x00" in raw[:_SAMPLE]:
        raise _binary()
    if (known := _codec(declared)) and known not in {"utf-8", "ascii"}:
        try:
            text = raw.decode(known)
        except UnicodeError:
            pass
        else:
            _no_binary(text)
            return Decoded(text, known)
    # A UTF-8 file that was cut in the middle of a character, or into which a few foreign bytes came.
    text = raw.decode("utf-8", "replace")
    if len(_MULTIBYTE.findall(raw)) >= 10 * text.count("\ufffd"):
        _no_binary(text)
        return Decoded(text, "utf-8", (_broken(text),))
    encoding = _guess(raw)
    if encoding is None:
        if _too_broken(text):
            raise _undecodable()
        _no_binary(text)
        return Decoded(text, "utf-8", (_broken(text),))
    text = raw.decode(encoding)
    _no_binary(text)
    return Decoded(text, encoding, (_guessed(encoding),))


def _wide(raw: bytes) -> str | None:
    """UTF-16 without a mark: every second byte is the same block (Latin 0x00, Arabic script 0x06)."""
    sample = raw[: _SAMPLE & ~1]
    if len(sample) < 8 or len(raw) % 2:
        return None
    for encoding, high, low in (("utf-16-le", sample[1::2], sample[::2]), ("utf-16-be", sample[::2], sample[1::2])):
        # Neither byte stands in a text of single bytes; 0x20 is the block of the joiners, and the blank.
        sure = high.count(0) + high.count(6)
        if sure > 0.5 * len(high) and sure + high.count(0x20) > 0.9 * len(high) and low.count(0) < 0.1 * len(low):
            return encoding
    return None


def _guess(raw: bytes) -> str | None:
    """The likeliest single-byte encoding, None where none fits.

    Letters of the Arabic script come in runs; accented Latin ones do not.
    """
    sample = raw[:_SAMPLE]
    letters = sum(byte >= 0xC0 for byte in sample)
    in_runs = sum(len(run) for run in _ARABIC_RUN.findall(sample.decode(_ARABIC_SCRIPT)))
    if letters and in_runs >= 0.6 * letters and letters > 0.2 * len(sample):
        return _ARABIC_SCRIPT
    # A text of mostly plain ASCII is in Latin letters, whatever its few other bytes (quotes, a dash) might be too.
    few = letters < 0.2 * len(sample)
    best = from_bytes(sample, cp_isolation=list(_LATIN if few else _GUESSABLE)).best()
    guessed = best.encoding if best else None
    if guessed in _LATIN:
        guessed = _TURKISH if _TURKISH_LETTERS & set(sample) else _WESTERN
    for encoding in (guessed, _WESTERN, _TURKISH):
        if encoding is not None:
            try:
                raw.decode(encoding)
            except UnicodeDecodeError:
                continue
            return encoding
    return None


def _too_broken(text: str) -> bool:
    """More than every tenth character is no character."""
    return text.count("\ufffd") > 1 + len(text) // 10


def _codec(name: str | None) -> str | None:
    if not name:
        return None
    try:
        known = codecs.lookup(name.strip().strip("\"'"))
    except (LookupError, ValueError):
        return None
    if not getattr(known, "_is_text_encoding", True):
        return None  # "hex", "zip" and the like are codecs for bytes, not encodings of text
    # Pages that declare Latin-1 are written in its superset, as the WHATWG encoding standard has it.
    return _WESTERN if known.name in {"iso8859-1", "ascii"} else known.name


def _no_binary(text: str) -> None:
    sample = text[:_SAMPLE]
    if len(_CONTROL.findall(sample)) > max(2, len(sample) // 50):
        raise _binary()


def _disagreement(declared: str | None, found: str, text: str) -> tuple[Remark, ...]:
    known = _codec(declared)
    if known in {None, found, "ascii"} or text.isascii():
        return ()
    return (Remark("read-encoding-differs", f"it declares {declared}, its bytes are {found} and were read so"),)


def _guessed(encoding: str) -> Remark:
    return Remark(
        "read-encoding-guessed",
        f"the bytes are not UTF-8; they were read as {encoding}, which is a guess",
        "look at a few names; if they are wrong, save the file as UTF-8 and read it again",
    )


def _broken(text: str) -> Remark:
    return Remark(
        "read-broken-characters",
        f"{text.count(chr(0xFFFD))} characters are damaged and stand as U+FFFD; the file may be cut off",
        "capture it again if the original is still there",
    )


def _undecodable() -> Exception:
    return refuse("read-encoding", "no encoding gives readable text", "save it as UTF-8 and read it again")


def _binary() -> Exception:
    return refuse("read-binary", "the bytes are no text", "export it as txt, html, pdf or docx and read that")
