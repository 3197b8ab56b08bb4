"""A web page as a tree, however broken or deep, and its visible text walked block by block."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import lxml.html
from lxml import etree

from govah.reading.contents import refuse
from govah.reading.limits import Limits

# Where a page nests deeper than the parser goes, all tags but these give way to a line break.
_FLATTENED = re.compile(r"<(?!/?(?:script|style|p|title|meta|link|br|html|head|body)\b)[^<>]*>", re.I)
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "details", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "legend",
    "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead",
    "title", "tr", "ul",
})  # fmt: skip
_UNSEEN = frozenset({
    "script", "style", "noscript", "template", "svg", "math", "head", "object", "embed", "iframe", "select", "option",
    "button",
})  # fmt: skip
# A page's furniture: ways to other pages, forms, what stands beside the report.
FURNITURE = frozenset({"nav", "header", "footer", "aside", "form", "menu", "dialog"})
_NEXT = "save the page as text and read that"
_SPACE = re.compile(r"[ \t\r\n\f\v\u00a0]+")


def parse_page(html: str, limits: Limits) -> tuple[Any, bool]:
    """The root element, and whether the page had to be flattened because it nests too deeply."""
    html = html.replace("\x00", "\ufffd")
    root, complete = _parse(html)
    flattened = not complete
    if flattened:
        root, complete = _parse(_FLATTENED.sub("\n", html))
    if root is None:
        raise refuse("read-no-text", "the page is empty", "capture the page again, or remove it")
    if not complete or sum(1 for _ in root.iter()) > limits.html_elements:
        raise refuse(
            "read-too-deep", "the page nests too deeply, or in too many parts", "save it as text and read that"
        )
    return root, flattened


def _parse(html: str) -> tuple[Any, bool]:
    """The tree, and whether all of the page came into it: past its depth the parser leaves out the rest silently."""
    parser = lxml.html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = lxml.html.document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None, True
    return root, not any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log)


def swap(root: Any, table: dict[int, str]) -> None:
    """Put other characters in all text of the tree, in place."""
    for element in root.iter():
        if element.text:
            element.text = element.text.translate(table)
        if element.tail:
            element.tail = element.tail.translate(table)


def visible_text(root: Any, *, without: frozenset[str] = FURNITURE) -> str:
    """The text that a reader sees, a line for each block; the elements named in `without` are left out."""
    lines: list[str] = []
    current: list[str] = []
    for piece in _pieces(root, without):
        if piece is None:
            lines.append(_SPACE.sub(" ", "".join(current)).strip())
            current = []
        else:
            current.append(piece)
    lines.append(_SPACE.sub(" ", "".join(current)).strip())
    return "\n".join(line for line in lines if line)


def _pieces(root: Any, without: frozenset[str]) -> Iterator[str | None]:
    """Texts in reading order; None where a block begins or ends."""
    passed_over: Any = None
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if passed_over is None and event == "start" and (tag in _UNSEEN or tag in without):
            passed_over = element
        if passed_over is None:
            if tag in _BLOCKS:
                yield None
            if event == "start" and element.text:
                yield element.text
        elif event == "end" and passed_over is element:
            passed_over = None
            yield None
        if event == "end" and passed_over is None and element is not root and element.tail:
            yield element.tail


def squash(text: str | None) -> str:
    """One line, single spaces.

    >>> squash(" a\\n  b ")
    'a b'
    """
    return _SPACE.sub(" ", text or "").strip()


def let_go(element: Any) -> None:
    """Give back the memory of an element that was read, and of all before it, while the rest is still parsed."""
    element.clear(keep_tail=True)
    while element.getprevious() is not None:
        del element.getparent()[0]
