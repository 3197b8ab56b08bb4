"""Facts of a made report, for tests: who, what happened, what was said of them."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from typing import Any

from govah.extraction import Extractor, facts
from govah.model import Date, Document, Extraction
from govah.packs import load_pack


@cache
def extractor() -> Extractor:
    return Extractor(load_pack())


def extraction(text: str, published: str | None = None, *, language: str | None = "en") -> Extraction:
    digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    when = Date(published, published, "gregorian", "day") if published else None
    document = Document("made", text, digest, digest, "text/plain", "test", "1", language=language, published=when)
    return extractor()(document)


def facts_of(text: str, published: str | None = None, *, language: str = "en") -> dict[str, Any]:
    return facts(extraction(text, published, language=language))


def victims(text: str, published: str | None = None) -> dict[str, dict[str, Any]]:
    return {v["name"]: v for v in facts_of(text, published)["victims"]}


def told(victim: dict[str, Any]) -> set[str]:
    """The victim's events as short strings: type, then date, prison or court where there are any."""
    return {" ".join(filter(None, (e["type"], e["date"], e["prison"] or e["court"]))) for e in victim["events"]}
