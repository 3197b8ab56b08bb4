"""Every form that a pack file can have, by the name in its `schema:` line: the `SCHEMAS` of all modules beside this."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from govah.packs.schema.base import Entry, Names, Rule

SCHEMAS: dict[str, type[Entry]] = {}

for _module in sorted(found.name for found in iter_modules(__path__)):
    for _name, _kind in getattr(import_module(f"{__name__}.{_module}"), "SCHEMAS", {}).items():
        if _name in SCHEMAS:
            raise AssertionError(f"two modules of {__name__} name a schema {_name!r}")
        SCHEMAS[_name] = _kind

__all__ = ["SCHEMAS", "Entry", "Names", "Rule"]
