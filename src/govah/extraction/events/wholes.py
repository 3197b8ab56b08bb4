"""Numbers that say again who was told of before: the named and their "two others" together, or "the other man"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from govah.extraction.events.fates import Fate
from govah.extraction.story import Group, Happening, Mention

_LASTING = frozenset(
    {"arrest", "interrogation", "raid", "trial", "prison_sentence", "death_sentence", "sentence_upheld"}
)
_Side = tuple[tuple[int, ...], int]


def sides(happenings: Sequence[Happening], mentions: dict[int, list[Mention]]) -> list[_Side]:
    """Named people and the group of others that shared an event with them or stands in one phrase with them."""
    found = [(tuple(e.who), number) for e in happenings if e.who for number in e.joined]
    for told in mentions.values():
        found += [(m.who, m.groups[0]) for m in told if m.kind == "all" and m.who and len(m.groups) == 1]
    return list(dict.fromkeys(found))


def wholes(groups: Sequence[Group], told: Sequence[int], known: Sequence[_Side]) -> Iterator[tuple[int, int]]:
    """Pairs of a number and the others within it: "thirteen were sentenced" where eleven and "two more" are told of.

    The people named become members of the first.
    """
    for number in told:
        group = groups[number]
        if group.members or group.extra or not group.count or group.count < 2:
            continue
        for who, other in known:
            others = groups[other]
            if other != number and others.count and len(who) + others.count == group.count:
                group.members = list(who)
                yield number, other
                break


def same_others(groups: Sequence[Group], told: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Pairs of an earlier and a later group of others that are the same people ("with another man … the other man")."""
    for k, number in enumerate(told):
        later = groups[number]
        if not (later.extra and later.definite and later.count):
            continue
        for before in reversed(told[:k]):
            if groups[before].extra and groups[before].count == later.count and not groups[before].members:
                yield before, number
                break


def rests(groups: Sequence[Group], told: Sequence[int], fates: Mapping[int, Sequence[Fate]]) -> None:
    """ "Six were hanged. Two of them were not named. The other four are A, B, C and D": the four were hanged too."""
    for rest in groups:
        if not (rest.extra and rest.definite and rest.count) or rest.number in told:
            continue
        before = [groups[n] for n in told if groups[n].start < rest.start]
        whole = next((g for g in reversed(before) if (g.count or 0) > rest.count and not g.extra), None)
        if whole is None:
            continue
        if len(rest.members) == rest.count:
            within = len(set(whole.members) | set(rest.members)) <= (whole.count or 0)
        else:  # "26 were arrested; eight of them were sentenced. As to the other 18, the inquiry goes on"
            parted = any(g.count == (whole.count or 0) - rest.count for g in before) and not whole.members
            within = parted and not rest.members and {f.type for f in fates.get(whole.number, ())} <= _LASTING
        if within:
            rest.inside = whole.number


def add_rest(groups: Sequence[Group], told: Sequence[int]) -> None:
    """ "Four others were hanged, one of them A. The three others were B, C and D": the rest are members too."""
    for number in told:
        group = groups[number]
        for rest in groups[number + 1 :]:
            named = bool(group.members and rest.members) and rest.extra and rest.definite
            if named and rest.count and group.count == len(group.members) + rest.count:
                group.members += [m for m in rest.members if m not in group.members]
