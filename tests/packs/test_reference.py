"""The pack pages: current, and complete: every schema, every field, every error code."""

import inspect
import re
from pathlib import Path

import msgspec
import pytest

from govah.packs import SCHEMAS, Entry, check_pack, load_pack
from govah.packs.reference import reference
from govah.packs.schema.places import Prison
from govah.text.sounds import check_sounds

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "pack-reference.md"


def test_the_reference_is_what_the_generator_gives() -> None:
    assert PAGE.read_text(encoding="utf-8") == reference(), (
        "run: python -m govah.packs.reference > docs/pack-reference.md"
    )


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_every_schema_and_each_of_its_fields_stand_in_the_reference(name: str) -> None:
    page = PAGE.read_text(encoding="utf-8")
    section = re.search(rf"^## {name}(?: \(rules\))?\n(.*?)(?=^#+ |\Z)", page, re.MULTILINE | re.DOTALL)
    assert section, f"no section for {name}"
    common = {field.name for field in msgspec.structs.fields(Entry)}
    for field in msgspec.structs.fields(SCHEMAS[name]):
        assert field.name in common or f"| `{field.name}` |" in section[1], f"{name}: {field.name}"
    assert inspect.cleandoc(SCHEMAS[name].__doc__ or "-") in section[1]


def test_every_schema_says_what_it_is_for() -> None:
    plain = inspect.cleandoc(msgspec.Struct.__doc__ or "")
    for name, kind in SCHEMAS.items():
        own = kind.__dict__.get("__doc__")
        assert own and inspect.cleandoc(own) != plain, name


def test_every_error_code_of_packs_and_their_checks_is_explained() -> None:
    table = (ROOT / "docs" / "errors" / "packs.md").read_text(encoding="utf-8")
    found = set()
    for folder in ("packs", "resolution", "text"):
        for file in (ROOT / "src" / "govah" / folder).rglob("*.py"):
            found |= set(re.findall(r'"((?:pack|place)-[a-z-]+)"', file.read_text(encoding="utf-8")))
    assert len(found) > 30
    explained = set(re.findall(r"^\| `([a-z-]+)` \|", table, re.MULTILINE))
    assert found == explained


def test_the_examples_of_the_guide_load(tmp_path: Path) -> None:
    guide = (ROOT / "docs" / "packs.md").read_text(encoding="utf-8")
    first, rule, later = re.findall(r"```yaml\n(.*?)```", guide, re.DOTALL)
    named = "schema: prisons\nsource: s\nentries:\n" + "".join(
        f"  - {{id: xx.prison.{name}, names: {{en: [{name}]}}}}\n" for name in ("south", "error")
    )
    for folder, text in (("first", first + "---\n" + rule + "---\n" + named), ("later", later)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.yml").write_text(text, encoding="utf-8")
    pack = load_pack(tmp_path / "first", tmp_path / "later", builtin=False)
    assert [(one.id, one.status) for one in pack.of(Prison)] == [
        ("xx.prison.north", "closed"),
        ("xx.prison.south", "unknown"),
    ]
    assert pack.get(Prison, "xx.prison.north").names["en"][-1] == "North Camp"
    assert check_pack(pack, [check_sounds]) == []
