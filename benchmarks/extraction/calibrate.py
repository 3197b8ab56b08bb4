"""Learns how often claims are right, and tests over documents not learnt from whether what is said is so.

    calibrate.py FOLDER

FOLDER holds `score.py` and `dev/` with the annotated sets. Writes for each language the pack's calibration and
`reliability.json` (`reliability-fa.json` for Persian).
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

from labels import right_or_wrong

from govah.extraction import Extractor
from govah.extraction.confidence import Confidence, Key, keys_of
from govah.model import Date, Document
from govah.packs import load_pack

HERE = Path(__file__).parent
PACK_FILES = HERE.parents[1] / "src" / "govah" / "data" / "calibration"
SETS = {"en": ("en", "real-en"), "fa": ("fa", "real-fa")}
NAMES = {"en": "English", "fa": "Persian"}
FOLDS = 10
STRENGTH = 60.0  # Beta prior: the wider share counts as this many claims (those of one report are alike, so many)
BASE = (0.85, 40.0)  # the prior of a whole kind: its mean, and how many claims it counts as
FEWEST = 5  # narrower entries with fewer claims are left out
PRECISIONS = {4: "year", 7: "month", 10: "day"}


@dataclass(frozen=True, slots=True)
class Seen:
    """One claim of an annotated report: under which keys it counts, what its rule stated, whether it was right."""

    report: str
    keys: tuple[Key, ...]
    stated: float
    right: bool


def load_score(folder: Path) -> ModuleType:
    spec = spec_from_file_location("score", folder / "score.py")
    assert spec and spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def document_of(line: dict[str, Any]) -> Document:
    digest = hashlib.sha256(line["text"].encode()).hexdigest()
    day = line.get("published")
    published = Date(day, day, "gregorian", PRECISIONS[len(day)]) if day else None
    return Document(
        line["id"], line["text"], digest, digest, "text/plain", "calibrate", "1", language=line.get("lang") or "en",
        source=line.get("source"), url=line.get("url"), published=published,
    )  # fmt: skip


def seen_in(folder: Path, language: str) -> list[Seen]:
    score, extractor = load_score(folder), Extractor(load_pack(), calibrated=False)
    seen = []
    for name in SETS[language]:
        for text in (folder / "dev" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            line = json.loads(text)
            gold = json.loads((folder / "dev" / name / "gold" / f"{line['id']}.json").read_text(encoding="utf-8"))
            extraction = extractor(document_of(line))
            keys = dict(zip(map(id, extraction.claims), keys_of(extraction.claims), strict=True))
            for claim, right in right_or_wrong(extraction, gold, score):
                seen.append(Seen(line["id"], keys[id(claim)], claim.confidence, bool(right)))
    return seen


def learnt(seen: Sequence[Seen]) -> dict[Key, tuple[float, int, int]]:
    """Share, n and k by key: each narrower key is drawn towards the one that is next wider."""
    n: Counter[Key] = Counter()
    k: Counter[Key] = Counter()
    wider: dict[Key, Key] = {}
    for one in seen:
        for key, above in zip(one.keys, (one.keys[1], one.keys[3], one.keys[3], None), strict=True):
            if above is not None and key != above:
                wider[key] = above
        for key in set(one.keys):
            n[key] += 1
            k[key] += one.right
    shares: dict[Key, tuple[float, int, int]] = {}
    for key in sorted(n, key=lambda key: (bool(key[1]) + bool(key[2]), key)):
        mean, strength = (shares[wider[key]][0], STRENGTH) if key in wider else BASE
        shares[key] = ((k[key] + mean * strength) / (n[key] + strength), n[key], k[key])
    return {key: share for key, share in shares.items() if share[1] >= FEWEST or not (key[1] or key[2])}


def cross_validated(seen: Sequence[Seen]) -> list[tuple[float, float, bool]]:
    """What the claims' own rules stated, what the other reports say, and what was right, for every claim."""
    reports = sorted({one.report for one in seen}, key=lambda name: hashlib.sha256(name.encode()).hexdigest())
    fold = {name: i % FOLDS for i, name in enumerate(reports)}
    rows = []
    for held_out in range(FOLDS):
        table = learnt([one for one in seen if fold[one.report] != held_out])
        confidence = Confidence({key: share for key, (share, _, _) in table.items()})
        for one in seen:
            if fold[one.report] == held_out:
                share = confidence.share(one.keys)
                rows.append((one.stated, one.stated if share is None else share, one.right))
    return rows


