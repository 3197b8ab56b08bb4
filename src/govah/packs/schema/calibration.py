"""How often claims of one kind were right in reports that people annotated: what a claim's confidence rests on."""

from __future__ import annotations

from govah.packs.schema.base import Entry


class Calibration(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """The share of right claims of one kind, in one context, by one rule; made by measurement, not by hand.

    An entry belongs to the language that its id begins with. `kind` is the subject's kind and the property
    ("event.date"); `context` how the claim was held and bound ("asserted passive near"), empty for all contexts;
    `rule` the rule that made it, empty for all rules. `k` of `n` claims were right; `probability` is that share,
    drawn towards the next wider entry of the same kind where `n` is small.
    """

    kind: str
    probability: float
    n: int
    k: int
    context: str = ""
    rule: str = ""


SCHEMAS: dict[str, type[Entry]] = {"calibration": Calibration}
