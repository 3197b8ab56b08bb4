"""What every line of a pack has: an id, where it comes from, whether it has been verified; and what a rule adds."""

from __future__ import annotations

import msgspec


class Entry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One entry of a pack file. Entries of every form have these four fields.

    `id` is unique within its schema: lower-case ASCII letters, digits, `.`, `_`, `-`. `source` says where the
    entry comes from; what the file's own `source` says holds for every entry that has none.
    `verified` is false for what nobody has yet checked at a named source. `note` is for the reader of the file.
    """

    id: str
    source: str | None = None
    verified: bool = True
    note: str | None = None


class Rule(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A rule is an entry that decides something about a text, and so shows what it takes and what it leaves.

    `examples` and `counter_examples` have the form that each schema gives them; `govah pack check` runs them.
    A rule without an example, or without a counter-example, does not load.
    """


Names = dict[str, tuple[str, ...]]
"""Spellings by language code (`en`, `fa` …); the first of each list is the canonical one."""
