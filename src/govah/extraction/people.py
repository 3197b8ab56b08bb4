"""Who is who: name runs that mean one person become one character, with the fullest name and all other forms."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import lru_cache

from govah.extraction.name_index import NameIndex
from govah.extraction.page import Page
from govah.extraction.rules import LanguageRules
from govah.extraction.story import Character, NameRun

_SAME_PART = 0.76
_SAME_NAME = 0.86
_LATE = ("headline", "heading")


@dataclass(slots=True)
class Cast:
    """The characters of a page, and for every run of it the character that it names."""

    characters: list[Character] = field(default_factory=list)
    runs: list[NameRun] = field(default_factory=list)
    parts: list[set[tuple[str, ...]]] = field(default_factory=list)
    index: NameIndex = field(default_factory=NameIndex)
    by_sentence: dict[int, list[NameRun]] = field(default_factory=dict)
    by_character: dict[int, list[NameRun]] = field(default_factory=dict)

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
    _aliases(page, cast.runs, rules)
    _shared_surnames(page, cast.runs, rules)
    body = [r for r in cast.runs if page.sentences[r.sentence].mark not in _LATE]
    late = [r for r in cast.runs if page.sentences[r.sentence].mark in _LATE]
    for run in body:
        if len(run.parts) > 1 and run.alias_of < 0:
            _place(page, cast, run)
    for run in late:
        if len(run.parts) > 1:
            _place(page, cast, run, known_only=not run.known)
    for run in cast.runs:
        if run.character < 0 and run.alias_of < 0:
            _short(page, cast, run, rules)
    for run in cast.runs:
        if run.alias_of >= 0 and run.character < 0:
            owner = cast.runs[run.alias_of].character
            if owner >= 0:
                cast.bears(run, owner)
                cast.of(owner).others.setdefault(_written(page, run.start, run.end), (run.start, run.end))
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
        character.name = max(own, key=lambda f: (_words(f), often.get(f, 0), -own[f][0]))
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
    cast.parts.append({run.parts})
    cast.index.add(run.parts, number)
    cast.bears(run, number)


def _join(cast: Cast, run: NameRun, number: int) -> None:
    cast.bears(run, number)
    cast.parts[number].add(run.parts)
    cast.index.add(run.parts, number)


def _place(page: Page, cast: Cast, run: NameRun, *, known_only: bool = False) -> None:
    """Give a full name to a known character of the same name or to a new one."""
    close: int | None = None
    for number in cast.index.like(run.parts):
        for form in cast.parts[number]:
            if len(form) > 1 and same_name(form, run.parts):
                if form == run.parts or not _listed_together(page, cast, number, run):
                    close = number
                if form == run.parts:
                    break
        if close is not None and run.parts in cast.parts[close]:
            break
    if close is not None:
        _join(cast, run, close)
    elif not known_only:
        _new(cast, page, run)


def same_name(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two full names can be two writings of one person's name.

    >>> same_name(("sina", "karimi"), ("sina", "kareemi")), same_name(("sina", "karimi"), ("mina", "rad"))
    (True, False)
    """
    if a == b or "".join(a) == "".join(b):
        return True
    short, long = sorted((a, b), key=len)
    if len(short) < len(long):
        rest = iter(long)
        if all(any(_same_part(p, q) for q in rest) for p in short):
            return len(short) > 1
        return False
    if not all(_same_part(p, q) for p, q in zip(a, b, strict=True)):
        return False
    return (
        any(p == q for p, q in zip(a, b, strict=True))
        or SequenceMatcher(None, " ".join(a), " ".join(b)).ratio() >= _SAME_NAME
    )


@lru_cache(maxsize=8192)
def _same_part(p: str, q: str) -> bool:
    if p == q:
        return True
    short, long = sorted((len(p), len(q)))
    if short < 4 or 2 * short < _SAME_PART * (short + long) or (p[0] != q[0] and p[-1] != q[-1]):
        return False
    compared = SequenceMatcher(None, p, q, autojunk=False)
    return compared.quick_ratio() >= _SAME_PART and compared.ratio() >= _SAME_PART


_SIDE_BY_SIDE = re.compile(r"[\s,;]*(?:and|&|-)?[\s,;]*(?:his|her|brother|sister)?[\s,]*")


def _listed_together(page: Page, cast: Cast, number: int, run: NameRun) -> bool:
    """Two similar names in one list are two people."""
    return any(
        other.sentence == run.sentence
        and other.start < run.start
        and other.parts != run.parts
        and _SIDE_BY_SIDE.fullmatch(page.low[other.end : run.start])
        for other in cast.by_character.get(number, ())
    )


