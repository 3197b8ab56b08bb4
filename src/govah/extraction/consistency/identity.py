"""Who is who in one report: one person under two spellings, two who may be one, one executed on two days."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from govah.extraction.consistency.dossiers import Dossier, told_event
from govah.model import Claim, Note


def check_people(people: Sequence[Dossier]) -> Iterator[Note]:
    """One person under two spellings, or two persons who may be one; one person executed on two days."""
    for person in people:
        forms: dict[str, Claim] = {}
        for claim in person.names:
            forms.setdefault(str(claim.value), claim)
        pair = _drift(list(forms))
        if pair:
            ids, spans = tuple(forms[p].id for p in pair), tuple(s for p in pair for s in forms[p].spans)
            text = f"One person is written {pair[0]} and {pair[1]}."
            told = {"person": pair[0], "person_2": pair[1]}
            yield Note("name-two-spellings", "consistency", text, ids, spans, "", told)
        days = {e.days: e for e in person.of("execution")}
        apart = [d for d in days if d]
        if len(apart) > 1 and apart[0][1] < apart[-1][0]:
            text = f"{person.name} is said to have been executed on two different days."
            both = (days[apart[0]], days[apart[-1]])
            ids = (*both[0].ids, *both[1].ids)
            yield Note(
                "executed-twice",
                "consistency",
                text,
                ids,
                tuple(s for e in both for c in e.claims for s in c.spans),
                f"{apart[0][0]} and {apart[-1][0]}",
                {"person": person.name, "sums": [told_event(event) for event in both]},
            )
    victims = [p for p in people if p.role in ("victim", None) and " " in p.name]
    for i, one in enumerate(victims[:80]):
        for two in victims[i + 1 : 80]:
            if _drift([one.name, two.name]) and one.name != two.name:
                ids = (one.names[0].id, two.names[0].id)
                text = f"{one.name} and {two.name} may be one person under two spellings."
                told = {"person": one.name, "person_2": two.name}
                where = (*one.names[0].spans, *two.names[0].spans)
                yield Note("perhaps-one-person", "reading", text, ids, where, "", told)


def _drift(names: Sequence[str]) -> tuple[str, str] | None:
    """Two full names of as many words, one word of which is spelled a little differently."""
    for i, one in enumerate(names):
        for two in names[i + 1 :]:
            a, b = re.split(r"[\s-]+", one.lower()), re.split(r"[\s-]+", two.lower())
            if len(a) != len(b) or len(a) < 2:
                continue
            other = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
            if len(other) == 1 and min(map(len, other[0])) > 3 and SequenceMatcher(None, *other[0]).ratio() >= 0.75:
                return one, two
    return None
