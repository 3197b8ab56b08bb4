"""Claims of one report in the form of case facts (one JSON object), with the passages they rest on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from govah.model import Claim, Date, Extraction, Modality, from_data
from govah.text.dates_out import to_facts

_HELD = (Modality.ASSERTED, Modality.REPORTED, Modality.ALLEGED)
_EVENT_SLOTS = ("prison", "city", "province", "court", "judge")
_AGE_ORDER = ("report", "death", "execution", "sentence", "arrest", "offence")
_LIFE = ("sentence", "occupation", "children", "birth", "father_name", "residence")
_OFFICIALS = frozenset({"judge", "official"})


def facts(extraction: Extraction) -> dict[str, Any]:
    """The facts of one document: doc, victims, unnamed_victims, officials, statistics, legal, sources, demands, notes.

    Dates take the form YYYY-MM-DD, YYYY-MM, YYYY or --MM-DD; what the text does not say is null or an empty list.
    """
    document = extraction.document
    by_subject: dict[str, list[Claim]] = {}
    for claim in extraction.claims:
        by_subject.setdefault(claim.subject, []).append(claim)
    events = [claims for subject, claims in by_subject.items() if subject.startswith("event@") and _held(claims)]
    told = by_subject.get("document", [])
    sources = [c for c in told if c.property == "cited_source" and _dict(c).get("kind") != "anonymous"]
    victims, officials = [], []
    for subject, claims in by_subject.items():
        if subject.startswith("person@"):
            role = _one(claims, "role")
            if role == "victim":
                victims.append(_victim(claims, [e for e in events if _one(e, "victim") == subject]))
            elif role in _OFFICIALS:
                officials.append(
                    {
                        "name": _one(claims, "name"),
                        "role": _one(claims, "official_role") or role,
                        "spans": _spans(claims, "name", "official_role"),
                    }
                )
    return {
        "doc": {
            "id": document.id, "url": document.url, "lang": document.language, "source": document.source,
            "published": to_facts(document.published), "text_sha256": document.text_sha256,
        },
        "victims": victims,
        "unnamed_victims": [_group(c) for s, c in by_subject.items() if s.startswith("group@") and _one(c, "outcome")],
        "officials": officials,
        "statistics": [_dated(c) for c in told if c.property == "statistic"],
        "legal": [{**_dict(c), "spans": _places([c])} for c in told if c.property == "legal_reference"],
        "documents": [{**_dict(c), "spans": _places([c])} for c in told if c.property == "document_reference"],
        "cited_sources": [_name(c) for c in sources],
        "demands": [{**_dict(c), "spans": _places([c])} for c in told if c.property == "demand"],
        "inconsistencies": [note.text for note in extraction.notes if note.kind == "consistency"],
        "evidence": {
            "cited_sources": [_places([c]) for c in sources],
            "inconsistencies": [
                [[s.start, s.end] for s in note.spans] for note in extraction.notes if note.kind == "consistency"
            ],
        },
        "notes": [{"code": n.code, "kind": n.kind, "text": n.text} for n in extraction.notes],
    }  # fmt: skip


def _held(claims: Iterable[Claim]) -> bool:
    return any(c.property == "type" and c.modality in _HELD for c in claims)


def _one(claims: Iterable[Claim], name: str) -> Any:
    return next((c.value for c in claims if c.property == name), None)


def _all(claims: Iterable[Claim], name: str) -> list[Any]:
    return list(dict.fromkeys(c.value for c in claims if c.property == name))


def _places(claims: Iterable[Claim]) -> list[list[int]]:
    return [[s.start, s.end] for s in sorted({s for c in claims for s in c.spans})]


def _spans(claims: Iterable[Claim], *names: str) -> list[list[int]]:
    return _places([c for c in claims if c.property in names])


def _dict(claim: Claim) -> dict[str, Any]:
    return dict(claim.value) if isinstance(claim.value, dict) else {}


def _name(claim: Claim) -> str:
    value = claim.value
    return str(value.get("name")) if isinstance(value, dict) else str(value)


def _fact_date(value: Any) -> str | None:
    return to_facts(from_data(value, Date)) if isinstance(value, dict) else value


def _dated(claim: Claim) -> dict[str, Any]:
    value = _dict(claim)
    return {
        **value,
        "from": _fact_date(value.get("from")),
        "to": _fact_date(value.get("to")),
        "spans": _places([claim]),
    }


def _ages(claims: Iterable[Claim]) -> tuple[int | None, int | None]:
    """The latest age and the age at the offence or arrest."""
    ages = [c.value for c in claims if c.property == "age" and isinstance(c.value, dict)]
    later = [a for a in ages if a["at"] not in {"offence", "arrest"}]
    early = [a for a in ages if a["at"] in {"offence", "arrest"}]
    later.sort(key=lambda a: _AGE_ORDER.index(a["at"] or "report"))
    early_years = min((a["years"] for a in early), default=None)
    return (max((a["years"] for a in later), default=None) if later else None), early_years


def _victim(claims: list[Claim], events: list[list[Claim]]) -> dict[str, Any]:
    age, early = _ages(claims)
    genders = [c.value for c in claims if c.property == "gender"]
    minor = True if True in _all(claims, "minor_at_offence") or (early is not None and early < 18) else None
    if minor is None and early is not None:
        minor = False
    return {
        "name": _one(claims, "name"), "other_names": _all(claims, "other_name"), "gender": next(iter(genders), None),
        "age": age, "age_at_offence": early, "minor_at_offence": minor,
        "ethnicity": _one(claims, "ethnicity") or _one(claims, "nationality"), "religion": _one(claims, "religion"),
        "from": _one(claims, "origin"), "outcome": _one(claims, "outcome") or "unknown",
        "charges": _all(claims, "charge"), **_life(claims),
        "events": [_event(e) for e in events], "spans": _spans(claims, "name"),
        "evidence": {
            name: _spans(claims, name)
            for name in ("name", "gender", "age", "ethnicity", "religion", "origin", "outcome", "charge", *_LIFE)
            if _spans(claims, name)
        },
    }  # fmt: skip


def _life(claims: list[Claim]) -> dict[str, Any]:
    """What the form of case facts has no key for: sentences, occupations, children, birth, father, residence."""
    sentences = list({repr(c.value): c.value for c in claims if c.property == "sentence"}.values())
    return {
        "sentences": sentences, "occupations": _all(claims, "occupation"), "children": _one(claims, "children"),
        "born": _fact_date(_one(claims, "birth")), "father_name": _one(claims, "father_name"),
        "residence": _one(claims, "residence"), "nationality": _one(claims, "nationality"),
    }  # fmt: skip


def _event(claims: list[Claim]) -> dict[str, Any]:
    slots = {name: _one(claims, name) for name in _EVENT_SLOTS}
    return {
        "type": _one(claims, "type"),
        "date": _fact_date(_one(claims, "date")),
        **slots,
        "said_by": _said_by(claims),
        "spans": _places(claims),
    }


def _said_by(claims: Iterable[Claim]) -> list[str]:
    """Who is given as saying that it happened, then through whom it came; empty where the report says it itself."""
    told = next((c.attribution for c in claims if c.property == "type"), None)
    return [told.who, *told.via] if told else []


def _group(claims: list[Claim]) -> dict[str, Any]:
    return {
        "count": _one(claims, "count"), "outcome": _one(claims, "outcome"), "prison": _one(claims, "prison"),
        "date": _fact_date(_one(claims, "date")), "charges": _all(claims, "charge"), "spans": _places(claims),
    }  # fmt: skip
