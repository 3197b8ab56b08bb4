"""Whom an event happens to: from the trigger's form and voice to the mention that is subject, object or owner."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from govah.extraction.events.owners import complement, of_others, owned, possessor
from govah.extraction.events.syntax import Bound, Syntax
from govah.extraction.page import Hit
from govah.extraction.story import Mention

OF = frozenset({"of", "for", "against", "on", "to", "by"})
_LIST_REACH, _TO = 9, 4
_ASIDE = 90
_ONE = frozenset({"name", "pronoun", "same", "one"})
_DESCRIBED = frozenset({"same", "one"})
_PEOPLE = frozenset({"name", "same", "one", "many", "all"})


def bind(syntax: Syntax, hit: Hit, earlier: Sequence[tuple[Hit, Bound]]) -> Bound:
    """Find whom the trigger concerns. `earlier` are the triggers before it in the sentence with what they bound."""
    page, i = syntax.page, syntax.page.token_at(hit.start)
    if hit.value == "noun":
        return _noun(syntax, hit)
    if hit.value == "subject":
        picked = one_of_those(syntax, hit)
        if picked is not None:
            return Bound(picked, "inverted", passive=True)
        shared = _coordinated(syntax, i, earlier)
        if shared is not None:
            return shared
        found = _right_before(syntax, hit) or syntax.subject(hit.start)
        if found is None and not any(m.end <= hit.start for m in syntax.mentions):
            found = _main_subject(syntax, hit)  # "Having spent years on death row, X was …"
        return Bound(found, "subject", passive=True, kin=syntax.kin if found is None else None)
    if hit.value == "active":
        return _as_object(syntax, hit, syntax.following(hit.end))
    aux, kind = syntax.auxiliary(i)
    beside = next((m for m in reversed(syntax.mentions) if m.aside and m.end <= hit.start), None)
    if beside is not None and aux is None and page.low[beside.end : hit.start].strip(" \"'") in {",", "("}:
        return Bound(beside, "reduced")  # "A, a sister of B, hanged in May, and C were held"
    inside = next((m for m in syntax.mentions if m.start < hit.start and hit.end < m.end), None)
    if inside is not None and inside.who and inside.kind in _DESCRIBED:
        return Bound(inside, "object")  # "mother of a slain protester (X)"
    if inside is not None and inside.groups and not inside.who and inside.kind == "one":
        return Bound(None, "of others")  # "as a released prisoner told them"
    if aux is not None and kind == "be":
        at = page.tokens[aux].start
        found = (
            next((m for m in syntax.mentions if m.start < at < m.end and m.groups), None)  # "those who were"
            or syntax.subject(at)
            or _after_being(syntax, aux, hit)
            or _names_after_colon(syntax, hit)
        )
        return Bound(found, "passive", passive=True, kin=syntax.kin if found is None else None)
    whom = syntax.whom(i)
    if whom is not None:
        return whom
    led = syntax.is_kind(page.token_at(hit.end) - 1, "prep")  # "brought before Judge A": the judge is no object
    direct = None if led and aux is None else syntax.following(hit.end, near=2)
    if direct is not None and _of_itself(syntax, hit, direct):
        return Bound(None, "agent")
    if direct is not None and aux is not None:
        return _as_object(syntax, hit, direct)
    if direct is None and _acts_on(syntax, hit):
        return Bound(None, "agent")
    shared = _coordinated(syntax, i, earlier)
    if shared is not None and (direct is None or (shared.passive and not _own_object(syntax, i, direct))):
        return shared
    if direct is not None:
        told = _as_object(syntax, hit, direct)
        if told.mention is not None or told.kin is not None or not _bare_his(syntax, direct):
            return told
    if aux is not None:
        return Bound(None, "active")
    return _reduced(syntax, hit, i)


def _acts_on(syntax: Syntax, hit: Hit) -> bool:
    """ "X killed a guard", "they interrogated the guests": with an object behind it the verb tells what X did."""
    words = syntax.page.tokens_in(hit.start, hit.end)
    if any(syntax.is_kind(syntax.page.token_at(t.start), "prep") for t in words):
        return False  # "forced to sign", "hung from"
    grammar = syntax.rules.grammar
    return not grammar("with_gift").words[words[-1].low] and bool(
        grammar("object_after").match(syntax.page.low, hit.end)
    )


def _of_itself(syntax: Syntax, hit: Hit, direct: Mention) -> bool:
    """ "X shot a policeman": the subject right before the verb is never its object too, unless by "himself"."""
    left = next((m for m in reversed(syntax.mentions) if m.end <= hit.start), None)
    if left is None or left.kind not in _ONE or left.possessive or not set(direct.who) & set(left.who):
        return False
    between = syntax.page.tokens_in(left.end, hit.start)
    return all(syntax.rules.adverb.words[t.low] or syntax.page.has(t.start, t.end, "have") for t in between)


def _right_before(syntax: Syntax, hit: Hit) -> Mention | None:
    """ "Money for three convicts on death row": the phrase describes the noun that it follows at once."""
    if not syntax.page.has(hit.start, hit.start + 1, "prep"):
        return None
    found = next((m for m in syntax.mentions if m.end == hit.start - 1), None)
    if found is None or found.possessive or found.kind not in _PEOPLE - {"name"}:
        return None
    return found if found.who or found.groups else _named_among(syntax, hit)


def _named_among(syntax: Syntax, hit: Hit) -> Mention | None:
    """ "To help prisoners on death row, among them A and B": those of many whom the sentence names behind."""
    among = syntax.rules.grammar("among_them").match(syntax.page.low, hit.end, syntax.sentence.end)
    found = syntax.following(among.end(), near=_LIST_REACH) if among is not None else None
    named = found is not None and found.kind == "name" and not found.possessive
    return _with_further(syntax, found) if found is not None and named else None


def _own_object(syntax: Syntax, i: int, direct: Mention) -> bool:
    """ "He may be hanged: in May the court, a branch in Yazd, condemned him", "Judge A, before whom dozens were tried,
    sentenced X": after a comma the one right behind the verb is its own."""
    named = direct.kind == "name" and direct.start == syntax.page.tokens[i].end + 1
    return (
        (named or direct.kind == "pronoun")
        and not direct.possessive
        and syntax.page.tokens[i - 1].low not in syntax.rules.joints
    )


