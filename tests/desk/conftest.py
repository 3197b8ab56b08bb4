"""A case file of our own reports, and a client that looks at its desk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.test import Client
from playwright.sync_api import Browser, Playwright, sync_playwright

from desk_browser import launched
from govah.casefile import open_casefile
from printed_casefile import build_printed
from sample_casefile import build

Visit = Callable[..., str]


@pytest.fixture(scope="session")
def sample_folder(tmp_path_factory: pytest.TempPathFactory, django_db_blocker: pytest.FixtureDef[object]) -> Path:
    """The folder of a case file with four reports and two files that could not be read."""
    folder = tmp_path_factory.mktemp("desk") / "case"
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        build(folder).close()
    return folder


def _at(folder: Path, django_db_blocker: pytest.FixtureDef[object]) -> Iterator[Client]:
    """A browser without scripts at the desk of a case file."""
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        casefile = open_casefile(folder)
        yield Client(HTTP_HOST="127.0.0.1:8000", enforce_csrf_checks=True)
        casefile.close()


@pytest.fixture
def desk(sample_folder: Path, django_db_blocker: pytest.FixtureDef[object]) -> Iterator[Client]:
    """A browser without scripts at the desk of the sample case file."""
    yield from _at(sample_folder, django_db_blocker)


@pytest.fixture
def empty_desk(tmp_path: Path, django_db_blocker: pytest.FixtureDef[object]) -> Iterator[Client]:
    """The same at a case file without reports."""
    yield from _at(tmp_path / "case", django_db_blocker)


@pytest.fixture(scope="session")
def printed_folder(tmp_path_factory: pytest.TempPathFactory, django_db_blocker: pytest.FixtureDef[object]) -> Path:
    """The folder of a case file of PDFs: English, Persian, and one within a mail."""
    beside = tmp_path_factory.mktemp("printed")
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        build_printed(beside / "case", beside).close()
    return beside / "case"


@pytest.fixture
def printed_desk(printed_folder: Path, django_db_blocker: pytest.FixtureDef[object]) -> Iterator[Client]:
    """A browser without scripts at the desk of the PDFs."""
    yield from _at(printed_folder, django_db_blocker)


@pytest.fixture(scope="module")
def playwright(sample_folder: Path, printed_folder: Path) -> Iterator[Playwright]:
    """The driver. The case files are made before it: Django makes none in a thread where the driver's loop runs."""
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="module")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """Chromium, started once for the tests of a file."""
    with launched(playwright) as running:
        yield running
