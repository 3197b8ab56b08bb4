"""Makes the PDF files of this folder from `content.json`, once for each producer and font; see README.md."""

from __future__ import annotations

import html
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
CONTENT = json.loads((HERE / "content.json").read_text("utf-8"))
LATIN_FONT = "DejaVu Sans"
CHROMIUM, LIBREOFFICE, WEASYPRINT, TYPST, REPORTLAB = "chromium", "libreoffice", "weasyprint", "typst", "reportlab"
FILES = [
    (CHROMIUM, "Vazirmatn"),
    (CHROMIUM, "Scheherazade"),
    (LIBREOFFICE, "Nazli"),
    (LIBREOFFICE, "Amiri"),
    (WEASYPRINT, "Scheherazade"),
    (WEASYPRINT, "Vazirmatn"),
    (TYPST, "Amiri"),
    (TYPST, "Vazirmatn"),
    (REPORTLAB, "Nazli"),
    (REPORTLAB, "DejaVu Sans"),
]


def main(only: list[str]) -> None:
    for producer, font in FILES:
        target = HERE / f"{producer}-{font.lower().replace(' ', '')}.pdf"
        if only and target.stem not in only:
            continue
        with tempfile.TemporaryDirectory() as folder:
            made = globals()[f"_{producer}"](font, Path(folder))
            target.write_bytes(made)


# ── as a web page: Chromium, WeasyPrint


def _page(font: str) -> str:
    style = f"""
      @page {{ size: A4; margin: 28mm 20mm;
        @top-center {{ content: "{CONTENT["header"]}"; font-family: "{font}", "{LATIN_FONT}"; font-size: 9pt }}
        @bottom-center {{ content: "{CONTENT["footer"]} " counter(page, persian);
                          font-family: "{font}", "{LATIN_FONT}"; font-size: 9pt }} }}
      body {{ font-family: "{font}", "{LATIN_FONT}"; font-size: 12pt; text-align: justify; margin: 0 }}
      section {{ break-after: page }} section:last-child {{ break-after: auto }}
      h2 {{ font-weight: normal }}
      table {{ border-collapse: collapse; width: 100% }} td {{ border: 1px solid; padding: 2mm; text-align: start }}
      .columns {{ columns: 2; column-gap: 12mm }} .columns div {{ break-after: column }}
      .columns div:last-child {{ break-after: auto }}"""
    body = "".join(f"<section>{''.join(map(_element, blocks))}</section>" for blocks in CONTENT["pages"])
    return f'<!DOCTYPE html><html lang="fa" dir="rtl"><meta charset="utf-8"><style>{style}</style>{body}</html>'


def _element(block: dict[str, Any]) -> str:
    ((kind, value),) = block.items()
    if kind == "columns":
        inner = ("".join(f"<p>{html.escape(text)}</p>" for text in column) for column in value)
        return f'<div class="columns">{"".join(f"<div>{one}</div>" for one in inner)}</div>'
    if kind == "table":
        rows = ("".join(f"<td>{html.escape(cell)}</td>" for cell in row) for row in value)
        return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"
    tag = {"head": "h2", "p": "p", "ltr": 'p dir="ltr"'}[kind]
    return f"<{tag}>{html.escape(value)}</{tag.split()[0]}>"


def _chromium(font: str, folder: Path) -> bytes:
    page, pdf = folder / "a.html", folder / "a.pdf"
    page.write_text(_page(font), "utf-8")
    options = ["--headless", "--no-sandbox", "--no-pdf-header-footer", "--disable-pdf-tagging"]
    command = ["chromium", *options, f"--print-to-pdf={pdf}", str(page)]
    subprocess.run(command, check=True, capture_output=True)
    return pdf.read_bytes()


def _weasyprint(font: str, folder: Path) -> bytes:
    import weasyprint

    made: bytes = weasyprint.HTML(string=_page(font)).write_pdf()
    return made


# ── as a document of a word processor: LibreOffice


def _libreoffice(font: str, folder: Path) -> bytes:
    document = folder / "a.fodt"
    document.write_text(_flat_document(font), "utf-8")
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(document)]
    subprocess.run(command, check=True, capture_output=True)
    return (folder / "a.pdf").read_bytes()


