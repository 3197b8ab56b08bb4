"""The pack's own words for outcomes, events and charges, in the page's language."""

from __future__ import annotations

from functools import lru_cache

from govah.desk.words import label, language
from govah.packs import Pack, load_pack
from govah.packs.schema.acts import ChargeCategory, EventType, Outcome
from govah.packs.schema.charges import Charge


@lru_cache(maxsize=1)
def pack() -> Pack:
    """The built-in pack; the desk takes only labels and places from it, never a rule."""
    return load_pack()


def outcome(id: str) -> str:  # noqa: A002
    """An outcome in words: "died in custody"."""
    return _label(pack().find(Outcome, id), "outcome", id)


def event(id: str) -> str:  # noqa: A002
    """A kind of event in words: "death sentence"."""
    return _label(pack().find(EventType, id), "event", id)


def charge(id: str) -> str:  # noqa: A002
    """A category of charges, or one charge, in words; as reported, never as proven."""
    return _label(pack().find(ChargeCategory, id) or pack().find(Charge, id), "charge", id)


def outcomes() -> tuple[str, ...]:
    """The ids of all outcomes, deaths first, as the overview lists them."""
    return tuple(entry.id for entry in sorted(pack().of(Outcome), key=lambda o: (-o.rank, o.id)))


def charges() -> tuple[str, ...]:
    """The ids of all categories of charges."""
    return tuple(entry.id for entry in pack().of(ChargeCategory))


def _label(entry: EventType | Outcome | ChargeCategory | Charge | None, kind: str, id: str) -> str:  # noqa: A002
    return (entry.label.get(language()) if entry else None) or label(kind, id)
