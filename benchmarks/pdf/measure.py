"""PDFs: pages a second without text recognition, and numbers right, flagged or silently wrong, file by file."""

from __future__ import annotations

import json
import re
import time
from collections import Counter
from difflib import SequenceMatcher
from pathlib import Path

import pypdfium2

from govah.reading import Limits, tesseract
from govah.reading.contents import Contents
from govah.reading.ocr_lines import digits_in
from govah.reading.pdf import read_pdf

ROOT = Path(__file__).parents[2]
PDFS = ROOT / "tests/reading/pdfs"
TABLE = [line.split("\t")[1].split() for line in (PDFS / "numbers.tsv").read_text("utf-8").splitlines()[1:]]
LAYERS = ("chromium", "libreoffice", "weasyprint", "typst", "reportlab")
# Which pages of the content the other files hold, and whether with their foot.
OTHERS = {"wrong-digit": ([0, 1], True), "lost-digit": ([0, 1], True), "garbage": ([0, 1], True),
          "scan": ([0, 1, 2], True), "reversed": ([0], False), "scan-photo": ([3], False),
          "scan-turned": ([0, 3], False)}  # fmt: skip
HEADER = "1403"  # the number in it
ALONE = Limits(second_reading_pages=0, ocr_pages=0)
ROUNDS = 5
WORD = re.compile(r"\S*\d\S*")


def speed(raws: list[bytes]) -> dict[str, float]:
    """Pages a second of one core, in processor time; the yardstick only fetches the text that PDFium has."""
    ours = bare = float("inf")
    pages = 0
    for _ in range(ROUNDS):
        began = time.process_time()
        for raw in raws:
            read_pdf(raw, ALONE)
        ours = min(ours, time.process_time() - began)
        began, pages = time.process_time(), 0
        for raw in raws:
            document = pypdfium2.PdfDocument(raw)
            for page in document:
                page.get_textpage().get_text_range()
                pages += 1
            document.close()
        bare = min(bare, time.process_time() - began)
    return {
        "pages": pages,
        "pages a second": round(pages / ours, 1),
        "yardstick, pages a second": round(pages / bare, 1),
        "speed of the yardstick": round(bare / ours, 3),
    }


def numbers(contents: Contents, pages: list[int], edges: bool = False, foot: bool = False) -> dict[str, int]:
    """The numbers of the text against the table: how many right, how many of these flagged for nothing, how many
    wrong or too many and flagged in their place, how many wrong without a flag, and how many are not there.

    `edges`: with too few pages to know it by, a header is text, and a `foot` too.
    """
    starts = json.loads(contents.metadata["pages"])
    flags = json.loads(contents.metadata.get("digits_differ", "[]"))
    counted: Counter[str] = Counter(right=0, flagged_for_nothing=0, wrong_and_flagged=0, silently_wrong=0, missing=0)
    for at, (page, start) in enumerate(zip(pages, starts, strict=True)):
        end = starts[at + 1] - 1 if at + 1 < len(starts) else len(contents.text)
        wanted = [digits_in(number) for number in TABLE[page]]
        if edges:
            wanted = [HEADER] * ("running_lines" not in contents.metadata) + wanted + [str(page + 1)] * foot
        found = []
        for word in WORD.finditer(contents.text, start, end):
            flagged = any(flag["start"] < word.end() and word.start() < flag["end"] for flag in flags)
            found.append((digits_in(word.group()), flagged))
        matcher = SequenceMatcher(a=wanted, b=[digits for digits, _ in found], autojunk=False)
        for kind, first, last, begin, stop in matcher.get_opcodes():
            flagged = sum(flag for _, flag in found[begin:stop])
            if kind == "equal":
                counted.update(right=last - first, flagged_for_nothing=flagged)
                continue
            silent = stop - begin - flagged
            missing = max(0, last - first - (stop - begin))
            counted.update(wrong_and_flagged=flagged, silently_wrong=silent, missing=missing)
    return dict(counted)


def main() -> None:
    layers = sorted(path for path in PDFS.glob("*.pdf") if path.stem.split("-")[0] in LAYERS)
    program = tesseract.installed()
    if program is None:
        raise SystemExit(tesseract.INSTALL)
    figures: dict[str, object] = {"speed": speed([path.read_bytes() for path in layers])}
    figures["text layers, by themselves"] = {
        path.stem: numbers(read_pdf(path.read_bytes(), ALONE), [0, 1, 2, 3]) for path in layers
    }
    figures["text layers, read twice"] = {
        path.stem: numbers(read_pdf(path.read_bytes(), Limits()), [0, 1, 2, 3]) for path in layers
    }
    figures["bad files, with recognition"] = {
        stem: numbers(read_pdf((PDFS / f"{stem}.pdf").read_bytes(), Limits()), pages, True, foot)
        for stem, (pages, foot) in OTHERS.items()
    }
    figures["tesseract"] = program.version
    text = json.dumps(figures, indent=1) + "\n"
    Path(__file__).with_name("figures.json").write_text(text, encoding="utf-8")
    print(text, end="")


if __name__ == "__main__":
    main()
