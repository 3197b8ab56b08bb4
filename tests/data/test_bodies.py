"""Courts, agencies, groups, publishers, laws, peoples: enough of them, in both scripts, told apart."""

import re
from collections import defaultdict

import pytest

from govah.packs import Pack
from govah.packs.schema.instruments import Instrument
from govah.packs.schema.lexicon import Words
from govah.packs.schema.organisations import Office, Organisation
from govah.packs.schema.places import Country
from govah.packs.schema.sources import NewsSource
from govah.text.fold import fold

PERSIAN = re.compile("[\u0600-\u06ff]")


def test_there_are_at_least_120_publishers_of_every_kind(pack: Pack) -> None:
    sources = pack.of(NewsSource)
    assert len(sources) >= 120
    kinds: dict[str, int] = defaultdict(int)
    for source in sources:
        kinds[source.kind] += 1
    assert all(kinds[kind] >= 5 for kind in ("ngo", "state_outlet", "agency", "newspaper", "broadcaster", "un")), kinds


@pytest.mark.parametrize("kind", [NewsSource, Organisation, Office])
def test_names_stand_in_both_scripts(pack: Pack, kind: type[Organisation]) -> None:
    for entry in pack.of(kind):
        assert entry.names.get("en"), entry.id
        assert all(PERSIAN.search(name) or name.isascii() for name in entry.names.get("fa", ())), entry.id
        assert any(PERSIAN.search(name) for name in entry.names.get("fa", ())), entry.id


@pytest.mark.parametrize("kind", [NewsSource, Organisation])
def test_no_two_bear_one_name(pack: Pack, kind: type[Organisation]) -> None:
    held: dict[str, set[str]] = defaultdict(set)
    for entry in pack.of(kind):
        for names in (entry.names, entry.short):
            for words in names.values():
                for word in words:
                    held[fold(word).text].add(entry.id)
    assert {word: ids for word, ids in held.items() if len(ids) > 1} == {}


def test_host_names_are_host_names_and_belong_to_few(pack: Pack) -> None:
    held: dict[str, set[str]] = defaultdict(set)
    for source in pack.of(NewsSource):
        for domain in source.domains:
            assert re.fullmatch(r"([a-z0-9-]+\.)+[a-z]{2,}", domain), (source.id, domain)
            assert not domain.startswith("www."), source.id
            held[domain].add(source.id)
    assert len(held) >= 120
    # offices of one house share an address; nobody else does
    shared = {domain for domain, ids in held.items() if len(ids) > 1}
    assert shared <= {"ohchr.org", "bbc.com", "fidh.org", "hra-news.org"}


@pytest.mark.parametrize(
    ("spelling", "source", "state"),
    [
        ("IHRNGO", "iran-human-rights", False),
        ("HRANA", "hrana", False),
        ("Hengaw", "hengaw", False),
        ("هه‌نگاو", "hengaw", False),
        ("هرانا", "hrana", False),
        ("Haalvsh", "haalvsh", False),
        ("Mizan News Agency", "mizan", True),
        ("خبرگزاری میزان", "mizan", True),
        ("Tasnim", "tasnim", True),
        ("AFP", "afp", False),
        ("OHCHR", "ohchr", False),
        ("NCRI", "ncri", False),
    ],
)
def test_spellings_of_publishers(pack: Pack, spelling: str, source: str, state: bool) -> None:
    entry = pack.get(NewsSource, source)
    words = [word for names in (entry.names, entry.short) for spellings in names.values() for word in spellings]
    assert fold(spelling).text in {fold(word).text for word in words}
    assert entry.state is state


def test_courts_are_ordered_and_say_where_branches_are_numbered(pack: Pack) -> None:
    courts = {body.id: body for body in pack.of(Organisation) if body.kind == "court"}
    assert {court.level for court in courts.values()} == {"first_instance", "appeal", "supreme", "special"}
    for name in ("revolutionary", "criminal1", "supreme", "appeal", "military"):
        assert courts[f"ir.court.{name}"].branches, name


