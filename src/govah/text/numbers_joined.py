"""Numbers whose words are written onto each other, in languages that do so: "twoandtwenty", "twothousand"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govah.packs.schema.numbers import NumberWords
from govah.text.fold import fold

_TEN, _HUNDRED = 10, 100
_USUAL = 2  # spellings of hundreds and scales that are written together
Meaning = tuple[str, str, int]
"""A word's role, language and value."""


def written_together(entries: Sequence[NumberWords]) -> Iterator[tuple[str, Meaning]]:
    """Every number of two words that may be one, folded, and what it means: tens and units, hundreds and what is
    below them, anything below a thousand with its scale."""
    for joint in entries:
        if joint.role != "joint" or not joint.joined:
            continue
        words = [
            (fold(spelling).text, entry.role, int(value))
            for entry in entries
            if entry.language == joint.language and entry.role in ("unit", "tens", "hundreds", "scale", "ordinal")
            for value, spellings in entry.values.items()
            for spelling in spellings[: _USUAL if entry.role in ("hundreds", "scale") else None]
            if " " not in spelling
        ]
        signs = [fold(word).text for word in joint.words]
        for first, role, value in words:
            for second, kind, small in words:
                if role == "tens" and kind in ("unit", "ordinal") and 0 < small < _TEN:
                    gaps = [gap for sign in signs for gap in (sign, f" {sign}")]
                elif role == "hundreds" and kind in ("unit", "tens") and 0 < small < _HUNDRED:
                    gaps = signs
                elif kind == "scale" and role in ("unit", "tens", "hundreds") and value > 1:
                    yield f"{first}{second}", ("scale", joint.language, value * small)
                    continue
                else:
                    continue
                yield from ((f"{first}{gap}{second}", (kind, joint.language, value + small)) for gap in gaps)
