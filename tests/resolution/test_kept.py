"""What is compiled from a pack is kept by the pack's content."""

from __future__ import annotations

from govah.packs import Pack
from govah.resolution.kept import kept
from govah.resolution.places import gazetteer


def test_packs_of_one_content_share_what_is_made_and_the_oldest_goes() -> None:
    made: list[str] = []

    def make(pack: Pack) -> list[str]:
        made.append(pack.fingerprint)
        return [pack.fingerprint]

    of = kept(make)
    packs = [Pack({}, {}, str(number)) for number in range(5)]
    assert of(packs[0]) is of(Pack({}, {}, "0"))
    for pack in packs:
        of(pack)
    assert made == ["0", "1", "2", "3", "4"]
    of(packs[4])
    of(packs[0])
    assert made == ["0", "1", "2", "3", "4", "0"], "no more than four are held"


def test_the_gazetteer_is_compiled_once(pack: Pack) -> None:
    assert gazetteer(pack) is gazetteer(pack)
