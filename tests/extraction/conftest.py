"""What the tests of extraction share: a text in, its facts out, with the packs compiled once for all of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from extraction_bench import facts_of


@pytest.fixture(scope="session")
def read() -> Callable[[str], dict[str, Any]]:
    """A function from a text to its facts."""
    return facts_of
