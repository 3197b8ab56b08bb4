"""What must hold of any report: other people's paragraphs, other names and other signs change no fact of a person."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extraction_bench import extraction, facts_of
from govah.extraction import facts
from made_people import CITIES, PEOPLE, PRISONS, TEMPLATES, Made, paragraph, two_paragraphs

DAY = "2023-12-30"
HEAD = "A monitor of human rights published its weekly report.\n\n"
PARAGRAPHS = st.builds(
    paragraph,
    st.integers(0, len(TEMPLATES) - 1),
    st.integers(0, len(PEOPLE) - 1),
    st.integers(0, len(PRISONS) - 1),
    st.integers(1, 28),
)


def without_places(value: Any) -> Any:
    """Facts without the offsets they rest on."""
    if isinstance(value, dict):
        return {k: without_places(v) for k, v in value.items() if k not in {"spans", "evidence", "doc"}}
    return [without_places(v) for v in value] if isinstance(value, list) else value


def people(text: str) -> dict[str, Any]:
    """Victims by name, and the groups without names."""
    sheet = facts_of(text, DAY)
    return {v["name"]: without_places(v) for v in sheet["victims"]}


def groups(text: str) -> list[str]:
    return sorted(str(without_places(group)) for group in facts_of(text, DAY)["unnamed_victims"])


def test_every_template_tells_of_its_person_and_day() -> None:
    """So that the properties below speak of something."""
    for number, template in enumerate(TEMPLATES):
        made = paragraph(number, 0, 0, 7)
        told = people(HEAD + made.text)
        assert list(told) == [made.name], made.text
        assert told[made.name]["outcome"] != "unknown"
        days = {event["date"] for event in told[made.name]["events"]}
        assert "had been set for" in template or "2023-01-07" in days, made.text
    assert groups(HEAD + paragraph(7, 0, 0, 7).text)


@settings(max_examples=150)
@given(two=two_paragraphs())
def test_a_paragraph_about_others_changes_nothing_wherever_it_stands(two: tuple[Made, Made]) -> None:
    one, other = two
    alone = {**people(HEAD + one.text), **people(HEAD + other.text)}
    unnamed = sorted([*groups(HEAD + one.text), *groups(HEAD + other.text)])
    for text in (f"{one.text}\n\n{other.text}", f"{other.text}\n\n{one.text}"):
        assert people(HEAD + text) == alone
        assert groups(HEAD + text) == unnamed


@settings(max_examples=150)
@given(template=st.integers(0, len(TEMPLATES) - 1), place=st.integers(0, len(PRISONS) - 1), day=st.integers(1, 28),
       two=st.lists(st.integers(0, len(PEOPLE) - 1), min_size=2, max_size=2, unique=True))  # fmt: skip
def test_another_name_keeps_all_other_facts(template: int, place: int, day: int, two: list[int]) -> None:
    first, second = (paragraph(template, person, place, day) for person in two)
    names = ("name", "other_names")
    one, other = people(HEAD + first.text)[first.name], people(HEAD + second.text)[second.name]
    assert {k: v for k, v in one.items() if k not in names} == {k: v for k, v in other.items() if k not in names}


def typeset(text: str) -> str:
    """The same text with the printer's quotes and dashes."""
    opened = text.replace(' "', " “").replace('"', "”").replace("'", "’")
    return opened.replace(" - ", " — ")


@settings(max_examples=100)
@given(made=PARAGRAPHS)
def test_printers_signs_and_typewriter_signs_give_the_same_facts(made: Made) -> None:
    assert typeset(TEMPLATES[3]) != TEMPLATES[3] and typeset(TEMPLATES[6]) != TEMPLATES[6]
    plain, printed = HEAD + made.text, typeset(HEAD + made.text)
    assert without_places(facts_of(plain, DAY)) == without_places(facts_of(printed, DAY))
    spans = [[(s.start, s.end) for s in claim.spans] for claim in extraction(plain, DAY).claims]
    assert spans == [[(s.start, s.end) for s in claim.spans] for claim in extraction(printed, DAY).claims]


@settings(max_examples=50)
@given(made=PARAGRAPHS)
def test_reading_again_gives_the_same_claims(made: Made) -> None:
    first, second = extraction(HEAD + made.text, DAY), extraction(HEAD + made.text, DAY)
    assert first == second
    assert [c.id for c in first.claims] == [c.id for c in second.claims]


def test_the_order_of_reports_and_threads_does_not_matter() -> None:
    texts = [HEAD + paragraph(t, t % len(PEOPLE), t % len(PRISONS), 3 + t).text for t in range(len(TEMPLATES))]
    in_order = [extraction(text, DAY) for text in texts]
    assert [extraction(text, DAY) for text in reversed(texts)] == in_order[::-1]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda text: extraction(text, DAY), texts)) == in_order


@pytest.mark.parametrize("city", CITIES)
def test_the_same_report_from_another_city_differs_in_the_city_alone(city: str) -> None:
    text = HEAD + paragraph(0, 0, 0, 7).text
    one, other = people(text)["Behnam Rashidi"], people(text.replace(CITIES[0], city))["Behnam Rashidi"]
    for event in (*one["events"], *other["events"]):
        event.pop("city")
    assert one == other


def test_facts_of_a_person_do_not_depend_on_who_is_read_first() -> None:
    made = [paragraph(t, t % len(PEOPLE), t % len(PRISONS), 3 + t) for t in range(4)]
    forward = people(HEAD + "\n\n".join(m.text for m in made))
    backward = people(HEAD + "\n\n".join(m.text for m in reversed(made)))
    assert forward == backward
    assert set(forward) == {m.name for m in made}
    assert facts(extraction(HEAD + made[0].text, DAY))["victims"]
