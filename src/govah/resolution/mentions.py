"""A person as one report mentions them: the name with the facts that may tell whether two mentions are one person."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from govah.model import Claim, Extraction


@dataclass(frozen=True, slots=True)
class Happening:
    """A dated, placed event of a mention; `date` in EDTF or in the form of facts, places as written."""

    type: str | None
    date: str | None = None
    prison: str | None = None
    city: str | None = None
    province: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """One person in one report. None means that the report does not say.

    `doc` tells which mentions stand in one report: people told apart there are never one person.
    """

    mention_id: str
    doc: str
    name: str
    other_names: tuple[str, ...] = ()
    gender: str | None = None
    age: int | None = None
    ethnicity: str | None = None
    from_: str | None = None
    charges: tuple[str, ...] = ()
    outcome: str | None = None
    events: tuple[Happening, ...] = ()
    published: str | None = None


def mention_of(line: Mapping[str, Any]) -> Mention:
    """A mention from a flat line: `mention_id`, `url` or `doc`, `name`, and one event with its date and places."""
    happening = Happening(*(line.get(key) for key in ("event", "date", "prison", "city", "province")))
    return Mention(
        mention_id=line["mention_id"],
        doc=str(line.get("url") or line.get("doc") or line["mention_id"]),
        name=line.get("name") or "",
        other_names=tuple(line.get("other_names") or ()),
        gender=line.get("gender"),
        age=line.get("age"),
        ethnicity=line.get("ethnicity"),
        from_=line.get("from"),
        charges=tuple(line.get("charges") or ()),
        outcome=line.get("outcome"),
        events=(happening,) if happening != Happening(None) else (),
        published=line.get("published"),
    )


def mentions_of_facts(facts: Mapping[str, Any]) -> Iterator[Mention]:
    """The victims of one report's facts, as `govah extract` prints them; the ids are "doc.id#0", "doc.id#1" …"""
    doc = facts["doc"]
    for number, victim in enumerate(facts.get("victims") or ()):
        yield Mention(
            mention_id=f"{doc['id']}#{number}",
            doc=str(doc["id"]),
            name=victim.get("name") or "",
            other_names=tuple(victim.get("other_names") or ()),
            gender=victim.get("gender"),
            age=victim.get("age"),
            ethnicity=victim.get("ethnicity"),
            from_=victim.get("from"),
            charges=tuple(victim.get("charges") or ()),
            outcome=victim.get("outcome"),
            events=tuple(
                Happening(*(event.get(key) for key in ("type", "date", "prison", "city", "province")))
                for event in victim.get("events") or ()
            ),
            published=doc.get("published"),
        )


def mentions_of(extraction: Extraction) -> Iterator[Mention]:
    """The victims of one report's claims; the ids are "text hash/person@offset", so a copy of the text has the same."""
    of_subject: dict[str, list[Claim]] = {}
    for claim in extraction.claims:
        of_subject.setdefault(claim.subject, []).append(claim)
    document = extraction.document
    for subject, claims in of_subject.items():
        if not subject.startswith("person@") or _last(claims, "role") not in (None, "victim"):
            continue
        name = _last(claims, "name")
        if not name:
            continue
        ethnicity = _last(claims, "ethnicity") or _last(claims, "nationality")
        yield Mention(
            mention_id=f"{document.text_sha256}/{subject}",
            doc=document.text_sha256,
            name=str(name),
            other_names=tuple(str(claim.value) for claim in claims if claim.property == "other_name"),
            gender=_last(claims, "gender"),
            age=_latest_age(claims),
            ethnicity=ethnicity,
            from_=_last(claims, "origin"),
            charges=tuple(dict.fromkeys(str(claim.value) for claim in claims if claim.property == "charge")),
            outcome=_last(claims, "outcome"),
            events=tuple(_events(subject, of_subject)),
            published=document.published.edtf if document.published else None,
        )


def _events(person: str, of_subject: Mapping[str, list[Claim]]) -> Iterator[Happening]:
    for subject, claims in of_subject.items():
        if not subject.startswith("event@") or person not in (c.value for c in claims if c.property == "victim"):
            continue
        date = _last(claims, "date")
        yield Happening(
            type=_last(claims, "type"),
            date=date.get("edtf") if isinstance(date, dict) else date,
            prison=_last(claims, "prison"),
            city=_last(claims, "city"),
            province=_last(claims, "province"),
        )


def _last(claims: list[Claim], name: str) -> Any:
    return next((claim.value for claim in reversed(claims) if claim.property == name), None)


def _latest_age(claims: list[Claim]) -> int | None:
    ages = [
        int(claim.value["years"])
        for claim in claims
        if claim.property == "age" and isinstance(claim.value, dict) and claim.value.get("years") is not None
    ]
    return max(ages, default=None)
