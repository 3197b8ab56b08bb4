"""Names of those who wrote, translated or photographed a report: credits, not people of its story."""

from __future__ import annotations

from collections.abc import Sequence

from govah.extraction.page import Page
from govah.extraction.rules import LanguageRules
from govah.extraction.story import NameRun

_TOP = 700  # characters in which a report names its author under the headline
_OFTEN = 3  # times that a report whose author tells his own story says "I", "me" or "my"
_CREDIT = 60
_HEAD = 30  # characters within which a line of a list has its name
_MARKS = " *-|,"
_SIGNERS = 40  # lines that a list of those who sign may have


def without_bylines(page: Page, runs: list[NameRun], rules: LanguageRules) -> list[NameRun]:
    """The name runs of a page without those of credits; a story told by its author keeps them."""
    if sum(h.value == "one" for h in page.hits_in(0, len(page.text), "first")) >= _OFTEN:
        return runs
    credited = {id(r) for r in runs if _credited(page, r, rules) and not _pictured(page, r, runs, rules)}
    signers = _signers(page, runs, rules)
    told = [r for r in runs if not any(r is signer for signer in signers)]
    credited |= {id(r) for r in signers if not _named_again(r, told)}
    lone = [r for r in runs if r.start < _TOP and id(r) not in credited and _alone_by_date(page, r, rules)]
    if len(lone) == 1 and not _named_again(lone[0], [r for r in runs if id(r) not in credited]):
        credited.add(id(lone[0]))
    return [r for r in runs if id(r) not in credited] if credited else runs


def _signers(page: Page, runs: Sequence[NameRun], rules: LanguageRules) -> list[NameRun]:
    """Those whose names stand on lines of their own under the closing words of a letter ("Yours sincerely,")."""
    closing = [m.end() for m in page.matches(rules.grammar("closes_letter"), 0, len(page.low))]
    signed: list[NameRun] = []
    for run in runs if closing else ():
        line = page.plain.rfind("\n", 0, run.start) + 1
        alone = not page.plain[line : run.start].strip(_MARKS) and _rest_is_credit(page, run, rules)
        above = [end for end in closing if end <= run.start]
        if not above or not alone:
            continue
        lines = [t.strip() for t in page.plain[above[-1] : line].split("\n") if t.strip()]
        if len(lines) <= _SIGNERS and not any(len(t) > _CREDIT or t.endswith((".", ":")) for t in lines):
            signed.append(run)
    return signed


def _pictured(page: Page, run: NameRun, runs: Sequence[NameRun], rules: LanguageRules) -> bool:
    """ "Photo: X", where the report tells of X: the one in the picture."""
    lead = page.search(rules.grammar("pictured_before"), max(0, run.start - _CREDIT), run.start)
    return lead is not None and _named_again(run, runs)


def _credited(page: Page, run: NameRun, rules: LanguageRules) -> bool:
    """ "By X and Y", "(Reporting by X; editing by Y)", "Photo: X"."""
    line = page.plain.rfind("\n", 0, run.start) + 1
    if page.search(rules.grammar("credit_before"), max(line, run.start - _CREDIT), run.start):
        return True
    lead = rules.grammar("byline_before").fullmatch(page.plain, line, run.start)
    return lead is not None and _rest_is_credit(page, run, rules)


def _rest_is_credit(page: Page, run: NameRun, rules: LanguageRules) -> bool:
    """Whether the line holds no more than who the author is and when it was written."""
    end = page.plain.find("\n", run.end)
    end = len(page.plain) if end < 0 else end
    return not page.has(run.end, end, "be", "have", "trigger", "speech", "relativiser") or bool(
        rules.grammar("byline_ends").match(page.low, run.end)
    )


def _alone_by_date(page: Page, run: NameRun, rules: LanguageRules) -> bool:
    """A name alone on its line, with or over the day on which the report was published, and under no heading that
    tells of people ("ARRESTED")."""
    line = page.plain.rfind("\n", 0, run.start) + 1
    above = page.plain[:line].rstrip()
    if page.plain[line : run.start].strip(_MARKS) or not above or above.endswith(":") or _in_list(page, run):
        return False
    end = page.plain.find("\n", run.end)
    headed = page.hits_in(above.rfind("\n") + 1, len(above), "list_head")
    if end < 0 or any(h.end >= len(above) for h in headed) or not _rest_is_credit(page, run, rules):
        return False
    rest = page.low[run.end : end].strip(_MARKS)
    if rest:
        days = page.dates_in(run.end, end)
        alone = len(days) == 1 and not (page.low[run.end : days[0].start] + page.low[days[0].end : end]).strip(_MARKS)
        counted = (
            bool(page.numbers_in(run.end, end)) and not days
        )  # "X, reporter for Y, five years": an entry of a list
        return alone or (rules.grammar("byline_rest").search(rest) is not None and not counted)
    while page.plain[end : end + 1].isspace():
        end += 1
    close = page.plain.find("\n", end)
    dated = close - end <= _CREDIT and bool(page.dates_in(end, close))
    return dated and not page.has(end, close, "be", "have", "trigger", "prison", "charge", "given_name")


def _in_list(page: Page, run: NameRun) -> bool:
    """Whether lines with a name at their head stand above and below: "X, reporter for the Lantern" is one of a list."""
    at = page.sentence_at(run.start).index
    beside = [page.sentences[k] for k in (at - 1, at + 1) if 0 <= k < len(page.sentences)]
    return len(beside) == 2 and all(page.has(s.start, min(s.end, s.start + _HEAD), "given_name") for s in beside)


def _named_again(run: NameRun, runs: Sequence[NameRun]) -> bool:
    """Whether another place of the report names somebody of that surname."""
    return any(r is not run and r.parts[-1] == run.parts[-1] for r in runs)
