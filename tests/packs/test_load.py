"""Loading: what a pack gives, and everything that can be wrong with one, with its file, line and entry."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from govah.errors import PackError, Place
from govah.packs import BrokenPack, Pack, load_pack
from govah.packs.schema.places import City, Prison, Province
from govah.packs.schema.spelling import Romanisation

Write = Callable[..., Path]

ONE = """
    schema: prisons
    source: a list
    entries:
      - id: x.prison.one
        names: {en: [One Prison, Prison One], fa: [زندان یک]}
        city: x.city.one
"""


def test_entries_are_found_by_schema_and_id(write: Write) -> None:
    pack = load_pack(write("a", **{"one.yml": ONE}), builtin=False)
    prison = pack.get(Prison, "x.prison.one")
    assert prison.names["fa"] == ("زندان یک",)
    assert prison.source == "a list", "what the file says holds for its entries"
    assert pack.of(Prison) == (prison,)
    assert pack.of(Province) == ()
    assert pack.find(Prison, "x.prison.two") is None
    assert pack.kinds() == (Prison,)
    assert len(pack) == 1
    with pytest.raises(PackError, match=r"pack-unknown-entry: x\.prison\.two"):
        pack.get(Prison, "x.prison.two")


def test_where_gives_file_and_line(write: Write) -> None:
    folder = write("a", **{"one.yml": ONE})
    pack = load_pack(folder, builtin=False)
    assert pack.where(pack.of(Prison)[0]) == Place(str(folder / "one.yml"), 4, "x.prison.one")
    stranger = City(id="x", province="y", names={})
    assert pack.where(stranger) == Place(None, None, "x")


def test_entries_come_in_the_order_of_their_ids(write: Write) -> None:
    cities = "schema: cities\nsource: s\nentries:\n" + "".join(
        f"  - {{id: x.{name}, province: p, names: {{en: [{name}]}}}}\n" for name in ("c", "a", "b")
    )
    pack = load_pack(write("a", **{"cities.yml": cities}), builtin=False)
    assert [city.id for city in pack.of(City)] == ["x.a", "x.b", "x.c"]


def test_several_blocks_in_a_file_and_defaults(write: Write) -> None:
    text = """
        schema: provinces
        source: s
        entries: [{id: x.p, country: x, names: {en: [P]}}]
        ---
        schema: cities
        source: s
        defaults: {province: x.p, verified: false}
        entries:
          - {id: x.a, names: {en: [A]}}
          - {id: x.b, names: {en: [B]}, verified: true, source: another}
    """
    pack = load_pack(write("a", **{"all.yaml": text}), builtin=False)
    assert [(c.province, c.verified, c.source) for c in pack.of(City)] == [
        ("x.p", False, "s"),
        ("x.p", True, "another"),
    ]


HEAD = "schema: prisons\nsource: s\nentries:\n"
RULE = "schema: romanisations\nsource: s\nentries:\n  - {id: r, written: [x], sound: X"
PAIR = "[{a: b, b: c}]"


@pytest.mark.parametrize(
    ("text", "code", "line", "entry"),
    [
        (HEAD + "  - id: a\n    names: {}\n    citty: x\n", "pack-unknown-key", 6, "a"),
        (HEAD + "  - id: a\n", "pack-missing-field", 4, "a"),
        (HEAD + "  - names: {}\n", "pack-missing-field", 4, None),
        (HEAD + "  - id: a\n    names:\n      en: [x]\n      fa: y\n", "pack-wrong-type", 7, "a"),
        (HEAD + "  - id: a\n    names:\n      en:\n        - x\n        - 12\n", "pack-wrong-type", 8, "a"),
        (HEAD + "  - id: a\n    names: {}\n    status: shut\n", "pack-wrong-type", 6, "a"),
        (HEAD + "  - id: a\n    names: {}\n    verified: maybe\n", "pack-wrong-type", 6, "a"),
        (HEAD + "  - id: A b\n    names: {}\n", "pack-bad-id", 4, "A b"),
        (HEAD + "  - id: a..\n    names: {}\n", "pack-bad-id", 4, "a.."),
        (HEAD + "  - id: a\n    names: {}\n  - id: a\n    names: {}\n", "pack-duplicate-id", 6, "a"),
        (HEAD + "  - just words\n", "pack-form", 4, None),
        ("schema: prisons\nentries:\n  - {id: a, names: {}}\n", "pack-no-source", 3, "a"),
        ("schema: prisons\nsource: '  '\nentries:\n  - {id: a, names: {}}\n", "pack-no-source", 4, "a"),
        ("schema: prisonz\nsource: s\nentries: []\n", "pack-unknown-schema", 1, None),
        ("source: s\nentries: []\n", "pack-unknown-schema", 1, None),
        ("schema: prisons\nsource: s\n", "pack-form", 1, None),
        ("schema: prisons\nsource: s\nentries: {a: b}\n", "pack-form", 3, None),
        ("schema: prisons\nsource: [s]\nentries: []\n", "pack-wrong-type", 2, None),
        ("schema: prisons\nsource: s\ndefaults: x\nentries: []\n", "pack-wrong-type", 3, None),
        ("schema: prisons\nsource: s\nentrys: []\nentries: []\n", "pack-unknown-key", 3, None),
        ("- a\n- b\n", "pack-form", 1, None),
        ("", "pack-empty", None, None),
        ("a: [\n", "pack-yaml", 2, None),
        (RULE + f", counter_examples: {PAIR}, examples: []}}\n", "pack-no-example", 4, "r"),
        (RULE + f", examples: {PAIR}, counter_examples: []}}\n", "pack-no-counter-example", 4, "r"),
        (RULE + f", counter_examples: {PAIR}}}\n", "pack-missing-field", 4, "r"),
        (RULE + f", examples: [{{a: b}}], counter_examples: {PAIR}}}\n", "pack-missing-field", 4, "r"),
        (RULE + f", examples: [{{a: b, b: c, d: e}}], counter_examples: {PAIR}}}\n", "pack-unknown-key", 4, "r"),
        (HEAD + "  - {id: a, overlay: extend, names: {}}\n", "pack-nothing-to-overlay", 4, "a"),
        (HEAD + "  - {id: a, overlay: alter, names: {}}\n", "pack-overlay", 4, "a"),
        (HEAD + "  - {overlay: withdraw}\n", "pack-overlay", 4, "None"),
    ],
)
def test_what_is_wrong(write: Write, text: str, code: str, line: int | None, entry: str | None) -> None:
    folder = write("a", **{"bad.yml": text})
    with pytest.raises(BrokenPack) as caught:
        load_pack(folder, builtin=False)
    (problem,) = caught.value.problems
    assert (problem.code, problem.place) == (code, Place(str(folder / "bad.yml"), line, entry))
    assert caught.value.code == code
    assert caught.value.next_step


def test_all_problems_are_listed_not_only_the_first(write: Write) -> None:
    folder = write(
        "a",
        **{
            "one.yml": HEAD
            + "  - {id: a, names: {en: [1]}, citty: x, status: shut}\n  - {id: b}\n  - {id: c, names: {}}\n",
            "two.yml": HEAD + "  - {id: c, names: {}}\n",
            "three.yml": "a: [\n",
        },
    )
    with pytest.raises(BrokenPack) as caught:
        load_pack(folder, builtin=False)
    found = [(Path(p.place.file or "").name, p.place.line, p.code) for p in caught.value.problems]
    assert found == [
        ("one.yml", 4, "pack-unknown-key"),
        ("one.yml", 4, "pack-wrong-type"),
        ("one.yml", 4, "pack-wrong-type"),
        ("one.yml", 5, "pack-missing-field"),
        ("three.yml", 2, "pack-yaml"),
        ("two.yml", 4, "pack-duplicate-id"),
    ]
    assert caught.value.code == "pack-broken"
    assert all(problem.text in str(caught.value) for problem in caught.value.problems)


def test_a_near_miss_is_named(write: Write) -> None:
    folder = write("a", **{"bad.yml": HEAD + "  - {id: a, names: {}, citty: x}\n"})
    with pytest.raises(BrokenPack, match="did you mean 'city'"):
        load_pack(folder, builtin=False)


def test_a_word_that_looks_like_a_number_is_told_to_be_quoted(write: Write) -> None:
    folder = write("a", **{"bad.yml": HEAD + "  - {id: a, names: {en: [1988]}}\n"})
    with pytest.raises(BrokenPack, match="put it in quotes"):
        load_pack(folder, builtin=False)


def test_paths(write: Write, tmp_path: Path) -> None:
    folder = write("a", **{"one.yml": ONE, "below__two.yaml": ONE.replace("one", "two"), "notes.txt": "x"})
    write("a", **{".hidden.yml": "a: [", ".git__x.yml": "a: ["})
    assert len(load_pack(folder, builtin=False)) == 2, "folders below, .yml and .yaml, nothing hidden"
    assert len(load_pack(folder / "one.yml", builtin=False)) == 1
    assert len(load_pack(str(folder), builtin=False)) == 2
    with pytest.raises(PackError, match="pack-not-found"):
        load_pack(tmp_path / "nowhere", builtin=False)
    (tmp_path / "empty").mkdir()
    with pytest.raises(PackError, match="pack-empty"):
        load_pack(tmp_path / "empty", builtin=False)


def test_a_file_without_permission(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write("a", **{"one.yml": ONE})

    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", refuse)  # the superuser, as whom tests may run, may read everything
    with pytest.raises(PackError, match="pack-unreadable") as caught:
        load_pack(folder, builtin=False)
    assert caught.value.place.file == str(folder / "one.yml")


def test_a_link_that_leads_back_is_not_followed(write: Write) -> None:
    folder = write("a", **{"one.yml": ONE})
    (folder / "loop").symlink_to(folder)
    assert len(load_pack(folder, builtin=False)) == 1


def test_an_installed_distribution_brings_its_pack(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = write(
        "site",
        **{
            "a_pack_of_a_test__one.yml": ONE,
            "a_pack_of_a_test__below__two.yml": ONE.replace("one", "two"),
            "a_pack_of_a_test-1.dist-info__METADATA": "Metadata-Version: 2.1\nName: a-pack-of-a-test\nVersion: 1\n",
            "a_pack_of_a_test-1.dist-info__entry_points.txt": "[govah.packs]\nxx = a_pack_of_a_test\n",
        },
    )
    (site / "a_pack_of_a_test" / "__init__.py").write_text("")
    monkeypatch.syspath_prepend(str(site))
    pack = load_pack()
    prison = pack.get(Prison, "x.prison.two")
    assert pack.where(prison).file == "xx/below/two.yml"
    assert pack.layers == ("govah", "xx")
    assert pack.find(Romanisation, "rom.kh") is not None, "beside the program's own entries"
    sys.modules.pop("a_pack_of_a_test")
    (site / "a_pack_of_a_test" / "__init__.py").write_text("raise RuntimeError('broken on import')")
    with pytest.raises(PackError, match=r"pack-distribution.*broken on import"):
        load_pack()


def test_the_built_in_pack_loads_and_says_where_each_entry_comes_from() -> None:
    pack = load_pack()
    assert pack.layers[0] == "govah"
    assert len(pack) > 500
    for kind in pack.kinds():
        for entry in pack.of(kind):
            where = pack.where(entry)
            assert where.file and where.file.startswith("govah/data/") and where.line
            assert entry.source


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.sampled_from(["id", "names", "city", "overlay", "x", "note"]), st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=4)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=3), inner, max_size=3)),
    max_leaves=5,
)))  # fmt: skip
def test_any_entry_loads_or_says_what_is_wrong(tmp_path: Path, entry: dict[str, object]) -> None:
    import yaml

    file = tmp_path / "any.yml"
    file.write_text(yaml.safe_dump({"schema": "prisons", "source": "s", "entries": [entry]}, allow_unicode=True))
    try:
        assert isinstance(load_pack(file, builtin=False), Pack)
    except BrokenPack as broken:
        assert broken.problems
        assert all(problem.code and problem.text and problem.place.file for problem in broken.problems)
