"""The flow: every report in its place, whatever the number of workers; a bad one never stops the others."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import flow_faults
from govah.errors import GovahError
from govah.flow import Outcome, extract_all, outcomes
from govah.flow.pool import Pool
from govah.model import Unread


@pytest.fixture
def faulty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Workers with the stand-in extraction, in this process and in others."""
    import govah.extraction
    from govah import packs
    from govah.flow import pool

    monkeypatch.setattr(govah.extraction, "extract", flow_faults.extract)
    monkeypatch.setattr(packs, "load_pack", lambda *_: flow_faults.made.BARE)
    monkeypatch.setattr(pool, "serve", flow_faults.serve)


def folder(path: Path, **texts: str) -> Path:
    for name, text in texts.items():
        (path / f"{name}.txt").write_text(text)
    return path


def named(found: list[Outcome]) -> list[tuple[str, str, bool]]:
    return [(one.name, one.unread.code if one.unread else "read", one.last) for one in found]


@pytest.mark.parametrize("workers", [0, 1, 3])
def test_reports_come_in_order(tmp_path: Path, faulty: None, workers: int) -> None:
    """The slow ones first: the quick ones wait for them."""
    folder(tmp_path, **{f"r{n:02}": ("slow" if n < 2 else "quick") + f" report {n}" for n in range(12)})
    found = list(outcomes([tmp_path], workers=workers))
    assert named(found) == [(f"r{n:02}.txt", "read", True) for n in range(12)]


def test_any_number_of_workers_gives_the_same(tmp_path: Path, faulty: None) -> None:
    folder(tmp_path, a="one", b="two", c="")
    (tmp_path / "d.jsonl").write_text(
        "".join(json.dumps({"id": f"l{n}", "text": f"line {n}"}) + "\n" for n in range(20))
    )
    results = [list(outcomes([tmp_path], workers=workers, now="2025-01-01T00:00:00Z")) for workers in (0, 1, 2)]
    assert results[0] == results[1] == results[2]
    assert [one.last for one in results[0] if one.name == "d.jsonl"] == [False] * 19 + [True]


FAULTS = [
    ("crash", "extract-crashed", "signal 6"),
    ("exit", "extract-crashed", "exit 3"),
    ("hang", "extract-too-slow", "longer"),
    ("fail", "extract-failed", "ValueError"),
]


@pytest.mark.parametrize(("word", "code", "what"), FAULTS)
def test_one_bad_report_is_unread_and_the_rest_goes_on(
    tmp_path: Path, faulty: None, word: str, code: str, what: str
) -> None:
    folder(tmp_path, a="good", b=f"{word} secret name", c="good too", d="and this")
    found = list(outcomes([tmp_path], workers=2, seconds=2.0))
    assert named(found) == [
        ("a.txt", "read", True),
        ("b.txt", code, True),
        ("c.txt", "read", True),
        ("d.txt", "read", True),
    ]
    unread = found[1].unread
    assert unread is not None
    assert what in unread.what
    assert unread.bytes_sha256
    assert "secret" not in f"{unread.what} {unread.next_step}", "an error holds no words of the report"


def test_a_bad_line_of_many_is_named_by_its_part(tmp_path: Path, faulty: None) -> None:
    lines = [{"id": "x", "text": "good"}, {"id": "y", "text": "crash now"}, {"id": "z", "text": "good"}]
    (tmp_path / "m.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    found = list(outcomes([tmp_path], workers=1))
    assert [one.unread.code if one.unread else "read" for one in found] == ["read", "extract-crashed", "read"]
    assert found[1].unread is not None
    assert found[1].unread.part
    assert [one.last for one in found] == [False, False, True]


def test_many_bad_reports_do_not_wear_the_workers_out(tmp_path: Path, faulty: None) -> None:
    folder(tmp_path, **{f"r{n}": "exit" if n % 2 else "good" for n in range(8)})
    found = list(outcomes([tmp_path], workers=2))
    assert [one.unread is None for one in found] == [True, False] * 4


def test_skipped_files_are_not_read(tmp_path: Path, faulty: None) -> None:
    folder(tmp_path, a="crash", b="good")
    found = list(outcomes([tmp_path], workers=1, skip=lambda captured: captured.name == "a.txt"))
    assert named(found) == [("b.txt", "read", True)]


def test_what_cannot_be_had_comes_in_its_place(tmp_path: Path, faulty: None) -> None:
    folder(tmp_path, a="good", b="", c="good")
    found = list(extract_all([tmp_path], workers=1))
    assert [one.code if isinstance(one, Unread) else one[1].id for one in found] == ["a", "read-empty", "c"]


def test_progress_tells_of_each_file_once(tmp_path: Path, faulty: None) -> None:
    folder(tmp_path, a="good", b="")
    (tmp_path / "m.jsonl").write_text('{"id": "x", "text": "good"}\n{"id": "y", "text": "good"}\n')
    told: list[tuple[str, bool]] = []
    list(extract_all([tmp_path], workers=0, progress=lambda name, read: told.append((name, read))))
    assert told == [("a.txt", True), ("b.txt", False), ("m.jsonl", True)]


def test_leaving_early_ends_the_workers(tmp_path: Path, faulty: None) -> None:
    import multiprocessing

    folder(tmp_path, **{f"r{n}": "slow" for n in range(30)})
    flow = outcomes([tmp_path], workers=2)
    next(flow)
    flow.close()  # type: ignore[attr-defined]
    assert not multiprocessing.active_children()


def test_a_worker_that_does_not_start_is_an_error_that_says_so() -> None:
    from govah.flow.work import Task

    task = Task(flow_faults.made.captured(flow_faults.made.document("a", "good")), "2025-01-01T00:00:00Z")
    with pytest.raises(GovahError) as raised, Pool(1, (), serving=flow_faults.never) as pool:
        pool.wait(pool.submit(task))
    assert raised.value.code == "flow-no-worker"


def test_long_work_that_says_how_far_it_is_has_its_time() -> None:
    """Text recognition of a long scan: two seconds where one is allowed, and each page is told."""
    from govah.flow.work import Task

    document = flow_faults.made.document("a", "good")
    task = Task(flow_faults.made.captured(document), "2025-01-01T00:00:00Z", document)
    told: list[tuple[str, int, int]] = []
    with Pool(1, (), 1.0, flow_faults.long, lambda name, done, of: told.append((name, done, of))) as pool:
        (result,) = pool.wait(pool.submit(task))
    assert not isinstance(result, Unread), result
    assert told == [(task.captured.name, page, 5) for page in range(1, 6)]


def test_work_is_handed_in_only_a_little_ahead(tmp_path: Path, faulty: None) -> None:
    """Flat memory: however many reports there are, few of them are in hand."""
    folder(tmp_path, **{f"r{n:03}": "good" for n in range(120)})
    looked_at: list[str] = []

    def skip(captured: object) -> bool:
        looked_at.append(captured.name)  # type: ignore[attr-defined]
        return False

    flow = outcomes([tmp_path], workers=1, skip=skip)
    next(flow)
    assert len(looked_at) <= 10
    assert len(list(flow)) == 119
