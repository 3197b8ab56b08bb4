"""The places of the first country: complete, in both scripts, each in its province, found by each spelling."""

import re
from collections import Counter

import pytest

from govah.packs import Pack
from govah.packs.schema.lexicon import Words
from govah.packs.schema.places import City, Country, Prison, Province
from govah.resolution.check_places import check_places
from govah.resolution.places import Gazetteer

PERSIAN = re.compile("[\u0600-\u06ff]")


@pytest.fixture(scope="module")
def gazetteer(pack: Pack) -> Gazetteer:
    return Gazetteer(pack)


def spelled(entry: Prison | City | Province) -> list[str]:
    """All names of an entry, in all languages."""
    parts = (entry.names, getattr(entry, "also", {}), entry.formerly)
    return [name for names in parts for words in names.values() for name in words]


def test_there_are_31_provinces_with_their_capitals_and_codes(pack: Pack) -> None:
    provinces = pack.of(Province)
    assert len(provinces) == 31
    assert len({province.code for province in provinces}) == 31
    for province in provinces:
        assert re.fullmatch(r"IR-\d\d", province.code or ""), province.id
        assert province.capital is not None
        assert pack.get(City, province.capital).province == province.id


def test_there_are_enough_cities_and_every_province_has_several(pack: Pack) -> None:
    cities = pack.of(City)
    assert len(cities) >= 350
    per_province = Counter(city.province for city in cities)
    assert set(per_province) == {province.id for province in pack.of(Province)}
    assert min(per_province.values()) >= 2


@pytest.mark.parametrize(
    ("spelling", "town", "province"),
    [
        ("Nodsheh", "nodesheh", "kermanshah"),
        ("Hawraman-e Takht", "uraman.takht", "kurdistan"),
        ("Kanidinar", "kani.dinar", "kurdistan"),
        ("Silwana", "silvaneh", "west-azerbaijan"),
        ("Bazargan", "bazargan", "west-azerbaijan"),  # also a surname, so that reports must say "border" or "city"
        ("Rig Malek", "rig.malek", "sistan-baluchestan"),
        ("Koohak", "kuhak", "sistan-baluchestan"),  # not Kahak near Qom
        ("Sarbandar", "bandar.imam", "khuzestan"),
        ("Qosbeh", "arvandkenar", "khuzestan"),
        ("Gilan", "gilan", "gilan"),  # the province keeps its name
        ("Beydokht", "bidokht", "razavi-khorasan"),
        ("نودشه", "nodesheh", "kermanshah"),
    ],
)
def test_smaller_towns_are_known(gazetteer: Gazetteer, pack: Pack, spelling: str, town: str, province: str) -> None:
    found = gazetteer.resolve(spelling)
    assert found is not None
    assert found.id in {f"ir.city.{town}", f"ir.province.{town}"}
    assert found.sure
    assert (found.province or found.name) == pack.get(Province, f"ir.province.{province}").names["en"][0]


def test_no_given_name_is_a_town(pack: Pack) -> None:
    given = {term.lower() for words in pack.of(Words) if words.kind == "given_name" for term in words.terms}
    towns = [city for city in pack.of(City) if "towns" in str(pack.where(city))]
    assert len(towns) >= 350
    assert [name for town in towns for name in town.names["en"] if name.lower() in given] == []


def test_there_are_at_least_120_prisons_and_every_province_has_a_central_one(pack: Pack) -> None:
    prisons = pack.of(Prison)
    assert len([prison for prison in prisons if prison.part_of is None]) >= 120
    for province in pack.of(Province):
        inside = [prison for prison in prisons if prison.province == province.id and prison.kind == "prison"]
        central = {prison.id for prison in inside for name in spelled(prison) if "Central Prison" in name}
        capital = pack.get(City, province.capital or "")
        of_the_capital = {prison.id for prison in inside if prison.city == capital.id}
        assert central & of_the_capital, province.id


@pytest.mark.parametrize("kind", [Prison, City, Province, Country])
def test_every_place_is_named_in_both_scripts(pack: Pack, kind: type[Prison]) -> None:
    for place in pack.of(kind):
        assert place.names.get("en"), place.id
        assert any(re.search("[A-Za-z]", name) for name in place.names["en"]), place.id
        assert all(PERSIAN.search(name) for name in place.names.get("fa", ("none",))), place.id


def test_nothing_points_nowhere_and_no_spelling_is_shared_unsaid(pack: Pack) -> None:
    assert [str(problem) for problem in check_places(pack)] == []


def test_every_spelling_of_a_prison_leads_back_to_it(pack: Pack, gazetteer: Gazetteer) -> None:
    lost = [
        (prison.id, name)
        for prison in pack.of(Prison)
        for name in spelled(prison)
        if name not in prison.ambiguous and getattr(gazetteer.resolve(name), "id", None) != prison.id
    ]
    assert lost == []


