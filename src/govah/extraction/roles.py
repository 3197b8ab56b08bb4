"""What part each person plays: judge, official, lawyer, relative, speaker, murder victim; from nouns near the name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from govah.extraction.page import Hit, Page
from govah.extraction.people import Cast
from govah.extraction.rules import LanguageRules
from govah.extraction.story import Character, NameRun

_PLAIN = {
    "judge": "judge",
    "lawyer": "lawyer",
    "spokesperson": "spokesperson",
    "speaker": "speaker",
    "murder_victim": "murder_victim",
}
_BEFORE = 90
_OFFICE_OF = re.compile(
    r"(?:'s)? ?(?:general |emeritus )?(?:(?:of|for|in|at|on) )[^.;:()]*?,?\s*[\"']?(?:mr\.? |ms\.? |dr\.? |judge )?"
)
_COMPLEMENT = re.compile(r"(?:'s)? (?:of|for|to)[\s\"']*(?:(?:mr|ms|mrs|dr)\b\.?)?[\s\"']*")
_AFTER = 70
_OFFICE = 120
_Told = tuple[str, str, tuple[int, int]]  # role, office, where it is told


def give_roles(page: Page, cast: Cast, rules: LanguageRules) -> None:
    """Fill in the role, official role and gender that titles, appositions and kin words give to the characters."""
    shared: tuple[int, _Told] | None = None  # "his lawyers, A and B": where the last name of such a list ends
    for run in cast.runs:
        if run.character < 0:
            continue
        character = cast.of(run.character)
        if run.title == "title" and run.title_value and not character.gender:
            character.gender, character.gender_span = run.title_value, (max(0, run.start - 5), run.start)
        sentence = page.sentences[run.sentence]
        first = max(sentence.start, run.start - _BEFORE)
        nouns = page.hits_in(first, run.start, "role", "roles", "office", "kin", "kin_many", "one", "victim_noun")
        told = (
            _before(page, run, nouns, character, rules)
            or _shared(page, run, shared, rules)
            or _listed(page, run, sentence.start)
            or _headed(page, run, sentence.start, rules)
            or _after(page, run, sentence.end, rules)
            or _murdered(page, run, sentence.start, rules)
        )
        if told is not None:
            _give(character, *told)
            many = page.has(told[2][0], told[2][0] + 1, "roles", "kin_many")
            shared = (run.end, told) if many and told[2][1] <= run.start else None
        elif not character.role and _speaks(page, run, sentence.start, sentence.end, rules):
            character.role, character.role_span = "quoted", (run.start, run.end)
    for character in cast.characters:
        _by_name(page, character, rules)


def _shared(page: Page, run: NameRun, shared: tuple[int, _Told] | None, rules: LanguageRules) -> _Told | None:
    """ "his lawyers, A and B": what stands before the first name of a list holds for the next."""
    if shared is None or run.start < shared[0] or not rules.list_between.fullmatch(page.low, shared[0], run.start):
        return None
    return shared[1]


def _listed(page: Page, run: NameRun, start: int) -> _Told | None:
    """ "the rapporteurs on torture, A; on freedom of faith, B": each holder stands after a field of the office."""
    nouns = page.hits_in(start, run.start, "roles")
    if not nouns or nouns[-1].value != "speaker" or page.has(nouns[-1].end, run.start, "victim_noun", "one", "many"):
        return None
    return "speaker", "", (nouns[-1].start, nouns[-1].end)


def _by_name(page: Page, character: Character, rules: LanguageRules) -> None:
    """Known office-holders, whose office a report need not say; people with a name from abroad speak or judge."""
    if character.role not in {"", "quoted", "speaker", "murder_victim"} or character.place is None:
        return
    start, end = character.place
    for hit in page.hits_in(start, end, "figure"):
        lead = page.low[start : hit.start].split()
        if hit.end == end and all(word in rules.honorifics or word in rules.descent for word in lead):
            if not rules.grammar("named_after").search(page.low[max(0, start - 40) : start]):
                character.role, character.official_role, character.role_span = "official", hit.value, (start, end)
            return
    if not character.role and any(h.value == "abroad" for h in page.hits_in(start, start + 1, "given_name")):
        character.role, character.role_span = "quoted", (start, end)


def _give(character: Character, role: str, official: str, span: tuple[int, int]) -> None:
    if character.role and not (character.role == "relative" and role in {"judge", "official"}):
        if role == "official" and character.role == "official" and not character.official_role:
            character.official_role = official
        return
    character.role, character.official_role, character.role_span = role, official, span


def _as_role(page: Page, hit: Hit, rules: LanguageRules) -> tuple[str, str]:
    """A role noun's value as the character's role and, for office-holders, the office; an office once held is none."""
    if rules.grammar("former_before").search(page.low[max(0, hit.start - 30) : hit.start]):
        return "speaker", ""
    if rules.grammar("private_office").match(page.low, hit.end):
        return "speaker", ""
    if hit.value in _PLAIN:
        return _PLAIN[hit.value], "judge" if hit.value == "judge" else hit.value if hit.value == "spokesperson" else ""
    return "official", hit.value or "official"


def _before(
    page: Page, run: NameRun, nouns: Sequence[Hit], character: Character, rules: LanguageRules
) -> _Told | None:
    """ "Judge X", "the prosecutor of Yazd, X", "his brother X", "his lawyer, X"."""
    for hit in reversed(nouns):
        if hit.end > run.start:
            continue
        between = page.low[hit.end : run.start]
        if hit.kind in {"victim_noun", "one"}:
            if re.fullmatch(r"[\s\"'(]*", between):
                return None
            continue
        if hit.kind in {"kin", "kin_many"}:
            if len(run.parts) == 1 and character.full:
                return None
            if "," in between and re.search(
                r"(?:who (?:is|was)|,|and) (?:his|her|their|the|a) (?:[\w-]+ )?$",
                page.low[max(0, hit.start - 34) : hit.start],
            ):
                return None
            if re.fullmatch(
                r"[\s,\"'(]*(?:, (?:the|a|an) (?:[\w-]+ ){1,3})?(?:named |called )?[\"']?(?:mr\.? |mrs\.? |ms\.? )?",
                between,
            ):
                return "relative", "", (hit.start, hit.end)
            if rules.grammar("kin_of_other").fullmatch(between):
                return "relative", "", (hit.start, hit.end)
            continue
        titles = page.hits_in(hit.end, run.start, "title")
        plain = between[: titles[0].start - hit.end] if titles else between
        if re.fullmatch(r"[\s\"'.,(:]*(?:mr\.? |ms\.? |dr\.? )?", plain):
            return (*_as_role(page, hit, rules), (hit.start, hit.end))
        if _COMPLEMENT.fullmatch(between):
            return None  # "the lawyer of X": the office is somebody else's
        if (
            len(between) < 75
            and _OFFICE_OF.fullmatch(between)
            and _named_office(page, hit.end, run.start)
            and not page.has(hit.end, run.start, "be", "have", "trigger", "relativiser", "pronoun", "modal")
        ):
            others = page.hits_in(hit.end, run.start, "kin")
            if not others and (between.rstrip(" \"'").endswith(",") or between.count(",") == 0):
                return (*_as_role(page, hit, rules), (hit.start, hit.end))
        return None
    return None


def _named_office(page: Page, start: int, end: int) -> bool:
    """Whether what follows a role noun is the name of an office ("of the Yazd court,") and not a clause of its own."""
    between = page.text[start:end].strip()
    if between.endswith(","):
        return True
    return all(t.capital or t.kind != "word" or len(t.low) < 4 for t in page.tokens_in(start, end))


def _after(page: Page, run: NameRun, end: int, rules: LanguageRules) -> _Told | None:
    """ "X, the prosecutor of Yazd", "X, his lawyer", "X, who is the director of …"."""
    stop = min(end, run.end + _AFTER)
    for hit in page.hits_in(run.end, stop, "role", "roles", "office", "kin", "kin_many"):
        between = page.flat[run.end : hit.start]
        if not re.match(r"[\"']?\s*(?:,|\(|-| is | was | has been )", between) or re.search(
            r"[;:.)]|, .*,.*,", between.strip(" ,(")
        ):
            return None
        inner = between.strip(" ,(\"'-")
        if between.startswith(",") and _opens_clause(page, run, hit, end, rules):
            return None
        if page.has(run.end, hit.start, "trigger", "have", "modal") or len(inner.split()) > 8:
            return None
        following = page.low[hit.end : hit.end + 12]
        if re.match(r",? [A-Z][a-z]", page.plain[hit.end : hit.end + 4]):
            return None  # "X, his lawyer Y said": the noun belongs to the name after it
        if hit.kind in {"kin", "kin_many"}:
            if (
                re.fullmatch(
                    r"(?:the |his |her |their |who is |who is the |is the |was the )?(?:\w+ )?(?:\w+'s )?", inner + " "
                )
                or "'s" in inner
                or inner in {"the", "his", "her", "their", ""}
            ):
                if re.match(r" of (?:(?:a|an|one|two|three|four|five|six|seven|eight|\d)\b)", following) or (
                    page.low[hit.start : hit.end] in {"son", "daughter", "father", "mother"} and inner == ""
                ):
                    return None
                return "relative", "", (hit.start, hit.end)
            return None
        return (*_as_role(page, hit, rules), (hit.start, hit.end))
    return None


def _headed(page: Page, run: NameRun, start: int, rules: LanguageRules) -> _Told | None:
    """ "head of the court of Yazd, X,": whoever leads an office, whether or not the office is a known one."""
    first = max(start, run.start - _OFFICE)
    match = rules.grammar("heads_office").search(page.low[first : run.start])
    if match is None or page.has(first + match.start(), run.start, "be", "have", "relativiser", "pronoun"):
        return None
    role = "judge" if match["bench"] else "official"
    return role, role, (first + match.start(), run.start)


def _opens_clause(page: Page, run: NameRun, hit: Hit, end: int, rules: LanguageRules) -> bool:
    """ "At the trial of X, the judge said": the noun after the comma is the subject of the sentence, no apposition."""
    if not rules.aside.search(page.low[max(0, run.start - 30) : run.start]):
        return False
    for token in page.tokens_in(hit.end, end):
        if token.kind == "mark" and token.low not in {'"', "'", "-"}:
            return False
        if page.has(token.start, token.start + 1, "relativiser"):
            return False
        if page.has(token.start, token.start + 1, "be", "have", "modal", "speech", "trigger"):
            return True
    return False


def _speaks(page: Page, run: NameRun, start: int, end: int, rules: LanguageRules) -> bool:
    """ "X said", "X, who works for Y, told …", "according to X": somebody who is quoted."""
    following = page.hits_in(run.end, min(end, run.end + 90), "speech")
    if following and rules.grammar("speaks_after").fullmatch(page.low, run.end, following[0].start):
        return True
    return rules.grammar("speaks_before").search(page.low[max(start, run.start - 60) : run.start]) is not None


def _murdered(page: Page, run: NameRun, start: int, rules: LanguageRules) -> _Told | None:
    """ "the murder of X", "for killing X": the one who was killed, not the one who is tried."""
    match = rules.grammar("murdered_before").search(page.low[max(start, run.start - 60) : run.start])
    if match is None or page.has(max(start, run.start - 60), run.start, "force"):
        return None
    if rules.grammar("by_force").match(page.low, run.end):
        return None  # "the killing of X by agents"
    return "murder_victim", "", (max(start, run.start - 60) + match.start(), run.start)
