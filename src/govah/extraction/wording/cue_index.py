"""All cues of a language in one index: the words of a report are looked up once, whoever asks for cues afterwards."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import compress
from typing import Any, NamedTuple

from govah.extraction.page import Page, Sentence
from govah.extraction.wording.trials import Compiled, Openings, Triggers


class Indexed(NamedTuple):
    """A sentence with triggers: the bits of the cues that they belong to, and where which cues may begin."""

    sentence: Sentence
    bits: int
    opened: Sequence[tuple[int, int]]


class CueIndex:
    """Trigger words and first words of cues of several schemas; each cue has a bit, in the order of adding."""

    def __init__(self) -> None:
        self._cues: list[Compiled[Any]] = []
        self._under: dict[str, int] = defaultdict(int)  # the beginning of a trigger -> the bits of its cues
        self._triggers: Triggers | None = None
        self._openings = Openings()

    @property
    def size(self) -> int:
        """How many cues it holds: the number of the next one."""
        return len(self._cues)

    def add(self, cue: Compiled[Any], triggers: Iterable[str]) -> None:
        """A further cue with the beginnings of its triggers."""
        for trigger in filter(None, triggers):
            self._under[trigger] |= 1 << len(self._cues)
        self._cues.append(cue)
        self._triggers = None

    def of(self, page: Page) -> Mapping[int, Indexed]:
        """The sentences of a report with triggers, by their index and in the order of the text."""
        known: Mapping[int, Indexed] | None = page.indexed.get(self)
        if known is None:
            known = page.indexed[self] = self._look(page)
        return known

    def _look(self, page: Page) -> Mapping[int, Indexed]:
        if self._triggers is None:
            self._triggers = Triggers(self._under)
        found = self._triggers.found(page)
        wanted = 0
        for _, bits in found:
            wanted |= bits
        self._openings.learn(wanted, self._cues)
        starts, words = page.written
        which = list(map(self._openings.__getitem__, words))
        opened = list(compress(zip(starts, which, strict=True), which))
        indexed: dict[int, Indexed] = {}
        at = 0
        for sentence, bits in found:
            while at < len(opened) and opened[at][0] < sentence.start:
                at += 1
            here = at
            while at < len(opened) and opened[at][0] < sentence.end:
                at += 1
            indexed[sentence.index] = Indexed(sentence, bits, opened[here:at])
        return indexed
