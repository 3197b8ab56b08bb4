"""A claim's value in words, in the page's language; names and places stay as the source writes them."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from govah.desk import vocabulary
from govah.desk.dates import show
from govah.desk.words import label, number
from govah.model import Date, from_data

_NOBODY: Final[Mapping[str, str]] = {}


def claimed_date(value: Any) -> Date | None:
    """The `Date` that a JSON value describes; None where it describes none."""
    if not isinstance(value, dict) or not value.get("edtf"):
        return None
    try:
        return from_data(value, Date)
    except ValueError:
        return None


def say(name: str, value: Any, names: Mapping[str, str] = _NOBODY) -> str:
    """The value of the property `name` in words; `names` turns `person@120` into that person's name.

    An absent value is "not stated"; a value of a form this desk does not know is shown as it is.
    """
    if value is None:
        return _("number not stated") if name == "count" else _("not stated")
    speak = _SPEAK.get(name)
    if speak is not None:
        try:
            return speak(value)
        except (KeyError, TypeError, ValueError, AttributeError):  # a value of an older or foreign form: shown as it is
            return _plain(value)
    if isinstance(value, str) and "@" in value:
        return names.get(value, _("somebody the report does not name"))
    return _plain(value)


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return pgettext("truth", "yes") if value else pgettext("truth", "no")
    if isinstance(value, int | float):
        return number(value)
    if isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _age(value: Any) -> str:
    if isinstance(value, int):
        return number(value)
    years, at = value["years"], value.get("at")
    if not at or at == "report":
        return number(years)
    return pgettext("age and what it is the age at", "%(years)s at %(at)s") % {
        "years": number(years),
        "at": label("age at", at),
    }


def _sentence(value: Any) -> str:
    kind = label("sentence", value["kind"]) if value.get("kind") else _("sentence")
    parts = []
    if value.get("years"):
        parts.append(ngettext("%(n)s year", "%(n)s years", int(value["years"])) % {"n": number(value["years"])})
    if value.get("months"):
        parts.append(ngettext("%(n)s month", "%(n)s months", int(value["months"])) % {"n": number(value["months"])})
    if value.get("days"):
        parts.append(ngettext("%(n)s day", "%(n)s days", int(value["days"])) % {"n": number(value["days"])})
    if value.get("lashes"):
        parts.append(ngettext("%(n)s lash", "%(n)s lashes", int(value["lashes"])) % {"n": number(value["lashes"])})
    return listed([kind, *parts])


def _statistic(value: Any) -> str:
    bound = label("bound", value["bound"]) if value.get("bound") not in {None, "exact"} else ""
    amount = number(value["value"]) if value.get("value") is not None else _("number not stated")
    counted = label("counted", str(value.get("of") or "other"))
    parts = [" ".join(word for word in (bound, amount, counted) if word)]
    start, end = claimed_date(_as_date(value.get("from"))), claimed_date(_as_date(value.get("to")))
    if start and end and start.edtf != end.edtf:
        parts.append(_("%(first)s to %(last)s") % {"first": show(start).main, "last": show(end).main})
    elif start or end:
        parts.append(show(start or end).main)
    if value.get("place"):
        parts.append(str(value["place"]))
    if value.get("by"):
        parts.append(_("counted by %(who)s") % {"who": value["by"]})
    return listed(parts)


def _as_date(value: Any) -> Any:
    if isinstance(value, str) and value:
        return {"edtf": value, "words": value, "calendar": "gregorian", "precision": "day"}
    return value


def _reference(value: Any) -> str:
    if value.get("article"):
        return _("%(instrument)s, article %(article)s") % {
            "instrument": value["instrument"],
            "article": value["article"],
        }
    return str(value["instrument"])


def _source(value: Any) -> str:
    if isinstance(value, str):
        return value
    name = str(value["name"])
    return _("%(name)s (not named)") % {"name": name} if value.get("kind") == "anonymous" else name


def _demand(value: Any) -> str:
    if value.get("to"):
        return _("to %(whom)s: %(what)s") % {"whom": value["to"], "what": value["what"]}
    return str(value["what"])


def _minor(value: Any) -> str:
    return _("under 18 at the alleged offence") if value else _("18 or older at the alleged offence")


def listed(parts: list[str]) -> str:
    """Parts joined by the page's comma."""
    return _comma().join(part for part in parts if part)


def _comma() -> str:
    return pgettext("between the parts of a list", ", ")


def told_apart(values: list[str]) -> str:
    """Whole values side by side: by a comma, or by a semicolon where one of them holds commas itself."""
    if any(_comma().strip() in value for value in values):
        return pgettext("between values that hold commas", "; ").join(values)
    return _comma().join(values)


def _labelled(kind: str) -> Callable[[Any], str]:
    return lambda value: label(kind, str(value))


_SPEAK: Final[dict[str, Callable[[Any], str]]] = {
    "age": _age,
    "birth": lambda value: show(claimed_date(value)).main,
    "charge": vocabulary.charge,
    "cited_source": _source,
    "date": lambda value: show(claimed_date(value)).main,
    "demand": _demand,
    "ethnicity": vocabulary.trait("ethnicity"),
    "gender": _labelled("gender"),
    "legal_reference": _reference,
    "minor_at_offence": _minor,
    "nationality": vocabulary.trait("nationality"),
    "occupation": vocabulary.trait("occupation"),
    "official_role": _labelled("role"),
    "outcome": vocabulary.outcome,
    "religion": vocabulary.trait("religion"),
    "role": _labelled("role"),
    "sentence": _sentence,
    "statistic": _statistic,
    "type": vocabulary.event,
}
