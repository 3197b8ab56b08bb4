"""A relative without a name of whom a clause speaks: "the mother of X was arrested", "X's brother was charged"."""

from __future__ import annotations

from collections.abc import Sequence

from govah.extraction.page import Page, Sentence
from govah.extraction.rules import LanguageRules
from govah.extraction.story import Mention

_OWNED = 2  # tokens from an owner to the relative ("his younger brother")


def relative_spoken_of(
    page: Page, mentions: Sequence[Mention], before: int, rules: LanguageRules
) -> tuple[Mention, Mention] | None:
    """The relative of whom the words before that offset speak, and the one whose relative it is.

    None where somebody else was mentioned since, or where the relative says what follows.
    """
    for i in range(len(mentions) - 1, -1, -1):
        kin = mentions[i]
        if kin.kind != "kin" or kin.end > before:
            continue
        owner = _owner_after(page, mentions, i, rules) or _owner_before(page, mentions, i)
        if owner is None or page.has(kin.end, before, "speech", "reporting", "relativiser"):
            return None
        if i and mentions[i - 1].kind == "name" and page.low[mentions[i - 1].end : kin.start].strip(" \"'") == ",":
            return None  # "Y, brother of X, was arrested"
        later = [m for m in mentions if m.start >= max(kin.end, owner.end) and m.end <= before]
        return (kin, owner) if all(_of_these(m, kin, owner) for m in later) else None
    return None


def _owner_after(page: Page, mentions: Sequence[Mention], i: int, rules: LanguageRules) -> Mention | None:
    """ "The mother of the prisoner X"."""
    between = rules.grammar("owned_name_before")
    for mention in mentions[i + 1 : i + 3]:
        if mention.who and between.fullmatch(page.low, mentions[i].end, mention.start):
            return mention
    return None


def _owner_before(page: Page, mentions: Sequence[Mention], i: int) -> Mention | None:
    """ "X's brother", where no name of the brother follows."""
    owner = mentions[i - 1] if i else None
    if owner is None or not owner.possessive or not owner.who:
        return None
    if len(page.tokens_in(owner.end, mentions[i].start)) > _OWNED:
        return None
    after = mentions[i + 1] if i + 1 < len(mentions) else None
    named = after is not None and after.kind == "name" and not page.low[mentions[i].end : after.start].strip(' ,"')
    return None if named else owner


def _of_these(mention: Mention, kin: Mention, owner: Mention) -> bool:
    """Whether a later mention is the relative's own pronoun or only describes or names the owner."""
    if mention.kind == "pronoun":
        return mention.gender == kin.gender
    return mention.kind in {"same", "one", "name"} and mention.who == owner.who and not mention.possessive


def whose_kin(page: Page, sentence: Sentence, owner: Mention, kin: Mention | None, rules: LanguageRules) -> bool:
    """ "Her brother was executed", "one of her brothers was": a relative without a name, told of behind the owner."""
    if kin is None or kin.kind == "kin":
        return kin is not None
    if kin.who or kin.groups or not page.has(kin.start, kin.end, "siblings", "kin_many"):
        return False
    return page.search(rules.grammar("some_of_kin"), sentence.start, owner.start) is not None
