"""Runs of capitalised words that may name a person: what a name holds, what it must not, the titles before it."""

from __future__ import annotations

from govah.extraction.layout import title_case
from govah.extraction.page import Page, Sentence
from govah.extraction.people.bylines import without_bylines
from govah.extraction.people.list_lines import beside_names
from govah.extraction.people.name_extent import Extent, Inner
from govah.extraction.people.name_marks import Marks
from govah.extraction.people.signatures import signed
from govah.extraction.rules import LanguageRules
from govah.extraction.sheets.card_names import named_in_cards
from govah.extraction.story import NameRun

_BEFORE, _HEAD = 40, 3
_QUOTES = frozenset({'"', "'"})
_VERBAL = ("be", "have", "trigger", "modal", "speech", "prep", "title", "role", "weekday", "month")


def find_runs(page: Page, rules: LanguageRules) -> list[NameRun]:
    """The name runs of a page, in order."""
    marks = Marks(page, rules)
    runs: list[NameRun] = []
    for sentence in page.sentences:
        if sentence.mark == "furniture":
            continue
        titled = sentence.mark in {"headline", "heading"} and title_case(page.tokens[sentence.first : sentence.last])
        listed = titled and beside_names(page, marks, sentence)
        titled = titled and not listed
        i = marks.words.find(1, sentence.first, sentence.last)
        while i >= 0:
            last = i + 1
            if _may_start(page, marks, i, sentence, titled=titled):
                extent = Extent(marks, i, sentence.last, strict=titled)
                last = extent.follow()
                run = _run(page, marks, sentence, first=i, last=last, inner=extent.inner)
                if run is not None:
                    heads = listed and i - sentence.first < _HEAD and len(run.parts) > 1
                    run.known = run.known or heads
                    runs.append(run)
            i = marks.words.find(1, last, sentence.last)
    return without_bylines(page, signed(page, named_in_cards(page, runs, rules), rules), rules)


def _may_start(page: Page, marks: Marks, i: int, sentence: Sentence, *, titled: bool) -> bool:
    if marks.soft[i] and not (marks.given[i] or marks.figure[i] or marks.place_that_names(i)):
        return False
    if i and page.tokens[i - 1].low == "-" and page.tokens[i - 1].end == page.tokens[i].start:
        before = page.low[page.tokens[i - 1].start - 1 : page.tokens[i - 1].start]
        if before.isalpha() and not marks.given[i]:
            return False  # "Marxist-Leninist", the second half of a word
    first = i == sentence.first or page.tokens[i - 1].low in {'"', "'", ":", "*", "-"}
    return marks.nameable(i, strict=titled or (first and not marks.given[i]))


def _within_place(page: Page, start: int, end: int) -> bool:
    """Whether a run is a known town or province of several words, or a part of one."""
    around = page.hits_in(max(0, start - 30), end, "city", "province")
    return any(h.start <= start and end <= h.end and " " in page.low[h.start : h.end].replace("-", " ") for h in around)


