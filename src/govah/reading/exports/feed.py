"""A feed kept as a file, RSS 2.0 and 1.0 or Atom: each entry a report."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import IO, Any

from lxml import etree

from govah.errors import UnreadableReport
from govah.model import Unread
from govah.reading.contents import Contents, refuse, version_of
from govah.reading.dom import let_go, parse_page, squash, visible_text
from govah.reading.exports.export import Export, Messages, cut_off, says_nothing
from govah.reading.exports.times import of_feed
from govah.reading.html import read_html

READER, VERSION = "feed", version_of("1", "trafilatura")
_BLOCK = 64 * 1024
_ENTRY = frozenset({"item", "entry"})
_MARKUP = re.compile(r"<[a-z!/][^<>]*>|&(?:#\d+|#x[0-9a-f]+|[a-z]+\d?);", re.I)
_DECLARES = re.compile(rb"<!ENTITY", re.I)
# Names of characters that web pages know and XML does not; many feeds use them all the same.
_NAMED = re.compile(rb"&([A-Za-z][A-Za-z0-9]{1,31});|&(?![A-Za-z#])")
_OF_XML = frozenset({b"amp", b"lt", b"gt", b"quot", b"apos"})
_LONGEST_NAME = 34
_KEPT = 0.6  # of the words of an entry; where the search for the article keeps less, all of them are taken


def read_feed(stream: IO[bytes], export: Export) -> Iterator[Contents | Unread]:
    """The entries in order, `stem/guid`; the text is the headline and the entry's words, read as those of a page.

    The day is the one in the entry's own zone; of a time given as that of Greenwich, the day in the channel's zone.
    Raises `UnreadableReport`: `read-xml-entities`.
    """
    yield from export.problems()
    made = Messages(export)
    feed = _Feed(export, made)
    parser = etree.XMLPullParser(
        events=("start", "end"), recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    for block in _blocks(stream):
        try:
            parser.feed(block)
        except etree.XMLSyntaxError:
            break
        yield from feed.entries(parser.read_events())
        if feed.ended:
            break
    if broken := next(iter(parser.feed_error_log), None):
        what = f"its XML is broken from line {broken.line} on; entries there may lack words"
        yield Unread("read-export-damaged", what, "", "save the feed again, or the pages themselves")
    if not feed.ended:
        yield cut_off(f"byte {stream.seek(0, 2):,}", feed.last, made.count)
    yield from made.ended(told=not feed.ended)


def _blocks(stream: IO[bytes]) -> Iterator[bytes]:
    """The bytes in blocks, with named characters as numbers; an entity that the file itself declares is refused."""
    rest = b""
    while block := stream.read(_BLOCK):
        block = rest + block
        if _DECLARES.search(block):
            raise refuse("read-xml-entities", "the feed declares XML entities, as attacks do", "save the feed again")
        ampersand = block.rfind(b"&", -_LONGEST_NAME)
        cut = ampersand if ampersand >= 0 and b";" not in block[ampersand:] else len(block)
        block, rest = block[:cut], block[cut:]
        yield _NAMED.sub(_numbered, block)
    if rest:
        yield rest


def _numbered(match: re.Match[bytes]) -> bytes:
    if match[1] is None:
        return b"&amp;"
    if match[1] in _OF_XML:
        return match[0]
    signs = html.unescape(match[0].decode("ascii"))
    if signs.startswith("&"):
        return b"&amp;" + match[0][1:]
    return "".join(f"&#{ord(sign)};" for sign in signs).encode("ascii")


class _Feed:
    """One feed on the way: what it says of itself, and its last entry."""

    def __init__(self, export: Export, made: Messages) -> None:
        self._export, self._made = export, made
        self._source: str | None = None
        self._zone = export.zone()
        self._open = 0
        self.ended = False
        self.last: str | None = None
        self._number = 0

    def entries(self, events: Iterator[tuple[str, Any]]) -> Iterator[Contents | Unread]:
        for event, element in events:
            name = _name(element)
            if event == "start":
                self._open += name in _ENTRY
                continue
            if element.getparent() is None:
                self.ended = True
            elif name in _ENTRY:
                self._open -= 1
                if self._open == 0:
                    yield from self._entry(element)
                    let_go(element)
            elif name == "title" and not self._open and _name(element.getparent()) in {"channel", "feed"}:
                self._source = squash(_all_text(element)) or None
                self._zone = self._export.zone(self._source)

    def _entry(self, element: Any) -> Iterator[Contents | Unread]:
        self._number += 1
        address = _address(element)
        name = squash(_words_of(element, "guid", "id")) or element.get(_RDF_ABOUT) or address or str(self._number)
        self.last = name
        try:
            contents = _contents(element, self._export)
        except UnreadableReport as error:
            yield Unread(error.code, f"entry {self._number}: {error.what}", "", error.next_step, None, name)
            return
        if contents is None:
            self._made.left("entries without words")
            return
        written = squash(_words_of(element, "pubDate", "published", "date", "issued", "updated", "modified"))
        updated = squash(_words_of(element, "updated", "modified"))
        metadata = {"feed_date": written, **({"edited": updated} if updated not in {"", written} else {})}
        contents = replace(
            contents,
            author=squash(_author(element)) or None,
            source=self._source,
            url=address,
            published_words=written or None,
            metadata={**contents.metadata, **{key: value for key, value in metadata.items() if value}},
        )
        raw: bytes = etree.tostring(element, encoding="utf-8", with_tail=False)
        yield self._made.report(name, contents, raw, of_feed(written, self._zone) if written else None)


_RDF_ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"


def _contents(element: Any, export: Export) -> Contents | None:
    title = squash(_plain(_words_of(element, "title")))
    body, is_page = _body(element)
    if says_nothing(body) and says_nothing(title):
        return None
    if not is_page:
        text = body.strip("\r\n")
        reader, version, media = READER, VERSION, "text/plain"
        if squash(title) not in squash(text):
            text = f"{title}\n\n{text}".rstrip("\n")
        return Contents(text, reader, version, media, title=title or None)
    page = f"<html><head><title>{html.escape(title)}</title></head><body><article>{body}</article></body></html>"
    root, _ = parse_page(page, export.limits)
    whole = visible_text(root.find("body"))
    if title and squash(title) not in squash(whole):
        whole = f"{title}\n\n{whole}".rstrip("\n")
    if says_nothing(whole):
        return None
    try:
        article = read_html(page, export.limits)
        if len(article.text) >= _KEPT * len(whole):
            return replace(article, reader=f"{READER}+{article.reader}", title=title or article.title)
    except UnreadableReport as error:
        if error.code != "read-no-article":
            raise
    return Contents(whole, READER, VERSION, "text/html", title=title or None)


def _body(element: Any) -> tuple[str, bool]:
    """The fullest form of an entry's words, and whether they are written as a page."""
    for name in ("encoded", "content", "description", "summary"):
        for child in element:
            if _name(child) != name:
                continue
            form = child.get("type") or ("html" if name in {"encoded", "description"} else "text")
            if form == "xhtml":
                return "".join(etree.tostring(inner, encoding="unicode", with_tail=True) for inner in child), True
            words = _all_text(child)
            if not says_nothing(words):
                return words, "html" in form and _MARKUP.search(words) is not None
    return "", False


def _plain(words: str) -> str:
    """A title without the markup that some feeds put into it."""
    return html.unescape(re.sub(r"</?[a-z][^<>]*>", "", words, flags=re.I)) if _MARKUP.search(words) else words


def _address(element: Any) -> str | None:
    for child in element:
        if _name(child) == "link" and (child.get("rel") or "alternate") == "alternate":
            address = str(child.get("href") or child.text or "").strip()
            if address.startswith(("http://", "https://")):
                return address
    guid = _words_of(element, "guid", "id").strip()
    return guid if guid.startswith(("http://", "https://")) else None


def _author(element: Any) -> str:
    for child in element:
        if _name(child) in {"creator", "author"}:
            return _words_of(child, "name") or _all_text(child)
    return ""


def _words_of(element: Any, *names: str) -> str:
    """The text of the first child with one of these names, in the order of the names."""
    for name in names:
        for child in element:
            if _name(child) == name and (text := _all_text(child)).strip():
                return text
    return ""


def _all_text(element: Any) -> str:
    return str(element.xpath("string()"))


def _name(element: Any) -> str:
    """The name without its namespace; feeds write the same things under many."""
    return element.tag.rpartition("}")[2] if element is not None and isinstance(element.tag, str) else ""
