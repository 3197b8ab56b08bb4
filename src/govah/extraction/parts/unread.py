"""What is taken from passages in a language that nobody reads for facts: names of people and full dates, no more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from govah.extraction.parts.parting import Part
from govah.extraction.parts.passage_names import Names, PassageReader, readers
from govah.extraction.parts.telling import Telling
from govah.model import Claim, Document, Span, Why, to_data
from govah.packs import Pack
from govah.text.dates import DateGrammar
from govah.text.fold import fold
from govah.text.names import NameReader

_KNOWN, _ANNOUNCED, _DATED = 0.85, 0.6, 0.8
_MOST = 3  # places of one name that are kept


class UnreadPassages:
    """The names and dates that the packs know in languages that are not read for facts, compiled."""

    def __init__(self, pack: Pack, reader: NameReader) -> None:
        self._names = Names(pack, reader)
        self._readers = readers(pack, self._names)
        self._dates = DateGrammar(pack)
        self._pack = pack.fingerprint

    def claims(self, document: Document, parts: Iterable[Part], told: Sequence[Claim]) -> list[Claim]:
        """Claims from the passages of those parts; `told` are the document's other claims.

        A name that may be read as that of one person already told of is a name of theirs. One that a title announces
        and lists know makes a person with a name and nothing else, who is no victim. A date is one of the document.
        """
        people = {subject: one.names for subject, one in Telling.of(told).people.items()}
        people = {who: names for who, names in people.items() if not all(map(self._names.reader.common, names))}
        found: list[Claim] = []
        for part in parts:
            reader = self._readers.get(part.language or "")
            if reader is not None:
                found += self._named(document, part, reader, people)
                found += self._dated(document, part)
        return found

    def _named(
        self, document: Document, part: Part, reader: PassageReader, people: dict[str, list[str]]
    ) -> Iterator[Claim]:
        known: dict[tuple[str, str], list[Span]] = {}
        new: dict[str, list[Span]] = {}
        for passage in part.spans:
            text = passage.of(document.text)
            words = reader.words(text)
            taken = []
            for who, span in reader.of_known(words, people) if people else ():
                taken.append(span)
                known.setdefault((who, span.of(text)), []).append(_moved(span, passage))
            for span in reader.announced(words):
                if not any(span.start < other.end and other.start < span.end for other in taken):
                    new.setdefault(span.of(text), []).append(_moved(span, passage))
        for (who, name), spans in known.items():
            said = {fold(one).text for one in people[who]}
            kind = "name" if fold(name).text in said else "other_name"
            yield self._claim(document, who, kind, name, spans, f"{part.language}.names.known", _KNOWN)
        for name, spans in new.items():
            yield self._claim(document, f"person@{spans[0].start}", "name", name, spans, reader.entry.id, _ANNOUNCED)

    def _dated(self, document: Document, part: Part) -> Iterator[Claim]:
        """Dates to the day, month or year that stand by themselves."""
        for passage in part.spans:
            for one in self._dates.find(passage.of(document.text), document.published, part.language):
                if one.date is not None and one.kind == "absolute" and one.date.resolved_from is None:
                    span = _moved(one.span, passage)
                    yield self._claim(document, "document", "date", to_data(one.date), [span], one.rule, _DATED)

    def _claim(  # noqa: PLR0917  (the parts of a claim, in its own order)
        self, document: Document, subject: str, name: str, value: object, spans: Sequence[Span], rule: str, sure: float
    ) -> Claim:
        why = Why(spans[0].of(document.text), rule)
        return Claim(
            document.text_sha256, subject, name, value, tuple(spans[:_MOST]), rule, self._pack,  # type: ignore[arg-type]
            confidence=sure, why=why,
        )  # fmt: skip


def _moved(span: Span, passage: Span) -> Span:
    """A place in a passage as a place in the document."""
    return Span(passage.start + span.start, passage.start + span.end)
