"""Names that are a town's, a people's or an office's word too: when such a word is of somebody's name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govah.extraction.page import Page, Sentence, Token

if TYPE_CHECKING:
    from govah.extraction.verb_final.naming import Namer

_NAME = 2  # words of a full name


def is_place(page: Page, token: Token) -> bool:
    """Whether a word is the name of a town, a province or a country, or a part of it."""
    return page.has(token.start, token.end, "city", "province", "country")


def town_as_name(namer: Namer, sentence: Sentence, i: int, *, listed: bool) -> bool:
    """Whether a word that is a town's name too is a given name here: a surname follows, no "in" stands before."""
    tokens = namer.page.tokens
    word, after = tokens[i], i + 1
    country = namer.page.has(word.start, word.end, "country")
    if not is_place(namer.page, word) or not namer.lore.is_given(word.low):
        return False
    if not namer.words.is_word(sentence, after):
        return False
    before = tokens[i - 1].low if i > sentence.first else ""
    follows = namer.lore.is_surname(tokens[after].low) or ((before == '"' or listed) and namer.words.nameable(after))
    if country:  # whose given name is that of a country: "the arrest of X"
        lead = namer.frames.led(i)
        return follows and (lead or listed or before == '"')
    return follows and not namer.rules.grammar("after_place_word").words[before]


def town_in_list(namer: Namer, sentence: Sentence, i: int) -> bool:
    """ "A B, Mahabad D and E F": a town's name in a row of names, with a surname behind it."""
    end = i + _NAME
    if namer.page.tokens[i].kind != "word" or not namer.words.is_word(sentence, i + 1) or not namer.words.town(i):
        return False
    if not namer.rules.grammar("list_joint").search(namer.frames.lead(i)) or not namer.words.nameable(i + 1):
        return False
    return (namer.words.is_and(end) or namer.words.closes(sentence, end)) and namer.words.name_follows(sentence, end)


def place_or_people(namer: Namer, sentence: Sentence, i: int, j: int, *, surname: bool, sure: bool) -> bool:
    """Whether a town's or people's name at token j is a surname, or its last word, of the name from token i on."""
    words = namer.words
    people = namer.rules.grammar("people_surname").words[words.low(j)]
    if sure and not surname and words.nisba(j) and namer.of_person(sentence, j + 1):
        return True  # a surname that is a people's or a country's name
    if not sure or not (people or words.town(j)):
        return False
    if not surname:
        return not words.closes(sentence, j + 1) or not people or words.again(i, j + 1)
    goes_on = not words.closes(sentence, j + 1) and not words.is_and(j + 1)
    return not namer.rules.grammar("finite").words[words.low(j)] and (goes_on or words.again(j - 1, j + 1))


def office_name(namer: Namer, sentence: Sentence, j: int) -> bool:
    """Whether the word for an office ends a name here ("Dadras": examining judge)."""
    closes = namer.words.closes(sentence, j + 1) or namer.words.is_and(j + 1)
    return closes and namer.page.has(namer.page.tokens[j].start, namer.page.tokens[j].end, "office")
