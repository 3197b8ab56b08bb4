"""What a reader should know about a PDF that was read: pages left out, recognised, unsure, and numbers that differ."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from govah.model import Remark
from govah.reading import tesseract
from govah.reading.ocr_lines import digits_in
from govah.reading.pdf_glyphs import LOST
from govah.reading.second_reading import Difference

if TYPE_CHECKING:
    from govah.reading.pdf import Reading

DAMAGED_NEXT = "capture it again or ask for another copy"
_LOOK_NEXT = "compare names and numbers with the page as it looks"
_EMPTY_NEXT = "look at them; if there is text on them, run text recognition (OCR) and read the result"
OCR_NEXT = "run text recognition (OCR) on it with another program, and read the result"
_WORD = re.compile(r"\S+")
_SAID_SINGLY = 40  # differences that get a remark each; all are in the metadata
Differing = dict[str, int | str]


def remarks_on(reading: Reading, starts: Sequence[int]) -> tuple[list[Remark], list[Differing]]:
    """The remarks, and each place where two readings differ: page from 1, offsets in the document's text, both."""
    differing = list(_differing(reading, starts))
    return [
        *_on_pages(reading),
        *_on_recognition(reading),
        *_on_signs(reading),
        *_on_numbers(reading, differing),
    ], differing


def _on_pages(reading: Reading) -> Iterator[Remark]:
    broken = [n for n, page in enumerate(reading.pages) if page is None]
    if broken:
        yield Remark("read-pages-damaged", f"pages that cannot be opened: {listed(broken)}", DAMAGED_NEXT)
    if len(reading.pages) < reading.count:
        after = f", {reading.left_out}" if reading.left_out else ""
        what = f"{len(reading.pages)} of {reading.count} pages were read{after}; the rest was left out"
        yield Remark("read-pages-left-out", what, "split the PDF, and read its parts")
    stamped = [n for n in reading.scans if _words(reading, n) and _unseen(reading, n)]
    if stamped:
        what = f"pages {listed(stamped)} are pictures with a few words of text; only these were read"
        yield Remark(
            "read-pages-without-text", what, tesseract.how_to_install() if reading.program is None else _LOOK_NEXT
        )
    without = [n for n in [*reading.empty, *reading.scans] if not _words(reading, n)]
    if without:
        what = f"{len(without)} of {reading.count} pages have no text: {listed(sorted(without))}"
        unread = reading.program is None and any(n in reading.scans for n in without)
        yield Remark("read-pages-without-text", what, tesseract.how_to_install() if unread else _EMPTY_NEXT)


def _unseen(reading: Reading, n: int) -> bool:
    return n not in reading.looked_at or (n in reading.recognised and reading.recognised[n] is None)


def _words(reading: Reading, n: int) -> bool:
    return any(line.text.strip() for line in reading.lines(n))


def _on_recognition(reading: Reading) -> Iterator[Remark]:
    taken = {n: one for n, one in reading.recognised.items() if one is not None}
    if taken:
        sure = sum(one.confidence for one in taken.values()) / len(taken)
        what = f"the text of pages {listed(list(taken))} comes from text recognition (confidence {sure:.0f} of 100)"
        yield Remark("read-recognised", what, _LOOK_NEXT)
    turned = [n for n, one in taken.items() if one.turns]
    if turned:
        yield Remark("read-page-turned", f"pages that lie on their side or head were turned: {listed(turned)}")
    failed = [n for n, one in reading.recognised.items() if one is None]
    if failed:
        yield Remark("read-ocr-failed", f"text recognition failed on pages {listed(failed)}", OCR_NEXT)
    for code, judgement, how in (
        ("read-text-layer-garbage", "garbage", "signs that stand for no letters"),
        ("read-text-layer-reversed", "reversed", "words that are written backwards"),
    ):
        pages = [n for n, page in enumerate(reading.pages) if page is not None and page.judgement == judgement]
        if pages:
            kept = [n for n in pages if n not in taken]
            what = f"the text layer of pages {listed(pages)} holds {how}"
            what += f"; it is kept as it is on pages {listed(kept)}" if kept else "; recognised text stands for it"
            yield Remark(code, what, tesseract.how_to_install() if kept and reading.program is None else _LOOK_NEXT)
    if reading.program is not None:
        late = [n for n in reading.scans if n not in reading.looked_at]
        if late:
            what = f"there was no time or no room for text recognition on pages {listed(late)}"
            yield Remark("read-ocr-left-out", what, "split the PDF, and read its parts")


def _on_signs(reading: Reading) -> Iterator[Remark]:
    lost = [n for n in range(len(reading.pages)) if any(LOST in line.text for line in reading.lines(n))]
    if lost:
        what = f"the file does not say what some signs on pages {listed(lost)} are; U+FFFD stands for each"
        yield Remark("read-signs-lost", what, _LOOK_NEXT)


def _on_numbers(reading: Reading, differing: Sequence[Differing]) -> Iterator[Remark]:
    unsure = [n for n, page in enumerate(reading.pages) if page and not page.numbers_agree and n not in reading.checked]
    if unsure:
        what = f"two readings of the text layer give different numbers on pages {listed(unsure)}"
        yield Remark("read-numbers-differ", what, _LOOK_NEXT)
    for one in differing[:_SAID_SINGLY]:
        other = f"the other sees {one['second']}" if one["second"] else "the other sees no number there"
        what = f"page {one['page']}, characters {one['start']} to {one['end']}: one reading has {one['first']}, {other}"
        yield Remark("read-digits-differ", what, _LOOK_NEXT)
    if len(differing) > _SAID_SINGLY:
        pages = sorted({int(one["page"]) - 1 for one in differing[_SAID_SINGLY:]})
        what = f"{len(differing) - _SAID_SINGLY} more numbers differ, on pages {listed(pages)}"
        yield Remark("read-digits-differ", what, _LOOK_NEXT)
    for n, numbers in reading.unheard.items():
        what = f"page {n + 1}: text recognition sees {', '.join(numbers)}, which the text layer does not have"
        yield Remark("read-digits-differ", what, _LOOK_NEXT)


def _differing(reading: Reading, starts: Sequence[int]) -> Iterator[Differing]:
    for n, begin in enumerate(starts):
        lines = reading.lines(n)
        top, foot = reading.edges.tops[n], reading.edges.feet[n]
        before = sum(len(line.text) + 1 for line in lines[:top])
        length = sum(len(line.text) + 1 for line in lines[top : len(lines) - foot])
        for one in [*reading.differences.get(n, ()), *_doubted(reading, n)]:
            if before <= one.start < before + length:  # headers and footers are not in the text
                yield {"page": n + 1, "start": begin + one.start - before, "end": begin + one.end - before,
                       "first": one.first, "second": one.second}  # fmt: skip


def _doubted(reading: Reading, n: int) -> Iterator[Difference]:
    """The numbers of a recognised page in which its two readings differ, where they stand in its text."""
    found = reading.recognised.get(n)
    doubts = list(found.doubts) if found else []
    offset = 0
    for line in found.lines if found else ():
        for word in _WORD.finditer(line.text):
            glyph = line.glyphs[word.start()]
            for box, first, second in doubts:
                if glyph is not None and glyph.ink == box and digits_in(word.group()) == first:
                    yield Difference(offset + word.start(), offset + word.end(), word.group(), second)
        offset += len(line.text) + 1


def listed(indexes: Sequence[int], most: int = 20) -> str:
    """Pages as they are counted, from 1; not more than `most`."""
    shown = ", ".join(str(index + 1) for index in indexes[:most])
    return shown if len(indexes) <= most else f"{shown} and {len(indexes) - most} more"
