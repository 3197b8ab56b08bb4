"""Gathers the sources of one report: judges each phrase a cue caught, and keeps one source for all its forms."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import msgspec

from govah.extraction.document.attribution import Citation
from govah.extraction.document.mentioned import Named
from govah.extraction.document.source_rules import SourceRules
from govah.extraction.page import Hit, Page, Sentence
from govah.extraction.wording.cues import UPPER
from govah.extraction.wording.trials import Trial
from govah.model import Claim
from govah.packs.schema.cues import SourceCue

OUTLET_KINDS = ("source", "agency")
_ACRONYM = 3
_LEAD = 30  # characters before a name in which "the family of" stands


@dataclass(slots=True)
class Gathered:
    """A source under way: its forms, the places that cite it, the rules that found it."""

    name: str
    kind: str
    id: str | None
    spans: list[tuple[int, int]] = field(default_factory=list)
    stands: list[str] = field(default_factory=list)
    rule: str = ""
    trigger: str = ""
    person: bool = False
    forms: dict[str, int] = field(default_factory=dict)

    @property
    def usual(self) -> str:
        """The short form where the report uses it alone ("Lantern" beside "Lantern News Agency"), else the most used
        one, words before an abbreviation; a person's fullest."""
        if not self.id:
            return self.name
        shortest = min(self.forms, key=len)
        if len(self.forms) > 1 and not shortest.isupper() and all(f.startswith(shortest) for f in self.forms):
            return shortest
        return max(self.forms, key=lambda form: (not (form.isupper() and len(self.forms) > 1), self.forms[form]))


