"""Capitalised names in running text: how long they are, what is title and what is name."""

from __future__ import annotations

import re

from govah.extraction.wording.cues import UPPER, Words, either
from govah.packs.shelf import compiled


def name_pattern(words: Words, tail: bool = True) -> str:
    """A regular expression for a capitalised name: words with link words between, and a lower-case head after it.

    `Campaign for the Rights of Prisoners`, `Al-Hurra`, `Meridian news agency`. Case matters in it.
    """
    inner = rf"(?:'(?!s\b)\w+|'s(?=\s+[{UPPER}]))"
    begin = rf"(?!{either(words.get('not_name_word', ()))}){either(words.get('name_prefix', ()))}?"
    word = rf"(?:{begin}[{UPPER}][\w&]*{inner}?(?:[.-][\w&]+{inner}?)*(?:(?<=\b[A-Z])\.)?)"
    link = either(w for w in words.get("name_link", ()))
    phrase = rf"{word}(?:(?:[ ]|\n(?!\n)|-)(?:{link}\s+)?(?:{link}\s+)?(?:{word}|\d{{1,3}}(?=\s|$|[.,)])))" + "{0,9}"
    tails = either(words.get("outlet_tail", ())) if tail else ""
    # once read, a name is not given back word by word: what follows either fits the whole of it or not
    return rf"\b(?>{phrase})(?:\s+{tails}\b)?" if tails else rf"\b(?>{phrase})"


class Names:
    """The words about names of one language, ready to clean what a pattern caught."""

    def __init__(self, words: Words) -> None:
        self.titles = frozenset(words.get("title_word", ()))
        self.refused = frozenset(w.lower() for w in words.get("not_a_source", ()))
        self.weak = self.refused | frozenset(w.lower() for w in words.get("no_source_alone", ()))
        self.heads = frozenset(words.get("outlet_head", ()))
        self.tail_words = frozenset(word for tail in words.get("outlet_tail", ()) for word in tail.split())
        self.tails = tuple(words.get("outlet_tail", ()))
        self.no_person = frozenset(words.get("not_in_person", ()))
        self.links = frozenset(words.get("name_link", ()))
        self.wrong_heads = frozenset(words.get("not_source_head", ()))
        calendar = frozenset(words.get("calendar_word", ()))
        self.edges = frozenset(w.lower() for w in (*calendar, *words.get("name_link", ())))
        self._dated = (
            compiled(rf"(?:\s+(?:{'|'.join(words.get('name_link', ()))}))?\s+(?:{'|'.join(calendar)})\b.*$")
            if calendar
            else None
        )
        self._based = compiled(rf"^(?:The\s+)?(?:[{UPPER}]\w+-based\s+)?", 0)

    def bare(self, name: str) -> str:
        """The name in one line without article, "X-based", possessive, or the small words a sentence begins with."""
        name = self._based.sub("", " ".join(name.split()).strip(" .,;:\"'"))
        if self._dated:
            name = self._dated.sub("", name)
        parts = re.sub(r"'s?$", "", name).split()
        while len(parts) > 1 and (
            (parts[0].lower() in self.refused and parts[0] not in self.heads) or not parts[0][0].isupper()
        ):
            parts.pop(0)
        while len(parts) > 1 and parts[-1].lower() in self.edges:
            parts.pop()
        return " ".join(parts)

    def untitled(self, name: str) -> str:
        """A person's name without the titles and offices written before it.

        "Deputy Prosecutor of Arak" keeps its words: no name follows the office.
        """
        parts = name.split()
        last = max((i for i, part in enumerate(parts[:-1]) if part.strip(".,") in self.titles), default=-1)
        rest = parts[last + 1 :]
        return " ".join(rest) if rest and rest[0][:1].isupper() else name

    def is_outlet(self, name: str) -> bool:
        """Does a word of it say that it is an organisation or a medium, or is it written in capitals?"""
        parts = name.split()
        return (
            any(p in self.heads for p in parts)
            or name.lower().endswith(self.tails)
            or (len(parts) == 1 and name.isupper() and len(name) > 1)
        )

    def is_person(self, name: str) -> bool:
        """May it be the name of a person: two words or more, none of them the word of a body, a place or an office?"""
        parts = name.split()
        return 1 < len(parts) < 6 and not any(
            p in self.no_person or p in self.heads or (p in self.links and p not in ("de", "e")) for p in parts
        )

    def refuses(self, name: str) -> bool:
        """Is it no name at all: a pronoun, a month, a court, an article, one letter?"""
        parts = name.split()
        if not parts or len(name) < 2 or not any(char.isalpha() for char in name):
            return True
        if len(parts) > 1 and any(p in self.heads for p in parts):
            return parts[-1] in self.wrong_heads or all(p.lower() in self.weak for p in parts)
        return (
            all(p.lower() in self.weak for p in parts) or parts[-1] in self.wrong_heads or parts[0] in self.wrong_heads
        )
