"""How a language writes dates: the words for months, weekdays and periods, and the forms in which they join."""

from __future__ import annotations

from typing import Literal

import msgspec

from govah.packs.schema.base import Entry, Rule

CalendarName = Literal["gregorian", "solar_hijri", "lunar_hijri"]


class DateWords(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Words of one kind with their values: the months of a calendar, the weekdays, "yesterday" and its -1.

    `slot` is the name by which forms of date rules call them. Values are numbers, or for units of time and parts of
    a period a name. `capital` words count only where they begin with a capital letter; `dotted` ones may end in a
    full stop; `suffixes` are words that may be written onto them; the blanks inside `joined` ones may be left out.
    Words that are no `trigger` are only looked at near one that is.
    """

    language: str
    slot: str
    values: dict[str, tuple[str, ...]]
    calendar: CalendarName | None = None
    capital: bool = False
    dotted: bool = False
    joined: bool = False
    suffixes: tuple[str, ...] = ()
    trigger: bool = True


class DateExample(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A text with exactly one date: its words, its EDTF (None where nothing fixes the day), when it was published."""

    text: str
    words: str
    edtf: str | None
    published: str | None = None


Reads = Literal[
    "numeric", "date", "two_days", "two_months", "several_years", "season", "decade",
    "shift", "weekday", "weekday_of_week", "month_of_year", "nearest_month", "day_of_month", "season_of_year",
    "part_of_year", "anchored", "unresolved",
]  # fmt: skip


class DateRule(Rule, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One way of writing a date.

    `form` is a sequence of `<slot>`s and plain words; `?` after one makes it optional, `( | )` groups and chooses.
    `<slot:end>` is the second of two (the end of a range), `<~slot>` is only context. Built-in slots are `day`,
    `ordinal`, `count`, `year`, `year2`, `year3`, `year_said` (in words), `numeric`, `decade`, `decade2`, `open` and
    `close` (brackets). The words of the date run from its first slot to its last. `reads` says what the slots together
    mean, `unit`, `shift` and `calendar` fix what they leave open.
    The form does not count right after a word in `not_after` nor right before one in `not_before`;
    `#` in these lists stands for any number.
    """

    language: str
    form: str
    reads: Reads
    calendar: CalendarName | None = None
    unit: Literal["day", "week", "weekend", "month", "year"] | None = None
    shift: int | None = None
    rests_on: Literal["published", "text"] = "published"
    not_after: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    examples: tuple[DateExample, ...] = ()
    counter_examples: tuple[str, ...] = ()


class DateJoint(Rule, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """What stands between two whole dates that belong together.

    `twin`: one day in two calendars (a Gregorian day with the Solar Hijri one in brackets); `range`: from the first
    to the second. `open` are
    words before the first of which one is needed, `between` those that join, `close` those that end.
    `longest_years` is how far apart the ends of a range may be to be one.
    """

    language: str
    kind: Literal["twin", "range"]
    between: tuple[str, ...]
    open: tuple[str, ...] = ()
    close: tuple[str, ...] = ()
    longest_years: int | None = None
    examples: tuple[DateExample, ...] = ()
    counter_examples: tuple[str, ...] = ()


class DateHabits(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """What else a language's dates rest on.

    Figures alone are read by the habits of the `script` around them. `numeric_order` is tried in turn ("ymd", "dmy",
    "mdy"); `day_first_only_if_sure` leaves "03/04/2024" unread. `week_starts` is an ISO weekday (1 Monday … 7
    Sunday). `calendar` is the one that "this year" and "last month" mean. `future` are words that turn "on
    Wednesday" into the next one, `looks_back` those that turn a day without year into one shortly before the day
    told just before ("had been moved on 1 May"), `of_the_year` those by which a report on a year speaks of it, `so_far`
    those before or after a year that is not over ("so far in 2024"), `turns` those between two dates that make the
    second the time of another matter, `births` those before a date from which no story goes on.
    `frames` are contexts, with `{}` in them, in which a month or year that stands for itself is tried.
    """

    language: str
    script: Literal["latin", "arabic"]
    numeric_order: tuple[Literal["ymd", "dmy", "mdy"], ...]
    day_first_only_if_sure: bool = True
    week_starts: int = 1
    calendar: CalendarName = "gregorian"
    future: tuple[str, ...] = ()
    looks_back: tuple[str, ...] = ()
    of_the_year: tuple[str, ...] = ()
    so_far: tuple[str, ...] = ()
    turns: tuple[str, ...] = ()
    births: tuple[str, ...] = ()
    frames: tuple[str, ...] = ()


SCHEMAS: dict[str, type[Entry]] = {
    "date_words": DateWords,
    "date_rules": DateRule,
    "date_joints": DateJoint,
    "date_habits": DateHabits,
}
