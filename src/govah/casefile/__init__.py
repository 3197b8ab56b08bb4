"""The case file: the folder that holds the captured bytes, the claims, the decisions and the ledger over them.

Importing this package loads neither Django nor a database; `open_casefile` does.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from govah.casefile.casefile import CaseFile, open_casefile
    from govah.casefile.fulltext import search
    from govah.casefile.intake import Tally, read_into
    from govah.casefile.verification import verify
    from govah.packs.problem import Problem

__all__ = ["CaseFile", "Problem", "Tally", "open_casefile", "read_into", "search", "verify"]

_HOME = {
    "CaseFile": "casefile",
    "open_casefile": "casefile",
    "read_into": "intake",
    "Tally": "intake",
    "search": "fulltext",
    "Problem": "verification.whole",
    "verify": "verification",
}
_ON_TABLES = ("read_into", "Tally", "search")  # their modules name tables, which Django must know first


def __getattr__(name: str) -> Any:
    if name in _HOME:
        if name in _ON_TABLES:
            from govah.casefile.tables import set_up_django

            set_up_django()
        return getattr(import_module(f"govah.casefile.{_HOME[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