def _flat_document(font: str) -> str:
    names = " ".join(f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}"' for short, long in _ODF.items())
    body = "".join(
        "".join(_odf(block, first and number > 0) for first, block in zip([True, *[False] * 99], blocks, strict=False))
        for number, blocks in enumerate(CONTENT["pages"])
    )
    text = (
        f'<style:text-properties fo:font-family="{font}" style:font-family-complex="{font}" fo:font-size="12pt" '
        'style:font-size-complex="12pt" fo:language="en" style:language-complex="fa" style:country-complex="IR"/>'
    )
    rtl = 'style:writing-mode="rl-tb"'
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document {names} office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">
<office:styles>
 <style:default-style style:family="paragraph"><style:paragraph-properties {rtl} fo:text-align="justify"/>{text}
 </style:default-style>
 <style:style style:name="Standard" style:family="paragraph"/>
</office:styles>
<office:automatic-styles>
 <style:style style:name="P" style:family="paragraph"><style:paragraph-properties {rtl} fo:text-align="justify"
   fo:margin-bottom="3mm"/></style:style>
 <style:style style:name="B" style:family="paragraph" style:parent-style-name="P">
   <style:paragraph-properties {rtl} fo:break-before="page" fo:margin-bottom="3mm"/></style:style>
 <style:style style:name="L" style:family="paragraph"><style:paragraph-properties style:writing-mode="lr-tb"
   fo:text-align="left"/></style:style>
 <style:style style:name="S" style:family="section"><style:section-properties {rtl}>
   <style:columns fo:column-count="2" fo:column-gap="12mm"/></style:section-properties></style:style>
 <style:style style:name="T" style:family="table"><style:table-properties {rtl} table:align="margins"/></style:style>
 <style:page-layout style:name="A"><style:page-layout-properties fo:page-width="210mm" fo:page-height="297mm"
   fo:margin-top="15mm" fo:margin-bottom="15mm" fo:margin-left="20mm" fo:margin-right="20mm" {rtl}
   style:num-format="۱, ۲, ۳, ..."/>
  <style:header-style><style:header-footer-properties fo:min-height="10mm" fo:margin-bottom="6mm"/></style:header-style>
  <style:footer-style><style:header-footer-properties fo:min-height="10mm" fo:margin-top="6mm"/></style:footer-style>
 </style:page-layout>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A">
 <style:header><text:p text:style-name="P">{CONTENT["header"]}</text:p></style:header>
 <style:footer><text:p text:style-name="P">{CONTENT["footer"]} <text:page-number text:select-page="current"
   style:num-format="۱, ۲, ۳, ...">1</text:page-number></text:p></style:footer>
