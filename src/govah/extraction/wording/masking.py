"""A sentence with slots: names, pronouns, dates, places and numbers replaced by marks that a short pattern can name."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter

from govah.extraction.page import Page, Sentence
from govah.extraction.people.cast import Cast
from govah.extraction.story import Mention


@dataclass(slots=True)
class Masked:
    """The masked sentence, the way back to the text, and who stands behind each mark."""

    text: str
    who: dict[str, Mention]
    spans: dict[str, tuple[int, int]]
    pieces: list[tuple[int, int]]

    def origin(self, offset: int) -> int:
        """The text offset that a masked offset came from (the slot's start inside a slot)."""
        k = bisect_right(self.pieces, (offset, 1 << 60)) - 1
        masked, start = self.pieces[max(k, 0)]
        return start + offset - masked

    def close(self, offset: int) -> int:
        """The text offset where that which ends at a masked offset ends (the slot's end inside a slot)."""
        k = bisect_right(self.pieces, (offset - 1, 1 << 60)) - 1
        inside = k % 2 == 1  # after the sentence's start, each slot has two pieces: its own and what follows it
        return self.pieces[k + 1][1] if inside else self.origin(offset - 1) + 1

    def place(self, at: int) -> int:
        """The masked offset of a text offset that lies outside all slots, or of the end of the slot that it ends."""
        k = bisect_right(self.pieces, at, key=_SECOND) - 1
        masked, start = self.pieces[max(k, 0)]
        return masked + at - start


_SECOND = itemgetter(1)
_ORDER = "NDRCVGP#"
_PLACES = {"prison": "R", "city": "C", "province": "V"}
_Slot = tuple[int, int, str, Mention | None]  # start, end, letter, who


def mask(
    page: Page, sentence: Sentence, cast: Cast, mentions: list[Mention], places: Sequence[tuple[int, int]] = ()
) -> Masked:
    """Mask one sentence. Each name of a list is a slot of its own; a list's shared pronouns and groups are one slot."""
    slots = _slots(page, sentence, cast, mentions)
    if places:  # towns that no pack lists
        slots = sorted([*slots, *((a, b, "C", None) for a, b in places)], key=_place)
    masked = Masked("", {}, {}, [(0, sentence.start)])
    parts: list[str] = []
    at, length = sentence.start, 0
    for start, end, letter, mention in slots:
        if start < at or end > sentence.end:
            continue
        name = f"<{letter}>" if letter[0] == "#" else f"<{letter}{len(masked.spans)}>"
        parts += [page.low[at:start], name]
        length += start - at
        masked.pieces.append((length, start))
        length += len(name)
        masked.pieces.append((length, end))
        masked.spans[name] = (start, end)
        if mention is not None:
            masked.who[name] = mention
        at = end
    masked.text = "".join([*parts, page.low[at : sentence.end]])
    return masked


def _slots(page: Page, sentence: Sentence, cast: Cast, mentions: list[Mention]) -> list[_Slot]:
    """All that becomes a slot, in order; a noun phrase with a name or number inside keeps only its last word."""
    first, last = sentence.start, sentence.end
    slots: list[_Slot] = [
        (run.start, run.end, "N", Mention(run.start, run.end, "name", (run.character,)))
        for run in cast.by_sentence.get(sentence.index, ())
        if run.character >= 0
    ]
    slots += [(d.start, d.end, "D", None) for d in page.dates_in(first, last)]
    slots += [(hit.start, hit.end, _PLACES[hit.kind], None) for hit in page.hits_in(first, last, *_PLACES)]
    for number in page.numbers_in(first, last):
        if not number.ordinal and number.value == int(number.value):
            slots.append((number.start, number.end, f"#{int(number.value)}", None))
    inner = [(s[0], s[1]) for s in slots if s[2][0] in "N#"]
    for mention in mentions:
        start = mention.start
        if mention.kind == "pronoun":
            own = page.has(start, start + 1, "owning") and page.has(start, mention.end, "kin_line")  # "her son"
            slots.append((start, page.tokens[page.token_at(start)].end if own else mention.end, "P", mention))
        elif mention.kind in {"one", "many", "all", "same"} and not page.has(start, mention.end, "childhood"):
            if any(start <= a and b <= mention.end for a, b in inner):
                start = page.low.rfind(" ", start, mention.end) + 1 or start
            if not any(a == start and b < mention.end for a, b in inner):  # "a 23-year-old": the number counts
                slots.append((start, mention.end, "G", mention))
    return sorted(slots, key=_place)


def _place(slot: _Slot) -> tuple[int, int]:
    return slot[0], _ORDER.index(slot[2][0])
