"""Speed of folding, sentences, numbers, dates and passages, as a share of `re.findall(r"\\w+")` over the same text;
and sentences whose language is known."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable
from pathlib import Path

from govah.model import Date
from govah.packs import Pack, load_pack
from govah.text.dates import DateGrammar
from govah.text.fold import fold
from govah.text.language import language_of
from govah.text.numbers import Numbers
from govah.text.passages import passages
from govah.text.sentences import sentences
from govah.text.tokens import tokens

ROUNDS = 5
TABLES = Path(__file__).parents[2] / "tests" / "text"
# What the tables written after the words and letters gave when they were first tried, before anything was mended.
AT_FIRST = {
    "sentences_held_out": "67 of 70, 3 left open",
    "sentences_second": "32 of 42 very short ones, 9 left open",
    "sentences_third": "35 of 35",
}
PUBLISHED = Date("2024-11-20", "2024-11-20", "gregorian", "day")

# One paragraph of each kind of report, written for this measurement; six to eight dates in 1,000 characters.
ENGLISH = (
    "Two prisoners were executed at dawn on Wednesday, November 13, 2024, in the central prison of the province, "
    "according to an informed source who spoke to this organisation. The men, aged 26 and 31, had been arrested on "
    "12 October 2018 and were sentenced to death two years later on charges of “armed robbery”. Their families were "
    "not told beforehand; the last visit had taken place the week before. A relative said that no lawyer had been "
    "present at the trial, which lasted less than twenty minutes. “They called us yesterday and told us to come for "
    "the body,” he said. State media have not reported the executions at the time of writing. At least 487 people "
    "were put to death in the first four months of the year; the figure for 2023 was 834.\n"
)
PERSIAN = (
    "سحرگاه روز چهارشنبه ۲۳ آبان ماه ۱۴۰۳ حکم اعدام دو زندانی در زندان مرکزی شهر به اجرا درآمد. به گفته یک منبع "
    "مطلع، این دو نفر که ۲۶ و ۳۱ ساله بودند، در تاریخ ۱۳۹۷/۰۷/۲۰ بازداشت و دو سال بعد از بابت اتهام سرقت مسلحانه به "
    "اعدام محکوم شده بودند. خانواده آنها پیش از اجرا آگاه نشده بودند و آخرین ملاقات هفته گذشته انجام شده بود. یکی از "
    "نزدیکان گفت که در دادگاه که کمتر از بیست دقیقه طول کشید وکیلی حاضر نبود. «دیروز زنگ زدند و گفتند برای تحویل پیکر "
    "بیایید.» رسانه‌های داخلی تا لحظه تنظیم این خبر این اعدام‌ها را اعلام نکرده‌اند. در سال ۱۴۰۲ دست‌کم ۸۳۴ نفر اعدام "
    "شدند.\n"
)


def seconds(step: Callable[[], object]) -> float:
    best = float("inf")
    for _ in range(ROUNDS):
        began = time.process_time()
        step()
        best = min(best, time.process_time() - began)
    return best


def measured(report: str, pack: Pack) -> dict[str, float]:
    grammar, numbers = DateGrammar(pack), Numbers(pack)
    folded = fold(report)
    steps: dict[str, Callable[[], object]] = {
        "fold": lambda: fold(report),
        "sentences": lambda: sentences(report, pack=pack),
        "tokens": lambda: tokens(report),
        "numbers": lambda: numbers.find(folded),
        "passages": lambda: passages(report, pack=pack),
        "dates": lambda: grammar.find(folded, PUBLISHED),
    }
    yardstick = seconds(lambda: re.findall(r"\w+", report))
    figures = {"yardstick, million characters a second": round(len(report) / yardstick / 1e6, 1)}
    return figures | {
        f"{name}, speed of the yardstick": round(yardstick / seconds(run), 3) for name, run in steps.items()
    }


def languages() -> dict[str, str]:
    """Sentences whose language is known, of each table of tests/text, and bare names that show none."""
    figures = {}
    for table in ("sentences_by_language", "sentences_held_out", "sentences_second", "sentences_third"):
        lines = [line.split("\t") for line in (TABLES / f"{table}.tsv").read_text("utf-8").splitlines()]
        figures[table] = f"{sum(language_of(words) == code for code, words in lines)} of {len(lines)}"
    names = (TABLES / "bare_names.txt").read_text("utf-8").splitlines()
    figures["bare_names, none guessed"] = f"{sum(language_of(name) is None for name in names)} of {len(names)}"
    return figures | {f"{table}, at first": figure for table, figure in AT_FIRST.items()}


def main() -> None:
    pack = load_pack()
    figures = {"english": measured(ENGLISH * 200, pack), "persian": measured(PERSIAN * 200, pack)}
    figures["both"] = measured((ENGLISH + PERSIAN) * 100, pack)
    everything = {**figures, "languages": languages()}
    text = json.dumps(everything, indent=1) + "\n"
    Path(__file__).with_name("figures.json").write_text(text, encoding="utf-8")
    print(text, end="")


if __name__ == "__main__":
    main()
