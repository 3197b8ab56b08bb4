"""People made of claims: which value is shown and why, what is disputed, what the life was, and numbers that stay."""

from __future__ import annotations

from typing import Any

import pytest

import made_reports as made
from govah.casefile import CaseFile, verify
from govah.model import Extraction, Modality

NAME = "Ahmad Alizadeh"
DAY = "2024-11-13"


def take(casefile: CaseFile, *reports: Extraction) -> None:
    for one in reports:
        casefile.take(made.captured(one.document), [one])
    casefile.relink(made.BARE)


def told(name: str, *victims: made.Victim, **more: Any) -> Extraction:
    return made.extraction(name, *victims, source=more.pop("source", f"Source {name}"), **more)


def person() -> Any:
    from govah.casefile import lookup

    return lookup.victims().get()


def reading(prop: str, aspect: str = "") -> list[tuple[str, bool, str, bool]]:
    return [
        (one.words, one.shown, one.rule, one.disputed)
        for one in person().readings.filter(property=prop, aspect=aspect).order_by("rank")
    ]


def executed(name: str, published: str = "", facts: dict[str, Any] | None = None, day: str = DAY) -> Extraction:
    victim = made.Victim(NAME, "executed", [("execution", day, "North Prison")], {"charge": "drugs", **(facts or {})})
    return told(name, victim, published=published or None)


def sentenced(name: str, published: str, outcome: str = "death_sentence", act: str = "death_sentence") -> Extraction:
    events = [(act, "2023-05-01", "North Prison"), ("arrest", "2022-01-01", "North Prison")]
    return told(name, made.Victim(NAME, outcome, events, {"charge": "drugs"}), published=published)


OUTCOMES = [
    ([("2024-01-01", "death_sentence"), ("2025-01-01", "spared")], "spared", "latest-state", False, "the later report"),
    (
        [("2025-01-01", "spared"), ("2024-01-01", "death_sentence")],
        "spared",
        "latest-state",
        False,
        "whatever the order",
    ),
    ([("2024-01-01", "executed"), ("2025-01-01", "death_sentence")], "executed", "death-stands", False, "a late copy"),
    ([("2024-01-01", "executed"), ("2025-01-01", "released")], "executed", "death-stands", True, "freed after death"),
    (
        [("2024-01-01", "executed"), ("2024-01-02", "death_in_custody")],
        None,
        "death-stands",
        True,
        "two kinds of death",
    ),
    ([("2024-01-01", "unknown"), ("", "imprisoned")], "imprisoned", "only-reading", False, "unknown is no state"),
    ([("2024-01-01", "unknown")], "unknown", "only-reading", False, "nothing is known"),
    ([("", "spared"), ("2020-01-01", "imprisoned")], "imprisoned", "latest-state", False, "a dated report is later"),
]


@pytest.mark.parametrize("row", OUTCOMES, ids=[row[4] for row in OUTCOMES])
def test_the_latest_state(casefile: CaseFile, row: tuple[list[tuple[str, str]], str | None, str, bool, str]) -> None:
    given, outcome, rule, disputed, what = row
    arrest = [("arrest", "2022-01-01", "North Prison")]
    reports = [
        told(f"r{n}", made.Victim(NAME, state, arrest, {"charge": "drugs"}), published=published or None)
        for n, (published, state) in enumerate(given)
    ]
    take(casefile, *reports)
    shown = person().readings.get(property="outcome", shown=True)
    assert outcome is None or shown.words == outcome, what
    assert (shown.rule, shown.disputed) == (rule, disputed), what
    assert person().outcome == shown.words


def test_a_decision_stands_above_every_rule(casefile: CaseFile) -> None:
    early = sentenced("a", "2023-06-01")
    take(casefile, early, executed("b", "2024-11-14"))
    key = next(claim.id for claim in early.claims if claim.property == "outcome")
    casefile.decide(1, key, "accept", "reader")
    casefile.relink(made.BARE)
    shown = person().readings.get(property="outcome", shown=True)
    assert (shown.words, shown.rule, shown.standing) == ("death_sentence", "accepted", "accepted")


