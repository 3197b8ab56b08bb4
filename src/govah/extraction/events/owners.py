"""Whose an event noun is: its possessive, "whose", or what follows its preposition ("the execution of X")."""

from __future__ import annotations

from dataclasses import replace

from govah.extraction.events.syntax import Syntax
from govah.extraction.page import Hit
from govah.extraction.story import Character, Mention

_HAD = 30
_OWNED = 3
_WHOM = 40


def of_others(syntax: Syntax, hit: Hit) -> bool:
    """ "the trial of reformers", "the killing of his cousin": the noun says whose it is, and it is nobody known."""
    i = syntax.page.token_at(hit.end)
    if (
        i + 1 >= syntax.sentence.last
        or not syntax.rules.grammar("of").words[syntax.page.tokens[i].low]
        or syntax.page.tokens[i + 1].kind == "number"
    ):
        return False
    if syntax.rules.grammar("of_case").match(syntax.page.low, syntax.page.tokens[i].end):
        return False
    if syntax.page.hits_in(syntax.page.tokens[i + 1].start, syntax.page.tokens[i + 1].end, "charge", "weak_charge"):
        return False  # "a confession of theft"
    return not syntax.page.numbers_in(syntax.page.tokens[i + 1].start, syntax.page.tokens[i + 1].end)


def owned(syntax: Syntax, owner: Mention) -> Mention | None:
    """ "the execution of his cellmate X": not the owner, but whom the noun after it means, if anybody."""
    if syntax.rules.grammar("of_case").match(syntax.page.low, owner.start):
        return owner
    after = next((m for m in syntax.mentions if m.start >= owner.end), None)
    if after is None or len(syntax.page.tokens_in(owner.end, after.start)) > _OWNED:
        return None
    if after.kind == "kin":
        named = next((m for m in syntax.mentions if m.start >= after.end), None)
        between = syntax.page.tokens_in(after.end, named.start) if named is not None else ()
        near = named is not None and named.kind == "name" and all(t.low == "," for t in between)
        if near and between and named is not None and syntax.leads(named):
            return None  # "after the execution of her son, X was arrested": X is the mother
        return named if near else None
    return after


def possessor(syntax: Syntax, start: int) -> Mention | None:
    """The mention whose possessive governs the noun at offset `start` ("her second arrest", "Karimi's arrest")."""
    for mention in reversed(syntax.mentions):
        if mention.end > start:
            continue
        between = syntax.page.tokens_in(mention.end, start)
        if (
            mention.possessive
            and len(between) <= 5
            and not any(
                t.low in {",", ".", ";"}
                or syntax.kinds.get(syntax.page.token_at(t.start), set())
                & {"prep", "be", "have", "kin", "kin_many", "relativiser", "role"}
                for t in between
            )
        ):
            return mention
        break
    return _whose(syntax, start)


def _whose(syntax: Syntax, start: int) -> Mention | None:
    """ "Omid Rad, whose trial was held in May": the one before "whose" owns the noun."""
    k = syntax.page.token_at(start) - 1
    lead = syntax.page.search(syntax.rules.grammar("whom_behind"), max(syntax.sentence.start, start - _WHOM), start)
    if lead is not None:  # "X, of whom there has been no trace"
        before = next((m for m in reversed(syntax.mentions) if m.end <= lead.start()), None)
        return None if before is None or before.kind == "kin" or before.possessive else before
    for i in range(k, max(syntax.sentence.first, k - _OWNED), -1):
        if syntax.rules.grammar("whose").words[syntax.page.tokens[i].low]:
            at = syntax.page.tokens[i].start
            before = next((m for m in reversed(syntax.mentions) if m.end <= at), None)
            return None if before is None or before.kind == "kin" or before.possessive else before
        if syntax.page.tokens[i].kind == "mark" or syntax.kinds.get(i, set()) & {"kin", "kin_many", "role", "be"}:
            return None
    return None


def complement(syntax: Syntax, end: int, prepositions: frozenset[str]) -> Mention | None:
    """The mention after a noun and a preposition ("the execution of …", "a death sentence for …")."""
    place = syntax.rules.grammar("place_then_of").match(syntax.page.low, end, syntax.sentence.end)
    if place is not None and syntax.page.has(end, place.end(), "prison", "city", "province", "country"):
        found = syntax.following(place.end(), near=1)  # "the execution in Yazd Prison of X"
        if found is not None and found.kind == "name" and not found.possessive:
            return found
    joined = syntax.rules.grammar("joined_nouns").match(syntax.page.low, end, syntax.sentence.end)
    if joined is not None and syntax.page.has(end, joined.end(), "trigger"):
        found = syntax.following(joined.end())  # "the arrest, the detention and the trial of X"
        if found is not None and found.kind == "name" and not found.possessive:
            return found
    i = syntax.page.token_at(end)
    steps = 0
    while i < syntax.sentence.last and steps < 6:
        token = syntax.page.tokens[i]
        if token.low in prepositions:
            found = syntax.following(token.end)
            if found is not None and found.kind == "pronoun" and syntax.page.low[token.end : found.start].strip():
                return None  # "of the hangings of late he said"
            if found is not None and found.possessive and syntax.rules.grammar("of").words[token.low]:
                found = owned(syntax, found)
            return None if found is None or found.kind == "kin" else _and_of(syntax, found, token.low)
        if token.kind == "mark" and token.low not in {'"', "'", "-", "(", ")"}:
            return None
        if syntax.kinds.get(i, set()) & {"be", "have", "modal", "relativiser", "break"}:
            return None  # "by firing squad as the purge of …": another clause
        i, steps = i + 1, steps + 1
    return None


def _and_of(syntax: Syntax, found: Mention, preposition: str) -> Mention:
    """ "The arrest of X and of Y, his brother": both are concerned."""
    joint = syntax.rules.grammar("besides").match(syntax.page.low, found.end)
    if joint is not None and syntax.page.low.startswith(f" {preposition} ", joint.end()):
        other = syntax.following(joint.end() + len(preposition) + 2, near=2)
        if other is not None and other.kind == "name" and not other.possessive:
            who = (*found.who, *(n for n in other.who if n not in found.who))
            return replace(found, end=other.end, who=who)
    return found


def had_done(syntax: Syntax, mention: Mention) -> Mention | None:
    """ "X, who directs the centre, had her sentence upheld": the pronoun is that of the subject by name."""
    if mention.kind != "pronoun" or not mention.possessive:
        return None
    had = syntax.page.search(
        syntax.rules.grammar("had_before"), max(syntax.sentence.start, mention.start - _HAD), mention.start
    )
    subject = syntax.subject(had.start()) if had is not None else None
    return subject if subject is not None and subject.kind == "name" and len(subject.who) == 1 else None


def sentence_owner(syntax: Syntax, hit: Hit) -> Mention | None:
    """ "Overturned the sentence of X and suspended Y's execution": whose sentence follows the verb at once."""
    low = syntax.page.low
    for mention in syntax.mentions:
        if mention.start > hit.end and mention.possessive and not low[hit.end : mention.start].strip(" \"'"):
            own = syntax.rules.grammar("own_sentence").match(low, mention.end) is not None
            return mention if own and (mention.who or mention.groups) else None
    return None


def named_in(character: Character, mention: Mention) -> bool:
    """ "A, his brother B and two others": whether the words that stand for them all hold the person's own name."""
    return any(mention.start <= a and b <= mention.end for a, b in character.mentions)