def test_bodies_above_exist(pack: Pack) -> None:
    above = [body.part_of for body in pack.of(Organisation) if body.part_of]
    assert len(above) >= 15
    for name in above:
        pack.get(Organisation, name)
    for office in pack.of(Office):
        if office.body:
            pack.get(Organisation, office.body)


def test_only_parties_and_armed_groups_are_banned(pack: Pack) -> None:
    banned = [body for body in pack.of(Organisation) if body.banned]
    assert len(banned) >= 20
    assert {body.kind for body in banned} == {"party", "armed_group"}


def test_offices_have_the_roles_of_the_facts_form(pack: Pack) -> None:
    roles = {office.role for office in pack.of(Office)}
    assert {"judge", "prosecutor", "interrogator", "prison head", "minister", "spokesperson"} <= roles


@pytest.mark.parametrize(
    ("instrument", "spelling", "adopted"),
    [
        ("un.iccpr", "ICCPR", "1966-12-16"),
        ("un.crc", "Convention on the Rights of the Child", "1989-11-20"),
        ("un.cat", "CAT", "1984-12-10"),
        ("icc.rome", "Rome Statute", "1998-07-17"),
        ("ir.ipc.2013", "Islamic Penal Code", "2013-04-21"),
        ("ir.ipc.2013", "قانون مجازات اسلامی", "2013-04-21"),
        ("ir.enforcement.2019", "Regulation 9000/27863/100", "2019-06-17"),
        ("ir.anl.2017", "قانون الحاق یک ماده به قانون مبارزه با مواد مخدر", "2017-10-04"),
        ("ir.espionage.2025", "قانون تشدید مجازات جاسوسی", "2025-09-28"),
    ],
)
def test_laws_by_name(pack: Pack, instrument: str, spelling: str, adopted: str) -> None:
    law = pack.get(Instrument, instrument)
    words = [word for names in (law.names, law.short) for spellings in names.values() for word in spellings]
    assert spelling in words
    assert law.adopted == adopted


def test_laws_come_into_force_after_they_are_adopted(pack: Pack) -> None:
    laws = pack.of(Instrument)
    assert len(laws) >= 50
    dated = [law for law in laws if law.adopted and law.in_force]
    assert len(dated) >= 15
    for law in dated:
        assert (law.adopted or "").rstrip("~") <= (law.in_force or "").rstrip("~") + "~", law.id
    assert all(law.country == "ir" for law in laws if law.scope == "national")


def test_no_name_of_a_law_is_shared(pack: Pack) -> None:
    held: dict[str, set[str]] = defaultdict(set)
    for law in pack.of(Instrument):
        for names in (law.names, law.short):
            for words in names.values():
                for word in words:
                    held[fold(word).text].add(law.id)
    assert {word: ids for word, ids in held.items() if len(ids) > 1} == {}


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("ethnicity", {"Kurdish", "Baluch", "Arab", "Turk", "Lor", "Gilak", "Turkmen"}),
        ("religion", {"Sunni", "Baha'i", "Christian", "Yarsan", "Gonabadi dervish", "Jewish"}),
    ],
)
def test_peoples_and_faiths(pack: Pack, kind: str, values: set[str]) -> None:
    held = {words.value: words for words in pack.of(Words) if words.kind == kind}
    assert values <= set(held)
    for words in held.values():
        assert any(PERSIAN.search(term) for term in words.terms), words.id
        assert any(term.isascii() for term in words.terms), words.id


def test_words_that_persian_uses_for_other_things_are_no_people(pack: Pack) -> None:
    terms = {term for words in pack.of(Words) if words.kind == "ethnicity" for term in words.terms}
    assert not {"کرد", "ترک", "لک"} & terms  # "did", "leaving", "stain"


def test_countries_have_nationals(pack: Pack) -> None:
    countries = {country.id: country for country in pack.of(Country)}
    assert countries["af"].demonyms["en"][0] == "Afghan"
    assert all(country.demonyms.get("en") and country.demonyms.get("fa") for country in countries.values())
    assert len(countries) >= 40
