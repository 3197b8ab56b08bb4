"""The languages that the pages can be read in: those that a compiled catalogue of wording lies ready for."""

from __future__ import annotations

from pathlib import Path

from django.conf.locale import LANG_INFO


def catalogues(folder: Path) -> list[tuple[str, str]]:
    """Code and own name of each language with a `django.mo` in the folder, in the order of their codes.

    A language that Django does not know goes by its code.
    """
    codes = sorted(path.parent.parent.name for path in folder.glob("*/LC_MESSAGES/django.mo"))
    return [(code, str(LANG_INFO.get(code, {}).get("name_local", code))) for code in codes]
