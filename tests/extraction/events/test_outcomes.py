"""Where a person stands at the end of a report: the latest state, by events, by words that tell a state, by nouns."""

from __future__ import annotations

import pytest

from extraction_bench import facts_of

# text, the outcome of Navid Sharifi, why
STANDS: list[tuple[str, str, str]] = [
    ("Navid Sharifi, who was sentenced to death in 2014, is to be hanged on Sunday.",
     "imminent_execution", "a set day"),
    ("Navid Sharifi was sentenced to death. He could be put to death at any moment.",
     "imminent_execution", "any moment"),
    ("Navid Sharifi was sentenced to death. His execution is believed to be imminent.",
     "imminent_execution", "imminent"),
    ("Navid Sharifi was sentenced to death. The prison plans to execute him tomorrow.", "imminent_execution", "active"),
    ("Navid Sharifi, on death row in Yazd Prison, was moved to solitary confinement ahead of his execution.",
     "imminent_execution", "a move for it"),
    ("Navid Sharifi was sentenced to death. His mother was told to come to Yazd Prison for a last meeting.",
     "imminent_execution", "called to a last visit"),
    ("Navid Sharifi was sentenced to death. Amnesty asks for a stop of all executions.",
     "death_sentence", "a call only"),
    ("Navid Sharifi was sentenced to death. No date has been set for the execution.", "death_sentence", "no day"),
    ("Navid Sharifi was moved to solitary confinement for execution. His execution was postponed on 4 May 2014.",
     "death_sentence", "put off afterwards"),
    ("Navid Sharifi was sentenced to death in 2014. His sentence was overturned and he was given ten years in prison.",
     "imprisoned", "a term instead"),
    ("Navid Sharifi was sentenced to death. The family pardoned him and he was released in 2015.", "released",
     "then free"),
    ("Navid Sharifi was sentenced to death. The family of the victim forgave him in 2015.", "spared", "forgiven"),
    ("Navid Sharifi disappeared in May 2014. He was tried in 2015 and sentenced to death.", "death_sentence",
     "came to light"),
    ("Jailed poet Navid Sharifi began a hunger strike.", "imprisoned", "an adjective"),
    ("Former political prisoner Navid Sharifi was arrested in May 2014.", "detained", "a noun of the past"),
    ("Appeal for political prisoners\n\nNavid Sharifi has been on hunger strike for nine days.", "imprisoned",
     "whom the report is about"),
    ("Navid Sharifi was arrested in May 2014 and is still in custody.", "detained", "held"),
    ("Navid Sharifi was arrested in May 2014 and has been behind bars since.", "detained", "no sentence is told"),
    ("Navid Sharifi was jailed for two years in 2010. He was released in 2012.", "released", "the term is over"),
    ("Navid Sharifi, a political prisoner, was arrested in 2010. He was released in May 2012.", "released",
     "a noun says nothing after the release"),
    ("Navid Sharifi was released in 2012. He is now back in prison.", "imprisoned", "told as lasting"),
    ("Navid Sharifi was arrested in 2014 and is out on bail.", "released", "on bail without a sentence"),
    ("Navid Sharifi was moved to a solitary cell for execution but was returned to his ward after the plaintiffs gave "
     "him a month.", "death_sentence", "taken back"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "outcome", "why"), STANDS, ids=[s[2] for s in STANDS])
def test_where_a_person_stands(text: str, outcome: str, why: str) -> None:
    victims = {v["name"]: v["outcome"] for v in facts_of(text, None)["victims"]}
    assert victims.get("Navid Sharifi") == outcome, why
