"""References to law: which article of which instrument, in all their spellings, and documents by symbol or address."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

import ahocorasick

from govah.extraction.page import Page
from govah.extraction.plain import lowered, plain
from govah.extraction.verb_final.spelling import spellings
from govah.extraction.wording.cue_index import CueIndex
from govah.extraction.wording.cues import Cues, Words, cues_of, either, is_verb_final, words_of
from govah.model import Claim
from govah.packs import Pack
from govah.packs.schema.base import Names
from govah.packs.schema.cues import ReferenceForm
from govah.packs.schema.instruments import Instrument
from govah.packs.schema.places import Country
from govah.packs.shelf import compiled

FAR = 1500  # characters within which a text still speaks of the law that it named last
_LEAD = 20  # characters of an organisation's name before the article in it
NEAR = 90  # characters between an article and the instrument it belongs to, at most


@dataclass(frozen=True, slots=True)
class Law:
    """An instrument named in the text: where, as written, and the pack's id where the pack knows it."""

    start: int
    end: int
    name: str
    id: str | None
    rule: str

    @property
    def key(self) -> str:
        """The same for all mentions of one instrument."""
        return self.id or re.sub(r"\W", "", self.name.lower())


@dataclass(frozen=True, slots=True)
class Article:
    """An article mention: its place, its numbers ("14(3)", "302 note 2"); `sure` if it needs no law beside it."""

    start: int
    end: int
    numbers: tuple[str, ...]
    rule: str
    sure: bool


class ReferenceRules:
    """The pack's instruments and forms of reference, compiled."""

    def __init__(self, pack: Pack, language: str, index: CueIndex | None = None) -> None:
        words: Words = words_of(pack, language)
        self.cues = Cues(cues_of(pack, ReferenceForm, language), words, {}, index)
        self.after = compiled(either(words.get("law_after", ())) + "$", re.IGNORECASE)
        self.before = compiled(either(words.get("law_before", ())) + "$", re.IGNORECASE)
        self.own = compiled(rf"\b{either(words.get('law_own', ()))}\s+$", re.IGNORECASE)
        self.outlet = compiled(rf"\s+{either(words.get('outlet_tail', ()))}\b")
        self.again = compiled(rf"\b{either(words.get('law_again', ()))}", re.IGNORECASE)
        self.joint = compiled(either(words.get("reference_joint", ())), re.IGNORECASE)
        self.shared = compiled(rf"\s*{either(words.get('reference_shared', ()))}\s*", re.IGNORECASE)
        self.small = frozenset(words.get("name_edge", ()))
        folded = is_verb_final(pack, language)
        self.names = ahocorasick.Automaton()
        self.words: dict[str, set[str]] = {}
        own = {c.id: _spellings(c.names, c.demonyms) for c in pack.of(Country)}
        for instrument in pack.of(Instrument):
            for forms in (instrument.names, instrument.short):
                for name in (n for listed in forms.values() for n in listed):
                    for shape in spellings(name) if folded else (name,):
                        key = lowered(plain(shape))
                        self.names.add_word(key, (len(key), instrument.id, name.isupper()))
                        known = self.words.setdefault(instrument.id, set(own.get(instrument.country or "", ())))
                        known.update(key.split())
        if len(self.names):
            self.names.make_automaton()

    def name(self, written: str) -> str:
        """An instrument's name in one line, without the small words before and after it."""
        parts = written.split()
        while len(parts) > 1 and parts[0].lower() in self.small:
            parts.pop(0)
        while len(parts) > 1 and parts[-1].lower() in self.small:
            parts.pop()
        return " ".join(parts)

    def may_be(self, name: str, id: str) -> bool:  # noqa: A002  (the field's own name)
        """May a longer name mean that instrument: are its words those of the instrument, its country, or a year?"""
        said = re.findall(r"[^\W_]+", lowered(name))
        return all(word in self.words[id] or word.isdigit() or word in self.small or len(word) == 1 for word in said)

    @classmethod
    def of(cls, pack: Pack, language: str, index: CueIndex | None = None) -> ReferenceRules:
        """The rules of one language."""
        return cls(pack, language, index)


