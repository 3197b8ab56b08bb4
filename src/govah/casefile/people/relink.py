"""The step after every import: mentions to people, claims to readings and timelines, all in one transaction."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from govah import __version__
from govah.casefile import models
from govah.casefile.ledger import NothingToRecord, head, step
from govah.casefile.models import Entry, Standing
from govah.casefile.people.acts import acts
from govah.casefile.people.build import add_groups, add_person
from govah.casefile.people.former import add_former, former
from govah.casefile.people.linking import clusters, mention_of
from govah.casefile.people.numbers import before, number
from govah.casefile.people.publishers import publishers
from govah.casefile.people.rows import Rows
from govah.casefile.people.said import Named, decided, named_in, reports_said, unpacked
from govah.packs import Pack, load_pack
from govah.resolution import Mention
from govah.text.romanise import Romaniser

LINK = "link"


@dataclass(frozen=True, slots=True)
class Linked:
    """What linking gave: how many people and mentions, and whether anything is other than before."""

    people: int
    mentions: int
    changed: bool


def relink(folder: Path, pack: Pack | None = None, *, again: bool = True) -> Linked:
    """Build all derived rows anew. Where they come out as they were, nothing is written and no entry is made.

    With `again` false nothing is even worked out where the last step was a linking by this version with this pack.
    """
    pack = load_pack() if pack is None else pack
    last = head()
    if not again and last and last.action == LINK and (last.body["pack"], last.body["program"]) == _with(pack):
        return Linked(last.body["people"], last.body["mentions"], changed=False)
    rows = Rows()
    people = 0
    changed = False
    with step(folder, LINK, "govah link") as current:
        people = _build(rows, pack)
        current.rows = rows.digest
        if current.rows == committed():
            raise NothingToRecord
        changed = True
        fingerprint, program = _with(pack)
        mentions = rows.count(models.Mention)
        current.body = {"people": people, "mentions": mentions, "pack": fingerprint, "program": program}
    return Linked(people, rows.count(models.Mention), changed)


def committed() -> str | None:
    """The digest of the derived rows that the last link entry commits to; None before the first."""
    last = Entry.objects.filter(action=LINK).order_by("-number").first()
    return last.rows if last else None


def _with(pack: Pack) -> tuple[str, str]:
    return pack.fingerprint, __version__


def _build(rows: Rows, pack: Pack) -> int:
    """Build and write every derived row; returns the number of people that stand."""
    documents = Standing.objects.order_by("report_id").values_list("report_id", "document__publisher", "document__url")
    publishers(rows, documents.iterator(chunk_size=2000), pack)
    named: list[Named] = []
    mentions: list[Mention] = []
    said: dict[str, bytes] = {}
    for report in reports_said():
        for one in named_in(report):
            named.append(one)
            mentions.append(mention_of(one, report))
            said[one.id] = report.packed(one.subject)
        add_groups(rows, report)
    numbered = number(clusters(named, mentions, pack), before())
    del named, mentions
    left = former(numbered)
    rows.write()
    standing, known, latin = decided(), acts(pack), Romaniser(pack)
    for person, people in numbered.people.items():
        parts = [(unpacked(said.pop(one.id), one.subject), one.subject) for one in people]
        add_person(rows, person, people, parts, decided=standing, known=known, latin=latin)
    for gone in left:
        add_former(rows, gone)
    rows.finish()
    return len(numbered.people)
