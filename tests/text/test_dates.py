"""Dates: every rule's own examples, what fixes a date that its words leave open, and what must never be one."""

import shlex
from datetime import date
from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govah.errors import PackError
from govah.model import Date
from govah.packs import Pack, load_pack
from govah.text.dates import DateGrammar, check_dates


def published(edtf: str | None) -> Date | None:
    return Date(edtf, edtf, "gregorian", "day") if edtf else None


def read(grammar: DateGrammar, text: str, when: str | None = None) -> list[tuple[str, str | None]]:
    return [(m.span.of(text), m.date.edtf if m.date else None) for m in grammar.find(text, published(when))]


def test_every_example_and_counter_example_of_the_pack_holds(pack: Pack) -> None:
    assert [str(problem) for problem in check_dates(pack)] == []


PUBLISHED = [
    ("yesterday", "2024-03-01", "2024-02-29", "a day before a first of March"),
    ("yesterday", "2024-11", "2024-10-31/2024-11-29", "a month published: a day less, no more precise"),
    ("last year", "2024", "2023", "a year published is enough for years"),
    ("on Wednesday", "2024-11", "2024-10-30/2024-11-27", "a month published fixes no weekday"),
    ("November 13", "2024-11", "2024-11-13", "a month published gives the year"),
    ("November 13", "2024", "XXXX-11-13", "a year published leaves open which November"),
    ("November 13", "2025-01-02", "2024-11-13", "the last November, not the coming one"),
    ("January 8", "2024-12-30", "2025-01-08", "a date close ahead: an execution that is set"),
    ("February 29", "2023-06-01", "2020-02-29", "the last year that had the day"),
    ("Wednesday, November 13", "2024-11-14", "2024-11-13", "weekday and date agree"),
    ("Thursday, November 13", "2024-11-15", "2024-11-13", "a wrong weekday right before publication is a slip"),
    ("Thursday, March 13", "2024-11-15", "XXXX-03-13", "a wrong weekday long before it may be another year"),
    ("Sunday", None, None, "nothing fixes it"),
    ("last November", "2024-11-20", "2023-11", "the last that is over"),
    ("15 Mehr", "2022-10-09", "2022-10-07", "the same for the Solar Hijri calendar"),
    ("22 اسفند", "2024-03-20", "2024-03-12", "a leap year shifts the twin by a day"),
    ("22 اسفند", "2023-03-20", "2023-03-13", "a common year"),
    ("سال جاری", "2024-03-19", "2023-03-21/2024-03-19", "the last day of 1402"),
    ("سال جاری", "2024-03-20", "2024-03-20/2025-03-20", "the first day of 1403"),
    ("ماه گذشته", "2024-03-25", "2024-02-20/2024-03-19", "the month before Farvardin is Esfand of the year before"),
    ("شنبه هفته گذشته", "2024-11-16", "2024-11-09", "weeks begin on Saturday: published on one"),
    ("شنبه هفته گذشته", "2024-11-15", "2024-11-02", "published on a Friday, the last day of the week"),
]


@pytest.mark.parametrize(("words", "when", "expected", "why"), PUBLISHED, ids=[why for *_, why in PUBLISHED])
def test_the_publication_date_fixes(
    grammar: DateGrammar, words: str, when: str | None, expected: str | None, why: str
) -> None:
    found = read(grammar, f"{words}.", when)
    assert [edtf for _, edtf in found] == [expected], why


