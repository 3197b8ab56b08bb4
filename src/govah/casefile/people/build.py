"""From what the reports say to the rows of one person: header, names, readings, timeline."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from govah.casefile import models
from govah.casefile.days import bounds, first_day, month_of
from govah.casefile.people.acts import Acts
from govah.casefile.people.outcome import State, happened, states
from govah.casefile.people.readings import ONE_FORM_EACH, Variant, latest_ages, variants
from govah.casefile.people.rows import Rows
from govah.casefile.people.said import Decided, Named, ReportSaid
from govah.casefile.people.timeline import DETAILS, Happening, timeline
from govah.text.fold import fold
from govah.text.romanise import Romaniser

# Where a report gives an age and not what it is the age at, it is of the time of the report.
LATEST_AGES = (("death", "report"), ("sentence",), ("arrest",), ("offence",))
_LONGEST_KEY = 300

Said = Sequence[tuple[ReportSaid, str]]


def add_person(
    rows: Rows, number: int, named: Sequence[Named], said: Said, *, decided: Decided, known: Acts, latin: Romaniser
) -> None:
    """Add every row of one person, who is `named` in these reports, each of which has `said` its part."""
    readings = variants(said, decided, latin.romanised)
    outcomes = states(said, decided, known)
    life = timeline(said, known)
    names = _names(named)
    disputes = sum(group[0].disputed or any(one.disputed for one in group) for group in readings.values())
    disputes += any(state.disputed for state in outcomes) + sum(one.disputed for one in life)
    rows.add(
        models.Person,
        number=number,
        name=names[0]["name"],
        sort_name=_key(names[0]["name"]),
        role=named[0].role,
        names=names,
        **_state_columns(outcomes, life, known),
        **_reading_columns(readings),
        **_life_columns(life),
        reports=len({report.number for report, _ in said}),
        sources=len({report.voice for report, _ in said}),
        disputes=disputes,
    )
    for form in _spellings(names, latin).items():
        rows.add(models.PersonName, person_id=number, folded=form[0], name=form[1])
    add_mentions(rows, number, named)
    _add_outcomes(rows, number, outcomes)
    for (prop, aspect), group in readings.items():
        if prop not in ONE_FORM_EACH:
            _add_readings(rows, number, prop, aspect, group)
    for place, happening in enumerate(life):
        _add_event(rows, number, place, happening)


def add_mentions(rows: Rows, number: int, named: Sequence[Named]) -> None:
    """Add the mentions of one person."""
    for one in named:
        rows.add(
            models.Mention,
            person_id=number,
            report_id=one.report,
            subject=one.subject,
            name=one.name,
            folded=_key(one.name),
            role=one.role,
        )


def add_groups(rows: Rows, report: ReportSaid) -> None:
    """Add the unnamed people that a report counts."""
    for subject in report.claims:
        if not subject.startswith("group@"):
            continue
        count, date = report.value(subject, "count"), report.value(subject, "date")
        rows.add(
            models.Group,
            report_id=report.number,
            subject=subject,
            count=count if isinstance(count, int) and 0 <= count < 2**31 else None,
            outcome=str(report.value(subject, "outcome") or "unknown"),
            date=date if isinstance(date, dict) else None,
            prison=str(report.value(subject, "prison") or ""),
            charges=sorted({str(claim.value) for claim in report.of(subject, "charge")}),
        )


def _names(named: Sequence[Named]) -> list[dict[str, Any]]:
    """Every form of the name, the one to show first: the fullest, in Latin script where there is one."""
    reports: dict[str, set[int]] = {}
    full = {one.name for one in named}
    for one in named:
        for form in (one.name, *one.other_names):
            reports.setdefault(form, set()).add(one.report)
    ordered = sorted(
        reports,
        key=lambda form: (form not in full, _script(form) != "Latn", -len(form.split()), -len(reports[form]), form),
    )
    return [{"name": form, "script": _script(form), "reports": len(reports[form])} for form in ordered]


def _spellings(names: Sequence[dict[str, Any]], latin: Romaniser) -> dict[str, str]:
    """Each name by its folded letters, and by its spelling in Latin letters, so that either script finds it."""
    found = {_key(entry["name"]): entry["name"] for entry in names}
    for entry in names:
        if entry["script"] != "Latn":
            found.setdefault(_key(latin.romanised(entry["name"])), entry["name"])
    return found


def _script(name: str) -> str:
    return "Arab" if any("\u0600" <= sign <= "\u06ff" or "\ufb50" <= sign <= "\ufeff" for sign in name) else "Latn"


def _key(name: str) -> str:
    return " ".join(fold(name).text.split())[:_LONGEST_KEY]


def _state_columns(outcomes: Sequence[State], life: Sequence[Happening], known: Acts) -> dict[str, Any]:
    state = next((one for one in outcomes if one.shown), None)
    outcome = state.outcome if state else "unknown"
    event = happened(outcome, life, known)
    date = event.date if event else None
    placed = [event] if event and event.detail("prison") else [one for one in reversed(life) if one.detail("prison")]
    there = placed[0] if placed else event
    return {
        "outcome": outcome,
        "outcome_date": date,
        "outcome_first": first_day(date),
        "outcome_month": month_of(date),
        "prison": there.detail("prison") if there else "",
        "city": there.detail("city") if there else "",
        "province": there.detail("province") if there else "",
    }


def _reading_columns(readings: dict[tuple[str, str], list[Variant]]) -> dict[str, Any]:
    ages: list[int] = []
    for aspects in LATEST_AGES:
        rivals = [one for aspect in aspects for one in readings.get(("age", aspect), []) if one.standing != "rejected"]
        ages = ages or list(latest_ages(rivals).values())
    minor = [one.value for one in readings.get(("minor_at_offence", ""), []) if one.shown]
    gender = [one.words for one in readings.get(("gender", ""), []) if one.shown]
    charges = Counter(
        {
            aspect: one.reports
            for (prop, aspect), group in readings.items()
            if prop == "charge"
            for one in group
            if one.shown
        }
    )
    return {
        "age_low": min(ages, default=None),
        "age_high": max(ages, default=None),
        "minor_at_offence": minor[0] if minor and isinstance(minor[0], bool) else None,
        "gender": gender[0] if gender else "",
        "charges": [charge for charge, _ in sorted(charges.items(), key=lambda item: (-item[1], item[0]))],
    }


def _life_columns(life: Sequence[Happening]) -> dict[str, str]:
    firsts = [days[0] for one in life if (days := bounds(one.date)) and one.modality != "scheduled"]
    return {"first": min(firsts, default=""), "last": max(firsts, default="")}


def _add_outcomes(rows: Rows, number: int, outcomes: Sequence[State]) -> None:
    for rank, state in enumerate(outcomes):
        reading = rows.add(
            models.Reading,
            person_id=number,
            property="outcome",
            value=state.outcome,
            words=state.outcome,
            rank=rank,
            shown=state.shown,
            rule=state.rule,
            disputed=state.disputed,
            standing=state.standing,
            reports=len({report for report, _ in state.claims}),
            sources=len(state.voices),
        )
        for report, claim in state.claims:
            rows.add(models.Witness, reading_id=reading, claim_id=claim.pk, report_id=report)


def _add_readings(rows: Rows, number: int, prop: str, aspect: str, group: Sequence[Variant]) -> None:
    for rank, one in enumerate(group):
        reading = rows.add(
            models.Reading,
            person_id=number,
            property=prop,
            aspect=aspect,
            value=one.value,
            words=one.words,
            modality=str(one.modality),
            rank=rank,
            shown=one.shown,
            rule=one.rule,
            disputed=one.disputed,
            standing=one.standing,
            reports=one.reports,
            sources=len(one.voices),
        )
        for report, claim in one.claims:
            rows.add(models.Witness, reading_id=reading, claim_id=claim.pk, report_id=report)


def _add_event(rows: Rows, number: int, place: int, one: Happening) -> None:
    days = bounds(one.date) or ("", "")
    event = rows.add(
        models.Event,
        person_id=number,
        act=one.act,
        date=one.date,
        first=days[0],
        last=days[1],
        place_in_life=place,
        attempt=one.attempt,
        attempts=one.attempts,
        modality=one.modality,
        disputed=one.disputed,
        dates=one.all_dates,
        reports=len(one.reports),
        sources=len(one.voices),
        **{key: one.detail(key) for key in DETAILS},
    )
    for report, claim in one.claims:
        rows.add(models.EventWitness, event_id=event, claim_id=claim.pk, report_id=report)
    for part, words in one.involved:
        rows.add(models.Involvement, event_id=event, part=part, words=words)
