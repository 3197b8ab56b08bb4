"""Who is who: full names become people, and surnames, given names and initials alone are found as later mentions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from govah.extraction.page import Page
from govah.extraction.people.cast import Cast
from govah.extraction.rules import LanguageRules
from govah.extraction.sheets.card_names import named_in_cards
from govah.extraction.story import Character, NameRun
from govah.extraction.verb_final.naming import Namer

_FULL = 2
_LONG = 4  # letters from which two spellings of a surname may differ by one
_MOST_PARTS = 5  # words of a name or surname that is looked for elsewhere


def find_cast(page: Page, rules: LanguageRules) -> Cast:
    """The people of a page under all the names that it gives them."""
    namer = Namer(page, rules)
    runs = named_in_cards(page, namer.runs(), rules)
    _share_surnames(page, runs, namer)
    cast = Cast()
    for run in sorted(runs, key=lambda r: (len(r.parts) < _FULL, r.start)):
        number = _known(cast, run) if len(run.parts) >= _FULL else _short_for(cast, run, namer)
        if number is None:
            number = len(cast.characters)
            full = len(run.parts) >= _FULL
            cast.characters.append(Character(number, run.shown or _written(page, run), run.start, full=full))
            cast.parts.append({})
        cast.parts[number].setdefault(run.parts, None)
        cast.bears(run, number)
    runs = sorted([*runs, *_later(page, cast, runs, namer)], key=lambda r: r.start)
    cast.runs = runs
    for run in runs:
        cast.by_sentence.setdefault(run.sentence, []).append(run)
    for character in cast.characters:
        _settle(page, cast, character)
    return cast


def _share_surnames(page: Page, runs: Sequence[NameRun], namer: Namer) -> None:
    """ "Reza and Habib Karimi": the given name alone has the surname of the next, where nobody else bears it."""
    full = {run.parts[0] for run in runs if len(run.parts) >= _FULL}
    joint = namer.rules.grammar("shares_surname")
    for one, other in pairwise(runs):
        if len(one.parts) != 1 or len(other.parts) != _FULL or one.parts[0] in full or not one.known or not other.known:
            continue
        if one.sentence == other.sentence and joint.fullmatch(page.low, one.end, other.start):
            tail = page.tokens_in(other.start, other.end)[-1]
            one.parts = (*one.parts, *other.parts[1:])
            one.shown = f"{_written(page, one)} {page.text[tail.start : tail.end]}"
            one.tail, one.shared = (tail.start, tail.end), True


def _written(page: Page, run: NameRun) -> str:
    return " ".join(page.text[run.start : run.end].split())


def _known(cast: Cast, run: NameRun) -> int | None:
    """The person known by that name, or by a longer or shorter form of it."""
    joined = "".join(run.parts)
    for number in range(len(cast.characters) - 1, -1, -1):
        for parts in cast.parts[number]:
            if "".join(parts) == joined or _form_of(parts, run.parts) or _respelt(parts, run.parts):
                return number
    return None


def _short_for(cast: Cast, run: NameRun, namer: Namer) -> int | None:
    """The person of whose full name one word is a short form, or who is known by that word alone; the latest told of.

    A name alone stands for whoever was named in full before it, else for whoever is first named so.
    """
    fits = [
        number
        for number, known in enumerate(cast.parts)
        if any(parts == run.parts or run.parts in set(_short_forms(parts, namer)) for parts in known)
    ]
    return max(fits, key=lambda n: (cast.index.last_before(n, run.start), -n), default=None)


def _form_of(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether all words of the shorter name, two at least with the same first one, stand in the longer in order."""
    short, long = sorted((one, other), key=len)
    if len(short) < _FULL:
        return False
    if short[0] not in long[:_FULL]:
        return long[-len(short) :] == short
    rest = iter(long)
    return all(word in rest for word in short)


def _respelt(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """One surname with a letter more at its end ("Chavosh", "Chavoshi"), after the same given name."""
    if len(one) != len(other) or len(one) < _FULL or one[:-1] != other[:-1]:
        return False
    a, b = sorted((one[-1], other[-1]), key=len)
    return len(a) >= _LONG and len(b) - len(a) == 1 and b.startswith(a)


def _later(page: Page, cast: Cast, runs: Sequence[NameRun], namer: Namer) -> Iterable[NameRun]:
    """Surnames and given names that stand alone for somebody named in full, before or after."""
    forms: dict[tuple[str, ...], list[int]] = {}
    for number, known in enumerate(cast.parts):
        for parts in known:
            for form in _short_forms(parts, namer):
                who = forms.setdefault(form, [])
                if number not in who:
                    who.append(number)
    taken = {k for r in runs for k in range(page.token_at(r.start), page.token_at(r.end))}
    heads = {form[0] for form in forms}
    found: list[NameRun] = []
    for sentence in page.sentences:
        i = sentence.first
        while i < sentence.last:
            token = page.tokens[i]
            i += 1
            if token.low not in heads or i - 1 in taken or i - 1 in namer.blocked:
                continue
            for size in range(min(_MOST_PARTS, sentence.last - i + 1), 0, -1):
                words = tuple(t.low for t in page.tokens[i - 1 : i - 1 + size])
                bearers = forms.get(words)
                if bearers is None or (size == 1 and not _stands(page, namer, i - 1)):
                    continue
                run = namer.run(sentence, i - 1, i - 1 + size)
                number = max(bearers, key=lambda n: (cast.index.last_before(n, run.start), -n))
                cast.bears(run, number)
                found.append(run)
                i += size - 1
                break
    return found


def _short_forms(parts: tuple[str, ...], namer: Namer) -> Iterable[tuple[str, ...]]:
    """What may stand alone for a full name: its surname, whole or its last word, and its given name."""
    if len(parts) < _FULL:
        if namer.lore.is_sure(parts[0]):
            yield parts
        return
    yield parts
    first = 1
    while first < len(parts) - 1 and namer.lore.is_given(parts[first]):
        first += 1
    surname = parts[first:]
    yield surname
    if len(surname) > 1:
        yield surname[:1]
        yield surname[-1:]
    yield parts[:1]
    if first > 1:
        yield parts[:first]


def _stands(page: Page, namer: Namer, i: int) -> bool:
    """Whether a word alone may be a name here: no common word, or one that a title or marks make a name."""
    token = page.tokens[i]
    if namer.rules.grammar("title_before").search(page.low[max(0, token.start - 12) : token.start]):
        return True
    quoted = i > 0 and page.tokens[i - 1].low == '"' and page.low[token.end : token.end + 1] == '"'
    doubtful = token.low in namer.lore.common or (namer.lore.is_given(token.low) and not namer.lore.is_sure(token.low))
    return quoted or not doubtful


def _settle(page: Page, cast: Cast, character: Character) -> None:
    """The fullest form is the name, all others are other names; where the person is told of."""
    runs = sorted(cast.by_character.get(character.number, ()), key=lambda r: r.start)
    forms: dict[str, tuple[int, int]] = {}
    for run in runs:
        shown = run.shown or _written(page, run)
        forms.setdefault(shown, (run.start, run.end))
        if run.shared:
            character.tails.setdefault(shown, run.tail)
        character.mentions.append((run.start, run.end))
        character.sure = character.sure or run.known or bool(run.title)
        if run.title_value and not character.gender:
            character.gender, character.gender_span = run.title_value, (max(0, run.start - 5), run.start)
    if not forms:
        return
    character.start = runs[0].start
    character.name = max(forms, key=lambda form: (len(form.split()), -forms[form][0]))
    character.place = forms[character.name]
    for form, place in forms.items():
        if form != character.name:
            character.others[form] = place
