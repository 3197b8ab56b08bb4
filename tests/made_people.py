"""Makes paragraphs about invented people for properties: every template and every name is written for these tests."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import strategies as st

TEMPLATES = (
    "{name} was executed in {prison} on {day} {month} 2023. He had been arrested in {city} in {past} and sentenced to "
    "death for drug trafficking.",
    "On {day} {month} 2023, {name}, a {age}-year-old man from {city}, was hanged in {prison}. {last} was convicted of "
    "murder in {past}.",
    "{name}, {age}, was arrested in {city} on {day} {month} 2023 by security forces. {last} was taken to {prison} and "
    "has been held incommunicado since.",
    "The Supreme Court upheld the death sentence of {name} on {day} {month} 2023. {last} is held in {prison}. He was "
    'charged with "armed robbery" in {past}.',
    "{name} was released from {prison} on {day} {month} 2023. He had been arrested in {past} and sentenced to three "
    "years in prison for propaganda against the state.",
    "The execution of {name}, {age}, which had been set for {day} {month} 2023, was halted. {last} was sentenced to "
    "death in {past} for murder by a court in {city}.",
    "{name} began a hunger strike in {prison} on {day} {month} 2023. He was arrested in {past} - his family says that "
    "he was tortured.",
    "{name} was executed in {prison} on {day} {month} 2023. Two other prisoners, whose names are not known, were "
    "hanged with him.",
    "Branch 3 of the Revolutionary Court of {city} sentenced {name} to death on {day} {month} 2023. The prisoner was "
    "denied a lawyer. His brother said that he was beaten in {prison}.",
    "The family of {name} was not told before he was hanged in {prison} on {day} {month} 2023. He was buried in "
    "{city}.",
    "On {day} {month} 2023, {name} was transferred to solitary confinement in {prison}. He is at imminent risk of "
    "execution; he was sentenced to death in {past}.",
)
PEOPLE = (
    ("Behnam", "Rashidi"), ("Kaveh", "Derakhshan"), ("Salim", "Naroui"), ("Jalal", "Moqaddam"), ("Touraj", "Azimi"),
    ("Farhad", "Sohrabi"), ("Rahim", "Pakzad"), ("Nader", "Golzar"), ("Iraj", "Tavakoli"), ("Mehdi", "Khazaei"),
)  # fmt: skip
PRISONS = (
    "Zahedan Central Prison",
    "Ghezel Hesar Prison",
    "Vakilabad Prison",
    "Yazd Central Prison",
    "Adelabad Prison",
)
CITIES = ("Kerman", "Bushehr", "Ardabil", "Ilam", "Rasht")
MONTHS = ("January", "March", "May", "August", "October")


@dataclass(frozen=True, slots=True)
class Made:
    """A paragraph and the person that it is about."""

    text: str
    name: str


def paragraph(template: int, person: int, place: int, day: int) -> Made:
    """The paragraph of one template about one person; equal arguments give equal text."""
    first, last = PEOPLE[person]
    text = TEMPLATES[template].format(
        name=f"{first} {last}", last=last, prison=PRISONS[place], city=CITIES[place], month=MONTHS[place], day=day,
        age=20 + day, past=2010 + place,
    )  # fmt: skip
    return Made(text, f"{first} {last}")


@st.composite
def two_paragraphs(draw: st.DrawFn) -> tuple[Made, Made]:
    """Two paragraphs about different people of different places and months."""
    people = draw(st.permutations(range(len(PEOPLE))))
    places = draw(st.permutations(range(len(PRISONS))))
    days = st.integers(1, 28)
    template = st.integers(0, len(TEMPLATES) - 1)
    return (
        paragraph(draw(template), people[0], places[0], draw(days)),
        paragraph(draw(template), people[1], places[1], draw(days)),
    )
