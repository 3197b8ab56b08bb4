"""Opening a case file: made where there is none, refused where it would do harm, never touched by looking."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import made_reports as made
from govah.casefile import CaseFile, open_casefile, read_into
from govah.casefile.database import database
from govah.errors import CaseFileError


def test_a_new_folder_is_made_for_its_owner_alone(tmp_path: Path, unblocked: None) -> None:
    casefile = open_casefile(tmp_path / "deep" / "case")
    assert casefile.head
    assert casefile.length == 1
    assert casefile.folder.stat().st_mode & 0o777 == 0o700
    assert (casefile.folder / "secret-key").stat().st_mode & 0o777 == 0o600
    assert len((casefile.folder / "secret-key").read_text()) > 50
    casefile.close()


def test_opening_again_changes_nothing(casefile: CaseFile) -> None:
    def kept() -> dict[str, bytes]:
        names = ("casefile.json", "secret-key", "ledger.jsonl")
        return {name: (casefile.folder / name).read_bytes() for name in names}

    before, head = kept(), casefile.head
    assert open_casefile(casefile.folder).head == head
    assert kept() == before


def test_two_case_files_are_kept_apart(new_casefile: object) -> None:
    from govah.casefile import models

    first: CaseFile = new_casefile()  # type: ignore[operator]
    one = made.hanged("a", "Ahmad Alizadeh", "2024-11-13")
    first.take(made.captured(one.document), [one])
    new_casefile()  # type: ignore[operator]
    assert models.Report.objects.count() == 0
    open_casefile(first.folder)
    assert models.Report.objects.count() == 1


def refused(folder: Path) -> str:
    with pytest.raises(CaseFileError) as raised:
        open_casefile(folder)
    assert raised.value.next_step, "every error says what to do"
    return raised.value.code


def test_another_folder_is_not_made_into_a_case_file(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text("a folder of reports, named by mistake")
    assert refused(tmp_path) == "casefile-other-folder"
    assert [path.name for path in tmp_path.iterdir()] == ["report.txt"]


REFUSALS = [
    ("casefile.json", '{"format": 99}', "casefile-later-version"),
    ("casefile.json", "[]", "casefile-later-version"),
    ("casefile.json", "{", "casefile-unusable"),
    ("settings.json", "{", "casefile-settings"),
    ("settings.json", "[]", "casefile-settings"),
    ("settings.json", '{"hosts": 5}', "casefile-settings"),
    ("settings.json", '{"https": "yes"}', "casefile-settings"),
    ("settings.json", '{"database": "mysql://x/y"}', "casefile-database-url"),
    ("settings.json", '{"database": "postgresql://localhost"}', "casefile-database-url"),
    ("settings.json", '{"database": "postgresql://nobody@127.0.0.1:1/none"}', "casefile-database"),
    ("govah.sqlite3", "no database at all", "casefile-database"),
]


@pytest.mark.parametrize(("name", "content", "code"), REFUSALS)
def test_what_cannot_be_opened_is_said(tmp_path: Path, unblocked: None, name: str, content: str, code: str) -> None:
    (tmp_path / name).write_text(content)
    assert refused(tmp_path) == code


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "case").write_text("")
    assert refused(tmp_path / "case") == "casefile-unusable"


URLS = [
    ("postgresql://u:p@h:5433/d", ("d", "u", "p", "h", "5433", {})),
    ("postgres://h/d", ("d", "", "", "h", "", {})),
    ("postgresql://u@/d?host=/run/x", ("d", "u", "", "/run/x", "", {})),
    ("postgresql://u%40x:a%2Fb@h/d%20e?sslmode=require", ("d e", "u@x", "a/b", "h", "", {"sslmode": "require"})),
]


@pytest.mark.parametrize(("url", "parts"), URLS)
def test_database_addresses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, url: str, parts: tuple[object, ...]
) -> None:
    monkeypatch.setenv("GOVAH_DATABASE", url)
    found = database(tmp_path)
    assert tuple(found[key] for key in ("NAME", "USER", "PASSWORD", "HOST", "PORT", "OPTIONS")) == parts


def test_settings_can_be_imported_where_there_is_no_case_file(tmp_path: Path) -> None:
    code = "import govah.casefile.settings as s; print(s.DATABASES['default']['NAME'], len(s.SECRET_KEY) > 50, s.DEBUG)"
    environment = {key: value for key, value in os.environ.items() if key != "GOVAH_CASEFILE"}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == [str(tmp_path / "casefile" / "govah.sqlite3"), "True", "False"]
    assert not list(tmp_path.iterdir()), "importing makes nothing"


def test_importing_the_package_loads_no_django() -> None:
    code = "import sys, govah, govah.casefile; print('django' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_the_migrations_say_what_the_models_say(casefile: CaseFile) -> None:
    from django.core.management import call_command

    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text("Ahmad Alizadeh was executed on 13 November 2024 in the prison of the city.\n")
    (folder / "b.txt").write_bytes((folder / "a.txt").read_bytes())
    (folder / "c.txt").write_text("")
    lines = [{"id": "one", "text": "First."}, {"id": "two", "text": "Second.", "published": "2024-11"}]
    (folder / "d.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    return folder


def test_a_folder_is_read_once(casefile: CaseFile, reports: Path) -> None:
    """The whole way with the real reader and extraction: what is new, known, noted and not readable is told."""
    from govah.casefile import lookup, models

    told: list[tuple[str, bool]] = []
    first = read_into(casefile, [reports], workers=0, progress=lambda name, read: told.append((name, read)))
    assert (first.files, first.known, first.reports, first.superseded) == (3, 0, 3, 0)
    assert [(one.code, one.name) for one in first.unread] == [("read-empty", "c.txt")]
    assert [(one.code, one.name, one.part) for one in first.noted] == [
        ("same-bytes", "b.txt", None),
        ("extract-language", "d.jsonl", "one"),  # a word alone tells no language
        ("extract-language", "d.jsonl", "two"),
    ]
    assert told == [("a.txt", True), ("b.txt", True), ("c.txt", False), ("d.jsonl", True)]
    assert [document.published_first for document in models.Document.objects.order_by("pk")] == ["", "", "2024-11-01"]
    again = read_into(casefile, [reports], workers=0)
    assert (again.known, again.reports, again.claims, again.head) == (2, 0, 0, first.head)
    assert [one.code for one in again.unread] == ["read-empty"]
    assert lookup.overview().unread == 1
    forced = read_into(casefile, [reports], workers=0, again=True)
    assert (forced.known, forced.superseded, forced.head) == (0, 0, first.head)


def test_what_becomes_readable_is_no_longer_listed(casefile: CaseFile, reports: Path) -> None:
    from govah.casefile import lookup

    read_into(casefile, [reports], workers=0)
    (reports / "c.txt").write_text("Now there is something.")
    assert read_into(casefile, [reports], workers=0).unread == ()
    assert list(lookup.unread()) == []
    (reports / "c.txt").write_text("")
    read_into(casefile, [reports], workers=0)
    assert [row.name for row in lookup.unread()] == ["c.txt"], "and is listed again when it is lost again"


def test_a_folder_that_was_there_becomes_private(tmp_path: Path) -> None:
    from govah.casefile import open_casefile

    folder = tmp_path / "open to all"
    folder.mkdir(mode=0o755)
    open_casefile(folder).close()
    assert folder.stat().st_mode & 0o077 == 0