def find_references(page: Page, rules: ReferenceRules) -> list[Claim]:
    """One claim for each article of each instrument, for each instrument without article, and for each document."""
    laws = _known_laws(page, rules)
    articles: list[Article] = []
    documents: list[Claim] = []
    for _, cues in rules.cues.tried(page):
        for trial in cues:
            for match in trial.matches(page.plain):
                if trial.cue.kind == "article":
                    around = page.hits_in(max(0, match.start() - _LEAD), match.start() + 1, "source")
                    named = any(hit.end > match.start() for hit in around)  # "Article 18" is also an organisation
                    if not named and not rules.outlet.match(page.low, match.end()):
                        articles.append(_article(page, match, trial.cue.id, rules))
                elif trial.cue.kind == "instrument":
                    group = "law" if "law" in match.re.groupindex else 0
                    laws.append(Law(match.start(group), match.end(group), rules.name(match[group]), None, trial.cue.id))
                else:
                    documents.append(_document(page, match, trial.cue.id))
    kept = _longest(laws, rules)
    return _claims(page, rules, kept, _without_overlap(articles)) + documents


def _known_laws(page: Page, rules: ReferenceRules) -> list[Law]:
    found: list[Law] = []
    low, size = page.low, len(page.low)
    if not len(rules.names):
        return found
    for last, (length, id_, capitals) in rules.names.iter(low):
        start, end = last - length + 1, last + 1
        if (start and low[start - 1].isalnum()) or (end < size and low[end].isalnum()):
            continue
        written = page.plain[start:end]
        small = not written[0].isupper() and written[0].isascii()  # a script without capitals has no small letters
        if (capitals and not written.isupper()) or small:
            continue
        found.append(Law(start, end, rules.name(page.text[start:end]), id_, id_))
    return found


def _spellings(*names: Names) -> set[str]:
    """All words of some names, in lower case."""
    return {w for listed in names for spellings in listed.values() for name in spellings for w in lowered(name).split()}


def _longest(laws: Iterable[Law], rules: ReferenceRules) -> list[Law]:
    """Of overlapping mentions the longest; one that the pack knows gives its id to a longer one it is inside."""
    kept: list[Law] = []
    for law in sorted(laws, key=lambda x: (x.start, -x.end, x.id is None)):
        last = kept[-1] if kept else None
        if last is None or law.start >= last.end:
            kept.append(law)
            continue
        whole, part = (law, last) if law.end - law.start > last.end - last.start else (last, law)
        id_ = whole.id or (part.id if part.id and rules.may_be(whole.name, part.id) else None)
        kept[-1] = Law(whole.start, whole.end, whole.name, id_, whole.rule)
    return kept


def _article(page: Page, match: re.Match[str], rule: str, rules: ReferenceRules) -> Article:
    """An article mention: the pattern's `number` lists articles, `part` is a part of the last, `note` its kind.

    A number in words ("principle thirty-seven") is the one that the page holds there.
    """
    groups = match.groupdict()
    part, note = groups.get("part"), groups.get("note")
    numbers = [" bis".join(n.replace(" ", "").split("bis")) for n in rules.joint.split(match["number"]) if n]
    if not any(char.isdigit() for char in match["number"]):
        numbers = [str(int(n.value)) for n in page.numbers_in(*match.span("number"))[:1]]
        if not numbers:
            numbers = [match["number"]]
    if part:
        numbers[-1] += f" {note.lower()} {part}" if note else f"({part.strip('()')})"
    return Article(match.start(), match.end(), tuple(numbers), rule, bool(groups.get("sure") or part))


def _without_overlap(articles: list[Article]) -> list[Article]:
    kept: list[Article] = []
    for article in sorted(articles, key=lambda a: (a.start, -a.end)):
        if not kept or article.start >= kept[-1].end:
            kept.append(article)
    return kept


