"""Where each person stands at the end of the report: the latest asserted state by dates, tense and order of telling."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from govah.extraction.events.convictions import CONVICTED
from govah.extraction.events.fates import Fate, Outcome
from govah.extraction.events.freedom import acquitted, free, only_arrested, taken_after
from govah.extraction.events.life import (
    Life,
    Spans,
    after,
    back_in_time,
    comparable,
    earlier,
    last,
    spans,
    surely_before,
    told_back,
    when,
)
from govah.extraction.page import Page
from govah.extraction.rules import LanguageRules

Standing = tuple[str, Spans]

_FINAL = (("execution", "executed"), ("death_in_custody", "death_in_custody"), ("killing", "killed"))
_CUSTODY = frozenset({
    "arrest", "transfer", "solitary_confinement", "torture", "forced_confession", "interrogation", "trial",
    "incommunicado", "raid", "hunger_strike",
})  # fmt: skip
_OF_CONVICTS = frozenset({"transfer", "hunger_strike"})
_OF_SUSPECTS = frozenset({"arrest", "trial", "interrogation", "forced_confession", "summons", "disappearance"})
_TRIED = frozenset({"trial", "summons", "appeal", "retrial"})
_MOVES = frozenset({"transfer", "solitary_confinement"})


def outcome_of(
    page: Page, rules: LanguageRules, fates: Sequence[Fate], states: Sequence[Outcome], among: Outcome | None = None
) -> Standing:
    """The outcome and the passages that it rests on. `among` is the state of the prisoners that the report is about."""
    return _standing(Life(page, rules, fates, states, among))


def _standing(life: Life) -> Standing:
    for question in _QUESTIONS:
        found = question(life)
        if found is not None:
            return found
    return "unknown", []


def of_person(
    page: Page, rules: LanguageRules, fates: Sequence[Fate], states: Sequence[Outcome], among: Outcome | None
) -> Standing:
    """The outcome of somebody by name: held, and told only what befalls those who serve a term, they serve one.

    That is a move or a refusal of food, and no arrest, no questioning, no word of custody.
    """
    life = Life(page, rules, fates, states, among)
    outcome, spans = _standing(life)
    convict = not _OF_CONVICTS.isdisjoint(life.of) and _OF_SUSPECTS.isdisjoint(life.of)
    if outcome == "detained" and convict and outcome not in life.told:
        hidden = any(life.said(fate, "unknown_place") for fate in fates if fate.type == "transfer")
        return ("detained" if hidden else "imprisoned"), spans
    return outcome, spans


def _dead(life: Life) -> Standing | None:
    """Executed, dead in custody or killed: nothing comes after it."""
    for kind, outcome in _FINAL:
        if kind in life.of:
            return outcome, spans(life.of[kind])
    return _by_words(life, "executed") or _by_words(life, "death_in_custody") or _by_words(life, "killed")


def _survived(life: Life) -> Standing | None:
    attempt = life.of.get("execution_attempt")
    return ("survived_execution", spans(attempt)) if attempt is not None and "pardon" not in life.of else None


def _spared(life: Life) -> Standing | None:
    """Pardoned, or the sentence annulled and not passed again; who went free or to serve a term since then, stands
    there."""
    pardon, overturned, release = (life.of.get(k) for k in ("pardon", "sentence_overturned", "release"))
    prison = life.of.get("prison_sentence")
    if pardon is not None and (life.condemned or release is None):  # pardoned from prison: free
        if release is not None and not surely_before(release, pardon):
            return "released", spans(release)
        held = life.told.get("imprisoned")
        apart = held is not None and held.event.sentence not in {e.sentence for e in pardon.told}
        if prison is not None and apart:
            return "imprisoned", spans(prison)
        return "spared", spans(pardon)
    if overturned is not None and not _again(life, overturned):
        if release is not None and after(release, overturned):
            return "released", spans(release)
        if prison is not None and after(prison, overturned):
            return "imprisoned", spans(prison)
        return "spared", spans(overturned)
    return _by_words(life, "spared")


def _lost_sight(life: Life) -> Standing | None:
    """Condemned, and what became of the person since then is said not to be known."""
    told, near = life.told.get("unknown"), life.told.get("imminent_execution")
    if told is None or not life.condemned:
        return None
    if near is not None and near.event.start > told.event.start and not _warned(life, near):
        return None
    return "unknown", list(told.event.spans)


def _warned(life: Life, near: Outcome) -> bool:
    """ "A week before, the group had warned that the execution was near": told of a time before the news."""
    page, sentence = life.page, life.page.sentences[near.event.sentence]
    return page.search(life.rules.grammar("had_said"), sentence.start, sentence.end) is not None


def _imminent(life: Life) -> Standing | None:
    """An execution is near: words of imminence, a move for it, a last visit; not where it was put off afterwards."""
    stay, back = life.of.get("stay"), life.told.get("death_sentence")
    put_off = max(last(stay) if stay else -1, back.event.start if back and back.event.binding != "noun" else -1)
    told = life.told.get("imminent_execution")
    if told is not None and put_off < told.event.start:
        return "imminent_execution", list(told.event.spans)
    visit = life.of.get("final_visit")
    signs = [f for f in life.fates if f.type in _MOVES and _for_death(life, f)]
    signs += [visit] if visit is not None and life.condemned else []
    for sign in signs:
        if put_off < last(sign):
            return "imminent_execution", spans(sign)
    return None


def _for_death(life: Life, move: Fate) -> bool:
    """Whether somebody was moved to be executed: so it is said, or it was to solitary in a sentence of death."""
    return life.said(move, "for_death") or (move.type == "solitary_confinement" and life.around(move, "deathly"))


def _disappeared(life: Life) -> Standing | None:
    """Gone, and nobody says where to; not where the person came to light, or to a court, after it."""
    gone = life.of.get("disappearance")
    if gone is None or "release" in life.of:
        return _by_words(life, "disappeared") if "release" not in life.of else None
    later = [f for f in life.fates if f.type == "arrest" and f.told[0].start > gone.told[-1].end]
    if later and not life.said(gone, "fate_unknown"):
        return None  # arrested, and nobody is told where to: held
    tried = [f for f in life.fates if f.type in {"trial", "death_sentence", "prison_sentence"}]
    dated = gone.date is not None and not any(after(f, gone) for f in tried)
    return ("disappeared", spans(gone)) if dated or not tried or life.said(gone, "still_gone") else None


def _condemned(life: Life) -> Standing | None:
    """Under sentence of death, if no term of prison took its place."""
    sentence, prison = life.of.get("death_sentence"), life.of.get("prison_sentence")
    if not life.condemned:
        stay = life.of.get("stay")
        return ("death_sentence", spans(stay)) if stay is not None and prison is None else None
    if prison is not None and sentence is not None and _replaced(life, sentence, prison):
        return "imprisoned", spans(prison)
    release = life.of.get("release")
    if release is not None and _out_of_death_row(life, release):
        return "released", spans(release)
    if sentence is not None:
        return "death_sentence", spans(sentence)
    upheld = life.of.get("sentence_upheld")
    told = life.told.get("death_sentence") or (life.states[-1] if life.states else None)
    return "death_sentence", spans(upheld) if upheld is not None else list(told.event.spans) if told else []


def _out_of_death_row(life: Life, release: Fate) -> bool:
    """Whether somebody condemned went free since then, and not for some days or before the trial."""
    if life.around(release, "bail") or back_in_time(life, release) or not free(life, release):
        return False
    judged = [life.of[k] for k in ("death_sentence", "sentence_upheld", "retrial", "stay") if k in life.of]
    return bool(judged) and all(after(release, fate) for fate in judged)


def _custody(life: Life) -> Standing | None:
    """Arrest, prison or freedom: whichever comes last by its date, else in the text."""
    release = life.of.get("release")
    if release is not None and earlier(life, release) and len(life.fates) > 1:
        release = None  # "he had been released a year before": told of a time before the case
    if release is not None and free(life, release):
        return "released", spans(release)
    if "prison_sentence" in life.of:
        return "imprisoned", spans(life.of["prison_sentence"])
    cleared = life.told.get("released")
    if cleared is not None and acquitted(life, cleared) and not taken_after(life, cleared):
        return "released", list(cleared.event.spans)
    if "sentence_upheld" in life.of and release is None:
        return "imprisoned", spans(life.of["sentence_upheld"])
    arrested, told = "arrest" in life.of, life.told.get("imprisoned")
    if told is not None and (not arrested or told.event.binding != "noun"):
        stands = "detained" if only_arrested(life, told) else "imprisoned"
        return stands, list(told.event.spans)
    held = [
        f
        for f in life.fates
        if f.type in _CUSTODY and not ((len(life.fates) == 1 and _leaves_free(f)) or _at_large(life, f))
    ]
    if life.among is not None and held and not arrested and release is None:
        return life.among.state, spans(held[-1])
    return _by_words(life, "detained") or (("detained", spans(held[-1])) if held else _by_words(life, "released"))


def _leaves_free(fate: Fate) -> bool:
    """Whether the event is no more than a conviction or a searched house: where the person is now it does not say."""
    return fate.type == "raid" or all(event.rule == CONVICTED for event in fate.told)


def _at_large(life: Life, trial: Fate) -> bool:
    """Whether somebody was tried, and nothing says that they were held: where they are now it does not say."""
    page, at_large = life.page, life.rules.grammar("tried_at_large")
    told = [page.sentences[event.sentence] for event in trial.told]
    alone = trial.type == "trial" and _TRIED.issuperset(life.of)
    return alone and all(at_large.match(page.low, s.start, s.end) for s in told)


_QUESTIONS: tuple[Callable[[Life], Standing | None], ...] = (
    _dead, _survived, _spared, _lost_sight, _imminent, _disappeared, _condemned, _custody,
)  # fmt: skip


def _by_words(life: Life, state: str) -> Standing | None:
    told = life.told.get(state)
    return (state, list(told.event.spans)) if told is not None else None


def _again(life: Life, overturned: Fate) -> bool:
    """Whether a death sentence came after the overturned one: by date, by being upheld later, or by "again"."""
    for fate in life.fates:
        if fate.type not in {"death_sentence", "sentence_upheld"}:
            continue
        if when(fate) and when(overturned) and when(fate) > when(overturned):
            return True
        if (
            fate.type == "sentence_upheld"
            and last(fate) > last(overturned)
            and not (earlier(life, fate) or told_back(life, fate))
        ):
            return True
        if fate.type == "death_sentence" and life.around(fate, "again"):
            return True
    return False


def _replaced(life: Life, sentence: Fate, prison: Fate) -> bool:
    """Whether the prison term came instead of the death sentence: by its date, or by words such as "instead"."""
    if comparable(sentence, prison) and when(prison) != when(sentence):
        return when(prison) > when(sentence)
    return last(prison) > sentence.told[0].start and life.said(prison, "instead")
