"""What a report says as a whole: its sources, figures, references to law and demands, in that order."""

from __future__ import annotations

from collections.abc import Sequence

from govah.extraction.document.attribution import Citation
from govah.extraction.document.demands import DemandRules, find_demands
from govah.extraction.document.references import ReferenceRules, find_references
from govah.extraction.document.sources import Named, SourceRules, read_sources
from govah.extraction.document.statistics import StatisticRules, find_statistics
from govah.extraction.page import Page
from govah.extraction.wording.cue_index import CueIndex
from govah.model import Claim
from govah.packs import Pack


class DocumentRules:
    """The compiled rules of one language for everything that a report says as a whole."""

    def __init__(self, pack: Pack, language: str) -> None:
        self.index = CueIndex()
        self.sources = SourceRules.of(pack, language, self.index)
        self.statistics = StatisticRules.of(pack, language, self.index)
        self.references = ReferenceRules.of(pack, language, self.index)
        self.demands = DemandRules.of(pack, language, self.index)

    @classmethod
    def of(cls, pack: Pack, language: str) -> DocumentRules:
        """The rules of one language."""
        return cls(pack, language)


def document_claims(
    page: Page, rules: DocumentRules, people: Sequence[Named] = ()
) -> tuple[list[Claim], list[Citation]]:
    """The claims with subject `document`, and every place that cites a source.

    `people` are the report's persons, some of whom it quotes.
    """
    reading = read_sources(page, rules.sources, people)
    sources = reading.claims()
    claims = [
        *sources,
        *find_statistics(page, rules.statistics, sources),
        *find_references(page, rules.references),
        *find_demands(page, rules.demands, sources),
    ]
    return claims, reading.citations()
