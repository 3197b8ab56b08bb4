"""Who publishes the reports: known to a pack by name, short form or address, or kept under the name they give."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from urllib.parse import urlsplit

from govah.casefile.models import Publication, Source
from govah.casefile.people.rows import Rows
from govah.packs import Pack
from govah.packs.schema.sources import NewsSource
from govah.text.fold import fold


def publishers(rows: Rows, reports: Iterable[tuple[int, str, str]], pack: Pack) -> None:
    """Add the rows of sources and publications for `reports`: number, publisher, address."""
    by_name, by_host = _known(pack)
    found: dict[int, str] = {}
    named: dict[str, tuple[str, str]] = {}
    for number, publisher, url in reports:
        entry = by_name.get(_key(publisher)) or by_host.get(_host(url))
        if entry is not None:
            found[number] = entry.id
            named[entry.id] = (_first_name(entry), str(entry.kind))
        elif _key(publisher):
            found[number] = _key(publisher)
            named.setdefault(_key(publisher), (publisher.strip(), ""))
    counts = Counter(found.values())
    ids = {
        key: rows.add(Source, key=key, name=named[key][0], kind=named[key][1], reports=count)
        for key, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    }
    for number, key in sorted(found.items()):
        rows.add(Publication, report_id=number, source_id=ids[key])


def _known(pack: Pack) -> tuple[dict[str, NewsSource], dict[str, NewsSource]]:
    by_name: dict[str, NewsSource] = {}
    by_host: dict[str, NewsSource] = {}
    for entry in pack.of(NewsSource):
        for forms in (*entry.names.values(), *entry.short.values()):
            for form in forms:
                by_name.setdefault(_key(form), entry)
        for host in entry.domains:
            by_host.setdefault(host.removeprefix("www.").lower(), entry)
    return by_name, by_host


def _first_name(entry: NewsSource) -> str:
    return next((form for forms in entry.names.values() for form in forms), entry.id)


def _key(name: str) -> str:
    return " ".join(fold(name).text.split())


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:  # an address that is none
        return ""
