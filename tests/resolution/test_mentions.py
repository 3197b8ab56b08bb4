"""Mentions out of facts, flat lines and claims."""

from govah.model import Claim, Date, Document, Extraction, Span
from govah.resolution import Happening, Mention, mention_of, mentions_of, mentions_of_facts


def test_from_a_flat_line() -> None:
    line = {
        "mention_id": "m1", "url": "https://example.org/1", "published": "2024-05", "name": "Ahmad Karimi",
        "other_names": ["Karimi"], "age": 30, "gender": "male", "ethnicity": None, "from": "a village",
        "outcome": "executed", "charges": ["murder"], "event": "execution", "date": "2024-05-01",
        "prison": "X Prison", "city": None, "province": None,
    }  # fmt: skip
    assert mention_of(line) == Mention(
        "m1", "https://example.org/1", "Ahmad Karimi", ("Karimi",), "male", 30, None, "a village", ("murder",),
        "executed", (Happening("execution", "2024-05-01", "X Prison"),), "2024-05",
    )  # fmt: skip


def test_a_line_that_says_little_keeps_its_gaps() -> None:
    mention = mention_of({"mention_id": "m1", "name": "A. K."})
    assert (mention.age, mention.gender, mention.events, mention.charges, mention.doc) == (None, None, (), (), "m1")


def test_from_facts() -> None:
    facts = {
        "doc": {"id": "r1", "published": "2024-05-02"},
        "victims": [
            {"name": "Ahmad Karimi", "age": 30, "events": [{"type": "execution", "date": "2024-05-01"}]},
            {"name": "Hamid Rahimi", "charges": ["drugs"]},
        ],
    }
    first, second = mentions_of_facts(facts)
    assert (first.mention_id, first.events) == ("r1#0", (Happening("execution", "2024-05-01"),))
    assert (second.mention_id, second.doc, second.charges) == ("r1#1", "r1", ("drugs",))
    assert list(mentions_of_facts({"doc": {"id": "r2"}})) == []


def test_from_claims() -> None:
    document = Document(
        "r1", "…", "a" * 64, "b" * 64, "text/plain", "plain", "1",
        published=Date("2024-05-02", "2 May 2024", "gregorian", "day"),
    )  # fmt: skip

    def claim(subject: str, name: str, value: object) -> Claim:
        return Claim("a" * 64, subject, name, value, (Span(0, 1),), "rule", "pack")  # type: ignore[arg-type]

    claims = (
        claim("person@0", "name", "Ahmad Karimi"),
        claim("person@0", "role", "victim"),
        claim("person@0", "other_name", "Karimi"),
        claim("person@0", "age", {"years": 24, "at": "arrest"}),
        claim("person@0", "age", {"years": 30, "at": "execution"}),
        claim("person@0", "nationality", "Afghan"),
        claim("person@0", "charge", "murder"),
        claim("event@5", "type", "execution"),
        claim("event@5", "victim", "person@0"),
        claim("event@5", "date", {"edtf": "2024-05-01", "words": "yesterday"}),
        claim("event@5", "prison", "X Prison"),
        claim("event@9", "type", "arrest"),
        claim("event@9", "victim", "person@40"),
        claim("person@40", "role", "victim"),
        claim("person@60", "name", "Judge So-and-so"),
        claim("person@60", "role", "official"),
        claim("group@80", "count", 3),
    )
    (mention,) = mentions_of(Extraction(document, claims, (), "pack"))
    assert mention == Mention(
        f"{'a' * 64}/person@0", "a" * 64, "Ahmad Karimi", ("Karimi",), None, 30, "Afghan", None, ("murder",), None,
        (Happening("execution", "2024-05-01", "X Prison"),), "2024-05-02",
    )  # fmt: skip
