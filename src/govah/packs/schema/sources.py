"""Who publishes reports: human-rights organisations, state outlets, news agencies, newspapers, channels."""

from __future__ import annotations

from typing import Literal

from msgspec import field

from govah.packs.schema.base import Entry, Names

SourceKind = Literal[
    "ngo", "state_outlet", "agency", "newspaper", "broadcaster", "news_site", "channel", "un", "government",
    "party", "union", "academic", "other",
]  # fmt: skip


class NewsSource(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A publisher that reports cite or that publishes reports itself.

    `short` are abbreviations and forms without "the" or "news agency" that reports use ("IHRNGO"), in any script.
    `domains` are host names, without "www."; `channels` are account names on social networks.
    `state` tells that a state, or a body of it, owns or directs the outlet; None where that is not known.
    `language` holds the codes of the languages that it publishes in. `ambiguous` lists those of its spellings that
    are also an ordinary word, a place or another body, and name the source only where the context says so.
    """

    names: Names
    kind: SourceKind
    short: Names = field(default_factory=dict)
    domains: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    state: bool | None = None
    language: tuple[str, ...] = ()
    country: str | None = None
    ambiguous: tuple[str, ...] = ()


SCHEMAS: dict[str, type[Entry]] = {"sources": NewsSource}