TEXT = [
    (
        "He was first hanged on April 27, 2024, and again on Wednesday, November 13.",
        None,
        ["2024-04-27", "2024-11-13"],
        "the weekday fits the one year that the text names",
    ),
    (
        "Arrested on October 12, 2018. He died on Thursday, November 13.",
        None,
        ["2018-10-12", "XXXX-11-13"],
        "the weekday fits none",
    ),
    (
        "He was arrested on 12 October 2018. The following day he was moved; two weeks later he was tried.",
        "2024-11-15",
        ["2018-10-12", "2018-10-13", "2018-10-27~"],
        "each rests on the date before it",
    ),
    ("Three months later he was freed.", "2024-11-15", [None], "no date before it"),
    (
        "On the same day as his execution four others were hanged.",
        "2024-11-15",
        [],
        "the day of an event, not of a date",
    ),
    (
        "In December 2017 she was arrested. In February she was tried.",
        "2024-11-15",
        ["2017-12", "2018-02"],
        "the story goes on from 2017",
    ),
    (
        "He was arrested on 12 October 2018 and hanged on 5 November.",
        "2024-11-15",
        ["2018-10-12", "2024-11-05"],
        "close to publication the omitted year is that of publication",
    ),
    (
        "Dated 21 September 2019.\n\nArrested last year.",
        None,
        ["2019-09-21", "2018"],
        "a dateline stands for publication",
    ),
    ("در ۱۲ مهر ۱۴۰۱ بازداشت و دو روز بعد آزاد شد.", None, ["2022-10-04", "2022-10-06"], "anchored in Persian"),
    (
        "Held on 4 June 2019. A week before, in the village, two days on. Freed the following Monday.",
        None,
        ["2019-06-04", "2019-05-28~", "2019-06-06", "2019-06-10"],
        "before and on as adverbs; what lies before does not become the point from which the story goes on",
    ),
    ("Held on 4 June, he was freed two days before his trial.", None, ["XXXX-06-04"], "before as a preposition"),
    (
        "Seized on 4 June. The next day he was moved, three days later to Lar. Two weeks later he was tried.",
        None,
        ["XXXX-06-04", "XXXX-06-05", "XXXX-06-08", None],
        "days are counted from a day without a year, weeks are not",
    ),
    (
        "Tried in March 2019. In December of that year he was freed, in May of the following year held again.",
        None,
        ["2019-03", "2019-12", "2020-05"],
        "a month of a year that the text fixes",
    ),
    (
        "Hanged on Wednesday, May 2. The hanging of Wednesday was not announced; the one of Friday was.",
        "2024-05-04",
        ["2024-05-02", "2024-05-02", "2024-05-03"],
        "a weekday means the day that the text gave it, though the calendar says another",
    ),
    ("Hanged on Wednesday, 9 May 2018. Wednesday was dry.", None, ["2018-05-09", "2018-05-09"], "no other is known"),
    (
        "BERN (21 April 2020) – He was hanged this morning, they said on Monday.",
        "2020-04-24",
        ["2020-04-21", "2020-04-21", "2020-04-20"],
        "the dateline tells when it was written, whenever it was put out",
    ),
    (
        "RURITANIA 2013 REPORT\nMany were held during the year. On April 9 he died.",
        "2014-02-27",
        ["2013-04-09"],
        "a report on a year",
    ),
    (
        "On April 9 he died. The trial is scheduled for April 9.",
        "2014-02-27",
        ["2013-04-09", "2014-04-09"],
        "what is told has been, unless words look ahead",
    ),
    (
        "On 21 April 2020 - the day of his trial - he wept. This morning he died.",
        "2020-04-24",
        ["2020-04-21", "2020-04-24"],
        "no dateline",
    ),
    (
        "The figure for 2011 rose. In February, he was held.",
        "2012",
        ["2011", "2011-02"],
        "an annual report of one year",
    ),
]


@pytest.mark.parametrize(("text", "when", "expected", "why"), TEXT, ids=[why for *_, why in TEXT])
def test_the_text_fixes(
    grammar: DateGrammar, text: str, when: str | None, expected: list[str | None], why: str
) -> None:
    assert [edtf for _, edtf in read(grammar, text, when)] == expected, why


NO_DATES = [
    "She may be executed; they march for freedom and may rest.",
    "He was 26 years old, sentenced to 15 years and 74 lashes.",
    "Article 91 of the Penal Code and Article 6(5) of the Covenant",
    "more than 2,000 people and 2000 prisoners in Ward 4",
    "call 021-55 66 77 88, room 1404, price 1988 dollars",
    "The sun rose; he sat in the second cell of ward 8.",
    "See page 1979, no. 2013, and paragraph 12.",
    "He saw Mr. Mehr and Azar and their friend Bahman.",
    "مادهٔ ۹۱ و ۷۴ ضربه شلاق، ۱۵ سال حبس",
    "با ۳ تیر کشته شد و به میزان ۲۰ کیلو",
    "خبرگزاری مهر، خانم آذر و آقای بهمن",
    "۸۳۴ اعدام و ۲۰۰۰ نفر، ۱۲ تا ۱۵ نفر",
    "امام جمعه و نماز جمعه",
    "",
]


