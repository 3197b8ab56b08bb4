"""What people did for a living: the word for it right before a name, or set beside it ("X, a teacher")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govah.extraction.page import Hit, Page, Sentence
from govah.extraction.people.cast import Cast
from govah.extraction.rules import LanguageRules
from govah.extraction.story import Mention

_REACH = 80
_LINK = 2  # tokens from a pronoun to what describes it ("she was a nurse")
_BEARERS = frozenset({"name", "pronoun", "one", "many", "same", "all"})


def occupations(
    page: Page, sentence: Sentence, mentions: Sequence[Mention], cast: Cast, rules: LanguageRules
) -> Iterator[tuple[Hit, Mention]]:
    """Each word for an occupation of the sentence with the mention it is said of; words said of nobody are left out."""
    hits = page.hits_in(sentence.start, sentence.end, "occupation")
    if not hits:
        return
    father = rules.grammar("father_before")
    single = [
        Mention(run.start, run.end, "name", (run.character,))
        for run in cast.by_sentence.get(sentence.index, ())
        if run.character >= 0 and not father.search(page.low, sentence.start, run.start)
    ]
    for hit in hits:
        several = rules.grammar("plural").words[page.low[hit.start : hit.end]]  # "A and B, both teachers"
        told = mentions if several else sorted([*single, *(m for m in mentions if m.kind != "name")], key=_start)
        mention = _fronted(page, hit, told, rules) or _apposed(page, sentence, hit, told, rules)
        if mention is not None:
            yield hit, mention


def _start(mention: Mention) -> int:
    return mention.start


def _fronted(page: Page, hit: Hit, mentions: Sequence[Mention], rules: LanguageRules) -> Mention | None:
    """ "the teacher Omid Rad", not "his lawyer Omid Rad": what is somebody's own says whose it is, not who he is."""
    following = next((m for m in mentions if m.start >= hit.end), None)
    if following is None or following.kind != "name":
        return None
    if not rules.grammar("occupation_to_name").fullmatch(page.low, hit.end, following.start):
        return None
    return None if page.search(rules.grammar("owned_before"), max(0, hit.start - _REACH), hit.start) else following


def _apposed(
    page: Page, sentence: Sentence, hit: Hit, mentions: Sequence[Mention], rules: LanguageRules
) -> Mention | None:
    """ "Omid Rad, 31, a teacher", "she was a nurse": the mention that the word describes."""
    before = [m for m in mentions if m.end <= hit.start and m.kind in _BEARERS and not m.possessive]
    if not before or hit.start - before[-1].end > _REACH or before[-1].start < sentence.start:
        return None
    if before[-1].kind == "pronoun" and len(page.tokens_in(before[-1].end, hit.start)) < _LINK:
        return None  # "they denied him a lawyer"
    link = rules.grammar("occupation_apposed").fullmatch(page.low, before[-1].end, hit.start)
    return before[-1] if link and rules.grammar("occupation_ends").match(page.low, hit.end) else None
