"""Who speaks where a text says "I": the one who is quoted, or the narrator of a testimony, a letter or an interview."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from operator import itemgetter

from govah.extraction.page import Hit, Page, Sentence
from govah.extraction.people.cast import Cast
from govah.extraction.people.signatures import signature
from govah.extraction.rules import LanguageRules
from govah.extraction.story import NameRun

_BEFORE, _AFTER = 170, 120  # characters around a quotation in which its speaker is named
_CLOSE = 60
_ENDED = re.compile(r"[.!?] +[A-Z]")
_WORDS = 3
_OFTEN = 3  # times that a narrator says "I", "me" or "my" outside quotations
_ALWAYS, _DENSE = 8, 60  # a page is one person's own story where "I" stands so often, in so many words once
_HEADING = 160
_SPOKEN = ("first", "client")
KIN_ANSWERS = {"kin_up": "kin_down", "kin_down": "kin_up", "kin_side": "kin_side", "kin_wed": "kin_wed"}  # mother: son


@dataclass(frozen=True, slots=True)
class Voice:
    """A passage in one voice: the speaker's number (-1 if not named) or a pronoun's gender, whether a relative.

    `of` is the one whose relative speaks, where the text names them; `kinship` on which side, where it is said.
    """

    start: int
    end: int
    who: int = -1
    gender: str | None = None
    kin: bool = False
    of: int = -1
    kinship: str = ""


@dataclass(slots=True)
class Voices:
    """The quotations of a page with their speakers, and the passages that a narrator tells.

    `nameless` tells that somebody whom the page does not name tells all of it.
    """

    quotes: list[Voice] = field(default_factory=list)
    narrators: list[Voice] = field(default_factory=list)
    nameless: bool = False

    def at(self, offset: int) -> Voice | None:
        """The voice that speaks at an offset: a quotation's before a narrator's."""
        k = bisect_right(self.quotes, offset, key=lambda v: v.start) - 1
        if k >= 0 and offset < self.quotes[k].end:
            return self.quotes[k]
        return self.narrator(offset)

    def narrator(self, offset: int) -> Voice | None:
        """Whoever tells the passage around a quotation."""
        return next((v for v in reversed(self.narrators) if v.start <= offset < v.end), None)


def find_voices(page: Page, cast: Cast, rules: LanguageRules) -> Voices:
    """The voices of a page; none where nobody says "I", "we" or "my client"."""
    if not page.has(0, len(page.text), *_SPOKEN):
        return Voices()
    voices = Voices()
    passages = list(_quotations(page))
    for start, end in passages:
        if page.has(start, end, *_SPOKEN):
            before = voices.quotes[-1] if voices.quotes else None
            voices.quotes.append(_speaker(page, cast, rules, (start, end), before))
        elif voices.quotes:
            voices.quotes.append(Voice(start, end, voices.quotes[-1].who))
    spoken = [h for h in page.hits_in(0, len(page.text), "first") if _is_word(page, h)]
    spoken = [h for h in spoken if not _quoted(passages, h.start)]
    told = [h.start for h in spoken if h.value == "one"]
    if spoken:
        voices.narrators = _narrators(page, cast, rules, passages, told, [h.start for h in spoken])
        if voices.narrators or len(told) >= _OFTEN:
            _company(page, cast)
        voices.nameless = not voices.narrators and len(told) >= max(_ALWAYS, len(page.tokens) // _DENSE)
    return voices


def _quoted(passages: Sequence[tuple[int, int]], offset: int) -> bool:
    """Whether a place is inside one of the passages, which are in the order of the text."""
    k = bisect_right(passages, offset, key=itemgetter(0)) - 1
    return k >= 0 and offset < passages[k][1]


_MARK = re.compile(r'"')


def _quotations(page: Page) -> Iterator[tuple[int, int]]:
    """The passages in double quotes; one that runs over paragraphs opens each of them anew."""
    opened = -1
    text = page.plain
    for match in _MARK.finditer(text):
        at = match.start()
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        opens = (not before or before in " \n([-:") and bool(after.strip())
        if opens and opened >= 0 and text.rfind("\n", opened, at) >= 0:
            yield opened, text.rfind("\n", opened, at)
            opened = at + 1
        elif opens and opened < 0:
            opened = at + 1
        elif not opens and opened >= 0:
            if text.count(" ", opened, at) >= _WORDS:
                yield opened, at
            opened = -1


def _speaker(page: Page, cast: Cast, rules: LanguageRules, quote: tuple[int, int], before: Voice | None) -> Voice:
    """The voice of one quotation: named in it, after it, before it, or as the one that spoke just before."""
    start, end = quote
    for run in cast.runs:
        if start <= run.start < end and run.character >= 0 and _names_itself(page, run, rules, start):
            return Voice(start, end, run.character)
    return (
        _said_before(page, cast, start, end)
        or _said_after(page, cast, start, end)
        or _going_on(page, start, end, before)
        or Voice(start, end)
    )


def _names_itself(page: Page, run: NameRun, rules: LanguageRules, start: int) -> bool:
    named = page.search_cut(rules.grammar("self_named"), max(start, run.start - 40), run.start)
    return named is not None and rules.grammar("self_named_after").match(page.low, run.end) is not None


def _kin_itself(page: Page, run: NameRun, rules: LanguageRules, start: int) -> str:
    """ "I am the mother of X": on which side of X's family somebody speaks, empty where nobody does."""
    said = rules.grammar("self_kin").search(page.low, max(start, run.start - 40), run.start)
    sides = page.hits_in(said.start(), said.end(), *KIN_ANSWERS) if said is not None else ()
    return sides[0].kind if sides else ""