@pytest.mark.parametrize("text", NO_DATES)
def test_no_date(grammar: DateGrammar, text: str) -> None:
    assert read(grammar, text, "2024-11-15") == []


def test_what_stands_in_both_calendars_is_checked(grammar: DateGrammar) -> None:
    (right,) = grammar.find("7 October 2022 (15 Mehr 1401)")
    assert right.date == Date("2022-10-07", "7 October 2022 (15 Mehr 1401)", "both", "day")
    (wrong,) = grammar.find("7 October 2022 (16 Mehr 1401)")
    assert wrong.notes == ("calendars-differ",)
    assert wrong.date is not None
    assert (wrong.date.edtf, wrong.date.calendar) == ("2022-10-07", "gregorian")


def test_a_weekday_that_does_not_fit_is_noted(grammar: DateGrammar) -> None:
    (mention,) = grammar.find("Thursday, 13 November 2024")
    assert (mention.weekday, mention.notes) == ("thursday", ("weekday-mismatch",))


def test_lunar_dates_are_seen_and_not_converted(grammar: DateGrammar) -> None:
    (mention,) = grammar.find("on 10 Muharram 1446")
    assert (mention.date, mention.notes) == (None, ("lunar-calendar",))


def test_where_a_date_was_taken_from(grammar: DateGrammar) -> None:
    def source(text: str, when: str | None = None) -> tuple[str, str | None]:
        mention = grammar.find(text, published(when))[-1]
        assert mention.date is not None
        return mention.kind, mention.date.resolved_from

    assert source("13 November 2024") == ("absolute", None)
    assert source("November 13", "2024-11-15") == ("absolute", "published")
    assert source("yesterday", "2024-11-15") == ("relative", "published")
    assert source("13 November 2024; the following day") == ("anchored", "text")
    assert source("between May 3 and 7, 2024") == ("range", None)


@pytest.mark.parametrize(
    ("text", "edtf", "why"),
    [
        ("TEHRAN, May 16, 2012 (AFP) - He was hanged yesterday.", "2012-05-15", "a dateline"),
        ("Published on 16 May 2012\n\nHe was hanged yesterday.", "2012-05-15", "a line that ends with the date"),
        ("She was arrested on 3 May 2015. He was hanged yesterday.", None, "a day of the story is not today"),
        ("On 3 May 2015 she was arrested. He was hanged yesterday.", None, "nor where it opens the text"),
    ],
)
def test_yesterday_rests_on_the_day_of_the_report_alone(
    grammar: DateGrammar, text: str, edtf: str | None, why: str
) -> None:
    assert read(grammar, text)[-1] == ("yesterday", edtf), why


def test_parse_takes_one_date_only(grammar: DateGrammar) -> None:
    found = grammar.parse("at dawn on Wednesday, November 13", published("2024-11-15"))
    assert found == Date("2024-11-13", "Wednesday, November 13", "gregorian", "day", "published")
    assert grammar.parse("nothing") is None
    assert grammar.parse("1 May 2020, 2 May 2021") is None


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("1988", "1988"),
        ("1403", "2024-03-20/2025-03-20"),
        ("November", "XXXX-11"),
        ("2024-11", "2024-11"),
        ("2024-13", None),
        ("1403-05", "2024-07-22/2024-08-21"),
        ("2024-11-13T08:00:00Z", "2024-11-13"),
        ("۱۳۶۷", "1988-03-21/1989-03-20"),
        ("آبان", "XXXX-10-23/XXXX-11-21"),
        ("may", None),
        ("95", None),
        ("{}", None),
    ],
)
def test_a_month_or_year_by_itself_is_a_whole_expression(grammar: DateGrammar, words: str, edtf: str | None) -> None:
    found = grammar.parse(words)
    assert (found.edtf if found else None) == edtf


def test_a_rule_that_cannot_be_read_is_an_error_with_its_place(tmp_path) -> None:  # type: ignore[no-untyped-def]
    def load(form: str) -> Pack:
        (tmp_path / "bad.yml").write_text(
            "schema: date_rules\nsource: a test\nentries:\n"
            f"  - id: en.bad\n    language: en\n    form: {form!r}\n    reads: date\n"
            "    examples:\n      - {text: '1 May 2020', words: '1 May 2020', edtf: '2020-05-01'}\n"
            "    counter_examples: ['nothing']\n"
        )
        return load_pack(tmp_path)

    for form, code in (("<nothing>", "date-unknown-slot"), ("(<day>", "date-bad-form"), ("<day> < x", "date-bad-form")):
        pack = load(form)
        with pytest.raises(PackError) as raised:
            DateGrammar(pack)
        assert raised.value.code == code
        assert raised.value.place.line == 4
        assert [problem.code for problem in check_dates(pack)] == [code]
    pack = load("<day> of of <month>")
    assert [problem.code for problem in check_dates(pack)] == ["date-example"]


