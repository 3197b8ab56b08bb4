"""Draws the README's pictures: `python docs/make_screenshots.py` reads the demo and photographs its desk.

It needs the development packages and a Chromium (`apt-get install chromium`, or GOVAH_CHROMIUM names one).
"""

from __future__ import annotations

import io
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "docs" / "images"
LARGEST = 300_000
SIZE = {"width": 1280, "height": 1000}


def main() -> None:
    """Read the demo into a case file that passes, serve it, photograph three pages."""
    with tempfile.TemporaryDirectory() as folder:
        govah("read", str(ROOT / "demo" / "reports"), "--casefile", folder + "/case").wait()
        port = free_port()
        served = govah("desk", "--casefile", folder + "/case", "--port", str(port))
        try:
            photograph(f"http://127.0.0.1:{port}")
        finally:
            served.terminate()
            served.wait()


def govah(*words: str) -> subprocess.Popen[bytes]:
    """The program, started."""
    return subprocess.Popen([sys.executable, "-m", "govah", *words], stderr=subprocess.DEVNULL)  # noqa: S603


def free_port() -> int:
    """A port that nobody uses at the moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def photograph(address: str) -> None:
    """The overview, the first person's page, and a report opened at a passage."""
    for _ in range(100):
        try:
            urllib.request.urlopen(address).close()  # noqa: S310
            break
        except OSError:
            time.sleep(0.1)
    browser_path = os.environ.get("GOVAH_CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=browser_path, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport=SIZE)  # type: ignore[arg-type]
        page.goto(address + "/")
        save(page, "overview")
        page.goto(address + "/people/?name=alizadeh&order=fewest")
        page.goto(address + (page.locator(".who a").last.get_attribute("href") or "/people/1/"))
        save(page, "person")
        page.locator(".event.death .source a").first.click()
        page.wait_for_load_state()
        page.evaluate(
            "scrollTo(0, document.querySelector('#now').closest('.para').getBoundingClientRect().top + scrollY)"
        )
        save(page, "report")
        browser.close()


def save(page: Page, name: str) -> None:
    """The window as a PNG of few colours: text needs no more."""
    page.evaluate("document.fonts.ready")
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB").quantize(64, dither=Image.Dither.NONE)
    file = OUT / f"{name}.png"
    picture.save(file, optimize=True)
    size = file.stat().st_size
    sys.stdout.write(f"{file.relative_to(ROOT)}  {size // 1000} kB\n")
    if size > LARGEST:
        raise SystemExit(f"{file.name} is larger than {LARGEST // 1000} kB")


if __name__ == "__main__":
    main()
