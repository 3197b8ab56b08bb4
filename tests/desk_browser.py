"""A real browser at a desk that `govah desk` itself serves."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright

INSTALL = "no Chromium: install it with `apt-get install chromium`, or name one in GOVAH_CHROMIUM"
QUIET = (
    "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--disable-default-apps", "--no-first-run", "--no-default-browser-check", "--disable-dev-shm-usage",
)  # fmt: skip


def chromium() -> str:
    """The browser to drive. Where there is none: a failure in CI, elsewhere a named skip."""
    found = os.environ.get("GOVAH_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        if os.environ.get("CI"):
            pytest.fail(INSTALL)
        pytest.skip(INSTALL)
    return found


@contextmanager
def launched(playwright: Playwright) -> Iterator[Browser]:
    """The browser, closed in the end."""
    root = ("--no-sandbox",) if hasattr(os, "geteuid") and os.geteuid() == 0 else ()
    running = playwright.chromium.launch(executable_path=chromium(), args=[*QUIET, *root])
    yield running
    running.close()


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a case file's desk, served by `govah desk` itself."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "govah", "desk", "--casefile", str(folder), "--port", str(port)]
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    base = f"http://127.0.0.1:{port}"
    try:
        for _ in range(200):
            if running.poll() is not None:
                pytest.fail(f"govah desk ended: {running.stderr.read() if running.stderr else ''}")
            try:
                urllib.request.urlopen(base, timeout=2).close()
                break
            except (urllib.error.URLError, OSError):
                time.sleep(0.1)
        yield base
    finally:
        running.terminate()
        running.wait(10)
        if running.stderr:
            running.stderr.close()


@contextmanager
def visit(
    browser: Browser, address: str, language: str = "en", script: bool = True, width: int = 1440
) -> Iterator[tuple[Page, list[str]]]:
    """A page in a new context, and the list of everything that went wrong or was asked of another place."""
    context: BrowserContext = browser.new_context(java_script_enabled=script, viewport={"width": width, "height": 800})
    context.add_cookies([{"name": "django_language", "value": language, "url": address}])
    page = context.new_page()
    wrong: list[str] = []
    page.on("console", lambda message: wrong.append(message.text) if message.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("request", lambda asked: wrong.append(asked.url) if not asked.url.startswith(address) else None)
    left = "net::ERR_ABORTED"  # the page was left before its icon came
    page.on("requestfailed", lambda asked: wrong.append(asked.url) if asked.failure != left else None)
    try:
        yield page, wrong
    finally:
        context.close()
