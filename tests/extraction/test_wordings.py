"""Many wordings of one event: verbs in every voice, nouns, idioms, headlines; and wordings that tell no such event."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from extraction_bench import facts_of

WORDINGS: dict[str, dict[str, list[str]]] = {
    event: cases
    for file in sorted(Path(__file__).parent.glob("wordings_*.yml"))
    for event, cases in yaml.safe_load(file.read_text(encoding="utf-8")).items()
}


def events_of(text: str, name: str) -> list[str]:
    """The types of the events that the text tells of the person of that name."""
    return [e["type"] for v in facts_of(text, None)["victims"] if v["name"] == name for e in v["events"]]


@pytest.mark.parametrize(("event", "text"), [(e, t) for e, cases in WORDINGS.items() for t in cases.get("told", ())])
def test_each_wording_tells_the_event(event: str, text: str) -> None:
    assert event in events_of(text, "Navid Sharifi")


@pytest.mark.parametrize(
    ("event", "text"), [(e, t) for e, cases in WORDINGS.items() for t in cases.get("not told", ())]
)
def test_likely_words_alone_tell_no_event(event: str, text: str) -> None:
    assert event not in events_of(text, "Navid Sharifi")


# text, the names of those to whom the event happens, the event, why
PEOPLE: list[tuple[str, set[str], str, str]] = [
    (
        "The authorities hanged three prisoners—Siamak Taheri, Bijan Omidi, and Reza Kamali—in Yazd Prison.",
        {"Siamak Taheri", "Bijan Omidi", "Reza Kamali"}, "execution", "dashes without spaces are pauses",
    ),
    (
        "Nader Sohrabi was freed. Three of his co-defendants—Siamak Taheri, Bijan Omidi, and Ali Naderi—who were also "
        "arrested in 2010, were executed in December 2012.",
        {"Siamak Taheri", "Bijan Omidi", "Ali Naderi"}, "execution", "a relative clause after the dash",
    ),
    (
        "Two of the six - Siamak Taheri and Bijan Omidi - were sentenced to death in 2014.",
        {"Siamak Taheri", "Bijan Omidi"}, "death_sentence", "names between spaced dashes are the subject",
    ),
    (
        "The following prisoners were executed in Yazd Prison on 3 May 2014:\n- Siamak Taheri\n- Bijan Omidi",
        {"Siamak Taheri", "Bijan Omidi"}, "execution", "a list with bullets under its sentence",
    ),
    (
        "The prisoners hanged in Yazd on Monday were Siamak Taheri and Bijan Omidi.",
        {"Siamak Taheri", "Bijan Omidi"}, "execution", "names after the verb",
    ),
    (
        "In addition to Siamak Taheri, Bijan Omidi and Ali Naderi were sentenced to death.",
        {"Siamak Taheri", "Bijan Omidi", "Ali Naderi"}, "death_sentence", "in addition to one, two more",
    ),
    (
        "At the trial of Siamak Taheri, the judge asked for silence. Siamak Taheri was sentenced to death.",
        {"Siamak Taheri"}, "death_sentence", "the judge after the comma is somebody else",
    ),
    (
        "The lawyer of Siamak Taheri spoke. Siamak Taheri was sentenced to death.",
        {"Siamak Taheri"}, "death_sentence", "his lawyer is not he",
    ),
    (
        "Former deputy minister Siamak Taheri was arrested on 3 May 2014.",
        {"Siamak Taheri"}, "arrest", "an office once held is none",
    ),
    (
        "Nader Sohrabi spoke about the 2011 killing of his cousin, Siamak Taheri, by state forces.",
        {"Siamak Taheri"}, "killing", "a relative who was killed",
    ),
    (
        "After being beaten by guards, Siamak Taheri was moved to Yazd Prison.",
        {"Siamak Taheri"}, "torture", "the subject stands in the main clause",
    ),
    (
        "Siamak Taheri and Bijan Omidi were arrested in 2014. A court sentenced each of the above to a year in prison.",
        {"Siamak Taheri", "Bijan Omidi"}, "prison_sentence", "each of the above",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "names", "event", "why"), PEOPLE, ids=[p[3] for p in PEOPLE])
def test_people_in_lists_and_asides_are_found(text: str, names: set[str], event: str, why: str) -> None:
    found = {v["name"] for v in facts_of(text, None)["victims"] if event in {e["type"] for e in v["events"]}}
    assert found == names, why
