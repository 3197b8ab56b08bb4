"""Numbers of people that stay: P-0007 is the same person after every re-run, and a merged number leads on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from govah.casefile.models import Mention, Person
from govah.casefile.people.said import Named
from govah.text.fold import fold


@dataclass(frozen=True, slots=True)
class Numbered:
    """Who has which number now, which numbers lead on to which, and which are left without a report."""

    people: dict[int, list[Named]]
    merged: dict[int, int] = field(default_factory=dict)
    left: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Before:
    """Numbers as they were: by report and subject, by report and folded name, and all that were ever given."""

    by_subject: dict[tuple[int, str], int]
    by_name: dict[tuple[int, str], int]
    merged: dict[int, int]
    given: tuple[int, ...]


def before() -> Before:
    """The numbers that the case file holds."""
    by_subject, by_name = {}, {}
    mentions = Mention.objects.order_by("-id").values_list("report_id", "subject", "folded", "person_id")
    for report, subject, folded, person in mentions.iterator(chunk_size=2000):
        by_subject[report, subject] = person
        by_name[report, folded] = person
    people = Person.objects.order_by("number").values_list("number", "merged_into_id")
    merged = {number: into for number, into in people if into is not None}
    return Before(by_subject, by_name, merged, tuple(number for number, _ in people))


def number(clusters: Sequence[Sequence[Named]], known: Before) -> Numbered:
    """Give every cluster of mentions its number.

    A number goes where most of its mentions went; a cluster that inherits several takes the lowest, and the others
    lead to it. New numbers follow the order of the reports.
    """
    ordered = sorted((sorted(cluster, key=lambda one: one.order) for cluster in clusters), key=lambda c: c[0].order)
    heirs: dict[int, int] = {}
    votes: dict[int, Counter[int]] = {}
    for place, cluster in enumerate(ordered):
        for one in cluster:
            old = known.by_subject.get((one.report, one.subject), known.by_name.get((one.report, fold(one.name).text)))
            if old is not None:
                votes.setdefault(old, Counter())[place] += 1
    for old, places in votes.items():
        heirs[old] = min(places, key=lambda place: (-places[place], place))
    inherited: dict[int, list[int]] = {}
    for old, place in sorted(heirs.items()):
        inherited.setdefault(place, []).append(old)
    people: dict[int, list[Named]] = {}
    merged: dict[int, int] = {}
    following = max(known.given, default=0)
    for place, cluster in enumerate(ordered):
        olds = inherited.get(place, [])
        if not olds:
            following += 1
        taken = olds[0] if olds else following
        people[taken] = list(cluster)
        merged |= dict.fromkeys(olds[1:], taken)
    left = []
    for old in known.given:
        if old not in people and old not in merged:
            if old in known.merged:
                merged[old] = known.merged[old]
            else:
                left.append(old)
    return Numbered(dict(sorted(people.items())), merged, tuple(left))
