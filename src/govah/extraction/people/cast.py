"""Who is who: name runs that mean one person become one character, with the fullest name and all other forms."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice

from govah.extraction.page import Page
from govah.extraction.people.lone_names import framed, names_person
from govah.extraction.people.name_index import NameIndex, closed_up
from govah.extraction.people.name_likeness import respelt, same_name, same_word, transposed
from govah.extraction.people.name_links import link_names
from govah.extraction.rules import LanguageRules
from govah.extraction.story import Character, NameRun
from govah.extraction.wording.expressions import Expression

_LATE = ("headline", "heading")
_PAIR = 2
_MOST_FORMS = 16  # of one person's names, those compared with a further one


@dataclass(slots=True)
class Cast:
    """The characters of a page, and for every run of it the character that it names."""

    characters: list[Character] = field(default_factory=list)
    runs: list[NameRun] = field(default_factory=list)
    parts: list[dict[tuple[str, ...], None]] = field(default_factory=list)  # their names so far, the latest last
    index: NameIndex = field(default_factory=NameIndex)
    by_sentence: dict[int, list[NameRun]] = field(default_factory=dict)
    by_character: dict[int, list[NameRun]] = field(default_factory=dict)
    by_section: dict[int, list[Character]] | None = None  # filled by whoever first asks who is named where

    def bears(self, run: NameRun, number: int) -> None:
        """The run names the character with that number."""
        run.character = number
        self.by_character.setdefault(number, []).append(run)
        self.index.named(number, run.start)

    def of(self, number: int) -> Character:
        """The character with that number."""
        return self.characters[number]


def cast_of(page: Page, runs: Sequence[NameRun], rules: LanguageRules) -> Cast:
    """Gather the runs of a page into characters: full names first, short mentions and headlines after."""
    cast = Cast(runs=list(runs))
    for run in cast.runs:
        cast.by_sentence.setdefault(run.sentence, []).append(run)
    link_names(page, cast.runs, rules)
    own = [r for r in cast.runs if r.alias_of < 0 and r.father_of < 0]
    full = [r for r in own if len(r.parts) > 1]
    for run in full:
        if page.sentences[run.sentence].mark not in _LATE:
            _place(page, cast, run, rules)
    for run in full:
        if page.sentences[run.sentence].mark in _LATE:
            _place(page, cast, run, rules, known_only=not run.known)
    for run in own:
        if run.character < 0:
            _short(page, cast, run, rules)
    for run in reversed(own):
        if run.character < 0 and _leads_list(page, cast, run, rules):
            _short(page, cast, run, rules, listed=True)
    _others(page, cast)
    for run in cast.runs:
        if run.character >= 0:
            character = cast.of(run.character)
            character.mentions.append((run.start, run.end))
            character.sure = character.sure or run.known or bool(run.title)
            character.start = min(character.start, run.start)
    for character in cast.characters:
        character.mentions.sort()
        _settle(page, cast, character)
    return cast


def _others(page: Page, cast: Cast) -> None:
    """Further names go to their bearer; fathers are people of their own, or known ones if the report tells of them."""
    for run in cast.runs:
        if run.alias_of >= 0 and run.character < 0:
            owner = cast.runs[run.alias_of].character
            if owner >= 0:
                cast.bears(run, owner)
                cast.of(owner).others.setdefault(_written(page, run.start, run.end), (run.start, run.end))
        elif run.father_of >= 0 and cast.runs[run.father_of].character >= 0:
            known = next((n for n in cast.index.like(run.parts) if run.parts in cast.parts[n]), None)
            if known is not None and len(run.parts) > 1:
                cast.bears(run, known)
            else:
                _new(cast, page, run)
                cast.characters[-1].role = "relative"


def _settle(page: Page, cast: Cast, character: Character) -> None:
    """The fullest form is the name, every other form of more or fewer words another name."""
    forms: dict[str, tuple[int, int]] = {}
    often: dict[str, int] = {}
    aside: set[str] = set()
    for run in sorted(cast.by_character.get(character.number, ()), key=lambda r: r.start):
        shown = run.shown or _written(page, run.start, run.end)
        often[shown] = often.get(shown, 0) + 1
        forms.setdefault(shown, (run.start, run.end))
        if run.shared:
            character.tails.setdefault(shown, run.tail)
        elif run.second:
            forms.setdefault(_written(page, run.start, run.end), (run.start, run.end))
            aside |= {_written(page, a, b) for a, b in run.second} | {_written(page, run.start, run.end)}
            for a, b in run.second:
                forms.setdefault(_written(page, a, b), (a, b))
    own = {f: p for f, p in forms.items() if f not in character.others and f not in aside}
    if own:
        body = {f for f, p in own.items() if page.sentence_at(p[0]).mark not in _LATE}
        character.name = max(own, key=lambda f: (_words(f), often.get(f, 0), f in body, -own[f][0]))
        character.place = own[character.name]
    for form, place in forms.items():
        if form.casefold() != character.name.casefold():
            character.others.setdefault(form, place)
    character.others.pop(character.name, None)


def _written(page: Page, start: int, end: int) -> str:
    """The passage in one line."""
    return " ".join(page.text[start:end].split())


def _words(name: str) -> int:
    """How many words of a name say something: an initial does only with its full stop."""
    return len([w for w in name.split() if len(w) > 1 or "." in w])


def _new(cast: Cast, page: Page, run: NameRun) -> None:
    number = len(cast.characters)
    cast.characters.append(
        Character(number, run.shown or _written(page, run.start, run.end), run.start, full=len(run.parts) > 1)
    )
    cast.parts.append({run.parts: None})
    cast.index.add(run.parts, number)
    cast.bears(run, number)


def _join(cast: Cast, run: NameRun, number: int) -> None:
    cast.bears(run, number)
    cast.parts[number].setdefault(run.parts, None)
    cast.index.add(run.parts, number)


def _place(page: Page, cast: Cast, run: NameRun, rules: LanguageRules, *, known_only: bool = False) -> None:
    """Give a full name to a known character of the same name or to a new one."""
    likely = cast.index.like(run.parts)
    close = next((number for number in likely if run.parts in cast.parts[number]), None)
    if close is None:
        endings = rules.grammar("surname_ending")
        close = next((n for n in reversed(likely) if _like(page, cast, n, run, endings)), None)
    if close is None and page.sentences[run.sentence].mark in _LATE:
        close = _respelt(cast, run)
    if close is None and len(run.parts) == _PAIR and page.plain[run.start : run.end].count("-") == 1:
        close = _known_by(cast, "".join(run.parts), run.start)  # "Nader-khani" of "Naderkhani"
    if close is not None:
        _join(cast, run, close)
    elif not known_only:
        _new(cast, page, run)


def _respelt(cast: Cast, run: NameRun) -> int | None:
    """A heading's name that differs from the text's in the spelling of the surname alone."""
    near = [
        number
        for number in cast.index.like(run.parts)
        if any(
            respelt(form, run.parts)
            for form in islice(reversed(cast.parts[number]), _MOST_FORMS)
            if len(form) == len(run.parts)
        )
    ]
    return near[0] if len(near) == 1 else None


def _like(page: Page, cast: Cast, number: int, run: NameRun, endings: Expression) -> bool:
    """Whether one of the person's latest full names is the same in another writing, and nothing tells them apart."""
    for form in islice(reversed(cast.parts[number]), _MOST_FORMS):
        if len(form) > 1 and same_name(form, run.parts, endings):
            return not _told_apart(page, cast, number, run)
    return False