def test_every_spelling_of_a_city_leads_to_a_place_of_its_own_province(pack: Pack, gazetteer: Gazetteer) -> None:
    lost = []
    for city in pack.of(City):
        province = pack.get(Province, city.province).names["en"][0]
        for name in spelled(city):
            found = gazetteer.resolve(name)
            if found is None or ((found.province or found.name) != province and name not in city.ambiguous):
                lost.append((city.id, name, found))
    assert lost == []


@pytest.mark.parametrize(
    ("spelling", "prison"),
    [
        ("Ghezel Hesar Prison", "ghezel.hesar"),
        ("Qezelhesar", "ghezel.hesar"),
        ("Ghezal Hesar prison in Karaj", "ghezel.hesar"),
        ("قزلحصار", "ghezel.hesar"),
        ("زندان قزل حصار کرج", "ghezel.hesar"),
        ("Rajaee Shahr", "rajai.shahr"),
        ("Gohardasht Prison", "rajai.shahr"),  # the name of its quarter
        ("زندان رجائی شهر", "rajai.shahr"),
        ("Fashafuyeh", "tehran.greater"),  # the name of the place where it stands
        ("Great Tehran Penitentiary", "tehran.greater"),
        ("زندان تهران بزرگ", "tehran.greater"),
        ("Qarchak Prison in Varamin", "qarchak"),
        ("Rasht Central Prison", "lakan"),  # the central prison has a name of its own
        ("زندان لاکان رشت", "lakan"),
        ("Vakil Abad Prison", "vakilabad"),
        ("Mashhad Central Prison", "vakilabad"),
        ("Dizel-Abad Prison", "dizelabad"),
        ("Kermanshah Central Prison", "dizelabad"),
        ("Adel Abad Prison of Shiraz", "adelabad"),
        ("Shiraz Prison", "adelabad"),  # not the juvenile facility of the same city
        ("کانون اصلاح و تربیت شیراز", "shiraz.juvenile"),
        ("Sheyban Prison", "sheiban"),
        ("Ahwaz Central Prison", "sheiban"),
        ("Parsiloon Prison", "parsilon"),
        ("Oroumieh Central Prison", "urmia"),
        ("زندان دریای ارومیه", "urmia"),
        ("Choobindar Prison", "choubindar"),
        ("Langaroud Prison", "qom"),  # stands in another province than the city of that name
        ("Saghez Prison", "saqqez"),
        ("زندان مرکزی دزاپ", "zahedan"),  # the Baluchi name of the city
        ("Esfahan Central Prison", "dastgerd"),
        ("Miyandoab Prison", "miandoab"),
        ("زندان گوهر دشت", "rajai.shahr"),
        ("ندامتگاه فشافویه", "tehran.greater"),
        ("زندان مرکزی عادل‌آباد شیراز", "adelabad"),
        ("سلول انفرادی زندان شیراز", "adelabad"),  # a cell of the prison, not of the juvenile facility
        ("بند چهار زندان قزلحصار", "ghezel.hesar"),  # a ward by number, in words
        ("بند عمومی زندان اوین", "evin"),
        ("محوطه زندان قزلحصار", "ghezel.hesar"),  # where prisoners are hanged
        ("بند دو الف سپاه", "evin.2a"),
        ("بازداشتگاه اداره اطلاعات مهاباد", "mahabad.mois"),  # known by its city only
        ("بازداشتگاه اطلاعات سپاه در مریوان", "marivan.irgc"),
        ("اداره آگاهی کرج", "karaj.agahi"),
        ("بازداشتگاه اداره کل اطلاعات ارومیه", "urmia.mois"),
    ],
)
def test_spellings_of_the_press(gazetteer: Gazetteer, spelling: str, prison: str) -> None:
    found = gazetteer.resolve(spelling)
    assert found is not None
    assert found.id == f"ir.prison.{prison}"


def test_prisons_that_were_shut_say_when(pack: Pack) -> None:
    shut = {prison.id: prison for prison in pack.of(Prison) if prison.status == "closed"}
    assert {"ir.prison.rajai.shahr", "ir.prison.kahrizak", "ir.prison.karoun"} <= set(shut)
    assert shut["ir.prison.rajai.shahr"].valid_to == "2023-08"


def test_wards_lie_in_their_prison(pack: Pack) -> None:
    wards = [prison for prison in pack.of(Prison) if prison.kind == "ward"]
    assert len(wards) >= 8
    for ward in wards:
        assert ward.part_of is not None, ward.id
        assert pack.get(Prison, ward.part_of).city == ward.city
