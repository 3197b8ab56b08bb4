"""The languages of the pages are those that a compiled catalogue lies ready for."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings

from govah.casefile.languages import catalogues


def test_each_catalogue_is_a_language_under_its_own_name(tmp_path: Path) -> None:
    for code, name in (("fa", "django.mo"), ("de", "django.mo"), ("kmr", "django.mo"), ("ar", "django.po")):
        (tmp_path / code / "LC_MESSAGES").mkdir(parents=True)
        (tmp_path / code / "LC_MESSAGES" / name).touch()
    (tmp_path / "README.md").touch()
    found = catalogues(tmp_path)
    assert found == [("de", "Deutsch"), ("fa", "فارسی"), ("kmr", "kmr")], "what is not compiled is not offered"


def test_no_catalogue_is_no_language(tmp_path: Path) -> None:
    assert catalogues(tmp_path) == []
    assert catalogues(tmp_path / "nowhere") == []


def test_the_desk_has_its_two() -> None:
    assert settings.LANGUAGES == [("en", "English"), ("fa", "فارسی")]
