"""Subjects that stand with their own places before one verb: "two in Yazd, A in Arak and B in Lar were hanged"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from govah.extraction.page import Hit, Page, When
from govah.extraction.rules import LanguageRules
from govah.extraction.story import Happening, Mention, NameRun

_PLACES = ("prison", "city", "province")
_VERBAL = ("be", "have", "modal", "trigger", "speech", "relativiser", "pronoun")
_SUBJECT = frozenset({"passive", "subject", "coordinated"})
_LONG = 120


def placed_subjects(
    page: Page,
    events: Sequence[Happening],
    mentions: Sequence[Mention],
    runs: Sequence[NameRun],
    rules: LanguageRules,
) -> list[Happening]:
    """The happenings of those who stand with a place of their own before the subject of a happening.

    The happening itself takes the place and the day that stand with its own subject.
    """
    _keep_to_clause(events)
    found: list[Happening] = []
    for event in events:
        if event.binding not in _SUBJECT or event.inherited:
            continue
        row = _row(page, event, _apart(page, mentions, runs), rules)
        if len(row) < 2:
            continue
        ends = [*(m.start for m in row[1:]), event.start]
        slots = list(_slots(page, row, ends, event))
        for mention, own in zip(row[:-1], slots[:-1], strict=True):
            who, groups = list(mention.who), list(mention.groups)
            found.append(_placed(replace(event, who=who, groups=groups, joined=[], spans=list(event.spans)), own))
        event.who = [n for n in event.who if not any(n in m.who for m in row[:-1])]
        event.groups = [n for n in event.groups if not any(n in m.groups for m in row[:-1])]
        _placed(event, slots[-1])
    return found


def _placed(event: Happening, own: Mapping[str, Hit | When | None]) -> Happening:
    """The happening with its own place and day."""
    for slot, value in own.items():
        setattr(event, slot, value)
    return event


def _apart(page: Page, mentions: Sequence[Mention], runs: Sequence[NameRun]) -> list[Mention]:
    """The mentions, a list of names between which places stand taken apart ("A in Yazd, B in Arak")."""
    found: list[Mention] = []
    for mention in mentions:
        inside = [r for r in runs if r.character in mention.who and mention.start <= r.start and r.end <= mention.end]
        parts: list[list[NameRun]] = [inside[:1]]
        for before, run in pairwise(inside):
            if page.has(before.end, run.start, *_PLACES):
                parts.append([])
            parts[-1].append(run)
        if mention.kind == "name" and len(parts) > 1 and {r.character for r in inside} == set(mention.who):
            who = [tuple(dict.fromkeys(r.character for r in part)) for part in parts]
            found += [replace(mention, start=p[0].start, end=p[-1].end, who=w) for p, w in zip(parts, who, strict=True)]
        else:
            found.append(mention)
    return found


def _row(page: Page, event: Happening, mentions: Sequence[Mention], rules: LanguageRules) -> list[Mention]:
    """The mentions that are the subject together, the last of them that to which the event is bound."""
    before = [m for m in mentions if m.end <= event.start and (m.who or m.groups)]
    while before and not _is_subject(before[-1], event):
        before.pop()
    row: list[Mention] = []
    placed = False
    for mention in reversed(before):
        if row and row[0].who and set(row[0].who) <= set(mention.who):
            row[0] = replace(row[0], start=mention.start)  # "two prisoners by the names of A and B"
            continue
        if row:
            joined, here = _gap(page, mention.end, row[0].start, rules)
            if not joined or mention.possessive or mention.kind == "pronoun":
                break
            placed = placed or here
        row.insert(0, mention)
    joint = len(row) > 1 and page.search(rules.grammar("and_within"), row[-2].end, row[-1].start) is not None
    if not placed or not joint:
        return []
    if page.hits_in(page.sentence_at(event.start).start, row[0].start, *_PLACES):
        return []  # "in Yazd A, and in Arak B were hanged": each place leads
    led = page.token_at(row[0].start) - 1
    if led >= page.sentence_at(event.start).first and page.has(page.tokens[led].start, row[0].start, "prep"):
        return []
    return row


def _is_subject(mention: Mention, event: Happening) -> bool:
    mine = set(mention.who) & set(event.who) or set(mention.groups) & set(event.groups)
    return bool(mine)


def _gap(page: Page, start: int, end: int, rules: LanguageRules) -> tuple[bool, bool]:
    """Whether only places, days and words that join stand between two mentions, and whether a place does."""
    if end - start > _LONG:
        return False, False
    low = page.low[start:end]
    spans = [(d.start, d.end) for d in page.dates_in(start, end)]
    if any(not any(a <= h.start < b for a, b in spans) for h in page.hits_in(start, end, *_VERBAL)):
        return False, False
    spans += [(h.start, h.end) for h in page.hits_in(start, end, *_PLACES)]
    for first, last in ((max(a, start) - start, min(b, end) - start) for a, b in spans):
        low = low[:first] + " " * (last - first) + low[last:]
    plain = " ".join(low.split())
    return rules.grammar("placed_gap").fullmatch(plain) is not None, page.has(start, end, *_PLACES)


def _slots(
    page: Page, row: Sequence[Mention], ends: Sequence[int], event: Happening
) -> Iterator[dict[str, Hit | When | None]]:
    """The place and day of each: the place that stands behind it, a day that leads on or stands behind it."""
    day: When | None = event.date if event.date is not None and event.date.end <= row[0].start else None
    for k, (mention, end) in enumerate(zip(row, ends, strict=True)):
        own: dict[str, Hit | When | None] = {}
        last = min(end, _joint(page, mention.end, end)) if k < len(row) - 1 else end
        for slot in _PLACES:
            own[slot] = next(iter(page.hits_in(mention.end, last, slot)), None)
        if not any(own.values()):  # "A along with two others in Lar": the place of the next is of both
            beyond = ends[k + 1] if k + 1 < len(row) else end
            own = {slot: next(iter(page.hits_in(mention.end, beyond, slot)), None) for slot in _PLACES}
        if own["prison"] is not None:
            inside = own["prison"]
            for slot in ("city", "province"):
                hit = own[slot]
                if isinstance(hit, Hit) and isinstance(inside, Hit) and inside.start <= hit.start < inside.end:
                    own[slot] = None
        days = [d for d in page.dates_in(mention.end, last) if d.date is not None]
        own["date"] = days[0] if days else day
        if own["date"] is None:
            own["date"] = event.date if k == len(row) - 1 or not _own_day(event, row, ends) else None
        leading = [d for d in page.dates_in(last, end) if d.date is not None]
        day = leading[-1] if leading else day
        yield own


def _joint(page: Page, start: int, end: int) -> int:
    """Where the words that lead to the next begin: behind the last comma or joint after the first place."""
    places = page.hits_in(start, end, *_PLACES)
    days = page.dates_in(start, end)
    first = max((h.end for h in places), default=start)
    for day in days:
        between = page.low[first : day.start]
        if day.start >= first and "," in between:
            return day.start
        if day.start >= first and " and " in between:
            return day.start
        first = max(first, day.end)
    return end


def _own_day(event: Happening, row: Sequence[Mention], ends: Sequence[int]) -> bool:
    """Whether the event's day stands with the last of the row, and so is not of those before it."""
    return event.date is not None and row[-1].start <= event.date.start < ends[-1]


def _keep_to_clause(events: Sequence[Happening]) -> None:
    """ "A was hanged in Yazd Prison, and B was hanged in Lar": who has a place of their own has none of another's."""
    told = [e for e in events if not e.implied and not e.inherited]
    for before, event in pairwise(told):
        if before.type != event.type or set(before.who) & set(event.who) or set(before.groups) & set(event.groups):
            continue
        turns = [a for a, _ in event.spans if before.end <= a < event.start]
        if not turns:
            continue
        for one, first in ((before, True), (event, False)):
            places = {slot: getattr(one, slot) for slot in _PLACES}
            known = {slot: hit for slot, hit in places.items() if hit is not None}
            foreign = [slot for slot, hit in known.items() if (hit.start < min(turns)) != first]
            if len(foreign) < len(known):
                for slot in foreign:
                    setattr(one, slot, None)
