"""check_places: what it finds in a pack with one thing wrong, and that the built-in pack passes."""

from pathlib import Path

import pytest

from govah.packs import Pack, check_pack, load_pack
from govah.resolution import check_places

NAMES = Path(__file__).parents[2] / "src" / "govah" / "data" / "names"
GOOD = """
schema: countries
source: s
entries: [{id: xx, code: XX, names: {en: [Xanadu]}}]
---
schema: provinces
source: s
entries:
  - {id: p.a, country: xx, names: {en: [Alpha]}, capital: c.a}
  - {id: p.b, country: xx, names: {en: [Beta]}}
---
schema: cities
source: s
entries:
  - {id: c.a, province: p.a, names: {en: [Alpha], fa: [الف]}}
  - {id: c.b, province: p.b, names: {en: [Bravo]}}
---
schema: prisons
source: s
entries:
  - {id: z.a, city: c.a, province: p.a, names: {en: [Alpha Prison]}}
  - {id: z.b, city: c.b, names: {en: [Bravo Prison]}, valid_from: "1970", valid_to: "2023-08"}
"""


def _problems(folder: Path, text: str) -> list[tuple[str, str | None]]:
    file = folder / "places.yml"
    file.write_text(text, encoding="utf-8")
    pack = load_pack(NAMES, file, builtin=False)
    return [(problem.code, problem.place.entry) for problem in check_pack(pack, [check_places])]


def test_a_good_pack_has_no_problems(tmp_path: Path) -> None:
    assert _problems(tmp_path, GOOD) == []


@pytest.mark.parametrize(
    ("old", "new", "code", "entry"),
    [
        ("capital: c.a", "capital: c.b", "place-elsewhere", "p.a"),
        ("city: c.a, province: p.a", "city: c.a, province: p.b", "place-elsewhere", "z.a"),
        ("id: z.b, city: c.b, ", "id: z.b, ", "place-nowhere", "z.b"),
        ("{en: [Bravo]}", "{en: []}", "place-no-name", "c.b"),
        ("{en: [Bravo]}", "{en: [Bravo, ' ']}", "place-no-name", "c.b"),
        ("{en: [Bravo]}", "{en: [Bravo, Bravo]}", "place-repeats-spelling", "c.b"),
        ("{en: [Bravo]}", "{en: [Bravo, Alfa]}", None, None),
        ("{en: [Bravo]}", "{en: [Bravo, Alpha]}", "place-shared-spelling", "c.b"),
        ("{en: [Bravo]}", "{en: [Bravo], fa: [الف]}", "place-shared-spelling", "c.b"),
        ("{en: [Bravo]}", "{en: [Bravo, Alpha]}, ambiguous: [Alpha]", None, None),
        ("{en: [Bravo]}", "{en: [Bravo]}, ambiguous: [Bravoo]", "place-ambiguous-unknown", "c.b"),
        ("{en: [Bravo Prison]}", "{en: [Bravo Prison, prison of Alpha]}", "place-shared-spelling", "z.b"),
        ('"1970"', '"197O"', "place-bad-date", "z.b"),
        ('"1970"', '"2024"', "place-bad-date", "z.b"),
    ],
)
def test_what_it_finds(tmp_path: Path, old: str, new: str, code: str | None, entry: str | None) -> None:
    assert GOOD.count(old) == 1
    assert _problems(tmp_path, GOOD.replace(old, new)) == ([(code, entry)] if code else [])


def test_the_built_in_places_hold(pack: Pack) -> None:
    assert [str(problem) for problem in check_pack(pack, [check_places])] == []
