"""Why a claim says what it says: its trigger, what it was bound to, and what else stood there to choose from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from govah.extraction.events.reading import Story
from govah.extraction.page import Page, Sentence
from govah.extraction.story import Character
from govah.model import Claim, Why
from govah.text.dates_out import to_facts

_MOST = 6
_NAMES = frozenset({"victim", "gender", "judge", "age", "origin", "residence", "occupation"})
_NUMBERS = frozenset({"age", "statistic", "count", "children"})
_HITS: dict[str, tuple[str, ...]] = {
    "prison": ("prison",),
    "city": ("city",),
    "province": ("province",),
    "court": ("court",),
    "origin": ("city", "province"),
    "residence": ("city", "province"),
    "charge": ("charge", "weak_charge"),
    "ethnicity": ("ethnicity",),
    "religion": ("religion",),
    "nationality": ("demonym", "country"),
    "cited_source": ("source", "organisation"),
    "demand": ("organisation", "office"),
    "legal_reference": ("instrument",),
    "official_role": ("role", "office"),
    "type": ("trigger",),
}
_TOLD = frozenset({*_NAMES, *_NUMBERS, *_HITS, "date"})

_Choice = tuple[int, int, str, str]  # start, end, the subject that it stands for, how it is shown


def explanations(page: Page, story: Story, claims: Sequence[Claim]) -> list[Why]:
    """For each claim its trigger, its binding and the alternatives of its sentence that were passed over."""
    types = {c.subject: str(c.value) for c in claims if c.property == "type"}
    told: dict[str, list[str]] = {}
    for claim in claims:
        if claim.property == "victim" and claim.why is not None:
            told.setdefault(str(claim.value), []).append(f'{types.get(claim.subject, "")} "{claim.why.trigger}"')
    report = _Report(page, story, told, {c.id: c for c in story.cast.characters})
    return [_explained(report, claim) for claim in claims]


@dataclass(frozen=True, slots=True)
class _Report:
    """One report while its claims are explained; `choices` remembers what of a kind each sentence holds."""

    page: Page
    story: Story
    told: Mapping[str, Sequence[str]]
    people: Mapping[str, Character]
    choices: dict[tuple[str, int], list[_Choice]] = field(default_factory=dict)


def _explained(report: _Report, claim: Claim) -> Why:
    page, person = report.page, report.people.get(claim.subject)
    why = claim.why or Why(pattern=claim.rule)
    kind, _, place = claim.subject.partition("@")
    binding, last = why.binding, claim.spans[-1]
    trigger = why.trigger or page.text[last.start : last.end]
    at = last.start
    if person is not None:
        binding = {"person": person.name} if not binding else {**binding, "person": binding.get("person", person.name)}
    elif kind == "group":
        binding = {**binding, "group": page.text[claim.spans[0].start : claim.spans[0].end]}
    elif kind == "event":
        at = int(place.partition(".")[0])
        if claim.property not in {"type", "victim"}:
            gap = claim.spans[0].start - at
            place = f"{abs(gap)} characters {'before' if gap < 0 else 'after'} the trigger"
            binding = {**binding, "place": place}
    elif isinstance(claim.value, dict) and not binding:
        binding = {name: str(claim.value[name]) for name in ("of", "by", "place", "id") if claim.value.get(name)}
    others: Sequence[str] = ()
    if claim.property == "outcome":
        others = report.told.get(claim.subject, ())
    elif claim.property == "name" and person is not None:
        others = [f'"{form}"' for form in person.others]
    elif claim.property in _TOLD:
        sentence = page.sentence_at(at)
        others = _beside(report, claim, sentence)
        if claim.property == "victim" and sentence.index:
            others += _beside(report, claim, page.sentences[sentence.index - 1])
    considered = why.considered
    if others:
        considered = tuple(dict.fromkeys([*considered, *others]))[:_MOST]
    return Why(trigger, why.pattern or claim.rule, binding, considered)


def _beside(report: _Report, claim: Claim, sentence: Sentence) -> list[str]:
    """What of the same kind stands in the sentence besides what was taken."""
    key = (claim.property, sentence.index)
    choices = report.choices.get(key)
    if choices is None:
        choices = report.choices[key] = list(_choices(report.page, report.story, claim.property, sentence))
    if not choices:
        return []
    own = str(claim.value) if claim.property == "victim" else claim.subject
    found = []
    for start, end, whose, shown in choices:
        if whose != own:
            for span in claim.spans:
                if start < span.end and span.start < end:
                    break
            else:
                found.append(shown)
    return found


def _choices(page: Page, story: Story, name: str, sentence: Sentence) -> Iterator[_Choice]:
    """All of a sentence that a claim of that property may rest on."""
    start, end = sentence.start, sentence.end
    if name == "date":
        for when in page.dates_in(start, end):
            shown = f"{_quoted(page, when.start, when.end)} = {to_facts(when.date) or 'not fixed'}"
            yield when.start, when.end, "", shown
    if name in _NUMBERS:
        for number in page.numbers_in(start, end):
            if not page.dates_in(number.start, number.end):
                yield number.start, number.end, "", _quoted(page, number.start, number.end)
    if name in _HITS:
        for hit in page.hits_in(start, end, *_HITS[name]):
            shown = _quoted(page, hit.start, hit.end) + (f" ({hit.id})" if hit.kind == "trigger" else "")
            yield hit.start, hit.end, "", shown
    if name in _NAMES:
        for mention in story.mentions.get(sentence.index, ()):
            for who in mention.who:
                character = story.cast.of(who)
                shown = f"{character.name} ({_quoted(page, mention.start, mention.end)})"
                yield mention.start, mention.end, character.id, shown


def _quoted(page: Page, start: int, end: int) -> str:
    return f'"{" ".join(page.text[start:end].split())}"'
