"""check_whole: ids that lead nowhere, and names that mean two things unsaid."""

from collections.abc import Callable
from pathlib import Path

import pytest

from govah.packs import check_pack, check_whole, load_pack

Write = Callable[..., Path]
GOOD = """
    schema: countries
    source: s
    entries: [{id: xx, code: XX, names: {en: [Xanadu]}}]
    ---
    schema: provinces
    source: s
    entries: [{id: p.a, country: xx, names: {en: [Alpha]}, capital: c.a}]
    ---
    schema: cities
    source: s
    entries: [{id: c.a, province: p.a, names: {en: [Alpha]}}]
    ---
    schema: prisons
    source: s
    entries: [{id: z.a, city: c.a, province: p.a, country: xx, names: {en: [Alpha Prison]}}]
    ---
    schema: charge_categories
    source: s
    entries:
      - {id: drugs, label: {en: drugs}, definition: d}
      - {id: murder, label: {en: murder}, definition: d}
    ---
    schema: instruments
    source: s
    entries:
      - {id: l.code, scope: national, country: xx, names: {en: [Penal Code]}, short: {en: [the Code]},
         ambiguous: [the Code]}
      - {id: l.civil, scope: national, names: {en: [Civil Code]}, short: {en: [the Code]}}
    ---
    schema: charges
    source: s
    entries:
      - {id: ch.a, category: drugs, names: {en: [smuggling]}, law: [{instrument: l.code, article: "1"}], country: xx}
      - {id: ch.b, category: drugs, names: {en: [Smuggling, carrying]}}
      - {id: ch.c, category: murder, names: {en: [murder]}}
    ---
    schema: outcomes
    source: s
    entries: [{id: executed, label: {en: executed}, definition: d}]
    ---
    schema: events
    source: s
    entries:
      - {id: execution, label: {en: execution}, definition: d, outcome: executed, excludes: [stay]}
      - {id: stay, label: {en: stay}, definition: d}
    ---
    schema: organisations
    source: s
    entries:
      - {id: o.a, kind: court, names: {en: [High Court]}, city: c.a, province: p.a, country: xx}
      - {id: o.b, kind: court, names: {en: [Low Court, low court]}, part_of: o.a}
    ---
    schema: offices
    source: s
    entries: [{id: f.a, role: judge, names: {en: [judge]}, body: o.a}, {id: f.b, role: judge, names: {en: [judge]}}]
    ---
    schema: sources
    source: s
    entries: [{id: s.a, kind: ngo, names: {en: [Watch]}, country: xx}, {id: s.b, kind: ngo, names: {en: [Monitor]}}]
"""


def _problems(write: Write, text: str) -> list[tuple[str, str | None]]:
    pack = load_pack(write("a", **{"a.yml": text}), builtin=False)
    return [(problem.code, problem.place.entry) for problem in check_pack(pack, [check_whole])]


def test_a_good_pack_has_no_problems(write: Write) -> None:
    assert _problems(write, GOOD) == []


@pytest.mark.parametrize(
    ("old", "new", "code", "entry"),
    [
        ("{id: p.a, country: xx", "{id: p.a, country: yy", "pack-dangling-id", "p.a"),
        ("capital: c.a", "capital: c.b", "pack-dangling-id", "p.a"),
        ("{id: c.a, province: p.a", "{id: c.a, province: p.b", "pack-dangling-id", "c.a"),
        ("{id: z.a, city: c.a", "{id: z.a, city: c.b", "pack-dangling-id", "z.a"),
        ("{id: z.a, city: c.a", "{id: z.a, part_of: z.b, city: c.a", "pack-dangling-id", "z.a"),
        ("outcome: executed", "outcome: spared", "pack-dangling-id", "execution"),
        ("excludes: [stay]", "excludes: [stay, stays]", "pack-dangling-id", "execution"),
        ("category: murder", "category: murders", "pack-dangling-id", "ch.c"),
        ("{instrument: l.code,", "{instrument: l.codex,", "pack-dangling-id", "ch.a"),
        ("part_of: o.a", "part_of: o.c", "pack-dangling-id", "o.b"),
        ("body: o.a", "body: o.c", "pack-dangling-id", "f.a"),
        ("{en: [Watch]}, country: xx", "{en: [Watch]}, country: yy", "pack-dangling-id", "s.a"),
        ("{en: [Watch]}", "{en: []}", "pack-no-name", "s.a"),
        ("{en: [Monitor]}", "{en: [Monitor, WATCH]}", "pack-shared-name", "s.b"),
        ("{en: [murder]}", "{en: [murder, carrying]}", "pack-shared-name", "ch.c"),
        ("{en: [Civil Code]}", "{en: [Civil Code, Penal Code]}", "pack-shared-name", "l.code"),
        ("role: judge, names: {en: [judge]}}]", "role: clerk, names: {en: [judge]}}]", "pack-shared-name", "f.b"),
    ],
)
def test_what_it_finds(write: Write, old: str, new: str, code: str, entry: str) -> None:
    assert GOOD.count(old) == 1
    assert _problems(write, GOOD.replace(old, new)) == [(code, entry)]


def test_the_built_in_pack_holds() -> None:
    assert [str(problem) for problem in check_pack(load_pack(), [check_whole])] == []
