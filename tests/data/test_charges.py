"""The words of accusation: each points at one category, in both scripts, and at articles that exist."""

from collections import defaultdict

import pytest

from govah.packs import Pack
from govah.packs.schema.charges import Charge
from govah.packs.schema.instruments import Instrument
from govah.text.fold import fold


def of_the_country(pack: Pack) -> list[Charge]:
    """The charges of one country's law; those that stand with a language are no country's."""
    return [charge for charge in pack.of(Charge) if charge.country == "ir"]


def spellings(pack: Pack) -> dict[str, set[str]]:
    """Every folded spelling of a charge with the categories that it stands for."""
    held: dict[str, set[str]] = defaultdict(set)
    for charge in of_the_country(pack):
        for words in (*charge.names.values(), *charge.weak.values()):
            for word in words:
                held[fold(word).text].add(charge.category)
    return held


@pytest.mark.parametrize(
    ("spelling", "category"),
    [
        ("Moharebeh", "security"),
        ("enmity against God", "security"),
        ("waging war against God", "security"),
        ("محاربه", "security"),
        ("Efsad-fel-Arz", "security"),
        ("corruption on Earth", "security"),
        ("افساد في الأرض".replace("أ", "ا"), "security"),  # typed on an Arabic keyboard
        ("baghi", "security"),
        ("armed rebellion", "security"),
        ("بغی", "security"),
        ("espionage", "security"),
        ("اجتماع و تبانی", "security"),
        ("membership in a banned group", "security"),
        ("intentional murder", "murder"),
        ("Qisas", "murder"),
        ("retribution-in-kind", "murder"),
        ("قصاص نفس", "murder"),
        ("قتل عمد", "murder"),
        ("drug trafficking", "drugs"),
        ("مواد مخدر", "drugs"),
        ("propaganda against the state", "propaganda"),
        ("تبلیغ علیه نظام", "propaganda"),
        ("insulting the Supreme Leader", "propaganda"),
        ("apostasy", "religion"),
        ("سب النبی", "religion"),
        ("blasphemy", "religion"),
        ("rape", "sexual"),
        ("تجاوز به عنف", "sexual"),
        ("adultery", "sexual"),
        ("لواط", "sexual"),
        ("armed robbery", "robbery"),
        ("سرقت مسلحانه", "robbery"),
        ("embezzlement", "financial"),
        ("اختلاس", "financial"),
        ("kidnapping", "other"),  # taken by force, not hurt
        ("attempted murder", "assault"),  # nobody died: not counted with murder
        ("disturbing public order", "other"),
        ("شرب خمر", "other"),
    ],
)
def test_words_of_the_press_stand_for_a_category(pack: Pack, spelling: str, category: str) -> None:
    assert spellings(pack).get(fold(spelling).text) == {category}


def test_a_spelling_stands_for_one_category_only(pack: Pack) -> None:
    # "smuggling" alone names goods or drugs: it counts only where the words beside it say which
    shared = {word for word, categories in spellings(pack).items() if len(categories) > 1}
    assert shared <= {fold("قاچاق").text}


def test_every_charge_is_named_in_both_scripts(pack: Pack) -> None:
    charges = of_the_country(pack)
    assert len(charges) >= 45
    for charge in charges:
        assert charge.names.get("en"), charge.id
        assert charge.names.get("fa"), charge.id
        assert {"en", "fa"} <= set(charge.label), charge.id


def test_what_is_said_in_any_text_counts_only_beside_words_of_accusation(pack: Pack) -> None:
    everywhere = {
        fold(word).text for charge in of_the_country(pack) for words in charge.names.values() for word in words
    }
    framed = {fold(word).text for charge in of_the_country(pack) for words in charge.weak.values() for word in words}
    for word in ("murder", "killing", "membership", "assault", "propaganda", "conspiracy"):
        assert word in framed, word
        assert word not in everywhere, word


def test_articles_point_at_laws_of_the_pack(pack: Pack) -> None:
    cited = [(charge.id, reference) for charge in of_the_country(pack) for reference in charge.law]
    assert len(cited) >= 40
    for charge, reference in cited:
        instrument = pack.get(Instrument, reference.instrument)
        number = (reference.article or "0").split()[0]
        assert number.isdecimal(), charge
        assert int(number) <= (instrument.articles or 10_000), charge


def test_capital_charges_are_those_of_the_written_law(pack: Pack) -> None:
    capital = {charge.id for charge in of_the_country(pack) if charge.capital}
    for charge in (
        "moharebeh",
        "efsad",
        "baghi",
        "espionage",
        "sabb.nabi",
        "rape",
        "drugs.trafficking",
        "murder.intentional",
    ):
        assert f"ir.charge.{charge}" in capital, charge
    for charge in ("propaganda", "collusion", "membership", "insult.leader", "murder.aiding"):
        assert f"ir.charge.{charge}" not in capital, charge
