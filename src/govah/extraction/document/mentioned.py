"""Who may be a source where names have no capital letter: outlets and bodies, phrases that a body's word heads, people.

They are marked over the text, a mark for each character, so that the pack's cues find them in their slots and every
place stays the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from govah.extraction.page import Hit, Page
from govah.extraction.plain import lowered, plain
from govah.extraction.verb_final.spelling import spellings
from govah.extraction.wording.cues import Words, either
from govah.packs import Pack
from govah.packs.schema.lexicon import Words as LexiconWords
from govah.packs.schema.places import City, Country, Province
from govah.packs.schema.sources import NewsSource
from govah.packs.shelf import compiled
from govah.text.fold import fold

BEGIN = "\ue000"  # the character before a sentence
_MARKS = {"outlet": "\ue001", "person": "\ue002", "weak": "\ue003", "court": "\ue004"}
SLOTS = {
    "outlet": f"{_MARKS['outlet']}+",
    "person": f"{_MARKS['person']}+",
    "source": f"(?:{_MARKS['outlet']}+|{_MARKS['person']}+)",
    "any": f"(?:{'|'.join(f'{mark}+' for mark in _MARKS.values())})",
}
_BODIES = ("source", "organisation")
_PLACES: tuple[type[City] | type[Province] | type[Country], ...] = (City, Province, Country)
_NOT_TOLD = ("un", "government")  # to whom people speak without their reporting it
_LEAD = 24  # characters before a name in which "this" or "a" stands
_OWN = re.compile(r"(?<=\")([^\"\n]{2,40})\"|([A-Za-z][\w.-]+)")  # a name in quotes, or in other letters
_SHORT = 2  # letters of what is no name by itself


class Named(Protocol):
    """A person of the report, as the finder of people gives them."""

    @property
    def name(self) -> str:
        """The fullest form."""

    @property
    def others(self) -> tuple[str, ...]:
        """The shorter forms and spellings."""

    @property
    def silent(self) -> bool:
        """Whether what the person says is told as part of the story: a victim, a judge, a minister."""


@dataclass(frozen=True, slots=True)
class Mentioned:
    """Somebody who may be a source: where, under which name, the pack's id, and of which kind.

    `weak` is a word that names an outlet only where the sentence says so ("Balance").
    """

    start: int
    end: int
    name: str
    kind: str
    id: str | None = None


class MentionRules:
    """The words by which a language without capitals shows a body, compiled."""

    def __init__(self, pack: Pack, language: str, words: Words) -> None:
        head, stop = either(words.get("outlet_head", ())), either(words.get("name_stop", ()))
        word, joint = rf"(?!{stop}(?!\w))[^\W\d_]{{2,}}", either(words.get("name_joint", ()))
        one = rf"(?:\s(?:{joint}\s)?{word}|\s?\"[^\"\n]{{2,40}}\")"
        self.headed = compiled(rf"\b{head}{one}{{1,8}}(?!\w)")
        self.tail = compiled(rf"(?:\s(?:{joint}|{either(words.get('name_edge', ()))}))+$")
        self.drop = compiled(rf"{either(words.get('drop_head', ()))}[\s\"]+")
        self.alone = compiled(rf"{head}(?:\s{either(words.get('no_name_alone', ()))})*")
        self.pointed = compiled(rf"(?:^|\W){either(words.get('no_name_before', ()))}\s*$")
        self.more = compiled(rf"\s{either(words.get('name_more', ()))}(?!\w)")
        self.acting = compiled(either(words.get("no_source", ())))
        self.local = compiled(rf"\b{either(words.get('local_body', ()))}")
        self.of_town = compiled(rf"\s(?:{either(words.get('of_town', ()))}\s)?")
        self.told = {source.id for source in pack.of(NewsSource) if source.kind not in _NOT_TOLD}
        self.known: dict[str, str] = {}
        self.weak: dict[str, str] = {}  # words that are also ordinary ones
        for source in pack.of(NewsSource):
            for listed in (source.names, source.short):
                for name in listed.get(language, ()):
                    into = self.weak if name in source.ambiguous else self.known
                    into |= {lowered(plain(one)): source.id for one in spellings(name)}
        named = (place.names for kind in _PLACES for place in pack.of(kind))
        places = {fold(name).text for names in named for name in names.get(language, ())}
        press = compiled(rf"{either(words.get('drop_press', ()))}\s")
        for name, id_ in self.known.items():
            rest = self.bare(name)
            if (
                rest != name
                and " " not in rest
                and rest not in self.known
                and (rest not in places or press.match(name))
            ):
                self.weak[rest] = id_
        mine = (w for w in pack.of(LexiconWords) if w.kind == "common" and w.id.startswith(language + "."))
        self.common = {fold(term).text for w in mine for term in w.terms}  # words that are no part of a name
        self.usual = self.common.intersection(self.weak)  # no names by themselves even where the outlet is known
        self.weakly = compiled(rf"\b{either(self.weak)}(?!\w)")
        self.named = compiled(rf"(?:{either(words.get('weak_before', ()))}\s?|\")\"?$")

    def bare(self, name: str) -> str:
        """A name without the generic words before it ("news agency Tideline")."""
        match = self.drop.match(name)
        rest = name[match.end() :].strip(' "') if match else ""
        return rest or name.strip(' "')


def find_mentioned(page: Page, rules: MentionRules, people: Sequence[Named] = ()) -> list[Mentioned]:
    """All who may be a source, in order, none within another."""
    found = [*_known(page, rules), *_headed(page, rules)]
    full = {m.id: m.name for m in found if m.id}
    found += _weak(page, rules, full)
    found += [
        Mentioned(h.start, h.end, page.plain[h.start : h.end], "court")
        for h in page.hits_in(0, len(page.text), "court")
    ]
    found += _people(page, people)
    kept: list[Mentioned] = []
    for one in sorted(found, key=lambda m: (m.start, -m.end, m.id is None)):
        if (not kept or one.start >= kept[-1].end) and not _pointed(page, rules, one):
            kept.append(one)
    return kept


def marked(page: Page, mentioned: Iterable[Mentioned]) -> str:
    """The plain text with a mark for every character of a name, and one before each sentence."""
    text = list(page.plain)
    for sentence in page.sentences:
        if sentence.start:
            text[sentence.start - 1] = BEGIN
    for one in mentioned:
        text[one.start : one.end] = _MARKS[one.kind] * (one.end - one.start)
    return "".join(text)


def _pointed(page: Page, rules: MentionRules, one: Mentioned) -> bool:
    """Whether the words before make it no name ("this organisation", "an association")."""
    return one.kind == "outlet" and rules.pointed.search(page.plain[max(0, one.start - _LEAD) : one.start]) is not None


def _known(page: Page, rules: MentionRules) -> Iterator[Mentioned]:
    for hit in page.hits_in(0, len(page.text), *_BODIES):
        written = page.plain[hit.start : hit.end]
        if rules.weak.get(" ".join(written.split())) == hit.id or rules.acting.fullmatch(written):
            continue
        end = _further(page, rules, hit)
        name = " ".join((_name(rules, written, hit) + page.plain[hit.end : end]).split())
        yield Mentioned(hit.start, end, name, "outlet", _id(hit))


def _further(page: Page, rules: MentionRules, hit: Hit) -> int:
    """Where a body's name ends that its country or its town goes on with ("the prosecutor's office of Torvale")."""
    more = rules.more.match(page.plain, hit.end) if hit.kind == "organisation" else None
    if more:
        return more.end()
    local = rules.local.search(page.plain, hit.start, hit.end) and rules.of_town.match(page.plain, hit.end)
    town = next(iter(page.hits_in(local.end(), local.end() + 1, "city", "province")), None) if local else None
    return town.end if town else hit.end