PIECES = shlex.split(
    "November 13 13th , 2024 Wednesday yesterday the following day last week two years ago later between and from to "
    "may Mehr 1401 ( ) - / . 13/11/2024 1396/04/17 summer of in early 1990s ۱۲ مهر ۱۴۰۱ ۹۵ سه‌شنبه هفته گذشته سال "
    "جاری همان روز ماه تا و اسفندماه برابر با مه ۲۰۲۴ پیش بعد دو 30 February 29 31"
)
WHEN = st.sampled_from([None, "2024-11-15", "2024-02-29", "2024-11", "2024", "0001-01-01", "9999-12-31", "XXXX-01-01"])


@settings(max_examples=1500)
@given(st.lists(st.sampled_from(PIECES), max_size=14), st.sampled_from([" ", "", "\n"]), WHEN)
def test_never_raises_and_words_are_the_passage(
    grammar: DateGrammar, pieces: list[str], joint: str, when: str | None
) -> None:
    text = joint.join(pieces)
    found = grammar.find(text, published(when))
    for mention in found:
        assert 0 <= mention.span.start < mention.span.end <= len(text)
        if mention.date is not None:
            assert mention.date.words == mention.span.of(text)
    assert all(left.span.end <= right.span.start for left, right in pairwise(found))


@settings(max_examples=500)
@given(st.text(), WHEN)
def test_any_text_is_read_without_error(grammar: DateGrammar, text: str, when: str | None) -> None:
    for mention in grammar.find(text, published(when)):
        assert mention.span.of(text)


@settings(max_examples=300)
@given(st.dates(min_value=date(1921, 3, 21), max_value=date(2071, 3, 20)))
def test_every_day_is_read_back_from_all_its_forms(grammar: DateGrammar, day: date) -> None:
    forms = [
        day.isoformat(),
        f"{day:%B} {day.day}, {day.year}",
        f"{day.day} {day:%B} {day.year}",
        f"{day:%A}, {day:%B} {day.day}, {day.year}",
        f"the {day.day}th of {day:%B} {day.year}",
    ]
    for form in forms:
        assert [edtf for _, edtf in read(grammar, form)] == [day.isoformat()], form


@pytest.mark.parametrize(
    ("text", "when", "expected", "why"),
    [
        ("480 executions in the first five months of 2025", None, "2025-01-01/2025-05-31", "months of a year"),
        ("the first half of last year", "2025-03-01", "2024-01-01/2024-06-30", "half of last year"),
        ("۴ ماه نخست سال ۱۴۰۴", None, "2025-03-21/2025-07-22", "months of a Solar Hijri year"),
        ("سه‌ماهه نخست ۱۴۰۴", None, "2025-03-21/2025-06-21", "a quarter of it"),
    ],
)
def test_parts_of_a_year(grammar: DateGrammar, text: str, when: str | None, expected: str, why: str) -> None:
    assert [edtf for _, edtf in read(grammar, text, when)] == [expected], why


def test_a_report_that_says_what_day_it_is(grammar: DateGrammar) -> None:
    text = (
        "17 July 2023 | Archive\n\n"
        + "A report about a court and its judges. " * 3
        + "Today, May 19, 2023, they died. Yesterday"
    )
    assert [edtf for _, edtf in read(grammar, text)][-3:] == ["2023-05-19", "2023-05-19", "2023-05-18"]


@pytest.mark.parametrize(
    "run",
    ["May 3" + " " * 50_000, "Monday " * 4000, "May 3, " * 4000, "in 1988 " * 4000, "1/2/" * 10_000, "last\t" * 10_000],
    ids=["blanks", "weekdays", "days without year", "years", "figures", "words that lead nowhere"],
)
def test_a_text_made_to_be_slow_is_not(grammar: DateGrammar, run: str) -> None:
    began = process_time()
    grammar.find(run, published("2024-11-15"))
    assert process_time() - began < 5
