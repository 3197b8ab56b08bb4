"""The latest state of a person, chosen among what the reports give, with the rule that chose it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from govah.casefile.models import Decision
from govah.casefile.people.acts import Acts
from govah.casefile.people.said import SILENT, Decided, ReportSaid, StandingClaim
from govah.casefile.people.timeline import Happening
from govah.model import Modality

UNKNOWN = "unknown"
UNDONE = ("spared", "released")  # a later report of these cannot be right beside a death


@dataclass(slots=True)
class State:
    """One outcome that reports give: who says so, and when the latest of them was published."""

    outcome: str
    claims: list[tuple[int, StandingClaim]]
    voices: set[str]
    latest: str = ""
    standing: str = "claimed"
    shown: bool = False
    rule: str = ""
    disputed: bool = False


def states(said: Sequence[tuple[ReportSaid, str]], decided: Decided, known: Acts) -> list[State]:
    """Every outcome given, the one that stands first.

    A person's decision stands above all. A death stands above other states, whenever it was published; else the
    latest report's state stands. Two kinds of death, or a death and a later report of release, are disputed.
    """
    found: dict[str, State] = {}
    for report, subject in said:
        for claim in report.of(subject, "outcome"):
            if claim.modality in SILENT or not isinstance(claim.value, str):
                continue
            decision = decided.get((report.number, claim.key))
            outcome, standing = _held(claim.value, decision)
            state = found.setdefault(outcome, State(outcome, [], set(), standing=standing))
            state.claims.append((report.number, claim))
            state.voices.add(report.voice)
            state.latest = max(state.latest, report.published)
            if "accepted" in (standing, state.standing):
                state.standing = "accepted"
            elif standing == "claimed":
                state.standing = "claimed"
    ordered = sorted(found.values(), key=lambda state: _rank(state, known))
    _mark(ordered, known)
    return ordered


def happened(outcome: str, life: Sequence[Happening], known: Acts) -> Happening | None:
    """The event that an outcome rests on: the last of the acts that bring it about, None where none is told."""
    leading = known.leading_to(outcome)
    fitting = [one for one in life if one.act in leading and one.modality != Modality.SCHEDULED]
    return next((one for one in reversed(fitting) if one.date), fitting[-1] if fitting else None)


def _held(outcome: str, decision: Decision | None) -> tuple[str, str]:
    if decision is None or decision.verdict == Decision.UNSURE:
        return outcome, "claimed"
    if decision.verdict == Decision.CORRECT:
        return str(decision.value), "accepted"
    return outcome, "accepted" if decision.verdict == Decision.ACCEPT else "rejected"


def _rank(state: State, known: Acts) -> tuple[int, bool, bool, str, int, str]:
    death = known.is_death(state.outcome)
    return (
        {"accepted": 0, "claimed": 1, "rejected": 2}[state.standing],
        state.outcome == UNKNOWN,
        not death,
        f"{999_999 - len(state.voices):06d}" if death else _backwards(state.latest),
        -known.rank(state.outcome),
        state.outcome,
    )


def _backwards(date: str) -> str:
    """A key that puts later dates first and no date last."""
    return "".join(chr(0x7E - ord(sign) + 0x20) for sign in date) if date else "\x7f"


def _mark(ordered: Sequence[State], known: Acts) -> None:
    rivals = [state for state in ordered if state.standing != "rejected" and state.outcome != UNKNOWN]
    if not rivals:
        if ordered:
            ordered[0].shown, ordered[0].rule = ordered[0].standing != "rejected", "only-reading"
        return
    first = rivals[0]
    first.shown = True
    if first.standing == "accepted":
        first.rule = "accepted"
    elif len(rivals) == 1:
        first.rule = "only-reading"
    else:
        first.rule = "death-stands" if known.is_death(first.outcome) else "latest-state"
    deaths = [state for state in rivals if known.is_death(state.outcome)]
    against = deaths if len(deaths) > 1 else []
    if deaths:
        against = against or [s for s in rivals if s.outcome in UNDONE and s.latest > deaths[0].latest]
    for state in [*deaths, *against] if against else []:
        state.disputed = True
