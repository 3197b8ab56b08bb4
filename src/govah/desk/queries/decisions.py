"""What people decided on claims: the last decision on a claim of a report stands."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from govah.casefile.models import Decision

_STATUS: Final = {
    Decision.ACCEPT: "accepted",
    Decision.CORRECT: "accepted",
    Decision.REJECT: "rejected",
    Decision.UNSURE: "claimed",
    Decision.WITHDRAW: "claimed",
}


def verdicts(keys: Iterable[str]) -> dict[tuple[int, str], str]:
    """(report number, claim key) -> `accepted` or `rejected`, for those of the claims that somebody decided on."""
    if not Decision.objects.exists():
        return {}
    rows = Decision.objects.filter(claim_key__in=set(keys)).values_list("document__report_id", "claim_key", "verdict")
    return {(report, key): _STATUS.get(verdict, "claimed") for report, key, verdict in rows.order_by("pk")}
