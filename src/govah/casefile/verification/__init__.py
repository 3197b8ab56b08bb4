"""Looking again at everything that the case file holds, against what its ledger says."""

from govah.casefile.verification.whole import verify

__all__ = ["verify"]
