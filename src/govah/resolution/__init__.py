"""Claims to people: which place a spelling names, how far names agree, which mentions are one person."""

from govah.resolution.check_places import check_places
from govah.resolution.linkage import link, links
from govah.resolution.mentions import Happening, Mention, mention_of, mentions_of, mentions_of_facts
from govah.resolution.places import Gazetteer

__all__ = [
    "Gazetteer",
    "Happening",
    "Mention",
    "check_places",
    "link",
    "links",
    "mention_of",
    "mentions_of",
    "mentions_of_facts",
]
