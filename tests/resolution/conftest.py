"""The built-in pack, loaded once for all tests of this folder."""

import pytest

from govah.packs import Pack, load_pack


@pytest.fixture(scope="session")
def pack() -> Pack:
    return load_pack()
