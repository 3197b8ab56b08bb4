"""Govah (گواه, witness): the documentation desk for people who record executions and political imprisonment.

The verbs of the flow, loaded when first used so that importing the package stays cheap.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from govah.casefile import open_casefile
    from govah.extraction import extract
    from govah.packs import load_pack
    from govah.reading import read
    from govah.resolution import link

__version__ = "0.1.0"
__all__ = ["extract", "link", "load_pack", "open_casefile", "read"]

_HOME = {
    "load_pack": "govah.packs",
    "read": "govah.reading",
    "extract": "govah.extraction",
    "link": "govah.resolution",
    "open_casefile": "govah.casefile",
}


def __getattr__(name: str) -> Any:
    if name in _HOME:
        return getattr(import_module(_HOME[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
