"""Where each person stands at the end of the report: the latest asserted state by dates, tense and order of telling."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from govah.extraction.events.convictions import CONVICTED
from govah.extraction.events.fates import Fate, Outcome
from govah.extraction.page import Page
from govah.extraction.rules import LanguageRules
from govah.text.dates_out import to_facts

Spans = list[tuple[int, int]]
Standing = tuple[str, Spans]

_FINAL = (("execution", "executed"), ("death_in_custody", "death_in_custody"), ("killing", "killed"))
_CUSTODY = frozenset({
    "arrest", "transfer", "solitary_confinement", "torture", "forced_confession", "interrogation", "trial",
    "incommunicado", "raid", "hunger_strike",
})  # fmt: skip
_OF_CONVICTS = frozenset({"transfer", "hunger_strike"})
_OF_SUSPECTS = frozenset({"arrest", "trial", "interrogation", "forced_confession", "summons", "disappearance"})
_MOVES = frozenset({"transfer", "solitary_confinement"})
_BACK = 40  # characters before a state's words in which its tense stands


@dataclass(slots=True)
class Life:
    """All that a report tells of one person or group, for the questions that decide where they stand."""

    page: Page
    rules: LanguageRules
    fates: Sequence[Fate]
    states: Sequence[Outcome]
    among: Outcome | None = None
    of: dict[str, Fate] = field(default_factory=dict)
    told: dict[str, Outcome] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.of = {fate.type: fate for fate in self.fates}
        self.told = {state.state: state for state in self.states}

    def around(self, fate: Fate, kind: str) -> bool:
        """Whether a sentence that tells of the event has words of that kind."""
        spans = [self.page.sentences[event.sentence] for event in fate.told]
        return any(self.page.has(s.start, s.end, kind) for s in spans)

    def said(self, fate: Fate, name: str) -> bool:
        """Whether a sentence that tells of the event matches that expression of the pack."""
        at = [self.page.sentences[event.sentence] for event in fate.told]
        return any(self.rules.grammar(name).search(self.page.low, s.start, s.end) for s in at)

    @property
    def condemned(self) -> bool:
        """Whether a death sentence is told, by itself, by its review, or by what it leads to."""
        upheld = self.of.get("sentence_upheld")
        return not {"death_sentence", "imminent_execution"}.isdisjoint({*self.of, *self.told}) or (
            upheld is not None and self._of_death(upheld)
        )

    def _of_death(self, upheld: Fate) -> bool:
        """Whether a judgment upheld, of which no sentence is told, is one of death: where its sentence speaks of death,
        or the report does and tells of no prison term."""
        if "prison_sentence" in self.of:
            return False
        if self.around(upheld, "deathly"):
            return True
        if "imprisoned" in self.told or self.rules.grammar("prison_term").search(self.page.low):
            return False
        return self.page.has(0, len(self.page.text), "deathly")

    def present(self, state: str) -> Outcome | None:
        """The state where it is told as lasting ("is serving", "remains in prison"), not by a noun or of the past."""
        for told in reversed(self.states):
            if told.state == state and told.event.binding != "noun" and not self._past(told):
                return told
        return None

    def _past(self, told: Outcome) -> bool:
        start = max(self.page.sentences[told.event.sentence].start, told.event.start - _BACK)
        return self.rules.grammar("past_state").search(self.page.low[start : told.event.end]) is not None


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
            return outcome, _spans(life.of[kind])
    return _by_words(life, "executed") or _by_words(life, "death_in_custody") or _by_words(life, "killed")


def _survived(life: Life) -> Standing | None:
    attempt = life.of.get("execution_attempt")
    return ("survived_execution", _spans(attempt)) if attempt is not None and "pardon" not in life.of else None


def _spared(life: Life) -> Standing | None:
    """Pardoned, or the sentence annulled and not passed again; who went free or to serve a term since then, stands
    there."""
    pardon, overturned, release = (life.of.get(k) for k in ("pardon", "sentence_overturned", "release"))
    prison = life.of.get("prison_sentence")
    if pardon is not None and (life.condemned or release is None):  # pardoned from prison: free
        if release is not None and not _surely_before(release, pardon):
            return "released", _spans(release)
        held = life.told.get("imprisoned")
        apart = held is not None and held.event.sentence not in {e.sentence for e in pardon.told}
        if prison is not None and apart:
            return "imprisoned", _spans(prison)
        return "spared", _spans(pardon)
    if overturned is not None and not _again(life, overturned):
        if release is not None and _after(release, overturned):
            return "released", _spans(release)
        if prison is not None and _after(prison, overturned):
            return "imprisoned", _spans(prison)
        return "spared", _spans(overturned)
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
    return life.rules.grammar("had_said").search(page.low, sentence.start, sentence.end) is not None


def _imminent(life: Life) -> Standing | None:
    """An execution is near: words of imminence, a move for it, a last visit; not where it was put off afterwards."""
    stay, back = life.of.get("stay"), life.told.get("death_sentence")
    put_off = max(_last(stay) if stay else -1, back.event.start if back and back.event.binding != "noun" else -1)
    told = life.told.get("imminent_execution")
    if told is not None and put_off < told.event.start:
        return "imminent_execution", list(told.event.spans)
    visit = life.of.get("final_visit")
    signs = [f for f in life.fates if f.type in _MOVES and _for_death(life, f)]
    signs += [visit] if visit is not None and life.condemned else []
    for sign in signs:
        if put_off < _last(sign):
            return "imminent_execution", _spans(sign)
    return None


def _for_death(life: Life, move: Fate) -> bool:
    """Whether somebody was moved to be executed: so it is said, or it was to solitary in a sentence of death."""
    return life.said(move, "for_death") or (move.type == "solitary_confinement" and life.around(move, "deathly"))


def _disappeared(life: Life) -> Standing | None:
    """Gone, and nobody says where to; not where the person came to light, or to a court, after it."""
    gone = life.of.get("disappearance")
    if gone is None or "release" in life.of:
        return _by_words(life, "disappeared") if "release" not in life.of else None
    if any(f.type == "arrest" and f.told[0].start > gone.told[-1].end for f in life.fates):
        return None
    tried = [f for f in life.fates if f.type in {"trial", "death_sentence", "prison_sentence"}]
    dated = gone.date is not None and not any(_after(f, gone) for f in tried)
    return ("disappeared", _spans(gone)) if dated or not tried or life.said(gone, "still_gone") else None


def _condemned(life: Life) -> Standing | None:
    """Under sentence of death, if no term of prison took its place."""
    sentence, prison = life.of.get("death_sentence"), life.of.get("prison_sentence")
    if not life.condemned:
        stay = life.of.get("stay")
        return ("death_sentence", _spans(stay)) if stay is not None and prison is None else None
    if prison is not None and sentence is not None and _replaced(life, sentence, prison):
        return "imprisoned", _spans(prison)
    release = life.of.get("release")
    if release is not None and _out_of_death_row(life, release):
        return "released", _spans(release)
    if sentence is not None:
        return "death_sentence", _spans(sentence)
    upheld = life.of.get("sentence_upheld")
    told = life.told.get("death_sentence") or (life.states[-1] if life.states else None)
    return "death_sentence", _spans(upheld) if upheld is not None else list(told.event.spans) if told else []


def _out_of_death_row(life: Life, release: Fate) -> bool:
    """Whether somebody condemned went free since then, and not for some days or before the trial."""
    if life.around(release, "bail") or _back_in_time(life, release) or not _free(life, release):
        return False
    judged = [life.of[k] for k in ("death_sentence", "sentence_upheld", "retrial", "stay") if k in life.of]
    return bool(judged) and all(_after(release, fate) for fate in judged)


def _custody(life: Life) -> Standing | None:
    """Arrest, prison or freedom: whichever comes last by its date, else in the text."""
    release = life.of.get("release")
    if release is not None and _earlier(life, release) and len(life.fates) > 1:
        release = None  # "he had been released a year before": told of a time before the case
    if release is not None and _free(life, release):
        return "released", _spans(release)
    if "prison_sentence" in life.of:
        return "imprisoned", _spans(life.of["prison_sentence"])
    cleared = life.told.get("released")
    if cleared is not None and _acquitted(life, cleared) and not _taken_after(life, cleared):
        return "released", list(cleared.event.spans)
    if "sentence_upheld" in life.of and release is None:
        return "imprisoned", _spans(life.of["sentence_upheld"])
    arrested, told = "arrest" in life.of, life.told.get("imprisoned")
    if told is not None and (not arrested or told.event.binding != "noun"):
        stands = "detained" if _only_arrested(life, told) else "imprisoned"
        return stands, list(told.event.spans)
    held = [f for f in life.fates if f.type in _CUSTODY and not (len(life.fates) == 1 and _found_guilty(f))]
    if life.among is not None and held and not arrested and release is None:
        return life.among.state, _spans(held[-1])
    return _by_words(life, "detained") or (("detained", _spans(held[-1])) if held else _by_words(life, "released"))


def _found_guilty(fate: Fate) -> bool:
    """Whether the event is no more than a conviction: where the person is now it does not say."""
    return all(event.rule == CONVICTED for event in fate.told)


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
        if _when(fate) and _when(overturned) and _when(fate) > _when(overturned):
            return True
        if fate.type == "sentence_upheld" and _last(fate) > _last(overturned):
            return True
        if fate.type == "death_sentence" and life.around(fate, "again"):
            return True
    return False


def _replaced(life: Life, sentence: Fate, prison: Fate) -> bool:
    """Whether the prison term came instead of the death sentence: by its date, or by words such as "instead"."""
    if _comparable(sentence, prison) and _when(prison) != _when(sentence):
        return _when(prison) > _when(sentence)
    return _last(prison) > sentence.told[0].start and life.said(prison, "instead")


def _earlier(life: Life, fate: Fate) -> bool:
    """Whether every telling stands back in time from the report ("had earlier been freed")."""
    back, page = life.rules.grammar("earlier"), life.page
    return all(back.search(page.low, page.sentences[e.sentence].start, e.end) for e in fate.told)


def _free(life: Life, release: Fate) -> bool:
    """Whether nothing that takes freedom away came after the release."""
    later = [f for f in life.fates if f.type in {"arrest", "prison_sentence"} and _comparable(f, release)]
    if any(_when(f) > _when(release) for f in later):
        return False
    arrests = [f for f in life.fates if f.type == "arrest" and not _comparable(f, release) and not _anchor(life, f)]
    if not _back_in_time(life, release):
        arrests = [f for f in arrests if not _back_in_time(life, f)]
    if _just_now(life, release):
        arrests = [f for f in arrests if any(e.again for e in f.told)]
    if any(f.told[-1].start > release.told[-1].start for f in arrests):
        return False
    if "prison_sentence" in life.of and not _served(life, life.of["prison_sentence"], release):
        return False
    held = life.present("imprisoned") or life.present("detained")
    told = {e.sentence for e in release.told}
    return held is None or held.event.start < release.told[0].start or held.event.sentence in told


def _back_in_time(life: Life, fate: Fate) -> bool:
    """ "X is free. He had been arrested in March": told of a time before that of which the report tells."""
    page, had = life.page, life.rules.grammar("pluperfect")
    return all(had.search(page.low[page.sentences[e.sentence].start : e.start]) for e in fate.told)


def _anchor(life: Life, arrest: Fate) -> bool:
    """ "Freed on 3 May, two months after his arrest": the arrest only says when something else was."""
    page, found = life.page, life.rules.grammar("anchored_after")
    return all(found.search(page.low, page.sentences[e.sentence].start, e.start) for e in arrest.told)


def _only_arrested(life: Life, told: Outcome) -> bool:
    """ "Arrested in May and still behind bars": no word of a term that is served, and the arrest told by itself."""
    event = told.event
    if life.rules.grammar("convict_words").search(life.page.low, event.start, event.end) is not None:
        return False
    arrests = [e for f in life.fates if f.type == "arrest" for e in f.told]
    return any(e.end <= event.start or event.end <= e.start for e in arrests)


def _acquitted(life: Life, told: Outcome) -> bool:
    return life.rules.grammar("cleared").search(life.page.low, told.event.start, told.event.end) is not None


def _taken_after(life: Life, cleared: Outcome) -> bool:
    """Whether an arrest is told after the acquittal."""
    later = [f for f in life.fates if f.type == "arrest" and _last(f) > cleared.event.start]
    return any(f.date is None or any(e.again for e in f.told) for f in later if not _back_in_time(life, f))


def _just_now(life: Life, release: Fate) -> bool:
    """ "X has been freed. He was arrested in May": the way out is the news, and the arrest what led to it."""
    page, found = life.page, life.rules.grammar("just_now")
    return any(
        found.search(page.low, page.sentences[e.sentence].start, e.start)
        or life.rules.grammar("free_now").match(page.low, e.start)
        for e in release.told
    )


def _served(life: Life, sentence: Fate, release: Fate) -> bool:
    """Whether the release came after the prison sentence, and not only on bail before or against it."""
    if _comparable(sentence, release):
        return _when(release) > _when(sentence)
    if life.said(release, "time_served"):
        return True
    bail = all(life.page.has(s.start, s.end, "bail") for s in (life.page.sentences[e.sentence] for e in release.told))
    before = _just_now(life, release) or (_back_in_time(life, sentence) and not _back_in_time(life, release))
    return not bail and (before or _last(release) > sentence.told[0].start)


def _after(later: Fate, earlier: Fate) -> bool:
    """Whether one event came after another: by their dates, else by the order of the text."""
    if _comparable(later, earlier) and _when(later) != _when(earlier):
        return _when(later) > _when(earlier)
    return _last(later) > _last(earlier)


def _surely_before(one: Fate, other: Fate) -> bool:
    """Whether the dates say that one event came before the other."""
    return _comparable(one, other) and _when(one) < _when(other)


def _comparable(a: Fate, b: Fate) -> bool:
    """Whether both dates have a year."""
    return all(w and not w.startswith("--") for w in (_when(a), _when(b)))


def _when(fate: Fate) -> str:
    return (to_facts(fate.date.date) or "") if fate.date else ""


def _last(fate: Fate) -> int:
    return max((h.start for h in fate.told), default=-1)


def _spans(fate: Fate) -> Spans:
    return [span for event in fate.told for span in event.spans]
