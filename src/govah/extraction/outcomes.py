"""Where each person stands at the end of the report: the latest asserted state."""

from __future__ import annotations

from govah.extraction.gathering import Fate, Outcome
from govah.extraction.page import Page
from govah.extraction.rules import LanguageRules
from govah.text.dates_out import to_facts

_FINAL = (("execution", "executed"), ("death_in_custody", "death_in_custody"), ("killing", "killed"))
_CUSTODY = frozenset(
    {
        "arrest",
        "transfer",
        "solitary_confinement",
        "torture",
        "forced_confession",
        "interrogation",
        "trial",
        "incommunicado",
        "raid",
        "summons",
        "hunger_strike",
    }
)


def outcome_of(
    page: Page, rules: LanguageRules, fates: list[Fate], states: list[Outcome]
) -> tuple[str, list[tuple[int, int]]]:
    """The outcome and the passages that it rests on."""
    by_type: dict[str, Fate] = {}
    for fate in fates:
        by_type[fate.type] = fate
    for kind, outcome in _FINAL:
        if kind in by_type:
            return outcome, _spans(by_type[kind])
    told = {s.state: s for s in states}
    upheld = "sentence_upheld" in by_type and _of_death(page, rules, by_type["sentence_upheld"], by_type, told)
    death = "death_sentence" in by_type or upheld or "imminent_execution" in told
    if "execution_attempt" in by_type and "pardon" not in by_type:
        return "survived_execution", _spans(by_type["execution_attempt"])
    if "pardon" in by_type and (death or "release" not in by_type):  # pardoned from prison: free
        return "spared", _spans(by_type["pardon"])
    if "sentence_overturned" in by_type and not _again(page, fates, by_type["sentence_overturned"]):
        return "spared", _spans(by_type["sentence_overturned"])
    imminent, stay = told.get("imminent_execution"), by_type.get("stay")
    if imminent is not None and (stay is None or _last(stay) < imminent.event.start):
        return "imminent_execution", list(imminent.event.spans)
    if (
        "disappearance" in by_type
        and "release" not in by_type
        and not any(f.told[0].start > by_type["disappearance"].told[-1].end and f.type == "arrest" for f in fates)
    ):
        return "disappeared", _spans(by_type["disappearance"])
    if death and "death_sentence" in by_type:
        return "death_sentence", _spans(by_type["death_sentence"])
    if death:
        return "death_sentence", _spans(by_type["sentence_upheld"]) if "sentence_upheld" in by_type else list(
            states[-1].event.spans
        )
    if stay is not None and "prison_sentence" not in by_type:
        return "death_sentence", _spans(stay)
    return _custody(page, rules, by_type, told, fates)


def _again(page: Page, fates: list[Fate], overturned: Fate) -> bool:
    """Whether a death sentence came after the overturned one: by date, by being upheld later, or by "again"."""
    for fate in fates:
        if fate.type not in {"death_sentence", "sentence_upheld"}:
            continue
        if _when(fate) and _when(overturned) and _when(fate) > _when(overturned):
            return True
        if fate.type == "sentence_upheld" and _last(fate) > _last(overturned):
            return True
        for event in fate.told:
            sentence = page.sentences[event.sentence]
            if (
                fate.type == "death_sentence"
                and event.start > _last(overturned) - 4000
                and page.has(sentence.start, sentence.end, "again")
            ):
                return True
    return False


def _of_death(
    page: Page, rules: LanguageRules, upheld: Fate, by_type: dict[str, Fate], told: dict[str, Outcome]
) -> bool:
    """Whether a judgment upheld, of which no sentence is told, is one of death: where its sentence speaks of death, or
    the report does and tells of no prison term."""
    if "prison_sentence" in by_type:
        return False
    if any(page.has(s.start, s.end, "deathly") for s in (page.sentences[e.sentence] for e in upheld.told)):
        return True
    if "imprisoned" in told or rules.grammar("prison_term").search(page.low):
        return False
    return page.has(0, len(page.text), "deathly")


def _earlier(page: Page, rules: LanguageRules, fate: Fate) -> bool:
    """Whether every telling stands back in time from the report ("had earlier been freed")."""
    back = rules.grammar("earlier")
    return all(back.search(page.low, page.sentences[e.sentence].start, e.end) for e in fate.told)


def _served(page: Page, rules: LanguageRules, sentence: Fate, release: Fate) -> bool:
    """Whether the release came after the prison sentence, and not only on bail before or against it."""
    if _comparable(sentence, release):
        return _when(release) > _when(sentence)
    at = [page.sentences[event.sentence] for event in release.told]
    if any(rules.grammar("time_served").search(page.low, s.start, s.end) for s in at):
        return True
    bail = all(page.has(s.start, s.end, "bail") for s in at)
    return not bail and _last(release) > sentence.told[0].start


def _custody(
    page: Page, rules: LanguageRules, by_type: dict[str, Fate], told: dict[str, Outcome], fates: list[Fate]
) -> tuple[str, list[tuple[int, int]]]:
    """Arrest, prison or freedom: whichever comes last by its date, else in the text."""
    release = by_type.get("release")
    if release is not None and _earlier(page, rules, release) and len(fates) > 1:
        release = None  # "he had been released a year before": told of a time before the case
    arrests = [f for f in fates if f.type in {"arrest", "prison_sentence"}]
    if release is not None:
        later = [f for f in arrests if _comparable(f, release) and _when(f) > _when(release)]
        undated = [
            f
            for f in arrests
            if not _comparable(f, release) and f.told[-1].start > release.told[-1].start and f.type == "arrest"
        ]
        serving = "prison_sentence" in by_type and not _served(page, rules, by_type["prison_sentence"], release)
        imprisoned = told.get("imprisoned")  # "political prisoners X and Y were released": no longer
        freed = imprisoned is None or imprisoned.event.sentence == release.told[-1].sentence
        if not later and not undated and not serving and freed:
            return "released", _spans(release)
    arrested = by_type.get("arrest")
    if "prison_sentence" in by_type:
        return "imprisoned", _spans(by_type["prison_sentence"])
    if "sentence_upheld" in by_type and "prison_sentence" not in by_type and release is None:
        return "imprisoned", _spans(by_type["sentence_upheld"])
    if "imprisoned" in told and (arrested is None or told["imprisoned"].event.binding != "noun"):
        return "imprisoned", list(told["imprisoned"].event.spans)
    if "detained" in told:
        return "detained", list(told["detained"].event.spans)
    held = [f for f in fates if f.type in _CUSTODY]
    if held:
        return "detained", _spans(held[-1])
    return "unknown", []


def _comparable(a: Fate, b: Fate) -> bool:
    """Whether both dates have a year."""
    return all(w and not w.startswith("--") for w in (_when(a), _when(b)))


def _when(fate: Fate) -> str:
    return (to_facts(fate.date.date) or "") if fate.date else ""


def _last(fate: Fate | None) -> int:
    return max((h.start for h in fate.told), default=-1) if fate else -1


def _spans(fate: Fate) -> list[tuple[int, int]]:
    return [span for event in fate.told for span in event.spans]
