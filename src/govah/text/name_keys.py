"""Keys that bring together what is worth comparing, so that not all meet all. They decide nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from govah.packs import Pack
from govah.packs.schema.spelling import ScriptLetter
from govah.text.names import Name
from govah.text.sounds import Sounds

_LOOSE = frozenset("vyh")  # consonants that a script may also use for a vowel
_MOST_PARTS = 5


class Keys:
    """The consonants of names in any script, reduced to the same signs."""

    def __init__(self, pack: Pack, sounds: Sounds) -> None:
        self._sounds = sounds
        self._sign = {
            letter.letter: sounds.skeleton(letter.sounds[0])
            for letter in pack.of(ScriptLetter)
            if len(letter.letter) == 1 and letter.at == "anywhere"
        }

    def of(self, name: Name) -> Iterator[str]:
        """The keys of a name: the consonants of every two of its parts, in alphabetical order."""
        if name.sounds is None:
            bones = ["".join(self._sign.get(letter, letter) for letter in part) for part in name.parts]
        else:
            bones = [self._sounds.skeleton(sound) for sound in name.sounds]
        bones = ["".join(sign for sign in bone if sign not in _LOOSE) for bone in bones[:_MOST_PARTS]]
        yield "|" + "".join(bones)
        for pair in combinations(sorted(bones), 2):
            yield "|".join(pair)


def pairs(keys: Sequence[Iterable[str]]) -> list[tuple[int, int]]:
    """The numbers of all that share a key, each pair once, in order.

    >>> pairs([["a", "b"], ["b"], ["c"]])
    [(0, 1)]
    """
    blocks: dict[str, list[int]] = defaultdict(list)
    for number, found in enumerate(keys):
        for key in sorted(set(found)):
            blocks[key].append(number)
    return sorted({pair for block in blocks.values() for pair in combinations(block, 2)})
