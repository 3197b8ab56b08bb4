"""Packs over packs: adding, extending, replacing, withdrawing, and what is never done silently."""

from collections.abc import Callable
from pathlib import Path

import pytest

from govah.packs import BrokenPack, load_pack
from govah.packs.schema.places import Prison

Write = Callable[..., Path]

BASE = """
    schema: prisons
    source: the base
    entries:
      - {id: x.one, names: {en: [One Prison], fa: [زندان یک]}, also: {en: [One]}, city: x.c, status: open}
      - {id: x.two, names: {en: [Two Prison]}}
"""


def _over(entry: str) -> str:
    return f"schema: prisons\nsource: a later pack\nentries:\n  - {{{entry}}}\n"


def test_extend_adds_to_lists_and_maps_and_replaces_single_values(write: Write) -> None:
    base = write("base", **{"p.yml": BASE})
    more = "id: x.one, overlay: extend, names: {en: [Prison One, One Prison], ar: [سجن]}, status: closed, source: seen"
    later = write("later", **{"p.yml": _over(more)})
    pack = load_pack(base, later, builtin=False)
    prison = pack.get(Prison, "x.one")
    assert prison.names == {"en": ("One Prison", "Prison One"), "fa": ("زندان یک",), "ar": ("سجن",)}
    assert (prison.also, prison.city, prison.status, prison.source) == ({"en": ("One",)}, "x.c", "closed", "seen")
    assert pack.where(prison).file == str(later / "p.yml"), "where its last word stands"


def test_replace_takes_nothing_over(write: Write) -> None:
    base = write("base", **{"p.yml": BASE})
    later = write("later", **{"p.yml": _over("id: x.one, overlay: replace, names: {en: [Uno]}")})
    prison = load_pack(base, later, builtin=False).get(Prison, "x.one")
    assert (prison.names, prison.city, prison.source) == ({"en": ("Uno",)}, None, "a later pack")


def test_withdraw_removes_and_a_third_pack_may_add_anew(write: Write) -> None:
    base = write("base", **{"p.yml": BASE})
    later = write("later", **{"p.yml": _over("id: x.one, overlay: withdraw")})
    third = write("third", **{"p.yml": _over("id: x.one, names: {en: [Uno]}")})
    assert load_pack(base, later, builtin=False).find(Prison, "x.one") is None
    assert load_pack(base, later, third, builtin=False).get(Prison, "x.one").names == {"en": ("Uno",)}


@pytest.mark.parametrize(
    ("entries", "code"),
    [
        (["id: x.one, names: {en: [Uno]}"], "pack-redefines"),
        (["id: x.three, overlay: replace, names: {}"], "pack-nothing-to-overlay"),
        (["id: x.one, overlay: extend, names: {en: 3}"], "pack-wrong-type"),
        (["id: x.one, overlay: extend, citty: x"], "pack-unknown-key"),
        (["id: x.one, overlay: replace"], "pack-missing-field"),
        (["id: x.one, overlay: withdraw", "id: x.one, overlay: extend, city: y"], "pack-duplicate-id"),
    ],
)
def test_what_a_later_pack_may_not_do(write: Write, entries: list[str], code: str) -> None:
    base = write("base", **{"p.yml": BASE})
    later = write("later", **{f"{number}.yml": _over(entry) for number, entry in enumerate(entries)})
    with pytest.raises(BrokenPack) as caught:
        load_pack(base, later, builtin=False)
    assert [problem.code for problem in caught.value.problems] == [code]
    assert str(caught.value.problems[0].place.file).startswith(str(later))


def test_an_overlay_cannot_reach_its_own_pack(write: Write) -> None:
    both = write("both", **{"a.yml": BASE, "b.yml": _over("id: x.one, overlay: withdraw")})
    with pytest.raises(BrokenPack, match="pack-nothing-to-overlay"):
        load_pack(both, builtin=False)


def test_the_order_of_packs_counts(write: Write) -> None:
    base = write("base", **{"p.yml": BASE})
    first = write("first", **{"p.yml": _over("id: x.one, overlay: extend, status: closed")})
    second = write("second", **{"p.yml": _over("id: x.one, overlay: extend, status: unknown")})
    one = load_pack(base, first, second, builtin=False)
    other = load_pack(base, second, first, builtin=False)
    assert one.get(Prison, "x.one").status == "unknown"
    assert other.get(Prison, "x.one").status == "closed"
    assert one.fingerprint != other.fingerprint


def test_one_pack_may_extend_what_another_installed_beside_the_built_in_adds(write: Write) -> None:
    added = write("added", **{"p.yml": BASE})
    later = write("later", **{"p.yml": _over("id: x.two, overlay: extend, city: x.c")})
    pack = load_pack(added, later)
    assert pack.get(Prison, "x.two").city == "x.c"
    assert pack.layers == ("govah", str(added), str(later))
