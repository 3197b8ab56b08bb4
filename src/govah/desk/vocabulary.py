"""The pack's own words for outcomes, events, charges and traits, in the page's language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache

from govah.desk.words import label, language
from govah.packs import Pack, load_pack
from govah.packs.schema.acts import ChargeCategory, EventType, Outcome
from govah.packs.schema.charges import Charge
from govah.packs.schema.lexicon import Words
from govah.packs.schema.places import Country
from govah.text.romanise import Romaniser


@lru_cache(maxsize=1)
def pack() -> Pack:
    """The built-in pack; the desk takes only labels and places from it, never a rule."""
    return load_pack()


@lru_cache(maxsize=1)
def romaniser() -> Romaniser:
    """Writes names in Latin letters, as one usual spelling has them."""
    return Romaniser(pack())


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


def trait(kind: str) -> Callable[[str], str]:
    """How a value of a trait ("ethnicity", "occupation" …) is put into words; one that no pack knows stays as written.

    Double ones ("Swedish-Turkish") are put into words part by part.
    """

    def say(value: str) -> str:
        words = _traits(language())
        found = [words.get((kind, part)) for part in ([value] if (kind, value) in words else value.split("-"))]
        return "-".join(part for part in found if part) if all(found) else value

    return say


@lru_cache(maxsize=8)
def _traits(page_language: str) -> Mapping[tuple[str, str], str]:
    """The pack's words in one language for the values of traits, by kind and value."""
    found = {
        (words.kind, words.value): words.label[page_language]
        for words in pack().of(Words)
        if page_language in words.label
    }
    for country in pack().of(Country):
        known = next(iter(country.demonyms.get("en", ())), "")
        shown = next(iter(country.demonyms.get(page_language, ())), "")
        if known and shown:
            found["nationality", known] = shown
    return found


def _label(entry: EventType | Outcome | ChargeCategory | Charge | None, kind: str, id: str) -> str:  # noqa: A002
    return (entry.label.get(language()) if entry else None) or label(kind, id)