class SourceReading:
    """One report's sources while they are gathered: what is one source under several forms becomes one claim."""

    def __init__(self, page: Page, rules: SourceRules, people: Sequence[Named]) -> None:
        self.page, self.rules = page, rules
        self.by_surname: dict[str, str] = {}
        self.parts: set[str] = set()
        self.silent = {form for person in people if person.silent for form in (person.name, *person.others)}
        for person in people:
            self._know(person.name)
        self.found: dict[str, Gathered] = {}
        self.keys: dict[str, str] = {}
        self.short: dict[str, tuple[str, str | None]] = {}
        self._learn_short_forms()

    def _learn_short_forms(self) -> None:
        """Abbreviations that the report itself explains: "Delta Human Rights Network (DHRN)"."""
        for match in re.finditer(r"\(\"?([A-Z][A-Za-z]*[A-Z][A-Za-z]*)\"?(?:,[^)]{0,30})?\)", self.page.plain):
            before = self.page.plain[max(0, match.start() - 90) : match.start()].rstrip()
            names = list(self.rules.name.finditer(before))
            if names and names[-1].end() == len(before):
                start = (
                    match.start() - len(self.page.plain[max(0, match.start() - 90) : match.start()]) + names[-1].start()
                )
                known = self._known(start, match.start())
                self.short[match[1]] = (self.rules.names.bare(names[-1][0]), known.id if known else None)

    def take(self, sentence: Sentence, trial: Trial[SourceCue]) -> None:
        """Everything that one cue finds in one sentence."""
        cue = trial.cue
        for match in trial.matches(self.page.plain):
            if cue.kind == "anonymous":
                if any(
                    a < match.end() and b > match.start()
                    for c in self.found.values()
                    if c.kind == "anonymous"
                    for a, b in c.spans
                ):
                    continue
                part = "whole" if "whole" in match.re.groupindex else 0
                self._add(match[part].strip(), match.span(part), cue, match[0])
                continue
            whole = match.re.groupindex.get("whole")
            if whole:
                self._add(" ".join(match[whole].split()), match.span(whole), cue, match[0])
                continue
            start, end = match.span("source")
            self._candidates(start, end, cue, match[0])
            if cue.reach == "list":
                self._list(end, sentence.end, cue, match[0])

    def _candidates(self, start: int, end: int, cue: SourceCue, trigger: str) -> None:
        owner = re.search(r"'s\s+(?=\S)", self.page.plain[start:end])
        known = self._known(start, end)
        if owner and not (known and known.start < start + owner.start() < known.end):
            # "said Harbour Watch's Deputy Director": the office is no name, its owner is the source
            left, right = (start, start + owner.start()), (start + owner.end(), end)
            named = self._known(*left) or self.rules.names.is_outlet(self.page.plain[left[0] : left[1]])
            if named and self.rules.names.is_person(self.page.plain[right[0] : right[1]]):
                self._judge(*right, cue, trigger)
            start, end = left if named else right
        for a, b in self._split(start, end):
            self._judge(a, b, cue, trigger)

    def _split(self, start: int, end: int) -> list[tuple[int, int]]:
        """A caught phrase as single names: cut at "and" where both sides stand alone, or the pack knows a part."""
        plain, names = self.page.plain, self.rules.names
        known = self.page.hits_in(start, end, *OUTLET_KINDS)
        for joint in re.finditer(r"\s+(?:and|&)\s+", plain[start:end]):
            left, right = plain[start : start + joint.start()], plain[start + joint.end() : end]
            whole = any(h.start < start + joint.start() and h.end > start + joint.end() for h in known)
            apart = any(h.start >= start + joint.end() or h.end <= start + joint.start() for h in known)
            if not whole and (
                apart
                or (len(left.split()) > 1 and len(right.split()) > 1 and not names.is_outlet(left + " " + right))
                or (left.split()[-1] in names.heads and right.split()[-1] in names.heads)
            ):
                return [*self._split(start, start + joint.start()), *self._split(start + joint.end(), end)]
        return [(start, end)]

    def _list(self, start: int, end: int, cue: SourceCue, trigger: str) -> None:
        """Outlets named after the first, up to the end of a listing: "…, Lantern News (4 May) and the Tideline"."""
        at = start
        outlets = msgspec.structs.replace(cue, who="outlet", alone=False)
        while at < end:
            joint = self.rules.joint.match(self.page.plain, at, end)
            name = self.rules.name.match(self.page.plain, joint.end() if joint else at, end)
            if name is None or name.start() == at:
                return
            self._candidates(name.start(), name.end(), outlets, trigger)
            at = name.end()

    def _known(self, start: int, end: int) -> Hit | None:
        """The pack's outlet that fills most of the phrase."""
        hits = self.page.hits_in(start, end, *OUTLET_KINDS)
        best = max(hits, key=lambda h: h.end - h.start, default=None)
        return best if best and (best.end - best.start) * 2 >= min(end - start, 30) else None

    def _judge(self, start: int, end: int, cue: SourceCue, trigger: str) -> None:
        """A candidate phrase: an outlet known or recognisable, a person, or nothing."""
        names, known = self.rules.names, self._known(start, end)
        if known is None and names.refuses(self.page.plain[start:end]):
            return
        name = names.bare(self._cut(known, end) if known else self.page.plain[start:end])
        if known is None and (names.refuses(name) or self._is_place(name, start, end)):
            return
        name, known_id = self.short.get(name, (name, None)) if known is None else (name, known.id)
        person = names.untitled(name)
        outlet = known_id is not None or (names.is_outlet(name) and (person == name or names.is_outlet(person)))
        if cue.who == "person" and outlet:
            return
        if cue.id.endswith("in-brackets") and not self._is_citation(start, known, name):
            return
        parts = name.split()
        if outlet and known is None and len(parts) > 2 and parts[0] in names.titles and parts[1] in names.links:
            name = " ".join(parts[2:])  # "Director of Harbour Rights Watch": the office is no part of the name
        if outlet:
            self._add(name, (start, end), cue, trigger, known=known_id)
            return
        if " " not in person:
            person = self.by_surname.get(person, person)
        if " " in person:
            if cue.who != "outlet" and names.is_person(person) and not self._of_others(start, end, person):
                self._add(person, (start, end), cue, trigger, person=True)
        elif self._alone(name, cue):
            self._add(name, (start, end), cue, trigger)

    def _of_others(self, start: int, end: int, person: str) -> bool:
        """ "The family of X said": X is not who speaks."""
        lead = self.page.plain[max(0, start - _LEAD) : end].rpartition(person)[0]
        return self.rules.those_of.search(lead) is not None

    def _is_place(self, name: str, start: int, end: int) -> bool:
        """Is nothing left of the name once places, courts and small words are taken out?"""
        if (
            name.split(maxsplit=1)[0] in self.rules.names.heads
            or name.rsplit(maxsplit=1)[-1] in self.rules.names.heads
            or name.lower().endswith(self.rules.names.tails)
        ):
            return False
        at = self.page.plain.find(name, start, end)
        if at < 0:
            return False
        left = name
        for hit in self.page.hits_in(
            at, at + len(name), "prison", "city", "province", "country", "demonym", "court", "month"
        ):
            left = left.replace(self.page.plain[hit.start : hit.end], " ")
        return all(word.lower() in self.rules.names.weak or word in self.rules.names.links for word in left.split())

    def _cut(self, known: Hit, end: int) -> str:
        """A known outlet as it is written here: its words, and the heads that follow ("Mehr" + "news agency")."""
        words = self.page.plain[known.end : end].split()
        kept = 0
        names = self.rules.names
        short = self.page.plain[known.start : known.end].isupper()  # "MNA", not "MNA News Agency"
        while (
            not short and kept < len(words) and (words[kept] in names.heads or words[kept].lower() in names.tail_words)
        ):
            kept += 1
        written = " ".join([self.page.plain[known.start : known.end], *words[:kept]])
        # "HRN (Human Rights Newsroom)", as one hit or as two: the longer of the two forms
        forms = re.split(r"\s*[()]", written)
        after = [h for h in self.page.hits_in(known.end, known.end + 3, *OUTLET_KINDS) if h.id == known.id]
        longest = max([*forms, *(self.page.plain[h.start : h.end] for h in after)], key=len)
        first, *rest = longest.split()
        tails = all(w in names.heads or w.lower() in names.tail_words for w in rest)
        return first if tails and first.isupper() and len(first) >= _ACRONYM else longest  # "MNA News Agency" is MNA

    def _is_citation(self, start: int, known: Hit | None, name: str) -> bool:
        """Brackets that cite, not those that explain an abbreviation or add an alias to the name before them."""
        before = self.page.plain[max(0, start - 60) : start].rstrip(' ("[')
        explained = bool(re.search(rf"[{UPPER}][\w'.-]*$", before))
        return not explained and (known is not None or (self.rules.names.is_outlet(name) and " " in name))

    def _know(self, name: str) -> None:
        """Remember a full name by its last word and by all its words."""
        parts = name.split()
        if len(parts) > 1:
            known = self.by_surname.setdefault(parts[-1], name)
            if len(name) > len(known):
                self.by_surname[parts[-1]] = name
            self.parts.update(parts)

    def _alone(self, name: str, cue: SourceCue) -> bool:
        """One capitalised word that nobody knows ("Tideline reported"): an outlet where only outlets stand."""
        return cue.alone and name not in self.parts and name.lower() not in self.small_words

    @cached_property
    def small_words(self) -> frozenset[str]:
        """The words that the report writes with a small letter somewhere: no names."""
        return frozenset(token.low for token in self.page.tokens if not token.capital)

    def _add(
        self,
        name: str,
        span: tuple[int, int],
        cue: SourceCue,
        trigger: str,
        *,
        known: str | None = None,
        person: bool = False,
    ) -> None:
        """Note one citation; a longer form of a source already noted becomes its name."""
        if cue.kind == "anonymous":
            name = " ".join(name.split())
        key = known or self._key(name)
        cited = self.found.get(key)
        if cited is None:
            trigger = " ".join(trigger.split())[:80]
            cited = self.found[key] = Gathered(name, cue.kind, known, rule=cue.id, trigger=trigger, person=person)
        elif len(name) > len(cited.name) and not known and name.lower().endswith(cited.name.lower()):
            cited.name = name
        cited.forms[name] = cited.forms.get(name, 0) + 1
        self.keys.setdefault(re.sub(r"[^\w]", "", cited.name).lower(), key)
        if person:
            self._know(cited.name)
        cited.spans.append(span)
        cited.stands.append(cue.stands)

    def _key(self, name: str) -> str:
        """The key under which a source is kept: a surname is the person it belongs to."""
        folded = re.sub(r"[^\w]", "", name).lower()
        return self.keys.get(folded, folded)

    def publisher_lines(self) -> None:
        """Lines that open with their publisher: "Lantern News -", "Tideline:", "Lantern News (LN), May 4:"."""
        for line in self.rules.lines:
            for match in line.expression.finditer(self.page.plain):
                start, end = match.span("source")
                known = self._known(start, end)
                if known:
                    self._add(self._cut(known, end), (start, end), line.cue, match[0], known=known.id)

    def citations(self) -> list[Citation]:
        """Every place that cites a source, with how near the source stands to what is told there."""
        return [
            Citation(start, end, cited.usual, cited.kind == "named", stands)
            for cited in self.found.values()
            for (start, end), stands in zip(cited.spans, cited.stands, strict=True)
        ]

    def claims(self) -> list[Claim]:
        """The sources as claims, in the order in which they are first cited."""
        people = any(c.person for c in self.found.values())
        # "the Special Rapporteur said": an office is no source of its own where its holder is named
        offices = [
            k for k, c in self.found.items() if people and all(w in self.rules.names.titles for w in c.name.split())
        ]
        cited = (c for k, c in self.found.items() if k not in offices and not (c.person and c.name in self.silent))
        ordered = sorted(cited, key=lambda c: min(c.spans))
        return [
            self.page.claim(
                "document", "cited_source", {"name": c.usual, "kind": c.kind, "id": c.id}, c.spans, c.rule,
                trigger=c.trigger, binding={"source": c.usual}, confidence=0.85 if c.id else 0.65,
            )
            for c in ordered
        ]  # fmt: skip
