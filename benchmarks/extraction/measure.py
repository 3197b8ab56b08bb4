"""Facts taken from annotated reports, by kind of fact: measure.py FOLDER (it holds score.py and dev/).

Prints a table by kind and set, and what is asked of each set beside what is reached; a kind of which a set has fewer
than 30 annotated items is printed and not asked for.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from govah.extraction import extract, facts
from govah.flow import extract_all
from govah.packs import load_pack

SETS = ("seeds", "en", "real-en", "fa", "real-fa")
HERE = Path(__file__).parent
ASKED = {
    "en": {
        "CASE FACTS": 0.88, "balanced": 0.82, "victim": 0.95, "outcome of matched": 0.95, "charge": 0.90,
        "execution.date": 0.90, "execution.prison": 0.90, "event": 0.84, "dated event": 0.78, "statistic": 0.80,
        "cited source": 0.70, "unnamed group": 0.75,
    },
    "real-en": {
        "CASE FACTS": 0.84, "balanced": 0.75, "victim": 0.93, "outcome of matched": 0.92, "event": 0.78,
    },
    "fa": {
        "CASE FACTS": 0.86, "balanced": 0.80, "victim": 0.93, "outcome of matched": 0.94, "charge": 0.88,
        "event": 0.82, "dated event": 0.76, "event.court": 0.85,
    },
    "real-fa": {
        "CASE FACTS": 0.84, "balanced": 0.77, "victim": 0.92, "outcome of matched": 0.92, "event": 0.80,
        "dated event": 0.72,
    },
}  # fmt: skip
BEHIND = {"en": 0.03, "real-en": 0.05, "fa": 0.03, "real-fa": 0.05}  # how far precision may fall under recall
FEW = 30
KEPT = ("precision", "recall", "f1", "tp", "fp", "fn")


def answers(reports: Path, out: Path) -> float:
    """Write the facts of all reports, a line each; the speed in million characters a second on one core."""
    pack = load_pack()
    documents = [told[1] for told in extract_all([reports], workers=1) if isinstance(told, tuple)]
    extract(documents[0], pack)  # compiles the rules
    began = time.process_time()
    lines = [json.dumps(facts(extract(document, pack)), ensure_ascii=False) for document in documents]
    spent = time.process_time() - began
    out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return sum(len(document.text) for document in documents) / spent / 1e6


def score(folder: Path, name: str, out: Path) -> dict[str, Any]:
    """What the yardstick says of them."""
    command = [sys.executable, str(folder / "score.py"), str(folder / "dev" / name / "gold"), str(out), "--json"]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return {
        kind: {key: round(value, 4) for key, value in figures.items() if key in KEPT and value is not None}
        for kind, figures in json.loads(told).items()
    }


def asked(name: str, figures: dict[str, Any]) -> list[str]:
    """A line for each figure asked of a set: reached, fallen short, or too few items to ask."""
    lines = []
    for kind, least in ASKED.get(name, {}).items():
        row = figures[kind]
        items = row.get("tp", FEW) + row.get("fn", 0)
        verdict = f"only {items} items" if items < FEW else "reached" if row["f1"] >= least else "NOT REACHED"
        lines.append(f"{name:8} {kind:20} {row['f1']:.3f} of {least:.2f}  {verdict}")
    if name in BEHIND:
        row = figures["CASE FACTS"]
        told = "kept" if row["precision"] >= row["recall"] - BEHIND[name] else "NOT KEPT"
        lines.append(f"{name:8} precision {row['precision']:.3f} against recall {row['recall']:.3f}  {told}")
    return lines


def main() -> None:
    folder = Path(sys.argv[1])
    rows = []
    for name in SETS:
        with tempfile.TemporaryDirectory() as scratch:
            out = Path(scratch) / "facts.jsonl"
            speed = answers(folder / "dev" / f"{name}.jsonl", out)
            figures = score(folder, name, out)
        (HERE / f"{name}.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
        rows.append((name, figures, speed))
    kinds = list(dict.fromkeys(kind for _, figures, _ in rows for kind in figures))
    print("| kind | " + " | ".join(name for name, _, _ in rows) + " |")
    print("|---|" + "---|" * len(rows))
    for kind in kinds:
        cells = [figures.get(kind, {}).get("f1") for _, figures, _ in rows]
        print(f"| {kind} | " + " | ".join("–" if cell is None else f"{cell:.3f}" for cell in cells) + " |")
    for name, figures, _ in rows:
        print("\n".join(asked(name, figures)), file=sys.stderr)
    for name, _, speed in rows:
        print(f"{name}: {speed:.2f} million characters a second", file=sys.stderr)


if __name__ == "__main__":
    main()
