"""All checkers of the engines, in one list: what `govah pack check` runs over a pack."""

from __future__ import annotations

from govah.packs import Checker, check_whole


def checkers() -> list[Checker]:
    """Every engine's own check of the pack entries it uses."""
    from govah.extraction.checking.cues import check_cues
    from govah.extraction.checking.patterns import check_patterns
    from govah.resolution import check_places, check_sounds
    from govah.text.dates import check_dates

    return [check_whole, check_cues, check_dates, check_patterns, check_places, check_sounds]