def _said_after(page: Page, cast: Cast, start: int, end: int) -> Voice | None:
    """ "…," said X. "…," X told the network."""
    stop = min(len(page.text), end + _AFTER)
    stop = min([stop, *(k for k in (page.plain.find(mark, end + 1, stop) for mark in ('"', ". ", "\n")) if k > 0)])
    said = next(iter(page.hits_in(end, stop, "speech")), None)
    if said is None or page.plain[end - 1] == "." or (page.plain[end - 1] in "!?" and said.start - end > _CLOSE):
        return None  # the quotation ends its sentence: what follows speaks of something else
    quote = (start, end)
    return _voice(page, cast, (end, said.start), quote) or _voice(page, cast, (said.end, stop), quote)


def _said_before(page: Page, cast: Cast, start: int, end: int) -> Voice | None:
    """X said: "…" """
    mark = start - 1
    first = max(page.plain.rfind("\n", 0, mark) + 1, mark - _BEFORE)
    said = page.hits_in(first, mark, "speech")
    if said:
        lead = page.plain[said[-1].end : mark]
        if len(lead) > _CLOSE or _ENDED.search(lead) or '"' in lead:
            return None
        cut = max(page.plain.rfind(ending, first, said[-1].start) for ending in (". ", '"', "; "))
        return _voice(page, cast, (max(first, cut + 1), said[-1].start), (start, end))
    if page.plain[first:mark].rstrip().endswith(":"):
        return _voice(page, cast, (first, mark), (start, end))
    return None


def _voice(page: Page, cast: Cast, inside: tuple[int, int], quote: tuple[int, int]) -> Voice | None:
    """The speaker whom a stretch of text names: the last person of it, a relative of somebody, or a pronoun's."""
    first, last = inside
    runs = [r for r in cast.runs if first <= r.start < last and r.character >= 0]
    kin = page.hits_in(first, last, "kin", "kin_many")
    pronouns = [h for h in page.hits_in(first, last, "pronoun") if h.value in {"male", "female"}]
    owning = [h for h in pronouns if page.has(h.start, h.end, "owning")]
    subject = next((h for h in reversed(pronouns) if h not in owning), None)
    if not runs:
        if kin and not any(h.value == "murder_victim" for h in page.hits_in(first, last, "role")):
            return Voice(*quote, kin=True)
        return Voice(*quote, gender=subject.value) if subject is not None else None
    run = runs[0]
    if any(h.value == "murder_victim" for h in page.hits_in(first, last, "role")):
        return Voice(*quote, who=run.character)  # "the victim's mother": her son is not the one who is tried
    before = next((h for h in kin if h.end <= run.start), None)
    if before is not None and len(runs) == 1 and _linked(page, before.end, run.start):
        return Voice(*quote, kin=True, of=run.character)
    after = next((h for h in kin if h.start >= run.end), None)
    if after is not None and page.low.startswith("'s", run.end) and len(runs) == 1:
        return Voice(*quote, kin=True, of=run.character)
    relative = bool(kin) or cast.of(run.character).role == "relative"
    of = next((r.character for r in runs[1:] if relative), -1)
    return Voice(*quote, who=run.character, kin=relative, of=of)


