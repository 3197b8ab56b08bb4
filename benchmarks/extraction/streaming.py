"""Memory of one process that extracts a stream of made-up reports, after 1,000, 10,000 and 100,000 of them.

    .venv/bin/python benchmarks/extraction/streaming.py [--reports N] [--out FILE]

Every report has other people, days and towns, so that whatever is kept for good would grow. The peak is that of the
whole process, program and packs included; the frozen figures lie in streaming.json.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import resource
import sys
import time
from pathlib import Path

from govah.extraction import Extractor
from govah.model import Document
from govah.packs import load_pack

MARKS = (1_000, 10_000, 100_000)
GIVEN = ("Navid", "Sara", "Omid", "Parisa", "Farid", "Nima", "Kaveh", "Maryam", "Babak", "Zahra", "Vahid", "Shahin")
SYLLABLES = ("ab", "bar", "dar", "far", "gol", "kam", "mor", "naz", "pir", "rad", "sam", "tav", "var", "yas", "zar")
MONTHS = ("January", "March", "May", "June", "July", "September", "October", "December")
REPORT = (
    "{given} {surname}, {age}, was hanged in the central prison of {town} on {day} {month} {year}, "
    "the {town} News reported.\n"
)


def report(number: int) -> str:
    """The report of that number; no two of them have the same people."""

    def made(seed: int, size: int = 4) -> str:
        return "".join(SYLLABLES[seed // len(SYLLABLES) ** k % len(SYLLABLES)] for k in range(size)).title()

    return REPORT.format(
        given=GIVEN[number % 12], surname=made(number), town=made(number // 7, 3), age=19 + number % 50,
        day=1 + number % 28, month=MONTHS[number % 8], year=1980 + number % 45,
    )  # fmt: skip


def document(text: str) -> Document:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Document("stream", text, digest, digest, "text/plain", "stream", "1", language="en")


def megabytes() -> float:
    """The largest memory that the process has had so far."""
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=MARKS[-1])
    parser.add_argument("--out", type=Path, default=Path(__file__).with_name("streaming.json"))
    given = parser.parse_args()
    extract = Extractor(load_pack())
    characters = claims = 0
    peaks: dict[str, float] = {}
    began = time.process_time()
    for number in range(given.reports):
        text = report(number)
        characters += len(text)
        claims += len(extract(document(text)).claims)
        if number + 1 in MARKS:
            peaks[str(number + 1)] = megabytes()
    figures = {
        "reports": given.reports, "characters": characters, "claims": claims, "peak megabytes by reports": peaks,
        "million characters a second": round(characters / (time.process_time() - began) / 1e6, 3),
    }  # fmt: skip
    given.out.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    json.dump(figures, sys.stdout, indent=1)


if __name__ == "__main__":
    main()
