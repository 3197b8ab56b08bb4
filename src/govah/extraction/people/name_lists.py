"""Names that follow one another in a list, with what may stand between them: ages, brackets, descriptions, numbers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from govah.extraction.page import Page, Sentence
from govah.extraction.people.cast import Cast
from govah.extraction.people.kin_asides import kin_aside
from govah.extraction.rules import LanguageRules
from govah.extraction.story import Mention, NameRun

_NOT_IN_LIST = ("trigger", "be", "role", "pronoun", "relativiser", "modal")
_NEVER_DESCRIBES = ("trigger", "speech", "modal")
_PERSON = ("one", "victim_noun", "role", "roles")
_ALIAS, _LONG, _FAR = 40, 200, 400
_PAIR = 2


def chains(page: Page, sentence: Sentence, cast: Cast, rules: LanguageRules) -> list[Mention]:
    """The names of a sentence; names of one list are one mention for several people."""
    found: list[Mention] = []
    aside: list[Mention] = []  # names in brackets that belong to the description of the last one
    runs = [r for r in cast.by_sentence.get(sentence.index, ()) if r.character >= 0]
    inside: list[Mention] = []  # relatives named in asides of a list
    owned = False  # whether the one before only says whose relative the next one of the list is
    resume = -1  # where the list goes on behind an aside that names a relative of the last one
    for k, run in enumerate(runs):
        after = runs[k + 1].start if k + 1 < len(runs) else sentence.end
        possessive = rules.possessive.match(page.low, run.end) is not None
        own = Mention(run.start, run.end, "name", (run.character,), possessive=possessive)
        if possessive and rules.grammar("owner_of_kin").fullmatch(page.low, run.end, after):
            own = replace(own, aside=True)
        last = found[-1] if found else None
        if last is not None and possessive and _owns_next(page, last.end, run, after, rules):
            owned = True
            continue
        if last is not None and not last.possessive and resume < 0:
            ends = kin_aside(page, sentence, last.end, run, rules)
            own = replace(own, aside=own.aside or ends is not None)
            if ends is not None and k + 1 < len(runs) and in_list(page, ends, runs[k + 1].start, rules):
                inside.append(own)
                resume = ends
                continue
        joined, resume = max(resume, last.end if last is not None else -1), -1
        apposed = last is not None and not last.possessive and _named_relative(page, sentence, last, run, rules)
        if last is None or last.possessive:
            found += [*aside, own]
            aside = []
        elif _describes(run, last.end):
            found[-1] = replace(last, end=run.end, possessive=possessive)
        elif _bracketed(page, last.end, run.start):
            aside.append(own)
        elif (
            owned
            or in_list(page, joined, run.start, rules)
            or _kin_in_list(page, last.end, run, after, rules)
            or _fares_alike(page, last.end, run, rules)
        ) and not (_fronted(page, last, runs, k, rules) or _subject_after(page, runs, k, rules) or apposed):
            who = last.who if run.character in last.who else (*last.who, run.character)
            found[-1] = replace(last, end=run.end, who=who, possessive=possessive)
            aside = []
        else:
            if apposed:
                found[-1] = replace(last, aside=True)
            found += [*aside, own]
            aside = []
        owned = False
    return sorted([*found, *aside, *inside], key=lambda m: m.start) if inside else [*found, *aside]


def _describes(run: NameRun, end: int) -> bool:
    """Whether the name is a parent's or a further one of the person named before it."""
    return run.father_of >= 0 or (run.alias_of >= 0 and run.start - end < _ALIAS)


def _owns_next(page: Page, start: int, run: NameRun, after: int, rules: LanguageRules) -> bool:
    """ "A, B and B's cousin C were …": B's cousin is one more of the list, and B only says whose."""
    owner = rules.grammar("owner_of_kin").fullmatch(page.low, run.end, after)
    return owner is not None and rules.list_between.fullmatch(page.low, start, run.start) is not None


def _kin_in_list(page: Page, start: int, run: NameRun, after: int, rules: LanguageRules) -> bool:
    """ "A, his son B and C", "A, his son B and their cousin C": the relative stands in a list that goes on behind."""
    if not rules.grammar("kin_in_list").fullmatch(page.low, start, run.start):
        return False
    further = ("list_goes_on", "kin_joins", "kin_in_list")
    if any(rules.grammar(name).fullmatch(page.low, run.end, after) for name in further):
        return True
    return rules.grammar("others_go_on").match(page.low, run.end, after) is not None


def _fares_alike(page: Page, start: int, run: NameRun, rules: LanguageRules) -> bool:
    """ "A and his lawyer, B, were arrested": who else speaks for A is here one of those to whom it was done."""
    if not rules.grammar("lawyer_joins").fullmatch(page.low, start, run.start):
        return False
    return rules.grammar("both_undergo").match(page.low, run.end) is not None


def _bracketed(page: Page, start: int, end: int) -> bool:
    """Whether a bracket that opens after one name is still open at the next."""
    between = page.low[start:end]
    return between.count("(") > between.count(")")


