"""The kept bytes against their hashes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from govah.casefile.models import Capture
from govah.casefile.vault import hash_of, kept_at
from govah.errors import Place
from govah.packs.problem import Problem


def vault_problems(folder: Path) -> Iterator[Problem]:
    """Captures whose bytes are missing, changed or cannot be read.

    Bytes that no capture names are no problem: a reading that was cut off leaves them, and the next one uses them.
    """
    for sha256, size in Capture.objects.order_by("sha256").values_list("sha256", "size").iterator(chunk_size=2000):
        path = kept_at(folder, sha256)
        place = Place(str(path))
        try:
            if path.stat().st_size != size:
                yield Problem(place, "vault-changed", f"{path.stat().st_size} bytes where {size} were taken in")
            elif hash_of(path) != sha256:
                yield Problem(place, "vault-changed", "the bytes do not have the hash that they were taken in with")
        except FileNotFoundError:
            yield Problem(place, "vault-missing", "the bytes are not in the vault")
        except OSError as error:
            yield Problem(place, "vault-unreadable", f"the bytes cannot be read: {error.strerror}")
