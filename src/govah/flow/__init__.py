"""The main flow: many reports, read and extracted on all cores, in order, in flat memory."""

from govah.flow.checkers import checkers
from govah.flow.outcomes import RETRY, Outcome, extract_all, outcomes

__all__ = ["RETRY", "Outcome", "checkers", "extract_all", "outcomes"]
