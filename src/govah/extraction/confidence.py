"""How sure a claim is: the share of claims of its kind, context and rule that were right in annotated reports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from govah.model import Claim, Modality
from govah.packs import Pack
from govah.packs.schema.calibration import Calibration

HELD = frozenset({Modality.ASSERTED, Modality.REPORTED, Modality.ALLEGED})
_BANDS = ((60, "near"), (200, "mid"))
Key = tuple[str, str, str]


def keys_of(claims: Sequence[Claim]) -> Iterator[tuple[Key, ...]]:
    """For each claim of one report the (kind, context, rule) under which it is counted, the narrowest first.

    The context of an event's claim is how it is held, how its person was found, and how far from the trigger the
    value stands; that of a person's claim is the person's role.
    """
    for kind, context, rule in _narrowest(claims):
        yield (kind, context, rule), (kind, context, ""), (kind, "", rule), (kind, "", "")


def _narrowest(claims: Sequence[Claim]) -> Iterator[Key]:
    """For each claim of one report its kind, context and rule."""
    roles = {c.subject: str(c.value) for c in claims if c.property == "role"}
    for claim in claims:
        subject, _, offset = claim.subject.partition("@")
        kind = f"{subject}.{claim.property}"
        if subject == "event":
            bound = claim.why.binding.get("victim", "") if claim.why else ""
            parts = (claim.modality.value, bound, _distance(claim, int(offset.partition(".")[0])))
            context = " ".join([part for part in parts if part])
        else:
            context = roles.get(claim.subject, "")
        yield kind, context, claim.rule


def _distance(claim: Claim, trigger: int) -> str:
    """How far a value stands from the first letter of its trigger; nothing where the trigger itself is the place."""
    if claim.property in {"type", "victim"} or not claim.spans:
        return ""
    gap = min([abs(span.start - trigger) for span in claim.spans])
    for limit, name in _BANDS:
        if gap < limit:
            return name
    return "far"


@dataclass(frozen=True, slots=True)
class Confidence:
    """The measured shares of one language, ready to be given to claims."""

    shares: dict[Key, float]

    @classmethod
    def of(cls, pack: Pack, language: str) -> Confidence:
        """The measured shares that the pack holds for a language."""
        mine = [e for e in pack.of(Calibration) if e.id.startswith(f"{language}.")]
        return cls({(e.kind, e.context, e.rule): e.probability for e in mine})

    def share(self, keys: Sequence[Key]) -> float | None:
        """The share of the narrowest of the keys that was measured."""
        return next((self.shares[key] for key in keys if key in self.shares), None)

    def of_claims(self, claims: Sequence[Claim]) -> list[float]:
        """The measured confidence of each claim; its own where none was measured or the event is not held."""
        given = []
        for claim, narrowest in zip(claims, _narrowest(claims), strict=True):
            share = self._share_of(*narrowest) if claim.modality in HELD else None
            given.append(claim.confidence if share is None else share)
        return given

    def _share_of(self, kind: str, context: str, rule: str) -> float | None:
        """The same as `share` of all the keys, from the narrowest on."""
        shares = self.shares
        for key in ((kind, context, rule), (kind, context, ""), (kind, "", rule), (kind, "", "")):
            if key in shares:
                return shares[key]
        return None
