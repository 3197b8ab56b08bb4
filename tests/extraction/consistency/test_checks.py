"""Checks of one report against itself: each kind of doubt with its sum, and what fits noted as checked."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from document_bench import document_rules, pack, page
from govah.extraction.consistency.checks import ConsistencyRules, check_consistency
from govah.extraction.consistency.lifespan import born
from govah.extraction.consistency.sums import gives_share
from govah.extraction.document.document_claims import document_claims
from govah.extraction.page import Page
from govah.model import Claim, Date, Note, to_data


@cache
def rules() -> ConsistencyRules:
    return ConsistencyRules.of(pack(), "en")


class Story:
    """Claims made by hand on a made report: one person, ages, dated events."""

    def __init__(self, text: str, published: str | None = None) -> None:
        self.page: Page = page(text, published)
        self.claims: list[Claim] = []

    def say(self, subject: str, name: str, value: Any, at: int = 0) -> None:
        self.claims.append(self.page.claim(subject, name, value, [(at, at + 1)], "made"))

    def person(self, name: str, at: int = 0, *others: str) -> str:
        subject = f"person@{at}"
        self.say(subject, "name", name, at)
        self.say(subject, "role", "victim", at)
        for other in others:
            self.say(subject, "other_name", other, at)
        return subject

    def event(self, person: str, kind: str, edtf: str, at: int = 1) -> None:
        subject = f"event@{at}{kind}{edtf}"
        self.say(subject, "type", kind, at)
        self.say(subject, "date", to_data(Date(edtf, edtf, "gregorian", "day")), at)
        self.say(subject, "victim", person, at)

    def notes(self) -> list[Note]:
        return check_consistency(self.page, rules(), self.claims)


def codes(notes: list[Note]) -> list[str]:
    return [note.code for note in notes]


def prisoner(text: str = "He spent the next seven years in prison.") -> Story:
    story = Story(text)
    person = story.person("Corvin Ardel")
    story.event(person, "arrest", "2018-10-12", 1)
    story.event(person, "execution", "2024-11-13", 2)
    return story


def test_ages_that_fit_are_checked_with_the_days_of_birth_they_leave() -> None:
    story = prisoner("Nothing else is said here.")
    story.say("person@0", "age", {"years": 20, "at": "arrest"}, 3)
    story.say("person@0", "age", {"years": 26, "at": "execution"}, 4)
    (note,) = story.notes()
    assert (note.code, note.kind) == ("ages-fit", "checked")
    assert note.arithmetic.endswith("together: born 1997-11-14 to 1998-10-12")
    assert len(note.claims) == 6


def test_ages_that_do_not_fit() -> None:
    story = prisoner("Nothing else is said here.")
    story.say("person@0", "age", {"years": 20, "at": "arrest"}, 3)
    story.say("person@0", "age", {"years": 40, "at": "execution"}, 4)
    (note,) = story.notes()
    assert (note.code, note.kind) == ("ages-do-not-fit", "consistency")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("He spent the next seven years in prison.", "duration-does-not-fit"),
        ("He spent the next six years in prison.", "duration-fits"),
        ("He was hanged after 73 months on death row.", "duration-fits"),
        ("He was hanged after 20 months on death row.", "duration-does-not-fit"),
    ],
)
def test_durations(words: str, code: str) -> None:
    (note,) = prisoner(words).notes()
    assert note.code == code
    assert "arrest 2018-10-12 to execution 2024-11-13 = " in note.arithmetic


def test_a_sentence_of_years_is_no_duration_served() -> None:
    assert prisoner("He was sentenced to seven years in prison.").notes() == []


@pytest.mark.parametrize(
    ("first", "then", "broken"),
    [
        (("arrest", "2020-05-02"), ("execution", "2019"), True),
        (("arrest", "2019"), ("execution", "2019-03-01"), False),  # the year may hold an earlier day
        (("transfer", "2021-01"), ("execution", "2020-12-31"), True),
        (("burial", "2020-01-01"), ("execution", "2020-01-02"), True),
        (("burial", "2020-01-03"), ("execution", "2020-01-02"), False),
        (("sentence_upheld", "2024-02-24"), ("death_sentence", "2024-09"), True),
        (("sentence_upheld", "2025-02-24"), ("death_sentence", "2024-09"), False),
        (("prison_sentence", "2010"), ("arrest", "2018-06-13"), False),  # arrested again years later
    ],
)
def test_order(first: tuple[str, str], then: tuple[str, str], broken: bool) -> None:
    story = Story("Nothing else is said here.")
    person = story.person("Corvin Ardel")
    story.event(person, *first, 1)
    story.event(person, *then, 2)
    assert ("order-impossible" in codes(story.notes())) == broken


def test_nothing_happens_before_the_birth() -> None:
    story = Story("Nothing else is said here.")
    person = story.person("Corvin Ardel")
    story.say(person, "birth", to_data(Date("1990-05", "May 1990", "gregorian", "month")))
    story.event(person, "execution", "1988-08-03")
    notes = story.notes()
    assert codes(notes) == ["before-birth"]
    assert notes[0].arithmetic == "execution 1988-08-03; born 1990-05-01 to 1990-05-31"


@pytest.mark.parametrize(
    ("birth", "code", "why"),
    [("1997-11", "ages-fit", "twenty at the arrest"), ("1999-03", "ages-do-not-fit", "nineteen at the arrest")],
)
def test_a_birth_and_an_age_must_fit(birth: str, code: str, why: str) -> None:
    story = Story("Nothing else is said here.")
    person = story.person("Corvin Ardel")
    story.say(person, "birth", to_data(Date(birth, birth, "gregorian", "month")))
    story.say(person, "age", {"years": 20, "at": "arrest"})
    story.event(person, "arrest", "2018-10-12")
    assert codes(story.notes()) == [code], why


@pytest.mark.parametrize(
    ("outcome", "events", "doubted", "why"),
    [
        ("executed", [("pardon", "2019-04-02")], True, "forgiven and hanged all the same"),
        ("executed", [("stay", "2019-04-02")], False, "a stay ends"),
        ("executed", [("sentence_overturned", "2018-01-01"), ("death_sentence", "2019-04-02")], False, "tried again"),
        ("released", [("execution", "2019-04-02")], True, "free and dead"),
        ("spared", [("pardon", "2019-04-02")], False, "that is what spared means"),
    ],
)
def test_the_end_against_the_events(outcome: str, events: list[tuple[str, str]], doubted: bool, why: str) -> None:
    story = Story("Nothing else is said here.")
    person = story.person("Corvin Ardel")
    story.say(person, "outcome", outcome)
    for at, (kind, day) in enumerate(events, 1):
        story.event(person, kind, day, at)
    assert ("outcome-against-events" in codes(story.notes())) == doubted, why


def test_an_event_after_the_report_itself() -> None:
    story = Story("Nothing else is said here.", "2019-01-01")
    person = story.person("Corvin Ardel")
    story.event(person, "execution", "2019-03-05")
    assert codes(story.notes()) == ["event-after-report"]


def test_weekdays() -> None:
    (note,) = Story("It was on Friday, December 15, 2012, that the men came.").notes()
    assert note.code == "weekday-does-not-fit"
    assert "2012-12-15 = Saturday" in note.arithmetic
    assert Story("It was on Saturday, December 15, 2012, that the men came.").notes() == []


def test_one_person_under_two_spellings() -> None:
    story = Story("Nothing else is said here.")
    story.person("Corvin Besharat", 0, "Corvin Basharat")
    assert codes(story.notes()) == ["name-two-spellings"]


def test_two_people_who_may_be_one() -> None:
    story = Story("Nothing else is said here.")
    story.person("Corvin Besharat", 0)
    story.person("Corvin Basharat", 5)
    story.person("Ilmar Dost", 9)
    assert codes(story.notes()) == ["perhaps-one-person"]


def test_executed_on_two_days() -> None:
    story = Story("Nothing else is said here.")
    person = story.person("Corvin Ardel")
    story.event(person, "execution", "2024-04-27", 1)
    story.event(person, "execution", "2024-11-13", 2)
    assert codes(story.notes()) == ["executed-twice"]


def read(text: str, published: str | None = None) -> list[Note]:
    opened = page(text, published)
    return check_consistency(opened, rules(), document_claims(opened, document_rules())[0])


def test_rival_figures() -> None:
    notes = read(
        "In 2021 at least 144 people were executed in Torvale. In 2021 some 6,219 people were executed in Torvale."
    )
    assert "rival-figures" in codes(notes)
    assert "6219 - 144 = 6075" in [n.arithmetic for n in notes]


def test_the_year_whose_calendar_is_unsaid() -> None:
    text = "In July 2025 the wave went on, with 451 executions in the first five months of the year."
    (note,) = [n for n in read(text) if n.code == "year-unsaid"]
    assert note.kind == "reading"
    assert note.arithmetic == "Gregorian: 2025-01-01 to 2025-05-31; Solar Hijri 1404: 2025-03-21 to 2025-08-22"


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("In July 2025 the network counted 82 executions.", "at least 110"),  # another body counts more
        ("In August 1988 some 30,000 prisoners were executed.", "about 4,000 to 5,000"),  # a disputed toll
    ],
)
def test_what_others_counted_is_shown(text: str, others: str) -> None:
    (note,) = [n for n in read(text) if n.code == "other-counts"]
    assert note.kind == "reading"
    assert others in note.arithmetic


def test_figures_of_other_places_and_narrower_ones_are_left_alone() -> None:
    assert [n for n in read("In 2016 Pakistan executed at least 87 people.") if n.code == "other-counts"] == []
    assert [n for n in read("In 2016 at least 9 women were executed.") if n.code == "other-counts"] == []


def test_shares() -> None:
    text = "Of the 1,922 executions, 55.47% were for murder and 46.10% for drug trafficking."
    found = {n.code: n for n in read(text)}
    assert "55.47 + 46.10 = 101.57 > 100" in found["shares-exceed-whole"].arithmetic
    assert "55.47% of 1,922 = 1066.13" in found["share-of-no-number"].arithmetic
    text = "Of the 1,922 executions, 47.55% were for murder and 46.10% for drug trafficking."
    assert not {n.code for n in read(text)} & {"shares-exceed-whole", "share-of-no-number"}


@given(st.dates(date(1930, 1, 1), date(2010, 12, 31)), st.integers(0, 30000))
def test_a_birthday_lies_among_the_days_its_ages_leave(birth: date, lived: int) -> None:
    at = date.fromordinal(birth.toordinal() + lived)
    age = at.year - birth.year - ((at.month, at.day) < (birth.month, birth.day))
    first, last = born(age, (at, at))
    leap = (birth.month, birth.day) == (2, 29)
    assert first <= birth <= last or leap


@given(st.integers(100, 3000), st.integers(0, 3000))
def test_the_share_of_a_whole_number_is_always_one(whole: int, part: int) -> None:
    assert gives_share(whole, round(100 * min(part, whole) / whole, 2))


def test_notes_name_existing_claims_and_show_their_sum() -> None:
    story = prisoner()
    story.say("person@0", "age", {"years": 20, "at": "arrest"}, 3)
    story.say("person@0", "age", {"years": 26, "at": "execution"}, 4)
    ids = {claim.id for claim in story.claims}
    for note in story.notes():
        assert set(note.claims) <= ids
        assert note.claims
        assert re.search(r"\d", note.arithmetic)
