"""Linkage: when two mentions are one person, when never, and that order and company of others change nothing."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govah.model import Judgement
from govah.packs import Pack
from govah.resolution import Happening, Mention, link, links


def _mention(number: int, name: str, **facts: Any) -> Mention:
    happening = Happening(
        *(facts.pop(key, None) for key in ("event", "date", "prison", "city", "province")),
    )
    facts = {key: tuple(value) if isinstance(value, list) else value for key, value in facts.items()}
    events = (happening,) if happening != Happening(None) else ()
    return Mention(f"m{number}", facts.pop("doc", f"doc{number}"), name, events=events, **facts)


EXECUTED = {"event": "execution", "date": "2024-05-01", "outcome": "executed"}


@pytest.mark.parametrize(
    ("one", "other", "same", "why"),
    [
        (("Shahab Zargari", EXECUTED), ("Shehab Zargary", EXECUTED), True, "name and date of execution"),
        (("Shahab Zargari", EXECUTED), ("شهاب زرگری", EXECUTED), True, "across scripts"),
        (("Shahab Zargari", EXECUTED), ("Shahab Zargari", {**EXECUTED, "date": "2024-05-02"}), True, "a day's slip"),
        (("Shahab Zargari", EXECUTED), ("Shahab Zargari", {**EXECUTED, "date": "2024-05"}), True, "the month only"),
        (("Shahab Zargari", {"age": 30}), ("Shahab Zargari", {"age": 31}), True, "name and age"),
        (("Shahab Zargari", {"from_": "Ahvaz"}), ("Shahab Zargari", {"from_": "Ahwaz"}), True, "name and origin"),
        (
            ("Shahab Zargari", {"prison": "Evin Prison"}),
            ("Shahab Zargari", {"prison": "زندان اوین"}),
            True,
            "the same prison in two scripts",
        ),
        (
            ("Shahab (Aram) Zargari", EXECUTED),
            ("Aram Zargari", EXECUTED),
            True,
            "the name he was known by",
        ),
        (
            ("Shahab Zargari", {"other_names": ["Aram Delavari"], **EXECUTED}),
            ("Aram Delavari", EXECUTED),
            True,
            "another name that a report gives",
        ),
        (
            ("Shahab Zargari", {"event": "execution", "outcome": "executed", "published": "2024-05-03"}),
            ("Shahab Zargari", EXECUTED),
            True,
            "reported within days of the date that another gives",
        ),
        (
            ("Shahab Zargari Asl", {**EXECUTED, "prison": "Evin Prison"}),
            ("Shahab Zargari", {**EXECUTED, "prison": "Evin"}),
            True,
            "a part of the name, the day and the prison",
        ),
        (
            ("Ali Mohammadi", {"age": 30}),
            ("Ali Mohammadi", {"age": 30}),
            False,
            "too many people are called so for one fact",
        ),
        (("Ali Mohammadi", EXECUTED), ("علی محمدی", EXECUTED), True, "a date of execution is worth two"),
        (
            ("Shahab Zargari", {"event": "execution", "published": "2024-05-21", "charges": ["drugs"]}),
            ("Shahab Zargari", {**EXECUTED, "charges": ["drugs"]}),
            True,
            "reported within the month, and the charge",
        ),
        (
            ("Shahab Zargari", {**EXECUTED, "age": 30, "prison": "Evin Prison"}),
            ("Shahab Zargari", {**EXECUTED, "age": 30, "date": "2024-05-20", "prison": "Evin Prison"}),
            False,
            "executed twice in one prison",
        ),
        (("Shahab Zargari", {}), ("Shahab Zargari", {}), False, "a name alone never suffices"),
        (
            ("Shahab Zargari", {"charges": ["drugs"]}),
            ("Shahab Zargari", {"charges": ["drugs"]}),
            False,
            "nor with a charge",
        ),
        (("Shahab Zargari Asl", {"age": 30}), ("Shahab Zargari", {"age": 30}), False, "a part of a name and an age"),
        (("Zargari", EXECUTED), ("Zargari", EXECUTED), False, "a surname is no full name"),
        (("A. K.", EXECUTED), ("A. K.", EXECUTED), False, "initials"),
        (("Shahab Zargari", EXECUTED), ("Hamid Zargari", EXECUTED), False, "brothers executed together"),
        (
            ("Shahab Zargari", {"age": 30, "gender": "male"}),
            ("Shahab Zargari", {"age": 30, "gender": "female"}),
            False,
            "a man and a woman",
        ),
        (("Shahab Zargari", {**EXECUTED, "age": 20}), ("Shahab Zargari", {**EXECUTED, "age": 60}), False, "ages"),
        (
            ("Shahab Zargari", {**EXECUTED, "age": 30, "prison": "Evin Prison"}),
            ("Shahab Zargari", {**EXECUTED, "age": 30, "date": "2024-06-01", "prison": "Zahedan Central Prison"}),
            False,
            "executed a month apart in two prisons",
        ),
        (
            ("Shahab Zargari", {**EXECUTED, "age": 30}),
            ("Shahab Zargari", {**EXECUTED, "age": 30, "date": "2021-05-01"}),
            False,
            "executed three years apart",
        ),
        (
            ("Shahab Zargari", {**EXECUTED, "age": 30}),
            ("Shahab Zargari", {"age": 30, "event": "appeal", "date": "2024-12-01", "outcome": "death_sentence"}),
            False,
            "alive half a year after the other's execution",
        ),
        (
            ("Shahab Zargari", {**EXECUTED, "doc": "d"}),
            ("Shahab Zargari", {**EXECUTED, "doc": "d"}),
            False,
            "one report tells them apart",
        ),
    ],
)
def test_pairs(pack: Pack, one: tuple[str, Any], other: tuple[str, Any], same: bool, why: str) -> None:
    a, b = _mention(1, one[0], **one[1]), _mention(2, other[0], **other[1])
    people = link([a, b], pack)
    assert (people["m1"] == people["m2"]) is same, why


def test_a_person_s_id_is_the_least_of_its_mentions(pack: Pack) -> None:
    mentions = [_mention(number, "Shahab Zargari", **EXECUTED) for number in (7, 3, 5)]
    assert set(link([*mentions, _mention(1, "Sohrab Delavari")], pack).items()) == {
        ("m3", "m3"), ("m5", "m3"), ("m7", "m3"), ("m1", "m1"),
    }  # fmt: skip


def test_the_id_does_not_depend_on_which_pair_was_joined_first(pack: Pack) -> None:
    last = _mention(9, "Shahab Zargari", **EXECUTED, prison="Evin Prison", age=30)
    early = _mention(2, "Shahab Zargari", **EXECUTED, prison="Evin Prison")
    middle = _mention(3, "Shahab Zargari", **EXECUTED, age=30)
    assert set(link([last, early, middle], pack).values()) == {"m2"}


def test_company_counts(pack: Pack) -> None:
    one = [_mention(1, "Shahab Zargari", doc="x"), _mention(2, "Sohrab Delavari", doc="x")]
    other = [_mention(3, "Shahab Zargari", doc="y"), _mention(4, "Sohrab Delavari", doc="y")]
    people = link(one + other, pack)
    assert people["m1"] == people["m3"] != people["m2"] == people["m4"]


def test_no_chain_joins_what_contradicts(pack: Pack) -> None:
    """A bare mention fits two people of one name; it must not make them one."""
    first = _mention(1, "Shahab Zargari", **EXECUTED, city="Ahvaz", age=30)
    middle = _mention(2, "Shahab Zargari", age=31)
    second = _mention(3, "Shahab Zargari", **{**EXECUTED, "date": "2020-01-01"}, city="Tabriz", age=32)
    people = link([first, middle, second], pack)
    assert people["m1"] != people["m3"]


def test_links_say_why(pack: Pack) -> None:
    one = _mention(1, "Shahab Zargari", **EXECUTED, gender="male", age=30)
    other = _mention(2, "شهاب زرگری", **EXECUTED, age=31)
    woman = _mention(3, "Shahab Zargari", **EXECUTED, gender="female")
    alone = _mention(4, "Zargari")
    alone_too = _mention(5, "Zargari")
    found = {(pair.left, pair.right): pair for pair in links([one, other, woman, alone, alone_too], pack)}
    same = found["m1", "m2"]
    assert (same.judgement, same.weight) == (Judgement.SAME, 6.0)
    assert same.reasons == ("names: same", "+2 the same date of execution", "+1 ages 30 and 31")
    apart = found["m1", "m3"]
    assert (apart.judgement, apart.reasons) == (Judgement.DIFFERENT, ("male and female",))
    unknown = found["m4", "m5"]
    assert unknown.judgement is Judgement.CANNOT_COMPARE, "no low score but a result of its own"


def test_nothing_to_link(pack: Pack) -> None:
    assert link([], pack) == {}
    assert link([_mention(1, "")], pack) == {"m1": "m1"}


MENTIONS = st.builds(
    lambda number, name, day, prison, doc, age, gender: _mention(
        number, name, event="execution", date=day, prison=prison, doc=doc, age=age, gender=gender
    ),
    st.integers(0, 9),
    st.sampled_from(
        ["Shahab Zargari", "Shehab Zargary", "شهاب زرگری", "Shahab Zargari Asl", "Hamid Zargari", "Zargari", "A. K."]
    ),
    st.sampled_from([None, "2024-05-01", "2024-05-02", "2024-05", "2021", "--05-01"]),
    st.sampled_from([None, "Evin Prison", "Zahedan Central Prison"]),
    st.sampled_from(["x", "y", "z"]),
    st.sampled_from([None, 30, 31, 50]),
    st.sampled_from([None, "male", "female"]),
)


@settings(max_examples=60)
@given(st.lists(MENTIONS, max_size=7, unique_by=lambda mention: mention.mention_id), st.randoms())
def test_order_does_not_matter_and_no_group_holds_a_contradiction(
    pack: Pack, mentions: list[Mention], random: Any
) -> None:
    people = link(mentions, pack)
    shuffled = list(mentions)
    random.shuffle(shuffled)
    assert link(shuffled, pack) == people
    assert set(people) == {mention.mention_id for mention in mentions}
    known = {mention.mention_id: mention for mention in mentions}
    for one, person in people.items():
        assert people[person] == person <= one
        for other in people:
            if one < other and people[other] == person:
                a, b = known[one], known[other]
                assert a.doc != b.doc
                assert not (a.gender and b.gender and a.gender != b.gender)


@settings(max_examples=30)
@given(st.lists(MENTIONS, min_size=1, max_size=5, unique_by=lambda mention: mention.mention_id))
def test_a_stranger_changes_nothing(pack: Pack, mentions: list[Mention]) -> None:
    stranger = replace(_mention(0, "Bahram Sohrabi"), mention_id="zz", doc="elsewhere")
    people = link([*mentions, stranger], pack)
    assert people.pop("zz") == "zz"
    assert people == link(mentions, pack)
