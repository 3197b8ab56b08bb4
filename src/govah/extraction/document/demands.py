"""Demands: who asks whom for what, from sentences that ask, from lists below them, and from what "must" be done."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from govah.extraction.document.addressees import Addressees
from govah.extraction.document.sources import Cited
from govah.extraction.page import Page, Sentence
from govah.extraction.wording.cue_index import CueIndex
from govah.extraction.wording.cues import Cues, Words, cues_of, either, words_of
from govah.model import Claim
from govah.packs import Pack
from govah.packs.schema.cues import DemandCue
from govah.packs.shelf import compiled

LONGEST = 8  # words of `what`, as facts have it
_HEARING = 3000  # characters of a hearing's report, at whose beginning the court is named
_BACK = 400  # characters in which the body stands that a pronoun asked of means


class DemandRules:
    """The pack's ways of demanding, compiled."""

    def __init__(self, pack: Pack, language: str, index: CueIndex | None = None) -> None:
        words: Words = words_of(pack, language)
        slots = {"to": r'(?:[^\s.;:"()][^.;:"()\n]{1,220}?)', "doer": r'(?:[^\s.,;:"()][^.,;:"()\n]{1,90}?)'}
        self.cues = Cues(cues_of(pack, DemandCue, language), words, slots, index)
        verbs = either(words.get("demand_verb", ()))
        self.addressee = compiled(rf"\b{either(words.get('addressee', ()))}(?![\w'])", re.IGNORECASE)
        self.start = compiled(rf"{either(words.get('address_start', ()))}\b", re.IGNORECASE)
        self.next = compiled(
            rf"(?:,\s+(?:and\s+)?|\s+and\s+|;\s+)(?:also\s+)?(?:to\s+)?(?=(?:not\s+)?(?:\w+ly\s+)?{verbs}\b)",
            re.IGNORECASE,
        )
        if "demand_joint" in words:  # where the verb closes what is asked, a further thing begins behind it
            self.next = compiled(either(words["demand_joint"]))
        self.court = compiled(rf"\b{either(words.get('asked_court', ()))}(?!\w)")
        self.item = compiled(r"^[\s*-]*(?:\d+[.)]\s*)?")
        self.cut = compiled(either(words.get("demand_end", ())), re.IGNORECASE)
        self.joint = compiled(rf"(?:{either(words.get('sentence_joint', ()))}\s+)+", re.IGNORECASE)
        self.astray = compiled(rf"{either(words.get('preposition', ()))}\b", re.IGNORECASE)
        self.clause = compiled(rf"\b{either(words.get('not_in_addressee', ()))}\b", re.IGNORECASE)
        self.tail = compiled(rf"(?:,|\s+{either(words.get('after_addressee', ()))})+$", re.IGNORECASE)
        self.greeting = compiled(rf"^{either(words.get('greeting', ()))}\s*([^\n,:]{{3,80}})", re.MULTILINE)
        self.small = frozenset(words.get("small_word", ()))
        self.pronoun = compiled(either(words.get("asked_pronoun", ())), re.IGNORECASE)
        name = r"[A-Z][\w'-]*"
        body = either(words.get("addressee", ()))
        self.addressees = Addressees.of(pack, language, words)
        self.named = compiled(
            rf"\b(?P<body>(?:{name}\s+)*(?i:{body})(?:\s+of\s+(?:the\s+)?{name}(?:\s+(?:of\s+)?{name})*)?)(?![\w'])"
        )

    @classmethod
    def of(cls, pack: Pack, language: str, index: CueIndex | None = None) -> DemandRules:
        """The rules of one language."""
        return cls(pack, language, index)


def find_demands(page: Page, rules: DemandRules, sources: Sequence[Claim] = ()) -> list[Claim]:
    """One claim for each thing asked of each addressee; `sources` are the report's cited sources, who may be asking."""
    found: list[Claim] = []
    cited = Cited(sources)
    listed = 0  # where the last list of demands ends: its items are read with the sentence above them
    for sentence, cues in rules.cues.tried(page):
        if sentence.mark == "furniture" or sentence.start < listed:
            continue
        taken: list[tuple[int, int]] = []
        for trial in cues:
            at = sentence.start
            while match := trial.search(page.plain, at):
                free = not any(match.start() < b and match.end() > a for a, b in taken)
                asked = _read(page, rules, match, sentence, cited) if free else None
                if asked:
                    taken.append(match.span())
                    found += [asked.claim(page, want, trial.cue, match[0]) for want in asked.wants]
                    listed = max(listed, asked.wants[-1][1][1])
                at = match.end() if asked else match.start() + 1
    return _distinct(_of_body(page, found))


@dataclass(frozen=True, slots=True)
class Asked:
    """What one sentence asks: of whom, by whom, and each thing wanted with its place."""

    to: str | None
    by: str | None
    spans: tuple[tuple[int, int], ...]
    wants: tuple[tuple[str, tuple[int, int]], ...]
    negated: bool

    def claim(self, page: Page, want: tuple[str, tuple[int, int]], cue: DemandCue, words: str) -> Claim:
        """The claim of one thing wanted."""
        what = f"not {want[0]}" if self.negated else want[0]
        value = {"by": self.by, "to": self.to, "what": what}
        return page.claim(
            "document", "demand", value, [*self.spans, want[1]], cue.id,
            trigger=words[:80], binding={"to": self.to or "", "by": self.by or ""}, confidence=0.7 if self.to else 0.55,
        )  # fmt: skip