def test_no_claim_is_lost_however_many_reports_come(casefile: CaseFile) -> None:
    """More sources never make a claim disappear: each stands as a witness, whichever value is shown."""
    from govah.casefile import models

    facts = {"age": {"years": 26, "at": None}, "gender": "male", "occupation": "student"}
    reports = [
        executed("a", "2024-11-14", facts),
        sentenced("b", "2023-06-01"),
        executed("c", "2024-11-15", {**facts, "occupation": "worker"}, day="2024-11-14"),
        sentenced("d", "2025-06-01", "imprisoned", "prison_sentence"),
    ]
    for number, one in enumerate(reports, 1):
        take(casefile, one)
        held = {row.claim_id for table in (models.Witness, models.EventWitness) for row in table.objects.all()}
        said = models.Claim.objects.exclude(property__in=("name", "role", "victim"))
        assert held == set(said.values_list("pk", flat=True))
        assert person().reports == number


def test_rejected_and_corrected_values(casefile: CaseFile) -> None:
    one = executed("a", facts={"occupation": "student", "gender": "female"})
    take(casefile, one)
    keys = {claim.property: claim.id for claim in one.claims}
    casefile.decide(1, keys["occupation"], "reject", "reader")
    casefile.decide(1, keys["gender"], "correct", "reader", value="male")
    casefile.relink(made.BARE)
    assert reading("occupation") == [("student", False, "", False)]
    assert reading("gender") == [("male", True, "accepted", False), ("female", False, "", False)]
    assert person().gender == "male"


AGES = [
    (["2024-11-13", "2024-11-14"], [65, 70], True, "five years apart within one day"),
    (["2024-11-13", "2020-11-13"], [65, 61], False, "four years have passed"),
    (["", ""], [65, 66], True, "no dates, no time for a birthday"),
    (["2024-11-13", "2024-11-14"], [65, 65], False, "one age"),
]


@pytest.mark.parametrize(("days", "ages", "disputed", "what"), AGES, ids=[row[3] for row in AGES])
def test_ages(casefile: CaseFile, days: list[str], ages: list[int], disputed: bool, what: str) -> None:
    given = enumerate(zip(days, ages, strict=True))
    take(casefile, *(executed(f"r{n}", day, {"age": {"years": age, "at": None}}) for n, (day, age) in given))
    assert any(row[3] for row in reading("age", "report")) is disputed, what
    assert (person().age_low, person().age_high) == (min(ages), max(ages))


def test_each_age_knows_what_it_is_the_age_at(casefile: CaseFile) -> None:
    ages = [{"years": 20, "at": "arrest"}, {"years": 26, "at": "death"}, {"years": 26, "at": "execution"}]
    take(casefile, executed("a", facts={"age": ages}))
    assert reading("age", "arrest") == [("20", True, "only-reading", False)]
    assert reading("age", "death") == [("26", True, "only-reading", False)]
    assert (person().age_low, person().age_high) == (26, 26)


def test_one_report_s_lower_age_is_of_an_earlier_time(casefile: CaseFile) -> None:
    take(casefile, executed("a", facts={"age": [{"years": 20, "at": None}, {"years": 26, "at": None}]}))
    assert reading("age", "report") == [("26", True, "latest-age", False), ("20", False, "", False)]
    assert (person().age_low, person().age_high) == (26, 26)


def test_more_sources_win_and_the_losing_reading_stays(casefile: CaseFile) -> None:
    take(
        casefile,
        executed("a", facts={"religion": "Sunni"}),
        executed("b", facts={"religion": "Sunni"}),
        executed("c", facts={"religion": "Yarsan"}),
    )
    assert reading("religion") == [("Sunni", True, "most-sources", True), ("Yarsan", False, "", True)]
    assert person().disputes == 1


def test_a_fuller_form_is_no_dispute(casefile: CaseFile) -> None:
    take(
        casefile,
        executed("a", facts={"origin": "Naqadeh"}),
        executed("b", facts={"origin": "Naqadeh, West Azerbaijan"}),
    )
    assert not any(row[3] for row in reading("origin"))


def test_no_value_is_shown_where_readings_lead_to_different_law(casefile: CaseFile) -> None:
    take(casefile, executed("a", facts={"minor_at_offence": True}), executed("b", facts={"minor_at_offence": False}))
    assert {row[1] for row in reading("minor_at_offence")} == {False}
    assert {row[2] for row in reading("minor_at_offence")} == {"no-value-shown", ""}
    assert person().minor_at_offence is None


