"""The names of data sheets: in a name field, several in a row, or alone on a line above the sheet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from govah.extraction.page import Page
from govah.extraction.rules import LanguageRules
from govah.extraction.sheets.fields import Card, Cell, begins_name
from govah.extraction.story import NameRun

_HEADINGS = 5  # lines between a person's name and the sheet below it
_BESIDE = 12  # characters that may stand beside the name on its line
_LINE = 60  # characters of a line that is no running text
_PARTS = 7
ASIDE = re.compile(r"\s*[(\[]([^)\]]*)[)\]]?")
WORD = re.compile(r"[^\W\d_][\w'.-]*")

_Words = list[re.Match[str]]


def named_in_cards(page: Page, runs: list[NameRun], rules: LanguageRules) -> list[NameRun]:
    """The name runs of a page with those of its data sheets."""
    own: list[NameRun] = []
    for card in page.cards:
        cell = card.first("name")
        family = card.first("family_name")
        if cell is not None and family is not None and not rules.fields.empty(page.low[family.start : family.end]):
            own += _of_two_fields(page, cell, family, rules)
        elif cell is not None:
            own += _names(page, cell, rules)
        elif (heading := heading_of(page, card, runs)) is not None:
            heading.known = True
    if not own:
        return runs
    spans = [(r.start, r.end) for r in own]
    kept = [r for r in runs if not any(r.start < b and a < r.end for a, b in spans)]
    return sorted([*kept, *own], key=lambda r: r.start)


def heading_of(page: Page, card: Card, runs: Sequence[NameRun]) -> NameRun | None:
    """The name that stands alone on one of the lines above a sheet; of several the one that the text uses again."""
    index = page.sentence_at(card.start).index
    found: list[NameRun] = []
    for sentence in reversed(page.sentences[max(0, index - _HEADINGS - 1) : index]):
        if sentence.mark == "body" and sentence.end - sentence.start > _LINE:
            break
        for run in runs:
            if run.sentence != sentence.index or (len(run.parts) == 1 and not run.known):
                continue
            around = page.plain[sentence.start : run.start] + page.plain[run.end : sentence.end]
            if len(around.strip()) <= _BESIDE and not re.search(r"[^\W\d_]{4}", around):
                found.append(run)
    if len(found) < 2:
        return found[0] if found else None
    end = card.end
    later = {p for r in runs if r.start > end for p in r.parts[-1:]}
    return next((r for r in found if r.parts[-1] in later), found[0])


def _names(page: Page, cell: Cell, rules: LanguageRules) -> Iterator[NameRun]:
    """The names of a name field: one, several in a row, or a surname put first."""
    bare = ASIDE.sub(lambda m: "\0" * len(m[0]), page.plain[cell.start : cell.end])
    pieces: list[tuple[_Words, str]] = []
    last = 0
    for joint in [*rules.fields.joint.finditer(bare.lower()), None]:
        stop = joint.start() if joint else len(bare)
        pieces.append((list(WORD.finditer(bare, last, stop)), bare[last:stop]))
        last = joint.end() if joint else stop
    if len(pieces) == 2 and "," in bare and len(pieces[0][0]) == 1:
        if all(_is_name(words, piece, rules) for words, piece in pieces):
            yield _surname_first(page, cell, pieces[0][0][0], pieces[1][0])
        return
    for found, piece in pieces:
        words = [m for m in found if not page.has(cell.start + m.start(), cell.start + m.start() + 1, "title")]
        if not _is_name(words, piece, rules):
            continue
        start, end = cell.start + words[0].start(), cell.start + words[-1].end()
        parts = tuple(w for m in words for w in re.split(r"[-.]", m[0].lower()) if w)
        sure = "title" if len(words) < len(found) or len(parts) == 1 else ""
        yield NameRun(start, end, parts, page.sentence_at(start).index, title=sure, known=True)


def _surname_first(page: Page, cell: Cell, surname: re.Match[str], given: _Words) -> NameRun:
    """ "Sohrabi, Arman": one name, told in its usual order."""
    at = cell.start
    order = (*given, surname)
    shown = " ".join(page.text[at + w.start() : at + w.end()] for w in order)
    start, end = at + surname.start(), at + given[-1].end()
    tail = (start, at + surname.end())
    parts = tuple(w[0].lower() for w in order)
    return NameRun(start, end, parts, page.sentence_at(start).index, known=True, shown=shown, tail=tail)


def _of_two_fields(page: Page, given: Cell, family: Cell, rules: LanguageRules) -> Iterator[NameRun]:
    """ "First name: Arman", "Family name: Sohrabi": one name over two fields."""
    pieces = [page.text[cell.start : cell.end] for cell in (given, family)]
    words = [WORD.findall(piece) for piece in pieces]
    if not all(_is_name(list(WORD.finditer(piece)), piece, rules) for piece in pieces):
        return
    parts = tuple(word.lower() for field in words for word in field)
    yield NameRun(
        given.start, family.end, parts, page.sentence_at(given.start).index, known=True,
        shown=" ".join(word for field in words for word in field), tail=(family.start, family.end),
    )  # fmt: skip


def _is_name(words: _Words, piece: str, rules: LanguageRules) -> bool:
    """Whether the words can be a name: few, with capitals, without figures, and not "unknown"."""
    if not words or len(words) > _PARTS or re.search(r"\d", piece):
        return False
    return begins_name(words[0][0][0]) and not rules.fields.empty(piece.lower().strip(" \0"))
