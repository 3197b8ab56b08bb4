"""A person's life as the reports tell it: one happening for what several reports claim, in order, attempts counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date as day
from itertools import combinations
from typing import Any

from govah.casefile.days import agree, bounds, edtf_of, exactness
from govah.casefile.people.acts import Acts
from govah.casefile.people.said import INVOLVED, SILENT, ReportSaid, StandingClaim
from govah.model import Modality

ATTEMPTS = ("execution_attempt", "execution")
DETAILS = ("prison", "city", "province", "court", "judge")
_SLIP_DAYS = 3  # two reports of the same act this near to each other tell of one happening and disagree on the day


@dataclass(slots=True)
class Happening:
    """One event, with the dates and details that reports give and the claims it rests on."""

    act: str
    modality: str
    dates: dict[str, Any] = field(default_factory=dict)
    date_voices: dict[str, set[str]] = field(default_factory=dict)
    details: dict[str, list[str]] = field(default_factory=dict)
    involved: list[tuple[str, str]] = field(default_factory=list)
    claims: list[tuple[int, StandingClaim]] = field(default_factory=list)
    voices: set[str] = field(default_factory=set)
    reports: set[int] = field(default_factory=set)
    attempt: int | None = None
    attempts: int | None = None
    _ordered: list[Any] | None = None

    @property
    def date(self) -> Any:
        """The date most reports agree with; among equals the most exact, then the earliest."""
        return next(iter(self.all_dates), None)

    @property
    def all_dates(self) -> list[Any]:
        """Every different date, the chosen one first."""
        if self._ordered is None:
            self._ordered = [self.dates[edtf] for edtf in sorted(self.dates, key=self._standing_of)]
        return self._ordered

    @property
    def disputed(self) -> bool:
        """Whether two of its dates cannot both be right."""
        return any(not agree(one, other) for one, other in combinations(self.dates.values(), 2))

    def dated(self, date: Any, voice: str) -> None:
        """Take a date that somebody gives."""
        edtf = edtf_of(date) or ""
        voices = self.date_voices.setdefault(edtf, set())
        if not voices:
            self.dates[edtf] = date
        if voice not in voices:
            voices.add(voice)
            self._ordered = None

    def _standing_of(self, edtf: str) -> tuple[int, int, str]:
        date = self.dates[edtf]
        voices = set().union(*(self.date_voices[one] for one, other in self.dates.items() if agree(date, other)))
        return -len(voices), exactness(date), edtf

    @property
    def told(self) -> tuple[int, int]:
        """Where it is first told of: report and place in its text."""
        return min((report, claim.start) for report, claim in self.claims)

    def add(self, other: Happening) -> None:
        """Take what another report tells of the same event."""
        for edtf, date in other.dates.items():
            for voice in other.date_voices[edtf]:
                self.dated(date, voice)
        self.involved += [one for one in other.involved if one not in self.involved]
        self.claims += other.claims
        self.reports |= other.reports
        self.voices |= other.voices
        for key, values in other.details.items():
            self.details.setdefault(key, []).extend(values)

    def detail(self, key: str) -> str:
        """The detail that most reports give, the longest form among equals; empty where none does."""
        values = Counter(self.details.get(key, ()))
        return max(values, key=lambda one: (values[one], len(one), one), default="")


def timeline(said: Sequence[tuple[ReportSaid, str]], known: Acts) -> list[Happening]:
    """Everything that happened to one person, in the order of the life.

    Reports tell of one happening where act and modality are the same and the dates can both be right, or lie a slip
    of few days apart; one report's own events are never put together, except deaths, which happen once.
    """
    told = [
        one for report, subject in said for event in report.victims.get(subject, ()) if (one := _told(report, event))
    ]
    told.sort(key=lambda one: (one.date is None, exactness(one.date), edtf_of(one.date) or "", min(one.reports)))
    merged: list[Happening] = []
    for one in told:
        same = _same(one, merged, known)
        if same is None:
            merged.append(one)
        else:
            same.add(one)
    ordered = _in_order(merged, known)
    _count_attempts(ordered)
    return ordered


def _told(report: ReportSaid, event: str) -> Happening | None:
    """One report's event; None where it only denies or imagines it."""
    acts = report.of(event, "type")
    if not acts or acts[0].modality in SILENT:
        return None
    scheduled = acts[0].modality == Modality.SCHEDULED
    happening = Happening(str(acts[0].value), str(Modality.SCHEDULED) if scheduled else str(acts[0].modality))
    happening.voices.add(report.voice)
    happening.reports.add(report.number)
    for claim in report.claims[event]:
        if claim.modality in SILENT or claim.property == "victim":
            continue
        happening.claims.append((report.number, claim))
        if claim.property == "date" and isinstance(claim.value, dict):
            happening.dated(claim.value, report.voice)
        elif claim.property in DETAILS and isinstance(claim.value, str):
            happening.details.setdefault(claim.property, []).append(claim.value)
        if claim.property in INVOLVED:
            happening.involved.append((claim.property, _name(report, str(claim.value))))
    return happening


def _name(report: ReportSaid, words: str) -> str:
    """The words for somebody involved: a name as written, or the name of the subject that the claim points to."""
    return str(report.value(words, "name") or words) if "@" in words else words


def _same(one: Happening, merged: Sequence[Happening], known: Acts) -> Happening | None:
    scheduled = one.modality == Modality.SCHEDULED
    alike = [m for m in merged if m.act == one.act and (m.modality == Modality.SCHEDULED) == scheduled]
    if known.happens_once(one.act) and alike:
        return alike[0]
    alike = [m for m in alike if m.reports.isdisjoint(one.reports)]
    if one.date is None:
        return alike[0] if len(alike) == 1 else None
    dated = [m for m in alike if m.date is not None and (agree(m.date, one.date) or _slip(m.date, one.date))]
    if dated:
        return min(dated, key=lambda m: (edtf_of(m.date) != edtf_of(one.date), not agree(m.date, one.date)))
    return None


def _slip(one: Any, other: Any) -> bool:
    first, second = bounds(one), bounds(other)
    if not first or not second or first[0] != first[1] or second[0] != second[1]:
        return False
    return abs((day.fromisoformat(first[0]) - day.fromisoformat(second[0])).days) <= _SLIP_DAYS


def _in_order(happenings: Sequence[Happening], known: Acts) -> list[Happening]:
    """Dated events by their days, those of one day as they are told, what happens once at the end of its day.

    Each undated one stands before the first that belongs to a later phase of a case.
    """
    dated = (one for one in happenings if bounds(one.date))
    ordered = sorted(dated, key=lambda one: (bounds(one.date) or ("", ""), known.happens_once(one.act), one.told))
    undated = (one for one in happenings if not bounds(one.date))
    for one in sorted(undated, key=lambda one: known.place(one.act)):
        place = known.place(one.act)
        later = (at for at, other in enumerate(ordered) if known.place(other.act)[:2] > place[:2])
        ordered.insert(next(later, len(ordered)), one)
    return ordered


def _count_attempts(ordered: Sequence[Happening]) -> None:
    """Number the execution attempts where one was begun and not completed; the execution is the last of them."""
    attempts = [one for one in ordered if one.act in ATTEMPTS and one.modality != Modality.SCHEDULED]
    if any(one.act == ATTEMPTS[0] for one in attempts):
        for number, one in enumerate(attempts, 1):
            one.attempt, one.attempts = number, len(attempts)