def reliability(rows: Sequence[tuple[float, bool]]) -> dict[str, Any]:
    """Stated against right by tenth, and the two usual sums: Brier score and expected calibration error."""
    tenths: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for stated, right in rows:
        tenths[min(int(stated * 10), 9)].append((stated, right))
    table = [
        {
            "stated from": tenth / 10,
            "to": (tenth + 1) / 10,
            "claims": len(part),
            "stated": round(sum(s for s, _ in part) / len(part), 3),
            "right": round(sum(r for _, r in part) / len(part), 3),
        }
        for tenth, part in sorted(tenths.items())
    ]
    error = sum(row["claims"] * abs(row["stated"] - row["right"]) for row in table) / len(rows)
    brier = sum((stated - right) ** 2 for stated, right in rows) / len(rows)
    return {"brier score": round(brier, 4), "expected calibration error": round(error, 4), "by tenth": table}


def written(table: dict[Key, tuple[float, int, int]], language: str) -> str:
    """The pack file, one entry a line."""
    lines = [
        "# Made by benchmarks/extraction/calibrate.py from annotated reports: how often claims were right.",
        "schema: calibration",
        f'source: "measured over the annotated {NAMES[language]} development sets ({", ".join(SETS[language])}); '
        f'Beta prior worth {STRENGTH:g} claims at the share of the next wider entry"',
        "entries:",
    ]
    for (kind, context, rule), (share, n, k) in sorted(table.items()):
        parts = [part for part in (language, kind, context, rule) if part]
        name = ".".join(parts).replace(" ", "-").replace("_", "-").lower()
        fields = [f"id: {name}", f"kind: {kind}"]
        fields += [f"{field}: {value}" for field, value in (("context", context), ("rule", rule)) if value]
        lines.append("  - {" + ", ".join([*fields, f"probability: {share:.3f}", f"n: {n}", f"k: {k}"]) + "}")
    return "\n".join(lines) + "\n"


def table_of(figures: dict[str, Any]) -> str:
    """The reliability table as a page."""
    learnt_here = figures["learnt from other reports"]
    lines = [
        "<!-- Made by benchmarks/extraction/calibrate.py. -->",
        "# Stated against right",
        "",
        f"{figures['claims']} claims of {figures['reports']} annotated reports ({', '.join(figures['sets'])}).",
        f"What is stated of a claim was learnt from the other reports ({figures['folds']} folds over reports).",
        "Kinds of claims that no annotation holds are left out. The weight of the prior was chosen on the same folds.",
        "",
        "| stated | claims | stated, mean | right |",
        "|---|---|---|---|",
    ]
    for row in learnt_here["by tenth"]:
        span = f"{row['stated from']:.1f} to {row['to']:.1f}"
        lines.append(f"| {span} | {row['claims']} | {row['stated']:.3f} | {row['right']:.3f} |")
    by_rule = figures["stated by the rules themselves"]
    lines += [
        "",
        f"Expected calibration error {learnt_here['expected calibration error']:.3f}, Brier score "
        f"{learnt_here['brier score']:.3f}; with what the rules themselves state, before any measurement: "
        f"{by_rule['expected calibration error']:.3f} and {by_rule['brier score']:.3f}.",
    ]
    return "\n".join(lines) + "\n"


def measured(folder: Path, language: str) -> None:
    """Learn one language's calibration, write it, and say how well it does on reports not learnt from."""
    seen = seen_in(folder, language)
    rows = cross_validated(seen)
    figures = {
        "sets": list(SETS[language]), "reports": len({one.report for one in seen}), "claims": len(seen), "folds": FOLDS,
        "learnt from other reports": reliability([(share, right) for _, share, right in rows]),
        "stated by the rules themselves": reliability([(stated, right) for stated, _, right in rows]),
    }  # fmt: skip
    kinds: dict[str, list[Seen]] = defaultdict(list)
    for one in seen:
        kinds[one.keys[0][0]].append(one)
    figures["right by kind"] = {
        kind: {"claims": len(part), "right": round(sum(one.right for one in part) / len(part), 3)}
        for kind, part in sorted(kinds.items())
    }
    name = "reliability" if language == "en" else f"reliability-{language}"
    (HERE / f"{name}.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    (PACK_FILES / f"{language}.yml").write_text(written(learnt(seen), language), encoding="utf-8")
    (HERE / f"{name}.md").write_text(table_of(figures), encoding="utf-8")
    print(table_of(figures), end="")


def main() -> None:
    for language in SETS:
        measured(Path(sys.argv[1]), language)


if __name__ == "__main__":
    main()
