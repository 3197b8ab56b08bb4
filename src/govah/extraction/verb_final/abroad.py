"""Whether another state judged or put to death, told in a language that ends its clauses with the verb."""

from __future__ import annotations

from collections.abc import Sequence

from govah.extraction.page import Hit, Page
from govah.extraction.rules import LanguageRules
from govah.extraction.story import Happening
from govah.extraction.verb_final.bearing import OBJECT

_LEAD = 40  # characters before the name of a country in which the words for who acts, or "in", stand


def judged_abroad(page: Page, event: Happening, names: Sequence[Hit], rules: LanguageRules) -> bool:
    """Whether one of those countries is where the clause puts the event, or the one who does it.

    "X in Ruritania was condemned", "Ruritania condemned X", "by a court of Ruritania X was condemned".
    """
    begin = event.clause[0]
    for hit in names:
        if not begin <= hit.start < event.start:
            continue
        lead = page.low[max(begin, hit.start - _LEAD) : hit.start]
        if rules.grammar("place_before").search(lead) or rules.grammar("by_state").search(lead):
            return True
        acts = rules.grammar("state_lead").fullmatch(lead) is not None
        if (
            acts
            and event.binding == OBJECT
            and rules.grammar("state_before_verb").fullmatch(page.low, hit.end, event.start)
        ):
            return True
    return False