def _id(hit: Hit) -> str | None:
    return hit.id if hit.kind == "source" else None


def _name(rules: MentionRules, written: str, hit: Hit) -> str:
    """A known outlet under its own name, where that means it without the word for what it is."""
    name = " ".join(written.partition(",")[0].split())  # ", which belongs to the judiciary" is no part of it
    rest = rules.bare(name)
    return rest if hit.kind == "source" and rules.known.get(rest) == hit.id else name


def _headed(page: Page, rules: MentionRules) -> Iterator[Mentioned]:
    """Phrases that begin with the word of a body: of outlets that nobody knows, or around a known one."""
    for match in rules.headed.finditer(page.plain):
        start, end = match.span()
        known = page.hits_in(start, end, *_BODIES)
        inner = next((h for h in known if h.start > start and rules.drop.fullmatch(page.plain[start : h.start])), None)
        if inner is not None:
            yield Mentioned(start, inner.end, page.plain[inner.start : inner.end], "outlet", _id(inner))
            continue
        if any(h.start == start and h.kind == "source" for h in known):
            continue
        first = next((h.start for h in known if h.kind == "source"), end)
        phrase = rules.tail.sub("", page.plain[start : min(first, end)].rstrip(' "'))
        name = " ".join(phrase.replace('"', "").split())
        if rules.alone.fullmatch(name) or page.hits_in(start, start + 2, "prison", "court"):
            continue
        rest = rules.bare(name)
        id_ = rules.known.get(rest) or rules.weak.get(rest)
        dropped = rules.drop.match(page.plain, start, end)
        own = _OWN.match(page.plain, dropped.end()) if dropped else None
        if own is not None and not rules.known.get(rest):  # "the organisation 'Tideline'": by itself
            yield Mentioned(start, own.end(), own[1] or own[2], "outlet", id_)
            continue
        name = rest if rules.known.get(rest) else name
        yield Mentioned(start, start + len(phrase), name, "outlet", id_)


def _weak(page: Page, rules: MentionRules, full: Mapping[str, str]) -> Iterator[Mentioned]:
    """Single words that name an outlet: outright where the report gives it with its head word too."""
    begins = {sentence.start for sentence in page.sentences}
    for match in rules.weakly.finditer(page.low):
        id_ = rules.weak[match[0]]
        sure = id_ in full and (match[0] not in rules.usual or match.start() in begins)
        if sure or rules.named.search(page.low, max(0, match.start() - _LEAD), match.start()):
            yield Mentioned(match.start(), match.end(), full.get(id_, match[0]), "outlet" if sure else "weak", id_)


def _people(page: Page, people: Sequence[Named]) -> Iterator[Mentioned]:
    forms: dict[str, str] = {}
    for person in people:
        for form in (person.name, *person.others):
            if len(form) > _SHORT:
                forms.setdefault(form, person.name)
    if not forms:
        return
    for match in re.finditer(rf"\b(?:{'|'.join(map(re.escape, sorted(forms, key=len, reverse=True)))})\b", page.plain):
        yield Mentioned(match.start(), match.end(), forms[match[0]], "person")
