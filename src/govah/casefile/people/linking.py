"""Which mentions are one person: the resolution's answer, asked with everything the claims say of each mention."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from govah.casefile.days import edtf_of
from govah.casefile.people.said import SILENT, Named, ReportSaid
from govah.packs import Pack
from govah.resolution import Happening, Mention, link


def mention_of(named: Named, report: ReportSaid) -> Mention:
    """A person of a report as linking compares them."""
    subject = named.subject
    ages = [claim.value for claim in report.of(subject, "age") if claim.modality not in SILENT]
    now = [age["years"] for age in ages if isinstance(age, dict) and age.get("at") not in ("offence", "arrest")]
    return Mention(
        mention_id=named.id,
        doc=str(named.report),
        name=named.name,
        other_names=named.other_names,
        gender=_word(report.value(subject, "gender")),
        age=now[-1] if now and isinstance(now[-1], int) else None,
        ethnicity=_word(report.value(subject, "ethnicity") or report.value(subject, "nationality")),
        from_=_word(report.value(subject, "origin")),
        charges=tuple(str(claim.value) for claim in report.of(subject, "charge")),
        outcome=_word(report.value(subject, "outcome")),
        events=tuple(_happening(report, event) for event in report.victims.get(subject, ())),
        published=report.published or None,
    )


def clusters(named: Sequence[Named], mentions: Iterable[Mention], pack: Pack) -> list[list[Named]]:
    """The mentions, put together where they are held to be one person."""
    person_of = link(mentions, pack)
    together: dict[str, list[Named]] = {}
    for one in named:
        together.setdefault(person_of[one.id], []).append(one)
    return list(together.values())


def _happening(report: ReportSaid, event: str) -> Happening:
    date = report.value(event, "date")
    return Happening(
        type=_word(report.value(event, "type")),
        date=edtf_of(date) if isinstance(date, dict) else None,
        prison=_word(report.value(event, "prison")),
        city=_word(report.value(event, "city")),
        province=_word(report.value(event, "province")),
    )


def _word(value: object) -> str | None:
    return value if isinstance(value, str) else None
