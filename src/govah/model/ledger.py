"""A line of the ledger: what was done, by whom, chained to the line before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Entry:
    """One step. `hash` is the SHA-256 over the previous hash and the canonical JSON (RFC 8785) of all other fields.

    `rows` is a digest of the database rows that the step's transaction wrote, so that a row changed behind the
    ledger's back is found.
    """

    number: int
    at: str
    actor: str
    action: str
    body: dict[str, Any]
    rows: str
    previous: str
    hash: str
