"""What each standing report says of each person, gathered from its claims: the ground that people are built on."""

from __future__ import annotations

import marshal
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, NamedTuple

from govah.casefile.models import Claim, Decision, Standing
from govah.model import Modality
from govah.text.fold import fold

VICTIM_ROLES = ("victim", "co_defendant")
SILENT = (Modality.NEGATED, Modality.HYPOTHETICAL)
INVOLVED = ("judge", "perpetrator")
_AT_ONCE = 200  # reports


class StandingClaim(NamedTuple):
    """A claim of an extraction that stands: of its row, what people are built from."""

    pk: int
    key: str
    subject: str
    property: str
    value: Any
    modality: str
    start: int


@dataclass(frozen=True, slots=True)
class ReportSaid:
    """One standing report: its number, who speaks and when, its claims by subject, and the events of each victim.

    `voice` is the publisher, folded; a report without one speaks for itself alone.
    """

    number: int
    voice: str
    published: str
    claims: dict[str, list[StandingClaim]]
    victims: dict[str, list[str]] = field(default_factory=dict)

    def of(self, subject: str, prop: str) -> list[StandingClaim]:
        """The claims of one property of one subject, in the order of the text."""
        return [claim for claim in self.claims.get(subject, ()) if claim.property == prop]

    def value(self, subject: str, prop: str) -> Any:
        """The first value of a property that the report does not deny; None where it says nothing."""
        for claim in self.claims.get(subject, ()):
            if claim.property == prop and claim.modality not in SILENT:
                return claim.value
        return None

    def packed(self, subject: str) -> bytes:
        """What it says of one person: the claims on the person and on their events, and the names these point to.

        All that is said of all people is held until each of them is built; as bytes it takes a fifth of the room.
        """
        events = self.victims.get(subject, [])
        claims = {subject: [tuple(claim) for claim in self.claims[subject]]}
        for event in events:
            told = claims[event] = [tuple(claim) for claim in self.claims[event] if claim.property != "victim"]
            for _, _, _, prop, value, _, _ in told:
                if prop in INVOLVED and isinstance(value, str) and "@" in value and value not in claims:
                    claims[value] = [tuple(claim) for claim in self.of(value, "name")]
        return marshal.dumps((self.number, self.voice, self.published, claims, events))


def unpacked(said: bytes, subject: str) -> ReportSaid:
    """What `packed` was given of a person."""
    number, voice, published, claims, events = marshal.loads(said)  # noqa: S302  (bytes of our own, never from outside)
    held = {one: [StandingClaim(*claim) for claim in told] for one, told in claims.items()}
    return ReportSaid(number, voice, published, held, {subject: events})


@dataclass(frozen=True, slots=True)
class Named:
    """One person in one report, as the report names them."""

    report: int
    subject: str
    name: str
    other_names: tuple[str, ...]
    role: str

    @property
    def id(self) -> str:
        """The mention's id in linking: report and subject."""
        return f"{self.report}#{self.subject}"

    @property
    def order(self) -> tuple[int, int]:
        """Where it stands among all mentions: by report, then by place in the text."""
        return self.report, int(self.subject.partition("@")[2].partition(".")[0] or 0)


def reports_said() -> Iterator[ReportSaid]:
    """The standing reports in order, each with its claims."""
    columns = ("report_id", "extraction_id", "document__publisher", "document__published_first")
    standings = Standing.objects.order_by("report_id").values_list(*columns).iterator(chunk_size=2000)
    while batch := list(islice(standings, _AT_ONCE)):
        of = _claims([extraction for _, extraction, _, _ in batch])
        for number, extraction, publisher, published in batch:
            claims: dict[str, list[StandingClaim]] = defaultdict(list)
            victims: dict[str, list[str]] = defaultdict(list)
            for claim in of.get(extraction, ()):
                claims[claim.subject].append(claim)
                if claim.property == "victim" and claim.modality not in SILENT and isinstance(claim.value, str):
                    victims[claim.value].append(claim.subject)
            voice = fold(publisher).text.strip() or f"report {number}"
            yield ReportSaid(number, voice, published, dict(claims), dict(victims))


def _claims(extractions: Sequence[int]) -> dict[int, list[StandingClaim]]:
    """The claims of some extractions, each one's in the order of the text."""
    columns = ("extraction_id", "pk", "key", "subject", "property", "value", "modality", "spans")
    rows = Claim.objects.filter(extraction_id__in=extractions).order_by("extraction_id", "ordinal")
    found: dict[int, list[StandingClaim]] = defaultdict(list)
    for number, pk, key, subject, prop, value, modality, spans in rows.values_list(*columns).iterator(chunk_size=5000):
        found[number].append(StandingClaim(pk, key, subject, prop, value, modality, spans[0][0]))
    return found


def named_in(report: ReportSaid) -> Iterator[Named]:
    """The people that a report names as victims, in the order of their first mention."""
    for subject in report.claims:
        if not subject.startswith("person@"):
            continue
        name = report.value(subject, "name")
        roles = [claim.value for claim in report.of(subject, "role") if claim.modality not in SILENT]
        role = next((role for role in VICTIM_ROLES if role in roles), "")
        if isinstance(name, str) and name.strip() and role:
            others = tuple(str(claim.value) for claim in report.of(subject, "other_name"))
            yield Named(report.number, subject, name, others, role)


Decided = dict[tuple[int, str], Decision]


def decided() -> Decided:
    """The decision that stands on each claim of each report: the last one, a withdrawn one apart."""
    standing: Decided = {}
    for decision in Decision.objects.select_related("document").defer("document__text").order_by("pk"):
        key = (decision.document.report_id, decision.claim_key)
        if decision.verdict == Decision.WITHDRAW:
            standing.pop(key, None)
        else:
            standing[key] = decision
    return standing
