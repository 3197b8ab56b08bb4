"""`govah explain`: how a claim came about, from the passage to the bytes that were captured."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from govah.cli.options import casefile_option, json_option, load, opened, pack_option
from govah.errors import UsageError

if TYPE_CHECKING:
    from govah.casefile.models import Claim
    from govah.packs import Entry, Pack

AROUND = 80


@click.command("explain")
@click.argument("claim_id", metavar="ID")
@casefile_option
@pack_option
@json_option
def explain_verb(claim_id: str, casefile: Path, packs: tuple[Path, ...], as_json: bool) -> int:
    """Show how the claim with this ID (or its beginning) came about."""
    opened(casefile)
    explained = _explained(_claim(claim_id), load(packs))
    if as_json:
        print(json.dumps(explained, ensure_ascii=False, indent=1))
        return 0
    for part, lines in explained.items():
        print(part)
        for name, value in lines.items():
            if value not in (None, "", [], {}):
                print(f"  {name:<18}{_in_line(value)}")
    return 0


def _claim(beginning: str) -> Claim:
    from govah.casefile.models import Claim

    claims = Claim.objects.filter(key__startswith=beginning.lower())
    found = claims.select_related("document__report__capture", "extraction", "entry").order_by("-extraction_id")
    keys = set(found.values_list("key", flat=True).order_by()[:2])
    if not keys:
        raise UsageError(
            "no-such-claim", f"no claim has an id that begins with {beginning!r}", next_step="copy it from the desk"
        )
    if len(keys) > 1:
        raise UsageError(
            "claim-not-unique", f"several claims have an id that begins with {beginning!r}", next_step="give more of it"
        )
    latest = found.first()
    assert latest is not None
    return latest  # type: ignore[no-any-return]


def _explained(claim: Claim, pack: Pack) -> dict[str, dict[str, Any]]:
    document, report = claim.document, claim.document.report
    text = document.text
    why = claim.why or {}
    passages = [
        f"{text[max(0, start - AROUND) : start]}[{text[start:end]}]{text[end : end + AROUND]}"
        for start, end in claim.spans
    ]
    return {
        "claim": {
            "id": claim.key,
            "subject": claim.subject,
            "property": claim.property,
            "value": claim.value,
            "modality": claim.modality,
            "said by": (claim.attribution or {}).get("who"),
            "through": (claim.attribution or {}).get("via") or [],
            "confidence": claim.confidence,
        },
        "passage": {"words": passages, "offsets": claim.spans},
        "rule": {
            "id": claim.rule,
            "trigger": why.get("trigger"),
            "pattern": why.get("pattern"),
            "bound to": why.get("binding"),
            "considered": why.get("considered"),
            "packs": claim.extraction.pack,
            "loaded now": "the same packs" if claim.extraction.pack == pack.fingerprint else "other packs",
        },
        "entry": _entry(claim.rule, pack),
        "report": {
            "number": str(report),
            "file": report.capture.name,
            "part": report.part,
            "title": document.title,
            "publisher": document.publisher,
            "address": document.url,
        },
        "custody": {
            "bytes": report.capture.sha256,
            "text": document.text_sha256,
            "captured": report.capture.captured,
            "reader": f"{document.reader} {document.reader_version}",
            "ledger": f"entry {claim.entry_id}",
        },
    }


def _entry(rule: str, pack: Pack) -> dict[str, Any]:
    """The pack entry behind a rule, where one of the loaded packs has it."""
    import msgspec

    entry: Entry | None = next((found for kind in pack.kinds() if (found := pack.find(kind, rule))), None)
    if entry is None:
        return {"place": "in none of the packs loaded now"}
    return {"place": str(pack.where(entry)), **msgspec.to_builtins(entry)}


def _in_line(value: object) -> str:
    from govah.reading.walk import shown

    if isinstance(value, str):
        # The words of a report must not steer the terminal.
        return shown(value.replace("\n", " ⏎ "))
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return "\n                    ".join(_in_line(item) for item in value)
    return shown(json.dumps(value, ensure_ascii=False))