def _read(page: Page, rules: DemandRules, match: re.Match[str], sentence: Sentence, cited: Cited) -> Asked | None:
    """One match read; None where its addressee is none, or nothing is wanted."""
    groups = match.groupdict()
    slot = next((name for name in ("to", "doer") if groups.get(name) is not None), None)
    span = _addressee(page, rules, match.span(slot), strict=slot == "doer") if slot else None
    wants = _wants(page, rules, match, sentence) if span or not slot else []
    if not wants:
        return None
    to = rules.addressees.written(" ".join(page.text[span[0] : span[1]].split())) if span else None
    if "court" in match.re.groupindex:
        span = _court(page, rules, match.start())
        to = page.text[span[0] : span[1]] if span else None
    elif to is None and (meant := rules.addressees.meant(page, match.start())):
        to, span = meant
    inside = cited.within(sentence.start, sentence.end)
    by = next((name for at, name in reversed(inside) if at <= match.start()), inside[-1][1] if inside else None)
    return Asked(to, by, (span,) if span else (), tuple(wants), bool(groups.get("not")))


def _court(page: Page, rules: DemandRules, at: int) -> tuple[int, int] | None:
    """The court before which a punishment is asked for: the one named last before the demand."""
    named = list(rules.court.finditer(page.plain, max(0, at - _HEARING), at))
    return named[-1].span() if named else None


def _addressee(page: Page, rules: DemandRules, place: tuple[int, int], strict: bool) -> tuple[int, int] | None:
    """The addressee among the words caught: from its article on; it must hold a body, an office or a country."""
    start, end = place
    text = page.plain[start:end]
    if text.lower() == "you":
        greeting = rules.greeting.search(page.plain)
        return greeting.span(1) if greeting else None
    if rules.pronoun.fullmatch(text):
        named = [m for m in rules.named.finditer(page.plain, max(0, start - _BACK), start) if " " in m["body"]]
        return named[-1].span("body") if named else None
    joint = rules.joint.match(text)
    if joint:
        start += joint.end()
        text = text[joint.end() :]
    tail = rules.tail.search(text)
    if tail:
        end -= len(tail[0])
        text = text[: tail.start()]
    if not text or rules.clause.search(text) or rules.astray.match(text):
        return None
    bodies = ("country", "agency", "organisation", "source")
    known = page.hits_in(start, end, *bodies, *(() if strict else ("office", "court")))
    if not (rules.addressee.search(text) or known) or len(text.split()) > 32:
        return None
    first = rules.start.match(text)
    if first is None and not (
        text[0].isupper() or rules.addressee.match(text) or (known and known[0].start - start < 12)
    ):
        return None
    lead = re.match(r"(?:the|The)\s+", text)
    return start + (lead.end() if lead else 0), end


def _wants(
    page: Page, rules: DemandRules, match: re.Match[str], sentence: Sentence
) -> list[tuple[str, tuple[int, int]]]:
    """What is asked: the verbs after "to", one each, or the items of the list that follows a colon."""
    start, end = match.span("what")
    if match["what"].startswith(":"):
        return _items(page, rules, sentence)
    thing = f"{match['thing']} " if match.groupdict().get("thing") else ""
    out: list[tuple[str, tuple[int, int]]] = []
    at = start
    for joint in [*rules.next.finditer(page.plain, start, end), None]:
        stop = joint.start() if joint else end
        what = _short(rules, page.plain[at:stop])
        if what:
            blank = len(page.plain[at:stop]) - len(page.plain[at:stop].lstrip())
            out.append((thing + what, (at + blank, stop)))
        at = joint.end() if joint else end
    return out


def _items(page: Page, rules: DemandRules, sentence: Sentence) -> list[tuple[str, tuple[int, int]]]:
    """The items of the list below a sentence that ends in "to:"."""
    out = []
    for following in page.sentences[sentence.index + 1 : sentence.index + 21]:
        text = page.plain[following.start : following.end]
        if following.mark != "item" and text[:1] not in "-*":
            break
        lead = rules.item.match(text)
        at = following.start + (lead.end() if lead else 0)
        for joint in [*rules.next.finditer(page.plain, at, following.end), None]:
            stop = joint.start() if joint else following.end
            what = _short(rules, page.plain[at:stop])
            if what:
                out.append((what[:1].lower() + what[1:], (at, stop)))
            at = joint.end() if joint else stop
    return out


def _short(rules: DemandRules, text: str) -> str:
    """At most eight words: articles left out where there are more, cut where a clause of reasons begins."""
    end = rules.cut.search(text, 6)
    words = (text[: end.start()] if end else text).strip(" ,.;-").split()
    if words and words[0].lower() in ("a", "an", "the"):
        words = words[1:]
    if len(words) > LONGEST:
        words = [w for w in words if w.lower() not in rules.small]
    return " ".join(words[:LONGEST]).rstrip(",")


def _of_body(page: Page, found: list[Claim]) -> list[Claim]:
    """A headline's demand counts only where the text below makes none: it is the same in fewer words."""
    body = [c for c in found if page.sentence_at(c.spans[0].start).mark != "headline"]
    return body or found


def _distinct(found: list[Claim]) -> list[Claim]:
    """Each demand once: headlines repeat what the text says."""
    kept: dict[tuple[str, str], Claim] = {}
    for claim in sorted(found, key=lambda c: c.spans[0]):
        assert isinstance(claim.value, dict)
        key = (str(claim.value["to"]).lower(), str(claim.value["what"]).lower())
        kept.setdefault(key, claim)
    return list(kept.values())
