"""Which events Persian sentences tell of somebody and which they do not, and whom they befall in every frame."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from extraction_bench import facts_of

HERE = Path(__file__).parent
NAME, OTHERS = "کاوه نادری", ("رضا کمالی", "حمید صادقی")
DAY = "2024-05-10"
ROWS = [
    tuple(line.split("\t"))
    for line in (HERE / "events.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
FRAMES = yaml.safe_load((HERE / "frames.yml").read_text(encoding="utf-8"))
NOT_READ = {  # known to be read wrongly: the reason each
    "حکم {N} پس از تأیید در دیوان عالی کشور به مرحله اجرا درآمد.": "which sentence was carried out is told nowhere",
    "{N} عضو حزبی است که رهبرش اعدام شد.": "the leader of somebody's party is no relative",
    "{N}، همسر رضا کمالی، از بازداشت او خبر داد.": "whom a pronoun means behind a relative",
}


def told_of(text: str, name: str) -> set[str]:
    """The types of the events that a text tells of somebody."""
    victims = facts_of(text, DAY, language="fa")["victims"]
    return {event["type"] for victim in victims if victim["name"] == name for event in victim["events"]}


@pytest.mark.parametrize(("sign", "event", "sentence"), ROWS, ids=[" ".join(row[:2]) for row in ROWS])
def test_a_sentence_tells_an_event_or_does_not(
    sign: str, event: str, sentence: str, request: pytest.FixtureRequest
) -> None:
    if sentence in NOT_READ:
        request.applymarker(pytest.mark.xfail(strict=True, reason=NOT_READ[sentence]))
    assert (event in told_of(sentence.replace("{N}", NAME), NAME)) is (sign == "yes")


@pytest.mark.parametrize("frame", FRAMES["of_one"])
@pytest.mark.parametrize("told", FRAMES["told"], ids=lambda told: told["event"])
def test_an_event_befalls_one_in_every_frame(told: dict[str, str], frame: str) -> None:
    text = FRAMES["of_one"][frame].replace("{V}", told["of_one"]).replace("{N}", NAME)
    sheet = facts_of(text, DAY, language="fa")
    assert [victim["name"] for victim in sheet["victims"]] == [NAME]
    assert told["event"] in told_of(text, NAME)
    assert sheet["unnamed_victims"] == []


@pytest.mark.parametrize("frame", FRAMES["of_several"])
@pytest.mark.parametrize("told", FRAMES["told"], ids=lambda told: told["event"])
def test_an_event_befalls_several_in_every_frame(told: dict[str, str], frame: str) -> None:
    text = FRAMES["of_several"][frame].replace("{V}", told["of_several"]).replace("{N}", NAME)
    sheet = facts_of(text, DAY, language="fa")
    assert {victim["name"] for victim in sheet["victims"]} == {NAME, *OTHERS}
    assert all(told["event"] in told_of(text, name) for name in (NAME, *OTHERS))
