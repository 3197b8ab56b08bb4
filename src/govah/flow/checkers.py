"""All checkers of the engines, in one list: what `govah pack check` runs over a pack."""

from __future__ import annotations

from govah.packs import Checker, check_whole


def checkers() -> list[Checker]:
    """Every engine's own check of the pack entries it uses."""
    from govah.extraction.checking.cues import check_cues
    from govah.extraction.checking.patterns import check_patterns
    from govah.extraction.parts.passage_names import check_passage_names
    from govah.reading.exports.check import check_exports
    from govah.resolution import check_places
    from govah.text.dates import check_dates
    from govah.text.person_names import check_person_names
    from govah.text.romanise import check_romanised
    from govah.text.sounds import check_sounds

    engines = (
        check_cues,
        check_dates,
        check_exports,
        check_passage_names,
        check_patterns,
        check_person_names,
        check_places,
        check_romanised,
        check_sounds,
    )
    return [check_whole, *engines]
