"""What people decide about claims: written beside the claim, never over it."""

from __future__ import annotations

from pathlib import Path

from govah import model
from govah.casefile.ledger import step
from govah.casefile.models import Claim, Decision
from govah.errors import CaseFileError, Place

VERDICTS = (Decision.ACCEPT, Decision.REJECT, Decision.CORRECT, Decision.UNSURE, Decision.WITHDRAW)


def decide(
    folder: Path,
    report: int,
    claim_key: str,
    verdict: str,
    actor: str,
    *,
    value: model.Value = None,
    reason: str = "",
) -> int:
    """Record `actor`'s verdict on a claim of a report and return the decision's number.

    `value` is the right value of a correction. The claim is copied into the decision, so that it can be shown even
    when no later extraction makes the claim. `CaseFileError` where there is no such claim or verdict.
    """
    place = Place(entry=claim_key)
    if verdict not in VERDICTS:
        raise CaseFileError(
            "decision-unknown", f"there is no verdict {verdict!r}", place, f"use one of {', '.join(VERDICTS)}"
        )
    claims = Claim.objects.filter(document__report_id=report, key=claim_key).select_related("document")
    claim = claims.order_by("-extraction_id").first()
    if claim is None:
        raise CaseFileError(
            "claim-unknown", f"report R-{report:04d} has no such claim", place, "open the report and choose one"
        )
    text = claim.document.text
    with step(folder, "decide", actor) as current:
        decision = current.write(
            Decision(
                document=claim.document,
                claim_key=claim_key,
                verdict=verdict,
                value=value,
                reason=reason,
                actor=actor,
                at=current.at,
                claim={
                    "subject": claim.subject,
                    "property": claim.property,
                    "value": claim.value,
                    "spans": claim.spans,
                    "quotations": [text[start:end] for start, end in claim.spans],
                },
            )
        )
        current.body = {"report": report, "claim": claim_key, "verdict": verdict}
    return decision.pk
