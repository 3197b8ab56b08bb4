"""What a web page says of itself: headline, author, publisher, date, address. Never the site's furniture."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from govah.model import Remark
from govah.reading import jsonld
from govah.reading.dom import FURNITURE, squash
from govah.reading.published import read_published

# Names under which sites give these in <meta>, lower case, the most exact first.
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "publish-date",
    "publish_date", "publishdate", "publication_date", "pubdate", "citation_publication_date", "citation_date",
    "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date", "dcterms.date", "parsely-pub-date",
    "sailthru.date", "article.published", "date",
)  # fmt: skip
_TITLE = ("og:title", "twitter:title", "dc.title", "citation_title")
_AUTHOR = ("author", "article:author", "dc.creator", "dcterms.creator", "citation_author", "parsely-author", "byl")
_PUBLISHER = ("og:site_name", "publisher", "dc.publisher", "dcterms.publisher", "citation_publisher")
_ADDRESS = ("og:url", "twitter:url")
_MODIFIED = ("article:modified_time", "og:updated_time", "last-modified")
_BESIDE = re.compile(
    r"related|comment|sidebar|widget|most-|popular|latest|recommend|updated|modified|footer|menu", re.I
)
_SEPARATOR = r"\s*[|\-–—:·•»«]\s*"


@dataclass(frozen=True, slots=True)
class PageWords:
    """Each value as the page writes it; None where it does not say. `further` goes into the document's metadata."""

    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    remarks: tuple[Remark, ...] = ()
    further: dict[str, str] = field(default_factory=dict)


def page_words(root: Any) -> PageWords:
    """The page's own metadata: JSON-LD, OpenGraph, `<meta>`, microdata, the canonical link, `<time>`."""
    meta = _meta(root)
    canonical = _address(root.xpath("//link[contains(concat(' ', @rel, ' '), ' canonical ')]/@href"))
    url = canonical or _address(meta.get(name) for name in _ADDRESS)
    article_element = _article_element(root)
    headings = _headings(article_element if article_element is not None else root)
    own_title = _first(meta, _TITLE) or squash(root.findtext(".//title")) or None
    nodes = jsonld.nodes_of(_scripts(root))
    node = jsonld.the_article(nodes, {url} if url else set(), {*headings, *([own_title] if own_title else [])}) or {}
    publisher = jsonld.names(node.get("publisher"), nodes) or _first(meta, _PUBLISHER)
    published, remarks = _published(node, nodes, meta, article_element)
    further = {key: value for key, value in {
        "page_language": root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang"),
        "modified": jsonld.words(node.get("dateModified")) or _first(meta, _MODIFIED),
        "description": _first(meta, ("og:description", "description")),
    }.items() if value}  # fmt: skip
    return PageWords(
        title=jsonld.words(node.get("headline")) or _title(own_title, headings, publisher),
        author=jsonld.names(node.get("author"), nodes) or _author(meta),
        publisher=publisher,
        published=published,
        url=url or _address([node.get("url")]),
        remarks=remarks,
        further=further,
    )


def _meta(root: Any) -> dict[str, str]:
    """The first value under each name, whichever of the three attributes names it."""
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        value = squash(element.get("content"))
        for attribute in ("property", "name", "itemprop"):
            # Microdata of a listed article stands inside the body; the page's own stands anywhere in its article.
            if (name := element.get(attribute)) and value and not _beside(element):
                found.setdefault(name.strip().lower(), value)
    return found


def _first(meta: dict[str, str], names: Iterable[str]) -> str | None:
    return next((meta[name] for name in names if name in meta), None)


def _scripts(root: Any) -> Any:
    for element in root.iter("script"):
        if (element.get("type") or "").strip().lower().startswith("application/ld+json") and element.text:
            yield element.text


def _address(candidates: Iterable[Any]) -> str | None:
    for address in candidates:
        if isinstance(address, str) and address.strip().lower().startswith(("http://", "https://")):
            return address.strip()
    return None


def _article_element(root: Any) -> Any | None:
    """The one `<article>` or `<main>` that is the report; on a page of many, the one with the headline of level one."""
    articles = [element for element in root.iter("article") if not _beside(element)]
    with_heading = [element for element in articles if element.find(".//h1") is not None]
    if len(with_heading) == 1 or len(articles) == 1:
        return (with_heading or articles)[0]
    bodies = root.xpath("//*[@itemprop='articleBody'] | //main")
    return bodies[0] if len(bodies) == 1 and not articles else None


def _headings(element: Any) -> list[str]:
    return [text for heading in element.iter("h1") if (text := squash(heading.xpath("string()")))]


def _title(own: str | None, headings: list[str], publisher: str | None) -> str | None:
    """The headline without the site's name: the heading that the page's title holds, else the title cut at the name."""
    if own is None:
        return headings[0] if len(headings) == 1 else None
    for heading in headings:
        if heading in own:
            return heading
    if publisher:
        name = re.escape(publisher)
        cut = re.sub(f"(?:{_SEPARATOR}{name}|^{name}{_SEPARATOR})\\s*$|^{name}{_SEPARATOR}", "", own)
        return cut.strip() or own
    return own


def _author(meta: dict[str, str]) -> str | None:
    author = _first(meta, _AUTHOR)
    return None if author is None or author.startswith(("http://", "https://")) else author


def _published(
    node: jsonld.Node, nodes: list[jsonld.Node], meta: dict[str, str], article: Any | None
) -> tuple[str | None, tuple[Remark, ...]]:
    """The publication date as the page writes it, the most exact place first; two that differ are remarked."""
    candidates = [
        jsonld.words(node.get("datePublished")),
        _first(meta, _PUBLISHED),
        _microdata(article),
        next((jsonld.words(page.get("datePublished")) for page in nodes if jsonld.is_page(page)), None),
        _time(article),
    ]
    given = [words for words in candidates if words]
    if not given:
        return None, ()
    chosen = next((words for words in given if read_published(words)), given[0])
    first = read_published(chosen)
    for words in given:
        other = read_published(words)
        if first and other and other.edtf != first.edtf and not first.edtf.startswith(other.edtf):
            what = f"the page gives two publication dates, {chosen} and {words}; the first was taken"
            return chosen, (Remark("read-dates-differ", what, "look at the page, and put the date in a metadata file"),)
    return chosen, ()


def _microdata(article: Any | None) -> str | None:
    if article is None:
        return None
    for element in article.xpath(".//*[@itemprop='datePublished']"):
        words = element.get("content") or element.get("datetime") or squash(element.xpath("string()"))
        if words and not _beside(element, article):
            return str(words)
    return None


def _time(article: Any | None) -> str | None:
    if article is None:
        return None
    times = [el for el in article.iter("time") if el.get("datetime") and not _beside(el, article)]
    marked = [el for el in times if el.get("pubdate") is not None or "publish" in (el.get("class") or "")]
    for element in marked or times[:1]:
        return squash(element.get("datetime")) or None
    return None


def _beside(element: Any, top: Any | None = None) -> bool:
    """True within the page's furniture: menus, lists of other articles, comments; the article's own header is none."""
    while element is not None and element is not top:
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag in {"html", "body"}:
            return False
        if tag in FURNITURE - {"header"}:
            return True
        if _BESIDE.search(f"{element.get('class') or ''} {element.get('id') or ''}"):
            return True
        element = element.getparent()
    return False
