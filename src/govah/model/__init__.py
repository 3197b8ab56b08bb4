"""The nouns of the field, as frozen values: what a source claims, what a reviewer accepts, what a rule finds."""

from govah.model.cases import Case, Charge, DatedStatus, Demand, Recommendation
from govah.model.claims import Attribution, Claim, Extraction, Modality, Note, Status, Value, Why
from govah.model.entities import Organisation, Person, Place
from govah.model.findings import Element, Finding, FindingStatus, Indicator, Warning  # noqa: A004
from govah.model.happenings import Act, Event, Involvement
from govah.model.json import from_data, from_json, to_data, to_json
from govah.model.ledger import Entry
from govah.model.linking import Judgement, Link, Origin
from govah.model.numbers import Count, Estimate, StatisticClaim
from govah.model.text import Document, Remark, Source, Span, Unread
from govah.model.time import Calendar, Date, Precision

__all__ = [
    "Act", "Attribution", "Calendar", "Case", "Charge", "Claim", "Count", "Date", "DatedStatus", "Demand", "Document",
    "Element", "Entry", "Estimate", "Event", "Extraction", "Finding", "FindingStatus", "Indicator", "Involvement",
    "Judgement", "Link", "Modality", "Note", "Organisation", "Origin", "Person", "Place", "Precision",
    "Recommendation", "Remark", "Source", "Span", "StatisticClaim", "Status", "Unread", "Value", "Warning", "Why",
    "from_data", "from_json", "to_data", "to_json",
]  # fmt: skip
