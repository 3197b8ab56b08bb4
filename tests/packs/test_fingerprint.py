"""The fingerprint: the same for the same content, whatever the files; another for any other content."""

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from govah.packs import Pack, load_pack

ENTRIES = [
    f"  - {{id: x.{number}, province: x.p, names: {{en: [City {number}, Town {number}], fa: [شهر {number}]}}}}\n"
    for number in range(6)
]
_QUICK = settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])


def _load(folder: Path, files: list[list[str]], names: list[str]) -> Pack:
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    for name, entries in zip(names, files, strict=True):
        (folder / f"{name}.yml").write_text("schema: cities\nsource: s\nentries:\n" + "".join(entries))
    return load_pack(folder, builtin=False)


@_QUICK
@given(
    order=st.permutations(ENTRIES),
    cut=st.integers(1, 5),
    names=st.lists(st.text("abcxyz", min_size=1, max_size=6), min_size=2, max_size=2, unique=True),
    folder=st.sampled_from(["one", "another"]),
)
def test_neither_files_nor_order_nor_folder_count(
    tmp_path: Path, order: list[str], cut: int, names: list[str], folder: str
) -> None:
    whole = _load(tmp_path / "whole", [ENTRIES], ["all"])
    split = _load(tmp_path / folder, [order[:cut], order[cut:]], names)
    assert split.fingerprint == whole.fingerprint
    assert [split.of(kind) for kind in split.kinds()] == [whole.of(kind) for kind in whole.kinds()]


def test_loading_twice_gives_equal_packs_from_the_cache_too(tmp_path: Path) -> None:
    first = _load(tmp_path / "a", [ENTRIES], ["all"])
    second = load_pack(tmp_path / "a", builtin=False)
    assert first.fingerprint == second.fingerprint
    for kind in first.kinds():
        assert first.of(kind) == second.of(kind)
        assert [first.where(entry) for entry in first.of(kind)] == [second.where(entry) for entry in second.of(kind)]


def test_form_of_writing_does_not_count_but_content_does(tmp_path: Path) -> None:
    base = "schema: cities\nsource: s\nentries:\n  - {id: x.a, province: p, names: {en: [A, B]}}\n"
    same = "# a remark\nsource: 's'\nschema: cities\nentries:\n- names:\n    en: [A, \"B\"]\n  province: p\n  id: x.a\n"
    found = {}
    others = {
        "base": base,
        "same": same,
        "default written out": base.replace("[A, B]}", "[A, B]}, kind: city, verified: true"),
        "name": base.replace("[A, B]", "[A, C]"),
        "order of names": base.replace("[A, B]", "[B, A]"),
        "field": base.replace("province: p", "province: q"),
        "source": base.replace("source: s", "source: t"),
        "verified": base.replace("province: p", "province: p, verified: false"),
        "schema": base.replace("cities", "provinces").replace("province", "country").replace("countrys", "provinces"),
    }
    for name, text in others.items():
        file = tmp_path / f"{len(found)}.yml"
        file.write_text(text)
        found[name] = load_pack(file, builtin=False).fingerprint
    assert found["base"] == found["same"] == found["default written out"]
    rest = [found[name] for name in others if name not in ("same", "default written out")]
    assert len(set(rest)) == len(rest), "every change of content shows"
    assert all(len(fingerprint) == 64 for fingerprint in rest)


def test_the_same_words_in_another_form_are_another_pack(tmp_path: Path) -> None:
    found = set()
    for schema in ("place_words", "name_words"):
        file = tmp_path / "words.yml"
        file.write_text(f"schema: {schema}\nsource: s\nentries: [{{id: w, part: joint, words: {{en: [of]}}}}]\n")
        found.add(load_pack(file, builtin=False).fingerprint)
    assert len(found) == 2


def test_an_entry_more_and_an_entry_less_show(tmp_path: Path) -> None:
    sizes = [_load(tmp_path / "a", [ENTRIES[:count]], ["all"]).fingerprint for count in range(1, 7)]
    assert len(set(sizes)) == 6
