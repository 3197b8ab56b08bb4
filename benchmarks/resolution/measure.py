"""How many spellings of places are resolved, and how mentions are linked, against annotations: measure.py FOLDER."""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from itertools import combinations
from pathlib import Path
from typing import Any

from govah.packs import Pack, load_pack
from govah.resolution import Gazetteer, link, mention_of


def places(pack: Pack, file: Path) -> dict[str, Any]:
    gazetteer = Gazetteer(pack)
    rows = [([*line.split("\t"), "", "", ""])[:4] for line in file.read_text(encoding="utf-8").splitlines() if line]
    found = [gazetteer.resolve(spelling) for spelling, *_ in rows]
    named = [place is not None and place.name == name for place, (_, name, _, _) in zip(found, rows, strict=True)]
    whole = [
        place is not None and same and (not city or place.city == city) and (not province or place.province == province)
        for place, same, (_, _, city, province) in zip(found, named, rows, strict=True)
    ]
    located = [
        place is not None and (not province or (place.province == province and place.city == city))
        for place, (_, _, city, province) in zip(found, rows, strict=True)
    ]
    return {
        "spellings": len(rows),
        "canonical name": round(sum(named) / len(rows), 4),
        "name, city and province": round(sum(whole) / len(rows), 4),
        "right city and province, whatever the name": round(sum(located) / len(rows), 4),
        "unknown": sum(place is None for place in found),
        "another name, and sure": sum(bool(p and p.sure and not same) for p, same in zip(found, named, strict=True)),
    }


def linkage(pack: Pack, file: Path, negatives: Path) -> dict[str, Any]:
    lines = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line]
    people = link([mention_of({**line, "cluster_id": None}) for line in lines], pack)
    truth = {line["mention_id"]: line["cluster_id"] for line in lines}
    gold, made = _groups(truth), _groups(people)
    shared = {one: len(made[people[one]] & gold[truth[one]]) for one in truth}
    precision = sum(shared[one] / len(made[people[one]]) for one in truth) / len(truth)
    recall = sum(shared[one] / len(gold[truth[one]]) for one in truth) / len(truth)
    wanted, given = _pairs(gold), _pairs(made)
    alike = [line.split("\t")[:2] for line in negatives.read_text(encoding="utf-8").splitlines() if line]
    merged = sum(
        any(people[a] == people[b] for a in gold.get(one, ()) for b in gold.get(other, ())) for one, other in alike
    )
    return {
        "mentions": len(truth),
        "people": len(gold),
        "people found": len(made),
        "b-cubed precision": round(precision, 4),
        "b-cubed recall": round(recall, 4),
        "b-cubed f1": round(2 * precision * recall / (precision + recall), 4),
        "pair recall": round(len(wanted & given) / len(wanted), 4),
        "false merges": len(given - wanted),
        "hard negatives merged": merged,
        "hard negatives": len(alike),
    }


def _groups(of: dict[str, str]) -> dict[str, set[str]]:
    groups: dict[str, set[str]] = defaultdict(set)
    for one, group in of.items():
        groups[group].add(one)
    return groups


def _pairs(groups: dict[str, set[str]]) -> set[tuple[str, str]]:
    return {pair for group in groups.values() for pair in combinations(sorted(group), 2)}


def main() -> None:
    folder = Path(sys.argv[1])
    pack = load_pack()
    figures = {
        "places": places(pack, folder / "places_dev.tsv"),
        "linkage": linkage(pack, folder / "mentions_dev.jsonl", folder / "hard_negatives_dev.tsv"),
    }
    text = json.dumps(figures, indent=1) + "\n"
    Path(__file__).with_name("figures.json").write_text(text, encoding="utf-8")
    print(text, end="")


if __name__ == "__main__":
    main()
