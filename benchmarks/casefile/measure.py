"""How long a growing case file takes to take reports in and to work out its people anew, and how much memory.

`python benchmarks/casefile/measure.py [REPORTS…]` writes figures.json beside it. The reports are made up (`made_up.py`)
and the same at each run. Times are processor time as a multiple of a yardstick of the same run: for taking in, writing
each report's bytes to a file and waiting for the disk; for linking, reading every standing claim once from the
database, its JSON decoded and hashed. With 10,000 reports it takes some minutes.
"""

from __future__ import annotations

import hashlib
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path
from typing import Any

SIZES = (1_000, 3_000, 10_000)
ADDED = 10


def main() -> None:
    """Grow one case file from size to size, link at each, write the figures."""
    from made_up import made_up

    from govah.casefile import open_casefile
    from govah.packs import load_pack

    sizes = tuple(map(int, sys.argv[1:])) or SIZES
    pack = load_pack()
    figures: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as folder:
        case = Path(folder) / "case"
        casefile = open_casefile(case)
        reports = made_up(pack, max(sizes) + ADDED)
        there = 0
        for size in sizes:
            taking = list(islice(reports, size - there))
            there = size
            plain = written(Path(folder), [captured.held or b"" for captured, _ in taking])
            start = time.perf_counter()
            for captured, extraction in taking:
                casefile.take(captured, [extraction])
            took = time.perf_counter() - start
            figures[f"{size} reports"] = {
                "taken in, times the yardstick": two_digits(took / plain),
                "taken in, reports a second": two_digits(len(taking) / took),
                **linked(case),
            }
            del taking
        for captured, extraction in reports:
            casefile.take(captured, [extraction])
        figures[f"{ADDED} reports more"] = linked(case)
        casefile.close()
    text = json.dumps(figures, indent=1) + "\n"
    Path(__file__).with_name("figures.json").write_text(text, encoding="utf-8")
    sys.stdout.write(text)


def written(folder: Path, texts: list[bytes]) -> float:
    """Seconds in which these bytes are safely on the disk, a file each: at most the first 300 are tried."""
    start = time.perf_counter()
    for number, text in enumerate(texts[:300]):
        with (folder / f"plain{number}").open("wb") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
    return (time.perf_counter() - start) * len(texts) / min(len(texts), 300)


def linked(case: Path) -> dict[str, Any]:
    """What one linking of the case file took, in a process of its own, so that its memory is known."""
    run = subprocess.run([sys.executable, __file__, "--link", str(case)], capture_output=True, text=True, check=True)
    figures: dict[str, Any] = json.loads(run.stdout)
    sys.stderr.write(run.stderr)
    return figures


def link(case: Path) -> None:
    """Link, and print what it took."""
    from govah.casefile import open_casefile
    from govah.packs import load_pack

    casefile = open_casefile(case)
    plain = min(read_claims() for _ in range(2))
    start, running = time.perf_counter(), time.process_time()
    found = casefile.relink(load_pack())
    seconds, busy = time.perf_counter() - start, time.process_time() - running
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{case}: {seconds:.1f} s, {busy:.1f} s of a processor, {memory:.0f} MB", file=sys.stderr)
    figures = {
        "mentions": found.mentions,
        "people": found.people,
        "linked, times the yardstick": two_digits(busy / plain),
        "linked, megabytes at most": -int(-memory // 100) * 100,
    }
    print(json.dumps(figures))


def read_claims() -> float:
    """Processor time of reading every standing claim once: its columns, its JSON decoded, its line hashed."""
    from django.db import connection

    start = time.process_time()
    statement = (
        "SELECT c.subject, c.property, c.value, c.spans FROM casefile_claim c"
        " JOIN casefile_standing s ON s.extraction_id = c.extraction_id"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement)
        for subject, prop, value, spans in cursor:
            line = json.dumps([subject, prop, json.loads(value), json.loads(spans)])
            hashlib.sha256(line.encode()).hexdigest()
    return time.process_time() - start


def two_digits(number: float) -> float:
    """The number with two digits that count."""
    return float(f"{number:.2g}")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--link"]:
        link(Path(sys.argv[2]))
    else:
        main()
