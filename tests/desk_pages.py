"""A page as the tests look at it: parsed, with its links made whole."""

from __future__ import annotations

from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin

from django.test import Client


class Page(HTMLParser):
    """Tags, ids, links and text of one page."""

    def __init__(self, address: str, body: str) -> None:
        super().__init__(convert_charrefs=True)
        self.address = address
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(body)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())

    @property
    def ids(self) -> list[str]:
        return [attrs["id"] for _, attrs in self.tags if attrs.get("id")]  # type: ignore[misc]

    @property
    def links(self) -> list[str]:
        """Every address the page points at, whole, fragment kept."""
        named = [
            attrs.get("href") or attrs.get("src") or "" for tag, attrs in self.tags if tag in {"a", "link", "script"}
        ]
        return [urljoin(self.address, address) for address in named if address]


def crawl(client: Client, start: str = "/", most: int = 400) -> dict[str, Page]:
    """Every page of the desk that can be reached by links, by its address; all must answer 200."""
    pages: dict[str, Page] = {}
    waiting = [start]
    while waiting and len(pages) < most:
        address = waiting.pop(0)
        if address in pages:
            continue
        response = client.get(address)
        assert response.status_code == 200, f"{address} answers {response.status_code}"
        if not response["Content-Type"].startswith("text/html"):
            response.close()
            continue
        page = pages[address] = Page(address, response.content.decode())
        waiting += [bare for link in page.links if (bare := urldefrag(link)[0]) not in pages]
    return pages
