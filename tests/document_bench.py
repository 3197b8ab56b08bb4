"""A made report opened for reading, shared by the tests of what a report says as a whole."""

from __future__ import annotations

from functools import cache
from hashlib import sha256

from govah.extraction.document.document_claims import DocumentRules
from govah.extraction.opening import open_page
from govah.extraction.page import Page
from govah.extraction.rules import LanguageRules
from govah.model import Date, Document
from govah.packs import Pack, load_pack
from govah.text.fold import fold


@cache
def pack() -> Pack:
    return load_pack()


@cache
def language_rules(language: str = "en") -> LanguageRules:
    return LanguageRules(pack(), language)


@cache
def document_rules(language: str = "en") -> DocumentRules:
    return DocumentRules.of(pack(), language)


def page(text: str, published: str | None = None, language: str = "en") -> Page:
    rules = language_rules(language)
    if rules.verb_final:
        text = fold(text).text
    digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    document = Document(
        id="made",
        text=text,
        text_sha256=digest,
        bytes_sha256=digest,
        media_type="text/plain",
        reader="test",
        reader_version="1",
        language=language,
        published=Date(published, published, "gregorian", "day") if published else None,
    )
    return open_page(document, rules, pack().fingerprint)