def _names_after_colon(syntax: Syntax, hit: Hit) -> Mention | None:
    """ "The following were arrested in Yazd: A, B and C": nobody before the verb, the names behind the colon."""
    low = syntax.page.low
    colon = low.find(":", hit.end, syntax.sentence.end)
    if colon < 0 or any(m.who or m.groups for m in syntax.mentions if m.start < colon):
        return None
    if syntax.page.search(syntax.rules.grammar("following"), syntax.sentence.start, hit.start) is None:
        return None
    found = syntax.following(colon + 1, near=0)
    return _with_further(syntax, found) if found is not None and found.kind in {"name", "all"} else None


def _after_being(syntax: Syntax, aux: int, hit: Hit) -> Mention | None:
    """ "After being beaten, X was …": the subject of the main clause is the one who was beaten."""
    return _main_subject(syntax, hit) if syntax.rules.grammar("being").words[syntax.page.tokens[aux].low] else None


def _main_subject(syntax: Syntax, hit: Hit) -> Mention | None:
    """The subject of the clause that follows the comma after the trigger's own."""
    main = next(
        (m for m in syntax.mentions if m.start >= hit.end and not syntax.governed(m) and not m.possessive), None
    )
    if main is None or main.kind == "kin" or "," not in syntax.page.low[hit.end : main.start]:
        return None
    return main


def _bare_his(syntax: Syntax, mention: Mention) -> bool:
    """Whether the mention is "his" or "their", which owns what follows; "her" may as well be the object itself."""
    own = mention.kind == "pronoun" and mention.possessive
    return own and not syntax.rules.grammar("owner_or_object").words[syntax.page.low[mention.start : mention.end]]


def _object(syntax: Syntax, mention: Mention | None) -> Mention | None:
    """Whom an object phrase means: "X", "her", "his brother X", "X's cousin Y"; None for a nameless relative."""
    if mention is None or mention.kind == "kin":
        return None
    if not mention.possessive:
        return mention
    named = owned(syntax, mention)
    if named is not None and named.kind == "name" and named is not mention:
        return named
    after = syntax.next_after(mention)
    own = after is not None and after.kind == "kin" and _right_behind(syntax, mention, after)
    return None if own or _bare_his(syntax, mention) else mention


def _right_behind(syntax: Syntax, owner: Mention, after: Mention) -> bool:
    """ "X's brother", "his brother": nothing but the sign of the owner stands between."""
    between = syntax.page.low[owner.end : after.start].strip()
    return not between or syntax.rules.possessive.fullmatch(between) is not None


