"""Who the people of a case file are and what is said of them: worked out anew from the claims that stand."""

from govah.casefile.people.relink import Linked, relink

__all__ = ["Linked", "relink"]
