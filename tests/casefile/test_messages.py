"""Exports read again: the same file, and a later one of the same channel."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from govah.casefile import CaseFile, read_into, verify

SHORT = "Mehran Sabzvari was hanged in the central prison at dawn on 13 November 2024."


def message(number: int, text: str = SHORT, **more: Any) -> dict[str, Any]:
    return {"id": number, "type": "message", "date_unixtime": "1731569400", "from": "Ward Notes", "text": text, **more}


def export(path: Path, *messages: dict[str, Any], name: str = "Ward Notes") -> Path:
    about = {"name": name, "type": "public_channel", "id": 7, "messages": messages}
    path.write_text(json.dumps(about, indent=1), encoding="utf-8")
    return path


def rows() -> tuple[int, int, int]:
    from govah.casefile import models

    return models.Report.objects.count(), models.Document.objects.count(), models.Extraction.objects.count()


def test_the_same_export_again_adds_nothing(casefile: CaseFile, tmp_path: Path) -> None:
    one = export(tmp_path / "result.json", message(1), message(2, "Visits to the ward are cut."), message(3, "👍"))
    first = read_into(casefile, [one], workers=0)
    assert (first.reports, len(first.noted) > 0, first.unread) == (2, True, ())
    assert any(note.code == "read-export-beside" for note in first.noted)
    before = rows()
    assert (read_into(casefile, [one], workers=0).known, rows()) == (1, before)
    again = read_into(casefile, [one], workers=0, again=True)
    assert (again.reports, again.superseded, again.claims, rows()) == (0, 0, 0, before)


def test_a_later_export_adds_only_what_is_new(casefile: CaseFile, tmp_path: Path) -> None:
    from govah.casefile import models

    first = export(tmp_path / "result.json", message(1), message(2, "Visits to the ward are cut."))
    read_into(casefile, [first], workers=0)
    later = export(
        tmp_path / "later.json",
        message(1),
        message(2, "Visits to the ward are cut until May.", edited_unixtime="1731599400"),
        message(3, SHORT),  # the same words under another number are another message
    )
    read = read_into(casefile, [later], workers=0)
    assert (read.reports, read.superseded) == (2, 0)
    parts = models.Report.objects.order_by("number").values_list("capture__name", "part")
    assert list(parts) == [("result.json", "1"), ("result.json", "2"), ("later.json", "2"), ("later.json", "3")]
    before = rows()
    both = read_into(casefile, [first, later], workers=0, again=True)
    assert (both.reports, both.superseded, both.claims, rows()) == (0, 0, 0, before)
    assert models.Capture.objects.count() == 2, "the bytes of both exports are kept"
    assert verify(casefile.folder, head=casefile.head) == []


def test_the_same_words_in_another_channel_are_another_report(casefile: CaseFile, tmp_path: Path) -> None:
    read_into(casefile, [export(tmp_path / "a.json", message(1))], workers=0)
    assert read_into(casefile, [export(tmp_path / "b.json", message(1), name="Other Notes")], workers=0).reports == 1


def test_another_zone_dates_the_same_message_anew(casefile: CaseFile, tmp_path: Path) -> None:
    from govah.casefile import models

    late = {**message(1), "date_unixtime": "1731534300"}  # 21:45 of Greenwich
    one = export(tmp_path / "result.json", late)
    read_into(casefile, [one], workers=0)
    (tmp_path / "result.meta.json").write_text('{"zone": "Europe/London"}')
    read = read_into(casefile, [one], workers=0)
    assert (read.reports, read.superseded) == (0, 1)
    assert models.Standing.objects.get().document.published_first == "2024-11-13"


def test_what_an_export_holds_beside_is_noted_once(casefile: CaseFile, tmp_path: Path) -> None:
    from govah.casefile import models

    one = export(tmp_path / "result.json", message(1, "👍"))
    read = read_into(casefile, [one], workers=0)
    assert (read.reports, read.unread, [note.code for note in read.noted]) == (0, (), ["read-export-beside"])
    read_into(casefile, [one], workers=0, again=True)
    assert [(row.kind, row.code) for row in models.Unread.objects.all()] == [("noted", "read-export-beside")]
