"""Writes the two demo reports that are no plain text, a Word document and a PDF: the same bytes every time."""

from __future__ import annotations

import sys
import zipfile
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape

HERE = Path(__file__).parent / "reports"

YEAR_IN_FIGURES = [
    "Executions in Iran in 2025: one reality, four counts",
    "Cedar Post, 5 May 2026",
    "HRANA recorded 1,922 executions between 1 January and 20 December 2025: 1,681 men, 59 women and 182 people whose "
    "sex is not known. Murder made up 47.55 percent of them, that is 914 executions, and drug offences 46.10 percent, "
    "that is 886. Ten executions were public.",
    "Iran Human Rights counted 1,639 executions in 2025, among them 48 women. It takes up a case only when two "
    "different sources confirm it.",
    "The UN Secretary-General reported 612 executions from January to June 2025. In July 2025 at least 110 people were "
    "executed, according to the UN Human Rights Office; other counts of that month are lower.",
    "Figures grow after the fact. For 2024 the UN first gave 901 executions; in June 2025 it gave at least 975.",
]

FIRST_FIGURE = [
    "UN: at least 901 executed in Iran last year",
    "Harbour Tribune, 8 January 2025",
    "GENEVA. At least 901 people were executed in Iran in 2024, the UN Human",
    "Rights Office said on Tuesday, 7 January. About 40 of them were executed",
    "in a single week of December.",
    "Most had been convicted of drug offences or murder. Among those executed",
    "were 31 women.",
    "The office based its figure on reports of human rights organisations",
    "and called on the Iranian authorities to halt all executions.",
]

_TYPES = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
<Default Extension="xml" ContentType="application/xml"/>\
<Override PartName="/word/document.xml" \
ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>\
<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>\
</Types>"""
_RELS = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
<Relationship Id="rId1" \
Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" \
Target="word/document.xml"/>\
<Relationship Id="rId2" \
Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" \
Target="docProps/core.xml"/></Relationships>"""
_CORE = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" \
xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title><dc:creator>{author}</dc:creator>\
</cp:coreProperties>"""
_BODY = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}</w:body>\
</w:document>"""


def word_document(paragraphs: list[str], author: str) -> bytes:
    """A .docx with one run per paragraph and the title in its core properties."""
    body = "".join(f"<w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p>" for text in paragraphs)
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _RELS,
        "docProps/core.xml": _CORE.format(title=escape(paragraphs[0]), author=escape(author)),
        "word/document.xml": _BODY.format(body=body),
    }
    held = BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), text.encode())
    return held.getvalue()


def pdf_page(lines: list[str], author: str) -> bytes:
    """A PDF of one page in Helvetica; `lines` are ASCII and set as they stand, the first one larger."""
    drawn = ["BT", "/F1 15 Tf", "72 770 Td"]
    for number, line in enumerate(lines):
        text = line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        drawn += [f"({text}) Tj", "/F1 11 Tf" if number == 0 else "", "0 -20 Td"]
    stream = "\n".join([part for part in drawn if part] + ["ET"]).encode("ascii")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        f"<< /Title ({lines[0]}) /Author ({author}) >>".encode("ascii"),
    ]
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R /Info 6 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)


def made() -> dict[str, bytes]:
    """The made files by name."""
    return {
        "11-four-counts.docx": word_document(YEAR_IN_FIGURES, "Cedar Post"),
        "12-first-figure.pdf": pdf_page(FIRST_FIGURE, "Harbour Tribune"),
    }


def main() -> int:
    """Write them beside the other reports."""
    for name, data in made().items():
        (HERE / name).write_bytes(data)
    return 0


if __name__ == "__main__":
    sys.exit(main())
