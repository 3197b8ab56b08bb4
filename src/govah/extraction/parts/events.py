"""Which events of a person, and which groups without names, both languages of a document tell of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from govah.extraction.parts.telling import Occurrence, Told, agree


def same_events(first: Sequence[Occurrence], second: Sequence[Occurrence]) -> Iterator[tuple[str, str]]:
    """Pairs (of the second part, of the first) of one person's events that are one; each event is in one pair at most.

    Of one kind they are paired by the same date first, then by dates that may both be right, then, where one has none,
    in the order of the text if that leaves none of the first part over: "arrested" may be any of two dated arrests.
    """
    left, open_ = list(first), list(second)
    steps: tuple[Callable[[Occurrence, Occurrence], bool], ...] = (
        lambda a, b: a.date is not None and a.date == b.date,
        lambda a, b: a.date is not None and b.date is not None and agree(a.date, b.date),
    )
    for fits in steps:
        for b in tuple(open_):
            a = next((a for a in left if _alike(a, b) and fits(a, b)), None)
            if a is not None:
                left.remove(a)
                open_.remove(b)
                yield b.subject, a.subject
    for b in open_:
        rest = [a for a in left if _alike(a, b) and agree(a.date, b.date)]
        dated = [a for a in rest if a.date is not None]
        if rest and (len(rest) == 1 or not dated):
            left.remove(rest[0])
            yield b.subject, rest[0].subject


def _alike(a: Occurrence, b: Occurrence) -> bool:
    """Whether two events are of one kind, and both told as done or both in the same other way."""
    return a.type == b.type and a.held == b.held and (a.held or a.modality == b.modality)


def same_groups(first: Iterable[Told], second: Iterable[Told]) -> dict[str, str]:
    """Groups of the second part -> those of the first that they are: as many people, of one fate, on a possible day."""
    left = list(first)
    found: dict[str, str] = {}
    for other in second:
        fits = [one for one in left if _one_group(one, other)]
        if fits:
            left.remove(fits[0])
            found[other.subject] = fits[0].subject
    return found


def _one_group(one: Told, other: Told) -> bool:
    count, outcome = one.value("count"), one.value("outcome")
    return (
        outcome is not None
        and (count, outcome) == (other.value("count"), other.value("outcome"))
        and agree(_day(one), _day(other))
    )


def named_elsewhere(groups: Iterable[Told], people: Sequence[Told]) -> set[str]:
    """Groups of one part that are the very people whom only the other part names: of one fate, and just as many."""
    found: set[str] = set()
    for group in groups:
        count = group.value("count")
        named = [p for p in people if p.value("outcome") == group.value("outcome") and _may_be_then(p, group)]
        if isinstance(count, int) and count == len(named):
            found.add(group.subject)
    return found


def _may_be_then(person: Told, group: Told) -> bool:
    """Whether something that befell the group may have befallen the person on that day."""
    types = {event.type for event in group.events}
    return any(event.type in types and agree(event.date, _day(group)) for event in person.events)


def _day(group: Told) -> str | None:
    value = group.value("date")
    return value.get("edtf") if isinstance(value, dict) else None
