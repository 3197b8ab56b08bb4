from __future__ import annotations

from collections.abc import Callable

import pytest

from govah.model import Document, Unread
from made_exports import SAMPLES, codes, documents

Outcome = list[Document | Unread]
ReadBytes = Callable[..., Outcome]
RSS = (SAMPLES / "feed.rss").read_bytes()


def item(words: str, **more: str) -> str:
    tags = "".join(f"<{name}>{value}</{name}>" for name, value in more.items())
    return f"<item><title>Ward</title>{tags}<description>{words}</description></item>"


def feed(*items: str) -> bytes:
    return f'<rss version="2.0"><channel><title>Notes</title>{"".join(items)}</channel></rss>'.encode()


def test_rss(read_bytes: ReadBytes) -> None:
    outcome = read_bytes("feed.rss", RSS)
    first, second = documents(outcome)
    assert (
        first.text
        == "Two prisoners hanged & buried\n\nTwo men were hanged at dawn in the prison of the city \
yesterday, their families said.\nThe families were not told, and could not see them for a last time."
    )
    assert (first.id, first.url) == ("feed/https://example.org/?p=1", "https://example.org/1")
    assert (first.title, first.author, first.source) == ("Two prisoners hanged & buried", "Aria", "Ward Notes")
    assert second.text == "Visits cut\n\nVisits to the ward are cut… until further notice."
    assert second.url == "https://example.org/2", "a guid that is an address"
    assert codes(outcome) == ["read-export-beside"]
    assert "message_sha256" in first.metadata


DAYS = [
    ("Greenwich is no zone of a channel", "Wed, 13 Nov 2024 22:40:00 +0000", "2024-11-14"),
    ("nor as a letter", "2024-11-13T22:40:00Z", "2024-11-14"),
    ("the writer's own day is kept", "Wed, 13 Nov 2024 22:40:00 +0100", "2024-11-13"),
    ("no zone at all", "2024-11-13T22:40:00", "2024-11-13"),
    ("a zone that is not known", "Wed, 13 Nov 2024 22:40:00 -0000", "2024-11-14"),
    ("a day alone", "2024-11-13", "2024-11-13"),
    ("summer time, as there was before 2022", "Sun, 10 Jul 2022 19:45:00 GMT", "2022-07-11"),
    ("none since", "Mon, 10 Jul 2023 20:15:00 GMT", "2023-07-10"),
]


@pytest.mark.parametrize(("written", "day"), [row[1:] for row in DAYS], ids=[row[0] for row in DAYS])
def test_days(read_bytes: ReadBytes, written: str, day: str) -> None:
    (found,) = documents(read_bytes("a.rss", feed(item("He was hanged.", pubDate=written))))
    assert found.published is not None
    assert found.published.edtf == day


def test_rss_one(read_bytes: ReadBytes) -> None:
    (found,) = documents(read_bytes("a.xml", (SAMPLES / "feed.rdf.xml").read_bytes()))
    assert (found.id, found.url, found.source) == ("a/https://example.org/9", "https://example.org/9", "Ward Notes")
    assert found.text == "Moved\n\nHe was moved to another prison."


def test_atom(read_bytes: ReadBytes) -> None:
    first, second = documents(read_bytes("feed.atom", (SAMPLES / "feed.atom").read_bytes()))
    assert (first.url, first.author, first.source) == ("https://example.org/fa/1", "مینا", "خبر بند سوم")
    assert first.text == "هفت تن در قرنطینه\n\nهفت تن را به قرنطینه برده‌اند."
    assert first.metadata["edited"] == "2024-11-14T11:00:00+03:30"
    assert second.text == "Plain\n\nA <b> in plain text stays."
    assert "edited" not in second.metadata


BAD = [
    ("cut off in an entry", feed(item("One."), item("Two."))[:-60], ["Ward\n\nOne."], ["read-export-cut"]),
    ("cut off before the first", b'<rss version="2.0"><channel>', [], ["read-export-cut"]),
    ("an ampersand alone", feed(item("He & she.")), ["Ward\n\nHe & she."], []),
    ("a name that XML does not know", feed(item("a&nbsp;b &unknown; c")), None, []),
    ("tags that cross", feed(item("One.").replace("</title>", "</titel>"), item("Two.")), None, None),
    ("entities", b'<!DOCTYPE rss [<!ENTITY a "b">]>' + feed(item("&a;")), [], ["read-xml-entities"]),
    ("nothing in it", feed(), [], ["read-no-text"]),
]


@pytest.mark.parametrize(("raw", "texts", "problems"), [row[1:] for row in BAD], ids=[row[0] for row in BAD])
def test_bad_feeds(read_bytes: ReadBytes, raw: bytes, texts: list[str] | None, problems: list[str] | None) -> None:
    outcome = read_bytes("a.rss", raw)
    if texts is not None:
        assert [one.text for one in documents(outcome)] == texts
    if problems is not None:
        assert codes(outcome) == problems
    assert outcome


def test_an_entry_that_cannot_be_read_stops_no_other(read_bytes: ReadBytes) -> None:
    deep = "&lt;div&gt;" * 3000 + "a" + "&lt;/div&gt;" * 3000
    outcome = read_bytes("a.rss", feed(item("One."), item(deep, guid="2"), item("Three.")))
    texts = [one.text for one in documents(outcome)]
    assert (texts[0], texts[-1]) == ("Ward\n\nOne.", "Ward\n\nThree.")


def test_many_entries(read_bytes: ReadBytes) -> None:
    raw = feed(*(item(f"Notice {number}.", guid=str(number)) for number in range(3000)))
    assert [one.part for one in documents(read_bytes("a.rss", raw))] == [str(number) for number in range(3000)]