def _short(page: Page, cast: Cast, run: NameRun, rules: LanguageRules) -> None:
    """A single name: part of a known name, or a new person where a title, a frame or the given name says so."""
    part = run.parts[-1] if len(run.parts) == 1 else run.parts[0]
    best: tuple[int, int] | None = None
    for number in cast.index.with_part(part):
        for form in cast.parts[number]:
            where = [
                k
                for k, p in enumerate(form)
                if p == part
                or (
                    len(part) > 5
                    and _same_part(p, part)
                    and p[0] == part[0]
                    and SequenceMatcher(None, p, part).ratio() > 0.87
                )
            ]
            if not where or len(run.parts) > 1:
                continue
            latest = cast.index.last_before(number, run.start)
            rank = (latest, 1 if where[-1] == len(form) - 1 else 0)
            best = max(best, (rank[0], number)) if best else (rank[0], number)
    if best is not None:
        cast.bears(run, best[1])
        return
    if page.sentences[run.sentence].mark in _LATE and not (run.title or run.known):
        return
    if (
        run.title in {"title"}
        or (_framed(page, run, rules))
        or (run.title == "role" and len(run.parts) == 1)
        or (run.known and _nameable_alone(page, run))
        or _in_name_list(page, cast, run, rules)
    ):
        _new(cast, page, run)


def _in_name_list(page: Page, cast: Cast, run: NameRun, rules: LanguageRules) -> bool:
    """A surname alone in a list with people who are known by then ("Karimi, Rad and Sharifi")."""
    row = cast.by_sentence[run.sentence]
    for k in range(bisect_left(row, run.start, key=lambda r: r.start) - 1, -1, -1):
        if row[k].character >= 0 and row[k].end <= run.start:
            return rules.list_between.fullmatch(page.low[row[k].end : run.start]) is not None
    return False


def _framed(page: Page, run: NameRun, rules: LanguageRules) -> bool:
    """A frame says that this is a name: "named X", "identified as X", "X, 27,", a list of names."""
    before = page.low[max(0, run.start - 40) : run.start]
    after = page.low[run.end : run.end + 12]
    following = page.tokens[page.token_at(run.end)] if page.token_at(run.end) < len(page.tokens) else None
    ends = (
        following is None
        or following.kind == "mark"
        or page.has(following.start, following.start + 1, "be", "have", "trigger", "relativiser")
        or following.low in {"from", "in", "at"}
    )
    return (
        (bool(rules.naming_before.search(before)) and ends)
        or bool(re.match(r"[\"']?(?:,| \(|,? aged) ?(?:aged )?\(?\d\d\b(?!:)", after))
        or bool(re.match(r"[\"']? \((?:surname|last name|no surname)", page.low[run.end : run.end + 14]))
    )


def _nameable_alone(page: Page, run: NameRun) -> bool:
    """A given name alone is a person unless it stands inside a longer capitalised phrase."""
    if any(h.start <= run.start and run.end <= h.end for h in page.hits_in(run.start, run.end, "city", "province")):
        return False  # a town of the same name; a title or a frame would have said that it is a person
    around = page.text[max(0, run.start - 1) : run.start] + page.text[run.end : run.end + 1]
    return "-" not in around and "/" not in around


def _aliases(page: Page, runs: list[NameRun], rules: LanguageRules) -> None:
    """ "A, also known as B", "A (B)", 'A ("B")': B is another name of A."""
    for k in range(1, len(runs)):
        left, right = runs[k - 1], runs[k]
        if left.sentence != right.sentence:
            continue
        between = page.low[left.end : right.start]
        after = page.low[right.end : right.end + 2]
        if rules.alias_between.fullmatch(between) or (between in {" (", ' ("', " ('"} and after[:1] in {")", '"', "'"}):
            right.alias_of = k - 1 if left.alias_of < 0 else left.alias_of


def _shared_surnames(page: Page, runs: list[NameRun], rules: LanguageRules) -> None:
    """ "Reza and Ali Karimi": a given name alone before a full name in one list shares its surname."""
    full = {part for run in runs if len(run.parts) > 1 for part in run.parts}
    for k in range(len(runs) - 1, 0, -1):
        left, right = runs[k - 1], runs[k]
        if len(left.parts) == 1 and left.known and len(right.parts) >= 2 and not left.title and left.alias_of < 0:
            between = page.low[left.end : right.start]
            if between.strip(" ,") in {"and", "&"} or (between == ", " and right.shared):
                if left.parts[0] in full:
                    continue
                full.add(left.parts[0])
                surname = right.parts[-1:]
                left.parts = (left.parts[0], *surname)
                tail = right.tail if right.shared else (_surname_at(page, right), right.end)
                left.tail, left.shared = tail, True
                left.shown = f"{page.text[left.start : left.end]} {page.text[tail[0] : tail[1]]}"


def _surname_at(page: Page, run: NameRun) -> int:
    """Where the last word of a name begins."""
    written = page.text[run.start : run.end]
    return run.start + len(written) - len(written.split()[-1])
