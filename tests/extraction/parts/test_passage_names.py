"""Names announced in other languages, and words behind a title that only look like names."""

from __future__ import annotations

from pathlib import Path

import pytest

from extraction_bench import extraction
from govah.extraction.parts.passage_names import Names, PassageReader, check_passage_names, readers
from govah.packs import load_pack
from govah.text.names import NameReader

CASES = [
    ("ar", "كان المعتقل كريم الخلق محبوبا بين رفاقه.", []),
    ("ar", "خرج السجين سعيد جدا بلقاء أهله.", []),
    ("ar", "قال الشيخ صالح للصحيفة إنه بريء.", []),
    ("ar", "المعلمة أمل كبير لديها.", []),
    ("ar", "وصف المواطن أمين بأنه هادئ.", []),
    ("ar", "الشاب علي حسن الساعدي اعتقل أمس.", ["علي حسن الساعدي"]),
    ("ar", "السجين حسين سيلاوي والسجين علي خسرجي أعدما.", ["حسين سيلاوي", "علي خسرجي"]),
    ("ckb", "زیندانی ئازاد کراو گەڕایەوە.", []),
    ("ckb", "مامۆستا هیوا دەدات بە قوتابییان.", []),
    ("ckb", "کۆڵبەر ئومێد نەمابوو لە دڵیدا.", []),
    ("ckb", "بە ناوی خودا دەست پێ دەکەین.", []),
    ("ckb", "بە ناوی ئازادی خەڵک هاتنە سەر شەقام.", []),
    ("ckb", "هاوڵاتی سامان محەمەدی گیرا.", ["سامان محەمەدی"]),
    ("kmr", "Girtî Azad Bûn Û Vegeriyan Malê.", []),
    ("kmr", "Bi navê Xwedê dest pê kir.", []),
    ("kmr", "Mamoste Aram Bû.", []),
    ("az", "Siyasi Məhbus Azad Edildi.", []),
    ("az", "Fəal Sevinc İçində Evə Qayıtdı.", []),
    ("ur", "نوجوان علی الصبح گھر سے نکلا۔", []),
    ("ur", "قیدی عزیز رشتہ دار سے ملا۔", []),
    ("ur", "کارکن حسن سلوک کے لیے مشہور تھا۔", []),
]
TABLES = Path(__file__).parents[2] / "text"


@pytest.fixture(scope="module")
def by_language() -> dict[str, PassageReader]:
    pack = load_pack()
    return readers(pack, Names(pack, NameReader(pack)))


@pytest.mark.parametrize(("language", "passage", "names"), CASES, ids=[passage for _, passage, _ in CASES])
def test_announced(by_language: dict[str, PassageReader], language: str, passage: str, names: list[str]) -> None:
    reader = by_language[language]
    assert [span.of(passage) for span in reader.announced(reader.words(passage))] == names


KNOWN = [
    ("ckb", "رضا کریمی", "ڕەزا کەریمی"), ("ckb", "Jalal Veisi", "جەلال وەیسی"),
    ("ckb", "شیرکو معارفی", "شێرکۆ مەعاریفی"),
    ("ckb", "حسین احمدی", "حوسێن ئەحمەدی"), ("kmr", "جلال ویسی", "Celal Weysî"), ("kmr", "Reza Karimi", "Rêza Kerîmî"),
    ("az", "رضا کریمی", "Rza Kərimi"), ("az", "حسین احمدی", "Hüseyn Əhmədi"), ("ar", "رضا کریمی", "رضا كريمي"),
    ("ar", "حیدر ساعدی", "حيدر الساعدي"), ("ar", "Heydar Saedi", "حيدر الساعدي"), ("ur", "Reza Karimi", "رضا کریمی"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "known", "written"), KNOWN)
def test_known(by_language: dict[str, PassageReader], language: str, known: str, written: str) -> None:
    reader, passage = by_language[language], f"… {written}, …"
    people = {"one": [known], "other": ["Saman Veisi"], "third": ["بهمن توکلی"]}
    found = [(who, span.of(passage)) for who, span in reader.of_known(reader.words(passage), people)]
    assert found == [("one", written)]


@pytest.mark.parametrize("table", sorted(TABLES.glob("sentences_*.tsv")), ids=lambda path: path.stem)
def test_sentences_that_announce_nobody_give_no_name_and_never_an_event(table: Path) -> None:
    for line in table.read_text("utf-8").splitlines():
        language, sentence = line.split("\t")[:2]
        if language not in {"en", "fa"}:
            claims = extraction(f"{sentence} {sentence}", language=language).claims
            assert {claim.property for claim in claims} <= {"date"}, sentence


def test_the_examples_of_the_packs_hold() -> None:
    assert list(check_passage_names(load_pack())) == []
