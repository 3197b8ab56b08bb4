"""Speed of folding, sentences, tokens, numbers and dates, as a share of `re.findall(r"\\w+")` over the same text."""

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
from govah.text.numbers import Numbers
from govah.text.sentences import sentences
from govah.text.tokens import tokens

ROUNDS = 5
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
        "dates": lambda: grammar.find(folded, PUBLISHED),
    }
    yardstick = seconds(lambda: re.findall(r"\w+", report))
    figures = {"yardstick, million characters a second": round(len(report) / yardstick / 1e6, 1)}
    return figures | {
        f"{name}, speed of the yardstick": round(yardstick / seconds(run), 3) for name, run in steps.items()
    }


def main() -> None:
    pack = load_pack()
    figures = {"english": measured(ENGLISH * 200, pack), "persian": measured(PERSIAN * 200, pack)}
    text = json.dumps(figures, indent=1) + "\n"
    Path(__file__).with_name("figures.json").write_text(text, encoding="utf-8")
    print(text, end="")


if __name__ == "__main__":
    main()
