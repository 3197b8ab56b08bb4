"""A note in the page's language, made of its parts; in the stored words where it has none, as in earlier versions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import pgettext

from govah.casefile.models import Note
from govah.desk import vocabulary
from govah.desk.dates import GREGORIAN, SOLAR, bounds, days
from govah.desk.words import digits, known, label, language, number

STORED_IN: Final = "en"  # the language of a note's stored words


@dataclass(frozen=True, slots=True)
class Noted:
    """What a page shows of a note: a sentence, the terms of its sum, and the language that they are in.

    `summary` says in the page's language what it is about where the sentence is in another.
    """

    text: SafeString
    sums: tuple[SafeString, ...]
    language: str
    summary: str = ""


def noted(note: Note) -> Noted:
    """The note as the page says it."""
    own = language()
    if own != STORED_IN:
        code = note.code + (f".{note.told['variant']}" if "variant" in note.told else "")
        text = _said("note in full", code, note.told)
        terms = [_said("sum", str(term.get("term")), term) for term in note.told.get("sums", ())]
        if text is not None and None not in terms:
            return Noted(text, tuple(term for term in terms if term is not None), own)
    sums = (SafeString(escape(note.arithmetic)),) if note.arithmetic else ()
    summary = known("note", note.code) or known("what happened", note.code)
    return Noted(SafeString(escape(note.text)), sums, STORED_IN, summary)


def _said(context: str, id: str, told: Mapping[str, Any]) -> SafeString | None:  # noqa: A002
    """The form of that id with its parts, each isolated from the words around it; None where something is missing."""
    form = known(context, id)
    if not form:
        return None
    try:
        parts = {kind: _part(kind, value) for kind, value in told.items()}
        return mark_safe(escape(form) % parts)  # noqa: S308  (the form is escaped here, its parts in `_part`)
    except (KeyError, TypeError, ValueError, AttributeError):  # parts of a later or foreign form
        return None


def _part(kind: str, value: Any) -> SafeString:
    speak = _SPEAK.get(kind.partition("_")[0], str)
    if kind.startswith("number"):
        return format_html('<bdi dir="ltr">{}</bdi>', speak(value))
    return format_html("<bdi>{}</bdi>", speak(value))


def _figure(value: Any) -> str:
    high = f"\u2013{number(value['high'])}" if value["high"] else ""
    bound = label("bound", value["bound"]) if value["bound"] != "exact" else ""
    return f"{bound} {number(value['value'])}{high}".strip()


def _period(value: Any) -> str:
    first, last = bounds(value["from"] or "")[0], bounds(value["to"] or "")[1]
    if first and last:
        return days(first.isoformat(), last.isoformat())
    if first:
        return pgettext("period", "from %(day)s on") % {"day": days(first.isoformat(), first.isoformat())}
    if last:
        return pgettext("period", "until %(day)s") % {"day": days(last.isoformat(), last.isoformat())}
    raise ValueError(value)


_SPEAK: Final[dict[str, Callable[[Any], str]]] = {
    "counted": lambda value: label("counted", value),
    "days": lambda value: days(*value),
    "event": vocabulary.event,
    "figure": _figure,
    "gregorian": lambda value: days(*value, calendar=GREGORIAN),
    "number": number,
    "numbers": lambda value: " + ".join(number(one) for one in value),
    "outcome": vocabulary.outcome,
    "period": _period,
    "solar": lambda value: days(*value, calendar=SOLAR),
    "weekday": lambda value: label("weekday", str(value)),
    "year": lambda value: digits(str(value)),
}