</style:master-page></office:master-styles>
<office:body><office:text>{body}</office:text></office:body></office:document>"""


_ODF = {
    "office": "office:1.0",
    "style": "style:1.0",
    "text": "text:1.0",
    "table": "table:1.0",
    "fo": "xsl-fo-compatible:1.0",
}


def _odf(block: dict[str, Any], breaks: bool) -> str:
    ((kind, value),) = block.items()
    style = "B" if breaks else "L" if kind == "ltr" else "P"
    if kind == "columns":
        filling = "".join(f'<text:p text:style-name="P">{html.escape(text)}</text:p>' for one in value for text in one)
        return f'<text:section text:style-name="S" text:name="columns">{filling}</text:section>'
    if kind == "table":
        width = f'<table:table-column table:number-columns-repeated="{len(value[0])}"/>'
        rows = "".join(
            "<table:table-row>"
            + "".join(
                f'<table:table-cell office:value-type="string"><text:p text:style-name="P">{html.escape(cell)}</text:p>'
                "</table:table-cell>"
                for cell in row
            )
            + "</table:table-row>"
            for row in value
        )
        return f'<table:table table:style-name="T" table:name="t">{width}{rows}</table:table>'
    return f'<text:p text:style-name="{style}">{html.escape(value)}</text:p>'


# ── as a typesetter's source: Typst


def _typst(font: str, folder: Path) -> bytes:
    import typst

    source = folder / "a.typ"
    source.write_text(_typeset(font), "utf-8")
    made: bytes = typst.compile(str(source), font_paths=[os.environ["FONTS"]])
    return made


def _typeset(font: str) -> str:
    head = (
        f'#set text(font: ("{font}", "{LATIN_FONT}"), size: 12pt, lang: "fa", dir: rtl)\n#set par(justify: true)\n'
        f'#set page(paper: "a4", margin: 28mm, header: align(center)[{_t(CONTENT["header"])}],\n'
        f' footer: context align(center)[{CONTENT["footer"]} #numbering("۱", counter(page).get().first())])\n'
    )
    return head + "\n#pagebreak()\n".join("\n\n".join(map(_set, blocks)) for blocks in CONTENT["pages"])


def _set(block: dict[str, Any]) -> str:
    ((kind, value),) = block.items()
    if kind == "columns":
        return "#columns(2, gutter: 12mm)[" + "\n#colbreak()\n".join("\n\n".join(map(_t, one)) for one in value) + "]"
    if kind == "table":
        cells = "".join(f"[{_t(cell)}], " for row in value for cell in row)
        return f"#table(columns: {len(value[0])}, {cells})"
    if kind == "ltr":
        return f"#text(dir: ltr)[{_t(value)}]"
    return f"#text(size: 16pt)[{_t(value)}]" if kind == "head" else _t(value)


def _t(text: str) -> str:
    return re.sub(r"([\\#$*_`<>@\[\]=~/-])", r"\\\1", text)


# ── letter by letter, shaped and turned beforehand: ReportLab


def _reportlab(font: str, folder: Path) -> bytes:
    import arabic_reshaper
    from bidi.algorithm import get_display
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    reshaper = arabic_reshaper.ArabicReshaper({"delete_harakat": False, "support_zwj": True})
    paths = subprocess.run(["fc-match", "-f", "%{file}", font], check=True, capture_output=True, text=True).stdout
    known = paths if font != "Vazirmatn" else f"{os.environ['FONTS']}/Vazirmatn.ttf"
    latin = subprocess.run(["fc-match", "-f", "%{file}", LATIN_FONT], check=True, capture_output=True, text=True).stdout
    pdfmetrics.registerFont(TTFont(font, known))
    pdfmetrics.registerFont(TTFont("latin", latin))
    covered = pdfmetrics.getFont(font).face.charToGlyph
    width, height = A4
    path = folder / "a.pdf"
    canvas = Canvas(str(path), pagesize=A4, invariant=True)

    def runs(text: str) -> list[tuple[str, str]]:
        split: list[tuple[str, str]] = []
        for sign in text:
            name = font if ord(sign) in covered else "latin"
            if split and split[-1][0] == name:
                split[-1] = (name, split[-1][1] + sign)
            else:
                split.append((name, sign))
        return split

    def line(text: str, left: float, right: float, y: float, *, size: float = 11, base: str = "R") -> None:
        shown = get_display(reshaper.reshape(text).replace("\u200c", ""), base_dir=base)
        parts = runs(shown)
        x = left if base == "L" else right - sum(pdfmetrics.stringWidth(part, name, size) for name, part in parts)
        for name, part in parts:
            canvas.setFont(name, size)
            canvas.drawString(x, y, part)
            x += pdfmetrics.stringWidth(part, name, size)

    def paragraph(text: str, left: float, right: float, y: float, base: str = "R") -> float:
        words, held = text.split(" "), ""
        for word in [*words, None]:
            longer = f"{held} {word}".strip() if word is not None else ""
            if word is None or pdfmetrics.stringWidth(reshaper.reshape(longer), "latin", 11) > right - left:
                line(held, left, right, y, base=base)
                y -= 18
                longer = word or ""
            held = longer
        return y - 6

    for number, blocks in enumerate(CONTENT["pages"], 1):
        line(CONTENT["header"], 60, width - 160, height - 40, size=9)
        line(f"{CONTENT['footer']} {number}".translate(_PERSIAN), 60, width / 2 + 20, 30, size=9)
        y = height - 90
        for block in blocks:
            ((kind, value),) = block.items()
            if kind == "columns":
                middle = width / 2
                edges = ((middle + 17, width - 60), (60, middle - 17))
                ends = []
                for (left, right), column in zip(edges, value, strict=True):
                    at = y
                    for text in column:
                        at = paragraph(text, left, right, at)
                    ends.append(at)
                y = min(ends)
            elif kind == "table":
                for row in value:
                    for place, cell in enumerate(row):
                        right = width - 60 - place * 95
                        line(cell, right - 90, right, y)
                    y -= 22
            else:
                y = paragraph(value, 60, width - 60, y, "L" if kind == "ltr" else "R")
        canvas.showPage()
    canvas.save()
    return path.read_bytes()


_PERSIAN = {ord("0") + digit: chr(0x6F0 + digit) for digit in range(10)}


if __name__ == "__main__":
    if not shutil.which("chromium") or "FONTS" not in os.environ:
        sys.exit("needs Chromium, LibreOffice and FONTS, a folder with Vazirmatn.ttf; see README.md")
    main(sys.argv[1:])