def _run(page: Page, marks: Marks, sentence: Sentence, *, first: int, last: int, inner: Inner) -> NameRun | None:
    """The run of tokens [first, last) as a name, None where what stands around it shows that it is none."""
    rules = marks.rules
    while (
        last > first
        and not page.tokens[last - 1].capital
        and page.tokens[last - 1].low in rules.particles - rules.closing_particles
        and page.low[page.tokens[last - 1].start - 1] != "-"
    ):
        last -= 1
    while last - first > 2 and page.tokens[first].low in rules.honorifics and page.tokens[first + 1].kind == "word":
        first += 1  # "Haj Reza Karimi"
    inside = {k for a, b in inner for k in range(a, b)}
    parts = tuple(page.tokens[k].low for k in range(first, last) if page.tokens[k].kind == "word" and k not in inside)
    if not parts:
        return None
    title, value = _title(page, marks, sentence, first)
    start, end = page.tokens[first].start, page.tokens[last - 1].end
    if page.tokens[last - 1].low == "." and page.tokens[last - 2].end - page.tokens[last - 2].start > 1:
        end = page.tokens[last - 2].end
    if (
        _is_place(page, marks, sentence, first, last, title)
        or _of_body(page, marks, first)
        or _other_initials(page, start, end, marks)
    ):
        return None
    if _heads_other(page, marks, last) or not ([p for p in parts if len(p) > 1] or len(parts) > 1):
        return None
    known = any(marks.given[i] or marks.figure[i] for i in range(first, last))
    if all(marks.soft[i] and not marks.given[i] for i in range(first, last)):
        return None
    if title != "title" and _within_place(page, start, end):
        return None
    run = NameRun(start, end, parts, sentence.index, title, value, known)
    if inner:
        run.shown, run.tail = _without(page, start, end, inner), (start, end)
        run.second = tuple((page.tokens[a + 1].start, page.tokens[b - 2].end) for a, b in inner)
    return run


def _without(page: Page, start: int, end: int, inner: Inner) -> str:
    """The name without the second names in brackets or quotation marks inside it."""
    kept, at = [], start
    for a, b in inner:
        kept.append(page.text[at : page.tokens[a].start])
        at = page.tokens[b - 1].end
    return " ".join(f"{''.join(kept)} {page.text[at:end]}".split())


def _of_body(page: Page, marks: Marks, first: int) -> bool:
    """ "the Bus Company (Sherkat-e Vahed)": what stands in brackets behind a body is its name, or letters for it."""
    opens = first > 1 and page.tokens[first - 1].low == "("
    return opens and bool(marks.head[first - 2]) and bool(marks.words[first - 2])


def _is_place(  # noqa: PLR0917  (the name and where it stands)
    page: Page, marks: Marks, sentence: Sentence, first: int, last: int, title: str
) -> bool:
    """ "in Kot Abdullah", "from Ahmad Abad": what stands before the name, or its end, makes it a place."""
    if title:
        return False
    grammar, start = marks.rules.grammar, page.tokens[first].start
    if last - first > 1 and grammar("place_ending").words[page.tokens[last - 1].low]:
        return True
    owner = last < len(page.tokens) and page.tokens[last].low == "'s"
    begin = max(sentence.start, start - _BEFORE)
    return not owner and page.search_cut(grammar("placed_before"), begin, start) is not None


def _other_initials(page: Page, start: int, end: int, marks: Marks) -> bool:
    """ "U.S.", "P.M.": letters that stand for something else than a person."""
    return marks.rules.grammar("other_initials").fullmatch(page.low, start, end) is not None


def _title(page: Page, marks: Marks, sentence: Sentence, first: int) -> tuple[str, str]:
    """The title, role or office that stands right before the name, with its value."""
    before = first - 1
    if before > sentence.first and page.tokens[before].low in _QUOTES:
        before -= 1  # Mrs. "Laleh Moradi"
    if before >= sentence.first and page.tokens[before].low == "." and before not in marks.title:
        before -= 1
    if before >= sentence.first and before in marks.title:
        return marks.title[before]
    return "", ""


def _heads_other(page: Page, marks: Marks, last: int) -> bool:
    """Whether the word after the run makes it a place, a body or a law ("Karimi Street", '"Azad" newspaper')."""
    if last >= len(page.tokens):
        return False
    quoted = page.tokens[last].low == '"' and last + 1 < len(page.tokens)
    if quoted and page.tokens[last + 1].low in marks.rules.place_words:
        return True
    for k in range(last, min(last + _HEAD, len(page.tokens))):
        if not marks.beside(k - 1, k):
            return False
        if marks.head[k] or page.tokens[k].low in marks.rules.place_words:
            return True
        if not marks.words[k] or page.has(page.tokens[k].start, page.tokens[k].start + 1, *_VERBAL):
            return False
    return False
