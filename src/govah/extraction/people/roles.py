"""What part each person plays: judge, official, lawyer, relative, speaker, murder victim; from nouns near the name."""

from __future__ import annotations

from collections.abc import Sequence

from govah.extraction.page import Page
from govah.extraction.people.cast import Cast
from govah.extraction.people.role_clauses import by_name, heads, in_charge, murdered, slain, speaks
from govah.extraction.people.role_nouns import Told, noun_after, noun_before
from govah.extraction.rules import LanguageRules
from govah.extraction.story import Character, NameRun

_BEFORE = 90
_TITLE = 12
_NOUNS = ("role", "roles", "office", "kin", "kin_many", "one", "victim_noun")


def give_roles(page: Page, cast: Cast, rules: LanguageRules) -> None:
    """Fill in the role, official role and gender that titles, appositions and kin words give to the characters."""
    shared: tuple[int, Told] | None = None  # "his lawyers, A and B": where the last name of such a list ends
    titled: tuple[NameRun, int] | None = None  # "Messrs. A and B": the first of such a list, and where its last ends
    for run in cast.runs:
        if run.character < 0:
            continue
        character = cast.of(run.character)
        if run.title == "title" and run.title_value and not character.gender:
            character.gender, character.gender_span = run.title_value, (max(0, run.start - 5), run.start)
        titled = _titled(page, run, titled, rules)
        if titled is not None and not character.gender:
            first = titled[0]
            character.gender, character.gender_span = first.title_value, (max(0, first.start - 5), first.start)
        told = _told(page, cast, run, shared, rules)
        if told is not None:
            _give(character, *told)
            many = told[0] == "murder_victim" or page.has(told[2][0], told[2][0] + 1, "roles", "kin_many")
            shared = (run.end, told) if many and told[2][1] <= run.start else None
        elif not character.role and speaks(page, run, rules):
            character.role, character.role_span = "quoted", (run.start, run.end)
    for character in cast.characters:
        by_name(page, character, rules)


def _titled(
    page: Page, run: NameRun, before: tuple[NameRun, int] | None, rules: LanguageRules
) -> tuple[NameRun, int] | None:
    """ "Messrs. A, B and C": the name whose title is that of this one too, None where none is."""
    if page.search(rules.grammar("title_of_many"), max(0, run.start - _TITLE), run.start):
        return run, run.end
    if before is None or run.title or not rules.list_between.fullmatch(page.low, before[1], run.start):
        return None
    return before[0], run.end


def _told(page: Page, cast: Cast, run: NameRun, shared: tuple[int, Told] | None, rules: LanguageRules) -> Told | None:
    """What the words around one name say of its bearer."""
    sentence = page.sentences[run.sentence]
    nouns = page.hits_in(max(sentence.start, run.start - _BEFORE), run.start, *_NOUNS)
    told = None
    if not _of_number(page, cast.by_sentence[run.sentence], run, rules):
        told = noun_before(page, run, nouns, cast.of(run.character), rules)
    if told is not None and told[0] == "relative":  # "the murder of his brother X"
        told = murdered(page, run, sentence, rules) or told
    return (
        told
        or _shared(page, run, shared, rules)
        or _field(page, run, sentence.start, rules)
        or heads(page, run, sentence.start, rules)
        or in_charge(page, run, rules)
        or murdered(page, run, sentence, rules)
        or (slain(page, run, sentence, rules) if _of_murder(page) else None)
        or noun_after(page, run, sentence.end, rules, listed=_listed(page, cast.by_sentence[run.sentence], run, rules))
    )


def _of_murder(page: Page) -> bool:
    """Whether the page speaks of a murder, or of death sentences."""
    end = len(page.text)
    charges = page.hits_in(0, end, "charge", "weak_charge")
    return page.has(0, end, "deathly") or any(h.value == "murder" for h in charges)


def _give(character: Character, role: str, official: str, span: tuple[int, int]) -> None:
    if character.role and not (character.role == "relative" and role in {"judge", "official"}):
        if role == "official" and character.role == "official" and not character.official_role:
            character.official_role = official
        return
    character.role, character.official_role, character.role_span = role, official, span


def _shared(page: Page, run: NameRun, shared: tuple[int, Told] | None, rules: LanguageRules) -> Told | None:
    """ "his lawyers, A and B", "the murder of A and B": what stands before the first of a list holds for all."""
    if shared is None or run.start < shared[0] or not rules.list_between.fullmatch(page.low, shared[0], run.start):
        return None
    if shared[1][0] == "murder_victim" and "," in page.low[shared[0] : run.start]:
        return None  # "convicted of the murder of A, B was hanged"
    return shared[1]


def _of_number(page: Page, row: Sequence[NameRun], run: NameRun, rules: LanguageRules) -> bool:
    """ "The lawyer of the four defendants - A, B, C and D": so many names after a number are those of its people."""
    at = next(i for i, other in enumerate(row) if other is run)
    first = last = at
    between = rules.list_between.fullmatch
    while first > 0 and between(page.low, row[first - 1].end, row[first].start):
        first -= 1
    while last + 1 < len(row) and between(page.low, row[last].end, row[last + 1].start):
        last += 1
    if first == last:
        return False
    start = page.sentences[run.sentence].start
    lead = page.search(rules.grammar("number_of_names"), max(start, row[first].start - _BEFORE), row[first].start)
    if lead is None:
        return False
    numbers = page.numbers_in(*lead.span("count"))
    if page.has(lead.end("count"), row[first].start, "role", "roles", "office", "kin", "kin_many"):
        return False  # "the two judges, A and B"
    return bool(numbers) and numbers[0].value == last - first + 1


def _field(page: Page, run: NameRun, start: int, rules: LanguageRules) -> Told | None:
    """ "the rapporteurs on torture, A; on freedom of faith, B": each holder stands after a field of the office."""
    nouns = page.hits_in(start, run.start, "roles")
    if not nouns or nouns[-1].value != "speaker":
        return None
    if not page.search_cut(rules.grammar("field_before"), max(nouns[-1].end, run.start - 80), run.start):
        return None
    return "speaker", "", (nouns[-1].start, nouns[-1].end)


def _listed(page: Page, row: Sequence[NameRun], run: NameRun, rules: LanguageRules) -> bool:
    """Whether the name goes on a list of names, so that a noun after it describes it without telling another part."""
    k = next(i for i, other in enumerate(row) if other is run)
    before = row[k - 1] if k else None
    return before is not None and rules.list_between.fullmatch(page.low, before.end, run.start) is not None
