"""The tables. Recorded rows are evidence, written once; derived rows follow from them."""

from govah.casefile.models.base import Derived, Recorded
from govah.casefile.models.claims import Claim, Decision, Extraction, Note
from govah.casefile.models.happenings import Event, EventWitness, Group, Involvement
from govah.casefile.models.ledger import Entry
from govah.casefile.models.people import Mention, Person, PersonName, Publication, Reading, Source, Standing, Witness
from govah.casefile.models.reports import Capture, Document, Pass, Report, Unread
from govah.casefile.models.search import Searchable

RECORDED: tuple[type[Recorded], ...] = (Capture, Report, Document, Pass, Unread, Extraction, Claim, Note, Decision)
"""Tables whose rows the ledger's entries commit to one by one."""

PEOPLE: tuple[type[Derived], ...] = (
    Source, Publication, Person, PersonName, Mention, Reading, Witness, Event, EventWitness, Involvement, Group,
)  # fmt: skip
"""Tables built anew after every import, in the order of building; the last `link` entry commits to all of them."""

__all__ = [
    "PEOPLE", "RECORDED", "Capture", "Claim", "Decision", "Derived", "Document", "Entry", "Event", "EventWitness",
    "Extraction", "Group", "Involvement", "Mention", "Note", "Pass", "Person", "PersonName", "Publication", "Reading",
    "Recorded", "Report", "Searchable", "Source", "Standing", "Unread", "Witness",
]  # fmt: skip
