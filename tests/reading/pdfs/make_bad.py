"""Makes the bad PDF files of this folder out of the good ones: scans, turned pages, text layers that mislead."""

from __future__ import annotations

import io
import random
import re
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2
from PIL import Image, ImageFilter

HERE = Path(__file__).parent
PRIVATE = 0xF000
_DAY = time.gmtime(0)


def main() -> None:
    pictures = [page.render(scale=200 / 72, grayscale=True).to_pil() for page in _document("weasyprint-vazirmatn")]
    black = [picture.point(lambda level: 255 * (level > 140)).convert("1") for picture in pictures]
    _save("scan", black[:3])
    first, last = (black[n].crop((0, 0, black[n].width, black[n].height * 4 // 10)) for n in (0, 3))
    _save("scan-turned", [first.rotate(-90, expand=True), last.rotate(180)])
    photo = _document("weasyprint-vazirmatn")[3].render(scale=150 / 72, grayscale=True).to_pil()
    _save("scan-photo", [_photographed(photo.crop((0, 0, photo.width, photo.height * 2 // 5)))], 150)
    english = pypdfium2.PdfDocument(_typed(ENGLISH))[0].render(scale=200 / 72, grayscale=True).to_pil()
    _save("scan-english", [english.point(lambda level: 255 * (level > 140)).convert("1")])
    # Each of these looks right and says something else.
    _with_letters("wrong-digit", "libreoffice-amiri", lambda code: 0x6F6 if code == 0x6F4 else code)
    _with_letters("lost-digit", "libreoffice-amiri", lambda code: 0 if code == 0x6F5 else code)
    _with_letters("garbage", "libreoffice-amiri", lambda code: PRIVATE + code % 256 if code > 0x600 else code)
    (HERE / "reversed.pdf").write_bytes(_reversed(black[0].crop((0, 0, black[0].width, black[0].height // 2))))


ENGLISH = (
    "Three verdicts in one week",
    "On 2 August 2024 the sentences of two men, aged 27 and 31, were carried out.",
    "They had been taken from ward 4 to cell 108 on 1 August at 14:30.",
    "The desk counted 834 executions in the quarter, 43 percent more than 582.",
)


def _document(stem: str) -> Any:
    return pypdfium2.PdfDocument(HERE / f"{stem}.pdf")


def _save(stem: str, pictures: list[Any], dots: int = 200) -> None:
    first, *others = pictures
    first.save(
        HERE / f"{stem}.pdf",
        save_all=True,
        append_images=others,
        resolution=200,
        title=None,
        creationDate=_DAY,
        modDate=_DAY,
    )


def _photographed(picture: Any) -> Any:
    """Grey, a little askew, blurred, with grains: as a telephone takes it."""
    chance = random.Random(7)
    turned = picture.rotate(0.7, fillcolor=255, resample=Image.Resampling.BICUBIC)
    soft = turned.filter(ImageFilter.GaussianBlur(0.6))
    grains = bytes(max(0, min(255, 25 + level * 8 // 10 + chance.randrange(-12, 13))) for level in soft.tobytes())
    stream = io.BytesIO()
    Image.frombytes("L", soft.size, grains).save(stream, "JPEG", quality=18)
    return Image.open(stream)


def _typed(lines: tuple[str, ...]) -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    stream = io.BytesIO()
    canvas = Canvas(stream, invariant=True)
    for number, line in enumerate(lines):
        canvas.drawString(72, 750 - 20 * number, line)
    canvas.save()
    return stream.getvalue()


def _with_letters(stem: str, source: str, letter: Callable[[int], int]) -> None:
    """The file with other entries in the tables that say which letter each shape is."""
    from pypdf import PdfReader, PdfWriter
    from pypdf.generic import NameObject, StreamObject

    writer = PdfWriter(clone_from=PdfReader(HERE / f"{source}.pdf"))
    for page in list(writer.pages)[2:]:
        writer.remove_page(page)
    changed = set()
    for page in writer.pages:
        for reference in page["/Resources"]["/Font"].values():  # type: ignore[index]
            font = reference.get_object()
            if "/ToUnicode" not in font or id(font) in changed:
                continue
            changed.add(id(font))
            table = font["/ToUnicode"].get_object().get_data().decode("latin-1")
            table = re.sub(
                r"(<[0-9A-F]+>\s+)<([0-9A-F]{4})>(?=\s)", lambda m: f"{m[1]}<{letter(int(m[2], 16)):04X}>", table
            )
            stream = StreamObject()
            stream.set_data(table.encode("latin-1"))
            font[NameObject("/ToUnicode")] = writer._add_object(stream.flate_encode())
    writer.compress_identical_objects()
    writer.write(HERE / f"{stem}.pdf")


def _reversed(picture: Any) -> bytes:
    """A scan over a text layer that was put there letter by letter from the left, each line backwards."""
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    path = subprocess.run(["fc-match", "-f", "%{file}", "DejaVu Sans"], check=True, capture_output=True, text=True)
    pdfmetrics.registerFont(TTFont("plain", path.stdout))
    stream = io.BytesIO()
    width, height = picture.width * 72 / 200, picture.height * 72 / 200
    canvas = Canvas(stream, pagesize=(width, height), invariant=True)
    coarse = picture.resize((picture.width * 6 // 10, picture.height * 6 // 10))
    canvas.drawImage(ImageReader(coarse), 0, 0, width, height)
    lines = pypdfium2.PdfDocument(HERE / "reportlab-nazli.pdf")[0].get_textpage().get_text_range().split("\r\n")
    for number, line in enumerate(lines):
        text = canvas.beginText(60, height - 90 - 18 * number)
        text.setFont("plain", 11)
        text.setTextRenderMode(3)
        text.textOut(line)
        canvas.drawText(text)
    canvas.save()
    return stream.getvalue()


if __name__ == "__main__":
    main()
