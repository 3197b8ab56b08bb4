"""Runs of capitalised words that may name a person: what a name holds, what it must not, the titles before it."""

from __future__ import annotations

from govah.extraction.layout import title_case
from govah.extraction.page import Page, Sentence, Token
from govah.extraction.rules import LanguageRules
from govah.extraction.story import NameRun

_HARD = frozenset({
    "month", "weekday", "country", "demonym", "court", "organisation", "source", "prison", "instrument", "title",
    "org_head", "place_head", "law_head", "office", "role", "ethnicity", "religion", "formula",
})  # fmt: skip
_SOFT = frozenset({"city", "province"})


_PEOPLE = frozenset({"ethnicity", "religion"})
_HEADS = frozenset({"org_head", "place_head", "law_head"})
_TITLES = ("title", "role", "office")


class Marks:
    """What the lexicon says of each token: hard (no name), soft (a place, unless inside a name), common, given name.

    `words` marks the capitalised words, `small` holds the words that the page writes with a small letter somewhere.
    """

    def __init__(self, page: Page, rules: LanguageRules) -> None:
        size = len(page.tokens)
        self.hard, self.soft = bytearray(size), bytearray(size)
        self.common, self.given, self.head = bytearray(size), bytearray(size), bytearray(size)
        self.words, self.people = bytearray(size), bytearray(size)
        self.small: set[str] = set()
        self.title: dict[int, tuple[str, str]] = {}
        common = rules.lexicon.common
        for i, (_, _, low, kind, capital) in enumerate(page.tokens):
            if not capital:
                if kind == "word":
                    self.small.add(low)
                continue
            if kind == "word" and low != "'s":
                self.words[i] = 1
            if low in common:
                self.common[i] = 1
        tables = {"common": self.common, "given_name": self.given}
        tables |= dict.fromkeys(_SOFT, self.soft) | dict.fromkeys(_HARD, self.hard)
        for kind, table in tables.items():
            for hit in page.hits_in(0, len(page.text), kind):
                first = last = page.token_at(hit.start)
                while last < size and page.tokens[last].start < hit.end:
                    table[last] = 1
                    if kind in _PEOPLE:
                        self.people[last] = 1
                    last += 1
                if kind in _HEADS:
                    self.head[first] = 1
        self._titles(page)

    def _titles(self, page: Page) -> None:
        """The titles, roles and offices by their last token; of two that end there the first that has a value."""
        for hit in page.hits_in(0, len(page.text), *_TITLES):
            last = page.token_at(hit.end) - 1
            known = self.title.get(last)
            if known is None or not known[1]:
                self.title[last] = (hit.kind, hit.value)


def find_runs(page: Page, rules: LanguageRules) -> list[NameRun]:
    """The name runs of a page, in order."""
    marks = Marks(page, rules)
    small = marks.small
    runs: list[NameRun] = []
    for sentence in page.sentences:
        if sentence.mark == "furniture":
            continue
        titled = sentence.mark in {"headline", "heading"} and title_case(page.tokens[sentence.first : sentence.last])
        i = marks.words.find(1, sentence.first, sentence.last)
        while i >= 0:
            last = i + 1
            if _may_start(page, marks, i, sentence, small=small, titled=titled):
                last = max(last, _extend(page, marks, rules, i, end=sentence.last, small=small, titled=titled))
                run = _run(page, marks, rules, sentence, first=i, last=last)
                if run is not None:
                    runs.append(run)
            i = marks.words.find(1, last, sentence.last)
    return runs


def _word(token: Token) -> bool:
    return token.kind == "word" and token.capital and token.low != "'s"


def _nameable(page: Page, marks: Marks, i: int, small: set[str], *, strict: bool) -> bool:
    token = page.tokens[i]
    if not _word(token):
        return False
    size = token.end - token.start
    if size == 1:
        return _initial(page, i)
    if marks.given[i] and not (marks.hard[i] and not _before_name(page, marks, i)):
        return True
    if marks.hard[i] or marks.common[i]:
        return False
    written = page.plain[token.start : token.end]
    if written.isupper() and size > 2:
        return False
    return not (strict and token.low in small)


def _before_name(page: Page, marks: Marks, i: int) -> bool:
    """A month that is a given name too ("Azar Karimi") is one only right before another capitalised plain word."""
    if i + 1 >= len(page.tokens):
        return False
    following = page.tokens[i + 1]
    return (
        _word(following)
        and not marks.hard[i + 1]
        and not marks.common[i + 1]
        and following.start == page.tokens[i].end + 1
    )


def _initial(page: Page, i: int) -> bool:
    """A single capital letter that is an initial: with a full stop, or right after a name ("Alireza M")."""
    token = page.tokens[i]
    following = page.low[token.end : token.end + 1]
    if following == ".":
        return True
    if i == 0 or page.low[token.start : token.end] in {"i", "a"}:
        return False
    return _word(page.tokens[i - 1]) and page.tokens[i - 1].end + 1 == token.start


def _may_start(page: Page, marks: Marks, i: int, sentence: Sentence, *, small: set[str], titled: bool) -> bool:
    if marks.soft[i] and not (marks.given[i] or _soft_in_name(page, marks, i)):
        return False
    first = i == sentence.first or page.tokens[i - 1].low in {'"', "'", ":", "*", "-"}
    return _nameable(page, marks, i, small, strict=titled or (first and not marks.given[i]))


