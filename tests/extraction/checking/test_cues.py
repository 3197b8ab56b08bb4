"""The examples of all cues hold, and a cue whose examples do not is found out, with the place it stands at."""

from __future__ import annotations

from pathlib import Path

from document_bench import pack
from govah.extraction.checking.cues import check_cues
from govah.packs import load_pack

BROKEN = """
schema: source_cues
source: made for this test
entries:
  - id: en.source.made
    pattern: 'as <source> would have it'
    trigger: [would have it]
    examples:
      - {text: "As Harbour Watch would have it, he fled.", finds: [Somebody Else]}
    counter_examples:
      - "As Lantern News would have it, he fled."
"""


def test_every_example_of_the_built_in_pack_holds() -> None:
    assert [str(problem) for problem in check_cues(pack())] == []


def test_a_false_example_is_a_problem_at_its_place(tmp_path: Path) -> None:
    file = tmp_path / "made.yml"
    file.write_text(BROKEN, encoding="utf-8")
    problems = list(check_cues(load_pack(file)))
    assert {problem.code for problem in problems} == {"cue-example", "cue-counter-example"}
    assert {problem.place.entry for problem in problems} == {"en.source.made"}