def bind_laws(
    page: Page, rules: ReferenceRules, laws: list[Law], articles: list[Article]
) -> list[tuple[Law | None, str]]:
    """For each article its instrument, and how that is known: beside, shared, before, again, earlier."""
    text, size = page.plain, len(articles)
    starts = [law.start for law in laws]
    bound: list[tuple[Law | None, str]] = [(None, "")] * size
    for number in reversed(range(size)):
        article = articles[number]
        following = articles[number + 1] if number + 1 < size else None
        after = laws[bisect_left(starts, article.end) : bisect_right(starts, article.end + NEAR)]
        before = laws[max(0, bisect_left(starts, article.start) - 1) : bisect_left(starts, article.start)]
        beside = next((law for law in after if rules.after.fullmatch(text[article.end : law.start])), None)
        if beside:
            bound[number] = (beside, "beside")
        elif following and rules.shared.fullmatch(text[article.end : following.start]):
            bound[number] = (bound[number + 1][0], "shared")
        elif before and before[0].end <= article.start and rules.before.fullmatch(text[before[0].end : article.start]):
            bound[number] = (before[0], "before")
    seen: dict[str, Law] = {}
    for number, article in enumerate(articles):
        if bound[number][0] is None:
            again = _again(page, rules, article, laws[: bisect_left(starts, article.start)])
            earlier = next((seen[n] for n in article.numbers if n in seen), None)
            spoken_of = _spoken_of(laws, starts, article)
            bound[number] = (again, "again") if again else (earlier, "earlier") if earlier else (spoken_of, "spoken of")
        law = bound[number][0]
        if law:
            seen |= dict.fromkeys(article.numbers, law)
    return bound


def _spoken_of(laws: list[Law], starts: list[int], article: Article) -> Law | None:
    """The law that the text speaks of where an article stands alone ("Article 279 knows no such limit")."""
    before = bisect_left(starts, article.start)
    near = before and article.start - laws[before - 1].end <= FAR and article.sure
    return laws[before - 1] if near else None


def _again(page: Page, rules: ReferenceRules, article: Article, earlier: list[Law]) -> Law | None:
    """The instrument of "Article 3 of that Code", "its Article 3": the last with that head word, else the last."""
    if earlier and rules.own.search(page.plain, max(earlier[-1].end, article.start - 20), article.start):
        return earlier[-1]
    match = rules.again.search(page.plain, article.end, min(len(page.plain), article.end + 60))
    if not match or not earlier or not rules.after.fullmatch(page.plain[article.end : match.start()]):
        return None
    head = match["head"].lower()
    return next((law for law in reversed(earlier[-50:]) if head in law.name.lower()), earlier[-1])


def _claims(page: Page, rules: ReferenceRules, laws: list[Law], articles: list[Article]) -> list[Claim]:
    found: dict[tuple[str, str | None], tuple[Law | None, list[tuple[int, int]], str, str]] = {}
    with_article: set[str] = set()
    for article, (law, how) in zip(articles, bind_laws(page, rules, laws, articles), strict=True):
        if law is None and not article.sure:
            continue
        if law:
            with_article.add(law.key)
        for written in article.numbers:
            key = (law.key if law else "", written)
            entry = found.setdefault(key, (law, [], article.rule, how))
            entry[1].append((article.start, article.end))
            if law and how in ("beside", "before"):
                entry[1].append((law.start, law.end))
    for law in laws:
        if law.key not in with_article and not law.rule.endswith(".bare"):
            found.setdefault((law.key, None), (law, [], law.rule, "named"))[1].append((law.start, law.end))
    ordered = sorted(found.items(), key=lambda item: item[1][1][0])
    return [_claim(page, law, written, spans, (rule, how)) for (_, written), (law, spans, rule, how) in ordered]


def _claim(
    page: Page, law: Law | None, written: str | None, spans: list[tuple[int, int]], why: tuple[str, str]
) -> Claim:
    """One reference as a claim; `why` is the rule and how the instrument is known."""
    value = {"instrument": law.name if law else None, "article": written, "id": law.id if law else None}
    sure = 0.4 if law is None else 0.9 if law.id else 0.7
    words = page.text[spans[0][0] : spans[0][1]]
    return page.claim(
        "document", "legal_reference", value, spans, why[0], trigger=words, binding={"law": why[1]}, confidence=sure
    )


def _document(page: Page, match: re.Match[str], rule: str) -> Claim:
    value = {"name": page.text[match.start() : match.end()], "kind": rule.rsplit(".", 1)[-1]}
    return page.claim("document", "document_reference", value, [match.span()], rule, trigger=match[0], confidence=0.95)
