"""What a page says of itself in JSON-LD (schema.org): the one article that it is, never the articles that it lists."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any

from govah.reading.dom import squash

Node = dict[str, Any]
# schema.org: every kind of Article ends so, apart from these.
_ARTICLES = {"BlogPosting", "LiveBlogPosting", "SocialMediaPosting", "DiscussionForumPosting", "Report"}
_PAGES = {"WebPage", "ItemPage"}
_DEEPEST = 20
# Old pages wrap the data in comments or CDATA for older browsers; it begins at the first real bracket.
_START = re.compile(r'(?<!CDATA)\[\s*[\[{]|\{\s*"')
_DECODER = json.JSONDecoder(strict=False)


def nodes_of(scripts: Iterator[str]) -> list[Node]:
    """All nodes at the top of the scripts or in their @graph; a script that is no JSON is passed over."""
    nodes: list[Node] = []
    for script in scripts:
        start = _START.search(script)
        if start is None:
            continue
        try:
            data, _ = _DECODER.raw_decode(script, start.start())
        except (ValueError, RecursionError):
            continue
        nodes.extend(_top(data, 0))
    return nodes


def _top(data: Any, depth: int) -> Iterator[Node]:
    """Lists, graphs and the main entity are gone into; lists of other pages (ItemList, hasPart) are not."""
    if depth > _DEEPEST:
        return
    if isinstance(data, list):
        for item in data:
            yield from _top(item, depth + 1)
    elif isinstance(data, dict):
        yield data
        yield from _top(data.get("@graph"), depth + 1)
        yield from _top(data.get("mainEntity"), depth + 1)


def is_article(node: Node) -> bool:
    """True for every kind of article of schema.org.

    >>> is_article({"@type": ["ReportageNewsArticle"]}), is_article({"@type": "Organization"})
    (True, False)
    """
    return any(kind.endswith("Article") or kind in _ARTICLES for kind in _types(node))


def is_page(node: Node) -> bool:
    """True for the page as such, which some sites date instead of the article."""
    return any(kind in _PAGES for kind in _types(node))


def _types(node: Node) -> list[str]:
    kinds = node.get("@type")
    listed = kinds if isinstance(kinds, list) else [kinds]
    return [kind.rpartition("/")[2].rpartition(":")[2] for kind in listed if isinstance(kind, str)]


def the_article(nodes: list[Node], addresses: set[str], headlines: set[str]) -> Node | None:
    """The article that this page is: by its address, else by its headline, else the only one; None among many."""
    articles = [node for node in nodes if is_article(node)]
    for node in articles:
        own = {node.get("url"), node.get("@id"), _id(node.get("mainEntityOfPage"))}
        if own & addresses:
            return node
    for node in articles:
        if words(node.get("headline") or node.get("name")) in headlines:
            return node
    return articles[0] if len(articles) == 1 else None


def _id(value: Any) -> str | None:
    found = value.get("@id") if isinstance(value, dict) else value
    return found if isinstance(found, str) else None


def words(value: Any) -> str | None:
    """A text value on one line, entities resolved; None for anything else.

    >>> words("A &amp; B")
    'A & B'
    """
    if isinstance(value, list) and value:
        value = value[0]
    return (squash(html.unescape(value)) or None) if isinstance(value, str) else None


def names(value: Any, nodes: list[Node]) -> str | None:
    """The name or names of a person or organisation: a text, a node, a reference to a node, or a list of them."""
    listed = value if isinstance(value, list) else [value]
    found: list[str] = []
    for item in listed:
        node = item
        if isinstance(item, dict) and "name" not in item and isinstance(item.get("@id"), str):
            node = next((other for other in nodes if other.get("@id") == item["@id"] and "name" in other), item)
        name = words(node.get("name")) if isinstance(node, dict) else words(node)
        if name and name not in found and not name.startswith(("http://", "https://")):
            found.append(name)
    return ", ".join(found) or None
