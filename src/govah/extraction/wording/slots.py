"""The slots of a pattern over masked sentences: `<N>` for a name, `<NUM>` for a number, and so on."""

from __future__ import annotations

import re

from govah.packs import shelf

_SLOT = {
    "<N>": r"<N\d+>", "<PRO>": r"<P\d+>", "<GRP>": r"<G\d+>", "<WHO>": r"<[NPG]\d+>", "<DATE>": r"<D\d+>",
    "<CITY>": r"<C\d+>", "<PROV>": r"<V\d+>", "<PLACE>": r"<[CV]\d+>", "<PRISON>": r"<R\d+>",
}  # fmt: skip


def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern with slots as a regular expression; `<NUM>` captures the figure as group `value`."""
    for slot, expression in _SLOT.items():
        pattern = pattern.replace(slot, expression)
    return shelf.compiled(pattern.replace("<NUM>", r"<#(?P<value>\d+)>").replace("<NUMBER>", r"<#\d+>"))
