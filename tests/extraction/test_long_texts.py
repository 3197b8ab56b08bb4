"""Work that grows with the text and no faster: counted, not timed."""

from __future__ import annotations

import pytest

from extraction_bench import extraction
from govah.extraction.people import cast as people

SYLLABLES = ("ab", "bar", "dar", "far", "gol", "kam", "mor", "naz", "pir", "rad")


def names(count: int) -> str:
    """A list of made-up names, all of one given name and a little alike."""
    made = (SYLLABLES[k % 10] + SYLLABLES[k // 10 % 10] + SYLLABLES[k // 100 % 10] for k in range(count))
    return "The prisoners are:\n" + "\n".join(f"Navid {name.title()}" for name in made)


def test_names_of_a_long_list_are_compared_with_few_others(monkeypatch: pytest.MonkeyPatch) -> None:
    count, compared = 900, 0
    same_name = people.same_name

    def counted(*args: object) -> bool:
        nonlocal compared
        compared += 1
        return same_name(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(people, "same_name", counted)
    extraction(names(count))
    assert 0 < compared < 100 * count  # with all the others it would be 450 times for each


def test_a_report_repeated_gives_its_facts_again() -> None:
    report = "Navid Sharifi was hanged in the central prison on 3 May 2020, his lawyer said. He was 31 years old.\n\n"
    once, often = extraction(report), extraction(report * 50)
    facts = {(c.property, str(c.value)) for c in once.claims if c.subject.startswith(("person@", "event@"))}
    again = {(c.property, str(c.value)) for c in often.claims}
    assert {fact for fact in facts if fact[0] in {"name", "outcome", "type", "date"}} <= again
