"""Exports of 10 and 100 MB read message by message: peak memory of the process, and time against hashing the file.

    .venv/bin/python benchmarks/reading/measure.py [--megabytes 10 100] [--formats telegram-json chat …]

The exports are made up, written to a temporary folder and removed again. Each is read in a process of its own, through
the same function as `govah read` uses; the yardstick is SHA-256 over the same file in the same process. A page of a web
archive costs what finding its article costs, so that its archive is ten times smaller.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

MEBIBYTE = 1024 * 1024
WORDS = "two prisoners of the third ward were moved to quarantine on that night and their families were not told"
PERSIAN = "دو زندانی بند سوم را آن شب به قرنطینه بردند و خانواده‌هایشان خبر نداشتند"
BEGAN = datetime(2018, 1, 1, tzinfo=UTC)


def text(number: int) -> str:
    """The words of a message; no two are the same."""
    words = (WORDS if number % 2 else PERSIAN).split()
    turned = words[number % len(words) :] + words[: number % len(words)]
    return f"{number}. {' '.join(turned * (1 + number % 5))}"


def telegram_json(size: int) -> Iterator[str]:
    yield '{\n "name": "Ward Notes",\n "type": "public_channel",\n "id": 7,\n "messages": [\n'
    written = number = 0
    while written < size:
        number += 1
        moment = int((BEGAN + timedelta(minutes=number)).timestamp())
        one = json.dumps(
            {"id": number, "type": "message", "date_unixtime": str(moment), "from": "Ward Notes",
             "text": [text(number), {"type": "hashtag", "text": "#ward"}],
             "text_entities": [{"type": "plain", "text": text(number)}]},
            ensure_ascii=False, indent=1,
        )  # fmt: skip
        written += len(one.encode())
        yield ("" if number == 1 else ",\n") + one
    yield "\n ]\n}\n"


def telegram_html(size: int) -> Iterator[str]:
    yield '<!DOCTYPE html>\n<html><head><title>Exported Data</title></head><body><div class="page_wrap">\n'
    yield '<div class="page_header"><div class="content"><div class="text bold">\nWard Notes \n</div></div></div>\n'
    yield '<div class="page_body chat_page"><div class="history">\n'
    written = number = 0
    while written < size:
        number += 1
        moment = (BEGAN + timedelta(minutes=number)).strftime("%d.%m.%Y %H:%M:%S")
        one = f'<div class="message default clearfix" id="message{number}"><div class="body">\n'
        one += f'<div class="pull_right date details" title="{moment} UTC+00:00">\n00:00\n</div>\n'
        one += f'<div class="from_name">\nWard Notes \n</div>\n<div class="text">\n{text(number)}<br>\n</div>'
        one += "</div></div>\n"
        written += len(one.encode())
        yield one
    yield "</div></div></div></body></html>\n"


def chat(size: int) -> Iterator[str]:
    written = number = 0
    while written < size:
        number += 1
        moment = (BEGAN + timedelta(minutes=number)).strftime("%d/%m/%Y, %H:%M")
        one = f"{moment} - Mina: {text(number)}\nand a second line\n"
        written += len(one.encode())
        yield one


def mbox(size: int) -> Iterator[str]:
    written = number = 0
    while written < size:
        number += 1
        one = "From a@example.org Wed Nov 13 22:40:00 2024\nFrom: Aria <a@example.org>\n"
        one += f"Message-ID: <{number}@example.org>\nDate: Wed, 13 Nov 2024 22:40:00 +0330\n"
        one += f"Content-Type: text/plain; charset=utf-8\n\n{text(number)}\n\n"
        written += len(one.encode())
        yield one


def feed(size: int) -> Iterator[str]:
    yield '<rss version="2.0"><channel><title>Ward Notes</title>\n'
    written = number = 0
    while written < size:
        number += 1
        one = f"<item><title>Notice {number}</title><guid>{number}</guid>"
        one += f"<description>{text(number)}</description></item>\n"
        written += len(one.encode())
        yield one
    yield "</channel></rss>\n"


def warc(size: int) -> Iterator[bytes]:
    written = number = 0
    while written < size:
        number += 1
        page = f"<html><head><title>Notice {number}</title></head><body><article><h1>Notice {number}</h1>"
        page += f"<p>{text(number)}.</p></article>{'<div><a href=x>more</a></div>' * 200}</body></html>"
        body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page.encode()
        head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/{number}\r\n"
        head += "WARC-Date: 2024-11-14T02:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
        record = gzip.compress(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body + b"\r\n\r\n", 1)
        written += len(body)
        yield record


FORMATS = {
    "telegram-json": (telegram_json, "result.json"),
    "telegram-html": (telegram_html, "messages.html"),
    "chat": (chat, "WhatsApp Chat with Ward.txt"),
    "mbox": (mbox, "ward.mbox"),
    "feed": (feed, "ward.rss"),
    "warc": (warc, "ward.warc.gz"),
}


def read_one(path: Path) -> None:
    """Read one export as `govah read` does, and print what it cost."""
    from govah.reading import Captured, acquire, read

    captured = next(item for item in acquire([path]) if isinstance(item, Captured))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.process_time()
    outcome: dict[str, int] = {}
    for one in read(captured, now="2026-11-30T00:00:00Z"):
        kind = "reports" if hasattr(one, "text") else one.code
        outcome[kind] = outcome.get(kind, 0) + 1
    seconds = time.process_time() - began
    began = time.process_time()
    with path.open("rb") as stream:
        hashlib.file_digest(stream, "sha256")
    yardstick = time.process_time() - began
    size = path.stat().st_size / MEBIBYTE
    figures = {
        "megabytes": round(size, 1), **outcome, "seconds": round(seconds, 2),
        "reports a second": round(outcome.get("reports", 0) / seconds),
        # a packed archive is hashed packed, which says nothing
        **({} if path.suffix == ".gz" else {"times hashing": round(seconds / yardstick, 1)}),
        "peak megabytes": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        "of them before reading": round(before / 1024),
    }  # fmt: skip
    print(json.dumps(figures))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--megabytes", type=int, nargs="+", default=[10, 100])
    parser.add_argument("--formats", nargs="+", choices=sorted(FORMATS), default=list(FORMATS))
    parser.add_argument("--read", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.read:
        read_one(given.read)
        return
    out = Path(__file__).with_name("figures.json")
    kept = json.loads(out.read_text(encoding="utf-8")) if out.exists() else {}
    for name in given.formats:
        made, file_name = FORMATS[name]
        for megabytes in given.megabytes:
            with tempfile.TemporaryDirectory() as folder:
                path = Path(folder) / file_name
                with path.open("wb") as stream:
                    for piece in made(megabytes * MEBIBYTE // (10 if name == "warc" else 1)):
                        stream.write(piece if isinstance(piece, bytes) else piece.encode())
                command = [sys.executable, __file__, "--read", str(path)]
                done = subprocess.run(command, check=True, capture_output=True, text=True)
            kept.setdefault(name, {})[str(megabytes)] = json.loads(done.stdout)
            print(name, megabytes, done.stdout.strip(), flush=True)
    out.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
