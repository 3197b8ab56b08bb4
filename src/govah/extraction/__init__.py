"""Documents to claims: find people, events and attributes, weigh their context, assemble one record for each."""

from govah.extraction.checking.patterns import check_patterns
from govah.extraction.extract import Extractor, extract
from govah.extraction.record import facts

__all__ = ["Extractor", "check_patterns", "extract", "facts"]
