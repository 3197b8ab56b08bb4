"""Speed of the whole extraction in English, on one core, against one cold pass of a yardstick over the same texts.

    .venv/bin/python benchmarks/extraction/speed.py FOLDER [--spacy PYTHON] [--out FILE]

FOLDER holds JSON Lines files with `text`. The yardstick is spaCy's blank English tokenizer with its sentencizer, run
once over the texts in a fresh process by the interpreter PYTHON that has spaCy; without one, a pass of `re.findall`
over words and marks. The two runs alternate; of each the best is kept. Then the time by length up to 2 million
characters: the texts one after the other, and a list of made-up names.
"""

from __future__ import annotations

import argparse
import hashlib
import itertools
import json
import re
import subprocess
import sys
import time
from pathlib import Path

from govah.extraction import Extractor
from govah.model import Document
from govah.packs import load_pack

ROUNDS = 5
SIZES = (250_000, 500_000, 1_000_000, 2_000_000)
GIVEN = ("Navid", "Sara", "Omid", "Parisa", "Farid", "Nima", "Kaveh", "Maryam", "Babak", "Zahra", "Vahid", "Shahin")
SURNAMES = ("Sharifi", "Karimi", "Rahimi", "Naderi", "Kazemi", "Azizi", "Soltani", "Bagheri", "Rostami", "Moradi")
SYLLABLES = ("ab", "bar", "dar", "far", "gol", "kam", "mor", "naz", "pir", "rad", "sam", "tav", "var", "yas", "zar")
SPACY = """
import json, sys, time
texts = json.load(sys.stdin)
import spacy
nlp = spacy.blank("en"); nlp.add_pipe("sentencizer")
began = time.process_time()
for text in texts: list(nlp(text).sents)
print(time.process_time() - began)
"""


def document(text: str) -> Document:
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Document("speed", text, digest, digest, "text/plain", "speed", "1", language="en")


def texts_of(folder: Path) -> list[str]:
    """The English texts of the JSON Lines files of a folder."""
    rows = (json.loads(line) for file in sorted(folder.glob("*.jsonl")) for line in file.open(encoding="utf-8"))
    return [row["text"] for row in rows if (row.get("lang") or "en") == "en" and row.get("text")]


def names(size: int) -> str:
    """A list of made-up names, as long as wanted, one a line."""
    tails = ("".join(parts).title() for parts in itertools.product(SYLLABLES, repeat=4))
    found, length = [], 0
    for k, tail in enumerate(tails):
        name = f"{GIVEN[k % len(GIVEN)]} {SURNAMES[k % len(SURNAMES)]} {tail}"
        found.append(name)
        length += len(name) + 1
        if length >= size:
            break
    return "\n".join(found)[:size]


def yardstick(texts: list[str], python: str) -> float:
    """CPU seconds of one cold pass."""
    if python:
        run = subprocess.run([python, "-c", SPACY], input=json.dumps(texts), capture_output=True, text=True, check=True)
        return float(run.stdout)
    began = time.process_time()
    for text in texts:
        re.findall(r"\w+|[^\w\s]", text)
    return time.process_time() - began


def seconds(extract: Extractor, texts: list[str]) -> float:
    """CPU seconds of the extraction of all texts."""
    began = time.process_time()
    for text in texts:
        extract(document(text))
    return time.process_time() - began


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--spacy", default="", help="an interpreter that has spaCy")
    parser.add_argument("--out", type=Path, default=Path(__file__).with_name("speed.json"))
    given = parser.parse_args()
    texts = texts_of(given.folder)
    extract = Extractor(load_pack())
    extract(document(texts[0]))
    own, other = [], []
    for _ in range(ROUNDS):
        other.append(yardstick(texts, given.spacy))
        own.append(seconds(extract, texts))
    size = sum(map(len, texts))
    figures: dict[str, object] = {
        "characters": size,
        "yardstick": "spaCy blank English with sentencizer, cold, fresh process" if given.spacy else "re.findall",
        "extraction, million characters a second": round(size / min(own) / 1e6, 3),
        "yardstick, million characters a second": round(size / min(other) / 1e6, 3),
        "extraction, speed of the yardstick": round(min(other) / min(own), 3),
    }
    report = "\n\n".join(texts)
    report = "\n\n".join([report] * (SIZES[-1] // len(report) + 1))
    for label, make in (("one report", lambda n: report[:n]), ("a list of names", names)):
        figures[f"{label}, seconds by length"] = {str(n): round(seconds(extract, [make(n)]), 2) for n in SIZES}
    given.out.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    json.dump(figures, sys.stdout, indent=1)


if __name__ == "__main__":
    main()
