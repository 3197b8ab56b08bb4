"""Letters of a script that leaves out short vowels, read one by one into Latin letters, syllable by syllable."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise

from govah.packs import Pack
from govah.packs.schema.people import LatinClusters, LatinLetters, LatinVowel
from govah.text.fold import fold

_FIRST = re.compile("gh|kh|sh|zh|ch|[a-z]")


@dataclass(frozen=True, slots=True)
class _Sound:
    latin: str
    vowel: bool


class Speller:
    """The `latin_letters`, `latin_vowels` and `latin_clusters` of a pack, compiled."""

    def __init__(self, pack: Pack) -> None:
        rows = [
            (fold(letters).text, latin.strip("-"), entry)
            for entry in pack.of(LatinLetters)
            for letters, _, latin in (item.partition(" ") for item in entry.letters)
        ]
        rows.sort(key=lambda row: (-len(row[0]), row[2].at == "anywhere", row[2].beside == "anything", row[0]))
        self._letters: dict[str, list[tuple[str, str, LatinLetters]]] = defaultdict(list)
        for row in rows:
            self._letters[row[0][0]].append(row)
        self._vowels = frozenset(
            letters
            for letters, _, rule in rows
            if len(letters) == 1 and rule.sound == "vowel" and (rule.at, rule.beside) == ("anywhere", "anything")
        )
        rules = sorted(pack.of(LatinVowel), key=lambda rule: (rule.order, rule.id))
        self._patterns = [(re.compile(rule.pattern), rule.vowel) for rule in rules if rule.pattern]
        self._default = next((rule.vowel for rule in rules if not rule.pattern), "")
        self._clusters = frozenset(cluster for entry in pack.of(LatinClusters) for cluster in entry.clusters)
        self.script = frozenset("".join(letters for letters, *_ in rows))

    def spelt(self, letters: str) -> str:
        """The folded letters in Latin ones, with the short vowels that the rules put between them."""
        form = self._syllables(self._sounds(letters))
        for pattern, vowel in self._patterns:
            while found := pattern.search(form):
                form = form[: found.start("v")] + vowel + form[found.end("v") :]
        return form.replace("-", self._default)

    def initial(self, letter: str) -> str:
        """A letter that stands alone for a name."""
        return next(
            (latin for letters, latin, _ in self._letters.get(letter, ()) if letters == letter and latin), letter
        )

    def _sounds(self, letters: str) -> list[_Sound]:
        sounds: list[_Sound] = []
        here = 0
        while here < len(letters):
            for written, latin, rule in self._letters.get(letters[here], ()):
                end = here + len(written)
                if letters.startswith(written, here) and self._goes(rule, letters, here, end, sounds):
                    if latin:
                        sounds += _taken_apart(latin) if rule.sound == "vowel" else [_Sound(latin, False)]
                    here = end
                    break
            else:
                here += 1
        return sounds

    def _goes(self, rule: LatinLetters, letters: str, here: int, end: int, sounds: list[_Sound]) -> bool:
        """Whether the rule is made for this place of the word."""
        if (rule.at == "start" and here) or (rule.at == "end" and end < len(letters)):
            return False
        if rule.beside == "anything":
            return True
        between = bool(sounds) and not sounds[-1].vowel and letters[end : end + 1] not in self._vowels
        return between is (rule.beside == "consonants")

    def _syllables(self, sounds: list[_Sound]) -> str:
        """The sounds with "-" where a syllable has no written vowel: no syllable begins with two consonants."""
        out: list[str] = []
        here = 0
        while here < len(sounds):
            if sounds[here].vowel:
                out.append(sounds[here].latin)
                here += 1
                continue
            end = here
            while end < len(sounds) and not sounds[end].vowel:
                end += 1
            run = [sound.latin for sound in sounds[here:end]]
            out += self._run(run, after_vowel=here > 0, before_vowel=end < len(sounds))
            here = end
        return "".join(out)

    def _run(self, run: list[str], *, after_vowel: bool, before_vowel: bool) -> list[str]:
        """Consonants that stand together: some end the syllable before them, the last one or two belong to the next."""
        alone = len(run) == 2 and not after_vowel
        size = 2 if not (before_vowel or alone) and "".join(run[-2:]) in self._clusters else 1
        run, last = run[:-size], run[-size:]
        out: list[str] = []
        if after_vowel and before_vowel:
            if len(run) != 2 or run[1] + last[0] not in self._clusters:
                closing = 2 if "".join(run[:2]) in self._clusters else 1
                out, run = run[:closing], run[closing:]
        elif after_vowel and len(run) > 1:
            out, run = run[:1], run[1:]
        while run:
            out += [run.pop(0), "-"]
            closing = self._closing(run + last, len(run) if before_vowel else len(run) - 1)
            out, run = out + run[:closing], run[closing:]
        return out + last

    def _closing(self, coming: list[str], most: int) -> int:
        """How many of the consonants that come, `most` at most, end the syllable that has just begun."""
        pairs = [one + other in self._clusters for one, other in pairwise(coming)]
        if most >= 2 and pairs[0]:
            return 2
        return 0 if most <= 0 or (len(pairs) > 2 and pairs[1]) else 1


def _taken_apart(latin: str) -> list[_Sound]:
    """A vowel may be written together with the consonant before it ("kha")."""
    first = _FIRST.match(latin)
    if first and first[0] not in "aeiou" and len(latin) > len(first[0]):
        return [_Sound(first[0], False), _Sound(latin[len(first[0]) :], True)]
    return [_Sound(latin, True)]