def test_a_denied_value_is_shown_as_nobodys(casefile: CaseFile) -> None:
    victim = made.Victim(NAME, "executed", [("execution", DAY, "North Prison")], {"charge": "drugs"}, Modality.NEGATED)
    take(casefile, told("a", victim), executed("b"))
    assert person().outcome == "executed"
    assert person().reports == 2
    assert person().events.filter(act="execution").get().reports == 1, "the report that denies it does not tell of it"


def timeline() -> list[tuple[str, str, int | None]]:
    return [(event.act, event.first, event.attempt) for event in person().events.all()]


def test_attempts_are_counted_in_order(casefile: CaseFile) -> None:
    events = [
        ("execution", DAY, "North Prison"),
        ("arrest", "2018-10-12", None),
        ("execution_attempt", "2024-04-27", None),
    ]
    take(casefile, told("a", made.Victim(NAME, "executed", [*events, ("death_sentence", None, None)])))
    assert timeline() == [
        ("arrest", "2018-10-12", None),
        ("death_sentence", "", None),
        ("execution_attempt", "2024-04-27", 1),
        ("execution", DAY, 2),
    ]
    assert {event.attempts for event in person().events.exclude(attempt=None)} == {2}


def test_one_happening_of_several_reports(casefile: CaseFile) -> None:
    """A month and a day that agree are one arrest; the more exact date is shown, the other is kept."""
    arrest = [("arrest", "2018-10-12", None)], [("arrest", "2018-10", None)], [("arrest", None, None)]
    death = ("execution", DAY, "North Prison")
    take(
        casefile,
        *(
            told(f"r{n}", made.Victim(NAME, "executed", [*one, death], {"charge": "drugs"}))
            for n, one in enumerate(arrest)
        ),
    )
    event = person().events.get(act="arrest")
    assert (event.first, event.last, event.reports, event.disputed) == ("2018-10-12", "2018-10-12", 3, False)
    assert [date["edtf"] for date in event.dates] == ["2018-10-12", "2018-10"]


def test_two_days_of_one_death_are_disputed_and_the_one_with_more_sources_stands(casefile: CaseFile) -> None:
    take(casefile, executed("a"), executed("b"), executed("c", day="2024-11-14"))
    event = person().events.get()
    assert (event.first, event.disputed, event.sources) == (DAY, True, 3)
    assert person().outcome_first == DAY


def test_a_slip_of_days_is_one_event_disputed_and_a_year_is_two(casefile: CaseFile) -> None:
    def arrested(name: str, day: str) -> Extraction:
        events = [("arrest", day, "North Prison"), ("execution", DAY, "North Prison")]
        return told(name, made.Victim(NAME, "executed", events, {"charge": "drugs"}))

    take(casefile, arrested("a", "2018-10-12"), arrested("b", "2018-10-13"), arrested("c", "2019-10-12"))
    arrests = person().events.filter(act="arrest")
    assert [(event.first, event.disputed) for event in arrests] == [("2018-10-12", True), ("2019-10-12", False)]


def test_a_scheduled_execution_is_none(casefile: CaseFile) -> None:
    victim = made.Victim(NAME, "imminent_execution", [("execution", DAY, None)], modality=Modality.SCHEDULED)
    take(casefile, told("a", victim))
    assert (person().outcome_first, person().events.get().modality) == ("", "scheduled")


def test_numbers_stay_when_reports_come_in_front(casefile: CaseFile) -> None:
    from govah.casefile import models

    take(casefile, made.hanged("b", "Mohsen Moradi", DAY))
    take(casefile, made.hanged("a", "Aaron Amini", DAY, prison="South Prison"))
    assert [(str(p), p.name) for p in models.Person.objects.all()] == [
        ("P-0001", "Mohsen Moradi"),
        ("P-0002", "Aaron Amini"),
    ]


