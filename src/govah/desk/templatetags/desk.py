"""Filters that put values into the words, digits and dates of the page's language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import template
from django.template.defaultfilters import capfirst

from govah.casefile.models import Note, Publication, Report
from govah.desk import dates, vocabulary, words
from govah.desk.queries.places import gazetteer
from govah.desk.record import noting
from govah.desk.record.noting import Noted
from govah.desk.record.passages import direction_of
from govah.desk.record.saying import claimed_date, listed, say
from govah.model import Date

register = template.Library()


@register.filter
def num(value: Any) -> str:
    """A number with the page's digits; other values as they are."""
    return words.number(value) if isinstance(value, int | float) else words.digits(str(value))


@register.filter
def eastern(value: Any) -> str:
    """Digits of the page's language in text that the desk wrote itself (a sum, a clock time)."""
    return words.digits(str(value))


@register.filter
def label(value: Any, kind: str) -> str:
    """The word for an id: `{{ "claimed"|label:"status" }}`."""
    return words.label(kind, str(value))


@register.filter
def known(value: Any, kind: str) -> str:
    """The word for an id where the page's language has one; empty otherwise."""
    return words.known(kind, str(value))


@register.filter
def place_also(value: str) -> str:
    """The name in the page's language of a place that a report writes in the other script; empty if not sure."""
    own = words.language()
    if not value or direction_of(value) == words.direction(own):
        return ""
    found = gazetteer().resolve(value, own)
    return found.name if found and found.sure and direction_of(found.name) == words.direction(own) else ""


@register.filter
def outcome(value: Any) -> str:
    """An outcome's id in words."""
    return vocabulary.outcome(str(value))


@register.filter
def event(value: Any) -> str:
    """A kind of event's id in words."""
    return vocabulary.event(str(value))


@register.filter
def charge(value: Any) -> str:
    """A category of charges in words."""
    return vocabulary.charge(str(value))


@register.filter
def charges(values: list[str]) -> str:
    """Categories of charges in words, joined."""
    return listed([vocabulary.charge(value) for value in values])


@register.filter
def shown_date(value: Any) -> dates.ShownDate:
    """A claimed date (JSON or `Date`) in both calendars."""
    return dates.show(value if isinstance(value, Date) else claimed_date(value))


@register.filter
def short_date(value: Any) -> str:
    """A claimed date for a line of sources."""
    return dates.short(value if isinstance(value, Date) else claimed_date(value))


@register.filter
def moment(value: Any) -> dates.ShownDate:
    """A time of capture in both calendars."""
    return dates.moment(value)


@register.filter
def said(claim: Any, names: Mapping[str, str] | None = None) -> str:
    """The value of a claim or reading in words."""
    return say(claim.property, claim.value, names or {})


@register.filter
def noted(note: Note) -> Noted:
    """A note in the words of the page's language."""
    return noting.noted(note)


@register.filter
def dir_of(value: Any) -> str:
    """`rtl` or `ltr` by the letters of a text."""
    return direction_of(str(value))


@register.filter
def lang_dir(value: str) -> str:
    """`rtl` or `ltr` by a language's code."""
    return words.direction(value or None)


@register.filter
def get(mapping: Mapping[Any, Any], key: Any) -> Any:
    """What a mapping holds for a key; None where it holds nothing."""
    return mapping.get(key)


@register.filter
def publisher(report: Report) -> str:
    """Who published a report; its number where it does not say."""
    publication: Publication | None = getattr(report, "publication", None)
    if publication is not None:
        return publication.source.name
    return str(report)


@register.filter
def unlocalised(value: Any) -> str:
    """A number for an attribute or address: ASCII digits and point, whatever the page's language."""
    return str(value)


@register.filter
def percent(value: float) -> str:
    """A share between 0 and 1 as per cent."""
    return words.digits(f"{round(100 * value)} %")


@register.filter
def month_name(month: str) -> str:
    """`2024-11` as "November 2024"."""
    return f"{words.label('month', str(int(month[5:7])))} {words.digits(month[:4])}"


@register.filter
def month_short(month: str) -> str:
    """`2024-11` as "Nov"."""
    return words.label("month, short", str(int(month[5:7])))


@register.filter
def dots(reports: int) -> range:
    """One for each report, six at most; the words beside them carry the number."""
    return range(min(int(reports or 0), 6))


@register.filter
def named(person: Any) -> str:
    """The name on display: the person's, or the fullest in the page's own script where a report gives one in it."""
    own = words.direction(words.language())
    if direction_of(person.name) == own:
        return str(person.name)
    return next((str(n["name"]) for n in person.names if direction_of(n["name"]) == own), str(person.name))


@register.filter
def other_script(person: Any) -> str:
    """The person's fullest name in the script that the name on display is not in; empty where no report gives one."""
    own = direction_of(shown := named(person))
    if shown != person.name:
        return str(person.name)
    return next((n["name"] for n in person.names if direction_of(n["name"]) != own), "")


@register.filter
def latin(person: Any) -> str:
    """The name on display in Latin letters by rule; empty where a report gives it in them."""
    if direction_of(named(person)) == "ltr" or other_script(person):
        return ""
    return vocabulary.romaniser().romanised(person.name)


@register.filter
def latin_too(name: str) -> str:
    """A name of the other script in Latin letters by rule, on pages that are read in them."""
    own = words.direction(words.language())
    return vocabulary.romaniser().romanised(name) if own == "ltr" and direction_of(name) == "rtl" else ""


@register.filter
def lead(person: Any) -> str:
    """One line of where the person stands: outcome, day, place."""
    parts = [capfirst(vocabulary.outcome(person.outcome))]
    date = claimed_date(person.outcome_date)
    if date is not None:
        parts.append(dates.show(date).main)
    place = person.prison or person.city or person.province
    if place:
        parts.append(place)
    return f"{listed(parts)}."


@register.filter
def bound(value: Any, names: Mapping[str, str]) -> str:
    """What a pattern's slot was bound to: a mention's name where it is one."""
    return names.get(str(value), str(value))