def _linked(page: Page, start: int, end: int) -> bool:
    """ "a relative of Mr. X": nothing but small words and a title between the two."""
    words = [t for t in page.tokens_in(start, end) if t.kind == "word"]
    return bool(words) and all(page.has(t.start, t.end, "prep", "title") for t in words)


def _going_on(page: Page, start: int, end: int, before: Voice | None) -> Voice | None:
    """A quotation that follows another one in the same or the next paragraph, with nobody named between."""
    if before is None or page.plain.count("\n", before.end, start) > 2:
        return None
    between = page.plain[before.end : start]
    return Voice(start, end, before.who, before.gender, before.kin, before.of) if len(between) < _AFTER else None


def _narrators(  # noqa: PLR0917  (the page and who is named and quoted in it)
    page: Page, cast: Cast, rules: LanguageRules, quotes: list[tuple[int, int]], told: list[int], all_told: list[int]
) -> list[Voice]:
    """Those who tell the page or a part of it in their own words; `told` is where they say "I", `all_told` "we" too."""
    found: list[Voice] = []
    plainly: set[int] = set()  # where somebody says who is speaking: one "I" is enough
    for run in cast.runs:
        if run.character < 0 or _quoted(quotes, run.start):
            continue
        sentence = page.sentences[run.sentence]
        if kinship := _kin_itself(page, run, rules, sentence.start):
            found.append(Voice(sentence.start, len(page.text), kin=True, of=run.character, kinship=kinship))
            plainly.add(sentence.start)
            continue
        named = _names_itself(page, run, rules, sentence.start)
        if (named or _tells(page, run, sentence, rules)) and (not found or found[-1].who != run.character):
            found.append(Voice(sentence.start, len(page.text), run.character))
            plainly.update([sentence.start] if named else [])
    signed = signature(page, cast.runs, rules) if not found else None
    if signed is not None and signed.character >= 0:
        found = [Voice(0, signed.start, signed.character)]
    ends = [*(v.start for v in found[1:]), len(page.text)]
    kept: list[Voice] = []
    for voice, end in zip(found, ends, strict=False):
        plain = voice.start in plainly
        own = [at for at in (all_told if plain else told) if voice.start <= at < min(voice.end, end)]
        if len(own) >= (1 if plain else _OFTEN):  # what comes before the first "I" is not in this voice
            first = page.sentence_at(own[0]).start
            kept.append(replace(voice, start=first, end=min(voice.end, end)))
    return kept


def _company(page: Page, cast: Cast) -> None:
    """A narrator's friends and cellmates are people of the story, not relatives who only speak."""
    for character in cast.characters:
        span = character.role_span
        if character.role == "relative" and span is not None and page.has(*span, "companion"):
            character.role, character.role_span = "", None


def _tells(page: Page, run: NameRun, sentence: Sentence, rules: LanguageRules) -> bool:
    """Whether a line says that what follows are this person's words."""
    before = page.low[sentence.start : run.start]
    if rules.grammar("narrator_writes").fullmatch(page.low, run.end, sentence.end):
        return not page.has(sentence.start, run.start, "speech")
    if sentence.end - sentence.start > _HEADING or (sentence.mark == "body" and page.plain[sentence.end - 1] in ".!?"):
        return False
    if rules.grammar("narrator_before").search(before):
        return True
    return rules.grammar("narrator_after").match(page.low, run.end) is not None


def _is_word(page: Page, hit: Hit) -> bool:
    """Not "US" for "us"."""
    return hit.end - hit.start == 1 or not page.plain[hit.start : hit.end].isupper()
