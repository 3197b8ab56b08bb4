"""The demo reports: there, readable, with honest metadata, carrying both sides of what they disagree on."""

import importlib.util
import json
import re
from pathlib import Path

import pytest

from govah.model import Document
from govah.reading import Captured, acquire, read

DEMO = Path(__file__).parents[2] / "demo"
REPORTS = DEMO / "reports"
META_KEYS = {"source", "url", "published", "lang", "title", "author"}


@pytest.fixture(scope="module")
def documents() -> dict[str, Document]:
    found = {}
    for captured in acquire([REPORTS]):
        assert isinstance(captured, Captured), captured
        for document in read(captured, now="2026-11-20T12:00:00Z"):
            assert isinstance(document, Document), document
            found[document.id] = document
    return found


def test_every_report_is_read(documents: dict[str, Document]) -> None:
    files = [path for path in REPORTS.iterdir() if not path.name.endswith(".meta.json")]
    assert 12 <= len(files) <= 15
    assert len(documents) == len(files) + 1  # the JSON Lines file holds two
    assert {path.suffix for path in files} == {".txt", ".html", ".md", ".eml", ".jsonl", ".docx", ".pdf"}


def test_three_reports_are_persian(documents: dict[str, Document]) -> None:
    persian = [name for name, document in documents.items() if re.search("[\u0600-\u06ff]{3}", document.text)]
    assert len(persian) == 3


def test_every_report_is_short_and_has_outlet_address_and_date(documents: dict[str, Document]) -> None:
    for name, document in documents.items():
        assert 150 <= len(document.text) <= 2_500, name
        assert document.published is not None, name
        if document.media_type != "message/rfc822":
            assert document.source, name
            assert document.url and ".example/" in document.url, name


def test_site_furniture_dates_nothing(documents: dict[str, Document]) -> None:
    # the three pages show the day they were fetched, 20 November 2026, in a header or footer
    for name in ("02-hanged-twice", "05-sentences-upheld", "14-bi-khabar"):
        published = documents[name].published
        assert published is not None
        assert not published.edtf.startswith("2026"), name


def test_metadata_files_are_json_and_stand_beside_a_report() -> None:
    beside = sorted(REPORTS.glob("*.meta.json"))
    assert len(beside) >= 7
    for path in beside:
        assert (REPORTS / path.name.removesuffix(".meta.json")).is_file(), path.name
        data = json.loads(path.read_text("utf-8"))
        assert set(data) <= META_KEYS, path.name
        assert data["url"].split("/")[2].endswith(".example"), path.name
        assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", data["published"]), path.name


def test_the_readme_lists_every_report_and_every_invented_outlet(documents: dict[str, Document]) -> None:
    readme = (DEMO / "README.md").read_text("utf-8")
    for path in REPORTS.iterdir():
        if not path.name.endswith(".meta.json"):
            assert f"| {path.name} |" in readme, path.name
    invented = readme.split("**What is invented.**")[1].split("## ")[0]
    for document in documents.values():
        assert document.source is None or " ".join(document.source.split()) in " ".join(invented.split()), (
            document.source
        )


@pytest.mark.parametrize("case", [f"T{number}" for number in range(1, 19)])
def test_the_readme_places_every_contradiction(case: str) -> None:
    readme = (DEMO / "README.md").read_text("utf-8")
    carried, compared = readme.split("## The disagreements, case by case")
    assert re.search(rf"\b{case}\b", carried)
    if case not in {"T1", "T2"}:  # these two lie inside one report
        row = re.search(rf"^\| {case} \|([^|]*)\|([^|]*)\|([^|]*)\|$", compared, re.M)
        assert row is not None
        reports = {path.name[:2] for path in REPORTS.iterdir()}
        sides = [set(re.findall(r"\b\d\d\b", side)) for side in row.groups()[1:]]
        assert all(side and side <= reports for side in sides)
        assert not sides[0] & sides[1] or case in {"T10", "T11"}


@pytest.mark.parametrize(
    ("case", "report", "says"),
    [
        ("T1", "01-second-hanging", "for seven years"),
        ("T2", "01-second-hanging", "when he was 20 years old"),
        ("T3", "01-second-hanging", "had decided to forgive him"),
        ("T3", "03-family-of-the-accused", "absence of any deal"),
        ("T4", "02-hanged-twice", "the plaintiff, who shouted"),
        ("T4", "03-family-of-the-accused", "the family of the accused shouted"),
        ("T4", "13-dobareh-bar-dar", "شاکی فریاد زد"),
        ("T5", "03-family-of-the-accused", "200 days"),
        ("T5", "04-weeks-later", "Weeks later"),
        ("T6", "02-hanged-twice", "Ghezelhesar Prison"),
        ("T7", "05-sentences-upheld", "upheld the sentences"),
        ("T7", "07-silence-at-dawn", "lacked appeals"),
        ("T8", "05-sentences-upheld", "Ehsani, 69"),
        ("T8", "06-told-afterwards", "Ehsani, 65"),
        ("T8", "07-silence-at-dawn", "Ehsani, 70"),
        ("T9", "05-sentences-upheld", "24 February 2024"),
        ("T9", "06-told-afterwards", "24 February 2025"),
        ("T10", "07-silence-at-dawn", "82 executions in July 2025"),
        ("T10", "11-four-counts", "at least 110"),
        ("T11", "07-silence-at-dawn", "first four months of the year"),
        ("T11", "11-four-counts", "612 executions from January to June 2025"),
        ("T12", "07-silence-at-dawn", "report of July 2022"),
        ("T12", "10-rehman-findings", "17 July 2024"),
        ("T13", "07-silence-at-dawn", "30,000"),
        ("T13", "10-rehman-findings", "4,000 and 5,000"),
        ("T14", "07-silence-at-dawn", "deploy an independent fact-finding mission"),
        ("T14", "08-the-mission-exists", "24 November 2022"),
        ("T15", "08-the-mission-exists", "14 abstentions"),
        ("T15", "vote-thirteen", "13 abstentions"),
        ("T15", "vote-thirteen", "15 abstentions"),
        ("T16", "murder-share", "55.47 percent"),
        ("T16", "11-four-counts", "47.55 percent"),
        ("T17", "12-first-figure", "901"),
        ("T17", "11-four-counts", "at least 975"),
        ("T18", "06-told-afterwards", "Mizan"),
        ("T18", "14-bi-khabar", "خبرگزاری میزان"),
    ],
)
def test_a_report_carries_its_side(documents: dict[str, Document], case: str, report: str, says: str) -> None:
    assert " ".join(says.split()) in " ".join(documents[report].text.split()), case


def test_the_shares_of_the_copied_figure_exceed_the_whole(documents: dict[str, Document]) -> None:
    shares = [float(share) for share in re.findall(r"(\d+\.\d+) percent", documents["murder-share"].text)]
    assert sum(shares) > 100
    right = [float(share) for share in re.findall(r"(\d+\.\d+) percent", documents["11-four-counts"].text)]
    assert sum(right) < 100
    assert [round(1922 * share / 100) for share in right] == [914, 886]


def test_make_writes_the_same_bytes_as_are_committed() -> None:
    spec = importlib.util.spec_from_file_location("demo_make", DEMO / "make.py")
    assert spec is not None and spec.loader is not None
    make = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(make)
    made = make.made()
    assert set(made) == {"11-four-counts.docx", "12-first-figure.pdf"}
    for name, data in made.items():
        assert (REPORTS / name).read_bytes() == data, name
