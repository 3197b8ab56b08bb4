from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable

import docx
import pytest

from govah.model import Document, Unread
from govah.reading import Limits

One = Callable[..., Document]
Refusal = Callable[..., Unread]
Packed = Callable[..., bytes]
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def made(*paragraphs: str) -> bytes:
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def with_body(body: str) -> bytes:
    """A real document whose body is replaced by hand-written WordprocessingML."""
    with zipfile.ZipFile(io.BytesIO(made("x"))) as old:
        files = {name: old.read(name) for name in old.namelist()}
    text = files["word/document.xml"].decode()
    files["word/document.xml"] = re.sub(
        "<w:body>.*</w:body>", lambda _: f"<w:body>{body}</w:body>", text, flags=re.S
    ).encode()
    return repacked(files)


def repacked(files: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in files.items():
            new.writestr(name, content)
    return stream.getvalue()


def test_paragraphs_and_tables_in_order(one: One) -> None:
    document = docx.Document()
    document.add_heading("گزارش رجایی\u200cشهر", 1)
    document.add_paragraph("Before the table.")
    table = document.add_table(2, 2)
    for cell, text in zip(
        (cell for row in table.rows for cell in row.cells), ("Name", "Age", "Ali", "26"), strict=True
    ):
        cell.text = text
    document.add_paragraph("After it.")
    document.core_properties.title, document.core_properties.author = "Report 7", "A desk"
    stream = io.BytesIO()
    document.save(stream)
    read = one("a.docx", stream.getvalue())
    assert read.text == "گزارش رجایی\u200cشهر\nBefore the table.\nName\tAge\nAli\t26\nAfter it."
    assert (read.title, read.author, read.published, read.reader) == ("Report 7", "A desk", None, "docx")
    assert read.metadata["docx_created"]
    assert read.remarks == ()


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


BODIES = [
    ("an insertion counts", f'<w:p><w:ins w:id="1" w:author="a">{run("in")}</w:ins></w:p>', "in", True),
    ("a deletion does not", f'<w:p>{run("kept")}<w:del w:id="1" w:author="a"><w:r><w:delText>out</w:delText></w:r>'
     "</w:del></w:p>", "kept", True),
    ("a link's words count", f"<w:p>{run('see ')}<w:hyperlink>{run('here')}</w:hyperlink></w:p>", "see here", False),
    ("a form field's words count", f"<w:sdt><w:sdtContent><w:p>{run('field')}</w:p></w:sdtContent></w:sdt>",
     "field", False),
    ("what a field is computed from does not", f"<w:p><w:r><w:instrText>PAGE</w:instrText></w:r>{run('7')}</w:p>",
     "7", False),
    ("breaks, tabs and hyphens", "<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>a</w:t><w:br/><w:t>b</w:t>"
     "<w:tab/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t></w:r></w:p>", "a\nb\tc-d", False),
    ("a table in a cell", f"<w:tbl><w:tr><w:tc><w:p>{run('a')}</w:p><w:tbl><w:tr><w:tc><w:p>{run('b')}</w:p></w:tc>"
     f"</w:tr></w:tbl><w:p/></w:tc><w:tc><w:p>{run('c')}</w:p></w:tc></w:tr></w:tbl>", "a b \tc", False),
    ("a text box", f"<w:p><w:r><w:pict><w:txbxContent><w:p>{run('box')}</w:p></w:txbxContent></w:pict></w:r>"
     f"{run('text')}</w:p>", "box\ntext", False),
]  # fmt: skip


@pytest.mark.parametrize(("body", "text", "tracked"), [row[1:] for row in BODIES], ids=[row[0] for row in BODIES])
def test_what_counts(one: One, body: str, text: str, tracked: bool) -> None:
    document = one("a.docx", with_body(body))
    assert document.text == text
    assert [remark.code for remark in document.remarks] == (["read-tracked-changes"] if tracked else [])


def test_footnotes_come_at_the_end(one: One) -> None:
    with zipfile.ZipFile(io.BytesIO(made("The text."))) as old:
        files = {name: old.read(name) for name in old.namelist()}
    files["word/footnotes.xml"] = (
        f"<w:footnotes {W}><w:footnote><w:p>{run('The note.')}</w:p></w:footnote></w:footnotes>".encode()
    )
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    rels = files["word/_rels/document.xml.rels"].decode()
    files["word/_rels/document.xml.rels"] = rels.replace(
        "</Relationships>", f'<Relationship Id="rId99" Type="{kind}" Target="footnotes.xml"/></Relationships>'
    ).encode()
    types = files["[Content_Types].xml"].decode()
    files["[Content_Types].xml"] = types.replace(
        "</Types>", '<Override PartName="/word/footnotes.xml" ContentType="application/xml"/></Types>'
    ).encode()
    assert one("a.docx", repacked(files)).text == "The text.\n\nThe note."


def test_a_bomb_is_not_unpacked(refusal: Refusal, packed: Packed) -> None:
    bomb = packed({"[Content_Types].xml": b"", "word/document.xml": b"\x00" * 30_000_000})
    assert len(bomb) < 60_000
    assert refusal("a.docx", bomb, Limits(expanded_bytes=10_000_000)).code == "read-zip-bomb"
    many = packed({f"word/{number}.bin": b"" for number in range(50)})
    assert refusal("b.docx", many, Limits(packed_files=40)).code == "read-zip-bomb"


def test_a_size_that_lies_does_not_help_a_bomb(refusal: Refusal, packed: Packed) -> None:
    raw = bytearray(packed({"word/document.xml": b"\x00" * 30_000_000}))
    size = (30_000_000).to_bytes(4, "little")
    while (at := raw.find(size)) >= 0:
        raw[at : at + 4] = (100).to_bytes(4, "little")
    assert refusal("a.docx", bytes(raw)).code == "read-damaged"


ATTACKS = [
    ("entities in entities", b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><x>&b;</x>', "read-xml-entities"),
    (
        "a file of this machine",
        b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><x>&a;</x>',
        "read-xml-entities",
    ),
    ("the same in utf-16", '<!DOCTYPE x [<!ENTITY a "ha">]><x>&a;</x>'.encode("utf-16"), "read-xml-entities"),
    ("nested deeply", b"<a>" * 5000 + b"</a>" * 5000, "read-too-deep"),
    ("cut off", b"<a><b>", "read-damaged"),
    ("no document in it", b"<a/>", "read-damaged"),
]


@pytest.mark.parametrize(("xml", "code"), [row[1:] for row in ATTACKS], ids=[row[0] for row in ATTACKS])
def test_attacks(refusal: Refusal, xml: bytes, code: str) -> None:
    with zipfile.ZipFile(io.BytesIO(made("x"))) as old:
        files = {name: old.read(name) for name in old.namelist()}
    files["word/document.xml"] = xml
    assert refusal("a.docx", repacked(files)).code == code


def test_damaged(refusal: Refusal, packed: Packed) -> None:
    raw = made("x" * 5000)
    assert refusal("a.docx", raw[: len(raw) // 2]).code == "read-damaged"
    flipped = bytearray(raw)
    flipped[raw.index(b"word/document.xml") + 200] ^= 0xFF
    assert refusal("b.docx", bytes(flipped)).code == "read-damaged"
    assert refusal("c.docx", packed({"word/document.xml": b"<a/>"})).code == "read-damaged"


def test_nothing_written_in_it(refusal: Refusal) -> None:
    assert refusal("a.docx", made()).code == "read-no-text"
