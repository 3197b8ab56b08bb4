"""A claim: what one source says of one subject, with the words it rests on. Claimed is not accepted nor found."""

from __future__ import annotations

import builtins
import hashlib
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

import rfc8785

from govah.model.text import Document, Span

Value = str | int | float | bool | dict[str, Any] | None


class Modality(StrEnum):
    """How the source holds what it says (after ConText and FactBank)."""

    ASSERTED = "asserted"
    NEGATED = "negated"
    ALLEGED = "alleged"
    REPORTED = "reported"
    HYPOTHETICAL = "hypothetical"
    SCHEDULED = "scheduled"
    HISTORICAL = "historical"


class Status(StrEnum):
    """What has become of a claim at the desk."""

    CLAIMED = "claimed"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is given as saying it: a named source, or an anonymous kind such as "a source close to the family".

    `via` are those through whom it reached the report, nearest to the report last ("told A, as quoted by B").
    """

    who: str
    named: bool = True
    spans: tuple[Span, ...] = ()
    via: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Why:
    """How a claim came about: the trigger's words, the pattern's id, what it was bound to, what else was considered."""

    trigger: str = ""
    pattern: str = ""
    binding: dict[str, str] = field(default_factory=dict)
    considered: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """One value that one document gives for one property of one subject.

    `document` is the SHA-256 of the stored text. `subject` names a thing inside that text by the offset of its
    first words (`person@120`, `event@341`, `group@77`) or is `document`. `rule` is the pack entry that produced
    the claim, `pack` the fingerprint of everything that was loaded. `confidence` lies between 0 and 1.
    """

    document: str
    subject: str
    property: str
    value: Value
    spans: tuple[Span, ...]
    rule: str
    pack: str
    modality: Modality = Modality.ASSERTED
    attribution: Attribution | None = None
    confidence: float = 1.0
    status: Status = Status.CLAIMED
    why: Why | None = None

    def told(self, attribution: Attribution | None, why: Why | None, confidence: float) -> Claim:
        """The same claim with who says it, how it came about and how sure it is (a faster `dataclasses.replace`)."""
        return Claim(
            self.document, self.subject, self.property, self.value, self.spans, self.rule, self.pack, self.modality,
            attribution, confidence, self.status, why,
        )  # fmt: skip

    def moved(
        self, subject: str, value: Value, spans: tuple[Span, ...], attribution: Attribution | None, why: Why | None
    ) -> Claim:
        """The same claim where its words stand in another form of the text."""
        return Claim(
            self.document, subject, self.property, value, spans, self.rule, self.pack, self.modality, attribution,
            self.confidence, self.status, why,
        )  # fmt: skip

    @builtins.property
    def id(self) -> str:
        """The claim's identity: a hash of text, subject, property, value and spans, without rule or pack."""
        key = [self.document, self.subject, self.property, self.value, [[s.start, s.end] for s in self.spans]]
        return hashlib.sha256(rfc8785.dumps(key)).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class Note:
    """What a check of one report found.

    `kind` is `consistency` (a contradiction), `checked` (arithmetic that fits) or `reading` (a limit of the reading).
    `claims` are the ids compared; `arithmetic` shows the sum in plain figures.

    `told` holds what the sentence is made of, so that it can be said in any language: each part under its kind
    (`person`, `event`, `event_2`, `days` …); `sums` among them lists the terms of the arithmetic, each with its `term`.
    """

    code: str
    kind: str
    text: str
    claims: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    arithmetic: str = ""
    told: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything taken from one document: its claims in the order of the text, and the notes on them."""

    document: Document
    claims: tuple[Claim, ...]
    notes: tuple[Note, ...]
    pack: str