def _told_apart(page: Page, cast: Cast, number: int, run: NameRun) -> bool:
    """Two similar names in one sentence, or at the head of two lines of one list, are two people."""
    heads = _heads_item(page, cast, run)
    for other in cast.by_character.get(number, ()):
        if other.parts == run.parts:
            continue
        if other.sentence == run.sentence or (heads and _heads_item(page, cast, other)):
            return True
    return False


def _heads_item(page: Page, cast: Cast, run: NameRun) -> bool:
    sentence = page.sentences[run.sentence]
    return sentence.mark == "item" and cast.by_sentence[run.sentence][0] is run


def _short(page: Page, cast: Cast, run: NameRun, rules: LanguageRules, *, listed: bool = False) -> None:
    """A single name: part of a known name, or a new person where a title, a frame or the given name says so."""
    best = _known_by(cast, run.parts[0], run.start) if len(run.parts) == 1 else None
    if best is not None:
        cast.bears(run, best)
        return
    if page.sentences[run.sentence].mark in _LATE and not (run.title or run.known or framed(page, run, rules)):
        return
    misspelt = _misspelt(cast, run)
    if misspelt is not None:
        cast.bears(run, misspelt)
        return
    if listed or names_person(page, run, rules) or _in_name_list(page, cast, run, rules):
        _new(cast, page, run)


def _misspelt(cast: Cast, run: NameRun) -> int | None:
    """ "Zhametkesh" for the one person called "Zahmatkesh": a surname alone with two letters in the wrong order."""
    if len(run.parts) != 1:
        return None
    near = {
        number
        for number, forms in enumerate(cast.parts)
        if any(len(form) > 1 and transposed(form[-1], run.parts[0]) for form in forms)
    }
    return near.pop() if len(near) == 1 else None


def _known_by(cast: Cast, part: str, start: int) -> int | None:
    """Who of those with a name of that word was told of last before."""
    fits = [
        number
        for number in cast.index.with_part(part)
        if any(
            same_word(p, part)
            for form in islice(reversed(cast.parts[number]), _MOST_FORMS)
            for p in (*form, *closed_up(form))
        )
    ]
    return max(fits, key=lambda n: (cast.index.last_before(n, start), n), default=None)


def _in_name_list(page: Page, cast: Cast, run: NameRun, rules: LanguageRules) -> bool:
    """A surname alone in a list with people who are known by then ("Karimi, Rad and Sharifi")."""
    row = cast.by_sentence[run.sentence]
    for k in range(bisect_left(row, run.start, key=lambda r: r.start) - 1, -1, -1):
        if row[k].character >= 0 and row[k].end <= run.start:
            return rules.list_between.fullmatch(page.low[row[k].end : run.start]) is not None
    return False


def _leads_list(page: Page, cast: Cast, run: NameRun, rules: LanguageRules) -> bool:
    """A surname alone before another that is known to be one ("Sharifi, Toloui and Rasti were sentenced")."""
    if len(run.parts) > 1 or page.sentences[run.sentence].mark in _LATE:
        return False
    row = cast.by_sentence[run.sentence]
    following = next((r for r in row if r.start >= run.end), None)
    if following is None or following.character < 0 or len(following.parts) > 1:
        return False
    between = page.low[run.end : following.start]
    if not rules.list_between.fullmatch(between):
        return False
    before = page.tokens[max(0, page.token_at(run.start) - 1)]
    return "," not in between or not page.has(before.start, before.end, "prep")  # "In Abyek, Rasti was …"