def _as_object(syntax: Syntax, hit: Hit, direct: Mention | None) -> Bound:
    """Whom a verb's object is; a relative where nobody told of is the one who acts ("agents arrested his father")."""
    meant = _object(syntax, direct)
    if meant is not None or direct is None:
        return Bound(meant, "object")
    after = syntax.next_after(direct) if direct.possessive else direct
    beside = after is direct or (after is not None and _right_behind(syntax, direct, after))
    kin = after if after is not None and after.kind == "kin" and beside else None
    if kin is not None and (syntax.subject(hit.start) is not None or syntax.kin is not None):
        kin = None
    return Bound(None, "object", kin=kin)


def _coordinated(syntax: Syntax, i: int, earlier: Sequence[tuple[Hit, Bound]]) -> Bound | None:
    """ "was arrested and sentenced": a verb joined to an earlier one shares its subject."""
    k = i - 1
    while k >= syntax.sentence.first and (
        syntax.rules.adverb.words[syntax.page.tokens[k].low] or syntax.is_kind(k, "have")
    ):
        k -= 1
    if k < syntax.sentence.first or not syntax.rules.grammar("verb_joint").words[syntax.page.tokens[k].low]:
        return None
    accused = _accused_of(syntax, syntax.page.tokens[k].start, earlier)
    if accused is not None or not earlier:
        return accused
    last_hit, last_bound = earlier[-1]
    if syntax.page.tokens[k].low == "," and syntax.before_aside(syntax.page.tokens[k].end + 1) < last_hit.start:
        return None  # "X, whose brother was executed in 1988, died": the comma closes what stands beside
    between = [
        m
        for m in syntax.mentions
        if last_hit.end <= m.start
        and m.end <= syntax.page.tokens[i].start
        and m.kind in {"name", "one", "many", "all", "kin", "same", "aged"}
    ]
    if any(not syntax.governed(m) and m is not last_bound.mention and not m.possessive for m in between):
        return None
    if last_bound.mention is None:
        return last_bound
    return Bound(last_bound.mention, "coordinated", passive=last_bound.passive)


def _accused_of(syntax: Syntax, last: int, earlier: Sequence[tuple[Hit, Bound]]) -> Bound | None:
    """ "X was accused of having killed a guard and sentenced to death": joined to the accusation, not to the deed."""
    deed = syntax.page.search(syntax.rules.grammar("deed_accused"), syntax.sentence.start, last)
    if deed is None or any(hit.start > deed.end() and bound.mention is not None for hit, bound in earlier):
        return None
    found = syntax.subject(deed.start())
    return Bound(found, "coordinated", passive=True) if found is not None else None


def _reduced(syntax: Syntax, hit: Hit, i: int) -> Bound:
    """A participle without auxiliary: "X, arrested in May, …", a headline's "X executed", "executed were X and Y"."""
    page = syntax.page
    following = page.tokens[page.token_at(hit.end)].low if page.token_at(hit.end) < len(page.tokens) else ""
    if syntax.is_kind(page.token_at(hit.end), "be") and syntax.rules.grammar("is_now").words[following]:
        after = syntax.following(page.tokens[page.token_at(hit.end)].end)
        if after is not None:
            return Bound(_with_further(syntax, after), "inverted", passive=True)
    listed = one_of_those(syntax, hit) or _names_after(syntax, hit)
    if listed is not None:
        return Bound(listed, "inverted", passive=True)
    for mention in reversed(syntax.mentions):
        if mention.end > hit.start:
            continue
        between = [t for t in page.tokens_in(mention.end, hit.start) if not syntax.rules.adverb.words[t.low]]
        if mention.possessive:
            break
        if mention.kind == "kin":
            return Bound(None, "reduced")
        if len(between) <= 1 and all(syntax.rules.grammar("participle_link").words[t.low] for t in between):
            return Bound(mention, "reduced", passive=True)
        if (
            between
            and between[0].low in {",", "("}
            and not any(m.start >= mention.end and m.end <= hit.start for m in syntax.mentions)
        ):
            kinds = {kind for t in between for kind in syntax.kinds.get(page.token_at(t.start), ())}
            if not kinds & {"be", "have", "modal", "trigger", "relativiser"}:
                return Bound(mention, "apposition", passive=True)
        break
    if i <= syntax.sentence.first + 1:
        main = next(
            (m for m in syntax.mentions if m.start >= hit.end and not syntax.governed(m) and not m.possessive), None
        )
        comma = page.low.find(",", hit.end, main.start) if main else -1
        if main is not None and comma >= 0:
            return Bound(main if main.kind != "kin" else None, "fronted", passive=True)
        return Bound(None, "no subject", passive=True)
    return Bound(None, "unbound", passive=True)


