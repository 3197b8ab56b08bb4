"""`kill -9` at any moment of a reading: the case file opens, verifies, and the next reading makes it complete."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from govah.casefile import open_casefile, verify
from postgres import Server

TESTS = Path(__file__).parent.parent
SCRIPT = TESTS / "kill_reading.py"
DAYS = ("2024-11-13", "2024-11-14")


@pytest.fixture(scope="session")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Files of one report, a file of several lines, something unreadable, the same bytes twice."""
    folder = tmp_path_factory.mktemp("reports")
    for number, name in enumerate(("Ahmad Alizadeh", "Mohsen Moradi", "Behrouz Ehsani")):
        text = f"{name} was executed on {DAYS[0]} in North Prison.\n" + "Nothing more is known.\n" * number
        (folder / f"r{number}.txt").write_text(text)
    (folder / "twin.txt").write_bytes((folder / "r0.txt").read_bytes())
    (folder / "empty.txt").write_bytes(b"")
    lines = [
        {"id": f"l{n}", "text": f"Line Person{'abc'[n]} was executed on {DAYS[1]} in South Prison."} for n in range(3)
    ]
    lines[1]["text"] = lines[1]["text"].replace("Line Personb", "Mister Stumble")
    (folder / "many.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    return folder


def read(folder: Path, reports: Path, moment: int = 0) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-W", "error", str(SCRIPT), str(folder), str(reports), str(moment)]
    environment = {**os.environ, "PYTHONPATH": str(TESTS), "GOVAH_CASEFILE": str(folder)}
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False)


def content(folder: Path) -> dict[str, Any]:
    """Everything but times, numbers of entries and row ids."""
    casefile = open_casefile(folder)
    from govah.casefile import lookup, models

    standing = models.Standing.objects.select_related("report__capture", "document", "extraction").order_by("report_id")
    found = {
        "documents": [(s.report.pk, s.report.capture.sha256, s.report.part, s.document.fingerprint) for s in standing],
        "claims": [[c.key for c in models.Claim.objects.filter(extraction=s.extraction)] for s in standing],
        "people": [(p.pk, p.name, p.outcome, p.outcome_first, p.reports) for p in lookup.victims()],
        "superseded": models.Extraction.objects.count() - standing.count(),
        "unread": sorted((u.code, u.name, u.part) for u in lookup.unread()),
        "noted": sorted((u.code, u.name) for u in lookup.noted()),
    }
    casefile.close()
    return found


@pytest.fixture(scope="session")
def uninterrupted(
    tmp_path_factory: pytest.TempPathFactory, reports: Path, unblocked: None
) -> tuple[int, dict[str, Any]]:
    """How many moments a whole reading has, and what it leaves."""
    folder = tmp_path_factory.mktemp("whole") / "case"
    done = read(folder, reports)
    assert done.returncode == 0, done.stderr
    found = content(folder)
    assert len(found["documents"]) == 5
    assert [person[1] for person in found["people"]] == [
        "Line Persona", "Line Personc", "Ahmad Alizadeh", "Mohsen Moradi", "Behrouz Ehsani",
    ]  # fmt: skip
    assert [code for code, *_ in found["unread"]] == ["extract-failed", "read-empty"]
    assert found["noted"] == [("same-bytes", "twin.txt")]
    return int(done.stdout.split()[0]), found


def on_postgresql(folder: Path, server: Server) -> None:
    folder.mkdir()
    (folder / "settings.json").write_text(json.dumps({"database": server.url(server.create())}))


@pytest.fixture(scope="session")
def moments_on_postgresql(tmp_path_factory: pytest.TempPathFactory, reports: Path, postgres_server: Server) -> int:
    folder = tmp_path_factory.mktemp("whole_postgresql") / "case"
    on_postgresql(folder, postgres_server)
    return int(read(folder, reports).stdout.split()[0])


PLACES = 9
ENGINES = [*(("sqlite", place) for place in range(PLACES)), *(("postgresql", place) for place in (2, 5, 8))]


@pytest.mark.parametrize("at", ENGINES, ids=[f"{engine}-{place}" for engine, place in ENGINES])
def test_killed_at_a_moment(
    at: tuple[str, int],
    tmp_path: Path,
    reports: Path,
    uninterrupted: tuple[int, dict[str, Any]],
    request: pytest.FixtureRequest,
) -> None:
    """Moments spread evenly over all writes, each shifted so that they fall before, in and after transactions."""
    moments, whole = uninterrupted
    engine, place = at
    folder = tmp_path / "case"
    if engine == "postgresql":
        on_postgresql(folder, request.getfixturevalue("postgres_server"))
        moments = request.getfixturevalue("moments_on_postgresql")
    moment = min(moments, 1 + place * moments // PLACES + place % 3)
    assert read(folder, reports, moment).returncode == -signal.SIGKILL
    before = content(folder)
    assert verify(folder) == [], "what was cut off opens and is whole"
    assert set(before["documents"]) <= set(whole["documents"]), "and holds only whole reports"
    assert all(claims in whole["claims"] for claims in before["claims"])
    second = read(folder, reports)
    assert second.returncode == 0, second.stderr
    assert content(folder) == whole
    assert verify(folder, head=second.stdout.split()[1]) == []
    assert not list((folder / "vault" / "tmp").iterdir()), "what was begun is cleared away"


def test_killed_twice_and_thrice(
    tmp_path: Path, reports: Path, uninterrupted: tuple[int, dict[str, Any]], unblocked: None
) -> None:
    moments, whole = uninterrupted
    folder = tmp_path / "case"
    for moment in (moments // 3, moments // 4, moments // 5):
        read(folder, reports, moment)
        content(folder)
        assert verify(folder) == []
    assert read(folder, reports).returncode == 0
    assert content(folder) == whole


def test_killed_by_the_clock_with_workers(
    tmp_path: Path, reports: Path, uninterrupted: tuple[int, dict[str, Any]], unblocked: None
) -> None:
    """The command itself, real workers and all, killed from outside; its workers end with it."""
    folder, program = tmp_path / "case", [sys.executable, "-m", "govah", "read", "--casefile"]
    for seconds in (1.2, 2.4):
        running = subprocess.Popen(
            [*program, str(folder), str(reports)], stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL
        )
        time.sleep(seconds)
        running.kill()
        running.wait()
        content(folder)
        assert verify(folder) == []
    whole = tmp_path / "whole"
    for place in (folder, whole):
        assert subprocess.run([*program, str(place), str(reports)], capture_output=True, check=False).returncode in (
            0,
            1,
        )
    assert content(folder) == content(whole)
    shutil.rmtree(whole)
