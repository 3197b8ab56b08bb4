"""A web page to its article: trafilatura finds it, every zero-width non-joiner comes through."""

from __future__ import annotations

import logging
import re
from typing import Any

from trafilatura import bare_extraction

from govah.model import Remark
from govah.reading.contents import Contents, refuse, version_of
from govah.reading.dom import FURNITURE, parse_page, squash, swap, visible_text
from govah.reading.encodings import decode
from govah.reading.limits import Limits
from govah.reading.page import page_words

# What trafilatura cannot do is told in our own codes; its log lines would stand between those of the progress.
logging.getLogger("trafilatura").addHandler(logging.NullHandler())

READER, VERSION = "html", version_of("1", "trafilatura")

_DECLARED = re.compile(rb"<meta[^<>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{1,40})", re.I)
# The joiners that words need and that trafilatura would take out with all unprintable characters. Letters of a
# script that no report is written in stand for them on the way through; the first pair that the page lacks.
_JOINERS = "\u200c\u200d"
_STAND_INS = [chr(code) for code in range(0x12000, 0x12040)]
_NEXT = "save the article itself, or its print view, and read that"
_RULED = re.compile(r"\|(?:-+\|)+")  # the line under a table's head
_PROSE_WORDS = 5
_PROSE_CHARACTERS = 80
_WALL_CHARACTERS = 600


def read_html(raw: bytes | str, limits: Limits) -> Contents:
    """The article's text with its headline first, and what the page says of itself.

    The stored text is the headline (where the article's own text lacks it), an empty line, and the article, a
    line for each paragraph. Raises `UnreadableReport`: `read-no-article`, `read-too-large`, `read-too-deep`.
    """
    if len(raw) > limits.html_bytes:
        raise refuse("read-too-large", "the page is larger than an article may be", _NEXT)
    remarks: tuple[Remark, ...] = ()
    encoding = "utf-8"
    if isinstance(raw, bytes):
        declared = _DECLARED.search(raw[:4096])
        decoded = decode(raw, declared[1].decode("ascii") if declared else None)
        raw, encoding, remarks = decoded.text, decoded.encoding, decoded.remarks
    root, flattened = parse_page(raw, limits)
    if flattened:
        remarks += (Remark("read-flattened", "the page nests very deeply; its text was taken without its form"),)
    page = page_words(root)
    whole_page = flattened or sum(1 for _ in root.iter()) > limits.article_elements
    article, more = _article(root, whole_page)
    text, headline = _with_headline(article, page.title)
    return Contents(
        text=text,
        reader=READER,
        reader_version=VERSION,
        media_type="text/html",
        title=page.title,
        author=page.author,
        source=page.publisher,
        url=page.url,
        published_words=page.published,
        remarks=(*remarks, *page.remarks, *more),
        metadata={**page.further, "encoding": encoding, **headline},
    )


def _article(root: Any, whole_page: bool) -> tuple[str, tuple[Remark, ...]]:
    """The article's text; where none is found the whole page's, where that is no prose either, a refusal."""
    asks_password = bool(root.xpath("//input[translate(@type, 'PASWORD', 'pasword')='password']"))
    links = {squash(link.xpath("string()")) for link in root.iter("a")}
    whole = visible_text(root)
    article = "" if whole_page else _found(root)
    if asks_password and len(article or whole) < _WALL_CHARACTERS:
        raise refuse("read-no-article", "the page asks for a password; the article was not saved", _NEXT)
    if article and (not links or _prose(article, links)):
        return article, ()
    whole_prose = _prose(whole, links)
    if len(whole_prose) >= _PROSE_CHARACTERS or (whole and not links):
        what = "no article was found in the page; its whole text was taken"
        return whole, (Remark("read-whole-page", what, "look whether menus came into the text"),)
    raise refuse("read-no-article", "the page holds no article; it may be a menu, a login or a notice", _NEXT)


def _prose(text: str, links: set[str]) -> str:
    """The lines that are sentences, not the words of links."""
    lines = (line for line in text.splitlines() if len(line.split()) >= _PROSE_WORDS)
    return "\n".join(line for line in lines if line.removeprefix("- ") not in links)


def _found(root: Any) -> str:
    page_text = root.xpath("string()")
    free = [letter for letter in _STAND_INS if letter not in page_text]
    there = {ord(joiner): stand_in for joiner, stand_in in zip(_JOINERS, free, strict=False)}
    back = {ord(stand_in): chr(joiner) for joiner, stand_in in there.items()}
    swap(root, there)
    extracted = bare_extraction(root, include_comments=False, include_tables=True, deduplicate=False)
    swap(root, back)
    text = getattr(extracted, "text", None) or ""
    return _with_lines(_with_tabs(text.translate(back).strip()), root)


def _with_tabs(article: str) -> str:
    """Rows of tables, which trafilatura draws with strokes, as cells with tabs between them."""
    lines: list[str] = []
    for line in article.splitlines():
        if line.startswith("| "):
            lines.append("\t".join(cell.strip() for cell in line.strip().strip("|").split("|")))
        elif not _RULED.fullmatch(line):
            lines.append(line)
    return "\n".join(lines)


def _with_lines(article: str, root: Any) -> str:
    """Trafilatura sets a short article in one line; its blocks are looked up in the page, and become lines again."""
    if not article or "\n" in article:
        return article
    one_line = squash(article)
    lines: list[str] = []
    place = 0
    for line in visible_text(root, without=FURNITURE - {"header"}).splitlines():
        if (start := one_line.find(line, place)) >= 0:
            lines.append(line)
            place = start + len(line)
    covered = sum(len(line) + 1 for line in lines)
    return "\n".join(lines) if covered >= 0.9 * len(one_line) else article


def _with_headline(article: str, title: str | None) -> tuple[str, dict[str, str]]:
    """Put the headline first where the article lacks it: it carries facts, and offsets count in the stored text."""
    if not title or squash(title) in squash(article[: len(title) + 2000]):
        return article, {}
    return f"{title}\n\n{article}", {"headline": "added"}