def one_of_those(syntax: Syntax, hit: Hit) -> Mention | None:
    """ "One of the men hanged in Yazd, X, was a teacher", "among those facing the gallows is X": the one named."""
    low = syntax.page.low
    if syntax.page.search_cut(syntax.rules.grammar("one_of_those"), syntax.sentence.start, hit.start) is None:
        return None
    found = next((m for m in syntax.mentions if m.start >= hit.end and m.kind in {"name", "same"}), None)
    if found is None or found.possessive:
        return None
    named = syntax.rules.grammar("then_named").fullmatch(low, hit.end, found.start)
    return found if named is not None else None


def _names_after(syntax: Syntax, hit: Hit) -> Mention | None:
    """ "The prisoners hanged in Yazd on Monday were A and B": the names after the verb "to be" are the prisoners'."""
    page = syntax.page
    opens = max(page.low.rfind(mark, syntax.sentence.start, hit.start) for mark in (":", ";"))
    if any((m.who or m.groups) and m.start > opens for m in syntax.mentions if m.end <= hit.start):
        return None
    for k in range(page.token_at(hit.end), min(page.token_at(hit.end) + _LIST_REACH, syntax.sentence.last)):
        token = page.tokens[k]
        if any(d.start <= token.start < d.end for d in page.dates_in(hit.end, token.end)):
            continue  # "on 3 May"
        if syntax.is_kind(k, "be"):
            found = syntax.following(token.end, near=0)
            if found is not None and found.possessive:
                found = owned(syntax, found)  # "also hanged was his brother, X"
            named = found is not None and found.kind in {"name", "all"} and bool(found.who) and not found.possessive
            return _with_further(syntax, found) if found is not None and named else None
        if token.kind == "mark" or syntax.kinds.get(k, set()) & {"relativiser", "have", "modal", "trigger", "break"}:
            return None
    return None


def _with_further(syntax: Syntax, first: Mention) -> Mention:
    """ "Executed were A, a teacher; B, a nurse; and C": the names of a row whose parts have descriptions."""
    who, end = first.who, first.end
    for mention in [m for m in syntax.mentions if m.start >= first.end]:
        further = syntax.rules.grammar("and_further").fullmatch(syntax.page.low, end, mention.start)
        if mention.kind == "name" and not mention.possessive and further:
            who, end = (*who, *(n for n in mention.who if n not in who)), mention.end
        elif mention.kind != "same":
            break
    return first if who == first.who else replace(first, who=who)


def _noun(syntax: Syntax, hit: Hit) -> Bound:
    lead = max(syntax.sentence.start, hit.start - _TO)
    if syntax.page.search(syntax.rules.grammar("just_to_before"), lead, hit.start):
        direct = syntax.following(hit.end, near=0)
        if direct is not None and direct.kind == "pronoun" and direct.start == hit.end + 1 and not direct.possessive:
            return Bound(direct, "object")  # "called the prison to pardon him"
    owner = possessor(syntax, hit.start)
    if owner is not None:
        return Bound(owner, "possessor")
    found = _after_aside(syntax, hit) or _that_of(syntax, hit) or complement(syntax, hit.end, OF)
    if found is not None:
        if found.kind == "kin":
            return Bound(None, "kin")
        return Bound(found, "complement")
    others = hit.kind != "quiet" and of_others(syntax, hit)
    return Bound(None, "of others" if others else "open noun")


def _that_of(syntax: Syntax, hit: Hit) -> Mention | None:
    """ "A second execution took place on 7 May: that of X", "another arrest, that of a teacher, X"."""
    lead = syntax.rules.grammar("that_of").match(syntax.page.low, hit.end, syntax.sentence.end)
    found = syntax.following(lead.end(), near=2) if lead is not None else None
    if found is not None and found.kind == "one" and not found.who:
        found = next((m for m in syntax.mentions if m.kind == "name" and 0 <= m.start - found.end <= _ASIDE), found)
    return found if found is not None and found.kind in _PEOPLE and not found.possessive else None


def _after_aside(syntax: Syntax, hit: Hit) -> Mention | None:
    """ "The execution in Yazd Prison, on 3 May, of X": the place and the day stand before the one concerned."""
    page, last = syntax.page, min(syntax.sentence.end, hit.end + _ASIDE)
    lead = syntax.rules.grammar("aside_lead").match(page.low, hit.end, last)
    at = page.low.find(" of ", lead.end(), last) if lead is not None else -1
    while at >= 0 and not page.has(hit.end, at, "be", "have", "modal", "relativiser", "break", "trigger", "speech"):
        found = syntax.following(at + 4, near=2)
        if found is not None and found.kind in _PEOPLE and (found.who or found.groups):
            return found
        at = page.low.find(" of ", at + 1, last)
    return None
