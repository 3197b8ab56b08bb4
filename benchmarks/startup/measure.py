"""Time until the command line answers, as a ratio to the start of Python itself, in one run and in turn."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROUNDS = 9
COMMANDS = {
    "python": [sys.executable, "-c", "pass"],
    "govah --help": [sys.executable, "-m", "govah", "--help"],
    "govah date": [sys.executable, "-m", "govah", "date", "13 November 2024"],
}


def main() -> None:
    times: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(ROUNDS):
        for name, command in COMMANDS.items():
            began = time.perf_counter()
            subprocess.run(command, check=True, capture_output=True)
            times[name].append(time.perf_counter() - began)
    best = {name: min(taken) for name, taken in times.items()}
    figures = {
        name: {
            "seconds_best": round(best[name], 3),
            "seconds_median": round(statistics.median(taken), 3),
            "times_python": round(best[name] / best["python"], 1),
        }
        for name, taken in times.items()
    }
    text = json.dumps(figures, indent=1) + "\n"
    Path(__file__).with_name("figures.json").write_text(text, encoding="utf-8")
    print(text, end="")


if __name__ == "__main__":
    main()
