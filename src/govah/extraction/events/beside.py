"""Who is told of beside the one that grammar finds: behind whose name a bracket stands, who shares what befell X."""

from __future__ import annotations

from collections.abc import Sequence

from govah.extraction.events.syntax import Bound
from govah.extraction.page import Hit, Page, Sentence
from govah.extraction.people.first_person import SELF
from govah.extraction.people.membership import NOT_VICTIMS, names_some
from govah.extraction.people.scene import Scene
from govah.extraction.rules import LanguageRules
from govah.extraction.story import Happening, Mention

_APART = NOT_VICTIMS - {"relative"}
_JUDGING = frozenset({"judge", "official"})


def bracketed(page: Page, sentence: Sentence, scene: Scene, hit: Hit) -> Bound | None:
    """ "A (arrested in 2019), B (freed on bail)": what stands in brackets behind a name is told of that one."""
    opening = page.plain.rfind("(", sentence.start, hit.start)
    if opening < 0 or ")" in page.plain[opening : hit.start]:
        return None
    runs = scene.cast.by_sentence.get(sentence.index, ())
    run = next((r for r in runs if r.character >= 0 and r.end <= opening <= r.end + 2), None)
    if run is None or page.has(opening, hit.start, "kin", "relativiser", "pronoun") or page.low[run.end] == "'":
        return None
    if any(opening < r.start < hit.end for r in runs) or hit.end > page.plain.find(")", opening) > 0:
        return None
    return Bound(Mention(run.start, run.end, "name", (run.character,)), "apposition", passive=True)


def with_me(page: Page, mentions: Sequence[Mention], rules: LanguageRules, hit: Hit, bound: Bound) -> Bound:
    """ "I was arrested with X", told by nobody who is named: what befell X."""
    me = bound.mention
    if me is None or me.gender != SELF or me.possessive or me.who or me.groups:
        return bound
    with_whom = next((m for m in mentions if m.start >= hit.end and m.kind == "name"), None)
    if with_whom is None or not rules.grammar("company").fullmatch(page.low, hit.end, with_whom.start):
        return bound
    return bound._replace(mention=with_whom)


def share_with_company(  # noqa: PLR0917  (all that company rests on)
    page: Page, mentions: Sequence[Mention], scene: Scene, rules: LanguageRules, hit: Hit, events: Sequence[Happening]
) -> None:
    """ "X was hanged along with Y": Y shares what happened to X; judges who stand between are passed over."""
    told = {n for e in events for n in e.who}
    behind = (m for m in mentions if m.start >= hit.end and names_some(m, scene.cast))
    names = (m for m in behind if not told.issuperset(m.who))
    mention = next((m for m in names if any(scene.cast.of(n).role not in _JUDGING for n in m.who)), None)
    if mention is None or not rules.grammar("company").fullmatch(page.low, hit.end, mention.start):
        return
    between = page.hits_in(hit.end, mention.start, "trigger", "relativiser", "be", "have")
    if any(h.kind != "trigger" or h.value != "noun" for h in between):  # "moved to solitary confinement with X"
        return
    for event in events:
        event.together = True
        for number in mention.who:
            if number not in event.who and scene.cast.of(number).role not in _APART:
                event.who.append(number)
        event.joined += [n for n in mention.groups if n not in (*event.groups, *event.joined)]
    if len(mention.who) > 1:
        scene.remainder.others = mention.who
