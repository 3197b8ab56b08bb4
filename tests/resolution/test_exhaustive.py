"""Looking up what is worth comparing finds the same people as comparing every mention with every other."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations, product

from hypothesis import given, settings
from hypothesis import strategies as st

from govah.packs import Pack
from govah.resolution import Happening, Mention, link
from govah.resolution.evidence import ONE_FACT, SEVERAL, TWO_FACTS, Evidence, against, favour
from govah.resolution.facts import Facts
from govah.resolution.shared import COMPANY, signs, telling
from govah.text.name_keys import Keys
from govah.text.names import Agreement, NameReader

NEEDED = {Agreement.SAME: ONE_FACT, Agreement.CLOSE: TWO_FACTS, Agreement.PART: SEVERAL, Agreement.NEAR: SEVERAL}
WEIGHT = {Agreement.SAME: 3.0, Agreement.CLOSE: 2.0, Agreement.PART: 1.0, Agreement.NEAR: 1.0}
NAMES = (
    "Shahab Zargari",
    "Shehab Zargary",
    "شهاب زرگری",
    "Shahab Zargari Asl",
    "Ali Mohammadi",
    "علی محمدی",
    "Zargari",
)
DAYS = (None, "2024-05-01", "2024-05-03", "2024-05", "2024-04-30/2024-05-02", "2024-08-09", "2021", "--05-01")


class Exhaustive:
    """The rules of linking, read off the mentions pair by pair, with nothing looked up and nothing remembered."""

    def __init__(self, pack: Pack, mentions: list[Mention]) -> None:
        self.reader = NameReader(pack)
        self.keys = Keys(pack, self.reader.sounds)
        evidence = Evidence(pack)
        self.facts = {mention.mention_id: evidence.facts(mention) for mention in mentions}

    def people(self) -> dict[str, str]:
        weighed = []
        for one, other in combinations(sorted(self.facts), 2):
            weight = self.weight(self.facts[one].mention, self.facts[other].mention)
            if weight is not None:
                weighed.append((-weight, one, other))
        group = {one: [one] for one in self.facts}
        for _, one, other in sorted(weighed):
            left, right = group[one], group[other]
            if left is not right and all(self.compatible(a, b) for a, b in product(left, right)):
                left += right
                group |= dict.fromkeys(right, left)
        return {one: min(held) for one, held in group.items()}

    def weight(self, a: Mention, b: Mention) -> float | None:
        names = self.agreement(a, b)
        if names <= Agreement.DIFFERENT or not self.keys_of(a) & self.keys_of(b):
            return None
        one, other = self.facts[a.mention_id], self.facts[b.mention_id]
        if against(one, other) is not None:
            return None
        points = sum(reason.points for reason in favour(one, other)) + (COMPANY if self.company(a, b) else 0.0)
        common = all(self.reader.common(name) for mention in (a, b) for name in self.spellings(mention))
        return WEIGHT[names] + points if points >= NEEDED[names] + common else None

    def compatible(self, one: str, other: str) -> bool:
        a, b = self.facts[one], self.facts[other]
        return self.agreement(a.mention, b.mention) > Agreement.DIFFERENT and against(a, b) is None

    def agreement(self, a: Mention, b: Mention) -> Agreement:
        pairs = product(self.spellings(a), self.spellings(b))
        return max((self.reader.agreement(x, y) for x, y in pairs), default=Agreement.CANNOT_COMPARE)

    def spellings(self, mention: Mention) -> list[str]:
        found = [name for one in (mention.name, *mention.other_names) for name in self.reader.variants(one)]
        return [name for name in found if self.reader.full(name)] or found

    def keys_of(self, mention: Mention) -> set[str]:
        return {key for name in self.spellings(mention) for key in self.keys.of(self.reader.read(name))}

    def company(self, a: Mention, b: Mention) -> set[str]:
        own = {self.reader.read(name).whole for mention in (a, b) for name in self.spellings(mention)}
        return (self.beside(a) & self.beside(b)) - own

    def beside(self, mention: Mention) -> set[str]:
        names = [one.mention.name for one in self.facts.values() if one.mention.doc == mention.doc]
        return {self.reader.read(name).whole for name in names if self.reader.full(name)}


HAPPENINGS = st.builds(
    Happening,
    st.sampled_from(["execution", "arrest", None]),
    st.sampled_from(DAYS),
    st.sampled_from([None, "Evin Prison", "زندان اوین", "Nowhere Gaol"]),
    st.sampled_from([None, "Ahvaz", "Ahwaz", "Tabriz"]),
    st.sampled_from([None, "Fars"]),
)


def mentions(names: tuple[str, ...]) -> st.SearchStrategy[Mention]:
    return st.builds(
        Mention,
        st.integers(0, 99).map("m{:02}".format),
        st.integers(0, 12).map("d{:02}".format),
        st.sampled_from(names),
        gender=st.sampled_from([None, None, None, "male", "female"]),
        age=st.sampled_from([None, None, 30, 32, 35, 50]),
        ethnicity=st.sampled_from([None, None, "Kurdish"]),
        from_=st.sampled_from([None, None, "Ahvaz", "Ahwaz"]),
        charges=st.sampled_from([(), ("drugs",), ("murder",), ("drugs", "murder")]),
        outcome=st.sampled_from(["executed", "executed", "death_sentence"]),
        events=st.lists(HAPPENINGS, max_size=2).map(tuple),
        published=st.sampled_from([None, "2024-05-04", "2024-05-28", "2021"]),
    )


def worlds(least: int, most: int) -> st.SearchStrategy[list[Mention]]:
    """Several mentions of few names, so that many are looked up among many."""
    few = st.sampled_from([NAMES[:1], NAMES[:2], NAMES[4:6], NAMES])
    return few.flatmap(
        lambda names: st.lists(
            mentions(names), min_size=least, max_size=most, unique_by=lambda mention: mention.mention_id
        )
    )


@settings(max_examples=80, deadline=None)
@given(worlds(0, 18))
def test_the_same_people_as_comparing_all_with_all(pack: Pack, world: list[Mention]) -> None:
    assert link(world, pack) == Exhaustive(pack, world).people()


@settings(max_examples=80, deadline=None)
@given(worlds(2, 2), st.sampled_from([1.0, 2.0, 3.0, 4.0]), st.booleans())
def test_whoever_agrees_enough_shares_a_telling_sign(
    pack: Pack, world: list[Mention], needed: float, company: bool
) -> None:
    """What is left out of looking up can never have made a pair."""
    evidence = Evidence(pack)
    one, other = (evidence.facts(mention) for mention in world)
    points = sum(reason.points for reason in favour(one, other)) + (COMPANY if company else 0.0)
    beside = ["a third"] if company else []
    if points >= needed:
        assert looked_up(one, beside, needed) & looked_up(other, beside, needed)


def looked_up(facts: Facts, beside: list[str], needed: float) -> set[object]:
    return set(telling(signs(facts, beside), facts.mention.age is not None, needed))


def test_what_is_left_out_of_looking_up(pack: Pack) -> None:
    """A charge alone is too little to be looked up by; with an age that may agree it is not."""
    facts = Evidence(pack).facts(Mention("m", "d", "Shahab Zargari", age=30, charges=("drugs",)))
    kinds = [[kind.name for kind, _, _ in telling(signs(facts, ()), aged, 1.0)] for aged in (False, True)]
    assert kinds == [["AGE"] * 3, ["AGE"] * 3 + ["CHARGE"]]


def test_days_that_agree_meet_wherever_they_fall(pack: Pack) -> None:
    """Signs stand for stretches of days; no edge between two stretches may part what agrees."""
    evidence = Evidence(pack)

    def facts(date: str | None, published: str | None = None) -> Facts:
        happening = Happening("execution", date)
        return evidence.facts(Mention("m", "d", "Shahab Zargari", events=(happening,), published=published))

    for start in range(40):
        day = date(2024, 1, 1) + timedelta(days=start)
        here = facts(day.isoformat())
        for later in range(3):
            there = facts((day + timedelta(days=later)).isoformat())
            assert looked_up(here, [], 2.0) & looked_up(there, [], 2.0), (day, later)
        for later in range(32):
            news = facts(None, (day + timedelta(days=later)).isoformat())
            assert looked_up(here, [], 0.5) & looked_up(news, [], 0.5), (day, later)
