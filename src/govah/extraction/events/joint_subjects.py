"""Several people who are one subject though something is said of each of them between their names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from govah.extraction.page import Page
from govah.extraction.rules import LanguageRules
from govah.extraction.story import Mention


class Governing(Protocol):
    """What the order of words tells: the page, its rules and the preposition that a mention hangs on."""

    page: Page
    rules: LanguageRules

    def governed(self, mention: Mention) -> str:
        """The preposition, empty where the mention is a subject or object."""
        ...


def joint_subject(syntax: Governing, left: Sequence[Mention], last: Mention, before: int) -> Mention:
    """All who are the subject of the verb at `before`, of which `last` stands nearest and `left` are those before it.

    "A, who was tried in May, and B, who was not, were moved", "A and B, a farmer, were moved".
    """
    low, grammar = syntax.page.low, syntax.rules.grammar
    names = [m for m in left if m.kind == "name" and not m.possessive]
    row = next((m for m in reversed(left) if m.kind != "same"), None)
    if last.kind == "same" and row is not None and names and row is names[-1] and set(last.who) < set(row.who):
        clause = syntax.page.has(last.end, before, "relativiser") and not grammar("plural_verb").match(low, before)
        return last if clause or grammar("singular_verb").match(low, before) else row
    if last.kind != "name" or not grammar("plural_verb").match(low, before):
        return last
    joint, first, who = "joined_with_aside", last.start, last.who
    for name in reversed(names):
        joined = grammar(joint).fullmatch(low, name.end, first)
        if joined is None or set(name.who) & set(who) or syntax.governed(name):
            break
        joint, first, who = "listed_with_aside", name.start, (*name.who, *who)
    return last if who == last.who else replace(last, start=first, kind="all", who=who)
