"""Events, outcomes and charge categories are exactly those of the facts form, each named and defined."""

import re
from typing import Any

import pytest

from govah.packs import Pack
from govah.packs.schema.acts import ChargeCategory, EventType, Outcome
from govah.packs.schema.charges import Charge

EVENTS = [
    "arrest",
    "interrogation",
    "torture",
    "forced_confession",
    "solitary_confinement",
    "incommunicado",
    "transfer",
    "disappearance",
    "trial",
    "death_sentence",
    "prison_sentence",
    "flogging",
    "amputation",
    "appeal",
    "sentence_upheld",
    "sentence_overturned",
    "retrial",
    "pardon",
    "diyah",
    "stay",
    "execution_attempt",
    "execution",
    "final_visit",
    "no_final_visit",
    "no_notice",
    "death_in_custody",
    "killing",
    "burial",
    "release",
    "hunger_strike",
    "raid",
    "summons",
]
OUTCOMES = [
    "executed",
    "survived_execution",
    "death_in_custody",
    "killed",
    "death_sentence",
    "imminent_execution",
    "spared",
    "imprisoned",
    "detained",
    "disappeared",
    "released",
    "unknown",
]
CHARGES = [
    "murder",
    "drugs",
    "security",
    "propaganda",
    "religion",
    "sexual",
    "robbery",
    "financial",
    "assault",
    "other",
]


@pytest.mark.parametrize(
    ("kind", "ids"),
    [(EventType, EVENTS), (Outcome, OUTCOMES), (ChargeCategory, CHARGES)],
    ids=lambda x: getattr(x, "__name__", ""),
)
def test_the_ids_are_those_of_the_facts_form(pack: Pack, kind: type[Any], ids: list[str]) -> None:
    assert sorted(entry.id for entry in pack.of(kind)) == sorted(ids)


@pytest.mark.parametrize("kind", [EventType, Outcome, ChargeCategory])
def test_each_has_a_label_in_both_languages_and_a_definition_of_its_own(pack: Pack, kind: type[Any]) -> None:
    entries = pack.of(kind)
    for entry in entries:
        assert {"en", "fa"} <= set(entry.label), entry.id
        assert re.search("[\u0600-\u06ff]", entry.label["fa"]), entry.id
        assert entry.definition.endswith("."), entry.id
    assert len({entry.definition for entry in entries}) == len(entries)
    assert len({entry.label["en"] for entry in entries}) == len(entries)


def test_the_outcome_that_an_event_leads_to_exists(pack: Pack) -> None:
    outcomes = {outcome.id for outcome in pack.of(Outcome)}
    led = {event.id: event.outcome for event in pack.of(EventType) if event.outcome}
    assert set(led.values()) <= outcomes
    # the states that a person can be in because something happened are all reached by some event
    assert outcomes - set(led.values()) == {"unknown"}


def test_what_excludes_excludes_both_ways(pack: Pack) -> None:
    excludes = {event.id: set(event.excludes) for event in pack.of(EventType)}
    for event, others in excludes.items():
        for other in others:
            assert event in excludes[other], (event, other)
    assert excludes["execution"] == {"execution_attempt", "stay"}


def test_death_is_final_and_nothing_else_is(pack: Pack) -> None:
    outcomes = {outcome.id: outcome for outcome in pack.of(Outcome)}
    dead = {name for name, outcome in outcomes.items() if outcome.alive is False}
    assert (
        dead
        == {name for name, outcome in outcomes.items() if outcome.final}
        == {"executed", "death_in_custody", "killed"}
    )
    assert {name for name, outcome in outcomes.items() if outcome.alive is None} == {"disappeared", "unknown"}
    assert all(outcomes[name].rank > outcomes["survived_execution"].rank for name in dead)


def test_codes_of_the_events_standard_formats_have_their_form(pack: Pack) -> None:
    coded: list[EventType | Outcome] = [*pack.of(EventType), *pack.of(Outcome)]
    codes = [entry.esf for entry in coded if entry.esf]
    assert len(codes) >= 12
    assert all(re.fullmatch(r"T\d+:\d{12}", code) for code in codes)
    # domain knowledge: a hanging that is survived is an attempted killing there, no capital punishment
    assert pack.get(EventType, "execution_attempt").esf == "T4:010109000000"


def test_every_category_has_charges(pack: Pack) -> None:
    assert {charge.category for charge in pack.of(Charge)} == set(CHARGES)