def test_a_merged_number_leads_on_and_a_vanished_one_says_so(casefile: CaseFile) -> None:
    from dataclasses import replace

    from govah.casefile import models

    first = made.extraction("a", made.Victim(NAME))
    second = executed("b")
    other = made.hanged("c", "Mohsen Moradi", DAY, prison="South Prison")
    take(casefile, first, second, other)
    numbers = {p.number: p.name for p in models.Person.objects.all()}
    assert numbers == {1: NAME, 2: NAME, 3: "Mohsen Moradi"}, "a name alone joins nobody"
    fuller = made.extraction(
        "a", made.Victim(NAME, "executed", [("execution", DAY, "North Prison")], {"charge": "drugs"}), pack="b" * 64
    )
    document = replace(first.document, text=fuller.document.text, text_sha256=fuller.document.text_sha256)
    casefile.take(made.captured(first.document), [replace(fuller, document=document)])
    casefile.take(made.captured(other.document), [replace(other, claims=(), pack="b" * 64)])
    casefile.relink(made.BARE)
    people = {p.number: (p.merged_into_id, p.stands) for p in models.Person.objects.all()}
    assert people == {1: (None, True), 2: (1, False), 3: (None, False)}
    assert not casefile.relink(made.BARE).changed, "and it stays so"
    casefile.take(made.captured(other.document), [other])
    casefile.relink(made.BARE)
    assert models.Person.objects.get(number=3).stands, "the number is the same person's when the claims come back"
    assert verify(casefile.folder) == []


def test_unnamed_people_are_groups_and_no_persons(casefile: CaseFile) -> None:
    from govah.casefile import lookup, models

    writer = made.Writer()
    span = writer.put("three unnamed men")
    for prop, value in (("count", 3), ("outcome", "executed"), ("charge", "drugs")):
        writer.say(f"group@{span.start}", prop, value, span)
    casefile.take(*made.report("a", writer))
    casefile.relink(made.BARE)
    group = models.Group.objects.get()
    assert (group.count, group.outcome, group.charges) == (3, "executed", ["drugs"])
    figures = lookup.overview()
    assert (figures.people, figures.groups, figures.in_groups) == (0, 1, 3)


def test_publishers_are_known_by_name_or_address(casefile: CaseFile) -> None:
    from dataclasses import replace

    from govah.casefile import models
    from govah.packs import Pack, load_pack
    from govah.packs.schema.sources import NewsSource

    pack: Pack = load_pack()
    known = next(entry for entry in pack.of(NewsSource) if entry.domains and entry.names)
    name = next(form for forms in known.names.values() for form in forms)
    by_name = executed("a")
    by_name = replace(by_name, document=replace(by_name.document, source=name.upper()))
    by_host = executed("b")
    by_host = replace(by_host, document=replace(by_host.document, source=None, url=f"https://www.{known.domains[0]}/x"))
    unknown = executed("c")
    for one in (by_name, by_host, unknown):
        casefile.take(made.captured(one.document), [one])
    casefile.relink(pack)
    found = {source.key: (source.kind, source.reports) for source in models.Source.objects.all()}
    assert found == {known.id: (known.kind, 2), "source c": ("", 1)}


def test_the_list_of_people(casefile: CaseFile) -> None:
    from govah.casefile import lookup

    sentence = [("death_sentence", "2024-09", "South Prison")]
    other = told("b", made.Victim("بهروز احساني", "death_sentence", sentence, {"charge": "security"}))
    take(casefile, executed("a", "2024-11-14"), other)

    def names(**filters: Any) -> list[str]:
        return [one.name for one in lookup.people(**filters)]

    assert names() == [NAME, "بهروز احساني"]
    assert names(query="aliz") == [NAME]
    assert names(query="بهروز احسانی") == ["بهروز احساني"]
    assert names(query="nobody") == []
    assert names(outcome="death_sentence") == ["بهروز احساني"]
    assert names(charge="drugs") == [NAME]
    assert names(charge="drug") == []
    assert names(place="north") == [NAME]
    assert names(since="2024-10-01") == [NAME]
    assert names(until="2024-10-01") == ["بهروز احساني"]
    assert names(order="name")[0] == NAME
    assert names(disputed=True) == []
    assert names(one_source=True) == [NAME, "بهروز احساني"]
    figures = lookup.overview()
    assert dict(figures.by_outcome) == {"executed": 1, "death_sentence": 1}
    assert figures.by_month == (("2024-11", 1),)
    assert (figures.reports, figures.people, figures.head) == (2, 2, casefile.head)


def test_a_name_of_another_script_is_found_by_its_latin_spelling(casefile: CaseFile) -> None:
    from govah.casefile import lookup

    one = told("one", made.Victim("کاوه نادری", "executed", [("execution", DAY, "North Prison")], {}))
    casefile.take(made.captured(one.document), [one])
    casefile.relink()  # with the built-in pack, which knows how its names are written
    assert [found.name for found in lookup.people("kaveh naderi")] == ["کاوه نادری"]
    assert [found.name for found in lookup.people("نادری")] == ["کاوه نادری"]
    assert not lookup.people("kiarash")
