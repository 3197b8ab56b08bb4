"""The forms in which a language joins the parts of a date, as the pack gives them, ready to be tried on atoms.

Each atom becomes one letter that stands for everything it can mean; a form becomes a regular expression over such
letters. So a form that looks like `<weekday>? ,? <month> <day>` is tried at once, wherever an island of atoms is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from govah.errors import PackError, Place
from govah.packs import Pack
from govah.packs.schema.dates import DateRule, DateWords
from govah.packs.shelf import compiled
from govah.text.date_atoms import Atom, Meaning
from govah.text.fold import fold

_SLOT = r"<(?P<context>~)?(?P<slot>\w+)(?::(?P<role>\w+))?>"
_PIECE = re.compile(rf"{_SLOT}|(?P<syntax>[()|?])|(?P<literal>[^\s()|?<>]+)|\s+")
_NUMBER_SLOTS = (
    "day", "ordinal", "count", "year", "year2", "year3", "year_said", "numeric", "decade", "decade2", "open", "close",
)  # fmt: skip
_FIRST_LETTER = 0xE000
_BREAK = "\uf8ff"
_MOST_MET, _USUAL_RUN = 20_000, 40  # runs of atoms that are remembered, and their longest


class Found(NamedTuple):
    """A form that fits: its rule, the meaning of each slot, and where its words stand in the folded text."""

    rule: DateRule
    start: int
    end: int
    slots: dict[str, Meaning]
    places: dict[str, tuple[int, int]]
    context: tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Form:
    number: int
    rule: DateRule
    parts: tuple[str, ...]  # at odd places slots, at even places signs of the expression
    groups: dict[str, str]  # group name -> slot of the atom
    inner: tuple[str, ...]  # the groups whose atoms are the date's words
    needs: frozenset[str]  # slots without which it cannot fit
    figures: bool  # it needs no word of its language
    not_after: frozenset[str]
    not_before: frozenset[str]


class _Fit(NamedTuple):
    form: _Form
    places: tuple[tuple[str, int], ...]  # group name and the number of its atom
    start: int  # first and last atom of the date's words
    end: int
    first: int  # first and last atom of the whole form
    last: int


def literals(pack: Pack) -> Iterator[tuple[str, str]]:
    """Language and folded word for each plain word that the forms of the pack name."""
    for rule in pack.of(DateRule):
        for piece in _pieces(rule):
            if piece["literal"]:
                yield rule.language, fold(piece["literal"]).text


class Forms:
    """All forms of a pack, compiled over the letters that atoms get."""

    def __init__(self, pack: Pack) -> None:
        self._rules = pack.of(DateRule)
        self._slots = {f"{entry.language}.{entry.slot}" for entry in pack.of(DateWords)} | set(_NUMBER_SLOTS)
        self._letters: dict[frozenset[str], str] = {frozenset(): _BREAK}
        self._meant: dict[str, frozenset[str]] = {_BREAK: frozenset()}
        self._known: dict[tuple[Meaning, ...], str] = {}
        self._met: dict[tuple[str, str | None], tuple[_Fit, ...]] = {}
        for rule in self._rules:
            self._check(rule, pack.where(rule))
        forms = [self._form(number, rule) for number, rule in enumerate(self._rules)]
        self._forms: dict[str, list[_Form]] = {}  # under the rarest slot that each needs, "" where it needs none
        self._using: dict[str, list[int]] = {}
        for form in forms:
            rarest = min(form.needs, key=lambda slot: (slot in _NUMBER_SLOTS, "=" in slot, slot), default="")
            self._forms.setdefault(rarest, []).append(form)
            for slot in form.parts[1::2]:
                self._using.setdefault(slot, []).append(form.number)
        self._patterns: dict[int, re.Pattern[str]] = {}

    def find(self, atoms: Sequence[Atom], text: str, language: str | None = None) -> Iterator[Found]:
        """The forms that fit an island: of those whose words begin leftmost the longest first, and so on.

        They overlap; whoever reads them keeps the first that makes a date. `language` wins where forms are alike.
        """
        at = 0
        for segment in "".join([self._letter(atom) for atom in atoms]).split(_BREAK):
            if segment:
                for fit in self._fits_of(segment, language):
                    found = _found(fit, atoms, at)
                    if _allowed(fit.form, found, text):
                        yield found
            at += len(segment) + 1

    def _fits_of(self, letters: str, language: str | None) -> tuple[_Fit, ...]:
        """Where forms fit a run of atoms. Dates look alike, so most runs have been met before."""
        fits = self._met.get((letters, language))
        if fits is None:
            if len(self._met) > _MOST_MET:
                self._met.clear()
            fits = self._find_fits(letters, language)
            if len(letters) <= _USUAL_RUN:
                self._met[letters, language] = fits
        return fits

    def _find_fits(self, letters: str, language: str | None) -> tuple[_Fit, ...]:
        fits: list[tuple[tuple[int, int, bool, int, str], _Fit]] = []
        meant = {slot for letter in set(letters) for slot in self._meant[letter]} | {""}
        for form in [form for slot in meant for form in self._forms.get(slot, ()) if form.needs <= meant]:
            if form.figures and form.rule.language != language:
                continue
            for match in self._pattern(form).finditer(letters):
                places = tuple((name, match.start(name)) for name in form.groups if match.start(name) >= 0)
                inner = [place for name, place in places if name in form.inner]
                if inner:
                    length = match.start() - match.end()
                    rank = (min(inner), -max(inner), form.rule.language != language, length, form.rule.id)
                    fits.append((rank, _Fit(form, places, min(inner), max(inner), match.start(), match.end() - 1)))
        return tuple(fit for _, fit in sorted(fits, key=lambda ranked: ranked[0]))

    def _letter(self, atom: Atom) -> str:
        known = self._known.get(atom.meanings)
        if known is not None:
            return known
        meanings = frozenset([meaning.slot for meaning in atom.meanings])
        letter = self._letters.get(meanings)
        if letter is None:  # a new combination: forms that take one of its meanings learn the letter
            letter = self._letters[meanings] = chr(_FIRST_LETTER + len(self._letters))
            self._meant[letter] = meanings
            for number in [number for slot in meanings for number in self._using.get(slot, ())]:
                self._patterns.pop(number, None)
        if len(self._known) > _MOST_MET:
            self._known.clear()
        self._known[atom.meanings] = letter
        return letter

    def _key(self, slot: str, language: str) -> str:
        return slot if slot in _NUMBER_SLOTS else f"{language}.{slot}"

    def _check(self, rule: DateRule, place: Place) -> None:
        read = "".join(piece[0] for piece in _pieces(rule))
        for piece in _pieces(rule):
            if piece["slot"] and self._key(piece["slot"], rule.language) not in self._slots:
                what = f"the form names <{piece['slot']}>, of which the pack has no words"
                raise PackError("date-unknown-slot", what, place, "use a slot of a date_words entry of that language")
        try:
            compiled(re.sub(r"<[^>]*>|[^\s()|?]+", "x", read))
            if len(read) != len(rule.form):
                raise re.error("signs that belong to no slot, word or group")
        except re.error as error:
            what = f"the form cannot be read: {error}"
            raise PackError("date-bad-form", what, place, "write <slot>, words, ( | ) and ? only") from error

    def _form(self, number: int, rule: DateRule) -> _Form:
        parts: list[str] = [""]
        groups: dict[str, str] = {}
        for piece in _pieces(rule):
            if piece["syntax"]:
                parts[-1] += "(?:" if piece["syntax"] == "(" else piece["syntax"]
            elif piece["slot"]:
                key = self._key(piece["slot"], rule.language)
                name = f"context_{len(groups)}" if piece["context"] else piece["slot"]
                name += f"_{piece['role']}" if piece["role"] else ""
                groups[name] = key
                parts[-1] += f"(?P<{name}>"
                parts += [key, ")"]
            elif piece["literal"]:
                word = fold(piece["literal"]).text
                parts += [word if len(word) == 1 and not word.isalnum() else f"{rule.language}={word}", ""]
        words = [frozenset(fold(word).text for word in words) for words in (rule.not_after, rule.not_before)]
        inner = tuple(name for name in groups if not name.startswith("context_"))
        needs = self._needs(rule)
        figures = not any(need not in _NUMBER_SLOTS for need in needs)
        return _Form(number, rule, tuple(parts), groups, inner, needs, figures, *words)

    def _pattern(self, form: _Form) -> re.Pattern[str]:
        """A form over the letters met so far; made anew when one of its slots learns a letter."""
        pattern = self._patterns.get(form.number)
        if pattern is None:
            parts = [self._class(part) if k % 2 else part for k, part in enumerate(form.parts)]
            pattern = self._patterns[form.number] = compiled("".join(parts))
        return pattern

    def _needs(self, rule: DateRule) -> frozenset[str]:
        """The slots that stand in the form outside any group and are not optional."""
        needs: list[str] = []
        depth = 0
        for piece in _pieces(rule):
            if piece["syntax"] == "?" and depth == 0 and needs:
                needs[-1] = ""
            elif piece["syntax"] in ("(", ")"):
                depth += 1 if piece["syntax"] == "(" else -1
                needs.append("")
            elif piece["syntax"] == "|" and depth == 0:
                return frozenset()
            elif piece["slot"] or piece["literal"]:
                needs.append(self._key(piece["slot"], rule.language) if piece["slot"] and depth == 0 else "")
        return frozenset(needs) - {""}

    def _class(self, key: str) -> str:
        letters = "".join(letter for meanings, letter in self._letters.items() if key in meanings)
        return f"[{letters}]" if letters else "(?!)"


def _pieces(rule: DateRule) -> Iterator[re.Match[str]]:
    return _PIECE.finditer(rule.form)


def _found(fit: _Fit, atoms: Sequence[Atom], at: int) -> Found:
    form = fit.form
    slots: dict[str, Meaning] = {}
    places: dict[str, tuple[int, int]] = {}
    for name, place in fit.places:
        atom, key = atoms[at + place], form.groups[name]
        slots[name] = next(meaning for meaning in atom.meanings if meaning.slot == key)
        places[name] = (atom.start, atom.end)
    context = (atoms[at + fit.first].start, atoms[at + fit.last].end)
    return Found(form.rule, atoms[at + fit.start].start, atoms[at + fit.end].end, slots, places, context)


_LAST_WORD = re.compile(r"([^\W_]+)[\s,.]*$")
_NEXT_WORD = re.compile(r"\s*([^\W_]+)")


def _allowed(form: _Form, found: Found, text: str) -> bool:
    if form.not_after:
        before = _LAST_WORD.search(text, max(0, found.context[0] - 24), found.context[0])
        if before and _in(before[1], form.not_after):
            return False
    if form.not_before:
        after = _NEXT_WORD.match(text, found.context[1])
        if after and _in(after[1], form.not_before):
            return False
    return True


def _in(word: str, words: frozenset[str]) -> bool:
    return word in words or ("#" in words and word.isdecimal())
