"""References to law: article and instrument in their spellings, anaphora, documents; what is no reference."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from document_bench import document_rules, page
from govah.extraction.document.references import find_references

Row = tuple[str | None, str | None]
ICCPR = "International Covenant on Civil and Political Rights"


def read(text: str) -> list[Row]:
    claims = find_references(page(text), document_rules().references)
    values = [c.value for c in claims if c.property == "legal_reference"]
    return [(v["instrument"], v["article"]) for v in values if isinstance(v, dict)]


REFERENCES: list[tuple[str, str, list[Row]]] = [
    ("its article", "The Coastal Penal Code is new. Its Article 7 forbids torture.", [("Coastal Penal Code", "7")]),
    ("article of a code", "He was charged under Article 12 of the Coastal Penal Code.", [("Coastal Penal Code", "12")]),
    ("two articles", f"It breaches Articles 9 and 14(3) of the {ICCPR}.", [(ICCPR, "9"), (ICCPR, "14(3)")]),
    ("short forms on either side", "See Art. 6(2) ICCPR and CRC, Article 37.", [("ICCPR", "6(2)"), ("CRC", "37")]),
    ("the year of a code", "Article 91 of the Islamic Penal Code (2013) allows it.", [("Islamic Penal Code", "91")]),
    (
        "the instrument before the article",
        "The Islamic Penal Code, Article 91, allows it.",
        [("Islamic Penal Code", "91")],
    ),
    (
        "a note of an article",
        "Note 2 of Article 302 of the Islamic Penal Code.",
        [("Islamic Penal Code", "302 note 2")],
    ),
    ("a paragraph of an article", f"Article 6, paragraph 2 of the {ICCPR}.", [(ICCPR, "6(2)")]),
    (
        "a letter as a part",
        "Article 43(ch) of Regulation 9000/27863/100 says so.",
        [("Regulation 9000/27863/100", "43(ch)")],
    ),
    ("two articles share what follows", f"Article 6 and Article 14 of the {ICCPR}.", [(ICCPR, "6"), (ICCPR, "14")]),
    ("that code again", "The Coastal Penal Code is new. Article 3 of the Code is not.", [("Coastal Penal Code", "3")]),
    (
        "the same article again",
        "Article 12 of the Coastal Penal Code. Provisions under Article 12 apply to her.",
        [("Coastal Penal Code", "12")],
    ),
    (
        "an instrument alone",
        "It is party to the Convention on the Rights of the Child.",
        [("Convention on the Rights of the Child", None)],
    ),
    (
        "a law by its year",
        "They died under a 1989 law imposing death on smugglers.",
        [("1989 law imposing death on smugglers", None)],
    ),
    ("an article without a law stays without", "He was charged under Article 500.", [(None, "500")]),
]


@pytest.mark.parametrize(("why", "text", "expected"), REFERENCES, ids=[row[0] for row in REFERENCES])
def test_references(why: str, text: str, expected: list[Row]) -> None:
    assert read(text) == expected


NOT_LAW = [
    ("an article in a newspaper", "The article was read by 12 people."),
    ("a section of a prison", "He was held in Section 209."),
    ("a group that is named after an article", "The Article 18 website wrote of it."),
    ("a rule of nothing", "Rule 4 was never written."),
    ("the party's convention", "The party held its convention in May."),
]


@pytest.mark.parametrize(("why", "text"), NOT_LAW, ids=[row[0] for row in NOT_LAW])
def test_no_references(why: str, text: str) -> None:
    assert read(text) == []


DOCUMENTS = [
    (
        "a symbol of the United Nations",
        "See A/HRC/40/67 and CCPR/C/GC/36.",
        [("A/HRC/40/67", "symbol"), ("CCPR/C/GC/36", "symbol")],
    ),
    ("a resolution", "The Council adopted resolution 24/12.", [("resolution 24/12", "resolution")]),
    ("an address", "It is at https://example.org/reports/4.", [("https://example.org/reports/4", "address")]),
]


@pytest.mark.parametrize(("why", "text", "expected"), DOCUMENTS, ids=[row[0] for row in DOCUMENTS])
def test_documents(why: str, text: str, expected: list[tuple[str, str]]) -> None:
    claims = find_references(page(text), document_rules().references)
    values = [c.value for c in claims if c.property == "document_reference"]
    assert [(v["name"], v["kind"]) for v in values if isinstance(v, dict)] == expected


def test_known_instruments_carry_the_pack_id_whatever_their_spelling() -> None:
    text = "Article 6 of the ICCPR. Article 14 of the International Covenant on Civil and Political Rights."
    ids = {c.value["id"] for c in find_references(page(text), document_rules().references) if isinstance(c.value, dict)}
    assert len(ids) == 1
    assert None not in ids


@pytest.mark.parametrize(
    ("code", "known"),
    [("Islamic Penal Code", True), ("Vietnamese Penal Code", False), ("2013 Islamic Penal Code", True)],
)
def test_a_code_of_another_country_is_not_the_one_of_the_pack(code: str, known: bool) -> None:
    (claim,) = find_references(page(f"He was charged under Article 91 of the {code}."), document_rules().references)
    assert isinstance(claim.value, dict)
    assert (claim.value["id"] is not None) == known


WORDS = st.sampled_from(
    [
        "Article",
        "Articles",
        "91",
        "6(2)",
        "and",
        "of the",
        "Penal Code",
        "ICCPR",
        "the Covenant",
        "Note 2 of",
        ",",
        ".",
        "(",
        ")",
        "\n",
        "para 3",
        "A/HRC/40/67",
        "resolution",
        "24/12",
        "1989",
        "law on",
        "that law",
        "Constitution of",
    ]
)


@settings(max_examples=60)
@given(st.lists(WORDS, max_size=25).map(" ".join))
def test_any_order_of_words_is_read(text: str) -> None:
    rows = read(text)
    assert len(rows) == len(set(rows))
