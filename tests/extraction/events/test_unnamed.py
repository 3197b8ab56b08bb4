"""People without names: one group for one incident, by subtraction, never a part or a second telling of it."""

from __future__ import annotations

from typing import Any

import pytest

GROUPS = [
    ("Two unidentified men were hanged in public in Yazd on May 3, 2019.", [(2, "executed")], "the plain case"),
    ("A gang of five convicted robbers were hanged in Yazd in September 2002.", [(5, "executed")], "a gang of five"),
    ("Four prisoners, one of them a woman, were hanged in Yazd Prison on May 3, 2019.", [(4, "executed")], "a part"),
    ("Ten women, including two teenagers, were hanged in Yazd on May 3, 2019.", [(10, "executed")], "including"),
    ("Three prisoners were hanged in Yazd: Navid Sharifi, Omid Rad and a woman whose name is not known.",
     [(1, "executed")], "the unnamed one of a list"),
    ("Twelve prisoners were sentenced to death. Navid Sharifi, Omid Rad and ten others were arrested in May 2020.",
     [(10, "death_sentence")], "the whole is the named and the others"),
    ("News of the execution of Navid Sharifi, along with three others, was published. Navid Sharifi was hanged along "
     "with three others in Yazd Prison on May 3, 2019.", [(3, "executed")], "told twice"),
    ("Navid Sharifi was hanged along with another man in Yazd Prison. Theft was the charge against the other man.",
     [(1, "executed")], "the other man is the one before"),
    ("At least 9 prisoners have been moved to solitary confinement to await their execution in Arak Prison.",
     [(9, "imminent_execution")], "moved to be executed"),
    ("Nine men were executed in Yazd. Navid Sharifi was also executed on 5 May 2020.", [(9, "executed")], "one more"),
    ("Two prisoners executed\n\nNavid Sharifi and Omid Rad were hanged in Yazd Prison on May 3, 2019.", [],
     "a headline that the names fill"),
    ("Navid Sharifi, the longest-held prisoner in the country, was transferred to Yazd Prison.", [], "a description"),
    ("Navid Sharifi was hanged in Yazd Prison. His brother was also executed in 1988.", [(1, "executed")],
     "a relative"),
    ("Navid Sharifi was arrested in May 2019. Three of her brothers were executed in the 1980s.", [(3, "executed")],
     "some of the relatives"),
    ("Navid Sharifi was arrested together with his wife in May 2019.", [(1, "detained")], "a relative beside"),
    ("On May 3, 2019, three men were hanged in Yazd, two in Arak and one in Karaj.",
     [(3, "executed"), (2, "executed"), (1, "executed")], "numbers with their towns"),
    ("One prisoner was hanged in Yazd and another in Arak.", [(1, "executed"), (1, "executed")], "one and another"),
    ("Navid Sharifi, Omid Rad and a woman whose name is not known were hanged in Yazd on May 3, 2019.",
     [(1, "executed")], "the last of a row, and a denial that is of her name only"),
    ("Navid Sharifi and his two co-defendants were hanged in Yazd on May 3, 2019.", [(2, "executed")],
     "those told of as somebody's"),
    ("Navid Sharifi was hanged along with two co-accused in Yazd.", [(2, "executed")], "a noun of one form"),
    ("Navid Sharifi is in prison. A brother of his was executed in 1988.", [(1, "executed")], "of his"),
    ("Navid Sharifi was hanged. The father of Navid had himself been executed in 1988.", [(1, "executed")],
     "himself is no other"),
    ("Navid Sharifi was arrested in Yazd. Another brother was arrested a week later.", [(1, "detained")],
     "another brother"),
    ("My neighbour Nasrin Talebi, whose son was arrested in May 2019, told me so.", [(1, "detained")], "whose son"),
    ("Eighty-five prisoners of Yazd Prison have gone on hunger strike in support of Navid Sharifi, a "
     "teacher.", [(85, "imprisoned")], "where inmates stand"),
    ("Navid Sharifi, who is serving ten years, says that she and 11 fellow inmates are ill.", [(11, "imprisoned")],
     "fellow inmates"),
    ("Navid Sharifi was arrested in 2018. Former inmates say that 11 prisoners share a cell.", [],
     "inmates of no time in particular"),
    ("Twelve teachers were arrested in Yazd on May 3, 2019. Five of those detained were later released; the remaining "
     "seven are still held.", [(5, "released"), (7, "detained")], "a part of those detained"),
    ("Twelve teachers were arrested in Yazd on May 3, 2019; five have been freed.",
     [(7, "detained"), (5, "released")], "a number alone with a later fate"),
    ("Eight people were killed by the police and dozens arrested in Yazd on May 3, 2019.",
     [(8, "killed"), (None, "detained")], "a participle alone"),
    ("On May 3, 2019, 27 people are reported to have been hanged.", [(27, "executed")], "a day before the number"),
    ("Last week 12 people were hanged at Yazd Prison.\n\nThe court met on Monday.\n\nOmid Rad was arrested in Arak.",
     [(12, "executed")], "somebody named later is none of them"),
    ("On July 13, 2014, eight users of a network were sentenced to ten years in prison in Yazd.", [(8, "imprisoned")],
     "a plural that no list knows"),
    ("Two offices were raided and six sentences were upheld on July 13, 2014, before Navid Sharifi was arrested.", [],
     "plurals of things"),
    ("On 20 July 2020 29 men were executed in Yazd. On 21 August 2020 there were another five.",
     [(29, "executed"), (5, "executed")], "there were another five"),
    ("Money was collected for three convicts on death row.", [(3, "death_sentence")], "described by what follows"),
    ("On May 3, 2019 a court charged seven converts with propaganda. The seven, women and men, were sentenced to "
     "prison.", [(7, "imprisoned")], "men and women between commas"),
    ("On May 3, 2019, nine smugglers, a woman among them, were hanged in Yazd.", [(9, "executed")],
     "a part between commas"),
    ("Six men were hanged in Yazd on Saturday. Also hanged on Saturday was a seventh man, identified as Navid "
     "Sharifi.", [(6, "executed")], "a seventh is none of six"),
    ("Four men were sentenced to prison in Yazd on May 3, 2019. Navid Sharifi, Omid Rad and Ali Karimi were led away.",
     [], "nothing tells of one without a name"),
    ("Twelve men were moved to solitary cells in Yazd Prison to be hanged. Navid Sharifi was hanged in Arak Prison.",
     [(12, "imminent_execution")], "somebody elsewhere is none of them"),
    ("Dozens of protesters were arrested in Yazd on May 3, 2019.", [(None, "detained")], "nobody counted"),
    ("The wife of a reporter was heard. Navid Sharifi was convicted of the murder of his wife and hanged in Yazd.", [],
     "a murdered relative"),
    ("Five people were hanged in Arak and eleven in Karaj on May 3, 2019.", [(5, "executed"), (11, "executed")],
     "a number alone with its place"),
    ("Three men were sentenced to death in Yazd. A fourth defendant was given ten years in prison.",
     [(3, "death_sentence"), (1, "imprisoned")], "a fourth"),
    ("Two of the four defendants were hanged on Monday in Yazd. The other two are on death row.",
     [(2, "executed"), (2, "death_sentence")], "a part of a known number, and the other two"),
    ("Nine men were hanged on May 3, 2019: seven men were hanged in Yazd and two men in Arak.",
     [(7, "executed"), (2, "executed")], "the parts instead of the whole"),
    ("Four members of the border guards were killed in Yazd on May 3, 2019.", [], "the state's own people"),
    ("Four men were sentenced to death on May 3, 2019.\n\nThe names of the four are: Navid Sharifi, Omid Rad, "
     "Ali Karimi and Reza Naderi.", [], "a list of as many names"),
    ("Six men were hanged in Yazd on Friday. Navid Sharifi was one of them. The other five are unnamed.",
     [(5, "executed")], "those whom nobody names"),
    ("Seven prisoners, among them Navid Sharifi, were hanged in Yazd on May 3, 2019.", [(6, "executed")],
     "a whole with a name among it"),
    ("The paper announced on August 30, 2019 the hanging in Yazd of eleven drug traffickers.", [(11, "executed")],
     "the place before the people"),
    ("The trial in Yazd of a bandit of the last century was shown.", [], "nobody's trial"),
    ("Three prisoners were flogged in Yazd on May 3, 2019.", [(3, "unknown")], "what tells of no lasting state"),
    ("Seven prisoners were hanged in Yazd on May 3, 2019. In 2018 no fewer than sixty prisoners were hanged there.",
     [(7, "executed")], "a count of a year"),
    ("Of the twelve teachers arrested in Yazd on May 3, 2019, nine have been released on bail.",
     [(3, "detained"), (9, "released")], "so many of a number, and those who are left"),
    ("Twelve teachers were tried in Yazd on May 3, 2019. Eight were sentenced to prison terms; the others were "
     "acquitted.",
     [(8, "imprisoned"), (4, "released")], "the others without a number"),
    ("Nine prisoners were moved to solitary cells to be hanged in Yazd. Five of them were hanged on May 3, 2019.",
     [(4, "imminent_execution"), (5, "executed")], "a part met with worse"),
    ("Three men were hanged in Yazd Prison on May 3, 2019. One of the men was 19. Omid Rad, Ali Karimi and Reza Naderi "
     "had been sentenced to death for murder.", [], "all of them named"),
    ("A young man was hanged in Yazd at dawn on Monday, rights groups said.\n\nOmid Rad, 23, was convicted of murder.",
     [], "named in the next paragraph"),
    ("Omid Rad was hanged in Yazd on May 3, 2019. His parents were arrested the next day.", [(2, "detained")],
     "both parents"),
    ("Omid Rad was arrested with three colleagues in Yazd on May 3, 2019.", [(3, "detained")], "counted colleagues"),
    ("An unnamed nurse was hanged in Yazd Prison on May 3, 2019.", [(1, "executed")], "only the trade is told"),
    ("A 17-year-old from Yazd was shot dead by guards on May 3, 2019.", [(1, "killed")], "only the age is told"),
    ("Two 23-year-olds were sentenced to death in Yazd on May 3, 2019.", [(2, "death_sentence")], "ages as nouns"),
    ("A riot policeman was killed in Yazd on May 3, 2019.", [], "one of the state's own"),
    ("No prisoner was executed in Yazd on May 3, 2019.", [], "nobody"),
    ("At least 16 prisoners were hanged together in Yazd Prison on Saturday, October 24.", [(16, "executed")],
     "a day without a year"),
    ("Omid Rad is one of 11 people who have been condemned to death over the unrest.", [], "a count of a wave"),
    ("At least 300 people were executed in 2018; eight of them had been minors and 5 others were hanged in public.", [],
     "parts of a figure"),
    ("Omid Rad, 31 years old and father of three, was arrested in Yazd on May 3, 2019.", [], "no relative"),
    ("Omid Rad, a chemistry teacher and leading member of the union, was arrested in Yazd.", [], "a description"),
    ("Four prisoners, Omid Rad, Ali Karimi, Reza Naderi and a woman whose name is not known, were hanged in Yazd.",
     [(1, "executed")], "the one of four who has no name, once"),
    ("Three Kurds were hanged in Yazd on May 3, 2019. One of the three was Omid Rad. Ali Karimi was arrested in 2007.",
     [(2, "executed")], "only one of them named"),
    ("Omid Rad was hanged in Yazd on May 3, 2019, with six of his followers.", [(6, "executed")], "some of his people"),
    ("Five prisoners from the Baluch minority and two from the Arab minority were freed in Yazd on May 3, 2019.",
     [(5, "released"), (2, "released")], "two numbers before one verb"),
    ("The court upheld the sentence of Omid Rad, father of a boy of twelve.", [], "somebody's child"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "groups", "why"), GROUPS, ids=[g[2] for g in GROUPS])
def test_groups(read: Any, text: str, groups: list[tuple[int, str]], why: str) -> None:
    assert [(g["count"], g["outcome"]) for g in read(text)["unnamed_victims"]] == groups, why


def test_a_group_keeps_its_day_and_prison(read: Any) -> None:
    (group,) = read("Two unidentified men were hanged in Yazd Prison on May 3, 2019.")["unnamed_victims"]
    assert (group["prison"], group["date"]) == ("Yazd Prison", "2019-05-03")


def test_the_father_of_a_boy_who_was_killed_is_not_the_boy() -> None:
    from extraction_bench import told, victims

    text = "Omid Rad was arrested. Hamid Sadeghi, the father of a boy who was killed in the protests, was silent."
    assert not any("killing" in event for person in victims(text).values() for event in told(person))
