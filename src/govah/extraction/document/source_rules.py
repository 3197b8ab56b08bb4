"""The pack's ways of naming a source, compiled: cues, the form of a name, publisher lines, the joints of a list."""

from __future__ import annotations

import re
from dataclasses import dataclass

from govah.extraction.document.mentioned import BEGIN, SLOTS, MentionRules
from govah.extraction.document.names_in_text import Names, name_pattern
from govah.extraction.wording.cue_index import CueIndex
from govah.extraction.wording.cues import Cues, Words, cues_of, either, expand, is_verb_final, words_of
from govah.extraction.wording.trials import Compiled
from govah.packs import Pack
from govah.packs.schema.cues import SourceCue
from govah.packs.shelf import compiled


@dataclass(frozen=True, slots=True)
class SourceRules:
    """The pack's ways of naming a source, compiled."""

    cues: Cues[SourceCue]
    names: Names
    name: re.Pattern[str]
    lines: tuple[Compiled[SourceCue], ...]
    joint: re.Pattern[str]
    those_of: re.Pattern[str]  # "the family of", before the name of somebody who does not speak
    mentions: MentionRules | None = None  # of a language without capitals

    @classmethod
    def of(cls, pack: Pack, language: str, index: CueIndex | None = None) -> SourceRules:
        """The rules of one language; `index` is what its cues share with those of other rules."""
        words: Words = words_of(pack, language)
        cues = cues_of(pack, SourceCue, language)
        name = name_pattern(words)
        slot = rf"\b(?:{either(words['mandate'])}|{name})" if "mandate" in words else name
        begin = r"(?m)^[^\w\n]{0,4}"
        slots, line_slots = {"source": slot}, {"source": name}
        mentions = None
        if is_verb_final(pack, language):
            mentions = MentionRules(pack, language, words)
            begin, slots, line_slots = rf"(?<![^{BEGIN}\n])[^\w\n\ue000-\uf8ff]{{0,4}}", SLOTS, SLOTS
        lines = [Compiled(c, begin + expand(c.pattern, words, line_slots), 0) for c in cues if c.line]
        return cls(
            cues=Cues((cue for cue in cues if not cue.line), words, slots, index),
            names=Names(words),
            name=compiled(name),
            lines=tuple(lines),
            joint=compiled(either(words.get("list_joint", ()))),
            those_of=compiled(rf"\b{either(words.get('those_of', ()))}\s+(?:\w{{2,3}}\.\s+)?$", re.IGNORECASE),
            mentions=mentions,
        )
