"""Time to load the built-in pack together with 10,000 more entries: for the first time, and from the cache."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROUNDS = 7
FILES, ENTRIES = 40, 250
LOAD = (
    "import sys, time\n"
    "import govah.packs as packs\n"
    "began = time.perf_counter(); pack = packs.load_pack(*sys.argv[1:]); print(time.perf_counter() - began, len(pack))"
)


def write(folder: Path) -> None:
    for file in range(FILES):
        rows = (
            f"  - {{id: x.{file}.{row}, names: {{en: [Prison {file} {row}, Jail {file} {row}], fa: [زندان {row}]}},\n"
            f"     also: {{en: [Number {file} {row}]}}, city: c.{row}, province: p.{file}, status: open}}\n"
            for row in range(ENTRIES)
        )
        text = "schema: prisons\nsource: made for measuring\nentries:\n" + "".join(rows)
        (folder / f"{file}.yml").write_text(text, encoding="utf-8")


def main() -> None:
    with tempfile.TemporaryDirectory() as here:
        folder = Path(here)
        (folder / "pack").mkdir()
        write(folder / "pack")

        def load(*paths: str) -> tuple[float, int]:
            run = subprocess.run(
                [sys.executable, "-c", LOAD, *paths], check=True, capture_output=True, text=True,
                env={**os.environ, "GOVAH_CACHE": str(folder / "cache")},
            )  # fmt: skip
            seconds, entries = run.stdout.split()
            return float(seconds), int(entries)

        first, entries = load(str(folder / "pack"))
        again = min(load(str(folder / "pack"))[0] for _ in range(ROUNDS))
        alone = [load() for _ in range(ROUNDS)]
    figures = {
        "entries": entries,
        "seconds first": round(first, 2),
        "seconds from cache": round(again, 3),
        "built-in entries": alone[0][1],
        "seconds built-in from cache": round(min(seconds for seconds, _ in alone), 3),
    }
    text = json.dumps(figures, indent=1) + "\n"
    Path(__file__).with_name("figures.json").write_text(text, encoding="utf-8")
    print(text, end="")


if __name__ == "__main__":
    main()
