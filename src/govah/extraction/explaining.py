"""Why a claim says what it says: its trigger, what it was bound to, and what else stood there to choose from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from govah.extraction.events import Story
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


def explained(page: Page, story: Story, claims: Sequence[Claim]) -> list[Claim]:
    """The claims, each with its trigger, its binding and the alternatives of its sentence that were passed over."""
    types = {c.subject: str(c.value) for c in claims if c.property == "type"}
    told: dict[str, list[str]] = {}
    for claim in claims:
        if claim.property == "victim" and claim.why is not None:
            told.setdefault(str(claim.value), []).append(f'{types.get(claim.subject, "")} "{claim.why.trigger}"')
    people = {c.id: c for c in story.cast.characters}
    return [_explained(page, story, claim, people.get(claim.subject), told) for claim in claims]


def _explained(page: Page, story: Story, claim: Claim, person: Character | None, told: dict[str, list[str]]) -> Claim:
    why = claim.why or Why(pattern=claim.rule)
    kind, _, place = claim.subject.partition("@")
    binding, last = dict(why.binding), claim.spans[-1]
    trigger = why.trigger or page.text[last.start : last.end]
    at = last.start
    if person is not None:
        binding.setdefault("person", person.name)
    elif kind == "group":
        binding.setdefault("group", page.text[claim.spans[0].start : claim.spans[0].end])
    elif kind == "event":
        at = int(place.partition(".")[0])
        if claim.property not in {"type", "victim"}:
            gap = claim.spans[0].start - at
            binding["place"] = f"{abs(gap)} characters {'before' if gap < 0 else 'after'} the trigger"
    elif isinstance(claim.value, dict) and not binding:
        binding = {name: str(claim.value[name]) for name in ("of", "by", "place", "id") if claim.value.get(name)}
    if claim.property == "outcome":
        others = told.get(claim.subject, [])
    elif claim.property == "name" and person is not None:
        others = [f'"{form}"' for form in person.others]
    else:
        sentence = page.sentence_at(at)
        others = list(_beside(page, story, claim, sentence))
        if claim.property == "victim" and sentence.index:
            others += _beside(page, story, claim, page.sentences[sentence.index - 1])
    considered = tuple(dict.fromkeys([*why.considered, *others]))[:_MOST]
    return replace(claim, why=Why(trigger, why.pattern or claim.rule, binding, considered))


def _beside(page: Page, story: Story, claim: Claim, sentence: Sentence) -> Iterator[str]:
    """What of the same kind stands in the sentence besides what was taken."""
    name, start, end = claim.property, sentence.start, sentence.end
    taken = [(span.start, span.end) for span in claim.spans]

    def free(a: int, b: int) -> bool:
        return not any(a < y and x < b for x, y in taken)

    if name == "date":
        for when in page.dates_in(start, end):
            if free(when.start, when.end):
                yield f"{_quoted(page, when.start, when.end)} = {to_facts(when.date) or 'not fixed'}"
    if name in _NUMBERS:
        for number in page.numbers_in(start, end):
            if free(number.start, number.end) and not page.dates_in(number.start, number.end):
                yield _quoted(page, number.start, number.end)
    if name in _HITS:
        for hit in page.hits_in(start, end, *_HITS[name]):
            if free(hit.start, hit.end):
                yield _quoted(page, hit.start, hit.end) + (f" ({hit.id})" if hit.kind == "trigger" else "")
    if name in _NAMES:
        own = str(claim.value) if name == "victim" else claim.subject
        for mention in story.mentions.get(sentence.index, ()):
            for who in mention.who:
                character = story.cast.of(who)
                if character.id != own and free(mention.start, mention.end):
                    yield f"{character.name} ({_quoted(page, mention.start, mention.end)})"


def _quoted(page: Page, start: int, end: int) -> str:
    return f'"{" ".join(page.text[start:end].split())}"'
