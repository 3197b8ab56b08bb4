"""The readings of a person's properties: one for each distinct value, the reports as witnesses, and which is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from govah.casefile.models import Decision
from govah.casefile.models.fields import compact
from govah.casefile.people.said import SILENT, Decided, ReportSaid, StandingClaim
from govah.casefile.searchable import words_of as words_in
from govah.text.fold import fold

ONE_FORM_EACH = ("name", "other_name", "role", "outcome")  # shown elsewhere: as names, as roles, as the latest state
MANY = ("charge", "sentence")  # a person may have several; each value is a property of its own
LAW_TURNS_ON = ("minor_at_offence",)  # where readings differ no rule may choose between them
MAY_DIFFER = ("occupation", "residence")  # several can be true at once


@dataclass(slots=True)
class Variant:
    """One value with everything that speaks for it."""

    value: Any
    words: str
    modality: str = "asserted"
    standing: str = "claimed"
    claims: list[tuple[int, StandingClaim]] = field(default_factory=list)
    voices: set[str] = field(default_factory=set)
    years: list[int] = field(default_factory=list)
    shown: bool = False
    rule: str = ""
    disputed: bool = False

    @property
    def reports(self) -> int:
        """How many reports give this value."""
        return len({report for report, _ in self.claims})

    @property
    def weight(self) -> tuple[int, int, int, str]:
        """Its place among its rivals: accepted, then by voices, then by reports; rejected and denied ones last."""
        rank = {"accepted": 0, "claimed": 1, "rejected": 3}[self.standing] + 2 * (self.modality in SILENT)
        return rank, -len(self.voices), -self.reports, self.words


def words_of(value: Any) -> str:
    """A value as plain words: for lists, sorting and search.

    >>> words_of({"kind": "prison", "years": 5}), words_of(True), words_of({"years": 26, "at": "death"})
    ('prison, years 5', 'yes', '26')
    """
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        if set(value) == {"years", "at"}:
            return str(value["years"])
        said = [(key, one) for key, one in value.items() if one not in (None, "", [], False)]
        return ", ".join(str(one) if key == "kind" else f"{key} {words_of(one)}" for key, one in said)
    if isinstance(value, list):
        return ", ".join(words_of(one) for one in value)
    return "" if value is None else str(value)


def aspect_of(prop: str, value: Any) -> str:
    """What tells apart values that are no rivals: what an age is the age at, a charge's category, a sentence's kind."""
    if prop == "age" and isinstance(value, dict):
        at = value.get("at") or "report"
        return "death" if at == "execution" else str(at)
    if prop == "charge":
        return str(value)
    if prop == "sentence" and isinstance(value, dict):
        return str(value.get("kind") or "")
    return ""


def variants(
    said: Sequence[tuple[ReportSaid, str]], decided: Decided, latin: Callable[[str], str] = str
) -> dict[tuple[str, str], list[Variant]]:
    """All readings of a person by property and aspect, each list with the reading to show first.

    `latin` writes words of another script in Latin letters: a town that reports in two languages name is no dispute.
    """
    found: dict[tuple[str, str], dict[str, Variant]] = {}
    for report, subject in said:
        for claim in report.claims.get(subject, ()):
            decision = decided.get((report.number, claim.key))
            for value, standing in _held(claim, decision):
                group = found.setdefault((claim.property, aspect_of(claim.property, value)), {})
                silent = claim.modality in SILENT
                key = f"{silent}{_sameness(claim.property, value)}"
                variant = group.get(key)
                if variant is None:
                    variant = group[key] = Variant(value, words_of(value), claim.modality)
                variant.claims.append((report.number, claim))
                variant.voices.add(report.voice)
                if report.published:
                    variant.years.append(int(report.published[:4]))
                _stand(variant, standing)
    return {key: _chosen(key[0], key[1], group.values(), latin) for key, group in sorted(found.items())}


def _held(claim: StandingClaim, decision: Decision | None) -> Iterable[tuple[Any, str]]:
    """The claim's value and how it stands; after a correction also the value that a person put in its place."""
    if decision is None or decision.verdict == Decision.UNSURE:
        return [(claim.value, "claimed")]
    if decision.verdict == Decision.CORRECT:
        return [(claim.value, "rejected"), (decision.value, "accepted")]
    return [(claim.value, "accepted" if decision.verdict == Decision.ACCEPT else "rejected")]


def _stand(variant: Variant, standing: str) -> None:
    """Accepted once is accepted; rejected only where every claim of it is."""
    if len(variant.claims) == 1:
        variant.standing = standing
    elif "accepted" in (variant.standing, standing):
        variant.standing = "accepted"
    elif "claimed" in (variant.standing, standing):
        variant.standing = "claimed"


def _sameness(prop: str, value: Any) -> str:
    if prop == "age" and isinstance(value, dict):
        return str(value.get("years"))
    return fold(value).text.strip() if isinstance(value, str) else compact(value)


def _chosen(prop: str, aspect: str, group: Iterable[Variant], latin: Callable[[str], str]) -> list[Variant]:
    ordered = sorted(group, key=lambda variant: variant.weight)
    rivals = [one for one in ordered if one.standing != "rejected" and one.modality not in SILENT]
    if prop == "age":
        latest = set(latest_ages(rivals).values())
        rivals.sort(key=lambda one: (one.standing != "accepted", int(one.words or 0) not in latest, one.weight))
        ordered = [*rivals, *(one for one in ordered if one not in rivals)]
    disputed = prop not in (*ONE_FORM_EACH, *MANY, *MAY_DIFFER) and _cannot_all_be_right(prop, aspect, rivals, latin)
    for one in rivals:
        one.disputed = disputed
    if not rivals:
        return ordered
    if rivals[0].standing == "accepted":
        rivals[0].shown, rivals[0].rule = True, "accepted"
    elif disputed and prop in LAW_TURNS_ON:
        rivals[0].rule = "no-value-shown"
    else:
        rivals[0].shown = True
        many = "latest-age" if prop == "age" and not disputed else "most-sources"
        rivals[0].rule = "only-reading" if len(rivals) == 1 else many
    if prop in MANY:
        for one in rivals:
            one.shown = True
            one.rule = one.rule or "one-of-several"
    return ordered


def latest_ages(rivals: Iterable[Variant]) -> dict[int, int]:
    """The highest age that each report gives: one report's lower ages are of earlier times."""
    ages: dict[int, int] = {}
    for one in rivals:
        for report, _ in one.claims if one.words.isdigit() else ():
            ages[report] = max(ages.get(report, 0), int(one.words))
    return ages


def _cannot_all_be_right(prop: str, aspect: str, rivals: Sequence[Variant], latin: Callable[[str], str]) -> bool:
    if len(rivals) < 2:
        return False
    if prop == "age":
        ages = list(latest_ages(rivals).values())
        years = [year for one in rivals for year in one.years]
        passed = max(years) - min(years) + 1 if years and aspect == "report" else 0
        return bool(ages) and max(ages) - min(ages) > passed
    folded = [(_words(one.words), _words(latin(one.words))) for one in rivals]
    return not all(_within(a, b) or ((a == x) != (b == y) and _within(x, y)) for a, x in folded for b, y in folded)


def _words(words: str) -> set[str]:
    return set(words_in(words).split())


def _within(one: set[str], other: set[str]) -> bool:
    return one <= other or other <= one
