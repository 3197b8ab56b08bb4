"""Who is free at the end of a report: whether a release, an acquittal or an arrest is the last that it tells."""

from __future__ import annotations

from govah.extraction.events.fates import Fate, Outcome
from govah.extraction.events.life import Life, back_in_time, comparable, last, when


def free(life: Life, release: Fate) -> bool:
    """Whether nothing that takes freedom away came after the release."""
    later = [f for f in life.fates if f.type in {"arrest", "prison_sentence"} and comparable(f, release)]
    if any(when(f) > when(release) for f in later):
        return False
    arrests = [f for f in life.fates if f.type == "arrest" and not comparable(f, release) and not _anchor(life, f)]
    if not back_in_time(life, release):
        arrests = [f for f in arrests if not back_in_time(life, f)]
    if _just_now(life, release):
        arrests = [f for f in arrests if any(e.again for e in f.told)]
    if any(f.told[-1].start > release.told[-1].start or _is_news(life, f, release) for f in arrests):
        return False
    if "prison_sentence" in life.of and not _served(life, life.of["prison_sentence"], release):
        return False
    held = life.present("imprisoned") or life.present("detained")
    told = {e.sentence for e in release.told}
    return held is None or held.event.start < release.told[0].start or held.event.sentence in told


def _is_news(life: Life, arrest: Fate, release: Fate) -> bool:
    """ "X was arrested on Wednesday", says the opening, and the text that X came free in 2013: an earlier case."""
    page = life.page
    if when(arrest) or not when(release) or when(release).startswith("--"):
        return False
    taken = (e for f in life.fates if f.type in {"arrest", "transfer"} for e in f.told)
    spans = [page.sentences[e.sentence] for e in taken if page.opens(e.sentence)]
    today = any(d.date is None for s in spans for d in page.dates_in(s.start, s.end))
    opens = any(page.opens(e.sentence) for e in arrest.told)
    return today and opens and not any(page.opens(e.sentence) for e in release.told)


def _anchor(life: Life, arrest: Fate) -> bool:
    """ "Freed on 3 May, two months after his arrest": the arrest only says when something else was."""
    page, before, at = life.page, life.rules.grammar("anchored_after"), life.rules.grammar("told_as_anchor")
    starts = [max(page.sentences[e.sentence].start, e.clause[0]) for e in arrest.told]
    return all(
        before.search(page.low, start, e.start) or at.match(page.low, e.start, e.end)
        for start, e in zip(starts, arrest.told, strict=True)
    )


def acquitted(life: Life, told: Outcome) -> bool:
    """Whether the words of freedom are those of an acquittal."""
    return life.page.search(life.rules.grammar("cleared"), told.event.start, told.event.end) is not None


def taken_after(life: Life, cleared: Outcome) -> bool:
    """Whether an arrest is told after the acquittal."""
    later = [f for f in life.fates if f.type == "arrest" and last(f) > cleared.event.start]
    return any(f.date is None or any(e.again for e in f.told) for f in later if not back_in_time(life, f))


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
    if comparable(sentence, release):
        return when(release) > when(sentence)
    if life.said(release, "time_served"):
        return True
    bail = all(life.page.has(s.start, s.end, "bail") for s in (life.page.sentences[e.sentence] for e in release.told))
    before = _just_now(life, release) or (back_in_time(life, sentence) and not back_in_time(life, release))
    return not bail and (before or last(release) > sentence.told[0].start)


def only_arrested(life: Life, told: Outcome) -> bool:
    """ "Arrested in May and still behind bars": no word of a term that is served, and the arrest told by itself."""
    event = told.event
    if life.page.search(life.rules.grammar("convict_words"), event.start, event.end) is not None:
        return False
    arrests = [e for f in life.fates if f.type == "arrest" for e in f.told]
    return any(e.end <= event.start or event.end <= e.start for e in arrests)
