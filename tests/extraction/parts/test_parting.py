"""Parts of a document: which passages are read apart, and what is left with the words around it."""

import pytest

from govah.extraction.parts.parting import Parting
from govah.model import Span
from govah.packs import Pack, load_pack

FA = "او سحرگاه امروز در زندان مرکزی شهر به دار آویخته شد و پیکر وی به خانواده تحویل داده نشد."
EN = "He was hanged at dawn in the central prison, and the body was not handed over to his family."
AR = "وقالت المنظمة في بيان إن الحكم صدر بعد محاكمة لم يحضرها أي محام عن المتهمين في القضية."
CKB = "بنەماڵەکەی پێش جێبەجێکردنی سزاکە ئاگادار نەکرابوونەوە و تەرمەکەیان پێ نەدرا."
RU = "Заключённый был казнён на рассвете в центральной тюрьме города, тело семье не выдали. " * 3

CASES = [
    (FA, "fa", ["fa"], "one language"),
    (EN, "en", ["en"], "one language, ASCII"),
    (f"{FA}\n\n{EN}", "fa", ["fa", "en"], "two: the one it is said to be in first"),
    (f"{FA}\n\n{EN}", "en", ["en", "fa"], "the reverse"),
    (f"{FA}\n\n{EN}\n\n{FA} {FA} {FA} {FA}", "en", ["fa", "en"], "a small part of it only: the longer first"),
    (FA, "en", ["fa"], "said to be in another language than it is"),
    (f"{FA}\n\n{AR}", "fa", ["fa", "ar"], "a part that nobody reads comes last"),
    (f"{AR} {AR} {AR}\n\n{FA}", "ar", ["fa", "ar"], "a part that somebody reads comes first, however short"),
    (f"{FA}\n\n{CKB}", "fa", ["fa", "ckb"], "Sorani is no Persian"),
    (f"{AR}", "ar", ["ar"], "nothing that is read"),
    (f"{FA}\n\nRead the whole story here", "fa", ["fa"], "five words are no passage"),
    (f"{FA}\nhttps://example.org/one/two-three/four?five=six\n#Free #Them #All #Of #You", "fa", ["fa"], "links"),
    (f"{EN}\n\n{RU}", "en", ["en"], "a script of no language that we know: too little Latin or Arabic to be told"),
    ("", None, [None], "nothing"),
    ("12 34", None, [None], "figures"),
]  # fmt: skip


@pytest.fixture(scope="module")
def parting() -> Parting:
    pack: Pack = load_pack()
    return Parting(pack)


@pytest.mark.parametrize(("text", "said", "languages", "why"), CASES, ids=[case[-1] for case in CASES])
def test_parts(parting: Parting, text: str, said: str | None, languages: list[str | None], why: str) -> None:
    assert [part.language for part in parting.of(text, said, ("en", "fa"))] == languages, why


@pytest.mark.parametrize(
    "text", [f"{FA}\n\n{EN}\n\n{FA}", f"{EN} «{FA}» {EN}\n{FA}", f"\n {FA}\n{AR}\n\n{FA} {EN} {EN}"]
)
def test_each_character_of_a_part_stands_where_it_leads_back_to(parting: Parting, text: str) -> None:
    parts = parting.of(text, "fa", ("en", "fa"))
    assert len(parts) > 1
    for part in parts:
        shown = part.shown
        assert "".join(text[shown.back(at)] for at in range(len(shown.text))) == shown.text
    assert sum(len(s.of(text)) for part in parts for s in part.spans) == len(text)


def test_a_line_that_ends_behind_a_passage_ends_where_that_is_left_out(parting: Parting) -> None:
    text = f"{FA} “{EN}”\n{FA}"
    persian = next(part for part in parting.of(text, "fa", ("en", "fa")) if part.language == "fa")
    assert [line.strip() for line in persian.shown.text.split("\n")] == [FA, FA]


LOOKED_AT = [
    (f"Sisters Sara and Simin Irani… {EN}", "en", False),  # capitals of letters that English lacks are plain letters
    (f"Şêrko Mearifî and his brother – {EN}", "en", True),  # letters of another language
    (f"{EN} (نوید شریفی)", "en", False),  # a name in brackets
    (f"{FA} (Navid Sharifi, Evin Prison)", "fa", False),  # the reverse
    (f"{FA} {EN}", "fa", True),  # a sentence of the other script
]


@pytest.mark.parametrize(("text", "said", "looked"), LOOKED_AT)
def test_few_texts_are_looked_at_passage_by_passage(
    parting: Parting, monkeypatch: pytest.MonkeyPatch, text: str, said: str, looked: bool
) -> None:
    asked: list[str] = []

    def passages(text: str, *, pack: Pack) -> tuple[tuple[Span, str], ...]:
        asked.append(text)
        return ((Span(0, len(text)), said),)

    monkeypatch.setattr("govah.extraction.parts.parting.passages", passages)
    parting.of(text, said, ("en", "fa"))
    assert bool(asked) is looked
