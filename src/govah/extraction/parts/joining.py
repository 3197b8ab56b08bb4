"""The readings of two parts of one document as one: the same person, event and figure is told of once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from govah.extraction.parts.events import named_elsewhere, same_events, same_groups
from govah.extraction.parts.people import Namesakes
from govah.extraction.parts.statements import told_twice, with_passages
from govah.extraction.parts.telling import VICTIM, Telling, Told
from govah.model import Claim, Note
from govah.text.fold import fold


class Reading(NamedTuple):
    """The claims and notes of one part, or of several; `linked` are the people of whom two parts tell."""

    claims: list[Claim]
    notes: list[Note]
    linked: frozenset[str] = frozenset()


@dataclass(slots=True)
class _Match:
    """Which subjects of the second part are which of the first, and which subjects tell nothing of their own."""

    subjects: dict[str, str] = field(default_factory=dict)
    idle: set[str] = field(default_factory=set)


def joined(first: Reading, second: Reading, namesakes: Namesakes) -> Reading:
    """What both parts say: the claims and notes of the first before those of the second.

    Each claim keeps its own passage. Where both parts tell of one subject, the claims of the second are made on that
    of the first; the name it uses is another name of that person. A statement on the document that both make is one
    claim with both passages. People who may be one are noted and left apart.
    """
    mine, theirs = Telling.of(first.claims), Telling.of(second.claims)
    people = namesakes.same(mine.people.values(), theirs.people.values())
    match = _Match(dict(people.links))
    for other, one in people.links.items():
        match.subjects.update(same_events(mine.people[one].events, theirs.people[other].events))
    _match_groups(match, mine, theirs)
    short = {one for other, one in people.links.items() if _named_in_full(theirs.people[other], mine.people[one])}
    known = {one: {fold(name).text for name in mine.people[one].names} for one in people.links.values()}
    before = [claim for claim in first.claims if not _idle(claim, match.idle)]
    read = [claim for claim in second.claims if not _idle(claim, match.idle)]
    kept = [_renamed(claim) if claim.subject in short else claim for claim in before]
    moved = [_moved(claim, match.subjects) for claim in read]
    moved = [c if c.subject in short or not _other(c, known) else _renamed(c) for c in moved]
    twice = told_twice(kept, moved, namesakes.names, translated=_all_known(mine, theirs, people.links))
    for at, same in twice.items():
        kept[same] = moved[at] = with_passages(kept[same], moved[at])
    now = {old.id: new.id for old, new in zip((*before, *read), (*kept, *moved), strict=True)}
    own = [claim for at, claim in enumerate(moved) if at not in twice]
    notes = _together(first.notes, [*second.notes, *(_open(*pair) for pair in people.open)], now)
    linked = first.linked | set(people.links.values())
    return Reading(_in_order([*kept, *own], linked), notes, linked)


def _match_groups(match: _Match, mine: Telling, theirs: Telling) -> None:
    """Find the groups that both parts tell of, and those of one part that the other part names one by one."""
    groups = same_groups(mine.groups.values(), theirs.groups.values())
    match.subjects.update(groups)
    for other, one in groups.items():
        match.subjects.update(same_events(mine.groups[one].events, theirs.groups[other].events))
    linked = {*match.subjects, *match.subjects.values()}
    for telling, beside in ((mine, theirs), (theirs, mine)):
        free = [group for subject, group in telling.groups.items() if subject not in linked]
        named = [one for subject, one in beside.people.items() if subject not in linked and one.is_victim]
        for subject in named_elsewhere(free, named):
            match.idle |= {subject, *(event.subject for event in telling.groups[subject].events)}


def _all_known(mine: Telling, theirs: Telling, links: Mapping[str, str]) -> bool:
    """Whether one part tells of nobody who is not in the other: whether it is a translation, whole or in short."""
    victims = [{s for s, one in telling.people.items() if one.is_victim} for telling in (mine, theirs)]
    return victims[1] <= links.keys() or victims[0] <= set(links.values())


def _idle(claim: Claim, idle: Collection[str]) -> bool:
    return claim.subject in idle or (claim.property == VICTIM and claim.value in idle)


def _named_in_full(one: Told, other: Told) -> bool:
    """Whether one part names somebody in full whom the other calls by a surname."""
    return " " in one.names[0] and not any(" " in name for name in other.names)


def _moved(claim: Claim, subjects: Mapping[str, str]) -> Claim:
    """A claim of the second part, on the subject of the first that it is about."""
    subject = subjects.get(claim.subject, claim.subject)
    value = subjects.get(claim.value, claim.value) if isinstance(claim.value, str) else claim.value
    return claim if (subject, value) == (claim.subject, claim.value) else replace(claim, subject=subject, value=value)


def _other(claim: Claim, known: Mapping[str, Collection[str]]) -> bool:
    """Whether a claim gives somebody who is named already a name that is written in another way."""
    return claim.subject in known and fold(str(claim.value)).text not in known[claim.subject]


def _renamed(claim: Claim) -> Claim:
    """A name as one of the other names."""
    return replace(claim, property="other_name") if claim.property == "name" else claim


def _in_order(claims: Iterable[Claim], linked: Collection[str]) -> list[Claim]:
    """First what is said of people, of whom two parts tell the part of a victim before any other, then of the whole."""
    row = sorted(claims, key=lambda claim: claim.subject == "document")
    first: dict[str, int] = {}
    for at, claim in enumerate(row):
        if claim.property != "role" or claim.subject not in linked:
            continue
        before = first.setdefault(claim.subject, at)
        if claim.value == VICTIM and row[before].value != VICTIM:
            row[before], row[at] = claim, row[before]
    return row


def _together(notes: Sequence[Note], more: Sequence[Note], now: Mapping[str, str]) -> list[Note]:
    """All notes, on the claims as they are now; what both parts are told in the same words is said once."""
    said = {(note.code, note.text) for note in notes}
    every = [*notes, *(note for note in more if (note.code, note.text) not in said)]
    return [replace(n, claims=tuple(now[one] for one in n.claims if one in now)) if n.claims else n for n in every]


def _open(one: Told, other: Told) -> Note:
    """That two people may be one, for a person to decide."""
    text = f"{one.names[0]} and {other.names[0]} may be one person, named in two scripts; the report does not say so."
    claims = [claim for told in (one, other) for claim in told.claims if claim.property == "name"]
    spans = tuple(span for claim in claims for span in claim.spans)
    names = {"person": one.names[0], "person_2": other.names[0], "variant": "two-scripts"}
    return Note("perhaps-one-person", "reading", text, tuple(claim.id for claim in claims), spans, told=names)
