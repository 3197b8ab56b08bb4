"""Labelled fields of data sheets ("Date of Arrest: …"): what each label holds, and what the words after it tell."""

from __future__ import annotations

from typing import Literal

from govah.packs.schema.base import Entry, Rule
from govah.packs.schema.patterns import ValueExample

Holds = Literal[
    "name", "family_name", "father_name", "gender", "age", "birth", "origin", "residence", "nationality", "ethnicity",
    "religion", "occupation", "charge", "date", "place", "told", "court", "judge", "prose", "note",
]  # fmt: skip


class Field(Rule, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Labels of one kind of field on a data sheet or in the heading row of a table.

    A label counts only in a card: two or more known labels near each other, with values. `holds` says what the value
    is: a property of the person, the `date` or `place` of the event named in `event` (without one: of what ended the
    life), a `court` or `judge`, words that `field_values` read (`told`), `prose` that is read like any other text, or
    a `note` that tells nothing here. `at` is what an age is the age at; `outcome` the state that a filled field tells
    by itself where the card tells nothing else. An example names the bearer and "property value" or "event date".
    """

    labels: tuple[str, ...]
    holds: Holds
    event: str = ""
    at: str = ""
    outcome: str = ""
    examples: tuple[ValueExample, ...]
    counter_examples: tuple[str, ...]


class FieldValue(Rule, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Words in the value of a `told` field ("Mode of Killing: Hanging", "Status: On death row") and what they tell.

    `pattern` is matched anywhere in the plain lower-case value; of several that match the first in the value counts,
    of those that begin at one place the longest. `fields` limits it to some fields by their ids.
    """

    pattern: str
    events: tuple[str, ...] = ()
    outcome: str = ""
    fields: tuple[str, ...] = ()
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


SCHEMAS: dict[str, type[Entry]] = {"fields": Field, "field_values": FieldValue}
