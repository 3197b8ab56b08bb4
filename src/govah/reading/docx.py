"""A Word document: paragraphs, tables, text boxes and notes in the order of the file, insertions in, deletions out."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import IO, Any
from xml.sax.handler import ContentHandler

import docx
from defusedxml import sax
from defusedxml.common import DefusedXmlException
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import parse_xml
from lxml import etree

from govah.errors import UnreadableReport
from govah.model import Remark
from govah.reading.contents import Contents, refuse, version_of
from govah.reading.limits import Limits

READER, VERSION = "docx", version_of("1", "python-docx")
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_BLOCK = 256 * 1024
_DAMAGED_NEXT = "capture it again or ask for another copy"
_BOMB_NEXT = "open it in a word processor that you trust, save it as pdf or txt, and read that"
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
# What is struck out, what a field is computed from, and the second form of a drawing for older programs.
_LEFT_OUT = {_W + "del", _W + "moveFrom", _W + "instrText", _W + "delText", _MC + "Fallback"}


def read_docx(raw: bytes, limits: Limits) -> Contents:
    """The text of body, text boxes, footnotes and endnotes; a line for each paragraph, a tab between cells.

    The package is unpacked once under a limit and its XML looked through before any library parses it. Raises
    `UnreadableReport`: `read-damaged`, `read-zip-bomb`, `read-too-deep`, `read-xml-entities`, `read-password`.
    """
    _look_through(raw, limits)
    try:
        document = docx.Document(io.BytesIO(raw))
        body = document.element.body
        text = "\n".join(_lines(body))
        notes = [line for root in _notes(document) for line in _lines(root) if line.strip()]
    except (PackageNotFoundError, KeyError, ValueError, AttributeError) as error:
        # python-docx raises these where a part that a document must have is missing or of another kind.
        raise refuse("read-damaged", "the Word document lacks a part that it must have", _DAMAGED_NEXT) from error
    remarks: list[Remark] = []
    if any(True for _ in body.iter(_W + "ins", _W + "del", _W + "moveFrom")):
        what = "it holds tracked changes; they were read as accepted: insertions in, deletions out"
        remarks.append(Remark("read-tracked-changes", what, "look at the document where it matters who wrote what"))
    properties = document.core_properties
    about = {
        "docx_created": str(properties.created or ""),
        "docx_modified": str(properties.modified or ""),
        "docx_last_modified_by": properties.last_modified_by,
        "docx_subject": properties.subject,
    }
    return Contents(
        text="\n".join([text, "", *notes]) if notes else text,
        reader=READER,
        reader_version=VERSION,
        media_type=MEDIA_TYPE,
        title=properties.title.strip() or None,
        author=properties.author.strip() or None,
        remarks=tuple(remarks),
        metadata={key: value for key, value in about.items() if value},
    )


def _look_through(raw: bytes, limits: Limits) -> None:
    """Sizes as declared and as they are, checksums, depth and entities; nothing is kept in memory."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            members = packed.infolist()
            declared = sum(member.file_size for member in members)
            if len(members) > limits.packed_files or declared > limits.expanded_bytes:
                raise _bomb()
            if any(member.flag_bits & 1 for member in members):
                raise refuse("read-password", "the file is protected by a password", "save a copy without it")
            left = limits.expanded_bytes
            for member in members:
                left -= _unpacked(packed, member, left)
                if member.filename.endswith((".xml", ".rels")):
                    with packed.open(member) as part:
                        _look_through_xml(part, limits)
    except UnreadableReport:
        raise
    except Exception as error:
        # zipfile, zlib and expat raise many kinds on damaged and hostile files; all mean the same here.
        raise refuse("read-damaged", "the Word document is damaged or cut off", _DAMAGED_NEXT) from error


def _unpacked(packed: zipfile.ZipFile, member: zipfile.ZipInfo, left: int) -> int:
    size = 0
    with packed.open(member) as part:
        while block := part.read(_BLOCK):
            size += len(block)
            if size > left:
                raise _bomb()
    return size


def _look_through_xml(part: IO[bytes], limits: Limits) -> None:
    try:
        # A document format forbids document type declarations; one that is there was put in by hand.
        sax.parse(part, _Depth(limits.depth), forbid_dtd=True)
    except DefusedXmlException as error:
        raise refuse("read-xml-entities", "it declares XML entities, as attacks do", _BOMB_NEXT) from error


class _Depth(ContentHandler):
    """Counts how deep elements nest, since later walks and libraries go down one call for each level."""

    def __init__(self, deepest: int) -> None:
        super().__init__()
        self._deepest = deepest
        self._depth = 0

    def startElement(self, name: str, attrs: object) -> None:  # noqa: N802 - the name that SAX calls
        """One level down."""
        self._depth += 1
        if self._depth > self._deepest:
            raise refuse("read-too-deep", "its XML nests too deeply", _BOMB_NEXT)

    def endElement(self, name: str) -> None:  # noqa: N802 - the name that SAX calls
        """One level up."""
        self._depth -= 1


def _bomb() -> UnreadableReport:
    return refuse("read-zip-bomb", "it would unpack to more than a document may hold", _BOMB_NEXT)


def _notes(document: Any) -> Iterator[Any]:
    """The roots of footnotes and endnotes, which python-docx leaves unparsed."""
    for relation in document.part.rels.values():
        kind = relation.reltype.rpartition("/")[2]
        if kind in {"footnotes", "endnotes"} and not relation.is_external:
            yield parse_xml(relation.target_part.blob)


def _lines(root: Any) -> Iterator[str]:
    """A line for each paragraph and each table row. Every w:t counts, whatever field or link it stands in."""
    lines: list[str] = []
    sinks = [lines]  # where a finished paragraph goes: the document, or the cell that is open
    rows: list[list[str]] = []
    paragraphs: list[list[str]] = []
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        name = element.tag.removeprefix(_W) if isinstance(element.tag, str) else ""
        if event == "start":
            if element.tag in _LEFT_OUT:
                walk.skip_subtree()
            elif name == "p":
                paragraphs.append([])
            elif name == "tr":
                rows.append([])
            elif name == "tc":
                sinks.append([])
            elif paragraphs and name == "t":
                paragraphs[-1].append(element.text or "")
            elif paragraphs and name in _SIGNS and element.getparent().tag == _W + "r":
                paragraphs[-1].append(_SIGNS[name])
        elif name == "p" and paragraphs:
            sinks[-1].append("".join(paragraphs.pop()))
        elif name == "tc" and len(sinks) > 1:
            cell = " ".join(sinks.pop())
            (rows[-1] if rows else sinks[-1]).append(cell)
        elif name == "tr" and rows:
            sinks[-1].append("\t".join(rows.pop()))
    yield from lines
