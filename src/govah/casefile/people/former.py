"""Numbers that were once given and name nobody now: merged ones lead on, those left by every report say so."""

from __future__ import annotations

from dataclasses import dataclass, field

from govah.casefile.models import Mention, Person
from govah.casefile.people.build import add_mentions
from govah.casefile.people.numbers import Numbered
from govah.casefile.people.rows import Rows
from govah.casefile.people.said import Named


@dataclass(frozen=True, slots=True)
class Former:
    """A person's row as it was, the number that it leads to now, and the mentions that it keeps."""

    row: Person
    into: int | None
    mentions: list[Named] = field(default_factory=list)


def former(numbered: Numbered) -> list[Former]:
    """What the case file holds of these numbers, in their order; to be asked before the tables are emptied."""
    rows = Person.objects.in_bulk([*numbered.merged, *numbered.left])
    found = {one: Former(row, numbered.merged.get(one)) for one, row in sorted(rows.items())}
    taken = {(one.report, one.subject) for people in numbered.people.values() for one in people}
    for mention in Mention.objects.filter(person_id__in=numbered.left).order_by("id"):
        if (mention.report_id, mention.subject) not in taken:
            named = Named(mention.report_id, mention.subject, mention.name, (), mention.role)
            found[mention.person_id].mentions.append(named)
    return list(found.values())


def add_former(rows: Rows, one: Former) -> None:
    """Add the row of a number that names nobody now, with its mentions."""
    columns = {column.attname: getattr(one.row, column.attname) for column in Person._meta.concrete_fields}
    columns |= {"stands": False, "merged_into_id": one.into, "reports": 0, "sources": 0, "disputes": 0}
    rows.add(Person, **columns)
    add_mentions(rows, one.row.number, one.mentions)
