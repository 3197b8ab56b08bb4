"""When and where: which date and place of a sentence belong to which event, and which to none."""

from __future__ import annotations

import pytest

from extraction_bench import facts_of


def told(text: str, kind: str, slot: str) -> list[str | None]:
    """The slot of all events of that kind, person after person."""
    people = facts_of(text)["victims"]
    return [event[slot] for person in people for event in person["events"] if event["type"] == kind]


ROWS = [
    ("the date in the clause", "Navid Sharifi was hanged in Yazd on 3 May 2020.", "execution", "date", "2020-05-03"),
    (
        "a statement has a date of its own",
        "His lawyer said on 9 May 2020 that Navid Sharifi had been hanged in Yazd.",
        "execution", "date", None,
    ),
    (
        "a date that describes another noun",
        "Navid Sharifi was hanged for the attack of 12 May 2011.",
        "execution", "date", None,
    ),
    (
        "an upheaval during which it happened",
        "Navid Sharifi was arrested in the protests of December 2017.",
        "arrest", "date", "2017-12",
    ),
    (
        "an event that only fixes the time of another has its time by counting back",
        "On 3 May 2020, a year after his arrest, Navid Sharifi was hanged.",
        "arrest", "date", "2019",
    ),
    (
        "a joined clause keeps its own date",
        "Navid Sharifi was arrested in Lar, and on 5 May 2019 he was hanged.",
        "arrest", "date", None,
    ),
    ("a place in the clause", "Navid Sharifi was arrested in Lar.", "arrest", "city", "Lar"),
    ("an origin is no place of the event", "Navid Sharifi from Lar was arrested.", "arrest", "city", None),
    ("nor is a home", "Navid Sharifi, who lived in a village of Lar, was arrested.", "arrest", "city", None),
    ("where those sit who seize him, if nothing else is told", "Police in Lar arrested Navid Sharifi.", "arrest",
     "city", "Lar"),
    ("not if something else is told", "Police of Lar arrested Navid Sharifi in Shiraz.", "arrest", "city", "Shiraz"),
    ("nor of what they do not do themselves", "Navid Sharifi, police in Lar said, was hanged.", "execution", "city",
     None),
    (
        "a seat from which where leads on",
        "Navid Sharifi was weeks in the hands of guards in Sari, in the province of Mazandaran, where he was tortured.",
        "torture", "city", "Sari",
    ),
    (
        "a province behind the city",
        "Navid Sharifi was arrested by the security forces of Lar (Fars province).",
        "arrest", "province", "Fars",
    ),
    ("a city that owns the prison: the city", "Navid Sharifi was hanged in Shiraz's Adelabad Prison.", "execution",
     "city", "Shiraz"),
    ("a city that owns the prison: the prison", "Navid Sharifi was hanged in Shiraz's Adelabad Prison.", "execution",
     "prison", "Adelabad Prison"),
    (
        "where a prison lies from which somebody is moved is not where he goes",
        "Navid Sharifi was moved out of Karun Prison in Ahvaz to an unknown place.",
        "transfer", "city", None,
    ),
    (
        "a protest has its own place",
        "Navid Sharifi was arrested after taking part in protests in the capital Tehran.",
        "arrest", "city", None,
    ),
    ("a deed has its own place", "Navid Sharifi was condemned to death for killing a man in Lar.", "death_sentence",
     "city", None),
    ("a place was where it happened", "Lar was where Navid Sharifi was arrested in 2016.", "arrest", "city", "Lar"),
    ("a square within a city", "Navid Sharifi was hanged in Lar's main square.", "execution", "city", "Lar"),
    (
        "none of several places",
        "In the towns of Lar, Fasa and Shiraz, Navid Sharifi and Bijan Omidi were arrested.",
        "arrest", "city", None,
    ),
    (
        "the nearer of two places, one inside the other",
        "Navid Sharifi was arrested in Lar in Shiraz.",
        "arrest", "city", "Lar",
    ),
    (
        "a prison with a name of its own stands without the city that follows",
        "Navid Sharifi was hanged at Adelabad Prison in Shiraz.",
        "execution", "prison", "Adelabad Prison",
    ),
    (
        "the city that is told besides",
        "Navid Sharifi was hanged at Adelabad Prison in Shiraz.",
        "execution", "city", "Shiraz",
    ),
    (
        "where leads on to what happened there",
        "Navid Sharifi was moved to Adelabad Prison, where he was tortured.",
        "torture", "prison", "Adelabad Prison",
    ),
    (
        "what happened before the transfer did not happen at its end",
        "Navid Sharifi was tortured and then moved to Adelabad Prison.",
        "torture", "prison", None,
    ),
    (
        "a dash after a name does not make it part of the prison",
        "They hanged Ali Naderi and Reza Kamali\u2014in Dastgerd Prison.",
        "execution", "prison", "Dastgerd Prison",
    ),
    (
        "a court that reviews gives no first sentence",
        "Navid Sharifi was sentenced to death, the Supreme Court said.",
        "death_sentence", "court", None,
    ),
    (
        "a day opens the clause after that",
        "The office has learnt that on Monday, 4 May 2020, Navid Sharifi, a father of two daughters who came from the "
        "village of Evaz and once worked as a baker there, was hanged in Yazd.",
        "execution", "date", "2020-05-04",
    ),
    ("a birth is no event", "Navid Sharifi, born in 1960, was sentenced to death.", "death_sentence", "date", None),
    (
        "since is the day of an arrest, not of an execution",
        "Navid Sharifi is the ninth man since 2009 who was hanged in Yazd.",
        "execution", "date", None,
    ),
    ("since, of what lasts", "Navid Sharifi has been detained since June 2017.", "arrest", "date", "2017-06"),
    ("a deed has its own time", "Navid Sharifi was condemned to death for killing a man in 2014.", "death_sentence",
     "date", None),
    ("a deed without a word of its own", "Navid Sharifi was convicted of murder in 2017 and sentenced to death.",
     "death_sentence", "date", "2017"),
    (
        "a protest for which somebody was held has its own day",
        "Navid Sharifi was arrested in Lar for taking part in the protests on 14 March 2018.",
        "arrest", "date", None,
    ),
    (
        "a gerund has its own day, the opening of the sentence frames the event",
        "In February 2019, Navid Sharifi was arrested after calling for rallies on 14 March 2019.",
        "arrest", "date", "2019-02",
    ),
    (
        "an anniversary is not the day of what it remembers",
        "Navid Sharifi was hanged on the third anniversary of his arrest, 3 May 2018.",
        "execution", "date", "2018-05-03",
    ),
    (
        "what befalls a sentence takes the day",
        "On Monday, 4 May 2020, Navid Sharifi had his death sentence carried out in Yazd.",
        "death_sentence", "date", None,
    ),
    (
        "an agency's dateline is no day of an event",
        "LAR, July 10 (AFP) -- Ruritania has hanged Navid Sharifi.",
        "execution", "date", None,
    ),
    (
        "a raid in which somebody was arrested",
        "It was in a raid on their flat on 20 February 2013 that Navid Sharifi was arrested.",
        "arrest", "date", "2013-02-20",
    ),
    (
        "what lasts is not of the day of the transfer",
        "In December 2018 Navid Sharifi was moved to Adelabad Prison and interrogated there for 43 days.",
        "interrogation", "date", None,
    ),
    (
        "there is where the sentence has just been",
        "In December 2018 Navid Sharifi was moved to Adelabad Prison and interrogated there for 43 days.",
        "interrogation", "prison", "Adelabad Prison",
    ),
    (
        "what follows a transfer happens at its end",
        "Navid Sharifi was brought to a security detention centre in Shiraz, interrogated, and let out on bail.",
        "interrogation", "city", "Shiraz",
    ),
    ("a release is from a prison", "Navid Sharifi was released from Adelabad Prison.", "release", "prison",
     "Adelabad Prison"),
    (
        "who refuses food does so where he is held",
        "Navid Sharifi, who is in a cell of Adelabad Prison, has been on hunger strike for 29 days.",
        "hunger_strike", "prison", "Adelabad Prison",
    ),
    (
        "what is announced on a day",
        "The judiciary last Thursday, 3 May 2018, announced the execution of Navid Sharifi.",
        "execution", "date", None,
    ),
    (
        "what is said on a day, without that",
        "On 3 May 2018, state media said Navid Sharifi had been hanged in Yazd.",
        "execution", "date", None,
    ),
    (
        "the more exact of two dates side by side",
        "Navid Sharifi was hanged in May 2018, on Tuesday 15 May 2018.",
        "execution", "date", "2018-05-15",
    ),
    (
        "what is told aside does not take what opens the sentence",
        "On Thursday 3 May 2018 Navid Sharifi, arrested at 16, was hanged in Yazd.",
        "arrest", "date", None,
    ),
    (
        "the end of a term is not its judgment",
        "Navid Sharifi completed a two-year prison term in April 2018.",
        "prison_sentence", "date", None,
    ),
    (
        "a deed told as an attack",
        "Navid Sharifi was convicted over an attack on a police post in Lar in 2017 and sentenced to death in 2018.",
        "death_sentence", "date", "2018",
    ),
    (
        "a verdict is given on one day and made known on another",
        "Navid Sharifi received ten years in prison. The sentence was pronounced by the Revolutionary Court in Lar on "
        "8 July 2018 and communicated to his lawyer on 9 August 2018.",
        "prison_sentence", "date", "2018-07-08",
    ),
    (
        "a verb of saying keeps its day",
        "Navid Sharifi was hanged, his wife complained on 3 May 2018.",
        "execution", "date", None,
    ),
    (
        "news that comes out on a day",
        "The execution of Navid Sharifi in Yazd became known on 3 May 2018.",
        "execution", "date", None,
    ),
    (
        "a bracketed date behind a newspaper is its own",
        "News of the hanging of Navid Sharifi in Yazd stood in Kayhan (9 May 2008).",
        "execution", "date", None,
    ),
    (
        "a transfer joined to an arrest is of its day",
        "Navid Sharifi was arrested on 3 May 2018 and taken to Adelabad Prison.",
        "transfer", "date", "2018-05-03",
    ),
    (
        "unless time passes",
        "Navid Sharifi was arrested on 3 May 2018 and eventually taken to Adelabad Prison.",
        "transfer", "date", None,
    ),
    (
        "a raid shares the day of the arrest",
        "Agents raided the home of Navid Sharifi, beat him and arrested him on 3 May 2018.",
        "raid", "date", "2018-05-03",
    ),
    (
        "the next sentence goes on",
        "Navid Sharifi was arrested on 3 May 2018 in Lar. He was taken to Adelabad Prison.",
        "transfer", "date", "2018-05-03",
    ),
    (
        "or speaks of time",
        "Navid Sharifi was arrested on 3 May 2018 in Lar. He was later taken to Adelabad Prison.",
        "transfer", "date", None,
    ),
    (
        "the verdict told in a sentence of its own: the day",
        "Navid Sharifi was sentenced to death. The ruling was handed down on 10 June 2018 by Branch 3 of the Lar "
        "Revolutionary Court.",
        "death_sentence", "date", "2018-06-10",
    ),
    (
        "the verdict told in a sentence of its own: the court",
        "Navid Sharifi was sentenced to death. This was decided by Branch 3 of the Lar Revolutionary Court.",
        "death_sentence", "court", "Branch 3 of the Lar Revolutionary Court",
    ),
    (
        "a day on which the verdict was made known is not that of the verdict",
        "Navid Sharifi was sentenced to death. The verdict was conveyed to his lawyer on 10 June 2018.",
        "death_sentence", "date", None,
    ),
    (
        "a trial and its sentence are before one court",
        "Navid Sharifi was tried by Branch 3 of the Lar Revolutionary Court. He was then sentenced to death.",
        "death_sentence", "court", "Branch 3 of the Lar Revolutionary Court",
    ),
    (
        "each ruling to the court of its kind",
        "Branch 39 of the Supreme Court overturned the death sentence that the Lar Criminal Court had handed to Navid "
        "Sharifi.",
        "sentence_overturned", "court", "Branch 39 of the Supreme Court",
    ),
    (
        "a court of appeal may pass sentence itself",
        "In 2018 Branch 9 of the Criminal Court of Appeal in Fars condemned Navid Sharifi to death.",
        "death_sentence", "court", "Branch 9 of the Criminal Court of Appeal in Fars",
    ),
    (
        "a court that sentenced did not uphold",
        "The sentence that Branch 3 of the Lar Revolutionary Court had passed on Navid Sharifi was upheld.",
        "sentence_upheld", "court", None,
    ),
    (
        "the branch behind the court",
        "Navid Sharifi was sentenced to death by the Lar Criminal Court (Branch 4).",
        "death_sentence", "court", "Lar Criminal Court (Branch 4)",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("why", "text", "kind", "slot", "expected"), ROWS, ids=[row[0] for row in ROWS])
def test_when_and_where(why: str, text: str, kind: str, slot: str, expected: str | None) -> None:
    found = told(text, kind, slot)
    assert found and set(found) == {expected}


def test_each_transfer_has_its_own_destination() -> None:
    text = "Sara Rad was moved to Adelabad Prison before being moved to Bushehr Prison in January 2019."
    assert told(text, "transfer", "prison") == ["Adelabad Prison", "Bushehr Prison"]


def test_the_day_that_is_named_wins_over_a_weekday() -> None:
    text = "Navid Sharifi was hanged on 3 May 2020. His execution on Wednesday was not announced."
    assert told(text, "execution", "date") == ["2020-05-03"]


def test_one_more_on_the_same_occasion() -> None:
    text = "Navid Sharifi was hanged in Yazd Prison on 3 May 2020. Put to death as well was Bijan Omidi."
    assert told(text, "execution", "date") == ["2020-05-03", "2020-05-03"]
    assert told(text, "execution", "prison") == ["Yazd Prison", "Yazd Prison"]


def test_another_place_is_another_occasion() -> None:
    text = "Navid Sharifi was hanged in Yazd Prison on 3 May 2020. In Lar Prison, too, Bijan Omidi was hanged."
    assert told(text, "execution", "date") == ["2020-05-03", None]


def test_dates_that_label_the_items_of_a_list() -> None:
    text = "- 3 May 2018: Navid Sharifi was hanged in Yazd Prison.\n- 5 May 2018: Bijan Omidi was hanged in Lar Prison."
    assert told(text, "execution", "date") == ["2018-05-03", "2018-05-05"]


def test_each_name_with_its_own_place_and_day() -> None:
    text = "Those arrested are Navid Sharifi on 3 May 2018, Bijan Omidi on 4 May 2018, and Reza Kamali on 5 May 2018."
    assert told(text, "arrest", "date") == ["2018-05-03", "2018-05-04", "2018-05-05"]
