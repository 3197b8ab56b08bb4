"""Lists of people line by line: which group the line above announces, and its members as the lines name them."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterator, Sequence

from govah.extraction.events.context import modality_of
from govah.extraction.page import Page, Sentence
from govah.extraction.people.membership import MOST_NAMED, NOT_VICTIMS, nameable
from govah.extraction.people.rolls import TELLING, head_of, in_row, is_head
from govah.extraction.people.scene import Scene
from govah.extraction.rules import LanguageRules
from govah.extraction.story import Group, Happening, Listing, Mention

_LINE, _LEAD, _LABEL, _WORDS = 25, 4, 90, 10
_FEWEST, _MOST = 2, 150
_SOFT = frozenset({"relative", "quoted"})
_TRADES = frozenset({"speaker", "lawyer", "spokesperson"})  # what a line may say of somebody who is listed
_OF_PEOPLE = ("naming", "many", "trigger", "state", "victim_noun", "one", "list_head")
_NEAR = 4  # paragraphs back to the people whose list is announced


def announced(page: Page, sentence: Sentence, mentions: list[Mention], scene: Scene) -> bool:
    """Whether the sentence is the line above a list; those listed are then the group that it tells of.

    A line that only names a place, a month or a kind of people parts a list that goes on.
    """
    leads = sentence.index in scene.rolls.leads
    if page.low[sentence.end - 1] != ":" and not leads:
        return False
    parts = leads and is_head(page, sentence) and not page.has(sentence.start, sentence.end, *TELLING)
    if parts and not any(m.who or m.groups for m in mentions):
        if scene.listing is not None and _goes_on_under(page, sentence):
            scene.listing.under = sentence.index
            return True
        if page.low[sentence.end - 1] != ":" or scene.listing is not None:  # "Sources:" under a list of people
            scene.listing = None
            return True
    group = _group(page, sentence, mentions, scene, leads=leads)
    scene.listing = None if group is None and not leads else Listing(group, sentence.index)
    return True


def _goes_on_under(page: Page, sentence: Sentence) -> bool:
    """Whether a heading only says where, when or of which people the next ones of a list are."""
    told = page.has(
        sentence.start, sentence.end, "city", "province", "prison", "many", "ethnicity", "religion", "month"
    )
    return told or bool(page.dates_in(sentence.start, sentence.end))


def _group(page: Page, sentence: Sentence, mentions: list[Mention], scene: Scene, *, leads: bool) -> Group | None:
    """The group of a line that announces a list; a new one where only "those" are told of."""
    groups = [g for m in mentions for g in m.groups]
    told = page.has(sentence.start, sentence.end, *_OF_PEOPLE)
    if not told:
        if groups:
            return scene.groups[groups[-1]]
        return _spoken_of(page, sentence, scene, None) if leads else None
    count = _count(page, sentence)
    fitting = [g for g in groups if _may_hold(scene.groups[g], count)]
    tells = page.has(sentence.start, sentence.end, "trigger", "state")
    if fitting:
        return _whole(page, sentence, scene.groups[fitting[-1]], scene, tells=tells)
    open_ = [g for g in scene.groups if g.used and nameable(page, g) and not g.members]
    if count is not None:
        open_ = [g for g in open_ if g.count == count]
    if open_ and not tells:
        return max(open_, key=lambda g: (g.fatal, g.start))
    return (
        _only_told_here(page, sentence, mentions, scene, count)
        or max(open_, key=lambda g: (g.fatal, g.start), default=None)
        or (_spoken_of(page, sentence, scene, count) if leads else None)
    )


def _whole(page: Page, sentence: Sentence, group: Group, scene: Scene, *, tells: bool) -> Group:
    """ "The union knows the names of six:": six of those told of just before, where nothing more is told of the six."""
    if tells or group.sentence != sentence.index:
        return group
    whole = _spoken_of(page, sentence, scene, group.count)
    if whole is None or whole is group or whole.members or (whole.count is None and group.count is not None):
        return group
    group.parent = whole.number
    return whole


def _spoken_of(page: Page, sentence: Sentence, scene: Scene, count: int | None) -> Group | None:
    """The people of whom something was told just before, and who are as many as are announced or more."""
    for group in reversed(scene.groups):
        if sentence.paragraph - page.sentences[group.sentence].paragraph > _NEAR:
            return None
        if group.used and (count is None or group.count is None or group.count >= count):
            return group
    return None


def settle(
    page: Page, sentence: Sentence, events: Sequence[Happening], scene: Scene, rules: LanguageRules
) -> Iterator[Happening]:
    """Where the words above or before a list tell nothing of its people by a verb: what their noun tells ("Deaths").

    Where they have none either, those listed are the people told of just before.
    """
    listing = scene.listing
    if listing is None or listing.lead != sentence.index or listing.group is None:
        return
    group, last = listing.group, listing.label or sentence.end
    if group.sentence != sentence.index or any(group.number in e.groups for e in events):
        return
    head = next(iter(page.hits_in(sentence.start, last, "list_head")), None)
    named = any(r.character >= 0 for r in scene.cast.by_sentence.get(sentence.index, ()))
    short = bool(listing.label) or (is_head(page, sentence) and not named)
    if head is not None and short and not page.has(sentence.start, last, "be", "have"):
        held, _ = modality_of(page, sentence, head, head.value, rules)
        found = Happening(head.value, head.start, head.end, sentence.index, head.id, groups=[group.number])
        found.modality, found.binding, found.spans = held, "listed", [(head.start, head.end)]
        yield found
        return
    heads = sentence.index in scene.rolls.leads and not listing.label
    whole = _spoken_of(page, sentence, scene, group.count) if heads else None
    if whole is not None and whole is not group and not whole.members:
        group.parent, listing.group = whole.number, whole


def labelled(page: Page, sentence: Sentence, mentions: list[Mention], scene: Scene, rules: LanguageRules) -> bool:
    """ "Released on bail: A and B.": a list inside a sentence whose label names nobody; the names are its people."""
    first = mentions[0] if mentions else None
    if first is None or first.kind != "name" or first.possessive or first.start - sentence.start > _LABEL:
        return False
    if page.low[sentence.start : first.start].rstrip(" \"'(1").rstrip()[-1:] not in {":", "\u2013"}:
        return False
    if not _label(page, sentence, first.start, rules):
        return False
    who: list[int] = []
    end = first.start
    for mention in mentions:
        if mention.kind != "name" or (who and not rules.grammar("and_further").fullmatch(page.low, end, mention.start)):
            break
        who += [n for n in mention.who if scene.cast.of(n).role not in NOT_VICTIMS]
        end = mention.end
    if page.has(first.start, sentence.end, "be", "have", "modal") or not who:
        return False
    token = page.tokens[sentence.first]
    group = scene.new_group(token.start, token.end, sentence, None, "")
    group.definite, group.members = True, who
    mentions.insert(0, Mention(token.start, token.end, "many", groups=(group.number,)))
    scene.listing = Listing(group, sentence.index, label=first.start)
    return True


def _label(page: Page, sentence: Sentence, end: int, rules: LanguageRules) -> bool:
    """Whether the words before a colon are a short label that tells something by itself."""
    if page.token_at(end) - sentence.first > _WORDS or page.has(sentence.start, end, "speech", "reporting", "naming"):
        return False
    if page.has(sentence.start, end, "list_head", "state"):
        return True
    told = [rules.triggers[h.id] for h in page.hits_in(sentence.start, end, "trigger") if h.value == "participle"]
    return any(rule.needs is None and rule.before is None and rule.near is None for rule in told)


def _may_hold(group: Group, count: int | None) -> bool:
    """Whether those announced can be of the group: "six of them" of seven, not five of the eighty of an era."""
    return count is None or group.count is None or count == group.count or count <= group.count <= MOST_NAMED


def _count(page: Page, sentence: Sentence) -> int | None:
    """The number of people that a heading announces, if it says one."""
    for number in page.numbers_in(sentence.start, sentence.end):
        whole = number.value == int(number.value) and _FEWEST <= number.value <= _MOST
        dated = any(d.start <= number.start < d.end for d in page.dates_in(sentence.start, sentence.end))
        dated = dated or "/" in page.low[number.start - 1 : number.end + 1]
        if not whole or number.ordinal or dated or page.has(number.end, number.end + 12, "age_word"):
            continue
        if not page.has(number.end, number.end + 2, "measure"):
            return int(number.value)
    return None


def _only_told_here(
    page: Page, sentence: Sentence, mentions: list[Mention], scene: Scene, count: int | None
) -> Group | None:
    """ "Those executed were:", "The men named below were hanged:": a group that only the heading tells of."""
    empty = next((m for m in reversed(mentions) if m.kind in {"many", "all"} and not (m.who or m.groups)), None)
    if empty is None and not page.has(sentence.start, sentence.end, "trigger", "state", "list_head"):
        return None
    first = page.tokens[sentence.first]
    start, end = (empty.start, empty.end) if empty else (first.start, first.end)
    group = scene.new_group(start, end, sentence, count, empty.gender if empty else "")
    group.definite = True
    if empty is not None:
        mentions.remove(empty)
    elif any(m.start < end for m in mentions):
        return group
    insort(mentions, Mention(start, end, "many", groups=(group.number,), count=count), key=lambda m: m.start)
    return group


def listed(page: Page, sentence: Sentence, mentions: Sequence[Mention], scene: Scene) -> bool:
    """Whether the sentence is a line of an announced list; the name at its head is one more member."""
    listing = scene.listing
    if listing is None:
        return False
    first = next((m for m in mentions if m.kind in {"name", "all"} and m.who), None)
    entry = sentence.index in scene.rolls.entries and listing.holds(sentence)
    opens = sentence.index == 0 or page.sentences[sentence.index - 1].paragraph != sentence.paragraph
    near = first is not None and page.token_at(first.start) - sentence.first <= _LEAD
    several = near and first is not None and len(first.who) >= _FEWEST
    if first is None or not (entry or several) or page.has(sentence.start, first.start, "trigger"):
        if opens and not entry and (sentence.last - sentence.first > _LINE or not listing.holds(sentence)):
            scene.listing = None
        return False
    listing.mark = listing.mark or sentence.mark
    told = listing.group is not None and listing.group.used
    who = entry_people(page, sentence, mentions, first) if entry else first.who
    for number in who:
        character = scene.cast.of(number)
        own = character.role_span is not None and first.end <= character.role_span[0] < sentence.end
        aside = own and character.role_span is not None and "(" in page.low[first.end : character.role_span[0]]
        if character.role in _SOFT or (own and (told or aside) and character.role in _TRADES):
            character.role = ""  # "X, his brother", "Y, reporter for the Lantern": one of those listed all the same
    group = listing.group
    if group is None:
        return True
    group.members += [n for n in who if n not in group.members and scene.cast.of(n).role not in NOT_VICTIMS]
    group.lines.add(sentence.index)
    scene.plural = (tuple(group.members), ())  # "all were …" after the list
    if len(group.members) >= _FEWEST:
        scene.lists.append(tuple(group.members))
    return True


def entry_people(page: Page, sentence: Sentence, mentions: Sequence[Mention], first: Mention) -> tuple[int, ...]:
    """The people of an entry: those named in its head ("X, 23, and his nephew Y, 15: …")."""
    last = head_of(page, sentence, first.end) or (sentence.end if in_row(page, sentence) else first.end)
    inside = [m for m in mentions if m.kind == "name" and first.end <= m.start < last and not m.possessive]
    plain = [
        m for m in inside if page.plain.count("(", first.end, m.start) == page.plain.count(")", first.end, m.start)
    ]
    return (*first.who, *(n for m in plain for n in m.who if n not in first.who))
