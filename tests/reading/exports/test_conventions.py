from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from govah.errors import UnreadableReport
from govah.packs import load_pack
from govah.reading.exports.check import check_exports
from govah.reading.exports.conventions import Conventions
from govah.reading.exports.zones import zone_named

HOURS = [
    # Iran's clocks: summer time until 21 September 2022, none since; before 1977 half an hour was there too
    ("Asia/Tehran", (2022, 7, 10, 12), "2022-07-10T16:30:00+04:30", "summer time, as there still was"),
    ("Asia/Tehran", (2022, 9, 21, 19), "2022-09-21T23:30:00+04:30", "the last evening of it"),
    ("Asia/Tehran", (2022, 9, 21, 20), "2022-09-21T23:30:00+03:30", "and the hour that came twice"),
    ("Asia/Tehran", (2023, 7, 10, 12), "2023-07-10T15:30:00+03:30", "none any more"),
    ("Asia/Tehran", (2007, 7, 10, 12), "2007-07-10T15:30:00+03:30", "two summers without, 2006 and 2007"),
    ("UTC", (2023, 7, 10, 12), "2023-07-10T12:00:00+00:00", "the zone of no place"),
]


@pytest.mark.parametrize(("name", "time", "expected", "why"), HOURS, ids=[row[3] for row in HOURS])
def test_hours(name: str, time: tuple[int, int, int, int], expected: str, why: str) -> None:
    utc = datetime.datetime(*time, tzinfo=datetime.UTC)
    assert utc.astimezone(zone_named(name)).isoformat() == expected, why


NO_ZONES = ["", "Mars/Olympus", "../tzdata", "Asia/../Asia/Tehran", "Asia", "/etc/localtime", "Asia/Tehran\n"]


@pytest.mark.parametrize("name", NO_ZONES)
def test_no_zone(name: str) -> None:
    with pytest.raises(UnreadableReport) as caught:
        zone_named(name)
    assert (caught.value.code, bool(caught.value.next_step)) == ("read-zone-unknown", True)


def test_zones_of_channels(tmp_path: Path) -> None:
    (tmp_path / "zones.yml").write_text(
        "schema: time_zones\nsource: x\nentries:\n"
        "  - {id: xx.london, zone: Europe/London, channels: [Ward Notes, ward_notes]}\n"
        "  - {id: xx.second, zone: Europe/Paris}\n  - {id: xx.wrong, zone: Mars/Olympus, channels: [Mars]}\n"
    )  # fmt: skip
    pack = load_pack(tmp_path)
    conventions = Conventions.of(pack)
    assert conventions.zone(("ward notes",)).key == "Europe/London"
    assert conventions.zone((None, "@Ward_Notes")).key == "Europe/London"
    assert conventions.zone(("Other",)).key == "Asia/Tehran"
    assert [(problem.code, problem.place.entry) for problem in check_exports(pack)] == [
        ("export-zone", "xx.second"),
        ("export-zone", "xx.wrong"),
    ]


MARKS = [
    ("an example that is not found", "media", "<gone>", "gone", "none", "export-example"),
    ("a counter-example that is found", "media", "<gone>", "<gone>", "<gone>", "export-example"),
    ("no expression", "media", "(", "a", "b", "export-pattern"),
    ("a mark that does not close", "edited", "changed", "changed", "b", "export-example"),
]


@pytest.mark.parametrize("row", [row[1:] for row in MARKS], ids=[row[0] for row in MARKS])
def test_marks_are_tried(tmp_path: Path, row: tuple[str, str, str, str, str]) -> None:

    means, pattern, example, counter_example, code = row
    (tmp_path / "marks.yml").write_text(
        f"schema: chat_marks\nsource: x\nentries:\n  - id: xx.mark\n    means: {means}\n    pattern: '{pattern}'\n"
        f"    examples: ['{example}']\n    counter_examples: ['{counter_example}']\n"
    )
    assert [problem.code for problem in check_exports(load_pack(tmp_path))] == [code]