def _soft_in_name(page: Page, marks: Marks, i: int) -> bool:
    """A place word that begins a name: a plain capitalised word follows at once, and no "in" or "of" precedes."""
    if i + 1 >= len(page.tokens) or page.tokens[i + 1].start != page.tokens[i].end + 1 or not _word(page.tokens[i + 1]):
        return False
    plain = not (marks.hard[i + 1] or marks.soft[i + 1] or marks.common[i + 1])
    before = page.tokens[i - 1] if i else None
    placed = before is not None and page.has(before.start, before.start + 1, "prep")
    return (plain or bool(marks.given[i + 1])) and not placed


def _gap(page: Page, left: int, right: int) -> bool:
    """Whether nothing but blanks of one line stands between two tokens."""
    between = page.text[page.tokens[left].end : page.tokens[right].start]
    return not between.strip() and between.count("\n") < 2 and len(between) < 4


def _extend(page: Page, marks: Marks, rules: LanguageRules, i: int, *, end: int, small: set[str], titled: bool) -> int:
    """The index after the last token of the run that begins at `i`."""
    last = i + 1
    while last < end:
        token = page.tokens[last]
        if not _gap(page, last - 1, last):
            return last
        if (
            token.low == "."
            and page.tokens[last - 1].end - page.tokens[last - 1].start == 1
            and token.start == page.tokens[last - 1].end
        ):
            last += 1
            continue
        if (
            token.low == "-"
            and last + 1 < end
            and token.start == page.tokens[last - 1].end
            and page.tokens[last + 1].start == token.end
            and page.tokens[last + 1].kind == "word"
        ):
            last += 2
            continue
        if (
            token.low == "'"
            and last + 1 < end
            and page.tokens[last + 1].start == token.end
            and token.start > page.tokens[last - 1].end
            and _nameable(page, marks, last + 1, small, strict=titled)
        ):
            last += 2
            continue
        if (
            token.low == "("
            and last + 3 < end
            and page.tokens[last + 2].low == ")"
            and _word(page.tokens[last + 1])
            and _gap(page, last + 2, last + 3)
            and _nameable(page, marks, last + 1, small, strict=titled)
            and _nameable(page, marks, last + 3, small, strict=titled)
        ):
            last += 4
            continue
        if (
            token.low in rules.particles
            and last + 1 < end
            and _gap(page, last, last + 1)
            and (
                _nameable(page, marks, last + 1, small, strict=titled)
                or (page.tokens[last + 1].low == "-" and last + 2 < end)
            )
        ):
            last += 1
            continue
        if token.low in rules.closing_particles and not token.capital:
            last += 1
            continue
        if _nameable(page, marks, last, small, strict=titled) or _people_name(page, marks, i, last):
            last += 1
            continue
        return last
    return last


def _people_name(page: Page, marks: Marks, first: int, i: int) -> bool:
    """A surname that is a people's or a place's name too: at the end of a run with a given name in it."""
    token = page.tokens[i]
    if not _word(token) or not (marks.people[i] or marks.soft[i]) or not any(marks.given[first:i]):
        return False
    after = page.tokens[i + 1] if i + 1 < len(page.tokens) else None
    if marks.soft[i] and i - first > 1:
        return False
    return (
        after is None
        or after.kind == "mark"
        or page.has(after.start, after.start + 1, "be", "have", "prep", "relativiser", "trigger", "modal")
    )


def _within_place(page: Page, start: int, end: int) -> bool:
    """Whether a run is a known town or province of several words, or a part of one."""
    around = page.hits_in(max(0, start - 30), end, "city", "province")
    return any(h.start <= start and end <= h.end and " " in page.low[h.start : h.end].replace("-", " ") for h in around)


def _run(
    page: Page, marks: Marks, rules: LanguageRules, sentence: Sentence, *, first: int, last: int
) -> NameRun | None:
    """The run of tokens [first, last) as a name, None where what stands around it shows that it is none."""
    while (
        last > first
        and not page.tokens[last - 1].capital
        and page.tokens[last - 1].low in rules.particles - rules.closing_particles
        and page.low[page.tokens[last - 1].start - 1] != "-"
    ):
        last -= 1
    # a trailing place is where the person is, not the name: "Karimi Yazd" is none, "Reza Noor" needs its given name
    tokens = page.tokens[first:last]
    parts = tuple(t.low for t in tokens if t.kind == "word")
    if not parts:
        return None
    title, value = "", ""
    before = first - 1
    if before >= sentence.first and page.tokens[before].low == "." and before not in marks.title:
        before -= 1
    if before >= sentence.first and before in marks.title:
        title, value = marks.title[before]
    end = tokens[-1].end
    if page.tokens[last - 1].low == "." and page.tokens[last - 2].end - page.tokens[last - 2].start > 1:
        end = page.tokens[last - 2].end
    quoted = (
        last + 1 < len(page.tokens) and page.tokens[last].low == '"' and page.tokens[last + 1].low in rules.place_words
    )
    if quoted:
        return None
    if (
        last < len(page.tokens)
        and (marks.head[last] or page.tokens[last].low in rules.place_words)
        and _gap(page, last - 1, last)
    ):
        return None
    long = [p for p in parts if len(p) > 1]
    if not long and len(parts) < 2:
        return None
    if all(marks.soft[i] and not marks.given[i] for i in range(first, last)):
        return None
    if title != "title" and _within_place(page, tokens[0].start, end):
        return None
    known = any(marks.given[i] for i in range(first, last))
    return NameRun(tokens[0].start, end, parts, sentence.index, title, value, known)
