"""The forms in which English-language reports write dates, as a table."""

import pytest

from govah.model import Date
from govah.text.dates import DateGrammar

PUBLISHED = "2024-11-15"  # a Friday

FORMS = [
    ("13 November 2024", "2024-11-13", "day first"),
    ("November 13, 2024", "2024-11-13", "month first"),
    ("Nov. 13", "2024-11-13", "abbreviated, no year"),
    ("Sept 3, 2019", "2019-09-03", "abbreviated without a full stop"),
    ("Wednesday, November 13", "2024-11-13", "with weekday"),
    ("13/11/2024", "2024-11-13", "figures, only one order is possible"),
    ("11/13/2024", "2024-11-13", "figures, only the other is"),
    ("2024-11-13", "2024-11-13", "ISO 8601"),
    ("13.11.2024", "2024-11-13", "figures with full stops"),
    ("on Wednesday", "2024-11-13", "a weekday"),
    ("yesterday", "2024-11-14", "yesterday"),
    ("last week", "2024-11-04/2024-11-10", "the week before, from Monday"),
    ("two weeks ago", "2024-11-01~", "about a day"),
    ("eight years ago", "2016", "a year"),
    ("a year ago", "2023", "one"),
    ("in early 1979", "1979", "part of a year"),
    ("in late July 2025", "2025-07", "part of a month"),
    ("the summer of 1988", "1988-22", "a season"),
    ("between May 3 and 7, 2024", "2024-05-03/2024-05-07", "a range within a month"),
    ("from 12 to 19 April", "2024-04-12/2024-04-19", "a range without year"),
    ("from April 28 to May 3, 2023", "2023-04-28/2023-05-03", "a range over two months"),
    ("from 28 December 2022 to 3 January 2023", "2022-12-28/2023-01-03", "a range over two years"),
    ("from 1981 to 1988", "1981-01-01/1988-12-31", "a range of years"),
    ("at dawn on 13 November 2024", "2024-11-13", "a time of day before it"),
    ("15 Mehr 1401", "2022-10-07", "Solar Hijri in English"),
    ("Mehr 1401", "2022-09-23/2022-10-22", "a Solar Hijri month"),
    ("15 Mehr 2022", "2022-10-07", "a Solar Hijri day with a Gregorian year"),
    ("the Iranian year 1403", "2024-03-20/2025-03-20", "a Solar Hijri year"),
    ("7 October 2022 (15 Mehr 1401)", "2022-10-07", "both calendars"),
    ("15 Mehr 1401 (7 October)", "2022-10-07", "both, the second without year"),
    ("the 1990s", "199X", "a decade"),
    ("the 1980's", "198X", "a decade with an apostrophe"),
    ("the month of Azar", "2023-11-22/2023-12-21", "the last Azar that is over or begun"),
    ("at the end of July", "2024-07", "a part of a month without year"),
    ("in November last year", "2023-11", "a month of last year"),
    ("earlier this year", "2024", "this year"),
    ("the 3rd of May 2020", "2020-05-03", "an ordinal"),
    ("the 5th of this month", "2024-11-05", "a day of this month"),
    ("Monday night, November 11", "2024-11-11", "with weekday and time of day"),
    ("over the weekend", "2024-11-09/2024-11-10", "the last Saturday and Sunday"),
    ("this past Monday", "2024-11-11", "the last Monday"),
    ("in July [2012]", "2012-07", "a year that an editor added"),
    ("a few hours ago", "2024-11-15", "the day of the report"),
    ("the twenty-third of May 2020", "2020-05-23", "an ordinal in words"),
]


@pytest.mark.parametrize(("words", "edtf", "why"), FORMS, ids=[why for *_, why in FORMS])
def test_written_form(grammar: DateGrammar, words: str, edtf: str, why: str) -> None:
    published = Date(PUBLISHED, PUBLISHED, "gregorian", "day")
    for text in (words, f"He was hanged {words} in the prison."):
        assert [mention.date.edtf for mention in grammar.find(text, published) if mention.date] == [edtf], why


REFUSED = [
    ("03/04/2024", "2024", "day or month first: nobody knows"),
    ("31 April 2024", None, "no such day"),
    ("30 February", None, "no such day in any year"),
    ("Esfand 30, 1404", None, "no such day in that year"),
    ("several years ago", None, "no number"),
]


@pytest.mark.parametrize(("words", "edtf", "why"), REFUSED, ids=[why for *_, why in REFUSED])
def test_no_more_precise_than_the_words(grammar: DateGrammar, words: str, edtf: str | None, why: str) -> None:
    found = [mention.date.edtf for mention in grammar.find(f"Arrested {words}, he said.") if mention.date]
    assert found == ([edtf] if edtf else []), why
