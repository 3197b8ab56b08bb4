"""The built-in pack, loaded once for the checks on what stands in it."""

import pytest

from govah.packs import Pack, load_pack


@pytest.fixture(scope="session")
def pack() -> Pack:
    return load_pack()
