"""Many words as one regular expression that reads each character once (a trie), not one word after the other."""

from __future__ import annotations

import re
from collections.abc import Iterable

NOT_AFTER_LETTER = r"(?<![^\W\d_])"
NOT_BEFORE_LETTER = r"(?![^\W\d_])"

_Trie = dict[str, "_Trie"]
_END = ""


def any_of(words: Iterable[str], joined: Iterable[str] = ()) -> str:
    r"""A pattern for any of these words, the longest first; blanks in `joined` words may be left out.

    >>> any_of(["mon", "monday", "may"])
    '(?:m(?:ay|on(?:day)?))'
    """
    root: _Trie = {}
    for blank, group in ((r"\s+", words), (r"\s*", joined)):
        for word in group:
            node = root
            for char in word:
                node = node.setdefault(blank if char == " " else re.escape(char), {})
            node[_END] = {}
    return f"(?:{_pattern(root)})"


def _pattern(node: _Trie) -> str:
    branches = []
    for step in sorted(step for step in node if step != _END):
        branches.append(step + _pattern(node[step]))
    if not branches:
        return ""
    if _END in node:
        return f"(?:{'|'.join(branches)})?"
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
