from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from govah.model import Document, Unread
from govah.reading import Limits

One = Callable[..., Document]
Refusal = Callable[..., Unread]

FIRST = "Two prisoners were hanged at dawn on Monday in the central prison, a source close to the families said."
SECOND = "Neither the families nor the lawyers had been told. State media had not written of it by the evening."
PERSIAN_FIRST = (
    "دو زندانی در زندان رجایی\u200cشهر اعدام شده\u200cاند. خانواده\u200cها خبر نداشتند و آخرین ملاقات انجام نشد."
)
PERSIAN_SECOND = "رسانه\u200cهای دولتی تا لحظه تنظیم این گزارش خبری منتشر نکرده\u200cاند و دلیل آن روشن نیست."


def page(head: str = "", body: str = "", first: str = FIRST, second: str = SECOND) -> str:
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">{head}</head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/about">About us and what we do</a></li></ul></nav>
<article>{body}<p>{first}</p><p>{second}</p></article>
<aside class="related"><h3>Read more</h3><a href="/x">Three others released from prison on bail</a>
<time datetime="1999-01-01">old</time></aside>
<footer>All rights reserved. Last updated <time datetime="2026-10-10">10 October</time></footer></body></html>"""


def test_the_article_without_the_site(one: One) -> None:
    document = one("a.html", page(body="<h1>Two hanged</h1>"))
    assert document.text == f"Two hanged\n{FIRST}\n{SECOND}"
    assert (document.media_type, document.reader) == ("text/html", "html")
    assert document.reader_version.startswith("1 trafilatura ")
    assert document.metadata["page_language"] == "en"
    assert document.language is None, "what a page declares is often its template's"


@pytest.mark.parametrize("joiner", ["\u200c", "&zwnj;", "&#8204;", "&#x200C;"])
def test_every_joiner_comes_through(one: One, joiner: str) -> None:
    first, second = (text.replace("\u200c", joiner) for text in (PERSIAN_FIRST, PERSIAN_SECOND))
    document = one("a.html", page(first=first, second=second))
    assert PERSIAN_FIRST in document.text
    assert PERSIAN_SECOND in document.text
    start = document.text.index("رجایی")
    assert document.text[start : start + 9] == "رجایی\u200cشهر", "offsets count what is stored"


def test_a_page_that_already_has_the_stand_ins(one: One) -> None:
    document = one("a.html", page(first=f"{PERSIAN_FIRST} \U00012000\U00012001\u200d"))
    assert f"{PERSIAN_FIRST} \U00012000\U00012001\u200d" in document.text


def test_the_headline_is_put_first_where_the_article_lacks_it(one: One) -> None:
    head = '<meta property="og:title" content="Two men hanged in secret | Example News">\
<meta property="og:site_name" content="Example News">'
    document = one("a.html", page(head))
    assert document.title == "Two men hanged in secret"
    assert document.text == f"Two men hanged in secret\n\n{FIRST}\n{SECOND}"
    assert document.metadata["headline"] == "added"


NEWS = '{"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Two hanged", \
"datePublished": "2024-11-13T23:00:00+03:30", "dateModified": "2025-01-01", "author": [{"@type": "Person", \
"name": "A. Reporter"}, {"name": "B. Writer"}], "publisher": {"@type": "Organization", "name": "Example &amp; Co"}}'
GRAPH = '{"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "Furniture"}, \
{"@type": ["Article", "BlogPosting"], "headline": "Two hanged", "datePublished": "2024-11-13", \
"author": {"@id": "#p"}, "publisher": {"@id": "#o"}}, {"@type": "Person", "@id": "#p", "name": "A. Reporter"}, \
{"@type": "Organization", "@id": "#o", "name": "Example"}]}'
LISTED = '{"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", "headline": "Other", \
"datePublished": "2001-01-01"}]}'


def script(data: str) -> str:
    return f'<script type="application/ld+json">{data}</script>'


METADATA = [
    ("JSON-LD", script(NEWS), ("Two hanged", "A. Reporter, B. Writer", "Example & Co", "2024-11-13")),
    ("JSON-LD as a graph", script(GRAPH), ("Two hanged", "A. Reporter", "Example", "2024-11-13")),
    ("JSON-LD as a list", script(f"[{NEWS}]"), ("Two hanged", "A. Reporter, B. Writer", "Example & Co", "2024-11-13")),
    ("JSON-LD in comments", script(f"//<![CDATA[\n{NEWS}\n//]]>"), ("Two hanged", "A. Reporter, B. Writer",
     "Example & Co", "2024-11-13")),
    ("JSON-LD of other articles says nothing", script(LISTED), (None, None, None, None)),
    ("two articles, and none of them is this page", script(f"[{NEWS}, {NEWS.replace('Two', 'Six')}]"),
     (None, None, None, None)),
    ("broken JSON-LD is passed over", script(NEWS[:-20]), (None, None, None, None)),
    ("JSON-LD nested past sense", script("[" * 50_000), (None, None, None, None)),
    ("OpenGraph", '<meta property="og:title" content="Two hanged"><meta property="og:site_name" content="Example">'
     '<meta property="article:published_time" content="2024-11-13T01:00:00Z"><meta name="author" content="A">',
     ("Two hanged", "A", "Example", "2024-11-13")),
    ("names that libraries use", '<meta name="DC.date.issued" content="2024-11">'
     '<meta name="citation_author" content="A">'
     '<meta name="DC.title" content="T"><meta name="dc.publisher" content="P">', ("T", "A", "P", "2024-11")),
    ("an author's address is no name", '<meta property="article:author" content="https://example.org/a">',
     (None, None, None, None)),
    ("when it was changed is not when it was published", '<meta property="article:modified_time" content="2025-01-01">'
     '<meta property="og:updated_time" content="2025-01-01">', (None, None, None, None)),
    ("Solar Hijri in the form of ISO", '<meta property="article:published_time" content="1403-08-23T10:00:00+0330">',
     (None, None, None, "2024-11-13")),
    ("a date that is none gives way to one that is", '<meta property="article:published_time" content="today">'
     + script('{"@type": "WebPage", "datePublished": "2024-11-13"}'), (None, None, None, "2024-11-13")),
]  # fmt: skip


@pytest.mark.parametrize(("head", "expected"), [row[1:] for row in METADATA], ids=[row[0] for row in METADATA])
def test_what_the_page_says_of_itself(one: One, head: str, expected: tuple[str | None, ...]) -> None:
    document = one("a.html", page(head))
    date = document.published.edtf if document.published else None
    assert (document.title, document.author, document.source, date) == expected
    assert document.url is None


TIMES = [
    ("in the article's header", '<header><h1>T</h1><time datetime="2024-11-13">x</time></header>', "2024-11-13"),
    ("the first of two", '<time datetime="2024-11-13">x</time><time datetime="2025-01-01">y</time>', "2024-11-13"),
    ("the one that says so", '<time datetime="2025-01-01">y</time><time pubdate datetime="2024-11-13">x</time>',
     "2024-11-13"),
    ("not the one of a change", '<time class="updated" datetime="2025-01-01">y</time>'
     '<time class="entry-date" datetime="2024-11-13">x</time>', "2024-11-13"),
    ("microdata", '<meta itemprop="datePublished" content="2024-11-13"><time datetime="2025-01-01">y</time>',
     "2024-11-13"),
    ("not of another article beside it", '<div class="related-posts"><time datetime="2025-01-01">y</time></div>', None),
    ("nor of the site", "", None),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), [row[1:] for row in TIMES], ids=[row[0] for row in TIMES])
def test_the_time_in_the_article(one: One, body: str, expected: str | None) -> None:
    document = one("a.html", page(body=body))
    assert (document.published.edtf if document.published else None) == expected


def test_two_dates_that_differ_are_remarked(one: One) -> None:
    head = script(NEWS) + '<meta property="article:published_time" content="2024-11-15">'
    document = one("a.html", page(head))
    assert document.published is not None
    assert document.published.edtf == "2024-11-13"
    assert [remark.code for remark in document.remarks] == ["read-dates-differ"]
    assert document.metadata["published"] == "2024-11-13T23:00:00+03:30", "the time of the day is kept"


ADDRESSES = [
    ('<link rel="canonical" href="https://example.org/1">', "https://example.org/1"),
    (
        '<link rel="canonical" href="/1"><meta property="og:url" content="https://example.org/2">',
        "https://example.org/2",
    ),
    ('<link rel="canonical" href="javascript:alert(1)">', None),
]


@pytest.mark.parametrize(("head", "expected"), ADDRESSES)
def test_the_canonical_address(one: One, head: str, expected: str | None) -> None:
    assert one("a.html", page(head)).url == expected


def test_one_of_several_articles_is_known_by_its_address(one: One) -> None:
    other = NEWS.replace("Two", "Six").replace("2024-11-13", "2001-01-01")
    mine = NEWS.replace('"headline"', '"url": "https://example.org/1", "headline"')
    document = one("a.html", page(ADDRESSES[0][0] + script(f"[{other}, {mine}]")))
    assert document.published is not None
    assert document.published.edtf == "2024-11-13"


def test_a_short_report_keeps_its_lines(one: One) -> None:
    document = one(
        "a.html", "<html><body><article><h1>Hanged</h1><p>One man.</p><p>At dawn.</p></article></body></html>"
    )
    assert document.text.splitlines() == ["Hanged", "One man.", "At dawn."]


def test_tables_and_lists_of_names_come_through(one: One) -> None:
    body = "<ul><li>Ali Karimi, 26</li><li>Reza Ahmadi, 31</li></ul><table><tr><th>Name</th><th>Prison</th></tr>\
<tr><td>Omid Naseri</td><td>Central</td></tr></table>"
    text = one("a.html", page(body=body)).text
    assert all(name in text for name in ("Ali Karimi, 26", "Reza Ahmadi, 31"))
    assert "\nName\tPrison\nOmid Naseri\tCentral\n" in text


NO_ARTICLE = [
    ("a menu", "<html><body><ul>" + "".join(f"<li><a href='/{n}'>What we wrote on the matter {n}</a></li>"
     for n in range(30)) + "</ul></body></html>"),
    ("a login", "<html><body><form><p>Please log in to read this article and many more of our articles.</p>"
     "<input type='password'></form></body></html>"),
    ("nothing", "<html><body></body></html>"),
    ("a script that would fetch it", "<html><body><div id='app'></div><script>load()</script></body></html>"),
]  # fmt: skip


@pytest.mark.parametrize("content", [row[1] for row in NO_ARTICLE], ids=[row[0] for row in NO_ARTICLE])
def test_a_page_without_an_article_is_refused(refusal: Refusal, content: str) -> None:
    assert refusal("a.html", content.encode()).code == "read-no-article"


ENCODED = [
    ("utf-8 without a word of it", page(first=PERSIAN_FIRST).replace('<meta charset="utf-8">', "").encode()),
    ("utf-16", page(first=PERSIAN_FIRST).encode("utf-16")),
    (
        "a page that declares another encoding than it has",
        page(first=PERSIAN_FIRST).replace("utf-8", "cp1256").encode(),
    ),
    (
        "XHTML that declares its encoding",
        ('<?xml version="1.0" encoding="utf-8"?>\n' + page(first=PERSIAN_FIRST)).encode(),
    ),
]


@pytest.mark.parametrize("raw", [row[1] for row in ENCODED], ids=[row[0] for row in ENCODED])
def test_encodings_of_pages(one: One, raw: bytes) -> None:
    assert PERSIAN_FIRST in one("a.html", raw).text


def test_a_page_in_the_code_page_that_it_declares(one: One) -> None:
    text = PERSIAN_FIRST.replace("ی", "ي")
    raw = page(first=text).replace("utf-8", "windows-1256").encode("cp1256")
    document = one("a.html", raw)
    assert text in document.text
    assert document.metadata["encoding"] == "cp1256"


@pytest.mark.parametrize("depth", [500, 5_000, 100_000])
def test_a_page_nested_deeply_keeps_its_text(one: One, depth: int) -> None:
    nested = "<div><span>" * depth + f"<p>{FIRST}</p>" + "</span></div>" * depth
    document = one("a.html", f"<html><body>{nested}<p>{SECOND}</p></body></html>")
    assert FIRST in document.text
    assert SECOND in document.text


HOSTILE = [
    ("open brackets", "<" * 1_000_000),
    ("tags that never end", "<div " * 200_000),
    ("comments that never end", "<!--" * 200_000),
    ("entities", "&zwnj;" * 200_000),
    ("one attribute", f'<p title="{"x" * 1_000_000}">'),
    ("many small parts", "<p>a" * 300_000),
    ("words that are each marked up", "<p>" + "<b>word </b>" * 100_000),
    ("tables in tables", "<table><tr><td>" * 20_000),
]


@pytest.mark.parametrize("content", [row[1] for row in HOSTILE], ids=[row[0] for row in HOSTILE])
def test_hostile_pages_end_soon(read_bytes: Callable[..., list[object]], content: str) -> None:
    start = time.monotonic()
    read_bytes("a.html", f"<html><body>{content}".encode())
    assert time.monotonic() - start < 20


def test_a_page_beyond_the_limit(refusal: Refusal) -> None:
    assert refusal("a.html", page().encode(), Limits(html_bytes=100)).code == "read-too-large"
    assert refusal("a.html", page().encode(), Limits(html_elements=5)).code == "read-too-deep"


WORD = st.from_regex("[ابپتکمهوین]{2,9}(\u200c[ابپتکمهوین]{2,9})?", fullmatch=True)


@given(st.lists(st.lists(WORD, min_size=4, max_size=12), min_size=3, max_size=6))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
def test_no_joiner_between_letters_is_lost(one: One, paragraphs: list[list[str]]) -> None:
    texts = [" ".join(words) for words in paragraphs]
    document = one("a.html", page(body="".join(f"<p>{text}.</p>" for text in texts)))
    for text in texts:
        assert text in document.text
