"""Where sentences begin and end: full stops that end one, full stops that do not, headings and wrapped lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from statistics import median

from govah.model import Span
from govah.packs import Pack, load_pack
from govah.packs.schema.sentences import Abbreviations
from govah.text.fold import fold

_CLOSING = "\"'”’»›)\\]"
_MARKS = ".!?؟۔…"
_STOP = re.compile(
    rf"(?<![{_MARKS}])(?P<mark>[{_MARKS}]++)[{_CLOSING}]*+(?P<note>\d{{1,3}}+)?(?:\s++|$)"
    r"|(?<=[\u0620-\u064a\u066e-\u06d3]{2})\.(?=[\u0620-\u064a\u066e-\u06d3]{2})"
    r"|(?P<line>\n\s*+)"
)
_MARK = re.compile(rf"[{_MARKS}\n]")
_NOT_BLANK = re.compile(r"\S")
_BLANK = re.compile(r"\s+")
_WORD_BEFORE = re.compile(r"[\w.\u200c'’]+$")
_OPENING = re.compile(r"[\"'“‘«‹(\[]*")
ROUND = r"o\s(?=[A-Z])"  # a bullet that came out as a letter
_BULLET = re.compile(rf"[-–—•*▪◦·]\s|{ROUND}|\(?\w{{1,3}}[).]\s")
_LETTERED = re.compile(rf"\(?(?:[a-h]|[ivx]{{1,4}})\)\s|{ROUND}")
_LONE_LETTER = re.compile(r"(?<![^\W\d_])[^\W\d_]\s+$")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_a-z]")
_LETTER_NEXT = re.compile(r"(?!\u0648)[\u0620-\u064a\u066e-\u06d3](?![\w\u200c)-])")
_WINDOW = 24  # longest abbreviation looked at, in characters
_ROW = 240  # characters between two numbers of a row
_SHORTEST_ROW = 2
_LOOSE = 0.6  # the share of lines with room for the next word from which they are no wrapped ones
_HEADING = 6  # words of a heading between two lists
_LONGEST = 3000  # characters of a sentence; what goes on without a stop, as columns of names do, is cut


@lru_cache(maxsize=8)
def _abbreviations(pack: Pack) -> dict[str, str]:
    """Folded abbreviation without its last full stop -> what it stands before without ending a sentence."""
    return {fold(word).text.rstrip("."): entry.before for entry in pack.of(Abbreviations) for word in entry.words}


@lru_cache(maxsize=1)
def _builtin() -> Pack:
    return load_pack()


def sentences(text: str, language: str | None = None, *, pack: Pack | None = None) -> tuple[Span, ...]:
    """The sentences of a text as spans without the blanks around them; headings and list items count as sentences.

    Together they hold every character of the text that is not blank; what goes on without a stop for pages is cut.
    Abbreviations come from the pack (the built-in one unless another is given). `language` is not needed to find them;
    it is there for callers that know it.

    >>> text = "Dr. A. Smith came. He left at 5 p.m. on Nov. 13."
    >>> [s.of(text) for s in sentences(text)]
    ['Dr. A. Smith came.', 'He left at 5 p.m. on Nov. 13.']
    """
    known = _abbreviations(_builtin() if pack is None else pack)
    wrapped = wrap_width(text)
    found: list[Span] = []
    start = _skip_blank(text, 0)
    after = 0
    for mark in _MARK.finditer(text):
        at = mark.start()
        match = _STOP.match(text, at) if at >= after else None
        if match is None:
            continue
        after = match.end()
        if at < start:
            continue
        if match["line"]:
            if not _line_ends(text, match, wrapped):
                continue
            end = start + len(text[start:at].rstrip())
        elif not match["mark"]:
            end = after
        else:
            if not _stop_ends(text, match, known):
                continue
            end = at + len(match[0].rstrip())
        found += _cut(text, start, end)
        start = _skip_blank(text, after)
    found += _cut(text, start, len(text.rstrip()))
    return tuple(found)


def _cut(text: str, start: int, end: int) -> Iterator[Span]:
    """A sentence in pieces of bearable length: cut after a semicolon, else a comma, else any blank."""
    while end - start > _LONGEST:
        last = start + _LONGEST
        cuts = (text.rfind(mark, start + _LONGEST // 2, last) for mark in ("; ", ", ", " "))
        at = next((at for at in cuts if at >= 0), -1)
        blank = _BLANK.search(text, last if at < 0 else at, end)
        if blank is None:
            break
        yield Span(start, blank.start())
        start = blank.end()
    if end > start:
        yield Span(start, end)


def _skip_blank(text: str, at: int) -> int:
    found = _NOT_BLANK.search(text, at)
    return found.start() if found else len(text)


def _stop_ends(text: str, match: re.Match[str], known: dict[str, str]) -> bool:
    after = match.end()
    if after >= len(text):
        return True
    opening = _OPENING.match(text, after)
    following = text[opening.end() : opening.end() + 1] if opening else ""
    if match[0].count("\n") > 1:
        return True
    if following.islower():
        return False
    if match["mark"] != ".":
        return True
    if _LETTER_NEXT.match(text, after) and "\n" not in match[0]:  # a name and an initial, "Vahid. L"
        return False
    if match["note"]:  # a footnote number glued to the full stop; a decimal goes on in lower case or has no letter
        return following.isalpha()
    if len(match[0]) > 1 and match[0][1] in _CLOSING:
        return True
    word = _WORD_BEFORE.search(text, max(0, match.start() - _WINDOW), match.start())
    if word is None:  # a dot between blanks, as in "A . B": the initial of a name
        return not _LONE_LETTER.search(text, max(0, match.start() - 4), match.start())
    if _INITIALS.fullmatch(word[0]):
        return False
    form = _folded(word[0].strip("'’"))
    if form in known:
        before = known[form]
        return before == "lower_case" or (before == "number" and not following.isdecimal())
    if not form.isdecimal() or len(form) > 3:
        return True
    return not (_at_line_start(text, word.start()) or _in_row(text, word.start(), after, int(form)))


@lru_cache(maxsize=4096)
def _folded(word: str) -> str:
    return fold(word).text


def _at_line_start(text: str, at: int) -> bool:
    return not text[text.rfind("\n", 0, at) + 1 : at].strip(" -–—•*(")


def _in_row(text: str, start: int, end: int, number: int) -> bool:
    """Whether a number with a full stop is one of a row within a line ("1. A. Rad 2. B. Karimi 3. C. Naderi").

    The next number stands behind it, and where it is not the first, the number before it in front.
    """
    line = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", end)
    behind = text[end : min(end + _ROW, len(text) if stop < 0 else stop)]
    ahead = text[max(line, start - _ROW) : start]
    follows = re.search(rf"(?<![\w.]){number + 1}\.\s", behind) is not None
    led = re.search(rf"(?<![\w.]){number - 1}\.\s", ahead) is not None
    return (follows and (led or number == 1)) or (led and number > _SHORTEST_ROW)


def wrap_width(text: str) -> int | None:
    """The width at which a text was hard-wrapped, None where its lines are paragraphs."""
    lines = [len(line) for line in text.split("\n", 200)[:200] if line.strip()]
    if len(lines) < 4:
        return None
    middle, longest = median(lines), max(lines)
    if longest > 130 or middle < 0.7 * longest or middle < 40:
        return None
    return None if _has_room(text, longest) else longest


def _has_room(text: str, width: int) -> bool:
    """Whether most lines end though the next word had room on them, as those of a list do and wrapped ones do not."""
    lines = text.split("\n", 200)[:200]
    pairs = [(line.rstrip(), after.split(maxsplit=1)) for line, after in pairwise(lines) if line.strip()]
    room = [len(line) + 1 + len(after[0]) <= width for line, after in pairs if after]
    return sum(room) > _LOOSE * len(room)


def _line_ends(text: str, match: re.Match[str], wrapped: int | None) -> bool:
    after = match.end()
    if match["line"].count("\n") > 1 or after >= len(text) or _LETTERED.match(text, after):
        return True
    if text[after].islower():
        return False
    if wrapped is None or _BULLET.match(text, after):
        return True
    first = text.rfind("\n", 0, match.start()) + 1
    width = len(text[first : match.start()].rstrip())
    return width < 0.7 * wrapped or _item_ends(text, first, after, wrapped - width)


def _item_ends(text: str, first: int, after: int, room: int) -> bool:
    """Whether the list item at `first` ends before `after`: the next word had room on its line, or a heading
    follows."""
    if not _BULLET.match(text, _skip_blank(text, first)):
        return False
    stop = text.find("\n", after)
    following = text[after : len(text) if stop < 0 else stop].rstrip()
    if following.endswith(":") or len(following.split(" ", 1)[0]) < room:
        return True
    below = _skip_blank(text, stop) if stop >= 0 else len(text)
    return following.count(" ") < _HEADING and _BULLET.match(text, below) is not None
