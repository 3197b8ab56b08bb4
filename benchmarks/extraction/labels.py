"""Which claims of a report are right: each claim of a kind that was annotated, compared with the annotation."""

from __future__ import annotations

from collections.abc import Iterator
from types import ModuleType
from typing import Any

from govah.extraction import facts
from govah.extraction.confidence import HELD
from govah.model import Claim, Extraction

Sheet = dict[str, Any]
SLOTS = ("prison", "city", "province", "court", "judge")
VICTIM_TEXTS = {"gender": "gender", "ethnicity": "ethnicity", "nationality": "ethnicity", "religion": "religion",
                "origin": "from"}  # fmt: skip


def right_or_wrong(extraction: Extraction, gold: Sheet, score: ModuleType) -> Iterator[tuple[Claim, bool]]:
    """Claims with whether they are right; those of kinds that no annotation holds are left out."""
    sheet = facts(extraction)
    by_subject: dict[str, list[Claim]] = {}
    for claim in extraction.claims:
        by_subject.setdefault(claim.subject, []).append(claim)
    events = [
        claims
        for subject, claims in by_subject.items()
        if subject.startswith("event@") and any(c.property == "type" and c.modality in HELD for c in claims)
    ]
    people = {s: claims for s, claims in by_subject.items() if s.startswith("person@")}
    victims = [s for s, claims in people.items() if _value(claims, "role") == "victim"]
    officials = [s for s, claims in people.items() if _value(claims, "role") in {"official", "judge"}]
    pairs = _pairs(gold["victims"], sheet["victims"], score, 0.84)
    for j, subject in enumerate(victims):
        own = [e for e in events if _value(e, "victim") == subject]
        yield from _victim(people[subject], sheet["victims"][j], pairs.get(j), score)
        yield from _events(own, sheet["victims"][j], pairs.get(j), score)
    known = _pairs(gold.get("officials") or [], sheet["officials"], score, 0.84)
    for j, subject in enumerate(officials):
        yield from ((c, j in known) for c in people[subject] if c.property in {"name", "role"})
    groups = [claims for s, claims in by_subject.items() if s.startswith("group@") and _value(claims, "outcome")]
    yield from _groups(groups, sheet["unnamed_victims"], gold.get("unnamed_victims") or [], score)
    yield from _document(by_subject.get("document", []), sheet, gold, score)


def _value(claims: list[Claim], name: str) -> Any:
    return next((c.value for c in claims if c.property == name), None)


def _pairs(gold: list[Sheet], made: list[Sheet], score: ModuleType, floor: float) -> dict[int, Sheet]:
    matched, _, _ = score.align(gold, made, score.name_similarity, floor)
    return {j: gold[i] for i, j in matched}


def _victim(claims: list[Claim], made: Sheet, gold: Sheet | None, score: ModuleType) -> Iterator[tuple[Claim, bool]]:
    for claim in claims:
        name, value = claim.property, claim.value
        if name in {"name", "role"}:
            yield claim, gold is not None
        elif name == "outcome":
            yield claim, gold is not None and gold["outcome"] == value
        elif name == "charge":
            yield claim, gold is not None and value in gold["charges"]
        elif name == "minor_at_offence":
            yield claim, gold is not None and gold["minor_at_offence"] == value
        elif name == "age" and isinstance(value, dict):
            slot = "age_at_offence" if value.get("at") in {"offence", "arrest"} else "age"
            if made[slot] == value["years"]:
                yield claim, gold is not None and gold.get(slot) == value["years"]
        elif name in VICTIM_TEXTS and made.get(VICTIM_TEXTS[name]) == value:
            yield claim, gold is not None and score.same_text(gold.get(VICTIM_TEXTS[name]), value)


def _events(
    claims: list[list[Claim]], made: Sheet, gold: Sheet | None, score: ModuleType
) -> Iterator[tuple[Claim, bool]]:
    theirs = list(gold["events"]) if gold else []

    def alike(a: Sheet, b: Sheet) -> float:
        if a["type"] != b["type"]:
            return 0
        x, y = score.slots(a), score.slots(b)
        same = sum(0.25 for k in x if x[k] and y[k] and score.same_text(x[k], y[k]))
        return float(1 + 2 * bool(a["date"] and score.same_date(a["date"], b["date"])) + same)

    matched, _, _ = score.align(theirs, made["events"], alike, 1)
    of = {j: theirs[i] for i, j in matched}
    for j, (event, own) in enumerate(zip(made["events"], claims, strict=True)):
        found = of.get(j)
        scored = score.slots(event)
        for claim in own:
            if claim.property in {"type", "victim"}:
                yield claim, found is not None
            elif claim.property == "date":
                yield claim, found is not None and score.same_date(found["date"], event["date"])
            elif claim.property in SLOTS and scored[claim.property]:
                yield claim, found is not None and score.same_text(score.slots(found)[claim.property], claim.value)


def _groups(
    claims: list[list[Claim]], made: list[Sheet], gold: list[Sheet], score: ModuleType
) -> Iterator[tuple[Claim, bool]]:
    matched, _, _ = score.align(
        gold, made, lambda a, b: float(a["count"] == b["count"] and a["outcome"] == b["outcome"]), 1.0
    )
    of = {j: gold[i] for i, j in matched}
    for j, own in enumerate(claims):
        found = of.get(j)
        for claim in own:
            if claim.property in {"count", "outcome"}:
                yield claim, found is not None
            elif claim.property == "date":
                yield claim, found is not None and score.same_date(found.get("date"), made[j]["date"])
            elif claim.property == "prison":
                yield claim, found is not None and score.same_text(found.get("prison"), claim.value)


def _kind(claim: Claim) -> str:
    return str(claim.value.get("kind")) if isinstance(claim.value, dict) else ""


def _document(claims: list[Claim], made: Sheet, gold: Sheet, score: ModuleType) -> Iterator[tuple[Claim, bool]]:
    def equal(*names: str) -> Any:
        return lambda a, b: float(all(score.fold(a.get(n)) == score.fold(b.get(n)) for n in names))

    def law(a: Sheet, b: Sheet) -> float:
        named = score.same_org(a["instrument"], b["instrument"]) or score.same_text(a["instrument"], b["instrument"])
        return float(score.article(a["article"]) == score.article(b["article"]) and bool(named))

    def asked(a: Sheet, b: Sheet) -> float:
        one, other = a.get("to") or "nobody", b.get("to") or "nobody"
        return float(score.same_text(one, other) or bool(score.same_org(one, other)))

    named = [n for n in gold.get("cited_sources") or [] if not score.ANONYMOUS.search(str(n))]
    tables: list[tuple[str, list[Any], list[Any], Any, float]] = [
        ("statistic", gold.get("statistics") or [], made["statistics"], equal("value", "of"), 1.0),
        ("legal_reference", gold.get("legal") or [], made["legal"], law, 1.0),
        ("demand", gold.get("demands") or [], made["demands"], asked, 1.0),
        ("cited_source", named, made["cited_sources"], score.same_org, 0.85),
    ]
    for name, theirs, ours, alike, floor in tables:
        matched, _, _ = score.align(theirs, ours, alike, floor)
        right = {j for _, j in matched}
        of_kind = [c for c in claims if c.property == name and _kind(c) != "anonymous"]  # as the facts leave them out
        for j, claim in enumerate(of_kind):
            if name != "cited_source" or not score.ANONYMOUS.search(str(ours[j])):
                yield claim, j in right
