"""Words that point to people told of before or after: "the former", "each was", "the 25-year-old", "the following"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govah.extraction.page import Page, Sentence
from govah.extraction.people.scene import Scene
from govah.extraction.rules import LanguageRules
from govah.extraction.story import Mention

_PAIR = 2


def pointers(
    page: Page, sentence: Sentence, scene: Scene, rules: LanguageRules, names: Sequence[Mention]
) -> Iterator[Mention]:
    """The pointing words of a sentence with the people they mean, in no order."""
    low, start, end = page.low, sentence.start, sentence.end
    for match in rules.grammar("one_of_pair").finditer(low, start, end):
        found = _one_of_pair(scene, *match.span(), last=match["last"] is not None)
        if found is not None:
            yield found
    for match in rules.grammar("each_alone").finditer(low, start, end):
        if (several := scene.several(*match.span(), None)) is not None and len(several.who) != 1:
            yield several
    for match in rules.grammar("group_object").finditer(low, start, end):
        span = match.span("who") if match["who"] else match.span("who2")
        if (several := scene.several(*span, None)) is not None:
            yield several
    for match in rules.grammar("the_aged").finditer(low, start, end):
        number = scene.he("")
        if number is not None:
            yield Mention(*match.span(), "aged", (number,))
    if low[start:end].rstrip().endswith(":"):
        for match in rules.grammar("those_listed").finditer(low, start, end):
            if not any(n.start > match.end() for n in names):
                group = scene.new_group(*match.span(), sentence, None, "")
                yield Mention(*match.span(), "many", groups=(group.number,))
                return


def _one_of_pair(scene: Scene, start: int, end: int, *, last: bool) -> Mention | None:
    """ "The former", "the latter": the first or the second of the two people told of together."""
    who = scene.plural[0]
    if len(who) == _PAIR:
        return Mention(start, end, "one", (who[-1] if last else who[0],))
    return Mention(start, end, "one", (scene.single[-1],)) if last and scene.single else None
