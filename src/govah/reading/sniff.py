"""What a file is, by its first bytes; its name only decides between kinds of text."""

from __future__ import annotations

import codecs
import json
import re
import zipfile
from dataclasses import dataclass
from typing import IO

from govah.reading.contents import refuse
from govah.reading.exports import kinds
from govah.reading.exports.recognise import packed_web_archive, page_of_chat, text_export, web_archive

HEAD_BYTES = 64 * 1024

TEXT, MARKDOWN, HTML = "text/plain", "text/markdown", "text/html"
PDF, MAIL, LINES, JSON = "application/pdf", "message/rfc822", "application/jsonl", "application/json"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

_BY_SUFFIX = {
    "txt": TEXT, "text": TEXT, "md": MARKDOWN, "markdown": MARKDOWN,
    "html": HTML, "htm": HTML, "xhtml": HTML, "shtml": HTML,
    "pdf": PDF, "docx": DOCX, "eml": MAIL, "mht": MAIL, "mhtml": MAIL,
    "jsonl": LINES, "ndjson": LINES, "json": JSON, **kinds.BY_SUFFIX,
}  # fmt: skip
MANY = kinds.EXPORTS | {LINES}  # one file, many reports, read piece by piece however large it is
_TEXTS = {TEXT, MARKDOWN}
# A name says no more than that a file is of one of these kinds.
_ALIKE = (
    frozenset({TEXT, MARKDOWN, kinds.CHAT}), frozenset({JSON, kinds.TELEGRAM_JSON}),
    frozenset({HTML, kinds.TELEGRAM_HTML}), frozenset({kinds.RSS, kinds.ATOM}), frozenset({MAIL, kinds.MBOX}),
)  # fmt: skip
_KNOWN_BUT_UNREAD = (
    (b"\x89PNG", "a picture"), (b"\xff\xd8\xff", "a picture"), (b"GIF8", "a picture"), (b"II*\x00", "a picture"),
    (b"MM\x00*", "a picture"), (b"BM", "a picture"), (b"\x1f\x8b\x08", "a packed archive"),
    (b"7z\xbc\xaf", "a packed archive"), (b"Rar!", "a packed archive"), (b"BZh", "a packed archive"),
    (b"\xfd7zXZ", "a packed archive"), (b"ID3", "a recording"), (b"OggS", "a recording"), (b"RIFF", "a recording"),
    (b"\x1aE\xdf\xa3", "a recording"), (b"SQLite format 3\x00", "a database"), (b"\x7fELF", "a program"),
    (b"{\\rtf", "a Rich Text file"),
)  # fmt: skip
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML_START = re.compile(
    r"\s*(?:<\?xml[^<>]*\?>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_TAG = re.compile(r"<(?:p|div|article|section|h[1-6]|br|span|table|ul|a|meta|title)\b[^<>]*>", re.I)
_HEADER = re.compile(r"^([A-Za-z][A-Za-z0-9-]*):[ \t]?.*(?:\n[ \t]+.*)*\n", re.M)
_MAIL_SURE = {"received", "mime-version", "return-path", "delivered-to"}


@dataclass(frozen=True, slots=True)
class Sniffed:
    """A media type, and whether the name said otherwise (`expected`, None where it said nothing)."""

    media_type: str
    expected: str | None

    @property
    def mislabelled(self) -> bool:
        """True where the name promises another kind of file than the bytes are."""
        if any({self.expected, self.media_type} <= alike for alike in _ALIKE):
            return False
        return self.expected is not None and self.expected != self.media_type


def sniff(head: bytes, suffix: str, whole: IO[bytes] | None = None) -> Sniffed:
    """The media type of a file from its first `HEAD_BYTES`; `whole` is needed only to look into a packed file.

    Raises `UnreadableReport` for what is recognised and cannot be read (a picture, an old Word file).

    >>> sniff(b"%PDF-1.7", "txt")
    Sniffed(media_type='application/pdf', expected='text/plain')
    """
    expected = _BY_SUFFIX.get(suffix.lower().lstrip("."))
    if b"%PDF-" in head[:1024]:
        return Sniffed(PDF, expected)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return Sniffed(_packed(whole), expected)
    if head.startswith(_OLE):
        raise _office(head, whole)
    if archive := web_archive(head):
        return Sniffed(archive, expected)
    for magic, name in _KNOWN_BUT_UNREAD:
        # Two bytes are too few to tell a picture from a text that begins so.
        if head.startswith(magic) and (len(magic) > 2 or b"\x00" in head[:512]):
            raise refuse("read-unsupported", f"it is {name}, which is not read", _export_as(name))
    if head[4:8] == b"ftyp":
        raise refuse("read-unsupported", "it is a recording, which is not read", _export_as("a recording"))
    return Sniffed(_text_kind(_text(head), expected), expected)


def _export_as(name: str) -> str:
    if name == "a picture":
        return "turn it into a PDF or text with text recognition (OCR) and read that"
    if name == "a packed archive":
        return "unpack it and read the folder"
    if name == "a recording":
        return "write down what is said and read the transcript"
    return "export it as txt, html, pdf or docx and read that"


def _text(head: bytes) -> str:
    """The head as text, good enough to see tags, braces and header names, which are ASCII in all encodings."""
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if head.startswith(mark):
            return head[2:].decode(encoding, "replace")
    return head.removeprefix(codecs.BOM_UTF8).decode("utf-8", "replace")


def _text_kind(text: str, expected: str | None) -> str:
    if expected in {MAIL, LINES}:
        looks_html = _HTML_START.match(text) is not None
        return _page(text) if looks_html else text_export(text) or expected
    if _HTML_START.match(text):
        return _page(text)
    if export := text_export(text):
        return export
    if expected != JSON and _line_of_report(text):
        return LINES
    if expected == JSON:
        return LINES if _line_of_report(text) else JSON
    if expected == HTML:
        return HTML if _TAG.search(text) else TEXT
    if expected != MARKDOWN and _is_mail(text):
        return MAIL
    # A file called .pdf or .docx that is plain text, or a name that says nothing.
    return expected if expected in _TEXTS else TEXT


def _page(text: str) -> str:
    return page_of_chat(text) or HTML


def _line_of_report(text: str) -> bool:
    """True where the first line is a whole JSON object with a report's text in it."""
    first = text.lstrip().partition("\n")[0].strip()
    if not first.startswith("{"):
        return False
    if len(first) > HEAD_BYTES - 1024:  # a line longer than the head: its end was not seen
        return bool(re.search(r'"(?:text|html)"\s*:\s*"', first))
    try:
        data = json.loads(first)
    except (ValueError, RecursionError):
        return False
    return isinstance(data, dict) and any(isinstance(data.get(key), str) for key in ("text", "html"))


def _is_mail(text: str) -> bool:
    """A header block that only a mail program writes. A press release that opens with "From:" stays a text."""
    names: set[str] = set()
    position = 0
    lines = text.replace("\r\n", "\n")
    while match := _HEADER.match(lines, position):
        names.add(match[1].lower())
        position = match.end()
    return "from" in names and bool(names & _MAIL_SURE)


def _packed(whole: IO[bytes] | None) -> str:
    if whole is None:
        return DOCX
    try:
        with zipfile.ZipFile(whole) as packed:
            names = set(packed.namelist())
    except Exception as error:
        # zipfile raises many kinds on damaged and hostile files (BadZipFile, struct.error, NotImplementedError …).
        raise refuse(
            "read-damaged", "the packed file is damaged or cut off", "capture it again or ask for another copy"
        ) from error
    if any(name.startswith("word/") for name in names):
        return DOCX
    if packed_web_archive(names):
        return kinds.WACZ
    if "[Content_Types].xml" in names or "mimetype" in names:
        name = "an office file of another kind"
        raise refuse("read-unsupported", f"it is {name}, which is not read", "save it as docx or pdf and read that")
    raise refuse("read-unsupported", "it is a packed archive, which is not read", _export_as("a packed archive"))


def _office(head: bytes, whole: IO[bytes] | None) -> Exception:
    """An OLE file: its directory, whose place the header names, lists what it holds ([MS-CFB] 2.2)."""
    directory = head
    if whole is not None and len(head) >= 512:
        sector = 1 << min(int.from_bytes(head[30:32], "little"), 16)
        whole.seek((int.from_bytes(head[48:52], "little") + 1) * sector)
        directory = whole.read(sector)
    if "EncryptedPackage".encode("utf-16-le") in directory:
        return refuse("read-password", "the file is protected by a password", "save a copy without it and read that")
    return refuse("read-unsupported", "it is an old Office file, which is not read", "save it as docx and read that")