def _fronted(page: Page, last: Mention, runs: list[NameRun], k: int, rules: LanguageRules) -> bool:
    """ "After the execution of A, B was moved": the comma closes the phrase before the clause, and joins nobody.

    "Like A, B and C were moved": there B and C are the clause's subject.
    """
    sentence = page.sentences[runs[k].sentence]
    front = rules.grammar("fronted").fullmatch(page.low, sentence.start, last.start)
    if front is None or page.has(sentence.start, last.start, "be", "have", "modal", "speech"):
        return False
    if not front["plain"]:
        return len(last.who) == 1 and rules.grammar("one_acts").match(page.low, runs[k].end) is not None
    if len(last.who) > 1 and not _ends_list(page, runs, k, rules):
        return False
    lead = page.tokens_in(sentence.start, last.start)[-1]
    closed = rules.grammar("closes_phrase").fullmatch(lead.low) or page.dates_in(lead.start, lead.end)
    if closed or page.has(lead.start, lead.end, "city", "province", "prison", "country"):
        return False  # "In Rask A, B and C were …"
    verbal = (h for h in page.hits_in(sentence.start, last.start, "trigger") if h.value != "noun")
    if page.low[last.end : runs[k].start].strip(" \"'") != "," or any(verbal):
        return False
    pair = k + 1 < len(runs) and page.low[runs[k].end : runs[k + 1].start].strip() in rules.joints
    after = runs[k + 1 if pair else k].end + 1
    return page.has(after, after + 1, "be", "have", "modal", "trigger", "speech", "adverb")


def _ends_list(page: Page, runs: list[NameRun], k: int, rules: LanguageRules) -> bool:
    """Whether the names before this one are a list already closed by an "and"."""
    return k >= _PAIR and page.low[runs[k - 2].end : runs[k - 1].start].strip(" ,") in rules.joints


def _named_relative(page: Page, sentence: Sentence, last: Mention, run: NameRun, rules: LanguageRules) -> bool:
    """ "The mother of the prisoner A, B, was …": B is the mother, and A only says whose."""
    if len(last.who) > 1 or page.low[last.end : run.start].strip() != ",":
        return False
    whose = rules.grammar("owned_name_before")
    nouns = page.hits_in(max(sentence.start, last.start - _LONG), last.start, "kin", "role")
    owners = [h for h in nouns if h.end <= last.start and whose.fullmatch(page.low, h.end, last.start)]
    if not owners:
        return False
    closes = any(h.kind == "kin" for h in owners) and rules.grammar("apposed_closes").match(page.low, run.end)
    return bool(closes) or rules.grammar("acts_after_comma").match(page.low, run.end) is not None


def _subject_after(page: Page, runs: list[NameRun], k: int, rules: LanguageRules) -> bool:
    """ "A third man tried with A and B, C, was …": after "and" a name between commas before the verb stands apart."""
    if not _ends_list(page, runs, k, rules) or page.low[runs[k - 1].end : runs[k].start].strip() != ",":
        return False
    return rules.grammar("acts_after_comma").match(page.low, runs[k].end) is not None


def in_list(page: Page, start: int, end: int, rules: LanguageRules) -> bool:
    """Whether what stands between two names joins them in a list, descriptions ("27, from Yazd,") included."""
    if end - start > _FAR:
        return False
    between = page.low[start:end]
    if rules.grammar("list_aside").fullmatch(between) and not page.has(start, end, "trigger"):
        return True
    if rules.list_between.fullmatch(between) or rules.grammar("kin_joins").fullmatch(between):
        return True
    if rules.apposition.fullmatch(between) and not page.has(start, end, *_NOT_IN_LIST):
        return _own_kin(page, [(start, end)])
    parts = list(_outside(between, start))
    plain = " ".join("".join(page.low[a:b] for a, b in parts).split())
    if len(plain) > _LONG or any(page.has(a, b, *_NEVER_DESCRIBES) for a, b in parts):
        return False
    if rules.list_between.fullmatch(f"{plain} "):
        return True
    lead = "" if plain[:1] in {",", ";"} else " "
    described = rules.grammar("list_described").fullmatch(f"{lead}{plain} ")
    if described is None:
        return False
    noun = described["noun"]
    if not noun:
        return True
    first = end - len(noun) - 1
    if page.has(first, end, "kin", "kin_many", "prep", "be", "have", "pronoun", "relativiser"):
        return False
    return described["article"] is not None or page.has(first, end, *_PERSON)


def _own_kin(page: Page, parts: Iterable[tuple[int, int]]) -> bool:
    """Kin words between two names are of the first ("father of two"), not "his brother" before the second."""
    kin = [h for a, b in parts for h in page.hits_in(a, b, "kin", "kin_many")]
    return all(page.has(h.start, h.end, "own_kin") for h in kin)


def _outside(between: str, start: int) -> Iterable[tuple[int, int]]:
    """The parts of a passage that stand outside brackets, as places of the page."""
    depth, first = 0, 0
    for k, char in enumerate(between):
        if char == "(":
            if not depth:
                yield start + first, start + k
            depth += 1
        elif char == ")" and depth:
            depth -= 1
            first = k + 1
    if not depth:
        yield start + first, start + len(between)
